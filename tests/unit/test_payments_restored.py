"""A month that becomes due again is paid by what the person has of that very month, and by nothing else."""

from __future__ import annotations

from datetime import date

import pytest

from ansinh.payments import actions as payments
from ansinh.payments.recoveries import actions
from ansinh.payments.recoveries.actions import Repayment
from ansinh.payroll import actions as payroll
from tests import payroll_world as w
from tests import recoveries_world as r

pytestmark = pytest.mark.django_db


def test_a_month_that_was_paid_back_and_is_due_again_is_paid_out_whatever_else_is_owed() -> None:
    """August and September are taken back; August is repaid and due again. Nobody agreed to take it off September."""
    world = r.start()
    person = world.people[0]
    r.run("2024-07", "2024-09")
    w.decide([w.item(world, person, "SUSPEND", start="2024-08")], "2024-09-25")
    r.run("2024-10", "2024-10")
    case, balance = r.case_of(person)
    assert balance == 1_500_000
    paid = Repayment("CASH", 750_000, "PT-1", date(2024, 10, 25))
    actions.repay(case, paid, actor=w.DRAWER, at=w.noon("2024-10-25"))
    w.decide([w.item(world, person, "RESUME", start="2024-08")], "2024-10-26")
    w.decide([w.item(world, person, "SUSPEND", start="2024-09")], "2024-10-27")
    r.run("2024-11", "2024-11")
    assert r.payment("2024-11", person) == (750_000, 0, 0, 750_000, "PAID")
    assert r.owed(person) == 750_000  # of September


def test_a_month_paid_ahead_taken_back_and_due_again_in_its_own_list_is_not_paid_twice() -> None:
    world = r.start()
    person = world.people[0]
    advance("2024-08", world.commune_of(person))
    w.decide([w.item(world, person, "SUSPEND", start="2024-08")], "2024-08-03")
    advance("2024-08", world.commune_of(person))
    assert r.owed(person) == 750_000
    w.decide([w.item(world, person, "RESUME", start="2024-08", multiplier="1.5")], "2024-08-04")
    r.draw_and_order("2024-08")
    assert r.owed(person) == 0


def advance(text: str, commune: int) -> None:
    made = payroll.draw_advance(
        commune, w.month(text), law_as_of=w.noon(f"{text}-02").date(), actor=w.DRAWER, at=w.noon(f"{text}-02")
    )
    payroll.approve(made.payroll_id, actor=w.APPROVER, at=w.noon(f"{text}-02"))
    payroll.lock(made.payroll_id, actor=w.LOCKER, at=w.noon(f"{text}-02"))
    payments.order(made.payroll_id, actor=w.SYSTEM, at=w.noon(f"{text}-03"))
    w.sql("UPDATE payments_orderline SET state = 'PAID' WHERE state = 'ORDERED'")
