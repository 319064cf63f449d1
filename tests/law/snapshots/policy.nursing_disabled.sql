-- ND136-CS.2.a1 (once) from 2021-01-01: group nursing_support, half 3
SELECT 'ND136-CS.2.a1' AS rule,
  CASE WHEN (f.severe_or_extreme AND f.nurses_once AND f.spouse_without_share AND f.living AND f.outside_facility AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.coefficient_unrecorded) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_assistance_standard')::text AS rate_code, (1.5)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.severe_or_extreme AND f.nurses_once AND f.spouse_without_share AND f.living AND f.outside_facility AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE

-- ND136-CS.2.a2 (twice) from 2021-01-01: group nursing_support, half 3
SELECT 'ND136-CS.2.a2' AS rule,
  CASE WHEN (f.severe_or_extreme AND f.nurses_twice AND f.spouse_without_share AND f.living AND f.outside_facility AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.coefficient_unrecorded) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_assistance_standard')::text AS rate_code, (2.0)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.severe_or_extreme AND f.nurses_twice AND f.spouse_without_share AND f.living AND f.outside_facility AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE

-- ND20-CS.2.a1 (once) from 2021-07-01: group nursing_support, half 3
SELECT 'ND20-CS.2.a1' AS rule,
  CASE WHEN (f.severe_or_extreme AND f.nurses_once AND f.spouse_without_share AND f.living AND f.outside_facility AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.extreme_cared_for_at_home OR f.died_before_nd335 OR f.first_signed_before_nd335) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_assistance_standard')::text AS rate_code, (1.5)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.severe_or_extreme AND f.nurses_once AND f.spouse_without_share AND f.living AND f.outside_facility AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE

-- ND20-CS.2.a2 (twice) from 2021-07-01: group nursing_support, half 3
SELECT 'ND20-CS.2.a2' AS rule,
  CASE WHEN (f.severe_or_extreme AND f.nurses_twice AND f.spouse_without_share AND f.living AND f.outside_facility AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.extreme_cared_for_at_home OR f.died_before_nd335 OR f.first_signed_before_nd335) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_assistance_standard')::text AS rate_code, (2.0)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.severe_or_extreme AND f.nurses_twice AND f.spouse_without_share AND f.living AND f.outside_facility AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE

-- ND335-CS.2.a1 (once) from 2026-10-05: group nursing_support, half 3
SELECT 'ND335-CS.2.a1' AS rule,
  CASE WHEN (f.severe_or_extreme AND f.nurses_once AND f.spouse_without_share AND f.living AND f.outside_facility AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.extreme_cared_for_at_home) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_assistance_standard')::text AS rate_code, (1.5)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.severe_or_extreme AND f.nurses_once AND f.spouse_without_share AND f.living AND f.outside_facility AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE

-- ND335-CS.2.a2 (twice) from 2026-10-05: group nursing_support, half 3
SELECT 'ND335-CS.2.a2' AS rule,
  CASE WHEN (f.severe_or_extreme AND f.nurses_twice AND f.spouse_without_share AND f.living AND f.outside_facility AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.extreme_cared_for_at_home) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_assistance_standard')::text AS rate_code, (2.0)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.severe_or_extreme AND f.nurses_twice AND f.spouse_without_share AND f.living AND f.outside_facility AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE