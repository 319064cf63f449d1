"""Extensions, the functions behind row security and append-only tables, and the audit trail."""

from django.contrib.postgres.operations import BtreeGistExtension, TrigramExtension
from django.db import migrations, models

from ansinh.kit.tables import statement

SESSION = """
CREATE FUNCTION ansinh_sees_all() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS
  $$ SELECT coalesce(current_setting('ansinh.communes', true), '') = 'all' $$;
CREATE FUNCTION ansinh_communes() RETURNS bigint[] LANGUAGE sql STABLE PARALLEL SAFE AS
  $$ SELECT CASE WHEN coalesce(current_setting('ansinh.communes', true), '') IN ('', 'all') THEN '{}'::bigint[]
            ELSE string_to_array(current_setting('ansinh.communes', true), ',')::bigint[] END $$;
CREATE FUNCTION ansinh_user() RETURNS bigint LANGUAGE sql STABLE PARALLEL SAFE AS
  $$ SELECT nullif(current_setting('ansinh.user', true), '')::bigint $$;
CREATE FUNCTION ansinh_guarded() RETURNS text[] LANGUAGE sql STABLE PARALLEL SAFE AS
  $$ SELECT string_to_array(coalesce(current_setting('ansinh.guarded', true), ''), ',') $$;
"""

GUARDS = """
CREATE FUNCTION ansinh_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'rows of % are never changed or removed', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION ansinh_only_close_known() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND upper_inf(OLD.known)
     AND (isempty(NEW.known) OR (lower(NEW.known) = lower(OLD.known) AND NOT upper_inf(NEW.known)))
     AND to_jsonb(NEW) - 'known' = to_jsonb(OLD) - 'known' THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'a fact of % may only be closed, not changed', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
"""

CHAIN = """
CREATE FUNCTION ansinh_entry_hash(entry audit_entry) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT encode(sha256(convert_to(concat_ws(chr(31), entry.previous_hash, extract(epoch FROM entry.at)::text,
    coalesce(entry.actor_id::text, '-'), entry.actor_name, entry.word, entry.about,
    coalesce(entry.before::text, '-'), coalesce(entry.after::text, '-')), 'UTF8')), 'hex') $$;
CREATE FUNCTION audit_entry_chain() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(7116517);  -- one writer at a time: the chain has one end
  NEW.id := nextval(pg_get_serial_sequence('audit_entry', 'id'));  -- taken under the lock, so ids follow the chain
  SELECT coalesce((SELECT hash FROM audit_entry ORDER BY id DESC LIMIT 1), '') INTO NEW.previous_hash;
  NEW.hash := ansinh_entry_hash(NEW);
  RETURN NEW;
END $$;
CREATE TRIGGER audit_entry_chain BEFORE INSERT ON audit_entry FOR EACH ROW EXECUTE FUNCTION audit_entry_chain();
CREATE TRIGGER audit_entry_append_only BEFORE UPDATE OR DELETE ON audit_entry
  FOR EACH ROW EXECUTE FUNCTION ansinh_append_only();
"""

GRANTS = """
GRANT USAGE ON SCHEMA public TO ansinh_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO ansinh_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO ansinh_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT EXECUTE ON FUNCTIONS TO ansinh_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO ansinh_app;
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO ansinh_app;
"""


class Migration(migrations.Migration):
    initial = True
    dependencies: list[tuple[str, str]] = []
    operations = [
        BtreeGistExtension(),
        TrigramExtension(),
        statement(GRANTS),
        statement(SESSION),
        statement(GUARDS),
        migrations.CreateModel(
            name="Entry",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("at", models.DateTimeField()),
                ("actor_id", models.BigIntegerField(null=True)),
                ("actor_name", models.TextField()),
                ("word", models.TextField()),
                ("about", models.TextField()),
                ("before", models.JSONField(null=True)),
                ("after", models.JSONField(null=True)),
                ("previous_hash", models.TextField(default="")),
                ("hash", models.TextField(default="")),
            ],
            options={"db_table": "audit_entry"},
        ),
        statement(CHAIN),
    ]
