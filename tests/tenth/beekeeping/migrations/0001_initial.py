import django.contrib.postgres.fields.ranges
import django.db.models.deletion
from django.db import migrations, models

FACT = [
    ("id", models.BigAutoField(primary_key=True, serialize=False)),
    ("valid", django.contrib.postgres.fields.ranges.DateRangeField()),
    ("known", django.contrib.postgres.fields.ranges.DateTimeRangeField()),
    ("source_id", models.BigIntegerField(null=True)),
    ("recorded_by", models.BigIntegerField(null=True)),
]


class Migration(migrations.Migration):
    initial = True
    dependencies = [("registry", "0006_told"), ("registers", "0001_initial")]
    operations = [
        migrations.CreateModel(
            name="Keeper",
            fields=[
                *FACT,
                ("colonies", models.IntegerField()),
                ("trained", models.BooleanField(default=False)),
                ("person", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="registry.person")),
            ],
            options={"db_table": "beekeeping_keeper"},
        ),
        migrations.CreateModel(
            name="Hive",
            fields=[
                *FACT,
                ("number", models.TextField()),
                ("price_vnd", models.BigIntegerField(null=True)),
                ("state", models.TextField()),
                (
                    "keeper",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.person"
                    ),
                ),
                (
                    "mother",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registers.thing"
                    ),
                ),
                ("thing", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="registers.thing")),
            ],
            options={"db_table": "beekeeping_hive"},
        ),
    ]
