"""Registers list people by name over the whole district: one index in that order, walked from any place."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("registry", "0006_told")]
    operations = [
        migrations.AddIndex(
            model_name="person", index=models.Index(fields=["sort_key", "id"], name="registry_person_in_order")
        ),
    ]
