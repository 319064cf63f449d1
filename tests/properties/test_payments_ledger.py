"""Whatever result files come, in whatever order: the ledger ties, nothing is both paid and returned, or twice."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ansinh.audit.session import acting
from ansinh.payments import actions, queries
from tests import payments_world as pay
from tests.payments_world import MONTH, Line
from tests.payroll_world import SYSTEM, noon, sql

pytestmark = pytest.mark.django_db

PEOPLE = 6
# A row: which line it speaks of, paid or not, and what is wrong with it.
rows = st.tuples(
    st.integers(0, PEOPLE // 2 - 1), st.booleans(), st.sampled_from(["", "", "", "amount", "name", "proof", "status"])
)
files = st.tuples(st.sampled_from(["AGRIBANK", "POST"]), st.lists(rows, max_size=6))


def say(line: Line, paid: bool, wrong: str) -> Line:
    said = replace(line, paid=paid)
    match wrong:
        case "amount":
            return replace(said, amount=1)
        case "name":
            return replace(said, name="Người Khác")
        case "proof":
            return replace(said, proof="")
        case "status":
            return replace(said, status="đang chờ")
    return said


def check_invariants() -> None:
    with acting(SYSTEM):
        assert queries.trial_balance().ties
        open_vnd = sum(order.open_vnd for order in queries.orders(MONTH))
        in_transit = sum(b.balance_vnd for b in queries.trial_balance().accounts if b.account.startswith("in_transit:"))
    moved = pay.postings()
    assert moved["RESERVE"] == moved.get("POST", 0) + moved.get("VOID", 0) + open_vnd
    assert in_transit == open_vnd
    assert (
        sql(
            "SELECT l.state, array_agg(p.kind ORDER BY p.kind) FROM payments_orderline l JOIN payments_posting p ON p.order_line_id = l.id"
            " GROUP BY l.id, l.state HAVING array_agg(p.kind ORDER BY p.kind) <> CASE l.state WHEN 'ORDERED' THEN ARRAY['RESERVE']"
            " WHEN 'PAID' THEN ARRAY['POST', 'RESERVE'] ELSE ARRAY['RESERVE', 'VOID'] END"
        )
        == []
    )
    assert sql(
        "SELECT count(*) FROM payroll_adjustment a JOIN payments_orderline l ON l.reference = a.reference WHERE l.state <> 'RETURNED'"
    ) == [(0,)]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(files, min_size=1, max_size=4))
def test_any_sequence_of_files_keeps_the_ledger(sequence: list[tuple[str, list[tuple[int, bool, str]]]]) -> None:
    savepoint = transaction.savepoint()
    _, orders = pay.ordered_month(PEOPLE)
    lines = {code: pay.lines_of(order) for code, order in orders.items()}
    decided: dict[str, str] = {}
    for number, (channel, said) in enumerate(sequence):
        write = pay.bank_file if channel == "AGRIBANK" else pay.post_file
        pay.take(channel, write([say(lines[channel][index], paid, wrong) for index, paid, wrong in said]))
        if number % 2:
            actions.reconcile(MONTH, actor=SYSTEM, at=noon("2024-09-20"))
        check_invariants()
        now = dict(sql("SELECT reference, state FROM payments_orderline WHERE state <> 'ORDERED'"))
        assert decided.items() <= now.items()  # what was decided stays decided
        decided = now
    transaction.savepoint_rollback(savepoint)
