-- BM.PV (mother) from 2021-07-01: group attendant, half 3
SELECT 'BM.PV' AS rule,
  CASE WHEN (f.attended AND f.is_heroic_mother AND f.merit_living AND f.merit_free) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('BM.PV')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.attended AND f.is_heroic_mother AND f.merit_living AND f.merit_free) IS NOT FALSE

-- TB.PVDB (invalid_severe) from 2021-07-01: group attendant, half 3
SELECT 'TB.PVDB' AS rule,
  CASE WHEN (f.attended AND f.tb_81_severe AND f.merit_living AND f.merit_free) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('TB.PVDB')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.attended AND f.tb_81_severe AND f.merit_living AND f.merit_free) IS NOT FALSE

-- TB.PV (invalid) from 2021-07-01: group attendant, half 3
SELECT 'TB.PV' AS rule,
  CASE WHEN (f.attended AND f.tb_81_plain AND f.merit_living AND f.merit_free) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('TB.PV')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.attended AND f.tb_81_plain AND f.merit_living AND f.merit_free) IS NOT FALSE

-- BB.PVDB (soldier_severe) from 2021-07-01: group attendant, half 3
SELECT 'BB.PVDB' AS rule,
  CASE WHEN (f.attended AND f.bb_81_severe AND f.merit_living AND f.merit_free) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('BB.PVDB')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.attended AND f.bb_81_severe AND f.merit_living AND f.merit_free) IS NOT FALSE

-- BB.PV (soldier) from 2021-07-01: group attendant, half 3
SELECT 'BB.PV' AS rule,
  CASE WHEN (f.attended AND f.bb_81_plain AND f.merit_living AND f.merit_free) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('BB.PV')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.attended AND f.bb_81_plain AND f.merit_living AND f.merit_free) IS NOT FALSE

-- CD.PV (chemical) from 2021-07-01: group attendant, half 3
SELECT 'CD.PV' AS rule,
  CASE WHEN (f.attended AND f.cd_81 AND f.cd_examined AND f.merit_living AND f.merit_free) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('CD.PV')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.attended AND f.cd_81 AND f.cd_examined AND f.merit_living AND f.merit_free) IS NOT FALSE