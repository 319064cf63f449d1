"""The two registers on paper and as a workbook, with the columns of Nghị định 30/2020/NĐ-CP, Phụ lục IV."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from ansinh.documents.lists import Cell, Column, Kind
from ansinh.documents.queries import IncomingRow, OutgoingRow
from ansinh.documents.typesetting import typeset
from ansinh.documents.workbooks import Sheet, workbook
from ansinh.kit.vietnamese import format_date

OUTGOING_COLUMNS = (
    Column("Số, ký hiệu văn bản", Kind.CODE, 30),
    Column("Ngày tháng văn bản", Kind.CODE, 20),
    Column("Tên loại và trích yếu nội dung văn bản", Kind.TEXT, 82),
    Column("Người ký", Kind.TEXT, 28),
    Column("Nơi nhận văn bản", Kind.TEXT, 38),
    Column("Đơn vị, người nhận bản lưu", Kind.TEXT, 22),
    Column("Số lượng bản", Kind.COUNT, 12),
    Column("Ghi chú", Kind.TEXT, 24),
)
INCOMING_COLUMNS = (
    Column("Ngày đến", Kind.CODE, 19),
    Column("Số đến", Kind.CODE, 12),
    Column("Tác giả", Kind.TEXT, 36),
    Column("Số, ký hiệu", Kind.CODE, 29),
    Column("Ngày tháng", Kind.CODE, 19),
    Column("Tên loại và trích yếu nội dung", Kind.TEXT, 70),
    Column("Đơn vị hoặc người nhận", Kind.TEXT, 28),
    Column("Ngày chuyển", Kind.CODE, 19),
    Column("Ký nhận", Kind.SIGN, 14),
    Column("Ghi chú", Kind.TEXT, 20),
)


@dataclass(frozen=True)
class Book:
    """A register of a period: whose it is, its columns, one row a paper."""

    agency: str  # "Phòng LĐTBXH huyện Thăng Bình"
    title: str
    period: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


def outgoing_book(rows: Sequence[OutgoingRow], *, agency: str, first: date, until: date) -> Book:
    """The register of outgoing papers of a period (``until``: first day no more)."""
    return Book(
        agency,
        "Sổ đăng ký văn bản đi",
        period_words(first, until),
        OUTGOING_COLUMNS,
        tuple(
            (
                row.number,
                format_date(row.signed_on),
                row.subject,
                row.signer,
                row.recipients,
                row.keeper,
                row.copies,
                _notes(row.urgency_title, "" if row.state in {"SENT", "REGISTERED"} else row.state_title, row.note),
            )
            for row in rows
        ),
    )


def incoming_book(rows: Sequence[IncomingRow], *, agency: str, first: date, until: date) -> Book:
    """The register of incoming papers of a period (``until``: first day no more)."""
    return Book(
        agency,
        "Sổ đăng ký văn bản đến",
        period_words(first, until),
        INCOMING_COLUMNS,
        tuple(
            (
                format_date(row.arrived_on),
                row.number,
                row.author,
                row.author_number,
                format_date(row.author_on) if row.author_on else "",
                row.subject,
                row.receiver or row.lead,
                format_date(row.handed_on) if row.handed_on else "",
                "",
                _notes(row.urgency_title, row.state_title if row.state in {"RETURNED", "CANCELLED"} else "", row.note),
            )
            for row in rows
        ),
    )


def book_pdf(book: Book) -> bytes:
    """A4 landscape, the header on each page, page x/y in the footer."""
    return typeset(
        "book.typ",
        {
            "agency": book.agency,
            "title": book.title,
            "period": book.period,
            "columns": [
                {"title": column.title, "kind": column.kind.value, "width_mm": column.width_mm}
                for column in book.columns
            ],
            "rows": [["" if cell is None else str(cell) for cell in row] for row in book.rows],
        },
        archive=False,  # a thousand rows with tags take twice the time, and the book is printed
    )


def book_workbook(book: Book) -> bytes:
    """The same rows as a workbook."""
    return workbook(
        [
            Sheet(
                name=book.title[:31],
                title=(book.agency, f"{book.title} {book.period}"),
                columns=book.columns,
                rows=book.rows,
            )
        ]
    )


def period_words(first: date, until: date) -> str:
    """``"năm 2024"``, ``"tháng 03/2024"`` or ``"từ 05/03/2024 đến 07/03/2024"``."""
    last = until - timedelta(days=1)
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year:
        return f"năm {first.year}"
    if first.day == 1 and until.day == 1 and (first.year, first.month) == (last.year, last.month):
        return f"tháng {first:%m}/{first.year}"
    return f"từ {format_date(first)} đến {format_date(last)}"


def _notes(*notes: str) -> str:
    return "; ".join(note for note in notes if note)
