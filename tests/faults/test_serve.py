"""``ansinh serve`` as one group: whoever is killed, afterwards either everything runs or nothing is left."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from ansinh.cli import supervisor
from ansinh.kit import postgres
from tests.architecture.house import ROOT
from tests.faults.postgres_home import empty_home
from tests.faults.test_postgres_server import servers_of

pytestmark = pytest.mark.slow
PATIENCE_SECONDS = 60.0


@dataclass
class Serving:
    """A running ``ansinh serve``: what it said when ready, and where it lives."""

    process: subprocess.Popen[str]
    home: Path
    address: str
    administrator_link: str


def ansinh(home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command(*arguments), cwd=ROOT, env=environment(home), capture_output=True, text=True, check=False
    )


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "ansinh.cli.main", *arguments]


def environment(home: Path) -> dict[str, str]:
    return {**os.environ, "ANSINH_HOME": str(home), "DJANGO_SETTINGS_MODULE": "ansinh.config.settings"}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextlib.contextmanager
def serving() -> Iterator[Serving]:
    """A system on an empty home, ready to answer."""
    with empty_home() as home:
        process = subprocess.Popen(
            command("serve", "--json", "--port", str(free_port())),
            cwd=ROOT,
            env=environment(home),
            stdout=subprocess.PIPE,
            text=True,
        )
        try:
            assert process.stdout is not None
            said = json.loads(process.stdout.readline())
            yield Serving(process, home, said["address"], said["administrator_link"])
        finally:
            ansinh(home, "stop")
            process.kill()
            process.communicate()


def eventually(condition: Callable[[], bool]) -> bool:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not condition():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.1)
    return True


def answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=5) as answer:
            return answer.status == 200
    except OSError:
        return False


def left(home: Path) -> tuple[list[int], list[int], int | None]:
    """Marked processes, servers, supervisor."""
    return supervisor._marked(home), servers_of(home), supervisor.supervisor_pid(home)


NOTHING = ([], [], None)


def test_members_of_the_group_are_replaced_and_stop_ends_all() -> None:
    with serving() as system:
        assert answers(system.address)
        assert answers(system.administrator_link)  # once only, and for nobody else: see the tests of offices
        second = ansinh(system.home, "serve", "--json")
        assert (second.returncode, json.loads(second.stdout)["refused"]["code"]) == (1, "already_serving")

        before = set(supervisor._marked(system.home))
        for pid in before:
            os.kill(pid, signal.SIGKILL)
        assert eventually(lambda: not before & set(supervisor._marked(system.home)) and answers(system.address))

        os.kill(postgres.postmaster_pid(system.home), signal.SIGKILL)
        assert eventually(lambda: len(servers_of(system.home)) == 1 and answers(system.address))

        stopped = ansinh(system.home, "stop", "--json")
        assert (stopped.returncode, json.loads(stopped.stdout)) == (0, {"stopped": True})
        assert system.process.wait(timeout=PATIENCE_SECONDS) == 0
        assert left(system.home) == NOTHING


def test_what_a_killed_supervisor_leaves_is_found_again() -> None:
    with serving() as system:
        system.process.kill()
        system.process.wait()
        assert supervisor._marked(system.home)  # web and worker live on, without anybody watching
        assert json.loads(ansinh(system.home, "stop", "--json").stdout) == {"stopped": True}
        assert left(system.home) == NOTHING
        assert json.loads(ansinh(system.home, "stop", "--json").stdout) == {"stopped": False}


def test_interrupt_ends_all() -> None:
    with serving() as system:
        system.process.send_signal(signal.SIGINT)
        assert system.process.wait(timeout=PATIENCE_SECONDS) == 0
        assert left(system.home) == NOTHING


def test_wrong_use_and_a_taken_port() -> None:
    with empty_home() as home, socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        taken = ansinh(home, "serve", "--json", "--port", str(other.getsockname()[1]))
        assert (taken.returncode, json.loads(taken.stdout)["refused"]["code"]) == (1, "port_taken")
        assert ansinh(home, "serve", "--port", "word").returncode == 2
        assert ansinh(home, "sreve").returncode == 2
        assert left(home) == NOTHING
