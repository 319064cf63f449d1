"""The demo's officers: one account a role, each acting with no more than its role's rights."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from datetime import datetime

from ansinh.audit.session import acting
from ansinh.cli.district.day import DemoAccount
from ansinh.kit.actors import Actor, system_actor
from ansinh.offices import actions, queries

# Sign-in name and invented full name by role; the commune officer and the clerk see one commune.
STAFF = {
    "COMMUNE_OFFICER": ("xa", "Phan Thị Hạnh"),
    "ONE_STOP_CLERK": ("motcua", "Lê Thị Thu"),
    "SPECIALIST": ("chuyenvien", "Trần Quốc Việt"),
    "ACCOUNTANT": ("ketoan", "Nguyễn Thị Minh"),
    "HEAD": ("truongphong", "Võ Văn Tân"),
    "CHAIRMAN": ("chutich", "Huỳnh Đức Thịnh"),
    "INSPECTOR": ("thanhtra", "Đặng Thị Lan"),
    "ADMINISTRATOR": ("quantri", "Bùi Anh Tuấn"),
}
LOCAL_ROLES = frozenset({"COMMUNE_OFFICER", "ONE_STOP_CLERK"})


def open_accounts(commune_id: int, *, at: datetime) -> list[DemoAccount]:
    """Make the accounts with passwords generated for this home; they are printed, and kept in the file ``demo``."""
    installer = system_actor("ansinh demo")
    titles = {row.code: row.title for row in queries.roles()}
    made: list[DemoAccount] = []
    with acting(installer):
        for role, (username, full_name) in STAFF.items():
            local = role in LOCAL_ROLES
            user_id = actions.create_user(
                username=username,
                full_name=full_name,
                role=role,
                communes=[commune_id] if local else [],
                whole_district=not local,
                actor=installer,
                at=at,
            )
            password = secrets.token_urlsafe(9)
            actions.set_password(user_id, password=password, actor=installer, at=at)
            made.append({"role": titles[role], "username": username, "password": password})
    return made


def staff() -> Mapping[str, Actor]:
    """The actors of the demo's accounts, by role."""
    installer = system_actor("ansinh demo")
    with acting(installer):
        ids = {row.role: row.id for row in queries.users(actor=installer)}
        return {role: queries.actor_of(ids[role]) for role in STAFF}
