"""Months (a date of the first day) and half-open periods of days, as PostgreSQL's ``daterange`` has them."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


def first_of_month(day: date) -> date:
    """The month of a day."""
    return day.replace(day=1)


def add_months(month: date, count: int) -> date:
    """The month ``count`` months later (earlier when negative). ``month`` is any day of it."""
    years, index = divmod(month.month - 1 + count, 12)
    return date(month.year + years, index + 1, 1)


def months_after(day: date, count: int) -> date:
    """The same day ``count`` months later; the last of that month where it has no such day (Bộ luật Dân sự Điều 148)."""
    month = add_months(day, count)
    return month.replace(day=min(day.day, monthrange(month.year, month.month)[1]))


def months_between(start: date, end: date) -> int:
    """How many months lie from the month of ``start`` up to, not including, the month of ``end``."""
    return (end.year - start.year) * 12 + end.month - start.month


def months_in(start: date, end: date) -> list[date]:
    """Every month from ``start`` up to, not including, ``end``."""
    return [add_months(start, count) for count in range(months_between(start, end))]


@dataclass(frozen=True, order=True)
class Period:
    """Days from ``start`` up to, not including, ``end``; no end means "still". Never empty."""

    start: date
    end: date | None = None

    def __post_init__(self) -> None:
        if self.end is not None and self.end <= self.start:
            raise ValueError(f"a period needs an end after its start: {self.start} .. {self.end}")

    def __contains__(self, day: date) -> bool:
        return self.start <= day and (self.end is None or day < self.end)


def intersect(one: Period, other: Period) -> Period | None:
    """The days in both, or None."""
    start = max(one.start, other.start)
    end = min(one.end or date.max, other.end or date.max)
    return None if end <= start else Period(start, None if end == date.max else end)


def subtract(whole: Period, taken: Period) -> list[Period]:
    """The days of ``whole`` that are not in ``taken``: none, one or two periods."""
    common = intersect(whole, taken)
    if common is None:
        return [whole]
    rest = [Period(whole.start, common.start)] if whole.start < common.start else []
    if common.end is not None and common.end != whole.end:
        rest.append(Period(common.end, whole.end))
    return rest


def union(periods: Iterable[Period]) -> list[Period]:
    """The same days as the fewest periods, in order; touching periods become one."""
    merged: list[Period] = []
    for period in sorted(periods, key=lambda each: each.start):
        last = merged[-1] if merged else None
        if last is None or (last.end is not None and last.end < period.start):
            merged.append(period)
        elif last.end is not None and (period.end is None or period.end > last.end):
            merged[-1] = Period(last.start, period.end)
    return merged
