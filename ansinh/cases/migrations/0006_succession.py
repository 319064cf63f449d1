"""Where the steps of a dissolved district are done."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cases", "0005_council_guards")]
    operations = [
        migrations.AddField("dossier", "seat", models.TextField(default="DISTRICT", db_default="DISTRICT")),
    ]
