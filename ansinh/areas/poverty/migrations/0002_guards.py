"""Facts of poverty: one truth at a time and row security. Point tables hold nobody and never change."""

from django.db import migrations

from ansinh.kit.tables import append_only, statement
from ansinh.registers.guards import register_guards


class Migration(migrations.Migration):
    dependencies = [("poverty", "0001_initial"), ("registers", "0002_guards"), ("registry", "0002_guards")]
    operations = [
        *[
            step
            for name in ("review", "target", "project", "member", "animal", "visit")
            for step in register_guards(f"poverty_{name}", "thing_id")
        ],
        *register_guards("poverty_answer", "thing_id", ("item",)),
        *register_guards("poverty_vaccination", "thing_id", ("given_on", "vaccine")),
        *register_guards("poverty_cause", "household_id", ("cause",)),
        *register_guards("poverty_labour", "household_id"),
        statement(
            "ALTER TABLE poverty_pointtable ADD CONSTRAINT poverty_pointtable_area CHECK (area IN ('RURAL', 'URBAN'))"
        ),
        append_only("poverty_point"),
    ]
