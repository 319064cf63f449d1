"""Lists of random scopes in a random order: together they draw what was due, nobody twice, nobody left out.

The oracle knows nothing of scopes or lists: for each person a plain dictionary month -> đồng by the decisions so far.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ansinh.audit.session import acting
from ansinh.decisions.actions import ItemDraft
from ansinh.kit.periods import add_months
from ansinh.payments import actions as payments
from ansinh.payroll import actions, queries
from ansinh.payroll.states import NothingDue
from tests import payroll_world as w
from tests.properties.test_payroll_histories import NEWS, News, Oracle, rule_all

pytestmark = pytest.mark.django_db
FIRST = date(2026, 3, 1)
ROUNDS = 6
LAW = date(2026, 2, 20)
ONCE = ["T-funeral"]


@dataclass(frozen=True)
class Round:
    """What is drawn before the district's list of a round: communes in advance (index), payments made once, drafts
    thrown away; and whether the district's list is of two months."""

    before: tuple[str, ...]
    two: bool
    discards: bool
    moves: bool


ROUND = st.builds(
    Round,
    before=st.lists(st.sampled_from(["0", "1", "0+", "ONCE"]), max_size=4).map(tuple),
    two=st.booleans(),
    discards=st.booleans(),
    moves=st.booleans(),
)


def add_funerals() -> None:
    """A benefit that is paid once, in a group of its own."""
    w.sql("INSERT INTO policy_benefitgroup (code, title) VALUES ('T.funeral', 'Mai táng phí')")
    w.sql(
        "INSERT INTO policy_benefit (code, title, programme, group_id, halves, period, payee, start_rule, versions)"
        " SELECT 'T-funeral', 'Mai táng phí', 'FUNERAL', id, 3, 'ONCE', 'RELATIVE', 'SIGNING', '[]'"
        " FROM policy_benefitgroup WHERE code = 'T.funeral'"
    )
    w.rate("2021-07-01", None, 5_000_000, law_from="2021-07-01", code="T.funeral")


def funeral(world: w.World, person: int, month: date) -> ItemDraft:
    """One payment in one month."""
    start, end = f"{month:%Y-%m}", f"{add_months(month, 1):%Y-%m}"
    return w.item(world, person, benefit="T-funeral", multiplier="1", start=start, end=end, rate_code="T.funeral")


def due_of(oracle: Oracle, once: dict[tuple[int, date], int], person: int, last: date) -> dict[tuple[str, date], int]:
    """(programme, month) -> đồng up to ``last`` by the law of ``LAW``."""
    monthly = {add_months(FIRST, index): round(500_000 * float(each)) for index, each in oracle.due.items()}
    found = {("MONTHLY", month): vnd for month, vnd in monthly.items() if month <= last}
    return found | {("ONCE", month): vnd for (whose, month), vnd in once.items() if whose == person}


def drawn_of(person: int) -> dict[tuple[str, date], int]:
    """The same from the lines of all lists."""
    rows = w.sql(
        "SELECT CASE benefit_id WHEN 'T-funeral' THEN 'ONCE' ELSE 'MONTHLY' END, due_month, sum(amount_vnd)::bigint"
        " FROM payroll_line WHERE person_id = %s GROUP BY 1, 2 HAVING sum(amount_vnd) <> 0",
        person,
    )
    return {(kind, month): vnd for kind, month, vnd in rows}


def draw_before(kind: str, month: date, world: w.World, number: int) -> bool:
    """One list ahead of the district's, locked; False when there was nothing to draw."""
    at = w.noon("2026-02-20")
    try:
        if kind == "ONCE":
            made = actions.draw_one_off(ONCE, month, title="Mai táng phí", law_as_of=LAW, actor=w.DRAWER, at=at)
        else:
            through = add_months(month, 1) if kind.endswith("+") else None
            commune = world.communes[int(kind[0])]
            made = actions.draw_advance(commune, month, through=through, law_as_of=LAW, actor=w.DRAWER, at=at)
    except NothingDue:
        return False
    actions.approve(made.payroll_id, actor=w.APPROVER, at=at)
    actions.lock(made.payroll_id, actor=w.LOCKER, at=at)
    if number % 2:
        payments.order(made.payroll_id, actor=w.DRAWER, at=at)
    return True


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    rounds=st.lists(ROUND, min_size=ROUNDS, max_size=ROUNDS),
    history=st.lists(NEWS, max_size=10),
    funerals=st.lists(st.tuples(st.integers(0, 2), st.integers(0, 5)), max_size=3),
)
def test_lists_of_any_scope_in_any_order_draw_what_is_due(
    db: None, rounds: list[Round], history: list[News], funerals: list[tuple[int, int]]
) -> None:
    with transaction.atomic():
        world = w.build()
        add_funerals()
        rule_all()
        oracles = [Oracle() for _ in world.people]
        once: dict[tuple[int, date], int] = {}
        month = FIRST
        for number, each in enumerate(rounds):
            on = "2026-02-20"
            for news in [news for news in history if news.before == number and oracles[news.person].allows(news)]:
                oracles[news.person].take(news)
                start = f"{add_months(FIRST, news.index):%Y-%m}"
                person = world.people[news.person]
                w.decide([w.item(world, person, news.action, multiplier=news.coefficient, start=start)], on)
            for index, before in funerals:
                due = (world.people[index], month)
                if before == number and due not in once:
                    once[due] = 5_000_000
                    w.decide([funeral(world, *due)], on)
            for kind in each.before:
                draw_before(kind, month, world, number)
            if each.moves:  # somebody moves between a list of a commune and the district's
                w.sql(
                    "UPDATE registry_person SET commune_id = %s WHERE id = %s",
                    world.communes[number % 2],
                    world.people[0],
                )
            if each.discards:
                made = actions.draw_up(month, law_as_of=LAW, actor=w.DRAWER, at=w.noon(on))
                actions.discard(made.payroll_id, actor=w.DRAWER, at=w.noon(on))
            through = add_months(month, int(each.two))
            actions.draw_up(month, law_as_of=LAW, actor=w.DRAWER, at=w.noon(on), through=through)
            w.lock(f"{month:%Y-%m}", on)
            with acting(w.SYSTEM):
                steps = {step.code: step.amount_vnd for step in queries.waterfall(month)}
            into = sum(steps.get(code, 0) for code in ("LAST", "NEW", "GONE", "CHANGED", "RATE", "SECOND", "AHEAD"))
            assert into == steps["THIS"]
            month = add_months(through, 1)
        actions.draw_up(month, law_as_of=LAW, actor=w.DRAWER, at=w.noon("2026-02-20"))
        w.lock(f"{month:%Y-%m}", "2026-02-20")  # what the last list's people drew ahead, and everything late
        for person, oracle in zip(world.people, oracles, strict=True):
            assert drawn_of(person) == due_of(oracle, once, person, month)
        with acting(w.SYSTEM):
            assert queries.drawn_spans_broken() == []
        transaction.set_rollback(True)
