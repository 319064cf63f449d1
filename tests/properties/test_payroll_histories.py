"""Random histories of decisions and rises: what was drawn over all months is what was due, whatever came when.

The oracle keeps, for each person, a plain dictionary month -> (rate code, coefficient) and changes it decision by decision;
it knows nothing of terms, spans or differences.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ansinh.audit.session import acting
from ansinh.kit.periods import add_months
from ansinh.payroll import actions, queries
from tests import payroll_world as w

pytestmark = pytest.mark.django_db
FIRST = date(2026, 3, 1)
LISTS = 12  # March 2026 to February 2027: the rise of July 2026, known in October, lies in between
HORIZON = add_months(FIRST, LISTS)
COEFFICIENTS = ["1.0", "1.5", "2.0"]


@dataclass(frozen=True)
class News:
    """A decision about a person: reaches back or forward to month ``index``; learnt before list ``before`` is drawn."""

    person: int
    action: str
    index: int
    coefficient: str
    before: int


@dataclass
class Oracle:
    """What is due by the decisions so far: month index -> coefficient, while the entitlement runs."""

    due: dict[int, str] = field(default_factory=dict)
    state: str = "NONE"
    suspended_at: int = 0

    def allows(self, news: News) -> bool:
        """Whether the decision is possible now; impossible ones are not made."""
        if news.action == "OPEN":
            return self.state == "NONE"
        if news.action == "RESUME":
            return self.state == "SUSPENDED" and not any(index >= news.index for index in self.due)
        return self.state == "RUNNING" and any(index >= news.index for index in self.due)

    def take(self, news: News) -> None:
        later = range(news.index, LISTS + 20)
        if news.action in {"OPEN", "RESUME"}:
            self.due.update(dict.fromkeys(later, news.coefficient))
            self.state = "RUNNING"
        elif news.action == "CHANGE":
            self.due.update({index: news.coefficient for index in self.due if index >= news.index})
        else:
            self.due = {index: each for index, each in self.due.items() if index < news.index}
            self.state = "SUSPENDED" if news.action == "SUSPEND" else "STOPPED"

    def months(self) -> dict[date, int]:
        """Month -> đồng by the last word of the law."""
        found = {}
        for index, coefficient in self.due.items():
            month = add_months(FIRST, index)
            if month < HORIZON:
                found[month] = round((540_000 if month >= date(2026, 7, 1) else 500_000) * float(coefficient))
        return found


NEWS = st.builds(
    News,
    person=st.integers(0, 2),
    action=st.sampled_from(["OPEN", "CHANGE", "CHANGE", "SUSPEND", "RESUME", "STOP"]),
    index=st.integers(-2, LISTS - 1),
    coefficient=st.sampled_from(COEFFICIENTS),
    before=st.integers(0, LISTS - 1),
)


def rule_all() -> None:
    """The two open questions are answered, so that every đồng due is drawn."""
    for question in ("RISE_AFTER_END", "RISE_OF_CARE_SUPPORT"):
        actions.rule(question, pays=True, document="CV 1", actor=w.APPROVER, at=w.noon("2026-01-01"))


def drawn(person: int) -> dict[date, int]:
    """Month -> đồng over all lists, months that came to nothing left out."""
    rows = w.sql(
        "SELECT due_month, sum(amount_vnd)::bigint FROM payroll_line WHERE person_id = %s GROUP BY 1 HAVING sum(amount_vnd) <> 0",
        person,
    )
    return dict(rows)


def live(history: list[News], world: w.World, *, redraw: bool) -> list[Oracle]:
    """Decide and draw month by month, as the news comes; give what the oracle says is due in the end."""
    oracles = [Oracle() for _ in world.people]
    for number in range(LISTS):
        month = add_months(FIRST, number)
        on = f"{add_months(month, -1):%Y-%m}-20"
        for news in [each for each in history if each.before == number]:
            oracle = oracles[news.person]
            if not oracle.allows(news):
                continue
            oracle.take(news)
            start = f"{add_months(FIRST, news.index):%Y-%m}"
            decided = w.item(world, world.people[news.person], news.action, multiplier=news.coefficient, start=start)
            w.decide([decided], on)
        if redraw:
            w.draw(f"{month:%Y-%m}", on)
        w.draw_and_lock(f"{month:%Y-%m}", on)
    return oracles


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(history=st.lists(NEWS, min_size=1, max_size=14), redraw=st.booleans())
def test_what_was_drawn_is_what_was_due(db: None, history: list[News], redraw: bool) -> None:
    with transaction.atomic():
        world = w.build()
        rule_all()
        oracles = live(history, world, redraw=redraw)
        for person, oracle in zip(world.people, oracles, strict=True):
            assert drawn(person) == oracle.months()
        with acting(w.SYSTEM):
            assert queries.drawn_spans_broken() == []
        assert w.sql(
            "SELECT count(*) FROM (SELECT 1 FROM payroll_line WHERE claims GROUP BY entitlement_id, due_month"
            " HAVING count(*) > 1) AS twice"
        ) == [(0,)]
        following = f"{HORIZON:%Y-%m}"
        w.draw(following, f"{add_months(HORIZON, -1):%Y-%m}-20")
        assert [row for row in w.lines(following) if row[0] != "REGULAR"] == []  # nothing is drawn twice
        transaction.set_rollback(True)


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(history=st.lists(NEWS, min_size=1, max_size=8), delays=st.lists(st.integers(0, 5), min_size=8, max_size=8))
def test_news_that_comes_later_ends_in_the_same_money(db: None, history: list[News], delays: list[int]) -> None:
    """The same decisions in the same order, learnt earlier or later: the sums of all lists agree."""
    ends = []
    late: list[News] = []
    for news, delay in zip(history, delays, strict=False):
        before = min(LISTS - 1, max([news.before + delay, *(each.before for each in late)]))
        late.append(News(news.person, news.action, news.index, news.coefficient, before))
    prompt = [News(each.person, each.action, each.index, each.coefficient, 0) for each in late]
    for variant in (prompt, late):
        with transaction.atomic():
            world = w.build()
            rule_all()
            live(variant, world, redraw=False)
            ends.append([drawn(person) for person in world.people])
            transaction.set_rollback(True)
    assert ends[0] == ends[1]
