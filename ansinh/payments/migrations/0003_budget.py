"""Estimates, whose money a posting moves, further sources of postings, and what the treasury paid out."""

import django.db.models.deletion
import django.db.models.expressions
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("payments", "0002_guards"),
        ("payroll", "0003_sealed"),
    ]

    operations = [
        migrations.CreateModel(
            name="BudgetLine",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("year", models.BigIntegerField()),
                (
                    "source",
                    models.TextField(
                        choices=[
                            ("CENTRAL", "Ngân sách trung ương"),
                            ("PROVINCE", "Ngân sách cấp tỉnh"),
                            ("DISTRICT", "Ngân sách cấp huyện"),
                            ("COMMUNE", "Ngân sách cấp xã"),
                            ("OTHER", "Nguồn khác"),
                            ("UNKNOWN", "Chưa rõ nguồn"),
                        ]
                    ),
                ),
                ("chapter", models.TextField(default="")),
                ("category", models.TextField(default="")),
                ("subcategory", models.TextField(default="")),
                ("item", models.TextField(default="")),
                ("programme", models.TextField()),
                ("available_vnd", models.BigIntegerField(default=0)),
                ("allowed_vnd", models.BigIntegerField(default=0)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("year", "source", "chapter", "category", "subcategory", "item", "programme"),
                        name="payments_budgetline_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("allowed_vnd__gte", 0),
                            (
                                "available_vnd__gte",
                                django.db.models.expressions.CombinedExpression(
                                    models.F("allowed_vnd"), "*", models.Value(-1)
                                ),
                            ),
                        ),
                        name="payments_budgetline_not_overdrawn",
                    ),
                ],
                "db_table": "payments_budgetline",
            },
        ),
        migrations.CreateModel(
            name="EstimateEntry",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "kind",
                    models.TextField(
                        choices=[
                            ("GIVEN", "Giao đầu năm"),
                            ("SUPPLEMENTED", "Bổ sung"),
                            ("TRANSFERRED", "Điều chỉnh sang dòng khác"),
                            ("CUT", "Cắt giảm"),
                            ("OVERDRAFT", "Cho chi vượt dự toán"),
                        ]
                    ),
                ),
                ("amount_vnd", models.BigIntegerField()),
                ("decision_number", models.TextField()),
                ("decided_on", models.DateField()),
                ("reason", models.TextField(default="")),
                ("entered_by", models.BigIntegerField()),
                ("entered_at", models.DateTimeField()),
                ("confirmed_by", models.BigIntegerField(null=True)),
                ("confirmed_at", models.DateTimeField(null=True)),
                ("dropped_by", models.BigIntegerField(null=True)),
                ("dropped_at", models.DateTimeField(null=True)),
                (
                    "budget_line",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="entries", to="payments.budgetline"
                    ),
                ),
                (
                    "into",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="payments.budgetline",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("amount_vnd__gt", 0), models.Q(("decision_number", ""), _negated=True)),
                        name="payments_estimateentry_sound",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("into__isnull", False),
                                ("kind", "TRANSFERRED"),
                                models.Q(("into", models.F("budget_line")), _negated=True),
                            ),
                            models.Q(models.Q(("kind", "TRANSFERRED"), _negated=True), ("into", None)),
                            _connector="OR",
                        ),
                        name="payments_estimateentry_into",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "OVERDRAFT"), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="payments_estimateentry_overdraft_has_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("confirmed_by", None),
                            models.Q(
                                ("dropped_by", None), models.Q(("confirmed_by", models.F("entered_by")), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="payments_estimateentry_by_two",
                    ),
                ],
                "db_table": "payments_estimateentry",
            },
        ),
        migrations.CreateModel(
            name="Withdrawal",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("number", models.TextField()),
                ("withdrawn_on", models.DateField()),
                ("amount_vnd", models.BigIntegerField()),
                ("kept_vnd", models.BigIntegerField(default=0)),
                ("recorded_by", models.BigIntegerField(null=True)),
                ("recorded_at", models.DateTimeField()),
                ("cancelled_by", models.BigIntegerField(null=True)),
                ("cancelled_at", models.DateTimeField(null=True)),
                ("cancelled_reason", models.TextField(default="")),
                (
                    "budget_line",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="payments.budgetline"),
                ),
                ("payroll", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="payroll.payroll")),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("cancelled_at", None)),
                        fields=("payroll", "budget_line", "number"),
                        name="payments_withdrawal_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("amount_vnd__gte", 0),
                            ("kept_vnd__gte", 0),
                            models.Q(("amount_vnd__gt", 0), ("kept_vnd__gt", 0), _connector="OR"),
                            models.Q(("number", ""), _negated=True),
                        ),
                        name="payments_withdrawal_sound",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("cancelled_at", None), ("cancelled_reason", "")),
                            models.Q(
                                ("cancelled_at__isnull", False), models.Q(("cancelled_reason", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="payments_withdrawal_cancelled_with_reason",
                    ),
                ],
                "db_table": "payments_withdrawal",
            },
        ),
        # A payment may have several shares now, and a posting another source: both rules are made anew below.
        migrations.SeparateDatabaseAndState(
            [
                migrations.RunSQL(
                    [
                        "-- squawk-ignore ban-drop-constraint\n"
                        "ALTER TABLE payments_posting DROP CONSTRAINT payments_posting_once_a_kind",
                        "DROP INDEX payments_posting_paid_or_returned",
                        "-- squawk-ignore ban-drop-not-null\n"
                        "ALTER TABLE payments_posting ALTER COLUMN order_line_id DROP NOT NULL",
                    ]
                )
            ],
            [
                migrations.RemoveConstraint("posting", "payments_posting_once_a_kind"),
                migrations.RemoveConstraint("posting", "payments_posting_paid_or_returned"),
                migrations.AlterField("posting", "kind", models.TextField()),
                migrations.AlterField(
                    "posting",
                    "order_line",
                    models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to="payments.orderline"),
                ),
            ],
        ),
        migrations.AddField(
            model_name="posting",
            name="budget_line",
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to="payments.budgetline"),
        ),
        migrations.AddField(
            model_name="posting",
            name="estimate_entry",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, to="payments.estimateentry"
            ),
        ),
        migrations.AddConstraint(
            model_name="posting",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("estimate_entry__isnull", True), ("order_line__isnull", False)),
                    models.Q(("estimate_entry__isnull", False), ("order_line__isnull", True)),
                    _connector="OR",
                ),
                name="payments_posting_one_source",
            ),
        ),
        migrations.AddConstraint(
            model_name="posting",
            constraint=models.UniqueConstraint(
                condition=models.Q(("order_line__isnull", False)),
                fields=("order_line", "kind", "budget_line"),
                name="payments_posting_once_a_share",
                nulls_distinct=False,
            ),
        ),
        migrations.AddConstraint(
            model_name="posting",
            constraint=models.UniqueConstraint(
                condition=models.Q(("kind__in", ["POST", "VOID"])),
                fields=("order_line", "budget_line"),
                name="payments_posting_share_paid_or_returned",
                nulls_distinct=False,
            ),
        ),
        migrations.AddConstraint(
            model_name="posting",
            constraint=models.UniqueConstraint(
                condition=models.Q(("estimate_entry__isnull", False)),
                fields=("estimate_entry", "kind", "budget_line"),
                name="payments_posting_estimate_once",
            ),
        ),
    ]
