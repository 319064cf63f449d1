"""How long a month takes, against the floor: inserting the same rows, already computed, into the same table.

    python -m benchmarks.payroll              both lines below
    python -m benchmarks.payroll --only month     20,000 people with four years of drawn-up months behind them
    python -m benchmarks.payroll --only growth    100,000 against 1,000,000 people

Prints JSON lines. ``ratio`` of the month = seconds to draw up / seconds of the floor (same columns, keys, triggers, row
security and audit rows, in one transaction); of the growth = seconds of the larger / seconds of the smaller. The server is a
throw-away one with the product's own settings; fsync is on.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from typing import Any

RATES = [("2015-01-01", "2021-07-01", 270_000), ("2021-07-01", "2024-07-01", 360_000), ("2024-07-01", None, 500_000)]
FIRST, MONTH = date(2020, 9, 1), date(2024, 9, 1)  # 48 months behind, two rises among them
AT = datetime(2024, 8, 20, 9, tzinfo=UTC)

PEOPLE = """
INSERT INTO registry_person (full_name, fold, sort_key, commune_id)
SELECT 'Người ' || n, 'nguoi ' || n, lpad(n::text, 8, '0'), (%(communes)s::bigint[])[1 + n %% 22] FROM generate_series(1, %(people)s) n
"""
ITEMS = """
INSERT INTO decisions_item (decision_id, person_id, commune_id, action, benefit_id, rate_code, multiplier, from_month,
  facts, law, reason, old_number)
SELECT %(decision)s, id, commune_id, 'OPEN', 'B', 'standard', (ARRAY[1.0, 1.5, 2.0, 2.5])[1 + id %% 4], %(first)s,
  '{}', '[]', '', '' FROM registry_person
"""
LISTS = """
INSERT INTO payroll_payroll (month, through, state, law_as_of, drawn_at, hash, totals)
SELECT m, m, 'DRAFT', %(month)s, %(at)s, '', '{}' FROM generate_series(%(from)s::timestamp, %(month)s::timestamp - interval '1 month', interval '1 month') m
"""
LINES = """
INSERT INTO payroll_line (payroll_id, entitlement_id, term_id, person_id, commune_id, benefit_id, group_id, halves, kind,
  due_month, rate_id, multiplier, due_vnd, amount_vnd, reason, claims)
SELECT l.id, t.entitlement_id, t.id, t.person_id, p.commune_id, t.benefit_id, t.group_id, t.halves, 'REGULAR', l.month, r.id,
  t.multiplier, r.amount_vnd * t.multiplier, r.amount_vnd * t.multiplier, '', true
FROM payroll_payroll l JOIN policy_rate r ON r.months @> l.month CROSS JOIN decisions_term t JOIN registry_person p ON p.id = t.person_id
ORDER BY l.month, t.id
"""
SPANS = """
INSERT INTO payroll_drawnspan (entitlement_id, amount_vnd, months)
SELECT t.entitlement_id, r.amount_vnd * t.multiplier, datemultirange(r.months * daterange(%(first)s, %(month)s))
FROM decisions_term t JOIN policy_rate r ON r.months && daterange(%(first)s, %(month)s)
"""
LOCKED = "UPDATE payroll_payroll SET state = 'LOCKED', drawn_by = 1, approved_by = 2, locked_by = 3, hash = 'history'"


def main() -> None:
    """Measure, print JSON lines, leave nothing behind."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--only", choices=["month", "growth"])
    parser.add_argument("--people", type=int, default=20_000)
    parser.add_argument("--sizes", type=int, nargs=2, default=[100_000, 1_000_000])
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    with _installation():
        if options.only != "growth":
            print(json.dumps(month_against_floor(options.people, options.runs)), flush=True)
        if options.only != "month":
            print(json.dumps(growth(options.sizes, options.runs)), flush=True)


def month_against_floor(people: int, runs: int) -> dict[str, Any]:
    """Best of several: draw up the month (its draft is thrown away between the runs), and the floor."""
    _prepare(people, line_months=48)
    drawn = [_draw() for _ in range(runs)]
    floor = [_floor() for _ in range(runs)]
    seconds, statements = min(drawn)
    return {
        "bench": "payroll month against floor",
        "people": people,
        "months_behind": 48,
        "draw_up_seconds": round(seconds, 3),
        "floor_seconds": round(min(floor), 3),
        "ratio": round(seconds / min(floor), 2),
        "at_most": 3,
        "statements": statements,
    }


def growth(sizes: list[int], runs: int) -> dict[str, Any]:
    """The same month for two sizes. Four years of spans each; lines of the last month only, to keep the disk small."""
    seconds = []
    for people in sizes:
        _prepare(people, line_months=1)
        seconds.append(min(_draw() for _ in range(runs))[0])
    return {
        "bench": "payroll growth",
        "people": sizes,
        "seconds": [round(each, 2) for each in seconds],
        "ratio": round(seconds[1] / seconds[0], 2),
        "at_most": 12,
    }


def _draw() -> tuple[float, int]:
    """Seconds and statements of one draw-up, from an empty month."""
    from django.db import connection

    from ansinh.kit.actors import system_actor
    from ansinh.payroll.actions import draw_up

    _owner("DELETE FROM payroll_line WHERE payroll_id IN (SELECT id FROM payroll_payroll WHERE state = 'DRAFT')")
    _owner("DELETE FROM payroll_payroll WHERE state = 'DRAFT'")
    _owner("VACUUM ANALYZE payroll_line")
    _owner("CHECKPOINT")
    count = 0

    def counted(execute: Callable[..., Any], *arguments: Any) -> Any:
        nonlocal count
        count += 1
        return execute(*arguments)

    with connection.execute_wrapper(counted):
        start = time.perf_counter()
        draw_up(MONTH, law_as_of=MONTH, actor=system_actor("bench"), at=AT)
        return time.perf_counter() - start, count


