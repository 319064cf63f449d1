"""The ledger: accounts by name, and the postings of an act as one statement.

Money goes from the budget into transit when it is ordered, from transit to paid when there is proof, and back to the
budget when it returns. Each posting credits where the money comes from and debits where it goes.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import connection

POSTINGS = """
INSERT INTO payments_posting (kind, debit_account, credit_account, amount_vnd, order_line_id, at)
SELECT reached.kind,
  CASE reached.kind WHEN 'RESERVE' THEN %(transit)s WHEN 'POST' THEN %(paid)s ELSE %(budget)s END,
  CASE reached.kind WHEN 'RESERVE' THEN %(budget)s ELSE %(transit)s END,
  l.amount_vnd, l.id, %(at)s
FROM payments_orderline l
JOIN (VALUES ('ORDERED', 'RESERVE'), ('PAID', 'POST'), ('RETURNED', 'VOID')) AS reached (state, kind) USING (state)
WHERE l.order_id = %(order)s
  AND NOT EXISTS (SELECT 1 FROM payments_posting p WHERE p.order_line_id = l.id AND p.kind = reached.kind)
"""


def budget(month: date) -> str:
    """Where the money of a month comes from."""
    return f"budget:{month.year}"


def in_transit(channel: str) -> str:
    """Money that is on its way through a channel."""
    return f"in_transit:{channel}"


def paid(month: date) -> str:
    """Money of a month's list that is in people's hands."""
    return f"paid:{month:%Y-%m}"


def post(order_id: int, *, month: date, channel: str, at: datetime) -> None:
    """Write what the ledger lacks for the states of an order's lines: each line has one posting per state it reached."""
    values: dict[str, Any] = {
        "order": order_id,
        "budget": budget(month),
        "transit": in_transit(channel),
        "paid": paid(month),
        "at": at,
    }
    with connection.cursor() as cursor:
        cursor.execute(POSTINGS, values)
