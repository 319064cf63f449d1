-- QUA.CTN.277.600 (higher) from 2023-06-19: group president_gift_martyrs_day, half 3
SELECT 'QUA.CTN.277.600' AS rule,
  CASE WHEN (f.gift_higher AND f.merit_living) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('QUA.CTN.277.600')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.gift_higher AND f.merit_living) IS NOT FALSE

-- QUA.CTN.277.300 (lower) from 2023-06-19: group president_gift_martyrs_day, half 3
SELECT 'QUA.CTN.277.300' AS rule,
  CASE WHEN (f.gift_lower AND f.merit_living) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('QUA.CTN.277.300')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.gift_lower AND f.merit_living) IS NOT FALSE