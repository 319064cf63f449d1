"""What a form need not ask: the registers' own words of one person, and silence as silence."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from ansinh.audit.session import acting
from ansinh.kit.actors import Actor, system_actor
from ansinh.policy.knowing import known_facts
from ansinh.registry import actions
from ansinh.registry.records import FactRecord, SourceReference
from tests.entitlement_world import commune, district, resident

pytestmark = pytest.mark.django_db
SYSTEM = system_actor("test")
LATER = datetime(2025, 9, 10, tzinfo=UTC)
FORM = SourceReference("FORM", "dossier:7")
NAMES = ("birth_date", "sex", "disability_degree", "elder_support", "poverty_class", "receives_pension")


def known(person_id: int, actor: Actor = SYSTEM) -> dict[str, object]:
    with acting(actor):
        return known_facts(person_id, NAMES, on=date(2025, 8, 31), known_at=LATER)


def test_what_no_register_says_is_left_to_be_asked() -> None:
    district()
    person = resident("1948-03-02", sex="FEMALE")
    assert known(person) == {"birth_date": "1948-03-02", "sex": "FEMALE"}


def test_registers_and_earlier_decisions_are_not_asked_again() -> None:
    district()
    person = resident("1948-03-02")
    told = FactRecord(person, "told", {"name": "elder_support", "value": "NO_SUPPORTER"}, date(2025, 8, 1), FORM)
    with acting(SYSTEM):
        actions.record_facts([told], actor=SYSTEM, at=datetime(2025, 8, 10, tzinfo=UTC))
        actions.record_fact(
            person, "disability", {"degree": "SEVERE"}, source=FORM, actor=SYSTEM, on=date(2025, 8, 1),
            at=datetime(2025, 8, 10, tzinfo=UTC),
        )  # fmt: skip
    assert known(person) == {"birth_date": "1948-03-02", "disability_degree": "SEVERE", "elder_support": "NO_SUPPORTER"}


def test_a_person_of_another_commune_is_as_unknown_as_nobody() -> None:
    district()
    person = resident("1948-03-02")
    stranger = Actor(9, "Công chức xã", "COMMUNE_OFFICER", (commune(date(2025, 8, 31), "20791") + 999,))
    assert known(person, stranger) == {} == known(10**9)
