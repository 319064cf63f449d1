-- The law from 2026-10-01 on

-- stated (registers)
SELECT people.person_id, coalesce(circumstance.attended, false) AS attended_at_home, people.birth_date AS birth_date, coalesce(people.birth_precision, 'DAY') AS birth_precision, coalesce(care.arrangement, 'NONE') AS care_arrangement, disability.issued_on AS certificate_issued_on, coalesce(recognition.chemical_child, false) AS chemical_child, coalesce(recognition.chemical_offspring, 0) AS chemical_offspring_percent, coalesce(recognition.chemical, 0) AS chemical_percent, coalesce(recognition.chemical_severe, false) AS chemical_severe, coalesce(recognition.chemical_unexamined, false) AS chemical_unexamined, coalesce(orphanhood.circumstance, 'NONE') AS child_circumstance, coalesce(raised_children.studying_16_to_22, 0) AS children_16_to_22_studying, coalesce(raised_children.under_16, 0) AS children_under_16, coalesce(raised_children.under_36_months, 0) AS children_under_36_months, coalesce(NULL::text, 'NONE') AS convalescence, coalesce(NULL::boolean, false) AS convalescence_last_year, coalesce(NULL::text, 'NONE') AS converted_from, coalesce(deceased.bb, 0) AS deceased_bb, coalesce(deceased.cd, 0) AS deceased_cd, deceased.last_died_on AS deceased_died_on, coalesce(deceased.hd45, 0) AS deceased_hd45, deceased.relation AS deceased_relation, coalesce(deceased.tb, 0) AS deceased_tb, coalesce(deceased.tkn, 0) AS deceased_tkn, NULL::date AS decision_signed_on, coalesce(NULL::boolean, false) AS died_before_enjoying, coalesce(NULL::boolean, false) AS died_in_disaster, death.died_on AS died_on, coalesce(household.difficult_area, false) AS difficult_area, coalesce(disability.degree, 'NONE') AS disability_degree, coalesce(NULL::boolean, false) AS dna_sample_given, coalesce(elder_support.support, 'SUPPORTED') AS elder_support, coalesce(NULL::bigint, 0) AS emergency_care_days, coalesce(NULL::bigint, 0) AS extra_meal_days, coalesce(elder_support.fit_for_facility, false) AS fit_for_facility, coalesce(NULL::text, 'NONE') AS funeral_paid_elsewhere, coalesce(NULL::bigint, 0) AS grave_visit_km, coalesce(NULL::bigint, 0) AS grave_visitors, coalesce(NULL::bigint, 0) AS graves_built, coalesce(hiv.infected, false) AS has_hiv, coalesce(NULL::text, 'RELATIVES') AS heirs, coalesce(recognition.helper, 'NONE') AS helper_award, coalesce(recognition.hero, false) AS hero, coalesce(recognition.mother, false) AS heroic_mother, coalesce(facility.stays, false) AS in_facility, coalesce(NULL::boolean, false) AS in_prison, coalesce(NULL::boolean, false) AS injured_in_disaster, coalesce(NULL::bigint, 0) AS injury_percent, income.insurance_vnd AS insurance_income_vnd, coalesce(recognition.jailed, false) AS jailed_by_enemy, coalesce(lone_parent.marital_status, 'NONE') AS lone_parent, coalesce(NULL::bigint, 0) AS martyr_certificates, coalesce(NULL::bigint, 0) AS martyr_notices, martyrs.relation AS martyr_relation, coalesce(martyrs.remarriage, 'NONE') AS martyr_spouse_remarried, coalesce(martyrs.number, 0) AS martyrs_survived, coalesce(circumstance.abroad, false) AS merit_abroad_or_missing, coalesce(circumstance.alone, false) AS merit_alone, coalesce(circumstance.disabled_child, false) AS merit_disabled_child, coalesce(circumstance.in_prison, false) AS merit_in_prison, coalesce(circumstance.orphan, false) AS merit_orphan, coalesce(merit_parent.hero, false) AS merit_parent_hero, coalesce(merit_parent.revolutionary, false) AS merit_parent_revolutionary, coalesce(merit_school.level, 'NONE') AS merit_school, coalesce(recognition.one_off_received, false) AS one_off_received, coalesce(NULL::boolean, false) AS only_child_martyr, coalesce(NULL::text, 'NONE') AS orthopaedic_aid, coalesce(NULL::text, 'NONE') AS orthopaedic_extra, coalesce(NULL::bigint, 0) AS orthopaedic_travel_km, coalesce(NULL::bigint, 1) AS orthopaedic_years, coalesce(orphanhood.paid_until_16, false) AS paid_as_orphan_until_16, NULL::date AS paid_elsewhere_until, coalesce(NULL::boolean, false) AS paid_while_studying, coalesce(merit_parent.chemical, 0) AS parent_chemical_percent, coalesce(NULL::boolean, false) AS parent_paid_as_lone_parent, coalesce(merit_parent.sick_soldier, 0) AS parent_sick_soldier_percent, coalesce(merit_parent.war_invalid, 0) AS parent_war_invalid_percent, coalesce(household.poverty, 'NONE') AS poverty_class, coalesce(recognition.pre_uprising, false) AS pre_uprising, coalesce(pregnancy.pregnant, false) AS pregnant, coalesce(income.insurance, false) AS receives_insurance_allowance, coalesce(income.merit, false) AS receives_merit_allowance, coalesce(NULL::boolean, false) AS receives_other_allowance, coalesce(income.pension, false) AS receives_pension, coalesce(NULL::boolean, false) AS receives_social_assistance, coalesce(NULL::boolean, false) AS receives_social_pension, coalesce(income.survivor, false) AS receives_survivor_allowance, coalesce(income.wage, false) AS receives_wage, NULL::date AS refused_on, coalesce(NULL::bigint, 0) AS remains_exhumed, coalesce(NULL::bigint, 0) AS remains_km, coalesce(NULL::bigint, 0) AS remains_movers, coalesce(recognition.resistance, false) AS resistance_fighter, recognition.resistance_years AS resistance_years, coalesce(recognition.before_1945, 'NONE') AS revolutionary_before_1945, recognition.years_1945 AS revolutionary_years, people.sex AS sex, coalesce(recognition.sick_soldier, 0) AS sick_soldier_percent, coalesce(recognition.sick_soldier_severe, false) AS sick_soldier_severe, coalesce(NULL::boolean, false) AS social_pension_requested, coalesce(NULL::boolean, false) AS spouse_holds_nursing_support, coalesce(schooling.studying, false) AS studying, coalesce(NULL::bigint, 0) AS uncollected_months, coalesce(recognition.war_invalid_b, 0) AS war_invalid_b_percent, coalesce(recognition.war_invalid, 0) AS war_invalid_percent, coalesce(recognition.war_invalid_severe, false) AS war_invalid_severe, coalesce(worship.martyrs, 0) AS worshipped_martyrs
FROM (
SELECT id AS person_id, birth_date, birth_precision, sex FROM registry_person WHERE withdrawn_at IS NULL
) people
LEFT JOIN (
SELECT person_id, bool_or(kind = 'ATTENDED_AT_HOME') AS attended, bool_or(kind = 'ALONE') AS alone,
  bool_or(kind = 'ORPHAN') AS orphan, bool_or(kind = 'DISABLED_CHILD') AS disabled_child,
  bool_or(kind = 'IN_PRISON') AS in_prison, bool_or(kind = 'ABROAD_OR_MISSING') AS abroad
FROM merit_circumstance, asked WHERE valid @> asked.day AND known @> asked.known_at GROUP BY person_id
) circumstance USING (person_id)
LEFT JOIN (
SELECT person_id, arrangement
FROM social_protection_carearrangement, asked WHERE valid @> asked.day AND known @> asked.known_at
) care USING (person_id)
LEFT JOIN (
SELECT person_id, degree, issued_on
FROM registry_disability, asked WHERE valid @> asked.day AND known @> asked.known_at
) disability USING (person_id)
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
SELECT person_id, count(*) FILTER (WHERE of_kind = 'HD45') AS hd45, count(*) FILTER (WHERE of_kind = 'TKN') AS tkn,
  count(*) FILTER (WHERE of_kind = 'TB') AS tb, count(*) FILTER (WHERE of_kind = 'BB') AS bb,
  count(*) FILTER (WHERE of_kind = 'CD') AS cd,
  CASE WHEN count(DISTINCT relation) = 1 THEN max(relation) END AS relation, max(of_died_on) AS last_died_on
FROM (
  SELECT DISTINCT ON (k.person_id, coalesce(k.of_person_id::text, k.of_name)) k.*
  FROM merit_kinship k, asked
  WHERE k.valid @> asked.day AND k.known @> asked.known_at AND k.of_died_on < asked.month_start
    AND (k.of_kind IN ('HD45', 'TKN') OR k.of_kind IN ('TB', 'BB', 'CD') AND k.of_percent >= 61)
  ORDER BY k.person_id, coalesce(k.of_person_id::text, k.of_name),
    array_position(ARRAY['HD45', 'TKN', 'TB', 'BB', 'CD'], k.of_kind)
) once
GROUP BY person_id
) deceased USING (person_id)
LEFT JOIN (
SELECT person_id, min(lower(valid)) AS died_on
FROM registry_death, asked WHERE known @> asked.known_at GROUP BY person_id
) death USING (person_id)
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
SELECT person_id, support, fit_for_facility
FROM social_protection_eldersupport, asked WHERE valid @> asked.day AND known @> asked.known_at
) elder_support USING (person_id)
LEFT JOIN (
SELECT person_id, true AS infected
FROM social_protection_hivstatus, asked WHERE valid @> asked.day AND known @> asked.known_at
) hiv USING (person_id)
LEFT JOIN (
SELECT person_id, true AS stays
FROM social_protection_facilitystay, asked WHERE valid @> asked.day AND known @> asked.known_at
) facility USING (person_id)
LEFT JOIN (
SELECT person_id, bool_or(kind = 'PENSION') AS pension, bool_or(kind = 'SOCIAL_INSURANCE') AS insurance,
  bool_or(kind = 'SURVIVOR') AS survivor, bool_or(kind = 'WAGE') AS wage, bool_or(kind = 'MERIT') AS merit,
  CASE WHEN bool_and(amount_vnd IS NOT NULL) FILTER (WHERE kind IN ('PENSION', 'SOCIAL_INSURANCE', 'SURVIVOR'))
    THEN sum(amount_vnd) FILTER (WHERE kind IN ('PENSION', 'SOCIAL_INSURANCE', 'SURVIVOR')) END AS insurance_vnd
FROM registry_income, asked WHERE valid @> asked.day AND known @> asked.known_at GROUP BY person_id
) income USING (person_id)
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
SELECT person_id, bool_or(of_kind IN ('HD45', 'TKN')) AS revolutionary, bool_or(of_kind = 'AH') AS hero,
  max(of_percent) FILTER (WHERE of_kind = 'TB') AS war_invalid,
  max(of_percent) FILTER (WHERE of_kind = 'BB') AS sick_soldier,
  max(of_percent) FILTER (WHERE of_kind = 'CD') AS chemical
FROM merit_kinship, asked
WHERE valid @> asked.day AND known @> asked.known_at AND relation = 'CHILD' AND of_kind <> 'LS'
GROUP BY person_id
) merit_parent USING (person_id)
LEFT JOIN (
SELECT person_id, level FROM registry_schooling, asked WHERE valid @> asked.day AND known @> asked.known_at
) merit_school USING (person_id)
LEFT JOIN (
SELECT person_id, true AS pregnant
FROM social_protection_pregnancy, asked WHERE valid @> asked.day AND known @> asked.known_at
) pregnancy USING (person_id)
LEFT JOIN (
SELECT person_id, true AS studying
FROM registry_schooling, asked WHERE valid @> asked.day AND known @> asked.known_at
) schooling USING (person_id)
LEFT JOIN (
SELECT person_id, count(*) AS martyrs
FROM merit_worship, asked WHERE valid @> asked.day AND known @> asked.known_at GROUP BY person_id
) worship USING (person_id)

-- stated (described)
SELECT * FROM jsonb_to_recordset(%(described)s::jsonb) AS d (person_id bigint, attended_at_home boolean, birth_date date, birth_precision text, care_arrangement text, certificate_issued_on date, chemical_child boolean, chemical_offspring_percent bigint, chemical_percent bigint, chemical_severe boolean, chemical_unexamined boolean, child_circumstance text, children_16_to_22_studying bigint, children_under_16 bigint, children_under_36_months bigint, convalescence text, convalescence_last_year boolean, converted_from text, deceased_bb bigint, deceased_cd bigint, deceased_died_on date, deceased_hd45 bigint, deceased_relation text, deceased_tb bigint, deceased_tkn bigint, decision_signed_on date, died_before_enjoying boolean, died_in_disaster boolean, died_on date, difficult_area boolean, disability_degree text, dna_sample_given boolean, elder_support text, emergency_care_days bigint, extra_meal_days bigint, fit_for_facility boolean, funeral_paid_elsewhere text, grave_visit_km bigint, grave_visitors bigint, graves_built bigint, has_hiv boolean, heirs text, helper_award text, hero boolean, heroic_mother boolean, in_facility boolean, in_prison boolean, injured_in_disaster boolean, injury_percent bigint, insurance_income_vnd bigint, jailed_by_enemy boolean, lone_parent text, martyr_certificates bigint, martyr_notices bigint, martyr_relation text, martyr_spouse_remarried text, martyrs_survived bigint, merit_abroad_or_missing boolean, merit_alone boolean, merit_disabled_child boolean, merit_in_prison boolean, merit_orphan boolean, merit_parent_hero boolean, merit_parent_revolutionary boolean, merit_school text, one_off_received boolean, only_child_martyr boolean, orthopaedic_aid text, orthopaedic_extra text, orthopaedic_travel_km bigint, orthopaedic_years bigint, paid_as_orphan_until_16 boolean, paid_elsewhere_until date, paid_while_studying boolean, parent_chemical_percent bigint, parent_paid_as_lone_parent boolean, parent_sick_soldier_percent bigint, parent_war_invalid_percent bigint, poverty_class text, pre_uprising boolean, pregnant boolean, receives_insurance_allowance boolean, receives_merit_allowance boolean, receives_other_allowance boolean, receives_pension boolean, receives_social_assistance boolean, receives_social_pension boolean, receives_survivor_allowance boolean, receives_wage boolean, refused_on date, remains_exhumed bigint, remains_km bigint, remains_movers bigint, resistance_fighter boolean, resistance_years numeric, revolutionary_before_1945 text, revolutionary_years numeric, sex text, sick_soldier_percent bigint, sick_soldier_severe boolean, social_pension_requested boolean, spouse_holds_nursing_support boolean, studying boolean, uncollected_months bigint, war_invalid_b_percent bigint, war_invalid_percent bigint, war_invalid_severe boolean, worshipped_martyrs bigint)

