"""People in registers: a district, some of its people, and what a reader asks."""

from __future__ import annotations

from datetime import date

from ansinh.kit.actors import Actor
from ansinh.registers.listing import Moment
from tests.entitlement_world import commune, district, resident
from tests.payroll_world import noon

TODAY = date(2024, 6, 3)
NOW = noon("2024-06-03")
HA_LAM = "20791"
BINH_TRI = "20818"
RECOGNITIONS = "merit/nguoi-co-cong"
HIV = "social_protection/nguoi-nhiem-hiv"
INVALID = {"kind": "TB", "file_number": "QN-1203", "percent": 41}


def moment(on: str = "2024-06-03", known: str | None = None) -> Moment:
    """What is asked: a day, as known now or at noon of another."""
    return Moment(date.fromisoformat(on), noon(known) if known else NOW, known is None)


def specialist(user_id: int = 7) -> Actor:
    """Somebody who sees the whole district."""
    return Actor(user_id, "Chuyên viên", "SPECIALIST", None)


def officer_of(*codes: str, user_id: int = 8) -> Actor:
    """Somebody of one or several communes."""
    return Actor(user_id, "Công chức", "COMMUNE_OFFICER", tuple(commune(TODAY, code) for code in codes))


def people(*names: str, code: str = BINH_TRI) -> list[int]:
    """Residents of a commune by these names."""
    district()
    return [resident("1950-02-03", full_name=name, code=code) for name in names]
