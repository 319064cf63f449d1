"""One truth at a time and row security, by the one call that every register makes."""

from django.db import migrations

from ansinh.registers.guards import register_guards


class Migration(migrations.Migration):
    dependencies = [("beekeeping", "0001_initial"), ("registers", "0002_guards"), ("registry", "0002_guards")]
    operations = [
        *register_guards("beekeeping_keeper", "person_id"),
        *register_guards("beekeeping_hive", "thing_id"),
    ]
