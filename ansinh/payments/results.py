"""Reads of the reconciliation desk: files that wait for their columns, and refused rows that nobody has settled."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection

from ansinh.documents.models import File
from ansinh.payments.refusals import NoSuchFile
from ansinh.payroll.naming import ListName, list_id

# A refused row needs nobody any more once it was settled, or once its payment has a result by another row.
UNSETTLED = """
SELECT s.id, s.channel, s.file_name, s.taken_at, count(*), coalesce(sum(r.amount_vnd), 0)::bigint
FROM payments_statementrow r JOIN payments_statement s ON s.id = r.statement_id
LEFT JOIN payments_orderline l ON l.id = coalesce(r.order_line_id, r.suggested_line_id)
WHERE s.payroll_id = %s AND r.outcome = 'REFUSED' AND (l.id IS NULL OR l.state = 'ORDERED')
  AND NOT EXISTS (SELECT 1 FROM payments_settlement x WHERE x.statement_row_id = r.id)
GROUP BY s.id ORDER BY s.id
"""


@dataclass(frozen=True)
class WaitingFile:
    """A result whose columns somebody has to explain."""

    id: int
    name: str
    content: bytes


@dataclass(frozen=True)
class Unsettled:
    """One result file with refused rows that still wait for somebody. ``amount_vnd``: the sum that those rows say."""

    statement_id: int
    channel: str
    file_name: str
    taken_at: datetime
    rows: int
    amount_vnd: int


def waiting_file(file_id: int) -> WaitingFile:
    """A kept result. Raises NoSuchFile."""
    found = File.objects.filter(pk=file_id, commune=None, kind=File.Kind.ATTACHMENT).first()
    if found is None:
        raise NoSuchFile("Không có tệp kết quả này. Tải tệp lên lại.", file=file_id)
    return WaitingFile(found.pk, found.name, bytes(found.content))


def unsettled(name: ListName) -> list[Unsettled]:
    """What was refused of a list's results and still waits, by file."""
    return [Unsettled(*row) for row in _rows(UNSETTLED, [list_id(name)])]


def _rows(sql: str, values: list[Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return list(cursor.fetchall())
