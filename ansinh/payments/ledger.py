"""The ledger: accounts by name, kinds of postings as a table, and the only statements that write postings.

An account has a family and a name: "in_transit:AGRIBANK". Each posting credits where money comes from and debits where
it goes. Estimates bring money into a year's budget; an order takes it into transit; proof makes it paid; a return brings
it back to the line of the budget from which it was reserved.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import connection

# The families of accounts, as screens call them; {} is the name within the family.
ACCOUNTS = {
    "granted": "Dự toán được giao năm {}",
    "budget": "Dự toán còn lại năm {}",
    "in_transit": "Đang chi: {}",
    "paid": "Đã chi, kỳ {}",
}


@dataclass(frozen=True)
class Kind:
    """What a posting of this kind is called, and which column of the posting says what it comes from."""

    title: str
    source: str


KINDS = {
    "RESERVE": Kind("Giữ tiền theo lệnh chi", "order_line"),
    "POST": Kind("Đã chi", "order_line"),
    "VOID": Kind("Trả về", "order_line"),
    "GRANT": Kind("Dự toán vào", "estimate_entry"),
    "REVOKE": Kind("Dự toán ra", "estimate_entry"),
}


@dataclass(frozen=True)
class Entry:
    """One posting to be written. ``source_id``: the row that it comes from, in the table of its kind's source."""

    kind: str
    debit: str
    credit: str
    amount_vnd: int
    source_id: int
    budget_line: int | None


RESERVES = """
INSERT INTO payments_posting (kind, debit_account, credit_account, amount_vnd, order_line_id, at)
SELECT 'RESERVE', %(transit)s, %(budget)s, l.amount_vnd, l.id, %(at)s
FROM payments_orderline l
WHERE l.order_id = %(order)s
  AND NOT EXISTS (SELECT 1 FROM payments_posting p WHERE p.order_line_id = l.id AND p.kind = 'RESERVE')
"""
# Each share that was reserved is paid, or goes back whence it came.
RESULTS = """
INSERT INTO payments_posting (kind, debit_account, credit_account, amount_vnd, budget_line_id, order_line_id, at)
SELECT reached.kind, CASE reached.kind WHEN 'POST' THEN %(paid)s ELSE reserved.credit_account END, reserved.debit_account,
  reserved.amount_vnd, reserved.budget_line_id, l.id, %(at)s
FROM payments_orderline l
JOIN (VALUES ('PAID', 'POST'), ('RETURNED', 'VOID')) AS reached (state, kind) USING (state)
JOIN payments_posting reserved ON reserved.order_line_id = l.id AND reserved.kind = 'RESERVE'
WHERE l.order_id = %(order)s
  AND NOT EXISTS (SELECT 1 FROM payments_posting p WHERE p.order_line_id = l.id AND p.kind = reached.kind)
"""


def granted(year: int) -> str:
    """What decisions on estimates have given for a year."""
    return f"granted:{year}"


def budget(year: int) -> str:
    """What is left of a year's estimates."""
    return f"budget:{year}"


def in_transit(channel: str) -> str:
    """Money that is on its way through a channel."""
    return f"in_transit:{channel}"


def paid(month: date) -> str:
    """Money of a month's list that is in people's hands."""
    return f"paid:{month:%Y-%m}"


def reserve(order_id: int, *, month: date, channel: str, at: datetime) -> None:
    """Commit the money of an order's lines that is not committed yet."""
    values: dict[str, Any] = {"order": order_id, "budget": budget(month.year), "transit": in_transit(channel), "at": at}
    with connection.cursor() as cursor:
        cursor.execute(RESERVES, values)


def post_results(order_id: int, *, month: date, at: datetime) -> None:
    """Write what the ledger lacks for the results of an order's lines: paid, or returned to where it was reserved."""
    with connection.cursor() as cursor:
        cursor.execute(RESULTS, {"order": order_id, "paid": paid(month), "at": at})


def enter(entries: Sequence[Entry], *, at: datetime) -> None:
    """Write postings that come from one kind of source, in one statement. The source's own life keeps them from twice."""
    if not entries:
        return
    (source,) = {KINDS[entry.kind].source for entry in entries}
    columns: list[list[Any]] = [
        [entry.kind for entry in entries],
        [entry.debit for entry in entries],
        [entry.credit for entry in entries],
        [entry.amount_vnd for entry in entries],
        [entry.source_id for entry in entries],
        [entry.budget_line for entry in entries],
    ]
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO payments_posting (kind, debit_account, credit_account, amount_vnd, {source}_id, budget_line_id, at)"
            " SELECT *, %s FROM unnest(%s::text[], %s::text[], %s::text[], %s::bigint[], %s::bigint[], %s::bigint[])",
            [at, *columns],
        )
