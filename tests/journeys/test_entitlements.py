"""From the citizen's paper to the next month's list, with arrears: one journey a kind, through the actions only."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import pytest

from ansinh.audit.session import acting
from ansinh.cases import actions as cases
from ansinh.cases.models import Dossier, Status
from ansinh.decisions import actions as decisions
from ansinh.decisions.actions import ItemDraft
from ansinh.decisions.models import Decision, DecisionItem, Entitlement, Term
from ansinh.decisions.states import NotADraft
from ansinh.policy.assess import assess_people
from ansinh.registry import actions as registry
from ansinh.registry.models import Person
from ansinh.registry.records import SourceReference
from tests.entitlement_world import (
    ASSISTANCE,
    FUNERAL,
    MOVE,
    MOVE_OUT,
    SYSTEM,
    WAR_INVALID,
    appraised,
    district,
    officer,
    received,
    resident,
    to_specialist,
)
from tests.payroll_world import draw, draw_and_lock, lines, noon

pytestmark = pytest.mark.django_db
SIGNED = "2024-09-16"
SEVERE = {"disability_degree": "SEVERE", "certificate_issued_on": "2024-07-05"}


@pytest.fixture(autouse=True)
def places() -> Iterator[None]:
    district()
    yield


def decided(dossier: int, on: str = SIGNED) -> str:
    """Proposed by the specialist, signed by the chairman on a day; the number."""
    day, at = date.fromisoformat(on), noon(on)
    proposal = decisions.propose([dossier], on=day, actor=officer("SPECIALIST", 4), at=at).proposal_id
    decisions.submit(proposal, on=day, actor=officer("SPECIALIST", 4), at=at)
    signed = decisions.approve(proposal, signed_on=day, actor=officer("CHAIRMAN", 5), at=at)
    return next(iter(signed.numbers.values()))


def granted(birth: str, facts: Mapping[str, Any], procedure: str = ASSISTANCE, on: str = SIGNED) -> int:
    """A resident whose application was granted."""
    person = resident(birth)
    decided(appraised(person, procedure, "2024-09-02", facts=facts), on)
    return person


def paid(month: str, person: int) -> list[tuple[str, str, int]]:
    return [(kind, due, amount) for kind, due, amount, _ in lines(month, person)]


def months(person: int) -> list[tuple[str, str, date, date | None]]:
    """What is believed of the person's rights: code, multiplier, first month, first month no more."""
    with acting(SYSTEM):
        terms = Term.objects.filter(person_id=person, known__upper_inf=True).order_by("months")
        return [(t.benefit_id, str(t.multiplier), t.months.lower, t.months.upper) for t in terms]


def status(dossier: int) -> int:
    with acting(SYSTEM):
        return Dossier.objects.values_list("status", flat=True).get(pk=dossier)


def test_disability_from_the_month_of_the_certificate() -> None:
    person = granted("1980-03-15", SEVERE)
    draw("2024-10", "2024-09-20")
    assert paid("2024-10", person) == [
        ("ARREARS", "2024-07", 750_000),
        ("ARREARS", "2024-08", 750_000),
        ("ARREARS", "2024-09", 750_000),
        ("REGULAR", "2024-10", 750_000),
    ]


def test_an_orphan_from_the_month_of_signing() -> None:
    child = granted("2018-05-30", {"child_circumstance": "BOTH_DEAD"})
    draw("2024-10", "2024-09-20")
    assert paid("2024-10", child) == [("ARREARS", "2024-09", 750_000), ("REGULAR", "2024-10", 750_000)]


def test_an_elder_from_the_month_of_turning_80() -> None:
    elder = granted("1944-05-30", {})
    draw("2024-10", "2024-09-20")
    assert paid("2024-10", elder) == [
        *(("ARREARS", f"2024-{month:02d}", rate) for month, rate in ((5, 360_000), (6, 360_000))),
        *(("ARREARS", f"2024-{month:02d}", 500_000) for month in (7, 8, 9)),
        ("REGULAR", "2024-10", 500_000),
    ]


def test_a_single_parent_by_the_number_of_children() -> None:
    facts = {"lone_parent": "NEVER_MARRIED", "children_under_16": 2, "poverty_class": "POOR"}
    parent = granted("1990-05-30", facts)
    draw("2024-10", "2024-09-20")
    assert paid("2024-10", parent) == [("ARREARS", "2024-09", 1_000_000), ("REGULAR", "2024-10", 1_000_000)]
    with acting(SYSTEM):  # what the dossier established is heard when everybody is assessed again
        found = {row.code: row.outcome for row in assess_people(date(2024, 11, 15), noon("2024-11-15"), [parent])}
    assert found["ND20-5.4"] == "GRANTED"


