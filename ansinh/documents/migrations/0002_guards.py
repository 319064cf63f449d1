"""Triggers and row security that Django's models cannot state."""

from django.db import migrations

from ansinh.kit.tables import COMMUNES, SEES_ALL, append_only, scoped, statement

BY_AGENCY = f"agency_id = ANY ({COMMUNES})"

# No number is removed, none is added without the one before it: a series has no gap, whoever writes.
NUMBERS = """
CREATE FUNCTION documents_number_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD.state <> 'TAKEN' OR NEW.state <> 'CANCELLED' OR NEW.reason = ''
     OR NEW.cancelled_at IS NULL
     OR (NEW.id, NEW.series_id, NEW.n, NEW.symbol, NEW.taken_on, NEW.out_of_turn, NEW.taken_at, NEW.taken_by, NEW.about)
        IS DISTINCT FROM
        (OLD.id, OLD.series_id, OLD.n, OLD.symbol, OLD.taken_on, OLD.out_of_turn, OLD.taken_at, OLD.taken_by, OLD.about)
  THEN
    RAISE EXCEPTION 'a number that was given is never changed; it can be cancelled once, with a reason'
      USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER documents_number_stays BEFORE UPDATE OR DELETE ON documents_number
  FOR EACH ROW EXECUTE FUNCTION documents_number_stays();
CREATE FUNCTION documents_number_follows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM added a WHERE a.n < 1 OR a.n > 1 AND NOT EXISTS (
             SELECT 1 FROM documents_number before WHERE before.series_id = a.series_id AND before.n = a.n - 1)) THEN
    RAISE EXCEPTION 'a number follows the one before it' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER documents_number_follows AFTER INSERT ON documents_number
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION documents_number_follows();
CREATE FUNCTION documents_series_runs_on() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR NEW.next < OLD.next OR NEW.last_on < OLD.last_on
     OR (NEW.id, NEW.agency_id, NEW.organ, NEW.series, NEW.year)
        IS DISTINCT FROM (OLD.id, OLD.agency_id, OLD.organ, OLD.series, OLD.year) THEN
    RAISE EXCEPTION 'a series of numbers only runs on' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER documents_series_runs_on BEFORE UPDATE OR DELETE ON documents_numberseries
  FOR EACH ROW EXECUTE FUNCTION documents_series_runs_on();
"""
# What the registers say of a paper stands; only its further life is added.
REGISTERS = """
CREATE FUNCTION documents_outgoing_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE'
     OR (NEW.id, NEW.agency_id, NEW.number_id, NEW.doc_type, NEW.signed_on, NEW.abstract, NEW.signer, NEW.recipients,
         NEW.secret, NEW.replaces_id, NEW.corrects_id, NEW.code, NEW.registered_at)
        IS DISTINCT FROM
        (OLD.id, OLD.agency_id, OLD.number_id, OLD.doc_type, OLD.signed_on, OLD.abstract, OLD.signer, OLD.recipients,
         OLD.secret, OLD.replaces_id, OLD.corrects_id, OLD.code, OLD.registered_at)
     OR OLD.file_id IS NOT NULL AND NEW.file_id IS DISTINCT FROM OLD.file_id
     OR OLD.state IN ('REPLACED', 'WITHDRAWN', 'CANCELLED') AND NEW.state <> OLD.state THEN
    RAISE EXCEPTION 'a registered paper is replaced, corrected or withdrawn, never changed'
      USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER documents_outgoing_stands BEFORE UPDATE OR DELETE ON documents_outgoing
  FOR EACH ROW EXECUTE FUNCTION documents_outgoing_stands();
CREATE FUNCTION documents_incoming_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE'
     OR (NEW.id, NEW.agency_id, NEW.number_id, NEW.arrived_on, NEW.author, NEW.author_number, NEW.author_on,
         NEW.doc_type, NEW.abstract, NEW.secret, NEW.registered_at)
        IS DISTINCT FROM
        (OLD.id, OLD.agency_id, OLD.number_id, OLD.arrived_on, OLD.author, OLD.author_number, OLD.author_on,
         OLD.doc_type, OLD.abstract, OLD.secret, OLD.registered_at)
     OR OLD.file_id IS NOT NULL AND NEW.file_id IS DISTINCT FROM OLD.file_id
     OR OLD.state IN ('DONE', 'RETURNED', 'CANCELLED') AND NEW.state <> OLD.state THEN
    RAISE EXCEPTION 'what arrived is never written anew' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER documents_incoming_stands BEFORE UPDATE OR DELETE ON documents_incoming
  FOR EACH ROW EXECUTE FUNCTION documents_incoming_stands();
"""
# Of a published record the number, day and agency stand; its state moves, and the issued file may come later, once.
PUBLISHED = """
CREATE FUNCTION documents_public_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR (NEW.code, NEW.number, NEW.signed_on, NEW.agency, NEW.doc_type)
     IS DISTINCT FROM (OLD.code, OLD.number, OLD.signed_on, OLD.agency, OLD.doc_type)
     OR OLD.sha256 <> '' AND NEW.sha256 <> OLD.sha256 THEN
    RAISE EXCEPTION 'a published record stands' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER documents_public_stands BEFORE UPDATE OR DELETE ON documents_public
  FOR EACH ROW EXECUTE FUNCTION documents_public_stands();
"""


class Migration(migrations.Migration):
    dependencies = [("documents", "0001_initial")]
    operations = [
        *scoped("documents_numberseries", BY_AGENCY),
        *scoped(
            "documents_number",
            "EXISTS (SELECT 1 FROM documents_numberseries s WHERE s.id = documents_number.series_id)",
        ),
        *scoped("documents_outgoing", BY_AGENCY),
        *scoped("documents_incoming", BY_AGENCY),
        *scoped("documents_event", BY_AGENCY),
        # A file of a guarded register asks for the place and for the register's own grant.
        statement("ALTER TABLE documents_file ENABLE ROW LEVEL SECURITY"),
        statement("ALTER TABLE documents_file FORCE ROW LEVEL SECURITY"),
        statement(
            "CREATE POLICY documents_file_by_place ON documents_file"
            f" USING (({SEES_ALL} OR commune_id = ANY ({COMMUNES}))"
            " AND (guarded IS NULL OR guarded = ANY ((SELECT ansinh_guarded())::text[])))"
        ),
        append_only("documents_file"),
        append_only("documents_event"),
        statement(
            "ALTER TABLE documents_file ADD CONSTRAINT documents_file_sound CHECK (size = octet_length(content)"
            " AND size > 0 AND sha256 = encode(sha256(content), 'hex'))"
        ),
        statement(
            "ALTER TABLE documents_outgoing ADD CONSTRAINT documents_outgoing_sound CHECK (copies > 0"
            " AND (state <> 'SENT' OR sent_on IS NOT NULL) AND (NOT secret OR abstract = '' AND file_id IS NULL)"
            " AND (secret OR abstract <> ''))"
        ),
        statement(
            "ALTER TABLE documents_incoming ADD CONSTRAINT documents_incoming_sound CHECK ("
            " (state NOT IN ('DIRECTED', 'HANDED_ON') OR lead_id IS NOT NULL)"
            " AND (state <> 'DONE' OR done_on IS NOT NULL) AND (NOT secret OR abstract = '' AND file_id IS NULL)"
            " AND (secret OR abstract <> ''))"
        ),
        statement(
            "CREATE INDEX documents_incoming_open ON documents_incoming (agency_id, lead_id, due_on)"
            " WHERE state IN ('ARRIVED', 'DIRECTED', 'HANDED_ON')"
        ),
        statement(NUMBERS),
        statement(REGISTERS),
        statement(PUBLISHED),
    ]
