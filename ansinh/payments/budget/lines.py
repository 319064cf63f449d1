"""A line of the budget by its codes, found or made."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from django.db import connection


@dataclass(frozen=True)
class LineKey:
    """A line of the budget by its codes; "" where nobody here knows the code."""

    year: int
    source: str
    programme: str
    chapter: str = ""
    category: str = ""
    subcategory: str = ""
    item: str = ""


def line_id(key: LineKey) -> int:
    """The id of the line. A line that the year does not have yet is made empty: nothing leaves through it without an
    estimate. Two clerks who need the same new line get the same one."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO payments_budgetline (year, source, programme, chapter, category, subcategory, item,"
            " available_vnd, allowed_vnd) VALUES (%(year)s, %(source)s, %(programme)s, %(chapter)s, %(category)s,"
            " %(subcategory)s, %(item)s, 0, 0) ON CONFLICT DO NOTHING",
            asdict(key),
        )
        cursor.execute(
            "SELECT id FROM payments_budgetline WHERE year = %(year)s AND source = %(source)s"
            " AND programme = %(programme)s AND chapter = %(chapter)s AND category = %(category)s"
            " AND subcategory = %(subcategory)s AND item = %(item)s",
            asdict(key),
        )
        return int(cursor.fetchone()[0])
