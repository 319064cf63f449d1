-- ND20-13 (injured) from 2021-07-01: group emergency_injury, half 3
SELECT 'ND20-13' AS rule,
  CASE WHEN (f.badly_injured) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_assistance_standard')::text AS rate_code, (10)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.badly_injured) IS NOT FALSE

-- ND335-12.1 (injured) from 2026-10-05: group emergency_injury, half 3
SELECT 'ND335-12.1' AS rule,
  CASE WHEN (f.badly_injured) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_assistance_standard')::text AS rate_code, (10)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.badly_injured) IS NOT FALSE