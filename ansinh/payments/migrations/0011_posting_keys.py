"""The two further keys of a posting of a payment are checked once a statement too, not once a row at commit.

A month's result writes 20,000 postings. Nothing that they point at goes away: lines of the budget and acts on the
estimates are kept by their own triggers.
"""

import django.db.models.deletion
from django.db import migrations, models

from ansinh.kit.tables import statement

KEYS = """
CREATE OR REPLACE FUNCTION payments_posting_keys() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM written w LEFT JOIN payments_orderline l ON l.id = w.order_line_id
             WHERE w.order_line_id IS NOT NULL AND l.id IS NULL) THEN
    RAISE EXCEPTION 'a posting points at no payment' USING ERRCODE = 'foreign_key_violation';
  END IF;
  IF EXISTS (SELECT 1 FROM written w LEFT JOIN payments_budgetline b ON b.id = w.budget_line_id
             WHERE w.budget_line_id IS NOT NULL AND b.id IS NULL)
  OR EXISTS (SELECT 1 FROM written w LEFT JOIN payments_estimateentry e ON e.id = w.estimate_entry_id
             WHERE w.estimate_entry_id IS NOT NULL AND e.id IS NULL) THEN
    RAISE EXCEPTION 'a posting points at no line of the budget' USING ERRCODE = 'foreign_key_violation';
  END IF;
  RETURN NULL;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("payments", "0010_restored")]
    operations = [
        statement(KEYS),
        migrations.AlterField(
            "posting",
            "budget_line",
            models.ForeignKey(
                to="payments.budgetline",
                on_delete=django.db.models.deletion.PROTECT,
                null=True,
                db_constraint=False,
            ),
        ),
        migrations.AlterField(
            "posting",
            "estimate_entry",
            models.ForeignKey(
                to="payments.estimateentry",
                on_delete=django.db.models.deletion.PROTECT,
                null=True,
                db_constraint=False,
                db_index=False,
            ),
        ),
    ]
