"""The clock of a dossier: it never runs backwards, and standing still adds exactly the time for which it stood."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from ansinh.cases.clock import END, PAUSE, REAPPOINT, RESUME, START, STEP, ClockEvent, Reading, closing, read
from ansinh.cases.spec import CALENDAR as PLAIN
from ansinh.cases.spec import CHAIN, HOURS, WORKING, Promise, Span
from ansinh.kit.workdays import HANOI, Calendar

FIRST = date(2024, 1, 1)
YEAR = 400

days = st.integers(0, YEAR).map(lambda count: FIRST + timedelta(days=count))
calendars = st.builds(
    Calendar,
    st.frozensets(days, max_size=60),
    st.frozensets(days, max_size=20).map(lambda found: frozenset(day for day in found if day.weekday() >= 5)),
)
moments = st.builds(
    lambda day, minutes: datetime.combine(day, datetime.min.time(), HANOI) + timedelta(minutes=minutes),
    st.integers(0, 60).map(lambda count: FIRST + timedelta(days=count)),
    st.integers(0, 24 * 60 - 1),
)
gaps = st.timedeltas(timedelta(0), timedelta(days=30))
spans = st.builds(Span, st.integers(0, 40).map(Decimal), st.sampled_from([WORKING, PLAIN]))


def one_leg(count: int, kind: str) -> Promise:
    return Promise(Decimal(count), kind, (Span(Decimal(count), kind),))


def chain(*legs: Span) -> Promise:
    return Promise(sum((leg.days or Decimal(0) for leg in legs), Decimal(0)), CHAIN, legs)


promises = st.one_of(
    st.builds(one_leg, st.integers(0, 40), st.sampled_from([WORKING, PLAIN])),
    st.lists(spans, min_size=1, max_size=4).map(lambda legs: chain(*legs)),
    st.integers(1, 72).map(lambda hours: Promise(Decimal(hours) / 24, HOURS, (Span(Decimal(hours) / 24, HOURS),))),
)


@st.composite
def histories(draw: st.DrawFn) -> list[ClockEvent]:
    """What may happen to a dossier, in the order of time."""
    at = draw(moments)
    events = [ClockEvent(at, START, draw(st.none() | spans))]
    standing = False
    for _ in range(draw(st.integers(0, 6))):
        at += draw(gaps)
        kind = draw(st.sampled_from([RESUME, END] if standing else [PAUSE, STEP, END]))
        events.append(ClockEvent(at, kind, draw(st.none() | spans) if kind == STEP else None))
        standing = kind == PAUSE
        if kind == END:
            break
    return events


@given(calendars, days, st.integers(0, 30), st.integers(0, 30))
def test_adding_days_counts_them(calendar: Calendar, day: date, some: int, more: int) -> None:
    then = calendar.add(day, some)
    assert calendar.between(day, then) == some
    assert calendar.add(then, more) == calendar.add(day, some + more)
    assert calendar.between(then, day) == -some


@given(calendars, promises, histories())
def test_a_clock_never_runs_backwards(calendar: Calendar, promise: Promise, events: list[ClockEvent]) -> None:
    """Whatever happens next, no due moment of the promise comes nearer, and the days left only grow by standing."""
    before: Reading | None = None
    for count in range(1, len(events) + 1):
        now = read(promise, events[:count], calendar, at=events[count - 1].at)
        assert now.promised_at is not None
        assert now.promised_at >= events[0].at or promise.days == 0
        if before and before.promised_at and before.left_days is not None and now.left_days is not None:
            assert now.promised_at >= before.promised_at
            assert now.left_days <= before.left_days or events[count - 1].kind == RESUME
        before = now


@given(calendars, promises, histories(), gaps, gaps)
def test_looking_later_never_gives_more_time(
    calendar: Calendar, promise: Promise, events: list[ClockEvent], one: timedelta, other: timedelta
) -> None:
    early = read(promise, events, calendar, at=events[-1].at + min(one, other))
    late = read(promise, events, calendar, at=events[-1].at + max(one, other))
    assert early.promised_at == late.promised_at and early.step_due_at == late.step_due_at
    assert early.left_days is not None and late.left_days is not None
    assert late.left_days <= early.left_days
    assert late.late >= early.late and late.step_late >= early.step_late
    if early.paused or events[-1].kind == END:
        assert early == late


@given(calendars, st.integers(1, 40), moments, st.data())
def test_standing_adds_exactly_the_working_days_stood(
    calendar: Calendar, count: int, begun: datetime, data: st.DataObject
) -> None:
    """Every stop that begins before the time is over moves the due day by its working days, one after the other."""
    promise = one_leg(count, WORKING)
    events, at = [ClockEvent(begun, START)], begun
    due = calendar.add(begun.date(), count)
    for _ in range(data.draw(st.integers(0, 4))):
        pause = at + data.draw(gaps)
        at = pause + data.draw(gaps)
        events += [ClockEvent(pause, PAUSE), ClockEvent(at, RESUME)]
        if pause.date() <= due:
            due = calendar.add(due, calendar.between(pause.date(), at.date()))
    assert read(promise, events, calendar, at=at).promised_at == closing(due)


@given(calendars, st.integers(1, 100), moments, gaps, gaps)
def test_hours_run_by_the_wall(
    calendar: Calendar, hours: int, begun: datetime, ran: timedelta, stood: timedelta
) -> None:
    promise = Promise(Decimal(hours) / 24, HOURS, (Span(Decimal(hours) / 24, HOURS),))
    events = [ClockEvent(begun, START), ClockEvent(begun + ran, PAUSE), ClockEvent(begun + ran + stood, RESUME)]
    due = begun + timedelta(hours=hours)
    assert read(promise, events[:1], calendar, at=begun).promised_at == due
    stretched = due + stood if begun + ran <= due else due
    assert read(promise, events, calendar, at=begun).promised_at == stretched


@given(calendars, spans, spans, moments)
def test_a_chain_is_its_legs_one_after_the_other(calendar: Calendar, one: Span, other: Span, begun: datetime) -> None:
    first = read(chain(one), [ClockEvent(begun, START)], calendar, at=begun).promised_at
    assert first is not None
    second = read(chain(other), [ClockEvent(first, START)], calendar, at=first).promised_at
    assert read(chain(one, other), [ClockEvent(begun, START)], calendar, at=begun).promised_at == second


@given(calendars, promises, histories(), days)
def test_a_new_day_is_never_before_the_law(
    calendar: Calendar, promise: Promise, events: list[ClockEvent], new_day: date
) -> None:
    running = [event for event in events if event.kind in (START, STEP)]
    by_law = read(promise, running, calendar, at=running[-1].at)
    told = ClockEvent(running[-1].at, REAPPOINT, new_day=new_day)
    again = read(promise, [*running, told], calendar, at=told.at)
    assert by_law.promised_at is not None and again.promised_at is not None
    assert again.legal_due_at == by_law.legal_due_at
    assert again.promised_at == max(by_law.promised_at, closing(calendar.on_or_after(new_day)))
