"""Registers list people by name over the whole district: one index in that order, walked from any place."""

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("registry", "0006_told")]
    operations = [
        AddIndexConcurrently("person", models.Index(fields=["sort_key", "id"], name="registry_person_in_order")),
    ]
