"""Abstract tables and the SQL that guards them: bitemporal facts, append-only tables, row security."""

from __future__ import annotations

from django.contrib.postgres.fields import DateRangeField, DateTimeRangeField
from django.db import migrations, models

SEES_ALL = "(SELECT ansinh_sees_all())"
COMMUNES = "(SELECT ansinh_communes())::bigint[]"


class Fact(models.Model):
    """A bitemporal fact: ``valid`` is when it was true in the world, ``known`` when we believed it.

    Both half-open; an upper bound of null means "still". A correction closes ``known`` of the old row and adds a row;
    no other column ever changes (a trigger holds that).
    """

    id = models.BigAutoField(primary_key=True)
    valid = DateRangeField()
    known = DateTimeRangeField()
    source_id = models.BigIntegerField(null=True)  # registry_source: the file row, decision or form it came from
    recorded_by = models.BigIntegerField(null=True)  # the user; null: the system

    class Meta:
        abstract = True


def statement(sql: str, reverse: str = "") -> migrations.RunSQL:
    """One migration step of plain SQL."""
    return migrations.RunSQL(sql, reverse_sql=reverse or migrations.RunSQL.noop)


def fact_guards(table: str, subject: str, keys: tuple[str, ...] = ()) -> list[migrations.RunSQL]:
    """For a table of facts: no two believed facts of one kind overlap; only ``known`` may be closed; no deletion.

    ``subject`` is the column of the person, household or unit; ``keys`` distinguish kinds within one table.
    """
    same = ", ".join(f"{column} WITH =" for column in (subject, *keys))
    return [
        statement(
            f"ALTER TABLE {table} ADD CONSTRAINT {table}_one_at_a_time"
            f" EXCLUDE USING gist ({same}, valid WITH &&) WHERE (upper_inf(known))"
        ),
        statement(f"CREATE INDEX {table}_believed ON {table} ({subject}) WHERE upper_inf(known)"),
        statement(
            f"CREATE TRIGGER {table}_only_close_known BEFORE UPDATE OR DELETE ON {table}"
            " FOR EACH ROW EXECUTE FUNCTION ansinh_only_close_known()"
        ),
    ]


def append_only(table: str) -> migrations.RunSQL:
    """Rows of ``table`` can be added and never changed or removed."""
    return statement(
        f"CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {table}"
        " FOR EACH ROW EXECUTE FUNCTION ansinh_append_only()"
    )


def scoped(table: str, sees: str) -> list[migrations.RunSQL]:
    """Forced row security: whoever sees the whole district, or a row for which the SQL condition ``sees`` holds."""
    return [
        statement(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY"),
        statement(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY"),
        statement(f"CREATE POLICY {table}_by_place ON {table} USING ({SEES_ALL} OR ({sees}))"),
    ]


def scoped_by_commune(table: str, column: str = "commune_id") -> list[migrations.RunSQL]:
    """Row security for a table that carries its commune."""
    return scoped(table, f"{column} = ANY ({COMMUNES})")
