"""Items of a draft: written in one statement from plain values, with the law points of their day frozen beside them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from decimal import Decimal

from django.db import connection

ROWS = """
ROWS FROM (jsonb_to_recordset(%(items)s::jsonb) AS (person_id bigint, commune_id bigint, action text, benefit_code text,
  rate_code text, multiplier numeric, from_month date, to_month date, entitlement_id bigint, facts jsonb, law jsonb,
  reason text, old_number text, source_id bigint, dossier_id bigint, decision_id bigint))
WITH ORDINALITY AS x(person_id, commune_id, action, benefit_code, rate_code, multiplier, from_month, to_month,
  entitlement_id, facts, law, reason, old_number, source_id, dossier_id, decision_id, place)
"""
# Whoever names no entitlement means the latest of the person in the benefit's group and half.
MEANT = """
CASE WHEN x.action = 'OPEN' THEN NULL ELSE coalesce(x.entitlement_id, (
  SELECT max(t.entitlement_id) FROM decisions_term t JOIN policy_benefit g ON g.code = x.benefit_code
  WHERE t.person_id = x.person_id AND t.group_id = g.group_id AND t.halves & g.halves <> 0)) END
"""
PROBLEM = f"""
SELECT x.place, x.person_id, CASE
  WHEN p.id IS NULL THEN 'PERSON' WHEN b.code IS NULL THEN 'BENEFIT'
  WHEN x.rate_code NOT IN (SELECT code FROM policy_rate) THEN 'RATE'
  WHEN x.multiplier <= 0 THEN 'MULTIPLIER' WHEN extract(day FROM x.from_month) <> 1 THEN 'MONTH'
  ELSE 'ENTITLEMENT' END
FROM {ROWS} LEFT JOIN registry_person p ON p.id = x.person_id LEFT JOIN policy_benefit b ON b.code = x.benefit_code
WHERE p.id IS NULL OR b.code IS NULL OR x.rate_code NOT IN (SELECT code FROM policy_rate)
  OR x.multiplier <= 0 OR extract(day FROM x.from_month) <> 1 OR (x.action <> 'OPEN' AND {MEANT} IS NULL)
ORDER BY x.place LIMIT 1
"""
INSERT = f"""
INSERT INTO decisions_item (decision_id, person_id, commune_id, action, benefit_id, rate_code, multiplier, from_month,
  to_month, entitlement_id, facts, law, reason, old_number, source_id, dossier_id)
SELECT x.decision_id, x.person_id, x.commune_id, x.action, x.benefit_code, x.rate_code, x.multiplier, x.from_month, x.to_month,
  {MEANT}, x.facts,
  CASE WHEN jsonb_array_length(x.law) > 0 THEN x.law ELSE coalesce((
    SELECT jsonb_build_array(jsonb_build_object('instrument', n.number, 'article', r.article, 'evidence', r.evidence))
    FROM policy_rate r JOIN policy_instrument n ON n.code = r.instrument_id
    WHERE r.code = x.rate_code AND r.months @> x.from_month AND r.known @> %(on)s), '[]') END,
  x.reason, x.old_number, x.source_id, x.dossier_id
FROM {ROWS} ORDER BY x.place
"""


@dataclass(frozen=True)
class ItemDraft:
    """One person and one benefit in a decision. Amount of a month = rate(``rate_code``) x ``multiplier``.

    ``from_month``, ``to_month`` (exclusive; None: open end) are first days. ``law``: [{instrument, article, evidence}]; when
    empty, the citation of the rate is frozen. ``entitlement_id``: whose terms change; None: the person's latest in the
    benefit's group. ``dossier_id``: that asked for it.
    """

    person_id: int
    commune_id: int
    action: str
    benefit_code: str
    rate_code: str
    multiplier: Decimal
    from_month: date
    to_month: date | None = None
    entitlement_id: int | None = None
    facts: Mapping[str, object] = field(default_factory=dict)
    law: Sequence[Mapping[str, str]] = ()
    reason: str = ""
    old_number: str = ""
    source_id: int | None = None
    dossier_id: int | None = None


@dataclass(frozen=True)
class Problem:
    """Why an item cannot be drafted: its place in the list (from 1), and PERSON, BENEFIT, RATE, ..."""

    place: int
    person_id: int
    cause: str


def problem(items: Sequence[ItemDraft]) -> Problem | None:
    """The first item that names something unknown."""
    with connection.cursor() as cursor:
        cursor.execute(PROBLEM, {"items": _as_json(items)})
        row = cursor.fetchone()
    return None if row is None else Problem(*row)


def write(items: Mapping[int, Sequence[ItemDraft]], *, on: date) -> None:
    """Write the items of drafts, by decision id; ``on``: the day as of which the law is cited."""
    rows = [{**asdict(item), "decision_id": decision_id} for decision_id, each in items.items() for item in each]
    with connection.cursor() as cursor:
        cursor.execute(INSERT, {"items": json.dumps(rows, default=str, ensure_ascii=False), "on": on})


def _as_json(items: Sequence[ItemDraft]) -> str:
    return json.dumps([asdict(item) for item in items], default=str, ensure_ascii=False)
