-- GDT.1 (full) from 2021-07-01: group merit_education, half 3
SELECT 'GDT.1' AS rule,
  CASE WHEN (f.education_full AND f.studies_further AND f.unpaid_student AND f.merit_living AND f.merit_free) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('GDT.1')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.education_full AND f.studies_further AND f.unpaid_student AND f.merit_living AND f.merit_free) IS NOT FALSE

-- GDT.2 (part) from 2021-07-01: group merit_education, half 3
SELECT 'GDT.2' AS rule,
  CASE WHEN (f.education_part AND f.studies_further AND f.unpaid_student AND f.merit_living AND f.merit_free) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('GDT.2')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.education_part AND f.studies_further AND f.unpaid_student AND f.merit_living AND f.merit_free) IS NOT FALSE