-- BM.TC (allowance) from 2021-07-01: group heroic_mother, half 3
SELECT 'BM.TC' AS rule,
  CASE WHEN (f.is_heroic_mother AND f.merit_living AND f.merit_free) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('BM.TC')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.is_heroic_mother AND f.merit_living AND f.merit_free) IS NOT FALSE

-- BM.PC (supplement) from 2021-07-01: group heroic_mother_allowance, half 3
SELECT 'BM.PC' AS rule,
  CASE WHEN (f.is_heroic_mother AND f.merit_living AND f.merit_free) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('BM.PC')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.is_heroic_mother AND f.merit_living AND f.merit_free) IS NOT FALSE