"""Row security of findings; settlements are kept for ever; findings go with the draft that they are about."""

from django.db import migrations

from ansinh.kit.tables import append_only, statement
from ansinh.registry.guards import scoped_by_person


class Migration(migrations.Migration):
    dependencies = [("payroll", "0006_leaks")]
    operations = [
        *scoped_by_person("payroll_leak"),
        *scoped_by_person("payroll_leaksettlement"),
        append_only("payroll_leaksettlement"),
        statement(
            "ALTER TABLE payroll_leak ADD CONSTRAINT payroll_leak_of_list FOREIGN KEY (payroll_id)"
            " REFERENCES payroll_payroll (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED"
        ),
        statement(
            "ALTER TABLE payroll_leak ADD CONSTRAINT payroll_leak_sound"
            " CHECK (month_vnd >= 0 AND kind <> '' AND subject <> '' AND jsonb_array_length(evidence) > 0)"
        ),
        statement(
            "ALTER TABLE payroll_leaksettlement ADD CONSTRAINT payroll_leaksettlement_cleared_with_reason"
            " CHECK (outcome <> 'CLEARED' OR (reason <> '' AND settled_by IS NOT NULL))"
        ),
    ]
