"""The settlement as a workbook and as a paper. The same table always gives the same bytes."""

from __future__ import annotations

from datetime import date

from ansinh.documents.lists import Cell, Column, Group, Kind, PaymentList, Signature
from ansinh.documents.rendering import pdf
from ansinh.documents.workbooks import Sheet, workbook
from ansinh.kit.money import amount_in_words
from ansinh.payments.budget.settlement import LineRow, Settlement
from ansinh.payments.files import File

# What remains is a state at the end of a month and not a sum: it is never added up.
AMOUNTS = (
    Column("Dự toán giao trong kỳ", Kind.MONEY, 36),
    Column("Giữ theo lệnh chi", Kind.MONEY, 36),
    Column("Đã chi", Kind.MONEY, 36),
    Column("Trả về", Kind.MONEY, 34),
    Column("Thu hồi nộp lại", Kind.MONEY, 32),
    Column("Còn lại cuối kỳ", Kind.COUNT, 38),
)
ON_PAPER = (Column("STT", Kind.NUMBER, 12), Column("Tháng", Kind.TEXT, 42), *AMOUNTS)
IN_WORKBOOK = (
    Column("Nguồn", Kind.TEXT, 40),
    Column("Chương", Kind.CODE, 16),
    Column("Loại", Kind.CODE, 14),
    Column("Khoản", Kind.CODE, 14),
    Column("Mục", Kind.CODE, 14),
    Column("Chương trình", Kind.TEXT, 50),
    Column("Tháng", Kind.TEXT, 22),
    *AMOUNTS,
)
SIGNATURES = (
    Signature("NGƯỜI LẬP BIỂU", "(Ký, họ tên)"),
    Signature("KẾ TOÁN TRƯỞNG", "(Ký, họ tên)"),
    Signature("THỦ TRƯỞNG ĐƠN VỊ", "(Ký, đóng dấu)"),
)


def settlement_workbook(table: Settlement) -> File:
    """One sheet: a row a line of the budget and month."""
    rows = tuple(
        (*_names(row), month.title, *_amounts(row, index))
        for row in table.rows
        for index, month in enumerate(row.months)
    )
    sheet = Sheet("Quyết toán", (f"QUYẾT TOÁN KINH PHÍ CHI TRẢ, {table.title.upper()}",), IN_WORKBOOK, rows)
    return File(f"quyet-toan-{_period(table)}.xlsx", workbook([sheet]))


def settlement_paper(table: Settlement, *, on: date) -> File:
    """The same on paper, a group a line of the budget; lines in which nothing moved are left out."""
    groups = tuple(
        Group(
            f"{row.title}" + (f" ({row.line.codes})" if row.line else ""),
            tuple(
                (number, month.title, *_amounts(row, number - 1)) for number, month in enumerate(row.months, start=1)
            ),
        )
        for row in table.rows
        if row.sums.reserved_vnd or row.sums.estimate_vnd
    )
    paper = PaymentList(
        list_id=f"QT-{_period(table)}",
        authority_above="",
        authority="",
        place_and_date=f"Ngày {on.day:02d} tháng {on.month:02d} năm {on.year}",
        title="QUYẾT TOÁN KINH PHÍ CHI TRẢ",
        subtitle=table.title,
        place="",
        period=table.title,
        columns=ON_PAPER,
        groups=groups,
        words=f"Đã chi: {amount_in_words(table.sums.spent_vnd)}",
        notes=("Đơn vị: đồng. Chỗ ghi «chưa rõ chương» cần đối chiếu mục lục ngân sách trước khi ký.",),
        signatures=SIGNATURES,
    )
    return File(f"quyet-toan-{_period(table)}.pdf", pdf(paper))


def _names(row: LineRow) -> tuple[Cell, ...]:
    if row.line is None:
        return (row.title, "", "", "", "", "")
    line = row.line
    return (line.source_title, line.chapter, line.category, line.subcategory, line.item, line.programme_title)


def _amounts(row: LineRow, index: int) -> tuple[Cell, ...]:
    month = row.months[index]
    sums = month.sums
    return (
        sums.estimate_vnd,
        sums.reserved_vnd,
        sums.spent_vnd,
        sums.returned_vnd,
        sums.restored_vnd,
        month.remaining_vnd,
    )


def _period(table: Settlement) -> str:
    return f"{table.year}" if table.quarter is None else f"{table.year}-quy-{table.quarter}"
