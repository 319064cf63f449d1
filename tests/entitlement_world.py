"""A real district under the real law, and people of whom little is known: for dossiers, decisions and what they open."""

from __future__ import annotations

import itertools
from datetime import date, datetime
from typing import Any

from ansinh.audit.session import acting
from ansinh.kit.actors import Actor, system_actor
from ansinh.registry import actions, places
from ansinh.registry.records import PersonRecord, SourceReference
from tests.payroll_world import noon

SYSTEM = system_actor("tests")
BINH_TRI = "20818"
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
