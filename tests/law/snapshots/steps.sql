-- stated
SELECT people.person_id, coalesce(told.application_filed, false) AS application_filed, coalesce(circumstance.attended, told.attended_at_home, false) AS attended_at_home, people.birth_date AS birth_date, coalesce(people.birth_precision, 'DAY') AS birth_precision, coalesce(care.arrangement, told.care_arrangement, 'NONE') AS care_arrangement, coalesce(recognition.chemical_child, told.chemical_child, false) AS chemical_child, coalesce(recognition.chemical_offspring, told.chemical_offspring_percent, 0) AS chemical_offspring_percent, coalesce(recognition.chemical, told.chemical_percent, 0) AS chemical_percent, coalesce(recognition.chemical_severe, told.chemical_severe, false) AS chemical_severe, coalesce(recognition.chemical_unexamined, told.chemical_unexamined, false) AS chemical_unexamined, coalesce(orphanhood.circumstance, told.child_circumstance, 'NONE') AS child_circumstance, coalesce(raised_children.studying_16_to_22, told.children_16_to_22_studying, 0) AS children_16_to_22_studying, coalesce(raised_children.counted_studying, told.children_counted_studying, 0) AS children_counted_studying, coalesce(raised_children.under_16, told.children_under_16, 0) AS children_under_16, coalesce(raised_children.under_36_months, told.children_under_36_months, 0) AS children_under_36_months, coalesce(told.convalescence, 'NONE') AS convalescence, coalesce(told.convalescence_last_year, false) AS convalescence_last_year, coalesce(told.converted_from, 'NONE') AS converted_from, coalesce(deceased.bb, told.deceased_bb, 0) AS deceased_bb, coalesce(deceased.cd, told.deceased_cd, 0) AS deceased_cd, coalesce(deceased.last_died_on, told.deceased_died_on) AS deceased_died_on, coalesce(deceased.hd45, told.deceased_hd45, 0) AS deceased_hd45, coalesce(deceased.relation, told.deceased_relation) AS deceased_relation, coalesce(deceased.tb, told.deceased_tb, 0) AS deceased_tb, coalesce(deceased.tkn, told.deceased_tkn, 0) AS deceased_tkn, coalesce(in_payment.signed_on, told.decision_signed_on) AS decision_signed_on, coalesce(told.died_before_enjoying, false) AS died_before_enjoying, coalesce(told.died_in_disaster, false) AS died_in_disaster, coalesce(death.died_on, told.died_on) AS died_on, coalesce(household.difficult_area, told.difficult_area, false) AS difficult_area, coalesce(disability.degree, told.disability_degree, 'NONE') AS disability_degree, coalesce(told.dna_sample_given, false) AS dna_sample_given, coalesce(elder_support.support, told.elder_support, 'SUPPORTED') AS elder_support, coalesce(told.emergency_care_days, 0) AS emergency_care_days, coalesce(told.extra_meal_days, 0) AS extra_meal_days, coalesce(elder_support.fit_for_facility, told.fit_for_facility, false) AS fit_for_facility, coalesce(told.funeral_paid_elsewhere, 'NONE') AS funeral_paid_elsewhere, coalesce(told.grave_visit_km, 0) AS grave_visit_km, coalesce(told.grave_visitors, 0) AS grave_visitors, coalesce(told.graves_built, 0) AS graves_built, coalesce(hiv.infected, told.has_hiv, false) AS has_hiv, coalesce(told.heirs, 'RELATIVES') AS heirs, coalesce(recognition.helper, told.helper_award, 'NONE') AS helper_award, coalesce(recognition.hero, told.hero, false) AS hero, coalesce(recognition.mother, told.heroic_mother, false) AS heroic_mother, coalesce(facility.stays, told.in_facility, false) AS in_facility, coalesce(told.in_prison, false) AS in_prison, coalesce(told.injured_in_disaster, false) AS injured_in_disaster, coalesce(told.injury_percent, 0) AS injury_percent, coalesce(income.insurance_vnd, told.insurance_income_vnd) AS insurance_income_vnd, coalesce(recognition.jailed, told.jailed_by_enemy, false) AS jailed_by_enemy, coalesce(lone_parent.marital_status, told.lone_parent, 'NONE') AS lone_parent, coalesce(told.martyr_certificates, 0) AS martyr_certificates, coalesce(told.martyr_notices, 0) AS martyr_notices, coalesce(martyrs.relation, told.martyr_relation) AS martyr_relation, coalesce(martyrs.remarriage, told.martyr_spouse_remarried, 'NONE') AS martyr_spouse_remarried, coalesce(martyrs.number, told.martyrs_survived, 0) AS martyrs_survived, coalesce(circumstance.abroad, told.merit_abroad_or_missing, false) AS merit_abroad_or_missing, coalesce(circumstance.alone, told.merit_alone, false) AS merit_alone, coalesce(circumstance.disabled_child, told.merit_disabled_child, false) AS merit_disabled_child, coalesce(circumstance.in_prison, told.merit_in_prison, false) AS merit_in_prison, coalesce(circumstance.orphan, told.merit_orphan, false) AS merit_orphan, coalesce(merit_parent.hero, told.merit_parent_hero, false) AS merit_parent_hero, coalesce(merit_parent.revolutionary, told.merit_parent_revolutionary, false) AS merit_parent_revolutionary, coalesce(merit_school.level, told.merit_school, 'NONE') AS merit_school, coalesce(recognition.one_off_received, told.one_off_received, false) AS one_off_received, coalesce(told.only_child_martyr, false) AS only_child_martyr, coalesce(told.orthopaedic_aid, 'NONE') AS orthopaedic_aid, coalesce(told.orthopaedic_extra, 'NONE') AS orthopaedic_extra, coalesce(told.orthopaedic_travel_km, 0) AS orthopaedic_travel_km, coalesce(told.orthopaedic_years, 1) AS orthopaedic_years, coalesce(orphanhood.paid_until_16, told.paid_as_orphan_until_16, false) AS paid_as_orphan_until_16, told.paid_elsewhere_until AS paid_elsewhere_until, coalesce(told.paid_while_studying, false) AS paid_while_studying, coalesce(merit_parent.chemical, told.parent_chemical_percent, 0) AS parent_chemical_percent, coalesce(told.parent_paid_as_lone_parent, false) AS parent_paid_as_lone_parent, coalesce(merit_parent.sick_soldier, told.parent_sick_soldier_percent, 0) AS parent_sick_soldier_percent, coalesce(merit_parent.war_invalid, told.parent_war_invalid_percent, 0) AS parent_war_invalid_percent, coalesce(household.poverty, told.poverty_class, 'NONE') AS poverty_class, coalesce(recognition.pre_uprising, told.pre_uprising, false) AS pre_uprising, coalesce(pregnancy.pregnant, told.pregnant, false) AS pregnant, coalesce(income.insurance, told.receives_insurance_allowance, false) AS receives_insurance_allowance, coalesce(merit_allowance.received, told.receives_merit_allowance, false) AS receives_merit_allowance, coalesce(told.receives_other_allowance, false) AS receives_other_allowance, coalesce(income.pension, told.receives_pension, false) AS receives_pension, coalesce(in_payment.assistance, told.receives_social_assistance, false) AS receives_social_assistance, coalesce(in_payment.pension, told.receives_social_pension, false) AS receives_social_pension, coalesce(income.survivor, told.receives_survivor_allowance, false) AS receives_survivor_allowance, coalesce(income.wage, told.receives_wage, false) AS receives_wage, told.refused_on AS refused_on, coalesce(told.remains_exhumed, 0) AS remains_exhumed, coalesce(told.remains_km, 0) AS remains_km, coalesce(told.remains_movers, 0) AS remains_movers, coalesce(recognition.resistance, told.resistance_fighter, false) AS resistance_fighter, coalesce(recognition.resistance_years, told.resistance_years) AS resistance_years, coalesce(recognition.before_1945, told.revolutionary_before_1945, 'NONE') AS revolutionary_before_1945, coalesce(recognition.years_1945, told.revolutionary_years) AS revolutionary_years, people.sex AS sex, coalesce(recognition.sick_soldier, told.sick_soldier_percent, 0) AS sick_soldier_percent, coalesce(recognition.sick_soldier_severe, told.sick_soldier_severe, false) AS sick_soldier_severe, coalesce(told.social_pension_requested, false) AS social_pension_requested, coalesce(told.spouse_holds_nursing_support, false) AS spouse_holds_nursing_support, coalesce(told.study_interrupted, false) AS study_interrupted, coalesce(schooling.studying, told.studying, false) AS studying, coalesce(told.uncollected_months, 0) AS uncollected_months, coalesce(recognition.war_invalid_b, told.war_invalid_b_percent, 0) AS war_invalid_b_percent, coalesce(recognition.war_invalid, told.war_invalid_percent, 0) AS war_invalid_percent, coalesce(recognition.war_invalid_severe, told.war_invalid_severe, false) AS war_invalid_severe, coalesce(worship.martyrs, told.worshipped_martyrs, 0) AS worshipped_martyrs
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
SELECT t.person_id, bool_or(true) FILTER (WHERE b.programme = 'SOCIAL_ASSISTANCE') AS assistance,
  bool_or(true) FILTER (WHERE b.programme = 'SOCIAL_PENSION') AS pension,
  max(d.signed_on) FILTER (WHERE d.kind <> 'FIRST_LOAD') AS signed_on
