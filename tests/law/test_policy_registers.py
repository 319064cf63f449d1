"""The same steps over the registers: what a person's registers say is what their description says."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db import connection

from ansinh.audit.session import acting
from ansinh.kit.actors import Actor, system_actor
from ansinh.policy.assess import assess_people, assess_person
from tests.payroll_world import build, decide, item

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 23, tzinfo=UTC)
BEFORE = datetime(2020, 1, 1, tzinfo=UTC)
SYSTEM = system_actor("test")
ON = date(2024, 9, 15)


def insert(table: str, **values: Any) -> int:
    """One row, as the registers' own writers would leave it; gives its id."""
    columns = ", ".join(values)
    marks = ", ".join(["%s"] * len(values))
    with connection.cursor() as cursor:
        cursor.execute(f"INSERT INTO {table} ({columns}) VALUES ({marks}) RETURNING id", list(values.values()))
        return int(cursor.fetchone()[0])


def person(birth: str, *, precision: str = "DAY") -> int:
    commune = insert("registry_unit", kind="COMMUNE")
    return insert(
        "registry_person",
        full_name="Lê Văn Mẫu",
        fold="le van mau",
        sort_key="mau",
        birth_date=birth,
        birth_precision=precision,
        commune_id=commune,
    )


def fact(table: str, person_id: int, **values: Any) -> None:
    insert(table, person_id=person_id, valid="[2020-01-01,)", known="[2020-06-01,)", **values)


def outcomes(person_id: int, on: date = ON, known_at: datetime = NOW) -> dict[str, tuple[str, int | None]]:
    return {row.code: (row.outcome, row.amount_vnd) for row in assess_people(on, known_at, [person_id])}


def test_the_registers_of_one_person_become_benefits() -> None:
    with acting(SYSTEM):
        mother = person("1990-03-01")
        child = person("2023-01-10")
        fact("registry_disability", mother, degree="SEVERE", kinds="", certificate="")
        fact("social_protection_loneparent", mother, marital_status="NEVER_MARRIED")
        fact("social_protection_raisedchild", mother, child_id=child, counted_before_16=False)
        home = insert("registry_household", code="", commune_id=insert("registry_unit", kind="COMMUNE"))
        fact("registry_membership", mother, household_id=home, relation="HEAD")
        insert(
            "registry_povertyclass",
            household_id=home,
            valid="[2020-01-01,)",
            known="[2020-06-01,)",
            kind="NEAR_POOR",
            certificate="",
            details="{}",
        )
        assert outcomes(mother) == {
            "ND20-5.4": ("GRANTED", 500000),
            "ND20-5.6.nang": ("GRANTED", 750000),
            "ND20-CS.2.a1": ("GRANTED", 750000),
        }
        assert outcomes(mother, known_at=BEFORE) == {}  # nobody believed it then
        explained = assess_person(mother, ON, NOW)
        assert explained is not None
        assert explained.total_vnd == 2000000


def test_a_year_of_birth_alone_asks_for_a_ruling() -> None:
    with acting(SYSTEM):
        elder = person("1944-01-01", precision="YEAR")
        fact("social_protection_eldersupport", elder, support="SUPPORTED", fit_for_facility=False)
        assert outcomes(elder) == {"ND20-5.5.c": ("RULING", 500000)}
        assert outcomes(elder, on=date(2024, 12, 1)) == {"ND20-5.5.c": ("GRANTED", 500000)}


def test_the_hiv_register_speaks_only_to_those_with_the_grant() -> None:
    opened = Actor(user_id=None, name="test", role="system", communes=None, guarded=frozenset({"HIV"}), reason="xét")
    with acting(opened):
        child = person("2015-01-10")
        home = insert("registry_household", code="", commune_id=insert("registry_unit", kind="COMMUNE"))
        fact("registry_membership", child, household_id=home, relation="CHILD")
        insert(
            "registry_povertyclass",
            household_id=home,
            valid="[2020-01-01,)",
            known="[2020-06-01,)",
            kind="POOR",
            certificate="",
            details="{}",
        )
        fact("social_protection_hivstatus", child, paper="")
        assert outcomes(child) == {"ND20-5.3": ("GRANTED", 1000000)}
        with acting(SYSTEM):
            assert outcomes(child) == {}


def test_nobody_outside_the_scope_is_assessed() -> None:
    with acting(SYSTEM):
        elder = person("1930-01-01")
    stranger = Actor(user_id=1, name="Lan", role="COMMUNE_OFFICER", communes=(999999,))
    with acting(stranger):
        assert outcomes(elder) == {}
        assert assess_person(elder, ON, NOW) is None


def test_merit_is_received_where_our_own_decision_pays_it_or_a_register_says_so() -> None:
    world = build(people=2)
    ours, elsewhere = world.people
    decide([item(world, ours, benefit="TB.TC", rate_code="TB.TC.41", multiplier="1", start="2024-09")], "2024-08-20")
    with acting(SYSTEM):
        insert("registry_income", person_id=elsewhere, valid="[2024-09-01,)", known="[2024-08-01,)", kind="MERIT")
        for each in world.people:
            fact("registry_disability", each, degree="SEVERE", kinds="", certificate="")
            assert set(outcomes(each, on=date(2024, 8, 31))) == {"ND20-5.6.nang"}
            assert outcomes(each) == {}  # Luật Người khuyết tật Điều 51
