"""Guarded registers of children, gender and social evils: who opened them, and records to begin from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from ansinh.kit.actors import Actor
from ansinh.kit.workdays import HANOI
from ansinh.registers import actions
from ansinh.registers.actions import NewRecord
from tests.entitlement_world import commune
from tests.registers_world import TODAY, specialist

CASE, SERVICE, CARE, CARER = (
    f"children/{code}" for code in ("bao-ve-tre-em", "dich-vu-tre-em", "cham-soc-thay-the", "nguoi-nhan-cham-soc")
)
DRUGS, VICTIMS, SUPPORTS = (f"social_evils/{code}" for code in ("ho-so-ma-tuy", "nan-nhan", "ho-tro-nan-nhan"))
VIOLENCE = "gender/vu-bao-luc-gioi"
ALL = ("CHILD_ABUSE", "DRUG_CASE", "TRAFFICKING", "GENDER_VIOLENCE")


def opened(*guards: str) -> Actor:
    """A specialist who opened these guarded registers with a reason."""
    return replace(specialist(), guarded=frozenset(guards or ALL), reason="Xử lý hồ sơ")


def at(text: str) -> datetime:
    """A moment in Vietnam: "2024-06-01 22:30"."""
    return datetime.fromisoformat(text).replace(tzinfo=HANOI)


def add(register: str, *records: dict[str, Any], on: str, subjects: Sequence[int | None] = ()) -> list[int]:
    """Records in the commune of the small world, by whoever opened everything."""
    place, day = commune(TODAY), date.fromisoformat(on)
    new = [
        NewRecord(values, subject, commune_id=place)
        for values, subject in zip(records, subjects or [None] * len(records), strict=True)
    ]
    return actions.add(register, new, on=day, actor=opened(), at=at(f"{on} 12:00"))


def move(register: str, record: int, code: str, on: str, **values: Any) -> int:
    """One move, at noon of its day."""
    return actions.move(
        register, [record], code, values, on=date.fromisoformat(on), actor=opened(), at=at(f"{on} 12:00")
    )


def case(code: str = "BVTE-01", reported: str = "2024-06-01 22:30", **values: Any) -> dict[str, Any]:
    """A report of violence against a child whom nobody knows yet, on a Saturday night."""
    said = {"code": code, "described": "N.T.H., khoảng 9 tuổi", "reported_by": "HOTLINE", "reported_at": at(reported)}
    return {**said, "suspected": "VIOLENCE", "circle": "WORKER", **values}


def drug_case(code: str = "MT-01", **values: Any) -> dict[str, Any]:
    """A user under management by the law of 2021."""
    said: dict[str, Any] = {"code": code, "full_name": "Người Trong Két", "sex": "MALE", "decision": "QĐ 12/QĐ-UBND"}
    return {**said, "decided_on": date(2024, 1, 8), "months": 12, "ends_on": date(2025, 1, 8), **values}
