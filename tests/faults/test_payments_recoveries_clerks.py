"""Several clerks at one case: a receipt counts once, and nobody pays back more than is owed."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection

from ansinh.payments import actions as payments
from ansinh.payments.recoveries import actions
from ansinh.payments.recoveries.actions import Repayment
from ansinh.payments.recoveries.refusals import AlreadyEntered, NothingOpen
from tests import payroll_world as w
from tests import recoveries_world as r
from tests.clerks_at_once import at_once


def overpaid() -> int:
    """One person who owes 750.000; the list that says so is locked and not ordered yet."""
    world = r.start()
    r.run("2024-07", "2024-07")
    w.decide([w.item(world, world.people[0], "STOP", start="2024-07")], "2024-07-25")
    w.draw_and_lock("2024-08", "2024-08-02")
    return world.people[0]


def order() -> object:
    return payments.order(w.month("2024-08"), actor=w.SYSTEM, at=w.noon("2024-08-03"))


def pay(person: int, amount: int, reference: str) -> object:
    paid = Repayment("CASH", amount, reference, date(2024, 8, 10))
    return actions.repay(r.case_of(person)[0], paid, actor=w.DRAWER, at=w.noon("2024-08-10"))


@pytest.mark.usefixtures("fresh_database")
def test_clerks_at_once_open_one_case_and_count_each_receipt_once() -> None:
    person = overpaid()
    at_once(order, order, order)
    assert r.entries(person) == [("CLAIM", 750_000)]

    answers = at_once(*[lambda: pay(person, 300_000, "PT-1")] * 4)
    assert sorted(type(answer).__name__ for answer in answers) == ["AlreadyEntered"] * 3 + ["int"]
    assert AlreadyEntered in {type(answer) for answer in answers}

    answers = at_once(lambda: pay(person, 450_000, "PT-2"), lambda: pay(person, 450_000, "PT-3"))
    assert sorted(type(answer).__name__ for answer in answers) == [NothingOpen.__name__, "int"]
    assert r.case_of(person)[1] == 0
    assert r.ledger_ties()
    connection.close()
