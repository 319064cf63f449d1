"""A list on paper as plain values: title block, columns, groups of rows, sums, signatures. It knows no case."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum

Cell = str | int | None


class Kind(Enum):
    """What a column holds; decides alignment, and in a workbook the type of the cell."""

    NUMBER = "number"  # the running number of the row
    TEXT = "text"
    CODE = "code"  # centred text: years, decision numbers, book numbers
    COUNT = "count"
    MONEY = "money"  # whole đồng; summed on each page, in each group and at the end
    SIGN = "sign"  # left empty for a pen


@dataclass(frozen=True)
class Column:
    """One column. ``over`` is the heading that it shares with its neighbours in the upper header row."""

    title: str
    kind: Kind
    width_mm: float
    over: str = ""


@dataclass(frozen=True)
class Group:
    """Rows under one heading (a village). Each row has one cell per column."""

    title: str
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True)
class Signature:
    """One signature block: "NGƯỜI LẬP BIỂU", "(Ký, họ tên)", and the name below if it is known."""

    role: str
    note: str
    name: str = ""


@dataclass(frozen=True)
class PaymentList:
    """Everything that stands on a list to be paid and signed.

    ``list_id`` goes into the footer and its QR with the page number, so that a signed scan can be filed by itself.
    ``place`` and ``period`` are repeated in the footer. ``words`` is the total in words. Money is whole đồng.
    """

    list_id: str
    authority_above: str
    authority: str
    place_and_date: str
    title: str
    subtitle: str
    place: str
    period: str
    columns: tuple[Column, ...]
    groups: tuple[Group, ...]
    words: str
    notes: tuple[str, ...] = ()
    signatures: tuple[Signature, ...] = field(default=())

    def sums(self) -> tuple[int | None, ...]:
        """Sum of each money column over the whole list; None elsewhere."""
        return column_sums(self.columns, [row for group in self.groups for row in group.rows])

    def count(self) -> int:
        """How many rows the list has."""
        return sum(len(group.rows) for group in self.groups)


def column_sums(columns: Sequence[Column], rows: Sequence[tuple[Cell, ...]]) -> tuple[int | None, ...]:
    """Sum of each money column of ``rows``; None for the other columns."""
    return tuple(
        sum(value for row in rows if isinstance(value := row[index], int)) if column.kind is Kind.MONEY else None
        for index, column in enumerate(columns)
    )


BACK = "Chưa trả tháng trước"
RECEIVER = "Người nhận"

# The monthly list as communes know it: STT, người hưởng, tháng này, chưa trả tháng trước, tổng, người nhận.
MONTHLY_COLUMNS = (
    Column("STT", Kind.NUMBER, 10),
    Column("Họ tên", Kind.TEXT, 42),
    Column("Năm sinh", Kind.CODE, 12),
    Column("Số quyết định hưởng", Kind.CODE, 30),
    Column("Số sổ lĩnh tiền", Kind.CODE, 19),
    Column("Tiền trợ cấp tháng này", Kind.MONEY, 23),
    Column("Số tháng", Kind.COUNT, 13, over=BACK),
    Column("Số tiền", Kind.MONEY, 24, over=BACK),
    Column("Tổng số tiền trợ cấp", Kind.MONEY, 24),
    Column("Ký", Kind.SIGN, 26, over=RECEIVER),
    Column("Họ tên", Kind.TEXT, 29, over=RECEIVER),
)
SET_OFF = Column("Trừ thu hồi", Kind.MONEY, 21)
# The same where something is taken off: the sums before it, what is taken off, and the total that is handed out.
MONTHLY_COLUMNS_NET = (*MONTHLY_COLUMNS[:8], SET_OFF, *MONTHLY_COLUMNS[8:])
