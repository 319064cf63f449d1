"""Whole lists as one text, and statements that are sent without waiting for one another."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from ansinh.kit.bulk import as_json, execute_bulk, without_waiting

INSERT = "INSERT INTO seen (number) SELECT number FROM json_to_recordset(%s) AS s (number int)"


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Lê Văn Bình", "Lê Văn Bình"),
        ("a\0b\0\0", "ab"),
        ("\\u0000", "\\u0000"),  # six letters that somebody typed
        ("\\\0\\", "\\\\"),
        ('"\\\\\0', '"\\\\'),
    ],
)
@pytest.mark.django_db
def test_texts_arrive_as_they_are_without_what_postgresql_cannot_keep(text: str, kept: str) -> None:
    (row,) = execute_bulk("SELECT %s::json ->> 0", [as_json([text])])
    assert row == (kept,)


def test_dates_are_iso() -> None:
    assert as_json([{"on": date(2024, 9, 1), "là": None}]) == '[{"on":"2024-09-01","là":null}]'


@pytest.mark.django_db
def test_statements_take_effect_in_order() -> None:
    _table()
    with without_waiting():
        for number in range(3):
            execute_bulk(INSERT, [as_json([{"number": number}])])
        execute_bulk("DELETE FROM seen WHERE number = 1", [])
    assert execute_bulk("SELECT number FROM seen ORDER BY number", []) == [(0,), (2,)]


@pytest.mark.django_db
def test_an_error_of_any_of_them_is_raised_and_nothing_stays() -> None:
    _table()
    with pytest.raises(IntegrityError), transaction.atomic(), without_waiting():
        for number in (1, 1, 2):
            execute_bulk(INSERT, [as_json([{"number": number}])])
    assert execute_bulk("SELECT count(*) FROM seen", []) == [(0,)]


def _table() -> None:
    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMPORARY TABLE seen (number int PRIMARY KEY) ON COMMIT DROP")
