"""The office's calendar: days off and weekend days worked."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cases", "0002_guards")]

    operations = [
        migrations.CreateModel(
            name="DayOff",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("day", models.DateField()),
                ("kind", models.TextField(choices=[("OFF", "Ngày nghỉ"), ("WORKING", "Ngày làm bù")])),
                ("title", models.TextField()),
                ("source", models.TextField()),
                ("provisional", models.BooleanField(default=False)),
                ("set_by", models.BigIntegerField(null=True)),
                ("set_by_name", models.TextField()),
                ("set_at", models.DateTimeField()),
                ("removed_by_name", models.TextField(blank=True, default="")),
                ("removed_at", models.DateTimeField(null=True)),
                ("removal_reason", models.TextField(blank=True, default="")),
            ],
            options={
                "db_table": "cases_dayoff",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("removed_at__isnull", True)),
                        fields=("day",),
                        name="cases_dayoff_one_a_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("removal_reason", ""), ("removed_at__isnull", True)),
                            models.Q(("removed_at__isnull", False), models.Q(("removal_reason", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="cases_dayoff_removed_with_reason",
                    ),
                ],
            },
        ),
    ]
