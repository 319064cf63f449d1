"""The screen «Soát trước khi khóa»: reached from the list, empty, with findings, acted upon; and who may only look."""

from __future__ import annotations

from datetime import datetime

import pytest
from django.conf import settings

from ansinh.kit import clock
from tests.payroll_world import noon, sql
from tests.web_world import TODAY, WebWorld, build_web, main_of, signed_in

PAGE = "/bang-chi/2024-09/soat/"


@pytest.fixture
def web(db: None, monkeypatch: pytest.MonkeyPatch) -> WebWorld:
    now: datetime = noon(TODAY)
    monkeypatch.setattr(settings, "SECOND_FACTOR_REQUIRED", False)
    monkeypatch.setattr(clock, "now", lambda: now)
    return build_web(people=6, communes=2)


def test_from_the_list_to_a_finding_and_its_one_key(web: WebWorld) -> None:
    specialist = signed_in(web.users, "SPECIALIST")
    assert f'href="{PAGE}"' in main_of(specialist.get("/bang-chi/2024-09/"))
    assert "Không có cảnh báo nào" in main_of(specialist.get(PAGE))
    dead = web.world.people[2]
    sql("UPDATE registry_person SET died_on = '2024-08-02' WHERE id = %s", dead)
    assert specialist.post(f"{PAGE}lai/").status_code == 302
    shown = main_of(specialist.get(PAGE))
    assert "Đã chết" in shown
    assert "Chặn khóa" in shown
    assert "02/08/2024" in shown
    ((leak,),) = sql("SELECT id FROM payroll_leak WHERE person_id = %s", dead)
    assert specialist.post(f"{PAGE}{leak}/xu-ly/").status_code == 302
    assert "cảnh báo đã làm theo đề xuất" in main_of(specialist.get(PAGE))
    assert sql("SELECT kind, holds FROM decisions_review WHERE person_id = %s", dead) == [("DOUBT", True)]
    assert specialist.get("/bang-chi/2024-09/soat.xlsx").content[:2] == b"PK"


def test_whoever_may_not_settle_sees_no_key(web: WebWorld) -> None:
    sql("UPDATE registry_person SET died_on = '2024-08-02' WHERE id = %s", web.world.people[2])
    signed_in(web.users, "SPECIALIST").post(f"{PAGE}lai/")
    head = signed_in(web.users, "HEAD")
    assert "/xu-ly/" not in main_of(head.get(PAGE))
    assert head.post(f"{PAGE}lai/").status_code == 403


def test_a_month_without_a_list_has_no_such_page(web: WebWorld) -> None:
    assert signed_in(web.users, "SPECIALIST").get("/bang-chi/2031-01/soat/").status_code == 404
