"""The test database: one throw-away server a run, one migrated template, one copy a worker (or a test)."""

from __future__ import annotations

import contextlib
import fcntl
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from ansinh.kit import postgres

TEMPLATE = "ansinh_template"


def pytest_configure(config: pytest.Config) -> None:
    """The controller starts the server before the workers start, and ends it after them."""
    if not hasattr(config, "workerinput"):
        postgres.ensure_running(durable=False)


def pytest_unconfigure(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput"):
        postgres.stop()
        shutil.rmtree(os.environ["ANSINH_TEST_HOME"], ignore_errors=True)


def superuser_connection() -> psycopg.Connection[tuple[object, ...]]:
    """The test server's superuser, in autocommit: only it may end whoever still looks at a database to be dropped."""
    address = postgres.Address(
        str(postgres.socket_directory(postgres.home_directory())), postgres.PORT, "postgres", "postgres"
    )
    return psycopg.connect(address.conninfo(), autocommit=True)


def point_django_at(database: str) -> None:
    """Both aliases of Django now mean this database."""
    from django.db import connections

    for alias in ("default", "owner"):
        connections[alias].close()
        connections[alias].settings_dict["NAME"] = database


def clone(database: str, template: str = TEMPLATE) -> None:
    """A fresh database from the template."""
    with _file_lock():  # PostgreSQL refuses two copies of one template at once
        with superuser_connection() as connection:
            connection.execute(f'DROP DATABASE IF EXISTS "{database}" WITH (FORCE)')
            connection.execute(f'CREATE DATABASE "{database}" TEMPLATE "{template}" OWNER {postgres.OWNER_ROLE}')


@contextlib.contextmanager
def _file_lock() -> Iterator[None]:
    with (Path(os.environ["ANSINH_TEST_HOME"]) / "template.lock").open("w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def _build_template() -> None:
    """Migrate and load the law once per run, whichever worker comes first."""
    from django.core.management import call_command

    with _file_lock():
        with superuser_connection() as connection:
            if connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [TEMPLATE]).fetchone():
                return
            connection.execute(f"CREATE DATABASE ansinh_building OWNER {postgres.OWNER_ROLE}")
        point_django_at("ansinh_building")
        call_command("migrate", database="owner", verbosity=0)
        _load_law()
        _load_days()
        from django.db import connections

        connections.close_all()
        with superuser_connection() as connection:
            connection.execute(f"ALTER DATABASE ansinh_building RENAME TO {TEMPLATE}")


def _load_law() -> None:
    from ansinh.policy import actions

    actions.load_law()


def _load_days() -> None:
    from datetime import UTC, datetime

    from ansinh.audit.session import acting
    from ansinh.cases.days import load_days
    from ansinh.kit.actors import system_actor

    tests = system_actor("tests")
    with acting(tests):
        load_days(actor=tests, at=datetime(2026, 11, 23, tzinfo=UTC), until_year=2027)


@pytest.fixture(scope="session")
def django_db_setup(django_db_blocker: object, worker_id: str = "main") -> Iterator[None]:
    """Replaces pytest-django's own: our roles, our template."""
    name = f"ansinh_{os.environ.get('PYTEST_XDIST_WORKER', 'main')}"
    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        _build_template()
        clone(name)
        point_django_at(name)
    yield


@pytest.fixture
def fresh_database(django_db_setup: None, django_db_blocker: object, request: pytest.FixtureRequest) -> Iterator[str]:
    """A database of this test's own, for real commits, several connections and killed servers. Yields its name."""
    worker = os.environ.get("PYTEST_XDIST_WORKER", "main")
    name = f"ansinh_{worker}_own"
    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        clone(name)
        point_django_at(name)
        yield name
        point_django_at(f"ansinh_{worker}")
