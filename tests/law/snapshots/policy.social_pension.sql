-- ND176-2.a (from_75) from 2025-07-01: group social_assistance, half 3
SELECT 'ND176-2.a' AS rule,
  CASE WHEN (f.from_75 AND f.requested AND f.low_insurance_income AND f.living AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.small_pension OR f.single_parent_too OR f.on_merit_allowance OR f.in_facility_too OR f.died_before_nd335 OR f.first_signed_before_nd335) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_pension_standard')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.from_75 AND f.requested AND f.low_insurance_income AND f.living AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE

-- ND176-2.b (from_70) from 2025-07-01: group social_assistance, half 3
SELECT 'ND176-2.b' AS rule,
  CASE WHEN (f.from_70_under_75 AND f.poor_or_near_poor AND f.requested AND f.low_insurance_income AND f.living AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.small_pension OR f.single_parent_too OR f.on_merit_allowance OR f.in_facility_too OR f.died_before_nd335 OR f.first_signed_before_nd335) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_pension_standard')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.from_70_under_75 AND f.poor_or_near_poor AND f.requested AND f.low_insurance_income AND f.living AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE

-- ND176-2.a (from_75) from 2026-10-05: group social_assistance, half 3
SELECT 'ND176-2.a' AS rule,
  CASE WHEN (f.from_75 AND f.requested AND f.low_insurance_income AND f.living AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.small_pension OR f.single_parent_too OR f.on_merit_allowance OR f.in_facility_too OR f.uncollected) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_pension_standard')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.from_75 AND f.requested AND f.low_insurance_income AND f.living AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE

-- ND176-2.b (from_70) from 2026-10-05: group social_assistance, half 3
SELECT 'ND176-2.b' AS rule,
  CASE WHEN (f.from_70_under_75 AND f.poor_or_near_poor AND f.requested AND f.low_insurance_income AND f.living AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.small_pension OR f.single_parent_too OR f.on_merit_allowance OR f.in_facility_too OR f.uncollected) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_pension_standard')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.from_70_under_75 AND f.poor_or_near_poor AND f.requested AND f.low_insurance_income AND f.living AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE