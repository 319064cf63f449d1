-- stated
SELECT people.person_id, coalesce(NULL::boolean, false) AS application_filed, coalesce(circumstance.attended, false) AS attended_at_home, people.birth_date AS birth_date, coalesce(people.birth_precision, 'DAY') AS birth_precision, coalesce(care.arrangement, 'NONE') AS care_arrangement, coalesce(recognition.chemical_child, false) AS chemical_child, coalesce(recognition.chemical_offspring, 0) AS chemical_offspring_percent, coalesce(recognition.chemical, 0) AS chemical_percent, coalesce(recognition.chemical_severe, false) AS chemical_severe, coalesce(recognition.chemical_unexamined, false) AS chemical_unexamined, coalesce(orphanhood.circumstance, 'NONE') AS child_circumstance, coalesce(raised_children.studying_16_to_22, 0) AS children_16_to_22_studying, coalesce(raised_children.counted_studying, 0) AS children_counted_studying, coalesce(raised_children.under_16, 0) AS children_under_16, coalesce(raised_children.under_36_months, 0) AS children_under_36_months, coalesce(NULL::text, 'NONE') AS convalescence, coalesce(NULL::boolean, false) AS convalescence_last_year, coalesce(NULL::text, 'NONE') AS converted_from, coalesce(deceased.bb, 0) AS deceased_bb, coalesce(deceased.cd, 0) AS deceased_cd, deceased.last_died_on AS deceased_died_on, coalesce(deceased.hd45, 0) AS deceased_hd45, deceased.relation AS deceased_relation, coalesce(deceased.tb, 0) AS deceased_tb, coalesce(deceased.tkn, 0) AS deceased_tkn, NULL::date AS decision_signed_on, coalesce(NULL::boolean, false) AS died_before_enjoying, coalesce(NULL::boolean, false) AS died_in_disaster, death.died_on AS died_on, coalesce(household.difficult_area, false) AS difficult_area, coalesce(disability.degree, 'NONE') AS disability_degree, coalesce(NULL::boolean, false) AS dna_sample_given, coalesce(elder_support.support, 'SUPPORTED') AS elder_support, coalesce(NULL::bigint, 0) AS emergency_care_days, coalesce(NULL::bigint, 0) AS extra_meal_days, coalesce(elder_support.fit_for_facility, false) AS fit_for_facility, coalesce(NULL::text, 'NONE') AS funeral_paid_elsewhere, coalesce(NULL::bigint, 0) AS grave_visit_km, coalesce(NULL::bigint, 0) AS grave_visitors, coalesce(NULL::bigint, 0) AS graves_built, coalesce(hiv.infected, false) AS has_hiv, coalesce(NULL::text, 'RELATIVES') AS heirs, coalesce(recognition.helper, 'NONE') AS helper_award, coalesce(recognition.hero, false) AS hero, coalesce(recognition.mother, false) AS heroic_mother, coalesce(facility.stays, false) AS in_facility, coalesce(NULL::boolean, false) AS in_prison, coalesce(NULL::boolean, false) AS injured_in_disaster, coalesce(NULL::bigint, 0) AS injury_percent, income.insurance_vnd AS insurance_income_vnd, coalesce(recognition.jailed, false) AS jailed_by_enemy, coalesce(lone_parent.marital_status, 'NONE') AS lone_parent, coalesce(NULL::bigint, 0) AS martyr_certificates, coalesce(NULL::bigint, 0) AS martyr_notices, martyrs.relation AS martyr_relation, coalesce(martyrs.remarriage, 'NONE') AS martyr_spouse_remarried, coalesce(martyrs.number, 0) AS martyrs_survived, coalesce(circumstance.abroad, false) AS merit_abroad_or_missing, coalesce(circumstance.alone, false) AS merit_alone, coalesce(circumstance.disabled_child, false) AS merit_disabled_child, coalesce(circumstance.in_prison, false) AS merit_in_prison, coalesce(circumstance.orphan, false) AS merit_orphan, coalesce(merit_parent.hero, false) AS merit_parent_hero, coalesce(merit_parent.revolutionary, false) AS merit_parent_revolutionary, coalesce(merit_school.level, 'NONE') AS merit_school, coalesce(recognition.one_off_received, false) AS one_off_received, coalesce(NULL::boolean, false) AS only_child_martyr, coalesce(NULL::text, 'NONE') AS orthopaedic_aid, coalesce(NULL::text, 'NONE') AS orthopaedic_extra, coalesce(NULL::bigint, 0) AS orthopaedic_travel_km, coalesce(NULL::bigint, 1) AS orthopaedic_years, coalesce(orphanhood.paid_until_16, false) AS paid_as_orphan_until_16, NULL::date AS paid_elsewhere_until, coalesce(NULL::boolean, false) AS paid_while_studying, coalesce(merit_parent.chemical, 0) AS parent_chemical_percent, coalesce(NULL::boolean, false) AS parent_paid_as_lone_parent, coalesce(merit_parent.sick_soldier, 0) AS parent_sick_soldier_percent, coalesce(merit_parent.war_invalid, 0) AS parent_war_invalid_percent, coalesce(household.poverty, 'NONE') AS poverty_class, coalesce(recognition.pre_uprising, false) AS pre_uprising, coalesce(pregnancy.pregnant, false) AS pregnant, coalesce(income.insurance, false) AS receives_insurance_allowance, coalesce(merit_allowance.received, false) AS receives_merit_allowance, coalesce(NULL::boolean, false) AS receives_other_allowance, coalesce(income.pension, false) AS receives_pension, coalesce(NULL::boolean, false) AS receives_social_assistance, coalesce(NULL::boolean, false) AS receives_social_pension, coalesce(income.survivor, false) AS receives_survivor_allowance, coalesce(income.wage, false) AS receives_wage, NULL::date AS refused_on, coalesce(NULL::bigint, 0) AS remains_exhumed, coalesce(NULL::bigint, 0) AS remains_km, coalesce(NULL::bigint, 0) AS remains_movers, coalesce(recognition.resistance, false) AS resistance_fighter, recognition.resistance_years AS resistance_years, coalesce(recognition.before_1945, 'NONE') AS revolutionary_before_1945, recognition.years_1945 AS revolutionary_years, people.sex AS sex, coalesce(recognition.sick_soldier, 0) AS sick_soldier_percent, coalesce(recognition.sick_soldier_severe, false) AS sick_soldier_severe, coalesce(NULL::boolean, false) AS social_pension_requested, coalesce(NULL::boolean, false) AS spouse_holds_nursing_support, coalesce(NULL::boolean, false) AS study_interrupted, coalesce(schooling.studying, false) AS studying, coalesce(NULL::bigint, 0) AS uncollected_months, coalesce(recognition.war_invalid_b, 0) AS war_invalid_b_percent, coalesce(recognition.war_invalid, 0) AS war_invalid_percent, coalesce(recognition.war_invalid_severe, false) AS war_invalid_severe, coalesce(worship.martyrs, 0) AS worshipped_martyrs
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