-- rules
SELECT * FROM (VALUES
  (0, 'BM.PV', 'attendant', 3, 1),
  (1, 'TB.PVDB', 'attendant', 3, 1),
  (2, 'TB.PV', 'attendant', 3, 1),
  (3, 'BB.PVDB', 'attendant', 3, 1),
  (4, 'BB.PV', 'attendant', 3, 1),
  (5, 'CD.PV', 'attendant', 3, 1),
  (6, 'CD.CON61_80', 'chemical_offspring', 3, 1),
  (7, 'CD.CON81', 'chemical_offspring', 3, 1),
  (8, 'CD.21_40', 'chemical_victim', 3, 1),
  (9, 'CD.41_60', 'chemical_victim', 3, 1),
  (10, 'CD.61_80', 'chemical_victim', 3, 1),
  (11, 'CD.81', 'chemical_victim', 3, 1),
  (12, 'CD.PC81', 'chemical_victim_allowance', 3, 1),
  (13, 'CD.PCDB', 'chemical_victim_allowance', 3, 1),
  (14, 'DD.NHA', 'convalescence', 3, 1),
  (15, 'DD.TAPTRUNG', 'convalescence', 3, 1),
  (16, 'ND321.TRUYLINH', 'merit_arrears', 3, 1),
  (17, 'ADN.MAUTN', 'dna_sample', 3, 1),
  (18, 'GDT.1', 'merit_education', 3, 1),
  (19, 'GDT.2', 'merit_education', 3, 1),
  (20, 'GDN.MN', 'merit_education_year', 3, 1),
  (21, 'GDN.PT', 'merit_education_year', 3, 1),
  (22, 'GDN.DH', 'merit_education_year', 3, 1),
  (23, 'LT.ANTHEM', 'extra_meals', 3, 1),
  (24, 'TM.DILAI', 'grave_visit', 3, 1),
  (25, 'HC.CATBOC', 'remains_exhumed', 3, 1),
  (26, 'HC.DILAI', 'remains_travel', 3, 1),
  (27, 'HC.XAYMO', 'grave_built', 3, 1),
  (28, 'GD.KNC', 'helper', 3, 1),
  (29, 'GD.HC', 'helper', 3, 1),
  (30, 'GD.ND', 'helper_care', 3, 1),
  (31, 'AH.TC', 'hero', 3, 1),
  (32, 'BM.TC', 'heroic_mother', 3, 1),
  (33, 'BM.PC', 'heroic_mother_allowance', 3, 1),
  (34, 'ML.HDKC', 'resistance', 3, 1),
  (35, 'ML.GD.HUYCHUONG', 'helper_once', 3, 1),
  (36, 'ML.TT5_10', 'injury_once', 3, 1),
  (37, 'ML.TT11_15', 'injury_once', 3, 1),
  (38, 'ML.TT16_20', 'injury_once', 3, 1),
  (39, 'TD.TC', 'jailed', 3, 1),
  (40, 'ML.HD45.TN', 'late_honour_revolutionary', 3, 1),
  (41, 'ML.HD45.TC', 'late_honour_revolutionary', 3, 1),
  (42, 'ML.TKN.TN', 'late_honour_revolutionary', 3, 1),
  (43, 'ML.TKN.TC', 'late_honour_revolutionary', 3, 1),
  (44, 'ML.LS.TQGC', 'late_honour_martyr', 3, 1),
  (45, 'ML.LS.BAOTU', 'martyr_notice', 3, 1),
  (46, 'ML.BM', 'late_honour_mother', 3, 1),
  (47, 'ML.AH', 'late_honour_hero', 3, 1),
  (48, 'ML.TD', 'late_honour_jailed', 3, 1),
  (49, 'ML.HDKC.CHET', 'resistance', 3, 1),
  (50, 'ML.GD.CHET', 'helper_once', 3, 1),
  (51, 'MT.MAITANG', 'funeral', 3, 1),
  (52, 'DC', 'orthopaedic_aid', 3, 1),
  (53, 'DC.PHU', 'orthopaedic_extra', 3, 1),
  (54, 'DC.DILAI', 'orthopaedic_travel', 3, 1),
  (55, 'HD45T.TC', 'revolutionary', 3, 1),
  (56, 'HD45T.PC', 'revolutionary_seniority', 3, 1),
  (57, 'HD45K.TC', 'revolutionary', 3, 1),
  (58, 'TKN.TC', 'revolutionary', 3, 1),
  (59, 'BB.41_50', 'sick_soldier', 3, 1),
  (60, 'BB.51_60', 'sick_soldier', 3, 1),
  (61, 'BB.61_70', 'sick_soldier', 3, 1),
  (62, 'BB.71_80', 'sick_soldier', 3, 1),
  (63, 'BB.81_90', 'sick_soldier', 3, 1),
  (64, 'BB.91_100', 'sick_soldier', 3, 1),
  (65, 'BB.PC81', 'sick_soldier_allowance', 3, 1),
  (66, 'BB.PCDB', 'sick_soldier_allowance', 3, 1),
  (67, 'LS.ND', 'survivor_care', 3, 1),
  (68, 'HD45.ND', 'survivor_care', 3, 1),
  (69, 'TKN.ND', 'survivor_care', 3, 1),
  (70, 'TB.ND', 'survivor_care', 3, 1),
  (71, 'BB.ND', 'survivor_care', 3, 1),
  (72, 'CD.ND', 'survivor_care', 3, 1),
  (73, 'LS.TUAT1', 'survivor', 1, 1),
  (74, 'LS.TUAT2', 'survivor', 3, 1),
  (75, 'LS.TUAT3', 'survivor', 3, 1),
  (76, 'LS.TAIGIA', 'survivor', 1, 1),
  (77, 'HD45.TUAT', 'survivor', 2, 1),
  (78, 'TKN.TUAT', 'survivor', 2, 1),
  (79, 'TB.TUAT', 'survivor', 2, 1),
  (80, 'BB.TUAT', 'survivor', 2, 1),
  (81, 'CD.TUAT', 'survivor', 2, 1),
  (82, 'HD45.TUAT.2', 'survivor', 1, 1),
  (83, 'TKN.TUAT.2', 'survivor', 1, 1),
  (84, 'TB.TUAT.2', 'survivor', 1, 1),
  (85, 'BB.TUAT.2', 'survivor', 1, 1),
  (86, 'CD.TUAT.2', 'survivor', 1, 1),
  (87, 'ML.3THANG.HD45T.TC', 'three_months_revolutionary', 3, 1),
  (88, 'ML.3THANG.HD45T.PC', 'three_months_seniority', 3, 1),
  (89, 'ML.3THANG.HD45K.TC', 'three_months_revolutionary', 3, 1),
  (90, 'ML.3THANG.TKN.TC', 'three_months_revolutionary', 3, 1),
  (91, 'ML.3THANG.BM.TC', 'three_months_mother', 3, 1),
  (92, 'ML.3THANG.BM.PC', 'three_months_mother_allowance', 3, 1),
  (93, 'ML.3THANG.AH.TC', 'three_months_hero', 3, 1),
  (94, 'ML.3THANG.TB.TC', 'three_months_war_invalid', 3, 1),
  (95, 'ML.3THANG.TBB.TC', 'three_months_war_invalid', 3, 1),
  (96, 'ML.3THANG.TB.PC81', 'three_months_war_invalid_allowance', 3, 1),
  (97, 'ML.3THANG.TB.PCDB', 'three_months_war_invalid_allowance', 3, 1),
  (98, 'ML.3THANG.BB.41_50', 'three_months_sick_soldier', 3, 1),
  (99, 'ML.3THANG.BB.51_60', 'three_months_sick_soldier', 3, 1),
  (100, 'ML.3THANG.BB.61_70', 'three_months_sick_soldier', 3, 1),
  (101, 'ML.3THANG.BB.71_80', 'three_months_sick_soldier', 3, 1),
  (102, 'ML.3THANG.BB.81_90', 'three_months_sick_soldier', 3, 1),
  (103, 'ML.3THANG.BB.91_100', 'three_months_sick_soldier', 3, 1),
  (104, 'ML.3THANG.BB.PC81', 'three_months_sick_soldier_allowance', 3, 1),
  (105, 'ML.3THANG.BB.PCDB', 'three_months_sick_soldier_allowance', 3, 1),
  (106, 'ML.3THANG.CD.21_40', 'three_months_chemical', 3, 1),
  (107, 'ML.3THANG.CD.41_60', 'three_months_chemical', 3, 1),
  (108, 'ML.3THANG.CD.61_80', 'three_months_chemical', 3, 1),
  (109, 'ML.3THANG.CD.81', 'three_months_chemical', 3, 1),
  (110, 'ML.3THANG.CD.PC81', 'three_months_chemical_allowance', 3, 1),
  (111, 'ML.3THANG.CD.CON61_80', 'three_months_offspring', 3, 1),
  (112, 'ML.3THANG.CD.CON81', 'three_months_offspring', 3, 1),
  (113, 'ML.3THANG.TD.TC', 'three_months_jailed', 3, 1),
  (114, 'ML.3THANG.GD.KNC', 'three_months_helper', 3, 1),
  (115, 'ML.3THANG.GD.HC', 'three_months_helper', 3, 1),
  (116, 'ML.3THANG.GD.ND', 'three_months_helper_care', 3, 1),
  (117, 'ML.3THANG.LS.TUAT1', 'three_months_survivor', 3, 1),
  (118, 'ML.3THANG.LS.TUAT2', 'three_months_survivor', 3, 1),
  (119, 'ML.3THANG.LS.TUAT3', 'three_months_survivor', 3, 1),
  (120, 'ML.3THANG.LS.ND', 'three_months_survivor_care', 3, 1),
  (121, 'TB.TC', 'war_invalid', 3, 1),
  (122, 'TBB.TC', 'war_invalid', 3, 1),
  (123, 'TB.PC81', 'war_invalid_allowance', 3, 1),
  (124, 'TB.PCDB', 'war_invalid_allowance', 3, 1),
  (125, 'TC.THOCUNG', 'worship', 3, 1),
  (126, 'ND20-5.8', 'social_assistance', 2, 1),
  (127, 'ND20-CS.1.a', 'care_support', 3, 1),
  (128, 'ND20-CS.1.b1', 'care_support', 3, 1),
  (129, 'ND20-CS.1.b2', 'care_support', 3, 1),
  (130, 'ND20-CS.2.d1', 'care_support', 3, 1),
  (131, 'ND20-CS.2.d2', 'care_support', 3, 1),
  (132, 'ND20-5.3', 'social_assistance', 3, 1),
  (133, 'ND20-5.3', 'social_assistance', 3, 1),
  (134, 'ND20-5.1.a', 'social_assistance', 3, 1),
  (135, 'ND20-5.1.a', 'social_assistance', 3, 1),
  (136, 'ND20-5.1.b', 'social_assistance', 3, 1),
  (137, 'ND20-5.1.b', 'social_assistance', 3, 1),
  (138, 'ND20-5.1.c', 'social_assistance', 3, 1),
  (139, 'ND20-5.1.c', 'social_assistance', 3, 1),
  (140, 'ND20-5.1.d', 'social_assistance', 3, 1),
  (141, 'ND20-5.1.d', 'social_assistance', 3, 1),
  (142, 'ND20-5.1.đ', 'social_assistance', 3, 1),
  (143, 'ND20-5.1.đ', 'social_assistance', 3, 1),
  (144, 'ND20-5.1.e', 'social_assistance', 3, 1),
  (145, 'ND20-5.1.e', 'social_assistance', 3, 1),
  (146, 'ND20-5.1.g', 'social_assistance', 3, 1),
  (147, 'ND20-5.1.g', 'social_assistance', 3, 1),
  (148, 'ND20-5.1.h', 'social_assistance', 3, 1),
  (149, 'ND20-5.1.h', 'social_assistance', 3, 1),
  (150, 'ND20-5.1.i', 'social_assistance', 3, 1),
  (151, 'ND20-5.1.i', 'social_assistance', 3, 1),
  (152, 'ND20-5.1.k', 'social_assistance', 3, 1),
  (153, 'ND20-5.1.k', 'social_assistance', 3, 1),
  (154, 'ND20-5.1.l', 'social_assistance', 3, 1),
  (155, 'ND20-5.1.l', 'social_assistance', 3, 1),
  (156, 'ND20-5.6.dbn.te', 'social_assistance', 2, 1),
  (157, 'ND20-5.6.dbn', 'social_assistance', 2, 1),
  (158, 'ND20-5.6.dbn.nct', 'social_assistance', 2, 1),
  (159, 'ND20-5.6.nang.te', 'social_assistance', 2, 1),
  (160, 'ND20-5.6.nang', 'social_assistance', 2, 1),
  (161, 'ND20-5.6.nang.nct', 'social_assistance', 2, 1),
  (162, 'ND20-5.5.d', 'social_assistance', 2, 1),
  (163, 'ND20-5.5.a', 'social_assistance', 2, 1),
  (164, 'ND20-5.5.a', 'social_assistance', 2, 1),
  (165, 'TT02-3', 'emergency_food', 3, 1),
  (166, 'ND20-13', 'emergency_injury', 3, 1),
  (167, 'ND20-CSO.te4', 'facility_care', 3, 1),
  (168, 'ND20-CSO.khac', 'facility_care', 3, 1),
  (169, 'ND20-14', 'funeral', 3, 1),
  (170, 'ND20-25.3', 'funeral', 3, 1),
  (171, 'ND20-11.1.a', 'funeral', 3, 1),
  (172, 'ND20-11.1.b', 'funeral', 3, 1),
  (173, 'ND20-11.1.c', 'funeral', 3, 1),
  (174, 'ND176-MT', 'funeral', 3, 1),
  (175, 'ND20-CS.2.c', 'care_support', 3, 1),
  (176, 'ND20-CS.2.a1', 'nursing_support', 3, 1),
  (177, 'ND20-CS.2.a2', 'nursing_support', 3, 1),
  (178, 'ND20-5.2', 'social_assistance', 3, 1),
  (179, 'ND20-5.4', 'social_assistance', 1, 1),
  (180, 'ND176-2.a', 'social_assistance', 3, 1),
  (181, 'ND176-2.b', 'social_assistance', 3, 1),
  (182, 'ND176-conv.b', 'social_assistance', 3, 1),
  (183, 'ND176-conv.c', 'social_assistance', 3, 1),
  (184, 'ND20-5.7', 'social_assistance', 3, 1)
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
  f.attended_at_home AS attended,
  f.heroic_mother AS is_heroic_mother,
  ((f.died_on IS NULL) OR (f.died_on >= %(month_start)s::date)) AS merit_living,
  ((NOT f.merit_in_prison) AND (NOT f.merit_abroad_or_missing)) AS merit_free,
  ((((f.war_invalid_percent BETWEEN 21 AND 100) AND (f.war_invalid_percent >= 81)) OR ((f.war_invalid_b_percent BETWEEN 21 AND 100) AND (f.war_invalid_b_percent >= 81))) AND f.war_invalid_severe) AS tb_81_severe,
  ((((f.war_invalid_percent BETWEEN 21 AND 100) AND (f.war_invalid_percent >= 81)) OR ((f.war_invalid_b_percent BETWEEN 21 AND 100) AND (f.war_invalid_b_percent >= 81))) AND (NOT f.war_invalid_severe)) AS tb_81_plain,
  ((f.sick_soldier_percent BETWEEN 81 AND 100) AND f.sick_soldier_severe) AS bb_81_severe,
  ((f.sick_soldier_percent BETWEEN 81 AND 100) AND (NOT f.sick_soldier_severe)) AS bb_81_plain,
  (f.chemical_percent BETWEEN 81 AND 100) AS cd_81,
  (NOT f.chemical_unexamined) AS cd_examined,
  (f.chemical_offspring_percent BETWEEN 61 AND 80) AS offspring_61_80,
  (f.chemical_offspring_percent BETWEEN 81 AND 100) AS offspring_81,
  ((f.chemical_percent BETWEEN 21 AND 40) AND (NOT f.chemical_child)) AS cd_21_40,
  ((f.sick_soldier_percent >= 41) AND (f.chemical_percent > 0)) AS combined_examination,
  ((f.chemical_percent BETWEEN 41 AND 60) OR (f.chemical_child AND (f.chemical_percent < 61))) AS cd_41_60,
  (f.chemical_percent BETWEEN 61 AND 80) AS cd_61_80,
  ((f.chemical_percent BETWEEN 81 AND 100) AND (NOT f.chemical_severe)) AS cd_81_plain,
  ((f.chemical_percent BETWEEN 81 AND 100) AND f.chemical_severe) AS cd_81_severe,
  f.chemical_severe AS chemical_special,
  (f.convalescence = 'HOME') AS convalesces_at_home,
  (((((((((f.revolutionary_before_1945 <> 'NONE') OR f.pre_uprising) OR f.heroic_mother) OR (((f.war_invalid_percent BETWEEN 21 AND 100) AND (f.war_invalid_percent >= 81)) OR ((f.war_invalid_b_percent BETWEEN 21 AND 100) AND (f.war_invalid_b_percent >= 81)))) OR (f.sick_soldier_percent BETWEEN 81 AND 100)) OR (f.chemical_percent BETWEEN 81 AND 100)) OR (f.helper_award = 'MERIT_PLAQUE')) OR ((f.martyr_relation = 'PARENT') AND (f.only_child_martyr OR (f.martyrs_survived >= 2)))) OR ((((((((f.hero OR (f.war_invalid_percent BETWEEN 21 AND 100)) OR (f.war_invalid_b_percent BETWEEN 21 AND 100)) OR (f.sick_soldier_percent BETWEEN 41 AND 100)) OR ((f.chemical_percent >= 21) OR f.chemical_child)) OR f.jailed_by_enemy) OR (f.helper_award = 'RESISTANCE_ORDER')) OR ((f.martyrs_survived >= 1) AND (((f.martyr_relation IN ('PARENT', 'FOSTERER')) OR ((f.martyr_relation = 'SPOUSE') AND (f.martyr_spouse_remarried = 'NONE'))) OR ((f.martyr_relation = 'CHILD') AND (((NOT (CASE WHEN f.birth_last <= ((%(month_start)s::date - 1) - INTERVAL '18 years') THEN true WHEN f.birth_first > ((%(month_start)s::date - 1) - INTERVAL '18 years') THEN false END)) OR (f.merit_school <> 'NONE')) OR f.merit_disabled_child))))) AND (NOT f.convalescence_last_year))) AS convalesces,
  (f.convalescence = 'CENTRE') AS convalesces_in_centre,
  ((((((((((((((f.revolutionary_before_1945 <> 'NONE') OR f.pre_uprising) OR f.heroic_mother) OR f.hero) OR (f.war_invalid_percent BETWEEN 21 AND 100)) OR (f.war_invalid_b_percent BETWEEN 21 AND 100)) OR (f.sick_soldier_percent BETWEEN 41 AND 100)) OR ((f.chemical_percent >= 21) OR f.chemical_child)) OR (f.chemical_offspring_percent BETWEEN 61 AND 100)) OR f.jailed_by_enemy) OR ((f.helper_award IN ('MERIT_PLAQUE', 'RESISTANCE_ORDER')) AND (((NOT (f.revolutionary_before_1945 <> 'NONE')) AND (NOT f.pre_uprising)) AND (NOT f.resistance_fighter)))) OR ((f.martyrs_survived >= 1) AND (((f.martyr_relation IN ('PARENT', 'FOSTERER')) OR ((f.martyr_relation = 'SPOUSE') AND (f.martyr_spouse_remarried = 'NONE'))) OR ((f.martyr_relation = 'CHILD') AND (((NOT (CASE WHEN f.birth_last <= ((%(month_start)s::date - 1) - INTERVAL '18 years') THEN true WHEN f.birth_first > ((%(month_start)s::date - 1) - INTERVAL '18 years') THEN false END)) OR (f.merit_school <> 'NONE')) OR f.merit_disabled_child))))) OR (((f.martyrs_survived >= 1) AND (f.martyr_relation = 'SPOUSE')) AND (f.martyr_spouse_remarried = 'STILL_CARES'))) OR (((((f.deceased_hd45 + f.deceased_tkn) + f.deceased_tb) + f.deceased_bb) + f.deceased_cd) >= 1)) AS paid_monthly,
  true AS decree_321,
  f.dna_sample_given AS gave_sample,
  ((((((((f.hero OR (f.war_invalid_percent BETWEEN 21 AND 100)) OR (f.war_invalid_b_percent BETWEEN 21 AND 100)) OR (f.martyrs_survived >= 1)) OR f.merit_parent_revolutionary) OR f.merit_parent_hero) OR (f.parent_war_invalid_percent >= 61)) OR (f.parent_sick_soldier_percent >= 61)) OR (f.parent_chemical_percent >= 61)) AS education_full,
  (f.merit_school IN ('BOARDING', 'VOCATIONAL', 'UNIVERSITY')) AS studies_further,
  (NOT f.paid_while_studying) AS unpaid_student,
  (((f.parent_war_invalid_percent BETWEEN 21 AND 60) OR (f.parent_sick_soldier_percent BETWEEN 41 AND 60)) OR (f.parent_chemical_percent BETWEEN 21 AND 60)) AS education_part,
  (((((((((f.hero OR (f.war_invalid_percent BETWEEN 21 AND 100)) OR (f.war_invalid_b_percent BETWEEN 21 AND 100)) OR (f.martyrs_survived >= 1)) OR f.merit_parent_revolutionary) OR f.merit_parent_hero) OR (f.parent_war_invalid_percent >= 61)) OR (f.parent_sick_soldier_percent >= 61)) OR (f.parent_chemical_percent >= 61)) OR (((f.parent_war_invalid_percent BETWEEN 21 AND 60) OR (f.parent_sick_soldier_percent BETWEEN 41 AND 60)) OR (f.parent_chemical_percent BETWEEN 21 AND 60))) AS education_any,
  (f.merit_school = 'PRESCHOOL') AS in_preschool,
  (f.merit_school = 'GENERAL') AS in_general_school,
  ((f.extra_meal_days >= 1) AND ((((f.war_invalid_percent BETWEEN 21 AND 100) AND (f.war_invalid_percent >= 81)) OR ((f.war_invalid_b_percent BETWEEN 21 AND 100) AND (f.war_invalid_b_percent >= 81))) OR (f.sick_soldier_percent BETWEEN 81 AND 100))) AS eats_extra,
  ((f.grave_visitors >= 1) AND (f.grave_visit_km > 0)) AS visits_grave,
  (f.remains_exhumed >= 1) AS exhumes,
  ((f.remains_movers >= 1) AND (f.remains_km > 0)) AS moves_remains,
  (f.graves_built >= 1) AS builds_grave,
  (f.helper_award = 'MERIT_PLAQUE') AS helper_plaque,
  ((f.helper_award IN ('MERIT_PLAQUE', 'RESISTANCE_ORDER')) AND (((NOT (f.revolutionary_before_1945 <> 'NONE')) AND (NOT f.pre_uprising)) AND (NOT f.resistance_fighter))) AS helper_monthly,
  (f.helper_award = 'RESISTANCE_ORDER') AS helper_order,
  f.merit_alone AS lives_alone,
  f.hero AS is_hero,
  f.resistance_fighter AS resistance,
  (NOT f.died_before_enjoying) AS enjoyed,
  (NOT f.one_off_received) AS one_off_open,
  ((%(month_start)s::date >= DATE '2023-07-01') AND (((SELECT r.amount_vnd FROM rates r WHERE r.code = 'ML.HDKC') * f.resistance_years) <> (round(((0.3 * (SELECT r.amount_vnd FROM rates r WHERE r.code = 'MC.CHUAN')) * f.resistance_years)::numeric * (1.0 / 1000)) * 1000))) AS seniority_rounding,
  (f.helper_award = 'RESISTANCE_MEDAL') AS helper_medal,
  (((NOT (f.revolutionary_before_1945 <> 'NONE')) AND (NOT f.pre_uprising)) AND (NOT f.resistance_fighter)) AS not_honoured_elsewhere,
  (f.injury_percent BETWEEN 5 AND 10) AS injured_5_10,
  (f.injury_percent BETWEEN 11 AND 15) AS injured_11_15,
  (f.injury_percent BETWEEN 16 AND 20) AS injured_16_20,
  f.jailed_by_enemy AS jailed,
  (f.revolutionary_before_1945 <> 'NONE') AS hd45,
  f.died_before_enjoying AS unenjoyed,
  (f.heirs = 'RELATIVES') AS has_relatives,
  (f.heirs = 'WORSHIPPER') AS has_worshipper,
  (f.pre_uprising AND (NOT (f.revolutionary_before_1945 <> 'NONE'))) AS tkn_only,
  (f.martyr_certificates >= 1) AS martyr_certified,
  (f.martyr_notices >= 1) AS martyr_notified,
  (f.helper_award <> 'NONE') AS helper_known,
  ((((((((((((((f.revolutionary_before_1945 <> 'NONE') OR f.pre_uprising) OR f.heroic_mother) OR f.hero) OR (f.war_invalid_percent BETWEEN 21 AND 100)) OR (f.war_invalid_b_percent BETWEEN 21 AND 100)) OR (f.sick_soldier_percent BETWEEN 41 AND 100)) OR ((f.chemical_percent >= 21) OR f.chemical_child)) OR (f.chemical_offspring_percent BETWEEN 61 AND 100)) OR f.jailed_by_enemy) OR ((f.helper_award IN ('MERIT_PLAQUE', 'RESISTANCE_ORDER')) AND (((NOT (f.revolutionary_before_1945 <> 'NONE')) AND (NOT f.pre_uprising)) AND (NOT f.resistance_fighter)))) OR ((f.martyrs_survived >= 1) AND (((f.martyr_relation IN ('PARENT', 'FOSTERER')) OR ((f.martyr_relation = 'SPOUSE') AND (f.martyr_spouse_remarried = 'NONE'))) OR ((f.martyr_relation = 'CHILD') AND (((NOT (CASE WHEN f.birth_last <= ((%(month_start)s::date - 1) - INTERVAL '18 years') THEN true WHEN f.birth_first > ((%(month_start)s::date - 1) - INTERVAL '18 years') THEN false END)) OR (f.merit_school <> 'NONE')) OR f.merit_disabled_child))))) OR f.resistance_fighter) OR (f.helper_award <> 'NONE')) AS funeral_merit,
  ((f.died_on IS NOT NULL) AND (f.died_on BETWEEN %(month_start)s::date AND %(month_end)s::date)) AS merit_died,
  (f.funeral_paid_elsewhere <> 'SOCIAL_INSURANCE') AS no_insurance_funeral,
  (f.funeral_paid_elsewhere = 'OTHER_BUDGET') AS other_funeral,
  (f.orthopaedic_aid <> 'NONE') AS gets_aid,
  (f.orthopaedic_extra <> 'NONE') AS gets_extra,
  (f.orthopaedic_travel_km > 0) AS travels_for_aid,
  (f.revolutionary_before_1945 = 'DETACHED') AS hd45_detached,
  (f.revolutionary_before_1945 = 'LOCAL') AS hd45_local,
  (f.sick_soldier_percent BETWEEN 41 AND 50) AS bb_41_50,
  (f.sick_soldier_percent BETWEEN 51 AND 60) AS bb_51_60,
  (f.sick_soldier_percent BETWEEN 61 AND 70) AS bb_61_70,
  (f.sick_soldier_percent BETWEEN 71 AND 80) AS bb_71_80,
  (f.sick_soldier_percent BETWEEN 81 AND 90) AS bb_81_90,
  (f.sick_soldier_percent BETWEEN 91 AND 100) AS bb_91_100,
  (f.martyrs_survived >= 1) AS has_martyr,
  ((f.martyrs_survived >= 1) AND (((f.martyr_relation IN ('PARENT', 'FOSTERER')) OR ((f.martyr_relation = 'SPOUSE') AND (f.martyr_spouse_remarried = 'NONE'))) OR ((f.martyr_relation = 'CHILD') AND (((NOT (CASE WHEN f.birth_last <= ((%(month_start)s::date - 1) - INTERVAL '18 years') THEN true WHEN f.birth_first > ((%(month_start)s::date - 1) - INTERVAL '18 years') THEN false END)) OR (f.merit_school <> 'NONE')) OR f.merit_disabled_child)))) AS martyr_relative,
  (f.merit_alone OR f.merit_orphan) AS uncared,
  (f.deceased_hd45 >= 1) AS of_hd45,
  ((f.deceased_relation = 'SPOUSE') OR ((f.deceased_relation = 'CHILD') AND (((NOT (CASE WHEN f.birth_last <= ((%(month_start)s::date - 1) - INTERVAL '18 years') THEN true WHEN f.birth_first > ((%(month_start)s::date - 1) - INTERVAL '18 years') THEN false END)) OR (f.merit_school <> 'NONE')) OR f.merit_disabled_child))) AS revolutionary_relative,
  (f.deceased_tkn >= 1) AS of_tkn,
  (f.deceased_tb >= 1) AS of_tb,
  (((f.deceased_relation = 'PARENT') OR ((f.deceased_relation = 'SPOUSE') AND ((((f.sex = 'MALE') AND (((((((CASE WHEN f.birth_last <= (least(%(month_end)s::date, DATE '2021-12-31') - INTERVAL '723 months') THEN true WHEN f.birth_first > (least(%(month_end)s::date, DATE '2021-12-31') - INTERVAL '723 months') THEN false END) OR (CASE WHEN f.birth_last <= (least(%(month_end)s::date, DATE '2022-12-31') - INTERVAL '726 months') THEN true WHEN f.birth_first > (least(%(month_end)s::date, DATE '2022-12-31') - INTERVAL '726 months') THEN false END)) OR (CASE WHEN f.birth_last <= (least(%(month_end)s::date, DATE '2023-12-31') - INTERVAL '729 months') THEN true WHEN f.birth_first > (least(%(month_end)s::date, DATE '2023-12-31') - INTERVAL '729 months') THEN false END)) OR (CASE WHEN f.birth_last <= (least(%(month_end)s::date, DATE '2024-12-31') - INTERVAL '732 months') THEN true WHEN f.birth_first > (least(%(month_end)s::date, DATE '2024-12-31') - INTERVAL '732 months') THEN false END)) OR (CASE WHEN f.birth_last <= (least(%(month_end)s::date, DATE '2025-12-31') - INTERVAL '735 months') THEN true WHEN f.birth_first > (least(%(month_end)s::date, DATE '2025-12-31') - INTERVAL '735 months') THEN false END)) OR (CASE WHEN f.birth_last <= (least(%(month_end)s::date, DATE '2026-12-31') - INTERVAL '738 months') THEN true WHEN f.birth_first > (least(%(month_end)s::date, DATE '2026-12-31') - INTERVAL '738 months') THEN false END)) OR (CASE WHEN f.birth_last <= (%(month_end)s::date - INTERVAL '741 months') THEN true WHEN f.birth_first > (%(month_end)s::date - INTERVAL '741 months') THEN false END))) OR ((f.sex = 'FEMALE') AND (((((((CASE WHEN f.birth_last <= (least(%(month_end)s::date, DATE '2021-12-31') - INTERVAL '664 months') THEN true WHEN f.birth_first > (least(%(month_end)s::date, DATE '2021-12-31') - INTERVAL '664 months') THEN false END) OR (CASE WHEN f.birth_last <= (least(%(month_end)s::date, DATE '2022-12-31') - INTERVAL '668 months') THEN true WHEN f.birth_first > (least(%(month_end)s::date, DATE '2022-12-31') - INTERVAL '668 months') THEN false END)) OR (CASE WHEN f.birth_last <= (least(%(month_end)s::date, DATE '2023-12-31') - INTERVAL '672 months') THEN true WHEN f.birth_first > (least(%(month_end)s::date, DATE '2023-12-31') - INTERVAL '672 months') THEN false END)) OR (CASE WHEN f.birth_last <= (least(%(month_end)s::date, DATE '2024-12-31') - INTERVAL '676 months') THEN true WHEN f.birth_first > (least(%(month_end)s::date, DATE '2024-12-31') - INTERVAL '676 months') THEN false END)) OR (CASE WHEN f.birth_last <= (least(%(month_end)s::date, DATE '2025-12-31') - INTERVAL '680 months') THEN true WHEN f.birth_first > (least(%(month_end)s::date, DATE '2025-12-31') - INTERVAL '680 months') THEN false END)) OR (CASE WHEN f.birth_last <= (least(%(month_end)s::date, DATE '2026-12-31') - INTERVAL '684 months') THEN true WHEN f.birth_first > (least(%(month_end)s::date, DATE '2026-12-31') - INTERVAL '684 months') THEN false END)) OR (CASE WHEN f.birth_last <= (%(month_end)s::date - INTERVAL '688 months') THEN true WHEN f.birth_first > (%(month_end)s::date - INTERVAL '688 months') THEN false END)))) OR ((f.deceased_died_on < DATE '2021-07-01') AND (((f.sex = 'MALE') AND (CASE WHEN f.birth_last <= (%(month_end)s::date - INTERVAL '60 years') THEN true WHEN f.birth_first > (%(month_end)s::date - INTERVAL '60 years') THEN false END)) OR ((f.sex = 'FEMALE') AND (CASE WHEN f.birth_last <= (%(month_end)s::date - INTERVAL '55 years') THEN true WHEN f.birth_first > (%(month_end)s::date - INTERVAL '55 years') THEN false END))))))) OR ((f.deceased_relation = 'CHILD') AND (((NOT (CASE WHEN f.birth_last <= ((%(month_start)s::date - 1) - INTERVAL '18 years') THEN true WHEN f.birth_first > ((%(month_start)s::date - 1) - INTERVAL '18 years') THEN false END)) OR (f.merit_school <> 'NONE')) OR f.merit_disabled_child))) AS invalid_relative,
  (f.deceased_bb >= 1) AS of_bb,
  (f.deceased_cd >= 1) AS of_cd,
  (f.martyrs_survived = 1) AS of_one_martyr,
  (NOT f.heroic_mother) AS not_heroic_mother,
  (f.martyrs_survived = 2) AS of_two_martyrs,
  (f.martyrs_survived >= 3) AS of_more_martyrs,
  (((f.martyrs_survived >= 1) AND (f.martyr_relation = 'SPOUSE')) AND (f.martyr_spouse_remarried = 'STILL_CARES')) AS remarried_still_caring,
  (f.deceased_hd45 >= 1) AS first_hd45,
  (f.martyrs_survived <= 1) AS at_most_one_martyr,
  ((f.deceased_tkn >= 1) AND (f.deceased_hd45 = 0)) AS first_tkn,
  ((f.deceased_tb >= 1) AND ((f.deceased_hd45 + f.deceased_tkn) = 0)) AS first_tb,
  ((f.deceased_bb >= 1) AND (((f.deceased_hd45 + f.deceased_tkn) + f.deceased_tb) = 0)) AS first_bb,
  ((f.deceased_cd >= 1) AND ((((f.deceased_hd45 + f.deceased_tkn) + f.deceased_tb) + f.deceased_bb) = 0)) AS first_cd,
  (f.deceased_hd45 >= 2) AS second_hd45,
  (f.martyrs_survived = 0) AS no_martyr,
  (((f.deceased_tkn >= 1) AND (f.deceased_hd45 <= 1)) AND ((f.deceased_hd45 + f.deceased_tkn) >= 2)) AS second_tkn,
  (((f.deceased_tb >= 1) AND ((f.deceased_hd45 + f.deceased_tkn) <= 1)) AND (((f.deceased_hd45 + f.deceased_tkn) + f.deceased_tb) >= 2)) AS second_tb,
  (((f.deceased_bb >= 1) AND (((f.deceased_hd45 + f.deceased_tkn) + f.deceased_tb) <= 1)) AND ((((f.deceased_hd45 + f.deceased_tkn) + f.deceased_tb) + f.deceased_bb) >= 2)) AS second_bb,
  (((f.deceased_cd >= 1) AND ((((f.deceased_hd45 + f.deceased_tkn) + f.deceased_tb) + f.deceased_bb) <= 1)) AND (((((f.deceased_hd45 + f.deceased_tkn) + f.deceased_tb) + f.deceased_bb) + f.deceased_cd) >= 2)) AS second_cd,
  (f.war_invalid_percent BETWEEN 21 AND 100) AS tb,
  (f.war_invalid_b_percent BETWEEN 21 AND 100) AS tbb,
  (f.chemical_percent BETWEEN 81 AND 100) AS chemical_three_months,
  (((f.martyrs_survived >= 1) AND (((f.martyr_relation IN ('PARENT', 'FOSTERER')) OR ((f.martyr_relation = 'SPOUSE') AND (f.martyr_spouse_remarried = 'NONE'))) OR ((f.martyr_relation = 'CHILD') AND (((NOT (CASE WHEN f.birth_last <= ((%(month_start)s::date - 1) - INTERVAL '18 years') THEN true WHEN f.birth_first > ((%(month_start)s::date - 1) - INTERVAL '18 years') THEN false END)) OR (f.merit_school <> 'NONE')) OR f.merit_disabled_child)))) AND (NOT f.heroic_mother)) AS martyr_relative_paid,
  (f.merit_alone OR f.merit_orphan) AS care_three_months,
  (f.worshipped_martyrs >= 1) AS worships,
  f.has_hiv AS lives_with_hiv,
  (f.poverty_class = 'POOR') AS poor,
  (CASE WHEN f.birth_last <= (%(month_end)s::date - INTERVAL '16 years') THEN true WHEN f.birth_first > (%(month_end)s::date - INTERVAL '16 years') THEN false END) AS from_16,
  ((((NOT f.receives_pension) AND (NOT f.receives_insurance_allowance)) AND (NOT f.receives_survivor_allowance)) AND (NOT f.receives_wage)) AS no_regular_income,
  ((f.died_on IS NULL) OR (f.died_on >= %(month_start)s::date)) AS living,
  (NOT f.in_facility) AS outside_facility,
  (f.uncollected_months < 3) AS not_suspended,
  ((NOT f.in_prison) AND ((f.refused_on IS NULL) OR (f.refused_on >= %(month_start)s::date))) AS not_ended,
  ((f.paid_elsewhere_until IS NULL) OR (f.paid_elsewhere_until < %(month_start)s::date)) AS not_paid_elsewhere,
  ((f.decision_signed_on IS NULL) OR (f.decision_signed_on <= %(month_end)s::date)) AS signed,
  ((CASE WHEN f.birth_last <= (%(month_end)s::date - INTERVAL '16 years') THEN true WHEN f.birth_first > (%(month_end)s::date - INTERVAL '16 years') THEN false END) AND NOT (CASE WHEN f.birth_last <= ((%(month_start)s::date - 1) - INTERVAL '16 years') THEN true WHEN f.birth_first > ((%(month_start)s::date - 1) - INTERVAL '16 years') THEN false END)) AS turning_16,
  f.receives_merit_allowance AS on_merit_allowance,
  ((f.died_on IS NOT NULL) AND (f.died_on BETWEEN DATE '2026-07-01' AND DATE '2026-10-04')) AS died_before_nd335,
  ((f.decision_signed_on IS NOT NULL) AND (f.decision_signed_on BETWEEN DATE '2026-07-01' AND DATE '2026-10-04')) AS first_signed_before_nd335,
  (f.care_arrangement = 'TAKEN_IN') AS taken_in,
  (NOT (f.child_circumstance IN ('NONE', 'UNIDENTIFIED_AND_DEAD', 'UNIDENTIFIED_AND_MISSING', 'UNIDENTIFIED_AND_IN_FACILITY', 'UNIDENTIFIED_AND_IN_PRISON'))) AS without_support,
  (NOT (CASE WHEN f.birth_last <= (%(month_end)s::date - INTERVAL '4 years') THEN true WHEN f.birth_first > (%(month_end)s::date - INTERVAL '4 years') THEN false END)) AS under_4,
  ((f.child_circumstance <> 'NONE') AND (f.disability_degree = 'EXTREME')) AS orphan_and_extreme,
  ((CASE WHEN f.birth_last <= (%(month_end)s::date - INTERVAL '4 years') THEN true WHEN f.birth_first > (%(month_end)s::date - INTERVAL '4 years') THEN false END) AND (NOT (CASE WHEN f.birth_last <= ((%(month_start)s::date - 1) - INTERVAL '16 years') THEN true WHEN f.birth_first > ((%(month_start)s::date - 1) - INTERVAL '16 years') THEN false END))) AS from_4_under_16,
  ((CASE WHEN f.birth_last <= (%(month_end)s::date - INTERVAL '4 years') THEN true WHEN f.birth_first > (%(month_end)s::date - INTERVAL '4 years') THEN false END) AND NOT (CASE WHEN f.birth_last <= ((%(month_start)s::date - 1) - INTERVAL '4 years') THEN true WHEN f.birth_first > ((%(month_start)s::date - 1) - INTERVAL '4 years') THEN false END)) AS turning_4,
  f.fit_for_facility AS fits_facility,
  (CASE WHEN f.birth_last <= (%(month_end)s::date - INTERVAL '60 years') THEN true WHEN f.birth_first > (%(month_end)s::date - INTERVAL '60 years') THEN false END) AS from_60,
  (f.disability_degree = 'EXTREME') AS extreme,
  (NOT (CASE WHEN f.birth_last <= (%(month_end)s::date - INTERVAL '16 years') THEN true WHEN f.birth_first > (%(month_end)s::date - INTERVAL '16 years') THEN false END)) AS under_16,
  (f.child_circumstance = 'ABANDONED') AS abandoned,
  (f.child_circumstance = 'BOTH_DEAD') AS both_dead,
  (f.child_circumstance = 'DEAD_AND_MISSING') AS dead_and_missing,
  (f.child_circumstance = 'DEAD_AND_IN_FACILITY') AS dead_and_in_facility,
  (f.child_circumstance = 'DEAD_AND_IN_PRISON') AS dead_and_in_prison,
  (f.child_circumstance = 'BOTH_MISSING') AS both_missing,
  (f.child_circumstance = 'BOTH_IN_FACILITY') AS both_in_facility,
  (f.child_circumstance = 'BOTH_IN_PRISON') AS both_in_prison,
  (f.child_circumstance = 'MISSING_AND_IN_FACILITY') AS missing_and_in_facility,
  (f.child_circumstance = 'MISSING_AND_IN_PRISON') AS missing_and_in_prison,
  (f.child_circumstance = 'IN_FACILITY_AND_IN_PRISON') AS in_facility_and_in_prison,
  ((f.certificate_issued_on IS NULL) OR (f.certificate_issued_on <= %(month_end)s::date)) AS certified,
  (((NOT f.receives_pension) AND (NOT f.receives_insurance_allowance)) AND (NOT f.receives_merit_allowance)) AS no_income_excluding_disability,
  ((f.decision_signed_on IS NOT NULL) AND (f.decision_signed_on > %(month_end)s::date)) AS signed_later_under_nd147,
  ((CASE WHEN f.birth_last <= (%(month_end)s::date - INTERVAL '16 years') THEN true WHEN f.birth_first > (%(month_end)s::date - INTERVAL '16 years') THEN false END) AND (NOT (CASE WHEN f.birth_last <= (%(month_end)s::date - INTERVAL '60 years') THEN true WHEN f.birth_first > (%(month_end)s::date - INTERVAL '60 years') THEN false END))) AS from_16_under_60,
  (f.disability_degree = 'SEVERE') AS severe,
  (f.elder_support IN ('NO_SUPPORTER', 'SUPPORTER_ON_ASSISTANCE')) AS without_supporter,
  ((CASE WHEN f.birth_last <= (%(month_end)s::date - INTERVAL '60 years') THEN true WHEN f.birth_first > (%(month_end)s::date - INTERVAL '60 years') THEN false END) AND (NOT (CASE WHEN f.birth_last <= (%(month_end)s::date - INTERVAL '80 years') THEN true WHEN f.birth_first > (%(month_end)s::date - INTERVAL '80 years') THEN false END))) AS from_60_under_80,
  (((CASE WHEN f.birth_last <= (%(month_end)s::date - INTERVAL '75 years') THEN true WHEN f.birth_first > (%(month_end)s::date - INTERVAL '75 years') THEN false END) AND (NOT (CASE WHEN f.birth_last <= (%(month_end)s::date - INTERVAL '80 years') THEN true WHEN f.birth_first > (%(month_end)s::date - INTERVAL '80 years') THEN false END))) AND (%(month_start)s::date BETWEEN DATE '2026-07-01' AND DATE '2026-10-04')) AS aged_75_before_nd335,
  (CASE WHEN f.birth_last <= (%(month_end)s::date - INTERVAL '80 years') THEN true WHEN f.birth_first > (%(month_end)s::date - INTERVAL '80 years') THEN false END) AS from_80,
  (f.emergency_care_days > 0) AS in_emergency_care,
  f.injured_in_disaster AS badly_injured,
  f.in_facility AS stays_in_facility,
  (CASE WHEN f.birth_last <= (%(month_end)s::date - INTERVAL '4 years') THEN true WHEN f.birth_first > (%(month_end)s::date - INTERVAL '4 years') THEN false END) AS from_4,
  f.died_in_disaster AS by_disaster,
  ((f.died_on IS NOT NULL) AND (f.died_on BETWEEN %(month_start)s::date AND %(month_end)s::date)) AS died,
  f.receives_social_assistance AS paid_assistance,
  f.parent_paid_as_lone_parent AS child_of_paid_lone_parent,
  (f.receives_survivor_allowance OR f.receives_other_allowance) AS on_monthly_allowance,
  f.receives_social_pension AS paid_social_pension,
  (f.care_arrangement = 'HOUSEHOLD') AS cared_for_at_home,
  (f.pregnant OR (f.children_under_36_months > 0)) AS cared_for_and_nursing,
  (f.disability_degree IN ('SEVERE', 'EXTREME')) AS severe_or_extreme,
  ((f.pregnant AND (f.children_under_36_months = 0)) OR ((NOT f.pregnant) AND (f.children_under_36_months = 1))) AS nurses_once,
  (NOT f.spouse_holds_nursing_support) AS spouse_without_share,
  ((f.disability_degree = 'EXTREME') AND (f.care_arrangement = 'HOUSEHOLD')) AS extreme_cared_for_at_home,
  ((f.pregnant AND (f.children_under_36_months >= 1)) OR (f.children_under_36_months >= 2)) AS nurses_twice,
  f.paid_as_orphan_until_16 AS paid_as_orphan,
  ((CASE WHEN f.birth_last <= (%(month_end)s::date - INTERVAL '16 years') THEN true WHEN f.birth_first > (%(month_end)s::date - INTERVAL '16 years') THEN false END) AND (NOT (CASE WHEN f.birth_last <= ((%(month_start)s::date - 1) - INTERVAL '23 years') THEN true WHEN f.birth_first > ((%(month_start)s::date - 1) - INTERVAL '23 years') THEN false END))) AS from_16_to_22,
  f.studying AS studies,
  (CASE WHEN f.birth_last <= (%(month_end)s::date - INTERVAL '22 years') THEN true WHEN f.birth_first > (%(month_end)s::date - INTERVAL '22 years') THEN false END) AS aged_22,
  (f.lone_parent IN ('NEVER_MARRIED', 'SPOUSE_DEAD', 'SPOUSE_MISSING')) AS single,
  (f.poverty_class IN ('POOR', 'NEAR_POOR')) AS poor_or_near_poor,
  ((f.children_under_16 + f.children_16_to_22_studying) > 0) AS raises_child,
  (CASE WHEN f.birth_last <= (%(month_end)s::date - INTERVAL '75 years') THEN true WHEN f.birth_first > (%(month_end)s::date - INTERVAL '75 years') THEN false END) AS from_75,
  f.social_pension_requested AS requested,
  ((((NOT f.receives_pension) AND (NOT f.receives_insurance_allowance)) AND (NOT f.receives_survivor_allowance)) OR (f.insurance_income_vnd < (SELECT r.amount_vnd FROM rates r WHERE r.code = 'social_pension_standard'))) AS low_insurance_income,
  (NOT (((NOT f.receives_pension) AND (NOT f.receives_insurance_allowance)) AND (NOT f.receives_survivor_allowance))) AS small_pension,
  (((f.lone_parent IN ('NEVER_MARRIED', 'SPOUSE_DEAD', 'SPOUSE_MISSING')) AND (f.poverty_class IN ('POOR', 'NEAR_POOR'))) AND ((f.children_under_16 + f.children_16_to_22_studying) > 0)) AS single_parent_too,
  f.in_facility AS in_facility_too,
  ((CASE WHEN f.birth_last <= (%(month_end)s::date - INTERVAL '70 years') THEN true WHEN f.birth_first > (%(month_end)s::date - INTERVAL '70 years') THEN false END) AND (NOT (CASE WHEN f.birth_last <= (%(month_end)s::date - INTERVAL '75 years') THEN true WHEN f.birth_first > (%(month_end)s::date - INTERVAL '75 years') THEN false END))) AS from_70_under_75,
  (f.converted_from = 'ELDER_75') AS paid_as_elder_75,
  (f.converted_from = 'ELDER_80') AS paid_as_elder_80,
  (NOT (CASE WHEN f.birth_last <= ((%(month_start)s::date - 1) - INTERVAL '3 years') THEN true WHEN f.birth_first > ((%(month_start)s::date - 1) - INTERVAL '3 years') THEN false END)) AS under_3,
  f.difficult_area AS in_difficult_area,
  (((f.child_circumstance = 'NONE') AND (NOT (f.has_hiv AND (f.poverty_class = 'POOR')))) AND (NOT (f.disability_degree IN ('SEVERE', 'EXTREME')))) AS outside_1_3_6
FROM facts f

-- candidates
SELECT f.* FROM conditions f
WHERE (f.attended AND f.is_heroic_mother AND f.merit_living AND f.merit_free) IS NOT FALSE
  OR (f.attended AND f.tb_81_severe AND f.merit_living AND f.merit_free) IS NOT FALSE
  OR (f.attended AND f.tb_81_plain AND f.merit_living AND f.merit_free) IS NOT FALSE
  OR (f.attended AND f.bb_81_severe AND f.merit_living AND f.merit_free) IS NOT FALSE
  OR (f.attended AND f.bb_81_plain AND f.merit_living AND f.merit_free) IS NOT FALSE
  OR (f.attended AND f.cd_81 AND f.cd_examined AND f.merit_living AND f.merit_free) IS NOT FALSE
  OR (f.offspring_61_80 AND f.merit_living AND f.merit_free) IS NOT FALSE
  OR (f.offspring_81 AND f.merit_living AND f.merit_free) IS NOT FALSE
  OR (f.cd_21_40 AND f.merit_living AND f.merit_free) IS NOT FALSE
  OR (f.cd_41_60 AND f.merit_living AND f.merit_free) IS NOT FALSE
  OR (f.cd_61_80 AND f.merit_living AND f.merit_free) IS NOT FALSE
  OR (f.cd_81 AND f.merit_living AND f.merit_free) IS NOT FALSE
  OR (f.cd_81_plain AND f.merit_living AND f.merit_free) IS NOT FALSE
  OR (f.cd_81_severe AND f.merit_living AND f.merit_free) IS NOT FALSE
  OR (f.convalesces_at_home AND f.convalesces AND f.merit_living AND f.merit_free) IS NOT FALSE
  OR (f.convalesces_in_centre AND f.convalesces AND f.merit_living AND f.merit_free) IS NOT FALSE
  OR (f.paid_monthly AND f.merit_living AND f.merit_free) IS NOT FALSE
  OR (f.gave_sample) IS NOT FALSE
  OR (f.education_full AND f.studies_further AND f.unpaid_student AND f.merit_living AND f.merit_free) IS NOT FALSE
  OR (f.education_part AND f.studies_further AND f.unpaid_student AND f.merit_living AND f.merit_free) IS NOT FALSE
  OR (f.education_any AND f.in_preschool AND f.unpaid_student AND f.merit_living AND f.merit_free) IS NOT FALSE
  OR (f.education_any AND f.in_general_school AND f.unpaid_student AND f.merit_living AND f.merit_free) IS NOT FALSE
  OR (f.education_any AND f.studies_further AND f.unpaid_student AND f.merit_living AND f.merit_free) IS NOT FALSE
  OR (f.eats_extra AND f.merit_living AND f.merit_free) IS NOT FALSE
  OR (f.visits_grave) IS NOT FALSE
  OR (f.exhumes) IS NOT FALSE
  OR (f.moves_remains) IS NOT FALSE
  OR (f.builds_grave) IS NOT FALSE
  OR (f.helper_plaque AND f.helper_monthly AND f.merit_living AND f.merit_free) IS NOT FALSE
  OR (f.helper_order AND f.helper_monthly AND f.merit_living AND f.merit_free) IS NOT FALSE
  OR (f.helper_monthly AND f.lives_alone AND f.merit_living AND f.merit_free) IS NOT FALSE
  OR (f.is_hero AND f.merit_living AND f.merit_free) IS NOT FALSE
  OR (f.is_heroic_mother AND f.merit_living AND f.merit_free) IS NOT FALSE
  OR (f.resistance AND f.enjoyed AND f.merit_living AND f.one_off_open) IS NOT FALSE
  OR (f.helper_medal AND f.enjoyed AND f.not_honoured_elsewhere AND f.merit_living AND f.one_off_open) IS NOT FALSE
  OR (f.injured_5_10) IS NOT FALSE
  OR (f.injured_11_15) IS NOT FALSE
  OR (f.injured_16_20) IS NOT FALSE
  OR (f.jailed AND f.merit_living AND f.merit_free) IS NOT FALSE
  OR (f.hd45 AND f.unenjoyed AND f.has_relatives) IS NOT FALSE
  OR (f.hd45 AND f.unenjoyed AND f.has_worshipper) IS NOT FALSE
  OR (f.tkn_only AND f.unenjoyed AND f.has_relatives) IS NOT FALSE
  OR (f.tkn_only AND f.unenjoyed AND f.has_worshipper) IS NOT FALSE
  OR (f.martyr_certified) IS NOT FALSE
  OR (f.martyr_notified) IS NOT FALSE
  OR (f.is_heroic_mother AND f.unenjoyed) IS NOT FALSE
  OR (f.is_hero AND f.unenjoyed) IS NOT FALSE
  OR (f.jailed AND f.unenjoyed) IS NOT FALSE
  OR (f.resistance AND f.unenjoyed) IS NOT FALSE
  OR (f.helper_known AND f.unenjoyed) IS NOT FALSE
  OR (f.funeral_merit AND f.merit_died AND f.no_insurance_funeral) IS NOT FALSE
  OR (f.gets_aid AND f.merit_living AND f.merit_free) IS NOT FALSE
  OR (f.gets_extra AND f.merit_living AND f.merit_free) IS NOT FALSE
  OR (f.travels_for_aid AND f.merit_living AND f.merit_free) IS NOT FALSE
  OR (f.hd45_detached AND f.merit_living AND f.merit_free) IS NOT FALSE
  OR (f.hd45_local AND f.merit_living AND f.merit_free) IS NOT FALSE
  OR (f.tkn_only AND f.merit_living AND f.merit_free) IS NOT FALSE
  OR (f.bb_41_50 AND f.merit_living AND f.merit_free) IS NOT FALSE
  OR (f.bb_51_60 AND f.merit_living AND f.merit_free) IS NOT FALSE
  OR (f.bb_61_70 AND f.merit_living AND f.merit_free) IS NOT FALSE
  OR (f.bb_71_80 AND f.merit_living AND f.merit_free) IS NOT FALSE
  OR (f.bb_81_90 AND f.merit_living AND f.merit_free) IS NOT FALSE
  OR (f.bb_91_100 AND f.merit_living AND f.merit_free) IS NOT FALSE
  OR (f.bb_81_plain AND f.merit_living AND f.merit_free) IS NOT FALSE
  OR (f.bb_81_severe AND f.merit_living AND f.merit_free) IS NOT FALSE
  OR (f.has_martyr AND f.martyr_relative AND f.uncared AND f.merit_living AND f.merit_free) IS NOT FALSE
  OR (f.of_hd45 AND f.revolutionary_relative AND f.uncared AND f.merit_living AND f.merit_free) IS NOT FALSE
  OR (f.of_tkn AND f.revolutionary_relative AND f.uncared AND f.merit_living AND f.merit_free) IS NOT FALSE
  OR (f.of_tb AND f.invalid_relative AND f.uncared AND f.merit_living AND f.merit_free) IS NOT FALSE
  OR (f.of_bb AND f.invalid_relative AND f.uncared AND f.merit_living AND f.merit_free) IS NOT FALSE
  OR (f.of_cd AND f.invalid_relative AND f.uncared AND f.merit_living AND f.merit_free) IS NOT FALSE
  OR (f.of_one_martyr AND f.martyr_relative AND f.not_heroic_mother AND f.merit_living AND f.merit_free) IS NOT FALSE
  OR (f.of_two_martyrs AND f.martyr_relative AND f.not_heroic_mother AND f.merit_living AND f.merit_free) IS NOT FALSE
  OR (f.of_more_martyrs AND f.martyr_relative AND f.not_heroic_mother AND f.merit_living AND f.merit_free) IS NOT FALSE
  OR (f.remarried_still_caring AND f.merit_living AND f.merit_free) IS NOT FALSE
  OR (f.first_hd45 AND f.revolutionary_relative AND f.at_most_one_martyr AND f.merit_living AND f.merit_free) IS NOT FALSE
  OR (f.first_tkn AND f.revolutionary_relative AND f.at_most_one_martyr AND f.merit_living AND f.merit_free) IS NOT FALSE
  OR (f.first_tb AND f.invalid_relative AND f.at_most_one_martyr AND f.merit_living AND f.merit_free) IS NOT FALSE
  OR (f.first_bb AND f.invalid_relative AND f.at_most_one_martyr AND f.merit_living AND f.merit_free) IS NOT FALSE
  OR (f.first_cd AND f.invalid_relative AND f.at_most_one_martyr AND f.merit_living AND f.merit_free) IS NOT FALSE
  OR (f.second_hd45 AND f.revolutionary_relative AND f.no_martyr AND f.merit_living AND f.merit_free) IS NOT FALSE
  OR (f.second_tkn AND f.revolutionary_relative AND f.no_martyr AND f.merit_living AND f.merit_free) IS NOT FALSE
  OR (f.second_tb AND f.invalid_relative AND f.no_martyr AND f.merit_living AND f.merit_free) IS NOT FALSE
  OR (f.second_bb AND f.invalid_relative AND f.no_martyr AND f.merit_living AND f.merit_free) IS NOT FALSE
  OR (f.second_cd AND f.invalid_relative AND f.no_martyr AND f.merit_living AND f.merit_free) IS NOT FALSE
  OR (f.hd45_detached AND f.merit_died AND f.enjoyed) IS NOT FALSE
  OR (f.hd45_local AND f.merit_died AND f.enjoyed) IS NOT FALSE
  OR (f.tkn_only AND f.merit_died AND f.enjoyed) IS NOT FALSE
  OR (f.is_heroic_mother AND f.merit_died AND f.enjoyed) IS NOT FALSE
  OR (f.is_hero AND f.merit_died AND f.enjoyed) IS NOT FALSE
  OR (f.tb AND f.merit_died AND f.enjoyed) IS NOT FALSE
  OR (f.tbb AND f.merit_died AND f.enjoyed) IS NOT FALSE
  OR (f.tb_81_plain AND f.merit_died AND f.enjoyed) IS NOT FALSE
  OR (f.tb_81_severe AND f.merit_died AND f.enjoyed) IS NOT FALSE
  OR (f.bb_41_50 AND f.merit_died AND f.enjoyed) IS NOT FALSE
  OR (f.bb_51_60 AND f.merit_died AND f.enjoyed) IS NOT FALSE
  OR (f.bb_61_70 AND f.merit_died AND f.enjoyed) IS NOT FALSE
  OR (f.bb_71_80 AND f.merit_died AND f.enjoyed) IS NOT FALSE
  OR (f.bb_81_90 AND f.merit_died AND f.enjoyed) IS NOT FALSE
  OR (f.bb_91_100 AND f.merit_died AND f.enjoyed) IS NOT FALSE
  OR (f.bb_81_plain AND f.merit_died AND f.enjoyed) IS NOT FALSE
  OR (f.bb_81_severe AND f.merit_died AND f.enjoyed) IS NOT FALSE
  OR (f.cd_21_40 AND f.merit_died AND f.enjoyed) IS NOT FALSE
  OR (f.cd_41_60 AND f.merit_died AND f.enjoyed) IS NOT FALSE
  OR (f.cd_61_80 AND f.merit_died AND f.enjoyed) IS NOT FALSE
  OR (f.cd_81 AND f.merit_died AND f.enjoyed) IS NOT FALSE
  OR (f.offspring_61_80 AND f.merit_died AND f.enjoyed) IS NOT FALSE
  OR (f.offspring_81 AND f.merit_died AND f.enjoyed) IS NOT FALSE
  OR (f.jailed AND f.merit_died AND f.enjoyed) IS NOT FALSE
  OR (f.helper_plaque AND f.helper_monthly AND f.merit_died AND f.enjoyed) IS NOT FALSE
  OR (f.helper_order AND f.helper_monthly AND f.merit_died AND f.enjoyed) IS NOT FALSE
  OR (f.helper_monthly AND f.lives_alone AND f.merit_died AND f.enjoyed) IS NOT FALSE
  OR (f.of_one_martyr AND f.martyr_relative_paid AND f.merit_died AND f.enjoyed) IS NOT FALSE
  OR (f.of_two_martyrs AND f.martyr_relative_paid AND f.merit_died AND f.enjoyed) IS NOT FALSE
  OR (f.of_more_martyrs AND f.martyr_relative_paid AND f.merit_died AND f.enjoyed) IS NOT FALSE
  OR (f.has_martyr AND f.martyr_relative AND f.uncared AND f.merit_died AND f.enjoyed) IS NOT FALSE
  OR (f.tb AND f.merit_living AND f.merit_free) IS NOT FALSE
  OR (f.tbb AND f.merit_living AND f.merit_free) IS NOT FALSE
  OR (f.tb_81_plain AND f.merit_living AND f.merit_free) IS NOT FALSE
  OR (f.tb_81_severe AND f.merit_living AND f.merit_free) IS NOT FALSE
  OR (f.worships AND f.merit_living) IS NOT FALSE
  OR (f.lives_with_hiv AND f.poor AND f.from_16 AND f.no_regular_income AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE
  OR (f.taken_in AND f.without_support AND f.under_4 AND f.living AND f.outside_facility AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE
  OR (f.taken_in AND f.without_support AND f.from_4_under_16 AND f.living AND f.outside_facility AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE
  OR (f.taken_in AND f.fits_facility AND f.poor AND f.from_60 AND f.living AND f.outside_facility AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE
  OR (f.taken_in AND f.extreme AND f.from_16 AND f.living AND f.outside_facility AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE
  OR (f.taken_in AND f.extreme AND f.under_16 AND f.living AND f.outside_facility AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE
  OR (f.lives_with_hiv AND f.poor AND f.under_4 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE
  OR (f.lives_with_hiv AND f.poor AND f.from_4_under_16 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE
  OR (f.abandoned AND f.under_4 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE
  OR (f.abandoned AND f.from_4_under_16 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE
  OR (f.both_dead AND f.under_4 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE
  OR (f.both_dead AND f.from_4_under_16 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE
  OR (f.dead_and_missing AND f.under_4 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE
  OR (f.dead_and_missing AND f.from_4_under_16 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE
  OR (f.dead_and_in_facility AND f.under_4 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE
  OR (f.dead_and_in_facility AND f.from_4_under_16 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE
  OR (f.dead_and_in_prison AND f.under_4 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE
  OR (f.dead_and_in_prison AND f.from_4_under_16 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE
  OR (f.both_missing AND f.under_4 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE
  OR (f.both_missing AND f.from_4_under_16 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE
  OR (f.both_in_facility AND f.under_4 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE
  OR (f.both_in_facility AND f.from_4_under_16 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE
  OR (f.both_in_prison AND f.under_4 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE
  OR (f.both_in_prison AND f.from_4_under_16 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE
  OR (f.missing_and_in_facility AND f.under_4 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE
  OR (f.missing_and_in_facility AND f.from_4_under_16 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE
  OR (f.missing_and_in_prison AND f.under_4 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE
  OR (f.missing_and_in_prison AND f.from_4_under_16 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE
  OR (f.in_facility_and_in_prison AND f.under_4 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE
  OR (f.in_facility_and_in_prison AND f.from_4_under_16 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE
  OR (f.extreme AND f.under_16 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.certified AND f.no_income_excluding_disability) IS NOT FALSE
  OR (f.extreme AND f.from_16_under_60 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.certified AND f.no_income_excluding_disability) IS NOT FALSE
  OR (f.extreme AND f.from_60 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.certified AND f.no_income_excluding_disability) IS NOT FALSE
  OR (f.severe AND f.under_16 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.certified AND f.no_income_excluding_disability) IS NOT FALSE
  OR (f.severe AND f.from_16_under_60 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.certified AND f.no_income_excluding_disability) IS NOT FALSE
  OR (f.severe AND f.from_60 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.certified AND f.no_income_excluding_disability) IS NOT FALSE
  OR (f.taken_in AND f.fits_facility AND f.poor AND f.from_60 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE
  OR (f.without_supporter AND f.poor AND f.from_60_under_80 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE
  OR (f.without_supporter AND f.poor AND f.from_80 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE
  OR (f.in_emergency_care) IS NOT FALSE
  OR (f.badly_injured) IS NOT FALSE
  OR (f.stays_in_facility AND f.under_4 AND f.living AND f.not_ended) IS NOT FALSE
  OR (f.stays_in_facility AND f.from_4 AND f.living AND f.not_ended) IS NOT FALSE
  OR (f.by_disaster AND f.died) IS NOT FALSE
  OR (f.stays_in_facility AND f.died) IS NOT FALSE
  OR (f.paid_assistance AND f.died) IS NOT FALSE
  OR (f.child_of_paid_lone_parent AND f.died) IS NOT FALSE
  OR (f.on_monthly_allowance AND f.from_80 AND f.died) IS NOT FALSE
  OR (f.paid_social_pension AND f.died) IS NOT FALSE
  OR (f.extreme AND f.cared_for_at_home AND f.living AND f.outside_facility AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE
  OR (f.severe_or_extreme AND f.nurses_once AND f.spouse_without_share AND f.living AND f.outside_facility AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE
  OR (f.severe_or_extreme AND f.nurses_twice AND f.spouse_without_share AND f.living AND f.outside_facility AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE
  OR (f.paid_as_orphan AND f.from_16_to_22 AND f.studies AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE
  OR (f.single AND f.poor_or_near_poor AND f.raises_child AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE
  OR (f.from_75 AND f.requested AND f.low_insurance_income AND f.living AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE
  OR (f.from_70_under_75 AND f.poor_or_near_poor AND f.requested AND f.low_insurance_income AND f.living AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE
  OR (f.paid_as_elder_75 AND f.living AND f.not_ended AND f.not_paid_elsewhere) IS NOT FALSE
  OR (f.paid_as_elder_80 AND f.living AND f.not_ended AND f.not_paid_elsewhere) IS NOT FALSE
  OR (f.under_3 AND f.in_difficult_area AND f.poor_or_near_poor AND f.outside_1_3_6 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE

-- eligible
SELECT f.person_id, 0 AS rule,
  CASE WHEN (f.attended AND f.is_heroic_mother AND f.merit_living AND f.merit_free) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('BM.PV')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.attended AND f.is_heroic_mother AND f.merit_living AND f.merit_free) IS NOT FALSE
UNION ALL
SELECT f.person_id, 1 AS rule,
  CASE WHEN (f.attended AND f.tb_81_severe AND f.merit_living AND f.merit_free) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('TB.PVDB')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.attended AND f.tb_81_severe AND f.merit_living AND f.merit_free) IS NOT FALSE
UNION ALL
SELECT f.person_id, 2 AS rule,
  CASE WHEN (f.attended AND f.tb_81_plain AND f.merit_living AND f.merit_free) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('TB.PV')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.attended AND f.tb_81_plain AND f.merit_living AND f.merit_free) IS NOT FALSE
UNION ALL
SELECT f.person_id, 3 AS rule,
  CASE WHEN (f.attended AND f.bb_81_severe AND f.merit_living AND f.merit_free) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('BB.PVDB')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.attended AND f.bb_81_severe AND f.merit_living AND f.merit_free) IS NOT FALSE
UNION ALL
SELECT f.person_id, 4 AS rule,
  CASE WHEN (f.attended AND f.bb_81_plain AND f.merit_living AND f.merit_free) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('BB.PV')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.attended AND f.bb_81_plain AND f.merit_living AND f.merit_free) IS NOT FALSE
UNION ALL
SELECT f.person_id, 5 AS rule,
  CASE WHEN (f.attended AND f.cd_81 AND f.cd_examined AND f.merit_living AND f.merit_free) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('CD.PV')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.attended AND f.cd_81 AND f.cd_examined AND f.merit_living AND f.merit_free) IS NOT FALSE
UNION ALL
SELECT f.person_id, 6 AS rule,
  CASE WHEN (f.offspring_61_80 AND f.merit_living AND f.merit_free) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('CD.CON61_80')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.offspring_61_80 AND f.merit_living AND f.merit_free) IS NOT FALSE
UNION ALL
SELECT f.person_id, 7 AS rule,
  CASE WHEN (f.offspring_81 AND f.merit_living AND f.merit_free) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('CD.CON81')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.offspring_81 AND f.merit_living AND f.merit_free) IS NOT FALSE
UNION ALL
SELECT f.person_id, 8 AS rule,
  CASE WHEN (f.cd_21_40 AND f.merit_living AND f.merit_free) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.combined_examination) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('CD.21_40')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.cd_21_40 AND f.merit_living AND f.merit_free) IS NOT FALSE
UNION ALL
SELECT f.person_id, 9 AS rule,
  CASE WHEN (f.cd_41_60 AND f.merit_living AND f.merit_free) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.combined_examination) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('CD.41_60')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.cd_41_60 AND f.merit_living AND f.merit_free) IS NOT FALSE
UNION ALL
SELECT f.person_id, 10 AS rule,
  CASE WHEN (f.cd_61_80 AND f.merit_living AND f.merit_free) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.combined_examination) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('CD.61_80')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.cd_61_80 AND f.merit_living AND f.merit_free) IS NOT FALSE
UNION ALL
SELECT f.person_id, 11 AS rule,
  CASE WHEN (f.cd_81 AND f.merit_living AND f.merit_free) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.combined_examination) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('CD.81')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.cd_81 AND f.merit_living AND f.merit_free) IS NOT FALSE
UNION ALL
SELECT f.person_id, 12 AS rule,
  CASE WHEN (f.cd_81_plain AND f.merit_living AND f.merit_free) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.combined_examination) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('CD.PC81')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.cd_81_plain AND f.merit_living AND f.merit_free) IS NOT FALSE
UNION ALL
SELECT f.person_id, 13 AS rule,
  CASE WHEN (f.cd_81_severe AND f.merit_living AND f.merit_free) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.combined_examination OR f.chemical_special) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('CD.PCDB')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.cd_81_severe AND f.merit_living AND f.merit_free) IS NOT FALSE
UNION ALL
SELECT f.person_id, 14 AS rule,
  CASE WHEN (f.convalesces_at_home AND f.convalesces AND f.merit_living AND f.merit_free) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('DD.NHA')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.convalesces_at_home AND f.convalesces AND f.merit_living AND f.merit_free) IS NOT FALSE
UNION ALL
SELECT f.person_id, 15 AS rule,
  CASE WHEN (f.convalesces_in_centre AND f.convalesces AND f.merit_living AND f.merit_free) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('DD.TAPTRUNG')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.convalesces_in_centre AND f.convalesces AND f.merit_living AND f.merit_free) IS NOT FALSE
UNION ALL
SELECT f.person_id, 16 AS rule,
  CASE WHEN (f.paid_monthly AND f.merit_living AND f.merit_free) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.decree_321) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('MC.CHUAN')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.paid_monthly AND f.merit_living AND f.merit_free) IS NOT FALSE
UNION ALL
SELECT f.person_id, 17 AS rule,
  CASE WHEN (f.gave_sample) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('ADN.MAUTN')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.gave_sample) IS NOT FALSE
UNION ALL
SELECT f.person_id, 18 AS rule,
  CASE WHEN (f.education_full AND f.studies_further AND f.unpaid_student AND f.merit_living AND f.merit_free) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('GDT.1')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.education_full AND f.studies_further AND f.unpaid_student AND f.merit_living AND f.merit_free) IS NOT FALSE
UNION ALL
SELECT f.person_id, 19 AS rule,
  CASE WHEN (f.education_part AND f.studies_further AND f.unpaid_student AND f.merit_living AND f.merit_free) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('GDT.2')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.education_part AND f.studies_further AND f.unpaid_student AND f.merit_living AND f.merit_free) IS NOT FALSE
UNION ALL
SELECT f.person_id, 20 AS rule,
  CASE WHEN (f.education_any AND f.in_preschool AND f.unpaid_student AND f.merit_living AND f.merit_free) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('GDN.MN')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.education_any AND f.in_preschool AND f.unpaid_student AND f.merit_living AND f.merit_free) IS NOT FALSE
UNION ALL
SELECT f.person_id, 21 AS rule,
  CASE WHEN (f.education_any AND f.in_general_school AND f.unpaid_student AND f.merit_living AND f.merit_free) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('GDN.PT')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.education_any AND f.in_general_school AND f.unpaid_student AND f.merit_living AND f.merit_free) IS NOT FALSE
UNION ALL
SELECT f.person_id, 22 AS rule,
  CASE WHEN (f.education_any AND f.studies_further AND f.unpaid_student AND f.merit_living AND f.merit_free) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('GDN.DH')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.education_any AND f.studies_further AND f.unpaid_student AND f.merit_living AND f.merit_free) IS NOT FALSE
UNION ALL
SELECT f.person_id, 23 AS rule,
  CASE WHEN (f.eats_extra AND f.merit_living AND f.merit_free) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('LT.ANTHEM')::text AS rate_code, (1 * f.extra_meal_days)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.eats_extra AND f.merit_living AND f.merit_free) IS NOT FALSE
UNION ALL
SELECT f.person_id, 24 AS rule,
  CASE WHEN (f.visits_grave) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  (NULL)::text AS rate_code, (NULL)::numeric AS multiplier, ((((CASE WHEN f.grave_visitors <= 3 THEN f.grave_visitors WHEN NOT f.grave_visitors <= 3 THEN 3 END) * (SELECT r.amount_vnd FROM rates r WHERE r.code = 'TM.DILAI')) * f.grave_visit_km))::numeric AS stated_amount
FROM candidates f WHERE (f.visits_grave) IS NOT FALSE
UNION ALL
SELECT f.person_id, 25 AS rule,
  CASE WHEN (f.exhumes) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('HC.CATBOC')::text AS rate_code, (1 * f.remains_exhumed)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.exhumes) IS NOT FALSE
UNION ALL
SELECT f.person_id, 26 AS rule,
  CASE WHEN (f.moves_remains) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  (NULL)::text AS rate_code, (NULL)::numeric AS multiplier, ((((CASE WHEN f.remains_movers <= 3 THEN f.remains_movers WHEN NOT f.remains_movers <= 3 THEN 3 END) * (SELECT r.amount_vnd FROM rates r WHERE r.code = 'HC.DILAI')) * f.remains_km))::numeric AS stated_amount
FROM candidates f WHERE (f.moves_remains) IS NOT FALSE
UNION ALL
SELECT f.person_id, 27 AS rule,
  CASE WHEN (f.builds_grave) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('HC.XAYMO')::text AS rate_code, (1 * f.graves_built)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.builds_grave) IS NOT FALSE
UNION ALL
SELECT f.person_id, 28 AS rule,
  CASE WHEN (f.helper_plaque AND f.helper_monthly AND f.merit_living AND f.merit_free) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('GD.KNC')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.helper_plaque AND f.helper_monthly AND f.merit_living AND f.merit_free) IS NOT FALSE
UNION ALL
SELECT f.person_id, 29 AS rule,
  CASE WHEN (f.helper_order AND f.helper_monthly AND f.merit_living AND f.merit_free) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('GD.HC')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.helper_order AND f.helper_monthly AND f.merit_living AND f.merit_free) IS NOT FALSE
UNION ALL
SELECT f.person_id, 30 AS rule,
  CASE WHEN (f.helper_monthly AND f.lives_alone AND f.merit_living AND f.merit_free) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('GD.ND')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.helper_monthly AND f.lives_alone AND f.merit_living AND f.merit_free) IS NOT FALSE
UNION ALL
SELECT f.person_id, 31 AS rule,
  CASE WHEN (f.is_hero AND f.merit_living AND f.merit_free) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('AH.TC')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.is_hero AND f.merit_living AND f.merit_free) IS NOT FALSE
UNION ALL
SELECT f.person_id, 32 AS rule,
  CASE WHEN (f.is_heroic_mother AND f.merit_living AND f.merit_free) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('BM.TC')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.is_heroic_mother AND f.merit_living AND f.merit_free) IS NOT FALSE
UNION ALL
SELECT f.person_id, 33 AS rule,
  CASE WHEN (f.is_heroic_mother AND f.merit_living AND f.merit_free) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('BM.PC')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.is_heroic_mother AND f.merit_living AND f.merit_free) IS NOT FALSE
UNION ALL
SELECT f.person_id, 34 AS rule,
  CASE WHEN (f.resistance AND f.enjoyed AND f.merit_living AND f.one_off_open) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.seniority_rounding) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('ML.HDKC')::text AS rate_code, (1 * f.resistance_years)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.resistance AND f.enjoyed AND f.merit_living AND f.one_off_open) IS NOT FALSE
UNION ALL
SELECT f.person_id, 35 AS rule,
  CASE WHEN (f.helper_medal AND f.enjoyed AND f.not_honoured_elsewhere AND f.merit_living AND f.one_off_open) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('ML.GD.HUYCHUONG')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.helper_medal AND f.enjoyed AND f.not_honoured_elsewhere AND f.merit_living AND f.one_off_open) IS NOT FALSE
