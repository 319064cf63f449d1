-- ND136-5.3.te (under_4) from 2021-01-01: group social_assistance, half 3
SELECT 'ND136-5.3.te' AS rule,
  CASE WHEN (f.lives_with_hiv AND f.poor AND f.under_4 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.on_merit_allowance) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_assistance_standard')::text AS rate_code, (2.5)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.lives_with_hiv AND f.poor AND f.under_4 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE

-- ND136-5.3.te (from_4) from 2021-01-01: group social_assistance, half 3
SELECT 'ND136-5.3.te' AS rule,
  CASE WHEN (f.lives_with_hiv AND f.poor AND f.from_4_under_16 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.turning_4 OR f.on_merit_allowance) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_assistance_standard')::text AS rate_code, (2.0)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.lives_with_hiv AND f.poor AND f.from_4_under_16 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE

-- ND20-5.3 (under_4) from 2021-07-01: group social_assistance, half 3
SELECT 'ND20-5.3' AS rule,
  CASE WHEN (f.lives_with_hiv AND f.poor AND f.under_4 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.on_merit_allowance OR f.died_before_nd335 OR f.first_signed_before_nd335) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_assistance_standard')::text AS rate_code, (2.5)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.lives_with_hiv AND f.poor AND f.under_4 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE

-- ND20-5.3 (from_4) from 2021-07-01: group social_assistance, half 3
SELECT 'ND20-5.3' AS rule,
  CASE WHEN (f.lives_with_hiv AND f.poor AND f.from_4_under_16 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.turning_4 OR f.on_merit_allowance OR f.died_before_nd335 OR f.first_signed_before_nd335) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_assistance_standard')::text AS rate_code, (2.0)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.lives_with_hiv AND f.poor AND f.from_4_under_16 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE

-- ND335-5.3 (under_4) from 2026-10-05: group social_assistance, half 3
SELECT 'ND335-5.3' AS rule,
  CASE WHEN (f.lives_with_hiv AND f.poor AND f.under_4 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.on_merit_allowance) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_assistance_standard')::text AS rate_code, (2.5)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.lives_with_hiv AND f.poor AND f.under_4 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE

-- ND335-5.3 (from_4) from 2026-10-05: group social_assistance, half 3
SELECT 'ND335-5.3' AS rule,
  CASE WHEN (f.lives_with_hiv AND f.poor AND f.from_4_under_16 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.turning_4 OR f.on_merit_allowance) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_assistance_standard')::text AS rate_code, (2.0)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.lives_with_hiv AND f.poor AND f.from_4_under_16 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE