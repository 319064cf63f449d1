"""A file from its bytes to clean rows: read, find headers, clean, complete. Deterministic, so it can be done again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from ansinh.intake.cleaning import CleanRow, Setting, clean_sheet, month_of
from ansinh.intake.completing import complete
from ansinh.intake.containers import SheetRefused
from ansinh.intake.fonts import decipher
from ansinh.intake.headers import Header, find_header
from ansinh.intake.layouts import LAYOUTS
from ansinh.intake.places import places_on
from ansinh.intake.reading import Sheet, Workbook, read
from ansinh.intake.sums import SumCheck

Confirmed = Mapping[tuple[str, str], Mapping[int, str]]


@dataclass(frozen=True)
class Word:
    """What people have said before: commune and scope of this import, and what is remembered for all."""

    commune_id: int | None
    allowed: frozenset[int] | None
    confirmed: Confirmed
    remembered: Mapping[str, str]
    accepted: frozenset[str]


@dataclass(frozen=True)
class Examined:
    """A file as understood. ``sheets``: one plain description each, for the summary and the screen."""

    kind: str
    listed_on: date
    setting: Setting
    rows: list[CleanRow]
    sheets: list[dict[str, Any]]
    sums: list[SumCheck]


def examine(content: bytes, kind: str | None, day: date, word: Word) -> Examined:
    """Raises SheetRefused when the file cannot be read or no table in it is of a known kind."""
    workbook = read(content)
    headers = _headers(workbook, kind, word.confirmed)
    first_sheet, first_header = next((sheet, header) for sheet, header in headers if header)
    kind = first_header.kind
    listed_on = month_of(first_sheet, first_header) or day
    setting = Setting(
        on=listed_on,
        places=places_on(listed_on),
        commune_id=word.commune_id,
        allowed=word.allowed,
        remembered=word.remembered,
        accepted=word.accepted,
    )
    rows: list[CleanRow] = []
    sums: list[SumCheck] = []
    described = []
    for sheet, header in headers:
        if header is None:
            described.append(
                {"name": sheet.name, "hidden": sheet.hidden, "rows": 0, "notes": _notes(sheet), "columns": None}
            )
            continue
        cleaned = clean_sheet(sheet, header, listed_on, decipher(sheet, content, workbook.container))
        complete(cleaned.rows, kind, _setting_of(sheet, header, setting))
        rows.extend(cleaned.rows)
        sums.extend(cleaned.sums)
        described.append(_describe(sheet, header, len(cleaned.rows)))
    if not rows:
        raise SheetRefused(
            "Tệp có tiêu đề nhưng không có hàng nào bên dưới. Chọn lại tệp có danh sách.", reason="no_rows"
        )
    return Examined(kind, listed_on, setting, rows, described, sums)


def _headers(workbook: Workbook, kind: str | None, confirmed: Confirmed) -> list[tuple[Sheet, Header | None]]:
    """The header of each sheet; the first one found decides the kind for all."""
    headers: list[tuple[Sheet, Header | None]] = []
    for sheet in workbook.sheets:
        header = find_header(sheet, kind, confirmed)
        if header:
            kind = header.kind
        headers.append((sheet, header))
    if kind is None or not any(header for _, header in headers):
        wanted = f"«{LAYOUTS[kind].title}»" if kind else "một danh sách đã biết"
        raise SheetRefused(
            f"Không tìm thấy hàng tiêu đề của {wanted} trong 30 hàng đầu. Kiểm tra tên các cột rồi thả lại.",
            reason="no_header",
        )
    return headers


def _setting_of(sheet: Sheet, header: Header, setting: Setting) -> Setting:
    """One sheet may name its commune in the title above its table."""
    if setting.commune_id is not None or setting.places.commune(sheet.name):
        return setting
    for row in sheet.cells[: header.top]:
        for cell in row:
            hits = setting.places.commune(cell) if isinstance(cell, str) else ()
            if len(hits) == 1:
                return replace(setting, commune_id=hits[0])
    return setting


def _describe(sheet: Sheet, header: Header, rows: int) -> dict[str, Any]:
    titles = {column.field: column.title for column in LAYOUTS[header.kind].columns}
    return {
        "name": sheet.name,
        "hidden": sheet.hidden,
        "rows": rows,
        "notes": _notes(sheet),
        "header_row": header.top + 1,
        "first_row": header.first_row + 1,
        "confidence": header.confidence,
        "confirmed": header.confirmed,
        "signature": header.signature,
        "columns": [
            {
                "index": at,
                "label": label,
                "field": header.columns.get(at),
                "title": titles.get(header.columns.get(at, "")),
            }
            for at, label in enumerate(header.labels)
            if label
        ],
    }


def _notes(sheet: Sheet) -> list[str]:
    """What of a sheet is not seen at a glance: nothing hidden is skipped, and nothing hidden goes unsaid."""
    survey = sheet.survey
    notes = ["Bảng này đang ẩn trong tệp; các hàng vẫn được đọc."] if sheet.hidden else []
    if survey.hidden_rows:
        notes.append(f"Có {len(survey.hidden_rows)} hàng ẩn ({_listed(survey.hidden_rows)}); vẫn được đọc.")
    if survey.hidden_columns:
        notes.append(f"Có {len(survey.hidden_columns)} cột ẩn; vẫn được đọc.")
    if survey.has_filter:
        notes.append("Bảng đang đặt bộ lọc; các hàng bị lọc vẫn được đọc.")
    if survey.formulas:
        notes.append(f"Có {survey.formulas} ô công thức; lấy giá trị đã lưu, không tính lại.")
    return notes


def _listed(numbers: tuple[int, ...]) -> str:
    shown = ", ".join(str(number) for number in numbers[:10])
    return f"{shown}…" if len(numbers) > 10 else shown
