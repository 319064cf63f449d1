"""Finding the header of a sheet: where it begins, how many rows it takes, and which column is which.

The first 30 rows are searched with windows of 1 to 5 rows; merged cells are filled; the labels of a column are joined
and looked up. The best window wins and says how sure it is.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from ansinh.intake.layouts import LAYOUTS, Column, Holds, Kind, Layout
from ansinh.intake.legacy_fonts import convert, looks_legacy, vote
from ansinh.intake.reading import Cell, Sheet
from ansinh.kit.vietnamese import fold

SEARCHED_ROWS = 30
TALLEST = 5
EXACT, PARTIAL = 1.0, 0.8


@dataclass(frozen=True)
class Header:
    """A reading of a header. Rows count from 0; ``columns`` maps column index to field; ``first_row`` holds data.

    ``confidence`` is 0..1; ``confirmed`` when a person has said so before for this shape (``signature``).
    """

    kind: str
    top: int
    first_row: int
    columns: Mapping[int, str]
    labels: tuple[str, ...]
    confidence: float
    signature: str
    confirmed: bool = False


def find_header(
    sheet: Sheet, kind: str | None, confirmed: Mapping[tuple[str, str], Mapping[int, str]]
) -> Header | None:
    """The best header of the sheet, for one kind or for any. ``confirmed``: (kind, signature) to remembered columns."""
    rows = _filled_top(sheet)
    layouts = [LAYOUTS[kind]] if kind else [LAYOUTS[each] for each in Kind]
    best: tuple[float, Header] | None = None
    for top in range(min(SEARCHED_ROWS, len(rows))):
        if sum(1 for label in rows[top] if label) < 2:
            continue
        for height in range(1, min(TALLEST, len(rows) - top) + 1):
            labels = _joined(rows[top : top + height])
            first_row = top + height
            if first_row < len(rows) and is_number_row(rows[first_row]):
                first_row += 1
            for layout in layouts:
                guess = _guess(layout, labels, confirmed)
                score = guess.score - height * 0.05 if guess else 0.0  # of equals the lowest window
                if guess and (best is None or score > best[0]):
                    best = (score, Header(layout.kind, top, first_row, guess.columns, tuple(labels), guess.confidence,
                                          signature_of(labels), guess.confirmed))  # fmt: skip
    return best[1] if best else None


def signature_of(labels: list[str]) -> str:
    """A stable name for a header's shape: the same labels in the same order."""
    return hashlib.sha256("|".join(labels).encode()).hexdigest()[:16]


def is_number_row(labels: list[str]) -> bool:
    """The row of (1)(2)(3) below a header."""
    filled = [label for label in labels if label]
    return len(filled) >= 3 and all(re.fullmatch(r"\d{1,2}|[a-d]|\d{1,2} \d{1,2}.*", label) for label in filled)


@lru_cache(maxsize=65_536, typed=True)
def plain_label(cell: Cell) -> str:
    """A cell as a label: folded, letters and digits only. ``"Số CCCD/CMND" -> "so cccd cmnd"``."""
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    text = str(cell)
    if looks_legacy(text):
        text = convert(text, vote([text]))
    return " ".join(re.findall(r"[a-z0-9]+", fold(text)))


def _filled_top(sheet: Sheet) -> list[list[str]]:
    """Labels of the first rows, merged cells repeated, and the blank beside a parent label filled where a child is."""
    depth = SEARCHED_ROWS + TALLEST + 1
    rows = [[plain_label(cell) for cell in row] for row in sheet.cells[:depth]]
    width = max((len(row) for row in rows), default=0)
    for row in rows:
        row.extend([""] * (width - len(row)))
    for (top, left), (bottom, right) in sheet.merges:
        if top >= len(rows) or left >= width:
            continue
        for r in range(top, min(bottom, len(rows) - 1) + 1):
            for c in range(left, min(right, width - 1) + 1):
                rows[r][c] = rows[top][left]
    return rows


def _joined(rows: list[list[str]]) -> list[str]:
    """One label a column, from parent to child, each part once."""
    if len(rows) > 1:
        rows = [*(_spread(above, below) for above, below in pairwise(rows)), rows[-1]]
    labels = []
    for parts in zip(*rows, strict=True):
        once = [part for at, part in enumerate(parts) if part and part not in parts[:at]]
        labels.append(" ".join(once))
    return labels


def _spread(above: list[str], below: list[str]) -> list[str]:
    """Unmerged exports leave the parent only over its first child: carry it to the right while children follow."""
    filled = list(above)
    for at in range(1, len(filled)):
        if not filled[at] and below[at] and below[at - 1] and filled[at - 1]:
            filled[at] = filled[at - 1]
    return filled


@dataclass(frozen=True)
class _Guess:
    score: float
    columns: Mapping[int, str]
    confidence: float
    confirmed: bool = False


def _guess(layout: Layout, labels: list[str], confirmed: Mapping[tuple[str, str], Mapping[int, str]]) -> _Guess | None:
    """How well the labels of a window head this list, or None when a needed column is missing."""
    remembered = confirmed.get((layout.kind, signature_of(labels)))
    if remembered:
        return _Guess(float(len(labels)), remembered, 1.0, confirmed=True)
    best: dict[str, tuple[float, int]] = {}  # field -> (certainty, column index); the first of two equals stays
    ignored: dict[int, str] = {}
    for at, label in enumerate(labels):
        found = look_up(layout.kind, label) if label else None
        if found and found[0].holds is Holds.IGNORED:
            ignored[at] = found[0].field
        elif found and found[1] > best.get(found[0].field, (0.0, 0))[0]:
            best[found[0].field] = (found[1], at)
    if not all(field in best for field in layout.needs):
        return None
    named = sum(1 for label in labels if label)
    certainty = sum(certain for certain, _ in best.values()) + len(ignored)
    unknown = named - len(best) - len(ignored)
    columns = {at: field for field, (_, at) in best.items()} | ignored
    return _Guess(certainty - 0.4 * unknown, dict(sorted(columns.items())), round(certainty / named, 2))


@cache
def look_up(kind: str, label: str) -> tuple[Column, float] | None:
    """The column that a joined label means, and how surely: exactly, or by the longest heading that it contains."""
    exact, contained = _headings(kind)
    if label in exact:
        return exact[label], EXACT
    heading = max(contained.findall(label), key=len, default="")
    return (exact[heading], PARTIAL) if heading and len(label) <= len(heading) * 3 + 12 else None


@cache
def _headings(kind: str) -> tuple[dict[str, Column], re.Pattern[str]]:
    """Every heading of a list with its column, and a pattern that finds the longer ones inside a label."""
    exact = {heading: column for column in reversed(LAYOUTS[kind].columns) for heading in column.labels}
    longest_first = sorted((heading for heading in exact if len(heading) > 4), key=len, reverse=True)
    return exact, re.compile(rf"\b(?:{'|'.join(longest_first)})\b")
