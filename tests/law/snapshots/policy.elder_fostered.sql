-- ND136-5.5.c (elder) from 2021-01-01: group social_assistance, half 2
SELECT 'ND136-5.5.c' AS rule,
  CASE WHEN (f.taken_in AND f.fits_facility AND f.poor AND f.from_60 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.on_merit_allowance) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_assistance_standard')::text AS rate_code, (3.0)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.taken_in AND f.fits_facility AND f.poor AND f.from_60 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE

-- ND20-5.5.d (elder) from 2021-07-01: group social_assistance, half 2
SELECT 'ND20-5.5.d' AS rule,
  CASE WHEN (f.taken_in AND f.fits_facility AND f.poor AND f.from_60 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.on_merit_allowance OR f.died_before_nd335 OR f.first_signed_before_nd335) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_assistance_standard')::text AS rate_code, (3.0)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.taken_in AND f.fits_facility AND f.poor AND f.from_60 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE

-- ND335-5.5.b (elder) from 2026-10-05: group social_assistance, half 2
SELECT 'ND335-5.5.b' AS rule,
  CASE WHEN (f.taken_in AND f.fits_facility AND f.poor AND f.from_60 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.on_merit_allowance) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_assistance_standard')::text AS rate_code, (3.0)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.taken_in AND f.fits_facility AND f.poor AND f.from_60 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE