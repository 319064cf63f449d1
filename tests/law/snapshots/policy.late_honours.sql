-- ML.HD45.TN (detached_relatives) from 2021-07-01: group late_honour_revolutionary, half 3
SELECT 'ML.HD45.TN' AS rule,
  CASE WHEN (f.hd45 AND f.unenjoyed AND f.has_relatives) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('ML.HD45.TN')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.hd45 AND f.unenjoyed AND f.has_relatives) IS NOT FALSE

-- ML.HD45.TC (detached_worshipper) from 2021-07-01: group late_honour_revolutionary, half 3
SELECT 'ML.HD45.TC' AS rule,
  CASE WHEN (f.hd45 AND f.unenjoyed AND f.has_worshipper) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('ML.HD45.TC')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.hd45 AND f.unenjoyed AND f.has_worshipper) IS NOT FALSE

-- ML.TKN.TN (pre_uprising_relatives) from 2021-07-01: group late_honour_revolutionary, half 3
SELECT 'ML.TKN.TN' AS rule,
  CASE WHEN (f.tkn_only AND f.unenjoyed AND f.has_relatives) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('ML.TKN.TN')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.tkn_only AND f.unenjoyed AND f.has_relatives) IS NOT FALSE

-- ML.TKN.TC (pre_uprising_worshipper) from 2021-07-01: group late_honour_revolutionary, half 3
SELECT 'ML.TKN.TC' AS rule,
  CASE WHEN (f.tkn_only AND f.unenjoyed AND f.has_worshipper) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('ML.TKN.TC')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.tkn_only AND f.unenjoyed AND f.has_worshipper) IS NOT FALSE

-- ML.LS.TQGC (martyr) from 2021-07-01: group late_honour_martyr, half 3
SELECT 'ML.LS.TQGC' AS rule,
  CASE WHEN (f.martyr_certified) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('ML.LS.TQGC')::text AS rate_code, (1 * f.martyr_certificates)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.martyr_certified) IS NOT FALSE

-- ML.LS.BAOTU (notice) from 2021-07-01: group martyr_notice, half 3
SELECT 'ML.LS.BAOTU' AS rule,
  CASE WHEN (f.martyr_notified) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('ML.LS.BAOTU')::text AS rate_code, (1 * f.martyr_notices)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.martyr_notified) IS NOT FALSE

-- ML.BM (mother) from 2021-07-01: group late_honour_mother, half 3
SELECT 'ML.BM' AS rule,
  CASE WHEN (f.is_heroic_mother AND f.unenjoyed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('ML.BM')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.is_heroic_mother AND f.unenjoyed) IS NOT FALSE

-- ML.AH (hero) from 2021-07-01: group late_honour_hero, half 3
SELECT 'ML.AH' AS rule,
  CASE WHEN (f.is_hero AND f.unenjoyed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('ML.AH')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.is_hero AND f.unenjoyed) IS NOT FALSE

-- ML.TD (jailed) from 2021-07-01: group late_honour_jailed, half 3
SELECT 'ML.TD' AS rule,
  CASE WHEN (f.jailed AND f.unenjoyed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('ML.TD')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.jailed AND f.unenjoyed) IS NOT FALSE

-- ML.HDKC.CHET (resistance_dead) from 2021-07-01: group resistance, half 3
SELECT 'ML.HDKC.CHET' AS rule,
  CASE WHEN (f.resistance AND f.unenjoyed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('ML.HDKC.CHET')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.resistance AND f.unenjoyed) IS NOT FALSE

-- ML.GD.CHET (helper_dead) from 2021-07-01: group helper_once, half 3
SELECT 'ML.GD.CHET' AS rule,
  CASE WHEN (f.helper_known AND f.unenjoyed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('ML.GD.CHET')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.helper_known AND f.unenjoyed) IS NOT FALSE