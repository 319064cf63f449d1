"""Row security of tables that belong to a person or a household, for this room and those above."""

from __future__ import annotations

from django.db import migrations

from ansinh.kit.tables import scoped, statement


def scoped_by_person(table: str, column: str = "person_id") -> list[migrations.RunSQL]:
    """Row security for a table that belongs to a person: visible when the person is."""
    return scoped(table, f"EXISTS (SELECT 1 FROM registry_person p WHERE p.id = {table}.{column})")


def scoped_by_household(table: str, column: str = "household_id") -> list[migrations.RunSQL]:
    """Row security for a table that belongs to a household: visible when the household is."""
    return scoped(table, f"EXISTS (SELECT 1 FROM registry_household h WHERE h.id = {table}.{column})")


def guarded(table: str, register: str) -> list[migrations.RunSQL]:
    """Forced row security for a guarded register: place *and* the register's own grant must be set."""
    return [
        statement(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY"),
        statement(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY"),
        statement(
            f"CREATE POLICY {table}_guarded ON {table} USING ('{register}' = ANY ((SELECT ansinh_guarded())::text[])"
            f" AND EXISTS (SELECT 1 FROM registry_person p WHERE p.id = {table}.person_id))"
        ),
    ]
