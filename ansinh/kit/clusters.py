"""A server's data directory as a whole: copied while the server works, and brought back to a moment by its WAL."""

from __future__ import annotations

import contextlib
import re
import secrets
import shlex
import subprocess
import tarfile
import tempfile
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import psycopg
from psycopg import sql

from ansinh.kit import postgres
from ansinh.kit.refusals import Refusal

WRITERS_WAIT = "60s"  # how long we wait for open writes to end, once, at the end of a copy
WAL_SECONDS = 60  # at the latest so long after a write, its WAL is kept
WAL_FILE = re.compile(r"[0-9A-F]{24}")

Connection = psycopg.Connection[tuple[object, ...]]


class TooBusy(Refusal):
    """Some transaction keeps its tables for too long: there is no quiet moment to mark."""

    code = "too_busy"


class CopyBroke(Refusal):
    """pg_basebackup ended with an error."""

    code = "copy_broke"


@dataclass(frozen=True)
class Mark:
    """The moment at which a copy ends: its name in the WAL, and how many rows each table held just then."""

    name: str
    at: datetime
    rows: dict[str, int]
    wal_folder: str | None  # where the WAL after it is kept


def copy_running(home: Path, archive: tarfile.TarFile) -> Mark:
    """Add the running server's files as ``data/`` and the WAL up to the mark as ``wal/``. Raises TooBusy, CopyBroke."""
    with postgres.superuser(home, postgres.DATABASE) as keeper:  # its slot keeps the WAL until it goes
        keeper.execute("SELECT pg_create_physical_replication_slot('ansinh_backup', true, true)")
        first = _one(
            keeper, "SELECT pg_walfile_name(restart_lsn) FROM pg_replication_slots WHERE slot_name = 'ansinh_backup'"
        )
        _add_base(home, archive)
        mark, last = _mark(home)
        keeper.execute("SELECT pg_switch_wal()")  # writes out all up to here
        for path in sorted((postgres.server_directory(home) / "data" / "pg_wal").iterdir()):
            if WAL_FILE.fullmatch(path.name) and str(first) <= path.name <= last:
                archive.add(path, f"wal/{path.name}")
    return mark


def count_rows(connection: Connection) -> dict[str, int]:
    """Rows of every table, by name."""
    counts = sql.SQL(" UNION ALL ").join(
        sql.SQL("SELECT {}, count(*) FROM {}").format(sql.Literal(name), sql.Identifier(name))
        for name in _tables(connection)
    )
    return {str(name): int(str(count)) for name, count in connection.execute(counts)}


def keep_wal(home: Path) -> str:
    """From now on keep the running server's WAL in ``postgres/wal/<folder>``; gives the folder's name.

    A server that does not keep it yet is started again, and begins a new folder: WAL is of use only without a gap.
    """
    with postgres.superuser(home) as connection:
        folder = _wal_folder(connection)
    if folder is not None:
        return folder
    folder = secrets.token_hex(4)
    directory = wal_directory(home, folder)
    directory.mkdir(parents=True)
    directory.parent.chmod(0o711)
    postgres.give_to_server(directory)
    target = _in_shell(directory)
    postgres.stop(home)
    postgres.override(
        home,
        {
            "ansinh.wal_folder": folder,
            "archive_mode": "on",
            "archive_command": f'gzip -1 -c "%p" > {target}/%f.part && sync {target}/%f.part'
            f" && mv {target}/%f.part {target}/%f.gz",
            "archive_timeout": str(WAL_SECONDS),
        },
    )
    postgres.ensure_running(home)
    return folder


def last_write(connection: Connection) -> datetime | None:
    """When the last transaction was committed that a replayed server got from its WAL."""
    at = _one(connection, "SELECT pg_last_xact_replay_timestamp()")
    return at if isinstance(at, datetime) else None


def wal_directory(home: Path, folder: str) -> Path:
    """Where ``keep_wal`` collects."""
    return postgres.server_directory(home) / "wal" / folder


