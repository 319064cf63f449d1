-- The law from 2021-01-01 on

-- stated (registers)
SELECT people.person_id, people.birth_date AS birth_date, coalesce(people.birth_precision, 'DAY') AS birth_precision, coalesce(care.arrangement, 'NONE') AS care_arrangement, disability.issued_on AS certificate_issued_on, coalesce(orphanhood.circumstance, 'NONE') AS child_circumstance, coalesce(raised_children.studying_16_to_22, 0) AS children_16_to_22_studying, coalesce(raised_children.under_16, 0) AS children_under_16, coalesce(raised_children.under_36_months, 0) AS children_under_36_months, NULL::date AS decision_signed_on, death.died_on AS died_on, coalesce(disability.degree, 'NONE') AS disability_degree, coalesce(elder_support.support, 'SUPPORTED') AS elder_support, coalesce(NULL::bigint, 0) AS extra_meal_days, coalesce(elder_support.fit_for_facility, false) AS fit_for_facility, coalesce(NULL::bigint, 0) AS grave_visit_km, coalesce(NULL::bigint, 0) AS grave_visitors, coalesce(hiv.infected, false) AS has_hiv, coalesce(recognition.mother, false) AS heroic_mother, coalesce(facility.stays, false) AS in_facility, coalesce(NULL::boolean, false) AS in_prison, coalesce(NULL::bigint, 0) AS injury_percent, coalesce(lone_parent.marital_status, 'NONE') AS lone_parent, coalesce(NULL::boolean, false) AS lost_work_capacity, martyrs.relation AS martyr_relation, coalesce(martyrs.remarriage, 'NONE') AS martyr_spouse_remarried, coalesce(martyrs.number, 0) AS martyrs_survived, coalesce(circumstance.abroad, false) AS merit_abroad_or_missing, coalesce(circumstance.alone, false) AS merit_alone, coalesce(circumstance.disabled_child, false) AS merit_disabled_child, coalesce(circumstance.in_prison, false) AS merit_in_prison, coalesce(circumstance.orphan, false) AS merit_orphan, coalesce(merit_school.level, 'NONE') AS merit_school, coalesce(NULL::text, 'NONE') AS orthopaedic_aid, coalesce(NULL::text, 'NONE') AS orthopaedic_extra, coalesce(NULL::bigint, 0) AS orthopaedic_travel_km, coalesce(NULL::bigint, 1) AS orthopaedic_years, coalesce(orphanhood.paid_until_16, false) AS paid_as_orphan_until_16, NULL::date AS paid_elsewhere_until, coalesce(household.poverty, 'NONE') AS poverty_class, coalesce(pregnancy.pregnant, false) AS pregnant, coalesce(income.insurance, false) AS receives_insurance_allowance, coalesce(income.merit, false) AS receives_merit_allowance, coalesce(income.pension, false) AS receives_pension, coalesce(NULL::boolean, false) AS receives_social_assistance, coalesce(income.survivor, false) AS receives_survivor_allowance, NULL::date AS refused_on, coalesce(NULL::bigint, 0) AS remains_exhumed, coalesce(recognition.sick_soldier, 0) AS sick_soldier_percent, coalesce(NULL::boolean, false) AS spouse_holds_nursing_support, coalesce(schooling.studying, false) AS studying, coalesce(NULL::bigint, 0) AS uncollected_months, coalesce(recognition.war_invalid_b, 0) AS war_invalid_b_percent, coalesce(recognition.war_invalid, 0) AS war_invalid_percent, coalesce(worship.martyrs, 0) AS worshipped_martyrs
FROM (
SELECT id AS person_id, birth_date, birth_precision, sex FROM registry_person WHERE withdrawn_at IS NULL
) people
LEFT JOIN (
SELECT person_id, arrangement
FROM social_protection_carearrangement, asked WHERE valid @> asked.day AND known @> asked.known_at
) care USING (person_id)
LEFT JOIN (
SELECT person_id, degree, issued_on
FROM registry_disability, asked WHERE valid @> asked.day AND known @> asked.known_at
) disability USING (person_id)
LEFT JOIN (
SELECT person_id, circumstance, paid_until_16
FROM social_protection_childwithoutsupport, asked WHERE valid @> asked.day AND known @> asked.known_at
) orphanhood USING (person_id)
LEFT JOIN (
SELECT c.person_id,
  count(*) FILTER (WHERE k.birth_date >= asked.month_start - INTERVAL '16 years') AS under_16,
  count(*) FILTER (WHERE k.birth_date < asked.month_start - INTERVAL '16 years'
    AND k.birth_date >= asked.month_start - INTERVAL '22 years' AND s.id IS NOT NULL) AS studying_16_to_22,
  count(*) FILTER (WHERE k.birth_date < asked.month_start - INTERVAL '16 years'
    AND s.id IS NOT NULL AND c.counted_before_16) AS counted_studying,
  count(*) FILTER (WHERE k.birth_date > asked.month_end - INTERVAL '36 months') AS under_36_months
FROM asked
JOIN social_protection_raisedchild c ON c.valid @> asked.day AND c.known @> asked.known_at
JOIN registry_person k ON k.id = c.child_id
LEFT JOIN registry_schooling s ON s.person_id = k.id AND s.valid @> asked.day AND s.known @> asked.known_at
GROUP BY c.person_id
) raised_children USING (person_id)
LEFT JOIN (
SELECT person_id, min(lower(valid)) AS died_on
FROM registry_death, asked WHERE known @> asked.known_at GROUP BY person_id
) death USING (person_id)
LEFT JOIN (
SELECT person_id, support, fit_for_facility
FROM social_protection_eldersupport, asked WHERE valid @> asked.day AND known @> asked.known_at
) elder_support USING (person_id)
LEFT JOIN (
SELECT person_id, true AS infected
FROM social_protection_hivstatus, asked WHERE valid @> asked.day AND known @> asked.known_at
) hiv USING (person_id)
LEFT JOIN (
SELECT person_id,
  max(award) FILTER (WHERE kind = 'HD45') AS before_1945, max(years) FILTER (WHERE kind = 'HD45') AS years_1945,
  bool_or(kind = 'TKN') AS pre_uprising, bool_or(kind = 'BM') AS mother, bool_or(kind = 'AH') AS hero,
  max(percent) FILTER (WHERE kind = 'TB') AS war_invalid, max(percent) FILTER (WHERE kind = 'TBB') AS war_invalid_b,
  bool_or(severe AND kind IN ('TB', 'TBB')) AS war_invalid_severe,
  max(percent) FILTER (WHERE kind = 'BB') AS sick_soldier, bool_or(severe AND kind = 'BB') AS sick_soldier_severe,
  max(percent) FILTER (WHERE kind = 'CD') AS chemical, bool_or(severe AND kind = 'CD') AS chemical_severe,
  bool_or(infertile_or_child_deformed) AS chemical_child, bool_or(without_board_record) AS chemical_unexamined,
  max(percent) FILTER (WHERE kind = 'CD_CHILD') AS chemical_offspring,
  bool_or(kind = 'TD') AS jailed, bool_or(kind = 'HDKC') AS resistance,
  max(years) FILTER (WHERE kind = 'HDKC') AS resistance_years, max(award) FILTER (WHERE kind = 'GD') AS helper,
  true AS one_off_received -- the register holds people after their one-off sum; a new one comes by a form
FROM merit_recognition, asked WHERE valid @> asked.day AND known @> asked.known_at GROUP BY person_id
) recognition USING (person_id)
LEFT JOIN (
SELECT person_id, true AS stays
FROM social_protection_facilitystay, asked WHERE valid @> asked.day AND known @> asked.known_at
) facility USING (person_id)
LEFT JOIN (
SELECT person_id, marital_status
FROM social_protection_loneparent, asked WHERE valid @> asked.day AND known @> asked.known_at
) lone_parent USING (person_id)
LEFT JOIN (
SELECT person_id, count(DISTINCT of_file_number) AS number,
  CASE WHEN count(DISTINCT relation) = 1 THEN max(relation) END AS relation, max(remarriage) AS remarriage
FROM merit_kinship, asked WHERE valid @> asked.day AND known @> asked.known_at AND of_kind = 'LS'
GROUP BY person_id
) martyrs USING (person_id)
LEFT JOIN (
SELECT person_id, bool_or(kind = 'ATTENDED_AT_HOME') AS attended, bool_or(kind = 'ALONE') AS alone,
  bool_or(kind = 'ORPHAN') AS orphan, bool_or(kind = 'DISABLED_CHILD') AS disabled_child,
  bool_or(kind = 'IN_PRISON') AS in_prison, bool_or(kind = 'ABROAD_OR_MISSING') AS abroad
FROM merit_circumstance, asked WHERE valid @> asked.day AND known @> asked.known_at GROUP BY person_id
) circumstance USING (person_id)
LEFT JOIN (
SELECT person_id, level FROM registry_schooling, asked WHERE valid @> asked.day AND known @> asked.known_at
) merit_school USING (person_id)
LEFT JOIN (
SELECT m.person_id, c.kind AS poverty, coalesce(h.village_id, h.commune_id) IN (
    SELECT a.unit_id FROM registry_unitarea a, asked WHERE a.kind = 'ETHNIC_DIFFICULT'
      AND a.valid @> asked.day AND a.known @> asked.known_at)
  OR h.commune_id IN (
    SELECT a.unit_id FROM registry_unitarea a, asked WHERE a.kind = 'ETHNIC_DIFFICULT'
      AND a.valid @> asked.day AND a.known @> asked.known_at) AS difficult_area
FROM asked
JOIN registry_membership m ON m.valid @> asked.day AND m.known @> asked.known_at
JOIN registry_household h ON h.id = m.household_id
LEFT JOIN registry_povertyclass c ON c.household_id = m.household_id
  AND c.valid @> asked.day AND c.known @> asked.known_at
) household USING (person_id)
LEFT JOIN (
SELECT person_id, true AS pregnant
FROM social_protection_pregnancy, asked WHERE valid @> asked.day AND known @> asked.known_at
) pregnancy USING (person_id)
LEFT JOIN (
SELECT person_id, bool_or(kind = 'PENSION') AS pension, bool_or(kind = 'SOCIAL_INSURANCE') AS insurance,
  bool_or(kind = 'SURVIVOR') AS survivor, bool_or(kind = 'WAGE') AS wage, bool_or(kind = 'MERIT') AS merit,
  CASE WHEN bool_and(amount_vnd IS NOT NULL) FILTER (WHERE kind IN ('PENSION', 'SOCIAL_INSURANCE', 'SURVIVOR'))
    THEN sum(amount_vnd) FILTER (WHERE kind IN ('PENSION', 'SOCIAL_INSURANCE', 'SURVIVOR')) END AS insurance_vnd
FROM registry_income, asked WHERE valid @> asked.day AND known @> asked.known_at GROUP BY person_id
) income USING (person_id)
LEFT JOIN (
SELECT person_id, true AS studying
FROM registry_schooling, asked WHERE valid @> asked.day AND known @> asked.known_at
) schooling USING (person_id)
LEFT JOIN (
SELECT person_id, count(*) AS martyrs
FROM merit_worship, asked WHERE valid @> asked.day AND known @> asked.known_at GROUP BY person_id
) worship USING (person_id)

