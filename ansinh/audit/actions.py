"""Writing the audit trail."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from ansinh.audit.models import Entry, Seal
from ansinh.kit.actors import Actor


def record(
    word: str,
    *,
    actor: Actor,
    about: str,
    at: datetime,
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
) -> None:
    """Add one entry, in the caller's transaction. ``about`` is "kind:id"; no personal data in ``before``/``after``.

    Writers queue on the chain until commit, so call it last in a transaction.
    """
    Entry.objects.create(
        at=at, actor_id=actor.user_id, actor_name=actor.name, word=word, about=about, before=before, after=after
    )


def seal(hashes: Mapping[str, str], *, at: datetime) -> None:
    """Keep for ever under which hash each thing was signed: ``about`` ("decision:123") -> SHA-256 in hex. Once each."""
    Seal.objects.bulk_create([Seal(about=about, hash=value, at=at) for about, value in hashes.items()])
