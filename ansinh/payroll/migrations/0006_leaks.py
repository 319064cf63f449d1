"""Findings of the checks before a list is locked, and what officers said to them."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("payroll", "0005_three_people"),
        ("decisions", "0007_doubts"),
    ]
    operations = [
        migrations.CreateModel(
            name="Leak",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("kind", models.TextField()),
                ("subject", models.TextField()),
                ("month_vnd", models.BigIntegerField()),
                ("so_far_vnd", models.BigIntegerField()),
                ("since", models.DateField(null=True)),
                ("evidence", models.JSONField()),
                ("fingerprint", models.TextField()),
                ("found_at", models.DateTimeField()),
                (
                    "entitlement",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="decisions.entitlement",
                    ),
                ),
                (
                    "other",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.person",
                    ),
                ),
                (
                    "payroll",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        to="payroll.payroll",
                    ),
                ),
                ("person", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="registry.person")),
            ],
            options={
                "db_table": "payroll_leak",
                "constraints": [
                    models.UniqueConstraint(fields=("payroll", "kind", "subject"), name="payroll_leak_once_a_list")
                ],
            },
        ),
        migrations.CreateModel(
            name="LeakSettlement",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("kind", models.TextField()),
                ("subject", models.TextField()),
                ("fingerprint", models.TextField()),
                ("outcome", models.TextField(choices=[("ACTED", "Acted"), ("CLEARED", "Cleared")])),
                ("reason", models.TextField(blank=True, default="")),
                ("settled_by", models.BigIntegerField(null=True)),
                ("settled_at", models.DateTimeField()),
                (
                    "person",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, to="registry.person"
                    ),
                ),
            ],
            options={
                "db_table": "payroll_leaksettlement",
                "indexes": [models.Index(fields=["kind", "subject", "fingerprint"], name="payroll_leaksettlement_of")],
            },
        ),
    ]
