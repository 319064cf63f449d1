"""The two days of the month, in officials' words."""

from __future__ import annotations

from datetime import date

import pytest

from ansinh.web.today import deadlines, next_deadline


@pytest.mark.parametrize(
    ("on", "day", "month", "words"),
    [
        (date(2024, 9, 1), date(2024, 9, 20), date(2024, 9, 1), "Còn 19 ngày"),
        (date(2024, 9, 20), date(2024, 9, 20), date(2024, 9, 1), "Hôm nay"),
        (date(2024, 9, 22), date(2024, 9, 25), date(2024, 10, 1), "Còn 3 ngày"),
        (date(2024, 12, 26), date(2025, 1, 20), date(2025, 1, 1), "Còn 25 ngày"),
    ],
)
def test_the_next_deadline_names_its_day_and_list(on: date, day: date, month: date, words: str) -> None:
    found = next_deadline(on)
    assert (found.day, found.month, found.words) == (day, month, words)


def test_what_is_past_says_so() -> None:
    late = deadlines(date(2024, 9, 22))[0]
    assert (late.words, late.level) == ("Đã quá hạn 2 ngày", "LATE")


def test_the_list_of_december_belongs_to_january() -> None:
    assert next_deadline(date(2024, 12, 1), day=25).month == date(2025, 1, 1)
