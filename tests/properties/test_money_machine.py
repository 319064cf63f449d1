"""The whole cycle in random order, against a slow oracle: decisions, rates, lists of all scopes, results, corrections.

After every step: what each person was listed, holds, is being sent, waits for at the office and owes is what the oracle
says; and all sentences about the money hold. A long run of the same machine belongs to ``make soak``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from ansinh.audit.session import acting
from ansinh.decisions import actions as decisions
from ansinh.kit.periods import add_months
from ansinh.payments import actions as payments
from ansinh.payments import invariants, queries
from ansinh.payments.recoveries import actions as recoveries
from ansinh.payments.recoveries.actions import PlanDraft, Repayment
from ansinh.payroll import actions as payroll
from ansinh.payroll.states import NothingDue
from tests import payments_world as pay
from tests import payroll_world as w
from tests import recoveries_world as r
from tests.money_oracle import Books, Month
from tests.properties.test_payroll_histories import FIRST, News, Oracle, rule_all
from tests.properties.test_payroll_scopes import ONCE, add_funerals, drawn_of, funeral

PEOPLE = 2
FUNERAL_VND = 5_000_000
PERSON = st.integers(0, PEOPLE - 1)
ALL_OUTCOMES = st.lists(
    st.sampled_from(["paid", "paid", "paid", "returned", "missing"]), min_size=PEOPLE, max_size=PEOPLE
)


@dataclass(frozen=True)
class Listed:
    """A list that was ordered."""

    id: int
    month: date
    number: int


class MoneyMachine(RuleBasedStateMachine):
    @initialize()
    def settle(self) -> None:
        self.outer = transaction.atomic()
        self.outer.__enter__()
        self.world = w.build(PEOPLE)
        add_funerals()
        rule_all()
        self.month = FIRST
        self.rights = [Oracle() for _ in range(PEOPLE)]
        self.once: set[tuple[int, date]] = set()
        self.books = [Books() for _ in range(PEOPLE)]
        self.lists: list[Listed] = []
        self.files = 0
        for person in range(PEOPLE):
            self.decide(person, "OPEN", 0, "1.5")
        self.repayments: list[tuple[int, int, int]] = []  # entry, person, đồng

    def teardown(self) -> None:
        if hasattr(self, "outer"):
            transaction.set_rollback(True)
            self.outer.__exit__(None, None, None)

    @property
    def today(self) -> str:
        """Lists are drawn on the 20th of the month before; decisions become known that day, and the law is read as of it."""
        return f"{add_months(self.month, -1):%Y-%m}-20"

    @rule(
        person=PERSON,
        action=st.sampled_from(["CHANGE", "SUSPEND", "SUSPEND", "RESUME", "RESUME", "RESUME", "STOP"]),
        back=st.sampled_from([0, 0, 1, 1, 2, 3, 5, -1, -2]),
        coefficient=st.sampled_from(["1.0", "1.5", "2.0"]),
    )
    def decide(self, person: int, action: str, back: int, coefficient: str) -> None:
        """A decision, with effect up to five months back or two ahead, if it can follow those before."""
        index = (self.month.year - FIRST.year) * 12 + self.month.month - FIRST.month - back
        news = News(person, action, index, coefficient, 0)
        if not self.rights[person].allows(news):
            return
        self.rights[person].take(news)
        start = f"{add_months(FIRST, index):%Y-%m}"
        w.decide(
            [w.item(self.world, self.world.people[person], action, multiplier=coefficient, start=start)], self.today
        )

    @rule(person=PERSON)
    def decide_funeral(self, person: int) -> None:
        if not any(whose == person for whose, _ in self.once):
            self.once.add((person, self.month))
            w.decide([funeral(self.world, self.world.people[person], self.month)], self.today)

    @rule(two=st.booleans())
    def draw_district(self, two: bool) -> None:
        through = add_months(self.month, int(two))
        month = self.month
        made = payroll.draw_up(month, through=through, **self._drawing())
        self._order(made.payroll_id, range(PEOPLE), through, carries=True)
        self.month = add_months(through, 1)

    @rule(commune=st.integers(0, 1), two=st.booleans())
    def draw_advance(self, commune: int, two: bool) -> None:
        through = add_months(self.month, int(two))
        place = self.world.communes[commune]
        people = [n for n, person in enumerate(self.world.people) if self.world.commune_of(person) == place]
        self._draw_some(
            lambda: payroll.draw_advance(place, self.month, through=through, **self._drawing()), people, through, True
        )

    @rule()
    def draw_one_off(self) -> None:
        self._draw_some(
            lambda: payroll.draw_one_off(ONCE, self.month, title="Mai táng phí", **self._drawing()),
            range(PEOPLE), self.month, False,
        )  # fmt: skip

    @precondition(lambda self: bool(self.lists))
    @rule(which=st.integers(0, 50), outcomes=ALL_OUTCOMES, again=st.booleans())
    def answer(self, which: int, outcomes: list[str], again: bool) -> None:
        """The post says of each payment of a list that it was paid, came back, or nothing at all; now and then twice."""
        made = self.lists[-1 - which % len(self.lists)]
        with acting(w.SYSTEM):
            orders = queries.orders(made.id)
        if not orders:
            return
        said = {self.world.people[n]: outcome for n, outcome in enumerate(outcomes)}
        references = dict(
            w.sql(
                "SELECT reference, person_id FROM payments_orderline WHERE order_id = %s AND state = 'ORDERED'",
                orders[0].id,
            )
        )
        rows = [
            line
            for line in pay.lines_of(orders[0])
            if said.get(references.get(line.reference, 0), "missing") != "missing"
        ]
        if not rows:
            return
        self.files += 1
        rows = [line if said[references[line.reference]] == "paid" else pay.returned(line) for line in rows]
        content = pay.post_file([pay.replace(line, proof=f"P{self.files}") for line in rows])
        for _ in range(1 + again):
            payments.take_statement(
                made.id, "POST", name="ket-qua.xlsx", content=content, actor=w.SYSTEM, at=w.noon(self.today)
            )
        for n, outcome in enumerate(outcomes):
            for each in self.books[n].payments:
                if each.number == made.number and each.state == "ORDERED" and outcome != "missing":
                    each.state = outcome.upper()

    @precondition(lambda self: bool(self.lists))
    @rule(which=st.integers(0, 50))
    def reconcile(self, which: int) -> None:
        made = self.lists[-1 - which % len(self.lists)]
        with acting(w.SYSTEM):
            if not queries.orders(made.id):
                return
        payments.reconcile(made.id, actor=w.SYSTEM, at=w.noon(self.today))
        for books in self.books:
            for each in books.payments:
                each.reconciled |= each.number == made.number and each.state == "RETURNED"
            books.give_up_returned()
        for (review,) in w.sql(
            "SELECT id FROM decisions_review WHERE state = 'OPEN'"
        ):  # three months uncollected: all is well
            decisions.dismiss_review(review, reason="Đã gặp", actor=w.SYSTEM, at=w.noon(self.today))

    @rule(person=PERSON, amount=st.sampled_from([0, 200_000, 3_000_000]))
    def plan(self, person: int, amount: int) -> None:
        """The person agrees, or no longer agrees, that something is taken off each payment."""
        case, balance = r.case_of(self.world.people[person])
        if balance:
            on = date.fromisoformat(self.today)
            draft = PlanDraft(10, on, amount, "CONSENT", "01/GCK", on)
            recoveries.make_plan(case, draft, actor=w.DRAWER, at=w.noon(self.today))
            self.books[person].set_off = amount

    @rule(person=PERSON, share=st.sampled_from([1, 2, 3]))
    def repay(self, person: int, share: int) -> None:
        case, balance = r.case_of(self.world.people[person])
        if balance:
            self.files += 1
            paid = Repayment("CASH", max(balance // share, 1), f"PT-{self.files}", date.fromisoformat(self.today))
            entry = recoveries.repay(case, paid, actor=w.DRAWER, at=w.noon(self.today))
            self.repayments.append((entry, person, paid.amount_vnd))
            self.books[person].repaid += paid.amount_vnd

    @precondition(lambda self: bool(self.repayments))
    @rule()
    def reverse(self) -> None:
        entry, person, paid = self.repayments.pop()
        recoveries.reverse(entry, reason="Ghi nhầm", actor=w.DRAWER, at=w.noon(self.today))
        self.books[person].repaid -= paid

    @invariant()
    def everybody_has_what_the_law_says(self) -> None:
        if not hasattr(self, "books"):
            return
        for person, books in zip(self.world.people, self.books, strict=True):
            assert drawn_of(person) == {month: vnd for month, vnd in books.listed.items() if vnd}
            found = {
                "holds": r.in_hand(person),
                "on the way": r.on_the_way(person),
                "owes": r.owed(person),
                "waits": r.returned(person),
            }
            assert found == {
                "holds": books.holds(),
                "on the way": books.on_the_way(),
                "owes": books.owes(),
                "waits": books.waits(),
            }
            assert books.holds() + books.on_the_way() + books.waits() - books.owes() == sum(books.listed.values())
        with acting(w.SYSTEM):
            assert invariants.broken() == []

    def _drawing(self) -> dict[str, Any]:
        return {"law_as_of": date.fromisoformat(self.today), "actor": w.DRAWER, "at": w.noon(self.today)}

    def _draw_some(self, draw: Callable[[], payroll.DrawUp], people: Any, through: date, carries: bool) -> None:
        try:
            with transaction.atomic():
                made = draw()
        except NothingDue:
            assert not any(self._differs(n, through, carries) for n in people)
            return
        self._order(made.payroll_id, people, through, carries=carries)

    def _order(self, made: int, people: Any, through: date, *, carries: bool) -> None:
        payroll.approve(made, actor=w.APPROVER, at=w.noon(self.today))
        payroll.lock(made, actor=w.LOCKER, at=w.noon(self.today))
        payments.order(made, actor=w.SYSTEM, at=w.noon(self.today))
        number = len(self.lists)
        self.lists.append(Listed(made, self.month, number))
        for n in range(PEOPLE):
            self.books[n].give_up_returned()
        for n in people:
            self.books[n].take_list(number, self._due(n, through, carries), carries=carries, sets_off=carries)

    def _due(self, n: int, through: date, monthly: bool) -> dict[Month, int]:
        """What the months up to ``through`` are worth by the decisions and the rates known today."""
        found: dict[Month, int] = {
            ("ONCE", month): FUNERAL_VND for whose, month in self.once if whose == n and month <= through
        }
        if not monthly:
            return found | {key: vnd for key, vnd in self.books[n].listed.items() if key[0] == "MONTHLY"}
        for index, coefficient in self.rights[n].due.items():
            month = add_months(FIRST, index)
            if month <= through:
                risen = month >= date(2026, 7, 1) and self.today >= "2026-10-05"
                found["MONTHLY", month] = round((540_000 if risen else 500_000) * float(coefficient))
        return found | {key: vnd for key, vnd in self.books[n].listed.items() if key[1] > through}

    def _differs(self, n: int, through: date, carries: bool) -> bool:
        due, listed = self._due(n, through, carries), self.books[n].listed
        return any(due.get(key, 0) != listed.get(key, 0) for key in {*due, *listed})


def run(examples: int, steps: int) -> None:
    """So many random histories of so many steps at most."""
    profile = settings(
        max_examples=examples,
        stateful_step_count=steps,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        print_blob=True,
    )
    run_state_machine_as_test(MoneyMachine, settings=profile)


@pytest.mark.django_db
def test_the_money_of_random_histories_is_what_the_law_says() -> None:
    run(examples=12, steps=25)
