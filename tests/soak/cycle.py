"""The acts of a month, from the news to the corrections: what is done, and how it shows that it was."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from django.db import transaction

from ansinh.audit.queries import verify_chain
from ansinh.audit.session import acting
from ansinh.cli.audit import SEALS
from ansinh.kit.periods import add_months
from ansinh.kit.refusals import Refusal
from ansinh.payments import actions as payments
from ansinh.payments import files, queries
from ansinh.payments.recoveries import actions as recoveries
from ansinh.payments.recoveries.actions import PlanDraft, Repayment, WaiverDraft
from ansinh.payroll import actions as payroll
from tests import payments_world as pay
from tests import payroll_world as w
from tests.payroll_world import World, sql

FIRST = date(2024, 7, 1)
TABLES = (
    "payroll_payroll", "payroll_line", "payroll_drawnspan", "payroll_stopped", "payroll_adjustment", "payroll_unlocking",
    "payments_order", "payments_orderline", "payments_posting", "payments_statement", "payments_statementrow",
    "payments_budgetline", "payments_recovery", "payments_recoveryentry", "payments_recoveryplan",
    "payments_recoverywaiver", "audit_entry",
)  # fmt: skip


@dataclass(frozen=True)
class Act:
    """One thing that a clerk does. ``phase`` as the issue calls it; ``done``: whether its whole effect stands."""

    phase: str
    name: str
    do: Callable[[], object]
    done: Callable[[], bool]


def settle_district(people: int) -> World:
    """People with 750.000 a month, the second half of them paid through a bank."""
    world = w.build(people)
    for number, person in enumerate(world.people):
        if number >= people // 2:
            pay.route(person, "BANK", "AGRIBANK", f"420020{number:07d}")
    w.decide([w.item(world, person, start=f"{FIRST:%Y-%m}") for person in world.people], f"{FIRST:%Y-%m-%d}")
    return world


def month_text(number: int) -> str:
    """The month of the n-th list."""
    return f"{add_months(FIRST, number):%Y-%m}"


def news(world: World, text: str, chance: random.Random) -> None:
    """A few decisions reach the office, some of them months late; what cannot follow what was decided before is none."""
    for person in chance.sample(world.people, k=min(6, len(world.people))):
        action = chance.choice(["SUSPEND", "SUSPEND", "RESUME", "RESUME", "CHANGE"])
        start = max(FIRST, add_months(w.month(text), -chance.randrange(4)))
        drafted = w.item(world, person, action, start=f"{start:%Y-%m}", multiplier=chance.choice(["1.0", "1.5", "2.0"]))
        try:
            with transaction.atomic():
                w.decide([drafted], f"{text}-01")
        except Refusal:
            continue


def listed(text: str, chance: random.Random) -> Iterator[Act]:
    """The list of a month: drawn, approved, locked; one in three is opened again and goes the same way once more."""
    yield from _locked(text)
    if chance.random() < 1 / 3:
        month, at = w.month(text), w.noon(f"{text}-02")
        ask = partial(payroll.ask_unlock, month, reason="Thử", actor=w.APPROVER, at=at)
        asked = partial(_is, "SELECT count(*) = 1 FROM payroll_unlocking u JOIN payroll_payroll p ON p.id = u.payroll_id"
                        " WHERE p.month = %s AND u.granted_by IS NULL", month)  # fmt: skip
        yield Act("lock", "ask_unlock", ask, asked)
        yield Act(
            "lock", "grant_unlock", partial(payroll.grant_unlock, month, actor=w.LOCKER, at=at), _in(month, "DRAFT")
        )
        yield from _locked(text)


def _locked(text: str) -> Iterator[Act]:
    month, at = w.month(text), w.noon(f"{text}-02")
    approved = partial(_is, "SELECT approved_by IS NOT NULL FROM payroll_payroll WHERE month = %s", month)
    draw = partial(payroll.draw_up, month, law_as_of=at.date(), actor=w.DRAWER, at=at)
    yield Act("draw", "draw_up", draw, _in(month, "DRAFT"))
    yield Act("draw", "approve", partial(payroll.approve, month, actor=w.APPROVER, at=at), approved)
    yield Act("lock", "lock", partial(payroll.lock, month, actor=w.LOCKER, at=at), _in(month, "LOCKED"))


def paid(text: str, chance: random.Random) -> Iterator[Act]:
    """The money of a locked list: ordered, exported, answered by bank and post, reconciled."""
    month = w.month(text)
    ordered = partial(_is, "SELECT ordered_at IS NOT NULL FROM payroll_payroll WHERE month = %s", month)
    yield Act("order", "order", partial(payments.order, month, actor=w.SYSTEM, at=w.noon(f"{text}-03")), ordered)
    with acting(w.SYSTEM):
        orders = queries.orders(month)
    for order in orders:
        sent = partial(_is, "SELECT state <> 'ORDERED' FROM payments_order WHERE id = %s", order.id)
        yield Act("export", "export", partial(export, order.id, text), sent)
    for order in orders:
        content = answer(order, chance)
        taken = partial(_is, "SELECT count(*) = 1 FROM payments_statement s JOIN payroll_payroll p ON p.id = s.payroll_id"
                        " WHERE p.month = %s AND s.channel = %s", month, order.channel)  # fmt: skip
        take = partial(take_file, month, order.channel, content, text)
        yield Act("result", f"take {order.channel}", take, taken)
    reconciled = partial(_is, "SELECT count(*) > 0 FROM audit_entry WHERE word = 'payments.reconcile' AND about = %s",
                         f"payments:{text}")  # fmt: skip
    yield Act(
        "result", "reconcile", partial(payments.reconcile, month, actor=w.SYSTEM, at=w.noon(f"{text}-20")), reconciled
    )


def export(order_id: int, text: str) -> None:
    """The file of an order leaves. Read twice, it is the same file."""
    with acting(w.SYSTEM):
        first, second = files.order_file(order_id), files.order_file(order_id)
    if first.content != second.content:
        raise AssertionError("the same order gave two files")
    payments.mark_sent(order_id, actor=w.SYSTEM, at=w.noon(f"{text}-03"))


def answer(order: queries.OrderRow, chance: random.Random) -> bytes:
    """What bank or post says: most is paid, some came back, some is not spoken of."""
    said = [replace(line, paid=chance.random() < 0.8, proof=f"FT{order.id}") for line in pay.lines_of(order)]
    said = [line for line in said if isinstance(line.amount, int) and line.amount > 0 and chance.random() < 0.95]
    return pay.post_file(said) if order.channel == "POST" else pay.bank_file(said)


def take_file(month: date, channel: str, content: bytes, text: str) -> queries.StatementResult:
    name, at = "ket-qua.xlsx", w.noon(f"{text}-15")
    return payments.take_statement(month, channel, name=name, content=content, actor=w.SYSTEM, at=at)


def corrected(text: str, chance: random.Random) -> Iterator[Act]:
    """What is done about money that has to come back: plans with set-off, repayments, reversals, write-offs."""
    on, at = w.noon(f"{text}-25").date(), w.noon(f"{text}-25")
    cases = sql("SELECT id, balance_vnd FROM payments_recovery WHERE balance_vnd > 0 ORDER BY id LIMIT 3")
    for case, balance in cases:
        plan = PlanDraft(3, on, chance.choice([0, 200_000]), "CONSENT", f"01/GCK-{text}", on)
        planned = partial(_is, "SELECT count(*) > 0 FROM payments_recoveryplan WHERE recovery_id = %s AND first_due = %s",
                          case, on)  # fmt: skip
        yield Act("correction", "plan", partial(recoveries.make_plan, case, plan, actor=w.DRAWER, at=at), planned)
        receipt = f"PT-{text}-{case}"
        repayment = Repayment("CASH", max(balance // 3, 1), receipt, on)
        entered = partial(_is, f"SELECT count(*) = 1 {ENTRY}", receipt)
        yield Act("correction", "repay", partial(recoveries.repay, case, repayment, actor=w.DRAWER, at=at), entered)
        if chance.random() < 0.5:
            entry = int(sql(f"SELECT max(id) {ENTRY}", receipt)[0][0])
            back = partial(recoveries.reverse, entry, reason="Ghi nhầm", actor=w.DRAWER, at=at)
            is_back = partial(_is, "SELECT count(*) = 1 FROM payments_recoveryentry WHERE of_id = %s", entry)
            yield Act("correction", "reverse", back, is_back)
        if chance.random() < 0.3:
            yield from _waived(case, text)


ENTRY = "FROM payments_recoveryentry WHERE kind = 'REPAID' AND reference = %s"


def _waived(case: int, text: str) -> Iterator[Act]:
    at, number = w.noon(f"{text}-26"), f"9/QĐ-{text}-{case}"
    draft = WaiverDraft(1_000, number, at.date(), "Hộ nghèo")
    asked = partial(_is, "SELECT count(*) = 1 FROM payments_recoverywaiver WHERE decision_number = %s", number)
    yield Act("correction", "ask_waiver", partial(recoveries.ask_waiver, case, draft, actor=w.DRAWER, at=at), asked)
    waiver = int(sql("SELECT id FROM payments_recoverywaiver WHERE decision_number = %s", number)[0][0])
    grant = partial(recoveries.settle_waiver, waiver, granted=True, actor=w.LOCKER, at=at)
    granted = partial(_is, "SELECT state = 'GRANTED' FROM payments_recoverywaiver WHERE id = %s", waiver)
    yield Act("correction", "settle_waiver", grant, granted)


def month_of(world: World, text: str, chance: random.Random) -> Iterator[Act]:
    """All acts of a month, in their order; each is made when those before it are done."""
    news(world, text, chance)
    yield from listed(text, chance)
    yield from paid(text, chance)
    yield from corrected(text, chance)


def live(world: World, text: str, chance: random.Random) -> None:
    """A whole month, by clerks who are left in peace."""
    for act in month_of(world, text, chance):
        act.do()
        if not act.done():
            raise AssertionError(f"{act.name} did not stand")


def faults() -> list[str]:
    """What is wrong with the money, the seals and the trail, in words; empty: nothing."""
    with acting(w.SYSTEM):
        found = [f"{seal.kind} {seal.about}" for check in SEALS.values() for seal in check()]
        broken = verify_chain().first_broken
    return found if broken is None else [*found, f"the trail is broken at {broken}"]


def state() -> list[object]:
    """All that the acts write, in a form to compare."""
    return [
        sql(f"SELECT count(*), md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), '')) FROM {table} t")
        for table in TABLES
    ]


def trail_length() -> int:
    return int(sql("SELECT count(*) FROM audit_entry")[0][0])


def _is(statement: str, *values: object) -> bool:
    rows = sql(statement, *values)
    return bool(rows and rows[0][0])


def _in(month: date, wanted: str) -> Callable[[], bool]:
    return partial(_is, "SELECT state = %s FROM payroll_payroll WHERE month = %s", wanted, month)
