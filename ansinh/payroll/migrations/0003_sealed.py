"""A locked list says for ever what it said when it was locked; only that money was ordered from it may be added."""

from django.db import migrations

from ansinh.kit.tables import statement

SEALED = """
CREATE FUNCTION payroll_payroll_sealed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.ordered_at IS NULL AND to_jsonb(NEW) - 'ordered_at' = to_jsonb(OLD) - 'ordered_at' THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'a locked payroll is sealed' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER payroll_payroll_sealed BEFORE UPDATE ON payroll_payroll
  FOR EACH ROW WHEN (OLD.state = 'LOCKED' AND NEW.state = 'LOCKED') EXECUTE FUNCTION payroll_payroll_sealed();
"""
UNSEALED = "DROP TRIGGER payroll_payroll_sealed ON payroll_payroll; DROP FUNCTION payroll_payroll_sealed();"


class Migration(migrations.Migration):
    dependencies = [("payroll", "0002_guards")]
    operations = [statement(SEALED, UNSEALED)]