FROM asked
JOIN decisions_term t ON t.months @> asked.month_start AND t.known @> asked.known_at
JOIN policy_benefit b ON b.code = t.benefit_id AND b.period = 'MONTH'
  AND b.programme IN ('SOCIAL_ASSISTANCE', 'SOCIAL_PENSION')
JOIN decisions_entitlement e ON e.id = t.entitlement_id
JOIN decisions_item i ON i.id = e.opened_by_id
JOIN decisions_decision d ON d.id = i.decision_id
GROUP BY t.person_id
) in_payment USING (person_id)
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
LEFT JOIN registry_povertyclass c ON c.household_id = m.household_id AND c.kind <> 'NEITHER'
  AND c.valid @> asked.day AND c.known @> asked.known_at
) household USING (person_id)
LEFT JOIN (
SELECT person_id, degree, issued_on
FROM registry_disability, asked WHERE valid @> asked.day AND known @> asked.known_at
) disability USING (person_id)
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
  bool_or(kind = 'SURVIVOR') AS survivor, bool_or(kind = 'WAGE') AS wage,
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
SELECT t.person_id, true AS received
FROM asked
JOIN decisions_term t ON t.months @> asked.month_start AND t.known @> asked.known_at
JOIN policy_benefit b ON b.code = t.benefit_id AND b.programme = 'MERIT' AND b.period = 'MONTH'
UNION
SELECT person_id, true FROM registry_income, asked
WHERE kind = 'MERIT' AND valid @> asked.day AND known @> asked.known_at
) merit_allowance USING (person_id)
LEFT JOIN (
SELECT person_id, true AS studying
FROM registry_schooling, asked WHERE valid @> asked.day AND known @> asked.known_at
) schooling USING (person_id)
LEFT JOIN (
SELECT person_id, count(*) AS martyrs
FROM merit_worship, asked WHERE valid @> asked.day AND known @> asked.known_at GROUP BY person_id
) worship USING (person_id)
LEFT JOIN (
SELECT person_id, typed.*
FROM (
SELECT person_id, jsonb_object_agg(name, value) AS words
FROM registry_told, asked WHERE valid @> asked.day AND known @> asked.known_at GROUP BY person_id
) said, jsonb_to_record(words) AS typed (application_filed boolean, attended_at_home boolean, care_arrangement text, chemical_child boolean, chemical_offspring_percent bigint, chemical_percent bigint, chemical_severe boolean, chemical_unexamined boolean, child_circumstance text, children_16_to_22_studying bigint, children_counted_studying bigint, children_under_16 bigint, children_under_36_months bigint, convalescence text, convalescence_last_year boolean, converted_from text, deceased_bb bigint, deceased_cd bigint, deceased_died_on date, deceased_hd45 bigint, deceased_relation text, deceased_tb bigint, deceased_tkn bigint, decision_signed_on date, died_before_enjoying boolean, died_in_disaster boolean, died_on date, difficult_area boolean, disability_degree text, dna_sample_given boolean, elder_support text, emergency_care_days bigint, extra_meal_days bigint, fit_for_facility boolean, funeral_paid_elsewhere text, grave_visit_km bigint, grave_visitors bigint, graves_built bigint, has_hiv boolean, heirs text, helper_award text, hero boolean, heroic_mother boolean, in_facility boolean, in_prison boolean, injured_in_disaster boolean, injury_percent bigint, insurance_income_vnd bigint, jailed_by_enemy boolean, lone_parent text, martyr_certificates bigint, martyr_notices bigint, martyr_relation text, martyr_spouse_remarried text, martyrs_survived bigint, merit_abroad_or_missing boolean, merit_alone boolean, merit_disabled_child boolean, merit_in_prison boolean, merit_orphan boolean, merit_parent_hero boolean, merit_parent_revolutionary boolean, merit_school text, one_off_received boolean, only_child_martyr boolean, orthopaedic_aid text, orthopaedic_extra text, orthopaedic_travel_km bigint, orthopaedic_years bigint, paid_as_orphan_until_16 boolean, paid_elsewhere_until date, paid_while_studying boolean, parent_chemical_percent bigint, parent_paid_as_lone_parent boolean, parent_sick_soldier_percent bigint, parent_war_invalid_percent bigint, poverty_class text, pre_uprising boolean, pregnant boolean, receives_insurance_allowance boolean, receives_merit_allowance boolean, receives_other_allowance boolean, receives_pension boolean, receives_social_assistance boolean, receives_social_pension boolean, receives_survivor_allowance boolean, receives_wage boolean, refused_on date, remains_exhumed bigint, remains_km bigint, remains_movers bigint, resistance_fighter boolean, resistance_years numeric, revolutionary_before_1945 text, revolutionary_years numeric, sick_soldier_percent bigint, sick_soldier_severe boolean, social_pension_requested boolean, spouse_holds_nursing_support boolean, study_interrupted boolean, studying boolean, uncollected_months bigint, war_invalid_b_percent bigint, war_invalid_percent bigint, war_invalid_severe boolean, worshipped_martyrs bigint)
) told USING (person_id)

