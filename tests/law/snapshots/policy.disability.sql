-- ND136-5.6.dbn.te (extreme_child) from 2021-01-01: group social_assistance, half 2
SELECT 'ND136-5.6.dbn.te' AS rule,
  CASE WHEN (f.extreme AND f.under_16 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.certified AND f.no_income_excluding_disability) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_assistance_standard')::text AS rate_code, (2.5)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.extreme AND f.under_16 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.certified AND f.no_income_excluding_disability) IS NOT FALSE

-- ND136-5.6.dbn (extreme_adult) from 2021-01-01: group social_assistance, half 2
SELECT 'ND136-5.6.dbn' AS rule,
  CASE WHEN (f.extreme AND f.from_16_under_60 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.certified AND f.no_income_excluding_disability) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.turning_16) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_assistance_standard')::text AS rate_code, (2.0)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.extreme AND f.from_16_under_60 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.certified AND f.no_income_excluding_disability) IS NOT FALSE

-- ND136-5.6.dbn.nct (extreme_elder) from 2021-01-01: group social_assistance, half 2
SELECT 'ND136-5.6.dbn.nct' AS rule,
  CASE WHEN (f.extreme AND f.from_60 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.certified AND f.no_income_excluding_disability) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_assistance_standard')::text AS rate_code, (2.5)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.extreme AND f.from_60 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.certified AND f.no_income_excluding_disability) IS NOT FALSE

-- ND136-5.6.nang.te (severe_child) from 2021-01-01: group social_assistance, half 2
SELECT 'ND136-5.6.nang.te' AS rule,
  CASE WHEN (f.severe AND f.under_16 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.certified AND f.no_income_excluding_disability) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_assistance_standard')::text AS rate_code, (2.0)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.severe AND f.under_16 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.certified AND f.no_income_excluding_disability) IS NOT FALSE

-- ND136-5.6.nang (severe_adult) from 2021-01-01: group social_assistance, half 2
SELECT 'ND136-5.6.nang' AS rule,
  CASE WHEN (f.severe AND f.from_16_under_60 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.certified AND f.no_income_excluding_disability) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.turning_16) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_assistance_standard')::text AS rate_code, (1.5)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.severe AND f.from_16_under_60 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.certified AND f.no_income_excluding_disability) IS NOT FALSE

-- ND136-5.6.nang.nct (severe_elder) from 2021-01-01: group social_assistance, half 2
SELECT 'ND136-5.6.nang.nct' AS rule,
  CASE WHEN (f.severe AND f.from_60 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.certified AND f.no_income_excluding_disability) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_assistance_standard')::text AS rate_code, (2.0)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.severe AND f.from_60 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.certified AND f.no_income_excluding_disability) IS NOT FALSE

-- ND20-5.6.dbn.te (extreme_child) from 2021-07-01: group social_assistance, half 2
SELECT 'ND20-5.6.dbn.te' AS rule,
  CASE WHEN (f.extreme AND f.under_16 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.certified AND f.no_income_excluding_disability) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.died_before_nd335 OR f.first_signed_before_nd335) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_assistance_standard')::text AS rate_code, (2.5)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.extreme AND f.under_16 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.certified AND f.no_income_excluding_disability) IS NOT FALSE

-- ND20-5.6.dbn (extreme_adult) from 2021-07-01: group social_assistance, half 2
SELECT 'ND20-5.6.dbn' AS rule,
  CASE WHEN (f.extreme AND f.from_16_under_60 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.certified AND f.no_income_excluding_disability) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.turning_16 OR f.died_before_nd335 OR f.first_signed_before_nd335) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_assistance_standard')::text AS rate_code, (2.0)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.extreme AND f.from_16_under_60 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.certified AND f.no_income_excluding_disability) IS NOT FALSE

