"""The only writers of accounts, their roles, places and sign-in links."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from django.contrib.auth.hashers import make_password
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from ansinh.audit.actions import record
from ansinh.kit.actors import Actor, system_actor
from ansinh.offices.models import GuardedGrant, GuardedReading, Role, SignInLink, User, UserPlace
from ansinh.offices.permissions import check, incompatible
from ansinh.offices.refusals import (
    AdministratorExists,
    GuardedRegisterClosed,
    LinkSpent,
    OwnAccount,
    PlaceRefused,
    RoleRefused,
    UnknownUser,
    UsernameTaken,
    WeakPassword,
)
from ansinh.registry.models import Unit

LINK_LIFE = timedelta(days=3)
FIRST_ADMINISTRATOR = "quantri"


def create_user(
    *,
    username: str,
    full_name: str,
    role: str,
    communes: Sequence[int] = (),
    whole_district: bool = False,
    actor: Actor,
    at: datetime,
) -> int:
    """Open an account and return its id. It has no password: ``make_link`` lets its owner set one.

    Raises UsernameTaken, RoleRefused, PlaceRefused, NotPermitted.
    """
    check(actor, "user.manage")
    _check_role(role)
    if User.objects.filter(username=username).exists():
        raise UsernameTaken(f"Tên đăng nhập «{username}» đã có người dùng. Chọn tên khác.", username=username)
    user = User.objects.create(
        username=username,
        full_name=full_name,
        role=role,
        whole_district=whole_district,
        password=make_password(None),
    )
    _write_places(user, communes)
    after = {"role": role, "communes": sorted(communes), "whole_district": whole_district}
    record("user.created", actor=actor, about=f"user:{user.pk}", at=at, after=after)
    return user.pk


def set_access(
    user_id: int,
    *,
    role: str,
    communes: Sequence[int] = (),
    whole_district: bool = False,
    actor: Actor,
    at: datetime,
) -> None:
    """Say what an account may do, and whose people it sees: these communes, or the whole district.

    Raises RoleRefused, PlaceRefused, UnknownUser, OwnAccount, NotPermitted.
    """
    check(actor, "user.manage")
    _check_role(role)
    user = _other_user(user_id, actor)
    before = {"role": user.role, "whole_district": user.whole_district}
    user.role, user.whole_district = role, whole_district
    user.save(update_fields=["role", "whole_district"])
    UserPlace.objects.filter(user=user).delete()
    _write_places(user, communes)
    after = {"role": role, "communes": sorted(communes), "whole_district": whole_district}
    record("user.access_set", actor=actor, about=f"user:{user_id}", at=at, before=before, after=after)


def grant_place(user_id: int, *, commune_id: int, actor: Actor, at: datetime) -> None:
    """Let an account see one more commune; safe to repeat. Raises PlaceRefused, UnknownUser, OwnAccount."""
    check(actor, "user.manage")
    user = _other_user(user_id, actor)
    _write_places(user, [commune_id])
    record("user.place_granted", actor=actor, about=f"user:{user_id}", at=at, after={"commune": commune_id})


def set_active(user_id: int, *, active: bool, actor: Actor, at: datetime) -> None:
    """Close an account, or open it again. Accounts are never removed. Raises UnknownUser, OwnAccount."""
    check(actor, "user.manage")
    user = _other_user(user_id, actor)
    user.is_active = active
    user.save(update_fields=["is_active"])
    record("user.opened" if active else "user.closed", actor=actor, about=f"user:{user_id}", at=at)


def set_password(user_id: int, *, password: str, actor: Actor, at: datetime) -> None:
    """Give an account a password: for the demo's accounts only, whose passwords are printed on purpose."""
    check(actor, "user.manage")
    user = _user(user_id)
    user.set_password(password)
    user.save(update_fields=["password"])
    record("user.password_set", actor=actor, about=f"user:{user_id}", at=at)


def make_link(user_id: int, *, actor: Actor, at: datetime) -> str:
    """A new one-time token for an account, shown once and kept as a hash; older ones die. Raises UnknownUser."""
    check(actor, "user.manage")
    user = _user(user_id)
    token = secrets.token_urlsafe(32)
    SignInLink.objects.update_or_create(user=user, defaults={"token_hash": _hash(token), "expires_at": at + LINK_LIFE})
    record("user.link_made", actor=actor, about=f"user:{user_id}", at=at)
    return token


