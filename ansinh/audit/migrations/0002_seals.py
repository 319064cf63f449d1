"""Hashes under which things were signed for good."""

from django.db import migrations, models

from ansinh.kit.tables import append_only


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]
    operations = [
        migrations.CreateModel(
            name="Seal",
            fields=[
                ("about", models.TextField(primary_key=True, serialize=False)),
                ("hash", models.TextField()),
                ("at", models.DateTimeField()),
            ],
            options={"db_table": "audit_seal"},
        ),
        append_only("audit_seal"),
    ]
