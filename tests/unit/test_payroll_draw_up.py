"""Drawing up a month: regular lines, arrears and recoveries, the two rises, what is stopped."""

from __future__ import annotations

import pytest

from tests import payroll_world as w

pytestmark = pytest.mark.django_db


def test_the_rise_of_2024_known_at_once() -> None:
    world = w.build()
    person = world.people[0]
    w.decide([w.item(world, person, start="2024-05")], "2024-05-10")
    w.draw_and_lock("2024-05", "2024-05-20")
    w.draw_and_lock("2024-06", "2024-05-25")
    drawn = w.draw("2024-07", "2024-07-01")
    assert w.lines("2024-05") == [("REGULAR", "2024-05", 540_000, "")]
    assert w.lines("2024-06") == [("REGULAR", "2024-06", 540_000, "")]
    assert w.lines("2024-07") == [("REGULAR", "2024-07", 750_000, "")]
    assert (drawn.totals.people, drawn.totals.total_vnd, drawn.totals.arrears_vnd) == (1, 750_000, 0)


def test_the_rise_of_2026_decided_in_october_with_effect_from_july() -> None:
    world = w.build()
    person = world.people[0]
    w.decide([w.item(world, person, start="2026-06")], "2026-06-01")
    for text, on in [("2026-06", "2026-06-02"), ("2026-07", "2026-06-20"), ("2026-08", "2026-07-20"), ("2026-09", "2026-08-20"), ("2026-10", "2026-09-20")]:
        w.draw_and_lock(text, on)
        assert w.lines(text) == [("REGULAR", text, 750_000, "")]
    drawn = w.draw_and_lock("2026-11", "2026-10-20")
    assert w.lines("2026-11") == [
        *[("ARREARS", text, 60_000, "RATE_CHANGED") for text in ("2026-07", "2026-08", "2026-09", "2026-10")],
        ("REGULAR", "2026-11", 810_000, ""),
    ]
    assert (drawn.totals.total_vnd, drawn.totals.arrears_vnd) == (1_050_000, 240_000)
    w.draw("2026-12", "2026-11-20")
    assert w.lines("2026-12") == [("REGULAR", "2026-12", 810_000, "")]
