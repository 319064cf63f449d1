"""A locked list was drawn, approved and locked by three different people, with versions of law that it keeps."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("payroll", "0004_periods")]
    operations = [
        migrations.AddField("payroll", "law", models.JSONField(db_default={}, default=dict)),
        migrations.RemoveConstraint("payroll", "payroll_payroll_locked_by_two"),
        migrations.AddConstraint(
            "payroll",
            models.CheckConstraint(
                condition=models.Q(state="DRAFT", locked_by=None)
                | models.Q(state="LOCKED", drawn_by__isnull=False, approved_by__isnull=False, locked_by__isnull=False)
                & ~models.Q(drawn_by=models.F("locked_by"))
                & ~models.Q(approved_by=models.F("locked_by"))
                & ~models.Q(hash=""),
                name="payroll_payroll_locked_by_three",
            ),
        ),
    ]
