"""Working days 2021-2027: Tết, compensatory days and exchanged days, as they were announced."""

from __future__ import annotations

from datetime import date

import pytest

from ansinh.cases.calendar import OFF, WORKING, ruled_days
from ansinh.kit.workdays import Calendar

YEARS = range(2021, 2028)


def the_calendar() -> Calendar:
    days = [day for number in YEARS for day in ruled_days(number)]
    return Calendar(
        frozenset(day.day for day in days if day.kind == OFF),
        frozenset(day.day for day in days if day.kind == WORKING),
    )


CALENDAR = the_calendar()
D = date.fromisoformat


@pytest.mark.parametrize(
    ("last", "first"),
    [
        ("2021-02-09", "2021-02-17"),
        ("2022-01-28", "2022-02-07"),
        ("2023-01-19", "2023-01-27"),
        ("2024-02-07", "2024-02-15"),
        ("2025-01-24", "2025-02-03"),
        ("2026-02-13", "2026-02-23"),
        ("2027-02-03", "2027-02-11"),
    ],
)
def test_tet_is_not_worked(last: str, first: str) -> None:
    """The last working day before Tết and the first after it."""
    assert CALENDAR.next_working(D(last)) == D(first)
    assert CALENDAR.is_working(D(last))


@pytest.mark.parametrize(
    ("received", "days", "due"),
    [
        ("2021-04-29", 3, "2021-05-06"),  # 30/4; 1/5 is a Saturday: Monday off instead
        ("2021-09-01", 2, "2021-09-07"),
        ("2021-12-30", 2, "2022-01-04"),  # 1/1 on a Saturday
        ("2022-04-08", 1, "2022-04-12"),  # Giỗ Tổ on a Sunday
        ("2022-04-29", 2, "2022-05-05"),
        ("2022-08-31", 1, "2022-09-05"),
        ("2023-01-19", 7, "2023-02-06"),
        ("2023-04-28", 1, "2023-05-04"),
        ("2023-08-31", 5, "2023-09-11"),
        ("2024-04-26", 3, "2024-05-04"),  # 29/4 off, Saturday 4/5 worked
        ("2024-08-30", 2, "2024-09-05"),
        ("2025-04-25", 1, "2025-04-26"),  # Saturday worked for 2/5
        ("2025-04-25", 22, "2025-05-29"),
        ("2025-08-29", 1, "2025-09-03"),
        ("2025-12-31", 1, "2026-01-05"),  # 2/1 off
        ("2026-01-05", 5, "2026-01-10"),  # Saturday 10/1 worked for 2/1
        ("2026-02-13", 7, "2026-03-03"),
        ("2026-04-24", 1, "2026-04-28"),
        ("2026-08-21", 1, "2026-08-22"),  # Saturday worked for 31/8
        ("2026-08-28", 1, "2026-09-03"),
        ("2026-11-23", 7, "2026-12-02"),  # 24/11 is worked until an officer adds it
        ("2027-02-03", 1, "2027-02-11"),
        ("2027-04-29", 1, "2027-05-04"),
        ("2027-09-01", 1, "2027-09-06"),
    ],
)
def test_due_days(received: str, days: int, due: str) -> None:
    assert CALENDAR.add(D(received), days) == D(due)
    assert CALENDAR.between(D(received), D(due)) == days


def test_working_days_of_each_year() -> None:
    found = {number: CALENDAR.between(date(number - 1, 12, 31), date(number, 12, 31)) for number in YEARS}
    assert found == {2021: 250, 2022: 249, 2023: 249, 2024: 251, 2025: 250, 2026: 250, 2027: 250}


def test_the_year_not_yet_announced_is_provisional() -> None:
    assert {number: {day.provisional for day in ruled_days(number)} for number in YEARS} == {
        **{number: {False} for number in range(2021, 2027)},
        2027: {True},
    }


def test_every_weekend_day_worked_says_for_which_day() -> None:
    worked = [(day.day, day.title) for number in YEARS for day in ruled_days(number) if day.kind == WORKING]
    assert worked == [
        (date(2024, 5, 4), "Làm bù cho ngày 29/04/2024"),
        (date(2025, 4, 26), "Làm bù cho ngày 02/05/2025"),
        (date(2026, 1, 10), "Làm bù cho ngày 02/01/2026"),
        (date(2026, 8, 22), "Làm bù cho ngày 31/08/2026"),
    ]


def test_our_exchanges_hold_all_that_the_package_knows() -> None:
    """A newer `holidays` with an exchange that days.yaml lacks would count a day off and not the day worked for it."""
    import holidays

    known = holidays.country_holidays("VN", years=YEARS)
    ours = {day.day for number in YEARS for day in ruled_days(number) if day.kind == WORKING}
    assert {day for day in known.weekend_workdays if day.year >= YEARS.start} <= ours
