"""Does the month tie? Per person: what decisions say, what the list holds, what was ordered, what was answered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection

from ansinh.kit.periods import add_months, months_in
from ansinh.kit.plans import many_rows
from ansinh.payroll.drawing import CHOSEN
from ansinh.payroll.models import Payroll
from ansinh.payroll.naming import ListName, named

# What decisions say is computed here once more from terms and rates as they stood when the list was drawn, not taken
# from the list: regular by every term in force, arrears by what a month is worth less what was drawn for it before.
TIES = """
WITH list AS (SELECT * FROM payroll_payroll WHERE id = %(list)s),
worth AS (
  SELECT t.id AS term_id, t.entitlement_id, t.person_id, t.months, r.months AS rate_months,
    round(r.amount_vnd * t.multiplier)::bigint AS vnd
  FROM list JOIN decisions_term t ON t.known @> list.drawn_at AND {chosen}
  JOIN policy_rate r ON r.code = t.rate_code AND r.known @> list.law_as_of AND r.months && t.months
), each AS (
  SELECT w.person_id, w.vnd AS decided, 0 AS listed, 0 AS ordered, 0 AS answered
  FROM list CROSS JOIN unnest(%(months)s::date[]) AS due (month)
  JOIN worth w ON w.months @> due.month AND w.rate_months @> due.month
  WHERE NOT EXISTS (SELECT 1 FROM payroll_stopped s WHERE s.payroll_id = list.id
                    AND s.entitlement_id = w.entitlement_id AND s.due_month = due.month)
    AND NOT EXISTS (SELECT 1 FROM payroll_line o WHERE o.entitlement_id = w.entitlement_id AND o.due_month = due.month
                    AND o.payroll_id <> list.id AND o.claims)
  UNION ALL
  SELECT l.person_id, coalesce(w.vnd, 0) - (l.due_vnd - l.amount_vnd), 0, 0, 0
  FROM list JOIN payroll_line l ON l.payroll_id = list.id AND l.kind = 'ARREARS'
  LEFT JOIN worth w ON w.term_id = l.term_id AND w.months @> l.due_month AND w.rate_months @> l.due_month
  UNION ALL
  SELECT l.person_id, 0, l.amount_vnd, 0, 0 FROM list JOIN payroll_line l ON l.payroll_id = list.id AND l.kind <> 'RECOVERY'
  UNION ALL
  SELECT a.person_id, a.amount_vnd, a.amount_vnd, 0, 0 FROM list JOIN payroll_adjustment a ON a.payroll_id = list.id
  UNION ALL
  SELECT l.person_id, 0, 0, l.amount_vnd + l.set_off_vnd, l.set_off_vnd + CASE WHEN l.state = 'ORDERED' THEN 0 ELSE l.amount_vnd END
  FROM list JOIN payments_order o ON o.payroll_id = list.id JOIN payments_orderline l ON l.order_id = o.id
), tied AS (
  SELECT person_id, sum(decided)::bigint AS decided, sum(listed)::bigint AS listed, sum(ordered)::bigint AS ordered,
    sum(answered)::bigint AS answered
  FROM each GROUP BY person_id
)
"""
SUMS = f"""{TIES}
SELECT coalesce(sum(decided), 0)::bigint, coalesce(sum(listed), 0)::bigint, coalesce(sum(ordered), 0)::bigint,
  coalesce(sum(answered), 0)::bigint, count(*) FILTER (WHERE listed > 0),
  count(*) FILTER (WHERE decided <> listed), count(*) FILTER (WHERE listed <> ordered),
  count(*) FILTER (WHERE ordered <> answered),
  (SELECT coalesce(-sum(l.amount_vnd), 0)::bigint FROM list JOIN payroll_line l ON l.payroll_id = list.id
   AND l.kind = 'RECOVERY')
FROM tied
"""
ROWS = f"""{TIES}
SELECT t.person_id, p.full_name, p.commune_id, t.decided, t.listed, t.ordered, t.answered
FROM tied t JOIN registry_person p ON p.id = t.person_id
WHERE CASE %(between)s WHEN 'decided' THEN decided <> listed WHEN 'ordered' THEN listed <> ordered
  ELSE ordered <> answered END
ORDER BY p.commune_id, p.sort_key, t.person_id LIMIT %(most)s
"""


@dataclass(frozen=True)
class Desk:
    """The four numbers of a month, in đồng, and how many people stand apart between neighbours.

    ``answered_vnd`` is paid plus returned: what has a result. ``receivable_vnd``: recoveries, claimed and never netted.
    """

    month: date
    decided_vnd: int
    listed_vnd: int
    ordered_vnd: int
    answered_vnd: int
    people: int
    differ_decided: int
    differ_ordered: int
    differ_answered: int
    receivable_vnd: int

    @property
    def ties(self) -> bool:
        """Whether all four are equal for every person."""
        return not (self.differ_decided or self.differ_ordered or self.differ_answered)


@dataclass(frozen=True)
class Difference:
    """A person for whom two neighbouring numbers are not equal, with all four."""

    person_id: int
    name: str
    commune_id: int
    decided_vnd: int
    listed_vnd: int
    ordered_vnd: int
    answered_vnd: int


def desk(name: ListName) -> Desk:
    """The list = decisions = orders = results, over the people that the actor may see."""
    payroll = named(name)
    return Desk(payroll.month, *_rows(SUMS, payroll)[0])


def differences(name: ListName, between: str, *, most: int = 500) -> list[Difference]:
    """The people behind one difference: ``between`` is "decided" (decisions and list), "ordered" (list and orders) or
    "answered" (orders and results)."""
    return [Difference(*row) for row in _rows(ROWS, named(name), between=between, most=most)]


def _rows(sql: str, payroll: Payroll, **more: str | int) -> list[tuple[Any, ...]]:
    values: dict[str, Any] = {
        "list": payroll.pk,
        "months": months_in(payroll.month, add_months(payroll.through, 1)),
        "commune": payroll.commune_id,
        "benefits": payroll.benefits,
        **more,
    }
    chosen = CHOSEN[payroll.scope].format(of="t.entitlement_id")
    with many_rows(), connection.cursor() as cursor:
        cursor.execute(sql.format(chosen=chosen), values)
        return list(cursor.fetchall())
