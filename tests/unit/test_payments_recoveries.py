"""Cases of recovery: opened once, planned, paid back once, let go by two; set-off only with its paper."""

from __future__ import annotations

import pytest

from tests import payroll_world as w
from tests import recoveries_world as r

pytestmark = pytest.mark.django_db


def overpaid() -> int:
    """One person, paid for July to September, who had no right to August and September."""
    world = r.start()
    r.run("2024-07", "2024-09")
    w.decide([w.item(world, world.people[0], "STOP", start="2024-08")], "2024-09-25")
    r.draw_and_order("2024-10")
    return world.people[0]


def test_a_list_opens_one_case_with_each_line_once() -> None:
    person = overpaid()
    assert r.entries(person) == [("CLAIM", 750_000), ("CLAIM", 750_000)]
    assert r.case_of(person)[1] == 1_500_000
    assert r.payment("2024-10", person) == (0, 0, 0, 0, "-")