def test_a_wounded_soldier_whom_the_department_decides_on() -> None:
    soldier = resident("1950-05-30")
    dossier = received(soldier, WAR_INVALID, "2024-03-04")
    to_specialist(dossier, "2024-05-06")
    cases.appraise(dossier, "GRANT", {"war_invalid_percent": 41}, actor=SYSTEM, at=noon("2024-05-07"))
    cases.forward(
        [dossier],
        to="Sở Lao động - Thương binh và Xã hội",
        letter="120/UBND-LĐTBXH",
        signed_on=date(2024, 5, 8),
        actor=SYSTEM,
        at=noon("2024-05-08"),
    )
    cases.take_result(dossier, "88/QĐ-SLĐTBXH", date(2024, 9, 9), "GRANT", actor=SYSTEM, at=noon(SIGNED))
    decision = decisions.record_outside(
        dossier,
        number="88/QĐ-SLĐTBXH",
        signed_on=date(2024, 9, 9),
        authority_title="Giám đốc Sở Lao động - Thương binh và Xã hội tỉnh Quảng Nam",
        from_month=date(2024, 8, 1),
        actor=officer("SPECIALIST", 31),
        at=noon(SIGNED),
    )
    assert months(soldier) == []
    decisions.confirm_outside(decision, actor=officer("HEAD", 32), at=noon(SIGNED))
    assert [(code, start) for code, _, start, _ in months(soldier)] == [("TB.TC", date(2024, 8, 1))]
    assert status(dossier) == Status.DONE
    draw("2024-10", "2024-09-20")
    found = paid("2024-10", soldier)
    assert [(kind, due) for kind, due, _ in found] == [
        ("ARREARS", "2024-08"),
        ("ARREARS", "2024-09"),
        ("REGULAR", "2024-10"),
    ]
    assert len({amount for *_, amount in found}) == 1


def test_a_death_ends_the_benefit_and_pays_the_funeral() -> None:
    person = granted("1980-03-15", SEVERE)
    draw_and_lock("2024-10", "2024-09-20")
    dossier = appraised(person, FUNERAL, "2024-10-10", facts={"died_on": "2024-10-03"})
    decided(dossier, "2024-10-14")
    with acting(SYSTEM):
        assert Person.objects.get(pk=person).died_on == date(2024, 10, 3)
    decisions.sweep(date(2024, 10, 15), actor=SYSTEM, at=noon("2024-10-15"))
    with acting(SYSTEM):
        stop = Decision.objects.get(kind="STOP", state="DRAFT")
    decisions.issue(stop.pk, signed_on=date(2024, 10, 15), actor=SYSTEM, at=noon("2024-10-15"))
    draw("2024-11", "2024-10-20")
    assert paid("2024-11", person) == [("ARREARS", "2024-10", 10_000_000)]
    assert months(person) == [
        ("ND20-5.6.nang", "1.50", date(2024, 7, 1), date(2024, 11, 1)),
        ("ND20-11.1.a", "20.00", date(2024, 10, 1), date(2024, 11, 1)),
    ]


def test_moving_out_and_in_leaves_no_gap_and_no_overlap() -> None:
    person = granted("1980-03-15", SEVERE)
    with acting(SYSTEM):
        item = DecisionItem.objects.get(person_id=person)
        entitlement = Entitlement.objects.get(person_id=person).pk
    leaving = ItemDraft(
        person,
        item.commune_id,
        "STOP",
        item.benefit_id,
        item.rate_code,
        item.multiplier,
        date(2024, 11, 1),
        entitlement_id=entitlement,
    )
    stop = decisions.draft("STOP", [leaving], actor=SYSTEM, at=noon("2024-10-07"))
    decisions.issue(stop, signed_on=date(2024, 10, 7), actor=SYSTEM, at=noon("2024-10-07"))
    # Back again: the other district paid November and December.
    dossier = appraised(person, MOVE, "2024-12-10", facts={"paid_elsewhere_until": "2024-12-31"})
    decided(dossier, "2024-12-16")
    assert months(person) == [
        ("ND20-5.6.nang", "1.50", date(2024, 7, 1), date(2024, 11, 1)),
        ("ND20-5.6.nang", "1.50", date(2025, 1, 1), None),
    ]


