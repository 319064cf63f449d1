-- LS.TUAT1 (one_martyr) from 2021-01-01: group survivor, half 1
SELECT 'LS.TUAT1' AS rule,
  CASE WHEN (f.of_one_martyr AND f.martyr_relative AND f.not_heroic_mother AND f.merit_living AND f.merit_free) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('LS.TUAT1')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.of_one_martyr AND f.martyr_relative AND f.not_heroic_mother AND f.merit_living AND f.merit_free) IS NOT FALSE

-- LS.TUAT2 (two_martyrs) from 2021-01-01: group survivor, half 3
SELECT 'LS.TUAT2' AS rule,
  CASE WHEN (f.of_two_martyrs AND f.martyr_relative AND f.not_heroic_mother AND f.merit_living AND f.merit_free) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('LS.TUAT2')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.of_two_martyrs AND f.martyr_relative AND f.not_heroic_mother AND f.merit_living AND f.merit_free) IS NOT FALSE

-- LS.TUAT3 (more_martyrs) from 2021-01-01: group survivor, half 3
SELECT 'LS.TUAT3' AS rule,
  CASE WHEN (f.of_more_martyrs AND f.martyr_relative AND f.not_heroic_mother AND f.merit_living AND f.merit_free) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('LS.TUAT3')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.of_more_martyrs AND f.martyr_relative AND f.not_heroic_mother AND f.merit_living AND f.merit_free) IS NOT FALSE

-- LS.TAIGIA (remarried) from 2021-01-01: group survivor, half 1
SELECT 'LS.TAIGIA' AS rule,
  CASE WHEN (f.remarried_still_caring AND f.merit_living AND f.merit_free) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('LS.TAIGIA')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.remarried_still_caring AND f.merit_living AND f.merit_free) IS NOT FALSE

-- LS.TUAT1 (one_martyr) from 2021-07-01: group survivor, half 1
SELECT 'LS.TUAT1' AS rule,
  CASE WHEN (f.of_one_martyr AND f.martyr_relative AND f.not_heroic_mother AND f.merit_living AND f.merit_free) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('LS.TUAT1')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.of_one_martyr AND f.martyr_relative AND f.not_heroic_mother AND f.merit_living AND f.merit_free) IS NOT FALSE

-- LS.TUAT2 (two_martyrs) from 2021-07-01: group survivor, half 3
SELECT 'LS.TUAT2' AS rule,
  CASE WHEN (f.of_two_martyrs AND f.martyr_relative AND f.not_heroic_mother AND f.merit_living AND f.merit_free) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('LS.TUAT2')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.of_two_martyrs AND f.martyr_relative AND f.not_heroic_mother AND f.merit_living AND f.merit_free) IS NOT FALSE

-- LS.TUAT3 (more_martyrs) from 2021-07-01: group survivor, half 3
SELECT 'LS.TUAT3' AS rule,
  CASE WHEN (f.of_more_martyrs AND f.martyr_relative AND f.not_heroic_mother AND f.merit_living AND f.merit_free) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('LS.TUAT3')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.of_more_martyrs AND f.martyr_relative AND f.not_heroic_mother AND f.merit_living AND f.merit_free) IS NOT FALSE

-- LS.TAIGIA (remarried) from 2021-07-01: group survivor, half 1
SELECT 'LS.TAIGIA' AS rule,
  CASE WHEN (f.remarried_still_caring AND f.merit_living AND f.merit_free) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('LS.TAIGIA')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.remarried_still_caring AND f.merit_living AND f.merit_free) IS NOT FALSE

-- HD45.TUAT (first_hd45) from 2021-07-01: group survivor, half 2
SELECT 'HD45.TUAT' AS rule,
  CASE WHEN (f.first_hd45 AND f.revolutionary_relative AND f.at_most_one_martyr AND f.merit_living AND f.merit_free) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('HD45.TUAT')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.first_hd45 AND f.revolutionary_relative AND f.at_most_one_martyr AND f.merit_living AND f.merit_free) IS NOT FALSE

