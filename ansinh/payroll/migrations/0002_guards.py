"""Constraints, triggers and row security that Django's models cannot state."""

from django.db import migrations

from ansinh.kit.tables import scoped_by_commune, statement
from ansinh.registry.guards import scoped_by_person

# Lines of a locked month are frozen; only the claim of a line may be given up, when a later month takes it all back.
LOCKED = """
CREATE FUNCTION payroll_line_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM payroll_payroll p WHERE p.state = 'LOCKED'
             AND p.id IN (SELECT DISTINCT payroll_id FROM touched)) THEN
    RAISE EXCEPTION 'lines of a locked payroll are frozen' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER payroll_line_frozen_insert AFTER INSERT ON payroll_line
  REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION payroll_line_frozen();
CREATE TRIGGER payroll_line_frozen_delete AFTER DELETE ON payroll_line
  REFERENCING OLD TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION payroll_line_frozen();
CREATE FUNCTION payroll_line_only_release() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.claims AND NOT NEW.claims AND to_jsonb(NEW) - 'claims' = to_jsonb(OLD) - 'claims' THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'a payroll line may only give up its claim' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER payroll_line_only_release BEFORE UPDATE ON payroll_line
  FOR EACH ROW EXECUTE FUNCTION payroll_line_only_release();
"""


class Migration(migrations.Migration):
    dependencies = [("payroll", "0001_initial")]
    operations = [
        *scoped_by_commune("payroll_line"),
        *scoped_by_commune("payroll_adjustment"),
        *scoped_by_person("payroll_stopped"),
        statement(
            "CREATE UNIQUE INDEX payroll_line_first_half_once ON payroll_line (person_id, group_id, due_month)"
            " WHERE claims AND halves IN (1, 3)"
        ),
        statement(
            "CREATE UNIQUE INDEX payroll_line_second_half_once ON payroll_line (person_id, group_id, due_month)"
            " WHERE claims AND halves IN (2, 3)"
        ),
        statement(LOCKED),
    ]
