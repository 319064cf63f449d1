"""A register's sheet going out: the list as it is seen, as a workbook or as CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal

from ansinh.audit.actions import record
from ansinh.documents.lists import Cell as SheetCell
from ansinh.documents.lists import Column, Kind
from ansinh.documents.workbooks import Sheet, defused, workbook
from ansinh.kit.actors import Actor
from ansinh.kit.vietnamese import format_date
from ansinh.registers.catalog import Book, Holds, Subject, book
from ansinh.registers.listing import Asked, Moment
from ansinh.registers.queries import ListRow, rows_for_sheet

PEOPLE = (("Họ và tên", 45.0), ("Ngày sinh", 24.0), ("Giới tính", 18.0), ("Số CCCD", 30.0))
PLACE = (("Thôn", 36.0), ("Xã", 36.0))
SEXES = {"MALE": "Nam", "FEMALE": "Nữ", None: ""}
SHEET_KINDS = {Holds.MONEY: Kind.MONEY, Holds.NUMBER: Kind.COUNT}


def made(
    register: str,
    asked: Asked,
    moment: Moment,
    *,
    kind: str,
    columns: Sequence[str],
    most: int,
    actor: Actor,
    at: datetime,
) -> bytes:
    """The list as asked, in full: ``kind`` "xlsx" or "csv". Its headings are those that ``intake`` finds again.

    Raises RegisterGuarded. What left the house is in the trail.
    """
    found = book(register)
    shown = [name for name in columns if name in found.holds]
    rows = rows_for_sheet(register, asked, moment, actor=actor, columns=shown, most=most)
    heads = (*_subject_heads(found), *((found.declared.column(name).title, 36.0) for name in shown))
    cells = [
        (place, *_subject_cells(found, row), *_cells(found, row, shown)) for place, row in enumerate(rows, start=1)
    ]
    after = {"register": found.key, "records": len(rows)}
    record("register.sheet_made", actor=actor, about=f"register:{found.key}", at=at, after=after)
    if kind == "csv":
        return _csv([("STT", *(title for title, _ in heads)), *cells])
    kinds = [Kind.TEXT] * len(_subject_heads(found)) + [SHEET_KINDS.get(found.holds[name], Kind.TEXT) for name in shown]
    return workbook(
        [
            Sheet(
                name="Danh sách",
                title=(found.declared.title, f"Tính đến ngày {format_date(moment.on)}"),
                columns=(
                    Column("STT", Kind.NUMBER, 12.0),
                    *(Column(title, held, width) for (title, width), held in zip(heads, kinds, strict=True)),
                ),
                rows=tuple(cells),
            )
        ]
    )


def _subject_heads(found: Book) -> tuple[tuple[str, float], ...]:
    if found.subject is Subject.PERSON:
        return (*PEOPLE, *PLACE, ("Từ ngày", 24.0))
    if found.subject is Subject.HOUSEHOLD:
        return (("Chủ hộ", 45.0), *PLACE, ("Từ ngày", 24.0))
    return (("Xã", 36.0), ("Từ ngày", 24.0))


def _subject_cells(found: Book, row: ListRow) -> tuple[SheetCell, ...]:
    who = row.subject
    since = format_date(row.since) if row.since else ""
    if found.subject is Subject.PERSON:
        return (who.name, _birth(row), SEXES.get(who.sex, ""), who.cccd or "", who.village, who.commune, since)
    if found.subject is Subject.HOUSEHOLD:
        return (who.name, who.village, who.commune, since)
    return (who.commune, since)


def _birth(row: ListRow) -> str:
    born = row.subject.birth
    if born is None:
        return ""
    return {"YEAR": f"{born.year}", "MONTH": f"{born:%m/%Y}"}.get(row.subject.birth_precision or "", format_date(born))


def _cells(found: Book, row: ListRow, shown: Sequence[str]) -> tuple[SheetCell, ...]:
    return tuple(
        int(cell.value) if found.holds[name] in SHEET_KINDS and isinstance(cell.value, int | Decimal) else cell.words
        for name, cell in zip(shown, row.cells, strict=True)
    )


def _csv(rows: Sequence[Sequence[SheetCell]]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    for row in rows:
        writer.writerow([defused(cell) if isinstance(cell, str) else cell for cell in row])
    return text.getvalue().encode("utf-8-sig")
