-- GDN.MN (preschool) from 2022-01-01: group merit_education_year, half 3
SELECT 'GDN.MN' AS rule,
  CASE WHEN (f.education_any AND f.in_preschool AND f.unpaid_student AND f.merit_living AND f.merit_free) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('GDN.MN')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.education_any AND f.in_preschool AND f.unpaid_student AND f.merit_living AND f.merit_free) IS NOT FALSE

-- GDN.PT (general) from 2022-01-01: group merit_education_year, half 3
SELECT 'GDN.PT' AS rule,
  CASE WHEN (f.education_any AND f.in_general_school AND f.unpaid_student AND f.merit_living AND f.merit_free) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('GDN.PT')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.education_any AND f.in_general_school AND f.unpaid_student AND f.merit_living AND f.merit_free) IS NOT FALSE

-- GDN.DH (further) from 2022-01-01: group merit_education_year, half 3
SELECT 'GDN.DH' AS rule,
  CASE WHEN (f.education_any AND f.studies_further AND f.unpaid_student AND f.merit_living AND f.merit_free) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('GDN.DH')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
WHERE (f.education_any AND f.studies_further AND f.unpaid_student AND f.merit_living AND f.merit_free) IS NOT FALSE