"""One group of processes under one supervisor: started together, watched, ended together.

A single lock file says whether a supervisor lives, and every process of the group carries the installation's home in
its environment. So whatever happened before (a crash, ``kill -9``), the next start or stop finds what was left over.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import signal
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from ansinh.kit import postgres
from ansinh.kit.refusals import Refusal

MARK = "ANSINH_SUPERVISED"
PAUSE_SECONDS = 0.25
GRACE_SECONDS = 15.0
ENDING_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
QUICK_DEATHS = 3  # a child that dies so often within QUICK_SECONDS will not get better by starting it again
QUICK_SECONDS = 30.0


class AlreadyServing(Refusal):
    """Another ``ansinh serve`` runs on the same home."""

    code = "already_serving"


class ChildKeepsDying(Refusal):
    """A process of the group ended several times in a row: its log says why."""

    code = "child_keeps_dying"


@dataclass
class Child:
    """A process of the group. ``environment``: what it gets beside ours; ``deaths``: when it ended by itself."""

    name: str
    command: list[str]
    log: Path
    environment: dict[str, str] = field(default_factory=dict)
    process: subprocess.Popen[bytes] | None = None
    deaths: list[float] = field(default_factory=list)


@contextlib.contextmanager
def only_supervisor(home: Path) -> Iterator[None]:
    """Hold the lock of ``home`` and write our process id into it. Raises AlreadyServing."""
    home.mkdir(parents=True, exist_ok=True)
    with _pid_file(home).open("a+") as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise AlreadyServing(
                "An Sinh đang chạy trên thư mục này. Dùng bản đang chạy, hoặc gõ «ansinh stop» rồi thử lại."
            ) from None
        handle.truncate(0)
        handle.write(str(os.getpid()))
        handle.flush()
        yield
        handle.truncate(0)


def supervisor_pid(home: Path) -> int | None:
    """Process id of the living supervisor of ``home``; None if none lives."""
    path = _pid_file(home)
    if not path.exists():
        return None
    with path.open("a+") as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            handle.seek(0)
            return int(handle.read() or 0) or None
    return None


def watch(children: list[Child], home: Path) -> None:
    """Start the children and start again whoever dies, database included, until a signal asks to end.

    The signal only sets a flag: it must not strike between the fork of a child and its exec, where nobody would find
    it again. Raises ChildKeepsDying.
    """
    ending = False

    def end(*_: object) -> None:
        nonlocal ending
        ending = True

    for number in ENDING_SIGNALS:
        signal.signal(number, end)
    while not ending:
        for child in children:
            if child.process is None:
                _start(child, home)
            elif child.process.poll() is not None:
                _bury(child)
        postgres.ensure_running(home)
        time.sleep(PAUSE_SECONDS)


def end_all(home: Path) -> int:
    """End every marked process of ``home``: first asked, then killed. How many there were."""
    found = _marked(home)
    for pid in found:
        _signal(pid, signal.SIGTERM)
    deadline = time.monotonic() + GRACE_SECONDS
    while (left := _marked(home)) and time.monotonic() < deadline:
        time.sleep(0.05)
    for pid in left:
        _signal(pid, signal.SIGKILL)
    return len(found)


def wait_until_ended(home: Path, seconds: float) -> bool:
    """Whether the supervisor of ``home`` has gone within the time."""
    deadline = time.monotonic() + seconds
    while supervisor_pid(home) is not None:
        if time.monotonic() > deadline:
            return False
        time.sleep(0.05)
    return True


def _pid_file(home: Path) -> Path:
    return home / "serve.pid"


def _start(child: Child, home: Path) -> None:
    child.log.parent.mkdir(parents=True, exist_ok=True)
    with child.log.open("ab") as log:
        child.process = subprocess.Popen(
            child.command,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,  # Ctrl+C reaches the supervisor alone, which then ends the group in order
            env={
                **os.environ,
                **child.environment,
                MARK: str(home),
                "DJANGO_SETTINGS_MODULE": "ansinh.config.settings",
            },
        )


def _bury(child: Child) -> None:
    """Take note of a death, and take what it started with it: a web worker would keep the port."""
    if child.process is None:
        return
    with contextlib.suppress(ProcessLookupError):
        os.killpg(child.process.pid, signal.SIGKILL)
    child.process = None
    now = time.monotonic()
    child.deaths = [moment for moment in child.deaths if now - moment < QUICK_SECONDS] + [now]
    if len(child.deaths) >= QUICK_DEATHS:
        raise ChildKeepsDying(
            f"Tiến trình «{child.name}» dừng ngay sau khi chạy. Xem nguyên nhân trong tệp {child.log}.",
            child=child.name,
        )


def _marked(home: Path) -> list[int]:
    """Living processes that carry the mark of ``home``; zombies have no environment left and do not count."""
    mark = f"{MARK}={home}".encode()
    found = []
    for entry in Path("/proc").iterdir():
        if not entry.name.isdigit():
            continue
        with contextlib.suppress(OSError):
            if mark in (entry / "environ").read_bytes().split(b"\0"):
                found.append(int(entry.name))
    return [pid for pid in found if pid != os.getpid()]


def _signal(pid: int, number: signal.Signals) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, number)
