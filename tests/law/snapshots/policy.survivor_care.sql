-- LS.ND (martyr) from 2021-01-01: group survivor_care, half 3
SELECT 'LS.ND' AS rule,
  CASE WHEN (f.has_martyr AND f.martyr_relative AND f.uncared AND f.merit_living AND f.merit_free) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('LS.ND')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.has_martyr AND f.martyr_relative AND f.uncared AND f.merit_living AND f.merit_free) IS NOT FALSE

-- LS.ND (martyr) from 2021-07-01: group survivor_care, half 3
SELECT 'LS.ND' AS rule,
  CASE WHEN (f.has_martyr AND f.martyr_relative AND f.uncared AND f.merit_living AND f.merit_free) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('LS.ND')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.has_martyr AND f.martyr_relative AND f.uncared AND f.merit_living AND f.merit_free) IS NOT FALSE

-- HD45.ND (hd45) from 2021-07-01: group survivor_care, half 3
SELECT 'HD45.ND' AS rule,
  CASE WHEN (f.of_hd45 AND f.revolutionary_relative AND f.uncared AND f.merit_living AND f.merit_free) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('HD45.ND')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.of_hd45 AND f.revolutionary_relative AND f.uncared AND f.merit_living AND f.merit_free) IS NOT FALSE

-- TKN.ND (tkn) from 2021-07-01: group survivor_care, half 3
SELECT 'TKN.ND' AS rule,
  CASE WHEN (f.of_tkn AND f.revolutionary_relative AND f.uncared AND f.merit_living AND f.merit_free) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('TKN.ND')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.of_tkn AND f.revolutionary_relative AND f.uncared AND f.merit_living AND f.merit_free) IS NOT FALSE

-- TB.ND (tb) from 2021-07-01: group survivor_care, half 3
SELECT 'TB.ND' AS rule,
  CASE WHEN (f.of_tb AND f.invalid_relative AND f.uncared AND f.merit_living AND f.merit_free) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('TB.ND')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.of_tb AND f.invalid_relative AND f.uncared AND f.merit_living AND f.merit_free) IS NOT FALSE

-- BB.ND (bb) from 2021-07-01: group survivor_care, half 3
SELECT 'BB.ND' AS rule,
  CASE WHEN (f.of_bb AND f.invalid_relative AND f.uncared AND f.merit_living AND f.merit_free) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('BB.ND')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.of_bb AND f.invalid_relative AND f.uncared AND f.merit_living AND f.merit_free) IS NOT FALSE

-- CD.ND (cd) from 2021-07-01: group survivor_care, half 3
SELECT 'CD.ND' AS rule,
  CASE WHEN (f.of_cd AND f.invalid_relative AND f.uncared AND f.merit_living AND f.merit_free) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('CD.ND')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.of_cd AND f.invalid_relative AND f.uncared AND f.merit_living AND f.merit_free) IS NOT FALSE