"""From values and a template to a PDF: the same values always give the same bytes."""

from __future__ import annotations

import json
import re
import threading
from datetime import UTC, date, datetime, time
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Literal, cast

import segno
import typst

from ansinh.kit.refusals import Refusal

TEMPLATES = Path(__file__).parent / "templates"
# Nghị định 30/2020 asks for Times New Roman; Tinos has its measures. The last one comes with typst itself, so that a
# machine without any font still prints all Vietnamese letters.
FACES = ("Times New Roman", "Tinos", "Libertinus Serif")
NO_DATE = datetime(2000, 1, 1, tzinfo=UTC)  # a PDF carries its date of making: a fixed one keeps the bytes equal
ARCHIVE: Literal["a-2a"] = (
    "a-2a"  # PDF/A-2a: faces and colours inside, letters searchable, structure tagged for screen readers
)

UNPRINTABLE = re.compile(r'PDF/A.*(?:text|codepoint) `"(.+?)"`')

_own = threading.local()


class LetterUnprintable(Refusal):
    """A text holds a letter that the face lacks, or that means nothing outside one machine."""

    code = "letter_unprintable"


def typeset(template: str, values: dict[str, object], *, on: date | None = None, archive: bool = True) -> bytes:
    """The template with the values as PDF. ``on`` is the date inside the file.

    ``archive`` makes PDF/A-2a; without it the PDF has no tags. Raises LetterUnprintable for what no archive may hold.
    """
    try:
        made = _compiler().compile(
            str(TEMPLATES / template),
            sys_inputs={"paper": json.dumps({"faces": [_face()], **values}, ensure_ascii=False)},
            timestamp=datetime.combine(on, time(), UTC) if on else NO_DATE,
            pdf_standards=[ARCHIVE] if archive else [],
            pdf_tags=archive,
        )
    except typst.TypstError as error:
        letter = UNPRINTABLE.search(error.message)
        if letter is None:
            raise
        raise LetterUnprintable(
            f"Văn bản có ký tự không in được ({letter[1]}), thường do phông chữ cũ hoặc dán từ nơi khác. Gõ lại chữ đó trong"
            " dữ liệu rồi lập lại văn bản."
        ) from error
    return cast(bytes, made)  # one document in PDF


def qr_svg(text: str) -> str:
    """QR of ``text`` as SVG. The mask is fixed: trying all eight takes most of the time."""
    buffer = BytesIO()
    segno.make_qr(text, error="m", mask=3).save(buffer, kind="svg", border=0, xmldecl=False, svgns=True, nl=False)
    return buffer.getvalue().decode()


def _compiler() -> typst.Compiler:
    """One for each thread: it keeps what it has read, so that only the values are new."""
    if not hasattr(_own, "compiler"):
        _own.compiler = typst.Compiler(root=str(TEMPLATES), font_paths=_fonts())
    compiler: typst.Compiler = _own.compiler
    return compiler


@cache
def _fonts() -> typst.Fonts:
    """The machine's fonts and typst's own, looked up once."""
    return typst.Fonts()


@cache
def _face() -> str:
    """The first of ``FACES`` that this machine has."""
    installed = set(_fonts().families())
    return next(face for face in FACES if face in installed)
