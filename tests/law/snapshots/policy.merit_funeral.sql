-- MT.MAITANG (funeral) from 2021-07-01: group funeral, half 3
SELECT 'MT.MAITANG' AS rule,
  CASE WHEN (f.funeral_merit AND f.merit_died AND f.no_insurance_funeral) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.other_funeral) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('MT.MAITANG')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.funeral_merit AND f.merit_died AND f.no_insurance_funeral) IS NOT FALSE