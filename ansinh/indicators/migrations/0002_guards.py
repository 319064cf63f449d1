"""What Django's models cannot state: one believed share at a time, closed and never changed, seen by place."""

from django.db import migrations

from ansinh.kit.tables import scoped_by_commune, statement


class Migration(migrations.Migration):
    dependencies = [("indicators", "0001_initial"), ("audit", "0001_initial"), ("registry", "0002_guards")]
    operations = [
        # Deferred: one statement closes the old share and writes the new one.
        statement(
            "ALTER TABLE indicators_measured ADD CONSTRAINT indicators_measured_once EXCLUDE USING btree"
            " (code WITH =, since WITH =, until WITH =, (coalesce(commune_id, 0)) WITH =, sex WITH =, programme WITH =)"
            " WHERE (upper_inf(known)) DEFERRABLE INITIALLY DEFERRED"
        ),
        statement(
            "CREATE TRIGGER indicators_measured_only_close_known BEFORE UPDATE OR DELETE ON indicators_measured"
            " FOR EACH ROW EXECUTE FUNCTION ansinh_only_close_known()"
        ),
        *scoped_by_commune("indicators_measured"),
    ]