-- ND20-5.6.dbn.nct (extreme_elder) from 2021-07-01: group social_assistance, half 2
SELECT 'ND20-5.6.dbn.nct' AS rule,
  CASE WHEN (f.extreme AND f.from_60 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.certified AND f.no_income_excluding_disability) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.died_before_nd335 OR f.first_signed_before_nd335) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_assistance_standard')::text AS rate_code, (2.5)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.extreme AND f.from_60 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.certified AND f.no_income_excluding_disability) IS NOT FALSE

-- ND20-5.6.nang.te (severe_child) from 2021-07-01: group social_assistance, half 2
SELECT 'ND20-5.6.nang.te' AS rule,
  CASE WHEN (f.severe AND f.under_16 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.certified AND f.no_income_excluding_disability) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.died_before_nd335 OR f.first_signed_before_nd335) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_assistance_standard')::text AS rate_code, (2.0)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.severe AND f.under_16 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.certified AND f.no_income_excluding_disability) IS NOT FALSE

-- ND20-5.6.nang (severe_adult) from 2021-07-01: group social_assistance, half 2
SELECT 'ND20-5.6.nang' AS rule,
  CASE WHEN (f.severe AND f.from_16_under_60 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.certified AND f.no_income_excluding_disability) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.turning_16 OR f.died_before_nd335 OR f.first_signed_before_nd335) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_assistance_standard')::text AS rate_code, (1.5)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.severe AND f.from_16_under_60 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.certified AND f.no_income_excluding_disability) IS NOT FALSE

-- ND20-5.6.nang.nct (severe_elder) from 2021-07-01: group social_assistance, half 2
SELECT 'ND20-5.6.nang.nct' AS rule,
  CASE WHEN (f.severe AND f.from_60 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.certified AND f.no_income_excluding_disability) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.died_before_nd335 OR f.first_signed_before_nd335) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_assistance_standard')::text AS rate_code, (2.0)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.severe AND f.from_60 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.certified AND f.no_income_excluding_disability) IS NOT FALSE

-- ND20-5.6.dbn.te (extreme_child) from 2025-07-01: group social_assistance, half 2
SELECT 'ND20-5.6.dbn.te' AS rule,
  CASE WHEN (f.extreme AND f.under_16 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.certified AND f.no_income_excluding_disability) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.died_before_nd335 OR f.first_signed_before_nd335 OR f.signed_later_under_nd147) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_assistance_standard')::text AS rate_code, (2.5)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.extreme AND f.under_16 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.certified AND f.no_income_excluding_disability) IS NOT FALSE

-- ND20-5.6.dbn (extreme_adult) from 2025-07-01: group social_assistance, half 2
SELECT 'ND20-5.6.dbn' AS rule,
  CASE WHEN (f.extreme AND f.from_16_under_60 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.certified AND f.no_income_excluding_disability) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.turning_16 OR f.died_before_nd335 OR f.first_signed_before_nd335 OR f.signed_later_under_nd147) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_assistance_standard')::text AS rate_code, (2.0)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.extreme AND f.from_16_under_60 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.certified AND f.no_income_excluding_disability) IS NOT FALSE

-- ND20-5.6.dbn.nct (extreme_elder) from 2025-07-01: group social_assistance, half 2
SELECT 'ND20-5.6.dbn.nct' AS rule,
  CASE WHEN (f.extreme AND f.from_60 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.certified AND f.no_income_excluding_disability) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.died_before_nd335 OR f.first_signed_before_nd335 OR f.signed_later_under_nd147) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_assistance_standard')::text AS rate_code, (2.5)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.extreme AND f.from_60 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.certified AND f.no_income_excluding_disability) IS NOT FALSE

-- ND20-5.6.nang.te (severe_child) from 2025-07-01: group social_assistance, half 2
SELECT 'ND20-5.6.nang.te' AS rule,
  CASE WHEN (f.severe AND f.under_16 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.certified AND f.no_income_excluding_disability) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.died_before_nd335 OR f.first_signed_before_nd335 OR f.signed_later_under_nd147) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_assistance_standard')::text AS rate_code, (2.0)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.severe AND f.under_16 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.certified AND f.no_income_excluding_disability) IS NOT FALSE

