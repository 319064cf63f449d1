"""Row security of tables that belong to a person or a household, for this room and those above."""

from __future__ import annotations

from django.db import migrations

from ansinh.kit.tables import SEES_ALL, scoped, statement


def scoped_by_person(table: str, column: str = "person_id") -> list[migrations.RunSQL]:
    """Row security for a table that belongs to a person: visible when the person is."""
    return scoped(table, f"EXISTS (SELECT 1 FROM registry_person p WHERE p.id = {table}.{column})")


def scoped_by_household(table: str, column: str = "household_id") -> list[migrations.RunSQL]:
    """Row security for a table that belongs to a household: visible when the household is."""
    return scoped(table, f"EXISTS (SELECT 1 FROM registry_household h WHERE h.id = {table}.{column})")


def scoped_by_person_and_guard(table: str) -> list[migrations.RunSQL]:
    """Row security for facts of which some belong to a guarded register, named in their column ``guarded``."""
    return [
        statement(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY"),
        statement(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY"),
        statement(
            f"CREATE POLICY {table}_by_place_and_guard ON {table}"
            f" USING (({SEES_ALL} OR EXISTS (SELECT 1 FROM registry_person p WHERE p.id = {table}.person_id))"
            " AND (guarded = '' OR guarded = ANY ((SELECT ansinh_guarded())::text[])))"
        ),
    ]


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
