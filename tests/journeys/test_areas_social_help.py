"""Social protection beside the monthly money: emergency aid by household, disabilities counted by what they are."""

from __future__ import annotations

from datetime import date

import pytest

from ansinh.audit.session import acting
from ansinh.indicators import actions as indicators
from ansinh.indicators import queries as measured
from ansinh.indicators.windows import window_of
from ansinh.registers import actions
from ansinh.registers.actions import NewRecord
from ansinh.registers.refusals import RecordRefused
from ansinh.registry import actions as registry
from ansinh.registry.records import DisabilityRecord, PersonRecord, SourceReference
from tests.entitlement_world import commune, district
from tests.payroll_world import SYSTEM, noon, sql
from tests.registers_world import specialist

pytestmark = pytest.mark.django_db
AID = "social_protection/tro-giup-khan-cap"
FLOOD = date(2024, 10, 28)


def disabled() -> None:
    """Three people of one household: a woman with two kinds, a boy, and an old man without a certificate."""
    district()
    said = (
        ("1985-02-03", "FEMALE", DisabilityRecord("SEVERE", ("MOBILITY", "VISION"), "12/GXN")),
        ("2015-05-20", "MALE", DisabilityRecord("EXTREME", ("INTELLECT",), "13/GXN")),
        ("1950-01-09", "MALE", None),
    )
    records = [
        PersonRecord(
            full_name=f"Người Minh Họa {number}", commune_id=commune(FLOOD), valid_from=date(2020, 3, 1),
            source=SourceReference("FORM", "to-khai-1"), birth_date=date.fromisoformat(born), birth_precision="DAY", sex=sex,
            household_key="0412", relation="OTHER" if number else "HEAD", disability=disability,
        )
        for number, (born, sex, disability) in enumerate(said)
    ]  # fmt: skip
    with acting(SYSTEM):
        registry.take_in(records, actor=SYSTEM, at=noon("2020-03-05"))


def parts(code: str, dimension: str) -> dict[str, int]:
    window = window_of(FLOOD, "month")
    indicators.measure([window], codes=[code], actor=SYSTEM, at=noon("2024-11-05"))
    with acting(SYSTEM):
        found = measured.by_dimension(code, window, dimension, actor=SYSTEM)
        return {name: int(part.amount or 0) for name, part in found}


def figure(code: str) -> int:
    window = window_of(FLOOD, "month")
    indicators.measure([window], codes=[code], actor=SYSTEM, at=noon("2024-11-05"))
    with acting(SYSTEM):
        return int(measured.figure(code, window).value or 0)


def test_rice_goes_to_households_within_the_law() -> None:
    disabled()
    household = sql("SELECT id FROM registry_household")[0][0]
    rice = {"happened_on": FLOOD, "kind": "FOOD", "cause": "Bão số 6", "members": 3, "rice_kg": 45, "given_on": date(2024, 10, 30)}  # fmt: skip

    def give(**said: object) -> None:
        new = NewRecord({**rice, **said}, household)
        actions.add(AID, [new], on=FLOOD, actor=specialist(), at=noon("2024-10-31"))

    for wrong in ({"rice_kg": 136}, {"members": None}, {"kind": "HOUSE"}, {"given_on": date(2024, 10, 27)}):
        with pytest.raises(RecordRefused):
            give(**wrong)
    give()
    give(kind="HOUSE", rice_kg=None, amount_vnd=40_000_000)
    give(kind="GOODS", rice_kg=None, amount_vnd=900_000, given_on=None)
    names = ("households", "rice", "money")
    assert [figure(f"social_protection.emergency_{name}") for name in names] == [2, 45, 40_000_000]


def test_disabilities_by_degree_kind_and_age() -> None:
    disabled()
    assert parts("social_protection.disabled_by_degree", "programme") == {"SEVERE": 1, "EXTREME": 1}
    assert parts("social_protection.disabled_by_degree", "sex") == {"FEMALE": 1, "MALE": 1}
    assert parts("social_protection.disabled_by_kind", "programme") == {"MOBILITY": 1, "VISION": 1, "INTELLECT": 1}
    assert parts("social_protection.disabled_by_age", "programme") == {"16-59": 1, "6-15": 1}
