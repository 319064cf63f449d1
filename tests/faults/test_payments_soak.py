"""A month of each kind of trouble, on a server of its own. ``make soak`` does the same for as long as it is let."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

import pytest

from tests.architecture.house import ROOT


@pytest.fixture(scope="module")
def told() -> dict[str, Any]:
    command = [sys.executable, "-m", "tests.soak", "--short", "--seed", "20"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300, cwd=ROOT)
    assert done.stdout, done.stderr[-3000:]
    counts: dict[str, Any] = json.loads(done.stdout)
    assert counts["wrong"] == []
    assert done.returncode == 0, done.stderr[-3000:]
    return counts


def test_nothing_is_lost_or_doubled_whoever_is_killed_in_whatever_act(told: dict[str, Any]) -> None:
    assert set(told["kills_by_phase"]) == {"draw", "lock", "order", "export", "result", "correction"}
    assert told["kills"] >= 10


def test_two_and_eight_clerks_fall_upon_one_month(told: dict[str, Any]) -> None:
    assert told["months_with_2_and_8_clerks"] == {"2": 1, "8": 1}
    assert not [act for act in told["acts_of_clerks"] if act.endswith("failed")]


def test_a_full_disk_a_wrong_clock_and_the_same_file_ten_times_do_no_harm(told: dict[str, Any]) -> None:
    seen = told["accidents"]
    assert sum(count for what, count in seen.items() if what.startswith("disk full: ")) >= 2
    assert sum(count for what, count in seen.items() if what.startswith("clock set back")) >= 2
    assert seen["the same file ten times"] == 2
