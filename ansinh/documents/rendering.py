"""Lists and papers as PDF: the same values always give the same bytes."""

from __future__ import annotations

import hashlib

from ansinh.documents.lists import Cell, PaymentList
from ansinh.documents.pages import FIRST_PAGE_TITLE_MM, HEADER_MM, LABEL_MM, Row, paginate
from ansinh.documents.papers import OfficialPaper
from ansinh.documents.typesetting import qr_svg, typeset
from ansinh.documents.wording import printed
from ansinh.kit.vietnamese import format_count


def paper_pdf(paper: OfficialPaper) -> bytes:
    """The paper as PDF/A, A4 by Nghị định 30/2020. Its place of signature is ready for ``signing.sign``."""
    code = paper.verification_url or paper.verification_code
    return typeset("paper.typ", {**printed(paper), "qr": qr_svg(code) if code else ""}, on=paper.on)


def pdf(paper: PaymentList) -> bytes:
    """The list as PDF, A4 landscape, header on each page, with sums, words, signature blocks and a QR a page."""
    pages = paginate(paper)
    values = {
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
        "codes": [qr_svg(code) for code in page_codes(paper, len(pages))],
        "count": format_count(paper.count()),
        "sums": _cells(paper.sums()),
        "words": paper.words,
        "notes": list(paper.notes),
        "signatures": [{"role": s.role, "note": s.note, "name": s.name} for s in paper.signatures],
    }
    return typeset("payment_list.typ", values, archive=False)  # a list for a pen is read on paper


def page_codes(paper: PaymentList, pages: int) -> list[str]:
    """What the QR of each page says: "<list>/<page>/<pages>/<fingerprint of the list>"; letters that keep the code small."""
    of_list = fingerprint(paper)
    return [f"{paper.list_id}/{number}/{pages}/{of_list}" for number in range(1, pages + 1)]


def fingerprint(paper: PaymentList) -> str:
    """Ten letters that change with any name or amount of the list."""
    said = repr((paper.list_id, [column.title for column in paper.columns], paper.groups))
    return hashlib.sha256(said.encode()).hexdigest()[:10].upper()


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
