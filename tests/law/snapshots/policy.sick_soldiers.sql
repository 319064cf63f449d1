-- BB.41_50 (from_41) from 2021-07-01: group sick_soldier, half 3
SELECT 'BB.41_50' AS rule,
  CASE WHEN (f.bb_41_50 AND f.merit_living AND f.merit_free) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.combined_examination) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('BB.41_50')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.bb_41_50 AND f.merit_living AND f.merit_free) IS NOT FALSE

-- BB.51_60 (from_51) from 2021-07-01: group sick_soldier, half 3
SELECT 'BB.51_60' AS rule,
  CASE WHEN (f.bb_51_60 AND f.merit_living AND f.merit_free) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.combined_examination) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('BB.51_60')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.bb_51_60 AND f.merit_living AND f.merit_free) IS NOT FALSE

-- BB.61_70 (from_61) from 2021-07-01: group sick_soldier, half 3
SELECT 'BB.61_70' AS rule,
  CASE WHEN (f.bb_61_70 AND f.merit_living AND f.merit_free) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.combined_examination) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('BB.61_70')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.bb_61_70 AND f.merit_living AND f.merit_free) IS NOT FALSE

-- BB.71_80 (from_71) from 2021-07-01: group sick_soldier, half 3
SELECT 'BB.71_80' AS rule,
  CASE WHEN (f.bb_71_80 AND f.merit_living AND f.merit_free) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.combined_examination) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('BB.71_80')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.bb_71_80 AND f.merit_living AND f.merit_free) IS NOT FALSE

-- BB.81_90 (from_81) from 2021-07-01: group sick_soldier, half 3
SELECT 'BB.81_90' AS rule,
  CASE WHEN (f.bb_81_90 AND f.merit_living AND f.merit_free) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.combined_examination) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('BB.81_90')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.bb_81_90 AND f.merit_living AND f.merit_free) IS NOT FALSE

-- BB.91_100 (from_91) from 2021-07-01: group sick_soldier, half 3
SELECT 'BB.91_100' AS rule,
  CASE WHEN (f.bb_91_100 AND f.merit_living AND f.merit_free) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.combined_examination) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('BB.91_100')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.bb_91_100 AND f.merit_living AND f.merit_free) IS NOT FALSE

-- BB.PC81 (plain) from 2021-07-01: group sick_soldier_allowance, half 3
SELECT 'BB.PC81' AS rule,
  CASE WHEN (f.bb_81_plain AND f.merit_living AND f.merit_free) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.combined_examination) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('BB.PC81')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.bb_81_plain AND f.merit_living AND f.merit_free) IS NOT FALSE

-- BB.PCDB (severe) from 2021-07-01: group sick_soldier_allowance, half 3
SELECT 'BB.PCDB' AS rule,
  CASE WHEN (f.bb_81_severe AND f.merit_living AND f.merit_free) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.combined_examination) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('BB.PCDB')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.bb_81_severe AND f.merit_living AND f.merit_free) IS NOT FALSE