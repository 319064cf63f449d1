"""Editing the office's calendar: days with reasons, and the due days of open dossiers after it."""

from __future__ import annotations

from datetime import date

import pytest

from ansinh.audit.models import Entry
from ansinh.audit.session import acting
from ansinh.cases import actions
from ansinh.cases.calendar import OFF, WORKING, calendar, year
from ansinh.cases.days import DayRefused
from ansinh.kit.actors import Actor
from ansinh.kit.refusals import NotPermitted
from tests import entitlement_world
from tests.cases_world import HEAD, SPECIALIST, dossier, moment, received
from tests.entitlement_world import SYSTEM

ADMINISTRATOR = Actor(16, "Quản trị", "ADMINISTRATOR", ())
NOW = moment("2024-05-06", 15)
STORM = date(2024, 5, 8)
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def places() -> None:
    entitlement_world.district()


def close_for_storm(actor: Actor = HEAD) -> int:
    with acting(actor):
        return actions.set_day_off(
            STORM, kind=OFF, title="Nghỉ tránh bão", source="Công điện của UBND tỉnh", actor=actor, at=NOW
        )


def promised(dossier_id: int) -> date:
    row = dossier(dossier_id)
    assert row.promised_at is not None
    return row.promised_at.date()


def test_a_day_off_moves_the_open_dossiers_and_taking_it_out_moves_them_back() -> None:
    """Whoever edits the calendar moves dossiers that they may not see."""
    new = received()
    assert promised(new) == date(2024, 6, 5)
    assert close_for_storm(ADMINISTRATOR) == 1
    assert promised(new) == date(2024, 6, 6)
    with acting(HEAD):
        assert actions.remove_day_off(STORM, reason="Bão đổi hướng", actor=HEAD, at=NOW) == 1
        assert [(row.day, row.removal_reason) for row in year(2024).removed] == [(STORM, "Bão đổi hướng")]
    assert promised(new) == date(2024, 6, 5)
    words = list(Entry.objects.order_by("id").values_list("word", flat=True))
    assert words[-4:] == ["dossier.clocks_read", "calendar.set", "dossier.clocks_read", "calendar.removed"]


def test_a_saturday_worked_brings_the_due_day_nearer() -> None:
    new = received()
    with acting(HEAD):
        moved = actions.set_day_off(
            date(2024, 5, 11), kind=WORKING, title="Làm bù", source="Thông báo của UBND huyện", actor=HEAD, at=NOW
        )
    assert (moved, promised(new)) == (1, date(2024, 6, 4))


def test_loading_the_rules_again_keeps_what_officers_did() -> None:
    """The template holds 2021-2027; the day taken out stays out, the next year comes in as provisional."""
    with acting(HEAD):
        actions.remove_day_off(date(2024, 4, 18), reason="Thử", actor=HEAD, at=NOW)
    with acting(SYSTEM):
        assert actions.load_days(actor=SYSTEM, at=NOW, until_year=2027) == 0
        assert calendar().is_working(date(2024, 4, 18))
        assert actions.load_days(actor=SYSTEM, at=NOW, until_year=2028) == 15
        assert {row.provisional for row in year(2028).days} == {True}


def test_the_day_of_culture_waits_until_an_officer_adds_it() -> None:
    day = date(2026, 11, 24)
    with acting(HEAD):
        assert [waiting.day for waiting in year(2026).waiting] == [day]
        assert calendar().is_working(day)
        actions.set_day_off(
            day, kind=OFF, title="Ngày Văn hóa Việt Nam", source="Luật mới", actor=HEAD, at=moment("2026-11-23")
        )
        assert year(2026).waiting == ()
        assert not calendar().is_working(day)


@pytest.mark.parametrize(
    ("day", "kind", "title", "source", "says"),
    [
        ("2024-05-11", OFF, "Nghỉ", "Thông báo", "rơi vào cuối tuần"),
        ("2024-05-08", WORKING, "Làm bù", "Thông báo", "đã là ngày làm việc"),
        ("2024-04-30", OFF, "Nghỉ", "Thông báo", "đã có trong lịch"),
        ("2019-05-08", OFF, "Nghỉ", "Thông báo", "từ năm 2021 đến năm 2026"),
        ("2027-05-05", OFF, "Nghỉ", "Thông báo", "từ năm 2021 đến năm 2026"),
        ("2024-05-08", OFF, " ", "Thông báo", "ghi tên ngày"),
        ("2024-05-08", OFF, "Nghỉ", "", "căn cứ"),
        ("2024-05-08", "HALF", "Nghỉ", "Thông báo", "chọn loại ngày"),
    ],
)
def test_what_cannot_be_set_is_refused(day: str, kind: str, title: str, source: str, says: str) -> None:
    with acting(HEAD), pytest.raises(DayRefused, match=says):
        actions.set_day_off(date.fromisoformat(day), kind=kind, title=title, source=source, actor=HEAD, at=NOW)


def test_taking_out_needs_a_reason_and_a_day() -> None:
    with acting(HEAD):
        with pytest.raises(DayRefused, match="phải có lý do"):
            actions.remove_day_off(date(2024, 4, 30), reason=" ", actor=HEAD, at=NOW)
        with pytest.raises(DayRefused, match="không có trong lịch"):
            actions.remove_day_off(STORM, reason="Nhầm", actor=HEAD, at=NOW)


def test_only_head_and_administrator_edit() -> None:
    with pytest.raises(NotPermitted):
        close_for_storm(SPECIALIST)
    assert close_for_storm(HEAD) == 0
