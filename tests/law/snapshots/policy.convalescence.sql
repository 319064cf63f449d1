-- DD.NHA (home) from 2022-01-01: group convalescence, half 3
SELECT 'DD.NHA' AS rule,
  CASE WHEN (f.convalesces_at_home AND f.convalesces AND f.merit_living AND f.merit_free) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('DD.NHA')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.convalesces_at_home AND f.convalesces AND f.merit_living AND f.merit_free) IS NOT FALSE

-- DD.TAPTRUNG (centre) from 2022-01-01: group convalescence, half 3
SELECT 'DD.TAPTRUNG' AS rule,
  CASE WHEN (f.convalesces_in_centre AND f.convalesces AND f.merit_living AND f.merit_free) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('DD.TAPTRUNG')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.convalesces_in_centre AND f.convalesces AND f.merit_living AND f.merit_free) IS NOT FALSE