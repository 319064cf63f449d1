"""What people pay back returns to the line of the budget that had paid it, while its year is open."""

from __future__ import annotations

from datetime import date

import pytest

from ansinh.audit.session import acting
from ansinh.payments.budget.settlement import Sums, settlement
from ansinh.payments.invariants import broken
from ansinh.payments.recoveries import actions
from ansinh.payments.recoveries.actions import Repayment
from ansinh.payments.recoveries.refusals import SpentAgain
from tests import payroll_world as w
from tests import recoveries_world as r

pytestmark = pytest.mark.django_db


def overpaid() -> int:
    """A person was paid 750.000 for July that was not due; the case."""
    world = r.start()
    r.run("2024-07", "2024-07")
    w.decide([w.item(world, world.people[0], "STOP", start="2024-07")], "2024-07-25")
    r.draw_and_order("2024-08")
    return r.case_of(world.people[0])[0]


def repay(case: int, vnd: int, on: str, reference: str = "PT-1") -> int:
    return actions.repay(case, Repayment("CASH", vnd, reference, date.fromisoformat(on)), actor=w.SYSTEM, at=w.noon(on))


def available() -> int:
    return r.value("SELECT sum(available_vnd)::bigint FROM payments_budgetline WHERE year = 2024")


def sums_of(year: int) -> Sums:
    with acting(w.SYSTEM):
        return settlement(year).sums


def collected() -> int:
    return r.value(
        "SELECT coalesce(sum(amount_vnd), 0)::bigint FROM payments_posting WHERE debit_account = 'collected:CASH'"
    )


def test_a_repayment_restores_its_line_and_its_reversal_takes_it_off_again() -> None:
    case = overpaid()
    before = available()
    entry = repay(case, 300_000, "2024-08-25")
    repay(case, 450_000, "2024-08-26", "PT-2")
    assert available() - before == 750_000
    assert sums_of(2024).restored_vnd == 750_000
    assert collected() == 0
    actions.reverse(entry, reason="ghi nhầm người", actor=w.SYSTEM, at=w.noon("2024-08-27"))
    assert available() - before == 450_000
    assert sums_of(2024).restored_vnd == 450_000
    repay(case, 300_000, "2024-08-28", "PT-3")
    assert available() - before == 750_000
    assert r.ledger_ties()
    with acting(w.SYSTEM):
        assert [each for each in broken() if each.kind.startswith("money.recovery") or "budget" in each.about] == []


@pytest.mark.parametrize(("on", "restored"), [("2025-01-31", 750_000), ("2025-02-01", 0)])
def test_a_year_takes_money_back_until_it_is_settled(on: str, restored: int) -> None:
    case = overpaid()
    before = available()
    repay(case, 750_000, on)
    assert available() - before == restored
    assert collected() == 750_000 - restored


def test_money_that_was_spent_again_is_not_taken_off_its_line() -> None:
    case = overpaid()
    entry = repay(case, 750_000, "2024-08-25")
    w.sql(
        "INSERT INTO payments_posting (kind, debit_account, credit_account, amount_vnd, budget_line_id, estimate_entry_id, at)"
        " SELECT 'REVOKE', 'granted:2024', 'budget:2024', b.available_vnd + b.allowed_vnd, b.id, e.id, now()"
        " FROM payments_budgetline b JOIN LATERAL (SELECT min(id) AS id FROM payments_estimateentry WHERE budget_line_id = b.id) AS e ON b.year = 2024"
    )
    with pytest.raises(SpentAgain, match="Bổ sung dự toán"):
        actions.reverse(entry, reason="ghi nhầm người", actor=w.SYSTEM, at=w.noon("2024-08-27"))
