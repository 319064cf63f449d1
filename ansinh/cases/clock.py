"""The clock of a dossier, read from what happened to it. Told in docs/algorithms/clock.md.

Pure: the same events give the same reading. Days count whole: a dossier received complete on a day starts on the next
working day, and a promise of n days ends with the office hours of the n-th.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from ansinh.cases.spec import CALENDAR, HOURS, WORKING, Promise, Span
from ansinh.kit.workdays import HANOI, Calendar

START, PAUSE, RESUME, STEP, REAPPOINT, END = "START", "PAUSE", "RESUME", "STEP", "REAPPOINT", "END"
OFFICE_CLOSES = time(17)  # «kết thúc ngày làm việc»


@dataclass(frozen=True)
class ClockEvent:
    """Something that the clock heeds, in the order of time. ``at`` is an aware moment."""

    at: datetime
    kind: str  # START, PAUSE, RESUME, STEP, REAPPOINT, END
    span: Span | None = None  # START, STEP: the legal time of the step that begins; None: it has none of its own
    new_day: date | None = None  # REAPPOINT: the new day of the result


@dataclass(frozen=True)
class Reading:
    """What the clock shows. Only ``left_days``, ``late`` and ``step_late`` depend on the moment of reading."""

    starts_on: date  # the first day that counts
    legal_due_at: datetime | None  # by law, without re-appointment; None: no limit is known
    promised_at: datetime | None  # what the applicant was told last
    step_due_at: datetime | None
    paused: bool
    left_days: int | None  # working days (of an hours clock: days) to the promise; 0 today, negative when past
    late: bool  # «quá hạn»
    step_late: bool  # «chậm tiến độ»


@dataclass(frozen=True)
class _Stop:
    """The clock stood from ``start`` to ``end``."""

    start: datetime
    end: datetime


def read(promise: Promise, events: Sequence[ClockEvent], calendar: Calendar, *, at: datetime) -> Reading:
    """The clock after ``events``, seen at ``at``. Raises ValueError for events that cannot have happened in this order.

    While it stands, the due moments are those that hold if it went on at once.
    """
    _check_order(events)
    begun = events[0].at
    stops, stopped_since = _stops(events)
    legal = _due(begun, promise.legs, stops, calendar) if promise.known else None
    step = next(event for event in reversed(events) if event.kind in (START, STEP))
    step_due = _due(step.at, (step.span,), stops, calendar) if step.span and step.span.days is not None else None
    promised = _promised(legal, events, stops, calendar)
    ended = next((event.at for event in events if event.kind == END), None)
    seen = ended or stopped_since or at
    return Reading(
        starts_on=_day(begun) if promise.kind == HOURS else calendar.next_working(_day(begun)),
        legal_due_at=legal,
        promised_at=promised,
        step_due_at=step_due,
        paused=stopped_since is not None and ended is None,
        left_days=_left(seen, promised, promise.kind, calendar),
        late=promised is not None and seen > promised,
        step_late=step_due is not None and seen > step_due,
    )


def closing(day: date) -> datetime:
    """The end of office hours of a day."""
    return datetime.combine(day, OFFICE_CLOSES, HANOI)


def _check_order(events: Sequence[ClockEvent]) -> None:
    standing = ended = False
    for index, event in enumerate(events):
        if (event.kind == START) != (index == 0) or ended:
            raise ValueError(f"a clock starts once, first, and ends last: {[each.kind for each in events]}")
        if index and event.at < events[index - 1].at:
            raise ValueError(f"the clock does not go back: {event.kind} at {event.at} after {events[index - 1].at}")
        if (event.kind == PAUSE and standing) or (event.kind == RESUME and not standing):
            raise ValueError(f"{event.kind} at {event.at}: the clock {'stands' if standing else 'runs'} already")
        standing = (standing or event.kind == PAUSE) and event.kind != RESUME
        ended = event.kind == END
    if not events:
        raise ValueError("a clock needs its START")


def _stops(events: Sequence[ClockEvent]) -> tuple[list[_Stop], datetime | None]:
    """The stops that are over, and since when the clock stands."""
    stops: list[_Stop] = []
    since: datetime | None = None
    for event in events:
        if event.kind == PAUSE:
            since = event.at
        elif event.kind == RESUME and since is not None:
            stops.append(_Stop(since, event.at))
            since = None
    return stops, since


def _due(begun: datetime, legs: Sequence[Span], stops: Sequence[_Stop], calendar: Calendar) -> datetime:
    """The end of the last leg: each begins at the end of the one before, stretched by the stops that fall into it."""
    waiting = deque(_Stop(max(stop.start, begun), stop.end) for stop in stops if stop.end > begun)
    due = begun
    for leg in legs:
        if leg.kind == HOURS:
            due = _end_of_hours(due, leg.days or Decimal(0), waiting)
        else:
            last = _forward(_day(due), int(leg.days or 0), leg.kind, calendar)
            due = closing(_last_day(last, leg.kind, waiting, calendar))
    return due


def _end_of_hours(begun: datetime, days: Decimal, waiting: deque[_Stop]) -> datetime:
    due = begun + timedelta(minutes=round(days * 24 * 60))
    while waiting and waiting[0].start <= due:
        stop = waiting.popleft()
        due += stop.end - stop.start
    return due


def _last_day(last: date, kind: str, waiting: deque[_Stop], calendar: Calendar) -> date:
    """``last`` later by the days of its own kind for which the clock stood; taken from ``waiting``.

    A stop counts when it began on the last day or before. A time that ends on a day off ends on the next working day.
    """
    while waiting and _day(waiting[0].start) <= calendar.on_or_after(last):
        stop = waiting.popleft()
        first, again = _day(stop.start), _day(stop.end)
        stood = (again - first).days if kind == CALENDAR else calendar.between(first, again)
        last = _forward(max(last, first), stood, kind, calendar)
    return calendar.on_or_after(last)


def _forward(day: date, count: int, kind: str, calendar: Calendar) -> date:
    return day + timedelta(days=count) if kind == CALENDAR else calendar.add(day, count)


def _promised(
    legal: datetime | None, events: Sequence[ClockEvent], stops: Sequence[_Stop], calendar: Calendar
) -> datetime | None:
    """The legal due moment, or the later day of the last re-appointment, stretched by the stops after it."""
    told = next((event for event in reversed(events) if event.kind == REAPPOINT), None)
    if told is None or told.new_day is None:
        return legal
    later = deque(_Stop(max(stop.start, told.at), stop.end) for stop in stops if stop.end > told.at)
    promised = closing(_last_day(told.new_day, WORKING, later, calendar))
    return promised if legal is None else max(legal, promised)


def _left(seen: datetime, promised: datetime | None, kind: str, calendar: Calendar) -> int | None:
    if promised is None:
        return None
    if kind == HOURS:
        return (_day(promised) - _day(seen)).days
    return calendar.between(_day(seen), _day(promised))


def _day(moment: datetime) -> date:
    return moment.astimezone(HANOI).date()
