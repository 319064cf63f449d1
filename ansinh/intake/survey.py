"""What python-calamine does not tell of an xlsx sheet: hidden rows and columns, filters, formulas never calculated.

The XML is scanned with regular expressions, not parsed: only attributes of three elements matter, and a list of 20,000
rows has half a million cells. The archive has been judged by ``containers`` before.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from dataclasses import dataclass, field

from defusedxml.ElementTree import fromstring

from ansinh.intake.containers import MAX_COLUMNS, MAX_ROWS, SheetRefused

_ROW = re.compile(rb"<(?:\w+:)?row\b([^>]*)>")
_ROW_NUMBER = re.compile(rb'\br="(\d+)"')
_HIDDEN = re.compile(rb'\bhidden="(?:1|true)"')
_COLUMN = re.compile(rb"<(?:\w+:)?col\b([^>]*)>")
_COLUMN_SPAN = re.compile(rb'\b(min|max)="(\d+)"')
_FILTER = re.compile(rb"<(?:\w+:)?autoFilter\b")
_FORMULA = re.compile(
    rb'<(?:\w+:)?c\b[^>]*?\br="([A-Z]+)(\d+)"[^>]*>\s*<(?:\w+:)?f\b(?:[^>]*/>|[^>]*>[^<]*</(?:\w+:)?f>)'
    rb"\s*(<(?:\w+:)?v>[^<])?"
)
_ERROR = re.compile(rb'<(?:\w+:)?c\b(?=[^>]*\bt="e")[^>]*?\br="([A-Z]+)(\d+)"')
_FAR_COLUMN = re.compile(rb'r="[A-Z]{3}')  # begins with what stands there: found ten times sooner than a whole cell
_FAR_CELL = re.compile(rb'<(?:\w+:)?c\b[^>]*?\br="([A-Z]{3,})\d+"')
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT_RELATION = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"
_ODS_REPEATED_ROW = re.compile(rb'table:number-rows-repeated="(\d+)"[^>]*>(.*?)</table:table-row>', re.DOTALL)
_ODS_REPEATED_CELL = re.compile(rb"<table:table-cell\b([^>]*)")
_ODS_REPEAT = re.compile(rb'table:number-columns-repeated="(\d+)"')


@dataclass(frozen=True)
class Survey:
    """What is unusual about a sheet. Rows and columns count from 1, as Excel shows them."""

    hidden_rows: tuple[int, ...] = ()
    hidden_columns: tuple[int, ...] = ()
    has_filter: bool = False
    formulas: int = 0
    never_calculated: frozenset[tuple[int, int]] = field(default_factory=frozenset)  # (row, column) of formulas
    failed: frozenset[tuple[int, int]] = field(default_factory=frozenset)  # cells that show #REF!, #N/A ...


def survey_xlsx(content: bytes) -> dict[str, Survey]:
    """One survey per sheet name. Raises SheetRefused for a sheet that reaches beyond the limits."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: _survey_sheet(archive.read(part)) for name, part in _sheet_parts(archive)}


def _sheet_parts(archive: zipfile.ZipFile) -> list[tuple[str, str]]:
    workbook = fromstring(archive.read("xl/workbook.xml"))
    relations = fromstring(archive.read("xl/_rels/workbook.xml.rels"))
    targets = {relation.get("Id"): str(relation.get("Target")) for relation in relations}
    parts = []
    for element in workbook.iter():
        relation_id = element.get(_RELATION) or element.get(_STRICT_RELATION)
        if not element.tag.endswith("}sheet") or relation_id not in targets:
            continue
        part = posixpath.normpath(posixpath.join("/xl", targets[relation_id])).lstrip("/")
        if part in archive.namelist():
            parts.append((str(element.get("name")), part))
    return parts


def _survey_sheet(xml: bytes) -> Survey:
    if _FAR_COLUMN.search(xml) and _FAR_CELL.search(xml):
        raise too_large()
    hidden_rows, number = [], 0
    for match in _ROW.finditer(xml):
        attributes = match.group(1)
        stated = _ROW_NUMBER.search(attributes)
        number = int(stated.group(1)) if stated else number + 1
        if _HIDDEN.search(attributes):
            hidden_rows.append(number)
    if number > MAX_ROWS:
        raise too_large()
    hidden_columns: list[int] = []
    for match in _COLUMN.finditer(xml[:65536]):
        if _HIDDEN.search(match.group(1)):
            span = {bound: int(at) for bound, at in _COLUMN_SPAN.findall(match.group(1))}
            hidden_columns.extend(range(span[b"min"], min(span[b"max"], MAX_COLUMNS) + 1))
    formulas = list(_FORMULA.finditer(xml)) if b"<f" in xml or b":f" in xml else []
    return Survey(
        hidden_rows=tuple(hidden_rows),
        hidden_columns=tuple(hidden_columns),
        has_filter=b"autoFilter" in xml and _FILTER.search(xml) is not None,
        formulas=len(formulas),
        never_calculated=frozenset(_place(match) for match in formulas if match.group(3) is None),
        failed=frozenset(_place(match) for match in _ERROR.finditer(xml)) if b't="e"' in xml else frozenset(),
    )


def _place(match: re.Match[bytes]) -> tuple[int, int]:
    return int(match.group(2)), column_number(match.group(1).decode())


def refuse_repeats_of_ods(content: bytes) -> None:
    """OpenDocument may say "this cell ten million times" in a few bytes; only empty cells may repeat that often."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        xml = archive.read("content.xml")
    for match in _ODS_REPEATED_ROW.finditer(xml):
        if int(match.group(1)) > MAX_ROWS and b"office:value-type" in match.group(2):
            raise too_large()
    for match in _ODS_REPEATED_CELL.finditer(xml):
        repeat = _ODS_REPEAT.search(match.group(1))
        if repeat and int(repeat.group(1)) > MAX_COLUMNS and b"office:value-type" in match.group(1):
            raise too_large()


def column_number(letters: str) -> int:
    """``"A" -> 1``, ``"AB" -> 28``."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def too_large() -> SheetRefused:
    """The refusal for a sheet beyond the limits of rows and columns."""
    return SheetRefused(
        f"Một bảng trong tệp dài quá {MAX_ROWS:,} hàng hoặc rộng quá {MAX_COLUMNS} cột.".replace(",", ".")
        + " Xóa các hàng, cột trống ở xa hoặc tách tệp rồi thả lại.",
        reason="too_many_cells",
    )
