"""What lowers a claim without anybody paying: money that came back, months that are due again, agreed set-off.

Told with its algebra in docs/algorithms/recoveries.md. Candidates are read in one statement, shares are taken in the
order of their ids from purses that none may overdraw, and entries are written in one statement.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime

from ansinh.kit.reading import read_rows
from ansinh.payments.recoveries.models import RecoveryEntry
from ansinh.payments.recoveries.purses import Purses

# What is still open of each claim: less what came back of it, less what was restored of its month; and what was paid back,
# taken off or let go counts towards the oldest claims, so that a month that was paid back is no longer owed.
CLAIMS = """
claimed AS (
  SELECT e.id, e.recovery_id, l.entitlement_id, l.due_month,
    e.change_vnd + coalesce((SELECT sum(k.change_vnd) FROM payments_recoveryentry k
                             WHERE k.of_id = e.id AND k.kind = 'CAME_BACK'), 0) AS vnd
  FROM payments_recoveryentry e JOIN payroll_line l ON l.id = e.line_id WHERE e.kind = 'CLAIM'
), restored AS (
  SELECT e.recovery_id, l.entitlement_id, l.due_month, -sum(e.change_vnd) AS vnd
  FROM payments_recoveryentry e JOIN payroll_line l ON l.id = e.line_id WHERE e.kind = 'RESTORED' GROUP BY 1, 2, 3
), owed AS (
  SELECT claimed.id, recovery_id, entitlement_id, due_month, greatest(0, least(claimed.vnd,
    sum(claimed.vnd) OVER (PARTITION BY recovery_id, entitlement_id, due_month ORDER BY claimed.id)
    - coalesce(restored.vnd, 0))) AS vnd
  FROM claimed LEFT JOIN restored USING (recovery_id, entitlement_id, due_month)
), settled AS (
  SELECT recovery_id, -sum(change_vnd) AS vnd FROM payments_recoveryentry
  WHERE kind IN ('REPAID', 'REVERSED', 'SET_OFF', 'WAIVED') GROUP BY 1
), claims AS (
  SELECT owed.id, recovery_id, entitlement_id, due_month, greatest(0, least(owed.vnd,
    sum(owed.vnd) OVER (PARTITION BY recovery_id ORDER BY owed.id) - coalesce(settled.vnd, 0)))::bigint AS open_vnd
  FROM owed LEFT JOIN settled USING (recovery_id)
)"""
# A month's money went from the order that first held it to those that carried it on. It rests with the office when the
# last of them came back. Arrears that were taken off (RESTORED) never left with their order.
RETURNED_MONTHS = f"""
WITH RECURSIVE {CLAIMS}, sources AS (
  SELECT DISTINCT s.id, s.entitlement_id, s.due_month, s.person_id, s.payroll_id,
    s.amount_vnd + coalesce((SELECT sum(e.change_vnd) FROM payments_recoveryentry e
                             WHERE e.kind = 'RESTORED' AND e.line_id = s.id), 0)::bigint AS part_vnd
  FROM claims JOIN payroll_line s USING (entitlement_id, due_month)
  WHERE claims.open_vnd > 0 AND s.kind <> 'RECOVERY'
), moves AS (
  SELECT s.*, o.id AS line_id, o.state, o.reference, o.amount_vnd, ARRAY[o.id] AS path
  FROM sources s JOIN payments_order d ON d.payroll_id = s.payroll_id
  JOIN payments_orderline o ON o.order_id = d.id AND o.person_id = s.person_id
  UNION ALL
  SELECT m.id, m.entitlement_id, m.due_month, m.person_id, m.payroll_id, m.part_vnd,
    o.id, o.state, o.reference, o.amount_vnd, m.path || o.id
  FROM moves m JOIN payroll_adjustment a ON a.reference = m.reference
  JOIN payments_order d ON d.payroll_id = a.payroll_id
  JOIN payments_orderline o ON o.order_id = d.id AND o.person_id = a.person_id
  WHERE m.state = 'RETURNED'
)
SELECT entitlement_id, due_month, line_id, amount_vnd, part_vnd, path FROM moves m
WHERE state = 'RETURNED' AND part_vnd > 0 AND NOT EXISTS (
  SELECT 1 FROM payroll_adjustment a JOIN payments_order d ON d.payroll_id = a.payroll_id WHERE a.reference = m.reference)
