"""A repayment is posted in shares: one a line of the budget that takes it back."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("payments", "0009_closings")]
    operations = [
        migrations.AddConstraint(
            "posting",
            models.UniqueConstraint(
                fields=["recovery_entry", "budget_line"],
                condition=models.Q(recovery_entry__isnull=False),
                nulls_distinct=False,
                name="payments_posting_recovery_once_a_line",
            ),
        ),
        migrations.RemoveConstraint("posting", "payments_posting_recovery_once"),
    ]
