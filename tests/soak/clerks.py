"""Several clerks at one month, each doing whatever comes to mind; then one of them, alone, brings the month to its end."""

from __future__ import annotations

import random
import threading
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from django.db import connections

from ansinh.audit.session import acting
from ansinh.kit.refusals import Refusal
from ansinh.payments import actions as payments
from ansinh.payments import queries
from ansinh.payments.recoveries import actions as recoveries
from ansinh.payments.recoveries.actions import PlanDraft, Repayment
from ansinh.payroll import actions as payroll
from tests import payroll_world as w
from tests.payroll_world import World, sql
from tests.soak import cycle

ACTS_EACH = 12


@dataclass
class Crowds:
    """How many months clerks fell upon together, what their acts came to, and what was wrong."""

    runs: Counter[int] = field(default_factory=Counter)  # by number of clerks
    acts: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)


def crowd(world: World, text: str, clerks: int, chance: random.Random, crowds: Crowds) -> None:
    """One month under so many clerks at once."""
    cycle.news(world, text, chance)
    seeds = [chance.random() for _ in range(clerks)]
    together = threading.Barrier(clerks)
    threads = [
        threading.Thread(target=_clerk, args=(world, text, number, random.Random(seed), together, crowds))
        for number, seed in enumerate(seeds)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(300)
    crowds.wrong += [f"{text}, {clerks} clerks: {fault}" for fault in cycle.faults()]
    finish(world, text, chance)
    crowds.wrong += [f"{text}, {clerks} clerks, finished: {fault}" for fault in cycle.faults()]
    crowds.runs[clerks] += 1


def _clerk(
    world: World, text: str, number: int, chance: random.Random, together: threading.Barrier, crowds: Crowds
) -> None:
    try:
        together.wait(60)
        for turn in range(ACTS_EACH):
            name = chance.choice(list(ACTS))
            try:
                ACTS[name](world, text, chance, f"{number}-{turn}")
                crowds.acts[f"{name}: done"] += 1
            except Refusal:
                crowds.acts[f"{name}: refused"] += 1
            except Exception as error:
                crowds.acts[f"{name}: failed"] += 1
                crowds.wrong.append(f"{text}: {name} failed: {type(error).__name__}: {error}")
    finally:
        connections.close_all()


def finish(world: World, text: str, chance: random.Random) -> None:
    """Whatever the clerks left open is brought to its end: drafts discarded, the list locked, ordered, reconciled."""
    month = w.month(text)
    for (draft,) in sql(
        "SELECT id FROM payroll_payroll WHERE state = 'DRAFT' AND (scope <> 'ALL' OR month <> %s)", month
    ):
        payroll.discard(draft, actor=w.DRAWER, at=w.noon(f"{text}-02"))
    if not sql("SELECT 1 FROM payroll_payroll WHERE month = %s AND scope = 'ALL' AND state = 'LOCKED'", month):
        payroll.draw_up(month, law_as_of=w.noon(f"{text}-02").date(), actor=w.DRAWER, at=w.noon(f"{text}-02"))
        w.lock(text, f"{text}-02")
    for (made,) in sql("SELECT id FROM payroll_payroll WHERE state = 'LOCKED'"):
        payments.order(made, actor=w.SYSTEM, at=w.noon(f"{text}-03"))
        with acting(w.SYSTEM):
            orders = queries.orders(made)
        for order in orders:
            payments.take_statement(made, order.channel, name="ket-qua.xlsx", content=cycle.answer(order, chance),
                                    actor=w.SYSTEM, at=w.noon(f"{text}-15"))  # fmt: skip
        if orders:
            payments.reconcile(made, actor=w.SYSTEM, at=w.noon(f"{text}-20"))


def _any_list(text: str, chance: random.Random) -> date | int:
    """The district's list of the month, or some other list."""
    others = [made for (made,) in sql("SELECT id FROM payroll_payroll ORDER BY id DESC LIMIT 3")]
    return chance.choice([w.month(text), w.month(text), *others])


def _draw(world: World, text: str, chance: random.Random, turn: str) -> None:
    at = w.noon(f"{text}-02")
    payroll.draw_up(w.month(text), law_as_of=at.date(), actor=w.DRAWER, at=at)


def _advance(world: World, text: str, chance: random.Random, turn: str) -> None:
    at = w.noon(f"{text}-02")
    payroll.draw_advance(chance.choice(world.communes), w.month(text), law_as_of=at.date(), actor=w.DRAWER, at=at)


def _discard(world: World, text: str, chance: random.Random, turn: str) -> None:
    payroll.discard(_any_list(text, chance), actor=w.DRAWER, at=w.noon(f"{text}-02"))


def _approve(world: World, text: str, chance: random.Random, turn: str) -> None:
    payroll.approve(_any_list(text, chance), actor=w.APPROVER, at=w.noon(f"{text}-02"))


def _lock(world: World, text: str, chance: random.Random, turn: str) -> None:
    payroll.lock(_any_list(text, chance), actor=w.LOCKER, at=w.noon(f"{text}-02"))


def _unlock(world: World, text: str, chance: random.Random, turn: str) -> None:
    name, at = _any_list(text, chance), w.noon(f"{text}-02")
    payroll.ask_unlock(name, reason="Thử", actor=w.APPROVER, at=at)
    payroll.grant_unlock(name, actor=w.LOCKER, at=at)


def _order(world: World, text: str, chance: random.Random, turn: str) -> None:
    payments.order(_any_list(text, chance), actor=w.SYSTEM, at=w.noon(f"{text}-03"))


def _statement(world: World, text: str, chance: random.Random, turn: str) -> None:
    name = _any_list(text, chance)
    with acting(w.SYSTEM):
        orders = queries.orders(name)
    if orders:
        order = chance.choice(orders)
        payments.take_statement(name, order.channel, name="ket-qua.xlsx", content=cycle.answer(order, chance),
                                actor=w.SYSTEM, at=w.noon(f"{text}-15"))  # fmt: skip


def _reconcile(world: World, text: str, chance: random.Random, turn: str) -> None:
    payments.reconcile(_any_list(text, chance), actor=w.SYSTEM, at=w.noon(f"{text}-20"))


def _recover(world: World, text: str, chance: random.Random, turn: str) -> None:
    cases = sql("SELECT id, balance_vnd FROM payments_recovery WHERE balance_vnd > 0 ORDER BY id LIMIT 4")
    if not cases:
        return
    (case, balance), on, at = chance.choice(cases), w.noon(f"{text}-25").date(), w.noon(f"{text}-25")
    if chance.random() < 0.3:
        plan = PlanDraft(3, on, 200_000, "CONSENT", "01/GCK", on)
        recoveries.make_plan(case, plan, actor=w.DRAWER, at=at)
        return
    receipt = f"PT-{text}-{chance.choice(['A', 'B', turn])}"  # now and then two clerks hold the same receipt
    entry = recoveries.repay(case, Repayment("CASH", max(balance // 2, 1), receipt, on), actor=w.DRAWER, at=at)
    if chance.random() < 0.3:
        recoveries.reverse(entry, reason="Ghi nhầm", actor=w.DRAWER, at=at)


def _decide(world: World, text: str, chance: random.Random, turn: str) -> None:
    action = chance.choice(["SUSPEND", "RESUME", "CHANGE"])
    person: int = chance.choice(world.people)
    w.decide([w.item(world, person, action, start=text, multiplier=chance.choice(["1.0", "2.0"]))], f"{text}-01")


Doing = Callable[[World, str, random.Random, str], None]
ACTS: dict[str, Doing] = {
    "draw": _draw,
    "advance": _advance,
    "discard": _discard,
    "approve": _approve,
    "lock": _lock,
    "unlock": _unlock,
    "order": _order,
    "statement": _statement,
    "reconcile": _reconcile,
    "recover": _recover,
    "decide": _decide,
}
