"""From the payees of a locked list to orders, one a channel, and their lines, in one statement each."""

from __future__ import annotations

from datetime import date, datetime

from django.db import connection

from ansinh.kit.plans import many_rows
from ansinh.payments import ledger
from ansinh.payments.budget import funding
from ansinh.payments.budget.refusals import overdrawn
from ansinh.payments.payees import PAYEES, parameters
from ansinh.payments.references import REFERENCE_SQL, month_code

# Serial numbers run in the order in which the list is read: commune, village, given name. They go on from those of other
# lists of the month, so that no two payments of a channel share a reference.
ORDER = f"""
WITH {PAYEES}, used AS (
  SELECT o.channel, sum(o.lines) AS serials FROM payments_order o JOIN payroll_payroll p ON p.id = o.payroll_id
  WHERE p.month = %(month)s GROUP BY 1
), numbered AS (
  SELECT payees.*, coalesce(used.serials, 0)
    + row_number() OVER (PARTITION BY channel ORDER BY commune_id, village_id, sort_key, person_id) AS serial
  FROM payees LEFT JOIN used USING (channel)
), orders AS (
  INSERT INTO payments_order (payroll_id, channel, state, lines, amount_vnd, ordered_at)
  SELECT %(payroll)s, channel, 'ORDERED', count(*), sum(amount_vnd), %(at)s FROM numbered GROUP BY channel
  RETURNING id, channel
)
INSERT INTO payments_orderline (order_id, person_id, commune_id, village_id, reference, payee_name, receiver_name, bank,
  account_number, birth_year, decision_numbers, book_number, back_months, regular_vnd, arrears_vnd, carried_vnd,
  set_off_vnd, amount_vnd, state)
SELECT o.id, person_id, commune_id, village_id, {REFERENCE_SQL}, payee_name, receiver_name, bank, account_number,
  birth_year, decision_numbers, book_number, back_months, regular_vnd, arrears_vnd, carried_vnd, set_off_vnd, amount_vnd,
  CASE WHEN amount_vnd = 0 THEN 'COVERED' ELSE 'ORDERED' END
FROM numbered JOIN orders o USING (channel) ORDER BY o.channel, serial
"""


def write_orders(payroll_id: int, *, month: date, locked_at: datetime, at: datetime) -> None:
    """Orders, lines with their references, and the reserving postings of a locked list that has none yet. Raises Overdrawn."""
    values = parameters(payroll_id, locked_at) | {"yymm": month_code(month), "month": month, "at": at}
    with many_rows(), connection.cursor() as cursor:
        cursor.execute(ORDER, values)
    short = ledger.reserve(payroll_id, month=month, lines=funding.lines_of_programmes(month), at=at)
    if short:
        raise overdrawn(short)
