"""Drawing up a month, as SQL: what is due as known now, minus what locked lists drew. Told in docs/algorithms/payroll.md.

Every statement takes the same parameters: ``payroll`` (id), ``month`` (its first day), ``months`` (all of the list),
``next_month`` (after the last), ``law``, the day as of which the rates are read, and what the scope names. They run in the
order of ``STEPS``, inside one transaction, as an actor who sees the whole district: under row security a narrower view would
draw a part and call it the whole.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection

from ansinh.kit.periods import add_months, months_in
from ansinh.kit.plans import many_rows

# A review that holds the entitlement ``of`` in the month ``month``: nothing is added, nothing is taken back.
HELD = (
    "EXISTS (SELECT 1 FROM decisions_review v WHERE v.entitlement_id = {of} AND v.state = 'OPEN' AND v.holds"
    " AND v.from_month <= {month})"
)

# The entitlements that a list is for: nothing else in the statements below knows of scopes. Where people live and what
# opened an entitlement split the district without rest, so lists of any scope, in any order, leave nobody out.
CHOSEN = {
    "ALL": "true",
    "COMMUNE": "{of} IN (SELECT e.id FROM decisions_entitlement e JOIN registry_person lives ON lives.id = e.person_id"
    " WHERE lives.commune_id = %(commune)s)",
    "ONE_OFF": "{of} IN (SELECT e.id FROM decisions_entitlement e JOIN decisions_item opened ON opened.id = e.opened_by_id"
    " WHERE opened.benefit_id = ANY(%(benefits)s))",
}

RATE_MISSING = """
INSERT INTO payroll_stopped (payroll_id, entitlement_id, person_id, due_month, cause, rate_code)
WITH covered AS (SELECT code, range_agg(months) AS months FROM policy_rate WHERE known @> %(law)s GROUP BY code),
without AS (
  SELECT t.entitlement_id, t.person_id, t.rate_code,
    datemultirange(t.months * daterange(NULL, %(next_month)s)) - coalesce(c.months, '{{}}') AS months
  FROM decisions_term t LEFT JOIN covered c ON c.code = t.rate_code
  WHERE upper_inf(t.known) AND lower(t.months) < %(next_month)s AND {term_chosen}
    AND (c.months IS NULL OR NOT c.months @> (t.months * daterange(NULL, %(next_month)s)))
)
SELECT %(payroll)s, entitlement_id, person_id, due_month::date, 'RATE_MISSING', rate_code
FROM (SELECT *, unnest(months) AS span FROM without) AS spans,
  generate_series(lower(span)::timestamp, upper(span)::timestamp - interval '1 day', interval '1 month') AS due_month
"""

UNDER_REVIEW = """
INSERT INTO payroll_stopped (payroll_id, entitlement_id, person_id, due_month, cause, rate_code, amount_vnd)
SELECT %(payroll)s, t.entitlement_id, t.person_id, due_month::date, 'UNDER_REVIEW', t.rate_code,
  round(r.amount_vnd * t.multiplier)::bigint
FROM (SELECT entitlement_id, min(from_month) AS from_month FROM decisions_review WHERE state = 'OPEN' AND holds GROUP BY 1) AS v
JOIN decisions_term t ON t.entitlement_id = v.entitlement_id AND upper_inf(t.known)
CROSS JOIN generate_series(greatest(v.from_month, lower(t.months))::timestamp,
  (least(%(next_month)s, upper(t.months)) - 1)::timestamp, interval '1 month') AS due_month
JOIN policy_rate r ON r.code = t.rate_code AND r.months @> due_month::date AND r.known @> %(law)s
WHERE NOT EXISTS (SELECT 1 FROM payroll_drawnspan s WHERE s.entitlement_id = t.entitlement_id AND s.months @> due_month::date)
  AND {term_chosen}
