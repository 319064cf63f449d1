-- ML.3THANG.HD45T.TC (detached) from 2021-07-01: group three_months_revolutionary, half 3
SELECT 'ML.3THANG.HD45T.TC' AS rule,
  CASE WHEN (f.hd45_detached AND f.merit_died AND f.enjoyed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('HD45T.TC')::text AS rate_code, (3)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.hd45_detached AND f.merit_died AND f.enjoyed) IS NOT FALSE

-- ML.3THANG.HD45T.PC (seniority) from 2021-07-01: group three_months_seniority, half 3
SELECT 'ML.3THANG.HD45T.PC' AS rule,
  CASE WHEN (f.hd45_detached AND f.merit_died AND f.enjoyed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('HD45T.PC')::text AS rate_code, (3 * f.revolutionary_years)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.hd45_detached AND f.merit_died AND f.enjoyed) IS NOT FALSE

-- ML.3THANG.HD45K.TC (local) from 2021-07-01: group three_months_revolutionary, half 3
SELECT 'ML.3THANG.HD45K.TC' AS rule,
  CASE WHEN (f.hd45_local AND f.merit_died AND f.enjoyed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('HD45K.TC')::text AS rate_code, (3)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.hd45_local AND f.merit_died AND f.enjoyed) IS NOT FALSE

-- ML.3THANG.TKN.TC (pre_uprising) from 2021-07-01: group three_months_revolutionary, half 3
SELECT 'ML.3THANG.TKN.TC' AS rule,
  CASE WHEN (f.tkn_only AND f.merit_died AND f.enjoyed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('TKN.TC')::text AS rate_code, (3)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.tkn_only AND f.merit_died AND f.enjoyed) IS NOT FALSE

-- ML.3THANG.BM.TC (mother) from 2021-07-01: group three_months_mother, half 3
SELECT 'ML.3THANG.BM.TC' AS rule,
  CASE WHEN (f.is_heroic_mother AND f.merit_died AND f.enjoyed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('BM.TC')::text AS rate_code, (3)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.is_heroic_mother AND f.merit_died AND f.enjoyed) IS NOT FALSE

-- ML.3THANG.BM.PC (mother_supplement) from 2021-07-01: group three_months_mother_allowance, half 3
SELECT 'ML.3THANG.BM.PC' AS rule,
  CASE WHEN (f.is_heroic_mother AND f.merit_died AND f.enjoyed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('BM.PC')::text AS rate_code, (3)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.is_heroic_mother AND f.merit_died AND f.enjoyed) IS NOT FALSE

-- ML.3THANG.AH.TC (hero) from 2021-07-01: group three_months_hero, half 3
SELECT 'ML.3THANG.AH.TC' AS rule,
  CASE WHEN (f.is_hero AND f.merit_died AND f.enjoyed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('AH.TC')::text AS rate_code, (3)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.is_hero AND f.merit_died AND f.enjoyed) IS NOT FALSE

-- ML.3THANG.TB.TC (invalid) from 2021-07-01: group three_months_war_invalid, half 3
SELECT 'ML.3THANG.TB.TC' AS rule,
  CASE WHEN (f.tb AND f.merit_died AND f.enjoyed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('TB.TC.' || f.war_invalid_percent::text)::text AS rate_code, (3)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.tb AND f.merit_died AND f.enjoyed) IS NOT FALSE

-- ML.3THANG.TBB.TC (type_b) from 2021-07-01: group three_months_war_invalid, half 3
SELECT 'ML.3THANG.TBB.TC' AS rule,
  CASE WHEN (f.tbb AND f.merit_died AND f.enjoyed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('TBB.TC.' || f.war_invalid_b_percent::text)::text AS rate_code, (3)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.tbb AND f.merit_died AND f.enjoyed) IS NOT FALSE

-- ML.3THANG.TB.PC81 (invalid_from_81) from 2021-07-01: group three_months_war_invalid_allowance, half 3
SELECT 'ML.3THANG.TB.PC81' AS rule,
  CASE WHEN (f.tb_81_plain AND f.merit_died AND f.enjoyed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('TB.PC81')::text AS rate_code, (3)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.tb_81_plain AND f.merit_died AND f.enjoyed) IS NOT FALSE

-- ML.3THANG.TB.PCDB (invalid_severe) from 2021-07-01: group three_months_war_invalid_allowance, half 3
SELECT 'ML.3THANG.TB.PCDB' AS rule,
  CASE WHEN (f.tb_81_severe AND f.merit_died AND f.enjoyed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('TB.PCDB')::text AS rate_code, (3)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.tb_81_severe AND f.merit_died AND f.enjoyed) IS NOT FALSE

-- ML.3THANG.BB.41_50 (soldier_41) from 2021-07-01: group three_months_sick_soldier, half 3
SELECT 'ML.3THANG.BB.41_50' AS rule,
  CASE WHEN (f.bb_41_50 AND f.merit_died AND f.enjoyed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.combined_examination) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('BB.41_50')::text AS rate_code, (3)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.bb_41_50 AND f.merit_died AND f.enjoyed) IS NOT FALSE