UNION ALL
SELECT f.person_id, 36 AS rule,
  CASE WHEN (f.injured_5_10) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('ML.TT5_10')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.injured_5_10) IS NOT FALSE
UNION ALL
SELECT f.person_id, 37 AS rule,
  CASE WHEN (f.injured_11_15) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('ML.TT11_15')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.injured_11_15) IS NOT FALSE
UNION ALL
SELECT f.person_id, 38 AS rule,
  CASE WHEN (f.injured_16_20) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('ML.TT16_20')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.injured_16_20) IS NOT FALSE
UNION ALL
SELECT f.person_id, 39 AS rule,
  CASE WHEN (f.jailed AND f.merit_living AND f.merit_free) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('TD.TC')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.jailed AND f.merit_living AND f.merit_free) IS NOT FALSE
UNION ALL
SELECT f.person_id, 40 AS rule,
  CASE WHEN (f.hd45 AND f.unenjoyed AND f.has_relatives) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('ML.HD45.TN')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.hd45 AND f.unenjoyed AND f.has_relatives) IS NOT FALSE
UNION ALL
SELECT f.person_id, 41 AS rule,
  CASE WHEN (f.hd45 AND f.unenjoyed AND f.has_worshipper) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('ML.HD45.TC')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.hd45 AND f.unenjoyed AND f.has_worshipper) IS NOT FALSE