"""

# The months of this list. One that an earlier list drew (a commune in advance) is looked at with the differences.
REGULAR = f"""
INSERT INTO payroll_line (payroll_id, entitlement_id, term_id, person_id, commune_id, benefit_id, group_id, halves, kind,
  due_month, rate_id, multiplier, due_vnd, amount_vnd, reason, claims)
SELECT %(payroll)s, t.entitlement_id, t.id, t.person_id, p.commune_id, t.benefit_id, t.group_id, t.halves, 'REGULAR',
  due.month, r.id, t.multiplier, worth.vnd, worth.vnd, '', true
FROM unnest(%(months)s::date[]) AS due (month)
JOIN decisions_term t ON t.months @> due.month
JOIN registry_person p ON p.id = t.person_id
JOIN policy_rate r ON r.code = t.rate_code AND r.months @> due.month AND r.known @> %(law)s
CROSS JOIN LATERAL (SELECT round(r.amount_vnd * t.multiplier)::bigint AS vnd) AS worth
LEFT JOIN ({{ahead}}) AS ahead ON ahead.entitlement_id = t.entitlement_id AND ahead.months @> due.month
WHERE upper_inf(t.known) AND ahead.entitlement_id IS NULL AND {{term_chosen}}
  AND NOT {HELD.format(of="t.entitlement_id", month="due.month")}
