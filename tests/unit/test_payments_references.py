"""References: made once in SQL and once in Python, the same; one wrong or two swapped characters are found."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from ansinh.payments.references import REFERENCE_SQL, find, month_code, reference, well_formed

months = st.dates(date(2020, 1, 1), date(2059, 12, 1)).map(lambda day: day.replace(day=1))
letters = st.sampled_from("ABHPZ")
serials = st.integers(1, 999_999)


@given(months, letters, serials, st.integers(0, 10), st.sampled_from("0123456789"))
def test_a_wrong_digit_is_found(month: date, letter: str, serial: int, place: int, digit: str) -> None:
    right = reference(month, letter, serial)
    assert well_formed(right)
    if place != 4 and right[place] != digit:
        assert not well_formed(right[:place] + digit + right[place + 1 :])


@given(months, letters, serials, st.integers(5, 9))
def test_two_neighbours_that_changed_places_are_found(month: date, letter: str, serial: int, place: int) -> None:
    right = reference(month, letter, serial)
    swapped = right[:place] + right[place + 1] + right[place] + right[place + 2 :]
    assert well_formed(swapped) is (swapped == right)


@given(months, letters, serials)
def test_a_reference_is_found_in_a_remark(month: date, letter: str, serial: int) -> None:
    made = reference(month, letter, serial)
    assert find(f"MBVCB.123. tro cap t09 2024 {made.lower()}.CT tu 42002") == made


def test_what_only_looks_similar_is_not_a_reference() -> None:
    assert find("TRO CAP T09 2024") == ""
    assert find("X2409A000123X9") == ""


@pytest.mark.django_db
def test_sql_and_python_agree() -> None:
    month = date(2024, 9, 1)
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT letter, serial, {REFERENCE_SQL} FROM unnest(ARRAY['A', 'P']) letter, generate_series(1, 99999, 7) serial",
            {"yymm": month_code(month)},
        )
        rows = cursor.fetchall()
    assert len(rows) == 28_572
    assert [made for _, _, made in rows] == [reference(month, letter, serial) for letter, serial, _ in rows]
