-- CD.CON61_80 (from_61) from 2021-07-01: group chemical_offspring, half 3
SELECT 'CD.CON61_80' AS rule,
  CASE WHEN (f.offspring_61_80 AND f.merit_living AND f.merit_free) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('CD.CON61_80')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.offspring_61_80 AND f.merit_living AND f.merit_free) IS NOT FALSE

-- CD.CON81 (from_81) from 2021-07-01: group chemical_offspring, half 3
SELECT 'CD.CON81' AS rule,
  CASE WHEN (f.offspring_81 AND f.merit_living AND f.merit_free) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('CD.CON81')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.offspring_81 AND f.merit_living AND f.merit_free) IS NOT FALSE