"""Where a long list breaks: rows are never split, a group's heading never stands alone, every page has its sum."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ansinh.documents.lists import Cell, Column, Kind, PaymentList, column_sums

# A4 landscape with the margins of Nghị định 30/2020: the height between them, and what stands there, in millimetres.
BODY_MM = 172.0
FIRST_PAGE_TITLE_MM = 44.0
HEADER_MM = 18.0
PERSON_MM = 9.2  # room for a signature
LABEL_MM = 7.0  # a group's heading, a sum
LINE_MM = 4.3
CELL_PADDING_MM = 0.6  # above and below together
SIDE_PADDING_MM = 2.6  # left and right together
CLOSING_MM = 54.0  # words, two lines of notes and signatures stay together
NOTE_LETTERS = 110  # of a line of notes, a little too few
LETTER_MM = 1.95  # mean width of a letter at this size, a little too wide so that an estimate is never short


@dataclass(frozen=True)
class Row:
    """One row of the table on paper: ``kind`` is "person", "group" or "sum"."""

    kind: str
    cells: tuple[Cell, ...]
    height_mm: float
    label: str = ""


@dataclass
class Page:
    """The rows of one page, and the sum of its persons."""

    rows: list[Row] = field(default_factory=list)
    sums: tuple[int | None, ...] = ()
    closing: bool = False


def paginate(paper: PaymentList) -> list[Page]:
    """The pages of a list, in order. The last one carries the closing block (total, words, signatures)."""
    pages = [Page()]
    room = BODY_MM - FIRST_PAGE_TITLE_MM - HEADER_MM - LABEL_MM
    for row, needed in _rows(paper):
        if needed > room:
            pages.append(Page())
            room = BODY_MM - HEADER_MM - LABEL_MM
        pages[-1].rows.append(row)
        room -= row.height_mm
    if room < _closing(paper) + LABEL_MM:
        pages.append(Page(rows=_last_rows(pages[-1])))
    pages[-1].closing = True
    for page in pages:
        page.sums = column_sums(paper.columns, [row.cells for row in page.rows if row.kind == "person"])
    return pages


def _closing(paper: PaymentList) -> float:
    """The height of what stands below the table."""
    lines = sum(math.ceil(len(note) / NOTE_LETTERS) for note in paper.notes)
    return CLOSING_MM + LINE_MM * max(0, lines - 2)


def _last_rows(page: Page) -> list[Row]:
    """Takes the last person (and the sums below) off a page, so that no signature stands on a page without names."""
    last = max((index for index, row in enumerate(page.rows) if row.kind == "person"), default=0)
    if last == 0 or page.rows[last - 1].kind != "person":
        return []
    moved, page.rows = page.rows[last:], page.rows[:last]
    return moved


def _rows(paper: PaymentList) -> Iterator[tuple[Row, float]]:
    """Each row with the height that must be free for it: a heading asks for its first person too."""
    blank: tuple[Cell, ...] = (None,) * len(paper.columns)
    for group in paper.groups:
        people = [Row("person", cells, _height(paper.columns, cells)) for cells in group.rows]
        if group.title and people:
            yield Row("group", blank, LABEL_MM, group.title), LABEL_MM + people[0].height_mm
        for person in people:
            yield person, person.height_mm
        if group.title and people:
            sums = column_sums(paper.columns, group.rows)
            yield Row("sum", sums, LABEL_MM, f"Cộng {group.title} ({len(people)} người)"), LABEL_MM


def _height(columns: Sequence[Column], cells: tuple[Cell, ...]) -> float:
    lines = 1
    for column, cell in zip(columns, cells, strict=True):
        if isinstance(cell, str) and column.kind in {Kind.TEXT, Kind.CODE}:
            lines = max(lines, math.ceil(len(cell) * LETTER_MM / (column.width_mm - SIDE_PADDING_MM)))
    return max(PERSON_MM, lines * LINE_MM + CELL_PADDING_MM)
