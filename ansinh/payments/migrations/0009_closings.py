"""The results of a list are closed by two people, and opened again by two."""

import django.db.models.deletion
from django.db import migrations, models

from ansinh.kit.tables import statement

# Whatever the program does: of a closed list no payment gets a result any more.
CLOSED = """
CREATE FUNCTION payments_orderline_closed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM (SELECT DISTINCT ON (c.payroll_id) c.payroll_id, c.kind FROM payments_closing c
      WHERE c.granted_by IS NOT NULL ORDER BY c.payroll_id, c.id DESC) AS standing
    WHERE standing.kind = 'CLOSE' AND standing.payroll_id IN (
      SELECT o.payroll_id FROM payments_order o WHERE o.id IN (SELECT DISTINCT order_id FROM touched))) THEN
    RAISE EXCEPTION 'the payments of this list are closed' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER payments_orderline_closed AFTER UPDATE ON payments_orderline
  REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION payments_orderline_closed();
"""
OPEN = "DROP TRIGGER payments_orderline_closed ON payments_orderline; DROP FUNCTION payments_orderline_closed();"


class Migration(migrations.Migration):
    dependencies = [("payments", "0008_channel_guards"), ("payroll", "0005_three_people")]
    operations = [
        migrations.CreateModel(
            name="Closing",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("kind", models.TextField(choices=[("CLOSE", "Đóng kỳ chi"), ("REOPEN", "Mở lại kỳ chi")])),
                ("reason", models.TextField(default="")),
                ("asked_by", models.BigIntegerField()),
                ("asked_at", models.DateTimeField()),
                ("granted_by", models.BigIntegerField(null=True)),
                ("granted_at", models.DateTimeField(null=True)),
                (
                    "payroll",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="payroll.payroll"),
                ),
            ],
            options={
                "db_table": "payments_closing",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("granted_by", None)),
                        fields=("payroll",),
                        name="payments_closing_one_open_request",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("granted_by", None),
                            models.Q(("granted_by", models.F("asked_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="payments_closing_by_two",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind", "CLOSE"), models.Q(("reason", ""), _negated=True), _connector="OR"),
                        name="payments_closing_reopened_for_a_reason",
                    ),
                ],
            },
        ),
        statement(CLOSED, OPEN),
    ]
