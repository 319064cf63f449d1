"""The embedded server: quick to start, one per data directory, nothing lost when it is killed, gone when stopped."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import psycopg
import pytest

from ansinh.kit import postgres
from tests.architecture.house import ROOT
from tests.faults.postgres_home import all_binaries, connect, empty_home

FIRST_START_SECONDS = 2.0


def start_in_another_process(home: Path) -> subprocess.Popen[bytes]:
    code = "import sys, pathlib; from ansinh.kit import postgres; postgres.ensure_running(pathlib.Path(sys.argv[1]))"
    return subprocess.Popen([sys.executable, "-c", code, str(home)], cwd=ROOT)


def servers_of(home: Path) -> list[int]:
    """Living postmasters of the data directory; their children carry other titles."""
    wanted = f"\0-D\0{home / 'postgres' / 'data'}\0"
    found = []
    for entry in Path("/proc").iterdir():
        try:
            if entry.name.isdigit() and (entry / "cmdline").read_text().endswith(wanted):
                found.append(int(entry.name))
        except (OSError, UnicodeDecodeError):
            continue  # ended while we looked
    return found


def test_first_start_takes_less_than_two_seconds() -> None:
    def first_start() -> float:
        with empty_home() as home:
            began = time.monotonic()
            postgres.ensure_running(home)
            return time.monotonic() - began

    assert min(first_start() for _ in range(5)) < FIRST_START_SECONDS  # the other cores' work must not decide


def test_a_killed_server_loses_nothing_committed() -> None:
    with empty_home() as home:
        postgres.ensure_running(home)
        with connect(home) as committed:
            committed.execute("CREATE TABLE money (vnd bigint)")
            committed.execute("INSERT INTO money SELECT generate_series(1, 1000)")
        open_transaction = connect(home)
        open_transaction.execute("INSERT INTO money SELECT generate_series(1, 1000)")

        os.kill(postgres.postmaster_pid(home), signal.SIGKILL)
        postgres.ensure_running(home)

        with pytest.raises(psycopg.OperationalError):
            open_transaction.execute("SELECT 1")
        with connect(home) as connection:
            assert connection.execute("SELECT count(*), sum(vnd) FROM money").fetchone() == (1000, 500500)
        assert servers_of(home) == [postgres.postmaster_pid(home)]


def test_the_killed_app_leaves_a_server_that_the_next_one_uses() -> None:
    with empty_home() as home:
        code = (
            "import os, pathlib, signal, sys; from ansinh.kit import postgres;"
            "postgres.ensure_running(pathlib.Path(sys.argv[1])); os.kill(os.getpid(), signal.SIGKILL)"
        )
        app = subprocess.run([sys.executable, "-c", code, str(home)], cwd=ROOT, check=False)
        assert app.returncode == -signal.SIGKILL
        before = postgres.postmaster_pid(home)
        postgres.ensure_running(home)
        assert postgres.postmaster_pid(home) == before


def test_stop_is_clean() -> None:
    with empty_home() as home:
        postgres.ensure_running(home)
        sleeper = connect(home)
        assert postgres.stop(home) is True
        assert servers_of(home) == []
        assert postgres.stop(home) is False
        with pytest.raises(psycopg.OperationalError):
            sleeper.execute("SELECT 1")
        postgres.ensure_running(home)
        log = (home / "postgres" / "server.log").read_text()
        assert "database system is shut down" in log
        assert "not properly shut down" not in log


def test_concurrent_starts_make_one_server() -> None:
    with empty_home() as home:
        starters = [start_in_another_process(home) for _ in range(5)]
        assert [starter.wait(timeout=60) for starter in starters] == [0] * 5
        assert servers_of(home) == [postgres.postmaster_pid(home)]


def test_a_normal_user_can_run_it() -> None:
    """As root (a container, a fresh server) we become ``nobody`` first; otherwise we are a normal user already."""
    with empty_home() as home:
        binaries = postgres._usable_binaries(home, postgres.binaries_directory())
        nobody = pwd.getpwnam("nobody")
        code = f"""
import os, pathlib
from ansinh.kit import postgres
home = pathlib.Path({str(home)!r})
postgres._answers(home)  # imports what psycopg imports late, while we may still read it
if os.geteuid() == 0:
    os.chown(home, {nobody.pw_uid}, {nobody.pw_gid})
    os.setgroups([])
    os.setgid({nobody.pw_gid})
    os.setuid({nobody.pw_uid})
postgres.ensure_running(home, binaries=pathlib.Path({str(binaries)!r}))
with postgres.superuser(home) as connection:
    assert connection.execute("SELECT 1").fetchone() == (1,)
assert postgres.stop(home)
"""
        done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
        assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("binaries", all_binaries(), ids=str)
def test_each_postgresql_at_hand_starts(binaries: Path) -> None:
    with empty_home() as home:
        postgres.ensure_running(home, binaries=binaries)
        with connect(home) as connection:
            assert connection.info.server_version // 10000 >= 15


def test_a_data_directory_of_another_version_is_refused_by_name() -> None:
    with empty_home() as home:
        postgres.ensure_running(home)
        assert postgres.stop(home)
        (home / "postgres" / "data" / "PG_VERSION").write_text("14\n")
        with pytest.raises(postgres.ServerDidNotStart, match="made by PostgreSQL 14"):
            postgres.ensure_running(home)


def test_a_home_that_nobody_may_enter_links_to_a_directory_outside(tmp_path: Path) -> None:
    """A checkout under /root: as root the server runs as ``nobody``, so its data lie outside, behind a link."""
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o700)
    home = closed / "var"
    found = postgres.ensure_running(home, durable=False)
    try:
        with psycopg.connect(found.owner.conninfo()) as connection:
            assert connection.execute("SELECT current_user::text").fetchone() == (postgres.OWNER_ROLE,)
        assert (home / "postgres").is_symlink() == (os.geteuid() == 0)
        assert (home / "postgres" / "data" / "PG_VERSION").exists()
    finally:
        assert postgres.stop(home)
        shutil.rmtree(postgres.server_directory(home))
