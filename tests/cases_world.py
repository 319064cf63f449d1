"""Dossiers in a real district: an officer of each role, people of two communes, and papers in hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from ansinh.audit.session import acting
from ansinh.cases import actions
from ansinh.cases.actions import Applicant, NewDossier, PaperHanded
from ansinh.cases.catalog import procedure
from ansinh.cases.models import Dossier
from ansinh.kit.actors import Actor
from ansinh.kit.workdays import HANOI
from ansinh.registry.places import predecessors
from ansinh.registry.records import PersonRecord
from tests.entitlement_world import BINH_TRI, SYSTEM, commune, resident

ASSISTANCE = "1.001776"  # monthly assistance: three steps at the commune, two in the district
WORSHIP = "1.010803"  # worship of martyrs: commune, office, Sở
FUNERAL = "1.001731"
HA_LAM = "20791"
MONDAY = "2024-05-06"


def moment(day: str, hour: int = 10) -> datetime:
    """A day and hour in Vietnam."""
    return datetime.fromisoformat(day).replace(hour=hour, tzinfo=HANOI)


def of_commune(role: str, user_id: int, code: str = BINH_TRI, day: str = MONDAY) -> Actor:
    """Somebody of a commune, who sees its people, and those of the communes that it took over, only."""
    on = date.fromisoformat(day)
    return Actor(user_id, f"Người {user_id}", role, tuple(predecessors(commune(on, code), on)))


def clerk() -> Actor:
    return of_commune("ONE_STOP_CLERK", 11)


def officer() -> Actor:
    return of_commune("COMMUNE_OFFICER", 12)


SPECIALIST = Actor(13, "Chuyên viên", "SPECIALIST", None)
HEAD = Actor(14, "Trưởng phòng", "HEAD", None)
CHAIRMAN = Actor(15, "Chủ tịch", "CHAIRMAN", None)


def papers(code: str, day: str) -> tuple[PaperHanded, ...]:
    """Everything that the procedure always asks for on a day."""
    return tuple(PaperHanded(paper.code) for paper in procedure(code).papers_on(date.fromisoformat(day)))


def application(code: str = ASSISTANCE, *, day: str = MONDAY, person: int | None = None, **of: Any) -> NewDossier:
    """An application with all its papers; ``of``: further fields of a NewDossier."""
    values: Mapping[str, Any] = {
        "procedure": code,
        "commune_id": commune(date.fromisoformat(day)),
        "applicant": Applicant("Nguyễn Thị Mẫu", cccd="049156000123"),
        "person_id": person if person or "person_id" in of else resident("1956-03-12"),
        "papers": papers(code, day),
        **of,
    }
    return NewDossier(**values)


def received(code: str = ASSISTANCE, *, day: str = MONDAY, actor: Actor | None = None, **of: Any) -> int:
    """A dossier received at the commune's desk at ten o'clock."""
    return actions.receive(application(code, day=day, **of), actor=actor or clerk(), at=moment(day))


def received_record(record: PersonRecord) -> int:
    """A dossier about somebody whom the registry may not know."""
    new = replace(application(person_id=None), person=record)
    return actions.receive(new, actor=clerk(), at=moment(MONDAY))


def dossier(dossier_id: int) -> Dossier:
    """Its row, as the system sees it."""
    with acting(SYSTEM):
        return Dossier.objects.get(pk=dossier_id)


def words(dossier_id: int) -> list[str]:
    """What happened to it."""
    with acting(SYSTEM):
        return list(dossier(dossier_id).moves.order_by("id").values_list("word", flat=True))


def to_specialist(code: str = ASSISTANCE, *, day: str = MONDAY) -> int:
    """Received, and through the commune's steps on the same day."""
    new = received(code, day=day)
    while dossier(new).place == "COMMUNE":
        actions.hand_over([new], actor=officer(), at=moment(day, 14))
    return new


def to_chairman(day: str = MONDAY) -> int:
    """Appraised as entitled, and before the chairman, on the same day."""
    new = to_specialist(day=day)
    actions.appraise(new, "GRANT", {"disability_degree": "SEVERE"}, "Đủ hồ sơ", actor=SPECIALIST, at=moment(day, 15))
    actions.hand_over([new], actor=SPECIALIST, at=moment(day, 15))
    return new
