"""The demo's merit and social protection: its figures are counted from its records, and agree with the tables."""

from __future__ import annotations

from datetime import date
from time import perf_counter

import pytest

from ansinh.audit.session import acting
from ansinh.cli.district.field_merit import add_merit
from ansinh.cli.district.mix import DISTRICT_PEOPLE
from ansinh.cli.district.people import Inventor, Place, dice
from ansinh.cli.district.year import Office
from ansinh.indicators import actions as indicators
from ansinh.indicators import queries as measured
from ansinh.indicators.windows import window_of
from ansinh.kit.actors import Actor
from ansinh.registry import actions as registry
from tests.entitlement_world import commune, district
from tests.payroll_world import SYSTEM, noon, sql
from tests.web_world import accounts

pytestmark = pytest.mark.django_db
NEW_YEAR = date(2024, 1, 1)
FIGURES = {
    "merit.martyrs": 40,
    "merit.graves": 40,
    "merit.graves_mended": 5,
    "merit.convalesced": 14,
    "merit.aids_due": 0,
    "merit.schooling": 0,
    "merit.houses": 1,
    "merit.gifts": 24,
    "merit.gifts_money": 7_200_000,
    "social_protection.care_places": 69,
    "social_protection.care_residents": 48,
    "social_protection.carers": 3,
    "social_protection.emergency_households": 0,
    "social_protection.emergency_rice": 0,
    "social_protection.emergency_money": 0,
    "social_protection.pension_conversion_open": 0,
    "social_protection.disabled_by_degree": 0,
    "social_protection.disabled_by_kind": 0,
    "social_protection.disabled_by_age": 0,
}


def test_the_year_is_counted_from_its_records() -> None:
    district()
    home = commune(NEW_YEAR)
    users = accounts(home)
    with acting(SYSTEM):
        village = registry.add_villages(home, ["Thôn 1"], actor=SYSTEM, on=NEW_YEAR, at=noon("2024-01-02"))[0]
    who = Actor(users["SPECIALIST"], "Chuyên viên", "SPECIALIST", None)
    places = [Place("20818", home, "Xã", village, "Thôn 1")]
    office = Office({"SPECIALIST": who}, Inventor(1, places, NEW_YEAR), dice(1), DISTRICT_PEOPLE)
    began = perf_counter()
    add_merit(office, 2024)
    assert perf_counter() - began < 10  # about one second on a quiet machine
    year = window_of(NEW_YEAR, "year")
    indicators.measure([year], codes=list(FIGURES), actor=SYSTEM, at=noon("2026-12-18"))
    with acting(SYSTEM):
        assert {code: measured.figure(code, year).value or 0 for code in FIGURES} == FIGURES
    assert sql("SELECT count(*), sum(amount_vnd) FROM merit_gift") == [(24, 7_200_000)]
    assert sql("SELECT count(*) FROM merit_convalescence WHERE state = 'DONE' AND upper_inf(known) AND upper_inf(valid)") == [(14,)]  # fmt: skip
    next_year, after = (window_of(date(year, 1, 1), "year") for year in (2025, 2026))
    indicators.measure([next_year, after], codes=["merit.aids_due"], actor=SYSTEM, at=noon("2026-12-19"))
    with acting(SYSTEM):
        assert [measured.figure("merit.aids_due", window).value for window in (next_year, after)] == [4, 4]
