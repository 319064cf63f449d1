-- ND136-MT (assisted) from 2021-01-01: group funeral, half 3
SELECT 'ND136-MT' AS rule,
  CASE WHEN (f.paid_assistance AND f.died) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_assistance_standard')::text AS rate_code, (20)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.paid_assistance AND f.died) IS NOT FALSE

-- ND20-11.1.a (assisted) from 2021-07-01: group funeral, half 3
SELECT 'ND20-11.1.a' AS rule,
  CASE WHEN (f.paid_assistance AND f.died) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.died_before_nd335) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_assistance_standard')::text AS rate_code, (20)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.paid_assistance AND f.died) IS NOT FALSE

-- ND20-11.1.b (child) from 2021-07-01: group funeral, half 3
SELECT 'ND20-11.1.b' AS rule,
  CASE WHEN (f.child_of_paid_lone_parent AND f.died) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.died_before_nd335) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_assistance_standard')::text AS rate_code, (20)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.child_of_paid_lone_parent AND f.died) IS NOT FALSE

-- ND20-11.1.c (elder) from 2021-07-01: group funeral, half 3
SELECT 'ND20-11.1.c' AS rule,
  CASE WHEN (f.on_monthly_allowance AND f.from_80 AND f.died) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.died_before_nd335) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_assistance_standard')::text AS rate_code, (20)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.on_monthly_allowance AND f.from_80 AND f.died) IS NOT FALSE

-- ND335-11.1.a (assisted) from 2026-10-05: group funeral, half 3
SELECT 'ND335-11.1.a' AS rule,
  CASE WHEN (f.paid_or_filed_assistance AND f.died) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_assistance_standard')::text AS rate_code, (20)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.paid_or_filed_assistance AND f.died) IS NOT FALSE

-- ND335-11.1.b (child) from 2026-10-05: group funeral, half 3
SELECT 'ND335-11.1.b' AS rule,
  CASE WHEN (f.child_of_paid_lone_parent AND f.died) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_assistance_standard')::text AS rate_code, (20)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.child_of_paid_lone_parent AND f.died) IS NOT FALSE

-- ND335-11.1.c (elder) from 2026-10-05: group funeral, half 3
SELECT 'ND335-11.1.c' AS rule,
  CASE WHEN (f.on_monthly_allowance AND f.from_75 AND f.died) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_assistance_standard')::text AS rate_code, (20)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.on_monthly_allowance AND f.from_75 AND f.died) IS NOT FALSE

-- ND335-11.1.d (elder_70) from 2026-10-05: group funeral, half 3
SELECT 'ND335-11.1.d' AS rule,
  CASE WHEN (f.on_survivor_allowance AND f.from_70_under_75 AND f.poor_or_near_poor AND f.died) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_assistance_standard')::text AS rate_code, (20)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.on_survivor_allowance AND f.from_70_under_75 AND f.poor_or_near_poor AND f.died) IS NOT FALSE