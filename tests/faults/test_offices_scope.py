"""Who sees what: every table under row security x every role x own and other commune, read from the database itself."""

from __future__ import annotations

import pytest
from django.db import connection

from ansinh.audit.session import acting
from ansinh.kit import postgres
from ansinh.kit.actors import Actor
from ansinh.offices.models import Role

OWN, OTHER = 7_001, 7_002  # ids: of the commune, and of the rows that belong to it
OWNERS = (
    "commune_id",
    "person_id",
    "household_id",
    "entitlement_id",
    "sheet_import_id",
    "order_line_id",
    "decision_id",
    "dossier_id",
)
VALUES = {
    "text": "'x{n}'",
    "bigint": "{n}",
    "integer": "1",
    "smallint": "1",
    "numeric": "1",
    "boolean": "false",
    "date": "'2024-09-01'",
    "timestamp with time zone": "'2024-09-01'",
    "daterange": "'[2024-09-01,)'",
    "tstzrange": "'[2024-09-01,)'",
    "jsonb": "'{{}}'",
    "bytea": "''",
    "ARRAY": "'{{}}'",
    "datemultirange": "'{{}}'",
}


def scoped_tables() -> dict[str, bool]:
    """Tables under row security; True: guarded, needs its own grant besides the place."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tablename, bool_or(policyname LIKE '%%_guarded') FROM pg_policies WHERE schemaname = 'public'"
            " GROUP BY tablename ORDER BY tablename"
        )
        return dict(cursor.fetchall())


def fill(database: str, tables: list[str]) -> None:
    """One row of each table for either commune. Triggers, foreign keys and checks are off: only the policies are on
    trial, and a new table is tried without anybody describing a valid row of it."""
    address = postgres.Address(
        str(postgres.socket_directory(postgres.home_directory())), postgres.PORT, database, "postgres"
    )
    with postgres.psycopg.connect(address.conninfo(), autocommit=True) as superuser:
        superuser.execute("SET session_replication_role = replica")
        checks = superuser.execute(
            "SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) FROM pg_constraint"
            " WHERE contype = 'c' AND connamespace = 'public'::regnamespace AND coninhcount = 0 AND conrelid <> 0"
        ).fetchall()
        for (drop,) in checks:
            superuser.execute(str(drop))
        for table in tables:
            columns = superuser.execute(
                "SELECT column_name, data_type FROM information_schema.columns WHERE table_schema = 'public'"
                " AND table_name = %s AND is_generated = 'NEVER'"
                " AND (column_name = 'id' OR column_name = ANY (%s) OR is_nullable = 'NO' AND column_default IS NULL)",
                [table, list(OWNERS)],
            ).fetchall()
            for n in (OWN, OTHER):
                names = ", ".join(f'"{name}"' for name, _ in columns)
                values = ", ".join(value_of(str(name), str(kind), n) for name, kind in columns)
                superuser.execute(f"INSERT INTO {table} ({names}) OVERRIDING SYSTEM VALUE VALUES ({values})")


def value_of(name: str, kind: str, n: int) -> str:
    if name.endswith("_id") or name == "id":
        return str(n)
    if name == "guarded":
        return "''"  # the table holds open and guarded rows; the grant is tried in the room's own tests
    return VALUES[kind].format(n=n)


def seen_by(actor: Actor, tables: list[str]) -> dict[str, int]:
    """Bits by table: 1 the own row, 2 the other commune's row."""
    with acting(actor), connection.cursor() as cursor:
        found = {}
        for table in tables:
            cursor.execute(f"SELECT coalesce(sum(CASE {key_of(table)} WHEN {OWN} THEN 1 ELSE 2 END), 0) FROM {table}")
            found[table] = int(cursor.fetchone()[0])
        return found


def key_of(table: str) -> str:
    """The column that tells the two rows apart: the id, or whose row it is."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT column_name FROM information_schema.columns WHERE table_schema = 'public' AND table_name = %s"
            " AND (column_name = 'id' OR column_name = ANY (%s)) ORDER BY column_name <> 'id', column_name LIMIT 1",
            [table, list(OWNERS)],
        )
        return str(cursor.fetchone()[0])


# What belongs to no place: layouts of payers' answers, for the whole office only; views that each person keeps for themselves.
NO_PLACE = {"payments_resultmapping", "registers_savedview"}


def test_rows_show_only_where_the_visitor_may_look(fresh_database: str) -> None:
    guarded = scoped_tables()
    tables = list(guarded)
    assert {"registry_person", "decisions_term", "payroll_line", "payments_orderline", "intake_sheetrow"} <= set(tables)
    fill(fresh_database, tables)
    for role in Role:
        own = Actor(user_id=1, name="", role=role.value, communes=(OWN,))
        whole = Actor(user_id=1, name="", role=role.value, communes=None)
        nowhere = Actor(user_id=1, name="", role=role.value, communes=())
        assert seen_by(own, tables) == {table: 0 if guarded[table] or table in NO_PLACE else 1 for table in tables}
        assert seen_by(whole, tables) == {table: 0 if guarded[table] else 3 for table in tables}
        assert seen_by(nowhere, tables) == dict.fromkeys(tables, 0)


def test_outside_a_session_nothing_shows(fresh_database: str) -> None:
    tables = list(scoped_tables())
    fill(fresh_database, tables)
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f"SELECT count(*) FROM {table}")
            assert (table, cursor.fetchone()) == (table, (0,))


@pytest.mark.django_db
def test_the_policies_hold_for_reading_and_writing_alike() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename, cmd FROM pg_policies WHERE schemaname = 'public' AND cmd <> 'ALL'")
        assert cursor.fetchall() == []
