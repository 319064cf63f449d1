"""From which month: a table of the law's cases (notes on social assistance, section 11; on merit, section 6)."""

from __future__ import annotations

from datetime import date

import pytest

from ansinh.decisions.starting import first_month, first_month_without
from ansinh.policy.catalog import catalog

CASES = [
    # code, signed on, birth, facts, first month
    ("ND20-5.6.nang", "2024-09-20", "1980-03-01", {"certificate_issued_on": "2024-06-28"}, "2024-06-01"),
    ("ND20-5.6.nang", "2024-09-20", "1980-03-01", {}, "2024-09-01"),
    ("ND20-5.6.nang", "2024-09-20", "1980-03-01", {"certificate_issued_on": "2016-02-10"}, "2021-07-01"),
    ("ND335-5.6.nang", "2026-11-09", "1980-03-01", {"certificate_issued_on": "2026-10-12"}, "2026-11-01"),
    ("ND20-5.5.c", "2024-09-20", "1944-05-30", {}, "2024-05-01"),
    ("ND20-5.5.c", "2024-09-20", "1930-05-30", {}, "2021-07-01"),
    ("ND20-5.5.b", "2024-09-20", "1949-02-11", {}, "2024-02-01"),
    ("ND20-5.5.a", "2024-09-20", "1944-05-30", {}, "2024-09-01"),
    ("ND20-5.1.b", "2024-09-20", "2018-05-30", {}, "2024-09-01"),
    ("ND20-5.4", "2024-09-20", "1990-05-30", {}, "2024-09-01"),
    ("ND20-CS.2.c", "2024-09-20", "1990-05-30", {"certificate_issued_on": "2024-06-28"}, "2024-09-01"),
    ("ND176-2.a", "2026-11-09", "1950-05-30", {}, "2026-11-01"),
    # Who moved: the month after the last one paid at the old place, neither twice nor not at all.
    ("ND20-5.4", "2024-09-20", "1990-05-30", {"paid_elsewhere_until": "2024-07-31"}, "2024-08-01"),
    ("ND20-5.4", "2024-09-20", "1990-05-30", {"paid_elsewhere_until": "2024-09-30"}, "2024-10-01"),
    # A funeral grant belongs to the month of the death.
    ("ND20-11.1.a", "2024-09-20", "1940-05-30", {"died_on": "2024-08-31"}, "2024-08-01"),
]


@pytest.mark.parametrize(("code", "signed_on", "birth", "facts", "expected"), CASES)
def test_first_month(code: str, signed_on: str, birth: str, facts: dict[str, str], expected: str) -> None:
    signed = date.fromisoformat(signed_on)
    line = next(line for line in catalog().lines_on(signed) if line.code == code)
    assert first_month(line, facts, date.fromisoformat(birth), signed) == date.fromisoformat(expected)


@pytest.mark.parametrize(
    ("event", "expected"), [("2024-08-01", "2024-09-01"), ("2024-08-31", "2024-09-01"), ("2024-12-15", "2025-01-01")]
)
def test_an_end_begins_with_the_month_after(event: str, expected: str) -> None:
    assert first_month_without(date.fromisoformat(event)) == date.fromisoformat(expected)


def test_survivors_of_merit_begin_in_the_month_after_the_death() -> None:
    signed = date(2024, 9, 20)
    line = next(line for line in catalog().lines_on(signed) if line.policy.name == "survivors")
    assert line.version.start_rule == "NEXT_MONTH"
    assert first_month(line, {"deceased_died_on": "2024-06-10"}, None, signed) == date(2024, 7, 1)
