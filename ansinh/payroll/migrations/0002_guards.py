"""Constraints, triggers and row security that Django's models cannot state."""

from django.db import migrations

from ansinh.kit.tables import scoped, scoped_by_commune, statement
from ansinh.registry.guards import scoped_by_person

# Lines of a locked month are frozen; only the claim of a line may be given up, when a later month takes it all back,
# and taken again, when that later month is drawn anew.
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
CREATE FUNCTION payroll_line_only_claim() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF to_jsonb(NEW) - ARRAY['claims', 'released_by_id'] = to_jsonb(OLD) - ARRAY['claims', 'released_by_id'] THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'of a payroll line only the claim may change' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER payroll_line_only_claim BEFORE UPDATE ON payroll_line
  FOR EACH ROW EXECUTE FUNCTION payroll_line_only_claim();
CREATE FUNCTION payroll_payroll_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a list that was locked is never removed' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER payroll_payroll_kept BEFORE DELETE ON payroll_payroll
  FOR EACH ROW WHEN (OLD.state = 'LOCKED') EXECUTE FUNCTION payroll_payroll_kept();
"""

# What an order is made from: one row a list and payee. A recovery stands beside, never subtracted.
PAYABLE = """
CREATE VIEW payroll_payable WITH (security_invoker = true) AS
SELECT payroll_id, person_id, commune_id, sum(regular_vnd)::bigint AS regular_vnd, sum(arrears_vnd)::bigint AS arrears_vnd,
  sum(carried_vnd)::bigint AS carried_vnd, sum(recovery_vnd)::bigint AS recovery_vnd
FROM (
  SELECT payroll_id, person_id, commune_id,
    CASE kind WHEN 'REGULAR' THEN amount_vnd ELSE 0 END AS regular_vnd,
    CASE kind WHEN 'ARREARS' THEN amount_vnd ELSE 0 END AS arrears_vnd,
    0 AS carried_vnd,
    CASE kind WHEN 'RECOVERY' THEN amount_vnd ELSE 0 END AS recovery_vnd
  FROM payroll_line
  UNION ALL
  SELECT payroll_id, person_id, commune_id, 0, 0, amount_vnd, 0 FROM payroll_adjustment WHERE payroll_id IS NOT NULL
) AS parts GROUP BY payroll_id, person_id, commune_id
"""


class Migration(migrations.Migration):
    dependencies = [("payroll", "0001_initial")]
    operations = [
        *scoped_by_commune("payroll_line"),
        *scoped_by_commune("payroll_adjustment"),
        *scoped_by_person("payroll_stopped"),
        *scoped(
            "payroll_drawnspan",
            "EXISTS (SELECT 1 FROM decisions_entitlement e WHERE e.id = payroll_drawnspan.entitlement_id)",
        ),
        statement(
            "CREATE UNIQUE INDEX payroll_line_first_half_once ON payroll_line (person_id, group_id, due_month)"
            " WHERE claims AND halves IN (1, 3)"
        ),
        statement(
            "CREATE UNIQUE INDEX payroll_line_second_half_once ON payroll_line (person_id, group_id, due_month)"
            " WHERE claims AND halves IN (2, 3)"
        ),
        statement(
            "ALTER TABLE payroll_line ADD CONSTRAINT payroll_line_sound CHECK (amount_vnd <> 0 AND due_vnd >= 0"
            " AND (kind = 'RECOVERY') = (amount_vnd < 0) AND (kind <> 'REGULAR' OR amount_vnd = due_vnd)"
            " AND (kind = 'REGULAR') = (reason = '') AND NOT (claims AND (kind = 'RECOVERY' OR released_by_id IS NOT NULL)))"
        ),
        statement(
            "ALTER TABLE payroll_adjustment ADD CONSTRAINT payroll_adjustment_sound CHECK (amount_vnd > 0"
            " AND extract(day FROM from_month) = 1)"
        ),
        statement(
            "ALTER TABLE payroll_payroll ADD CONSTRAINT payroll_payroll_month CHECK (extract(day FROM month) = 1)"
        ),
        statement(LOCKED),
        statement(PAYABLE),
    ]