"""

# What earlier lists drew of the months of this one.
AHEAD = """
SELECT entitlement_id, range_agg(months) * datemultirange(daterange(%(month)s, %(next_month)s)) AS months
FROM payroll_drawnspan WHERE months && daterange(%(month)s, %(next_month)s) GROUP BY 1
"""

# Per entitlement and monthly amount: the months due, and the months drawn. Equal spans need no further look; of the
# others only the months in which they differ are spread out, each with what is due and what was drawn. Of the months of
# this list only those that were drawn ahead take part: the others have their regular line.
CHANGED_MONTHS = """
due AS (
  SELECT t.entitlement_id, round(r.amount_vnd * t.multiplier)::bigint AS amount_vnd,
    range_agg(datemultirange(t.months * r.months)
      * (datemultirange(daterange(NULL, %(month)s)) + coalesce(ahead.months, '{{}}'))) AS months
  FROM decisions_term t
  JOIN policy_rate r ON r.code = t.rate_code AND r.known @> %(law)s
    AND r.months && (t.months * daterange(NULL, %(next_month)s))
  LEFT JOIN ({ahead}) AS ahead ON ahead.entitlement_id = t.entitlement_id
  WHERE upper_inf(t.known) AND lower(t.months) < %(next_month)s AND {term_chosen}
  GROUP BY 1, 2
), drawn AS (
  SELECT entitlement_id, amount_vnd, months * datemultirange(daterange(NULL, %(next_month)s)) AS months
  FROM payroll_drawnspan s WHERE {span_chosen}
), apart AS (
  SELECT entitlement_id, amount_vnd, coalesce(due.months, '{{}}') AS due, coalesce(drawn.months, '{{}}') AS drawn
  FROM due FULL JOIN drawn USING (entitlement_id, amount_vnd)
  WHERE coalesce(due.months, '{{}}') <> coalesce(drawn.months, '{{}}')
), changed AS (
  SELECT entitlement_id, due_month::date AS due_month, sum(due_vnd)::bigint AS due_vnd, sum(drawn_vnd)::bigint AS drawn_vnd
  FROM (SELECT entitlement_id, unnest(due - drawn) AS span, amount_vnd AS due_vnd, 0 AS drawn_vnd FROM apart
        UNION ALL SELECT entitlement_id, unnest(drawn - due), 0, amount_vnd FROM apart) AS pieces,
    generate_series(lower(span)::timestamp, upper(span)::timestamp - interval '1 day', interval '1 month') AS due_month
  GROUP BY 1, 2
)"""

# Each changed month with its term and rate (none: nothing is due any more), the line that last drew it, and why it
# changed. A month whose rate is missing and a month under review are left as they are.
REASONED = f"""
reasoned AS (
  SELECT c.*, e.person_id, e.programme, t.id AS term_id, last.rate_id AS last_rate_id,
    coalesce(t.benefit_id, last.benefit_id) AS benefit_id, e.group_id, coalesce(t.halves, last.halves) AS halves,
    coalesce(r.id, last.rate_id) AS rate_id, coalesce(t.multiplier, last.multiplier) AS multiplier,
    coalesce(t.rate_code, '') AS rate_code,
    CASE WHEN t.id IS NULL THEN 'STOPPED'
         WHEN c.drawn_vnd = 0 AND held.id IS NOT NULL THEN 'HELD_BEFORE'
         WHEN c.drawn_vnd = 0 AND i.action = 'RESUME' THEN 'RESUMED'
         WHEN c.drawn_vnd = 0 THEN 'NEW_DECISION'
         WHEN t.multiplier = last.multiplier AND r.code = last.rate_code THEN 'RATE_CHANGED'
         ELSE 'TERM_CHANGED' END AS reason
  FROM changed c
  JOIN decisions_entitlement e ON e.id = c.entitlement_id
  LEFT JOIN decisions_term t ON t.entitlement_id = c.entitlement_id AND upper_inf(t.known) AND t.months @> c.due_month
  LEFT JOIN decisions_item i ON i.id = t.item_id
  LEFT JOIN policy_rate r ON r.code = t.rate_code AND r.months @> c.due_month AND r.known @> %(law)s
  LEFT JOIN LATERAL (
    SELECT l.benefit_id, l.halves, l.rate_id, l.multiplier, lr.code AS rate_code
    FROM payroll_line l JOIN policy_rate lr ON lr.id = l.rate_id
    WHERE l.entitlement_id = c.entitlement_id AND l.due_month = c.due_month ORDER BY l.payroll_id DESC LIMIT 1) AS last ON true
  LEFT JOIN LATERAL (
    SELECT s.id FROM payroll_stopped s WHERE s.entitlement_id = c.entitlement_id AND s.due_month = c.due_month
      AND s.cause = 'UNDER_REVIEW' LIMIT 1) AS held ON true
  WHERE (t.id IS NULL OR r.id IS NOT NULL) AND NOT {HELD.format(of="c.entitlement_id", month="c.due_month")}
)"""

# A standard that rises late reaches those in payment. Whether it reaches the others is a question for a ruling.
QUESTIONED = """
questioned AS (
  SELECT q.*, ruling.pays
  FROM (SELECT reasoned.*, CASE
      WHEN reason <> 'RATE_CHANGED' OR due_vnd < drawn_vnd THEN NULL
      WHEN NOT EXISTS (SELECT 1 FROM decisions_term now WHERE now.entitlement_id = reasoned.entitlement_id
                       AND upper_inf(now.known) AND now.months @> %(month)s) THEN 'RISE_AFTER_END'
      WHEN programme = 'CARE_SUPPORT' THEN 'RISE_OF_CARE_SUPPORT' END AS question FROM reasoned) AS q
  LEFT JOIN payroll_ruling ruling ON ruling.question = q.question
)"""

DIFFERENCES = f"""
WITH {CHANGED_MONTHS}, {REASONED}, {QUESTIONED}, written AS (
  INSERT INTO payroll_line (payroll_id, entitlement_id, term_id, person_id, commune_id, benefit_id, group_id, halves, kind,
    due_month, rate_id, multiplier, due_vnd, amount_vnd, reason, claims)
  SELECT %(payroll)s, q.entitlement_id, q.term_id, q.person_id, p.commune_id, q.benefit_id, q.group_id, q.halves,
    CASE WHEN q.due_vnd > q.drawn_vnd THEN 'ARREARS' ELSE 'RECOVERY' END,
    q.due_month, q.rate_id, q.multiplier, q.due_vnd, q.due_vnd - q.drawn_vnd, q.reason, false
  FROM questioned q JOIN registry_person p ON p.id = q.person_id
  WHERE q.question IS NULL OR q.pays
)
INSERT INTO payroll_stopped (payroll_id, entitlement_id, person_id, due_month, cause, rate_code, amount_vnd)
SELECT %(payroll)s, entitlement_id, person_id, due_month, 'NEEDS_RULING', rate_code, due_vnd - drawn_vnd
FROM questioned WHERE question IS NOT NULL AND pays IS NULL
"""

# Wholly taken back: the month is free for another entitlement of the group. First release, then claim.
RELEASE = """
UPDATE payroll_line earlier SET claims = false, released_by_id = %(payroll)s
FROM payroll_line recovery
WHERE recovery.payroll_id = %(payroll)s AND recovery.due_vnd = 0 AND earlier.claims
  AND earlier.entitlement_id = recovery.entitlement_id AND earlier.due_month = recovery.due_month
