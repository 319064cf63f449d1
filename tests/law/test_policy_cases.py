"""The worked cases that lie beside the policies: exactly these benefits, exactly these rulings, to the đồng."""

from __future__ import annotations

import csv
from collections import defaultdict
from datetime import date
from pathlib import Path

import pytest

from ansinh.policy import assess
from ansinh.policy.catalog import catalog
from ansinh.policy.spec import Case

pytestmark = pytest.mark.django_db

# Rows about arrears of a payroll: they are golden cases of payroll.
OF_PAYROLL = {"V074", "V076", "V079", "V102", "V131", "V132", "V133", "V157", "V159"}


def test_every_case_beside_a_policy_comes_out() -> None:
    by_day: dict[date, list[Case]] = defaultdict(list)
    for case in catalog().cases:
        by_day[case.on].append(case)
    wrong = []
    for day, cases in by_day.items():
        answers = assess.assess_many_described([case.facts for case in cases], day)
        for case, answer in zip(cases, answers, strict=True):
            gives = {benefit.code: benefit.amount_vnd for benefit in answer.benefits}
            asks = {ruling.code for ruling in answer.needs_ruling}
            if (gives, asks) != (case.gives, set(case.asks)):
                wrong.append((case.id, case.says, gives, asks, case.gives, case.asks))
    assert wrong == []


def test_every_row_of_the_legal_record_is_a_case() -> None:
    """Each row of the record to the đồng; an ambiguous one (basis Q) asks for a ruling instead.

    One description may carry several rows («V040+V041»: the elder and the carer), one row several people
    («V055.wife»). V068 asks for the funeral grant only; the month of death is paid to the facility as well.
    """
    rows = _record()
    described: dict[frozenset[str], list[Case]] = defaultdict(list)
    for case in catalog().cases:
        if case.file.parent.parent.name == "social_protection":
            described[frozenset(name.split(".")[0] for name in case.id.split("+"))].append(case)
    assert rows.keys() - frozenset().union(*described) == OF_PAYROLL
    for names, cases in described.items():
        if any(rows[name]["basis"] == "Q" for name in names):
            assert all(case.asks and not case.gives for case in cases), names
        else:
            given = sum(sum(case.gives.values()) for case in cases)
            beside = 1440000 if names == {"V068"} else 0
            assert given - beside == sum(int(rows[name]["expected_vnd"]) for name in names), names


def _record() -> dict[str, dict[str, str]]:
    with (Path(__file__).parent / "cases_social_assistance.csv").open(encoding="utf-8") as file:
        return {row["id"]: row for row in csv.DictReader(file)}


def test_a_ruling_is_never_a_number() -> None:
    for case in catalog().cases:
        assert not set(case.asks) & set(case.gives), case.id