-- ML.3THANG.BB.51_60 (soldier_51) from 2021-07-01: group three_months_sick_soldier, half 3
SELECT 'ML.3THANG.BB.51_60' AS rule,
  CASE WHEN (f.bb_51_60 AND f.merit_died AND f.enjoyed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.combined_examination) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('BB.51_60')::text AS rate_code, (3)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.bb_51_60 AND f.merit_died AND f.enjoyed) IS NOT FALSE

-- ML.3THANG.BB.61_70 (soldier_61) from 2021-07-01: group three_months_sick_soldier, half 3
SELECT 'ML.3THANG.BB.61_70' AS rule,
  CASE WHEN (f.bb_61_70 AND f.merit_died AND f.enjoyed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.combined_examination) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('BB.61_70')::text AS rate_code, (3)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.bb_61_70 AND f.merit_died AND f.enjoyed) IS NOT FALSE

-- ML.3THANG.BB.71_80 (soldier_71) from 2021-07-01: group three_months_sick_soldier, half 3
SELECT 'ML.3THANG.BB.71_80' AS rule,
  CASE WHEN (f.bb_71_80 AND f.merit_died AND f.enjoyed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.combined_examination) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('BB.71_80')::text AS rate_code, (3)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.bb_71_80 AND f.merit_died AND f.enjoyed) IS NOT FALSE

-- ML.3THANG.BB.81_90 (soldier_81) from 2021-07-01: group three_months_sick_soldier, half 3
SELECT 'ML.3THANG.BB.81_90' AS rule,
  CASE WHEN (f.bb_81_90 AND f.merit_died AND f.enjoyed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.combined_examination) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('BB.81_90')::text AS rate_code, (3)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.bb_81_90 AND f.merit_died AND f.enjoyed) IS NOT FALSE

-- ML.3THANG.BB.91_100 (soldier_91) from 2021-07-01: group three_months_sick_soldier, half 3
SELECT 'ML.3THANG.BB.91_100' AS rule,
  CASE WHEN (f.bb_91_100 AND f.merit_died AND f.enjoyed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.combined_examination) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('BB.91_100')::text AS rate_code, (3)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.bb_91_100 AND f.merit_died AND f.enjoyed) IS NOT FALSE

-- ML.3THANG.BB.PC81 (soldier_from_81) from 2021-07-01: group three_months_sick_soldier_allowance, half 3
SELECT 'ML.3THANG.BB.PC81' AS rule,
  CASE WHEN (f.bb_81_plain AND f.merit_died AND f.enjoyed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.combined_examination) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('BB.PC81')::text AS rate_code, (3)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.bb_81_plain AND f.merit_died AND f.enjoyed) IS NOT FALSE

-- ML.3THANG.BB.PCDB (soldier_severe) from 2021-07-01: group three_months_sick_soldier_allowance, half 3
SELECT 'ML.3THANG.BB.PCDB' AS rule,
  CASE WHEN (f.bb_81_severe AND f.merit_died AND f.enjoyed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.combined_examination) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('BB.PCDB')::text AS rate_code, (3)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.bb_81_severe AND f.merit_died AND f.enjoyed) IS NOT FALSE

-- ML.3THANG.CD.21_40 (chemical_cd_21_40) from 2021-07-01: group three_months_chemical, half 3
SELECT 'ML.3THANG.CD.21_40' AS rule,
  CASE WHEN (f.cd_21_40 AND f.merit_died AND f.enjoyed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.combined_examination) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('CD.21_40')::text AS rate_code, (3)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.cd_21_40 AND f.merit_died AND f.enjoyed) IS NOT FALSE

-- ML.3THANG.CD.41_60 (chemical_cd_41_60) from 2021-07-01: group three_months_chemical, half 3
SELECT 'ML.3THANG.CD.41_60' AS rule,
  CASE WHEN (f.cd_41_60 AND f.merit_died AND f.enjoyed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.combined_examination) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('CD.41_60')::text AS rate_code, (3)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.cd_41_60 AND f.merit_died AND f.enjoyed) IS NOT FALSE

-- ML.3THANG.CD.61_80 (chemical_cd_61_80) from 2021-07-01: group three_months_chemical, half 3
SELECT 'ML.3THANG.CD.61_80' AS rule,
  CASE WHEN (f.cd_61_80 AND f.merit_died AND f.enjoyed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.combined_examination) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('CD.61_80')::text AS rate_code, (3)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.cd_61_80 AND f.merit_died AND f.enjoyed) IS NOT FALSE

-- ML.3THANG.CD.81 (chemical_cd_81) from 2021-07-01: group three_months_chemical, half 3
SELECT 'ML.3THANG.CD.81' AS rule,
  CASE WHEN (f.cd_81 AND f.merit_died AND f.enjoyed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.combined_examination) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('CD.81')::text AS rate_code, (3)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.cd_81 AND f.merit_died AND f.enjoyed) IS NOT FALSE

