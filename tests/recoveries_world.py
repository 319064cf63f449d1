"""Months that are drawn, ordered and answered one after another, for the tests of recoveries; and what they came to."""

from __future__ import annotations

from datetime import date
from typing import Any

from ansinh.audit.session import acting
from ansinh.kit.periods import add_months
from ansinh.payments import actions
from ansinh.payments.budget import funding
from tests import payroll_world as w
from tests.payroll_world import SYSTEM, World, month, noon, sql

PLACE = "UPDATE payments_orderline SET state = %s WHERE id = %s"


def start(people: int = 1, *, since: str = "2024-07") -> World:
    """People with 750.000 a month."""
    world = w.build(people)
    allow(int(since[:4]))
    w.decide([w.item(world, person, start=since) for person in world.people], f"{since}-01")
    return world


def allow(year: int) -> None:
    """Decisions let every line of the year's budget be overdrawn: how much money there is, is no question here."""
    with acting(SYSTEM):
        funding.lines_of_programmes(date(year, 1, 1))
    sql(
        "INSERT INTO payments_estimateentry (budget_line_id, kind, amount_vnd, decision_number, decided_on, reason,"
        " entered_by, entered_at) SELECT id, 'OVERDRAFT', 1000000000000, '1', '2024-01-01', 'thử', 1, now()"
        " FROM payments_budgetline WHERE year = %s AND allowed_vnd = 0", year,
    )  # fmt: skip
    sql("UPDATE payments_estimateentry SET confirmed_by = 2, confirmed_at = now() WHERE confirmed_by IS NULL")


def draw_and_order(text: str) -> None:
    """The list of a month, drawn, locked and ordered early in it, with what was known the day before."""
    w.draw_and_lock(text, f"{text}-02")
    actions.order(month(text), actor=SYSTEM, at=noon(f"{text}-03"))


def answer(text: str, *, back: tuple[int, ...] = ()) -> None:
    """Everybody in the list got the money, but those in ``back``; reconciled on the 20th."""
    sql(
        "UPDATE payments_orderline l SET state = CASE WHEN l.person_id = ANY (%s) THEN 'RETURNED' ELSE 'PAID' END"
        " FROM payments_order o, payroll_payroll p WHERE o.id = l.order_id AND p.id = o.payroll_id AND p.month = %s"
        " AND l.state = 'ORDERED'",
        list(back), month(text),
    )  # fmt: skip
    if value(
        "SELECT count(*) FROM payments_order o JOIN payroll_payroll p ON p.id = o.payroll_id WHERE p.month = %s",
        month(text),
    ):
        actions.reconcile(month(text), actor=SYSTEM, at=noon(f"{text}-20"))


def run(first: str, last: str, *, back: tuple[int, ...] = ()) -> None:
    """Whole months, all answered alike."""
    at = month(first)
    while at <= month(last):
        text = f"{at:%Y-%m}"
        draw_and_order(text)
        answer(text, back=back)
        at = add_months(at, 1)


def payment(text: str, person: int) -> tuple[int, int, int, int, str]:
    """(regular and arrears, carried, taken off, handed out, state) of a month's payment."""
    rows = sql(
        "SELECT l.regular_vnd + l.arrears_vnd, l.carried_vnd, l.set_off_vnd, l.amount_vnd, l.state"
        " FROM payments_orderline l JOIN payments_order o ON o.id = l.order_id JOIN payroll_payroll p ON p.id = o.payroll_id"
        " WHERE p.month = %s AND l.person_id = %s",
        month(text), person,
    )  # fmt: skip
    return rows[0] if rows else (0, 0, 0, 0, "-")


def entries(person: int) -> list[tuple[str, int]]:
    """(kind, change) of all entries of a person's cases, in order."""
    return sql(
        "SELECT e.kind, e.change_vnd FROM payments_recoveryentry e JOIN payments_recovery r ON r.id = e.recovery_id"
        " WHERE r.person_id = %s ORDER BY e.id",
        person,
    )  # type: ignore[return-value]


def case_of(person: int) -> tuple[int, int]:
    """(id, balance) of the person's latest case."""
    rows = sql("SELECT id, balance_vnd FROM payments_recovery WHERE person_id = %s ORDER BY id DESC", person)
    return rows[0] if rows else (0, 0)


def in_hand(person: int) -> int:
    """What the person has of all payments: handed out, less paid back, less written off by decision."""
    paid = sql(
        "SELECT coalesce(sum(amount_vnd), 0)::bigint FROM payments_orderline WHERE person_id = %s AND state = 'PAID'",
        person,
    )
    back = sum(change for kind, change in entries(person) if kind in ("REPAID", "REVERSED", "WAIVED"))
    return int(paid[0][0]) + back


def value(statement: str, *values: Any) -> int:
    """One number."""
    return int(sql(statement, *values)[0][0])


def day(text: str) -> date:
    return date.fromisoformat(text)


def due(person: int) -> int:
    """What all ordered lists together say that the person was due: every line, recoveries included."""
    return value(
        "SELECT coalesce(sum(l.amount_vnd), 0)::bigint FROM payroll_line l JOIN payroll_payroll p ON p.id = l.payroll_id"
        " WHERE l.person_id = %s AND p.ordered_at IS NOT NULL",
        person,
    )


def on_the_way(person: int) -> int:
    """What was ordered and has no answer yet."""
    return value(
        "SELECT coalesce(sum(amount_vnd), 0)::bigint FROM payments_orderline WHERE person_id = %s AND state = 'ORDERED'",
        person,
    )


def returned(person: int) -> int:
    """What came back and is still to reach the person: less what was given up of it."""
    return value(
        "SELECT coalesce(sum(l.amount_vnd + coalesce((SELECT sum(e.change_vnd) FROM payments_recoveryentry e"
        "   WHERE e.returned_line_id = l.id AND e.kind = 'CAME_BACK'), 0)), 0)::bigint"
        " FROM payments_orderline l WHERE l.person_id = %s AND l.state = 'RETURNED' AND NOT EXISTS ("
        "   SELECT 1 FROM payroll_adjustment a JOIN payments_order o ON o.payroll_id = a.payroll_id"
        "   WHERE a.reference = l.reference)",
        person,
    )


def owed(person: int) -> int:
    """What all cases of the person have open."""
    return value("SELECT coalesce(sum(balance_vnd), 0)::bigint FROM payments_recovery WHERE person_id = %s", person)


def ledger_ties() -> bool:
    """The receivables of the ledger are the balances of the cases."""
    return value(
        "SELECT coalesce(sum(CASE WHEN debit_account LIKE 'receivable:%%' THEN amount_vnd ELSE 0 END"
        " - CASE WHEN credit_account LIKE 'receivable:%%' THEN amount_vnd ELSE 0 END), 0)::bigint FROM payments_posting"
    ) == value("SELECT coalesce(sum(balance_vnd), 0)::bigint FROM payments_recovery")
