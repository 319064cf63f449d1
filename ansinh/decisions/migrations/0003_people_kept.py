"""Whoever has a decision, or stands in a draft, is not withdrawn from the registry: as a foreign key would hold them."""

from django.db import migrations

from ansinh.kit.tables import statement

KEPT = """
CREATE FUNCTION decisions_person_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM decisions_item i JOIN decisions_decision d ON d.id = i.decision_id
             WHERE i.person_id = NEW.id AND d.state <> 'CANCELLED') THEN
    RAISE EXCEPTION 'somebody with a decision is not withdrawn' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER decisions_person_kept BEFORE UPDATE OF withdrawn_at ON registry_person
  FOR EACH ROW WHEN (NEW.withdrawn_at IS NOT NULL) EXECUTE FUNCTION decisions_person_kept();
"""
GIVEN_UP = "DROP TRIGGER decisions_person_kept ON registry_person; DROP FUNCTION decisions_person_kept();"


class Migration(migrations.Migration):
    dependencies = [("decisions", "0002_guards"), ("registry", "0003_search")]
    operations = [statement(KEPT, GIVEN_UP)]
