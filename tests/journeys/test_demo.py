"""``ansinh demo`` as a visitor runs it, for a small district."""

from __future__ import annotations

import json

import pytest

from tests.faults.postgres_home import empty_home
from tests.faults.test_serve import ansinh


@pytest.mark.slow
def test_the_demo_district_is_built_once_and_can_be_worked_with() -> None:
    with empty_home() as home:
        built = ansinh(home, "demo", "--people", "200", "--json")
        assert built.returncode == 0, built.stderr
        told = json.loads(built.stdout)
        assert (told["today"], told["people"], len(told["accounts"])) == ("2024-12-18", 200, 8)
        assert len({account["password"] for account in told["accounts"]}) == 8

        january = json.loads(ansinh(home, "payroll", "draw-up", "2025-01", "--json").stdout)
        assert 190 <= january["people"] <= 220
        assert january["total_vnd"] == january["regular_vnd"] + january["arrears_vnd"]
        assert january["statements"] <= 50
        locked = ansinh(home, "payroll", "draw-up", "2024-12", "--json")
        assert (locked.returncode, json.loads(locked.stdout)["refused"]["code"]) == (1, "payroll_wrong_state")

        assert json.loads(ansinh(home, "audit", "verify", "--json").stdout)["whole"] is True
        assert all(finding["well"] for finding in json.loads(ansinh(home, "doctor", "--json").stdout))
        again = ansinh(home, "demo", "--json")
        assert (again.returncode, json.loads(again.stdout)["refused"]["code"]) == (1, "home_in_use")
        assert ansinh(home, "demo", "--unless-present").returncode == 0