-- stated (described)
SELECT * FROM jsonb_to_recordset(%(described)s::jsonb) AS d (person_id bigint, birth_date date, birth_precision text, care_arrangement text, certificate_issued_on date, child_circumstance text, children_16_to_22_studying bigint, children_under_16 bigint, children_under_36_months bigint, decision_signed_on date, died_on date, disability_degree text, elder_support text, extra_meal_days bigint, fit_for_facility boolean, grave_visit_km bigint, grave_visitors bigint, has_hiv boolean, heroic_mother boolean, in_facility boolean, in_prison boolean, injury_percent bigint, lone_parent text, lost_work_capacity boolean, martyr_relation text, martyr_spouse_remarried text, martyrs_survived bigint, merit_abroad_or_missing boolean, merit_alone boolean, merit_disabled_child boolean, merit_in_prison boolean, merit_orphan boolean, merit_school text, orthopaedic_aid text, orthopaedic_extra text, orthopaedic_travel_km bigint, orthopaedic_years bigint, paid_as_orphan_until_16 boolean, paid_elsewhere_until date, poverty_class text, pregnant boolean, receives_insurance_allowance boolean, receives_merit_allowance boolean, receives_pension boolean, receives_social_assistance boolean, receives_survivor_allowance boolean, refused_on date, remains_exhumed bigint, sick_soldier_percent bigint, spouse_holds_nursing_support boolean, studying boolean, uncollected_months bigint, war_invalid_b_percent bigint, war_invalid_percent bigint, worshipped_martyrs bigint)