UNION ALL
SELECT f.person_id, 42 AS rule,
  CASE WHEN (f.tkn_only AND f.unenjoyed AND f.has_relatives) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('ML.TKN.TN')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.tkn_only AND f.unenjoyed AND f.has_relatives) IS NOT FALSE
UNION ALL
SELECT f.person_id, 43 AS rule,
  CASE WHEN (f.tkn_only AND f.unenjoyed AND f.has_worshipper) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('ML.TKN.TC')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.tkn_only AND f.unenjoyed AND f.has_worshipper) IS NOT FALSE
UNION ALL
SELECT f.person_id, 44 AS rule,
  CASE WHEN (f.martyr_certified) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('ML.LS.TQGC')::text AS rate_code, (1 * f.martyr_certificates)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.martyr_certified) IS NOT FALSE
UNION ALL
SELECT f.person_id, 45 AS rule,
  CASE WHEN (f.martyr_notified) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('ML.LS.BAOTU')::text AS rate_code, (1 * f.martyr_notices)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.martyr_notified) IS NOT FALSE
UNION ALL
SELECT f.person_id, 46 AS rule,
  CASE WHEN (f.is_heroic_mother AND f.unenjoyed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('ML.BM')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.is_heroic_mother AND f.unenjoyed) IS NOT FALSE
