"""Whoever no longer fulfils, or never fulfilled, what the benefit asks: ages, papers, schooling, other income."""

from __future__ import annotations

# ``exclusions``: benefits, and the kinds of income or the programme that the law does not allow beside them.
EXCLUDES = """
SELECT DISTINCT ON (l.entitlement_id) l.person_id, NULL::bigint AS other_id, l.entitlement_id,
  l.entitlement_id::text AS subject, l.month_vnd, beside.since,
  jsonb_build_array(
    jsonb_build_object('what', 'benefit', 'value', b.code, 'source', 'item:' || t.item_id),
    jsonb_build_object('what', beside.what, 'value', beside.value, 'source', beside.source),
    jsonb_build_object('what', 'law', 'value', x.law)) AS evidence
FROM listed l
JOIN decisions_term t ON t.id = l.term_id
JOIN policy_benefit b ON b.code = l.benefit_id
JOIN jsonb_to_recordset(%(exclusions)s::jsonb) AS x(benefit text, income text, programme text, law text)
  ON x.benefit = l.benefit_id
JOIN (
  SELECT i.person_id, i.kind AS income, NULL AS programme, 'income' AS what, i.kind AS value,
    'source:' || i.source_id AS source, (date_trunc('month', lower(i.valid)) + interval '1 month')::date AS since
  FROM registry_income i WHERE upper_inf(i.known) AND i.valid @> %(month)s
  UNION ALL
  SELECT o.person_id, NULL, ob.programme, 'benefit', ob.code, 'item:' || ot.item_id, lower(ot.months)
  FROM listed o JOIN decisions_term ot ON ot.id = o.term_id JOIN policy_benefit ob ON ob.code = o.benefit_id
  WHERE ob.period = 'MONTH'
) AS beside ON beside.person_id = l.person_id AND (beside.income = x.income OR beside.programme = x.programme)
WHERE l.month >= beside.since
ORDER BY l.entitlement_id, beside.since
"""

# ``ends``: the calendar's birthdays at which a benefit ends; ``begins``: the age from which it is given. A year alone
# counts for the person: the last day of it for an end, the first for a beginning. Schooling carries an end to 22 years.
AGE = """
SELECT DISTINCT ON (l.entitlement_id) l.person_id, NULL::bigint AS other_id, l.entitlement_id,
  l.entitlement_id::text AS subject, l.month_vnd, wrong.since,
  jsonb_build_array(
    jsonb_build_object('what', 'birth', 'value', p.birth_date, 'precision', p.birth_precision, 'source', 'person:' || p.id),
    jsonb_build_object('what', wrong.what, 'value', wrong.age),
    jsonb_build_object('what', 'law', 'value', wrong.law)) AS evidence
FROM listed l
JOIN registry_person p ON p.id = l.person_id AND p.birth_date IS NOT NULL
JOIN decisions_term t ON t.id = l.term_id
JOIN LATERAL (
  SELECT 'age_until' AS what, x.age, x.law,
    (date_trunc('month', turned.latest + make_interval(years => x.age)) + interval '1 month')::date AS since
  FROM jsonb_to_recordset(%(ends)s::jsonb) AS x(benefit text, age int, law text, studies boolean, "from" date, "to" date),
    LATERAL (SELECT CASE p.birth_precision WHEN 'DAY' THEN p.birth_date
      WHEN 'MONTH' THEN (p.birth_date + interval '1 month - 1 day')::date
      ELSE (p.birth_date + interval '1 year - 1 day')::date END AS latest) AS turned
  WHERE x.benefit = l.benefit_id AND l.month BETWEEN x."from" AND coalesce(x."to", 'infinity')
    AND l.month >= (date_trunc('month', turned.latest + make_interval(years => x.age)) + interval '1 month')::date
    AND (NOT coalesce(x.studies, false) OR l.month > turned.latest + interval '22 years'
      OR NOT EXISTS (SELECT 1 FROM registry_schooling s WHERE s.person_id = p.id AND upper_inf(s.known)))
  UNION ALL
  SELECT 'age_from', y.age, y.law, lower(t.months)
  FROM jsonb_to_recordset(%(begins)s::jsonb) AS y(benefit text, age int, law text)
  WHERE y.benefit = l.benefit_id
    AND (l.month + interval '1 month')::date <= (p.birth_date + make_interval(years => y.age))::date
) AS wrong ON true
ORDER BY l.entitlement_id, wrong.since
"""

# Past the age, carried by schooling (NĐ 20/2021 Điều 5 khoản 2), and no schooling holds any more.
SCHOOLING = """
SELECT DISTINCT ON (l.entitlement_id) l.person_id, NULL::bigint AS other_id, l.entitlement_id,
  l.entitlement_id::text AS subject, l.month_vnd, (date_trunc('month', s.ended) + interval '1 month')::date AS since,
  jsonb_build_array(
    jsonb_build_object('what', 'school_until', 'value', s.ended, 'source', 'source:' || s.source_id),
    jsonb_build_object('what', 'birth', 'value', p.birth_date, 'precision', p.birth_precision, 'source', 'person:' || p.id),
    jsonb_build_object('what', 'law', 'value', x.law)) AS evidence
FROM listed l
JOIN registry_person p ON p.id = l.person_id
JOIN jsonb_to_recordset(%(ends)s::jsonb) AS x(benefit text, age int, law text, studies boolean, "from" date, "to" date)
  ON x.benefit = l.benefit_id AND x.studies AND l.month BETWEEN x."from" AND coalesce(x."to", 'infinity')
JOIN (
  SELECT DISTINCT ON (person_id) person_id, upper(valid) - 1 AS ended, source_id
  FROM registry_schooling WHERE upper_inf(known) ORDER BY person_id, upper(valid) DESC NULLS FIRST
) AS s ON s.person_id = l.person_id AND s.ended < l.month
WHERE l.month > p.birth_date + make_interval(years => x.age) AND l.month <= p.birth_date + interval '23 years'
ORDER BY l.entitlement_id
"""

# A certificate whose day of a new examination has passed, or the last of which has ended.
CERTIFICATE = """
SELECT DISTINCT ON (l.entitlement_id) l.person_id, NULL::bigint AS other_id, l.entitlement_id,
  l.entitlement_id::text AS subject, l.month_vnd, (date_trunc('month', c.lapsed) + interval '1 month')::date AS since,
  jsonb_build_array(
    jsonb_build_object('what', 'certificate', 'value', c.certificate, 'source', 'source:' || c.source_id),
    jsonb_build_object('what', 'certificate_until', 'value', c.lapsed),
    jsonb_build_object('what', 'law', 'value', x.law)) AS evidence
FROM listed l
JOIN jsonb_to_recordset(%(disability)s::jsonb) AS x(benefit text, law text) ON x.benefit = l.benefit_id
JOIN (
  SELECT DISTINCT ON (person_id) person_id, certificate, source_id, least(review_on, upper(valid) - 1) AS lapsed
  FROM registry_disability WHERE upper_inf(known) ORDER BY person_id, lower(valid) DESC
) AS c ON c.person_id = l.person_id AND c.lapsed < l.month
ORDER BY l.entitlement_id
"""
