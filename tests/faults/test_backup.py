"""Backups: whole or not at all, for the passphrase only, proven before they get their name, and on by WAL."""

from __future__ import annotations

import contextlib
import json
import os
import re
import shutil
import signal
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from ansinh.audit import backups
from ansinh.kit import clusters, postgres, sealed_files
from tests.architecture.house import PACKAGE, ROOT
from tests.faults.postgres_home import connect, empty_home
from tests.faults.test_serve import command, environment

PASSPHRASE = "mưa rơi trên mái ngói"
TABLES = """
CREATE TABLE money (id bigint PRIMARY KEY, vnd bigint);
CREATE TABLE audit_entry (id bigint PRIMARY KEY, word text, previous_hash text, hash text);
CREATE FUNCTION ansinh_entry_hash(entry audit_entry) RETURNS text LANGUAGE sql IMMUTABLE
    AS $$ SELECT md5(entry.previous_hash || entry.id || entry.word) $$;
INSERT INTO money SELECT number, number * 1000 FROM generate_series(1, 5000) AS number;
"""
ADD_ENTRY = """
INSERT INTO audit_entry
SELECT made.id, made.word, made.previous_hash, ansinh_entry_hash(ROW(made.id, made.word, made.previous_hash, '')::audit_entry)
FROM (SELECT coalesce(max(id), 0) + 1 AS id, 'paid' AS word, coalesce((array_agg(hash ORDER BY id DESC))[1], '')
      AS previous_hash FROM audit_entry) AS made
"""


@pytest.fixture(scope="module")
def office() -> Iterator[Path]:
    """A running home with a little money, a trail of three entries and its secrets."""
    with empty_home() as home:
        postgres.ensure_running(home, durable=False)
        with connect(home) as connection:
            connection.execute(TABLES)
            for _ in range(3):
                connection.execute(ADD_ENTRY)
        (home / "secret_key").write_text("signs sessions")
        (home / "citizen_key").write_text("finds dossiers")
        (home / "signers").mkdir()
        (home / "signers" / "one.pem").write_text("signs papers")
        yield home


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    place = Path(tempfile.mkdtemp(prefix="ansinh-backup-"))
    yield place
    shutil.rmtree(place)


@pytest.fixture(scope="module")
def written(office: Path, folder: Path) -> tuple[Path, backups.Proof]:
    """One backup of the office that all the gentle tests read."""
    file = folder / "office.ansinh"
    with at_home(office):
        return file, backups.back_up(file, PASSPHRASE, keep_wal=False)


@contextlib.contextmanager
def at_home(home: Path) -> Iterator[None]:
    before = os.environ["ANSINH_HOME"]
    os.environ["ANSINH_HOME"] = str(home)
    try:
        yield
    finally:
        os.environ["ANSINH_HOME"] = before


def restore(
    file: Path,
    home: Path,
    passphrase: str = PASSPHRASE,
    *,
    until: datetime | None = None,
    latest: bool = False,
    over: bool = False,
) -> backups.Proof:
    with at_home(home):
        return backups.restore(file, passphrase, until=until, latest=latest, over=over)


def money(home: Path) -> tuple[object, ...] | None:
    with connect(home) as connection:
        return connection.execute("SELECT count(*), sum(vnd)::bigint FROM money").fetchone()


def left_in(home: Path) -> list[str]:
    return sorted(path.name for path in (home / "postgres").iterdir()) if (home / "postgres").exists() else []


def test_what_was_backed_up_comes_back_with_its_secrets(written: tuple[Path, backups.Proof]) -> None:
    file, proof = written
    assert (proof.tables, proof.rows, proof.entries) == (2, 5003, 3)
    assert sorted(path.name for path in file.parent.iterdir()) == ["office.ansinh"]
    assert file.stat().st_mode & 0o777 == 0o600
    assert b"5000000" not in file.read_bytes()
    with empty_home() as home:
        assert restore(file, home) == proof
        assert left_in(home) == ["backup.lock", "data"]
        postgres.ensure_running(home)
        assert money(home) == (5000, 12_502_500_000)
        assert (home / "secret_key").read_text() == "signs sessions"
        assert (home / "citizen_key").read_text() == "finds dossiers"
        assert (home / "signers" / "one.pem").read_text() == "signs papers"

        with pytest.raises(backups.ServerRuns):
            restore(file, home, over=True)
        with connect(home) as connection:
            connection.execute("DELETE FROM money")
        postgres.stop(home)
        with pytest.raises(backups.HomeInUse):
            restore(file, home)
        restore(file, home, over=True)
        postgres.ensure_running(home)
        assert money(home) == (5000, 12_502_500_000)


