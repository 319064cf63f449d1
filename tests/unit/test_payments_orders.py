"""Orders from a locked list: one a channel, one line a person, reserved once, frozen for ever."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction

from ansinh.audit.session import acting
from ansinh.kit.actors import Actor
from ansinh.kit.refusals import NotPermitted
from ansinh.payments import actions, queries
from ansinh.payments.references import well_formed
from ansinh.payments.refusals import PartOfDistrict
from ansinh.payroll.states import AlreadyOrdered, NoSuchMonth, WrongState
from tests import payments_world as pay
from tests import payroll_world
from tests.payments_world import AT, MONTH
from tests.payroll_world import SYSTEM, sql

pytestmark = pytest.mark.django_db


def test_one_order_a_channel_and_one_line_a_person() -> None:
    _, orders = pay.ordered_month(people=6)
    assert {code: (o.lines, o.amount_vnd, o.state, o.open) for code, o in orders.items()} == {
        "AGRIBANK": (3, 2_250_000, "ORDERED", 3),
        "POST": (3, 2_250_000, "ORDERED", 3),
    }
    references = [row[0] for row in sql("SELECT reference FROM payments_orderline ORDER BY id")]
    assert [reference[:11] for reference in references] == [
        "2409A000001", "2409A000002", "2409A000003", "2409P000001", "2409P000002", "2409P000003",
    ]  # fmt: skip
    assert all(well_formed(reference) for reference in references)


def test_the_money_is_reserved_and_the_ledger_ties() -> None:
    pay.locked_month(people=6)
    with acting(SYSTEM):
        before = {a.account: a.balance_vnd for a in queries.trial_balance().accounts}
    actions.order(MONTH, actor=SYSTEM, at=AT)
    with acting(SYSTEM):
        balance = queries.trial_balance()
    moved = {a.account: a.balance_vnd - before.get(a.account, 0) for a in balance.accounts}
    assert {account: vnd for account, vnd in moved.items() if vnd} == {
        "budget:2024": -4_500_000,
        "in_transit:AGRIBANK": 2_250_000,
        "in_transit:POST": 2_250_000,
    }
    assert balance.ties


def test_ordering_again_changes_nothing() -> None:
    _, first = pay.ordered_month()
    again = actions.order(MONTH, actor=SYSTEM, at=payroll_world.noon("2024-09-09"))
    assert {order.channel: order for order in again} == first
    assert sql("SELECT count(*) FROM payments_posting WHERE kind = 'RESERVE'") == [(6,)]


def test_a_list_that_is_not_locked_is_refused() -> None:
    world = payroll_world.build(2)
    with pytest.raises(NoSuchMonth, match="Chưa có danh sách tháng 09/2024"):
        actions.order(MONTH, actor=SYSTEM, at=AT)
    payroll_world.decide([payroll_world.item(world, world.people[0], start="2024-09")], "2024-09-01")
    payroll_world.draw("2024-09", "2024-09-01")
    with pytest.raises(WrongState):
        actions.order(MONTH, actor=SYSTEM, at=AT)


def test_an_ordered_list_cannot_be_unlocked() -> None:
    pay.ordered_month()
    with pytest.raises(AlreadyOrdered):
        payroll_world.payroll.ask_unlock(MONTH, reason="sai", actor=payroll_world.APPROVER, at=AT)


def test_only_who_may_order_and_sees_all_orders() -> None:
    world = pay.locked_month()
    with pytest.raises(NotPermitted):
        actions.order(MONTH, actor=Actor(9, "Xã", "COMMUNE_OFFICER", world.communes[:1]), at=AT)
    with pytest.raises(PartOfDistrict):
        actions.order(MONTH, actor=Actor(9, "Kế toán xã", "ACCOUNTANT", world.communes[:1]), at=AT)


def test_a_receiver_and_a_route_hold_as_of_the_day_of_the_lock() -> None:
    world = payroll_world.build(3)
    post, bank, late = world.people
    sql(
        "INSERT INTO registry_receiver (person_id, valid, known, receiver_name, relation, receiver_cccd)"
        " VALUES (%s, '[2024-01-01,2024-12-31)', '[2024-01-01,)', 'Trần Văn Thay', 'con', '')", post,
    )  # fmt: skip
    pay.route(bank, "BANK", "VIETCOMBANK", "0071000123456", "Nguyễn Thị Con")
    sql(
        "INSERT INTO registry_paymentroute (person_id, valid, known, channel, bank, account_number, account_name, account_state)"
        " VALUES (%s, '[2024-10-01,)', '[2024-01-01,)', 'BANK', 'AGRIBANK', '42', '', '')", late,
    )  # fmt: skip
    payroll_world.decide([payroll_world.item(world, person, start="2024-08") for person in world.people], "2024-09-01")
    payroll_world.draw_and_lock("2024-09", "2024-09-01")
    actions.order(MONTH, actor=SYSTEM, at=AT)
    rows = sql(
        "SELECT l.person_id, o.channel, l.receiver_name, l.bank, l.account_number, l.regular_vnd, l.arrears_vnd, l.back_months,"
        " l.birth_year, l.decision_numbers LIKE '%%/QĐ-UBND' FROM payments_orderline l JOIN payments_order o ON o.id = l.order_id"
        " ORDER BY l.person_id"
    )
    assert rows == [
        (post, "POST", "Trần Văn Thay", "", "", 750_000, 750_000, 1, 1980, True),
        (bank, "AGRIBANK", "Nguyễn Thị Con", "VIETCOMBANK", "0071000123456", 750_000, 750_000, 1, 1980, True),
        (late, "POST", "", "", "", 750_000, 750_000, 1, 1980, True),
    ]


def test_a_recovery_is_not_taken_off() -> None:
    world = payroll_world.build(1)
    (person,) = world.people
    payroll_world.decide([payroll_world.item(world, person, start="2024-07", multiplier="2.0")], "2024-07-01")
    payroll_world.draw_and_lock("2024-07", "2024-07-01")
    payroll_world.draw_and_lock("2024-08", "2024-08-01")
    change = payroll_world.item(world, person, action="CHANGE", start="2024-08", multiplier="1.5")
    payroll_world.decide([change], "2024-08-20")
    payroll_world.draw_and_lock("2024-09", "2024-09-01")
    (order,) = actions.order(MONTH, actor=SYSTEM, at=AT)
    assert order.amount_vnd == 750_000
    with acting(SYSTEM):
        desk = queries.desk(MONTH)
    assert (desk.listed_vnd, desk.ordered_vnd, desk.decided_vnd, desk.receivable_vnd) == (
        750_000,
        750_000,
        750_000,
        250_000,
    )


def test_sending_is_noted_once() -> None:
    _, orders = pay.ordered_month()
    post = orders["POST"]
    actions.mark_sent(post.id, actor=SYSTEM, at=AT)
    actions.mark_sent(post.id, actor=SYSTEM, at=payroll_world.noon("2024-09-10"))
    with acting(SYSTEM):
        sent = next(order for order in queries.orders(MONTH) if order.id == post.id)
    assert (sent.state, sent.sent_at) == ("SENT", AT)


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE payments_orderline SET amount_vnd = 1, regular_vnd = 1",
        "UPDATE payments_orderline SET payee_name = 'x'",
        "DELETE FROM payments_orderline",
        "UPDATE payments_posting SET amount_vnd = 1",
        "DELETE FROM payments_posting",
    ],
)
def test_what_was_ordered_is_never_changed(change: str) -> None:
    pay.ordered_month()
    with pytest.raises(IntegrityError), transaction.atomic():
        sql(change)
