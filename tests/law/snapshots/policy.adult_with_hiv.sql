-- ND136-5.3.nl (adult) from 2021-01-01: group social_assistance, half 2
SELECT 'ND136-5.3.nl' AS rule,
  CASE WHEN (f.lives_with_hiv AND f.poor AND f.from_16 AND f.unable_to_work AND f.no_insurance_income AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.turning_16 OR f.on_merit_allowance) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_assistance_standard')::text AS rate_code, (1.5)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.lives_with_hiv AND f.poor AND f.from_16 AND f.unable_to_work AND f.no_insurance_income AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE

-- ND20-5.8 (adult) from 2021-07-01: group social_assistance, half 2
SELECT 'ND20-5.8' AS rule,
  CASE WHEN (f.lives_with_hiv AND f.poor AND f.from_16 AND f.no_regular_income AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.turning_16 OR f.on_merit_allowance OR f.died_before_nd335 OR f.first_signed_before_nd335) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_assistance_standard')::text AS rate_code, (1.5)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.lives_with_hiv AND f.poor AND f.from_16 AND f.no_regular_income AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE

-- ND335-5.8 (adult) from 2026-10-05: group social_assistance, half 2
SELECT 'ND335-5.8' AS rule,
  CASE WHEN (f.lives_with_hiv AND f.poor AND f.from_16 AND f.no_regular_income AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.turning_16 OR f.on_merit_allowance) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_assistance_standard')::text AS rate_code, (1.5)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.lives_with_hiv AND f.poor AND f.from_16 AND f.no_regular_income AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE