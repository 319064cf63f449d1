"""What the calendar and the registry bring: reviews, and the items that they propose in drafts. Told in ``calendar.yaml``.

A finding is (entitlement, kind, month): it opens one review for ever, however often the sweep runs. From the review's
``detail`` the proposed item is made, in one draft per kind and commune.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path

import yaml
from django.db import connection

from ansinh.kit.periods import add_months, first_of_month

# Entitlements paid monthly, with the first believed term that reaches into the months from ``{start}`` on.
TERMS_FROM = """
SELECT DISTINCT ON (t.entitlement_id) t.*, greatest({start}, lower(t.months)) AS from_month
FROM decisions_term t JOIN policy_benefit b ON b.code = t.benefit_id AND b.period = 'MONTH'
JOIN news ON news.person_id = t.person_id {only}
WHERE upper_inf(t.known) AND (upper_inf(t.months) OR upper(t.months) > {start})
ORDER BY t.entitlement_id, t.months
"""
# From findings (columns of a term, from_month, action, holds, to_benefit, to_multiplier, law, on_day) to reviews.
# A CHANGE proposes a worth; everything else proposes nothing more to be paid.
OPEN_REVIEWS = """
INSERT INTO decisions_review (entitlement_id, person_id, kind, state, from_month, holds, detail, opened_at, closed_reason)
SELECT f.entitlement_id, f.person_id, %(kind)s, 'OPEN', f.from_month, f.holds, jsonb_strip_nulls(jsonb_build_object(
    'action', f.action, 'benefit', coalesce(f.to_benefit, f.benefit_id), 'rate_code', f.rate_code,
    'multiplier', coalesce(f.to_multiplier, f.multiplier), 'law', f.law, 'on', f.on_day,
    'before_vnd', round(r.amount_vnd * f.multiplier)::bigint,
    'after_vnd', CASE f.action WHEN 'CHANGE' THEN round(r.amount_vnd * f.to_multiplier)::bigint ELSE 0 END)),
  %(at)s, ''
