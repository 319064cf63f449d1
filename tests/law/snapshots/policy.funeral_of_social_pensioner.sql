-- ND176-MT (pensioner) from 2025-07-01: group funeral, half 3
SELECT 'ND176-MT' AS rule,
  CASE WHEN (f.paid_social_pension AND f.died) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.died_before_nd335) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_pension_funeral')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.paid_social_pension AND f.died) IS NOT FALSE

-- ND176-MT' (pensioner) from 2026-10-05: group funeral, half 3
SELECT 'ND176-MT'' AS rule,
  CASE WHEN (f.paid_or_requested_social_pension AND f.died) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_pension_standard')::text AS rate_code, (20)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.paid_or_requested_social_pension AND f.died) IS NOT FALSE