-- TKN.TUAT (first_tkn) from 2021-07-01: group survivor, half 2
SELECT 'TKN.TUAT' AS rule,
  CASE WHEN (f.first_tkn AND f.revolutionary_relative AND f.at_most_one_martyr AND f.merit_living AND f.merit_free) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('TKN.TUAT')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.first_tkn AND f.revolutionary_relative AND f.at_most_one_martyr AND f.merit_living AND f.merit_free) IS NOT FALSE

-- TB.TUAT (first_tb) from 2021-07-01: group survivor, half 2
SELECT 'TB.TUAT' AS rule,
  CASE WHEN (f.first_tb AND f.invalid_relative AND f.at_most_one_martyr AND f.merit_living AND f.merit_free) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('TB.TUAT')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.first_tb AND f.invalid_relative AND f.at_most_one_martyr AND f.merit_living AND f.merit_free) IS NOT FALSE

-- BB.TUAT (first_bb) from 2021-07-01: group survivor, half 2
SELECT 'BB.TUAT' AS rule,
  CASE WHEN (f.first_bb AND f.invalid_relative AND f.at_most_one_martyr AND f.merit_living AND f.merit_free) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('BB.TUAT')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.first_bb AND f.invalid_relative AND f.at_most_one_martyr AND f.merit_living AND f.merit_free) IS NOT FALSE

-- CD.TUAT (first_cd) from 2021-07-01: group survivor, half 2
SELECT 'CD.TUAT' AS rule,
  CASE WHEN (f.first_cd AND f.invalid_relative AND f.at_most_one_martyr AND f.merit_living AND f.merit_free) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('CD.TUAT')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.first_cd AND f.invalid_relative AND f.at_most_one_martyr AND f.merit_living AND f.merit_free) IS NOT FALSE

-- HD45.TUAT.2 (second_hd45) from 2021-07-01: group survivor, half 1
SELECT 'HD45.TUAT.2' AS rule,
  CASE WHEN (f.second_hd45 AND f.revolutionary_relative AND f.no_martyr AND f.merit_living AND f.merit_free) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('HD45.TUAT')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.second_hd45 AND f.revolutionary_relative AND f.no_martyr AND f.merit_living AND f.merit_free) IS NOT FALSE

-- TKN.TUAT.2 (second_tkn) from 2021-07-01: group survivor, half 1
SELECT 'TKN.TUAT.2' AS rule,
  CASE WHEN (f.second_tkn AND f.revolutionary_relative AND f.no_martyr AND f.merit_living AND f.merit_free) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('TKN.TUAT')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.second_tkn AND f.revolutionary_relative AND f.no_martyr AND f.merit_living AND f.merit_free) IS NOT FALSE

-- TB.TUAT.2 (second_tb) from 2021-07-01: group survivor, half 1
SELECT 'TB.TUAT.2' AS rule,
  CASE WHEN (f.second_tb AND f.invalid_relative AND f.no_martyr AND f.merit_living AND f.merit_free) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('TB.TUAT')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.second_tb AND f.invalid_relative AND f.no_martyr AND f.merit_living AND f.merit_free) IS NOT FALSE

-- BB.TUAT.2 (second_bb) from 2021-07-01: group survivor, half 1
SELECT 'BB.TUAT.2' AS rule,
  CASE WHEN (f.second_bb AND f.invalid_relative AND f.no_martyr AND f.merit_living AND f.merit_free) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('BB.TUAT')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.second_bb AND f.invalid_relative AND f.no_martyr AND f.merit_living AND f.merit_free) IS NOT FALSE

-- CD.TUAT.2 (second_cd) from 2021-07-01: group survivor, half 1
SELECT 'CD.TUAT.2' AS rule,
  CASE WHEN (f.second_cd AND f.invalid_relative AND f.no_martyr AND f.merit_living AND f.merit_free) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('CD.TUAT')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.second_cd AND f.invalid_relative AND f.no_martyr AND f.merit_living AND f.merit_free) IS NOT FALSE