-- ND20-5.6.nang (severe_adult) from 2025-07-01: group social_assistance, half 2
SELECT 'ND20-5.6.nang' AS rule,
  CASE WHEN (f.severe AND f.from_16_under_60 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.certified AND f.no_income_excluding_disability) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.turning_16 OR f.died_before_nd335 OR f.first_signed_before_nd335 OR f.signed_later_under_nd147) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_assistance_standard')::text AS rate_code, (1.5)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.severe AND f.from_16_under_60 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.certified AND f.no_income_excluding_disability) IS NOT FALSE

-- ND20-5.6.nang.nct (severe_elder) from 2025-07-01: group social_assistance, half 2
SELECT 'ND20-5.6.nang.nct' AS rule,
  CASE WHEN (f.severe AND f.from_60 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.certified AND f.no_income_excluding_disability) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.died_before_nd335 OR f.first_signed_before_nd335 OR f.signed_later_under_nd147) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_assistance_standard')::text AS rate_code, (2.0)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.severe AND f.from_60 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.certified AND f.no_income_excluding_disability) IS NOT FALSE

-- ND335-5.6.dbn.te (extreme_child) from 2026-10-05: group social_assistance, half 2
SELECT 'ND335-5.6.dbn.te' AS rule,
  CASE WHEN (f.extreme AND f.under_16 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed AND f.no_income_excluding_disability) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_assistance_standard')::text AS rate_code, (2.5)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.extreme AND f.under_16 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed AND f.no_income_excluding_disability) IS NOT FALSE

-- ND335-5.6.dbn (extreme_adult) from 2026-10-05: group social_assistance, half 2
SELECT 'ND335-5.6.dbn' AS rule,
  CASE WHEN (f.extreme AND f.from_16_under_60 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed AND f.no_income_excluding_disability) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.turning_16) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_assistance_standard')::text AS rate_code, (2.0)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.extreme AND f.from_16_under_60 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed AND f.no_income_excluding_disability) IS NOT FALSE

-- ND335-5.6.dbn.nct (extreme_elder) from 2026-10-05: group social_assistance, half 2
SELECT 'ND335-5.6.dbn.nct' AS rule,
  CASE WHEN (f.extreme AND f.from_60 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed AND f.no_income_excluding_disability) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_assistance_standard')::text AS rate_code, (2.5)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.extreme AND f.from_60 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed AND f.no_income_excluding_disability) IS NOT FALSE

-- ND335-5.6.nang.te (severe_child) from 2026-10-05: group social_assistance, half 2
SELECT 'ND335-5.6.nang.te' AS rule,
  CASE WHEN (f.severe AND f.under_16 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed AND f.no_income_excluding_disability) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_assistance_standard')::text AS rate_code, (2.0)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.severe AND f.under_16 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed AND f.no_income_excluding_disability) IS NOT FALSE

-- ND335-5.6.nang (severe_adult) from 2026-10-05: group social_assistance, half 2
SELECT 'ND335-5.6.nang' AS rule,
  CASE WHEN (f.severe AND f.from_16_under_60 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed AND f.no_income_excluding_disability) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.turning_16) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_assistance_standard')::text AS rate_code, (1.5)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.severe AND f.from_16_under_60 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed AND f.no_income_excluding_disability) IS NOT FALSE

-- ND335-5.6.nang.nct (severe_elder) from 2026-10-05: group social_assistance, half 2
SELECT 'ND335-5.6.nang.nct' AS rule,
  CASE WHEN (f.severe AND f.from_60 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed AND f.no_income_excluding_disability) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_assistance_standard')::text AS rate_code, (2.0)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.severe AND f.from_60 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed AND f.no_income_excluding_disability) IS NOT FALSE