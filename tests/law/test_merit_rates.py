"""Every usable amount of the legal record is in the law files, to the đồng; nothing else is."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from ansinh.policy.catalog import catalog
from ansinh.policy.queries import rates_in_force
from ansinh.policy.spec import PROVISIONAL, Rate

# Ceilings that the record states in words, beside the amounts of its table.
CEILINGS = {"DC.DILAI.MAX": [1_400_000, 1_400_000], "TM.DILAI.MAX": [2_400_000]}


def recorded() -> list[dict[str, str]]:
    """code, month (first one paid), valid_from (the day in the law), amount_vnd."""
    with (Path(__file__).parent / "merit_rates.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def merit_rates() -> dict[str, Rate]:
    ours = {row["code"] for row in recorded()} | CEILINGS.keys()
    return {code: rate for code, rate in catalog().rates.items() if code in ours}


def test_all_recorded_amounts_are_in_the_law_files() -> None:
    rows = recorded()
    assert len(rows) == 799  # the 800th row, three months' allowance, is a multiple: the coefficient below
    known = {
        (rate.code, value.start.isoformat(), str(value.amount))
        for rate in merit_rates().values()
        for value in rate.values
    }
    assert {(row["code"], row["month"], row["amount_vnd"]) for row in rows} - known == set()
    assert len(known) == 799 + sum(len(values) for values in CEILINGS.values())


def test_three_months_are_three_months() -> None:
    version = catalog().policies["three_months"].version_on(date(2024, 1, 1))
    assert version.coefficient == "3"
    assert all(row.code.startswith("ML.3THANG.") and row.coefficient == "" for row in version.rows)


def test_ceilings() -> None:
    assert {code: [value.amount for value in merit_rates()[code].values] for code in CEILINGS} == CEILINGS


def test_amounts_of_press_and_memory_are_provisional() -> None:
    provisional = {
        (rate.code, value.start.year)
        for rate in merit_rates().values()
        for value in rate.values
        if value.evidence in PROVISIONAL
    }
    assert {("MT.MAITANG", 2026), ("TC.THOCUNG", 2013), ("QUA.CTN.TET.300", 2026), ("LS.TUAT2", 2019)} <= provisional
    assert {
        ("ML.TKN.TN", 2023),
        ("ML.TKN.TN", 2024),
        ("ML.TD", 2024),
        ("DD.NHA", 2024),
    } <= provisional  # half up at 500
    assert not {("TB.TC.41", 2024), ("ML.TKN.TN", 2021), ("BM.TC", 2023), ("ML.HDKC", 2024)} & provisional


def test_the_unseen_decree_of_2026_is_in_no_rate() -> None:
    instruments = {value.instrument for rate in catalog().rates.values() for value in rate.values}
    assert "ND321-2026" not in instruments
    assert max(value.start for rate in merit_rates().values() for value in rate.values) == date(2026, 7, 1)


def test_tables_by_percent_are_complete_and_rise() -> None:
    for table in ("TB.TC", "TBB.TC"):
        for place in range(3):
            amounts = [catalog().rates[f"{table}.{percent}"].values[place].amount for percent in range(21, 101)]
            assert amounts == sorted(set(amounts))


@pytest.mark.django_db
def test_every_line_finds_its_rate_in_every_month_that_its_version_covers() -> None:
    months = [date(year, month, 1) for year in range(2021, 2027) for month in range(1, 13)]
    lines = [line for line in catalog().lines() if line.policy.area == "merit" and not line.row.amount]
    for month in months:
        rates = rates_in_force(month, date(2027, 12, 31))
        for line in lines:
            version = line.version
            if version.start <= month and (version.end is None or month <= version.end):
                pattern = line.rate.split("{")[0]
                assert any(code == line.rate or ("{" in line.rate and code.startswith(pattern)) for code in rates), (
                    line.code,
                    month,
                )
