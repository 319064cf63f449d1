-- ND136-5.5.a (younger) from 2021-01-01: group social_assistance, half 2
SELECT 'ND136-5.5.a' AS rule,
  CASE WHEN (f.without_supporter AND f.poor AND f.from_60_under_80 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.on_merit_allowance) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_assistance_standard')::text AS rate_code, (1.5)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.without_supporter AND f.poor AND f.from_60_under_80 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE

-- ND136-5.5.a (older) from 2021-01-01: group social_assistance, half 2
SELECT 'ND136-5.5.a' AS rule,
  CASE WHEN (f.without_supporter AND f.poor AND f.from_80 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.on_merit_allowance) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_assistance_standard')::text AS rate_code, (2.0)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.without_supporter AND f.poor AND f.from_80 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE

-- ND20-5.5.a (younger) from 2021-07-01: group social_assistance, half 2
SELECT 'ND20-5.5.a' AS rule,
  CASE WHEN (f.without_supporter AND f.poor AND f.from_60_under_80 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.aged_75_before_nd335 OR f.on_merit_allowance OR f.died_before_nd335 OR f.first_signed_before_nd335) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_assistance_standard')::text AS rate_code, (1.5)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.without_supporter AND f.poor AND f.from_60_under_80 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE

-- ND20-5.5.a (older) from 2021-07-01: group social_assistance, half 2
SELECT 'ND20-5.5.a' AS rule,
  CASE WHEN (f.without_supporter AND f.poor AND f.from_80 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.on_merit_allowance OR f.died_before_nd335 OR f.first_signed_before_nd335) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_assistance_standard')::text AS rate_code, (2.0)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.without_supporter AND f.poor AND f.from_80 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE

-- ND335-5.5.a (younger) from 2026-10-05: group social_assistance, half 2
SELECT 'ND335-5.5.a' AS rule,
  CASE WHEN (f.without_supporter AND f.poor AND f.from_60_under_75 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.on_merit_allowance) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_assistance_standard')::text AS rate_code, (1.5)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.without_supporter AND f.poor AND f.from_60_under_75 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE

-- ND335-5.5.a (older) from 2026-10-05: group social_assistance, half 2
SELECT 'ND335-5.5.a' AS rule,
  CASE WHEN (f.without_supporter AND f.poor AND f.from_75 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.on_merit_allowance) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_assistance_standard')::text AS rate_code, (2.0)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.without_supporter AND f.poor AND f.from_75 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE