"""What a file really is, by its content and not by its name, and whether it is safe to open.

Nothing is read here beyond what the judgement needs. Every refusal says what is wrong and what to do about it.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
from enum import StrEnum
from xml.etree.ElementTree import ParseError

import msoffcrypto
import msoffcrypto.exceptions
import olefile  # type: ignore[import-untyped]
from defusedxml import DefusedXmlException
from defusedxml.ElementTree import iterparse

from ansinh.kit.refusals import Refusal

MAX_FILE_BYTES = 10 * 1024 * 1024
MAX_UNPACKED_BYTES = 200 * 1024 * 1024
MAX_RATIO = 100  # unpacked to packed; real sheets reach about 30
FREE_UNPACKED_BYTES = 8 * 1024 * 1024  # small archives may pack as tightly as they like
MAX_ROWS = 50_000  # of one sheet
MAX_COLUMNS = 256
MAX_CELLS = 3_000_000  # of one sheet: 50,000 rows of 60 columns; an empty cell costs as much as a full one

SAVE_AS = "Mở tệp bằng Excel, chọn Lưu thành… «Excel Workbook (*.xlsx)» rồi thả lại."
_OFFICE_ERRORS = (msoffcrypto.exceptions.FileFormatError, msoffcrypto.exceptions.ParseError)


class SheetRefused(Refusal):
    """The whole file cannot be taken in; ``fields["reason"]`` is a stable word for programs."""

    code = "sheet_refused"


class Container(StrEnum):
    XLSX = "XLSX"
    XLS = "XLS"
    ODS = "ODS"
    TEXT = "TEXT"


def recognise(content: bytes) -> Container:
    """The kind of file behind ``content``, once it is known to be safe to open. Raises SheetRefused."""
    if not content.strip(b"\0 \t\r\n"):
        raise SheetRefused("Tệp rỗng, không có chữ nào. Chọn lại tệp có danh sách.", reason="empty")
    if len(content) > MAX_FILE_BYTES:
        raise SheetRefused(
            "Tệp lớn hơn 10 MB. Bỏ hình ảnh trong tệp hoặc tách thành nhiều tệp nhỏ hơn.", reason="too_big"
        )
    if content.startswith(b"PK"):
        return _judge_archive(content)
    if content.startswith(olefile.MAGIC):
        return _judge_ole(content)
    if content[:2] in (b"\x09\x00", b"\x09\x02", b"\x09\x04"):
        raise SheetRefused(f"Tệp Excel này thuộc phiên bản trước năm 1997, không đọc được. {SAVE_AS}", reason="too_old")
    _refuse_markup(content)
    return Container.TEXT


def _refuse_markup(content: bytes) -> None:
    head = content[:4096].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    if re.match(rb"<(!doctype html|html|table|head|body|meta|style|div)\b", head):
        raise SheetRefused(
            f"Tệp mang đuôi bảng tính nhưng bên trong là trang web (HTML), thường do phần mềm khác xuất ra. {SAVE_AS}",
            reason="html",
        )
    if head.startswith(b"<?xml") or head.startswith(b"<!doctype"):
        raise SheetRefused(f"Tệp là văn bản XML, không phải bảng tính. {SAVE_AS}", reason="xml")
    if head.startswith(b"%pdf"):
        raise SheetRefused("Tệp là PDF. Xin bản Excel của danh sách rồi thả lại.", reason="pdf")
    if b"\0" in content[:4096] and content[:2] not in (b"\xff\xfe", b"\xfe\xff"):
        raise SheetRefused(f"Không nhận ra loại tệp này. {SAVE_AS}", reason="unknown")


def _judge_ole(content: bytes) -> Container:
    try:
        with olefile.OleFileIO(io.BytesIO(content)) as ole:
            streams = {"/".join(entry).lower() for entry in ole.listdir()}
        if "encryptedpackage" in streams:
            raise _locked()
        if not streams & {"workbook", "book"}:
            raise SheetRefused(f"Tệp không chứa bảng tính. {SAVE_AS}", reason="unknown")
        encrypted = msoffcrypto.OfficeFile(io.BytesIO(content)).is_encrypted()
    except (OSError, ValueError, LookupError, struct.error, *_OFFICE_ERRORS) as error:
        raise broken() from error
    if encrypted:
        raise _locked()
    if any(part.startswith("_vba_project") for stream in streams for part in stream.split("/")):
        raise _has_macros()
    return Container.XLS


def _judge_archive(content: bytes) -> Container:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = archive.namelist()
            _refuse_bombs(archive, len(content))
            _refuse_macros(names)
            kind = _kind_of_archive(archive, names)
            _refuse_document_types(archive)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, ParseError) as error:
        raise broken() from error
    return kind


def _kind_of_archive(archive: zipfile.ZipFile, names: list[str]) -> Container:
    if "xl/workbook.xml" in names:
        return Container.XLSX
    if "mimetype" in names and b"opendocument.spreadsheet" in archive.read("mimetype"):
        manifest = archive.read("META-INF/manifest.xml") if "META-INF/manifest.xml" in names else b""
        if b"encryption-data" in manifest:
            raise _locked()
        return Container.ODS
    raise SheetRefused(f"Tệp không phải bảng tính Excel hay OpenDocument. {SAVE_AS}", reason="unknown")


def _refuse_bombs(archive: zipfile.ZipFile, packed: int) -> None:
    unpacked = sum(member.file_size for member in archive.infolist())
    if unpacked > MAX_UNPACKED_BYTES or (unpacked > FREE_UNPACKED_BYTES and unpacked > packed * MAX_RATIO):
        raise SheetRefused(
            f"Tệp bung ra quá lớn so với bản nén, có thể là tệp phá hoại nên không mở. {SAVE_AS}", reason="bomb"
        )


def _refuse_macros(names: list[str]) -> None:
    lowered = [name.lower() for name in names]
    if any(name.endswith("vbaproject.bin") or name.startswith(("xl/macrosheets/", "basic/")) for name in lowered):
        raise _has_macros()


def _refuse_document_types(archive: zipfile.ZipFile) -> None:
    """No XML part may declare a document type: that is where entity attacks begin. It stands before the root."""
    for member in archive.infolist():
        if not member.filename.lower().endswith((".xml", ".rels", ".vml")):
            continue
        try:
            with archive.open(member) as part:
                next(iter(iterparse(part, events=("start",), forbid_dtd=True)))
        except DefusedXmlException as error:
            raise SheetRefused(
                f"Tệp chứa khai báo XML nguy hiểm (DOCTYPE/ENTITY) nên không mở. {SAVE_AS}", reason="xml_attack"
            ) from error


def broken() -> SheetRefused:
    """The refusal for a file that its own kind of program could not open either."""
    return SheetRefused(f"Tệp bị hỏng, không mở được. {SAVE_AS}", reason="broken")


def _locked() -> SheetRefused:
    return SheetRefused(
        "Tệp đặt mật khẩu. Mở bằng Excel, bỏ mật khẩu (Tệp › Thông tin › Bảo vệ), lưu rồi thả lại.", reason="password"
    )


def _has_macros() -> SheetRefused:
    return SheetRefused(f"Tệp chứa macro nên không nhận. {SAVE_AS}", reason="macros")
