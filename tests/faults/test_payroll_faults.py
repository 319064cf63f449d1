"""Two connections, two clerks, a killed server: nothing is paid twice, lost or half-written."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

import psycopg
import pytest
from django.db import connections

from ansinh.kit import postgres
from ansinh.kit.refusals import Refusal
from ansinh.payroll import actions, states
from tests import payroll_world as w

LINE = """
INSERT INTO payroll_line (payroll_id, entitlement_id, term_id, person_id, commune_id, benefit_id, group_id, halves, kind,
  due_month, rate_id, multiplier, due_vnd, amount_vnd, reason, claims)
SELECT p.id, t.entitlement_id, t.id, t.person_id, person.commune_id, t.benefit_id, t.group_id, t.halves, 'REGULAR',
  '2024-07-01', r.id, 1, 1, 1, '', true
FROM payroll_payroll p, decisions_term t JOIN registry_person person ON person.id = t.person_id, policy_rate r
WHERE t.benefit_id = %s AND r.code = 'T.standard' LIMIT 1
"""


def connect(database: str) -> psycopg.Connection[tuple[object, ...]]:
    """A connection of the application's role that sees the whole district."""
    connection = psycopg.connect(postgres.addresses().app.conninfo(database))
    connection.execute("SELECT set_config('ansinh.communes', 'all', false)")
    connection.commit()
    return connection


def test_two_connections_cannot_draw_two_benefits_of_a_group_for_one_month(fresh_database: str) -> None:
    """Across programmes: social assistance on one connection, social pension on the other."""
    world = w.build()
    person = world.people[0]
    w.decide([w.item(world, person, start="2024-07", end="2024-08")], "2024-07-01")
    w.decide([w.item(world, person, benefit="T-pension", start="2024-08")], "2024-07-02")
    w.sql(
        "INSERT INTO payroll_payroll (month, through, state, law_as_of, drawn_at, hash, totals)"
        " VALUES ('2024-07-01', '2024-07-01', 'DRAFT', '2024-07-01', now(), '', '{}')"
    )
    with connect(fresh_database) as first, connect(fresh_database) as second:
        first.execute(LINE, ["T-nang"])
        refused: list[BaseException] = []

        def pay_twice() -> None:
            try:
                second.execute(LINE, ["T-pension"])
            except psycopg.errors.UniqueViolation as error:
                refused.append(error)

        waiting = threading.Thread(target=pay_twice)
        waiting.start()
        waiting.join(0.3)
        assert waiting.is_alive()  # waits for the first to commit or give up
        first.commit()
        waiting.join(10)
        second.rollback()
    assert [error.diag.constraint_name for error in refused] == ["payroll_line_first_half_once"]  # type: ignore[attr-defined]
    assert w.sql("SELECT count(*) FROM payroll_line") == [(1,)]


def test_two_connections_cannot_grant_two_benefits_of_a_group_for_one_month(fresh_database: str) -> None:
    world = w.build()
    w.decide([w.item(world, world.people[0], start="2024-07", end="2024-08")], "2024-07-01")
    term = (
        "INSERT INTO decisions_term (entitlement_id, person_id, group_id, halves, benefit_id, rate_code, multiplier, months,"
        " known, item_id) SELECT entitlement_id, person_id, group_id, halves, benefit_id, rate_code, multiplier,"
        " daterange('2025-01-01', NULL), known, item_id FROM decisions_term"
    )
    with connect(fresh_database) as first, connect(fresh_database) as second:
        first.execute(term)
        first.commit()
        with pytest.raises(psycopg.errors.ExclusionViolation):
            second.execute(term)


def in_thread(act: object, answers: list[object]) -> threading.Thread:
    def work() -> None:
        try:
            answers.append(act())  # type: ignore[operator]
        except Refusal as refusal:
            answers.append(refusal)
        finally:
            connections.close_all()

    thread = threading.Thread(target=work)
    thread.start()
    return thread


def test_two_clerks_draw_the_same_month_one_after_the_other(fresh_database: str) -> None:
    world = w.build(people=200)
    w.decide([w.item(world, person, start="2024-05") for person in world.people], "2024-05-10")
    answers: list[object] = []
    for thread in [in_thread(lambda: w.draw("2024-07", "2024-07-02"), answers) for _ in range(2)]:
        thread.join(60)
    assert [answer.totals.lines for answer in answers if isinstance(answer, actions.DrawUp)] == [600, 600]
    assert w.sql("SELECT count(*) FROM payroll_line") == [(600,)]


def test_two_people_lock_the_same_month_and_one_is_refused(fresh_database: str) -> None:
    world = w.build()
    w.decide([w.item(world, world.people[0])], "2024-07-01")
    w.draw("2024-07", "2024-07-02")
    actions.approve(w.month("2024-07"), actor=w.APPROVER, at=w.noon("2024-07-02"))
    answers: list[object] = []
    lock = lambda: actions.lock(w.month("2024-07"), actor=w.LOCKER, at=w.noon("2024-07-02"))  # noqa: E731
    for thread in [in_thread(lock, answers) for _ in range(2)]:
        thread.join(60)
    assert sorted(type(answer) is str for answer in answers) == [False, True]
    assert [type(answer) for answer in answers if type(answer) is not str] == [states.WrongState]


def test_a_killed_server_leaves_nothing_lost_doubled_or_half_written() -> None:
    home = Path(tempfile.mkdtemp(prefix="ansinh-killed-"))
    try:
        done = subprocess.run(
            [sys.executable, "-m", "tests.faults.payroll_killed_server", str(home)],
            capture_output=True, text=True, check=False, timeout=240, cwd=Path(__file__).resolve().parents[2],
        )  # fmt: skip
    finally:
        shutil.rmtree(home, ignore_errors=True)
    assert done.returncode == 0, done.stderr[-3000:]
    answer = json.loads(done.stdout.splitlines()[-1])
    assert len(answer["draw_up"]["killed"]) >= 4
    assert len(answer["lock"]["killed"]) >= 2
    assert (answer["draw_up"]["wrong"], answer["lock"]["wrong"], answer["end"]) == ([], [], [])
    assert answer["lines"] == 50  # 49 go on, one month is taken back
