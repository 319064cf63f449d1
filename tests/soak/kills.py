"""A clerk's process, the server, or the connection between them dies in the middle of an act; the act is then repeated.

The act runs in a process of its own, forked from ours, that tells before each statement what it is about to say. It dies
at a moment chosen by chance, or at a statement chosen by chance: also right before and right after its commit.
"""

from __future__ import annotations

import os
import random
import re
import select
import signal
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.db import connection, connections

from ansinh.kit import postgres
from ansinh.kit.refusals import Refusal
from tests.soak import cycle
from tests.soak.cycle import Act

WAYS = ("clerk at a moment", "server at a moment", "clerk at a statement", "server at a statement", "connection lost")
AT_THE_COMMIT = 0.2  # of all deaths at a statement
COMMIT, COMMITTED, DONE, FAILED = "COMMIT", "COMMITTED", "DONE", "FAILED"
LOST = {"OperationalError", "InterfaceError"}  # what a clerk's program sees when the server or the connection is gone


@dataclass
class Counts:
    """What was survived, and what was wrong (nothing, if all is well)."""

    by_phase: Counter[str] = field(default_factory=Counter)
    by_way: Counter[str] = field(default_factory=Counter)
    statements: Counter[str] = field(default_factory=Counter)
    stood: int = 0  # killed after the commit, before the clerk had the answer: everything stood
    in_time: int = 0  # the act was done before death came
    wrong: list[str] = field(default_factory=list)

    @property
    def kills(self) -> int:
        return sum(self.by_phase.values())


@dataclass
class Death:
    """How one attempt is to end: ``way``, after so many seconds or before the n-th statement."""

    way: str
    seconds: float = 0
    statement: int = 0


