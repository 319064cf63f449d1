"""Reading with plain SQL: the rows of one statement, and ``jsonb`` as Python values."""

from __future__ import annotations

import json
from typing import Any

from django.db import connection


def read_rows(statement: str, **values: Any) -> list[tuple[Any, ...]]:
    """All rows of one statement with named parameters."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return list(cursor.fetchall())


def from_json(value: Any) -> Any:
    """A ``jsonb`` of plain SQL: Django hands it out as text."""
    return json.loads(value) if isinstance(value, str) else value
