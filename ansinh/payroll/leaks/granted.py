"""What does not fit its decision: numbers nobody knows, numbers of others, late ones, and amounts unlike the law's."""

from __future__ import annotations

# ``coefficients``: the law's table in the month, every coefficient that a benefit may have; where the law multiplies by a
# number of children it is left out. Beside it, the amount in the list from which the person was taken over.
AMOUNT = """
SELECT l.person_id, NULL::bigint AS other_id, l.entitlement_id, l.entitlement_id::text AS subject,
  CASE WHEN x.benefit IS NULL THEN l.month_vnd
    ELSE greatest(l.month_vnd - round(l.month_vnd * x.most / t.multiplier)::bigint, 1) END AS month_vnd,
  lower(t.months) AS since,
  jsonb_strip_nulls(jsonb_build_array(
    jsonb_build_object('what', 'multiplier', 'value', t.multiplier, 'source', 'item:' || t.item_id),
    CASE WHEN x.benefit IS NOT NULL THEN jsonb_build_object('what', 'multipliers_by_law', 'value', x.allowed) END,
    CASE WHEN listed.vnd <> listed.right_vnd THEN
      jsonb_build_object('what', 'listed_vnd', 'value', listed.vnd, 'source', 'source:' || i.source_id) END,
    CASE WHEN listed.vnd <> listed.right_vnd THEN
      jsonb_build_object('what', 'right_vnd', 'value', listed.right_vnd) END)) AS evidence
FROM listed l
JOIN decisions_term t ON t.id = l.term_id
JOIN decisions_item i ON i.id = t.item_id
LEFT JOIN jsonb_to_recordset(%(coefficients)s::jsonb) AS x(benefit text, allowed jsonb, most numeric)
  ON x.benefit = t.benefit_id AND NOT x.allowed @> to_jsonb(trim_scale(t.multiplier)::text)
LEFT JOIN LATERAL (
  SELECT (i.facts ->> 'listed_vnd')::bigint AS vnd, round(r.amount_vnd * i.multiplier)::bigint AS right_vnd
  FROM policy_rate r WHERE i.facts ? 'listed_vnd' AND r.code = i.rate_code AND r.months @> i.from_month AND upper_inf(r.known)
) AS listed ON true
WHERE x.benefit IS NOT NULL OR listed.vnd <> listed.right_vnd
"""

DECISION_UNKNOWN = """
SELECT l.person_id, NULL::bigint AS other_id, l.entitlement_id, l.entitlement_id::text AS subject, l.month_vnd,
  i.from_month AS since,
  jsonb_build_array(jsonb_build_object('what', 'decision_number', 'value', i.old_number, 'source', 'item:' || i.id)) AS evidence
FROM listed l
JOIN decisions_entitlement e ON e.id = l.entitlement_id
JOIN decisions_item i ON i.id = e.opened_by_id
JOIN decisions_decision d ON d.id = i.decision_id AND d.kind = 'FIRST_LOAD'
WHERE i.old_number !~ '[0-9]'
"""

# A number is given once a year: two dates under one number, or the number of a decision of ours that does not name the
# person. Many people under one number and one date are a list, and no finding.
DECISION_REUSED = """
WITH opened AS MATERIALIZED (
  SELECT l.person_id, l.entitlement_id, l.month_vnd, i.id AS item_id, i.from_month, i.old_number,
    (i.facts ->> 'decided_on')::date AS decided_on
  FROM listed l JOIN decisions_entitlement e ON e.id = l.entitlement_id JOIN decisions_item i ON i.id = e.opened_by_id
  WHERE i.old_number ~ '[0-9]' AND i.facts ->> 'decided_on' IS NOT NULL
), known AS (
  SELECT person_id, old_number AS number, decided_on, item_id FROM opened
  UNION ALL
  SELECT i.person_id, d.number, d.signed_on, i.id FROM decisions_decision d JOIN decisions_item i ON i.decision_id = d.id
  WHERE d.state = 'ISSUED' AND d.kind <> 'FIRST_LOAD' AND d.number IN (SELECT old_number FROM opened)
)
SELECT DISTINCT ON (o.entitlement_id) o.person_id, k.person_id AS other_id, o.entitlement_id, o.entitlement_id::text AS subject,
  o.month_vnd, o.from_month AS since,
  jsonb_build_array(
    jsonb_build_object('what', 'decision_number', 'value', o.old_number, 'source', 'item:' || o.item_id,
      'other', k.number, 'other_source', 'item:' || k.item_id),
    jsonb_build_object('what', 'decided_on', 'value', o.decided_on, 'other', k.decided_on)) AS evidence
FROM opened o JOIN known k ON k.number = o.old_number AND extract(year FROM k.decided_on) = extract(year FROM o.decided_on)
  AND k.person_id <> o.person_id AND k.decided_on < o.decided_on
ORDER BY o.entitlement_id, k.decided_on
"""

# Where the law lets a benefit begin with the signature only, nobody is owed a month before it.
DECISION_LATE = """
SELECT l.person_id, NULL::bigint AS other_id, l.entitlement_id, l.entitlement_id::text AS subject, l.month_vnd,
  told.began AS since,
  jsonb_build_array(
    jsonb_build_object('what', 'decision_number', 'value', coalesce(nullif(i.old_number, ''), d.number), 'source', 'item:' || i.id),
    jsonb_build_object('what', 'decided_on', 'value', told.decided_on),
    jsonb_build_object('what', 'paid_since', 'value', told.began)) AS evidence
FROM listed l
JOIN decisions_entitlement e ON e.id = l.entitlement_id
JOIN decisions_item i ON i.id = e.opened_by_id
JOIN decisions_decision d ON d.id = i.decision_id AND d.state = 'ISSUED'
JOIN policy_benefit b ON b.code = i.benefit_id
CROSS JOIN LATERAL (SELECT
  CASE d.kind WHEN 'FIRST_LOAD' THEN (i.facts ->> 'decided_on')::date ELSE d.signed_on END AS decided_on,
  CASE d.kind WHEN 'FIRST_LOAD' THEN (i.facts ->> 'in_payment_since')::date ELSE i.from_month END AS began) AS told
WHERE told.began < date_trunc('month', told.decided_on) AND (b.start_rule = 'SIGNING' OR told.decided_on >= d.signed_on)
  AND (d.kind = 'FIRST_LOAD' OR b.start_rule = 'SIGNING')
"""
