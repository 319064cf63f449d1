-- TB.TC (invalid) from 2021-07-01: group war_invalid, half 3
SELECT 'TB.TC' AS rule,
  CASE WHEN (f.tb AND f.merit_living AND f.merit_free) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('TB.TC.' || f.war_invalid_percent::text)::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.tb AND f.merit_living AND f.merit_free) IS NOT FALSE

-- TBB.TC (type_b) from 2021-07-01: group war_invalid, half 3
SELECT 'TBB.TC' AS rule,
  CASE WHEN (f.tbb AND f.merit_living AND f.merit_free) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('TBB.TC.' || f.war_invalid_b_percent::text)::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.tbb AND f.merit_living AND f.merit_free) IS NOT FALSE

-- TB.PC81 (from_81) from 2021-07-01: group war_invalid_allowance, half 3
SELECT 'TB.PC81' AS rule,
  CASE WHEN (f.tb_81_plain AND f.merit_living AND f.merit_free) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('TB.PC81')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.tb_81_plain AND f.merit_living AND f.merit_free) IS NOT FALSE

-- TB.PCDB (severe) from 2021-07-01: group war_invalid_allowance, half 3
SELECT 'TB.PCDB' AS rule,
  CASE WHEN (f.tb_81_severe AND f.merit_living AND f.merit_free) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('TB.PCDB')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.tb_81_severe AND f.merit_living AND f.merit_free) IS NOT FALSE