class Attempts:
    """Kills acts, one after another, in the home of a server. Remembers how long each act takes, and its statements."""

    def __init__(self, home: Path, chance: random.Random, counts: Counts) -> None:
        self.home, self.chance, self.counts = home, chance, counts
        self.seconds: dict[str, float] = {}
        self.statements: dict[str, int] = {}

    def survive(self, act: Act, kills: int) -> None:
        """Kill the act so many times at most, or until it stands; look at everything after each; then let it through."""
        for _ in range(kills):
            if self._kill_once(act):
                break
        self._repeat(act)

    def _kill_once(self, act: Act) -> bool:
        """One attempt. Gives whether the act stands now."""
        before, trail = cycle.state(), cycle.trail_length()
        death = self._death(act)
        said = self._run(act, death)
        postgres.ensure_running(self.home)
        self._wait_until_nobody_works()
        finished = DONE in said
        if FAILED in said and (death.way.startswith("clerk") or said[-1] not in LOST):
            self.counts.wrong.append(f"{act.name} ({death.way}): failed of itself: {said[-1]}")
        stands = cycle.trail_length() > trail
        if stands and not act.done():
            self.counts.wrong.append(f"{act.name} ({death.way}): half of it stands")
        if not stands and finished and not act.done():
            self.counts.wrong.append(f"{act.name} ({death.way}): the clerk was told that it is done, and it is not")
        if not stands and cycle.state() != before:
            self.counts.wrong.append(f"{act.name} ({death.way}): not in the trail, and something changed")
        self.counts.wrong += [f"{act.name} ({death.way}): {fault}" for fault in cycle.faults()]
        if finished:
            self.counts.in_time += 1
        else:
            self.counts.by_phase[act.phase] += 1
            self.counts.by_way[death.way] += 1
            steps = said[: said.index(FAILED)] if FAILED in said else said
            self.counts.statements[f"{act.name}: {steps[-1] if steps else 'connecting'}"] += 1
            self.counts.stood += stands
        return stands

    def _repeat(self, act: Act) -> None:
        """The clerk tries again: it goes through, or is refused because it stands."""
        stood, said, began = act.done(), [], time.monotonic()

        def counting(run: Any, sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
            said.append(sql)
            return run(sql, params, many, context)

        try:
            with connection.execute_wrapper(counting):
                act.do()
            if not stood:
                self.seconds[act.name], self.statements[act.name] = time.monotonic() - began, len(said)
        except Refusal as refusal:
            if not stood:
                self.counts.wrong.append(f"{act.name}: refused as {refusal.code}, and it does not stand")
        if not act.done():
            self.counts.wrong.append(f"{act.name}: repeated, and does not stand")
        self.counts.wrong += [f"{act.name} (repeated): {fault}" for fault in cycle.faults()]

    def _death(self, act: Act) -> Death:
        known = act.name in self.seconds
        way = self.chance.choice(WAYS if known else WAYS[2:])
        if way.endswith("moment"):
            return Death(way, seconds=self.chance.uniform(0, self.seconds[act.name]))
        last = self.statements.get(act.name, 3) + 2  # the commit, and what comes after it; any act says five things
        early, late = self.chance.randint(1, last), self.chance.choice([last - 1, last])
        return Death(way, statement=late if self.chance.random() < AT_THE_COMMIT else early)

    def _run(self, act: Act, death: Death) -> list[str]:
        """The act in a process of its own. Gives what it said."""
        connections.close_all()
        reading, writing = os.pipe()
        began = time.monotonic()
        child = os.fork()
        if child == 0:
            os.close(reading)
            _clerk(act, death, self.home, writing)
        os.close(writing)
        said = b""
        ends = began + death.seconds if death.seconds else None
        while True:
            wait = None if ends is None else max(0, ends - time.monotonic())
            if not select.select([reading], [], [], wait)[0]:
                kill_server(postgres.postmaster_pid(self.home)) if death.way.startswith("server") else os.kill(
                    child, signal.SIGKILL
                )
                ends = None
                continue
            got = os.read(reading, 65536)
            if not got:
                break
            said += got
        os.close(reading)
        os.waitpid(child, 0)
        words = said.decode().splitlines()
        if DONE in words:
            self.seconds[act.name] = time.monotonic() - began
            self.statements[act.name] = len(words) - 3
        elif COMMIT in words:
            self.statements[act.name] = words.index(COMMIT)
            self.seconds.setdefault(act.name, time.monotonic() - began)
        return words

    def _wait_until_nobody_works(self) -> None:
        """A dead clerk's statement runs on until the server looks up."""
        with postgres.superuser(self.home) as asking:
            for _ in range(1200):
                row = asking.execute(
                    "SELECT count(*), pg_sleep(0.005) FROM pg_stat_activity WHERE usename = 'ansinh_app'"
                    " AND pid <> ALL (%s)", [_own_backends()],
                ).fetchone()  # fmt: skip
                if row is not None and row[0] == 0:
                    return
        raise AssertionError("a dead clerk's session does not end")


def _own_backends() -> list[int]:
    return [connection.connection.info.backend_pid] if connection.connection is not None else []


def _clerk(act: Act, death: Death, home: Path, writing: int) -> None:
    """What the forked process does; never returns."""
    count = 0

    def step(word: str) -> None:
        nonlocal count
        count += 1
        os.write(writing, f"{word}\n".encode())
        if count == death.statement:
            _die(death.way, home)

    def execute(run: Any, sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
        step(_named(sql))
        return run(sql, params, many, context)

    commit = connection._commit

    def committing() -> None:
        step(COMMIT)
        commit()
        step(COMMITTED)

    connection._commit = committing  # type: ignore[method-assign]
    try:
        with connection.execute_wrapper(execute):
            act.do()
        os.write(writing, f"{DONE}\n".encode())
    except BaseException as error:
        os.write(writing, f"{FAILED}\n{type(error).__name__}\n".encode())
    os._exit(0)


def _die(way: str, home: Path) -> None:
    if way.startswith("clerk"):
        os.kill(os.getpid(), signal.SIGKILL)
    elif way.startswith("server"):
        kill_server(postgres.postmaster_pid(home))
    elif connection.connection is not None:
        pid = connection.connection.info.backend_pid
        with postgres.superuser(home) as other:
            other.execute("SELECT pg_terminate_backend(%s, 5000)", [pid])


def kill_server(postmaster: int) -> None:
    """The postmaster and all its children at once: alone, they would go on for a while, and might even commit."""
    try:
        os.kill(postmaster, signal.SIGSTOP)  # no new children while the old ones are counted
        for pid in [*children(postmaster), postmaster]:
            os.kill(pid, signal.SIGKILL)
    except ProcessLookupError:  # it ended of itself
        return


def children(parent: int) -> list[int]:
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text().rpartition(")")[2].split()
        except (FileNotFoundError, ProcessLookupError):
            continue
        if int(fields[1]) == parent:
            found.append(int(path.parent.name))
    return found


def _named(sql: str) -> str:
    """What a statement does, for the counts: "INSERT payroll_line", "SAVEPOINT"."""
    found = re.search(
        r"\b(INSERT INTO|UPDATE|DELETE FROM)\s+\"?(\w+)|\bFROM\s+\"?((?:payroll|payments|policy|decisions)_\w+)", sql
    )
    if found is None:
        return sql.split(None, 1)[0].upper()[:20]
    return f"{found[1].split()[0]} {found[2]}" if found[1] else f"SELECT {found[3]}"
