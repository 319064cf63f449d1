"""The file itself, what a row waits for, what was ticked for a file, and one live import of one file."""

import datetime

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

from ansinh.kit.tables import scoped


class Migration(migrations.Migration):
    dependencies = [("intake", "0002_guards")]
    operations = [
        migrations.RemoveField(model_name="sheetimport", name="progress"),
        migrations.AddField(
            model_name="sheetimport",
            name="listed_on",
            field=models.DateField(default=datetime.date(2024, 1, 1)),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="sheetimport",
            name="accepted",
            field=django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), default=list, size=None),
        ),
        migrations.AddField(model_name="sheetimport", name="used_by", field=models.TextField(default="")),
        migrations.AddField(
            model_name="sheetrow",
            name="waits_for",
            field=django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), default=list, size=None),
        ),
        migrations.CreateModel(
            name="SheetContent",
            fields=[
                (
                    "sheet_import",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        serialize=False,
                        to="intake.sheetimport",
                    ),
                ),
                ("content", models.BinaryField()),
            ],
            options={"db_table": "intake_sheetcontent"},
        ),
        migrations.AddConstraint(
            model_name="sheetimport",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state__in", ["COMPARED", "APPROVED", "USED"])),
                fields=("sha256", "commune"),
                name="intake_sheetimport_live_once",
                nulls_distinct=False,
            ),
        ),
        migrations.AddIndex(
            model_name="sheetrow",
            index=models.Index(fields=["sheet_import", "outcome", "id"], name="intake_sheetrow_by_outcome"),
        ),
        *scoped(
            "intake_sheetcontent",
            "EXISTS (SELECT 1 FROM intake_sheetimport i WHERE i.id = intake_sheetcontent.sheet_import_id)",
        ),
    ]