-- stated
SELECT * FROM jsonb_to_recordset(%(described)s::jsonb) AS d (person_id bigint, application_filed boolean, attended_at_home boolean, birth_date date, birth_precision text, care_arrangement text, chemical_child boolean, chemical_offspring_percent bigint, chemical_percent bigint, chemical_severe boolean, chemical_unexamined boolean, child_circumstance text, children_16_to_22_studying bigint, children_counted_studying bigint, children_under_16 bigint, children_under_36_months bigint, convalescence text, convalescence_last_year boolean, converted_from text, deceased_bb bigint, deceased_cd bigint, deceased_died_on date, deceased_hd45 bigint, deceased_relation text, deceased_tb bigint, deceased_tkn bigint, decision_signed_on date, died_before_enjoying boolean, died_in_disaster boolean, died_on date, difficult_area boolean, disability_degree text, dna_sample_given boolean, elder_support text, emergency_care_days bigint, extra_meal_days bigint, fit_for_facility boolean, funeral_paid_elsewhere text, grave_visit_km bigint, grave_visitors bigint, graves_built bigint, has_hiv boolean, heirs text, helper_award text, hero boolean, heroic_mother boolean, in_facility boolean, in_prison boolean, injured_in_disaster boolean, injury_percent bigint, insurance_income_vnd bigint, jailed_by_enemy boolean, lone_parent text, martyr_certificates bigint, martyr_notices bigint, martyr_relation text, martyr_spouse_remarried text, martyrs_survived bigint, merit_abroad_or_missing boolean, merit_alone boolean, merit_disabled_child boolean, merit_in_prison boolean, merit_orphan boolean, merit_parent_hero boolean, merit_parent_revolutionary boolean, merit_school text, one_off_received boolean, only_child_martyr boolean, orthopaedic_aid text, orthopaedic_extra text, orthopaedic_travel_km bigint, orthopaedic_years bigint, paid_as_orphan_until_16 boolean, paid_elsewhere_until date, paid_while_studying boolean, parent_chemical_percent bigint, parent_paid_as_lone_parent boolean, parent_sick_soldier_percent bigint, parent_war_invalid_percent bigint, poverty_class text, pre_uprising boolean, pregnant boolean, receives_insurance_allowance boolean, receives_merit_allowance boolean, receives_other_allowance boolean, receives_pension boolean, receives_social_assistance boolean, receives_social_pension boolean, receives_survivor_allowance boolean, receives_wage boolean, refused_on date, remains_exhumed bigint, remains_km bigint, remains_movers bigint, resistance_fighter boolean, resistance_years numeric, revolutionary_before_1945 text, revolutionary_years numeric, sex text, sick_soldier_percent bigint, sick_soldier_severe boolean, social_pension_requested boolean, spouse_holds_nursing_support boolean, study_interrupted boolean, studying boolean, uncollected_months bigint, war_invalid_b_percent bigint, war_invalid_percent bigint, war_invalid_severe boolean, worshipped_martyrs bigint)

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
