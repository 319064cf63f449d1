"""From recovery lines of ordered lists to cases: each line is claimed once, from whoever holds its money."""

from __future__ import annotations

from datetime import datetime

from django.db import connection

# Months after the death were taken by somebody else: they are claimed from them, in a case of their own.
NEW_LINES = """
new_lines AS (
  SELECT l.id, l.payroll_id, l.due_month, l.person_id, l.commune_id, -l.amount_vnd AS amount_vnd, p.month,
    CASE WHEN l.due_month > person.died_on THEN 'AFTER_DEATH' ELSE 'BY_PERSON' END AS held
  FROM payroll_line l
  JOIN payroll_payroll p ON p.id = l.payroll_id AND p.ordered_at IS NOT NULL
  JOIN registry_person person ON person.id = l.person_id
  WHERE l.kind = 'RECOVERY'
    AND NOT EXISTS (SELECT 1 FROM payments_recoveryentry e WHERE e.line_id = l.id AND e.kind = 'CLAIM')
)"""
# Who took the money is first believed to be whoever last received it for the dead; an officer corrects it.
OPEN = f"""
WITH {NEW_LINES}
INSERT INTO payments_recovery (person_id, commune_id, held, debtor_name, debtor_relation, balance_vnd, opened_at, opened_month)
SELECT person_id, (array_agg(commune_id ORDER BY id))[1], held,
  CASE held WHEN 'AFTER_DEATH' THEN coalesce((
    SELECT o.receiver_name FROM payments_orderline o WHERE o.person_id = new_lines.person_id AND o.receiver_name <> ''
    ORDER BY o.id DESC LIMIT 1), '') ELSE '' END,
  '', 0, %(at)s, min(month)
FROM new_lines GROUP BY person_id, held
ON CONFLICT (person_id, held) DO NOTHING
"""
# The oldest month is claimed first, and so paid back first.
CLAIM = f"""
WITH {NEW_LINES}
INSERT INTO payments_recoveryentry (recovery_id, kind, change_vnd, line_id, way, reference, attempt, note, at)
SELECT r.id, 'CLAIM', n.amount_vnd, n.id, '', '', 0, '', %(at)s
FROM new_lines n JOIN payments_recovery r USING (person_id, held) ORDER BY n.payroll_id, n.due_month, n.id
RETURNING id
"""


def open_cases(*, at: datetime) -> int:
    """Claim every recovery line of an ordered list that no case claims yet. Gives how many lines. Repeatable."""
    with connection.cursor() as cursor:
        cursor.execute(OPEN, {"at": at})
        cursor.execute(CLAIM, {"at": at})
        return len(cursor.fetchall())