ORDER BY id
"""
OPEN_CLAIMS = f"WITH {CLAIMS} SELECT id, recovery_id, entitlement_id, due_month, open_vnd FROM claims WHERE open_vnd > 0 ORDER BY id"
CAME_BACK = """
SELECT l.entitlement_id, l.due_month, e.returned_line_id, sum(-e.change_vnd)::bigint
FROM payments_recoveryentry e JOIN payments_recoveryentry claim ON claim.id = e.of_id
JOIN payroll_line l ON l.id = claim.line_id
WHERE e.kind = 'CAME_BACK' GROUP BY 1, 2, 3
"""
# Also a regular line: its month may have been paid ahead by another list, and taken back.
DUE_AGAIN = f"""
WITH {CLAIMS}
SELECT s.id, s.person_id, s.amount_vnd, m.recovery_id, s.entitlement_id, s.due_month, m.open_vnd
FROM payroll_line s
JOIN (SELECT recovery_id, entitlement_id, due_month, sum(open_vnd)::bigint AS open_vnd FROM claims GROUP BY 1, 2, 3) AS m
  USING (entitlement_id, due_month)
WHERE s.payroll_id = %(payroll)s AND s.kind <> 'RECOVERY' AND s.amount_vnd > 0 AND m.open_vnd > 0
  AND NOT EXISTS (SELECT 1 FROM payments_recoveryentry e WHERE e.kind = 'RESTORED' AND e.line_id = s.id)
ORDER BY s.id, m.recovery_id
"""
# What a list takes off each payment, except by set-off: money carried whose month was taken back, arrears restored.
TAKEN_OFF = """
taken_off AS (
  SELECT a.person_id, -e.change_vnd AS amount_vnd
  FROM payroll_adjustment a JOIN payments_orderline o ON o.reference = a.reference
  JOIN payments_recoveryentry e ON e.returned_line_id = o.id AND e.kind = 'CAME_BACK'
  WHERE a.payroll_id = %(payroll)s
  UNION ALL
  SELECT payee_id, -change_vnd FROM payments_recoveryentry WHERE payroll_id = %(payroll)s AND payee_id IS NOT NULL
)"""
AGREED = f"""
WITH {TAKEN_OFF}, plan AS (
  SELECT DISTINCT ON (recovery_id) id, recovery_id, set_off_vnd FROM payments_recoveryplan ORDER BY recovery_id, id DESC
), agreed AS (
  SELECT r.id AS recovery_id, r.balance_vnd, plan.id AS plan_id, plan.set_off_vnd,
    CASE r.held WHEN 'BY_PERSON' THEN r.person_id ELSE r.debtor_id END AS payee_id
  FROM plan JOIN payments_recovery r ON r.id = plan.recovery_id
  JOIN payroll_payroll list ON list.id = %(payroll)s AND list.scope <> 'ONE_OFF'
  WHERE plan.set_off_vnd > 0 AND r.balance_vnd > 0
    AND NOT EXISTS (SELECT 1 FROM payments_recoveryentry e
                    WHERE e.recovery_id = r.id AND e.kind = 'SET_OFF' AND e.payroll_id = %(payroll)s)
)
SELECT a.recovery_id, a.plan_id, a.payee_id, a.set_off_vnd, a.balance_vnd,
  pay.gross_vnd - coalesce((SELECT sum(t.amount_vnd) FROM taken_off t WHERE t.person_id = a.payee_id), 0)::bigint
FROM agreed a
JOIN LATERAL (SELECT sum(v.regular_vnd + v.arrears_vnd + v.carried_vnd)::bigint AS gross_vnd FROM payroll_payable v
              WHERE v.payroll_id = %(payroll)s AND v.person_id = a.payee_id) AS pay ON pay.gross_vnd > 0
