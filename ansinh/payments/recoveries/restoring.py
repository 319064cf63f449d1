"""Repaid money goes back to the line of the budget that had paid it, while that line's year is open.

A line of a year takes money back until the end of the January after it, when the year is settled; what comes later, or
was paid before the office kept estimates, is collected and belongs to no line. Of several lines the one with the oldest
claim is filled first, each up to what was claimed of it and did not come back unpaid.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from ansinh.kit.reading import read_rows

# The line of a claim is that of the payment in which the month was given: its reserved share of the benefit's programme.
ROOM = """
WITH repaid AS (
  SELECT id, recovery_id, paid_on FROM payments_recoveryentry WHERE id = ANY (%(entries)s)
), claim AS (
  SELECT c.id, c.recovery_id, taken.entitlement_id, taken.due_month, taken.payroll_id, b.programme,
    c.change_vnd + coalesce((SELECT sum(back.change_vnd) FROM payments_recoveryentry back
      WHERE back.of_id = c.id AND back.kind = 'CAME_BACK'), 0) AS vnd
  FROM payments_recoveryentry c JOIN payroll_line taken ON taken.id = c.line_id
  JOIN policy_benefit b ON b.code = taken.benefit_id
  WHERE c.kind = 'CLAIM' AND c.recovery_id IN (SELECT recovery_id FROM repaid)
), spent AS (
  SELECT DISTINCT ON (claim.id) claim.id, claim.recovery_id, claim.vnd, line.id AS line_id, line.year
  FROM claim
  JOIN payroll_line given ON given.entitlement_id = claim.entitlement_id AND given.due_month = claim.due_month
    AND given.amount_vnd > 0 AND given.payroll_id < claim.payroll_id
  JOIN payments_order o ON o.payroll_id = given.payroll_id
  JOIN payments_orderline l ON l.order_id = o.id AND l.person_id = given.person_id
  JOIN payments_posting p ON p.order_line_id = l.id AND p.kind = 'RESERVE'
  JOIN payments_budgetline line ON line.id = p.budget_line_id AND line.programme = claim.programme
  ORDER BY claim.id, given.id DESC
), restored AS (
  SELECT e.recovery_id, p.budget_line_id AS line_id,
    sum(CASE p.kind WHEN 'REPAID' THEN p.amount_vnd ELSE -p.amount_vnd END) AS vnd
  FROM payments_posting p JOIN payments_recoveryentry e ON e.id = p.recovery_entry_id
  WHERE e.recovery_id IN (SELECT recovery_id FROM repaid) AND p.kind IN ('REPAID', 'REVERSED')
  GROUP BY e.recovery_id, p.budget_line_id
)
SELECT repaid.id, spent.line_id, spent.year::int, (sum(spent.vnd) - coalesce(max(restored.vnd), 0))::bigint
FROM repaid JOIN spent USING (recovery_id)
LEFT JOIN restored ON restored.recovery_id = spent.recovery_id AND restored.line_id = spent.line_id
WHERE repaid.paid_on BETWEEN make_date(spent.year::int, 1, 1) AND make_date(spent.year::int + 1, 1, 31)
GROUP BY repaid.id, spent.line_id, spent.year ORDER BY repaid.id, min(spent.id)
"""


@dataclass(frozen=True)
class Room:
    """How much a line of a year's budget still takes back of one case."""

    line: int
    year: int
    vnd: int


def rooms(entries: Sequence[int]) -> dict[int, list[Room]]:
    """For repayments (ids of entries without postings): the lines that take them back, the first one first."""
    rows = read_rows(ROOM, entries=list(entries)) if entries else []
    return {entry: [Room(*row[1:]) for row in of_entry] for entry, of_entry in groupby(rows, key=lambda row: row[0])}
