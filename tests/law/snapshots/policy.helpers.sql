-- GD.KNC (plaque) from 2021-07-01: group helper, half 3
SELECT 'GD.KNC' AS rule,
  CASE WHEN (f.helper_plaque AND f.helper_monthly AND f.merit_living AND f.merit_free) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('GD.KNC')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.helper_plaque AND f.helper_monthly AND f.merit_living AND f.merit_free) IS NOT FALSE

-- GD.HC (order) from 2021-07-01: group helper, half 3
SELECT 'GD.HC' AS rule,
  CASE WHEN (f.helper_order AND f.helper_monthly AND f.merit_living AND f.merit_free) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('GD.HC')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.helper_order AND f.helper_monthly AND f.merit_living AND f.merit_free) IS NOT FALSE

-- GD.ND (alone) from 2021-07-01: group helper_care, half 3
SELECT 'GD.ND' AS rule,
  CASE WHEN (f.helper_monthly AND f.lives_alone AND f.merit_living AND f.merit_free) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('GD.ND')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.helper_monthly AND f.lives_alone AND f.merit_living AND f.merit_free) IS NOT FALSE