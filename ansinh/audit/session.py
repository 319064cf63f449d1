"""The database session of an actor: a transaction in which row security knows who is asking."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.db import connection, transaction

from ansinh.kit.actors import Actor

Settings = tuple[str, str, str, str]  # user, communes, guarded registers, reason
NOBODY: Settings = ("", "", "", "")
_now: ContextVar[Settings] = ContextVar("acting", default=NOBODY)


@contextmanager
def acting(actor: Actor) -> Iterator[None]:
    """One transaction as ``actor``: sets who they are and what they may see, for this transaction only.

    Nested calls restore the outer actor at the end; for the same actor they ask the database nothing. Unset means: no
    rows.
    """
    wanted, outer, inside = _settings_of(actor), _now.get(), connection.in_atomic_block
    token = _now.set(wanted)
    try:
        with transaction.atomic():
            if wanted != outer or not inside:
                _write(wanted)
            yield
            if wanted != outer and inside:  # else the transaction ends here, and the settings with it
                _write(outer)  # after an exception the savepoint is rolled back, and the settings with it
    finally:
        _now.reset(token)


def _settings_of(actor: Actor) -> Settings:
    communes = "all" if actor.communes is None else ",".join(str(place) for place in actor.communes)
    user = "" if actor.user_id is None else str(actor.user_id)
    return user, communes, ",".join(sorted(actor.guarded)), actor.reason


def _write(values: Settings) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('ansinh.user', %s, true), set_config('ansinh.communes', %s, true),"
            " set_config('ansinh.guarded', %s, true), set_config('ansinh.reason', %s, true)",
            list(values),
        )
