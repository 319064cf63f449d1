"""A case's balance is the sum of its entries, which are only ever added; who sees the case sees what belongs to it."""

from django.db import migrations

from ansinh.kit.tables import SEES_ALL, append_only, scoped, scoped_by_commune, statement

# The check of the table then refuses a balance below zero: two clerks who pay back the same case wait at its row.
BALANCE = """
CREATE FUNCTION payments_recovery_keeps_balance() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE payments_recovery r SET balance_vnd = r.balance_vnd + moved.vnd
  FROM (SELECT recovery_id, sum(change_vnd)::bigint AS vnd FROM written GROUP BY 1) AS moved WHERE r.id = moved.recovery_id;
  RETURN NULL;
END $$;
CREATE TRIGGER payments_recovery_keeps_balance AFTER INSERT ON payments_recoveryentry
  REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION payments_recovery_keeps_balance();
"""
UNBALANCE = """
DROP TRIGGER payments_recovery_keeps_balance ON payments_recoveryentry; DROP FUNCTION payments_recovery_keeps_balance();
"""

# By hand only the debtor is written; a case begins empty and never goes away.
KEPT = """
CREATE FUNCTION payments_recovery_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' AND NEW.balance_vnd = 0 THEN
    RETURN NEW;
  END IF;
  IF TG_OP = 'UPDATE' AND (
    to_jsonb(NEW) - ARRAY['debtor_id', 'debtor_name', 'debtor_relation']
      = to_jsonb(OLD) - ARRAY['debtor_id', 'debtor_name', 'debtor_relation']
    OR pg_trigger_depth() > 1 AND to_jsonb(NEW) - 'balance_vnd' = to_jsonb(OLD) - 'balance_vnd') THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'the balance of a recovery changes only through its entries' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER payments_recovery_kept BEFORE INSERT OR UPDATE OR DELETE ON payments_recovery
  FOR EACH ROW EXECUTE FUNCTION payments_recovery_kept();
"""
UNKEPT = "DROP TRIGGER payments_recovery_kept ON payments_recovery; DROP FUNCTION payments_recovery_kept();"

WAIVED = """
CREATE FUNCTION payments_recoverywaiver_settled_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.state = 'ASKED' AND to_jsonb(NEW) - ARRAY['state', 'settled_by', 'settled_at']
    = to_jsonb(OLD) - ARRAY['state', 'settled_by', 'settled_at'] THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'a request to write off is settled once' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER payments_recoverywaiver_settled_once BEFORE UPDATE OR DELETE ON payments_recoverywaiver
  FOR EACH ROW EXECUTE FUNCTION payments_recoverywaiver_settled_once();
"""
UNWAIVED = """
DROP TRIGGER payments_recoverywaiver_settled_once ON payments_recoverywaiver;
DROP FUNCTION payments_recoverywaiver_settled_once();
"""
# A posting is seen with the payment or the entry that it comes from; without either, with the whole district only.
POSTINGS = f"""
ALTER POLICY payments_posting_by_place ON payments_posting USING ({SEES_ALL}
  OR EXISTS (SELECT 1 FROM payments_orderline l WHERE l.id = payments_posting.order_line_id)
  OR EXISTS (SELECT 1 FROM payments_recoveryentry e WHERE e.id = payments_posting.recovery_entry_id))
"""
SEEN = "EXISTS (SELECT 1 FROM payments_recovery r WHERE r.id = {table}.recovery_id)"
PARTS = ("payments_recoveryentry", "payments_recoveryplan", "payments_recoverywaiver")


class Migration(migrations.Migration):
    dependencies = [("payments", "0005_recoveries")]
    operations = [
        *scoped_by_commune("payments_recovery"),
        *(step for table in PARTS for step in scoped(table, SEEN.format(table=table))),
        append_only("payments_recoveryentry"),
        append_only("payments_recoveryplan"),
        statement(BALANCE, UNBALANCE),
        statement(KEPT, UNKEPT),
        statement(WAIVED, UNWAIVED),
        statement(POSTINGS),
    ]
