"""From bytes to sheets of cells, whatever program wrote the file. Formulas are never evaluated."""

from __future__ import annotations

import csv
import io
import re
import zipfile
import zlib
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from statistics import median
from xml.etree.ElementTree import ParseError

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

from ansinh.intake.containers import MAX_CELLS, MAX_COLUMNS, MAX_ROWS, Container, SheetRefused, broken, recognise
from ansinh.intake.legacy_fonts import looks_legacy
from ansinh.intake.survey import Survey, refuse_repeats_of_ods, survey_xlsx, too_large
from ansinh.kit.vietnamese import nfc

Cell = str | int | float | bool | datetime | date | time | timedelta
Merge = tuple[tuple[int, int], tuple[int, int]]  # ((first row, first column), (last row, last column)), from 0

# Bytes of an old font taken for Windows 1258: signs that no list uses, or a tone that stands on no vowel.
_NOT_WINDOWS = re.compile("[\ufffd\u0300-\u036f§®µ¶·¸¹¨ª«¬©]")
DELIMITERS = ",;\t|"


@dataclass(frozen=True)
class Sheet:
    """One sheet: ``cells[r][c]`` is row r + 1 and column c + 1 of Excel; an empty cell is ``""``."""

    name: str
    hidden: bool
    cells: list[list[Cell]]
    merges: list[Merge] = field(default_factory=list)
    survey: Survey = field(default_factory=Survey)


@dataclass(frozen=True)
class Workbook:
    """A file as read: its kind and its sheets in order, empty ones left out."""

    container: Container
    sheets: list[Sheet]


def read(content: bytes) -> Workbook:
    """Raises SheetRefused when the file is unsafe, locked, broken, too large or no spreadsheet."""
    container = recognise(content)
    sheets = _read_text(content) if container is Container.TEXT else _read_workbook(content, container)
    filled = [sheet for sheet in sheets if sheet.cells]
    if not filled:
        raise SheetRefused("Tệp không có ô nào chứa chữ. Chọn lại tệp có danh sách.", reason="empty")
    return Workbook(container, filled)


def _read_workbook(content: bytes, container: Container) -> list[Sheet]:
    try:
        if container is Container.ODS:
            refuse_repeats_of_ods(content)
        surveys = survey_xlsx(content) if container is Container.XLSX else {}
        with CalamineWorkbook.from_filelike(io.BytesIO(content)) as workbook:
            sheets = []
            for meta in workbook.sheets_metadata:
                if meta.typ is not SheetTypeEnum.WorkSheet:
                    continue
                sheet = workbook.get_sheet_by_name(meta.name)
                height, width = sheet.total_height, sheet.total_width
                if height > MAX_ROWS or width > MAX_COLUMNS or height * width > MAX_CELLS:
                    raise too_large()
                sheets.append(
                    Sheet(
                        name=nfc(meta.name),
                        hidden=meta.visible is not SheetVisibleEnum.Visible,
                        cells=sheet.to_python(skip_empty_area=False),
                        merges=sheet.merged_cell_ranges or [],
                        survey=surveys.get(meta.name, Survey()),
                    )
                )
            return sheets
    except PasswordError as error:
        raise SheetRefused("Tệp đặt mật khẩu. Bỏ mật khẩu, lưu rồi thả lại.", reason="password") from error
    except (CalamineError, ParseError, LookupError, zipfile.BadZipFile, zlib.error, EOFError) as error:
        raise broken() from error


def _read_text(content: bytes) -> list[Sheet]:
    text = decode(content)
    lines = text.splitlines()
    try:
        delimiter = max(DELIMITERS, key=lambda mark: _width(lines[:30], mark))
        cells: list[list[Cell]] = [list(record) for record in csv.reader(io.StringIO(text), delimiter=delimiter)]
    except csv.Error as error:
        raise broken() from error
    if len(cells) > MAX_ROWS or any(len(record) > MAX_COLUMNS for record in cells):
        raise too_large()
    return [Sheet(name="", hidden=False, cells=cells)] if any(map(any, cells)) else []


def _width(lines: list[str], delimiter: str) -> float:
    widths = [len(record) for record in csv.reader(lines, delimiter=delimiter) if record]
    return median(widths) if widths else 0


def decode(content: bytes) -> str:
    """The text of a CSV file: UTF-8 or UTF-16 by their marks, then Windows 1258, else bytes of an old font.

    Text of an old font (TCVN3, VNI) comes back undeciphered, as it stands in a workbook; cleaning converts it by cell.
    """
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return nfc(content.decode("utf-16", errors="replace"))
    try:
        return nfc(content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        pass
    windows = nfc(content.decode("cp1258", errors="replace"))
    return windows if not looks_legacy(windows) and not _NOT_WINDOWS.search(windows) else content.decode("latin-1")
