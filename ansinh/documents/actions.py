"""The only writers of this room: numbers, the two registers, kept files."""

from __future__ import annotations

from datetime import datetime

from ansinh.audit.session import acting
from ansinh.documents import files, numbers
from ansinh.kit.actors import Actor
from ansinh.offices.permissions import check

__all__ = ["cancel_number", "choose_series", "files", "numbers"]


def cancel_number(number_id: int, *, reason: str, actor: Actor, at: datetime) -> None:
    """Cross out a number that no paper was sent under. Raises what ``numbers.cancel`` does, NotPermitted."""
    with acting(actor):
        check(actor, "document.write")
        numbers.cancel(number_id, reason=reason, actor=actor, at=at)


def choose_series(agency_id: int, *, organ: str, from_year: int, kept: str, actor: Actor, at: datetime) -> None:
    """One book for all types, or one per type, from a year on. Raises what ``numbers.choose_series`` does, NotPermitted."""
    with acting(actor):
        check(actor, "document.direct")
        numbers.choose_series(agency_id, organ=organ, from_year=from_year, kept=kept, actor=actor, at=at)
