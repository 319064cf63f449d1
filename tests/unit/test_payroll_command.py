"""``ansinh payroll``: three named people, lists of every kind, and what a program reads."""

from __future__ import annotations

import json
from typing import Any

import pytest
from typer.testing import CliRunner

from ansinh.audit.session import acting
from ansinh.cli.payroll import app
from ansinh.kit.refusals import NotPermitted
from ansinh.offices import actions as offices
from ansinh.offices.refusals import UnknownUser
from ansinh.payroll.states import SamePerson
from tests import payroll_world as w

pytestmark = pytest.mark.django_db
PEOPLE = {"ke.toan": "ACCOUNTANT", "truong.phong": "HEAD", "chu.tich": "CHAIRMAN"}


def run(*arguments: str) -> str:
    done = CliRunner().invoke(app, list(arguments), catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.output


def answer(*arguments: str) -> Any:
    return json.loads(run(*arguments, "--json"))


@pytest.fixture
def world() -> w.World:
    built = w.build()
    with acting(w.SYSTEM):
        for name, role in PEOPLE.items():
            offices.create_user(
                username=name, full_name=name, role=role, communes=[], whole_district=True,
                actor=w.SYSTEM, at=w.noon("2024-07-01"),
            )  # fmt: skip
    w.decide([w.item(built, person, start="2024-08") for person in built.people], "2024-08-01")
    return built


def test_draw_up_answers_in_json(world: w.World) -> None:
    drawn = answer("draw-up", "2024-09", "--law-as-of", "2024-08-20")
    assert drawn.pop("seconds") > 0
    assert drawn.pop("statements") <= 50
    assert drawn == {
        "list": "2024-09", "month": "2024-09", "people": 3, "lines": 6, "total_vnd": 4_500_000,
        "regular_vnd": 2_250_000, "arrears_vnd": 2_250_000, "recovery_vnd": 0, "carried_vnd": 0, "stopped": 0,
    }  # fmt: skip


def test_three_people_bring_a_list_to_its_lock_and_two_open_it_again(world: w.World) -> None:
    run("draw-up", "2024-09", "--law-as-of", "2024-08-20", "--as", "ke.toan")
    with pytest.raises(NotPermitted):
        run("approve", "2024-09", "--as", "ke.toan")
    assert answer("approve", "2024-09", "--as", "truong.phong") == {"list": "2024-09", "approved": True}
    with pytest.raises(SamePerson):
        run("lock", "2024-09", "--as", "truong.phong")
    assert len(answer("lock", "2024-09", "--as", "chu.tich")["hash"]) == 64
    run("reopen", "2024-09", "--reason", "Thiếu một quyết định", "--as", "truong.phong")
    assert answer("reopen", "2024-09", "--as", "chu.tich") == {"list": "2024-09", "reopened": True}
    assert answer("discard", "2024-09", "--as", "ke.toan") == {"list": "2024-09", "discarded": True}
    assert answer("lists") == []


@pytest.mark.parametrize("step", ["approve", "lock", "discard", "reopen"])
def test_steps_of_people_need_a_name_that_exists(world: w.World, step: str) -> None:
    with pytest.raises(NotPermitted, match="Thêm --as và tên đăng nhập"):
        run(step, "2024-09")
    with pytest.raises(UnknownUser):
        run(step, "2024-09", "--as", "khong.ai")


def test_a_commune_in_advance_is_a_list_with_a_name_of_its_own(world: w.World) -> None:
    commune = world.commune_of(world.people[0])
    drawn = answer("advance", "2024-09", "--commune", str(commune), "--law-as-of", "2024-08-20", "--as", "ke.toan")
    assert drawn["list"].isdecimal()
    assert 0 < drawn["people"] < 3
    assert [(row["list"], row["scope"], row["state"]) for row in answer("lists")] == [
        (drawn["list"], "COMMUNE", "DRAFT")
    ]
    run("approve", drawn["list"], "--as", "truong.phong")
    run("lock", drawn["list"], "--as", "chu.tich")
    rest = answer("draw-up", "2024-09", "--law-as-of", "2024-08-20", "--as", "ke.toan")
    assert rest["people"] == 3 - drawn["people"]


def test_two_months_are_drawn_together(world: w.World) -> None:
    drawn = answer("draw-up", "2024-09", "--through", "2024-10", "--law-as-of", "2024-08-20", "--as", "ke.toan")
    assert (drawn["regular_vnd"], drawn["arrears_vnd"]) == (4_500_000, 2_250_000)


def test_payments_made_once_are_drawn_by_their_benefit(world: w.World) -> None:
    w.sql("UPDATE policy_benefit SET period = 'ONCE' WHERE code = 'T-nang'")
    drawn = answer(
        "one-off", "2024-09", "--benefit", "T-nang", "--title", "Hỗ trợ khẩn cấp", "--law-as-of", "2024-08-20",
        "--as", "ke.toan",
    )  # fmt: skip
    assert drawn["people"] == 3
    assert answer("lists")[0]["title"] == "Hỗ trợ khẩn cấp"


def test_show_prints_the_steps_and_says_when_there_is_no_list(world: w.World) -> None:
    assert CliRunner().invoke(app, ["show", "2024-10"]).exit_code == 1
    w.draw("2024-09", "2024-08-20")
    assert "Tháng trước" in run("show", "2024-09")
    assert answer("show", "2024-09")["waterfall"][0]["code"] == "LAST"


def test_a_month_is_written_with_year_and_month() -> None:
    assert CliRunner().invoke(app, ["draw-up", "9/2024"]).exit_code == 2
