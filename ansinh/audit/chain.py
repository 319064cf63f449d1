"""The proof of the trail as one statement, for Django's database and for one that is only just brought back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import psycopg

CHAIN = (
    "SELECT count(*), min(id) FILTER (WHERE hash <> ansinh_entry_hash(entry) OR previous_hash <> expected)"
    " FROM (SELECT audit_entry AS entry, id, hash, previous_hash,"
    " lag(hash, 1, '') OVER (ORDER BY id) AS expected FROM audit_entry) AS chain"
)


@dataclass(frozen=True)
class ChainCheck:
    """Result of walking the chain: how many entries, and the id of the first one that does not fit (None: whole)."""

    entries: int
    first_broken: int | None


def verify_chain_of(server: psycopg.Connection[tuple[Any, ...]]) -> ChainCheck:
    """Walk the chain of a database that is not Django's."""
    count, broken = server.execute(CHAIN).fetchone() or (0, None)
    return ChainCheck(entries=count, first_broken=broken)