UNION ALL
SELECT f.person_id, 47 AS rule,
  CASE WHEN (f.is_hero AND f.unenjoyed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('ML.AH')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.is_hero AND f.unenjoyed) IS NOT FALSE
UNION ALL
SELECT f.person_id, 48 AS rule,
  CASE WHEN (f.jailed AND f.unenjoyed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('ML.TD')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.jailed AND f.unenjoyed) IS NOT FALSE
UNION ALL
SELECT f.person_id, 49 AS rule,
  CASE WHEN (f.resistance AND f.unenjoyed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('ML.HDKC.CHET')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.resistance AND f.unenjoyed) IS NOT FALSE
UNION ALL
SELECT f.person_id, 50 AS rule,
  CASE WHEN (f.helper_known AND f.unenjoyed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('ML.GD.CHET')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.helper_known AND f.unenjoyed) IS NOT FALSE
UNION ALL
SELECT f.person_id, 51 AS rule,
  CASE WHEN (f.funeral_merit AND f.merit_died AND f.no_insurance_funeral) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.other_funeral) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('MT.MAITANG')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.funeral_merit AND f.merit_died AND f.no_insurance_funeral) IS NOT FALSE
UNION ALL
SELECT f.person_id, 52 AS rule,
  CASE WHEN (f.gets_aid AND f.merit_living AND f.merit_free) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('DC.' || f.orthopaedic_aid::text)::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.gets_aid AND f.merit_living AND f.merit_free) IS NOT FALSE
