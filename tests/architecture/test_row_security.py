"""Every table with people's rows has forced row security; the application's role cannot go around it."""

from __future__ import annotations

import pytest
from django.db import connection

PERSONAL_COLUMNS = ("person_id", "household_id", "order_line_id", "sheet_import_id", "dossier_id", "agency_id",
                    "submission_id", "recovery_id")  # fmt: skip
# Tables that name a commune and hold no person: structure, statistics and accounts of the office itself.
WITHOUT_PEOPLE = {"registry_authority", "registry_communecount", "offices_userplace", "documents_numbering",
                  "payroll_payroll"}  # fmt: skip


@pytest.mark.django_db
def test_every_table_with_people_has_forced_row_security() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid"
            " WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace AND NOT a.attisdropped"
            " AND (a.attname = ANY (%s) OR a.attname = 'commune_id') AND c.relname <> ALL (%s)"
            " AND NOT (c.relrowsecurity AND c.relforcerowsecurity)",
            [list(PERSONAL_COLUMNS), sorted(WITHOUT_PEOPLE)],
        )
        assert [row[0] for row in cursor.fetchall()] == []


@pytest.mark.django_db
def test_every_policy_reads_the_session() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tablename FROM pg_policies WHERE schemaname = 'public'"
            " AND qual NOT LIKE '%ansinh_sees_all%' AND qual NOT LIKE '%ansinh_guarded%'"
            " AND qual NOT LIKE '%FROM cases_dossier d%'"  # seen with the dossier, whose own policies read it
        )
        assert cursor.fetchall() == []


@pytest.mark.django_db
def test_the_application_cannot_bypass_row_security() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user, rolsuper, rolbypassrls FROM pg_roles WHERE rolname = current_user")
        assert cursor.fetchone() == ("ansinh_app", False, False)
        cursor.execute("SELECT count(*) FROM pg_class WHERE relowner = 'ansinh_app'::regrole AND relkind = 'r'")
        assert cursor.fetchone() == (0,)