"""
CLAIM = """
UPDATE payroll_line SET claims = true
WHERE payroll_id = %(payroll)s AND kind = 'ARREARS' AND amount_vnd = due_vnd
"""
# The dead collect nothing: their money waits until somebody settles it with the heirs or the budget. Money that came back
# goes out with the months of its people, never with a list of payments made once.
CARRY = """
UPDATE payroll_adjustment a SET payroll_id = %(payroll)s
FROM registry_person p
WHERE a.payroll_id IS NULL AND a.from_month < %(next_month)s AND p.id = a.person_id AND p.died_on IS NULL AND {carried}
"""
CARRIED = {"ALL": "true", "COMMUNE": "p.commune_id = %(commune)s", "ONE_OFF": "false"}

# In this order; the first of each pair read every entitlement of the scope. What is taken back releases its month before
# a regular line of another entitlement claims it.
STEPS = (
    ((RATE_MISSING, UNDER_REVIEW, DIFFERENCES), (RELEASE,)),
    ((REGULAR,), (CLAIM, CARRY)),
)
MEMORY = "256MB"  # to sort the entitlements of a district
UNDO = (
    "DELETE FROM payroll_line WHERE payroll_id = %(payroll)s",
    "UPDATE payroll_line SET claims = true, released_by_id = NULL WHERE released_by_id = %(payroll)s",
    "DELETE FROM payroll_stopped WHERE payroll_id = %(payroll)s",
    "UPDATE payroll_adjustment SET payroll_id = NULL WHERE payroll_id = %(payroll)s",
)

TOTALS = """
SELECT coalesce(l.people, 0), coalesce(l.lines, 0), coalesce(l.regular_vnd, 0), coalesce(l.arrears_vnd, 0),
  coalesce(l.recovery_vnd, 0), coalesce(a.carried_vnd, 0), s.stopped
FROM (SELECT count(DISTINCT person_id) AS people, count(*) AS lines,
    sum(amount_vnd) FILTER (WHERE kind = 'REGULAR')::bigint AS regular_vnd,
    sum(amount_vnd) FILTER (WHERE kind = 'ARREARS')::bigint AS arrears_vnd,
    sum(amount_vnd) FILTER (WHERE kind = 'RECOVERY')::bigint AS recovery_vnd
  FROM payroll_line WHERE payroll_id = %(payroll)s) AS l,
  (SELECT sum(amount_vnd)::bigint AS carried_vnd FROM payroll_adjustment WHERE payroll_id = %(payroll)s) AS a,
  (SELECT count(*) AS stopped FROM payroll_stopped WHERE payroll_id = %(payroll)s) AS s
