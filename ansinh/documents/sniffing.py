"""What a file is, by its content: its name and what the browser claims count for nothing."""

from __future__ import annotations

import re
import zipfile
from enum import Enum
from io import BytesIO

from ansinh.documents.refusals import ActiveContent, FileRefused

HEIC_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"mif1", b"msf1"}
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
PROGRAMS = (b"MZ", b"\x7fELF", b"#!", b"\xcf\xfa\xed\xfe", b"\xca\xfe\xba\xbe")
# A PDF names what it would do by itself in these words; a name may be written with #xx for any of its letters.
PDF_ACTS = re.compile(rb"/(?:JavaScript|JS|Launch|RichMedia)(?=[\s/<(\[\d])")
# The bytes of a stream are no names: in one compressed scan of twenty some of them spell «/JS » by chance.
PDF_STREAM = re.compile(rb">>\s*stream\r?\n.*?endstream", re.DOTALL)
PDF_ESCAPE = re.compile(rb"#([0-9A-Fa-f]{2})")
MARKUP = re.compile(rb"<\s*(?:!doctype|html|svg|script|\?xml|body|head|iframe)", re.IGNORECASE)
HEAD = 1024


class FileKind(Enum):
    """A kind of file that we take: media type, and the endings that its name may have."""

    PDF = ("application/pdf", (".pdf",))
    JPEG = ("image/jpeg", (".jpg", ".jpeg"))
    PNG = ("image/png", (".png",))
    HEIC = ("image/heic", (".heic", ".heif"))
    DOCX = ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", (".docx",))
    XLSX = ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", (".xlsx",))

    def __init__(self, media_type: str, endings: tuple[str, ...]) -> None:
        self.media_type, self.endings = media_type, endings


def kind_of(content: bytes) -> FileKind:
    """The kind of a file. Raises ActiveContent for what could run, FileRefused for every other kind."""
    if content.startswith(b"%PDF-"):
        return _pdf(content)
    if content.startswith(b"\xff\xd8\xff"):
        return FileKind.JPEG
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return FileKind.PNG
    if content[4:8] == b"ftyp" and content[8:12] in HEIC_BRANDS:
        return FileKind.HEIC
    if content.startswith(b"PK\x03\x04"):
        return _office(content)
    if content.startswith(OLD_OFFICE):
        raise FileRefused("Tệp Word hoặc Excel đời cũ không được nhận. Mở tệp, lưu lại thành .docx, .xlsx hoặc PDF.")
    if content.startswith(PROGRAMS) or MARKUP.search(content[:HEAD]):
        raise ActiveContent("Tệp là chương trình hoặc trang web, không được nhận. Gửi bản PDF hoặc ảnh chụp.")
    raise FileRefused("Không nhận ra loại tệp này. Gửi tệp PDF, ảnh JPG, PNG, HEIC, hoặc Word, Excel đời mới.")


def _pdf(content: bytes) -> FileKind:
    """Names inside compressed streams are not read: what is hidden there is held by how we serve a PDF."""
    plain = PDF_ESCAPE.sub(lambda found: bytes([int(found[1], 16)]), PDF_STREAM.sub(b">>", content))
    if PDF_ACTS.search(plain):
        raise ActiveContent("Tệp PDF có chứa mã tự chạy, không được nhận. In tệp thành một PDF mới rồi gửi lại.")
    return FileKind.PDF


def _office(content: bytes) -> FileKind:
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            names = {name.lower() for name in archive.namelist()}
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise FileRefused("Tệp bị hỏng, không mở được. Lưu lại tệp rồi gửi lại.") from error
    if any(name.endswith("vbaproject.bin") or "/macrosheets/" in name for name in names):
        raise ActiveContent("Tệp có chứa macro, không được nhận. Lưu lại thành .docx hoặc .xlsx không macro.")
    if any("/activex/" in name or name.endswith(".exe") or "/embeddings/oleobject" in name for name in names):
        raise ActiveContent("Tệp có nhúng chương trình hoặc đối tượng chạy được, không được nhận. Gửi bản PDF.")
    if "word/document.xml" in names:
        return FileKind.DOCX
    if "xl/workbook.xml" in names:
        return FileKind.XLSX
    raise FileRefused("Tệp nén không được nhận. Gửi từng tệp PDF, ảnh, Word hoặc Excel.")
