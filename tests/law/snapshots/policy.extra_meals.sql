-- LT.ANTHEM (meals) from 2021-01-01: group extra_meals, half 3
SELECT 'LT.ANTHEM' AS rule,
  CASE WHEN (f.eats_extra AND f.merit_living AND f.merit_free) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('LT.ANTHEM')::text AS rate_code, (1 * f.extra_meal_days)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.eats_extra AND f.merit_living AND f.merit_free) IS NOT FALSE

-- LT.ANTHEM (meals) from 2022-01-01: group extra_meals, half 3
SELECT 'LT.ANTHEM' AS rule,
  CASE WHEN (f.eats_extra AND f.merit_living AND f.merit_free) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('LT.ANTHEM')::text AS rate_code, (1 * f.extra_meal_days)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.eats_extra AND f.merit_living AND f.merit_free) IS NOT FALSE