def test_a_wrong_passphrase_is_said_and_leaves_the_home_as_it_was(written: tuple[Path, backups.Proof]) -> None:
    with empty_home() as home:
        with pytest.raises(sealed_files.WrongPassphrase) as refused:
            restore(written[0], home, "nắng chiếu trên mái ngói")
        assert refused.value.sentence == (
            "Mật khẩu sao lưu không đúng với tệp này. Nhập lại mật khẩu đã đặt khi sao lưu."
        )
        assert left_in(home) == ["backup.lock"]


@pytest.mark.parametrize("share", [0.0001, 0.5, 0.999])
@pytest.mark.parametrize("damage", ["cut", "changed"])
def test_a_damaged_file_is_said_and_leaves_the_home_as_it_was(
    written: tuple[Path, backups.Proof], share: float, damage: str
) -> None:
    text = bytearray(written[0].read_bytes())
    place = int(len(text) * share)
    if damage == "cut":
        del text[place:]
    else:
        text[place] ^= 1
    with empty_home() as home:
        damaged = home / "damaged.ansinh"
        damaged.write_bytes(text)
        with pytest.raises(sealed_files.DamagedFile):
            restore(damaged, home)
        assert left_in(home) == ["backup.lock"]


@pytest.mark.parametrize("length", [0, 1, 9, 10, 11, 20, 25])
def test_every_flipped_byte_and_every_cut_of_a_sealed_file_shows(
    length: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Chunks of ten letters and a cheap key, so that every place of the file can be tried."""
    monkeypatch.setattr(sealed_files, "CHUNK_BYTES", 10)
    monkeypatch.setattr(sealed_files, "SCRYPT", {"n": 2, "r": 1, "p": 1})
    file, text = tmp_path / "sealed", bytes(range(length))
    with sealed_files.sealing(file, PASSPHRASE) as stream:
        stream.write(text)
    whole = file.read_bytes()
    assert opened(file) == text
    cuts = [whole[:place] for place in range(len(whole))]
    flips = [whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :] for place in range(len(whole))]
    for damaged in [*cuts, *flips, whole + b"x"]:
        file.write_bytes(damaged)
        with pytest.raises((sealed_files.DamagedFile, sealed_files.WrongPassphrase)):
            opened(file)


def opened(file: Path) -> bytes:
    with sealed_files.opening(file, PASSPHRASE) as stream:
        return stream.read()


def test_a_backup_that_differs_from_the_original_gets_no_name(
    office: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clusters, "replay", losing_a_row(clusters.replay))
    with at_home(office), pytest.raises(backups.NotProven) as refused:
        backups.back_up(folder / "bad.ansinh", PASSPHRASE, keep_wal=False)
    assert refused.value.fields == {"tables": ["money"]}
    assert not list(folder.glob("bad*"))


def losing_a_row(replay):  # type: ignore[no-untyped-def]
    def lose(scratch: Path, **facts: object) -> None:
        replay(scratch, **facts)
        with connect(scratch) as connection:
            connection.execute("DELETE FROM money WHERE id = 1")

    return lose


def test_a_backup_while_others_write_is_of_one_moment(office: Path, folder: Path) -> None:
    """Money moves between two rows and rows are added all the time: the sum tells any torn copy."""
    done = threading.Event()

    def write() -> None:
        with connect(office) as connection:
            while not done.is_set():
                connection.execute("UPDATE money SET vnd = vnd + 1 WHERE id = 1")
                connection.execute("UPDATE money SET vnd = vnd - 1 WHERE id = 2")
                connection.execute("INSERT INTO money SELECT max(id) + 1, 0 FROM money")
                connection.commit()

    writer = threading.Thread(target=write)
    writer.start()
    try:
        with at_home(office):
            proof = backups.back_up(folder / "busy.ansinh", PASSPHRASE, keep_wal=False)
    finally:
        done.set()
        writer.join()
    with empty_home() as home:
        assert restore(folder / "busy.ansinh", home) == proof
        postgres.ensure_running(home)
        assert money(home) == (proof.rows - 3, 12_502_500_000)
    with connect(office) as connection:
        connection.execute("DELETE FROM money WHERE id > 5000")
        connection.execute("UPDATE money SET vnd = id * 1000 WHERE id < 3")


def test_an_ended_backup_leaves_no_backup_and_the_next_one_works(office: Path, folder: Path) -> None:
    file, part, scratch = folder / "b.ansinh", folder / "b.ansinh.part", office / "postgres" / "scratch"
    code = (
        "import sys, pathlib; from ansinh.audit import backups; from ansinh.cli.backup import end_as_interruption;"
        f"end_as_interruption(); backups.back_up(pathlib.Path(sys.argv[1]), {PASSPHRASE!r}, keep_wal=False)"
    )
    for number in (signal.SIGTERM, signal.SIGKILL):
        process = subprocess.Popen(
            [command()[0], "-c", code, str(file)], cwd=ROOT, env=environment(office), stderr=subprocess.DEVNULL
        )
        while not (part.exists() and (scratch / "postgres" / "data").exists()):
            assert process.poll() is None
            time.sleep(0.005)
        process.send_signal(number)
        assert process.wait(timeout=30) != 0
        assert not file.exists()
        assert (part.exists(), scratch.exists()) == (number == signal.SIGKILL, number == signal.SIGKILL)
    with at_home(office):
        assert backups.back_up(file, PASSPHRASE, keep_wal=False).rows == 5003
    assert not part.exists()
    assert not scratch.exists()


def test_yesterday_and_the_wal_of_today(folder: Path) -> None:
    """Yesterday's file, then three payments; the machine dies; back to after the second, then to the very last."""
    with empty_home() as home:
        postgres.ensure_running(home, durable=False)
        with connect(home) as connection:
            connection.execute(TABLES)
        file = folder / "yesterday.ansinh"
        with at_home(home):
            yesterday = backups.back_up(file, PASSPHRASE, keep_wal=True)
        moments = []
        for number in (5001, 5002, 5003):
            with connect(home) as connection:
                connection.execute("INSERT INTO money VALUES (%s, 7)", [number])
                connection.execute(ADD_ENTRY)
            with connect(home) as connection:
                moments.append(connection.execute("SELECT clock_timestamp()").fetchone()[0])
        postgres.stop(home)
        wal = home / "postgres" / "wal"
        assert list(wal.glob("*/*.gz"))

        second = restore(file, home, until=moments[1], over=True)
        assert (second.rows, second.entries) == (5004, 2)
        assert moments[0] < second.at < moments[1]
        postgres.ensure_running(home)
        assert money(home) == (5002, 12_502_500_014)
        postgres.stop(home)

        with empty_home() as new_machine:
            (new_machine / "postgres").mkdir()
            shutil.copytree(wal, new_machine / "postgres" / "wal")
            last = restore(file, new_machine, latest=True)
            assert (last.rows, last.entries) == (5006, 3)
            assert moments[1] < last.at < moments[2]
            for until in (yesterday.at - timedelta(seconds=1), moments[2] + timedelta(days=1)):
                with pytest.raises(backups.MomentOutOfReach):
                    restore(file, new_machine, until=until, over=True)
            postgres.ensure_running(new_machine)
            assert money(new_machine) == (5003, 12_502_500_021)


def test_what_cannot_begin_is_refused(
    written: tuple[Path, backups.Proof], office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with at_home(office):
        with pytest.raises(backups.PassphraseTooShort):
            backups.back_up(office / "x", "ngắn", keep_wal=False)
        with pytest.raises(backups.FileExists):
            backups.back_up(written[0], PASSPHRASE, keep_wal=False)
    with empty_home() as home:
        with pytest.raises(backups.NoSuchFile):
            restore(home / "none", home)
        with pytest.raises(backups.MomentOutOfReach):
            restore(written[0], home, latest=True)
        monkeypatch.setenv("DATABASE_URL", "postgresql://somewhere/else")
        with pytest.raises(backups.ForeignServer):
            restore(written[0], home)


def test_the_command_asks_the_environment_for_the_passphrase(written: tuple[Path, backups.Proof]) -> None:
    with empty_home() as home:
        (home / "passphrase").write_text(PASSPHRASE + "\n")
        done = subprocess.run(
            command("restore", str(written[0]), "--json"),
            cwd=ROOT,
            env={**environment(home), "ANSINH_BACKUP_PASSPHRASE_FILE": str(home / "passphrase")},
            capture_output=True,
            text=True,
            check=True,
        )
        assert json.loads(done.stdout)["rows"] == 5003


def test_every_kept_secret_of_the_code_is_in_the_backup() -> None:
    named = {
        name
        for path in PACKAGE.rglob("*.py")
        for name in re.findall(r'kept_secret\([^"\n]*/ "([a-z_]+)"', path.read_text())
    }
    assert named == set(backups.KEPT) - {"demo", "signers"}