-- rules
SELECT * FROM (VALUES
  (0, 'LT.ANTHEM', 'extra_meals', 3, 1),
  (1, 'TM.DILAI', 'grave_visit', 3, 1),
  (2, 'HC.CATBOC', 'remains_exhumed', 3, 1),
  (3, 'ML.TT5_10', 'injury_once', 3, 1),
  (4, 'ML.TT11_15', 'injury_once', 3, 1),
  (5, 'ML.TT16_20', 'injury_once', 3, 1),
  (6, 'DC', 'orthopaedic_aid', 3, 1),
  (7, 'DC.PHU', 'orthopaedic_extra', 3, 1),
  (8, 'DC.DILAI', 'orthopaedic_travel', 3, 1),
  (9, 'LS.ND', 'survivor_care', 3, 1),
  (10, 'LS.TUAT1', 'survivor', 1, 1),
  (11, 'LS.TUAT2', 'survivor', 3, 1),
  (12, 'LS.TUAT3', 'survivor', 3, 1),
  (13, 'LS.TAIGIA', 'survivor', 1, 1),
  (14, 'TC.THOCUNG', 'worship', 3, 1),
  (15, 'ND136-5.3.nl', 'social_assistance', 2, 1),
  (16, 'ND136-CS.1.a', 'care_support', 3, 1),
  (17, 'ND136-CS.1.b1', 'care_support', 3, 1),
  (18, 'ND136-CS.1.b2', 'care_support', 3, 1),
  (19, 'ND136-CS.2.d1', 'care_support', 3, 1),
  (20, 'ND136-CS.2.d2', 'care_support', 3, 1),
  (21, 'ND136-5.3.te', 'social_assistance', 3, 1),
  (22, 'ND136-5.3.te', 'social_assistance', 3, 1),
  (23, 'ND136-5.1', 'social_assistance', 3, 1),
  (24, 'ND136-5.1', 'social_assistance', 3, 1),
  (25, 'ND136-5.6.dbn.te', 'social_assistance', 2, 1),
  (26, 'ND136-5.6.dbn', 'social_assistance', 2, 1),
  (27, 'ND136-5.6.dbn.nct', 'social_assistance', 2, 1),
  (28, 'ND136-5.6.nang.te', 'social_assistance', 2, 1),
  (29, 'ND136-5.6.nang', 'social_assistance', 2, 1),
  (30, 'ND136-5.6.nang.nct', 'social_assistance', 2, 1),
  (31, 'ND136-5.5.b', 'social_assistance', 2, 1),
  (32, 'ND136-5.5.c', 'social_assistance', 2, 1),
  (33, 'ND136-5.5.a', 'social_assistance', 2, 1),
  (34, 'ND136-5.5.a', 'social_assistance', 2, 1),
  (35, 'ND136-MT', 'funeral', 3, 1),
  (36, 'ND136-CS.2.c', 'care_support', 3, 1),
  (37, 'ND136-CS.2.a1', 'nursing_support', 3, 1),
  (38, 'ND136-CS.2.a2', 'nursing_support', 3, 1),
  (39, 'ND136-5.2', 'social_assistance', 3, 1),
  (40, 'ND136-5.4.1con', 'social_assistance', 1, 1),
  (41, 'ND136-5.4.2con', 'social_assistance', 1, 1)
) AS r (rule, code, grp, half, keep)

-- facts
SELECT s.*,
  CASE s.birth_precision
    WHEN 'YEAR' THEN make_date(extract(year FROM s.birth_date)::int, 1, 1)
    WHEN 'MONTH' THEN make_date(extract(year FROM s.birth_date)::int, extract(month FROM s.birth_date)::int, 1)
    WHEN 'DAY' THEN s.birth_date END AS birth_first,
  CASE s.birth_precision
    WHEN 'YEAR' THEN make_date(extract(year FROM s.birth_date)::int, 12, 31)
    WHEN 'MONTH' THEN (date_trunc('month', s.birth_date::timestamp) + INTERVAL '1 month - 1 day')::date
    WHEN 'DAY' THEN s.birth_date END AS birth_last
FROM stated s

