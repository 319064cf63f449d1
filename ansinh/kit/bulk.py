"""Statements whose parameters are long texts, such as a whole list as JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from typing import Any

import psycopg
from django.db import connection

# Rows are trees: to look for circles in them costs a third of the writing.
_ENCODER = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":"), default=date.isoformat)
_NUL = re.compile(r"(?<!\\)((?:\\\\)*)(?:\\u0000)+")  # not where the backslash itself is a letter of the text


def as_json(rows: Sequence[Any]) -> str:
    """Rows as one text: cheaper than an array a column, which escapes each text by itself. Dates are ISO.

    The character U+0000, which PostgreSQL keeps in no text, is left out.
    """
    text = _ENCODER.encode(rows)
    return _NUL.sub(r"\1", text) if "\\u0000" in text else text


def execute_bulk(statement: str, parameters: Sequence[Any]) -> list[tuple[Any, ...]]:
    """Run one statement in the current transaction with its parameters beside it, and give its rows, if it has any.

    Django writes parameters into the statement: a list of 900 people is then quoted here and read once more as SQL
    there. Bound by the server it is read once. Database errors are Django's, as ever.
    """
    connection.ensure_connection()
    with connection.wrap_database_errors, psycopg.Cursor(connection.connection) as cursor:
        cursor.execute(statement.encode(), parameters, prepare=False)  # a list of its own wants a plan of its own
        return cursor.fetchall() if cursor.description else []


@contextmanager
def without_waiting() -> Iterator[None]:
    """Within: ``execute_bulk`` sends a statement and returns. The next is put together here while that one runs there.

    For statements of one transaction that give no rows; the errors of any of them come at the end at the latest.
    """
    connection.ensure_connection()
    with connection.wrap_database_errors, connection.connection.pipeline():
        yield
