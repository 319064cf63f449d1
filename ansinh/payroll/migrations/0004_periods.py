"""A list is a scope and its months: two months before Tết, one commune in advance, payments made once."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

from ansinh.kit.tables import statement

MONTHS = """
ALTER TABLE payroll_payroll ADD CONSTRAINT payroll_payroll_through CHECK (extract(day FROM through) = 1
  AND through >= month AND through <= month + interval '1 month')
"""
# One row a list: the table is looked through in no time.
REQUIRED = "DO $$ BEGIN ALTER TABLE payroll_payroll ALTER COLUMN through SET NOT NULL; END $$"


class Migration(migrations.Migration):
    dependencies = [("payroll", "0003_sealed"), ("registry", "0002_guards")]
    operations = [
        migrations.AddField("payroll", "through", models.DateField(null=True)),
        statement("ALTER TABLE payroll_payroll DISABLE TRIGGER payroll_payroll_sealed"),
        statement("UPDATE payroll_payroll SET through = month"),
        statement("ALTER TABLE payroll_payroll ENABLE TRIGGER payroll_payroll_sealed"),
        migrations.SeparateDatabaseAndState(
            database_operations=[statement(REQUIRED)],
            state_operations=[migrations.AlterField("payroll", "through", models.DateField())],
        ),
        statement(MONTHS, "ALTER TABLE payroll_payroll DROP CONSTRAINT payroll_payroll_through"),
        migrations.AlterField("payroll", "month", models.DateField()),
        migrations.AddField(
            "payroll",
            "scope",
            models.TextField(
                choices=[
                    ("ALL", "Toàn địa bàn"),
                    ("COMMUNE", "Chi trước cho một xã"),
                    ("ONE_OFF", "Chi một lần"),
                ],
                db_default="ALL",
                default="ALL",
            ),
        ),
        migrations.AddField(
            "payroll",
            "commune",
            models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.unit"
            ),
        ),
        migrations.AddField(
            "payroll",
            "benefits",
            django.contrib.postgres.fields.ArrayField(
                base_field=models.TextField(), db_default=[], default=list, size=None
            ),
        ),
        migrations.AddField("payroll", "title", models.TextField(db_default="", default="")),
        migrations.AlterField(
            "unlocking",
            "payroll",
            models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, to="payroll.payroll"),
        ),
        migrations.AddConstraint(
            "payroll",
            models.UniqueConstraint(
                fields=["month"], condition=models.Q(scope="ALL"), name="payroll_payroll_month_once"
            ),
        ),
        migrations.AddConstraint(
            "payroll",
            models.CheckConstraint(
                condition=models.Q(scope="ALL", commune=None, benefits=[])
                | models.Q(scope="COMMUNE", commune__isnull=False, benefits=[])
                | models.Q(scope="ONE_OFF", commune=None) & ~models.Q(benefits=[]) & ~models.Q(title=""),
                name="payroll_payroll_scope",
            ),
        ),
    ]
