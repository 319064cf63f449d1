-- ND20-5.7 (toddler) from 2021-07-01: group social_assistance, half 3
SELECT 'ND20-5.7' AS rule,
  CASE WHEN (f.under_3 AND f.in_difficult_area AND f.poor_or_near_poor AND f.outside_1_3_6 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.on_merit_allowance OR f.died_before_nd335 OR f.first_signed_before_nd335) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_assistance_standard')::text AS rate_code, (1.5)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.under_3 AND f.in_difficult_area AND f.poor_or_near_poor AND f.outside_1_3_6 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE

-- ND335-5.7 (toddler) from 2026-10-05: group social_assistance, half 3
SELECT 'ND335-5.7' AS rule,
  CASE WHEN (f.under_3 AND f.in_difficult_area AND f.poor_or_near_poor AND f.outside_1_3_6 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.on_merit_allowance) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_assistance_standard')::text AS rate_code, (1.5)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.under_3 AND f.in_difficult_area AND f.poor_or_near_poor AND f.outside_1_3_6 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE