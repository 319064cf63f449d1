"""A real district under the real law, and people of whom little is known: for dossiers, decisions and what they open."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from ansinh.audit.session import acting
from ansinh.cases import actions as cases
from ansinh.cases.catalog import procedure as procedure_of
from ansinh.cases.models import Dossier
from ansinh.cases.records import Applicant, NewDossier, PaperHanded
from ansinh.kit.actors import Actor, system_actor
from ansinh.registry import actions, places
from ansinh.registry.records import PersonRecord, SourceReference
from tests.payroll_world import noon

SYSTEM = system_actor("tests")
BINH_TRI = "20818"
ASSISTANCE = "1.001776"
SOCIAL_PENSION = "1.014027"
FUNERAL = "1.001731"
MOVE = "1.001753"
MOVE_OUT = "BTXH.01"
WAR_INVALID = "MO.22"
REFERENCES = itertools.count(1)
BEGINNING = noon("2021-01-05")


def district() -> None:
    """Thăng Bình with its communes, and who decides for them. Safe to repeat."""
    with acting(SYSTEM):
        actions.load_places(actor=SYSTEM, at=BEGINNING)


def commune(on: date, code: str = BINH_TRI) -> int:
    """The commune that bears the code on a day."""
    with acting(SYSTEM):
        return places.unit_at(code, on).id


def resident(
    birth: str, *, since: str = "2021-01-01", code: str = BINH_TRI, at: datetime = BEGINNING, **of: Any
) -> int:
    """Somebody who lives in a commune; ``birth`` is a day, ``of`` further fields of a PersonRecord."""
    day = date.fromisoformat(since)
    record = PersonRecord(
        full_name=of.pop("full_name", "Nguyễn Thị Mẫu"),
        commune_id=commune(day, code),
        valid_from=day,
        source=SourceReference("FORM", f"test:{next(REFERENCES)}"),
        birth_date=date.fromisoformat(birth),
        birth_precision="DAY",
        **of,
    )
    with acting(SYSTEM):
        return actions.take_in([record], actor=SYSTEM, at=at)[0]


def officer(role: str, user_id: int) -> Actor:
    """Somebody of the district office."""
    return Actor(user_id, f"Người {user_id}", role, None)


def received(person: int, procedure: str, on: str, *, answers: Mapping[str, Any] | None = None) -> int:
    """A dossier about somebody of Bình Trị, with every paper, received on a day."""
    day = date.fromisoformat(on)
    new = NewDossier(
        procedure=procedure,
        commune_id=commune(day),
        applicant=Applicant("Nguyễn Thị Mẫu"),
        person_id=person,
        answers=answers or {},
        papers=[PaperHanded(paper.code) for paper in procedure_of(procedure).papers_on(day)],
    )
    return cases.receive(new, actor=SYSTEM, at=noon(on))


def appraised(
    person: int,
    procedure: str,
    on: str,
    *,
    facts: Mapping[str, Any] | None = None,
    answers: Mapping[str, Any] | None = None,
    conclusion: str = "GRANT",
    note: str = "",
) -> int:
    """A dossier that has come to the specialist, who has concluded on it."""
    dossier = received(person, procedure, on, answers=answers)
    to_specialist(dossier, on)
    cases.appraise(dossier, conclusion, facts or {}, note, actor=SYSTEM, at=noon(on))
    return dossier


def to_specialist(dossier: int, on: str) -> None:
    """From hand to hand until the specialist holds it."""
    while holder(dossier) != "SPECIALIST":
        cases.hand_over([dossier], actor=SYSTEM, at=noon(on))


def holder(dossier: int) -> str:
    with acting(SYSTEM):
        return Dossier.objects.values_list("holder", flat=True).get(pk=dossier)
