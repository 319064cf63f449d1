"""Channels as data: settings, layouts, pay points, signed lists, settled rows; lighter keys of result rows."""

import django.contrib.postgres.fields.ranges
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0001_initial"),
        ("payments", "0006_recovery_guards"),
        ("registry", "0006_told"),
    ]

    operations = [
        migrations.AlterField(
            model_name="posting",
            name="order_line",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                to="payments.orderline",
            ),
        ),
        migrations.AlterField(
            model_name="posting",
            name="estimate_entry",
            field=models.ForeignKey(
                db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, to="payments.estimateentry"
            ),
        ),
        migrations.AlterField(
            model_name="statementrow",
            name="order_line",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                to="payments.orderline",
            ),
        ),
        migrations.AlterField(
            model_name="statementrow",
            name="statement",
            field=models.ForeignKey(
                db_constraint=False, on_delete=django.db.models.deletion.PROTECT, to="payments.statement"
            ),
        ),
        migrations.AlterField(
            model_name="statementrow",
            name="suggested_line",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="payments.orderline",
            ),
        ),
        migrations.CreateModel(
            name="ChannelSetting",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("channel", models.TextField()),
                ("use", models.TextField()),
                ("source_account", models.TextField(default="")),
                ("reason", models.TextField()),
                ("asked_by", models.BigIntegerField()),
                ("asked_at", models.DateTimeField()),
                ("agreed", models.BooleanField(null=True)),
                ("answered_by", models.BigIntegerField(null=True)),
                ("answered_at", models.DateTimeField(null=True)),
            ],
            options={
                "db_table": "payments_channelsetting",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("agreed", None)),
                        fields=("channel",),
                        name="payments_channelsetting_one_open",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("agreed", None), ("answered_by", None)),
                            models.Q(("agreed", False), ("answered_by__isnull", False)),
                            models.Q(
                                ("agreed", True),
                                ("answered_by__isnull", False),
                                models.Q(("answered_by", models.F("asked_by")), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="payments_channelsetting_by_two",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PayPoint",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("title", models.TextField()),
                ("known", django.contrib.postgres.fields.ranges.DateTimeRangeField()),
                ("commune", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="registry.unit")),
            ],
            options={
                "db_table": "payments_paypoint",
            },
        ),
        migrations.CreateModel(
            name="PayPointVillage",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("known", django.contrib.postgres.fields.ranges.DateTimeRangeField()),
                ("pay_point", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="payments.paypoint")),
                ("village", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="registry.unit")),
            ],
            options={
                "db_table": "payments_paypointvillage",
            },
        ),
        migrations.CreateModel(
            name="ResultMapping",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("channel", models.TextField()),
                ("header", models.TextField()),
                ("version", models.BigIntegerField()),
                ("columns", models.JSONField()),
                ("paid", models.JSONField()),
                ("returned", models.JSONField()),
                ("recorded_by", models.BigIntegerField(null=True)),
                ("recorded_at", models.DateTimeField()),
            ],
            options={
                "db_table": "payments_resultmapping",
                "constraints": [
                    models.UniqueConstraint(fields=("channel", "header", "version"), name="payments_resultmapping_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Settlement",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("outcome", models.TextField(choices=[("PAID", "PAID"), ("RETURNED", "RETURNED")])),
                ("reason", models.TextField()),
                ("settled_by", models.BigIntegerField(null=True)),
                ("settled_at", models.DateTimeField()),
                ("order_line", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="payments.orderline")),
                (
                    "statement_row",
                    models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, to="payments.statementrow"),
                ),
            ],
            options={
                "db_table": "payments_settlement",
            },
        ),
        migrations.CreateModel(
            name="SignedScan",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("sha256", models.TextField(unique=True)),
                ("pages", models.BigIntegerField()),
                ("taken_by", models.BigIntegerField(null=True)),
                ("taken_at", models.DateTimeField()),
                ("file", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="documents.file")),
            ],
            options={
                "db_table": "payments_signedscan",
            },
        ),
        migrations.CreateModel(
            name="SignedPage",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("number", models.BigIntegerField()),
                ("page", models.BigIntegerField(null=True)),
                ("pages", models.BigIntegerField(null=True)),
                ("why", models.TextField(default="")),
                ("filed_by", models.BigIntegerField(null=True)),
                ("filed_at", models.DateTimeField(null=True)),
                (
                    "commune",
                    models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to="registry.unit"),
                ),
                (
                    "order",
                    models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to="payments.order"),
                ),
                ("scan", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="payments.signedscan")),
            ],
            options={
                "db_table": "payments_signedpage",
            },
        ),
        migrations.CreateModel(
            name="AccountCheck",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("bank", models.TextField()),
                ("account_number", models.TextField()),
                ("checked_by", models.BigIntegerField(null=True)),
                ("checked_at", models.DateTimeField()),
                ("person", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="registry.person")),
            ],
            options={
                "db_table": "payments_accountcheck",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("person", "bank", "account_number"), name="payments_accountcheck_once"
                    )
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="paypoint",
            constraint=models.CheckConstraint(
                condition=models.Q(("title", ""), _negated=True), name="payments_paypoint_has_title"
            ),
        ),
        migrations.AddConstraint(
            model_name="settlement",
            constraint=models.CheckConstraint(
                condition=models.Q(("reason", ""), _negated=True), name="payments_settlement_has_reason"
            ),
        ),
        migrations.AddConstraint(
            model_name="signedpage",
            constraint=models.UniqueConstraint(fields=("scan", "number"), name="payments_signedpage_once"),
        ),
        migrations.AddConstraint(
            model_name="signedpage",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("commune", None), ("filed_at", None), ("order", None), ("page", None), ("pages", None)),
                    models.Q(
                        ("commune__isnull", False),
                        ("filed_at__isnull", False),
                        ("order__isnull", False),
                        ("page__gte", 1),
                        ("pages__gte", models.F("page")),
                    ),
                    _connector="OR",
                ),
                name="payments_signedpage_filed_whole",
            ),
        ),
    ]
