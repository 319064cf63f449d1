"""Reading and proving the audit trail."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection

from ansinh.audit.models import Entry


@dataclass(frozen=True)
class ChainCheck:
    """Result of walking the chain: how many entries, and the id of the first one that does not fit (None: whole)."""

    entries: int
    first_broken: int | None


def verify_chain() -> ChainCheck:
    """Recompute every hash from its row and predecessor, in one statement."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*), min(id) FILTER (WHERE hash <> ansinh_entry_hash(entry) OR previous_hash <> expected)"
            " FROM (SELECT audit_entry AS entry, id, hash, previous_hash,"
            " lag(hash, 1, '') OVER (ORDER BY id) AS expected FROM audit_entry) AS chain"
        )
        count, broken = cursor.fetchone()
    return ChainCheck(entries=count, first_broken=broken)


@dataclass(frozen=True)
class EntryRow:
    """One entry of the trail, for reading. ``word`` is a code such as "payroll.lock"."""

    id: int
    at: datetime
    actor_name: str
    word: str
    about: str
    before: dict[str, Any] | None
    after: dict[str, Any] | None
    hash: str


def trail(*, up_to: int | None = None, most: int = 100) -> list[EntryRow]:
    """The newest entries (with an id up to ``up_to``), newest first."""
    chosen = Entry.objects.order_by("-id")
    if up_to is not None:
        chosen = chosen.filter(id__lte=up_to)
    return [
        EntryRow(row.id, row.at, row.actor_name, row.word, row.about, row.before, row.after, row.hash)
        for row in chosen[:most]
    ]