-- ML.3THANG.CD.PC81 (chemical_supplement) from 2021-07-01: group three_months_chemical_allowance, half 3
SELECT 'ML.3THANG.CD.PC81' AS rule,
  CASE WHEN (f.cd_81 AND f.merit_died AND f.enjoyed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.combined_examination OR f.chemical_three_months) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('CD.PC81')::text AS rate_code, (3)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.cd_81 AND f.merit_died AND f.enjoyed) IS NOT FALSE

-- ML.3THANG.CD.CON61_80 (offspring_61) from 2021-07-01: group three_months_offspring, half 3
SELECT 'ML.3THANG.CD.CON61_80' AS rule,
  CASE WHEN (f.offspring_61_80 AND f.merit_died AND f.enjoyed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('CD.CON61_80')::text AS rate_code, (3)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.offspring_61_80 AND f.merit_died AND f.enjoyed) IS NOT FALSE

-- ML.3THANG.CD.CON81 (offspring_81) from 2021-07-01: group three_months_offspring, half 3
SELECT 'ML.3THANG.CD.CON81' AS rule,
  CASE WHEN (f.offspring_81 AND f.merit_died AND f.enjoyed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('CD.CON81')::text AS rate_code, (3)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.offspring_81 AND f.merit_died AND f.enjoyed) IS NOT FALSE

-- ML.3THANG.TD.TC (jailed) from 2021-07-01: group three_months_jailed, half 3
SELECT 'ML.3THANG.TD.TC' AS rule,
  CASE WHEN (f.jailed AND f.merit_died AND f.enjoyed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('TD.TC')::text AS rate_code, (3)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.jailed AND f.merit_died AND f.enjoyed) IS NOT FALSE

-- ML.3THANG.GD.KNC (plaque) from 2021-07-01: group three_months_helper, half 3
SELECT 'ML.3THANG.GD.KNC' AS rule,
  CASE WHEN (f.helper_plaque AND f.helper_monthly AND f.merit_died AND f.enjoyed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('GD.KNC')::text AS rate_code, (3)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.helper_plaque AND f.helper_monthly AND f.merit_died AND f.enjoyed) IS NOT FALSE

-- ML.3THANG.GD.HC (order) from 2021-07-01: group three_months_helper, half 3
SELECT 'ML.3THANG.GD.HC' AS rule,
  CASE WHEN (f.helper_order AND f.helper_monthly AND f.merit_died AND f.enjoyed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('GD.HC')::text AS rate_code, (3)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.helper_order AND f.helper_monthly AND f.merit_died AND f.enjoyed) IS NOT FALSE

-- ML.3THANG.GD.ND (helper_alone) from 2021-07-01: group three_months_helper_care, half 3
SELECT 'ML.3THANG.GD.ND' AS rule,
  CASE WHEN (f.helper_monthly AND f.lives_alone AND f.merit_died AND f.enjoyed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('GD.ND')::text AS rate_code, (3)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.helper_monthly AND f.lives_alone AND f.merit_died AND f.enjoyed) IS NOT FALSE

-- ML.3THANG.LS.TUAT1 (one_martyr) from 2021-07-01: group three_months_survivor, half 3
SELECT 'ML.3THANG.LS.TUAT1' AS rule,
  CASE WHEN (f.of_one_martyr AND f.martyr_relative_paid AND f.merit_died AND f.enjoyed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('LS.TUAT1')::text AS rate_code, (3)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.of_one_martyr AND f.martyr_relative_paid AND f.merit_died AND f.enjoyed) IS NOT FALSE

-- ML.3THANG.LS.TUAT2 (two_martyrs) from 2021-07-01: group three_months_survivor, half 3
SELECT 'ML.3THANG.LS.TUAT2' AS rule,
  CASE WHEN (f.of_two_martyrs AND f.martyr_relative_paid AND f.merit_died AND f.enjoyed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('LS.TUAT2')::text AS rate_code, (3)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.of_two_martyrs AND f.martyr_relative_paid AND f.merit_died AND f.enjoyed) IS NOT FALSE

-- ML.3THANG.LS.TUAT3 (more_martyrs) from 2021-07-01: group three_months_survivor, half 3
SELECT 'ML.3THANG.LS.TUAT3' AS rule,
  CASE WHEN (f.of_more_martyrs AND f.martyr_relative_paid AND f.merit_died AND f.enjoyed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('LS.TUAT3')::text AS rate_code, (3)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.of_more_martyrs AND f.martyr_relative_paid AND f.merit_died AND f.enjoyed) IS NOT FALSE

-- ML.3THANG.LS.ND (martyr_care) from 2021-07-01: group three_months_survivor_care, half 3
SELECT 'ML.3THANG.LS.ND' AS rule,
  CASE WHEN (f.has_martyr AND f.martyr_relative AND f.uncared AND f.merit_died AND f.enjoyed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.care_three_months) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('LS.ND')::text AS rate_code, (3)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.has_martyr AND f.martyr_relative AND f.uncared AND f.merit_died AND f.enjoyed) IS NOT FALSE