-- conditions
SELECT f.*,
  ((f.extra_meal_days >= 1) AND ((((f.war_invalid_percent BETWEEN 21 AND 100) AND (f.war_invalid_percent >= 81)) OR ((f.war_invalid_b_percent BETWEEN 21 AND 100) AND (f.war_invalid_b_percent >= 81))) OR (f.sick_soldier_percent BETWEEN 81 AND 100))) AS eats_extra,
  ((f.died_on IS NULL) OR (f.died_on >= %(month_start)s::date)) AS merit_living,
  ((NOT f.merit_in_prison) AND (NOT f.merit_abroad_or_missing)) AS merit_free,
  ((f.grave_visitors >= 1) AND (f.grave_visit_km > 0)) AS visits_grave,
  (f.remains_exhumed >= 1) AS exhumes,
  (f.injury_percent BETWEEN 5 AND 10) AS injured_5_10,
  (f.injury_percent BETWEEN 11 AND 15) AS injured_11_15,
  (f.injury_percent BETWEEN 16 AND 20) AS injured_16_20,
  (f.orthopaedic_aid <> 'NONE') AS gets_aid,
  (f.orthopaedic_extra <> 'NONE') AS gets_extra,
  (f.orthopaedic_travel_km > 0) AS travels_for_aid,
  (f.martyrs_survived >= 1) AS has_martyr,
  ((f.martyrs_survived >= 1) AND (((f.martyr_relation IN ('PARENT', 'FOSTERER')) OR ((f.martyr_relation = 'SPOUSE') AND (f.martyr_spouse_remarried = 'NONE'))) OR ((f.martyr_relation = 'CHILD') AND (((NOT (CASE WHEN f.birth_last <= ((%(month_start)s::date - 1) - INTERVAL '18 years') THEN true WHEN f.birth_first > ((%(month_start)s::date - 1) - INTERVAL '18 years') THEN false END)) OR (f.merit_school <> 'NONE')) OR f.merit_disabled_child)))) AS martyr_relative,
  (f.merit_alone OR f.merit_orphan) AS uncared,
  (f.martyrs_survived = 1) AS of_one_martyr,
  (NOT f.heroic_mother) AS not_heroic_mother,
  (f.martyrs_survived = 2) AS of_two_martyrs,
  (f.martyrs_survived >= 3) AS of_more_martyrs,
  (((f.martyrs_survived >= 1) AND (f.martyr_relation = 'SPOUSE')) AND (f.martyr_spouse_remarried = 'STILL_CARES')) AS remarried_still_caring,
  (f.worshipped_martyrs >= 1) AS worships,
  f.has_hiv AS lives_with_hiv,
  (f.poverty_class = 'POOR') AS poor,
  (CASE WHEN f.birth_last <= (%(month_end)s::date - INTERVAL '16 years') THEN true WHEN f.birth_first > (%(month_end)s::date - INTERVAL '16 years') THEN false END) AS from_16,
  f.lost_work_capacity AS unable_to_work,
  (((NOT f.receives_pension) AND (NOT f.receives_insurance_allowance)) AND (NOT f.receives_survivor_allowance)) AS no_insurance_income,
  ((f.died_on IS NULL) OR (f.died_on >= %(month_start)s::date)) AS living,
  (NOT f.in_facility) AS outside_facility,
  (f.uncollected_months < 3) AS not_suspended,
  ((NOT f.in_prison) AND ((f.refused_on IS NULL) OR (f.refused_on >= %(month_start)s::date))) AS not_ended,
  ((f.paid_elsewhere_until IS NULL) OR (f.paid_elsewhere_until < %(month_start)s::date)) AS not_paid_elsewhere,
  ((f.decision_signed_on IS NULL) OR (f.decision_signed_on <= %(month_end)s::date)) AS signed,
  ((CASE WHEN f.birth_last <= (%(month_end)s::date - INTERVAL '16 years') THEN true WHEN f.birth_first > (%(month_end)s::date - INTERVAL '16 years') THEN false END) AND NOT (CASE WHEN f.birth_last <= ((%(month_start)s::date - 1) - INTERVAL '16 years') THEN true WHEN f.birth_first > ((%(month_start)s::date - 1) - INTERVAL '16 years') THEN false END)) AS turning_16,
  f.receives_merit_allowance AS on_merit_allowance,
  (f.care_arrangement = 'TAKEN_IN') AS taken_in,
  (NOT (f.child_circumstance IN ('NONE', 'UNIDENTIFIED_AND_DEAD', 'UNIDENTIFIED_AND_MISSING', 'UNIDENTIFIED_AND_IN_FACILITY', 'UNIDENTIFIED_AND_IN_PRISON'))) AS without_support,
  (NOT (CASE WHEN f.birth_last <= (%(month_end)s::date - INTERVAL '4 years') THEN true WHEN f.birth_first > (%(month_end)s::date - INTERVAL '4 years') THEN false END)) AS under_4,
  ((f.child_circumstance <> 'NONE') AND (f.disability_degree = 'EXTREME')) AS orphan_and_extreme,
  true AS coefficient_unrecorded,
  ((CASE WHEN f.birth_last <= (%(month_end)s::date - INTERVAL '4 years') THEN true WHEN f.birth_first > (%(month_end)s::date - INTERVAL '4 years') THEN false END) AND (NOT (CASE WHEN f.birth_last <= ((%(month_start)s::date - 1) - INTERVAL '16 years') THEN true WHEN f.birth_first > ((%(month_start)s::date - 1) - INTERVAL '16 years') THEN false END))) AS from_4_under_16,
  ((CASE WHEN f.birth_last <= (%(month_end)s::date - INTERVAL '4 years') THEN true WHEN f.birth_first > (%(month_end)s::date - INTERVAL '4 years') THEN false END) AND NOT (CASE WHEN f.birth_last <= ((%(month_start)s::date - 1) - INTERVAL '4 years') THEN true WHEN f.birth_first > ((%(month_start)s::date - 1) - INTERVAL '4 years') THEN false END)) AS turning_4,
  f.fit_for_facility AS fits_facility,
  (CASE WHEN f.birth_last <= (%(month_end)s::date - INTERVAL '60 years') THEN true WHEN f.birth_first > (%(month_end)s::date - INTERVAL '60 years') THEN false END) AS from_60,
  (f.disability_degree = 'EXTREME') AS extreme,
  (NOT (CASE WHEN f.birth_last <= (%(month_end)s::date - INTERVAL '16 years') THEN true WHEN f.birth_first > (%(month_end)s::date - INTERVAL '16 years') THEN false END)) AS under_16,
  ((f.certificate_issued_on IS NULL) OR (f.certificate_issued_on <= %(month_end)s::date)) AS certified,
  (((NOT f.receives_pension) AND (NOT f.receives_insurance_allowance)) AND (NOT f.receives_merit_allowance)) AS no_income_excluding_disability,
  ((CASE WHEN f.birth_last <= (%(month_end)s::date - INTERVAL '16 years') THEN true WHEN f.birth_first > (%(month_end)s::date - INTERVAL '16 years') THEN false END) AND (NOT (CASE WHEN f.birth_last <= (%(month_end)s::date - INTERVAL '60 years') THEN true WHEN f.birth_first > (%(month_end)s::date - INTERVAL '60 years') THEN false END))) AS from_16_under_60,
  (f.disability_degree = 'SEVERE') AS severe,
  (CASE WHEN f.birth_last <= (%(month_end)s::date - INTERVAL '80 years') THEN true WHEN f.birth_first > (%(month_end)s::date - INTERVAL '80 years') THEN false END) AS from_80,
  (NOT ((f.poverty_class = 'POOR') AND (f.elder_support IN ('NO_SUPPORTER', 'SUPPORTER_ON_ASSISTANCE')))) AS not_poor_without_supporter,
  (((f.lone_parent IN ('NEVER_MARRIED', 'SPOUSE_DEAD', 'SPOUSE_MISSING')) AND (f.poverty_class IN ('POOR', 'NEAR_POOR'))) AND ((f.children_under_16 + f.children_16_to_22_studying) > 0)) AS single_parent_too,
  (f.elder_support IN ('NO_SUPPORTER', 'SUPPORTER_ON_ASSISTANCE')) AS without_supporter,
  ((CASE WHEN f.birth_last <= (%(month_end)s::date - INTERVAL '60 years') THEN true WHEN f.birth_first > (%(month_end)s::date - INTERVAL '60 years') THEN false END) AND (NOT (CASE WHEN f.birth_last <= (%(month_end)s::date - INTERVAL '80 years') THEN true WHEN f.birth_first > (%(month_end)s::date - INTERVAL '80 years') THEN false END))) AS from_60_under_80,
  f.receives_social_assistance AS paid_assistance,
  ((f.died_on IS NOT NULL) AND (f.died_on BETWEEN %(month_start)s::date AND %(month_end)s::date)) AS died,
  (f.care_arrangement = 'HOUSEHOLD') AS cared_for_at_home,
  (f.disability_degree IN ('SEVERE', 'EXTREME')) AS severe_or_extreme,
  ((f.pregnant AND (f.children_under_36_months = 0)) OR ((NOT f.pregnant) AND (f.children_under_36_months = 1))) AS nurses_once,
  (NOT f.spouse_holds_nursing_support) AS spouse_without_share,
  ((f.pregnant AND (f.children_under_36_months >= 1)) OR (f.children_under_36_months >= 2)) AS nurses_twice,
  f.paid_as_orphan_until_16 AS paid_as_orphan,
  ((CASE WHEN f.birth_last <= (%(month_end)s::date - INTERVAL '16 years') THEN true WHEN f.birth_first > (%(month_end)s::date - INTERVAL '16 years') THEN false END) AND (NOT (CASE WHEN f.birth_last <= ((%(month_start)s::date - 1) - INTERVAL '23 years') THEN true WHEN f.birth_first > ((%(month_start)s::date - 1) - INTERVAL '23 years') THEN false END))) AS from_16_to_22,
  f.studying AS studies,
  (CASE WHEN f.birth_last <= (%(month_end)s::date - INTERVAL '22 years') THEN true WHEN f.birth_first > (%(month_end)s::date - INTERVAL '22 years') THEN false END) AS aged_22,
  (f.lone_parent IN ('NEVER_MARRIED', 'SPOUSE_DEAD', 'SPOUSE_MISSING')) AS single,
  ((f.children_under_16 + f.children_16_to_22_studying) = 1) AS raises_one_child,
  ((f.children_under_16 + f.children_16_to_22_studying) >= 2) AS raises_more_children