UNION ALL
SELECT f.person_id, 53 AS rule,
  CASE WHEN (f.gets_extra AND f.merit_living AND f.merit_free) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('DC.' || f.orthopaedic_extra::text)::text AS rate_code, (1 * f.orthopaedic_years)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.gets_extra AND f.merit_living AND f.merit_free) IS NOT FALSE
UNION ALL
SELECT f.person_id, 54 AS rule,
  CASE WHEN (f.travels_for_aid AND f.merit_living AND f.merit_free) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  (NULL)::text AS rate_code, (NULL)::numeric AS multiplier, ((CASE WHEN ((SELECT r.amount_vnd FROM rates r WHERE r.code = 'DC.DILAI') * f.orthopaedic_travel_km) <= (SELECT r.amount_vnd FROM rates r WHERE r.code = 'DC.DILAI.MAX') THEN ((SELECT r.amount_vnd FROM rates r WHERE r.code = 'DC.DILAI') * f.orthopaedic_travel_km) WHEN NOT ((SELECT r.amount_vnd FROM rates r WHERE r.code = 'DC.DILAI') * f.orthopaedic_travel_km) <= (SELECT r.amount_vnd FROM rates r WHERE r.code = 'DC.DILAI.MAX') THEN (SELECT r.amount_vnd FROM rates r WHERE r.code = 'DC.DILAI.MAX') END))::numeric AS stated_amount
FROM candidates f WHERE (f.travels_for_aid AND f.merit_living AND f.merit_free) IS NOT FALSE
UNION ALL
SELECT f.person_id, 55 AS rule,
  CASE WHEN (f.hd45_detached AND f.merit_living AND f.merit_free) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('HD45T.TC')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.hd45_detached AND f.merit_living AND f.merit_free) IS NOT FALSE
UNION ALL
SELECT f.person_id, 56 AS rule,
  CASE WHEN (f.hd45_detached AND f.merit_living AND f.merit_free) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('HD45T.PC')::text AS rate_code, (1 * f.revolutionary_years)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.hd45_detached AND f.merit_living AND f.merit_free) IS NOT FALSE
UNION ALL
SELECT f.person_id, 57 AS rule,
  CASE WHEN (f.hd45_local AND f.merit_living AND f.merit_free) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('HD45K.TC')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.hd45_local AND f.merit_living AND f.merit_free) IS NOT FALSE
UNION ALL
SELECT f.person_id, 58 AS rule,
  CASE WHEN (f.tkn_only AND f.merit_living AND f.merit_free) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('TKN.TC')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.tkn_only AND f.merit_living AND f.merit_free) IS NOT FALSE
UNION ALL
SELECT f.person_id, 59 AS rule,
  CASE WHEN (f.bb_41_50 AND f.merit_living AND f.merit_free) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.combined_examination) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('BB.41_50')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.bb_41_50 AND f.merit_living AND f.merit_free) IS NOT FALSE
UNION ALL
SELECT f.person_id, 60 AS rule,
  CASE WHEN (f.bb_51_60 AND f.merit_living AND f.merit_free) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.combined_examination) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('BB.51_60')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.bb_51_60 AND f.merit_living AND f.merit_free) IS NOT FALSE
UNION ALL
SELECT f.person_id, 61 AS rule,
  CASE WHEN (f.bb_61_70 AND f.merit_living AND f.merit_free) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.combined_examination) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('BB.61_70')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.bb_61_70 AND f.merit_living AND f.merit_free) IS NOT FALSE
UNION ALL
SELECT f.person_id, 62 AS rule,
  CASE WHEN (f.bb_71_80 AND f.merit_living AND f.merit_free) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.combined_examination) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('BB.71_80')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.bb_71_80 AND f.merit_living AND f.merit_free) IS NOT FALSE
UNION ALL
SELECT f.person_id, 63 AS rule,
  CASE WHEN (f.bb_81_90 AND f.merit_living AND f.merit_free) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.combined_examination) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('BB.81_90')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.bb_81_90 AND f.merit_living AND f.merit_free) IS NOT FALSE
UNION ALL
SELECT f.person_id, 64 AS rule,
  CASE WHEN (f.bb_91_100 AND f.merit_living AND f.merit_free) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.combined_examination) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('BB.91_100')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.bb_91_100 AND f.merit_living AND f.merit_free) IS NOT FALSE
UNION ALL
SELECT f.person_id, 65 AS rule,
  CASE WHEN (f.bb_81_plain AND f.merit_living AND f.merit_free) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.combined_examination) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('BB.PC81')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.bb_81_plain AND f.merit_living AND f.merit_free) IS NOT FALSE
UNION ALL
SELECT f.person_id, 66 AS rule,
  CASE WHEN (f.bb_81_severe AND f.merit_living AND f.merit_free) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.combined_examination) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('BB.PCDB')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.bb_81_severe AND f.merit_living AND f.merit_free) IS NOT FALSE
UNION ALL
SELECT f.person_id, 67 AS rule,
  CASE WHEN (f.has_martyr AND f.martyr_relative AND f.uncared AND f.merit_living AND f.merit_free) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('LS.ND')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.has_martyr AND f.martyr_relative AND f.uncared AND f.merit_living AND f.merit_free) IS NOT FALSE
UNION ALL
SELECT f.person_id, 68 AS rule,
  CASE WHEN (f.of_hd45 AND f.revolutionary_relative AND f.uncared AND f.merit_living AND f.merit_free) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('HD45.ND')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.of_hd45 AND f.revolutionary_relative AND f.uncared AND f.merit_living AND f.merit_free) IS NOT FALSE
UNION ALL
SELECT f.person_id, 69 AS rule,
  CASE WHEN (f.of_tkn AND f.revolutionary_relative AND f.uncared AND f.merit_living AND f.merit_free) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('TKN.ND')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.of_tkn AND f.revolutionary_relative AND f.uncared AND f.merit_living AND f.merit_free) IS NOT FALSE
UNION ALL
SELECT f.person_id, 70 AS rule,
  CASE WHEN (f.of_tb AND f.invalid_relative AND f.uncared AND f.merit_living AND f.merit_free) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('TB.ND')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.of_tb AND f.invalid_relative AND f.uncared AND f.merit_living AND f.merit_free) IS NOT FALSE
UNION ALL
SELECT f.person_id, 71 AS rule,
  CASE WHEN (f.of_bb AND f.invalid_relative AND f.uncared AND f.merit_living AND f.merit_free) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('BB.ND')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.of_bb AND f.invalid_relative AND f.uncared AND f.merit_living AND f.merit_free) IS NOT FALSE
UNION ALL
SELECT f.person_id, 72 AS rule,
  CASE WHEN (f.of_cd AND f.invalid_relative AND f.uncared AND f.merit_living AND f.merit_free) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('CD.ND')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.of_cd AND f.invalid_relative AND f.uncared AND f.merit_living AND f.merit_free) IS NOT FALSE
UNION ALL
SELECT f.person_id, 73 AS rule,
  CASE WHEN (f.of_one_martyr AND f.martyr_relative AND f.not_heroic_mother AND f.merit_living AND f.merit_free) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('LS.TUAT1')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.of_one_martyr AND f.martyr_relative AND f.not_heroic_mother AND f.merit_living AND f.merit_free) IS NOT FALSE
UNION ALL
SELECT f.person_id, 74 AS rule,
  CASE WHEN (f.of_two_martyrs AND f.martyr_relative AND f.not_heroic_mother AND f.merit_living AND f.merit_free) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('LS.TUAT2')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.of_two_martyrs AND f.martyr_relative AND f.not_heroic_mother AND f.merit_living AND f.merit_free) IS NOT FALSE
UNION ALL
SELECT f.person_id, 75 AS rule,
  CASE WHEN (f.of_more_martyrs AND f.martyr_relative AND f.not_heroic_mother AND f.merit_living AND f.merit_free) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('LS.TUAT3')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.of_more_martyrs AND f.martyr_relative AND f.not_heroic_mother AND f.merit_living AND f.merit_free) IS NOT FALSE
UNION ALL
SELECT f.person_id, 76 AS rule,
  CASE WHEN (f.remarried_still_caring AND f.merit_living AND f.merit_free) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('LS.TAIGIA')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.remarried_still_caring AND f.merit_living AND f.merit_free) IS NOT FALSE
UNION ALL
SELECT f.person_id, 77 AS rule,
  CASE WHEN (f.first_hd45 AND f.revolutionary_relative AND f.at_most_one_martyr AND f.merit_living AND f.merit_free) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('HD45.TUAT')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.first_hd45 AND f.revolutionary_relative AND f.at_most_one_martyr AND f.merit_living AND f.merit_free) IS NOT FALSE
UNION ALL
SELECT f.person_id, 78 AS rule,
  CASE WHEN (f.first_tkn AND f.revolutionary_relative AND f.at_most_one_martyr AND f.merit_living AND f.merit_free) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('TKN.TUAT')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.first_tkn AND f.revolutionary_relative AND f.at_most_one_martyr AND f.merit_living AND f.merit_free) IS NOT FALSE
UNION ALL
SELECT f.person_id, 79 AS rule,
  CASE WHEN (f.first_tb AND f.invalid_relative AND f.at_most_one_martyr AND f.merit_living AND f.merit_free) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('TB.TUAT')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.first_tb AND f.invalid_relative AND f.at_most_one_martyr AND f.merit_living AND f.merit_free) IS NOT FALSE
UNION ALL
SELECT f.person_id, 80 AS rule,
  CASE WHEN (f.first_bb AND f.invalid_relative AND f.at_most_one_martyr AND f.merit_living AND f.merit_free) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('BB.TUAT')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.first_bb AND f.invalid_relative AND f.at_most_one_martyr AND f.merit_living AND f.merit_free) IS NOT FALSE
UNION ALL
SELECT f.person_id, 81 AS rule,
  CASE WHEN (f.first_cd AND f.invalid_relative AND f.at_most_one_martyr AND f.merit_living AND f.merit_free) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('CD.TUAT')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.first_cd AND f.invalid_relative AND f.at_most_one_martyr AND f.merit_living AND f.merit_free) IS NOT FALSE
