"""Who acts, and who has an account."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.contrib.postgres.aggregates import ArrayAgg
from django.db import connection
from django.db.models import Q

from ansinh.kit.actors import Actor
from ansinh.offices.models import GuardedGrant, Role, User
from ansinh.offices.permissions import RIGHTS, TITLES, check
from ansinh.offices.refusals import UnknownUser

# Their places, and all that ever went over into them: a merger moves no person's row.
ACTOR = """
SELECT coalesce(nullif(u.full_name, ''), u.username), u.role, u.whole_district, ARRAY(
  WITH RECURSIVE seen AS (
    SELECT commune_id AS id FROM offices_userplace WHERE user_id = u.id
    UNION SELECT s.old_id FROM registry_succession s JOIN seen ON s.new_id = seen.id)
  SELECT id FROM seen ORDER BY id)
FROM offices_user u WHERE u.id = %s AND u.is_active
"""


@dataclass(frozen=True)
class UserRow:
    """An account as the administrator sees it. ``communes``: ids; empty and not ``whole_district``: sees nobody."""

    id: int
    username: str
    full_name: str
    role: str
    role_title: str
    communes: tuple[int, ...]
    whole_district: bool
    active: bool
    last_seen: datetime | None
    waits_for_link: bool  # has not set a password yet


@dataclass(frozen=True)
class RoleRow:
    """A role with its Vietnamese name and what it may do, in Vietnamese, in the order of ``permissions.TITLES``."""

    code: str
    title: str
    rights: tuple[str, ...]


def actor_of(user_id: int) -> Actor:
    """The actor behind an account, as it is now. Raises UnknownUser for unknown and closed accounts."""
    with connection.cursor() as cursor:
        cursor.execute(ACTOR, [user_id])
        row = cursor.fetchone()
    if row is None:
        raise UnknownUser("Không có tài khoản này, hoặc tài khoản đã đóng.", user=user_id)
    name, role, whole_district, communes = row
    return Actor(user_id=user_id, name=name, role=role, communes=None if whole_district else tuple(communes))


def actor_named(username: str) -> Actor:
    """The actor behind the account with this sign-in name. Raises UnknownUser for unknown and closed accounts."""
    user = User.objects.filter(username=username).values_list("pk", flat=True).first()
    return actor_of(user or 0)


def registers_given(actor: Actor) -> tuple[str, ...]:
    """Codes of the guarded registers that the actor may open with a reason."""
    return registers_of(actor.user_id or 0)


def registers_of(user_id: int) -> tuple[str, ...]:
    """Codes of the guarded registers that an account may open."""
    grants = GuardedGrant.objects.filter(user_id=user_id).order_by("register")
    return tuple(grants.values_list("register", flat=True))


def users(*, actor: Actor) -> list[UserRow]:
    """All accounts, open ones first, by name. Raises NotPermitted."""
    check(actor, "user.manage")
    return [
        _user_row(user, list(user.communes))
        for user in User.objects.annotate(communes=_communes()).order_by("-is_active", "full_name", "username")
    ]


def user(user_id: int, *, actor: Actor) -> UserRow:
    """One account. Raises UnknownUser, NotPermitted."""
    found = next((row for row in users(actor=actor) if row.id == user_id), None)
    if found is None:
        raise UnknownUser("Không có tài khoản này.", user=user_id)
    return found


def names_of(user_ids: set[int]) -> dict[int, str]:
    """Full names by user id, for screens that say who did something."""
    found = User.objects.filter(pk__in=user_ids).values_list("pk", "full_name", "username")
    return {pk: full_name or username for pk, full_name, username in found}


def roles() -> list[RoleRow]:
    """The roles in the order of the office, with their rights."""
    return [
        RoleRow(role.value, role.label, tuple(word for right, word in TITLES.items() if right in RIGHTS[role.value]))
        for role in Role
    ]


def role_title(role: str) -> str:
    """Vietnamese name of a role; empty for an account without one."""
    return Role(role).label if role in Role.values else ""


def holders_of(right: str) -> list[str]:
    """Vietnamese names of the roles that hold a right: whom to ask when one may not."""
    return [role.label for role in Role if right in RIGHTS.get(role.value, ())]


def nobody_has_signed_in() -> bool:
    """Whether the installation still waits for its first administrator."""
    return not any(account.has_usable_password() for account in User.objects.all())


def _communes() -> ArrayAgg:
    return ArrayAgg("places__commune_id", filter=Q(places__isnull=False), default=[], order_by="places__commune_id")


def _user_row(account: User, communes: list[int]) -> UserRow:
    return UserRow(
        id=account.pk,
        username=account.username,
        full_name=account.full_name,
        role=account.role,
        role_title=role_title(account.role),
        communes=tuple(communes),
        whole_district=account.whole_district,
        active=account.is_active,
        last_seen=account.last_login,
        waits_for_link=not account.has_usable_password(),
    )