FROM facts f

-- candidates
SELECT f.* FROM conditions f
WHERE (f.eats_extra AND f.merit_living AND f.merit_free) IS NOT FALSE
  OR (f.visits_grave) IS NOT FALSE
  OR (f.exhumes) IS NOT FALSE
  OR (f.injured_5_10) IS NOT FALSE
  OR (f.injured_11_15) IS NOT FALSE
  OR (f.injured_16_20) IS NOT FALSE
  OR (f.gets_aid AND f.merit_living AND f.merit_free) IS NOT FALSE
  OR (f.gets_extra AND f.merit_living AND f.merit_free) IS NOT FALSE
  OR (f.travels_for_aid AND f.merit_living AND f.merit_free) IS NOT FALSE
  OR (f.has_martyr AND f.martyr_relative AND f.uncared AND f.merit_living AND f.merit_free) IS NOT FALSE
  OR (f.of_one_martyr AND f.martyr_relative AND f.not_heroic_mother AND f.merit_living AND f.merit_free) IS NOT FALSE
  OR (f.of_two_martyrs AND f.martyr_relative AND f.not_heroic_mother AND f.merit_living AND f.merit_free) IS NOT FALSE
  OR (f.of_more_martyrs AND f.martyr_relative AND f.not_heroic_mother AND f.merit_living AND f.merit_free) IS NOT FALSE
  OR (f.remarried_still_caring AND f.merit_living AND f.merit_free) IS NOT FALSE
  OR (f.worships AND f.merit_living) IS NOT FALSE
  OR (f.lives_with_hiv AND f.poor AND f.from_16 AND f.unable_to_work AND f.no_insurance_income AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE
  OR (f.taken_in AND f.without_support AND f.under_4 AND f.living AND f.outside_facility AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE
  OR (f.taken_in AND f.without_support AND f.from_4_under_16 AND f.living AND f.outside_facility AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE
  OR (f.taken_in AND f.fits_facility AND f.poor AND f.from_60 AND f.living AND f.outside_facility AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE
  OR (f.taken_in AND f.extreme AND f.from_16 AND f.living AND f.outside_facility AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE
  OR (f.taken_in AND f.extreme AND f.under_16 AND f.living AND f.outside_facility AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE
  OR (f.lives_with_hiv AND f.poor AND f.under_4 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE
  OR (f.lives_with_hiv AND f.poor AND f.from_4_under_16 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE
  OR (f.without_support AND f.under_4 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE
  OR (f.without_support AND f.from_4_under_16 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE
  OR (f.extreme AND f.under_16 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.certified AND f.no_income_excluding_disability) IS NOT FALSE
  OR (f.extreme AND f.from_16_under_60 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.certified AND f.no_income_excluding_disability) IS NOT FALSE
  OR (f.extreme AND f.from_60 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.certified AND f.no_income_excluding_disability) IS NOT FALSE
  OR (f.severe AND f.under_16 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.certified AND f.no_income_excluding_disability) IS NOT FALSE
  OR (f.severe AND f.from_16_under_60 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.certified AND f.no_income_excluding_disability) IS NOT FALSE
  OR (f.severe AND f.from_60 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.certified AND f.no_income_excluding_disability) IS NOT FALSE
  OR (f.from_80 AND f.not_poor_without_supporter AND f.no_insurance_income AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere) IS NOT FALSE
  OR (f.taken_in AND f.fits_facility AND f.poor AND f.from_60 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE
  OR (f.without_supporter AND f.poor AND f.from_60_under_80 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE
  OR (f.without_supporter AND f.poor AND f.from_80 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE
  OR (f.paid_assistance AND f.died) IS NOT FALSE
  OR (f.extreme AND f.cared_for_at_home AND f.living AND f.outside_facility AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE
  OR (f.severe_or_extreme AND f.nurses_once AND f.spouse_without_share AND f.living AND f.outside_facility AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE
  OR (f.severe_or_extreme AND f.nurses_twice AND f.spouse_without_share AND f.living AND f.outside_facility AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE
  OR (f.paid_as_orphan AND f.from_16_to_22 AND f.studies AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE
  OR (f.single AND f.poor AND f.raises_one_child AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE
  OR (f.single AND f.poor AND f.raises_more_children AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE

-- eligible
SELECT f.person_id, 0 AS rule,
  CASE WHEN (f.eats_extra AND f.merit_living AND f.merit_free) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('LT.ANTHEM')::text AS rate_code, (1 * f.extra_meal_days)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.eats_extra AND f.merit_living AND f.merit_free) IS NOT FALSE
UNION ALL
SELECT f.person_id, 1 AS rule,
  CASE WHEN (f.visits_grave) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  (NULL)::text AS rate_code, (NULL)::numeric AS multiplier, (((CASE WHEN f.grave_visitors <= 3 THEN f.grave_visitors WHEN NOT f.grave_visitors <= 3 THEN 3 END) * (CASE WHEN ((SELECT r.amount_vnd FROM rates r WHERE r.code = 'TM.DILAI') * f.grave_visit_km) <= (SELECT r.amount_vnd FROM rates r WHERE r.code = 'TM.DILAI.MAX') THEN ((SELECT r.amount_vnd FROM rates r WHERE r.code = 'TM.DILAI') * f.grave_visit_km) WHEN NOT ((SELECT r.amount_vnd FROM rates r WHERE r.code = 'TM.DILAI') * f.grave_visit_km) <= (SELECT r.amount_vnd FROM rates r WHERE r.code = 'TM.DILAI.MAX') THEN (SELECT r.amount_vnd FROM rates r WHERE r.code = 'TM.DILAI.MAX') END)))::numeric AS stated_amount
FROM candidates f WHERE (f.visits_grave) IS NOT FALSE
UNION ALL
SELECT f.person_id, 2 AS rule,
  CASE WHEN (f.exhumes) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('HC.CATBOC')::text AS rate_code, (1 * f.remains_exhumed)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.exhumes) IS NOT FALSE
UNION ALL
SELECT f.person_id, 3 AS rule,
  CASE WHEN (f.injured_5_10) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('ML.TT5_10')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.injured_5_10) IS NOT FALSE
UNION ALL
SELECT f.person_id, 4 AS rule,
  CASE WHEN (f.injured_11_15) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('ML.TT11_15')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.injured_11_15) IS NOT FALSE
UNION ALL
SELECT f.person_id, 5 AS rule,
  CASE WHEN (f.injured_16_20) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('ML.TT16_20')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.injured_16_20) IS NOT FALSE
UNION ALL
SELECT f.person_id, 6 AS rule,
  CASE WHEN (f.gets_aid AND f.merit_living AND f.merit_free) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('DC.' || f.orthopaedic_aid::text)::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.gets_aid AND f.merit_living AND f.merit_free) IS NOT FALSE
UNION ALL
SELECT f.person_id, 7 AS rule,
  CASE WHEN (f.gets_extra AND f.merit_living AND f.merit_free) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('DC.' || f.orthopaedic_extra::text)::text AS rate_code, (1 * f.orthopaedic_years)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.gets_extra AND f.merit_living AND f.merit_free) IS NOT FALSE
UNION ALL
SELECT f.person_id, 8 AS rule,
  CASE WHEN (f.travels_for_aid AND f.merit_living AND f.merit_free) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  (NULL)::text AS rate_code, (NULL)::numeric AS multiplier, ((CASE WHEN ((SELECT r.amount_vnd FROM rates r WHERE r.code = 'DC.DILAI') * f.orthopaedic_travel_km) <= (SELECT r.amount_vnd FROM rates r WHERE r.code = 'DC.DILAI.MAX') THEN ((SELECT r.amount_vnd FROM rates r WHERE r.code = 'DC.DILAI') * f.orthopaedic_travel_km) WHEN NOT ((SELECT r.amount_vnd FROM rates r WHERE r.code = 'DC.DILAI') * f.orthopaedic_travel_km) <= (SELECT r.amount_vnd FROM rates r WHERE r.code = 'DC.DILAI.MAX') THEN (SELECT r.amount_vnd FROM rates r WHERE r.code = 'DC.DILAI.MAX') END))::numeric AS stated_amount
FROM candidates f WHERE (f.travels_for_aid AND f.merit_living AND f.merit_free) IS NOT FALSE
UNION ALL
SELECT f.person_id, 9 AS rule,
  CASE WHEN (f.has_martyr AND f.martyr_relative AND f.uncared AND f.merit_living AND f.merit_free) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('LS.ND')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.has_martyr AND f.martyr_relative AND f.uncared AND f.merit_living AND f.merit_free) IS NOT FALSE
UNION ALL
SELECT f.person_id, 10 AS rule,
  CASE WHEN (f.of_one_martyr AND f.martyr_relative AND f.not_heroic_mother AND f.merit_living AND f.merit_free) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('LS.TUAT1')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.of_one_martyr AND f.martyr_relative AND f.not_heroic_mother AND f.merit_living AND f.merit_free) IS NOT FALSE
UNION ALL
SELECT f.person_id, 11 AS rule,
  CASE WHEN (f.of_two_martyrs AND f.martyr_relative AND f.not_heroic_mother AND f.merit_living AND f.merit_free) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('LS.TUAT2')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.of_two_martyrs AND f.martyr_relative AND f.not_heroic_mother AND f.merit_living AND f.merit_free) IS NOT FALSE
UNION ALL
SELECT f.person_id, 12 AS rule,
  CASE WHEN (f.of_more_martyrs AND f.martyr_relative AND f.not_heroic_mother AND f.merit_living AND f.merit_free) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('LS.TUAT3')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.of_more_martyrs AND f.martyr_relative AND f.not_heroic_mother AND f.merit_living AND f.merit_free) IS NOT FALSE
UNION ALL
SELECT f.person_id, 13 AS rule,
  CASE WHEN (f.remarried_still_caring AND f.merit_living AND f.merit_free) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('LS.TAIGIA')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.remarried_still_caring AND f.merit_living AND f.merit_free) IS NOT FALSE
UNION ALL
SELECT f.person_id, 14 AS rule,
  CASE WHEN (f.worships AND f.merit_living) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('TC.THOCUNG')::text AS rate_code, (1 * f.worshipped_martyrs)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.worships AND f.merit_living) IS NOT FALSE
UNION ALL
SELECT f.person_id, 15 AS rule,
  CASE WHEN (f.lives_with_hiv AND f.poor AND f.from_16 AND f.unable_to_work AND f.no_insurance_income AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.turning_16 OR f.on_merit_allowance) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_assistance_standard')::text AS rate_code, (1.5)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.lives_with_hiv AND f.poor AND f.from_16 AND f.unable_to_work AND f.no_insurance_income AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE
UNION ALL
SELECT f.person_id, 16 AS rule,
  CASE WHEN (f.taken_in AND f.without_support AND f.under_4 AND f.living AND f.outside_facility AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.orphan_and_extreme OR f.coefficient_unrecorded) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_assistance_standard')::text AS rate_code, (2.5)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.taken_in AND f.without_support AND f.under_4 AND f.living AND f.outside_facility AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE
UNION ALL
SELECT f.person_id, 17 AS rule,
  CASE WHEN (f.taken_in AND f.without_support AND f.from_4_under_16 AND f.living AND f.outside_facility AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.turning_4 OR f.orphan_and_extreme OR f.coefficient_unrecorded) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_assistance_standard')::text AS rate_code, (1.5)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.taken_in AND f.without_support AND f.from_4_under_16 AND f.living AND f.outside_facility AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE
UNION ALL
SELECT f.person_id, 18 AS rule,
  CASE WHEN (f.taken_in AND f.fits_facility AND f.poor AND f.from_60 AND f.living AND f.outside_facility AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.coefficient_unrecorded) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_assistance_standard')::text AS rate_code, (1.5)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.taken_in AND f.fits_facility AND f.poor AND f.from_60 AND f.living AND f.outside_facility AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE
UNION ALL
SELECT f.person_id, 19 AS rule,
  CASE WHEN (f.taken_in AND f.extreme AND f.from_16 AND f.living AND f.outside_facility AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.turning_16 OR f.coefficient_unrecorded) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_assistance_standard')::text AS rate_code, (1.5)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.taken_in AND f.extreme AND f.from_16 AND f.living AND f.outside_facility AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE
UNION ALL
SELECT f.person_id, 20 AS rule,
  CASE WHEN (f.taken_in AND f.extreme AND f.under_16 AND f.living AND f.outside_facility AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.orphan_and_extreme OR f.coefficient_unrecorded) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_assistance_standard')::text AS rate_code, (2.5)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.taken_in AND f.extreme AND f.under_16 AND f.living AND f.outside_facility AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE
UNION ALL
SELECT f.person_id, 21 AS rule,
  CASE WHEN (f.lives_with_hiv AND f.poor AND f.under_4 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.on_merit_allowance) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_assistance_standard')::text AS rate_code, (2.5)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.lives_with_hiv AND f.poor AND f.under_4 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE
UNION ALL
SELECT f.person_id, 22 AS rule,
  CASE WHEN (f.lives_with_hiv AND f.poor AND f.from_4_under_16 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.turning_4 OR f.on_merit_allowance) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_assistance_standard')::text AS rate_code, (2.0)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.lives_with_hiv AND f.poor AND f.from_4_under_16 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE
UNION ALL
SELECT f.person_id, 23 AS rule,
  CASE WHEN (f.without_support AND f.under_4 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.on_merit_allowance) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_assistance_standard')::text AS rate_code, (2.5)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.without_support AND f.under_4 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE
UNION ALL
SELECT f.person_id, 24 AS rule,
  CASE WHEN (f.without_support AND f.from_4_under_16 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.turning_4 OR f.on_merit_allowance) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_assistance_standard')::text AS rate_code, (1.5)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.without_support AND f.from_4_under_16 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE
UNION ALL
SELECT f.person_id, 25 AS rule,
  CASE WHEN (f.extreme AND f.under_16 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.certified AND f.no_income_excluding_disability) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_assistance_standard')::text AS rate_code, (2.5)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.extreme AND f.under_16 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.certified AND f.no_income_excluding_disability) IS NOT FALSE
UNION ALL
SELECT f.person_id, 26 AS rule,
  CASE WHEN (f.extreme AND f.from_16_under_60 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.certified AND f.no_income_excluding_disability) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.turning_16) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_assistance_standard')::text AS rate_code, (2.0)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.extreme AND f.from_16_under_60 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.certified AND f.no_income_excluding_disability) IS NOT FALSE
UNION ALL
SELECT f.person_id, 27 AS rule,
  CASE WHEN (f.extreme AND f.from_60 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.certified AND f.no_income_excluding_disability) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_assistance_standard')::text AS rate_code, (2.5)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.extreme AND f.from_60 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.certified AND f.no_income_excluding_disability) IS NOT FALSE
UNION ALL
SELECT f.person_id, 28 AS rule,
  CASE WHEN (f.severe AND f.under_16 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.certified AND f.no_income_excluding_disability) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_assistance_standard')::text AS rate_code, (2.0)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.severe AND f.under_16 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.certified AND f.no_income_excluding_disability) IS NOT FALSE
UNION ALL
SELECT f.person_id, 29 AS rule,
  CASE WHEN (f.severe AND f.from_16_under_60 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.certified AND f.no_income_excluding_disability) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.turning_16) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_assistance_standard')::text AS rate_code, (1.5)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.severe AND f.from_16_under_60 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.certified AND f.no_income_excluding_disability) IS NOT FALSE
UNION ALL
SELECT f.person_id, 30 AS rule,
  CASE WHEN (f.severe AND f.from_60 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.certified AND f.no_income_excluding_disability) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_assistance_standard')::text AS rate_code, (2.0)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.severe AND f.from_60 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.certified AND f.no_income_excluding_disability) IS NOT FALSE
UNION ALL
SELECT f.person_id, 31 AS rule,
  CASE WHEN (f.from_80 AND f.not_poor_without_supporter AND f.no_insurance_income AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.on_merit_allowance OR f.single_parent_too) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_assistance_standard')::text AS rate_code, (1.0)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.from_80 AND f.not_poor_without_supporter AND f.no_insurance_income AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere) IS NOT FALSE
UNION ALL
SELECT f.person_id, 32 AS rule,
  CASE WHEN (f.taken_in AND f.fits_facility AND f.poor AND f.from_60 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.on_merit_allowance) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_assistance_standard')::text AS rate_code, (3.0)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.taken_in AND f.fits_facility AND f.poor AND f.from_60 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE
UNION ALL
SELECT f.person_id, 33 AS rule,
  CASE WHEN (f.without_supporter AND f.poor AND f.from_60_under_80 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.on_merit_allowance) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_assistance_standard')::text AS rate_code, (1.5)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.without_supporter AND f.poor AND f.from_60_under_80 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE
UNION ALL
SELECT f.person_id, 34 AS rule,
  CASE WHEN (f.without_supporter AND f.poor AND f.from_80 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.on_merit_allowance) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_assistance_standard')::text AS rate_code, (2.0)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.without_supporter AND f.poor AND f.from_80 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE
UNION ALL
SELECT f.person_id, 35 AS rule,
  CASE WHEN (f.paid_assistance AND f.died) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_assistance_standard')::text AS rate_code, (20)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.paid_assistance AND f.died) IS NOT FALSE
UNION ALL
SELECT f.person_id, 36 AS rule,
  CASE WHEN (f.extreme AND f.cared_for_at_home AND f.living AND f.outside_facility AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.coefficient_unrecorded) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_assistance_standard')::text AS rate_code, (1.0)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.extreme AND f.cared_for_at_home AND f.living AND f.outside_facility AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE
UNION ALL
SELECT f.person_id, 37 AS rule,
  CASE WHEN (f.severe_or_extreme AND f.nurses_once AND f.spouse_without_share AND f.living AND f.outside_facility AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.coefficient_unrecorded) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_assistance_standard')::text AS rate_code, (1.5)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.severe_or_extreme AND f.nurses_once AND f.spouse_without_share AND f.living AND f.outside_facility AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE
UNION ALL
SELECT f.person_id, 38 AS rule,
  CASE WHEN (f.severe_or_extreme AND f.nurses_twice AND f.spouse_without_share AND f.living AND f.outside_facility AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.coefficient_unrecorded) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_assistance_standard')::text AS rate_code, (2.0)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.severe_or_extreme AND f.nurses_twice AND f.spouse_without_share AND f.living AND f.outside_facility AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE
UNION ALL
SELECT f.person_id, 39 AS rule,
  CASE WHEN (f.paid_as_orphan AND f.from_16_to_22 AND f.studies AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.aged_22 OR f.on_merit_allowance) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_assistance_standard')::text AS rate_code, (1.5)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.paid_as_orphan AND f.from_16_to_22 AND f.studies AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE
UNION ALL
SELECT f.person_id, 40 AS rule,
  CASE WHEN (f.single AND f.poor AND f.raises_one_child AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.on_merit_allowance) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_assistance_standard')::text AS rate_code, (1.0)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.single AND f.poor AND f.raises_one_child AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE
UNION ALL
SELECT f.person_id, 41 AS rule,
  CASE WHEN (f.single AND f.poor AND f.raises_more_children AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.on_merit_allowance) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_assistance_standard')::text AS rate_code, (2.0)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.single AND f.poor AND f.raises_more_children AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE

-- amounts
SELECT e.person_id, e.rule, r.code, r.grp, r.half, r.keep, e.verdict, e.rate_code, e.multiplier,
  CASE WHEN e.sum = trunc(e.sum) THEN e.sum::bigint END AS amount_vnd
FROM (
  SELECT l.*, coalesce(l.stated_amount, t.amount_vnd * l.multiplier) AS sum
  FROM eligible l LEFT JOIN rates t ON t.code = l.rate_code
) e JOIN rules r ON r.rule = e.rule

-- rivals
SELECT a.*,
  coalesce(max(amount_vnd) FILTER (WHERE verdict = 'SURE' AND half = 3) OVER grouped, 0) AS best_whole,
  coalesce(max(amount_vnd) FILTER (WHERE verdict = 'SURE' AND half = 1) OVER grouped, 0) AS best_first,
  coalesce(max(amount_vnd) FILTER (WHERE verdict = 'SURE' AND half = 2) OVER grouped, 0) AS best_second,
  row_number() OVER (
    PARTITION BY person_id, grp, verdict = 'SURE', CASE WHEN keep = 1 THEN half END
    ORDER BY amount_vnd DESC NULLS LAST, rule) AS place
FROM amounts a WINDOW grouped AS (PARTITION BY person_id, grp)

-- outcomes
SELECT person_id, rule, code, rate_code, multiplier, amount_vnd,
  CASE
    WHEN verdict = 'UNKNOWN' THEN 'UNKNOWN'
    WHEN holds THEN 'RULING'
    WHEN verdict = 'UNCLEAR' THEN 'OUTWEIGHED'
    WHEN amount_vnd IS NULL THEN 'NO_AMOUNT'
    WHEN held THEN 'HELD'
    WHEN keep > 1 AND place <= keep THEN 'GRANTED'
    WHEN keep = 1 AND place = 1 AND (half = 3) = (best_whole >= best_first + best_second) THEN 'GRANTED'
    ELSE 'OUTWEIGHED' END AS outcome
FROM (
  SELECT c.*, bool_or(c.holds) OVER (PARTITION BY c.person_id, c.grp) AS held
  FROM (
    SELECT r.*, verdict = 'ASKED' OR verdict = 'UNCLEAR' AND coalesce(amount_vnd, best_whole + best_first + best_second + 1)
      > CASE half WHEN 1 THEN best_first WHEN 2 THEN best_second
                  ELSE greatest(best_whole, best_first + best_second) END AS holds
    FROM rivals r
  ) c
) h
