-- ND136-5.4.1con (one_child) from 2021-01-01: group social_assistance, half 1
SELECT 'ND136-5.4.1con' AS rule,
  CASE WHEN (f.single AND f.poor AND f.raises_one_child AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.on_merit_allowance) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_assistance_standard')::text AS rate_code, (1.0)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.single AND f.poor AND f.raises_one_child AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE

-- ND136-5.4.2con (more_children) from 2021-01-01: group social_assistance, half 1
SELECT 'ND136-5.4.2con' AS rule,
  CASE WHEN (f.single AND f.poor AND f.raises_more_children AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.on_merit_allowance) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_assistance_standard')::text AS rate_code, (2.0)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.single AND f.poor AND f.raises_more_children AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE

-- ND20-5.4 (each_child) from 2021-07-01: group social_assistance, half 1
SELECT 'ND20-5.4' AS rule,
  CASE WHEN (f.single AND f.poor_or_near_poor AND f.raises_child AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.on_merit_allowance OR f.died_before_nd335 OR f.first_signed_before_nd335) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_assistance_standard')::text AS rate_code, (1.0 * (f.children_under_16 + f.children_16_to_22_studying))::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.single AND f.poor_or_near_poor AND f.raises_child AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE

-- ND335-5.4 (each_child) from 2026-10-05: group social_assistance, half 1
SELECT 'ND335-5.4' AS rule,
  CASE WHEN (f.single AND f.poor_or_near_poor AND f.raises_child_2026 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.on_merit_allowance) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_assistance_standard')::text AS rate_code, (1.0 * (f.children_under_16 + f.children_counted_studying))::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.single AND f.poor_or_near_poor AND f.raises_child_2026 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE