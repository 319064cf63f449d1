"""Statements whose parameters are long texts, such as a whole list as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import psycopg
from django.db import connection


def execute_bulk(statement: str, parameters: Sequence[Any]) -> list[tuple[Any, ...]]:
    """Run one statement in the current transaction with its parameters beside it, and give its rows, if it has any.

    Django writes parameters into the statement: a list of 900 people is then quoted here and read once more as SQL
    there. Bound by the server it is read once. Database errors are Django's, as ever.
    """
    connection.ensure_connection()
    with connection.wrap_database_errors, psycopg.Cursor(connection.connection) as cursor:
        cursor.execute(statement.encode(), parameters, prepare=False)  # a list of its own wants a plan of its own
        return cursor.fetchall() if cursor.description else []
