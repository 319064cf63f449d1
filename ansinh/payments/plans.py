"""Plans for statements over a whole district."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection


@contextmanager
def many_rows() -> Iterator[None]:
    """Statements inside use no nested loops. After a bulk load the planner's statistics are minutes behind: it takes
    20,000 rows for one, and loops half a minute over what a hash join does in a fifth of a second."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_nestloop = off")
        yield
        cursor.execute("SET LOCAL enable_nestloop = on")  # not after an error: the transaction is over, and so is this
