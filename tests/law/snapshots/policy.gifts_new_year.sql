-- QUA.CTN.TET.600 (higher) from 2026-01-05: group president_gift_new_year, half 3
SELECT 'QUA.CTN.TET.600' AS rule,
  CASE WHEN (f.gift_higher AND f.merit_living) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('QUA.CTN.TET.600')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.gift_higher AND f.merit_living) IS NOT FALSE

-- QUA.CTN.TET.300 (lower) from 2026-01-05: group president_gift_new_year, half 3
SELECT 'QUA.CTN.TET.300' AS rule,
  CASE WHEN (f.gift_lower AND f.merit_living) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('QUA.CTN.TET.300')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.gift_lower AND f.merit_living) IS NOT FALSE