def replay(scratch: Path, *, to: Mark, until: datetime | None, kept_wal: Path | None, durable: bool) -> None:
    """Start the server of an unpacked copy (``scratch/postgres/data`` and ``wal``) as it was at the mark.

    With ``kept_wal`` it goes on from there, to the moment ``until`` or (None) to the end of the WAL kept.
    ``durable=False``: the copy is only looked at, so nothing waits for the disk. Raises ServerDidNotStart.
    """
    server = postgres.server_directory(scratch)
    restore_command = f'cp {_in_shell(server / "wal")}/%f "%p" 2>/dev/null'
    target = {"recovery_target_name": to.name}
    if kept_wal is not None:
        source = f"{_in_shell(kept_wal)}/%f.gz"
        restore_command += f' || (test -f {source} && gzip -dc {source} > "%p")'
        target = {} if until is None else {"recovery_target_time": until.isoformat()}
    for directory in (server / "data", server / "wal", kept_wal):
        if directory is not None:  # kept WAL may have come by hand from a lost machine
            postgres.give_to_server(directory)
            directory.parent.chmod(directory.parent.stat().st_mode | 0o011)
    (server / "data" / "recovery.signal").touch()
    postgres.override(
        scratch,
        {
            "restore_command": restore_command,
            "recovery_target_timeline": "current",
            "recovery_target_action": "promote",
            "hot_standby": "off",  # answer only when all is replayed
            "archive_mode": "off",
            **({} if durable else {"fsync": "off"}),
            **target,
        },
    )
    postgres.recover(scratch)


def _in_shell(directory: Path) -> str:
    return shlex.quote(str(directory)).replace("%", "%%")


def _one(connection: Connection, statement: str) -> object:
    row = connection.execute(statement).fetchone()
    return row[0] if row else None


def _wal_folder(connection: Connection) -> str | None:
    folder = _one(connection, "SELECT nullif(current_setting('ansinh.wal_folder', true), '')")
    return None if folder is None else str(folder)


def _tables(connection: Connection) -> list[str]:
    found = connection.execute(
        "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace ORDER BY relname"
    )
    return [str(name) for (name,) in found]


def _add_base(home: Path, archive: tarfile.TarFile) -> None:
    command = [str(postgres.binaries_directory() / "pg_basebackup"), "-h", str(postgres.socket_directory(home))]
    command += ["-p", str(postgres.PORT), "-U", "postgres", "--no-password", "-D", "-", "-F", "tar", "-X", "none"]
    command += ["-c", "fast", "--no-manifest"]
    with tempfile.TemporaryFile() as complaints:
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=complaints)
        try:
            with contextlib.suppress(tarfile.ReadError), tarfile.open(fileobj=process.stdout, mode="r|") as base:
                for member in base:
                    member.name = f"data/{member.name}"
                    archive.addfile(member, base.extractfile(member) if member.isfile() else None)
            process.communicate()
        finally:
            process.kill()
            process.wait()
        complaints.seek(0)
        said = complaints.read().decode(errors="replace").strip()
    if process.returncode != 0:
        raise CopyBroke(f"Không chép được dữ liệu của máy chủ: {said}. Chạy «ansinh doctor» rồi sao lưu lại.")


def _mark(home: Path) -> tuple[Mark, str]:
    """Name the moment in the WAL while nobody writes, and count the rows as of then; beside it the WAL file it is in.

    The locks last only until the counting transaction has its snapshot: writers wait for milliseconds.
    """
    name = f"ansinh-{secrets.token_hex(8)}"
    with (
        postgres.superuser(home, postgres.DATABASE) as stopper,
        postgres.superuser(home, postgres.DATABASE) as counter,
    ):
        stopper.execute(f"SET lock_timeout = '{WRITERS_WAIT}'")
        tables = sql.SQL(", ").join(map(sql.Identifier, _tables(stopper)))
        try:
            with counter.transaction():
                counter.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
                with stopper.transaction():
                    stopper.execute(sql.SQL("LOCK TABLE {} IN SHARE MODE").format(tables))
                    counter.execute("SELECT 1 FROM pg_class LIMIT 1")  # takes the snapshot
                    row = stopper.execute(
                        "SELECT pg_walfile_name(pg_create_restore_point(%s)), clock_timestamp()", [name]
                    ).fetchone()
                rows = count_rows(counter)
        except (psycopg.errors.LockNotAvailable, psycopg.errors.DeadlockDetected):
            raise TooBusy("Hệ thống đang ghi liên tục nên chưa chốt được bản sao. Sao lưu lại sau ít phút.") from None
        folder = _wal_folder(stopper)
    last, at = row  # type: ignore[misc]
    return Mark(name, at, rows, folder), str(last)
