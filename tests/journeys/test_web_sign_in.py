"""Signing in: the one-time link, the password, the second factor, the lock-out, the end of a session."""

from __future__ import annotations

from datetime import timedelta

import pytest
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.conf import settings
from django.test import Client
from django.urls import reverse

from ansinh.audit.session import acting
from ansinh.kit import clock
from ansinh.offices import actions, queries
from ansinh.offices.models import SignInLink
from tests.payroll_world import SYSTEM

pytestmark = pytest.mark.django_db
PASSWORD = "mot-mat-khau-dai"
SECRET = "JBSWY3DPEHPK3PXP"


def account(role: str = "SPECIALIST", username: str = "nguoi.thu") -> int:
    with acting(SYSTEM):
        made = actions.create_user(
            username=username, full_name="Người Thử", role=role, whole_district=True, actor=SYSTEM, at=clock.now()
        )
        actions.set_password(made, password=PASSWORD, actor=SYSTEM, at=clock.now())
    return made


def sign_in(client: Client, username: str = "nguoi.thu", password: str = PASSWORD):  # type: ignore[no-untyped-def]
    return client.post("/dang-nhap/", {"login": username, "password": password})


def code_now() -> str:
    return str(format_hotp_value(hotp_value(SECRET, next(iter(yield_hotp_counters_from_time())))))


def test_strangers_are_sent_to_sign_in(client: Client) -> None:
    answer = client.get("/bang-chi/")
    assert (answer.status_code, answer["Location"]) == (302, "/dang-nhap/?next=/bang-chi/")
    deep = client.get("/nguoi/7/?ngay=2024-09-30&biet=2024-10-05")
    assert deep["Location"] == "/dang-nhap/?next=/nguoi/7/%3Fngay%3D2024-09-30%26biet%3D2024-10-05"


def test_a_citizen_who_came_to_the_officers_door_is_shown_the_other(client: Client) -> None:
    assert client.get("/")["Location"] == "/dang-nhap/?next=/"
    assert '<a href="/cong-dan/">Người dân: tra cứu hồ sơ</a>' in client.get("/dang-nhap/").content.decode()


@pytest.mark.parametrize(
    "elsewhere", ["https://xau.example/", "//xau.example/", "/\\xau.example", "javascript:alert(1)"]
)
def test_sign_in_leads_nowhere_else(client: Client, elsewhere: str) -> None:
    account()
    answer = client.post("/dang-nhap/", {"login": "nguoi.thu", "password": PASSWORD, "next": elsewhere})
    assert answer["Location"] == "/"


def test_signing_in_gives_a_new_session(client: Client) -> None:
    account()
    client.get("/dang-nhap/")
    client.session.save()
    planted = client.session.session_key
    sign_in(client)
    assert client.session.session_key != planted


def test_the_right_password_opens_today(client: Client) -> None:
    account()
    assert sign_in(client)["Location"] == "/"
    assert client.get("/").status_code == 200


def test_a_closed_account_is_out_at_the_next_click(client: Client) -> None:
    user = account()
    sign_in(client)
    with acting(SYSTEM):
        actions.set_active(user, active=False, actor=SYSTEM, at=clock.now())
    assert client.get("/").status_code == 302


def test_five_wrong_passwords_lock_the_door_even_for_the_right_one(client: Client) -> None:
    account()
    answers = [sign_in(client, password="sai-mat-khau-roi").status_code for _ in range(5)]
    assert answers == [200, 200, 200, 200, 429]
    locked = sign_in(client)
    assert locked.status_code == 429
    assert "Tạm khóa đăng nhập" in locked.content.decode()


def test_the_first_link_opens_the_administrators_account_once(client: Client) -> None:
    with acting(SYSTEM):
        token = actions.first_administrator_link(at=clock.now())
    assert token not in str(SignInLink.objects.values_list("token_hash", flat=True))
    address = reverse("first_password", args=[token])
    wrong = client.post(address, {"password": PASSWORD, "again": "khac"})
    assert (wrong.status_code, "không giống nhau" in wrong.content.decode()) == (422, True)
    assert client.post(address, {"password": PASSWORD, "again": PASSWORD})["Location"] == "/dang-nhap/"
    again = client.post(address, {"password": PASSWORD, "again": PASSWORD})
    assert (again.status_code, "Liên kết đã dùng" in again.content.decode()) == (422, True)
    sign_in(client, "quantri")
    assert client.get("/nguoi-dung/")["Location"] == reverse(
        "mfa_index"
    )  # whoever makes accounts needs a second factor
    with pytest.raises(actions.AdministratorExists), acting(SYSTEM):
        actions.first_administrator_link(at=clock.now())


