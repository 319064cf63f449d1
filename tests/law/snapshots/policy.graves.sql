-- TM.DILAI (visit) from 2021-01-01: group grave_visit, half 3
SELECT 'TM.DILAI' AS rule,
  CASE WHEN (f.visits_grave) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  (NULL)::text AS rate_code, (NULL)::numeric AS multiplier, (((CASE WHEN f.grave_visitors <= 3 THEN f.grave_visitors WHEN NOT f.grave_visitors <= 3 THEN 3 END) * (CASE WHEN ((SELECT r.amount_vnd FROM rates r WHERE r.code = 'TM.DILAI') * f.grave_visit_km) <= (SELECT r.amount_vnd FROM rates r WHERE r.code = 'TM.DILAI.MAX') THEN ((SELECT r.amount_vnd FROM rates r WHERE r.code = 'TM.DILAI') * f.grave_visit_km) WHEN NOT ((SELECT r.amount_vnd FROM rates r WHERE r.code = 'TM.DILAI') * f.grave_visit_km) <= (SELECT r.amount_vnd FROM rates r WHERE r.code = 'TM.DILAI.MAX') THEN (SELECT r.amount_vnd FROM rates r WHERE r.code = 'TM.DILAI.MAX') END)))::numeric AS stated_amount
WHERE (f.visits_grave) IS NOT FALSE

-- HC.CATBOC (exhumed) from 2021-01-01: group remains_exhumed, half 3
SELECT 'HC.CATBOC' AS rule,
  CASE WHEN (f.exhumes) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('HC.CATBOC')::text AS rate_code, (1 * f.remains_exhumed)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.exhumes) IS NOT FALSE

-- TM.DILAI (visit) from 2022-01-01: group grave_visit, half 3
SELECT 'TM.DILAI' AS rule,
  CASE WHEN (f.visits_grave) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  (NULL)::text AS rate_code, (NULL)::numeric AS multiplier, ((((CASE WHEN f.grave_visitors <= 3 THEN f.grave_visitors WHEN NOT f.grave_visitors <= 3 THEN 3 END) * (SELECT r.amount_vnd FROM rates r WHERE r.code = 'TM.DILAI')) * f.grave_visit_km))::numeric AS stated_amount
WHERE (f.visits_grave) IS NOT FALSE

-- HC.CATBOC (exhumed) from 2022-01-01: group remains_exhumed, half 3
SELECT 'HC.CATBOC' AS rule,
  CASE WHEN (f.exhumes) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('HC.CATBOC')::text AS rate_code, (1 * f.remains_exhumed)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.exhumes) IS NOT FALSE

-- HC.DILAI (remains) from 2022-01-01: group remains_travel, half 3
SELECT 'HC.DILAI' AS rule,
  CASE WHEN (f.moves_remains) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  (NULL)::text AS rate_code, (NULL)::numeric AS multiplier, ((((CASE WHEN f.remains_movers <= 3 THEN f.remains_movers WHEN NOT f.remains_movers <= 3 THEN 3 END) * (SELECT r.amount_vnd FROM rates r WHERE r.code = 'HC.DILAI')) * f.remains_km))::numeric AS stated_amount
WHERE (f.moves_remains) IS NOT FALSE

-- HC.XAYMO (built) from 2022-01-01: group grave_built, half 3
SELECT 'HC.XAYMO' AS rule,
  CASE WHEN (f.builds_grave) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('HC.XAYMO')::text AS rate_code, (1 * f.graves_built)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.builds_grave) IS NOT FALSE