ORDER BY a.recovery_id
"""


def give_up_returned(*, at: datetime) -> int:
    """A claimed month whose money came back and waits at the office is in nobody's hand: its claim is given up.

    The same entry keeps the money from being carried out again. Gives how many entries were written. Repeatable.
    """
    resting = read_rows(RETURNED_MONTHS)
    if not resting:
        return 0
    purses = _returned_purses(resting)
    places: dict[tuple[int, object], list[int]] = defaultdict(list)
    for entitlement, month, line, *_ in resting:
        if line not in places[entitlement, month]:
            places[entitlement, month].append(line)
    entries = []
    for claim, recovery, entitlement, month, claim_open in read_rows(OPEN_CLAIMS):
        purses.fill(("claim", claim), claim_open)
        for line in places[entitlement, month]:
            taken = purses.take(claim_open, ("claim", claim), ("part", entitlement, month, line), ("line", line))
            if taken > 0:
                entries.append(_lowering("CAME_BACK", recovery, taken, at, of_id=claim, returned_line_id=line))
    RecoveryEntry.objects.bulk_create(entries)
    return len(entries)


def restore(payroll_id: int, *, at: datetime) -> int:
    """A month that the list pays again, while its earlier money is still claimed: that money stays, and pays it.

    Not a set-off of one thing against another: the same month, once in the hand. Gives how many entries. Repeatable.
    """
    purses, entries = Purses(), []
    for line, payee, amount, recovery, entitlement, month, month_open in read_rows(DUE_AGAIN, payroll=payroll_id):
        purses.fill(("month", recovery, entitlement, month), month_open)
        purses.fill(("line", line), amount)
        taken = purses.take(amount, ("month", recovery, entitlement, month), ("line", line))
        if taken > 0:
            entries.append(
                _lowering("RESTORED", recovery, taken, at, line_id=line, payroll_id=payroll_id, payee_id=payee)
            )
    RecoveryEntry.objects.bulk_create(entries)
    return len(entries)


def set_off(payroll_id: int, *, at: datetime) -> int:
    """Take off the list's payments what plans with a ground on paper allow; off gifts and other single payments nothing. Gives how many entries. Repeatable."""
    purses, entries = Purses(), []
    for recovery, plan, payee, wanted, balance, payable in read_rows(AGREED, payroll=payroll_id):
        purses.fill(("payee", payee), payable)
        taken = purses.take(min(wanted, balance), ("payee", payee))
        if taken > 0:
            entries.append(
                _lowering("SET_OFF", recovery, taken, at, plan_id=plan, payroll_id=payroll_id, payee_id=payee)
            )
    RecoveryEntry.objects.bulk_create(entries)
    return len(entries)


def _returned_purses(resting: list[tuple[int, object, int, int, int, list[int]]]) -> Purses:
    """What each returned payment still holds, in all and of each month, after what was given up of it before."""
    given_up: dict[object, int] = {}
    for entitlement, month, line, amount in read_rows(CAME_BACK):
        given_up[entitlement, month, line] = amount
        given_up[line] = given_up.get(line, 0) + amount
    parts: dict[tuple[int, object, int], int] = defaultdict(int)
    passed: dict[tuple[int, object, int], set[int]] = defaultdict(set)
    purses = Purses()
    for entitlement, month, line, amount, part, path in resting:
        parts[entitlement, month, line] += part
        passed[entitlement, month, line] |= set(path)
        purses.fill(("line", line), amount - given_up.get(line, 0))
    for (entitlement, month, line), part in parts.items():
        before = sum(given_up.get((entitlement, month, earlier), 0) for earlier in passed[entitlement, month, line])
        purses.fill(("part", entitlement, month, line), part - before)
    return purses


def _lowering(kind: str, recovery_id: int, amount_vnd: int, at: datetime, **stands_on: int) -> RecoveryEntry:
    return RecoveryEntry(recovery_id=recovery_id, kind=kind, change_vnd=-amount_vnd, at=at, **stands_on)
