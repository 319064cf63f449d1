"""A backup is good only when it was brought back: every one is restored aside and proven before it gets its name.

The sealed file holds a tar: ``kept/`` (the secrets of the home), ``data/`` and ``wal/`` (the server, see kit.clusters)
and last ``backup.json`` (the Mark).
"""

from __future__ import annotations

import dataclasses
import fcntl
import gzip
import io
import json
import os
import shutil
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from ansinh.audit.chain import verify_chain_of
from ansinh.kit import clusters, postgres
from ansinh.kit.clusters import Mark
from ansinh.kit.refusals import Refusal
from ansinh.kit.sealed_files import opening, sealing
from ansinh.kit.workdays import HANOI

KEPT = ("secret_key", "citizen_key", "app_password", "demo", "signers")  # of the home, beside the server
PASSPHRASE_LETTERS = 12


class ForeignServer(Refusal):
    """DATABASE_URL names a server that others keep."""

    code = "foreign_server"


class PassphraseTooShort(Refusal):
    """Whoever finds the file could guess it."""

    code = "passphrase_too_short"


class FileExists(Refusal):
    """A backup never replaces another file."""

    code = "file_exists"


class NoSuchFile(Refusal):
    """There is no backup of this name."""

    code = "no_such_file"


class BackupRuns(Refusal):
    """Another backup or restore works in this home."""

    code = "backup_runs"


class ServerRuns(Refusal):
    """A restore would take the data away from under a running server."""

    code = "server_runs"


class HomeInUse(Refusal):
    """The home holds data, and nobody said to replace them."""

    code = "home_in_use"


class MomentOutOfReach(Refusal):
    """No kept WAL leads to the moment asked for."""

    code = "moment_out_of_reach"


class NotProven(Refusal):
    """What came back is not what was there."""

    code = "not_proven"


@dataclass(frozen=True)
class Proof:
    """What the restored server held: as of when (the mark, or the last write that came by WAL), rows, audit entries."""

    at: datetime
    tables: int
    rows: int
    entries: int


def back_up(path: Path, passphrase: str, *, keep_wal: bool) -> Proof:
    """Write the running home into the sealed file ``path``, bring it back aside, compare, then give it its name.

    ``keep_wal``: from before this backup on, keep the WAL that leads from it to any later moment.
    Raises the refusals above; nothing named ``path`` exists unless all went well.
    """
    home = _own_home()
    if len(passphrase) < PASSPHRASE_LETTERS:
        raise PassphraseTooShort(f"Mật khẩu sao lưu phải có ít nhất {PASSPHRASE_LETTERS} ký tự. Đặt mật khẩu dài hơn.")
    if path.exists():
        raise FileExists(f"Tệp {path.name} đã có. Chọn tên khác cho bản sao lưu.", file=path.name)
    with _alone(home) as scratch:
        if keep_wal:
            clusters.keep_wal(home)
        part = path.with_name(f"{path.name}.part")
        try:
            mark = _write(home, part, passphrase)
            _unpack(part, passphrase, scratch)
            proof = _prove(scratch, mark, until=None, kept_wal=None, durable=False)
            os.link(part, path)  # never over a file that came meanwhile
            _flush_directory(path.parent)
        finally:
            part.unlink(missing_ok=True)
    return proof


def restore(path: Path, passphrase: str, *, until: datetime | None, latest: bool, over: bool) -> Proof:
    """Bring the backup ``path`` back as the home: as it was then, or ``until`` a later moment, or the ``latest`` WAL kept.

    All is unpacked and proven aside first; until then the home stays as it is. The server is left stopped.
    ``over``: replace the data that the home holds. Raises the refusals above.
    """
    home = _own_home()
    if not path.is_file():
        raise NoSuchFile(f"Không có tệp {path.name}. Kiểm tra lại đường dẫn.", file=path.name)
    if (postgres.server_directory(home) / "data" / "PG_VERSION").exists():
        if postgres.is_running(home):
            raise ServerRuns("Hệ thống đang chạy. Chạy «ansinh stop» rồi khôi phục lại.")
        if not over:
            raise HomeInUse("Thư mục này đã có dữ liệu. Thêm «--over» nếu muốn thay toàn bộ bằng bản sao lưu.")
    with _alone(home) as scratch:
        mark = _unpack(path, passphrase, scratch)
        kept_wal = _wal_after(home, mark, until) if until or latest else None
        proof = _prove(scratch, mark, until=until, kept_wal=kept_wal, durable=True)
        postgres.override(home, {}, data=_data(scratch))
        _take_place(scratch, home)
    return proof


def _own_home() -> Path:
    if os.environ.get("DATABASE_URL"):
        raise ForeignServer(
            "DATABASE_URL trỏ tới máy chủ cơ sở dữ liệu riêng. Sao lưu bằng công cụ của máy chủ ấy (pg_basebackup)."
        )
    return postgres.home_directory()


