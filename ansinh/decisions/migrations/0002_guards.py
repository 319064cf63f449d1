"""Constraints, triggers and row security that Django's models cannot state."""

from django.db import migrations

from ansinh.kit.tables import scoped, scoped_by_commune, statement
from ansinh.registry.guards import scoped_by_person


class Migration(migrations.Migration):
    dependencies = [("decisions", "0001_initial")]
    operations = [
        *scoped_by_commune("decisions_item"),
        *scoped(
            "decisions_decision", "EXISTS (SELECT 1 FROM decisions_item i WHERE i.decision_id = decisions_decision.id)"
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
            " AND NOT isempty(months) AND extract(day FROM lower(months)) = 1"
            " AND (upper_inf(months) OR extract(day FROM upper(months)) = 1))"
        ),
        statement(
            "CREATE TRIGGER decisions_term_only_close_known BEFORE UPDATE OR DELETE ON decisions_term"
            " FOR EACH ROW EXECUTE FUNCTION ansinh_only_close_known()"
        ),
        statement("CREATE INDEX decisions_term_believed ON decisions_term (entitlement_id) WHERE upper_inf(known)"),
    ]
