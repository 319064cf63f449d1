-- ND176-conv.b (elder_75) from 2025-07-01: group social_assistance, half 3
SELECT 'ND176-conv.b' AS rule,
  CASE WHEN (f.paid_as_elder_75 AND f.living AND f.not_ended AND f.not_paid_elsewhere) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.single_parent_too OR f.on_merit_allowance OR f.in_facility_too OR f.died_before_nd335) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_pension_standard')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.paid_as_elder_75 AND f.living AND f.not_ended AND f.not_paid_elsewhere) IS NOT FALSE

-- ND176-conv.c (elder_80) from 2025-07-01: group social_assistance, half 3
SELECT 'ND176-conv.c' AS rule,
  CASE WHEN (f.paid_as_elder_80 AND f.living AND f.not_ended AND f.not_paid_elsewhere) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.single_parent_too OR f.on_merit_allowance OR f.in_facility_too OR f.died_before_nd335) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_pension_standard')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.paid_as_elder_80 AND f.living AND f.not_ended AND f.not_paid_elsewhere) IS NOT FALSE

-- ND176-conv.b (elder_75) from 2026-10-05: group social_assistance, half 3
SELECT 'ND176-conv.b' AS rule,
  CASE WHEN (f.paid_as_elder_75 AND f.living AND f.not_ended AND f.not_paid_elsewhere) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.single_parent_too OR f.on_merit_allowance OR f.in_facility_too OR f.uncollected) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_pension_standard')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.paid_as_elder_75 AND f.living AND f.not_ended AND f.not_paid_elsewhere) IS NOT FALSE

-- ND176-conv.c (elder_80) from 2026-10-05: group social_assistance, half 3
SELECT 'ND176-conv.c' AS rule,
  CASE WHEN (f.paid_as_elder_80 AND f.living AND f.not_ended AND f.not_paid_elsewhere) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.single_parent_too OR f.on_merit_allowance OR f.in_facility_too OR f.uncollected) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_pension_standard')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.paid_as_elder_80 AND f.living AND f.not_ended AND f.not_paid_elsewhere) IS NOT FALSE