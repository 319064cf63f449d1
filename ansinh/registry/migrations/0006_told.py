"""Told facts: what dossiers and forms established and no register holds."""

import django.contrib.postgres.fields.ranges
import django.db.models.deletion
from django.db import migrations, models

from ansinh.kit.tables import fact_guards
from ansinh.registry.guards import scoped_by_person_and_guard


class Migration(migrations.Migration):
    dependencies = [("registry", "0005_search_statistics")]
    operations = [
        migrations.CreateModel(
            name="Told",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("valid", django.contrib.postgres.fields.ranges.DateRangeField()),
                ("known", django.contrib.postgres.fields.ranges.DateTimeRangeField()),
                ("source_id", models.BigIntegerField(null=True)),
                ("recorded_by", models.BigIntegerField(null=True)),
                ("name", models.TextField()),
                ("value", models.JSONField()),
                ("guarded", models.TextField(default="")),
                ("person", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="registry.person")),
            ],
            options={"db_table": "registry_told"},
        ),
        *fact_guards("registry_told", "person_id", ("name",)),
        *scoped_by_person_and_guard("registry_told"),
    ]
