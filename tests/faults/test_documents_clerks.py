"""Eight clerks at one book, and one who is killed in the middle: no number twice, no gap."""

from __future__ import annotations

import threading
from datetime import date

from django.db import connection, connections

from ansinh.audit.session import acting
from ansinh.documents import actions, numbers
from tests.conftest import superuser_connection
from tests.documents_world import build, draft, letter
from tests.payroll_world import SYSTEM, noon, sql

CLERKS, TIMES = 8, 12
ON, AT = date(2024, 3, 5), noon("2024-03-05")


def agency() -> int:
    return int(sql("INSERT INTO registry_unit (kind) VALUES ('DISTRICT') RETURNING id")[0][0])


def test_eight_clerks_take_numbers_at_once(fresh_database: str) -> None:
    unit = agency()
    ready = threading.Barrier(CLERKS)
    given: list[list[int]] = []

    def work(count: int) -> None:
        ready.wait(timeout=30)
        try:
            for _ in range(TIMES):
                with acting(SYSTEM):
                    given.append([each.n for each in numbers.take(unit, "QĐ", "QĐ", ON, count, actor=SYSTEM, at=AT)])
        finally:
            connections.close_all()

    clerks = [threading.Thread(target=work, args=(clerk % 3 + 1,)) for clerk in range(CLERKS)]
    for clerk in clerks:
        clerk.start()
    for clerk in clerks:
        clerk.join(timeout=60)
    assert len(given) == CLERKS * TIMES
    assert all(taken == list(range(taken[0], taken[0] + len(taken))) for taken in given)
    everything = sorted(n for taken in given for n in taken)
    assert everything == list(range(1, len(everything) + 1))
    assert sql("SELECT next FROM documents_numberseries") == [(len(everything) + 1,)]


def test_a_clerk_killed_in_the_middle_leaves_no_gap(fresh_database: str) -> None:
    unit = agency()
    held, killed = threading.Event(), threading.Event()
    backend: list[int] = []

    def die() -> None:
        try:
            with acting(SYSTEM):
                numbers.take(unit, "QĐ", "QĐ", ON, 5, actor=SYSTEM, at=AT)
                backend.append(connection.connection.info.backend_pid)
                held.set()
                killed.wait(timeout=30)
                sql("SELECT 1")
        except Exception:  # whatever the driver says of a connection that was cut
            backend.append(0)
        finally:
            connections.close_all()

    clerk = threading.Thread(target=die)
    clerk.start()
    assert held.wait(timeout=30)
    with superuser_connection() as superuser:
        superuser.execute("SELECT pg_terminate_backend(%s, 5000)", [backend[0]])
    killed.set()
    clerk.join(timeout=30)
    assert backend[1:] == [0]
    with acting(SYSTEM):
        assert [each.n for each in numbers.take(unit, "QĐ", "QĐ", ON, 2, actor=SYSTEM, at=AT)] == [1, 2]


def test_clerks_who_enter_many_types_at_once_never_wait_for_each_other_in_a_ring(fresh_database: str) -> None:
    office = build()
    ready = threading.Barrier(4)
    made: list[str] = []
    broken: list[BaseException] = []

    def work(types: list[str]) -> None:
        ready.wait(timeout=30)
        try:
            for _ in range(5):
                papers = [draft(doc_type=kind) for kind in types]
                given = actions.register_outgoing(office.district, papers, actor=office.clerk, at=AT)
                made.extend(each.number for each in given)
                actions.register_incoming(office.district, [letter()], actor=office.clerk, at=AT)
        except Exception as error:
            broken.append(error)
        finally:
            connections.close_all()

    types = ["QĐ", "TTr", "BC", "TB"]
    clerks = [threading.Thread(target=work, args=(types[turn:] + types[:turn],)) for turn in range(4)]
    for clerk in clerks:
        clerk.start()
    for clerk in clerks:
        clerk.join(timeout=60)
    assert broken == []
    assert sorted(made) == sorted(f"{n:02d}/{kind}-UBND" for kind in types for n in range(1, 21))
    assert sql("SELECT next FROM documents_numberseries WHERE series = 'ĐẾN'") == [(21,)]
