"""The same workbook back: two columns more, «Lỗi» and «Gợi ý», and the cells that need a look tinted.

An xlsx keeps everything it had. Other formats come back as xlsx with the same cells. A text that a spreadsheet would
run as a formula is defused.
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import xlsxwriter
from openpyxl import load_workbook
from openpyxl.styles import PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from ansinh.intake.containers import Container
from ansinh.intake.reading import Sheet, read
from ansinh.intake.readings import Finding, Level

TITLES = ("Lỗi", "Gợi ý")
TINTS = {Level.ERROR: "F8D7DA", Level.SUGGESTION: "FFF3CD"}
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True)
class Marked:
    """What to write beside one row: its findings, by Excel's row number."""

    row: int
    findings: Sequence[Finding]

    def sentences(self, level: Level) -> str:
        """All sentences for one of the two columns."""
        return defused(" ".join(dict.fromkeys(each.sentence for each in self.findings if each.level is level)))


def defused(text: str) -> str:
    """A text that no spreadsheet runs: one that begins like a formula gets an apostrophe before it."""
    return f"'{text}" if text.startswith(_FORMULA_STARTS) and not text.lstrip("+-").replace(".", "").isdigit() else text


def mark(content: bytes, described: Sequence[Mapping[str, Any]], marked: Mapping[str, Sequence[Marked]]) -> bytes:
    """The workbook with its findings. ``described``: the sheets of the import's summary; ``marked``: by sheet name."""
    workbook = read(content)
    if workbook.container is Container.XLSX:
        return _mark_original(content, described, marked)
    return _write_anew(workbook.sheets, described, marked)


def _mark_original(
    content: bytes, described: Sequence[Mapping[str, Any]], marked: Mapping[str, Sequence[Marked]]
) -> bytes:
    workbook = load_workbook(io.BytesIO(content))
    for sheet in described:
        worksheet = workbook[sheet["name"]]
        if sheet["columns"]:
            _mark_sheet(worksheet, sheet, marked.get(sheet["name"], ()))
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()


def _mark_sheet(worksheet: Worksheet, sheet: Mapping[str, Any], marked: Sequence[Marked]) -> None:
    columns = {each["field"]: each["index"] + 1 for each in sheet["columns"] if each["field"]}
    error_at = _columns_for_answers(sheet, worksheet.max_column)
    for offset, title in enumerate(TITLES):
        worksheet.cell(sheet["header_row"], error_at + offset, title)
    for row in range(sheet["first_row"], worksheet.max_row + 1):
        for offset in range(2):
            worksheet.cell(row, error_at + offset).value = None  # answers of an earlier round
    for one in marked:
        for offset, level in enumerate((Level.ERROR, Level.SUGGESTION)):
            sentences = one.sentences(level)
            if sentences:
                worksheet.cell(one.row, error_at + offset, sentences)
        for finding in one.findings:
            if finding.level in TINTS and finding.field in columns:
                tint = PatternFill("solid", fgColor=TINTS[finding.level])
                worksheet.cell(one.row, columns[finding.field]).fill = tint


def _columns_for_answers(sheet: Mapping[str, Any], width: int) -> int:
    """Where «Lỗi» stands, from 1: where it stood before, else right of everything."""
    own: list[int] = [each["index"] + 1 for each in sheet["columns"] if each["field"] == "returned"]
    last: int = max(width, *(each["index"] + 1 for each in sheet["columns"]))
    return min(own) if own else last + 1


def _write_anew(
    sheets: Sequence[Sheet], described: Sequence[Mapping[str, Any]], marked: Mapping[str, Sequence[Marked]]
) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(
        out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    ) as workbook:
        tints = {level: workbook.add_format({"bg_color": f"#{tint}"}) for level, tint in TINTS.items()}
        for sheet, described_sheet in zip(sheets, described, strict=True):
            worksheet = workbook.add_worksheet(sheet.name[:31] or "Danh sách")
            tinted = _tinted(described_sheet, marked.get(sheet.name, ()))
            for at, row in enumerate(sheet.cells):
                for c, cell in enumerate(row):
                    level = tinted.get((at, c))
                    value = defused(cell) if isinstance(cell, str) else cell
                    write = worksheet.write_string if isinstance(value, str) else worksheet.write
                    write(
                        at,
                        c,
                        value if isinstance(value, str | int | float | bool) else str(value),
                        tints[level] if level else None,
                    )
            if described_sheet["columns"]:
                width = max(len(row) for row in sheet.cells)
                error_at = _columns_for_answers(described_sheet, width) - 1
                worksheet.write_row(described_sheet["header_row"] - 1, error_at, TITLES)
                for one in marked.get(sheet.name, ()):
                    worksheet.write_string(one.row - 1, error_at, one.sentences(Level.ERROR))
                    worksheet.write_string(one.row - 1, error_at + 1, one.sentences(Level.SUGGESTION))
    return out.getvalue()


def _tinted(sheet: Mapping[str, Any], marked: Sequence[Marked]) -> dict[tuple[int, int], Level]:
    columns = {each["field"]: each["index"] for each in sheet["columns"] or () if each["field"]}
    tinted = {}
    for one in marked:
        for finding in sorted(one.findings, key=lambda each: each.level is Level.ERROR):  # an error covers a suggestion
            if finding.level in TINTS and finding.field in columns:
                tinted[one.row - 1, columns[finding.field]] = finding.level
    return tinted
