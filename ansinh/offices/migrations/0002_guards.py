"""Constraints, triggers and row security that Django's models cannot state."""

from django.db import migrations

from ansinh.kit.tables import append_only


class Migration(migrations.Migration):
    dependencies = [("offices", "0001_initial")]
    operations = [
        append_only("offices_guardedreading"),
    ]