FROM found f
LEFT JOIN policy_rate r ON r.code = f.rate_code AND r.months @> f.from_month AND r.known @> %(on)s
ON CONFLICT (entitlement_id, kind, from_month) DO NOTHING
"""
DEATH = f"""
WITH news AS (
  SELECT id AS person_id, died_on AS on_day, (date_trunc('month', died_on) + interval '1 month')::date AS after
  FROM registry_person WHERE died_on <= %(on)s
), found AS (
  SELECT *, 'STOP' AS action, true AS holds, NULL::text AS to_benefit, NULL::numeric AS to_multiplier,
    'NĐ 20/2021 Điều 8.2; NĐ 335/2026 Điều 8.4' AS law, (SELECT on_day FROM news WHERE news.person_id = t.person_id) AS on_day
  FROM ({TERMS_FROM.format(start="news.after", only="")}) AS t
) {OPEN_REVIEWS}
"""
# The month of the birthday is enough: whoever is known by year only is asked about, and nothing is proposed.
AGE = f"""
WITH band AS (
  SELECT * FROM jsonb_to_recordset(%(ages)s::jsonb)
    AS x(benefit text, age int, next text, multiplier numeric, ends boolean, law text, "from" date, "to" date)
), born AS (
  SELECT t.*, p.birth_precision, band.next, band.multiplier AS next_multiplier, band.ends, band.law,
    (p.birth_date + make_interval(years => band.age))::date AS on_day
  FROM decisions_term t JOIN band ON band.benefit = t.benefit_id
  JOIN registry_person p ON p.id = t.person_id AND p.birth_date IS NOT NULL AND p.died_on IS NULL
  WHERE upper_inf(t.known) AND (band.ends OR t.benefit_id IS DISTINCT FROM coalesce(band.next, t.benefit_id)
      OR t.multiplier <> band.multiplier)
    AND p.birth_date + make_interval(years => band.age) BETWEEN band."from" AND least(band."to", %(until)s)
), found AS (
  SELECT DISTINCT ON (entitlement_id, from_month) *
  FROM (SELECT *, CASE WHEN birth_precision = 'YEAR' THEN NULL WHEN ends THEN 'STOP' ELSE 'CHANGE' END AS action,
    coalesce(ends, false) AND birth_precision <> 'YEAR' AS holds,
    next AS to_benefit, next_multiplier AS to_multiplier,
    greatest(lower(months), (date_trunc('month', on_day) + CASE WHEN ends THEN interval '1 month' ELSE '0' END)::date)
      AS from_month
    FROM born) AS aged
  WHERE months @> from_month
  ORDER BY entitlement_id, from_month, on_day DESC
) {OPEN_REVIEWS}
"""
POVERTY_LEFT = f"""
WITH watched AS (
  SELECT * FROM jsonb_to_recordset(%(poverty)s::jsonb) AS x(benefit text, classes jsonb, law text)
), news AS (
  SELECT m.person_id, w.benefit, w.law, max(upper(c.valid)) - 1 AS on_day,
    (date_trunc('month', max(upper(c.valid)) - 1) + interval '1 month')::date AS after
  FROM registry_membership m JOIN registry_povertyclass c ON c.household_id = m.household_id AND upper_inf(c.known)
  JOIN watched w ON w.classes ? c.kind
  WHERE upper_inf(m.known) AND m.valid @> %(on)s
  GROUP BY m.person_id, w.benefit, w.law HAVING max(coalesce(upper(c.valid), 'infinity')) <= %(on)s
), found AS (
  SELECT t.*, 'STOP' AS action, true AS holds, NULL::text AS to_benefit, NULL::numeric AS to_multiplier, n.law, n.on_day
  FROM ({TERMS_FROM.format(start="news.after", only="AND news.benefit = t.benefit_id")}) AS t
  JOIN news n ON n.person_id = t.person_id AND n.benefit = t.benefit_id
) {OPEN_REVIEWS}
"""
CERTIFICATE_EXPIRED = f"""
WITH watched AS (
  SELECT * FROM jsonb_to_recordset(%(disability)s::jsonb) AS x(benefit text, law text)
), news AS (
  SELECT d.person_id, w.benefit, w.law, d.review_on AS on_day,
    (date_trunc('month', d.review_on) + interval '1 month')::date AS after
  FROM registry_disability d CROSS JOIN watched w
  WHERE upper_inf(d.known) AND d.valid @> %(on)s AND d.review_on < %(on)s
), found AS (
  SELECT t.*, 'SUSPEND' AS action, true AS holds, NULL::text AS to_benefit, NULL::numeric AS to_multiplier, n.law, n.on_day
  FROM ({TERMS_FROM.format(start="news.after", only="AND news.benefit = t.benefit_id")}) AS t
  JOIN news n ON n.person_id = t.person_id AND n.benefit = t.benefit_id
) {OPEN_REVIEWS}
"""
UNCOLLECTED = f"""
WITH news AS (
  SELECT person_id, last_month AS on_day, (last_month + interval '1 month')::date AS after
  FROM jsonb_to_recordset(%(rows)s::jsonb) AS x(person_id bigint, last_month date)
), found AS (
  SELECT t.*, 'SUSPEND' AS action, true AS holds, NULL::text AS to_benefit, NULL::numeric AS to_multiplier,
    'TT 02/2021 Điều 2.1.a; NĐ 335/2026 Điều 9.1.a' AS law,
    (SELECT on_day FROM news WHERE news.person_id = t.person_id) AS on_day
  FROM ({TERMS_FROM.format(start="news.after", only="")}) AS t
) {OPEN_REVIEWS}
"""

KINDS = ("DEATH", "AGE", "POVERTY_LEFT", "CERTIFICATE_EXPIRED")
STATEMENTS = {"DEATH": DEATH, "AGE": AGE, "POVERTY_LEFT": POVERTY_LEFT, "CERTIFICATE_EXPIRED": CERTIFICATE_EXPIRED}

WAITING = """
waiting AS (
  SELECT v.id AS review_id, v.entitlement_id, v.person_id, v.from_month, v.detail, p.commune_id, 'sweep:' || v.kind AS by_whom,
    CASE v.detail->>'action' WHEN 'CHANGE' THEN 'ADJUST' ELSE v.detail->>'action' END AS kind
  FROM decisions_review v JOIN registry_person p ON p.id = v.person_id
  WHERE v.state = 'OPEN' AND v.proposed_item_id IS NULL AND v.detail ? 'action'
)"""
OPEN_DRAFTS = f"""
WITH {WAITING}
INSERT INTO decisions_decision
  (kind, state, number, authority_title, commune_id, legal_basis, proposed_by, drafted_at)
SELECT DISTINCT kind, 'DRAFT', '', '', commune_id, '[]'::jsonb, by_whom, %(at)s::timestamptz FROM waiting w
WHERE NOT EXISTS (SELECT 1 FROM decisions_decision d WHERE d.state = 'DRAFT' AND d.kind = w.kind
                  AND d.proposed_by = w.by_whom AND d.commune_id = w.commune_id)
"""
PROPOSE = f"""
WITH {WAITING}
INSERT INTO decisions_item (decision_id, person_id, commune_id, action, benefit_id, rate_code, multiplier, from_month,
  entitlement_id, facts, law, reason, old_number)
SELECT d.id, w.person_id, w.commune_id, w.detail->>'action', w.detail->>'benefit', w.detail->>'rate_code',
  (w.detail->>'multiplier')::numeric, w.from_month, w.entitlement_id,
  jsonb_build_object('on', w.detail->'on', 'before_vnd', w.detail->'before_vnd', 'after_vnd', w.detail->'after_vnd'),
  jsonb_build_array(jsonb_build_object('article', w.detail->>'law')), substr(w.by_whom, 7), ''
