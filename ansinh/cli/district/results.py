"""What bank and post answer: they say of each payment that they were given whether it arrived."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from random import Random

import xlsxwriter
from python_calamine import CalamineWorkbook

from ansinh.payments.queries import Unpaid

BANK_FAILS, NOT_COLLECTED = 0.0015, 0.004
BANK_REASONS = ("Sai số tài khoản", "Tài khoản đã đóng", "Tên không khớp")
BANK_COLUMNS = ("Số tài khoản", "Tên người thụ hưởng", "Số tiền", "Nội dung")
LIST_COLUMNS = ("Mã chi trả", "Họ tên", "Tổng số tiền trợ cấp")

Row = list[str | int]


def bank_answer(sent: bytes, random: Random, *, title: str) -> bytes:
    """The bank's sheet ``data``: three lines of title, a header, a row a transfer with its status and number."""

    def answered() -> Iterator[Row]:
        for number, line in enumerate(_lines_of(sent, BANK_COLUMNS), start=1):
            if random.random() < BANK_FAILS:
                yield [number, *line, "Không thành công", random.choice(BANK_REASONS)]
            else:
                yield [number, *line, "Thành công", f"FT{random.randrange(10**9):09d}"]

    return _workbook("data", title, ["STT", *BANK_COLUMNS, "Trạng thái", "FT / Ghi chú"], answered())


def list_answer(sent: Iterable[Unpaid], random: Random, *, title: str) -> bytes:
    """The signed list that the post, or who pays at home, returns: its own table, not the sheets that it was sent."""

    def answered() -> Iterator[Row]:
        for number, line in enumerate(sent, start=1):
            outcome = ("", "Chưa nhận") if random.random() < NOT_COLLECTED else ("đã ký", "Đã nhận")
            yield [number, line.reference, line.name, line.amount_vnd, *outcome]

    return _workbook("Kết quả", title, ["STT", *LIST_COLUMNS, "Ký nhận", "Kết quả"], answered())


def _lines_of(sent: bytes, columns: tuple[str, ...]) -> Iterator[Row]:
    """The wanted cells of every payment, from all sheets that have these columns."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(sent))
    for name in book.sheet_names:
        places: list[int] | None = None
        for cells in book.get_sheet_by_name(name).to_python():
            if set(columns) <= set(cells):
                places = [cells.index(column) for column in columns]
            elif places and isinstance(cells[0], int | float):
                yield [_plain(cells[place]) for place in places]


def _plain(cell: object) -> str | int:
    return int(cell) if isinstance(cell, float) else str(cell)


def _workbook(name: str, title: str, header: list[str], rows: Iterator[Row]) -> bytes:
    content = io.BytesIO()
    book = xlsxwriter.Workbook(content, {"constant_memory": True, "in_memory": True})
    page = book.add_worksheet(name)
    page.write_string(0, 0, title)
    page.write_row(3, 0, header)
    for at, row in enumerate(rows, start=4):
        for column, cell in enumerate(row):
            if isinstance(cell, int):
                page.write_number(at, column, cell)
            else:
                page.write_string(at, column, cell)
    book.close()
    return content.getvalue()
