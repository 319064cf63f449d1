"""Plans of statements about many rows, made in spite of the planner's statistics.

A list of 20,000 people makes the statistics wrong until they are next gathered, and so does one that was rolled back;
and no statistics tell how many periods hold a day. A plan that takes a table of many rows for one of a single row joins
by nested loops: minutes instead of a second. A hash join is never bad for many rows.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection


@contextmanager
def many_rows(*, by_index: bool = False, work_mem: str | None = None) -> Iterator[None]:
    """Within: no nested loops, and nothing compiled. Inside a transaction; what held before holds after.

    ``by_index``: no table is read whole either, where the statements name the ids that they are about.
    ``work_mem``: memory for each sort and hash ("256MB"), where a statement holds a whole district.
    """
    settings = {"enable_nestloop": "off", "jit": "off"}
    if by_index:
        settings["enable_seqscan"] = "off"
    if work_mem is not None:
        settings["work_mem"] = work_mem
    earlier = _set(settings)
    yield
    _set(earlier)  # not after an error: the transaction is over then, and so are its settings


def _set(settings: dict[str, str]) -> dict[str, str]:
    """Set these for the transaction, and give what they were."""
    with connection.cursor() as cursor:
        cursor.execute(
            "WITH wanted AS (SELECT * FROM unnest(%s::text[], %s::text[]) AS w (name, setting)),"
            " earlier AS MATERIALIZED (SELECT name, setting, current_setting(name) AS before FROM wanted)"
            " SELECT name, before, set_config(name, setting, true) FROM earlier",
            [list(settings), list(settings.values())],
        )
        return {name: before for name, before, _ in cursor.fetchall()}
