"""Ordering a month's money, taking in what bank and post say of it, and carrying what did not arrive."""

from __future__ import annotations

import hashlib
from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.db import connection

from ansinh.audit.actions import record
from ansinh.decisions.actions import Uncollected, report_uncollected
from ansinh.documents.files import keep
from ansinh.documents.refusals import FileRefused
from ansinh.documents.sniffing import FileKind
from ansinh.kit.actors import Actor, system_actor
from ansinh.kit.vietnamese import format_month
from ansinh.payments import channels, ledger, mapping, matching, ordering, protection, queries, results, statements
from ansinh.payments.accounts import check_account
from ansinh.payments.budget.actions import (
    cancel_withdrawal,
    confirm_estimate,
    drop_estimate,
    enter_estimate,
    record_withdrawal,
)
from ansinh.payments.closing import ask_close, ask_reopen, check_open, grant
from ansinh.payments.models import Order, OrderLine, Statement
from ansinh.payments.payees import day_in_vietnam
from ansinh.payments.points import close_point, open_point
from ansinh.payments.recoveries import actions as recoveries
from ansinh.payments.refusals import NoSuchOrder, NotAResult, NotOrdered, WrongState
from ansinh.payments.settling import settle_row
from ansinh.payments.signed import file_page, take_scan
from ansinh.payments.states import ORDER_LIFE, ORDER_TITLES
from ansinh.payments.usage import answer_setting, ask_setting
from ansinh.payments.working import working
from ansinh.payroll.actions import ReturnedMoney, add_adjustment, mark_ordered
from ansinh.payroll.models import Payroll
from ansinh.payroll.naming import ListName, address, list_id

# The acts of this room, wherever they are written.
__all__ = [
    "Reconciled",
    "Unmapped",
    "answer_setting",
    "ask_close",
    "ask_reopen",
    "ask_setting",
    "cancel_withdrawal",
    "check_account",
    "close_point",
    "confirm_estimate",
    "drop_estimate",
    "enter_estimate",
    "file_page",
    "grant",
    "map_result",
    "mark_sent",
    "open_point",
    "order",
    "receive_result",
    "reconcile",
    "record_withdrawal",
    "settle_row",
    "take_scan",
    "take_statement",
]  # fmt: skip


@dataclass(frozen=True)
class Unmapped:
    """A result whose columns somebody has to explain; the file is kept under ``file_id``."""

    file_id: int


@dataclass(frozen=True)
class Reconciled:
    """What reconciling a month did: new money carried into the next list, what still has no result, and how many people
    were reported to the room of decisions because their money came back for three months running."""

    month: date
    carried: int
    carried_vnd: int
    open: int
    open_vnd: int
    reported_uncollected: int


def order(name: ListName, *, actor: Actor, at: datetime) -> list[queries.OrderRow]:
    """Order the money of a locked list (a month, or a list's id): one order a channel, one line a person, all reserved.

    A second call changes nothing and gives the same orders. From now on the list can never be unlocked.
    Raises what ``payroll.actions.mark_ordered`` raises (no list, not locked, part of the district), NotPermitted.
    """
    with working("payment.order", actor), mark_ordered(name, actor=actor, at=at) as payroll:
        if not Order.objects.filter(payroll=payroll).exists():
            assert payroll.locked_at is not None  # noqa: S101 (mark_ordered holds it; for the type checker)
            recoveries.settle_list(payroll.pk, at=at)
            ordering.write_orders(payroll.pk, month=payroll.month, locked_at=payroll.locked_at, at=at)
            made = queries.orders(payroll.pk)
            totals = {each.channel: {"lines": each.lines, "amount_vnd": each.amount_vnd} for each in made}
            record("payments.order", actor=actor, about=_about(payroll), at=at, after=totals)
        return queries.orders(payroll.pk)


def mark_sent(order_id: int, *, actor: Actor, at: datetime) -> None:
    """The file of the order has left. A second call changes nothing. Raises NoSuchOrder, WrongState."""
    with working("payment.order", actor):
        sent = Order.objects.select_for_update().select_related("payroll").filter(pk=order_id).first()
        if sent is None:
            raise NoSuchOrder("Không có lệnh chi này.", order=order_id)
        if sent.state == "SENT":
            return
        if "SENT" not in ORDER_LIFE[sent.state]:
            raise WrongState(f"Lệnh chi ở trạng thái «{ORDER_TITLES[sent.state]}», không gửi lại được.", order=order_id)
        sent.state, sent.sent_at = "SENT", at
        sent.save(update_fields=["state", "sent_at"])
        about = f"order:{address(sent.payroll)}:{sent.channel}"
        record("payments.mark_sent", actor=actor, about=about, at=at)


def take_statement(
    of: ListName, channel: str, *, name: str, content: bytes, actor: Actor, at: datetime
) -> queries.StatementResult:
    """Take in a result file of a channel for a list (a month, or a list's id): every row is believed, repeated or refused with its reason.

    A workbook that is still under its order's password is opened. The same bytes again change nothing and give the first result. Two clerks at once: the second waits for the first.
    Raises NotOrdered, NotAResult, UnknownChannel, SheetRefused, NotPermitted.
    """
    layout = channels.channel(channel)
    digest = hashlib.sha256(content).hexdigest()
    with working("payment.reconcile", actor):
        answered = _locked_order(of, channel)
        same = Statement.objects.filter(payroll_id=answered.payroll_id, channel=channel, sha256=digest).first()
        if same is not None:
            return queries.statement_result(same.pk, already_taken=True)
        statement = Statement.objects.create(
            channel=channel, payroll_id=answered.payroll_id, file_name=name, sha256=digest, taken_at=at
        )
        matching.match(
            statements.rows_of(
                protection.opened(content, protection.password_of(answered.pk)), layout, mapping.remembered(layout)
            ),
            statement_id=statement.pk,
            order_id=answered.pk,
            payroll_id=answered.payroll_id,
            channel=layout,
        )
        ledger.post_results(answered.pk, month=answered.payroll.month, at=at)
        result = queries.statement_result(statement.pk, already_taken=False)
        counts = {"paid": result.paid, "returned": result.returned, "refused": len(result.refused), "sha256": digest}
        record(
            "payments.take_statement", actor=actor, about=f"{_about(answered.payroll)}:{channel}", at=at, after=counts
        )
        return result


