"""Months and half-open periods obey the algebra of sets of days."""

from __future__ import annotations

import itertools
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ansinh.kit.periods import (
    Period,
    add_months,
    first_of_month,
    intersect,
    months_between,
    months_in,
    subtract,
    union,
)

BASE = date(2021, 1, 1)
DAYS = [BASE + timedelta(days=count) for count in range(60)]
MONTHS = st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 1, 1)).map(first_of_month)


@st.composite
def periods(draw: st.DrawFn) -> Period:
    start = draw(st.integers(0, 50))
    length = draw(st.none() | st.integers(1, 9))
    return Period(DAYS[start], None if length is None else DAYS[start + length])


def days(*parts: Period | None) -> set[date]:
    return {day for day in DAYS for part in parts if part is not None and day in part}


@given(periods(), periods())
def test_intersect_and_subtract_part_the_days(one: Period, other: Period) -> None:
    rest = subtract(one, other)
    assert days(intersect(one, other)) == days(one) & days(other)
    assert days(*rest) == days(one) - days(other)
    assert intersect(one, other) == intersect(other, one)
    assert sum(len(days(part)) for part in rest) == len(days(*rest))


@given(st.lists(periods()))
def test_union_is_the_fewest_periods_with_the_same_days(parts: list[Period]) -> None:
    merged = union(parts)
    assert days(*merged) == days(*parts)
    assert all(before.end is not None and before.end < after.start for before, after in itertools.pairwise(merged))
    assert union(merged) == merged


@given(MONTHS, st.integers(-600, 600), st.integers(-600, 600))
def test_months_add_up(month: date, some: int, more: int) -> None:
    later = add_months(month, some)
    assert later.day == 1
    assert months_between(month, later) == some
    assert add_months(later, more) == add_months(month, some + more)


def test_months_in() -> None:
    assert months_in(date(2021, 11, 1), date(2022, 2, 1)) == [date(2021, 11, 1), date(2021, 12, 1), date(2022, 1, 1)]
    assert months_in(date(2022, 2, 1), date(2022, 2, 1)) == []


def test_a_period_is_never_empty() -> None:
    with pytest.raises(ValueError, match="end after its start"):
        Period(BASE, BASE)
