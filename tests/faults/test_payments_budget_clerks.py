"""Two clerks who want the same money at the same moment: one gets it, the other is told what is lacking."""

from __future__ import annotations

import pytest
from django.db import connection

from ansinh.payments import actions
from ansinh.payments.budget.refusals import Overdrawn
from tests import budget_world as budget
from tests import payments_world as pay
from tests.budget_world import CONFIRMING, MERIT
from tests.clerks_at_once import at_once
from tests.estimates import PLENTY
from tests.payments_world import AT, MONTH
from tests.payroll_world import SYSTEM, noon, sql

PEOPLE = 8
LEFT = "SELECT available_vnd FROM payments_budgetline WHERE year = 2024 AND programme = 'SOCIAL_ASSISTANCE'"


def confirm(entry: int) -> None:
    actions.confirm_estimate(entry, actor=CONFIRMING, at=noon("2024-08-20"))


@pytest.mark.usefixtures("fresh_database")
def test_an_order_and_a_cut_at_once_never_spend_the_same_money() -> None:
    pay.locked_month(PEOPLE)
    budget.give("CUT", PLENTY - PEOPLE * 750_000)
    cut = budget.enter("CUT", 1)
    answers = at_once(lambda: confirm(cut), lambda: actions.order(MONTH, actor=SYSTEM, at=AT))
    assert len([answer for answer in answers if isinstance(answer, Overdrawn)]) == 1
    assert sql(LEFT) in ([(0,)], [(PEOPLE * 750_000 - 1,)])
    connection.close()


@pytest.mark.usefixtures("fresh_database")
def test_of_two_cuts_that_do_not_both_fit_one_is_made() -> None:
    pay.locked_month(2)
    budget.give("CUT", PLENTY - 1_000)
    cuts = [budget.enter("CUT", 600), budget.enter("CUT", 600)]
    answers = at_once(*[lambda entry=entry: confirm(entry) for entry in cuts])
    assert [isinstance(answer, Overdrawn) for answer in answers].count(True) == 1
    assert sql(LEFT) == [(400,)]
    connection.close()


@pytest.mark.usefixtures("fresh_database")
def test_transfers_in_both_directions_wait_for_each_other_and_not_for_ever() -> None:
    pay.locked_month(2)
    there = [budget.enter("TRANSFERRED", 5, into=MERIT) for _ in range(3)]
    back = [budget.enter("TRANSFERRED", 5, key=MERIT, into=budget.ASSISTANCE) for _ in range(3)]
    answers = at_once(*[lambda entry=entry: confirm(entry) for entry in (*there, *back)])
    assert answers == [None] * 6
    assert sql(LEFT) == [(PLENTY,)]
    connection.close()
