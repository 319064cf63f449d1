"""Facts of employment: one truth at a time and row security."""

from django.db import migrations

from ansinh.registers.guards import register_guards

THINGS = (
    "labourcount", "employer", "vacancy", "referral", "fair", "fairemployer", "fairvisitor", "loan", "journey", "support",
    "remittancesurvey",
)  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [("employment", "0001_initial"), ("registers", "0002_guards"), ("registry", "0002_guards")]
    operations = [
        *register_guards("employment_worker", "person_id"),
        *[step for name in THINGS for step in register_guards(f"employment_{name}", "thing_id")],
    ]
