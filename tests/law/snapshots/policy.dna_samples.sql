-- ADN.MAUTN (sample) from 2021-07-01: group dna_sample, half 3
SELECT 'ADN.MAUTN' AS rule,
  CASE WHEN (f.gave_sample) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('ADN.MAUTN')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.gave_sample) IS NOT FALSE