def test_an_old_link_and_a_weak_password_are_refused(client: Client) -> None:
    with acting(SYSTEM):
        token = actions.first_administrator_link(at=clock.now() - actions.LINK_LIFE - timedelta(minutes=1))
    answer = client.post(reverse("first_password", args=[token]), {"password": PASSWORD, "again": PASSWORD})
    assert answer.status_code == 422
    with acting(SYSTEM):
        token = actions.first_administrator_link(at=clock.now())
    answer = client.post(reverse("first_password", args=[token]), {"password": "12345678", "again": "12345678"})
    assert answer.status_code == 422


def test_who_commits_money_sets_up_a_second_factor_first(client: Client) -> None:
    assert settings.SECOND_FACTOR_REQUIRED
    account("HEAD")
    sign_in(client)
    assert client.get("/bang-chi/")["Location"] == "/tai-khoan/hai-buoc/"
    assert "Chưa bật" in client.get("/tai-khoan/hai-buoc/").content.decode()


def test_the_code_is_asked_at_sign_in_and_again_before_money_moves(client: Client) -> None:
    user_id = account("HEAD")
    TOTP.activate(get_user(user_id), SECRET)
    assert sign_in(client)["Location"] == "/tai-khoan/hai-buoc/authenticate/"
    assert client.get("/")["Location"].startswith("/dang-nhap/")
    assert client.post("/tai-khoan/hai-buoc/authenticate/", {"code": "000000"}).status_code == 200
    assert client.post("/tai-khoan/hai-buoc/authenticate/", {"code": code_now()})["Location"] == "/"
    assert client.get("/bang-chi/").status_code == 200
    session = client.session
    session["account_authentication_methods"] = [
        {**method, "at": method["at"] - 3600} for method in session["account_authentication_methods"]
    ]
    session.save()
    answer = client.post("/bang-chi/2024-09/duyet/")
    assert (answer.status_code, "xac-nhan" in answer["Location"] or "reauthenticate" in answer["Location"]) == (
        302,
        True,
    )


def test_codes_cannot_be_guessed(client: Client) -> None:
    TOTP.activate(get_user(account("HEAD")), SECRET)
    sign_in(client)
    for _ in range(10):
        client.post("/tai-khoan/hai-buoc/authenticate/", {"code": "000000"})
    late = client.post("/tai-khoan/hai-buoc/authenticate/", {"code": code_now()})
    assert (late.status_code, "Sai quá nhiều lần" in late.content.decode()) == (200, True)
    assert client.get("/")["Location"].startswith("/dang-nhap/")


def test_a_session_ends_after_a_working_day(client: Client) -> None:
    account()
    sign_in(client)
    client.get("/")
    session = client.session
    session["signed_in_at"] -= settings.SESSION_LONGEST_SECONDS + 1
    session.save()
    assert client.get("/")["Location"] == "/dang-nhap/"
    assert "_auth_user_id" not in client.session


def test_every_answer_carries_the_content_policy(client: Client) -> None:
    answer = client.get("/dang-nhap/")
    assert "script-src 'self'" in answer["Content-Security-Policy"]
    assert "unsafe" not in answer["Content-Security-Policy"]
    assert (answer["X-Frame-Options"], answer["Cache-Control"], answer["X-Content-Type-Options"]) == (
        "DENY", "max-age=0, no-cache, no-store, must-revalidate, private", "nosniff",
    )  # fmt: skip


def test_sign_up_and_reset_by_mail_do_not_exist(client: Client) -> None:
    for address in ("/signup/", "/dang-ky/", "/accounts/signup/", "/password/reset/"):
        assert client.get(address).status_code == 404


def test_passkeys_are_offered() -> None:
    assert "webauthn" in settings.MFA_SUPPORTED_TYPES
    assert get_adapter() is not None
    assert Authenticator.Type.WEBAUTHN == "webauthn"


def get_user(user_id: int):  # type: ignore[no-untyped-def]
    from ansinh.offices.models import User

    return User.objects.get(pk=user_id)


def test_an_actor_carries_role_and_places() -> None:
    actor = queries.actor_of(account("INSPECTOR"))
    assert (actor.role, actor.communes, actor.name, actor.guarded) == ("INSPECTOR", None, "Người Thử", frozenset())
