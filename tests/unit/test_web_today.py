"""The two days of the month, in officials' words."""

from __future__ import annotations

from datetime import date

import pytest

from ansinh.audit.session import acting
from ansinh.kit.actors import Actor
from ansinh.web.today import deadlines, next_deadline, tasks
from tests import payroll_world as w


@pytest.mark.parametrize(
    ("on", "day", "month", "words"),
    [
        (date(2024, 9, 1), date(2024, 9, 20), date(2024, 9, 1), "Còn 19 ngày"),
        (date(2024, 9, 20), date(2024, 9, 20), date(2024, 9, 1), "Hôm nay"),
        (date(2024, 9, 22), date(2024, 9, 25), date(2024, 10, 1), "Còn 3 ngày"),
        (date(2024, 12, 26), date(2025, 1, 20), date(2025, 1, 1), "Còn 25 ngày"),
    ],
)
def test_the_next_deadline_names_its_day_and_list(on: date, day: date, month: date, words: str) -> None:
    found = next_deadline(on)
    assert (found.day, found.month, found.words) == (day, month, words)


def test_what_is_past_says_so() -> None:
    late = deadlines(date(2024, 9, 22))[0]
    assert (late.words, late.level) == ("Đã quá hạn 2 ngày", "LATE")


def test_the_list_of_december_belongs_to_january() -> None:
    assert next_deadline(date(2024, 12, 1), day=25).month == date(2025, 1, 1)


def verbs(actor: Actor, on: str) -> list[str]:
    with acting(actor):
        return [str(task.verb) for task in tasks(actor, date.fromisoformat(on), w.noon(on))]


@pytest.mark.django_db
def test_each_of_the_three_is_asked_once_and_two_months_are_followed_by_the_third() -> None:
    world = w.build()
    w.decide([w.item(world, person, start="2024-01") for person in world.people], "2024-01-02")
    both = w.payroll.draw_up(
        w.month("2024-01"),
        through=w.month("2024-02"),
        law_as_of=date(2024, 1, 2),
        actor=w.DRAWER,
        at=w.noon("2024-01-03"),
    )
    assert (verbs(w.DRAWER, "2024-01-05"), verbs(w.APPROVER, "2024-01-05")) == (
        [], ["Duyệt bảng chi kỳ 01/2024 và 02/2024"],
    )  # fmt: skip
    w.payroll.approve(both.payroll_id, actor=w.APPROVER, at=w.noon("2024-01-05"))
    assert verbs(w.APPROVER, "2024-01-05") == []
    assert verbs(w.LOCKER, "2024-01-05") == ["Khóa kỳ 01/2024 và 02/2024"]
    w.payroll.lock(both.payroll_id, actor=w.LOCKER, at=w.noon("2024-01-05"))
    assert verbs(w.DRAWER, "2024-01-20") == ["Lập lệnh chi kỳ 01/2024 và 02/2024"]
    assert verbs(w.DRAWER, "2024-02-22") == ["Lập lệnh chi kỳ 01/2024 và 02/2024", "Lập bảng chi kỳ 03/2024"]
