"""``DATABASE_URL`` replaces the embedded server: all tables can be made on each PostgreSQL at hand."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest

from ansinh.kit import postgres
from tests.architecture.house import ROOT
from tests.faults.postgres_home import all_binaries, empty_home


def make_office_database(server: Path) -> str:
    """What a provincial administrator gives us: a role that may create roles, and its database."""
    with postgres.superuser(server) as connection:
        connection.execute(f"DROP ROLE {postgres.APP_ROLE}")
        connection.execute("CREATE ROLE office LOGIN CREATEROLE PASSWORD 'given'")
        connection.execute("CREATE DATABASE office OWNER office")
    return f"postgresql://office:given@/office?host={postgres.socket_directory(server)}"


def run(code: str, home: Path, url: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "ANSINH_HOME": str(home), "DATABASE_URL": url}
    environment["DJANGO_SETTINGS_MODULE"] = "ansinh.config.settings"
    return subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )


@pytest.mark.slow
@pytest.mark.parametrize("binaries", all_binaries(), ids=str)
def test_everything_is_made_on_the_given_server(binaries: Path) -> None:
    with empty_home() as server, empty_home() as home:
        postgres.ensure_running(server, binaries=binaries, durable=False)
        url = make_office_database(server)

        done = run("from ansinh.cli import installation as i; i.prepare(); print(i.pending_migrations())", home, url)

        assert (done.returncode, done.stdout.strip()) == (0, "[]"), done.stderr
        assert not (home / "postgres" / "data").exists()
        password = (home / "app_password").read_text()
        app = postgres.Address(str(postgres.socket_directory(server)), postgres.PORT, "office", "ansinh_app", password)
        with psycopg.connect(app.conninfo()) as connection:
            tables = connection.execute("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'").fetchone()
            assert tables is not None and tables[0] > 60
            assert connection.execute("SELECT count(*) FROM registry_person").fetchone() == (0,)
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                connection.execute("CREATE TABLE not_mine (id int)")
