"""``ansinh payroll``: what a program reads."""

from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner

from ansinh.cli.payroll import app
from tests import payroll_world as w

pytestmark = pytest.mark.django_db


def run(*arguments: str) -> str:
    done = CliRunner().invoke(app, list(arguments), catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.output


def test_draw_up_answers_in_json() -> None:
    world = w.build()
    w.decide([w.item(world, person, start="2024-08") for person in world.people], "2024-08-01")
    answer = json.loads(run("draw-up", "2024-09", "--law-as-of", "2024-08-20", "--json"))
    assert answer.pop("seconds") > 0
    assert answer.pop("statements") <= 50
    assert answer == {
        "month": "2024-09", "people": 3, "lines": 6, "total_vnd": 4_500_000, "regular_vnd": 2_250_000,
        "arrears_vnd": 2_250_000, "recovery_vnd": 0, "carried_vnd": 0, "stopped": 0,
    }  # fmt: skip


def test_show_prints_the_steps_and_says_when_there_is_no_list() -> None:
    w.build()
    assert CliRunner().invoke(app, ["show", "2024-09"]).exit_code == 1
    w.draw("2024-09", "2024-08-20")
    assert "Tháng trước" in run("show", "2024-09")
    assert json.loads(run("show", "2024-09", "--json"))["waterfall"][0]["code"] == "LAST"


def test_a_month_is_written_with_year_and_month() -> None:
    assert CliRunner().invoke(app, ["draw-up", "9/2024"]).exit_code == 2
