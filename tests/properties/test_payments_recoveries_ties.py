"""Whatever becomes known late, comes back or is paid back: nobody has more than was due and is owed back, or less."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from unittest import mock

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ansinh.kit.periods import add_months
from ansinh.kit.refusals import Refusal
from ansinh.payments.recoveries import actions as recoveries
from ansinh.payments.recoveries.actions import PlanDraft, Repayment
from ansinh.payments.recoveries.purses import Purses
from tests import payroll_world as w
from tests import recoveries_world as r

pytestmark = pytest.mark.django_db
FIRST = date(2024, 7, 1)


@dataclass(frozen=True)
class Month:
    """What becomes known before a list (``news`` with effect ``back`` months earlier), and how its payment ends."""

    news: str
    back: int
    answer: str
    repay: bool
    consent: bool


months = st.builds(
    Month,
    news=st.sampled_from(["", "", "SUSPEND", "RESUME", "CHANGE 0.5", "CHANGE 1.0", "CHANGE 1.5"]),
    back=st.integers(0, 3),
    answer=st.sampled_from(["paid", "paid", "back", "wait"]),
    repay=st.booleans(),
    consent=st.booleans(),
)


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(months, min_size=3, max_size=7))
def test_what_is_in_the_hand_is_what_was_due_and_what_is_owed(history: list[Month]) -> None:
    savepoint = transaction.savepoint()
    try:
        with mock.patch(
            "ansinh.payroll.actions.leaks.check_before_lock"
        ):  # money that comes back thrice is a leak, and no matter here
            live(history)
    finally:
        transaction.savepoint_rollback(savepoint)


def live(history: list[Month]) -> None:
    world = r.start()
    person = world.people[0]
    r.allow(2025)
    waiting: list[str] = []
    for number, said in enumerate(history):
        text = f"{add_months(FIRST, number):%Y-%m}"
        tell(world, person, said, number)
        pay_back(person, said, text)
        r.draw_and_order(text)
        waiting.append(text)
        if said.answer != "wait":  # the answers of months that waited come with this one, in the same words
            for each in waiting:
                r.answer(each, back=(person,) if said.answer == "back" else ())
            waiting = []
        assert r.in_hand(person) + r.on_the_way(person) == r.due(person) - r.returned(person) + r.owed(person)
        assert 0 <= r.owed(person) <= r.in_hand(person) + r.on_the_way(person)
        assert r.returned(person) >= 0
        assert r.ledger_ties()


def tell(world: w.World, person: int, said: Month, number: int) -> None:
    """The news, if the room of decisions takes it: what cannot follow what was decided before is no news."""
    if not said.news:
        return
    action, _, multiplier = said.news.partition(" ")
    start = max(FIRST, add_months(FIRST, number - said.back))
    on = f"{add_months(FIRST, number):%Y-%m}-01"
    try:
        with transaction.atomic():
            w.decide([w.item(world, person, action, start=f"{start:%Y-%m}", multiplier=multiplier or "1.5")], on)
    except Refusal:
        pass


def pay_back(person: int, said: Month, text: str) -> None:
    case, balance = r.case_of(person)
    on = date.fromisoformat(f"{text}-01")
    if balance and said.consent:
        plan = PlanDraft(10, on, 200_000, "CONSENT", "01/GCK", on)
        recoveries.make_plan(case, plan, actor=w.SYSTEM, at=w.noon(f"{text}-01"))
    if balance and said.repay:
        paid = Repayment("CASH", max(balance // 2, 1), f"PT-{text}", on)
        recoveries.repay(case, paid, actor=w.SYSTEM, at=w.noon(f"{text}-01"))


@given(
    st.dictionaries(st.integers(0, 5), st.integers(-100, 1000), min_size=6),
    st.lists(st.tuples(st.integers(0, 1000), st.sets(st.integers(0, 5), min_size=1))),
)
def test_no_purse_gives_more_than_it_held(held: dict[int, int], wishes: list[tuple[int, set[int]]]) -> None:
    purses = Purses()
    for name, amount in held.items():
        purses.fill(name, amount)
    given_out = dict.fromkeys(held, 0)
    for wanted, names in wishes:
        taken = purses.take(wanted, *names)
        assert 0 <= taken <= wanted
        assert taken == wanted or any(purses.held_vnd[name] == 0 for name in names)
        for name in names:
            given_out[name] += taken
    assert all(given_out[name] <= max(held[name], 0) for name in held)
