-- CD.21_40 (from_21) from 2021-07-01: group chemical_victim, half 3
SELECT 'CD.21_40' AS rule,
  CASE WHEN (f.cd_21_40 AND f.merit_living AND f.merit_free) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.combined_examination) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('CD.21_40')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.cd_21_40 AND f.merit_living AND f.merit_free) IS NOT FALSE

-- CD.41_60 (from_41) from 2021-07-01: group chemical_victim, half 3
SELECT 'CD.41_60' AS rule,
  CASE WHEN (f.cd_41_60 AND f.merit_living AND f.merit_free) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.combined_examination) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('CD.41_60')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.cd_41_60 AND f.merit_living AND f.merit_free) IS NOT FALSE

-- CD.61_80 (from_61) from 2021-07-01: group chemical_victim, half 3
SELECT 'CD.61_80' AS rule,
  CASE WHEN (f.cd_61_80 AND f.merit_living AND f.merit_free) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.combined_examination) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('CD.61_80')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.cd_61_80 AND f.merit_living AND f.merit_free) IS NOT FALSE

-- CD.81 (from_81) from 2021-07-01: group chemical_victim, half 3
SELECT 'CD.81' AS rule,
  CASE WHEN (f.cd_81 AND f.merit_living AND f.merit_free) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.combined_examination) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('CD.81')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.cd_81 AND f.merit_living AND f.merit_free) IS NOT FALSE

-- CD.PC81 (plain) from 2021-07-01: group chemical_victim_allowance, half 3
SELECT 'CD.PC81' AS rule,
  CASE WHEN (f.cd_81_plain AND f.merit_living AND f.merit_free) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.combined_examination) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('CD.PC81')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.cd_81_plain AND f.merit_living AND f.merit_free) IS NOT FALSE

-- CD.PCDB (severe) from 2021-07-01: group chemical_victim_allowance, half 3
SELECT 'CD.PCDB' AS rule,
  CASE WHEN (f.cd_81_severe AND f.merit_living AND f.merit_free) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.combined_examination OR f.chemical_special) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('CD.PCDB')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.cd_81_severe AND f.merit_living AND f.merit_free) IS NOT FALSE