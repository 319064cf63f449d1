-- ML.HDKC (resistance) from 2021-07-01: group resistance, half 3
SELECT 'ML.HDKC' AS rule,
  CASE WHEN (f.resistance AND f.enjoyed AND f.merit_living AND f.one_off_open) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.seniority_rounding) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('ML.HDKC')::text AS rate_code, (1 * f.resistance_years)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.resistance AND f.enjoyed AND f.merit_living AND f.one_off_open) IS NOT FALSE

-- ML.GD.HUYCHUONG (medal) from 2021-07-01: group helper_once, half 3
SELECT 'ML.GD.HUYCHUONG' AS rule,
  CASE WHEN (f.helper_medal AND f.enjoyed AND f.not_honoured_elsewhere AND f.merit_living AND f.one_off_open) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('ML.GD.HUYCHUONG')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.helper_medal AND f.enjoyed AND f.not_honoured_elsewhere AND f.merit_living AND f.one_off_open) IS NOT FALSE