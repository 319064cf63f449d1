"""What did not arrive goes into the next list, once; the month's four numbers tie or name who stands apart."""

from __future__ import annotations

import pytest

from ansinh.audit.session import acting
from ansinh.payments import actions, queries
from tests import payments_world as pay
from tests import payroll_world
from tests.payments_world import MONTH
from tests.payroll_world import SYSTEM, month, noon, sql

pytestmark = pytest.mark.django_db
LATER = noon("2024-09-20")
OCTOBER = month("2024-10")


def reconcile() -> actions.Reconciled:
    return actions.reconcile(MONTH, actor=SYSTEM, at=LATER)


def test_returned_money_is_carried_once_into_the_next_list() -> None:
    _, orders = pay.ordered_month(people=6)
    bank, post = pay.lines_of(orders["AGRIBANK"]), pay.lines_of(orders["POST"])
    pay.take("AGRIBANK", pay.bank_file(bank))
    pay.take("POST", pay.post_file([*post[:2], pay.returned(post[2])]))
    assert reconcile() == actions.Reconciled(MONTH, 1, 750_000, 0, 0, 0)
    assert reconcile() == actions.Reconciled(MONTH, 0, 0, 0, 0, 0)
    with acting(SYSTEM):
        assert [order.state for order in queries.orders(MONTH)] == ["RECONCILED", "RECONCILED"]
        assert [(row.reference, row.state, row.carried) for row in queries.unpaid(MONTH)] == [
            (post[2].reference, "RETURNED", True)
        ]
    payroll_world.draw_and_lock("2024-10", "2024-10-01")
    actions.order(OCTOBER, actor=SYSTEM, at=noon("2024-10-02"))
    assert sql(
        "SELECT regular_vnd, carried_vnd, amount_vnd, back_months FROM payments_orderline WHERE reference LIKE '2410%%'"
        " AND carried_vnd > 0"
    ) == [(750_000, 750_000, 1_500_000, 1)]


def test_a_line_without_a_result_is_never_carried() -> None:
    _, orders = pay.ordered_month(people=6)
    pay.take("AGRIBANK", pay.bank_file(pay.lines_of(orders["AGRIBANK"])[:2]))
    assert reconcile() == actions.Reconciled(MONTH, 0, 0, 4, 3_000_000, 0)
    with acting(SYSTEM):
        assert [order.state for order in queries.orders(MONTH)] == ["ORDERED", "ORDERED"]
        assert len(queries.unpaid(MONTH)) == 4


def test_a_transfer_without_an_account_never_left_and_is_carried() -> None:
    world = payroll_world.build(2)
    pay.route(world.people[0], "BANK", "AGRIBANK", "")
    pay.route(world.people[1], "BANK", "NO-SUCH-BANK", "123")
    payroll_world.decide([payroll_world.item(world, person, start="2024-09") for person in world.people], "2024-09-01")
    payroll_world.draw_and_lock("2024-09", "2024-09-01")
    actions.order(MONTH, actor=SYSTEM, at=pay.AT)
    assert reconcile() == actions.Reconciled(MONTH, 2, 1_500_000, 0, 0, 0)
    assert pay.postings() == {"RESERVE": 1_500_000, "VOID": 1_500_000}


def test_three_months_uncollected_are_reported_and_hold_the_fourth() -> None:
    world = pay.locked_month(people=2, text="2024-07")
    for text, after in (("2024-07", "2024-08"), ("2024-08", "2024-09"), ("2024-09", "2024-10")):
        due = month(text)
        post = next(o for o in actions.order(due, actor=SYSTEM, at=noon(f"{text}-02")) if o.channel == "POST")
        content = pay.post_file([pay.returned(line) for line in pay.lines_of(post)])
        actions.take_statement(due, "POST", name="x", content=content, actor=SYSTEM, at=noon(f"{text}-15"))
        done = actions.reconcile(due, actor=SYSTEM, at=noon(f"{text}-20"))
        assert done.reported_uncollected == (1 if text == "2024-09" else 0)
        payroll_world.draw_and_lock(after, f"{after}-01")
    assert sql("SELECT person_id, kind FROM decisions_review") == [(world.people[0], "UNCOLLECTED")]
    assert [row[:2] for row in payroll_world.lines("2024-10")] == [("REGULAR", "2024-10")]  # the other person's
    with acting(SYSTEM):
        payments = queries.payments_of_person(world.people[0])
    assert [(p.month, p.carried_vnd, p.amount_vnd, p.state) for p in payments] == [
        (month("2024-09"), 1_500_000, 2_250_000, "RETURNED"),
        (month("2024-08"), 750_000, 1_500_000, "RETURNED"),
        (month("2024-07"), 0, 750_000, "RETURNED"),
    ]


def test_the_desk_ties_decisions_list_orders_and_results() -> None:
    _, orders = pay.ordered_month(people=6)
    bank, post = pay.lines_of(orders["AGRIBANK"]), pay.lines_of(orders["POST"])
    pay.take("AGRIBANK", pay.bank_file(bank))
    pay.take("POST", pay.post_file(post[:2]))
    with acting(SYSTEM):
        desk = queries.desk(MONTH)
        apart = queries.differences(MONTH, "answered")
    assert (desk.decided_vnd, desk.listed_vnd, desk.ordered_vnd, desk.answered_vnd) == (
        4_500_000, 4_500_000, 4_500_000, 3_750_000,
    )  # fmt: skip
    assert (desk.people, desk.differ_decided, desk.differ_ordered, desk.differ_answered, desk.ties) == (
        6,
        0,
        0,
        1,
        False,
    )
    assert [(row.ordered_vnd, row.answered_vnd) for row in apart] == [(750_000, 0)]
    pay.take("POST", pay.post_file(post))
    with acting(SYSTEM):
        assert queries.desk(MONTH).ties


def test_the_desk_names_who_is_listed_without_a_decision_known_then() -> None:
    """As if the list had been drawn before the decisions: they do not support it, and every person stands apart."""
    world = payroll_world.build(2)
    payroll_world.decide([payroll_world.item(world, person, start="2024-09") for person in world.people], "2024-09-01")
    payroll_world.draw("2024-09", "2024-09-01")
    sql("UPDATE payroll_payroll SET drawn_at = '2020-01-01T00:00:00Z' WHERE month = %s", MONTH)
    payroll_world.lock("2024-09", "2024-09-01")
    actions.order(MONTH, actor=SYSTEM, at=pay.AT)
    with acting(SYSTEM):
        desk = queries.desk(MONTH)
        apart = queries.differences(MONTH, "decided")
    assert (desk.decided_vnd, desk.listed_vnd, desk.differ_decided, desk.differ_ordered) == (0, 1_500_000, 2, 0)
    assert [(row.person_id, row.decided_vnd, row.listed_vnd) for row in apart] == [
        (person, 0, 750_000) for person in world.people
    ]


def test_arrears_and_carried_money_tie_too() -> None:
    world = payroll_world.build(1)
    payroll_world.decide([payroll_world.item(world, world.people[0], start="2024-05")], "2024-09-01")
    payroll_world.draw_and_lock("2024-09", "2024-09-01")
    actions.order(MONTH, actor=SYSTEM, at=pay.AT)
    with acting(SYSTEM):
        desk = queries.desk(MONTH)
    expected = 2 * 540_000 + 3 * 750_000  # May and June at the old standard, July to September at the new
    assert (desk.decided_vnd, desk.listed_vnd, desk.ordered_vnd) == (expected, expected, expected)
    assert desk.differ_decided == 0
