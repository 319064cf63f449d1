"""A dirty result file: nothing wrong is believed, and every row that is not believed says why."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import replace

import openpyxl
import pytest

from ansinh.intake.legacy_fonts import TCVN3
from ansinh.payments import actions
from ansinh.payments.references import reference
from tests import payments_world as pay
from tests import payroll_world
from tests.payments_world import MONTH, Line
from tests.payroll_world import SYSTEM, noon, sql

pytestmark = pytest.mark.django_db
HEADER = [
    "STT", "Số tài khoản", "Tên người thụ hưởng", "Ngân hàng thụ hưởng", "Số tiền", "Nội dung", "Phí", "Trạng thái",
    "FT / Ghi chú",
]  # fmt: skip


def test_each_kind_of_dirt_is_refused_with_its_own_sentence() -> None:
    """Twenty payments; one clean row beside eleven kinds of dirt."""
    _, orders = pay.ordered_month(people=40)
    clean, *lines = pay.lines_of(orders["AGRIBANK"])
    post = pay.lines_of(orders["POST"])[0]
    content = pay.bank_file(
        [
            clean,
            replace(lines[0], amount=lines[0].amount + 1),  # type: ignore[operator]
            replace(lines[1], amount=-750_000),
            replace(lines[2], amount="750.000,50"),
            replace(lines[3], amount="bảy trăm năm mươi nghìn"),
            replace(lines[4], account=lines[5].account),
            replace(lines[6], proof=""),
            replace(lines[7], reference="HD 2409 TIEN DIEN"),
            replace(lines[8], reference=reference(MONTH, "A", 777)),
            lines[9],
            lines[9],
            replace(post, account=lines[10].account),
            lines[11],
            pay.returned(lines[11]),
        ]
    )
    result = pay.take("AGRIBANK", content)
    assert [(row.row, row.code) for row in result.refused] == [
        (6, "AMOUNT_DIFFERS"), (7, "AMOUNT_DIFFERS"), (8, "AMOUNT_DIFFERS"), (9, "AMOUNT_DIFFERS"), (10, "ACCOUNT_DIFFERS"),
        (11, "BLANK_RECEIPT"), (12, "NO_REFERENCE"), (13, "UNKNOWN_REFERENCE"), (15, "DUPLICATED_ROW"), (16, "OTHER_CHANNEL"),
        (17, "CONTRADICTING_ROWS"), (18, "CONTRADICTING_ROWS"),
    ]  # fmt: skip
    assert all(row.sentence.endswith(".") for row in result.refused)
    paid = {row[0] for row in sql("SELECT reference FROM payments_orderline WHERE state <> 'ORDERED'")}
    assert paid == {clean.reference, lines[9].reference}


def test_another_periods_file_changes_nothing() -> None:
    _, orders = pay.ordered_month(people=6)
    august = pay.bank_file(pay.lines_of(orders["AGRIBANK"]))
    payroll_world.draw_and_lock("2024-10", "2024-10-01")
    actions.order(payroll_world.month("2024-10"), actor=SYSTEM, at=noon("2024-10-02"))
    result = actions.take_statement(
        payroll_world.month("2024-10"), "AGRIBANK", name="x.xlsx", content=august, actor=SYSTEM, at=noon("2024-10-15")
    )
    assert (result.paid, [row.code for row in result.refused]) == (0, ["OTHER_PERIOD"] * 3)
    assert pay.states() == {"ORDERED": 12}


def test_formulas_merged_titles_and_a_header_in_row_four_are_read_as_they_look() -> None:
    """Openpyxl writes formulas without their values: such an amount is unknown, and refused."""
    _, orders = pay.ordered_month(people=6)
    lines = pay.lines_of(orders["AGRIBANK"])
    result = pay.take("AGRIBANK", _with_formula(lines))
    assert (result.paid, [(row.row, row.code) for row in result.refused]) == (2, [(5, "AMOUNT_DIFFERS")])


def test_old_vietnamese_type_is_read_as_what_it_meant() -> None:
    """Titles and names in TCVN3, as files from old programs are."""
    _, orders = pay.ordered_month(people=6)
    rows = [HEADER, *([n, x.account, x.name, "Agribank", x.amount, x.reference, 0, "Thành công", "FT1"]
                      for n, x in enumerate(pay.lines_of(orders["AGRIBANK"]), start=1))]  # fmt: skip
    result = pay.take("AGRIBANK", _tcvn3(rows))
    assert (result.paid, result.refused) == (3, ())


def test_a_clean_file_of_a_bank_matches_to_the_last_row() -> None:
    """At least 99 in a hundred is asked; names without marks, text amounts, numbers as accounts, blanks, capitals."""
    _, orders = pay.ordered_month(people=400)
    lines = [
        replace(line, amount="750.000" if place % 3 else line.amount, account=f" {line.account} ")
        for place, line in enumerate(pay.lines_of(orders["AGRIBANK"]))
    ]
    result = pay.take("AGRIBANK", pay.bank_file(lines))
    assert (result.rows, result.paid, result.refused) == (200, 200, ())


def test_what_a_row_points_at_is_there() -> None:
    """Keys of result rows and postings are checked once a statement; they still hold."""
    from django.db import IntegrityError

    _, orders = pay.ordered_month(people=2)
    pay.take("AGRIBANK", pay.bank_file(pay.lines_of(orders["AGRIBANK"])))
    for column in ("statement_id", "order_line_id", "suggested_line_id"):
        row = {"statement_id": "id", "order_line_id": "NULL::bigint", "suggested_line_id": "NULL::bigint"}
        row[column] = "999999999"
        with pytest.raises(IntegrityError):
            sql(
                "INSERT INTO payments_statementrow (statement_id, sheet, row, raw, reference, outcome, refusal, order_line_id,"
                f" suggested_line_id) SELECT {row['statement_id']}, 's', 1, '{{}}', '', 'REFUSED', 'NO_REFERENCE',"
                f" {row['order_line_id']}, {row['suggested_line_id']} FROM payments_statement"
            )
    with pytest.raises(IntegrityError):
        sql("DELETE FROM payments_statement")


def test_an_order_line_changes_in_nothing_but_its_first_decision() -> None:
    from django.db import IntegrityError

    _, orders = pay.ordered_month(people=2)
    columns = sql(
        "SELECT attname FROM pg_attribute WHERE attrelid = 'payments_orderline'::regclass AND attnum > 0"
        " AND NOT attisdropped AND attname <> 'state'"
    )
    kept = sql("SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE tgname = 'payments_orderline_kept'")[0][0]
    assert [column for (column,) in columns if column not in kept] == []
    with pytest.raises(IntegrityError):
        sql("UPDATE payments_orderline SET amount_vnd = amount_vnd + 1")
    pay.take("AGRIBANK", pay.bank_file(pay.lines_of(orders["AGRIBANK"])))
    with pytest.raises(IntegrityError):
        sql("UPDATE payments_orderline SET state = 'RETURNED' WHERE state = 'PAID'")


def _tcvn3(rows: Sequence[Sequence[object]]) -> bytes:
    """A workbook whose texts are typed as .VnTime shows them."""
    typed = {ord(letter): chr(code) for code, letter in TCVN3.items()}
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for cells in rows:
        sheet.append([cell.translate(typed) if isinstance(cell, str) else cell for cell in cells])
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _with_formula(lines: Sequence[Line]) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.merge_cells("A1:I1")
    sheet["A1"] = "KẾT QUẢ CHUYỂN TIỀN"
    sheet.merge_cells("A2:I2")
    for place, title in enumerate(HEADER, start=1):
        sheet.cell(4, place, title)
    for number, line in enumerate(lines, start=1):
        amount = "=700000+50000" if number == 1 else line.amount
        for place, value in enumerate(
            [number, line.account, line.name, "Agribank", amount, line.reference, 0, "Thành công", "FT1"], start=1
        ):
            sheet.cell(number + 4, place, value)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()
