"""Each sentence about the money is broken by what breaks it, done past all guards."""

from __future__ import annotations

import random

import psycopg
from django.db import connections

from ansinh.audit.session import acting
from ansinh.kit import postgres
from ansinh.payments import invariants
from tests import payroll_world as w
from tests.soak import cycle

# Statement -> sentences that must notice it.
TAMPERED = {
    "UPDATE payroll_line SET amount_vnd = amount_vnd + 1 WHERE id = (SELECT max(id) FROM payroll_line)": "list.totals",
    "UPDATE payroll_line SET due_vnd = due_vnd + 1 WHERE id = (SELECT max(id) FROM payroll_line)": "list.due",
    "UPDATE payroll_adjustment SET amount_vnd = amount_vnd + 1": "list.carried",
    "UPDATE payroll_payroll SET ordered_at = NULL": "order.list",
    "DELETE FROM payments_posting WHERE kind = 'POST'": "order.postings",
    "UPDATE payments_orderline SET set_off_vnd = set_off_vnd + 1, carried_vnd = carried_vnd + 1": "order.set_off",
    "UPDATE payments_orderline SET state = 'PAID' WHERE state = 'RETURNED'": "result.row",
    "UPDATE payments_statement SET rows = rows + 1": "result.file",
    "UPDATE payments_posting SET credit_account = debit_account WHERE kind = 'POST'": "ledger.balance",
    "UPDATE payments_posting SET amount_vnd = amount_vnd + 1 WHERE kind = 'RESERVE'": "ledger.in_transit",
    "UPDATE payments_budgetline SET available_vnd = available_vnd - 1": "budget.balance",
    "UPDATE payments_recovery SET balance_vnd = balance_vnd + 1": "recovery.balance",
    "DELETE FROM payments_recoveryentry WHERE kind = 'CLAIM'": "recovery.claim",
    "UPDATE payments_recoveryentry SET change_vnd = change_vnd + 1 WHERE kind = 'CLAIM'": "recovery.posting",
}

NO_CHECKS = """
DO $$ DECLARE c record; BEGIN
  FOR c IN SELECT conrelid::regclass AS place, conname FROM pg_constraint
    WHERE contype = 'c' AND conrelid::regclass::text ~ '^(payroll|payments)_'
  LOOP EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', c.place, c.conname); END LOOP;
END $$
"""


def broken(server: psycopg.Connection[tuple[object, ...]]) -> set[str]:
    return {each.code for each in invariants.INVARIANTS if server.execute(each.broken_by, {}).fetchall()}


def test_a_whole_cycle_breaks_none_and_tampering_is_noticed(fresh_database: str) -> None:
    chance = random.Random(3)
    world = cycle.settle_district(12)
    for number in range(4):
        cycle.live(world, cycle.month_text(number), chance)
    with acting(w.SYSTEM):
        assert invariants.broken() == []
    connections.close_all()
    with postgres.superuser(postgres.home_directory(), fresh_database) as server:
        server.execute("SET session_replication_role = replica")  # no trigger guards the tables any more,
        server.execute(NO_CHECKS)  # and no check
        assert broken(server) == set()
        for statement, noticed in TAMPERED.items():
            with server.transaction(force_rollback=True):
                assert server.execute(statement).rowcount > 0, statement
                assert noticed in broken(server), statement
