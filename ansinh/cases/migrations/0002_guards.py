"""Constraints, triggers and row security that Django's models cannot state."""

from django.db import migrations

from ansinh.kit.tables import append_only, scoped_by_commune, statement

# What was refused at the desk, withdrawn or given back stays as it was.
SETTLED = """
CREATE FUNCTION cases_dossier_settled() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD.status IN (3, 7, 10) THEN
    RAISE EXCEPTION 'a closed dossier is never changed, and none is removed' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER cases_dossier_settled BEFORE UPDATE OR DELETE ON cases_dossier
  FOR EACH ROW EXECUTE FUNCTION cases_dossier_settled();
"""
# Whoever has a dossier is not withdrawn from the registry.
KEPT = """
CREATE FUNCTION cases_person_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM cases_dossier d WHERE d.person_id = NEW.id) THEN
    RAISE EXCEPTION 'somebody with a dossier is not withdrawn' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER cases_person_kept BEFORE UPDATE OF withdrawn_at ON registry_person
  FOR EACH ROW WHEN (NEW.withdrawn_at IS NOT NULL) EXECUTE FUNCTION cases_person_kept();
"""


def seen_with_its_dossier(table: str, joined: str) -> list[migrations.RunSQL]:
    """Forced row security for rows of a dossier: seen, by whomever, only with it. So a guarded one stays closed."""
    return [
        statement(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY"),
        statement(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY"),
        statement(
            f"CREATE POLICY {table}_by_dossier ON {table} USING (EXISTS (SELECT 1 FROM cases_dossier d WHERE {joined}))"
        ),
    ]


class Migration(migrations.Migration):
    dependencies = [("cases", "0001_initial")]
    operations = [
        *scoped_by_commune("cases_dossier"),
        # Place is not enough for a guarded dossier: the register must have been opened, with a reason.
        statement(
            "CREATE POLICY cases_dossier_by_register ON cases_dossier AS RESTRICTIVE"
            " USING (guarded = '' OR guarded = ANY ((SELECT ansinh_guarded())::text[]))"
        ),
        *seen_with_its_dossier("cases_papergiven", "d.id = cases_papergiven.dossier_id"),
        *seen_with_its_dossier("cases_move", "d.id = cases_move.dossier_id"),
        *seen_with_its_dossier("cases_rating", "d.code = cases_rating.code"),
        append_only("cases_move"),
        append_only("cases_rating"),
        statement("ALTER TABLE cases_rating ADD CONSTRAINT cases_rating_score CHECK (score BETWEEN 1 AND 5)"),
        statement(
            "ALTER TABLE cases_dossier ADD CONSTRAINT cases_dossier_sound CHECK (status BETWEEN 1 AND 10"
            " AND (ended_at IS NOT NULL) = (status IN (3, 7, 9, 10))"
            " AND (paused_since IS NOT NULL) = (status IN (5, 6, 8)))"
        ),
        statement("ALTER TABLE cases_lookup SET UNLOGGED"),
        statement(SETTLED),
        statement(KEPT),
    ]
