"""One person in payment twice: the same number on two people's papers, or two records too alike to be two people.

Alikeness is weighed as Fellegi and Sunter do: each field adds log2(m / u), where m is how often two records of one person
agree like that, and u how often two records of different people do. For a name, u is how common the name is in the
district: to share «Nguyễn Thị Lan» says little, to share «Doãn Viết Xân» says much. The weights are the data below; the
sum and every field's share of it are shown to the officer. Told in docs/algorithms/duplicates.md.
"""

from __future__ import annotations

from math import log2

# What two records of one person do (m), and two records of different people (u). Set on a generated district with known
# duplicates (``benchmarks.people_twice``) and rounded; u of names is counted, not set.
CHANCES = {
    "birth_same_day": (0.80, 1 / 15_000),
    "birth_day_and_month_swapped": (0.02, 1 / 20_000),
    "birth_same_year": (0.95, 1 / 35),  # one of the two knows only the year
    "birth_next_year": (0.03, 2 / 35),
    "birth_part_differs": (0.10, 1 / 400),  # one of day, month, year (by up to two) is another
    "birth_differs": (0.02, 0.96),
    "village_same": (0.85, 1 / 100),
    "commune_same": (0.12, 1 / 22),
    "commune_differs": (0.03, 0.95),
    "sex_same": (0.98, 0.5),
    "sex_differs": (0.02, 0.5),
    "card_one_digit": (0.10, 1 / 100_000),  # one digit mistaken or two exchanged; numbers in a row are those of twins
    "card_differs": (0.0005, 0.9),  # nobody has two numbers
    "account_same": (0.30, 1 / 2_000),
}
WEIGHTS = {name: round(log2(m / u), 1) for name, (m, u) in CHANCES.items()}
NAME_EXACT, NAME_MARKS, NAME_NEAR, NAME_GIVEN = (
    0.70,
    0.15,
    0.13,
    0.02,
)  # m: as written, other marks, near, another given name
NEAR_NAMES, SAME_FAMILY = (
    1 / 150,
    1 / 12,
)  # u: of different people of one village, how many are near, or of one family name
ASKED_FROM = 20.0  # bits: from here on an officer is asked

SAME_PAPER = """
SELECT DISTINCT ON (a.person_id, b.person_id) b.person_id, a.person_id AS other_id, lb.entitlement_id,
  a.person_id || '/' || b.person_id AS subject, lb.month_vnd, NULL::date AS since,
  jsonb_build_array(
    jsonb_build_object('what', 'paper', 'value', b.kind || ' ' || b.number, 'source', 'source:' || b.source_id,
      'other', a.kind || ' ' || a.number, 'other_source', 'source:' || a.source_id),
    jsonb_build_object('what', 'full_name', 'value', pb.full_name, 'other', pa.full_name),
    jsonb_build_object('what', 'birth', 'value', pb.birth_date, 'precision', pb.birth_precision,
      'other', pa.birth_date, 'other_precision', pa.birth_precision)) AS evidence
FROM registry_paper a
JOIN registry_paper b ON b.number = a.number AND b.kind = a.kind AND b.person_id <> a.person_id AND upper_inf(b.known)
JOIN payee la ON la.person_id = a.person_id
JOIN payee lb ON lb.person_id = b.person_id AND lb.entitlement_id > la.entitlement_id
JOIN registry_person pa ON pa.id = a.person_id
JOIN registry_person pb ON pb.id = b.person_id
WHERE upper_inf(a.known) AND a.kind IN ('CCCD', 'CMND', 'BIRTH_CERTIFICATE') AND a.number <> ''
ORDER BY a.person_id, b.person_id, a.kind
"""

# Whoever was granted later is asked about. Pairs are looked for only where they could be: under one folded name, under
# one birthday in a commune, or in one village and year under the same family and given name.
PEOPLE = """
WITH one AS MATERIALIZED (
  SELECT p.id, p.full_name, p.fold, p.birth_date, p.birth_precision, p.sex, p.cccd, p.commune_id, p.village_id,
    extract(year FROM p.birth_date)::int AS year, payee.entitlement_id, payee.month_vnd,
    lower(p.full_name) AS written, split_part(p.fold, ' ', 1) || ' ' || regexp_replace(p.fold, '^.* ', '') AS ends
  FROM payee JOIN registry_person p ON p.id = payee.person_id
), common AS MATERIALIZED (
  SELECT fold, count(*)::numeric / (SELECT count(*) FROM one) AS share FROM one GROUP BY fold
), pair AS (
  SELECT a.id AS a_id, b.id AS b_id FROM one a JOIN one b ON b.fold = a.fold AND b.entitlement_id > a.entitlement_id
    AND b.id <> a.id AND coalesce(abs(a.year - b.year) <= 2, true)
  UNION
  SELECT a.id, b.id FROM one a JOIN one b ON b.birth_date = a.birth_date AND b.commune_id = a.commune_id
    AND b.entitlement_id > a.entitlement_id AND b.id <> a.id
    AND a.birth_precision = 'DAY' AND b.birth_precision = 'DAY' AND similarity(a.fold, b.fold) >= 0.45
  UNION
  SELECT a.id, b.id FROM one a JOIN one b ON b.village_id = a.village_id AND b.year = a.year AND b.ends = a.ends
    AND b.entitlement_id > a.entitlement_id AND b.id <> a.id
)"""


def _weight(name: str) -> str:
    return f"{WEIGHTS[name]}"


