"""Acts that commit money ask for a proof of identity not older than five minutes, where the second factor is required."""

from __future__ import annotations

import time
from typing import Any

import pytest
from allauth.account import app_settings
from django.conf import settings
from django.test import Client

from ansinh.offices.models import Role
from ansinh.offices.permissions import INCOMPATIBLE, incompatible
from ansinh.web import doors, urls
from tests.payroll_world import sql
from tests.web_world import WebWorld, build_web, signed_in

pytestmark = pytest.mark.django_db
assert urls.urlpatterns  # declares the screens


@pytest.fixture
def web(monkeypatch: pytest.MonkeyPatch) -> WebWorld:
    monkeypatch.setattr(settings, "SECOND_FACTOR_REQUIRED", True)
    monkeypatch.setattr(doors, "is_mfa_enabled", lambda _user: True)
    return build_web(people=4, communes=2)


def proven(browser: Client, seconds_ago: float) -> None:
    """The person gave the password so long ago."""
    session: Any = browser.session
    session["account_authentication_methods"] = [{"method": "password", "at": time.time() - seconds_ago}]
    session.save()


def test_a_proof_older_than_five_minutes_approves_nothing(web: WebWorld) -> None:
    assert app_settings.REAUTHENTICATION_TIMEOUT == 300
    head = signed_in(web.users, Role.HEAD)
    for seconds in (301.0, 86_400.0):
        proven(head, seconds)
        answer = head.post("/bang-chi/2024-09/duyet/")
        assert answer.status_code == 302
        assert "xac-nhan" in answer.headers["Location"] or "reauthenticate" in answer.headers["Location"]
        assert sql("SELECT approved_by FROM payroll_payroll WHERE month = '2024-09-01'") == [(None,)]


def test_no_role_of_people_holds_two_rights_that_one_person_must_not_have() -> None:
    assert INCOMPATIBLE
    assert {role.value: incompatible(role.value) for role in Role} == dict.fromkeys([role.value for role in Role])
