"""The demo's year of children, gender equality and social evils: counted from its records, and the same from one seed."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from time import perf_counter

import pytest

from ansinh.audit.session import acting
from ansinh.cli.district.field_protection import GUARDS, add_protection
from ansinh.cli.district.mix import DISTRICT_PEOPLE
from ansinh.cli.district.people import Inventor, Place, dice
from ansinh.cli.district.year import Office
from ansinh.indicators import actions as indicators
from ansinh.indicators import queries as measured
from ansinh.indicators.windows import window_of
from ansinh.kit.actors import Actor
from ansinh.offices import queries as offices
from ansinh.registry import actions as registry
from tests.entitlement_world import commune, district
from tests.payroll_world import SYSTEM, noon
from tests.web_world import accounts

pytestmark = pytest.mark.django_db
NEW_YEAR = date(2024, 1, 1)
FIGURES = {
    "children.circumstances": 180,
    "children.helped": Decimal("88.89"),
    "children.in_care": 6,
    "children.drowned": 1,
    "children.activities": 3,
    "children.cases": 6,
    "children.response_in_time": Decimal("75.00"),
    "gender.activities": 4,
    "gender.trained": 110,
    "gender.women_lead": Decimal("50.00"),
    "gender.shelters": 1,
    "gender.violence": 3,
    "gender.victims_supported": Decimal("100.00"),
    "social_evils.cases": 7,
    "social_evils.victims": 1,
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
    add_protection(office, 2024, places)
    assert perf_counter() - began < 10  # about one second on a quiet machine
    assert offices.registers_given(who) == tuple(sorted(GUARDS))
    year = window_of(NEW_YEAR, "year")
    indicators.measure([year], codes=list(FIGURES), actor=SYSTEM, at=noon("2024-12-18"))
    with acting(SYSTEM):
        assert {code: measured.figure(code, year).value for code in FIGURES} == FIGURES
