"""Facts of occupational safety: one truth at a time and row security."""

from django.db import migrations

from ansinh.registers.guards import register_guards

THINGS = ("workplace", "accident", "victim", "inspection", "finding", "training", "equipment", "report")


class Migration(migrations.Migration):
    dependencies = [("safety", "0001_initial"), ("registers", "0002_guards"), ("registry", "0002_guards")]
    operations = [step for name in THINGS for step in register_guards(f"safety_{name}", "thing_id")]