FROM waiting w JOIN decisions_decision d ON d.state = 'DRAFT' AND d.kind = w.kind AND d.proposed_by = w.by_whom
  AND d.commune_id = w.commune_id
ORDER BY w.review_id
"""
LINK = """
UPDATE decisions_review v SET proposed_item_id = i.id
FROM decisions_item i JOIN decisions_decision d ON d.id = i.decision_id AND d.state = 'DRAFT'
WHERE v.state = 'OPEN' AND v.proposed_item_id IS NULL AND d.proposed_by = 'sweep:' || v.kind
  AND i.entitlement_id = v.entitlement_id AND i.from_month = v.from_month
"""
# An issued decision answers the reviews that proposed it. An end answers every question about the entitlement; whoever
# suspends or resumes has looked at what the person has not done (collect the money, be examined again).
SETTLE = """
UPDATE decisions_review v SET state = 'SETTLED', closed_at = %(at)s, closed_reason = d.number
FROM decisions_item i JOIN decisions_decision d ON d.id = i.decision_id
WHERE i.decision_id = ANY (%(decisions)s) AND v.state = 'OPEN' AND (v.proposed_item_id = i.id OR (v.entitlement_id = i.entitlement_id
  AND (i.action = 'STOP' OR (i.action IN ('SUSPEND', 'RESUME') AND v.kind IN ('UNCOLLECTED', 'CERTIFICATE_EXPIRED')))))
"""
# What other drafts proposed for a review that is settled now has nothing left to change.
UNLINK = """
UPDATE decisions_review v SET proposed_item_id = NULL
FROM decisions_item i JOIN decisions_decision d ON d.id = i.decision_id AND d.state = 'DRAFT'
WHERE v.state = 'SETTLED' AND v.proposed_item_id = i.id AND v.closed_at = %(at)s
"""
WITHDRAW = """
DELETE FROM decisions_item i USING decisions_decision d
WHERE d.id = i.decision_id AND d.state = 'DRAFT' AND d.proposed_by LIKE 'sweep:%%'
  AND i.entitlement_id IN (SELECT entitlement_id FROM decisions_item WHERE decision_id = ANY (%(decisions)s))
  AND NOT EXISTS (SELECT 1 FROM decisions_review v WHERE v.proposed_item_id = i.id)
"""


@dataclass(frozen=True)
class Proposed:
    """How many new reviews of one kind a sweep opened."""

    kind: str
    reviews: int


@dataclass(frozen=True)
class Uncollected:
    """A person whose money came back for three months running, the last of them ``last_month``."""

    person_id: int
    last_month: date


def sweep(on: date, *, at: datetime) -> list[Proposed]:
    """Open what is new on the day, and propose items. Birthdays count up to the end of next month, for its list."""
    until = add_months(first_of_month(on), 2)
    values: dict[str, date | datetime | str] = {
        "on": on,
        "at": at,
        "until": date.fromordinal(until.toordinal() - 1),
        **calendar(),
    }
    found = [_open(kind, STATEMENTS[kind], values) for kind in KINDS]
    propose_waiting(at)
    return [each for each in found if each.reviews]


def uncollected(rows: Sequence[Uncollected], *, on: date, at: datetime) -> list[Proposed]:
    """Open a review for each monthly entitlement of the people, from the month after the last uncollected one."""
    values: dict[str, date | datetime | str] = {
        "on": on,
        "at": at,
        "rows": json.dumps([asdict(row) for row in rows], default=str),
    }
    found = _open("UNCOLLECTED", UNCOLLECTED, values)
    propose_waiting(at)
    return [found] if found.reviews else []


def settle(decisions: Sequence[int], *, at: datetime) -> None:
    """Close the reviews that issued decisions answer; withdraw what other drafts propose for them."""
    values: dict[str, list[int] | datetime] = {"decisions": list(decisions), "at": at}
    with connection.cursor() as cursor:
        for statement in (SETTLE, UNLINK, WITHDRAW):
            cursor.execute(statement, values)


def _open(kind: str, statement: str, values: dict[str, date | datetime | str]) -> Proposed:
    with connection.cursor() as cursor:
        cursor.execute(statement, {**values, "kind": kind})
        return Proposed(kind, cursor.rowcount)


def propose_waiting(at: datetime) -> None:
    """Put what open reviews propose into drafts, one a kind and commune. Repeatable."""
    with connection.cursor() as cursor:
        for statement in (OPEN_DRAFTS, PROPOSE, LINK):
            cursor.execute(statement, {"at": at})


@cache
def calendar() -> dict[str, str]:
    """The sections of ``calendar.yaml`` as JSON, one row a benefit."""
    sections = yaml.safe_load((Path(__file__).parent / "calendar.yaml").read_text(encoding="utf-8"))
    return {
        name: json.dumps([{**row, "benefit": code} for row in rows for code in row["benefits"]], default=str)
        for name, rows in sections.items()
    }
