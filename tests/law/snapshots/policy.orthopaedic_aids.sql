-- DC (aid) from 2021-01-01: group orthopaedic_aid, half 3
SELECT 'DC' AS rule,
  CASE WHEN (f.gets_aid AND f.merit_living AND f.merit_free) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('DC.' || f.orthopaedic_aid::text)::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.gets_aid AND f.merit_living AND f.merit_free) IS NOT FALSE

-- DC.PHU (extra) from 2021-01-01: group orthopaedic_extra, half 3
SELECT 'DC.PHU' AS rule,
  CASE WHEN (f.gets_extra AND f.merit_living AND f.merit_free) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('DC.' || f.orthopaedic_extra::text)::text AS rate_code, (1 * f.orthopaedic_years)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.gets_extra AND f.merit_living AND f.merit_free) IS NOT FALSE

-- DC.DILAI (travel) from 2021-01-01: group orthopaedic_travel, half 3
SELECT 'DC.DILAI' AS rule,
  CASE WHEN (f.travels_for_aid AND f.merit_living AND f.merit_free) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  (NULL)::text AS rate_code, (NULL)::numeric AS multiplier, ((CASE WHEN ((SELECT r.amount_vnd FROM rates r WHERE r.code = 'DC.DILAI') * f.orthopaedic_travel_km) <= (SELECT r.amount_vnd FROM rates r WHERE r.code = 'DC.DILAI.MAX') THEN ((SELECT r.amount_vnd FROM rates r WHERE r.code = 'DC.DILAI') * f.orthopaedic_travel_km) WHEN NOT ((SELECT r.amount_vnd FROM rates r WHERE r.code = 'DC.DILAI') * f.orthopaedic_travel_km) <= (SELECT r.amount_vnd FROM rates r WHERE r.code = 'DC.DILAI.MAX') THEN (SELECT r.amount_vnd FROM rates r WHERE r.code = 'DC.DILAI.MAX') END))::numeric AS stated_amount
WHERE (f.travels_for_aid AND f.merit_living AND f.merit_free) IS NOT FALSE

-- DC (aid) from 2022-01-01: group orthopaedic_aid, half 3
SELECT 'DC' AS rule,
  CASE WHEN (f.gets_aid AND f.merit_living AND f.merit_free) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('DC.' || f.orthopaedic_aid::text)::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.gets_aid AND f.merit_living AND f.merit_free) IS NOT FALSE

-- DC.PHU (extra) from 2022-01-01: group orthopaedic_extra, half 3
SELECT 'DC.PHU' AS rule,
  CASE WHEN (f.gets_extra AND f.merit_living AND f.merit_free) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('DC.' || f.orthopaedic_extra::text)::text AS rate_code, (1 * f.orthopaedic_years)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.gets_extra AND f.merit_living AND f.merit_free) IS NOT FALSE

-- DC.DILAI (travel) from 2022-01-01: group orthopaedic_travel, half 3
SELECT 'DC.DILAI' AS rule,
  CASE WHEN (f.travels_for_aid AND f.merit_living AND f.merit_free) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  (NULL)::text AS rate_code, (NULL)::numeric AS multiplier, ((CASE WHEN ((SELECT r.amount_vnd FROM rates r WHERE r.code = 'DC.DILAI') * f.orthopaedic_travel_km) <= (SELECT r.amount_vnd FROM rates r WHERE r.code = 'DC.DILAI.MAX') THEN ((SELECT r.amount_vnd FROM rates r WHERE r.code = 'DC.DILAI') * f.orthopaedic_travel_km) WHEN NOT ((SELECT r.amount_vnd FROM rates r WHERE r.code = 'DC.DILAI') * f.orthopaedic_travel_km) <= (SELECT r.amount_vnd FROM rates r WHERE r.code = 'DC.DILAI.MAX') THEN (SELECT r.amount_vnd FROM rates r WHERE r.code = 'DC.DILAI.MAX') END))::numeric AS stated_amount
WHERE (f.travels_for_aid AND f.merit_living AND f.merit_free) IS NOT FALSE