"""A full disk, a clock that was set back, and the same file ten times."""

from __future__ import annotations

import os
import random
import resource
import subprocess
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import psycopg
from django.db import DatabaseError, connections

from ansinh.audit.session import acting
from ansinh.kit import postgres
from ansinh.kit.refusals import Refusal
from ansinh.payments import actions as payments
from ansinh.payments import queries
from tests import payroll_world as w
from tests.clerks_at_once import at_once
from tests.payroll_world import World
from tests.soak import cycle, kills
from tests.soak.cycle import Act


@dataclass
class Accidents:
    """How often each happened, and what was wrong."""

    seen: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)


def full_disk(world: World, text: str, home: Path, chance: random.Random, accidents: Accidents) -> None:
    """A month in which, before acts chosen by chance, the disk is full for a while; then each is repeated."""
    for act in cycle.month_of(world, text, chance):
        if chance.random() < 0.5:
            before, trail = cycle.state(), cycle.trail_length()
            connections.close_all()
            with no_room(home, chance.choice([0, chance.randrange(16 * 1024**2)])):
                try:
                    act.do()
                    accidents.seen["disk full, and there was room enough"] += 1
                except (DatabaseError, psycopg.Error) as error:
                    accidents.seen[f"disk full: {type(error.__cause__ or error).__name__}"] += 1
            _look_at(act, before, trail, "disk full", accidents)
        _through(act, accidents)


@contextmanager
def no_room(home: Path, size: int) -> Iterator[None]:
    """No file of the server may grow beyond ``size`` bytes: each write past it fails, as on a full disk.

    PostgreSQL treats the limit as a full disk (it ignores SIGXFSZ). A full log of transactions ends the server; it is
    started again when there is room.
    """
    postmaster = postgres.postmaster_pid(home)
    servant = os.fork()
    if servant == 0:
        _limit([postmaster, *kills.children(postmaster)], size)
    if os.waitpid(servant, 0)[1]:
        raise AssertionError("the size of the server's files could not be limited")
    try:
        yield
    finally:
        connections.close_all()
        kills.kill_server(postmaster)
        postgres.ensure_running(home)


def _limit(pids: list[int], size: int) -> None:
    """Limit these processes as their own user, who may; never returns."""
    owner = Path(f"/proc/{pids[0]}").stat()
    if os.geteuid() != owner.st_uid:
        os.setgroups([])
        os.setresgid(owner.st_gid, owner.st_gid, owner.st_gid)
        os.setresuid(owner.st_uid, owner.st_uid, owner.st_uid)
    try:
        for pid in pids:
            resource.prlimit(pid, resource.RLIMIT_FSIZE, (size, resource.prlimit(pid, resource.RLIMIT_FSIZE)[1]))
    except OSError:
        os._exit(1)
    os._exit(0)


def small_disk(world: World, text: str, home: Path, chance: random.Random, accidents: Accidents) -> None:
    """As ``full_disk``, on a disk that is really full: ``home`` is a file system of its own, filled by a ballast."""
    for act in cycle.month_of(world, text, chance):
        if chance.random() < 0.5:
            before, trail = cycle.state(), cycle.trail_length()
            with ballast(home, leave=chance.choice([0, chance.randrange(64 * 1024)])):
                try:
                    act.do()
                    accidents.seen["no space left, and there was room enough"] += 1
                except (DatabaseError, psycopg.Error) as error:
                    accidents.seen[f"no space left: {type(error.__cause__ or error).__name__}"] += 1
                connections.close_all()
            postgres.ensure_running(home)
            _look_at(act, before, trail, "no space left", accidents)
        _through(act, accidents)


@contextmanager
def ballast(home: Path, *, leave: int) -> Iterator[None]:
    """The file system of ``home`` is full but for so many bytes."""
    file = home / "ballast"
    room = os.statvfs(home)
    with file.open("wb") as filling:
        os.posix_fallocate(filling.fileno(), 0, max(room.f_bavail * room.f_frsize - leave, 1))
    try:
        yield
    finally:
        file.unlink()


@contextmanager
def file_system(directory: Path, megabytes: int) -> Iterator[bool]:
    """A small file system of memory at ``directory``; False where we may not make one."""
    command = ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m,mode=0711", "tmpfs", str(directory)]
    made = os.geteuid() == 0 and subprocess.run(command, check=False, capture_output=True).returncode == 0
    try:
        yield made
    finally:
        if made:
            subprocess.run(["umount", "--lazy", str(directory)], check=True)


def clock_set_back(world: World, text: str, chance: random.Random, accidents: Accidents) -> None:
    """A month in which the clock of this or that act is wrong by years: it is refused, or does no harm."""
    for act in cycle.month_of(world, text, chance):
        if chance.random() < 0.5 and "at" in getattr(act.do, "keywords", {}):
            right = act.do.keywords["at"]  # type: ignore[attr-defined]
            wrong = right.replace(year=right.year - chance.choice([1, 10]), day=1)
            try:
                act.do.func(*act.do.args, **act.do.keywords | {"at": wrong})  # type: ignore[attr-defined]
                accidents.seen["clock set back: harmless"] += 1
            except Refusal:
                accidents.seen["clock set back: refused"] += 1
            accidents.wrong += [f"{act.name} (clock set back): {fault}" for fault in cycle.faults()]
        if not act.done():
            _through(act, accidents)


def same_file_ten_times(world: World, text: str, chance: random.Random, accidents: Accidents) -> None:
    """Every result file of a month is taken ten times: five one after another, five at once."""
    cycle.news(world, text, chance)
    for act in cycle.listed(text, chance):
        act.do()
    month = w.month(text)
    payments.order(month, actor=w.SYSTEM, at=w.noon(f"{text}-03"))
    with acting(w.SYSTEM):
        orders = queries.orders(month)
    for order in orders:
        content = cycle.answer(order, chance)
        take = lambda: cycle.take_file(month, order.channel, content, text)  # noqa: E731, B023
        first = [take() for _ in range(5)] if chance.random() < 0.5 else []
        results = [*first, *at_once(*[take] * 5)]
        results += [take() for _ in range(10 - len(results))]
        connections.close_all()
        new = [result for result in results if not result.already_taken]  # type: ignore[attr-defined]
        if len(new) != 1 or len({(r.paid, r.returned, len(r.refused)) for r in results}) != 1:  # type: ignore[attr-defined]
            accidents.wrong.append(f"{text} {order.channel}: the same file counted {len(new)} times")
        accidents.seen["the same file ten times"] += 1
    payments.reconcile(month, actor=w.SYSTEM, at=w.noon(f"{text}-20"))
    accidents.wrong += [f"{text} (ten times): {fault}" for fault in cycle.faults()]


def _look_at(act: Act, before: list[object], trail: int, what: str, accidents: Accidents) -> None:
    if cycle.trail_length() == trail and cycle.state() != before:
        accidents.wrong.append(f"{act.name} ({what}): not in the trail, and something changed")
    accidents.wrong += [f"{act.name} ({what}): {fault}" for fault in cycle.faults()]


def _through(act: Act, accidents: Accidents) -> None:
    """The act is made, or made once more, and stands."""
    try:
        act.do()
    except Refusal as refusal:
        if not act.done():
            accidents.wrong.append(f"{act.name}: refused as {refusal.code}, and it does not stand")
    if not act.done():
        accidents.wrong.append(f"{act.name}: does not stand")
