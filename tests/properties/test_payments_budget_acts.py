"""Whatever is given, cut, moved, allowed, ordered and answered: the ledger ties and no line is overdrawn beyond leave."""

from __future__ import annotations

from contextlib import suppress

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ansinh.audit.session import acting
from ansinh.payments import actions, queries
from ansinh.payments.budget.refusals import Overdrawn
from ansinh.payments.budget.settlement import settlement
from tests import budget_world as budget
from tests import payments_world as pay
from tests.budget_world import ASSISTANCE, MERIT
from tests.estimates import PLENTY
from tests.payments_world import AT, MONTH
from tests.payroll_world import SYSTEM, sql

pytestmark = pytest.mark.django_db
PEOPLE = 4
amounts = st.integers(1, 4_000_000)
acts = st.one_of(
    st.tuples(st.sampled_from(["SUPPLEMENTED", "CUT", "TRANSFERRED", "OVERDRAFT", "BACK"]), amounts),
    st.tuples(st.sampled_from(["ORDER", "PAID", "RETURNED"]), st.just(0)),
)


def act(kind: str, amount: int) -> None:
    """One act; what the budget refuses changes nothing."""
    with suppress(Overdrawn), transaction.atomic():
        match kind:
            case "ORDER":
                actions.order(MONTH, actor=SYSTEM, at=AT)
            case "PAID" | "RETURNED":
                with acting(SYSTEM):
                    orders = {order.channel: order for order in queries.orders(MONTH)}
                if "POST" in orders:
                    lines = pay.lines_of(orders["POST"])
                    pay.take("POST", pay.post_file(lines if kind == "PAID" else [pay.returned(each) for each in lines]))
            case "TRANSFERRED":
                budget.give(kind, amount, into=MERIT)
            case "BACK":
                budget.give("TRANSFERRED", amount, key=MERIT, into=ASSISTANCE)
            case _:
                budget.give(kind, amount, reason="Theo quyết định")


def check() -> None:
    with acting(SYSTEM):
        balance = queries.trial_balance()
        remaining = {row.line.id: row.remaining_vnd for row in settlement(2024).rows if row.line is not None}
    assert balance.ties
    assert sum(account.balance_vnd for account in balance.accounts) == 0
    lines = sql("SELECT id, available_vnd, allowed_vnd FROM payments_budgetline WHERE year = 2024")
    assert {line: available for line, available, _ in lines} == remaining
    assert all(available + allowed >= 0 for _, available, allowed in lines)
    kept = {account.account: account.balance_vnd for account in balance.accounts}
    assert kept["budget:2024"] == sum(remaining.values())


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(acts, min_size=1, max_size=8))
def test_any_sequence_of_acts_keeps_the_budget(sequence: list[tuple[str, int]]) -> None:
    savepoint = transaction.savepoint()
    pay.locked_month(PEOPLE)
    budget.give("CUT", PLENTY - 3_000_000)
    for kind, amount in sequence:
        act(kind, amount)
        check()
    transaction.savepoint_rollback(savepoint)
