"""Constraints, triggers and row security that Django's models cannot state."""

from django.db import migrations

from ansinh.kit.tables import append_only, statement


class Migration(migrations.Migration):
    dependencies = [("policy", "0001_initial"), ("audit", "0001_initial")]
    operations = [
        statement(
            "ALTER TABLE policy_rate ADD CONSTRAINT policy_rate_one_amount"
            " EXCLUDE USING gist (code WITH =, months WITH &&, known WITH &&)"
        ),
        statement("ALTER TABLE policy_rate ADD CONSTRAINT policy_rate_positive CHECK (amount_vnd > 0)"),
        append_only("policy_confirmation"),
    ]
