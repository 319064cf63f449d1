"""The database session of an actor: a transaction in which row security knows who is asking."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

from ansinh.kit.actors import Actor


@contextmanager
def acting(actor: Actor) -> Iterator[None]:
    """One transaction as ``actor``: sets who they are and what they may see, for this transaction only.

    Nested calls restore the outer actor at the end. Unset means: no rows.
    """
    with transaction.atomic():
        outer = _read()
        _write(_settings_of(actor))
        yield
        _write(outer)  # after an exception the transaction (or savepoint) is rolled back, and the settings with it


def _settings_of(actor: Actor) -> tuple[str, str, str, str]:
    communes = "all" if actor.communes is None else ",".join(str(place) for place in actor.communes)
    user = "" if actor.user_id is None else str(actor.user_id)
    return user, communes, ",".join(sorted(actor.guarded)), actor.reason


def _read() -> tuple[str, str, str, str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT coalesce(current_setting('ansinh.user', true), ''),"
            " coalesce(current_setting('ansinh.communes', true), ''),"
            " coalesce(current_setting('ansinh.guarded', true), ''),"
            " coalesce(current_setting('ansinh.reason', true), '')"
        )
        row = cursor.fetchone()
    return row[0], row[1], row[2], row[3]


def _write(values: tuple[str, str, str, str]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('ansinh.user', %s, true), set_config('ansinh.communes', %s, true),"
            " set_config('ansinh.guarded', %s, true), set_config('ansinh.reason', %s, true)",
            list(values),
        )
