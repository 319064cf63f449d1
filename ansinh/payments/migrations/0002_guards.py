"""Constraints, triggers and row security that Django's models cannot state."""

from django.db import migrations

from ansinh.kit.tables import append_only, scoped, scoped_by_commune


class Migration(migrations.Migration):
    dependencies = [("payments", "0001_initial")]
    operations = [
        *scoped_by_commune("payments_orderline"),
        *scoped(
            "payments_posting",
            "EXISTS (SELECT 1 FROM payments_orderline l WHERE l.id = payments_posting.order_line_id)",
        ),
        *scoped(
            "payments_statementrow",
            "EXISTS (SELECT 1 FROM payments_orderline l WHERE l.id = payments_statementrow.order_line_id)",
        ),
        append_only("payments_posting"),
        append_only("payments_statementrow"),
    ]