def receive_result(
    of: ListName, channel: str, *, name: str, content: bytes, actor: Actor, at: datetime
) -> queries.StatementResult | Unmapped:
    """As ``take_statement``; a workbook whose columns nobody knows is kept, and waits for ``map_result``.

    Raises as ``take_statement``; NotAResult only when the file is no workbook that can be kept (.xlsx).
    """
    try:
        return take_statement(of, channel, name=name, content=content, actor=actor, at=at)
    except NotAResult as unknown:
        with working("payment.reconcile", actor):
            order = _locked_order(of, channel)
            plain = protection.opened(content, protection.password_of(order.pk))
            try:
                return Unmapped(keep(name, plain, {FileKind.XLSX}, commune_id=None, actor=actor, at=at))
            except FileRefused:
                raise unknown from None


def map_result(
    of: ListName, channel: str, file_id: int, said: mapping.Said, *, actor: Actor, at: datetime
) -> queries.StatementResult:
    """Remember which column of a waiting file is what, and take the file in by it. One transaction.

    Raises NoSuchFile, MappingRefused, and as ``take_statement``.
    """
    with working("payment.reconcile", actor):
        waiting = results.waiting_file(file_id)
        mapping.remember(waiting.content, channels.channel(channel), said, actor=actor, at=at)
        return take_statement(of, channel, name=waiting.name, content=waiting.content, actor=actor, at=at)


def reconcile(name: ListName, *, actor: Actor, at: datetime) -> Reconciled:
    """Of a list (a month, or a list's id): carry into the next list what came back or could never leave; close orders in which every line has its result.

    A line without a result stays open: it may have been paid, and nothing is paid twice on a guess. Repeatable.
    Raises NotOrdered, NotPermitted.
    """
    with working("payment.reconcile", actor):
        answered = list(Order.objects.select_for_update().filter(payroll_id=list_id(name)).order_by("id"))
        if not answered:
            raise _not_ordered(name)
        payroll = answered[0].payroll
        check_open(payroll)
        month = payroll.month
        for each in answered:
            _return_what_never_left(each, month, at)
        returned = [
            ReturnedMoney(line.person_id, line.commune_id, line.amount_vnd, month, line.reference, "RETURNED")
            for line in OrderLine.objects.filter(order__in=answered, state="RETURNED").order_by("id")
        ]
        recoveries.settle_results(at=at)  # before anything is told to the trail: no clerk waits for another in a circle
        reported = _report_uncollected(month, at)
        before = queries.carried_vnd(month)
        carried = add_adjustment(returned, actor=actor, at=at)
        still_open = queries.open_lines(payroll.pk)
        with_open = OrderLine.objects.filter(state="ORDERED").values("order_id")
        Order.objects.filter(payroll=payroll).exclude(id__in=with_open).update(state="RECONCILED")
        done = Reconciled(
            month, carried, queries.carried_vnd(month) - before, still_open.count, still_open.amount_vnd, reported
        )
        after = asdict(done) | {"month": month.isoformat()}
        record("payments.reconcile", actor=actor, about=_about(payroll), at=at, after=after)
        return done


def _locked_order(name: ListName, channel: str) -> Order:
    """The list's order of a channel, locked until the end of the transaction."""
    found = Order.objects.select_for_update().filter(payroll_id=list_id(name), channel=channel).first()
    if found is None:
        raise _not_ordered(name, channel)
    check_open(found.payroll)
    return found


def _not_ordered(name: ListName, channel: str = "") -> NotOrdered:
    way = f" qua kênh {channel}" if channel else ""
    of = f"tháng {format_month(name)}" if isinstance(name, date) else "của danh sách này"
    return NotOrdered(
        f"Chưa có lệnh chi {of}{way}. Lập lệnh chi trước khi nhận kết quả.",
        list=str(name),
        channel=channel,
    )


def _return_what_never_left(unsent: Order, month: date, at: datetime) -> None:
    """Transfers without an account, or to a bank that the channel does not know, were never in a file to be paid."""
    layout = channels.channel(unsent.channel)
    if layout.form != "transfer":
        return
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE payments_orderline SET state = 'RETURNED'"
            " WHERE order_id = %s AND state = 'ORDERED' AND (account_number = '' OR bank <> ALL (%s))",
            [unsent.pk, list(layout.banks)],
        )
    ledger.post_results(unsent.pk, month=month, at=at)


def _report_uncollected(month: date, at: datetime) -> int:
    """Whose money came back this month and the two before. The software reports them: to settle is others' right."""
    people = queries.uncollected_for(month, months=3)
    rows = [Uncollected(person, month) for person in people]
    if rows:
        report_uncollected(rows, on=day_in_vietnam(at), actor=system_actor("payments.reconcile"), at=at)
    return len(rows)


def _about(payroll: Payroll) -> str:
    return f"payments:{address(payroll)}"
