"""What is left of a line of the budget is kept by the ledger itself, under a lock, and never falls below zero."""

from django.db import migrations

from ansinh.kit.tables import statement

# Lines are taken in the order of their ids, so that two clerks wait for each other and never for ever. The update of a
# row that another transaction holds waits for it and then sees its sum; the check of the table refuses what is too much.
AVAILABLE = """
CREATE FUNCTION payments_posting_keeps_available() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE moved record;
BEGIN
  FOR moved IN
    SELECT budget_line_id, sum(CASE WHEN debit_account LIKE 'budget:%' THEN amount_vnd ELSE 0 END
      - CASE WHEN credit_account LIKE 'budget:%' THEN amount_vnd ELSE 0 END)::bigint AS delta
    FROM written WHERE budget_line_id IS NOT NULL GROUP BY budget_line_id ORDER BY budget_line_id
  LOOP
    UPDATE payments_budgetline SET available_vnd = available_vnd + moved.delta
    WHERE id = moved.budget_line_id AND moved.delta <> 0;
  END LOOP;
  RETURN NULL;
END $$;
CREATE TRIGGER payments_posting_keeps_available AFTER INSERT ON payments_posting
  REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION payments_posting_keeps_available();
"""

# What a decision allows beyond the estimate counts from the confirmation by the second person.
ALLOWED = """
CREATE FUNCTION payments_estimateentry_settled_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD.confirmed_by IS NOT NULL OR OLD.dropped_by IS NOT NULL
     OR to_jsonb(NEW) - ARRAY['confirmed_by', 'confirmed_at', 'dropped_by', 'dropped_at']
        <> to_jsonb(OLD) - ARRAY['confirmed_by', 'confirmed_at', 'dropped_by', 'dropped_at'] THEN
    RAISE EXCEPTION 'an entry on the estimates is confirmed or dropped once' USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.kind = 'OVERDRAFT' AND NEW.confirmed_by IS NOT NULL THEN
    UPDATE payments_budgetline SET allowed_vnd = allowed_vnd + NEW.amount_vnd WHERE id = NEW.budget_line_id;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER payments_estimateentry_settled_once BEFORE UPDATE OR DELETE ON payments_estimateentry
  FOR EACH ROW EXECUTE FUNCTION payments_estimateentry_settled_once();
CREATE FUNCTION payments_estimateentry_begins_open() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'an entry on the estimates waits for a second person' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER payments_estimateentry_begins_open BEFORE INSERT ON payments_estimateentry
  FOR EACH ROW WHEN (NEW.confirmed_by IS NOT NULL OR NEW.dropped_by IS NOT NULL)
  EXECUTE FUNCTION payments_estimateentry_begins_open();
"""

# The two sums of a line come from postings and decisions: nobody writes them by hand, and no line goes away.
KEPT = """
CREATE FUNCTION payments_budgetline_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND pg_trigger_depth() > 1
     AND to_jsonb(NEW) - ARRAY['available_vnd', 'allowed_vnd'] = to_jsonb(OLD) - ARRAY['available_vnd', 'allowed_vnd'] THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'a line of the budget changes only through the ledger' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER payments_budgetline_kept BEFORE UPDATE OR DELETE ON payments_budgetline
  FOR EACH ROW EXECUTE FUNCTION payments_budgetline_kept();
CREATE FUNCTION payments_budgetline_begins_empty() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a line of the budget begins empty' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER payments_budgetline_begins_empty BEFORE INSERT ON payments_budgetline
  FOR EACH ROW WHEN (NEW.available_vnd <> 0 OR NEW.allowed_vnd <> 0)
  EXECUTE FUNCTION payments_budgetline_begins_empty();
"""

# The shares of a payment are the payment: reserved as a whole, and answered as a whole.
SHARES = """
CREATE FUNCTION payments_posting_shares_are_the_line() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM (SELECT order_line_id, sum(amount_vnd) AS vnd FROM written WHERE kind IN ('RESERVE', 'POST', 'VOID')
               GROUP BY order_line_id, kind) AS shares
             JOIN payments_orderline l ON l.id = shares.order_line_id WHERE l.amount_vnd <> shares.vnd) THEN
    RAISE EXCEPTION 'the postings of a payment do not add up to it' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER payments_posting_shares_are_the_line AFTER INSERT ON payments_posting
  REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION payments_posting_shares_are_the_line();
"""

WITHDRAWN = """
CREATE FUNCTION payments_withdrawal_cancelled_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.cancelled_at IS NULL
     AND to_jsonb(NEW) - ARRAY['cancelled_by', 'cancelled_at', 'cancelled_reason']
       = to_jsonb(OLD) - ARRAY['cancelled_by', 'cancelled_at', 'cancelled_reason'] THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'a withdrawal is only ever cancelled' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER payments_withdrawal_cancelled_once BEFORE UPDATE OR DELETE ON payments_withdrawal
  FOR EACH ROW EXECUTE FUNCTION payments_withdrawal_cancelled_once();
"""


class Migration(migrations.Migration):
    dependencies = [("payments", "0003_budget")]
    operations = [statement(sql) for sql in (AVAILABLE, ALLOWED, KEPT, SHARES, WITHDRAWN)]
