"""What every command needs first: the server running, the tables in their newest shape, the law loaded."""

from __future__ import annotations

import os

import django

from ansinh.kit import postgres


def configure() -> None:
    """Set Django up with our settings; safe to repeat."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ansinh.config.settings")
    django.setup()


def prepare() -> None:
    """Start the database if it does not run; after new migrations load law and places. Raises ServerDidNotStart."""
    postgres.ensure_running()
    configure()
    if pending_migrations():
        migrate()
        load_law()
        load_places()
        load_days()


def pending_migrations() -> list[str]:
    """Names of the migrations that the database has not seen: "payroll.0003_x"."""
    from django.db import connections
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connections["owner"])
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _ in plan]


def migrate() -> None:
    """Bring the tables to their newest shape, as the database's owner."""
    from django.core.management import call_command

    call_command("migrate", database="owner", verbosity=0, interactive=False)


def load_law() -> None:
    """Bring the law's tables in line with the YAML files."""
    from ansinh.policy.actions import load_law as load

    load()


def load_places() -> None:
    """The district's units with their successions and authorities; safe to repeat."""
    from ansinh.audit.session import acting
    from ansinh.kit import clock
    from ansinh.kit.actors import system_actor
    from ansinh.registry import actions

    installer = system_actor("ansinh installation")
    with acting(installer):
        actions.load_places(actor=installer, at=clock.now())


def load_days() -> None:
    """The days off that the rules give, through next year; safe to repeat."""
    from ansinh.audit.session import acting
    from ansinh.cases import days
    from ansinh.kit import clock
    from ansinh.kit.actors import system_actor

    installer = system_actor("ansinh installation")
    with acting(installer):
        days.load_days(actor=installer, at=clock.now(), until_year=clock.today().year + 1)


def collect_static() -> None:
    """Gather the static files where the web server reads them; only what changed is copied."""
    from django.core.management import call_command

    call_command("collectstatic", verbosity=0, interactive=False)
