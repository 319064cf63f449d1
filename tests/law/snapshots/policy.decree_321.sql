-- ND321.TRUYLINH (arrears) from 2026-10-01: group merit_arrears, half 3
SELECT 'ND321.TRUYLINH' AS rule,
  CASE WHEN (f.paid_monthly AND f.merit_living AND f.merit_free) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.decree_321) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('MC.CHUAN')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.paid_monthly AND f.merit_living AND f.merit_free) IS NOT FALSE