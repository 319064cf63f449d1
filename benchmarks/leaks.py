"""Thirty planted frauds and a clean month of 22,000 lines: what the checks before the lock find, and how fast.

    python -m benchmarks.leaks [--people 20000]

Prints a JSON line and fails (exit code 1) unless every planted fraud is found by its check and at most 1 % of the clean
month's lines raise a finding.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter
from collections.abc import Callable
from typing import Any

from benchmarks.payroll import _admin, _installation, _owner

AT_MOST_FALSE = 0.01  # of the clean month's lines


def main() -> int:
    """Measure the clean month and the planted one; exit code 0 when both bounds hold."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--people", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--show", action="store_true", help="the false alarms, one a line, on the error output")
    options = parser.parse_args()
    with _installation():
        result = measure(options.people, options.seed, show=options.show)
    print(json.dumps(result, ensure_ascii=False))
    return 0 if result["frauds_found"] == result["frauds_planted"] and result["ratio"] <= AT_MOST_FALSE else 1


def measure(people: int, seed: int, *, show: bool) -> dict[str, Any]:
    """Two databases one after the other: the clean month, and the same month with the frauds in it."""
    from benchmarks._planted_frauds import frauds_of

    population, ids = _month(people, seed, plant_frauds=False)
    seconds, statements = _look()
    lines = _owner("SELECT count(*) FROM payroll_line")
    false = dict(_rows("SELECT kind, count(*) FROM payroll_leak GROUP BY kind ORDER BY kind"))
    false_lines = _owner(FALSE_LINES)
    shown = _rows("SELECT kind, month_vnd, evidence::text FROM payroll_leak ORDER BY kind, id")
    population, ids = _month(people, seed, plant_frauds=True)
    _look()
    found = set(_rows("SELECT person_id, kind FROM payroll_leak"))
    planted = [(ids[at], kind) for at, kind in frauds_of(population)]
    missed = [kind for person, kind in planted if (person, kind) not in found]
    if show:
        for row in shown:
            print(*row, file=sys.stderr)
    return {
        "bench": "leaks",
        "clean_lines": lines,
        "seconds": round(seconds, 2),
        "statements": statements,
        "frauds_planted": len(planted),
        "frauds_found": len(planted) - len(missed),
        "missed": missed,
        "planted_by_kind": dict(Counter(kind for _, kind in planted)),
        "false_alarms": sum(false.values()),
        "false_by_kind": false,
        "ratio": round(false_lines / lines, 5),
        "at_most": AT_MOST_FALSE,
    }


# Lines of people about whom anything was found.
FALSE_LINES = "SELECT count(*) FROM payroll_line WHERE person_id IN (SELECT person_id FROM payroll_leak)"


def _month(people: int, seed: int, *, plant_frauds: bool) -> tuple[Any, list[int]]:
    """A fresh database with the month drawn."""
    from ansinh.payroll.actions import draw_up
    from benchmarks import _leak_world as world
    from benchmarks._planted_frauds import plant

    fresh()
    population = world.clean(seed, people, world.places_of(world.MONTH, seed))
    if plant_frauds:
        plant(population)
    ids = world.settle_in(population.cases)
    draw_up(world.MONTH, law_as_of=world.AT.date(), actor=world.ACTOR, at=world.AT)
    for table in ("payroll_line", "registry_person", "registry_paymentroute", "registry_paper", "decisions_item"):
        _owner(f"VACUUM ANALYZE {table}")
    return population, ids


def fresh() -> None:
    """An empty migrated database with the law and the days off."""
    from datetime import UTC, datetime

    from django.core.management import call_command
    from django.db import connections

    from ansinh.audit.session import acting
    from ansinh.cases.days import load_days
    from ansinh.kit.actors import system_actor
    from ansinh.policy.actions import load_law

    connections.close_all()
    _admin("DROP DATABASE IF EXISTS ansinh WITH (FORCE)")
    _admin("CREATE DATABASE ansinh OWNER ansinh_owner")
    call_command("migrate", database="owner", verbosity=0)
    load_law()
    actor = system_actor("bench")
    with acting(actor):
        load_days(actor=actor, at=datetime(2024, 1, 1, tzinfo=UTC), until_year=2025)


def _look() -> tuple[float, int]:
    """Seconds and statements of one look through the list."""
    from django.db import connection

    from ansinh.payroll.leaks import actions as leaks
    from benchmarks import _leak_world as world

    count = 0

    def counted(execute: Callable[..., Any], *arguments: Any) -> Any:
        nonlocal count
        count += 1
        return execute(*arguments)

    with connection.execute_wrapper(counted):
        start = time.perf_counter()
        leaks.look(world.MONTH, actor=world.ACTOR, at=world.AT)
        return time.perf_counter() - start, count


def _rows(statement: str) -> list[tuple[Any, ...]]:
    import psycopg

    from benchmarks.payroll import _superuser

    with psycopg.connect(_superuser("ansinh"), autocommit=True) as connection:
        return connection.execute(statement).fetchall()


if __name__ == "__main__":
    sys.exit(main())