UNION ALL
SELECT f.person_id, 82 AS rule,
  CASE WHEN (f.second_hd45 AND f.revolutionary_relative AND f.no_martyr AND f.merit_living AND f.merit_free) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('HD45.TUAT')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.second_hd45 AND f.revolutionary_relative AND f.no_martyr AND f.merit_living AND f.merit_free) IS NOT FALSE
UNION ALL
SELECT f.person_id, 83 AS rule,
  CASE WHEN (f.second_tkn AND f.revolutionary_relative AND f.no_martyr AND f.merit_living AND f.merit_free) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('TKN.TUAT')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.second_tkn AND f.revolutionary_relative AND f.no_martyr AND f.merit_living AND f.merit_free) IS NOT FALSE
UNION ALL
SELECT f.person_id, 84 AS rule,
  CASE WHEN (f.second_tb AND f.invalid_relative AND f.no_martyr AND f.merit_living AND f.merit_free) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('TB.TUAT')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.second_tb AND f.invalid_relative AND f.no_martyr AND f.merit_living AND f.merit_free) IS NOT FALSE
UNION ALL
SELECT f.person_id, 85 AS rule,
  CASE WHEN (f.second_bb AND f.invalid_relative AND f.no_martyr AND f.merit_living AND f.merit_free) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('BB.TUAT')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.second_bb AND f.invalid_relative AND f.no_martyr AND f.merit_living AND f.merit_free) IS NOT FALSE
UNION ALL
SELECT f.person_id, 86 AS rule,
  CASE WHEN (f.second_cd AND f.invalid_relative AND f.no_martyr AND f.merit_living AND f.merit_free) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('CD.TUAT')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.second_cd AND f.invalid_relative AND f.no_martyr AND f.merit_living AND f.merit_free) IS NOT FALSE
UNION ALL
SELECT f.person_id, 87 AS rule,
  CASE WHEN (f.hd45_detached AND f.merit_died AND f.enjoyed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('HD45T.TC')::text AS rate_code, (3)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.hd45_detached AND f.merit_died AND f.enjoyed) IS NOT FALSE
UNION ALL
SELECT f.person_id, 88 AS rule,
  CASE WHEN (f.hd45_detached AND f.merit_died AND f.enjoyed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('HD45T.PC')::text AS rate_code, (3 * f.revolutionary_years)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.hd45_detached AND f.merit_died AND f.enjoyed) IS NOT FALSE
UNION ALL
SELECT f.person_id, 89 AS rule,
  CASE WHEN (f.hd45_local AND f.merit_died AND f.enjoyed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('HD45K.TC')::text AS rate_code, (3)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.hd45_local AND f.merit_died AND f.enjoyed) IS NOT FALSE
UNION ALL
SELECT f.person_id, 90 AS rule,
  CASE WHEN (f.tkn_only AND f.merit_died AND f.enjoyed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('TKN.TC')::text AS rate_code, (3)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.tkn_only AND f.merit_died AND f.enjoyed) IS NOT FALSE
UNION ALL
SELECT f.person_id, 91 AS rule,
  CASE WHEN (f.is_heroic_mother AND f.merit_died AND f.enjoyed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('BM.TC')::text AS rate_code, (3)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.is_heroic_mother AND f.merit_died AND f.enjoyed) IS NOT FALSE
UNION ALL
SELECT f.person_id, 92 AS rule,
  CASE WHEN (f.is_heroic_mother AND f.merit_died AND f.enjoyed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('BM.PC')::text AS rate_code, (3)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.is_heroic_mother AND f.merit_died AND f.enjoyed) IS NOT FALSE
UNION ALL
SELECT f.person_id, 93 AS rule,
  CASE WHEN (f.is_hero AND f.merit_died AND f.enjoyed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('AH.TC')::text AS rate_code, (3)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.is_hero AND f.merit_died AND f.enjoyed) IS NOT FALSE
UNION ALL
SELECT f.person_id, 94 AS rule,
  CASE WHEN (f.tb AND f.merit_died AND f.enjoyed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('TB.TC.' || f.war_invalid_percent::text)::text AS rate_code, (3)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.tb AND f.merit_died AND f.enjoyed) IS NOT FALSE
UNION ALL
SELECT f.person_id, 95 AS rule,
  CASE WHEN (f.tbb AND f.merit_died AND f.enjoyed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('TBB.TC.' || f.war_invalid_b_percent::text)::text AS rate_code, (3)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.tbb AND f.merit_died AND f.enjoyed) IS NOT FALSE
UNION ALL
SELECT f.person_id, 96 AS rule,
  CASE WHEN (f.tb_81_plain AND f.merit_died AND f.enjoyed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('TB.PC81')::text AS rate_code, (3)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.tb_81_plain AND f.merit_died AND f.enjoyed) IS NOT FALSE
UNION ALL
SELECT f.person_id, 97 AS rule,
  CASE WHEN (f.tb_81_severe AND f.merit_died AND f.enjoyed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('TB.PCDB')::text AS rate_code, (3)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.tb_81_severe AND f.merit_died AND f.enjoyed) IS NOT FALSE
UNION ALL
SELECT f.person_id, 98 AS rule,
  CASE WHEN (f.bb_41_50 AND f.merit_died AND f.enjoyed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.combined_examination) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('BB.41_50')::text AS rate_code, (3)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.bb_41_50 AND f.merit_died AND f.enjoyed) IS NOT FALSE
UNION ALL
SELECT f.person_id, 99 AS rule,
  CASE WHEN (f.bb_51_60 AND f.merit_died AND f.enjoyed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.combined_examination) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('BB.51_60')::text AS rate_code, (3)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.bb_51_60 AND f.merit_died AND f.enjoyed) IS NOT FALSE
UNION ALL
SELECT f.person_id, 100 AS rule,
  CASE WHEN (f.bb_61_70 AND f.merit_died AND f.enjoyed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.combined_examination) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('BB.61_70')::text AS rate_code, (3)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.bb_61_70 AND f.merit_died AND f.enjoyed) IS NOT FALSE
UNION ALL
SELECT f.person_id, 101 AS rule,
  CASE WHEN (f.bb_71_80 AND f.merit_died AND f.enjoyed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.combined_examination) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('BB.71_80')::text AS rate_code, (3)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.bb_71_80 AND f.merit_died AND f.enjoyed) IS NOT FALSE
UNION ALL
SELECT f.person_id, 102 AS rule,
  CASE WHEN (f.bb_81_90 AND f.merit_died AND f.enjoyed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.combined_examination) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('BB.81_90')::text AS rate_code, (3)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.bb_81_90 AND f.merit_died AND f.enjoyed) IS NOT FALSE
UNION ALL
SELECT f.person_id, 103 AS rule,
  CASE WHEN (f.bb_91_100 AND f.merit_died AND f.enjoyed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.combined_examination) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('BB.91_100')::text AS rate_code, (3)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.bb_91_100 AND f.merit_died AND f.enjoyed) IS NOT FALSE
UNION ALL
SELECT f.person_id, 104 AS rule,
  CASE WHEN (f.bb_81_plain AND f.merit_died AND f.enjoyed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.combined_examination) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('BB.PC81')::text AS rate_code, (3)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.bb_81_plain AND f.merit_died AND f.enjoyed) IS NOT FALSE
UNION ALL
SELECT f.person_id, 105 AS rule,
  CASE WHEN (f.bb_81_severe AND f.merit_died AND f.enjoyed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.combined_examination) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('BB.PCDB')::text AS rate_code, (3)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.bb_81_severe AND f.merit_died AND f.enjoyed) IS NOT FALSE
UNION ALL
SELECT f.person_id, 106 AS rule,
  CASE WHEN (f.cd_21_40 AND f.merit_died AND f.enjoyed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.combined_examination) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('CD.21_40')::text AS rate_code, (3)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.cd_21_40 AND f.merit_died AND f.enjoyed) IS NOT FALSE
UNION ALL
SELECT f.person_id, 107 AS rule,
  CASE WHEN (f.cd_41_60 AND f.merit_died AND f.enjoyed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.combined_examination) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('CD.41_60')::text AS rate_code, (3)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.cd_41_60 AND f.merit_died AND f.enjoyed) IS NOT FALSE
UNION ALL
SELECT f.person_id, 108 AS rule,
  CASE WHEN (f.cd_61_80 AND f.merit_died AND f.enjoyed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.combined_examination) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('CD.61_80')::text AS rate_code, (3)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.cd_61_80 AND f.merit_died AND f.enjoyed) IS NOT FALSE
UNION ALL
SELECT f.person_id, 109 AS rule,
  CASE WHEN (f.cd_81 AND f.merit_died AND f.enjoyed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.combined_examination) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('CD.81')::text AS rate_code, (3)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.cd_81 AND f.merit_died AND f.enjoyed) IS NOT FALSE
UNION ALL
SELECT f.person_id, 110 AS rule,
  CASE WHEN (f.cd_81 AND f.merit_died AND f.enjoyed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.combined_examination OR f.chemical_three_months) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('CD.PC81')::text AS rate_code, (3)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.cd_81 AND f.merit_died AND f.enjoyed) IS NOT FALSE
UNION ALL
SELECT f.person_id, 111 AS rule,
  CASE WHEN (f.offspring_61_80 AND f.merit_died AND f.enjoyed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('CD.CON61_80')::text AS rate_code, (3)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.offspring_61_80 AND f.merit_died AND f.enjoyed) IS NOT FALSE
UNION ALL
SELECT f.person_id, 112 AS rule,
  CASE WHEN (f.offspring_81 AND f.merit_died AND f.enjoyed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('CD.CON81')::text AS rate_code, (3)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.offspring_81 AND f.merit_died AND f.enjoyed) IS NOT FALSE
UNION ALL
SELECT f.person_id, 113 AS rule,
  CASE WHEN (f.jailed AND f.merit_died AND f.enjoyed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('TD.TC')::text AS rate_code, (3)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.jailed AND f.merit_died AND f.enjoyed) IS NOT FALSE
UNION ALL
SELECT f.person_id, 114 AS rule,
  CASE WHEN (f.helper_plaque AND f.helper_monthly AND f.merit_died AND f.enjoyed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('GD.KNC')::text AS rate_code, (3)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.helper_plaque AND f.helper_monthly AND f.merit_died AND f.enjoyed) IS NOT FALSE
UNION ALL
SELECT f.person_id, 115 AS rule,
  CASE WHEN (f.helper_order AND f.helper_monthly AND f.merit_died AND f.enjoyed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('GD.HC')::text AS rate_code, (3)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.helper_order AND f.helper_monthly AND f.merit_died AND f.enjoyed) IS NOT FALSE
UNION ALL
SELECT f.person_id, 116 AS rule,
  CASE WHEN (f.helper_monthly AND f.lives_alone AND f.merit_died AND f.enjoyed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('GD.ND')::text AS rate_code, (3)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.helper_monthly AND f.lives_alone AND f.merit_died AND f.enjoyed) IS NOT FALSE
UNION ALL
SELECT f.person_id, 117 AS rule,
  CASE WHEN (f.of_one_martyr AND f.martyr_relative_paid AND f.merit_died AND f.enjoyed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('LS.TUAT1')::text AS rate_code, (3)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.of_one_martyr AND f.martyr_relative_paid AND f.merit_died AND f.enjoyed) IS NOT FALSE
UNION ALL
SELECT f.person_id, 118 AS rule,
  CASE WHEN (f.of_two_martyrs AND f.martyr_relative_paid AND f.merit_died AND f.enjoyed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('LS.TUAT2')::text AS rate_code, (3)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.of_two_martyrs AND f.martyr_relative_paid AND f.merit_died AND f.enjoyed) IS NOT FALSE
UNION ALL
SELECT f.person_id, 119 AS rule,
  CASE WHEN (f.of_more_martyrs AND f.martyr_relative_paid AND f.merit_died AND f.enjoyed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('LS.TUAT3')::text AS rate_code, (3)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.of_more_martyrs AND f.martyr_relative_paid AND f.merit_died AND f.enjoyed) IS NOT FALSE
UNION ALL
SELECT f.person_id, 120 AS rule,
  CASE WHEN (f.has_martyr AND f.martyr_relative AND f.uncared AND f.merit_died AND f.enjoyed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.care_three_months) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('LS.ND')::text AS rate_code, (3)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.has_martyr AND f.martyr_relative AND f.uncared AND f.merit_died AND f.enjoyed) IS NOT FALSE
UNION ALL
SELECT f.person_id, 121 AS rule,
  CASE WHEN (f.tb AND f.merit_living AND f.merit_free) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('TB.TC.' || f.war_invalid_percent::text)::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.tb AND f.merit_living AND f.merit_free) IS NOT FALSE
UNION ALL
SELECT f.person_id, 122 AS rule,
  CASE WHEN (f.tbb AND f.merit_living AND f.merit_free) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('TBB.TC.' || f.war_invalid_b_percent::text)::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.tbb AND f.merit_living AND f.merit_free) IS NOT FALSE
UNION ALL
SELECT f.person_id, 123 AS rule,
  CASE WHEN (f.tb_81_plain AND f.merit_living AND f.merit_free) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('TB.PC81')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.tb_81_plain AND f.merit_living AND f.merit_free) IS NOT FALSE
UNION ALL
SELECT f.person_id, 124 AS rule,
  CASE WHEN (f.tb_81_severe AND f.merit_living AND f.merit_free) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('TB.PCDB')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.tb_81_severe AND f.merit_living AND f.merit_free) IS NOT FALSE
UNION ALL
SELECT f.person_id, 125 AS rule,
  CASE WHEN (f.worships AND f.merit_living) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('TC.THOCUNG')::text AS rate_code, (1 * f.worshipped_martyrs)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.worships AND f.merit_living) IS NOT FALSE
UNION ALL
SELECT f.person_id, 126 AS rule,
  CASE WHEN (f.lives_with_hiv AND f.poor AND f.from_16 AND f.no_regular_income AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.turning_16 OR f.on_merit_allowance OR f.died_before_nd335 OR f.first_signed_before_nd335) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_assistance_standard')::text AS rate_code, (1.5)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.lives_with_hiv AND f.poor AND f.from_16 AND f.no_regular_income AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE
UNION ALL
SELECT f.person_id, 127 AS rule,
  CASE WHEN (f.taken_in AND f.without_support AND f.under_4 AND f.living AND f.outside_facility AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.orphan_and_extreme OR f.died_before_nd335 OR f.first_signed_before_nd335) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_assistance_standard')::text AS rate_code, (2.5)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.taken_in AND f.without_support AND f.under_4 AND f.living AND f.outside_facility AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE
UNION ALL
SELECT f.person_id, 128 AS rule,
  CASE WHEN (f.taken_in AND f.without_support AND f.from_4_under_16 AND f.living AND f.outside_facility AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.turning_4 OR f.orphan_and_extreme OR f.died_before_nd335 OR f.first_signed_before_nd335) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_assistance_standard')::text AS rate_code, (1.5)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.taken_in AND f.without_support AND f.from_4_under_16 AND f.living AND f.outside_facility AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE
UNION ALL
SELECT f.person_id, 129 AS rule,
  CASE WHEN (f.taken_in AND f.fits_facility AND f.poor AND f.from_60 AND f.living AND f.outside_facility AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.died_before_nd335 OR f.first_signed_before_nd335) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_assistance_standard')::text AS rate_code, (1.5)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.taken_in AND f.fits_facility AND f.poor AND f.from_60 AND f.living AND f.outside_facility AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE
UNION ALL
SELECT f.person_id, 130 AS rule,
  CASE WHEN (f.taken_in AND f.extreme AND f.from_16 AND f.living AND f.outside_facility AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.turning_16 OR f.died_before_nd335 OR f.first_signed_before_nd335) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_assistance_standard')::text AS rate_code, (1.5)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.taken_in AND f.extreme AND f.from_16 AND f.living AND f.outside_facility AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE
UNION ALL
SELECT f.person_id, 131 AS rule,
  CASE WHEN (f.taken_in AND f.extreme AND f.under_16 AND f.living AND f.outside_facility AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.orphan_and_extreme OR f.died_before_nd335 OR f.first_signed_before_nd335) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_assistance_standard')::text AS rate_code, (2.5)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.taken_in AND f.extreme AND f.under_16 AND f.living AND f.outside_facility AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE
UNION ALL
SELECT f.person_id, 132 AS rule,
  CASE WHEN (f.lives_with_hiv AND f.poor AND f.under_4 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.on_merit_allowance OR f.died_before_nd335 OR f.first_signed_before_nd335) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_assistance_standard')::text AS rate_code, (2.5)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.lives_with_hiv AND f.poor AND f.under_4 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE
UNION ALL
SELECT f.person_id, 133 AS rule,
  CASE WHEN (f.lives_with_hiv AND f.poor AND f.from_4_under_16 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.turning_4 OR f.on_merit_allowance OR f.died_before_nd335 OR f.first_signed_before_nd335) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_assistance_standard')::text AS rate_code, (2.0)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.lives_with_hiv AND f.poor AND f.from_4_under_16 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE
UNION ALL
SELECT f.person_id, 134 AS rule,
  CASE WHEN (f.abandoned AND f.under_4 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.on_merit_allowance OR f.died_before_nd335 OR f.first_signed_before_nd335) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_assistance_standard')::text AS rate_code, (2.5)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.abandoned AND f.under_4 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE
UNION ALL
SELECT f.person_id, 135 AS rule,
  CASE WHEN (f.abandoned AND f.from_4_under_16 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.turning_4 OR f.on_merit_allowance OR f.died_before_nd335 OR f.first_signed_before_nd335) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_assistance_standard')::text AS rate_code, (1.5)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.abandoned AND f.from_4_under_16 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE
UNION ALL
SELECT f.person_id, 136 AS rule,
  CASE WHEN (f.both_dead AND f.under_4 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.on_merit_allowance OR f.died_before_nd335 OR f.first_signed_before_nd335) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_assistance_standard')::text AS rate_code, (2.5)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.both_dead AND f.under_4 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE
