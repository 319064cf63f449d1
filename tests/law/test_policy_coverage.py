"""Time: on every first day of a month since 2021 each policy has one version, and rates have one amount."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from ansinh.policy.actions import load_law, rate_rows
from ansinh.policy.catalog import catalog, problems
from ansinh.policy.queries import rates_in_force
from ansinh.policy.spec import RateValue

MONTHS = [date(year, month, 1) for year in range(2021, 2028) for month in range(1, 13)]


def test_exactly_one_version_of_each_policy_applies() -> None:
    for policy in catalog().policies.values():
        for day in [*MONTHS, date(2026, 10, 4), date(2026, 10, 5)]:
            covering = [v for v in policy.versions if v.start <= day and (v.end is None or day <= v.end)]
            assert len(covering) == 1, (policy.name, day)


def test_the_law_files_are_in_order() -> None:
    assert [str(mistake) for mistake in problems(catalog())] == []


def test_one_code_keeps_one_place_in_its_group() -> None:
    places = {(line.code, line.group, line.half, line.payee) for line in catalog().lines()}
    assert [code for code, count in Counter(code for code, *_ in places).items() if count > 1] == []


def test_every_condition_question_and_fact_is_used() -> None:
    law = catalog()
    used = {name for line in law.lines() for name in (*line.conditions, *line.questions)}
    texts = " ".join(term.when for term in law.terms.values())
    assert [name for name in law.terms if name not in used and name not in texts] == []


@pytest.mark.django_db
def test_every_policy_of_social_assistance_finds_its_rate() -> None:
    for line in catalog().lines():
        if line.policy.area != "social_protection":
            continue
        last = line.version.end or date(2027, 12, 31)
        for month in MONTHS:
            if line.version.start <= month <= last:
                assert line.rate in rates_in_force(month, date(2027, 12, 31)), (line.code, month)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("month", "law_on", "amount"),
    [
        (date(2021, 6, 1), date(2021, 6, 20), 270000),
        (date(2021, 7, 1), date(2021, 7, 1), 360000),
        (date(2024, 6, 1), date(2024, 7, 20), 360000),
        (date(2024, 7, 1), date(2024, 7, 1), 500000),
        (date(2026, 9, 1), date(2026, 8, 20), 500000),  # the list drawn up before the decree was in force
        (date(2026, 7, 1), date(2026, 10, 4), 500000),
        (date(2026, 7, 1), date(2026, 10, 5), 540000),  # the same month, once the decree says so
        (date(2026, 6, 1), date(2026, 11, 20), 500000),
    ],
)
def test_a_rise_decided_late_changes_the_past_only_from_its_day(month: date, law_on: date, amount: int) -> None:
    assert rates_in_force(month, law_on)["social_assistance_standard"].amount_vnd == amount


@pytest.mark.django_db
def test_loading_the_law_again_changes_nothing() -> None:
    from ansinh.policy.models import Benefit, Rate

    before = (list(Rate.objects.order_by("id").values()), list(Benefit.objects.order_by("code").values()))
    load_law()
    assert (list(Rate.objects.order_by("id").values()), list(Benefit.objects.order_by("code").values())) == before


def test_rows_of_a_rate_never_overlap_and_a_correction_closes_the_old_row() -> None:
    from ansinh.policy.spec import Rate

    def value(start: date, law_from: date, amount: int) -> RateValue:
        return RateValue(start, None, law_from, amount, "X", "", "copy", None)

    rate = Rate("r", "", (value(date(2020, 1, 1), date(2020, 1, 1), 1), value(date(2021, 1, 1), date(2021, 5, 1), 2)))
    rows = [
        (r["months_from"], r["months_to"], r["known_from"], r["known_to"], r["amount_vnd"]) for r in rate_rows(rate)
    ]
    assert rows == [
        (date(2020, 1, 1), None, date(2020, 1, 1), date(2021, 5, 1), 1),
        (date(2020, 1, 1), date(2021, 1, 1), date(2021, 5, 1), None, 1),
        (date(2021, 1, 1), None, date(2021, 5, 1), None, 2),
    ]