def test_leaving_by_its_procedure_stops_after_the_month_of_signing_and_the_new_place_goes_on() -> None:
    person = granted("1980-03-15", SEVERE)
    decided(appraised(person, MOVE_OUT, "2024-10-02", facts={}), "2024-10-07")
    [(_, _, _, stopped)] = months(person)
    assert stopped == date(2024, 11, 1)
    draw_and_lock("2024-10", "2024-10-10")
    assert ("REGULAR", "2024-10", 750_000) in paid("2024-10", person)
    draw_and_lock("2024-11", "2024-11-05")
    assert paid("2024-11", person) == []
    # The new place is one of ours too: its decision comes late, and pays from the month after the stop.
    facts = {"paid_elsewhere_until": "2024-10-31"}
    decided(appraised(person, MOVE, "2024-11-11", facts=facts), "2024-11-18")
    assert [(start, end) for _, _, start, end in months(person)] == [
        (date(2024, 7, 1), date(2024, 11, 1)),
        (date(2024, 11, 1), None),
    ]
    draw("2024-12", "2024-12-02")
    assert paid("2024-12", person) == [("ARREARS", "2024-11", 750_000), ("REGULAR", "2024-12", 750_000)]


def test_who_is_paid_nothing_has_nothing_to_take_along() -> None:
    dossier = appraised(resident("1980-03-15"), MOVE_OUT, "2024-10-02", facts={})
    with pytest.raises(NotADraft, match="không còn dự thảo"):
        decided(dossier, "2024-10-07")


def test_moving_in_is_paid_from_the_month_after_the_last_one_of_the_old_place() -> None:
    facts = {**SEVERE, "certificate_issued_on": "2022-05-05", "paid_elsewhere_until": "2024-07-31"}
    person = granted("1980-03-15", facts, MOVE)
    draw("2024-10", "2024-09-20")
    assert paid("2024-10", person) == [
        ("ARREARS", "2024-08", 750_000),
        ("ARREARS", "2024-09", 750_000),
        ("REGULAR", "2024-10", 750_000),
    ]


def test_a_refusal_and_a_withdrawal_open_nothing() -> None:
    refused, withdrawn = resident("1980-03-15"), resident("1981-03-15")
    no = appraised(refused, ASSISTANCE, "2024-09-02", conclusion="REFUSE", note="Không có giấy xác nhận.")
    cases.refuse(no, "Không có giấy xác nhận khuyết tật.", actor=SYSTEM, at=noon(SIGNED))
    back = appraised(withdrawn, ASSISTANCE, "2024-09-02", facts=SEVERE)
    cases.withdraw(back, "Người dân rút đơn.", actor=SYSTEM, at=noon(SIGNED))
    draw("2024-10", "2024-09-20")
    assert (status(no), status(back)) == (Status.DONE, Status.WITHDRAWN)
    assert [paid("2024-10", person) for person in (refused, withdrawn)] == [[], []]
    assert months(refused) == months(withdrawn) == []


def test_a_child_turns_four_and_the_benefit_ends_when_it_is_refused() -> None:
    child = granted("2020-10-20", {"child_circumstance": "BOTH_DEAD"})
    decisions.sweep(date(2024, 9, 25), actor=SYSTEM, at=noon("2024-09-25"))
    with acting(SYSTEM):
        change = Decision.objects.get(kind="ADJUST", state="DRAFT")
    decisions.issue(change.pk, signed_on=date(2024, 9, 26), actor=SYSTEM, at=noon("2024-09-26"))
    assert [(worth, start) for _, worth, start, _ in months(child)] == [
        ("2.50", date(2024, 9, 1)),
        ("1.50", date(2024, 10, 1)),
    ]
    draw("2024-10", "2024-09-28")
    assert paid("2024-10", child) == [("ARREARS", "2024-09", 1_250_000), ("REGULAR", "2024-10", 750_000)]


def test_a_death_known_later_stops_and_asks_the_money_back() -> None:
    person = granted("1980-03-15", SEVERE)
    draw_and_lock("2024-10", "2024-09-20")
    with acting(SYSTEM):
        form = SourceReference("FORM", "test:death")
        registry.record_death(person, on=date(2024, 9, 3), source=form, actor=SYSTEM, at=noon("2024-10-02"))
    decisions.sweep(date(2024, 10, 3), actor=SYSTEM, at=noon("2024-10-03"))
    with acting(SYSTEM):
        stop = Decision.objects.get(kind="STOP", state="DRAFT")
    decisions.issue(stop.pk, signed_on=date(2024, 10, 4), actor=SYSTEM, at=noon("2024-10-04"))
    draw("2024-11", "2024-10-20")
    assert paid("2024-11", person) == [("RECOVERY", "2024-10", -750_000)]
