"""Care homes, carers and emergency aid: one truth at a time and row security."""

from django.db import migrations

from ansinh.registers.guards import register_guards


class Migration(migrations.Migration):
    dependencies = [("social_protection", "0003_given"), ("registers", "0002_guards"), ("registry", "0002_guards")]
    operations = [
        *register_guards("social_protection_carehome", "thing_id"),
        *register_guards("social_protection_carer", "person_id", ("cares_for",)),
        *register_guards("social_protection_emergencyaid", "household_id", ("happened_on", "kind")),
    ]
