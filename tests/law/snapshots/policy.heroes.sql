-- AH.TC (hero) from 2021-07-01: group hero, half 3
SELECT 'AH.TC' AS rule,
  CASE WHEN (f.is_hero AND f.merit_living AND f.merit_free) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('AH.TC')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.is_hero AND f.merit_living AND f.merit_free) IS NOT FALSE