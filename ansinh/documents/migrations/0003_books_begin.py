"""A book of numbers may begin at a stated number; earlier ones are entered with the reason why they come late."""

from django.db import migrations, models

from ansinh.kit.tables import statement

FOLLOWS = """
CREATE OR REPLACE FUNCTION documents_number_follows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM added a JOIN documents_numberseries s ON s.id = a.series_id
    WHERE a.n < 1
       OR a.n < s.first AND a.out_of_turn = ''
       OR a.n > s.first AND NOT EXISTS (
         SELECT 1 FROM documents_number before WHERE before.series_id = a.series_id AND before.n = a.n - 1)) THEN
    RAISE EXCEPTION 'a number follows the one before it, or is an earlier one with its reason'
      USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NULL;
END $$;
"""
# A book begins beyond all its numbers, and then runs on; where none was given since, its beginning may be put right.
RUNS_ON = """
CREATE OR REPLACE FUNCTION documents_series_runs_on() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR NEW.last_on < OLD.last_on
     OR (NEW.id, NEW.agency_id, NEW.organ, NEW.series, NEW.year)
        IS DISTINCT FROM (OLD.id, OLD.agency_id, OLD.organ, OLD.series, OLD.year)
     OR NEW.first = OLD.first AND NEW.next < OLD.next
     OR NEW.first <> OLD.first AND (NEW.next <> NEW.first OR NEW.begun_reason = '' OR EXISTS (
       SELECT 1 FROM documents_number given WHERE given.series_id = NEW.id AND given.n >= NEW.first)) THEN
    RAISE EXCEPTION 'a series of numbers only runs on' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("documents", "0002_guards")]
    operations = [
        migrations.AddField("numberseries", "first", models.BigIntegerField(default=1, db_default=1)),
        migrations.AddField("numberseries", "begun_reason", models.TextField(default="", db_default="")),
        statement(FOLLOWS),
        statement(RUNS_ON),
    ]
