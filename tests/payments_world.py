"""A month that is locked and ready to be paid, and result files of bank and post as they really look."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

import xlsxwriter

from ansinh.payments import actions, queries
from ansinh.payments.queries import OrderRow
from tests import payroll_world
from tests.payroll_world import SYSTEM, World, month, noon, sql

MONTH = month("2024-09")
AT = noon("2024-09-02")
TAKEN = noon("2024-09-15")


@dataclass(frozen=True)
class Line:
    """An order line as a result file speaks of it, and what the file says."""

    reference: str
    name: str
    account: str
    amount: int | str
    paid: bool = True
    proof: str = "FT24260"
    status: str = ""


def route(person: int, channel: str, bank: str = "", account: str = "", name: str = "") -> None:
    sql(
        "INSERT INTO registry_paymentroute (person_id, valid, known, channel, bank, account_number, account_name, account_state)"
        " VALUES (%s, '[2020-01-01,)', '[2020-01-01,)', %s, %s, %s, %s, '')",
        person, channel, bank, account, name,
    )  # fmt: skip


def locked_month(people: int = 6, text: str = "2024-09") -> World:
    """Everybody has 750.000 a month since ``text``; the second half is paid through Agribank."""
    world = payroll_world.build(people)
    for number, person in enumerate(world.people):
        if number >= people // 2:
            route(person, "BANK", "AGRIBANK", f"420020{number:07d}")
    payroll_world.decide([payroll_world.item(world, person, start=text) for person in world.people], f"{text}-01")
    payroll_world.draw_and_lock(text, f"{text}-01")
    return world


def ordered_month(people: int = 6) -> tuple[World, dict[str, OrderRow]]:
    """``locked_month``, ordered; the orders by channel."""
    world = locked_month(people)
    made = actions.order(MONTH, actor=SYSTEM, at=AT)
    return world, {order.channel: order for order in made}


def lines_of(order: OrderRow) -> list[Line]:
    """The lines of an order, each said to be paid."""
    rows = sql(
        "SELECT reference, coalesce(nullif(receiver_name, ''), payee_name), account_number, amount_vnd"
        " FROM payments_orderline WHERE order_id = %s ORDER BY id",
        order.id,
    )
    return [Line(*row) for row in rows]


def bank_file(lines: Sequence[Line], remark: str = "TRO CAP T09 2024 {}") -> bytes:
    """A bank's result: sheet "data", three rows of title, headers in row 4."""
    rows: list[Sequence[object]] = [
        ["KẾT QUẢ CHUYỂN TIỀN THEO LÔ"], ["Số tham chiếu: LO-0001"], ["Ngày 15/09/2024"],
        ["STT", "Số tài khoản", "Tên người thụ hưởng", "Ngân hàng thụ hưởng", "Số tiền", "Nội dung", "Phí", "Trạng thái",
         "FT / Ghi chú"],
    ]  # fmt: skip
    for number, line in enumerate(lines, start=1):
        status = line.status or ("Thành công" if line.paid else "Không thành công")
        proof = line.proof if line.paid else "Tài khoản đã đóng"
        text = remark.format(line.reference)
        rows.append([number, line.account, line.name.upper(), "Agribank", line.amount, text, 0, status, proof])
    rows.append(
        ["", "", "Tổng cộng", "", sum(line.amount for line in lines if isinstance(line.amount, int)), "", "", "", ""]
    )
    return _workbook({"data": rows})


def post_file(lines: Sequence[Line]) -> bytes:
    """The post's list, filled in: one sheet, a village, the columns of the file that left."""
    rows: list[Sequence[object]] = [
        ["DANH SÁCH CHI TRẢ"],
        ["STT", "Mã chi trả", "Họ tên", "Năm sinh", "Tổng số tiền trợ cấp", "Ký nhận", "Kết quả"],
        ["Thôn Mẫu 1"],
    ]
    for number, line in enumerate(lines, start=1):
        status = line.status or ("đã nhận" if line.paid else "chưa nhận")
        rows.append([number, line.reference, line.name, 1980, line.amount, line.proof if line.paid else "", status])
    rows.append(
        ["Cộng Thôn Mẫu 1", "", "", "", sum(line.amount for line in lines if isinstance(line.amount, int)), "", ""]
    )
    return _workbook({"Xã Mẫu": rows})


def take(channel: str, content: bytes, at: datetime = TAKEN) -> queries.StatementResult:
    return actions.take_statement(MONTH, channel, name="ket-qua.xlsx", content=content, actor=SYSTEM, at=at)


def returned(line: Line) -> Line:
    return replace(line, paid=False)


def states() -> dict[str, int]:
    """How many order lines there are in each state."""
    return dict(sql("SELECT state, count(*) FROM payments_orderline GROUP BY 1"))


def postings() -> dict[str, int]:
    """Sum of the postings of payments of each kind, in đồng."""
    return dict(
        sql("SELECT kind, sum(amount_vnd)::bigint FROM payments_posting WHERE order_line_id IS NOT NULL GROUP BY 1")
    )


def _workbook(sheets: Mapping[str, Sequence[Sequence[object]]]) -> bytes:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True, "strings_to_formulas": False}) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for index, cells in enumerate(rows):
                sheet.write_row(index, 0, cells)
    return buffer.getvalue()