def first_administrator_link(*, at: datetime) -> str:
    """On an installation that nobody has signed in to: the administrator's account and its one-time token.

    Calling it again before the link is used makes a new link and kills the old one.
    Raises AdministratorExists as soon as any account has a password.
    """
    actor = system_actor("installation")
    if any(user.has_usable_password() for user in User.objects.all()):
        raise AdministratorExists("Hệ thống đã có tài khoản. Người quản trị tạo liên kết mới trong «Người dùng».")
    found = User.objects.filter(username=FIRST_ADMINISTRATOR).first()
    user_id = (
        found.pk
        if found
        else create_user(
            username=FIRST_ADMINISTRATOR,
            full_name="Quản trị hệ thống",
            role=Role.ADMINISTRATOR,
            whole_district=True,
            actor=actor,
            at=at,
        )
    )
    return make_link(user_id, actor=actor, at=at)


def use_link(token: str, *, password: str, at: datetime) -> int:
    """Set the first password by a one-time link, which is spent by it. Returns the user's id.

    Raises LinkSpent, WeakPassword.
    """
    link = SignInLink.objects.select_for_update().filter(token_hash=_hash(token), expires_at__gt=at).first()
    if link is None:
        raise LinkSpent("Liên kết đã dùng, đã thay hoặc quá hạn. Xin người quản trị một liên kết mới.")
    user = link.user
    try:
        validate_password(password, user)
    except ValidationError as error:
        raise WeakPassword(" ".join(error.messages)) from error
    user.set_password(password)
    user.save(update_fields=["password"])
    link.delete()
    actor = Actor(user_id=user.pk, name=user.full_name, role=user.role)
    record("user.link_used", actor=actor, about=f"user:{user.pk}", at=at)
    return user.pk


def grant_guarded(user_id: int, *, register: str, actor: Actor, at: datetime) -> None:
    """Let an account open a guarded register when it states a reason; safe to repeat."""
    check(actor, "user.manage")
    user = _other_user(user_id, actor)
    GuardedGrant.objects.get_or_create(user=user, register=register)
    record("user.guarded_granted", actor=actor, about=f"user:{user_id}", at=at, after={"register": register})


def withdraw_guarded(user_id: int, *, register: str, actor: Actor, at: datetime) -> None:
    """Take a guarded register back from an account; safe to repeat. What it opened closes with the next page."""
    check(actor, "user.manage")
    user = _other_user(user_id, actor)
    GuardedGrant.objects.filter(user=user, register=register).delete()
    record("user.guarded_withdrawn", actor=actor, about=f"user:{user_id}", at=at, after={"register": register})


def open_guarded(*, register: str, about: str, reason: str, actor: Actor, at: datetime) -> Actor:
    """The same actor with a guarded register opened; the reading and its reason are kept for ever.

    Raises GuardedRegisterClosed without a grant or without a reason.
    """
    user_id = actor.user_id
    granted = user_id is not None and GuardedGrant.objects.filter(user_id=user_id, register=register).exists()
    if user_id is None or not granted or not reason.strip():
        raise GuardedRegisterClosed(
            "Sổ này chỉ mở cho người được giao và phải ghi lý do. Hỏi người quản trị nếu bạn cần.", register=register
        )
    GuardedReading.objects.create(user_id=user_id, register=register, about=about, reason=reason, at=at)
    return replace(actor, guarded=actor.guarded | {register}, reason=reason)


def _check_role(role: str) -> None:
    if role not in Role.values:
        raise RoleRefused(f"Vai trò «{role}» không có trong hệ thống. Chọn một vai trò trong danh sách.", role=role)
    pair = incompatible(role)
    if pair is not None:
        raise RoleRefused(f"{pair.why} Sửa quyền của vai trò «{role}» trước khi giao.", role=role)


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def _user(user_id: int) -> User:
    user = User.objects.select_for_update().filter(pk=user_id).first()
    if user is None:
        raise UnknownUser("Không có tài khoản này.", user=user_id)
    return user


def _other_user(user_id: int, actor: Actor) -> User:
    if user_id == actor.user_id:
        raise OwnAccount("Bạn không thể tự đổi quyền của mình. Nhờ một người quản trị khác.", user=user_id)
    return _user(user_id)


def _write_places(user: User, communes: Sequence[int]) -> None:
    known = set(Unit.objects.filter(pk__in=communes, kind=Unit.Kind.COMMUNE).values_list("pk", flat=True))
    if unknown := sorted(set(communes) - known):
        raise PlaceRefused("Địa bàn được chọn không phải là xã. Chọn lại trong danh sách xã.", units=unknown)
    UserPlace.objects.bulk_create(
        [UserPlace(user=user, commune_id=commune) for commune in sorted(known)], ignore_conflicts=True
    )
