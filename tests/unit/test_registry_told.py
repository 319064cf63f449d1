"""What was told of a person: kept like every fact, guarded where its register is, and heard by the law."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.db import Error, transaction

from ansinh.audit.session import acting
from ansinh.decisions.actions import ItemDraft
from ansinh.kit.actors import Actor, system_actor
from ansinh.policy.assess import Case, assess_cases, assess_people
from ansinh.registry import actions, queries
from ansinh.registry.records import FactRecord, SourceReference
from ansinh.web import fact_words
from tests.entitlement_world import commune, district, resident
from tests.payroll_world import decide

pytestmark = pytest.mark.django_db
SYSTEM = system_actor("test")
NURSE = Actor(user_id=None, name="test", role="system", communes=None, guarded=frozenset({"HIV"}), reason="xét")
AT = datetime(2025, 8, 10, tzinfo=UTC)
LATER = datetime(2025, 9, 10, tzinfo=UTC)
SINCE = date(2025, 8, 1)
FORM = SourceReference("FORM", "dossier:7")


@pytest.fixture(autouse=True)
def places() -> Iterator[None]:
    district()
    yield


def told(person_id: int, name: str, value: object, *, on: date = SINCE, guarded: str = "") -> FactRecord:
    return FactRecord(person_id, "told", {"name": name, "value": value, "guarded": guarded}, on, FORM)


def outcomes(person_id: int, on: date) -> dict[str, tuple[str, int | None]]:
    return {row.code: (row.outcome, row.amount_vnd) for row in assess_people(on, LATER, [person_id])}


def test_the_law_hears_what_was_told_from_its_day_on() -> None:
    elder = resident("1948-03-02")
    with acting(SYSTEM):
        assert "ND176-2.a" not in outcomes(elder, date(2025, 8, 31))
        actions.record_facts([told(elder, "social_pension_requested", True)], actor=SYSTEM, at=AT)
        assert outcomes(elder, date(2025, 8, 31))["ND176-2.a"] == ("GRANTED", 500_000)
        assert "ND176-2.a" not in outcomes(elder, date(2025, 7, 31))


def test_a_register_speaks_before_what_was_told() -> None:
    person = resident("1980-03-15")
    with acting(SYSTEM):
        actions.record_facts([told(person, "disability_degree", "EXTREME")], actor=SYSTEM, at=AT)
        assert set(outcomes(person, date(2025, 8, 31))) == {"ND20-5.6.dbn"}
        actions.record_fact(person, "disability", {"degree": "SEVERE"}, source=FORM, actor=SYSTEM, on=SINCE, at=LATER)
        assert set(outcomes(person, date(2025, 8, 31))) == {"ND20-5.6.nang"}


def test_the_same_again_is_nothing_new_and_another_value_replaces_it() -> None:
    person = resident("1980-03-15")
    with acting(SYSTEM):
        for value in ("NO_SUPPORTER", "NO_SUPPORTER", "SUPPORTED"):
            actions.record_facts([told(person, "elder_support", value)], actor=SYSTEM, at=AT)
        page = queries.person_page(person, on=SINCE, known_at=LATER)
        assert [fact.values["value"] for fact in page.holding("told")] == ["SUPPORTED"]


def test_it_stops_when_it_is_ended() -> None:
    person = resident("1980-03-15")
    with acting(SYSTEM):
        actions.record_facts([told(person, "lost_work_capacity", True)], actor=SYSTEM, at=AT)
        actions.end_fact(
            person, "told", key="lost_work_capacity", source=FORM, actor=SYSTEM, on=date(2025, 9, 1), at=LATER
        )
        page = queries.person_page(person, on=date(2025, 9, 5), known_at=LATER)
        assert page.holding("told") == ()


def test_a_guarded_word_is_seen_and_written_with_its_register_open_only() -> None:
    person = resident("1980-03-15")
    guarded = told(person, "has_hiv", True, guarded="HIV")
    with acting(SYSTEM):
        with pytest.raises(Error), transaction.atomic():
            actions.record_facts([guarded], actor=SYSTEM, at=AT)
        with acting(NURSE):
            actions.record_facts([guarded], actor=NURSE, at=AT)
            assert [
                fact.values["name"] for fact in queries.person_page(person, on=SINCE, known_at=LATER).of_kind("told")
            ]
        assert queries.person_page(person, on=SINCE, known_at=LATER).of_kind("told") == ()


def test_it_is_read_in_words() -> None:
    person = resident("1980-03-15")
    with acting(SYSTEM):
        actions.record_facts(
            [
                told(person, "child_circumstance", "BOTH_DEAD"),
                told(person, "refused_on", "2025-08-03"),
                told(person, "in_prison", False),
            ],
            actor=SYSTEM,
            at=AT,
        )
        facts = queries.person_page(person, on=SINCE, known_at=LATER).of_kind("told")
    sentences = {fact.values["name"]: fact_words.sentence(fact) for fact in facts}
    assert sentences["child_circumstance"].endswith(": mồ côi cả cha và mẹ")
    assert sentences["refused_on"] == "Ngày từ chối nhận trợ cấp: 03/08/2025"
    assert sentences["in_prison"] == "Đang chấp hành án phạt tù tại trại giam: không"
    assert {fact_words.source(fact) for fact in facts} == {"tờ khai"}


def test_who_dies_in_payment_leaves_a_funeral_grant() -> None:
    paid, unpaid = resident("1980-03-15"), resident("1981-03-15")
    home = commune(date(2025, 7, 1))
    grant = ItemDraft(paid, home, "OPEN", "ND20-5.6.nang", "social_assistance_standard", Decimal("1.5"), SINCE)
    decide([grant], "2025-07-20")
    with acting(SYSTEM):
        for person in (paid, unpaid):
            actions.record_death(person, on=date(2025, 9, 3), source=FORM, actor=SYSTEM, at=LATER)
        assert outcomes(paid, date(2025, 9, 30))["ND20-11.1.a"] == ("GRANTED", 10_000_000)
        assert "ND20-11.1.a" not in outcomes(unpaid, date(2025, 9, 30))


def test_cases_state_before_the_registers_and_each_case_stands_for_itself() -> None:
    person = resident("1980-03-15")
    with acting(SYSTEM):
        actions.record_fact(person, "disability", {"degree": "SEVERE"}, source=FORM, actor=SYSTEM, on=SINCE, at=AT)
        worse, same, unknown = assess_cases(
            [Case(person, {"disability_degree": "EXTREME"}), Case(person, {}), Case(0, {})], date(2025, 8, 31), LATER
        )
        assert worse is not None
        assert same is not None
        assert ([b.code for b in worse.benefits], [b.code for b in same.benefits]) == (
            ["ND20-5.6.dbn"],
            ["ND20-5.6.nang"],
        )
        assert worse.benefits[0].facts["disability_degree"] == "EXTREME"
        assert unknown is None
