-- ND20-25.3 (resident) from 2021-07-01: group funeral, half 3
SELECT 'ND20-25.3' AS rule,
  CASE WHEN (f.stays_in_facility AND f.died) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.died_before_nd335) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_assistance_standard')::text AS rate_code, (50)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.stays_in_facility AND f.died) IS NOT FALSE

-- ND20-25.3 (resident) from 2026-10-05: group funeral, half 3
SELECT 'ND20-25.3' AS rule,
  CASE WHEN (f.stays_in_facility AND f.died) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.coefficient_unrecorded) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_assistance_standard')::text AS rate_code, (50)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.stays_in_facility AND f.died) IS NOT FALSE