"""The words of a paper as they are printed. PDF and .docx both take them from here, so they say the same."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from ansinh.documents.lists import Cell, Column, Kind, column_sums
from ansinh.documents.papers import Annex, Article, Block, Heading, OfficialPaper, Paragraph, Signature, Table
from ansinh.kit.vietnamese import format_count

GAP = "\u00a0" * 6  # room to write a number or a day by hand
COMMITTEE = "Ủy ban nhân dân "
LINE_LETTERS = 27  # capital letters on a line of the left half of the head
LETTER_MM = 0.18  # mean width of a letter for each point of its size, a little too wide
TEXT_PT, ANNEX_PT = 13, 12  # letters in tables
_STROKE = re.compile(r"(?<=[-./])(?=.)")
ALIGNMENT = {Kind.TEXT: "left", Kind.MONEY: "right"}  # everything else is centred


def long_date(day: date | None) -> str:
    """«ngày 05 tháng 3 năm 2024»: a zero before days under 10 and months 1 and 2 only. Blanks for no day."""
    if day is None:
        return f"ngày{GAP}tháng{GAP}năm{GAP}"
    month = f"{day.month:02d}" if day.month <= 2 else str(day.month)
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"


def long_moment(moment: datetime) -> str:
    """«08 giờ 05 phút, ngày 05 tháng 3 năm 2024», in the zone that the moment carries."""
    return f"{moment.hour:02d} giờ {moment.minute:02d} phút, {long_date(moment)}"


def printed_number(number: str) -> str:
    """Numbers under 10 with a zero before: «05». Blanks for no number."""
    return f"{int(number):02d}" if number.isdecimal() else number or GAP


def balanced(name: str, letters: int = LINE_LETTERS) -> list[str]:
    """The lines of an authority's name: a committee breaks before its place, others into lines of like length."""
    if name.lower().startswith(COMMITTEE.lower()):
        return [name[: len(COMMITTEE) - 1], *balanced(name[len(COMMITTEE) :], letters)]
    words = name.split()
    needed = -(-len(name) // letters)
    lines = [""] if words else []
    for word in words:
        whole = f"{lines[-1]} {word}".strip()
        if lines[-1] and len(whole) > len(name) / needed + len(word) / 2 and len(lines) < needed:
            lines.append(word)
        else:
            lines[-1] = whole
    return lines


def listed(lines: Sequence[str], prefix: str = "") -> list[str]:
    """Lines of one enumeration: each ends in «;», the last in «.»."""
    bare = [line.rstrip(" ;.") for line in lines]
    return [f"{prefix}{line}{'.' if index == len(bare) else ';'}" for index, line in enumerate(bare, start=1)]


def printed(paper: OfficialPaper) -> dict[str, Any]:
    """Every text of the paper with its numbers, dates and closing marks, ready for a template (JSON values only)."""
    letter = not paper.type_name
    return {
        "title": f"{paper.type_name} {paper.abstract}".strip(),
        "author": paper.authority,
        "authority_above": [line.upper() for line in balanced(paper.authority_above)],
        "authority": [line.upper() for line in balanced(paper.authority)],
        "number_line": f"Số: {printed_number(paper.number)}/{paper.symbol}" if paper.symbol else "",
        "date_line": f"{paper.place}, {long_date(paper.on)}",
        "type_name": paper.type_name.upper(),
        "subject": f"V/v {paper.abstract}" if letter else "",
        "abstract": "" if letter else paper.abstract,
        "decided_by": paper.decided_by.upper(),
        "addressee": listed(paper.addressee, "- ") if len(paper.addressee) > 1 else list(paper.addressee),
        "basis": listed((*paper.legal_basis, *filter(None, [paper.preamble]))),
        "enacting": paper.enacting,
        "body": [_block(block) for block in _closed(paper.body)],
        "recipients": listed(paper.recipients, "- "),
        "signature": signed(paper.signature),
        "second_signature": signed(paper.second_signature) if paper.second_signature else None,
        "annex": _annex(paper, paper.annex) if paper.annex else None,
        "code": paper.verification_code or "",
    }


def _closed(body: tuple[Block, ...]) -> tuple[Block, ...]:
    """The body with «./.» at the end of its last sentence, or on a line of its own after a table."""
    if not body:
        return body
    *before, last = body
    match last:
        case Article(number, title, (*texts, text)):
            return (*before, Article(number, title, (*texts, _ended(text))))
        case Article(number, title, ()):
            return (*before, Article(number, _ended(title)))
        case Paragraph(text):
            return (*before, Paragraph(_ended(text)))
        case _:
            return (*body, Paragraph(_ended("")))


def _ended(text: str) -> str:
    return f"{text.rstrip(' .;/')}./."


def _block(block: Block) -> dict[str, Any]:
    match block:
        case Article(number, title, texts):
            inline = texts[:1] if not title else ()
            return {
                "kind": "article",
                "label": f"Điều {number}." + (f" {title}" if title else ""),
                "inline": "".join(inline),
                "texts": list(texts[len(inline) :]),
            }
        case Heading(text):
            return {"kind": "heading", "text": text}
        case Paragraph(text):
            return {"kind": "paragraph", "text": text}
        case Table(columns, rows):
            return {"kind": "table", **table(columns, rows, TEXT_PT)}


def table(columns: Sequence[Column], rows: Iterable[tuple[Cell, ...]], size_pt: float) -> dict[str, Any]:
    """A table's columns (title, width, alignment), the size of its letters and its cells as printed."""
    letters = [int(column.width_mm / (LETTER_MM * size_pt)) for column in columns]
    return {
        "size": size_pt,
        "columns": [
            {"title": c.title, "over": c.over, "width_mm": c.width_mm, "align": ALIGNMENT.get(c.kind, "center")}
            for c in columns
        ],
        "rows": [[_cell(cell, longest) for cell, longest in zip(row, letters, strict=True)] for row in rows],
    }


def _cell(cell: Cell, longest: int) -> str:
    """A cell as printed; a word of more letters than its column takes may break after its strokes."""
    if isinstance(cell, int):
        return format_count(cell)
    return re.sub(
        r"\S+", lambda word: _STROKE.sub("\u200b", word[0]) if len(word[0]) > longest else word[0], cell or ""
    )


def signed(signature: Signature) -> dict[str, Any]:
    """A signature block."""
    return {"lines": list(signature.lines), "name": signature.name, "note": signature.note}


def _annex(paper: OfficialPaper, annex: Annex) -> dict[str, Any]:
    number = f"số {printed_number(paper.number)}/{paper.symbol}"
    sums = column_sums(annex.table.columns, annex.table.rows)
    first = next((index for index, value in enumerate(sums) if value is not None), 0)
    return {
        "title": annex.title,
        "attached": f"(Kèm theo {annex.attached_to} {number} {long_date(paper.on)} của {annex.author})",
        "landscape": annex.landscape,
        **table(annex.table.columns, annex.table.rows, ANNEX_PT),
        "total": {
            "label": "Tổng cộng",
            "span": first,
            "cells": ["" if value is None else format_count(value) for value in sums[first:]],
        }
        if first
        else None,
    }