UNION ALL
SELECT f.person_id, 137 AS rule,
  CASE WHEN (f.both_dead AND f.from_4_under_16 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.turning_4 OR f.on_merit_allowance OR f.died_before_nd335 OR f.first_signed_before_nd335) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_assistance_standard')::text AS rate_code, (1.5)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.both_dead AND f.from_4_under_16 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE
UNION ALL
SELECT f.person_id, 138 AS rule,
  CASE WHEN (f.dead_and_missing AND f.under_4 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.on_merit_allowance OR f.died_before_nd335 OR f.first_signed_before_nd335) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_assistance_standard')::text AS rate_code, (2.5)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.dead_and_missing AND f.under_4 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE
UNION ALL
SELECT f.person_id, 139 AS rule,
  CASE WHEN (f.dead_and_missing AND f.from_4_under_16 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.turning_4 OR f.on_merit_allowance OR f.died_before_nd335 OR f.first_signed_before_nd335) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_assistance_standard')::text AS rate_code, (1.5)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.dead_and_missing AND f.from_4_under_16 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE
UNION ALL
SELECT f.person_id, 140 AS rule,
  CASE WHEN (f.dead_and_in_facility AND f.under_4 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.on_merit_allowance OR f.died_before_nd335 OR f.first_signed_before_nd335) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_assistance_standard')::text AS rate_code, (2.5)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.dead_and_in_facility AND f.under_4 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE
UNION ALL
SELECT f.person_id, 141 AS rule,
  CASE WHEN (f.dead_and_in_facility AND f.from_4_under_16 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.turning_4 OR f.on_merit_allowance OR f.died_before_nd335 OR f.first_signed_before_nd335) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_assistance_standard')::text AS rate_code, (1.5)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.dead_and_in_facility AND f.from_4_under_16 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE
UNION ALL
SELECT f.person_id, 142 AS rule,
  CASE WHEN (f.dead_and_in_prison AND f.under_4 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.on_merit_allowance OR f.died_before_nd335 OR f.first_signed_before_nd335) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_assistance_standard')::text AS rate_code, (2.5)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.dead_and_in_prison AND f.under_4 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE
UNION ALL
SELECT f.person_id, 143 AS rule,
  CASE WHEN (f.dead_and_in_prison AND f.from_4_under_16 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.turning_4 OR f.on_merit_allowance OR f.died_before_nd335 OR f.first_signed_before_nd335) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_assistance_standard')::text AS rate_code, (1.5)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.dead_and_in_prison AND f.from_4_under_16 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE
UNION ALL
SELECT f.person_id, 144 AS rule,
  CASE WHEN (f.both_missing AND f.under_4 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.on_merit_allowance OR f.died_before_nd335 OR f.first_signed_before_nd335) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_assistance_standard')::text AS rate_code, (2.5)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.both_missing AND f.under_4 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE
UNION ALL
SELECT f.person_id, 145 AS rule,
  CASE WHEN (f.both_missing AND f.from_4_under_16 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.turning_4 OR f.on_merit_allowance OR f.died_before_nd335 OR f.first_signed_before_nd335) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_assistance_standard')::text AS rate_code, (1.5)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.both_missing AND f.from_4_under_16 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE
UNION ALL
SELECT f.person_id, 146 AS rule,
  CASE WHEN (f.both_in_facility AND f.under_4 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.on_merit_allowance OR f.died_before_nd335 OR f.first_signed_before_nd335) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_assistance_standard')::text AS rate_code, (2.5)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.both_in_facility AND f.under_4 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE
UNION ALL
SELECT f.person_id, 147 AS rule,
  CASE WHEN (f.both_in_facility AND f.from_4_under_16 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.turning_4 OR f.on_merit_allowance OR f.died_before_nd335 OR f.first_signed_before_nd335) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_assistance_standard')::text AS rate_code, (1.5)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.both_in_facility AND f.from_4_under_16 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE
UNION ALL
SELECT f.person_id, 148 AS rule,
  CASE WHEN (f.both_in_prison AND f.under_4 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.on_merit_allowance OR f.died_before_nd335 OR f.first_signed_before_nd335) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_assistance_standard')::text AS rate_code, (2.5)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.both_in_prison AND f.under_4 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE
UNION ALL
SELECT f.person_id, 149 AS rule,
  CASE WHEN (f.both_in_prison AND f.from_4_under_16 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.turning_4 OR f.on_merit_allowance OR f.died_before_nd335 OR f.first_signed_before_nd335) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_assistance_standard')::text AS rate_code, (1.5)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.both_in_prison AND f.from_4_under_16 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE
UNION ALL
SELECT f.person_id, 150 AS rule,
  CASE WHEN (f.missing_and_in_facility AND f.under_4 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.on_merit_allowance OR f.died_before_nd335 OR f.first_signed_before_nd335) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_assistance_standard')::text AS rate_code, (2.5)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.missing_and_in_facility AND f.under_4 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE
UNION ALL
SELECT f.person_id, 151 AS rule,
  CASE WHEN (f.missing_and_in_facility AND f.from_4_under_16 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.turning_4 OR f.on_merit_allowance OR f.died_before_nd335 OR f.first_signed_before_nd335) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_assistance_standard')::text AS rate_code, (1.5)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.missing_and_in_facility AND f.from_4_under_16 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE
UNION ALL
SELECT f.person_id, 152 AS rule,
  CASE WHEN (f.missing_and_in_prison AND f.under_4 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.on_merit_allowance OR f.died_before_nd335 OR f.first_signed_before_nd335) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_assistance_standard')::text AS rate_code, (2.5)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.missing_and_in_prison AND f.under_4 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE
UNION ALL
SELECT f.person_id, 153 AS rule,
  CASE WHEN (f.missing_and_in_prison AND f.from_4_under_16 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.turning_4 OR f.on_merit_allowance OR f.died_before_nd335 OR f.first_signed_before_nd335) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_assistance_standard')::text AS rate_code, (1.5)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.missing_and_in_prison AND f.from_4_under_16 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE
UNION ALL
SELECT f.person_id, 154 AS rule,
  CASE WHEN (f.in_facility_and_in_prison AND f.under_4 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.on_merit_allowance OR f.died_before_nd335 OR f.first_signed_before_nd335) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_assistance_standard')::text AS rate_code, (2.5)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.in_facility_and_in_prison AND f.under_4 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE
UNION ALL
SELECT f.person_id, 155 AS rule,
  CASE WHEN (f.in_facility_and_in_prison AND f.from_4_under_16 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.turning_4 OR f.on_merit_allowance OR f.died_before_nd335 OR f.first_signed_before_nd335) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_assistance_standard')::text AS rate_code, (1.5)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.in_facility_and_in_prison AND f.from_4_under_16 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE
UNION ALL
SELECT f.person_id, 156 AS rule,
  CASE WHEN (f.extreme AND f.under_16 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.certified AND f.no_income_excluding_disability) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.died_before_nd335 OR f.first_signed_before_nd335 OR f.signed_later_under_nd147) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_assistance_standard')::text AS rate_code, (2.5)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.extreme AND f.under_16 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.certified AND f.no_income_excluding_disability) IS NOT FALSE
UNION ALL
SELECT f.person_id, 157 AS rule,
  CASE WHEN (f.extreme AND f.from_16_under_60 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.certified AND f.no_income_excluding_disability) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.turning_16 OR f.died_before_nd335 OR f.first_signed_before_nd335 OR f.signed_later_under_nd147) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_assistance_standard')::text AS rate_code, (2.0)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.extreme AND f.from_16_under_60 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.certified AND f.no_income_excluding_disability) IS NOT FALSE
UNION ALL
SELECT f.person_id, 158 AS rule,
  CASE WHEN (f.extreme AND f.from_60 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.certified AND f.no_income_excluding_disability) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.died_before_nd335 OR f.first_signed_before_nd335 OR f.signed_later_under_nd147) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_assistance_standard')::text AS rate_code, (2.5)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.extreme AND f.from_60 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.certified AND f.no_income_excluding_disability) IS NOT FALSE
UNION ALL
SELECT f.person_id, 159 AS rule,
  CASE WHEN (f.severe AND f.under_16 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.certified AND f.no_income_excluding_disability) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.died_before_nd335 OR f.first_signed_before_nd335 OR f.signed_later_under_nd147) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_assistance_standard')::text AS rate_code, (2.0)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.severe AND f.under_16 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.certified AND f.no_income_excluding_disability) IS NOT FALSE
UNION ALL
SELECT f.person_id, 160 AS rule,
  CASE WHEN (f.severe AND f.from_16_under_60 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.certified AND f.no_income_excluding_disability) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.turning_16 OR f.died_before_nd335 OR f.first_signed_before_nd335 OR f.signed_later_under_nd147) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_assistance_standard')::text AS rate_code, (1.5)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.severe AND f.from_16_under_60 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.certified AND f.no_income_excluding_disability) IS NOT FALSE
UNION ALL
SELECT f.person_id, 161 AS rule,
  CASE WHEN (f.severe AND f.from_60 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.certified AND f.no_income_excluding_disability) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.died_before_nd335 OR f.first_signed_before_nd335 OR f.signed_later_under_nd147) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_assistance_standard')::text AS rate_code, (2.0)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.severe AND f.from_60 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.certified AND f.no_income_excluding_disability) IS NOT FALSE
UNION ALL
SELECT f.person_id, 162 AS rule,
  CASE WHEN (f.taken_in AND f.fits_facility AND f.poor AND f.from_60 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.on_merit_allowance OR f.died_before_nd335 OR f.first_signed_before_nd335) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_assistance_standard')::text AS rate_code, (3.0)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.taken_in AND f.fits_facility AND f.poor AND f.from_60 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE
UNION ALL
SELECT f.person_id, 163 AS rule,
  CASE WHEN (f.without_supporter AND f.poor AND f.from_60_under_80 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.aged_75_before_nd335 OR f.on_merit_allowance OR f.died_before_nd335 OR f.first_signed_before_nd335) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_assistance_standard')::text AS rate_code, (1.5)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.without_supporter AND f.poor AND f.from_60_under_80 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE
UNION ALL
SELECT f.person_id, 164 AS rule,
  CASE WHEN (f.without_supporter AND f.poor AND f.from_80 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.on_merit_allowance OR f.died_before_nd335 OR f.first_signed_before_nd335) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_assistance_standard')::text AS rate_code, (2.0)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.without_supporter AND f.poor AND f.from_80 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE
UNION ALL
SELECT f.person_id, 165 AS rule,
  CASE WHEN (f.in_emergency_care) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('emergency_food_day_tt02')::text AS rate_code, (1 * f.emergency_care_days)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.in_emergency_care) IS NOT FALSE
UNION ALL
SELECT f.person_id, 166 AS rule,
  CASE WHEN (f.badly_injured) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (false) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_assistance_standard')::text AS rate_code, (10)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.badly_injured) IS NOT FALSE
UNION ALL
SELECT f.person_id, 167 AS rule,
  CASE WHEN (f.stays_in_facility AND f.under_4 AND f.living AND f.not_ended) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.died_before_nd335) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_assistance_standard')::text AS rate_code, (5.0)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.stays_in_facility AND f.under_4 AND f.living AND f.not_ended) IS NOT FALSE
UNION ALL
SELECT f.person_id, 168 AS rule,
  CASE WHEN (f.stays_in_facility AND f.from_4 AND f.living AND f.not_ended) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.turning_4 OR f.died_before_nd335) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_assistance_standard')::text AS rate_code, (4.0)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.stays_in_facility AND f.from_4 AND f.living AND f.not_ended) IS NOT FALSE
UNION ALL
SELECT f.person_id, 169 AS rule,
  CASE WHEN (f.by_disaster AND f.died) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.died_before_nd335) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_assistance_standard')::text AS rate_code, (50)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.by_disaster AND f.died) IS NOT FALSE
UNION ALL
SELECT f.person_id, 170 AS rule,
  CASE WHEN (f.stays_in_facility AND f.died) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.died_before_nd335) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_assistance_standard')::text AS rate_code, (50)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.stays_in_facility AND f.died) IS NOT FALSE
UNION ALL
SELECT f.person_id, 171 AS rule,
  CASE WHEN (f.paid_assistance AND f.died) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.died_before_nd335) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_assistance_standard')::text AS rate_code, (20)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.paid_assistance AND f.died) IS NOT FALSE
UNION ALL
SELECT f.person_id, 172 AS rule,
  CASE WHEN (f.child_of_paid_lone_parent AND f.died) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.died_before_nd335) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_assistance_standard')::text AS rate_code, (20)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.child_of_paid_lone_parent AND f.died) IS NOT FALSE
UNION ALL
SELECT f.person_id, 173 AS rule,
  CASE WHEN (f.on_monthly_allowance AND f.from_80 AND f.died) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.died_before_nd335) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_assistance_standard')::text AS rate_code, (20)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.on_monthly_allowance AND f.from_80 AND f.died) IS NOT FALSE
UNION ALL
SELECT f.person_id, 174 AS rule,
  CASE WHEN (f.paid_social_pension AND f.died) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.died_before_nd335) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_pension_funeral')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.paid_social_pension AND f.died) IS NOT FALSE
UNION ALL
SELECT f.person_id, 175 AS rule,
  CASE WHEN (f.extreme AND f.cared_for_at_home AND f.living AND f.outside_facility AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.cared_for_and_nursing OR f.died_before_nd335 OR f.first_signed_before_nd335) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_assistance_standard')::text AS rate_code, (1.0)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.extreme AND f.cared_for_at_home AND f.living AND f.outside_facility AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE
UNION ALL
SELECT f.person_id, 176 AS rule,
  CASE WHEN (f.severe_or_extreme AND f.nurses_once AND f.spouse_without_share AND f.living AND f.outside_facility AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.extreme_cared_for_at_home OR f.died_before_nd335 OR f.first_signed_before_nd335) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_assistance_standard')::text AS rate_code, (1.5)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.severe_or_extreme AND f.nurses_once AND f.spouse_without_share AND f.living AND f.outside_facility AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE
UNION ALL
SELECT f.person_id, 177 AS rule,
  CASE WHEN (f.severe_or_extreme AND f.nurses_twice AND f.spouse_without_share AND f.living AND f.outside_facility AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.extreme_cared_for_at_home OR f.died_before_nd335 OR f.first_signed_before_nd335) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_assistance_standard')::text AS rate_code, (2.0)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.severe_or_extreme AND f.nurses_twice AND f.spouse_without_share AND f.living AND f.outside_facility AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE
UNION ALL
SELECT f.person_id, 178 AS rule,
  CASE WHEN (f.paid_as_orphan AND f.from_16_to_22 AND f.studies AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.aged_22 OR f.on_merit_allowance OR f.died_before_nd335 OR f.first_signed_before_nd335) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_assistance_standard')::text AS rate_code, (1.5)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.paid_as_orphan AND f.from_16_to_22 AND f.studies AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE
UNION ALL
SELECT f.person_id, 179 AS rule,
  CASE WHEN (f.single AND f.poor_or_near_poor AND f.raises_child AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.on_merit_allowance OR f.died_before_nd335 OR f.first_signed_before_nd335) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_assistance_standard')::text AS rate_code, (1.0 * (f.children_under_16 + f.children_16_to_22_studying))::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.single AND f.poor_or_near_poor AND f.raises_child AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE
UNION ALL
SELECT f.person_id, 180 AS rule,
  CASE WHEN (f.from_75 AND f.requested AND f.low_insurance_income AND f.living AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.small_pension OR f.single_parent_too OR f.on_merit_allowance OR f.in_facility_too OR f.died_before_nd335 OR f.first_signed_before_nd335) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_pension_standard')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.from_75 AND f.requested AND f.low_insurance_income AND f.living AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE
UNION ALL
SELECT f.person_id, 181 AS rule,
  CASE WHEN (f.from_70_under_75 AND f.poor_or_near_poor AND f.requested AND f.low_insurance_income AND f.living AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.small_pension OR f.single_parent_too OR f.on_merit_allowance OR f.in_facility_too OR f.died_before_nd335 OR f.first_signed_before_nd335) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_pension_standard')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.from_70_under_75 AND f.poor_or_near_poor AND f.requested AND f.low_insurance_income AND f.living AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE
UNION ALL
SELECT f.person_id, 182 AS rule,
  CASE WHEN (f.paid_as_elder_75 AND f.living AND f.not_ended AND f.not_paid_elsewhere) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.single_parent_too OR f.on_merit_allowance OR f.in_facility_too OR f.died_before_nd335) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_pension_standard')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.paid_as_elder_75 AND f.living AND f.not_ended AND f.not_paid_elsewhere) IS NOT FALSE
UNION ALL
SELECT f.person_id, 183 AS rule,
  CASE WHEN (f.paid_as_elder_80 AND f.living AND f.not_ended AND f.not_paid_elsewhere) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.single_parent_too OR f.on_merit_allowance OR f.in_facility_too OR f.died_before_nd335) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_pension_standard')::text AS rate_code, (1)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.paid_as_elder_80 AND f.living AND f.not_ended AND f.not_paid_elsewhere) IS NOT FALSE
UNION ALL
SELECT f.person_id, 184 AS rule,
  CASE WHEN (f.under_3 AND f.in_difficult_area AND f.poor_or_near_poor AND f.outside_1_3_6 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NULL THEN
    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END
  WHEN (f.on_merit_allowance OR f.died_before_nd335 OR f.first_signed_before_nd335) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,
  ('social_assistance_standard')::text AS rate_code, (1.5)::numeric AS multiplier, (NULL)::numeric AS stated_amount
FROM candidates f WHERE (f.under_3 AND f.in_difficult_area AND f.poor_or_near_poor AND f.outside_1_3_6 AND f.living AND f.outside_facility AND f.not_suspended AND f.not_ended AND f.not_paid_elsewhere AND f.signed) IS NOT FALSE

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