SIMILARITY = f"""
alike AS (
  SELECT a.id AS a_id, b.id AS b_id, b.entitlement_id, b.month_vnd,
    CASE WHEN b.fold = a.fold AND b.written = a.written
        THEN round(log(2.0, {NAME_EXACT} / common.share), 1)
      WHEN b.fold = a.fold THEN round(log(2.0, {NAME_MARKS} / common.share), 1)
      WHEN regexp_replace(b.fold, '^.* ', '') = regexp_replace(a.fold, '^.* ', '') THEN {log2(NAME_NEAR / NEAR_NAMES):.1f}
      ELSE {log2(NAME_GIVEN / SAME_FAMILY):.1f} END AS name_weight,
    CASE WHEN a.birth_date IS NULL OR b.birth_date IS NULL THEN 0
      WHEN a.birth_precision = 'DAY' AND b.birth_precision = 'DAY' THEN CASE
        WHEN a.birth_date = b.birth_date THEN {_weight("birth_same_day")}
        WHEN a.year = b.year AND extract(day FROM a.birth_date) = extract(month FROM b.birth_date)
          AND extract(month FROM a.birth_date) = extract(day FROM b.birth_date) THEN {_weight("birth_day_and_month_swapped")}
        WHEN (a.year = b.year)::int + (extract(month FROM a.birth_date) = extract(month FROM b.birth_date))::int
          + (extract(day FROM a.birth_date) = extract(day FROM b.birth_date))::int = 2
          AND abs(a.year - b.year) <= 2 THEN {_weight("birth_part_differs")}
        ELSE {_weight("birth_differs")} END
      WHEN a.year = b.year THEN {_weight("birth_same_year")}
      WHEN abs(a.year - b.year) = 1 THEN {_weight("birth_next_year")}
      ELSE {_weight("birth_differs")} END AS birth_weight,
    CASE WHEN a.village_id = b.village_id THEN {_weight("village_same")}
      WHEN a.commune_id = b.commune_id THEN {_weight("commune_same")} ELSE {_weight("commune_differs")} END AS place_weight,
    CASE WHEN a.sex = b.sex THEN {_weight("sex_same")} WHEN a.sex <> b.sex THEN {_weight("sex_differs")} ELSE 0 END AS sex_weight,
    CASE WHEN a.cccd IS NULL OR b.cccd IS NULL OR abs(a.cccd::bigint - b.cccd::bigint) = 1 THEN 0
      WHEN digits.apart <= 1 OR (digits.apart = 2 AND digits.same) THEN {_weight("card_one_digit")}
      ELSE {_weight("card_differs")} END AS card_weight,
    CASE WHEN account.number IS NOT NULL THEN {_weight("account_same")} ELSE 0 END AS account_weight, account.number AS account
  FROM pair JOIN one a ON a.id = pair.a_id JOIN one b ON b.id = pair.b_id JOIN common ON common.fold = a.fold
  LEFT JOIN LATERAL (
    SELECT count(*) FILTER (WHERE x <> y) AS apart,
      array_agg(x ORDER BY x) FILTER (WHERE x <> y) = array_agg(y ORDER BY y) FILTER (WHERE x <> y) AS same
    FROM unnest(string_to_array(a.cccd, NULL), string_to_array(b.cccd, NULL)) AS d(x, y)
  ) AS digits ON a.cccd IS NOT NULL AND b.cccd IS NOT NULL
  LEFT JOIN LATERAL (
    SELECT ra.account_number AS number FROM registry_paymentroute ra JOIN registry_paymentroute rb
      ON rb.bank = ra.bank AND rb.account_number = ra.account_number
    WHERE ra.person_id = a.id AND rb.person_id = b.id AND ra.account_number <> '' AND upper_inf(ra.known) AND upper_inf(rb.known)
      AND ra.valid @> %(month)s AND rb.valid @> %(month)s LIMIT 1
  ) AS account ON true
)"""
NEAR_PERSON = f"""
{PEOPLE}, {SIMILARITY}, summed AS (
  SELECT *, name_weight + birth_weight + place_weight + sex_weight + card_weight + account_weight AS weight FROM alike
)
SELECT s.b_id AS person_id, s.a_id AS other_id, s.entitlement_id, s.a_id || '/' || s.b_id AS subject, s.month_vnd,
  NULL::date AS since,
  jsonb_build_array(
    jsonb_build_object('what', 'full_name', 'value', b.full_name, 'other', a.full_name, 'weight', name_weight,
      'source', 'person:' || b.id, 'other_source', 'person:' || a.id),
    jsonb_build_object('what', 'birth', 'value', b.birth_date, 'precision', b.birth_precision,
      'other', a.birth_date, 'other_precision', a.birth_precision, 'weight', birth_weight),
    jsonb_build_object('what', 'place', 'value', coalesce(b.village_id, b.commune_id),
      'other', coalesce(a.village_id, a.commune_id), 'weight', place_weight),
    jsonb_build_object('what', 'sex', 'value', b.sex, 'other', a.sex, 'weight', sex_weight),
    jsonb_build_object('what', 'cccd', 'value', b.cccd, 'other', a.cccd, 'weight', card_weight),
    jsonb_build_object('what', 'account', 'value', coalesce(s.account, ''), 'other', coalesce(s.account, ''),
      'weight', account_weight),
    jsonb_build_object('what', 'weight', 'value', s.weight)) AS evidence
FROM summed s JOIN one a ON a.id = s.a_id JOIN one b ON b.id = s.b_id
WHERE s.weight >= {ASKED_FROM}
  AND NOT EXISTS (SELECT 1 FROM registry_paper pa JOIN registry_paper pb ON pb.kind = pa.kind AND pb.number = pa.number
    WHERE pa.person_id = s.a_id AND pb.person_id = s.b_id AND upper_inf(pa.known) AND upper_inf(pb.known)
      AND pa.kind IN ('CCCD', 'CMND', 'BIRTH_CERTIFICATE'))
"""
