"""Every row of the legal record of merit comes out to the đồng, save those of low confidence: they ask."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from ansinh.policy import assess
from ansinh.policy.catalog import catalog

Part = tuple[str, int, tuple[str, ...]]
# Rows that are a sum over months or years, or that leave out other benefits of the same month:
# (case, how often, codes that count).
PARTS: dict[str, list[Part]] = {
    "V01": [("V01.2021", 24, ("TB.TC",)), ("V01.2023", 6, ("TB.TC",))],
    "V03": [("V03.2021", 24, ("TB.TC",)), ("V03.2023", 6, ("TB.TC",))],
    "V19": [("V19", 1, ("ML.3THANG.TB.TC", "MT.MAITANG"))],
    "V22": [("V22", 1, ("QUA.CTN.TET.300",))],
    "V23": [("V23", 1, ("QUA.CTN.277.600",))],
    "V37": [("V37", 1, ("ML.3THANG.BM.TC", "ML.3THANG.BM.PC", "MT.MAITANG"))],
    "V38": [("V38", 1, ("ML.3THANG.TB.TC", "ML.3THANG.TD.TC", "MT.MAITANG"))],
    "V39": [("V39", 1, ("ML.3THANG.CD.CON61_80", "MT.MAITANG"))],
    "V49": [("V49", 1, ("DD.NHA",))],
    "V52": [("V52", 12, ("GDT.2",)), ("V52", 1, ("GDN.DH",))],
    "V57": [("V57", 1, ("LT.ANTHEM",))],
}
# Low confidence: what must be asked instead of paid. V61 needs two areas and has its own test.
ASKS = {"V27": {"BB.61_70", "CD.81", "CD.PC81"}, "V58": {"ND321.TRUYLINH"}}
ELSEWHERE = {"V61"}


def record() -> list[dict[str, str]]:
    with (Path(__file__).parent / "cases_merit.csv").open(encoding="utf-8-sig") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("row", record(), ids=lambda row: row["id"])
def test_row(row: dict[str, str]) -> None:
    cases = {case.id.removeprefix("NCC-"): case for case in catalog().cases}
    name = row["id"]
    if name in ELSEWHERE:
        assert row["conf"] == "low"
    elif name in ASKS:
        assert row["conf"].startswith("low")
        assert set(cases[name].asks) == ASKS[name]
        assert not ASKS[name] & cases[name].gives.keys()
    else:
        parts = PARTS.get(name) or [(name, 1, tuple(cases[name].gives))]
        total = sum(times * sum(cases[case].gives[code] for code in codes) for case, times, codes in parts)
        assert total == int(row["expected_vnd"])


@pytest.mark.django_db
def test_v61_social_pension_of_a_person_with_merit_needs_a_ruling() -> None:
    facts = {
        "birth_date": "1945-03-01",
        "war_invalid_percent": 25,
        "receives_merit_allowance": True,
        "social_pension_requested": True,
    }
    answer = assess.assess_described(facts, date(2025, 9, 1))
    assert {benefit.code: benefit.amount_vnd for benefit in answer.benefits} == {"TB.TC": 2236000}
    assert [ruling.code for ruling in answer.needs_ruling] == ["ND176-2.a"]


@pytest.mark.django_db
def test_funeral_of_2026_is_provisional_and_says_why() -> None:
    answer = assess.assess_described({"jailed_by_enemy": True, "died_on": "2026-08-05"}, date(2026, 8, 5))
    funeral = next(benefit for benefit in answer.benefits if benefit.code == "MT.MAITANG")
    assert (funeral.amount_vnd, funeral.provisional) == (25_300_000, True)
    assert [point.evidence for point in funeral.law] == ["copy", "knowledge"]


@pytest.mark.django_db
def test_of_two_funeral_grants_the_higher_is_paid() -> None:
    facts = {"jailed_by_enemy": True, "receives_social_assistance": True, "died_on": "2024-09-15"}
    answer = assess.assess_described(facts, date(2024, 9, 15))
    assert [benefit.code for benefit in answer.benefits if benefit.programme == "FUNERAL"] == []
    assert [b.amount_vnd for b in answer.benefits if b.code == "MT.MAITANG"] == [23_400_000]


@pytest.mark.django_db
def test_rates_as_the_law_stood() -> None:
    """Nghị định 55/2023 is in force from 05/9/2023 and counts from 7/2023: a list of August pays the old amount."""
    facts = {"war_invalid_percent": 41}

    def amount(law_on: date) -> int:
        return assess.assess_described(facts, date(2023, 8, 1), law_on=law_on).total_vnd

    assert (amount(date(2023, 8, 20)), amount(date(2023, 9, 5))) == (2_135_000, 2_702_000)
