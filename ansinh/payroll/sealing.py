"""The hash under which a list is locked: over every line, the carried money, and the versions of the law it used."""

from __future__ import annotations

from django.db import connection

# No database ids of lines: a list drawn again with the same result has the same hash.
SEAL = """
SELECT encode(sha256(convert_to(concat_ws(chr(10), p.month::text, p.law_as_of::text, p.totals::text,
  (SELECT string_agg(concat_ws('|', l.person_id, l.entitlement_id, l.benefit_id, l.commune_id, l.kind, l.due_month,
      l.rate_id, l.multiplier, l.due_vnd, l.amount_vnd, l.reason), chr(10) ORDER BY l.entitlement_id, l.due_month)
    FROM payroll_line l WHERE l.payroll_id = p.id),
  (SELECT string_agg(concat_ws('|', a.person_id, a.reference, a.amount_vnd), chr(10) ORDER BY a.reference)
    FROM payroll_adjustment a WHERE a.payroll_id = p.id),
  (SELECT string_agg(r.code || '=' || r.version, chr(10) ORDER BY r.id) FROM policy_rate r
    WHERE r.id IN (SELECT l.rate_id FROM payroll_line l WHERE l.payroll_id = p.id))
), 'UTF8')), 'hex') FROM payroll_payroll p WHERE p.id = %s
"""


def hash_of(payroll_id: int) -> str:
    """SHA-256 of the list as it stands, in hex. Needs an actor who sees the whole district."""
    with connection.cursor() as cursor:
        cursor.execute(SEAL, [payroll_id])
        return str(cursor.fetchone()[0])
