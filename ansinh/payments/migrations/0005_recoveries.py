"""What was paid and was not due: cases, their plans, write-offs and entries; payments that recoveries lower."""

import django.db.models.deletion
import django.db.models.expressions
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0003_books_begin"),
        ("payments", "0004_budget_guards"),
        ("payroll", "0003_sealed"),
        ("registry", "0006_told"),
    ]

    operations = [
        migrations.CreateModel(
            name="Recovery",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "commune",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.unit"
                    ),
                ),
                ("person", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="registry.person")),
                (
                    "held",
                    models.TextField(
                        choices=[
                            ("BY_PERSON", "Người hưởng"),
                            ("AFTER_DEATH", "Người đã nhận thay sau khi người hưởng mất"),
                        ]
                    ),
                ),
                ("debtor_name", models.TextField(default="")),
                ("debtor_relation", models.TextField(default="")),
                ("balance_vnd", models.BigIntegerField(default=0)),
                ("opened_at", models.DateTimeField()),
                ("opened_month", models.DateField()),
            ],
            options={
                "db_table": "payments_recovery",
            },
        ),
        migrations.CreateModel(
            name="RecoveryEntry",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "recovery",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="entries", to="payments.recovery"
                    ),
                ),
                (
                    "kind",
                    models.TextField(
                        choices=[
                            ("CLAIM", "Đã trả nhưng không được hưởng"),
                            ("CAME_BACK", "Tiền đã trả về, không ở tay người nhận"),
                            ("RESTORED", "Tháng được hưởng lại, trừ vào khoản đã nhận"),
                            ("SET_OFF", "Trừ vào tiền chi"),
                            ("REPAID", "Đã nộp lại"),
                            ("WAIVED", "Xóa nợ theo quyết định"),
                            ("REVERSED", "Bỏ một khoản nộp ghi nhầm"),
                        ]
                    ),
                ),
                ("change_vnd", models.BigIntegerField()),
                (
                    "way",
                    models.TextField(
                        blank=True,
                        choices=[("BANK", "Chuyển khoản"), ("TREASURY", "Nộp Kho bạc"), ("CASH", "Tiền mặt")],
                        default="",
                    ),
                ),
                ("reference", models.TextField(default="")),
                ("attempt", models.BigIntegerField(default=0)),
                ("paid_on", models.DateField(null=True)),
                ("note", models.TextField(default="")),
                ("entered_by", models.BigIntegerField(null=True)),
                ("at", models.DateTimeField()),
            ],
            options={
                "db_table": "payments_recoveryentry",
            },
        ),
        migrations.CreateModel(
            name="RecoveryPlan",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "recovery",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="plans", to="payments.recovery"
                    ),
                ),
                ("balance_vnd", models.BigIntegerField()),
                ("instalments", models.BigIntegerField()),
                ("amount_vnd", models.BigIntegerField()),
                ("first_due", models.DateField()),
                ("set_off_vnd", models.BigIntegerField(default=0)),
                (
                    "ground",
                    models.TextField(
                        blank=True,
                        choices=[
                            ("", "Không trừ vào tiền chi"),
                            ("CONSENT", "Người nợ đồng ý bằng văn bản"),
                            ("LAW", "Căn cứ pháp luật hoặc quyết định"),
                        ],
                        default="",
                    ),
                ),
                ("document", models.TextField(default="")),
                ("signed_on", models.DateField(null=True)),
                ("made_by", models.BigIntegerField(null=True)),
                ("made_at", models.DateTimeField()),
            ],
            options={
                "db_table": "payments_recoveryplan",
            },
        ),
        migrations.CreateModel(
            name="RecoveryWaiver",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "recovery",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="waivers", to="payments.recovery"
                    ),
                ),
                (
                    "state",
                    models.TextField(
                        choices=[
                            ("ASKED", "Chờ người thứ hai"),
                            ("GRANTED", "Đã xóa nợ"),
                            ("DECLINED", "Không đồng ý"),
                        ],
                        default="ASKED",
                    ),
                ),
                ("amount_vnd", models.BigIntegerField()),
                ("decision_number", models.TextField()),
                ("decided_on", models.DateField()),
                ("reason", models.TextField()),
                ("asked_by", models.BigIntegerField()),
                ("asked_at", models.DateTimeField()),
                ("settled_by", models.BigIntegerField(null=True)),
                ("settled_at", models.DateTimeField(null=True)),
            ],
            options={
                "db_table": "payments_recoverywaiver",
            },
        ),
        migrations.RemoveConstraint(
            model_name="orderline",
            name="payments_orderline_sum",
        ),
        migrations.RemoveConstraint(
            model_name="posting",
            name="payments_posting_one_source",
        ),
        migrations.AddField(
            model_name="orderline",
            name="set_off_vnd",
            field=models.BigIntegerField(db_default=0),
        ),
        migrations.AlterField(
            model_name="orderline",
            name="state",
            field=models.TextField(
                choices=[("ORDERED", "Ordered"), ("PAID", "Paid"), ("RETURNED", "Returned"), ("COVERED", "Covered")],
                default="ORDERED",
            ),
        ),
        migrations.AddConstraint(
            model_name="orderline",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("set_off_vnd__gte", 0),
                    (
                        "amount_vnd",
                        django.db.models.expressions.CombinedExpression(
                            django.db.models.expressions.CombinedExpression(
                                django.db.models.expressions.CombinedExpression(
                                    models.F("regular_vnd"), "+", models.F("arrears_vnd")
                                ),
                                "+",
                                models.F("carried_vnd"),
                            ),
                            "-",
                            models.F("set_off_vnd"),
                        ),
                    ),
                ),
                name="payments_orderline_sum",
            ),
        ),
        migrations.AddConstraint(
            model_name="orderline",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("amount_vnd", 0), ("set_off_vnd__gt", 0), ("state", "COVERED")),
                    models.Q(models.Q(("state", "COVERED"), _negated=True), ("amount_vnd__gt", 0)),
                    _connector="OR",
                ),
                name="payments_orderline_covered_or_paid",
            ),
        ),
        migrations.AddField(
            model_name="recovery",
            name="debtor",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.person"
            ),
        ),
        migrations.AddField(
            model_name="recoveryentry",
            name="line",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="payroll.line"
            ),
        ),
        migrations.AddField(
            model_name="recoveryentry",
            name="of",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="payments.recoveryentry"
            ),
        ),
        migrations.AddField(
            model_name="recoveryentry",
            name="payee",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.person"
            ),
        ),
        migrations.AddField(
            model_name="recoveryentry",
            name="payroll",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="payroll.payroll"
            ),
        ),
        migrations.AddField(
            model_name="recoveryentry",
            name="returned_line",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="payments.orderline"
            ),
        ),
        migrations.AddField(
            model_name="posting",
            name="recovery_entry",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, to="payments.recoveryentry"
            ),
        ),
        migrations.AddConstraint(
            model_name="posting",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("estimate_entry__isnull", True),
                        ("order_line__isnull", False),
                        ("recovery_entry__isnull", True),
                    ),
                    models.Q(
                        ("estimate_entry__isnull", False),
                        ("order_line__isnull", True),
                        ("recovery_entry__isnull", True),
                    ),
                    models.Q(
                        ("estimate_entry__isnull", True),
                        ("order_line__isnull", True),
                        ("recovery_entry__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="payments_posting_one_source",
            ),
        ),
        migrations.AddConstraint(
            model_name="posting",
            constraint=models.UniqueConstraint(
                condition=models.Q(("recovery_entry__isnull", False)),
                fields=("recovery_entry",),
                name="payments_posting_recovery_once",
            ),
        ),
        migrations.AddField(
            model_name="recoveryplan",
            name="scan",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="documents.file"
            ),
        ),
        migrations.AddField(
            model_name="recoveryentry",
            name="plan",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="payments.recoveryplan"
            ),
        ),
        migrations.AddField(
            model_name="recoveryentry",
            name="waiver",
            field=models.OneToOneField(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="payments.recoverywaiver"
            ),
        ),
        migrations.AddConstraint(
            model_name="recovery",
            constraint=models.UniqueConstraint(fields=("person", "held"), name="payments_recovery_once"),
        ),
        migrations.AddConstraint(
            model_name="recovery",
            constraint=models.CheckConstraint(
                condition=models.Q(("balance_vnd__gte", 0)), name="payments_recovery_never_below_zero"
            ),
        ),
        migrations.AddConstraint(
            model_name="recovery",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("held", "AFTER_DEATH"), models.Q(("debtor", None), ("debtor_name", "")), _connector="OR"
                ),
                name="payments_recovery_debtor_after_death",
            ),
        ),
        migrations.AddConstraint(
            model_name="recoveryplan",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("amount_vnd__gt", 0), ("balance_vnd__gt", 0), ("instalments__gt", 0), ("set_off_vnd__gte", 0)
                ),
                name="payments_recoveryplan_sound",
            ),
        ),
        migrations.AddConstraint(
            model_name="recoveryplan",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("ground", ""), ("set_off_vnd", 0)),
                    models.Q(
                        ("set_off_vnd__gt", 0),
                        ("signed_on__isnull", False),
                        models.Q(("ground", ""), _negated=True),
                        models.Q(("document", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="payments_recoveryplan_set_off_has_its_paper",
            ),
        ),
        migrations.AddConstraint(
            model_name="recoverywaiver",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("amount_vnd__gt", 0),
                    models.Q(("decision_number", ""), _negated=True),
                    models.Q(("reason", ""), _negated=True),
                ),
                name="payments_recoverywaiver_by_decision",
            ),
        ),
        migrations.AddConstraint(
            model_name="recoverywaiver",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("settled_by", None), ("state", "ASKED")),
                    models.Q(
                        models.Q(("state", "ASKED"), _negated=True),
                        ("settled_by__isnull", False),
                        models.Q(("settled_by", models.F("asked_by")), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="payments_recoverywaiver_by_two",
            ),
        ),
        migrations.AddConstraint(
            model_name="recoverywaiver",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "ASKED")), fields=("recovery",), name="payments_recoverywaiver_one_open"
            ),
        ),
        migrations.AddConstraint(
            model_name="recoveryentry",
            constraint=models.UniqueConstraint(
                condition=models.Q(("kind", "CLAIM")), fields=("line",), name="payments_recoveryentry_line_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="recoveryentry",
            constraint=models.UniqueConstraint(
                condition=models.Q(("kind", "RESTORED")),
                fields=("line", "recovery"),
                name="payments_recoveryentry_restored_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="recoveryentry",
            constraint=models.UniqueConstraint(
                condition=models.Q(("kind", "SET_OFF")),
                fields=("recovery", "payroll"),
                name="payments_recoveryentry_set_off_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="recoveryentry",
            constraint=models.UniqueConstraint(
                condition=models.Q(("kind", "REPAID")),
                fields=("way", "reference", "attempt"),
                name="payments_recoveryentry_reference_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="recoveryentry",
            constraint=models.UniqueConstraint(
                condition=models.Q(("kind", "REVERSED")), fields=("of",), name="payments_recoveryentry_reversed_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="recoveryentry",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("change_vnd__gt", 0), ("kind__in", ["CLAIM", "REVERSED"])),
                    models.Q(("change_vnd__lt", 0), models.Q(("kind__in", ["CLAIM", "REVERSED"]), _negated=True)),
                    _connector="OR",
                ),
                name="payments_recoveryentry_sign",
            ),
        ),
        migrations.AddConstraint(
            model_name="recoveryentry",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "CLAIM"), ("line__isnull", False)),
                    models.Q(("kind", "CAME_BACK"), ("of__isnull", False), ("returned_line__isnull", False)),
                    models.Q(
                        ("kind", "RESTORED"),
                        ("line__isnull", False),
                        ("payee__isnull", False),
                        ("payroll__isnull", False),
                    ),
                    models.Q(
                        ("kind", "SET_OFF"),
                        ("payee__isnull", False),
                        ("payroll__isnull", False),
                        ("plan__isnull", False),
                    ),
                    models.Q(
                        ("kind", "REPAID"),
                        ("paid_on__isnull", False),
                        models.Q(("way", ""), _negated=True),
                        models.Q(("reference", ""), _negated=True),
                    ),
                    models.Q(("kind", "WAIVED"), ("waiver__isnull", False)),
                    models.Q(("kind", "REVERSED"), ("of__isnull", False)),
                    _connector="OR",
                ),
                name="payments_recoveryentry_stands_on_something",
            ),
        ),
    ]
