"""The ledger: accounts by name, kinds of postings as a table, and the only statements that write postings.

An account has a family and a name: "in_transit:AGRIBANK". Each posting credits where money comes from and debits where
it goes. Estimates bring money into a year's budget; an order takes it into transit; proof makes it paid; a return brings
it back to the line of the budget from which it was reserved.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, connection, transaction

from ansinh.kit.plans import many_rows

# The families of accounts, as screens call them; {} is the name within the family.
ACCOUNTS = {
    "granted": "Dự toán được giao năm {}",
    "budget": "Dự toán còn lại năm {}",
    "in_transit": "Đang chi: {}",
    "paid": "Đã chi, kỳ {}",
    "receivable": "Phải thu hồi, hồ sơ mở năm {}",
    "collected": "Đã thu hồi: {}",
    "waived": "Xóa nợ năm {}",
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
    "CLAIM": Kind("Phải thu hồi", "recovery_entry"),
    "CAME_BACK": Kind("Tiền đã về, không phải thu", "recovery_entry"),
    "RESTORED": Kind("Được hưởng lại, không phải thu", "recovery_entry"),
    "SET_OFF": Kind("Trừ vào tiền chi", "recovery_entry"),
    "REPAID": Kind("Đã nộp lại", "recovery_entry"),
    "WAIVED": Kind("Xóa nợ", "recovery_entry"),
    "REVERSED": Kind("Bỏ khoản nộp ghi nhầm", "recovery_entry"),
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


# A payment is reserved in shares, one a line of the budget: of what the list holds by the benefit's programme, of what it
# carries by the programmes of the payment that came back, as this month's lines pay them. Where the payment is less than
# its parts (set-off, money that was given up), the parts are filled one after the other up to it.
SHARES = """
WITH line AS MATERIALIZED (
  SELECT l.id, l.person_id, l.amount_vnd, o.payroll_id, o.channel
  FROM payments_orderline l JOIN payments_order o ON o.id = l.order_id
  WHERE o.payroll_id = %(payroll)s
    AND NOT EXISTS (SELECT 1 FROM payments_posting p WHERE p.order_line_id = l.id AND p.kind = 'RESERVE')
), funded AS (
  SELECT * FROM unnest(%(programmes)s::text[], %(lines)s::bigint[]) AS f (programme, budget_line_id)
), part AS (
  SELECT line.id, funded.budget_line_id, p.amount_vnd AS part_vnd
  FROM line JOIN payroll_line p ON p.payroll_id = line.payroll_id AND p.person_id = line.person_id AND p.kind <> 'RECOVERY'
  JOIN policy_benefit b ON b.code = p.benefit_id JOIN funded USING (programme)
  UNION ALL
  SELECT line.id, funded.budget_line_id, r.amount_vnd
  FROM line JOIN payroll_adjustment a ON a.payroll_id = line.payroll_id AND a.person_id = line.person_id
  JOIN payments_orderline back ON back.reference = a.reference
  JOIN payments_posting r ON r.order_line_id = back.id AND r.kind = 'RESERVE'
  LEFT JOIN payments_budgetline b ON b.id = r.budget_line_id LEFT JOIN funded USING (programme)
), share AS (
  SELECT id, budget_line_id, sum(part_vnd) AS share_vnd FROM part GROUP BY id, budget_line_id
), filled AS (
  SELECT line.id, channel, budget_line_id,
    least(share_vnd, amount_vnd - sum(share_vnd) OVER (PARTITION BY line.id ORDER BY budget_line_id) + share_vnd)::bigint AS vnd
  FROM share JOIN line USING (id)
)
"""
RESERVES = f"""{SHARES}
INSERT INTO payments_posting (kind, debit_account, credit_account, amount_vnd, budget_line_id, order_line_id, at)
SELECT 'RESERVE', 'in_transit:' || channel, %(budget)s, vnd, budget_line_id, id, %(at)s FROM filled WHERE vnd > 0
"""
SHORTAGES = f"""{SHARES}
SELECT b.id, sum(filled.vnd)::bigint, b.available_vnd + b.allowed_vnd
FROM filled JOIN payments_budgetline b ON b.id = filled.budget_line_id WHERE filled.vnd > 0
GROUP BY b.id HAVING sum(filled.vnd) > b.available_vnd + b.allowed_vnd ORDER BY b.id
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


def receivable(year: int) -> str:
    """What is to come back, of the cases that were opened in a year."""
    return f"receivable:{year}"


def collected(way: str) -> str:
    """What came back, by the way in which it was paid: BANK, TREASURY, CASH."""
    return f"collected:{way}"


def waived(year: int) -> str:
    """What decisions of a year gave up."""
    return f"waived:{year}"


@dataclass(frozen=True)
class Shortage:
    """A line of the budget that a list would overdraw: what the list needs of it, and what may still be spent."""

    budget_line: int
    needed_vnd: int
    available_vnd: int


def reserve(payroll_id: int, *, month: date, lines: Mapping[str, int], at: datetime) -> list[Shortage]:
    """Commit the money of a list's orders that is not committed yet. ``lines``: the line of the budget by programme.

    All or nothing: when the database refuses it (check ``payments_budgetline_not_overdrawn``), nothing is committed and
    the lines that lack money are given.
    """
    values: dict[str, Any] = {
        "payroll": payroll_id,
        "programmes": list(lines),
        "lines": list(lines.values()),
        "budget": budget(month.year),
        "at": at,
    }
    with many_rows(), connection.cursor() as cursor:
        try:
            with transaction.atomic():
                cursor.execute(RESERVES, values)
        except IntegrityError as error:
            if "payments_budgetline_not_overdrawn" not in str(error):
                raise
            cursor.execute(SHORTAGES, values)
            short = [Shortage(*row) for row in cursor.fetchall()]
            if not short:  # money came in between: nothing was committed, and the order is made again
                raise
            return short
    return []


def post_results(order_id: int, *, month: date, at: datetime) -> None:
    """Write what the ledger lacks for the results of an order's lines: paid, or returned to where it was reserved."""
    with many_rows(), connection.cursor() as cursor:
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
