"""Martyrs, graves and what is given beside the monthly money: one truth at a time and row security."""

from django.db import migrations

from ansinh.registers.guards import register_guards

THINGS = ("martyr", "grave", "convalescence", "aid", "schooling", "housing")


class Migration(migrations.Migration):
    dependencies = [("merit", "0003_given"), ("registers", "0002_guards"), ("registry", "0002_guards")]
    operations = [
        *[step for name in THINGS for step in register_guards(f"merit_{name}", "thing_id")],
        *register_guards("merit_gift", "person_id", ("occasion", "year", "giver")),
    ]
