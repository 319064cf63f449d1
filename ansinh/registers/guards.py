"""What a table of a register needs besides its columns: one truth at a time, no deletion, forced row security."""

from __future__ import annotations

from django.db import migrations

from ansinh.kit.tables import SEES_ALL, fact_guards, scoped, statement
from ansinh.registry.guards import guarded as guarded_by_person
from ansinh.registry.guards import scoped_by_household, scoped_by_person

SUBJECTS = {"person_id": scoped_by_person, "household_id": scoped_by_household}


def register_guards(
    table: str, subject: str, keys: tuple[str, ...] = (), *, guarded: str = ""
) -> list[migrations.RunSQL]:
    """All guards of a register's table. ``subject``: ``person_id``, ``household_id`` or ``thing_id``.

    ``keys``: as declared, the columns that tell several records of one subject apart. ``guarded``: as declared.
    """
    return [*fact_guards(table, subject, keys), *_row_security(table, subject, guarded)]


def _row_security(table: str, subject: str, guarded: str) -> list[migrations.RunSQL]:
    if subject == "thing_id":  # the thing itself asks for its place and for its guarded register
        return _forced(table, f"EXISTS (SELECT 1 FROM registers_thing t WHERE t.id = {table}.thing_id)", guarded)
    if not guarded:
        return SUBJECTS[subject](table)
    if subject == "person_id":
        return guarded_by_person(table, guarded)
    return _forced(table, f"EXISTS (SELECT 1 FROM registry_household h WHERE h.id = {table}.household_id)", guarded)


def _forced(table: str, sees: str, guarded: str) -> list[migrations.RunSQL]:
    if not guarded:
        return scoped(table, sees)
    return [
        statement(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY"),
        statement(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY"),
        statement(
            f"CREATE POLICY {table}_guarded ON {table} USING ('{guarded}' = ANY ((SELECT ansinh_guarded())::text[])"
            f" AND ({SEES_ALL} OR {sees}))"
        ),
    ]
