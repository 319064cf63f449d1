"""Decisions of an agency above: two different people before anything is in force."""

import django.db.models.deletion
from django.db import migrations, models

from ansinh.kit.tables import SEES_ALL, statement

# Whatever the program does: what was written down by one is issued with the word of another only.
CONFIRMED = """
CREATE FUNCTION decisions_outside_confirmed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.state = 'ISSUED' AND EXISTS (
    SELECT 1 FROM decisions_outside o WHERE o.decision_id = NEW.id AND o.confirmed_by IS NULL) THEN
    RAISE EXCEPTION 'a decision from above is issued after a second person has confirmed it'
      USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER decisions_outside_confirmed BEFORE UPDATE ON decisions_decision
  FOR EACH ROW EXECUTE FUNCTION decisions_outside_confirmed();
CREATE FUNCTION decisions_outside_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD.confirmed_by IS NOT NULL OR (NEW.recorded_by, NEW.number, NEW.signed_on, NEW.decision_id)
      IS DISTINCT FROM (OLD.recorded_by, OLD.number, OLD.signed_on, OLD.decision_id) THEN
    RAISE EXCEPTION 'what was written down of a decision from above is confirmed once and never changed'
      USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER decisions_outside_kept BEFORE UPDATE OR DELETE ON decisions_outside
  FOR EACH ROW EXECUTE FUNCTION decisions_outside_kept();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("decisions", "0007_doubts"),
        ("cases", "0001_initial"),
        ("registry", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="OutsideDecision",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("number", models.TextField()),
                ("signed_on", models.DateField()),
                ("authority_title", models.TextField()),
                ("recorded_by", models.BigIntegerField()),
                ("recorded_name", models.TextField()),
                ("recorded_at", models.DateTimeField()),
                ("confirmed_by", models.BigIntegerField(null=True)),
                ("confirmed_name", models.TextField(default="")),
                ("confirmed_at", models.DateTimeField(null=True)),
                (
                    "authority",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.unit"
                    ),
                ),
                (
                    "decision",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="outside", to="decisions.decision"
                    ),
                ),
                (
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.dossier"
                    ),
                ),
            ],
            options={
                "db_table": "decisions_outside",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("confirmed_by", None),
                            models.Q(("confirmed_by", models.F("recorded_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="decisions_outside_two_people",
                    )
                ],
            },
        ),
        statement("ALTER TABLE decisions_outside ENABLE ROW LEVEL SECURITY"),
        statement("ALTER TABLE decisions_outside FORCE ROW LEVEL SECURITY"),
        statement(
            f"CREATE POLICY decisions_outside_by_decision ON decisions_outside USING ({SEES_ALL}"
            " OR EXISTS (SELECT 1 FROM decisions_decision d WHERE d.id = decisions_outside.decision_id))"
        ),
        statement(CONFIRMED),
    ]