def _floor() -> float:
    """Seconds to insert the month's rows, already computed, beside all earlier ones, with one audit row."""
    from django.db import connection

    from ansinh.audit.actions import record
    from ansinh.audit.session import acting
    from ansinh.kit.actors import system_actor

    actor = system_actor("bench")
    _owner("DROP TABLE IF EXISTS bench_rows")
    _owner(
        "CREATE TABLE bench_rows AS SELECT l.* FROM payroll_line l JOIN payroll_payroll p ON p.id = l.payroll_id AND p.state = 'DRAFT' ORDER BY l.id"
    )
    _owner("GRANT SELECT ON bench_rows TO ansinh_app")
    _owner("DELETE FROM payroll_line l USING bench_rows b WHERE l.id = b.id")
    _owner("VACUUM ANALYZE payroll_line")
    _owner("CHECKPOINT")
    start = time.perf_counter()
    with acting(actor):
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO payroll_line SELECT * FROM bench_rows")
        record("bench", actor=actor, about="payroll:floor", at=AT)
    return time.perf_counter() - start


def _prepare(people: int, *, line_months: int) -> None:
    """A migrated database with everybody in payment and the months before ``MONTH`` locked."""
    from django.core.management import call_command
    from django.db import connections

    connections.close_all()
    _admin("DROP DATABASE IF EXISTS ansinh WITH (FORCE)")
    _admin("CREATE DATABASE ansinh OWNER ansinh_owner")
    call_command("migrate", database="owner", verbosity=0)
    communes = [_owner("INSERT INTO registry_unit (kind) VALUES ('COMMUNE') RETURNING id") for _ in range(22)]
    _owner("INSERT INTO policy_instrument (code, title, number, issuer) VALUES ('I', '', '', '')")
    _owner("INSERT INTO policy_benefitgroup (code, title) VALUES ('G', '')")
    _owner(
        "INSERT INTO policy_benefit (code, title, programme, group_id, halves, period, payee, start_rule, versions)"
        " SELECT 'B', '', 'SOCIAL_ASSISTANCE', id, 3, 'MONTH', 'PERSON', 'SIGNING', '[]' FROM policy_benefitgroup"
    )
    for start, end, amount in RATES:
        _owner(
            "INSERT INTO policy_rate (code, months, known, amount_vnd, instrument_id, article, evidence, version)"
            " VALUES ('standard', daterange(%s, %s), daterange('2015-01-01', NULL), %s, 'I', '', 'gazette', '')",
            start, end, amount,
        )  # fmt: skip
    _history(communes, people, line_months)
    for table in ("decisions_term", "decisions_entitlement", "payroll_line", "payroll_drawnspan", "registry_person"):
        _owner(f"VACUUM ANALYZE {table}")


def _history(communes: list[Any], people: int, line_months: int) -> None:
    from ansinh.audit.session import acting
    from ansinh.decisions import terms
    from ansinh.kit.actors import system_actor
    from ansinh.kit.periods import add_months

    decision = _owner(
        "INSERT INTO decisions_decision (kind, state, number, authority_title, legal_basis, proposed_by, drafted_at)"
        " VALUES ('FIRST_LOAD', 'DRAFT', '', '', '[]', '', %s) RETURNING id", AT,
    )  # fmt: skip
    values = {
        "communes": communes, "people": people, "decision": decision, "first": FIRST, "month": MONTH, "at": AT,
        "from": add_months(MONTH, -line_months),
    }  # fmt: skip
    _bulk(PEOPLE, values)
    _bulk(ITEMS, values)
    with acting(system_actor("bench")):
        terms.fill([decision], at=AT)
    for statement in (LISTS, LINES, SPANS, LOCKED):
        _bulk(statement, values)


def _bulk(statement: str, values: dict[str, Any]) -> None:
    """Write history as the superuser: without row security and without checking keys that we know to fit."""
    import psycopg

    with psycopg.connect(_superuser("ansinh"), autocommit=True) as connection:
        connection.execute("SET session_replication_role = replica")
        connection.execute(statement, values)


def _owner(statement: str, *values: Any) -> Any:
    """One statement as the superuser of the product's database; its first value if it returns rows."""
    import psycopg

    with psycopg.connect(_superuser("ansinh"), autocommit=True) as connection:
        cursor = connection.execute(statement, values or None)
        row = cursor.fetchone() if cursor.description else None
        return row[0] if row else None


def _admin(statement: str) -> None:
    import psycopg

    with psycopg.connect(_superuser("postgres"), autocommit=True) as connection:
        connection.execute(statement)


def _superuser(database: str) -> str:
    from dataclasses import replace

    from ansinh.kit import postgres

    return replace(postgres.addresses().owner, user="postgres").conninfo(database)


@contextmanager
def _installation() -> Iterator[None]:
    """A server of our own in a throw-away home."""
    home = tempfile.mkdtemp(prefix="ansinh-bench-")
    os.environ["ANSINH_HOME"] = home
    os.environ["DJANGO_SETTINGS_MODULE"] = "ansinh.config.settings"
    os.environ.pop("DATABASE_URL", None)
    import django

    from ansinh.kit import postgres

    postgres.ensure_running()
    django.setup()
    try:
        yield
    finally:
        postgres.stop()
        shutil.rmtree(home, ignore_errors=True)


if __name__ == "__main__":
    main()
