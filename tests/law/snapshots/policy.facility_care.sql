-- ND20-CSO.te4 (under_4) from 2021-07-01: group facility_care, half 3
SELECT 'ND20-CSO.te4' AS rule,
  CASE WHEN (f.stays_in_facility AND f.under_4 AND f.living AND f.not_ended) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.died_before_nd335) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_assistance_standard')::text AS rate_code, (5.0)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.stays_in_facility AND f.under_4 AND f.living AND f.not_ended) IS NOT FALSE

-- ND20-CSO.khac (from_4) from 2021-07-01: group facility_care, half 3
SELECT 'ND20-CSO.khac' AS rule,
  CASE WHEN (f.stays_in_facility AND f.from_4 AND f.living AND f.not_ended) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.turning_4 OR f.died_before_nd335) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_assistance_standard')::text AS rate_code, (4.0)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.stays_in_facility AND f.from_4 AND f.living AND f.not_ended) IS NOT FALSE

-- ND20-CSO.te4 (under_4) from 2026-10-05: group facility_care, half 3
SELECT 'ND20-CSO.te4' AS rule,
  CASE WHEN (f.stays_in_facility AND f.under_4 AND f.living AND f.not_ended) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.coefficient_unrecorded) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_assistance_standard')::text AS rate_code, (5.0)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.stays_in_facility AND f.under_4 AND f.living AND f.not_ended) IS NOT FALSE

-- ND20-CSO.khac (from_4) from 2026-10-05: group facility_care, half 3
SELECT 'ND20-CSO.khac' AS rule,
  CASE WHEN (f.stays_in_facility AND f.from_4 AND f.living AND f.not_ended) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.turning_4 OR f.coefficient_unrecorded) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_assistance_standard')::text AS rate_code, (4.0)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.stays_in_facility AND f.from_4 AND f.living AND f.not_ended) IS NOT FALSE