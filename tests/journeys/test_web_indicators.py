"""Chỉ số on the web: the board, a figure, its rows; each reader sees their places only."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from django.conf import settings

from ansinh.indicators import actions
from ansinh.indicators.windows import window_of
from ansinh.kit import clock
from ansinh.offices.models import Role
from tests.payroll_world import SYSTEM, noon
from tests.web_world import TODAY, WebWorld, build_web, main_of, signed_in

pytestmark = pytest.mark.django_db
MOST_QUERIES = 20
WINDOW = window_of(date(2024, 9, 1), "year")


@pytest.fixture
def world(monkeypatch: pytest.MonkeyPatch) -> Iterator[WebWorld]:
    monkeypatch.setattr(settings, "SECOND_FACTOR_REQUIRED", False)
    monkeypatch.setattr(clock, "now", lambda: noon(TODAY))
    monkeypatch.setattr(clock, "today", lambda: date.fromisoformat(TODAY))
    built = build_web(people=12, communes=3)
    actions.measure([window_of(date(2024, 9, 1), "month"), WINDOW], actor=SYSTEM, at=noon(TODAY))
    yield built


def test_the_head_opens_a_figure_down_to_the_people(world: WebWorld) -> None:
    head = signed_in(world.users, Role.HEAD)
    board = main_of(head.get("/chi-so/?ky=2024-09"))
    assert "Người đang hưởng chế độ hằng tháng" in board
    page = main_of(head.get("/chi-so/office.beneficiaries/?ky=2024-09"))
    rows = main_of(head.get("/chi-so/office.beneficiaries/dong/?ky=2024-09"))
    assert "Mỗi người đếm một lần" in page
    count = rows.count("/nguoi/")
    assert count > 0 and f"{count} dòng, cộng lại {count}." in rows


def test_a_commune_officer_sees_less_and_their_sum_is_their_figure(world: WebWorld) -> None:
    head, local = (signed_in(world.users, role) for role in (Role.HEAD, Role.COMMUNE_OFFICER))
    address = "/chi-so/office.beneficiaries/dong/?ky=2024-09"
    whole, part = (main_of(each.get(address)).count("/nguoi/") for each in (head, local))
    assert 0 < part < whole
    assert f"Mở {part} dòng" in main_of(local.get("/chi-so/office.beneficiaries/?ky=2024-09"))


def test_counting_again_says_whether_anything_changed(world: WebWorld) -> None:
    head = signed_in(world.users, Role.HEAD)
    again = head.post("/chi-so/tinh-lai/", {"ky": "2024"}, follow=True)
    assert "không có gì thay đổi" in main_of(again)
    officer = signed_in(world.users, Role.COMMUNE_OFFICER)
    assert officer.post("/chi-so/tinh-lai/", {"ky": "2024"}).status_code == 403


@pytest.mark.parametrize(
    "address", ["/chi-so/?ky=2024-13", "/chi-so/office.nothing/", "/chi-so/office.paid/dong/?ky=x"]
)
def test_what_is_not_there_is_not_found(world: WebWorld, address: str) -> None:
    assert signed_in(world.users, Role.HEAD).get(address).status_code == 404


@pytest.mark.parametrize("address", ["/chi-so/?ky=2024", "/chi-so/office.beneficiaries/?ky=2024&xa-nay=1"])
def test_the_board_asks_little(world: WebWorld, address: str, django_assert_max_num_queries: object) -> None:
    head = signed_in(world.users, Role.HEAD)
    head.get(address)
    with django_assert_max_num_queries(MOST_QUERIES):  # type: ignore[operator]
        assert head.get(address).status_code == 200
