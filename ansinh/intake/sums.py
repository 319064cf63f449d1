"""Sums that the list states («Cộng», «Tổng cộng») checked against its own rows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from ansinh.intake.headers import Header
from ansinh.intake.layouts import LAYOUTS, Holds
from ansinh.intake.reading import Cell
from ansinh.intake.readings import Reading
from ansinh.intake.rows import ClassifiedRow, RowKind


@dataclass(frozen=True)
class SumCheck:
    """A stated sum and what its rows add up to, in đồng."""

    sheet: str
    row: int
    field: str
    stated_vnd: int
    computed_vnd: int

    @property
    def holds(self) -> bool:
        """Whether the list adds up."""
        return self.stated_vnd == self.computed_vnd


def check_sums(
    sheet: str, header: Header, rows: list[ClassifiedRow], cleaners: Mapping[int, Callable[[Cell], Reading]]
) -> list[SumCheck]:
    """One check for each money cell of a sum row. A subtotal covers the rows since the last one, a total all of them."""
    layout = LAYOUTS[header.kind]
    columns = [(at, name) for at, name in header.columns.items() if layout.column(name).holds is Holds.MONEY]
    part = dict.fromkeys((at for at, _ in columns), 0)
    whole = dict(part)
    checks = []
    for row in rows:
        for at, name in columns:
            cell = row.cells[at] if at < len(row.cells) else ""
            if cell == "":
                continue
            if row.kind is RowKind.DATA:
                amount = _amount(cell, cleaners[at])
                part[at] += amount or 0
                whole[at] += amount or 0
            elif row.kind in (RowKind.SUBTOTAL, RowKind.TOTAL):
                stated = _amount(cell, cleaners[at])
                if stated is not None:
                    computed = whole[at] if row.kind is RowKind.TOTAL else part[at]
                    checks.append(SumCheck(sheet, row.number, name, stated, computed))
        if row.kind is RowKind.SUBTOTAL:
            part = dict.fromkeys(part, 0)
        elif row.kind is RowKind.TOTAL:
            part, whole = dict.fromkeys(part, 0), dict.fromkeys(whole, 0)
    return checks


def _amount(cell: Cell, read: Callable[[Cell], Reading]) -> int | None:
    value = read(cell).value
    return value if isinstance(value, int) else None
