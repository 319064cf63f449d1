"""Accounts: several people on one, a name unlike the holder's, an authorisation that has run out.

Names are compared folded. An account name fits when it is the holder's or that of somebody authorised, with initials
("N V AN"), with the middle left out ("NGUYEN AN") or behind a form of address ("BA LE THI NUOI").
"""

from __future__ import annotations

# A text without marks, in small letters, one blank between words: what ``kit.vietnamese.fold`` does.
FOLD = (
    r"btrim(regexp_replace(translate(regexp_replace(normalize(lower({0}), NFD), U&'[\0300-\036F]', '', 'g'), 'đ', 'd'),"
    r" '[^a-z0-9]+', ' ', 'g'))"
)
# Who is paid to which account, by how the account's name reads: every word is a beginning of one of the
# holder's, in their order: "n an" asks "^n[a-z]* (.* )?an[a-z]*$".
ROUTES = f"""
route AS MATERIALIZED (
  SELECT p.person_id, p.month, p.month_vnd, p.entitlement_id, r.bank, r.account_number, r.account_name, r.source_id, h.fold AS holder,
    named.name AS named,
    '^' || replace(named.name, ' ', '[a-z]* (.* )?') || '[a-z]*$' AS reads
  FROM payee p
  JOIN registry_paymentroute r ON r.person_id = p.person_id AND upper_inf(r.known) AND r.valid @> %(month)s
    AND r.channel = 'BANK' AND r.account_number <> ''
  JOIN registry_person h ON h.id = p.person_id
  CROSS JOIN LATERAL (
    SELECT regexp_replace({FOLD.format("r.account_name")}, '^(ong|ba|co|chu|chi|anh|em) (?=\\S+ \\S)', '') AS name) AS named
), authorised AS MATERIALIZED (
  SELECT r.person_id, r.receiver_name, {FOLD.format("r.receiver_name")} AS name, r.valid, r.source_id
  FROM registry_receiver r JOIN route ON route.person_id = r.person_id WHERE upper_inf(r.known)
)"""

# The one whose name the account bears is its holder; who is authorised to let it receive is no finding.
SHARED = f"""
WITH {ROUTES}, crowd AS (
  SELECT bank, account_number, count(*) AS people,
    (array_agg(person_id ORDER BY (holder ~ reads) DESC, entitlement_id))[1] AS owner_id
  FROM route GROUP BY 1, 2 HAVING count(*) > 1
)
SELECT r.person_id, crowd.owner_id AS other_id, NULL::bigint AS entitlement_id, r.person_id::text AS subject, r.month_vnd,
  NULL::date AS since,
  jsonb_build_array(
    jsonb_build_object('what', 'account', 'value', r.bank || ' ' || r.account_number, 'source', 'source:' || r.source_id,
      'other', o.bank || ' ' || o.account_number, 'other_source', 'source:' || o.source_id),
    jsonb_build_object('what', 'account_name', 'value', r.account_name, 'other', o.account_name),
    jsonb_build_object('what', 'account_people', 'value', crowd.people)) AS evidence
FROM crowd JOIN route r ON r.bank = crowd.bank AND r.account_number = crowd.account_number AND r.person_id <> crowd.owner_id
JOIN route o ON o.person_id = crowd.owner_id
WHERE NOT EXISTS (SELECT 1 FROM authorised a WHERE a.person_id = r.person_id AND a.valid @> %(month)s
  AND (a.name = r.named OR a.name ~ r.reads OR a.name = o.holder))
"""

NAME = f"""
WITH {ROUTES}
SELECT r.person_id, NULL::bigint AS other_id, NULL::bigint AS entitlement_id, r.person_id::text AS subject, r.month_vnd,
  NULL::date AS since,
  jsonb_build_array(
    jsonb_build_object('what', 'account_name', 'value', r.account_name, 'source', 'source:' || r.source_id),
    jsonb_build_object('what', 'account', 'value', r.bank || ' ' || r.account_number)) AS evidence
FROM route r
WHERE r.named <> '' AND r.named <> r.holder AND NOT r.holder ~ r.reads
  AND NOT EXISTS (SELECT 1 FROM authorised a WHERE a.person_id = r.person_id AND (a.name = r.named OR a.name ~ r.reads))
  AND NOT EXISTS (SELECT 1 FROM route o WHERE o.bank = r.bank AND o.account_number = r.account_number AND o.person_id <> r.person_id)
"""

# The account is that of somebody who was authorised once: the last authorisation has ended, and no other holds.
RECEIVER_LAPSED = f"""
WITH {ROUTES}
SELECT DISTINCT ON (r.person_id) r.person_id, NULL::bigint AS other_id, NULL::bigint AS entitlement_id,
  r.person_id::text AS subject, r.month_vnd, (date_trunc('month', upper(a.valid) - 1) + interval '1 month')::date AS since,
  jsonb_build_array(
    jsonb_build_object('what', 'receiver', 'value', a.receiver_name, 'source', 'source:' || a.source_id),
    jsonb_build_object('what', 'receiver_until', 'value', upper(a.valid) - 1),
    jsonb_build_object('what', 'account_name', 'value', r.account_name, 'source', 'source:' || r.source_id)) AS evidence
FROM route r JOIN authorised a ON a.person_id = r.person_id AND (a.name = r.named OR a.name ~ r.reads)
  AND upper(a.valid) <= %(month)s
WHERE NOT r.holder ~ r.reads AND NOT EXISTS (
  SELECT 1 FROM authorised now WHERE now.person_id = r.person_id AND now.valid @> %(month)s AND (now.name = r.named OR now.name ~ r.reads))
ORDER BY r.person_id, upper(a.valid) DESC
"""
