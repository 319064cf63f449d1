"""What each row below a header is: a person, a group title, a subtotal, the total, or the foot of the page.

A group title («Thôn Mẫu 1») becomes a value of the rows under it; sums become checks against the rows; nothing else is
dropped without a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from ansinh.intake.headers import Header, is_number_row, plain_label
from ansinh.intake.layouts import LAYOUTS, Holds
from ansinh.intake.reading import Cell, Sheet


class RowKind(StrEnum):
    DATA = "DATA"
    GROUP = "GROUP"
    SUBTOTAL = "SUBTOTAL"
    TOTAL = "TOTAL"
    FOOTER = "FOOTER"
    EMPTY = "EMPTY"


@dataclass(frozen=True)
class ClassifiedRow:
    """A row with its kind. ``number`` is Excel's; ``group`` is the title it stands under, as written."""

    kind: RowKind
    number: int
    cells: list[Cell]
    group: str = ""
    filled: frozenset[int] = field(default_factory=frozenset)  # columns filled from a merge that began above


_TOTAL = re.compile(r"(tong cong|tong so|tong)\b")
_SUBTOTAL = re.compile(r"(cong|cong don|mang sang|chuyen sang|cong mang sang)\b")
_FOOTER = re.compile(
    r"(bang chu|so tien bang chu|nguoi lap|nguoi lap bieu|ke toan|ke toan truong|thu truong|chu tich|truong phong|pho chu tich"
    r"|tm uy ban|tm ubnd|kt chu tich|xac nhan|thu quy|can bo|[a-z ]{0,24}ngay \d* ?thang \d* ?nam)\b"
)


def classify(sheet: Sheet, header: Header) -> Iterator[ClassifiedRow]:
    """Every row from the header's end, in order. A repeated header (one block a commune) is skipped as EMPTY."""
    columns = _important_columns(header)
    merged = _merged_down(sheet, header.first_row)
    group, in_footer = "", False
    for at in range(header.first_row, len(sheet.cells)):
        cells = sheet.cells[at]
        filled: frozenset[int] = frozenset()
        if at in merged:
            cells, filled = _fill(sheet, cells, merged[at])
        labels = [plain_label(cell) for cell in cells] if columns.looks_special(cells) else None
        kind = RowKind.DATA if labels is None else _kind(cells, labels, header, columns, in_footer=in_footer)
        if kind is RowKind.GROUP:
            group = _title(cells)
        if kind in (RowKind.FOOTER, RowKind.DATA):
            in_footer = kind is RowKind.FOOTER
        yield ClassifiedRow(kind, at + 1, cells, group, filled)


@dataclass(frozen=True)
class _Columns:
    number: int | None
    name: int
    money: tuple[int, ...]

    def looks_special(self, cells: list[Cell]) -> bool:
        """Most rows are people: a running number and a name. Only the others need a closer look."""
        numbered = self.number is not None and _is_count(_at(cells, self.number))
        name = _at(cells, self.name)
        return not (numbered and isinstance(name, str) and len(name) > 3 and not name.isdigit())


def _important_columns(header: Header) -> _Columns:
    by_field = {name: at for at, name in header.columns.items()}
    layout = LAYOUTS[header.kind]
    money = tuple(at for at, name in header.columns.items() if layout.column(name).holds is Holds.MONEY)
    return _Columns(by_field.get("number"), by_field.get("full_name", by_field[layout.needs[0]]), money)


def _kind(cells: list[Cell], labels: list[str], header: Header, columns: _Columns, *, in_footer: bool) -> RowKind:
    words = [label for label in labels if label]
    numbered = columns.number is not None and _is_count(_at(cells, columns.number))
    if not words or is_number_row(labels) or _repeats(labels, header):
        return RowKind.EMPTY
    if numbered:
        return RowKind.DATA if _at(labels, columns.name) or len(words) > 1 else RowKind.EMPTY
    return _kind_of_unnumbered(cells, words, columns, in_footer=in_footer)


def _kind_of_unnumbered(cells: list[Cell], words: list[str], columns: _Columns, *, in_footer: bool) -> RowKind:
    """Sums, titles and signatures carry no running number; neither do a few people whose number was forgotten."""
    first = words[1] if words[0].isdigit() and len(words) > 1 else words[0]
    has_money = any(re.search(r"\d", str(_at(cells, at))) for at in columns.money)
    is_title = len(words) == 1 or (len(words) == 2 and re.fullmatch(r"[ivx]+|[a-z]|\d+", words[0]) is not None)
    if (in_footer and not has_money) or any(_FOOTER.match(word) for word in words):
        return RowKind.FOOTER
    if _TOTAL.match(first):
        return RowKind.TOTAL
    if _SUBTOTAL.match(first) and (len(words) == 1 or has_money):
        return RowKind.SUBTOTAL
    if in_footer:
        return RowKind.FOOTER
    if (is_title and not has_money) or _at(cells, columns.name) == "":
        return RowKind.GROUP
    return RowKind.DATA


def _repeats(labels: list[str], header: Header) -> bool:
    """Part of a header written again further down."""
    matching = sum(
        1 for at, label in enumerate(labels) if label and at < len(header.labels) and label in header.labels[at]
    )
    return matching >= 3 and matching * 2 > sum(1 for label in labels if label)


def _title(cells: list[Cell]) -> str:
    """The text of a group row without its roman number: ``"I. Thôn Mẫu 1" -> "Thôn Mẫu 1"``."""
    texts = [str(cell).strip() for cell in cells if str(cell).strip()]
    longest = max(texts, key=len)
    return re.sub(r"^\s*(?:[IVX]+|[A-Z]|\d+)\s*[.)/-]\s*", "", longest)


def _is_count(cell: Cell) -> bool:
    if isinstance(cell, str):
        return cell.strip().rstrip(".").isdigit()
    return isinstance(cell, int | float) and not isinstance(cell, bool) and cell >= 1


def _at(cells: Sequence[Cell], index: int) -> Cell:
    return cells[index] if index < len(cells) else ""


def _merged_down(sheet: Sheet, first_row: int) -> dict[int, list[tuple[int, int, int]]]:
    """For each row the merged columns that began above it: (row of origin, first column, last column)."""
    merged: dict[int, list[tuple[int, int, int]]] = {}
    for (top, left), (bottom, right) in sheet.merges:
        for at in range(max(top + 1, first_row), bottom + 1):
            merged.setdefault(at, []).append((top, left, right))
    return merged


def _fill(sheet: Sheet, cells: list[Cell], spans: list[tuple[int, int, int]]) -> tuple[list[Cell], frozenset[int]]:
    filled = list(cells)
    columns = set()
    for top, left, _ in spans:
        if left < len(filled) and filled[left] == "" and left < len(sheet.cells[top]):
            filled[left] = sheet.cells[top][left]
            columns.add(left)
    return filled, frozenset(columns)
