-- TT02-3 (day) from 2021-07-01: group emergency_food, half 3
SELECT 'TT02-3' AS rule,
  CASE WHEN (f.in_emergency_care) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('emergency_food_day_tt02')::text AS rate_code, (1 * f.emergency_care_days)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.in_emergency_care) IS NOT FALSE

-- ND335-16.2 (day) from 2026-10-05: group emergency_food, half 3
SELECT 'ND335-16.2' AS rule,
  CASE WHEN (f.in_emergency_care) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('emergency_food_day_nd335')::text AS rate_code, (1 * f.emergency_care_days)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.in_emergency_care) IS NOT FALSE