"""

# Rates by amount, benefits by the version of their policy in the month that is due.
PROVISIONAL = """
WITH used AS (
  SELECT DISTINCT rate_id, benefit_id, due_month FROM payroll_line WHERE payroll_id = %(payroll)s AND due_vnd > 0
), stated AS (
  SELECT 'RATE' AS what, r.code, i.number, r.article, r.evidence, r.version
  FROM policy_rate r JOIN policy_instrument i ON i.code = r.instrument_id
  WHERE r.id IN (SELECT rate_id FROM used)
  UNION
  SELECT 'BENEFIT', b.code, v ->> 'number', v ->> 'article', v ->> 'evidence', v ->> 'version'
  FROM used u JOIN policy_benefit b ON b.code = u.benefit_id CROSS JOIN jsonb_array_elements(b.versions) AS v
  WHERE daterange((v ->> 'from')::date, (v ->> 'to')::date, '[]') @> u.due_month
)
SELECT what, code, number, article FROM stated s
WHERE evidence IN ('press', 'knowledge')
  AND (SELECT count(*) FROM policy_confirmation c WHERE c.version = s.version) < 2
ORDER BY what DESC, code, number, article LIMIT 1
"""


@dataclass(frozen=True)
class Totals:
    """Sums of one list, in đồng. ``recovery_vnd`` is 0 or less and is never netted with the rest.

    ``stopped``: months that were not drawn because the rate is missing, a review holds them, or the law is unclear.
    """

    people: int
    lines: int
    regular_vnd: int
    arrears_vnd: int
    recovery_vnd: int
    carried_vnd: int
    stopped: int

    @property
    def total_vnd(self) -> int:
        """What the month adds to be paid: regular and arrears. Carried money was counted in its own month."""
        return self.regular_vnd + self.arrears_vnd

    @property
    def payable_vnd(self) -> int:
        """What goes out with the list: that, and what is carried."""
        return self.total_vnd + self.carried_vnd


@dataclass(frozen=True)
class ProvisionalLaw:
    """What the list would use although nobody has compared it with the official text. ``what``: RATE, BENEFIT."""

    what: str
    code: str
    instrument: str
    article: str


@dataclass(frozen=True)
class Extent:
    """Which entitlements and months a list is for. ``through``: the last month, that month included."""

    month: date
    through: date
    scope: str = "ALL"
    commune_id: int | None = None
    benefits: tuple[str, ...] = ()
    title: str = ""


def draw(payroll_id: int, extent: Extent, *, law_as_of: date) -> Totals:
    """Write the lines of an empty draft and give their sums."""
    following = add_months(extent.through, 1)
    values: dict[str, Any] = {
        "payroll": payroll_id,
        "month": extent.month,
        "months": months_in(extent.month, following),
        "next_month": following,
        "commune": extent.commune_id,
        "benefits": list(extent.benefits),
        "law": law_as_of,
    }
    chosen = CHOSEN[extent.scope]
    parts = {
        "term_chosen": chosen.format(of="t.entitlement_id"),
        "span_chosen": chosen.format(of="s.entitlement_id"),
        "carried": CARRIED[extent.scope],
        "ahead": AHEAD,
    }
    with connection.cursor() as cursor:
        for of_everybody, of_some in STEPS:
            with many_rows(work_mem=MEMORY):
                for step in of_everybody:
                    cursor.execute(step.format(**parts), values)
            for step in of_some:
                cursor.execute(step.format(**parts), values)
        cursor.execute(TOTALS, values)
        return Totals(*cursor.fetchone())


def undo(payroll_id: int) -> None:
    """Empty a draft: its lines go, what they released is claimed again, what it carried waits again."""
    with connection.cursor() as cursor:
        for step in UNDO:
            cursor.execute(step, {"payroll": payroll_id})


def provisional_law(payroll_id: int) -> ProvisionalLaw | None:
    """The first rate or benefit of the list whose text is provisional and not confirmed by two officers."""
    with connection.cursor() as cursor:
        cursor.execute(PROVISIONAL, {"payroll": payroll_id})
        row = cursor.fetchone()
    return None if row is None else ProvisionalLaw(*row)
