"""Doubts that another room has about paying somebody: a review that holds, and the draft that would end the doubt."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.db import connection

from ansinh.audit.actions import record
from ansinh.audit.session import acting
from ansinh.decisions import sweeping
from ansinh.decisions.terms import hold_terms
from ansinh.kit.actors import Actor
from ansinh.kit.periods import first_of_month
from ansinh.offices.permissions import check

# A doubt that was dismissed and comes again (with other evidence: the room that doubts remembers) opens anew.
OPEN = """
INSERT INTO decisions_review (entitlement_id, person_id, kind, state, from_month, holds, detail, opened_at, closed_reason)
SELECT DISTINCT ON (t.entitlement_id) t.entitlement_id, t.person_id, 'DOUBT', 'OPEN', greatest(x.from_month, lower(t.months)), true,
  jsonb_strip_nulls(jsonb_build_object('action', nullif(x.action, ''), 'benefit', t.benefit_id, 'rate_code', t.rate_code,
    'multiplier', t.multiplier, 'law', x.law, 'why', x.why, 'on', %(on)s::date,
    'before_vnd', round(r.amount_vnd * t.multiplier)::bigint, 'after_vnd', 0)), %(at)s, ''
FROM jsonb_to_recordset(%(doubts)s::jsonb) AS x(entitlement_id bigint, from_month date, action text, law text, why text)
JOIN decisions_term t ON t.entitlement_id = x.entitlement_id AND upper_inf(t.known)
  AND (upper_inf(t.months) OR upper(t.months) > x.from_month)
LEFT JOIN policy_rate r ON r.code = t.rate_code AND r.months @> greatest(x.from_month, lower(t.months)) AND r.known @> %(on)s::date
ORDER BY t.entitlement_id, t.months
ON CONFLICT (entitlement_id, kind, from_month) DO UPDATE
  SET state = 'OPEN', holds = true, detail = EXCLUDED.detail, opened_at = EXCLUDED.opened_at, closed_at = NULL, closed_reason = ''
  WHERE decisions_review.state <> 'OPEN'
"""


@dataclass(frozen=True)
class Doubt:
    """Months of an entitlement from ``from_month`` on should not be paid before somebody has looked.

    ``action``: STOP or SUSPEND is proposed in a draft, with its ``law``; empty: nothing is proposed. ``why``: words of the
    room that doubts, without personal data.
    """

    entitlement_id: int
    from_month: date
    action: str
    law: str
    why: str


def report_doubts(doubts: Sequence[Doubt], *, actor: Actor, at: datetime) -> int:
    """Hold these entitlements through reviews and propose what ends the doubts. Gives how many were not held yet."""
    with acting(actor):
        check(actor, "review.settle")
        hold_terms()
        rows = [{**asdict(doubt), "from_month": first_of_month(doubt.from_month)} for doubt in doubts]
        with connection.cursor() as cursor:
            cursor.execute(
                OPEN, {"doubts": json.dumps(rows, default=str, ensure_ascii=False), "on": at.date(), "at": at}
            )
            opened = int(cursor.rowcount)
        sweeping.propose_waiting(at)
        if opened:
            record("review.open", actor=actor, about="decisions:reviews", at=at, after={"DOUBT": opened})
    return opened
