"""The screens of lists: a commune in advance, a draft thrown away, payments made once; each step with person and time."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.conf import settings

from ansinh.offices.models import Role
from ansinh.web import urls
from tests.payroll_world import sql
from tests.web_world import WebWorld, build_web, main_of, signed_in

pytestmark = pytest.mark.django_db
assert urls.urlpatterns  # declares the screens


@pytest.fixture
def web() -> Iterator[WebWorld]:
    before, settings.SECOND_FACTOR_REQUIRED = settings.SECOND_FACTOR_REQUIRED, False
    yield build_web(people=4, communes=2)
    settings.SECOND_FACTOR_REQUIRED = before


def test_a_draft_is_discarded_and_a_commune_is_paid_in_advance(web: WebWorld) -> None:
    accountant = signed_in(web.users, Role.ACCOUNTANT)
    accountant.post("/bang-chi/2024-09/bo/")
    assert sql("SELECT count(*) FROM payroll_payroll WHERE month = '2024-09-01'") == [(0,)]
    for kind in ("two", "commune", "once"):
        assert accountant.get(f"/bang-chi/lap-dot/?loai={kind}").status_code == 200
    commune = web.world.communes[0]
    answer = accountant.post("/bang-chi/lap-dot/", {"kind": "commune", "commune": commune})
    (list_id,) = [row for (row,) in sql("SELECT id FROM payroll_payroll WHERE scope = 'COMMUNE'")]
    assert answer.headers["Location"] == f"/bang-chi/{list_id}/"
    seen = main_of(accountant.get(f"/bang-chi/{list_id}/"))
    assert "chi trước cho một xã tháng 09/2024" in seen
    assert "Ngưỡng tạm thời:" in seen
    assert "đang lập dở" in main_of(accountant.post("/bang-chi/lap-dot/", {"kind": "two"}))
    assert f"/bang-chi/{list_id}/" in main_of(accountant.get("/bang-chi/"))


def test_nothing_waits_to_be_paid_once(web: WebWorld) -> None:
    accountant = signed_in(web.users, Role.ACCOUNTANT)
    accountant.post("/bang-chi/2024-09/bo/")
    assert "Không có khoản nào đang chờ chi." in main_of(accountant.get("/bang-chi/lap-dot/?loai=once"))
    answer = accountant.post("/bang-chi/lap-dot/", {"kind": "once", "benefits": ["T-nang"], "title": "Quà"})
    assert "không phải khoản chi một lần" in main_of(answer)
