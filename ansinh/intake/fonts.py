"""Cells typed in old fonts, deciphered one by one: by the cell's own font where the file records it, else by vote."""

from __future__ import annotations

import io
from typing import NamedTuple

from openpyxl import load_workbook

from ansinh.intake.containers import Container
from ansinh.intake.legacy_fonts import (
    LegacyFont,
    convert,
    font_of_name,
    has_western_letters,
    is_unicode,
    looks_legacy,
    vote,
)
from ansinh.intake.reading import Sheet

SENTENCE = "Chữ gõ bằng phông cũ ({font}) đã được đổi sang Unicode; xem lại rồi xác nhận."


class Deciphered(NamedTuple):
    """A converted cell: by its recorded font the text is certain, by vote an officer should look."""

    text: str
    rule: str
    confidence: float
    sentence: str


def decipher(sheet: Sheet, content: bytes, container: Container) -> dict[tuple[int, int], Deciphered]:
    """Conversions by (row, column) from 0; empty for the usual sheet, which is not opened a second time."""
    texts = [cell for row in sheet.cells for cell in row if isinstance(cell, str) and not cell.isascii()]
    if not any(map(looks_legacy, set(texts))):
        return {}
    strange = [text for text in texts if looks_legacy(text)]
    fonts = _fonts(content, sheet) if container is Container.XLSX else {}
    voted = vote(strange)
    unicode_cells = sum(1 for text in texts if is_unicode(text))
    mostly_old = len(strange) > unicode_cells
    found = {}
    for at, row in enumerate(sheet.cells):
        for c, cell in enumerate(row):
            deciphered = _one(cell, fonts.get((at, c)), voted, mostly_old=mostly_old) if isinstance(cell, str) else None
            if deciphered:
                found[at, c] = deciphered
    return found


def _one(text: str, own: LegacyFont | None, voted: LegacyFont, *, mostly_old: bool) -> Deciphered | None:
    if own is not None and not is_unicode(text):
        converted = convert(text, own)
        return Deciphered(converted, f"font_{own.lower()}", 0.97, "") if converted != text else None
    if looks_legacy(text) or (mostly_old and has_western_letters(text)):
        return Deciphered(convert(text, voted), f"{voted.lower()}_by_vote", 0.8, SENTENCE.format(font=voted))
    return None


def _fonts(content: bytes, sheet: Sheet) -> dict[tuple[int, int], LegacyFont]:
    """Old fonts of the sheet's cells. openpyxl is slow, so only sheets with strange letters come here."""
    workbook = load_workbook(io.BytesIO(content), read_only=True)
    try:
        found = {}
        for at, row in enumerate(workbook[sheet.name].iter_rows()):
            for c, cell in enumerate(row):
                font = font_of_name(cell.font.name or "") if cell.value is not None and cell.font else None
                if font:
                    found[at, c] = font
        return found
    finally:
        workbook.close()
