"""Reading and proving the audit trail."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import connection


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
