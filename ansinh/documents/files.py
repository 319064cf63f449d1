"""Kept files: what was handed in, scanned or issued. Taken by what they are, not by what they are called."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePosixPath

from ansinh.documents.models import File
from ansinh.documents.refusals import FileRefused
from ansinh.documents.sniffing import FileKind, kind_of
from ansinh.kit.actors import Actor
from ansinh.kit.vietnamese import nfc

MAX_BYTES = 20 * 1024 * 1024
MAX_NAME = 120
SCANS = frozenset({FileKind.PDF, FileKind.JPEG, FileKind.PNG, FileKind.HEIC})
PAPERS = SCANS | {FileKind.DOCX, FileKind.XLSX}


@dataclass(frozen=True)
class Scan:
    """A scan or photo that comes with a paper of a register."""

    name: str
    content: bytes


@dataclass(frozen=True)
class MadeFile:
    """A file that we made ourselves: a decision as PDF, its editable twin."""

    name: str
    content: bytes


def keep(
    name: str,
    content: bytes,
    allowed: Collection[FileKind] = PAPERS,
    *,
    commune_id: int | None,
    guarded: str | None = None,
    kind: str = File.Kind.ATTACHMENT,
    actor: Actor,
    at: datetime,
) -> int:
    """Keep a file and give its id, in the caller's transaction (inside ``acting``).

    ``commune_id``: whose officers see it; None: the district's only. ``guarded``: code of a guarded register.
    Whether the actor may is asked by the act that the file belongs to. Raises FileRefused, ActiveContent.
    """
    row = _row(MadeFile(clean_name(name), content), allowed, kind, actor=actor, at=at)
    row.commune_id, row.guarded = commune_id, guarded
    row.save()
    return row.pk


def keep_scan(scan: Scan, *, agency_id: int, kind: str = File.Kind.SCAN, actor: Actor, at: datetime) -> int:
    """Keep a file of a register, seen by who sees the register: nothing that can still be edited. Raises as ``keep``."""
    return keep(scan.name, scan.content, SCANS, commune_id=agency_id, kind=kind, actor=actor, at=at)


def keep_made(
    made: Sequence[MadeFile], *, commune_id: int | None, guarded: str | None = None, actor: Actor, at: datetime
) -> list[int]:
    """Keep papers that we issue, in one statement; ids in the same order. In the caller's transaction."""
    rows = [_row(each, PAPERS, File.Kind.ISSUED, actor=actor, at=at) for each in made]
    for row in rows:
        row.commune_id, row.guarded = commune_id, guarded
    return [row.pk for row in File.objects.bulk_create(rows, batch_size=200)]


def close(registers: Mapping[int, str]) -> None:
    """Put kept files, by id, into a guarded register each, for ever; those that are in one stay there.

    Inside ``acting``, with the registers open.
    """
    for register in sorted(set(registers.values())):
        ids = [file for file, its_register in registers.items() if its_register == register]
        File.objects.filter(pk__in=ids, guarded__isnull=True).update(guarded=register)


def clean_name(name: str) -> str:
    """The name without folders and control characters, not longer than ``MAX_NAME``; its ending stays."""
    plain = "".join(char for char in nfc(name) if unicodedata.category(char)[0] != "C")
    last = PurePosixPath(plain.replace("\\", "/")).name.strip() or "tep"
    path = PurePosixPath(last)
    return last if len(last) <= MAX_NAME else path.stem[: MAX_NAME - len(path.suffix)] + path.suffix


def _accepted(name: str, content: bytes, allowed: Collection[FileKind]) -> FileKind:
    if not content:
        raise FileRefused("Tệp trống. Chọn lại tệp.")
    if len(content) > MAX_BYTES:
        raise FileRefused(
            f"Tệp lớn hơn {MAX_BYTES // 1024 // 1024} MB. Quét ở độ phân giải thấp hơn hoặc tách tệp.",
            limit=MAX_BYTES,
        )
    found = kind_of(content)
    endings = ", ".join(sorted(ending for kind in allowed for ending in kind.endings))
    if found not in allowed:
        raise FileRefused(f"Ở đây chỉ nhận tệp {endings}.", kind=found.name)
    if not name.lower().endswith(found.endings):
        raise FileRefused(
            f"Tên tệp không khớp nội dung: tệp này là {found.name}. Đổi đuôi tệp thành {found.endings[0]}.",
            kind=found.name,
        )
    return found


def _row(file: MadeFile, allowed: Collection[FileKind], use: str, *, actor: Actor, at: datetime) -> File:
    return File(
        kind=use,
        name=file.name,
        media_type=_accepted(file.name, file.content, allowed).media_type,
        size=len(file.content),
        sha256=hashlib.sha256(file.content).hexdigest(),
        content=file.content,
        made_at=at,
        made_by=actor.user_id,
    )
