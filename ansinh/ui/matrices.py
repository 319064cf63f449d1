"""Geometry of a transition matrix: from where (rows) to where (columns), darker where more went. Plain values in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

LEFT, TOP, WIDE, HIGH = 176, 56, 150, 58
SHADES = 4


@dataclass(frozen=True)
class MatrixCell:
    """One change with its place. ``shade`` 0..4; ``stays``: on the diagonal, where nothing changes."""

    before: str
    after: str
    value: int
    x: int
    y: int
    shade: int
    stays: bool


@dataclass(frozen=True)
class Matrix:
    """The drawing: row and column titles with their places, and the cells."""

    rows: tuple[tuple[str, int, int], ...]  # title, y of its middle, sum
    columns: tuple[tuple[str, int, int], ...]  # title, x of its middle, sum
    cells: tuple[MatrixCell, ...]
    width: int
    height: int


def matrix(values: Mapping[tuple[str, str], int], titles: Sequence[tuple[str, str]]) -> Matrix:
    """Lay out ``values`` by (before, after); ``titles`` gives (code, words) in the order of rows and columns.

    Shades are of the changes alone: those who stay are many, and would make everything else pale.
    """
    largest = max((value for (before, after), value in values.items() if before != after), default=0) or 1
    cells = []
    for row, (before, row_title) in enumerate(titles):
        for column, (after, column_title) in enumerate(titles):
            value = values.get((before, after), 0)
            stays = before == after
            shade = 0 if stays or not value else max(1, round(value / largest * SHADES))
            cells.append(
                MatrixCell(row_title, column_title, value, LEFT + column * WIDE, TOP + row * HIGH, shade, stays)
            )
    rows = tuple(
        (title, TOP + place * HIGH + HIGH // 2, sum(values.get((code, to), 0) for to, _ in titles))
        for place, (code, title) in enumerate(titles)
    )
    columns = tuple(
        (title, LEFT + place * WIDE + WIDE // 2, sum(values.get((of, code), 0) for of, _ in titles))
        for place, (code, title) in enumerate(titles)
    )
    return Matrix(rows, columns, tuple(cells), LEFT + len(titles) * WIDE, TOP + len(titles) * HIGH)
