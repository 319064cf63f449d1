"""Papers as PDF: the same values always give the same bytes."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from functools import cache
from io import BytesIO
from pathlib import Path

import segno
import typst

from ansinh.documents.lists import Cell, PaymentList
from ansinh.documents.pages import FIRST_PAGE_TITLE_MM, HEADER_MM, LABEL_MM, Row, paginate
from ansinh.kit.vietnamese import format_count

TEMPLATES = Path(__file__).parent / "templates"
# Nghị định 30/2020 asks for Times New Roman; Tinos has its measures. The last one comes with typst itself, so that a
# machine without any font still prints all Vietnamese letters.
FACES = ("Times New Roman", "Tinos", "Libertinus Serif")
NO_DATE = datetime(2000, 1, 1, tzinfo=UTC)  # a PDF carries its date of making: a fixed one keeps the bytes equal


def pdf(paper: PaymentList) -> bytes:
    """The list as PDF, A4 landscape, header on each page, with sums, words, signature blocks and a QR a page."""
    pages = paginate(paper)
    values = {
        "faces": [_face()],
        "title_mm": FIRST_PAGE_TITLE_MM,
        "header_mm": HEADER_MM,
        "label_mm": LABEL_MM,
        "list_id": paper.list_id,
        "authority_above": paper.authority_above,
        "authority": paper.authority,
        "place_and_date": paper.place_and_date,
        "title": paper.title,
        "subtitle": paper.subtitle,
        "place": paper.place,
        "period": paper.period,
        "columns": [
            {"title": c.title, "kind": c.kind.value, "width_mm": c.width_mm, "over": c.over} for c in paper.columns
        ],
        "pages": [
            {"rows": [_row(row) for row in page.rows], "sums": _cells(page.sums), "closing": page.closing}
            for page in pages
        ],
        "codes": [_code(f"{paper.list_id}/{number}") for number in range(1, len(pages) + 1)],
        "count": format_count(paper.count()),
        "sums": _cells(paper.sums()),
        "words": paper.words,
        "notes": list(paper.notes),
        "signatures": [{"role": s.role, "note": s.note, "name": s.name} for s in paper.signatures],
    }
    return _compile("payment_list.typ", values)


def _compile(template: str, values: dict[str, object]) -> bytes:
    text = json.dumps(values, ensure_ascii=False)
    made: bytes = typst.compile(
        str(TEMPLATES / template),
        root=str(TEMPLATES),
        font_paths=_fonts(),
        sys_inputs={"paper": text},
        timestamp=NO_DATE,
        pdf_tags=False,  # tags double the time, and a list for a pen is read on paper
    )
    return made


@cache
def _fonts() -> typst.Fonts:
    """The machine's fonts and typst's own, looked up once."""
    return typst.Fonts()


@cache
def _face() -> str:
    """The first of ``FACES`` that this machine has."""
    installed = set(_fonts().families())
    return next(face for face in FACES if face in installed)


def _row(row: Row) -> dict[str, object]:
    return {"kind": row.kind, "label": row.label, "height_mm": row.height_mm, "cells": _cells(row.cells)}


def _cells(cells: tuple[Cell, ...]) -> list[str]:
    """Cells as they are printed: numbers with dots, zero as a dash so that nothing can be written into it."""
    return [_printed(cell) for cell in cells]


def _printed(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, int):
        return format_count(cell) if cell else "-"
    return cell


def _code(text: str) -> str:
    """QR of ``text`` as SVG. The mask is fixed: trying all eight takes most of the time."""
    buffer = BytesIO()
    segno.make_qr(text, error="m", mask=3).save(buffer, kind="svg", border=0, xmldecl=False, svgns=True, nl=False)
    return buffer.getvalue().decode()
