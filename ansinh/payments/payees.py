"""Who is owed what by a month's list, and by which way: one row a person. Orders freeze it, lists show it.

Recovery lines are not taken off: what a person owes back stays a claim of the office. What entries of a recovery's case take
off (agreed set-off, money whose month was taken back, months paid again) stands beside the gross sums, in ``set_off_vnd``.
Parameters: ``payroll`` (id), ``day`` (as of which ways of payment and receivers hold), and the channels as two arrays
``codes`` and ``letters`` with, at the same places, ``routes`` and whether the channel takes all money of its route.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from ansinh.payments.recoveries.netting import TAKEN_OFF
from ansinh.payments.usage import in_use

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")

_PAYEES = f"""
{TAKEN_OFF}, lowered AS (
  SELECT person_id, sum(amount_vnd)::bigint AS set_off_vnd FROM taken_off GROUP BY 1
), channel AS (
  SELECT * FROM unnest(%(codes)s::text[], %(letters)s::text[], %(routes)s::text[], %(general)s::bool[])
    AS c (code, letter, route, general)
), due AS (
  SELECT person_id, (array_agg(commune_id ORDER BY regular_vnd DESC))[1] AS commune_id,
    sum(regular_vnd)::bigint AS regular_vnd, sum(arrears_vnd)::bigint AS arrears_vnd, sum(carried_vnd)::bigint AS carried_vnd
  FROM payroll_payable l WHERE payroll_id = %(payroll)s {{chosen}} GROUP BY person_id
  HAVING sum(regular_vnd + arrears_vnd + carried_vnd) > 0
), late AS (
  SELECT person_id, count(DISTINCT due_month) AS months
  FROM payroll_line l WHERE payroll_id = %(payroll)s AND kind = 'ARREARS' {{chosen}} GROUP BY person_id
), carried AS (
  SELECT l.person_id,
    sum(CASE WHEN came_back.id IS NULL THEN 1 ELSE (came_back.regular_vnd > 0)::int + came_back.back_months END) AS months
  FROM payroll_adjustment l LEFT JOIN payments_orderline came_back ON came_back.reference = l.reference
  WHERE l.payroll_id = %(payroll)s {{chosen}} GROUP BY l.person_id
), granted AS (
  SELECT l.person_id, string_agg(DISTINCT coalesce(nullif(i.old_number, ''), d.number), ', ') AS numbers
  FROM payroll_line l JOIN decisions_entitlement e ON e.id = l.entitlement_id
  JOIN decisions_item i ON i.id = e.opened_by_id JOIN decisions_decision d ON d.id = i.decision_id
  WHERE l.payroll_id = %(payroll)s AND l.kind <> 'RECOVERY' {{chosen}} GROUP BY l.person_id
), book AS (
  SELECT person_id, number FROM registry_paper
  WHERE kind = 'PAYMENT_BOOK' AND upper_inf(known) AND valid @> %(day)s
), way AS (
  SELECT person_id, channel, bank, account_number, account_name FROM registry_paymentroute
  WHERE upper_inf(known) AND valid @> %(day)s
), receiver AS (
  SELECT person_id, receiver_name FROM registry_receiver WHERE upper_inf(known) AND valid @> %(day)s
), payees AS (
  SELECT person_id, due.commune_id, p.village_id, p.sort_key,
    p.full_name AS payee_name, extract(year FROM p.birth_date)::smallint AS birth_year,
    coalesce(own.code, general.code) AS channel, coalesce(own.letter, general.letter) AS letter,
    coalesce(CASE WHEN general.route = 'BANK' THEN nullif(way.account_name, p.full_name)
      ELSE receiver.receiver_name END, '') AS receiver_name,
    coalesce(way.bank, '') AS bank, coalesce(way.account_number, '') AS account_number,
    coalesce(granted.numbers, '') AS decision_numbers, coalesce(book.number, '') AS book_number,
    due.regular_vnd, due.arrears_vnd, due.carried_vnd,
    coalesce(lowered.set_off_vnd, 0) AS set_off_vnd,
    due.regular_vnd + due.arrears_vnd + due.carried_vnd - coalesce(lowered.set_off_vnd, 0) AS amount_vnd,
    coalesce(late.months, 0) + coalesce(carried.months, 0) AS back_months
  FROM due
  LEFT JOIN lowered USING (person_id)
  LEFT JOIN late USING (person_id)
  LEFT JOIN carried USING (person_id)
  JOIN registry_person p ON p.id = person_id
  LEFT JOIN granted USING (person_id)
  LEFT JOIN book USING (person_id)
  LEFT JOIN way USING (person_id)
  LEFT JOIN receiver USING (person_id)
  LEFT JOIN channel own ON way.channel = 'BANK' AND own.code = way.bank
  JOIN channel general ON general.general AND general.route = coalesce(way.channel, 'POST')
)"""

PAYEES = _PAYEES.format(chosen="")
# Only people who have something in the list of one commune (``commune``): the same rows, sooner.
PAYEES_OF_COMMUNE = _PAYEES.format(
    chosen="AND l.person_id IN (SELECT c.person_id FROM payroll_payable c"
    " WHERE c.payroll_id = %(payroll)s AND c.commune_id = %(commune)s)"
)


def parameters(payroll_id: int, fixed_at: datetime) -> dict[str, Any]:
    """Parameters of ``PAYEES`` for a list that was fixed (locked, or drawn) at this moment."""
    used = [each for each in in_use().values() if each.use != "none"]
    return {
        "payroll": payroll_id,
        "day": day_in_vietnam(fixed_at),
        "codes": [each.code for each in used],
        "letters": [each.letter for each in used],
        "routes": [each.route for each in used],
        "general": [each.use == "all" for each in used],
    }


def day_in_vietnam(moment: datetime) -> date:
    """The day of a moment as people in the district count it."""
    return moment.astimezone(HANOI).date()
