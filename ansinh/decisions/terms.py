"""How decisions open, change and end entitlements: set-based SQL, the same for one item and for 20,000.

A term is never edited: what no longer holds is closed in ``known``, what holds instead is added. The window of an item is
[from_month, to_month): CHANGE puts a new worth into the window, SUSPEND and STOP leave it empty, OPEN and RESUME fill it.
Every statement takes ``decisions`` (ids, issued together) and ``at``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import connection

WINDOW = "daterange(i.from_month, i.to_month)"

# Items whose window holds no month of the entitlement (to cut), or that meet another programme or group (to change).
MISSED = f"""
SELECT i.person_id, s.title, i.from_month, i.action
FROM decisions_item i JOIN policy_benefit b ON b.code = i.benefit_id JOIN policy_benefitseen s ON s.id = b.code
JOIN decisions_entitlement e ON e.id = i.entitlement_id
WHERE i.decision_id = ANY (%(decisions)s) AND (
  i.person_id <> e.person_id OR b.group_id <> e.group_id OR (i.action = 'CHANGE' AND b.programme <> e.programme)
  OR (i.action IN ('CHANGE', 'SUSPEND', 'STOP')) <> EXISTS (
    SELECT 1 FROM decisions_term t WHERE t.entitlement_id = i.entitlement_id AND upper_inf(t.known) AND t.months && {WINDOW})
  OR (i.action = 'RESUME' AND (
    SELECT last.action FROM decisions_item last JOIN decisions_decision d ON d.id = last.decision_id
    WHERE last.entitlement_id = i.entitlement_id AND last.action <> 'CHANGE' AND d.state = 'ISSUED' ORDER BY d.issued_at DESC, d.id DESC LIMIT 1
  ) IS DISTINCT FROM 'SUSPEND')
  OR i.entitlement_id IN (SELECT entitlement_id FROM decisions_item WHERE decision_id = ANY (%(decisions)s)
                          GROUP BY entitlement_id HAVING count(*) > 1))
ORDER BY i.id LIMIT 1
"""

CUT = f"""
WITH cut AS (
  UPDATE decisions_term t
  SET known = CASE WHEN lower(t.known) < %(at)s THEN tstzrange(lower(t.known), %(at)s) ELSE 'empty' END
  FROM decisions_item i
  WHERE i.decision_id = ANY (%(decisions)s) AND i.action IN ('CHANGE', 'SUSPEND', 'STOP')
    AND t.entitlement_id = i.entitlement_id AND upper_inf(t.known) AND t.months && {WINDOW}
  RETURNING t.*, i.id AS by_item, i.action, i.benefit_id AS to_benefit, i.rate_code AS to_rate,
    i.multiplier AS to_multiplier, {WINDOW} AS span
)
INSERT INTO decisions_term
  (entitlement_id, person_id, group_id, halves, benefit_id, rate_code, multiplier, months, known, item_id)
SELECT entitlement_id, person_id, group_id, halves, benefit_id, rate_code, multiplier, rest, tstzrange(%(at)s, NULL), item_id
FROM cut, unnest(datemultirange(months) - datemultirange(span)) AS rest
UNION ALL
SELECT entitlement_id, person_id, cut.group_id, b.halves, to_benefit, to_rate, to_multiplier, months * span,
  tstzrange(%(at)s, NULL), by_item
