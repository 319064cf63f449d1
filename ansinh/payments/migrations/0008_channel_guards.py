"""Guards of the channels' tables; and those of result rows and order lines, made to cost nothing for each row.

A month's result is 20,000 rows in one statement. Foreign keys are then checked once a statement over all new rows, and an
order line's trigger looks at a row only when something other than its first decision is asked of it.
"""

from django.db import migrations

from ansinh.kit.tables import append_only, scoped, scoped_by_commune, statement
from ansinh.registry.guards import scoped_by_person

# As foreign keys: nothing that a row may point at can be deleted or renumbered (order lines are kept by their own
# trigger, statements by the one below).
KEYS = """
CREATE FUNCTION payments_statementrow_keys() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM written w LEFT JOIN payments_statement s ON s.id = w.statement_id WHERE s.id IS NULL)
  OR EXISTS (SELECT 1 FROM written w LEFT JOIN payments_orderline l ON l.id = w.order_line_id
             WHERE w.order_line_id IS NOT NULL AND l.id IS NULL)
  OR EXISTS (SELECT 1 FROM written w LEFT JOIN payments_orderline l ON l.id = w.suggested_line_id
             WHERE w.suggested_line_id IS NOT NULL AND l.id IS NULL) THEN
    RAISE EXCEPTION 'a result row points at nothing' USING ERRCODE = 'foreign_key_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER payments_statementrow_keys AFTER INSERT ON payments_statementrow
  REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION payments_statementrow_keys();
CREATE FUNCTION payments_posting_keys() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM written w LEFT JOIN payments_orderline l ON l.id = w.order_line_id
             WHERE w.order_line_id IS NOT NULL AND l.id IS NULL) THEN
    RAISE EXCEPTION 'a posting points at no payment' USING ERRCODE = 'foreign_key_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER payments_posting_keys AFTER INSERT ON payments_posting
  REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION payments_posting_keys();
CREATE FUNCTION payments_statement_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a result file that was taken stays' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER payments_statement_kept BEFORE DELETE OR UPDATE OF id ON payments_statement
  FOR EACH ROW EXECUTE FUNCTION payments_statement_kept();
"""
# The rule of migration 0002 stays; only when it is asked changes. Half of each page stays free for the one update.
DECIDED_ONCE = """
DROP TRIGGER payments_orderline_decided_once ON payments_orderline;
DO $$ BEGIN EXECUTE (
  SELECT format('CREATE TRIGGER payments_orderline_kept BEFORE UPDATE OF %s OR DELETE ON payments_orderline'
    ' FOR EACH ROW EXECUTE FUNCTION payments_orderline_decided_once()', string_agg(quote_ident(attname), ', ' ORDER BY attnum))
  FROM pg_attribute WHERE attrelid = 'payments_orderline'::regclass AND attnum > 0 AND NOT attisdropped AND attname <> 'state'
); END $$;
CREATE TRIGGER payments_orderline_decided_once BEFORE UPDATE OF state ON payments_orderline
  FOR EACH ROW WHEN (OLD.state <> 'ORDERED') EXECUTE FUNCTION payments_orderline_decided_once();
ALTER TABLE payments_orderline SET (fillfactor = 50);
"""
ANSWERED_ONCE = """
CREATE FUNCTION payments_channelsetting_answered_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.agreed IS NULL
     AND to_jsonb(NEW) - ARRAY['agreed', 'answered_by', 'answered_at']
       = to_jsonb(OLD) - ARRAY['agreed', 'answered_by', 'answered_at'] THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'a setting of a channel is answered once' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER payments_channelsetting_answered_once BEFORE UPDATE OR DELETE ON payments_channelsetting
  FOR EACH ROW EXECUTE FUNCTION payments_channelsetting_answered_once();
"""
# A village is served by one point at a time; what was once known only ends.
POINTS = """
ALTER TABLE payments_paypointvillage ADD CONSTRAINT payments_paypointvillage_one_at_a_time
  EXCLUDE USING gist (village_id WITH =, known WITH &&);
CREATE TRIGGER payments_paypointvillage_only_close_known BEFORE UPDATE OR DELETE ON payments_paypointvillage
  FOR EACH ROW EXECUTE FUNCTION ansinh_only_close_known();
CREATE TRIGGER payments_paypoint_only_close_known BEFORE UPDATE OR DELETE ON payments_paypoint
  FOR EACH ROW EXECUTE FUNCTION ansinh_only_close_known();
"""
FILED_ONCE = """
CREATE FUNCTION payments_signedpage_filed_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.filed_at IS NULL AND (NEW.id, NEW.scan_id, NEW.number, NEW.why)
     IS NOT DISTINCT FROM (OLD.id, OLD.scan_id, OLD.number, OLD.why) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'a signed page is filed once' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER payments_signedpage_filed_once BEFORE UPDATE OR DELETE ON payments_signedpage
  FOR EACH ROW EXECUTE FUNCTION payments_signedpage_filed_once();
"""


class Migration(migrations.Migration):
    dependencies = [("payments", "0007_channels")]
    operations = [
        *(statement(sql) for sql in (KEYS, DECIDED_ONCE, ANSWERED_ONCE, POINTS, FILED_ONCE)),
        append_only("payments_resultmapping"),
        append_only("payments_settlement"),
        append_only("payments_signedscan"),
        append_only("payments_accountcheck"),
        *scoped("payments_settlement", "EXISTS (SELECT 1 FROM payments_orderline l WHERE l.id = payments_settlement.order_line_id)"),
        *scoped_by_commune("payments_paypoint"),
        *scoped("payments_paypointvillage", "EXISTS (SELECT 1 FROM payments_paypoint p WHERE p.id = payments_paypointvillage.pay_point_id)"),
        *scoped_by_commune("payments_signedpage"),
        *scoped("payments_signedscan", "EXISTS (SELECT 1 FROM payments_signedpage p WHERE p.scan_id = payments_signedscan.id)"),
        *scoped_by_person("payments_accountcheck"),
        *scoped("payments_resultmapping", "false"),
    ]  # fmt: skip
