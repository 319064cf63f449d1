-- ND136-CS.1.a (under_4) from 2021-01-01: group care_support, half 3
SELECT 'ND136-CS.1.a' AS rule,
  CASE WHEN (f.taken_in AND f.without_support AND f.under_4 AND f.living AND f.outside_facility AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.orphan_and_extreme OR f.coefficient_unrecorded) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_assistance_standard')::text AS rate_code, (2.5)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.taken_in AND f.without_support AND f.under_4 AND f.living AND f.outside_facility AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE

-- ND136-CS.1.b1 (from_4) from 2021-01-01: group care_support, half 3
SELECT 'ND136-CS.1.b1' AS rule,
  CASE WHEN (f.taken_in AND f.without_support AND f.from_4_under_16 AND f.living AND f.outside_facility AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.turning_4 OR f.orphan_and_extreme OR f.coefficient_unrecorded) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_assistance_standard')::text AS rate_code, (1.5)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.taken_in AND f.without_support AND f.from_4_under_16 AND f.living AND f.outside_facility AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE

-- ND20-CS.1.a (under_4) from 2021-07-01: group care_support, half 3
SELECT 'ND20-CS.1.a' AS rule,
  CASE WHEN (f.taken_in AND f.without_support AND f.under_4 AND f.living AND f.outside_facility AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.orphan_and_extreme OR f.died_before_nd335 OR f.first_signed_before_nd335) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_assistance_standard')::text AS rate_code, (2.5)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.taken_in AND f.without_support AND f.under_4 AND f.living AND f.outside_facility AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE

-- ND20-CS.1.b1 (from_4) from 2021-07-01: group care_support, half 3
SELECT 'ND20-CS.1.b1' AS rule,
  CASE WHEN (f.taken_in AND f.without_support AND f.from_4_under_16 AND f.living AND f.outside_facility AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.turning_4 OR f.orphan_and_extreme OR f.died_before_nd335 OR f.first_signed_before_nd335) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_assistance_standard')::text AS rate_code, (1.5)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.taken_in AND f.without_support AND f.from_4_under_16 AND f.living AND f.outside_facility AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE

-- ND335-CS.1.a (under_4) from 2026-10-05: group care_support, half 3
SELECT 'ND335-CS.1.a' AS rule,
  CASE WHEN (f.taken_in AND f.without_support_2026 AND f.under_4 AND f.living AND f.outside_facility AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.orphan_and_extreme) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_assistance_standard')::text AS rate_code, (2.5)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.taken_in AND f.without_support_2026 AND f.under_4 AND f.living AND f.outside_facility AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE

-- ND335-CS.1.b1 (from_4) from 2026-10-05: group care_support, half 3
SELECT 'ND335-CS.1.b1' AS rule,
  CASE WHEN (f.taken_in AND f.without_support_2026 AND f.from_4_under_16 AND f.living AND f.outside_facility AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.turning_4 OR f.orphan_and_extreme) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_assistance_standard')::text AS rate_code, (1.5)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.taken_in AND f.without_support_2026 AND f.from_4_under_16 AND f.living AND f.outside_facility AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE