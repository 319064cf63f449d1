"""Settings for statements about many rows hold within, and only there."""

from __future__ import annotations

import pytest
from django.db import connection, transaction

from ansinh.kit.plans import many_rows

pytestmark = pytest.mark.django_db
NAMES = ("enable_nestloop", "enable_seqscan", "work_mem")


def settings() -> tuple[str, ...]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(f'current_setting($${name}$$)' for name in NAMES)}")
        return tuple(cursor.fetchone())


def test_what_held_before_holds_after() -> None:
    before = settings()
    assert before[:2] == ("on", "on")
    with many_rows(work_mem="128MB"):
        assert settings() == ("off", "on", "128MB")
        with many_rows(by_index=True):
            assert settings() == ("off", "off", "128MB")
        assert settings() == ("off", "on", "128MB")
    assert settings() == before


def test_after_an_error_the_settings_go_with_the_transaction() -> None:
    before = settings()
    with pytest.raises(ZeroDivisionError), transaction.atomic(), many_rows(by_index=True):
        raise ZeroDivisionError
    assert settings() == before
