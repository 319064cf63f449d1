"""Two clerks at once, and a server killed in the middle of a result file: nothing is lost, doubled or half-written."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest
from django.db import connection

from ansinh.kit import postgres
from ansinh.payments import actions
from ansinh.payments.queries import StatementResult
from tests import payments_world as pay
from tests.architecture.house import ROOT
from tests.clerks_at_once import at_once
from tests.faults.postgres_home import connect, empty_home
from tests.payments_world import MONTH
from tests.payroll_world import SYSTEM, noon

PEOPLE = 40


@pytest.mark.usefixtures("fresh_database")
def test_two_clerks_with_the_same_file_count_it_once() -> None:
    _, orders = pay.ordered_month(PEOPLE)
    content = pay.bank_file(pay.lines_of(orders["AGRIBANK"]))
    results: list[StatementResult] = []
    at_once(*[lambda: results.append(pay.take("AGRIBANK", content))] * 3)
    assert sorted(result.already_taken for result in results) == [False, True, True]
    assert {result.paid for result in results} == {PEOPLE // 2}
    assert pay.postings() == {"RESERVE": PEOPLE * 750_000, "POST": PEOPLE // 2 * 750_000}
    connection.close()


@pytest.mark.usefixtures("fresh_database")
def test_two_clerks_with_opposite_files_decide_each_line_once() -> None:
    _, orders = pay.ordered_month(PEOPLE)
    lines = pay.lines_of(orders["AGRIBANK"])
    paid, returned = pay.bank_file(lines), pay.bank_file([pay.returned(line) for line in lines])
    results: list[StatementResult] = []
    at_once(
        lambda: results.append(pay.take("AGRIBANK", paid)),
        lambda: results.append(pay.take("AGRIBANK", returned)),
        lambda: actions.reconcile(MONTH, actor=SYSTEM, at=noon("2024-09-20")),
    )
    assert sorted(len(result.refused) for result in results) == [0, PEOPLE // 2]
    decided = pay.states()
    assert decided.get("PAID", 0) + decided.get("RETURNED", 0) == PEOPLE // 2
    assert {decided.get("PAID", 0), decided.get("RETURNED", 0)} == {0, PEOPLE // 2}
    connection.close()


@pytest.mark.usefixtures("fresh_database")
def test_two_clerks_who_order_at_once_order_once() -> None:
    pay.locked_month(PEOPLE)
    at_once(*[lambda: actions.order(MONTH, actor=SYSTEM, at=pay.AT)] * 3)
    assert pay.postings() == {"RESERVE": PEOPLE * 750_000}
    connection.close()


PREPARE = """
import django; django.setup()
from django.core.management import call_command
call_command("migrate", database="owner", verbosity=0)
from tests import payments_world as pay
_, orders = pay.ordered_month(40)
open("{file}", "wb").write(pay.bank_file(pay.lines_of(orders["AGRIBANK"])))
"""
TAKE = """
import django; django.setup()
from tests import payments_world as pay
print(pay.take("AGRIBANK", open("{file}", "rb").read()).paid)
"""


def python(home: Path, code: str) -> subprocess.Popen[str]:
    """Python in another process, in a home of its own."""
    environment = os.environ | {
        "ANSINH_HOME": str(home),
        "DJANGO_SETTINGS_MODULE": "ansinh.config.settings",
        "PYTHONPATH": str(ROOT),
    }
    command = [sys.executable, "-c", code.format(file=home / "result.xlsx")]
    return subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def finished(process: subprocess.Popen[str]) -> str:
    out, error = process.communicate(timeout=120)
    assert process.returncode == 0, error
    return out


def state(home: Path) -> tuple[object, ...]:
    with psycopg.connect(postgres.addresses(home).owner.conninfo()) as owner:
        owner.execute("SET ansinh.communes = 'all'")
        row = owner.execute(
            "SELECT (SELECT count(*) FROM payments_statement), (SELECT count(*) FROM payments_statementrow),"
            " (SELECT count(*) FROM payments_orderline WHERE state <> 'ORDERED'),"
            " (SELECT count(*) FROM payments_posting WHERE kind <> 'RESERVE' AND order_line_id IS NOT NULL),"
            " (SELECT count(*) FROM audit_entry WHERE word = 'payments.take_statement')"
        ).fetchone()
    assert row is not None
    return row


@pytest.mark.parametrize("victim", ["server", "clerk"])
def test_killed_in_the_middle_of_a_result_file(victim: str) -> None:
    """The transaction has written rows, lines and postings, and waits at its last step (the audit chain, which we hold)
    when the server, or the clerk's own process, is killed."""
    with empty_home() as home:
        postgres.ensure_running(home)
        finished(python(home, PREPARE))
        blocker = connect(home)
        blocker.execute("SELECT pg_advisory_xact_lock(7116517)")
        taking = python(home, TAKE)
        wait_until_blocked(home)
        os.kill(postgres.postmaster_pid(home) if victim == "server" else taking.pid, signal.SIGKILL)
        taking.communicate(timeout=60)
        assert taking.returncode != 0
        blocker.close()
        postgres.ensure_running(home)
        wait_until_nobody_works(home)
        assert state(home) == (0, 0, 0, 0, 0)
        assert finished(python(home, TAKE)).strip() == "20"
        assert state(home) == (1, 20, 20, 20, 1)


def wait_until_blocked(home: Path) -> None:
    """Until another session waits for the chain's lock."""
    wait_for(home, "SELECT count(*) > 0 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted")


def wait_until_nobody_works(home: Path) -> None:
    wait_for(home, "SELECT count(*) = 0 FROM pg_stat_activity WHERE usename = 'ansinh_app'")


def wait_for(home: Path, question: str) -> None:
    """Ask the server until it says yes; the server itself pauses between two questions."""
    with connect(home) as asking:
        for _ in range(600):
            answer = asking.execute(f"SELECT ({question}), pg_sleep(0.05)").fetchone()
            asking.rollback()
            if answer and answer[0]:
                return
    raise AssertionError(question)
