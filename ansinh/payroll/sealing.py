"""The hash under which a list is locked: over every line, the carried money, the totals, and the law it used: versions and
amounts of its rates, and the versions of its benefits in the months that are due."""

from __future__ import annotations

import json

from django.db import connection

# No database ids of lines: a list drawn again with the same result has the same hash.
SEAL = """
SELECT encode(sha256(convert_to(concat_ws(chr(10), p.month::text, p.through::text, p.scope,
  p.commune_id::text, p.benefits::text, p.title, p.law_as_of::text, p.totals::text,
  (SELECT string_agg(concat_ws('|', l.person_id, l.entitlement_id, l.benefit_id, l.commune_id, l.kind, l.due_month,
      l.rate_id, l.multiplier, l.due_vnd, l.amount_vnd, l.reason), chr(10) ORDER BY l.entitlement_id, l.due_month)
    FROM payroll_line l WHERE l.payroll_id = p.id),
  (SELECT string_agg(concat_ws('|', a.person_id, a.reference, a.amount_vnd), chr(10) ORDER BY a.reference)
    FROM payroll_adjustment a WHERE a.payroll_id = p.id),
  (SELECT string_agg(concat_ws('|', r.code, r.months, r.amount_vnd), chr(10) ORDER BY r.id) FROM policy_rate r
    WHERE r.id IN (SELECT l.rate_id FROM payroll_line l WHERE l.payroll_id = p.id)), p.law::text
), 'UTF8')), 'hex') FROM payroll_payroll p WHERE p.id = %s
"""

# A law file may be compared with the gazette later, which makes a new version of the same text: the list keeps its own.
LAW = """
SELECT jsonb_build_object(
  'rates', (SELECT coalesce(jsonb_agg(DISTINCT r.code || '@' || r.version), '[]') FROM policy_rate r
    WHERE r.id IN (SELECT l.rate_id FROM payroll_line l WHERE l.payroll_id = %(list)s)),
  'benefits', (SELECT coalesce(jsonb_agg(DISTINCT l.benefit_id || '@' || (v ->> 'version')), '[]') FROM payroll_line l
    JOIN policy_benefit b ON b.code = l.benefit_id CROSS JOIN jsonb_array_elements(b.versions) AS v
    WHERE l.payroll_id = %(list)s AND daterange((v ->> 'from')::date, (v ->> 'to')::date, '[]') @> l.due_month))
"""


def law_of(payroll_id: int) -> dict[str, list[str]]:
    """The versions of law that the list uses, as the law files stand now: "rates" and "benefits", each "code@version"."""
    with connection.cursor() as cursor:
        cursor.execute(LAW, {"list": payroll_id})
        found = cursor.fetchone()[0]
    law: dict[str, list[str]] = json.loads(found) if isinstance(found, str) else found
    return law


def hash_of(payroll_id: int) -> str:
    """SHA-256 of the list as it stands, in hex. Needs an actor who sees the whole district."""
    with connection.cursor() as cursor:
        cursor.execute(SEAL, [payroll_id])
        return str(cursor.fetchone()[0])
