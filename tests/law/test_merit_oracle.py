"""Two readings of the law of merit, made apart, agree to the đồng on people drawn at random."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ansinh.policy import assess
from ansinh.policy.catalog import catalog
from tests.law import oracle_merit

MONTHS = st.dates(min_value=date(2021, 7, 1), max_value=date(2026, 9, 30))
RARELY = st.sampled_from([False, False, False, True])
COMPARED = {
    "revolutionaries",
    "heroic_mothers",
    "heroes",
    "war_invalids",
    "sick_soldiers",
    "chemical_victims",
    "chemical_offspring",
    "jailed_by_enemy",
    "helpers",
    "attendants",
    "survivors",
    "survivor_care",
    "three_months",
    "merit_funeral",
}


def percent(low: int) -> st.SearchStrategy[int]:
    """No such merit, or a percentage; the edges of the bands often."""
    return st.just(0) | st.just(0) | st.integers(low, 100) | st.sampled_from([low, 80, 81, 100])


@st.composite
def people(draw: st.DrawFn) -> dict[str, Any]:
    wounded = draw(st.sampled_from(["war_invalid_percent", "war_invalid_b_percent"]))
    facts = {
        "birth_date": draw(st.dates(date(1930, 1, 1), date(2020, 12, 31))),
        "sex": draw(st.sampled_from(["MALE", "FEMALE"])),
        "revolutionary_before_1945": draw(st.sampled_from(["NONE", "NONE", "NONE", "DETACHED", "LOCAL"])),
        "revolutionary_years": draw(st.integers(0, 20)) / 2,
        "war_invalid_percent": 0,
        "war_invalid_b_percent": 0,
        wounded: draw(percent(21)),
        "sick_soldier_percent": draw(percent(41)),
        "chemical_percent": draw(percent(21)),
        "chemical_offspring_percent": draw(percent(61)),
        "helper_award": draw(st.sampled_from(["NONE", "NONE", "MERIT_PLAQUE", "RESISTANCE_ORDER", "RESISTANCE_MEDAL"])),
        "one_off_received": True,
        "martyrs_survived": draw(st.sampled_from([0, 0, 1, 2, 3, 4])),
        "martyr_relation": draw(st.sampled_from(["PARENT", "SPOUSE", "CHILD", "FOSTERER"])),
        "martyr_spouse_remarried": draw(st.sampled_from(["NONE", "NONE", "REMARRIED", "STILL_CARES"])),
        "deceased_relation": draw(st.sampled_from(["PARENT", "SPOUSE", "CHILD"])),
        "deceased_died_on": draw(st.dates(date(1975, 1, 1), date(2021, 6, 30)) | st.just(date(2021, 7, 1))),
        "merit_school": draw(st.sampled_from(["NONE", "NONE", "GENERAL", "UNIVERSITY"])),
        "funeral_paid_elsewhere": draw(st.sampled_from(["NONE", "NONE", "SOCIAL_INSURANCE", "OTHER_BUDGET"])),
        "died_before_enjoying": False,
    }
    for kind in oracle_merit.KINDS:
        facts[f"deceased_{kind.lower()}"] = draw(st.sampled_from([0, 0, 0, 1, 2]))
    for name in [
        "pre_uprising",
        "heroic_mother",
        "hero",
        "war_invalid_severe",
        "sick_soldier_severe",
        "chemical_severe",
        "chemical_child",
        "chemical_unexamined",
        "jailed_by_enemy",
        "resistance_fighter",
        "attended_at_home",
        "merit_alone",
        "merit_orphan",
        "merit_disabled_child",
        "merit_in_prison",
        "merit_abroad_or_missing",
    ]:
        facts[name] = draw(RARELY)
    return facts


@st.composite
def questions(draw: st.DrawFn) -> tuple[date, list[dict[str, Any]]]:
    """A day, and people some of whom died around it."""
    on = draw(MONTHS)
    crowd = draw(st.lists(people(), min_size=20, max_size=20))
    for facts in crowd:
        days = draw(st.sampled_from([None, None, -40, -10, 0, 5]))
        facts["died_on"] = None if days is None else on + timedelta(days=days)
    return on, crowd


@pytest.mark.django_db
@settings(
    max_examples=30,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(questions())
def test_both_readings_agree(question: tuple[date, list[dict[str, Any]]]) -> None:
    on, crowd = question
    codes = {line.code for line in catalog().lines() if line.policy.name in COMPARED}
    for facts, answer in zip(crowd, assess.assess_many_described(crowd, on), strict=True):
        expected = oracle_merit.assess(facts, on)
        gives = {benefit.code: benefit.amount_vnd for benefit in answer.benefits if benefit.code in codes}
        asks = {ruling.code for ruling in answer.needs_ruling if ruling.code in codes}
        assert (gives, asks) == (expected.gives, expected.asks)
