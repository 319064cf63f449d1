"""Whoever is no longer there: dead, gone by the commune's own list, or not collecting."""

from __future__ import annotations

# A death stands in the register of the person, or of a second record of the same person: the same card, or the same name,
# day of birth and commune where no card speaks against it. Months up to that of the death are owed.
DEAD = """
SELECT DISTINCT ON (l.entitlement_id) l.person_id, nullif(dead.told_of, l.person_id) AS other_id, l.entitlement_id,
  l.entitlement_id::text AS subject, l.month_vnd, (date_trunc('month', dead.on_day) + interval '1 month')::date AS since,
  jsonb_build_array(
    jsonb_build_object('what', 'died_on', 'value', dead.on_day, 'source', 'source:' || dead.source_id),
    jsonb_build_object('what', 'told_by', 'value', dead.told_by)) AS evidence
FROM listed l JOIN (
  SELECT p.id AS person_id, p.id AS told_of, 'REGISTER' AS told_by, p.died_on AS on_day, d.source_id
  FROM registry_person p LEFT JOIN registry_death d ON d.person_id = p.id AND upper_inf(d.known)
  WHERE p.died_on IS NOT NULL
  UNION ALL
  SELECT p.id, q.id, 'SAME_CARD', q.died_on, d.source_id
  FROM registry_person q JOIN registry_person p ON p.cccd = q.cccd AND p.id <> q.id AND p.died_on IS NULL
  LEFT JOIN registry_death d ON d.person_id = q.id AND upper_inf(d.known)
  WHERE q.died_on IS NOT NULL AND q.withdrawn_at IS NULL
  UNION ALL
  SELECT p.id, q.id, 'SAME_NAME_AND_BIRTH', q.died_on, d.source_id
  FROM registry_person q JOIN registry_person p ON p.fold = q.fold AND p.birth_date = q.birth_date
    AND p.commune_id = q.commune_id AND p.id <> q.id AND p.died_on IS NULL
    AND p.birth_precision = 'DAY' AND q.birth_precision = 'DAY' AND coalesce(p.cccd = q.cccd, true)
    AND coalesce(p.sex = q.sex, true)
  LEFT JOIN registry_death d ON d.person_id = q.id AND upper_inf(d.known)
  WHERE q.died_on IS NOT NULL AND q.withdrawn_at IS NULL
) AS dead ON dead.person_id = l.person_id AND l.month > dead.on_day
ORDER BY l.entitlement_id, dead.on_day
"""

# The latest list of each kind that a commune sent; older than three months it says nothing any more.
LATEST_LIST = """
SELECT DISTINCT ON (i.kind, r.commune_id) i.id, i.kind, i.listed_on, r.commune_id
FROM intake_sheetimport i JOIN (SELECT DISTINCT sheet_import_id, commune_id FROM intake_sheetrow) AS r
  ON r.sheet_import_id = i.id
WHERE i.state IN ('COMPARED', 'APPROVED', 'USED') AND i.kind IN ('PAYMENT_LIST', 'BENEFICIARIES', 'MERIT_PAYMENTS')
  AND i.listed_on >= %(month)s::date - interval '3 months'
ORDER BY i.kind, r.commune_id, i.listed_on DESC, i.id DESC
"""
# What communes write into the note, with marks or without.
GONE_WORDS = (
    r"\m(chết|chet|đã mất|da mat|từ trần|tu tran|qua đời|qua doi|báo tử|bao tu"
    r"|chuyển đi|chuyen di|chuyển khẩu|chuyen khau|cắt khẩu|cat khau)\M"
)
# «Chồng đã mất», «con trai chết năm 2019»: somebody else.
OF_RELATIVES = r"\m(chồng|chong|vợ|vo|con|cháu|chau|cha|bố|bo|mẹ|me)\M[^,;.]{0,15}"
LIST_SAYS_GONE = f"""
SELECT DISTINCT ON (l.entitlement_id) l.person_id, NULL::bigint AS other_id, l.entitlement_id,
  l.entitlement_id::text AS subject, l.month_vnd, (date_trunc('month', i.listed_on) + interval '1 month')::date AS since,
  jsonb_build_array(
    jsonb_build_object('what', 'list_note', 'value', r.clean -> 'note' ->> 'value',
      'source', 'row:' || i.id || '/' || r.row || '/' || r.sheet),
    jsonb_build_object('what', 'listed_on', 'value', i.listed_on)) AS evidence
FROM ({LATEST_LIST}) AS i
JOIN intake_sheetrow r ON r.sheet_import_id = i.id AND r.commune_id = i.commune_id
  AND r.clean -> 'note' ->> 'value' ~* '{GONE_WORDS}' AND r.clean -> 'note' ->> 'value' !~* '{OF_RELATIVES}{GONE_WORDS}'
JOIN listed l ON l.person_id = r.person_id
ORDER BY l.entitlement_id, i.listed_on DESC
"""

# Of two kinds of lists, one may name whom the other leaves out: missing is who stands in none of the latest.
LIST_MISSING = f"""
SELECT DISTINCT ON (p.person_id) p.person_id, NULL::bigint AS other_id, NULL::bigint AS entitlement_id,
  p.person_id::text AS subject, p.month_vnd, (date_trunc('month', i.listed_on) + interval '1 month')::date AS since,
  jsonb_build_array(
    jsonb_build_object('what', 'not_in_list', 'value', i.kind, 'source', 'import:' || i.id),
    jsonb_build_object('what', 'listed_on', 'value', i.listed_on)) AS evidence
FROM ({LATEST_LIST}) AS i
JOIN intake_missing m ON m.sheet_import_id = i.id AND m.commune_id = i.commune_id
JOIN payee p ON p.person_id = m.person_id
WHERE NOT EXISTS (
  SELECT 1 FROM ({LATEST_LIST}) AS other JOIN intake_sheetrow r ON r.sheet_import_id = other.id AND r.person_id = m.person_id)
ORDER BY p.person_id, i.listed_on DESC
"""

# Money that came back in three lists running. The last may be the month before, or, while its results are awaited and
# nothing of it has come back from anybody, the one before that.
UNCOLLECTED = """
SELECT l.person_id, NULL::bigint AS other_id, l.entitlement_id, l.entitlement_id::text AS subject, l.month_vnd,
  back.first AS since,
  jsonb_build_array(jsonb_build_object('what', 'uncollected_months', 'value', back.months, 'source', back.source)) AS evidence
FROM listed l JOIN (
  SELECT person_id, min(from_month) AS first, jsonb_agg(DISTINCT from_month) AS months,
    'adjustment:' || max(id) AS source
  FROM payroll_adjustment, (SELECT max(from_month) AS month FROM payroll_adjustment WHERE from_month < %(month)s) AS last
  WHERE last.month >= %(month)s::date - interval '2 months'
    AND from_month BETWEEN last.month - interval '2 months' AND last.month
  GROUP BY person_id HAVING count(DISTINCT from_month) = 3
) AS back ON back.person_id = l.person_id
JOIN policy_benefit b ON b.code = l.benefit_id AND b.period = 'MONTH'
"""
