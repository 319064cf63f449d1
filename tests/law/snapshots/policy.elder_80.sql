-- ND136-5.5.b (elder) from 2021-01-01: group social_assistance, half 2
SELECT 'ND136-5.5.b' AS rule,
  CASE WHEN (f.from_80 AND f.not_poor_without_supporter AND f.no_insurance_income AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.on_merit_allowance OR f.single_parent_too) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_assistance_standard')::text AS rate_code, (1.0)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.from_80 AND f.not_poor_without_supporter AND f.no_insurance_income AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere) IS NOT FALSE

-- ND20-5.5.c (elder) from 2021-07-01: group social_assistance, half 2
SELECT 'ND20-5.5.c' AS rule,
  CASE WHEN (f.from_80 AND f.not_poor_without_supporter AND f.no_insurance_income AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.on_merit_allowance OR f.single_parent_too) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_assistance_standard')::text AS rate_code, (1.0)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.from_80 AND f.not_poor_without_supporter AND f.no_insurance_income AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere) IS NOT FALSE