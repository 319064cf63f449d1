"""Working days: Monday to Friday, less the days off, plus the weekend days worked in exchange."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from zoneinfo import ZoneInfo

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
_DAY = timedelta(days=1)
_SATURDAY = 5


@dataclass(frozen=True)
class Calendar:
    """``days_off`` are holidays and exchanged weekdays; ``working_days`` the weekend days worked for them."""

    days_off: frozenset[date]
    working_days: frozenset[date]

    def is_working(self, day: date) -> bool:
        if day.weekday() >= _SATURDAY:
            return day in self.working_days
        return day not in self.days_off

    def next_working(self, day: date) -> date:
        """The first working day after ``day``."""
        return self.on_or_after(day + _DAY)

    def on_or_after(self, day: date) -> date:
        """``day`` itself if it is worked, else the next day that is."""
        while not self.is_working(day):
            day += _DAY
        return day

    def add(self, day: date, count: int) -> date:
        """The ``count``-th working day after ``day``; ``day`` itself for 0."""
        for _ in range(count):
            day = self.next_working(day)
        return day

    def between(self, start: date, end: date) -> int:
        """How many working days come after ``start`` up to and with ``end``; negative when ``end`` lies before."""
        if end < start:
            return -self.between(end, start)
        return sum(self.is_working(start + timedelta(days=index)) for index in range(1, (end - start).days + 1))
