"""The office's calendar: which days are worked, by the table that an officer may edit, and by what the rules give."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

import holidays

from ansinh.cases.models import DayOff
from ansinh.kit.vietnamese import format_date
from ansinh.kit.workdays import Calendar
from ansinh.policy.located import read

FIRST_YEAR = 2021
OFF, WORKING = DayOff.Kind.OFF, DayOff.Kind.WORKING
LABOUR_CODE = "Bộ luật Lao động 2019, Điều 112"
BY_RULE = "Theo quy tắc"  # in place of the name of who set it
RULES = Path(__file__).parent / "days.yaml"


@dataclass(frozen=True)
class RuledDay:
    """A day as the rules give it, before anybody edits the table."""

    day: date
    kind: str  # OFF, WORKING
    title: str
    source: str
    provisional: bool


@dataclass(frozen=True)
class DayRow:
    """A day of the table, for the screen. ``removed_at`` set: it counts no longer."""

    id: int
    day: date
    kind: str
    title: str
    source: str
    provisional: bool
    set_by_name: str
    removed_by_name: str
    removal_reason: str

    @property
    def kind_title(self) -> str:
        return str(DayOff.Kind(self.kind).label)


@dataclass(frozen=True)
class Year:
    """One year of the calendar. ``waiting``: days that a law may give later; they count only once an officer adds them."""

    year: int
    days: tuple[DayRow, ...]
    removed: tuple[DayRow, ...]
    waiting: tuple[RuledDay, ...]
    working_days: int


def calendar() -> Calendar:
    """The calendar as it stands, in one query."""
    return _calendar(DayOff.objects.filter(removed_at=None).values_list("day", "kind"))


def year(number: int) -> Year:
    """The days of a year as the table has them, those taken out again, and those that wait for a law."""
    rows = DayOff.objects.filter(day__year=number).order_by("day", "id")
    standing = tuple(_row(row) for row in rows if row.removed_at is None)
    known = {row.day for row in standing}
    return Year(
        year=number,
        days=standing,
        removed=tuple(_row(row) for row in rows if row.removed_at is not None),
        waiting=tuple(waiting for waiting in _waiting(number) if waiting.day not in known),
        working_days=_calendar((row.day, row.kind) for row in standing).between(
            date(number - 1, 12, 31), date(number, 12, 31)
        ),
    )


def ruled_days(number: int) -> tuple[RuledDay, ...]:
    """What the labour code and the known exchanges give for a year, by day."""
    rules = _rules()
    provisional = number > rules.announced_until
    waiting = {each.day for each in _waiting(number)}
    found = {
        day: RuledDay(day, OFF, str(title), LABOUR_CODE, provisional)
        for day, title in holidays.country_holidays("VN", years=number, language="vi").items()
        if day not in waiting
    }
    for swap in rules.swaps:
        if swap.day.year == number:
            found[swap.day] = RuledDay(
                swap.day, OFF, f"Nghỉ, làm bù ngày {format_date(swap.works)}", swap.source, provisional
            )
        if swap.works.year == number:
            found[swap.works] = RuledDay(
                swap.works, WORKING, f"Làm bù cho ngày {format_date(swap.day)}", swap.source, provisional
            )
    return tuple(found[day] for day in sorted(found))


@dataclass(frozen=True)
class _Swap:
    """A weekday off for a weekend day worked."""

    day: date
    works: date
    source: str


@dataclass(frozen=True)
class _Waiting:
    """A day of every year from ``start`` on that no law in force gives yet."""

    month: int
    day: int
    start: int
    title: str
    source: str


@dataclass(frozen=True)
class _Rules:
    announced_until: int
    swaps: tuple[_Swap, ...]
    waiting: tuple[_Waiting, ...]


@lru_cache(maxsize=1)
def _rules() -> _Rules:
    """``days.yaml``. Raises LawError naming file and line."""
    top = read(RULES)
    swaps = []
    for entry in top.mappings("swaps"):
        swaps.append(_Swap(entry.need("day", date), entry.need("works", date), entry.need("source", str)))
        entry.done()
    waiting = []
    for entry in top.mappings("waiting"):
        month, day, start = (entry.need(key, int) for key in ("month", "day", "from"))
        waiting.append(_Waiting(month, day, start, entry.need("title", str), entry.need("source", str)))
        entry.done()
    rules = _Rules(top.need("announced_until", int), tuple(swaps), tuple(waiting))
    top.done()
    return rules


def _waiting(number: int) -> tuple[RuledDay, ...]:
    return tuple(
        RuledDay(date(number, each.month, each.day), OFF, each.title, each.source, provisional=True)
        for each in _rules().waiting
        if each.start <= number
    )


def _calendar(days: Iterable[tuple[date, str]]) -> Calendar:
    listed = list(days)
    return Calendar(
        days_off=frozenset(day for day, kind in listed if kind == OFF),
        working_days=frozenset(day for day, kind in listed if kind == WORKING),
    )


def _row(row: DayOff) -> DayRow:
    return DayRow(
        row.id,
        row.day,
        row.kind,
        row.title,
        row.source,
        row.provisional,
        row.set_by_name if row.set_by is not None else BY_RULE,
        row.removed_by_name,
        row.removal_reason,
    )
