-- HD45T.TC (detached) from 2021-07-01: group revolutionary, half 3
SELECT 'HD45T.TC' AS rule,
  CASE WHEN (f.hd45_detached AND f.merit_living AND f.merit_free) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('HD45T.TC')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.hd45_detached AND f.merit_living AND f.merit_free) IS NOT FALSE

-- HD45T.PC (seniority) from 2021-07-01: group revolutionary_seniority, half 3
SELECT 'HD45T.PC' AS rule,
  CASE WHEN (f.hd45_detached AND f.merit_living AND f.merit_free) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('HD45T.PC')::text AS rate_code, (1 * f.revolutionary_years)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.hd45_detached AND f.merit_living AND f.merit_free) IS NOT FALSE

-- HD45K.TC (local) from 2021-07-01: group revolutionary, half 3
SELECT 'HD45K.TC' AS rule,
  CASE WHEN (f.hd45_local AND f.merit_living AND f.merit_free) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('HD45K.TC')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.hd45_local AND f.merit_living AND f.merit_free) IS NOT FALSE

-- TKN.TC (pre_uprising) from 2021-07-01: group revolutionary, half 3
SELECT 'TKN.TC' AS rule,
  CASE WHEN (f.tkn_only AND f.merit_living AND f.merit_free) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('TKN.TC')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.tkn_only AND f.merit_living AND f.merit_free) IS NOT FALSE