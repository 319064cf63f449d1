"""The demo's year of poverty by itself, for a district of full size: the office's figures are counted from its records."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from ansinh.areas.poverty import queries
from ansinh.audit.session import acting
from ansinh.cli.district.field_poverty import add_poverty
from ansinh.cli.district.mix import DISTRICT_PEOPLE
from ansinh.cli.district.people import HOUSEHOLDS, Inventor, Place, dice
from ansinh.cli.district.poverty import NEAR_POOR, POOR
from ansinh.cli.district.year import Office
from ansinh.indicators import actions as indicators
from ansinh.indicators import queries as measured
from ansinh.indicators.windows import window_of
from ansinh.kit.actors import Actor
from ansinh.registry import actions as registry
from ansinh.registry.records import PersonRecord, PovertyRecord, SourceReference
from tests.entitlement_world import commune, district
from tests.payroll_world import SYSTEM, noon

pytestmark = pytest.mark.django_db
NEW_YEAR, DAY = date(2024, 1, 1), noon("2024-12-18")
FIGURES = {
    "poverty.poor": 1_108,
    "poverty.fewer": 161,
    "poverty.fewer_of_target": Decimal("392.68"),
    "poverty.rate": Decimal("1.98"),
    "poverty.able_poor": 0,
    "poverty.projects": 19,
    "poverty.project_communes": 16,
    "poverty.cows": 330,
    "poverty.pigs": 68,
    "poverty.project_households": 253,
    "poverty.project_money": 5_200_200_000,
}


def test_the_figures_of_the_office_are_counted() -> None:
    district()
    communes = [commune(NEW_YEAR, code) for code in HOUSEHOLDS]
    kinds = ["POOR"] * POOR + ["NEAR_POOR"] * NEAR_POOR
    records = [
        PersonRecord(
            full_name="Nguyễn Văn Mẫu",
            commune_id=communes[place % len(communes)],
            valid_from=NEW_YEAR,
            source=SourceReference("DEMO", f"poor/{place}"),
            birth_date=date(1940 + place % 60, 1, 1),
            birth_precision="YEAR",
            poverty=PovertyRecord(
                kind, details={"lacking": ["lacks_work", "lacks_water", "lacks_space"], "causes": "Thiếu vốn"}
            ),
        )
        for place, kind in enumerate(kinds)
    ]
    with acting(SYSTEM):
        registry.take_in(records, actor=SYSTEM, at=noon("2024-01-02"))
    staff = {"SPECIALIST": Actor(7, "Chuyên viên", "SPECIALIST", None)}
    add_poverty(
        Office(staff, Inventor(1, [Place("20818", communes[0], "Xã", 1, "Thôn")], NEW_YEAR), dice(1), DISTRICT_PEOPLE),
        2024,
    )
    year = window_of(NEW_YEAR, "year")
    indicators.measure([year], codes=list(FIGURES), actor=SYSTEM, at=DAY)
    with acting(SYSTEM):
        assert {code: measured.figure(code, year).value for code in FIGURES} == FIGURES
        found = queries.movements(NEW_YEAR, date(2025, 1, 1), known_at=DAY)
    assert all(one.poor.holds and one.near.holds for one in found.communes) and len(found.communes) == 22
