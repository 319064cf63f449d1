-- ML.TT5_10 (from_5) from 2021-01-01: group injury_once, half 3
SELECT 'ML.TT5_10' AS rule,
  CASE WHEN (f.injured_5_10) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('ML.TT5_10')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.injured_5_10) IS NOT FALSE

-- ML.TT11_15 (from_11) from 2021-01-01: group injury_once, half 3
SELECT 'ML.TT11_15' AS rule,
  CASE WHEN (f.injured_11_15) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('ML.TT11_15')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.injured_11_15) IS NOT FALSE

-- ML.TT16_20 (from_16) from 2021-01-01: group injury_once, half 3
SELECT 'ML.TT16_20' AS rule,
  CASE WHEN (f.injured_16_20) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('ML.TT16_20')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.injured_16_20) IS NOT FALSE

-- ML.TT5_10 (from_5) from 2021-09-15: group injury_once, half 3
SELECT 'ML.TT5_10' AS rule,
  CASE WHEN (f.injured_5_10) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('ML.TT5_10')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.injured_5_10) IS NOT FALSE

-- ML.TT11_15 (from_11) from 2021-09-15: group injury_once, half 3
SELECT 'ML.TT11_15' AS rule,
  CASE WHEN (f.injured_11_15) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('ML.TT11_15')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.injured_11_15) IS NOT FALSE

-- ML.TT16_20 (from_16) from 2021-09-15: group injury_once, half 3
SELECT 'ML.TT16_20' AS rule,
  CASE WHEN (f.injured_16_20) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('ML.TT16_20')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.injured_16_20) IS NOT FALSE