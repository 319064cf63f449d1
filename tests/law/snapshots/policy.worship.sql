-- TC.THOCUNG (worship) from 2021-01-01: group worship, half 3
SELECT 'TC.THOCUNG' AS rule,
  CASE WHEN (f.worships AND f.merit_living) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('TC.THOCUNG')::text AS rate_code, (1 * f.worshipped_martyrs)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.worships AND f.merit_living) IS NOT FALSE

-- TC.THOCUNG (worship) from 2022-01-01: group worship, half 3
SELECT 'TC.THOCUNG' AS rule,
  CASE WHEN (f.worships AND f.merit_living) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('TC.THOCUNG')::text AS rate_code, (1 * f.worshipped_martyrs)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.worships AND f.merit_living) IS NOT FALSE