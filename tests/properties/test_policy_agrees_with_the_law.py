"""The compiled rules and an independent reading of the decrees agree on random people, to the đồng."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ansinh.policy.assess import Assessment, assess_many_described
from ansinh.policy.catalog import catalog
from ansinh.policy.description import complete
from tests.law import oracle_social

PEOPLE = 150
days = st.dates(date(2021, 1, 1), date(2027, 6, 30)) | st.sampled_from(
    [
        date(2021, 6, 30),
        date(2021, 7, 1),
        date(2025, 6, 30),
        date(2025, 7, 1),
        date(2026, 8, 15),
        date(2026, 10, 4),
        date(2026, 10, 5),
    ]
)


@pytest.mark.django_db
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 2**32), on=days)
def test_random_people_get_what_the_decrees_say(seed: int, on: date) -> None:
    people = [described(random.Random(seed + number), on) for number in range(PEOPLE)]
    for facts, assessment in zip(people, assess_many_described(people, on), strict=True):
        granted, rulings = oracle_social.answer(complete(facts, catalog()), on)
        mine, open_codes = own(assessment)
        assert (sorted(mine.values()), open_codes) == (sorted(granted.values()), rulings), facts


def own(assessment: Assessment) -> tuple[dict[str, int], set[str]]:
    """Social protection's part of the answer. Amounts are compared, not codes: equal amounts may stand for each other."""
    granted = {benefit.code: benefit.amount_vnd for benefit in assessment.benefits if benefit.programme != "MERIT"}
    codes = {line.code for line in catalog().lines() if line.policy.area == "social_protection"}
    return granted, {ruling.code for ruling in assessment.needs_ruling} & codes


PROFILES: tuple[dict[str, list[Any]], ...] = (
    {
        "child_circumstance": ["BOTH_DEAD", "ABANDONED", "UNIDENTIFIED_AND_DEAD"],
        "care_arrangement": ["NONE", "TAKEN_IN"],
    },
    {"paid_as_orphan_until_16": [True], "studying": [True]},
    {"has_hiv": [True], "poverty_class": ["POOR"], "receives_wage": [True, False], "lost_work_capacity": [True, False]},
    {
        "lone_parent": ["NEVER_MARRIED", "SPOUSE_DEAD", "DIVORCED"],
        "poverty_class": ["POOR", "NEAR_POOR"],
        "children_under_16": [0, 1, 2],
        "children_16_to_22_studying": [0, 1],
        "children_counted_studying": [0, 1],
        "social_pension_requested": [True, False],
    },
    {
        "elder_support": ["NO_SUPPORTER", "SUPPORTER_ON_ASSISTANCE", "SUPPORTED"],
        "poverty_class": ["POOR", "NEAR_POOR"],
        "difficult_area": [True, False],
        "fit_for_facility": [True, False],
        "care_arrangement": ["NONE", "TAKEN_IN"],
    },
    {
        "disability_degree": ["SEVERE", "EXTREME", "MILD"],
        "care_arrangement": ["NONE", "HOUSEHOLD", "TAKEN_IN"],
        "pregnant": [True, False],
        "children_under_36_months": [0, 1, 2],
    },
    {"social_pension_requested": [True], "poverty_class": ["NONE", "NEAR_POOR"]},
    {"poverty_class": ["POOR", "NEAR_POOR"], "difficult_area": [True]},
    {"in_facility": [True]},
)


def described(dice: random.Random, on: date) -> dict[str, Any]:
    """A person near the borders of the law: of one or two profiles, with a birthday about a limit, and a few marks."""
    facts: dict[str, Any] = {"birth_date": _birth(dice, on)}
    if dice.random() < 0.15:
        facts["birth_precision"] = dice.choice(["MONTH", "YEAR"])
    for profile in dice.sample(PROFILES, dice.choice([0, 1, 1, 1, 2])):
        facts |= {name: dice.choice(values) for name, values in profile.items()}
    for name, fact in catalog().facts.items():
        ours = fact.file.parent.name in ("social_protection", "registry") and not name.startswith("birth_")
        if ours and name not in facts and dice.random() < 0.04:
            facts[name] = _value(dice, fact.type, [word for word, _ in fact.values], on)
    if any(facts.get(f"receives_{kind}") for kind in ("pension", "insurance_allowance", "survivor_allowance")):
        facts["insurance_income_vnd"] = dice.choice([300000, 499999, 500000, 540000, 3200000])
    return facts


def _birth(dice: random.Random, on: date) -> date:
    age = dice.choice([0, 2, 3, 4, 9, 15, 16, 17, 21, 22, 23, 40, 59, 60, 69, 70, 74, 75, 78, 79, 80, 81])
    near = on.replace(day=1) - timedelta(days=round(age * 365.2425)) + timedelta(days=dice.randint(-45, 45))
    leap = date(near.year, 2, 29) if near.year % 4 == 0 and near.year % 100 else near
    return min(leap if dice.random() < 0.1 else near, on)


def _value(dice: random.Random, kind: str, words: list[str], on: date) -> Any:
    if kind == "bool":
        return True
    if kind == "int":
        return dice.choice([0, 1, 2, 3, 4])
    if kind == "enum":
        return dice.choice(words)
    return on + timedelta(days=dice.randint(-70, 40))