@contextmanager
def _alone(home: Path) -> Iterator[Path]:
    """A scratch home beside the server's data, for one backup or restore at a time; a killed one's is cleared first."""
    postgres.make_server_directory(home)
    server = postgres.server_directory(home)
    scratch = server / "scratch"
    with (server / "backup.lock").open("w") as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise BackupRuns("Một lần sao lưu hoặc khôi phục khác đang chạy. Đợi xong rồi làm lại.") from None
        _clear(scratch)
        postgres.make_server_directory(scratch)
        try:
            yield scratch
        finally:
            _clear(scratch)


def _clear(scratch: Path) -> None:
    if scratch.exists():
        postgres.stop(scratch)
        shutil.rmtree(scratch)


def _data(home: Path) -> Path:
    return postgres.server_directory(home) / "data"


def _write(home: Path, part: Path, passphrase: str) -> Mark:
    with (
        sealing(part, passphrase) as sealed,
        gzip.GzipFile(fileobj=sealed, mode="wb", compresslevel=1) as packed,
        tarfile.open(fileobj=packed, mode="w|") as archive,
    ):
        for name in KEPT:
            if (home / name).exists():
                archive.add(home / name, f"kept/{name}")
        mark = clusters.copy_running(home, archive)
        text = json.dumps(dataclasses.asdict(mark), default=datetime.isoformat).encode()
        member = tarfile.TarInfo("backup.json")
        member.size = len(text)
        archive.addfile(member, io.BytesIO(text))
    return mark


def _unpack(path: Path, passphrase: str, scratch: Path) -> Mark:
    """The file into ``scratch``: its server where a home's server lies, the secrets in ``kept``."""
    with opening(path, passphrase) as sealed, gzip.GzipFile(fileobj=sealed) as packed:
        with tarfile.open(fileobj=packed, mode="r|") as archive:
            archive.extractall(postgres.server_directory(scratch), filter="data")
        while packed.read(1024 * 1024):  # to the very end: only there a cut shows
            pass
    values: dict[str, Any] = json.loads((postgres.server_directory(scratch) / "backup.json").read_text())
    return Mark(**{**values, "at": datetime.fromisoformat(values["at"])})


def _wal_after(home: Path, mark: Mark, until: datetime | None) -> Path:
    """The folder of WAL that leads on from the mark. Raises MomentOutOfReach."""
    if until is not None and until < mark.at:
        raise MomentOutOfReach(
            f"Bản sao lưu này chốt lúc {mark.at.astimezone(HANOI):%H:%M:%S %d/%m/%Y}, sau mốc được chọn. Dùng bản sao lưu cũ hơn.",
            backup_at=mark.at,
        )
    kept_wal = clusters.wal_directory(home, mark.wal_folder) if mark.wal_folder else None
    if kept_wal is None or not kept_wal.is_dir():
        raise MomentOutOfReach(
            "Không có WAL được giữ sau bản sao lưu này. Khôi phục không kèm «--until», hoặc chép lại thư mục postgres/wal."
        )
    return kept_wal


def _prove(scratch: Path, mark: Mark, *, until: datetime | None, kept_wal: Path | None, durable: bool) -> Proof:
    """Start the scratch server, compare, stop it. Raises NotProven, MomentOutOfReach."""
    try:
        clusters.replay(scratch, to=mark, until=until, kept_wal=kept_wal, durable=durable)
    except postgres.ServerDidNotStart:
        if until is None:
            raise
        raise MomentOutOfReach(
            "WAL được giữ chưa tới mốc được chọn. Chọn mốc sớm hơn, hoặc «--until latest» để lấy đến hết.", until=until
        ) from None
    with postgres.superuser(scratch, postgres.DATABASE) as connection:
        last = clusters.last_write(connection)
        rows, chain = clusters.count_rows(connection), verify_chain_of(connection)
    postgres.stop(scratch)
    if chain.first_broken is not None:
        raise NotProven(
            f"Nhật ký trong bản sao bị đứt từ dòng {chain.first_broken}. Giữ nguyên máy và báo người quản trị.",
            first_broken=chain.first_broken,
        )
    if kept_wal is None and rows != mark.rows:
        different = sorted(name for name in rows.keys() | mark.rows.keys() if rows.get(name) != mark.rows.get(name))
        raise NotProven(
            f"Bản sao khác dữ liệu gốc ở {len(different)} bảng. Sao lưu lại; nếu vẫn vậy, báo người quản trị.",
            tables=different,
        )
    return Proof(mark.at if kept_wal is None else last or mark.at, len(rows), sum(rows.values()), chain.entries)


def _take_place(scratch: Path, home: Path) -> None:
    """The proven copy becomes the home: the server's data by one rename, then the secrets, each by one."""
    data, replaced, kept = _data(home), scratch / "replaced", postgres.server_directory(scratch) / "kept"
    with suppress(FileNotFoundError):
        data.rename(replaced)
    _data(scratch).rename(data)
    for name in KEPT:
        old, new = home / name, kept / name
        if old.is_dir():
            old.rename(scratch / f"replaced-{name}")
        if new.exists():
            shutil.move(new, old)
        else:
            old.unlink(missing_ok=True)
    _flush_directory(data.parent)
    _flush_directory(home)


def _flush_directory(directory: Path) -> None:
    descriptor = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