FROM cut JOIN policy_benefit b ON b.code = to_benefit WHERE action = 'CHANGE'
"""

# What is about to be filled beside what is believed, in order of months: of three that overlap, two neighbours do. Sorting
# stays linear where a join of new items with each other would not: nobody has counted them for the planner yet.
CONFLICT = f"""
WITH filled AS (
  SELECT i.id, i.person_id, s.title, b.group_id, b.halves, {WINDOW} AS months
  FROM decisions_item i JOIN policy_benefit b ON b.code = i.benefit_id JOIN policy_benefitseen s ON s.id = b.code
  WHERE i.decision_id = ANY (%(decisions)s) AND i.action IN ('OPEN', 'RESUME')
), taken AS (
  SELECT * FROM filled
  UNION ALL
  SELECT 0, t.person_id, b.title, t.group_id, t.halves, t.months
  FROM decisions_term t JOIN policy_benefitseen b ON b.id = t.benefit_id
  WHERE upper_inf(t.known) AND (t.person_id, t.group_id) IN (SELECT person_id, group_id FROM filled)
), neighbours AS (
  SELECT id, person_id, title, months, lag(id) OVER earlier AS other_id, lag(title) OVER earlier AS other_title,
    lag(months) OVER earlier AS other_months
  FROM taken, generate_series(1, 2) AS half WHERE halves & half <> 0
  WINDOW earlier AS (PARTITION BY person_id, group_id, half ORDER BY lower(months), id)
)
SELECT person_id, CASE WHEN id > other_id THEN title ELSE other_title END,
  CASE WHEN id > other_id THEN other_title ELSE title END, lower(months)
FROM neighbours WHERE months && other_months ORDER BY 4, 1 LIMIT 1
"""

OPEN = """
INSERT INTO decisions_entitlement (person_id, group_id, programme, opened_by_id)
SELECT i.person_id, b.group_id, b.programme, i.id
FROM decisions_item i JOIN policy_benefit b ON b.code = i.benefit_id
WHERE i.decision_id = ANY (%(decisions)s) AND i.action = 'OPEN' ORDER BY i.id
"""
FILL = f"""
INSERT INTO decisions_term
  (entitlement_id, person_id, group_id, halves, benefit_id, rate_code, multiplier, months, known, item_id)
SELECT e.id, i.person_id, b.group_id, b.halves, i.benefit_id, i.rate_code, i.multiplier, {WINDOW},
  tstzrange(%(at)s, NULL), i.id
FROM decisions_item i JOIN policy_benefit b ON b.code = i.benefit_id
JOIN decisions_entitlement e ON e.opened_by_id = i.id OR (e.id = i.entitlement_id AND i.action = 'RESUME')
WHERE i.decision_id = ANY (%(decisions)s) AND i.action IN ('OPEN', 'RESUME')
"""


@dataclass(frozen=True)
class Missed:
    """An item that meets nothing it could change."""

    person_id: int
    benefit: str
    from_month: date
    action: str


@dataclass(frozen=True)
class Conflict:
    """A benefit that an item would grant, and the one that already takes its place from ``month`` on."""

    person_id: int
    benefit: str
    other: str
    month: date


def hold_terms() -> None:
    """One writer of terms at a time, and none while a month is drawn: until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('decisions.terms'))")


def missed(decisions: Sequence[int]) -> Missed | None:
    """The first item that has nothing to act on."""
    with connection.cursor() as cursor:
        cursor.execute(MISSED, {"decisions": list(decisions)})
        row = cursor.fetchone()
    return None if row is None else Missed(*row)


def cut(decisions: Sequence[int], *, at: datetime) -> None:
    """Carry out the items that change, suspend or stop."""
    with connection.cursor() as cursor:
        cursor.execute(CUT, {"decisions": list(decisions), "at": at})


def conflict(decisions: Sequence[int]) -> Conflict | None:
    """The first collision that ``fill`` would meet. Asked after ``cut``: they may stop one and open another."""
    with connection.cursor() as cursor:
        cursor.execute(CONFLICT, {"decisions": list(decisions)})
        row = cursor.fetchone()
    return None if row is None else Conflict(*row)


def fill(decisions: Sequence[int], *, at: datetime) -> None:
    """Carry out the items that open or resume."""
    with connection.cursor() as cursor:
        cursor.execute(OPEN, {"decisions": list(decisions)})
        cursor.execute(FILL, {"decisions": list(decisions), "at": at})
