"""The clock by example: the table of docs/algorithms/clock.md, and what cannot have happened."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

import pytest

from ansinh.cases.catalog import procedure
from ansinh.cases.clock import END, PAUSE, REAPPOINT, RESUME, START, STEP, ClockEvent, Reading, read
from ansinh.cases.spec import CALENDAR as PLAIN
from ansinh.cases.spec import HOURS, WORKING, Promise, Span
from ansinh.kit.workdays import HANOI
from tests.unit.test_cases_workdays import CALENDAR

MONDAY = "2024-05-06T10:00"
FIVE = Promise(Decimal(5), WORKING, (Span(Decimal(5), WORKING),))


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=HANOI)


def event(text: str, kind: str, span: Span | None = None, new_day: str = "") -> ClockEvent:
    return ClockEvent(at(text), kind, span, at(new_day).date() if new_day else None)


def reading(promise: Promise, *events: ClockEvent, seen: str = MONDAY) -> Reading:
    return read(promise, events, CALENDAR, at=at(seen))


def due(promise: Promise, *events: ClockEvent) -> str:
    moment = reading(promise, *events).promised_at
    assert moment is not None
    return f"{moment:%Y-%m-%dT%H:%M}"


def test_the_examples_of_the_page() -> None:
    monthly = procedure("1.001776").version_on(at(MONDAY).date()).promise
    start = event(MONDAY, START)
    assert due(monthly, start) == "2024-06-05T17:00"
    assert (
        due(monthly, start, event("2024-05-08T09:00", PAUSE), event("2024-05-13T15:00", RESUME)) == "2024-06-10T17:00"
    )
    worship = procedure("1.010803").version_on(at(MONDAY).date()).promise
    assert due(worship, start) == "2024-06-03T17:00"
    urgent = procedure("1.004946").version_on(at(MONDAY).date()).promise
    assert due(urgent, event("2024-05-10T22:00", START)) == "2024-05-11T10:00"


def test_it_starts_on_the_next_working_day() -> None:
    assert str(reading(FIVE, event(MONDAY, START)).starts_on) == "2024-05-07"
    assert str(reading(FIVE, event("2024-05-10T16:59", START)).starts_on) == "2024-05-13"
    assert str(reading(FIVE, event("2024-02-07T08:00", START)).starts_on) == "2024-02-15"  # over Tết


def test_calendar_days_that_end_on_a_day_off_end_on_the_next_working_day() -> None:
    twelve = Promise(Decimal(12), PLAIN, (Span(Decimal(12), PLAIN),))
    assert due(twelve, event("2024-04-17T09:00", START)) == "2024-05-02T17:00"  # 29/4 to 1/5 are off
    assert due(twelve, event("2024-04-22T09:00", START)) == "2024-05-04T17:00"  # a Saturday, worked in exchange
    assert due(twelve, event("2024-05-06T09:00", START)) == "2024-05-20T17:00"  # 18/05 is a Saturday


def test_stopped_on_its_last_day_it_is_due_on_the_day_it_goes_on() -> None:
    stop = (event("2024-05-13T16:00", PAUSE), event("2024-05-16T09:00", RESUME))
    assert due(FIVE, event(MONDAY, START)) == "2024-05-13T17:00"
    assert due(FIVE, event(MONDAY, START), *stop) == "2024-05-16T17:00"
    same_day = (event("2024-05-08T09:00", PAUSE), event("2024-05-08T16:00", RESUME))
    assert due(FIVE, event(MONDAY, START), *same_day) == "2024-05-13T17:00"
    too_late = (event("2024-05-14T09:00", PAUSE), event("2024-05-16T09:00", RESUME))
    assert due(FIVE, event(MONDAY, START), *too_late) == "2024-05-13T17:00"


def test_standing_still_it_does_not_become_late() -> None:
    events = (event(MONDAY, START), event("2024-05-08T09:00", PAUSE))
    seen = reading(FIVE, *events, seen="2024-07-01T09:00")
    assert (seen.paused, seen.late, seen.left_days) == (True, False, 3)


def test_two_clocks() -> None:
    """The step is slow while the promise still holds; and the next step begins anew."""
    events = [event(MONDAY, START, Span(Decimal(2), WORKING))]
    seen = reading(FIVE, *events, seen="2024-05-09T09:00")
    assert (f"{seen.step_due_at:%Y-%m-%d}", seen.step_late, seen.late, seen.left_days) == ("2024-05-08", True, False, 2)
    events.append(event("2024-05-09T10:00", STEP, Span(Decimal(1), WORKING)))
    seen = reading(FIVE, *events, seen="2024-05-14T09:00")
    assert (f"{seen.step_due_at:%Y-%m-%d}", seen.step_late, seen.late, seen.left_days) == ("2024-05-10", True, True, -1)
    events.append(event("2024-05-14T10:00", STEP))
    assert reading(FIVE, *events).step_due_at is None


def test_a_stop_before_the_step_is_no_time_of_the_step() -> None:
    two = Span(Decimal(2), WORKING)
    stopped = (event(MONDAY, START, two), event("2024-05-07T09:00", PAUSE), event("2024-05-09T09:00", RESUME))
    seen = reading(FIVE, *stopped, event("2024-05-10T09:00", STEP, two))
    assert f"{seen.step_due_at:%Y-%m-%d}" == "2024-05-14"


def test_a_new_day_is_promised_and_the_legal_one_remembered() -> None:
    told = event("2024-05-13T15:00", REAPPOINT, new_day="2024-05-20T00:00")
    seen = reading(FIVE, event(MONDAY, START), told, seen="2024-05-17T09:00")
    assert (f"{seen.legal_due_at:%m-%d}", f"{seen.promised_at:%m-%d}", seen.late) == ("05-13", "05-20", False)
    later = (event("2024-05-16T09:00", PAUSE), event("2024-05-17T09:00", RESUME))
    assert due(FIVE, event(MONDAY, START), told, *later) == "2024-05-21T17:00"


def test_ended_it_stands_for_ever() -> None:
    events = (event(MONDAY, START), event("2024-05-14T09:00", END))
    seen = reading(FIVE, *events, seen="2026-01-01T00:00")
    assert (seen.late, seen.left_days, seen.paused) == (True, -1, False)


def test_without_a_limit_nothing_is_late() -> None:
    seen = reading(Promise(None, WORKING, ()), event(MONDAY, START), seen="2026-01-01T00:00")
    assert (seen.promised_at, seen.left_days, seen.late) == (None, None, False)


@pytest.mark.parametrize(
    "events",
    [
        (),
        (event(MONDAY, PAUSE),),
        (event(MONDAY, START), event(MONDAY, START)),
        (event(MONDAY, START), event("2024-05-05T09:00", STEP)),
        (event(MONDAY, START), event(MONDAY, RESUME)),
        (event(MONDAY, START), event(MONDAY, PAUSE), event(MONDAY, PAUSE)),
        (event(MONDAY, START), event(MONDAY, END), event(MONDAY, STEP)),
    ],
)
def test_what_cannot_have_happened_is_an_error(events: tuple[ClockEvent, ...]) -> None:
    with pytest.raises(ValueError, match="clock"):
        read(FIVE, events, CALENDAR, at=at(MONDAY))


def test_legal_times_in_words() -> None:
    assert [Span(days, kind).words for days, kind in ((Decimal(7), WORKING), (Decimal(12), PLAIN), (None, PLAIN))] == [
        "7 ngày làm việc",
        "12 ngày",
        "chưa rõ thời hạn",
    ]
    assert Promise(Decimal("0.5"), HOURS, (Span(Decimal("0.5"), HOURS),)).words == "12 giờ"
