"""Constraints, triggers and row security that Django's models cannot state."""

from django.db import migrations

from ansinh.kit.tables import append_only, scoped, scoped_by_commune, statement

# What was ordered stays as it was ordered; a payment is decided once.
DECIDED_ONCE = """
CREATE FUNCTION payments_orderline_decided_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.state = 'ORDERED' AND to_jsonb(NEW) - 'state' = to_jsonb(OLD) - 'state' THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'an order line only goes from ORDERED to PAID or RETURNED' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER payments_orderline_decided_once BEFORE UPDATE OR DELETE ON payments_orderline
  FOR EACH ROW EXECUTE FUNCTION payments_orderline_decided_once();
"""


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
        statement(DECIDED_ONCE),
        append_only("payments_posting"),
        append_only("payments_statementrow"),
    ]
