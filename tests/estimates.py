"""Plenty of money in every line of the budget, so that only tests of the budget speak of estimates."""

from __future__ import annotations

from django.db import connection

from ansinh.audit.session import acting
from ansinh.kit.actors import system_actor
from ansinh.payments.budget.funding import keys_of_year

CODES = ("year", "source", "programme", "chapter", "category", "subcategory", "item")
PLENTY = 10**15
# What ``actions`` would write in many steps, for all lines of a year at once.
GIVE = """
WITH line AS (
  INSERT INTO payments_budgetline (year, source, programme, chapter, category, subcategory, item, available_vnd, allowed_vnd)
  SELECT *, 0, 0 FROM unnest(%s::int[], %s::text[], %s::text[], %s::text[], %s::text[], %s::text[], %s::text[])
  ON CONFLICT DO NOTHING RETURNING id, year
)
INSERT INTO payments_estimateentry (budget_line_id, kind, amount_vnd, decision_number, decided_on, reason, entered_by, entered_at)
SELECT id, 'GIVEN', %s, '1/QĐ-UBND', make_date(year::int, 1, 2), '', 71, make_date(year::int, 1, 2) FROM line
"""
CONFIRM = "UPDATE payments_estimateentry SET confirmed_by = 72, confirmed_at = entered_at WHERE confirmed_by IS NULL"
POST = """
INSERT INTO payments_posting (kind, debit_account, credit_account, amount_vnd, budget_line_id, estimate_entry_id, at)
SELECT 'GRANT', 'budget:' || b.year, 'granted:' || b.year, e.amount_vnd, b.id, e.id, e.entered_at
FROM payments_estimateentry e JOIN payments_budgetline b ON b.id = e.budget_line_id
WHERE NOT EXISTS (SELECT 1 FROM payments_posting p WHERE p.estimate_entry_id = e.id)
"""


def plenty(first: int = 2020, last: int = 2027, amount_vnd: int = PLENTY) -> None:
    """Give every line of these years this much."""
    keys = [key for year in range(first, last + 1) for key in keys_of_year(year)]
    columns = [[getattr(key, name) for key in keys] for name in CODES]
    with acting(system_actor("tests")), connection.cursor() as cursor:
        cursor.execute(GIVE, [*columns, amount_vnd])
        cursor.execute(CONFIRM)
        cursor.execute(POST)
