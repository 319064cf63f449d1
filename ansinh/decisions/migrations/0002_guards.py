"""Constraints, triggers and row security that Django's models cannot state."""

from django.db import migrations

from ansinh.kit.tables import COMMUNES, scoped, scoped_by_commune, statement
from ansinh.registry.guards import scoped_by_person

# What was issued stands for ever; a draft that was cancelled stays as it was when it was cancelled.
ISSUED = """
CREATE FUNCTION decisions_decision_settled() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD.state <> 'DRAFT' THEN
    RAISE EXCEPTION 'a decision that was issued or cancelled is never changed' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER decisions_decision_settled BEFORE UPDATE OR DELETE ON decisions_decision
  FOR EACH ROW EXECUTE FUNCTION decisions_decision_settled();
CREATE FUNCTION decisions_item_settled() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM decisions_decision d WHERE d.state <> 'DRAFT'
             AND d.id IN (SELECT DISTINCT decision_id FROM touched)) THEN
    RAISE EXCEPTION 'items of an issued decision are frozen' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER decisions_item_settled_insert AFTER INSERT ON decisions_item
  REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION decisions_item_settled();
CREATE TRIGGER decisions_item_settled_update AFTER UPDATE ON decisions_item
  REFERENCING OLD TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION decisions_item_settled();
CREATE TRIGGER decisions_item_settled_delete AFTER DELETE ON decisions_item
  REFERENCING OLD TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION decisions_item_settled();
"""


class Migration(migrations.Migration):
    dependencies = [("decisions", "0001_initial")]
    operations = [
        *scoped_by_commune("decisions_item"),
        *scoped(
            "decisions_decision",
            f"commune_id = ANY ({COMMUNES})"
            " OR EXISTS (SELECT 1 FROM decisions_item i WHERE i.decision_id = decisions_decision.id)",
        ),
        *scoped_by_person("decisions_entitlement"),
        *scoped_by_person("decisions_term"),
        *scoped_by_person("decisions_review"),
        statement(
            "ALTER TABLE decisions_term ADD CONSTRAINT decisions_term_one_at_a_time"
            " EXCLUDE USING gist (entitlement_id WITH =, months WITH &&) WHERE (upper_inf(known))"
        ),
        # One person, one half of a group, one month: never two entitlements, whatever their programmes.
        statement(
            "ALTER TABLE decisions_term ADD CONSTRAINT decisions_term_no_double_benefit"
            " EXCLUDE USING gist (person_id WITH =, group_id WITH =, months WITH &&,"
            " (CASE halves WHEN 1 THEN int4range(1, 2) WHEN 2 THEN int4range(2, 3) ELSE int4range(1, 3) END) WITH &&)"
            " WHERE (upper_inf(known))"
        ),
        statement(
            "ALTER TABLE decisions_term ADD CONSTRAINT decisions_term_sound CHECK (halves IN (1, 2, 3) AND multiplier > 0"
            " AND NOT isempty(months) AND NOT lower_inf(months) AND extract(day FROM lower(months)) = 1"
            " AND (upper_inf(months) OR extract(day FROM upper(months)) = 1))"
        ),
        statement(
            "CREATE TRIGGER decisions_term_only_close_known BEFORE UPDATE OR DELETE ON decisions_term"
            " FOR EACH ROW EXECUTE FUNCTION ansinh_only_close_known()"
        ),
        statement("CREATE INDEX decisions_term_believed ON decisions_term (entitlement_id) WHERE upper_inf(known)"),
        statement(
            "ALTER TABLE decisions_item ADD CONSTRAINT decisions_item_sound CHECK (multiplier > 0"
            " AND extract(day FROM from_month) = 1 AND (to_month IS NULL OR (to_month > from_month"
            " AND extract(day FROM to_month) = 1)) AND (action = 'OPEN') = (entitlement_id IS NULL))"
        ),
        statement(
            "ALTER TABLE decisions_decision ADD CONSTRAINT decisions_decision_issued_in_full CHECK (state <> 'ISSUED'"
            " OR (number <> '' AND signed_on IS NOT NULL AND authority_id IS NOT NULL AND issued_at IS NOT NULL))"
        ),
        # An authority gives each number once a year.
        statement(
            "CREATE UNIQUE INDEX decisions_decision_number_once ON decisions_decision"
            " (authority_id, extract(year FROM signed_on), number) WHERE state = 'ISSUED'"
        ),
        statement(
            "CREATE INDEX decisions_review_holding ON decisions_review (entitlement_id) WHERE state = 'OPEN' AND holds"
        ),
        statement(ISSUED),
    ]
