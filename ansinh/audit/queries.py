"""Reading and proving the audit trail."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection

from ansinh.audit.chain import CHAIN, ChainCheck
from ansinh.audit.models import Entry


def verify_chain() -> ChainCheck:
    """Recompute every hash from its row and predecessor, in one statement."""
    with connection.cursor() as cursor:
        cursor.execute(CHAIN)
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
