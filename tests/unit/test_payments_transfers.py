"""Each bank's workbook, cell by cell: order and words of the header, text cells, whole amounts, the split over sheets."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

import openpyxl
import pytest

from ansinh.documents.workbooks import workbook
from ansinh.payments.channels import channels
from ansinh.payments.lines import Line
from ansinh.payments.transfers import transfer_sheets

MONTH = date(2024, 9, 1)
ACCOUNT, AMOUNT = "0071000123456", 1_500_000
NAME, REMARK = "TRAN THI ANH DAO", "TRO CAP T09 2024 2409A0000016"
AGRIBANK_HEADER = [
    "STT", "Số tài khoản", "Tên người thụ hưởng", "Ngân hàng thụ hưởng", "Mã ngân hàng (BIN)", "Số tiền", "Nội dung",
]  # fmt: skip
VIETCOMBANK_HEADER = ["STT", "Số tài khoản người hưởng", "Tên người hưởng", "Số tiền", "Nội dung chuyển khoản"]


def line(bank: str, account: str = ACCOUNT) -> Line:
    return Line(
        commune_id=1, village_id=None, reference="2409A0000016", payee_name="Trần Thị Ánh Đào", receiver_name="",
        bank=bank, account_number=account, birth_year=1950, decision_numbers="", book_number="", back_months=0,
        regular_vnd=AMOUNT, arrears_vnd=0, carried_vnd=0, set_off_vnd=0, amount_vnd=AMOUNT,
    )  # fmt: skip


def sheets(code: str, lines: list[Line]) -> dict[str, list[list[Any]]]:
    book = openpyxl.load_workbook(io.BytesIO(workbook(transfer_sheets(lines, channels()[code], MONTH))))
    return {sheet.title: [[cell.value for cell in row] for row in sheet.iter_rows()] for sheet in book.worksheets}


LIKE_AGRIBANK = {
    "ACB": ("ACB", "970416"),
    "AGRIBANK": ("Agribank", "970405"),
    "HDBANK": ("HDBank", "970437"),
    "SACOMBANK": ("Sacombank", "970403"),
    "SHB": ("SHB", "970443"),
    "TECHCOMBANK": ("Techcombank", "970407"),
    "TPBANK": ("TPBank", "970423"),
    "VIETINBANK": ("VietinBank", "970415"),
    "VPBANK": ("VPBank", "970432"),
}
BIDV_HEADER = ["STT", "Số tài khoản", "Tên người thụ hưởng", "Số tiền", "Nội dung", "Ngân hàng hưởng", "Mã NH (BIN)"]
MB_HEADER = ["STT", "Số tài khoản", "Tên người thụ hưởng", "BIN", "Ngân hàng", "Số tiền", "Nội dung"]
OWN_ROWS: dict[str, tuple[list[str], list[Any]]] = {
    code: (AGRIBANK_HEADER, [1, ACCOUNT, NAME, name, number, AMOUNT, REMARK])
    for code, (name, number) in LIKE_AGRIBANK.items()
} | {
    "BIDV": (BIDV_HEADER, [1, ACCOUNT, NAME, AMOUNT, REMARK, "BIDV", "970418"]),
    "MB": (MB_HEADER, [1, ACCOUNT, NAME, "970422", "MB", AMOUNT, REMARK]),
    "VIETCOMBANK": (VIETCOMBANK_HEADER, [1, ACCOUNT, NAME, AMOUNT, REMARK]),
}


@pytest.mark.parametrize("code", OWN_ROWS)
def test_accounts_at_the_bank_itself(code: str) -> None:
    header, row = OWN_ROWS[code]
    found = sheets(code, [line(code)])
    assert list(found) == ["Cùng ngân hàng", "Khác ngân hàng", "Thiếu thông tin", "Hướng dẫn"]
    assert found["Cùng ngân hàng"] == [header, row]
    assert len(found["Khác ngân hàng"]) == len(found["Thiếu thông tin"]) == 1
    assert {type(cell) for cell in row} == {int, str}


def test_every_bank_has_its_cells_checked_here() -> None:
    assert {code for code, each in channels().items() if each.form == "transfer"} == {*OWN_ROWS, "SOURCED"}


def test_vietcombank_names_the_bank_where_it_is_another() -> None:
    found = sheets("VIETCOMBANK", [line("SHB"), line("VIETCOMBANK", ""), line("MOONBANK")])
    header = [*VIETCOMBANK_HEADER[:3], "Ngân hàng hưởng", "Mã NH (BIN)", *VIETCOMBANK_HEADER[3:]]
    assert found["Cùng ngân hàng"] == [VIETCOMBANK_HEADER]
    assert found["Khác ngân hàng"] == [header, [1, ACCOUNT, NAME, "SHB", "970443", AMOUNT, REMARK]]
    assert found["Thiếu thông tin"] == [
        header,
        [1, None, NAME, "Vietcombank", "970436", AMOUNT, REMARK],
        [2, ACCOUNT, NAME, "MOONBANK", None, AMOUNT, REMARK],
    ]


def test_the_dialect_with_a_source_account_is_one_sheet() -> None:
    found = sheets("SOURCED", [line("BIDV"), line("BIDV", "")])
    header = [
        "STT", "Loại giao dịch", "Tài khoản nguồn", "Tài khoản thụ hưởng", "Tên người thụ hưởng",
        "Mã chi nhánh NH thụ hưởng", "Số tiền", "Diễn giải",
    ]  # fmt: skip
    kind = "Chuyển khoản ngoài hệ thống"
    assert list(found) == ["Danh sách chuyển tiền", "Thiếu thông tin", "Hướng dẫn"]
    assert found["Danh sách chuyển tiền"] == [header, [1, kind, None, ACCOUNT, NAME, "970418", AMOUNT, REMARK]]
    assert found["Thiếu thông tin"] == [header, [1, kind, None, None, NAME, "970418", AMOUNT, REMARK]]


@pytest.mark.parametrize("code", [*OWN_ROWS, "SOURCED"])
def test_text_is_in_the_letters_of_the_bank_and_the_remark_fits(code: str) -> None:
    bank = channels()[code]
    remark = bank.remark.format(month="12", year="2024", reference="2412A000123X")
    assert set(remark + bank.plain("Nguyễn Thị Ánh; H'Lan (con) Đ/c 2")) <= set(bank.allowed)
    assert (len(remark), bank.remark_max_length) == (29, 35 if code == "SOURCED" else 50)
