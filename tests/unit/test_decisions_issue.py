"""Decisions: what issuing does to entitlements, what is refused, what stands for ever."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError

from ansinh.audit.session import acting
from ansinh.decisions import actions, queries, states
from ansinh.documents.refusals import NumberInUse
from ansinh.kit.refusals import NotPermitted
from ansinh.registry import actions as registry
from ansinh.registry.queries import source_ids
from ansinh.registry.records import PersonRecord, SourceReference
from ansinh.registry.refusals import PersonInUse
from tests import payroll_world as w

pytestmark = pytest.mark.django_db


def terms(person: int) -> list[tuple[str, str, str, str | None]]:
    """(benefit, multiplier, from, to) as believed now."""
    with acting(w.SYSTEM):
        return [
            (
                row.benefit_code,
                str(row.multiplier),
                f"{row.from_month:%Y-%m}",
                f"{row.to_month:%Y-%m}" if row.to_month else None,
            )
            for row in queries.terms_of_person(person)
        ]


def test_a_grant_opens_and_freezes_its_law() -> None:
    world = w.build()
    person = world.people[0]
    decision = w.decide([w.item(world, person)], "2024-07-10")
    assert terms(person) == [("T-nang", "1.50", "2024-07", None)]
    with acting(w.SYSTEM):
        page = queries.decision_page(decision)
    assert page is not None
    assert (page.row.state, page.row.authority_title) == ("ISSUED", "Chủ tịch UBND huyện")
    assert page.items[0].law == [{"instrument": "20/2021/NĐ-CP", "article": "Điều 4", "evidence": "gazette"}]
    assert page.items[0].after_vnd == 750_000


def test_change_suspend_resume_stop() -> None:
    world = w.build()
    person = world.people[0]
    w.decide([w.item(world, person, start="2024-01")], "2024-01-10")
    w.decide([w.item(world, person, "CHANGE", "T-dbn", "2.0", start="2024-04")], "2024-04-10")
    assert terms(person) == [("T-nang", "1.50", "2024-01", "2024-04"), ("T-dbn", "2.00", "2024-04", None)]
    w.decide([w.item(world, person, "SUSPEND", "T-dbn", "2.0", start="2024-06")], "2024-06-10")
    assert terms(person)[-1] == ("T-dbn", "2.00", "2024-04", "2024-06")
    w.decide([w.item(world, person, "RESUME", "T-dbn", "2.0", start="2024-06")], "2024-09-10")
    assert terms(person)[-1] == ("T-dbn", "2.00", "2024-06", None)
    w.decide([w.item(world, person, "STOP", "T-dbn", "2.0", start="2024-10")], "2024-10-10")
    assert [row[2:] for row in terms(person)] == [
        ("2024-01", "2024-04"),
        ("2024-04", "2024-06"),
        ("2024-06", "2024-10"),
    ]
    with acting(w.SYSTEM):
        assert len(queries.terms_of_person(person, with_history=True)) > 3


def test_a_suspended_benefit_is_resumed_after_its_past_was_corrected() -> None:
    world = w.build()
    person = world.people[0]
    w.decide([w.item(world, person, start="2024-07")], "2024-07-01")
    w.decide([w.item(world, person, action="SUSPEND", start="2024-10")], "2024-09-10")
    w.decide([w.item(world, person, action="CHANGE", multiplier="2.0", start="2024-08", end="2024-10")], "2024-09-20")
    w.decide([w.item(world, person, action="RESUME", start="2024-12")], "2024-11-20")
    assert [(start, end) for _, _, start, end in terms(person)] == [
        ("2024-07", "2024-08"),
        ("2024-08", "2024-10"),
        ("2024-12", None),
    ]


def test_two_benefits_of_one_group_are_refused_with_benefit_and_month() -> None:
    world = w.build()
    person = world.people[0]
    w.decide([w.item(world, person, start="2024-01")], "2024-01-10")
    with pytest.raises(states.DoubleBenefit) as refusal:
        w.decide(
            [w.item(world, world.people[1]), w.item(world, person, benefit="T-pension", start="2023-11")], "2024-02-10"
        )
    assert refusal.value.sentence == (
        f"Người có mã {person} đã hưởng «Người khuyết tật nặng» từ tháng 01/2024,"
        " không thể hưởng thêm «Trợ cấp hưu trí xã hội» cùng nhóm."
    )
    assert terms(world.people[1]) == []  # nothing half-written


def test_the_same_benefit_twice_in_one_decision_is_refused() -> None:
    world = w.build()
    with pytest.raises(states.DoubleBenefit):
        w.decide([w.item(world, world.people[0]), w.item(world, world.people[0])], "2024-07-10")


def test_halves_stand_beside_each_other() -> None:
    world = w.build()
    person = world.people[0]
    w.decide(
        [w.item(world, person, benefit="T-child", multiplier="2.0"), w.item(world, person, benefit="T-old")],
        "2024-07-10",
    )
    assert [row[0] for row in terms(person)] == ["T-child", "T-old"]


def test_one_decision_moves_from_one_programme_to_another() -> None:
    world = w.build()
    person = world.people[0]
    w.decide([w.item(world, person, start="2024-01")], "2024-01-10")
    moves = [
        w.item(world, person, "STOP", start="2024-07"),
        w.item(world, person, benefit="T-pension", multiplier="1.0"),
    ]
    w.decide(moves, "2024-07-10", kind="ADJUST")
    assert terms(person) == [("T-nang", "1.50", "2024-01", "2024-07"), ("T-pension", "1.00", "2024-07", None)]


def test_authority_goes_by_the_day_of_signing() -> None:
    world = w.build()
    first, second = world.people[0], world.people[1]
    with pytest.raises(states.NoAuthority):  # two communes decide since July 2025, one decision has one authority
        w.decide([w.item(world, first), w.item(world, second)], "2025-07-01")
    decision = w.decide([w.item(world, first)], "2025-07-01")
    with acting(w.SYSTEM):
        page = queries.decision_page(decision)
    assert page is not None
    assert page.row.authority_title == "Chủ tịch UBND xã"
    with pytest.raises(states.NoAuthority):
        w.decide([w.item(world, second)], "2019-01-01")


def test_a_number_is_given_once_a_year() -> None:
    world = w.build()
    ids = [
        actions.draft("GRANT", [w.item(world, person)], actor=w.SYSTEM, at=w.noon("2024-07-10"))
        for person in world.people
    ]
    first = actions.issue(ids[0], number=" 1", signed_on=date(2024, 7, 10), actor=w.SYSTEM, at=w.noon("2024-07-10"))
    with pytest.raises(NumberInUse, match="Số kế tiếp là 02/QĐ-UBND"):
        actions.issue(ids[1], number=first, signed_on=date(2024, 12, 31), actor=w.SYSTEM, at=w.noon("2024-12-31"))
    again = actions.issue(ids[1], number=first, signed_on=date(2025, 1, 2), actor=w.SYSTEM, at=w.noon("2025-01-02"))
    assert (first, again) == ("01/QĐ-UBND", "01/QĐ-UBND")


@pytest.mark.parametrize(
    ("wrong", "cause"),
    [
        ({"benefit_code": "nothing"}, "BENEFIT"),
        ({"rate_code": "nothing"}, "RATE"),
        ({"multiplier": Decimal(0)}, "MULTIPLIER"),
        ({"from_month": date(2024, 7, 2)}, "MONTH"),
        ({"person_id": 999_999_999}, "PERSON"),
    ],
)
def test_an_unsound_item_is_named_by_its_row(wrong: dict[str, object], cause: str) -> None:
    world = w.build()
    good = w.item(world, world.people[0])
    with pytest.raises(states.UnsoundItem) as refusal:
        actions.draft("GRANT", [good, replace(good, **wrong)], actor=w.SYSTEM, at=w.noon("2024-07-10"))  # type: ignore[arg-type]
    assert (refusal.value.fields["place"], refusal.value.fields["cause"]) == (2, cause)


def test_there_must_be_something_to_change() -> None:
    world = w.build()
    person = world.people[0]
    with pytest.raises(states.UnsoundItem):  # never had a benefit
        w.decide([w.item(world, person, "STOP")], "2024-07-10")
    w.decide([w.item(world, person, start="2024-01")], "2024-01-10")
    with pytest.raises(states.NothingToChange):  # not suspended
        w.decide([w.item(world, person, "RESUME", start="2024-03")], "2024-03-10")
    w.decide([w.item(world, person, "STOP", start="2024-05")], "2024-05-10")
    with pytest.raises(states.NothingToChange):  # ended before
        w.decide([w.item(world, person, "STOP", start="2024-06")], "2024-06-10")
    with pytest.raises(states.NothingToChange):  # an end is not a suspension
        w.decide([w.item(world, person, "RESUME", start="2024-06")], "2024-06-10")


def test_the_kind_says_what_items_may_do() -> None:
    world = w.build()
    with pytest.raises(states.UnsoundItem):
        actions.draft("STOP", [w.item(world, world.people[0])], actor=w.SYSTEM, at=w.noon("2024-07-10"))


def test_issued_stands_for_ever_and_a_draft_may_be_given_up() -> None:
    world = w.build()
    issued = w.decide([w.item(world, world.people[0])], "2024-07-10")
    with pytest.raises(states.NotADraft):
        actions.issue(issued, signed_on=date(2024, 7, 11), actor=w.SYSTEM, at=w.noon("2024-07-11"))
    with pytest.raises(states.NotADraft):
        actions.cancel(issued, reason="nhầm", actor=w.SYSTEM, at=w.noon("2024-07-11"))
    draft = actions.draft("GRANT", [w.item(world, world.people[1])], actor=w.SYSTEM, at=w.noon("2024-07-10"))
    with pytest.raises(states.NoReason):
        actions.cancel(draft, reason=" ", actor=w.SYSTEM, at=w.noon("2024-07-11"))
    actions.cancel(draft, reason=" hồ sơ rút ", actor=w.SYSTEM, at=w.noon("2024-07-11"))
    with acting(w.SYSTEM):
        page = queries.decision_page(draft)
    assert page is not None
    assert (page.row.state, page.cancelled_reason) == ("CANCELLED", "hồ sơ rút")
    with pytest.raises(states.NotADraft):
        actions.issue(draft, signed_on=date(2024, 7, 11), actor=w.SYSTEM, at=w.noon("2024-07-11"))


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE decisions_decision SET number = 'x' WHERE id = %s",
        "UPDATE decisions_item SET multiplier = 9 WHERE decision_id = %s",
        "DELETE FROM decisions_item WHERE decision_id = %s",
        "UPDATE decisions_term SET multiplier = 9 WHERE item_id IN (SELECT id FROM decisions_item WHERE decision_id = %s)",
    ],
)
def test_the_database_itself_keeps_issued_decisions(statement: str) -> None:
    world = w.build()
    issued = w.decide([w.item(world, world.people[0])], "2024-07-10")
    with pytest.raises(IntegrityError):
        w.sql(statement, issued)


def test_only_the_chairman_issues() -> None:
    world = w.build()
    draft = actions.draft("GRANT", [w.item(world, world.people[0])], actor=w.SYSTEM, at=w.noon("2024-07-10"))
    with pytest.raises(NotPermitted):
        actions.issue(draft, signed_on=date(2024, 7, 11), actor=w.APPROVER, at=w.noon("2024-07-11"))
    actions.issue(draft, signed_on=date(2024, 7, 11), actor=w.LOCKER, at=w.noon("2024-07-11"))


def test_people_in_payment_come_in_by_one_dated_list() -> None:
    world = w.build(people=40)
    rows = [
        actions.InPayment(
            person, world.commune_of(person), "T-nang", w.STANDARD, Decimal("1.5"), w.month("2024-01"), f"{n}/QĐ-2015"
        )
        for n, person in enumerate(world.people)
    ]
    with pytest.raises(NotPermitted):
        actions.load_in_payment(rows, signed_on=date(2024, 1, 2), actor=w.APPROVER, at=w.noon("2024-01-02"))
    decision = actions.load_in_payment(rows, signed_on=date(2024, 1, 2), actor=w.LOCKER, at=w.noon("2024-01-02"))
    with acting(w.SYSTEM):
        page = queries.decision_page(decision)
    assert page is not None
    assert (page.row.kind, page.row.items, page.items[0].old_number) == ("FIRST_LOAD", 40, "0/QĐ-2015")
    assert w.draw("2024-01", "2023-12-20").totals.lines == 40


def test_a_commune_officer_sees_the_own_commune_only() -> None:
    world = w.build(people=4)
    decision = w.decide([w.item(world, person) for person in world.people], "2024-07-10")
    officer = w.Actor(9, "Công chức xã", "COMMUNE_OFFICER", (world.communes[0],))
    with acting(officer):
        page = queries.decision_page(decision)
        assert page is not None
        assert {row.commune_id for row in page.items} == {world.communes[0]}
        assert page.row.items == 2
        assert queries.terms_of_person(world.people[1]) == []


def test_a_decision_for_several_communes_is_not_settled_by_someone_who_sees_one() -> None:
    world = w.build(people=2)
    items = [w.item(world, person, start="2025-09") for person in world.people]
    at, here = w.noon("2025-08-10"), (world.communes[0],)
    drafter, issuer = w.Actor(8, "", "SPECIALIST", here), w.Actor(9, "Chủ tịch xã", "CHAIRMAN", here)
    both = actions.draft("GRANT", items, actor=w.SYSTEM, at=at)
    with pytest.raises(states.PartOfDecision):
        actions.issue(both, signed_on=at.date(), actor=issuer, at=at)
    with pytest.raises(states.PartOfDecision):
        actions.cancel(both, reason="nhầm", actor=drafter, at=at)
    with pytest.raises(states.PartOfDecision):
        actions.draft("GRANT", items, actor=replace(drafter, communes=world.communes), at=at)
    own = actions.draft("GRANT", items[:1], actor=drafter, at=at)
    actions.issue(own, signed_on=at.date(), actor=issuer, at=at)
    assert [len(terms(person)) for person in world.people] == [1, 0]


def test_nobody_with_a_decision_is_withdrawn_by_undoing_a_list() -> None:
    world, at = w.build(people=1), w.noon("2024-07-01")
    row = SourceReference("SHEET_ROW", "list/1/5")
    with acting(w.SYSTEM):
        record = PersonRecord("Trần Thị Mẫu", world.communes[0], date(2024, 1, 1), row)
        [person] = registry.take_in([record], actor=w.SYSTEM, at=at)
        sources = list(source_ids([row]).values())
    draft = actions.draft("GRANT", [replace(w.item(world, world.people[0]), person_id=person)], actor=w.SYSTEM, at=at)
    with pytest.raises(PersonInUse), acting(w.SYSTEM):
        registry.undo_source(sources, actor=w.SYSTEM, at=at)
    actions.cancel(draft, reason="nhầm danh sách", actor=w.SYSTEM, at=at)
    with acting(w.SYSTEM):
        registry.undo_source(sources, actor=w.SYSTEM, at=w.noon("2024-07-02"))
    assert w.sql("SELECT withdrawn_at IS NOT NULL FROM registry_person WHERE id = %s", person) == [(True,)]
