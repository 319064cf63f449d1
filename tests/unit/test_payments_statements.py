"""Result files: believed row by row by the reference, refused with a reason, never counted twice."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from ansinh.audit.session import acting
from ansinh.intake.containers import SheetRefused
from ansinh.kit.actors import Actor
from ansinh.kit.refusals import NotPermitted
from ansinh.payments import queries
from ansinh.payments.actions import take_statement
from ansinh.payments.references import reference
from ansinh.payments.refusals import NotAResult, NotOrdered, UnknownChannel
from tests import payments_world as pay
from tests import payroll_world
from tests.payments_world import MONTH, TAKEN, Line
from tests.payroll_world import SYSTEM, noon, sql

pytestmark = pytest.mark.django_db


def test_a_bank_file_is_posted_and_voided() -> None:
    _, orders = pay.ordered_month(people=6)
    lines = pay.lines_of(orders["AGRIBANK"])
    result = pay.take("AGRIBANK", pay.bank_file([*lines[:2], pay.returned(lines[2])]))
    assert (result.rows, result.paid, result.returned, result.repeated, result.refused) == (3, 2, 1, 0, ())
    assert pay.states() == {"PAID": 2, "RETURNED": 1, "ORDERED": 3}
    assert pay.postings() == {"RESERVE": 4_500_000, "POST": 1_500_000, "VOID": 750_000}
    with acting(SYSTEM):
        balance = queries.trial_balance()
    moved = {a.account: a.balance_vnd for a in balance.accounts}
    assert moved.pop("budget:2024") + moved.pop("granted:2024") == -3_750_000  # the estimate less what left it
    assert {account: left for account, left in moved.items() if not account.startswith(("budget:", "granted:"))} == {
        "in_transit:AGRIBANK": 0,
        "in_transit:POST": 2_250_000,
        "paid:2024-09": 1_500_000,
    }


def test_the_posts_list_comes_back_signed() -> None:
    _, orders = pay.ordered_month(people=6)
    lines = pay.lines_of(orders["POST"])
    result = pay.take("POST", pay.post_file([replace(lines[0], proof="đã ký"), pay.returned(lines[1])]))
    assert (result.rows, result.paid, result.returned, result.refused) == (2, 1, 1, ())
    assert pay.states() == {"PAID": 1, "RETURNED": 1, "ORDERED": 4}


def test_the_file_that_left_can_be_filled_in_and_come_back() -> None:
    """The post writes into our own workbook: its header of two rows, villages and sums are read."""
    _, orders = pay.ordered_month(people=6)
    import io

    import openpyxl

    with acting(SYSTEM):
        left = queries.order_file(orders["POST"].id)
    book = openpyxl.load_workbook(io.BytesIO(left.content))
    for sheet in book.worksheets:
        titles = [cell.value for cell in sheet[7]]
        for row in sheet.iter_rows(min_row=9):
            if isinstance(row[0].value, int):
                row[titles.index("Kết quả")].value = "Đã nhận"
                row[titles.index("Ký nhận")].value = "x"
    filled = io.BytesIO()
    book.save(filled)
    result = pay.take("POST", filled.getvalue())
    assert (result.rows, result.paid, result.refused) == (3, 3, ())


def test_the_same_file_twice_changes_nothing() -> None:
    _, orders = pay.ordered_month()
    content = pay.bank_file(pay.lines_of(orders["AGRIBANK"]))
    first = pay.take("AGRIBANK", content)
    before = (
        pay.states(),
        pay.postings(),
        sql("SELECT count(*) FROM payments_statementrow"),
        sql("SELECT count(*) FROM audit_entry"),
    )
    again = pay.take("AGRIBANK", content, at=noon("2024-09-16"))
    assert again == replace(first, already_taken=True)
    assert before == (
        pay.states(), pay.postings(), sql("SELECT count(*) FROM payments_statementrow"), sql("SELECT count(*) FROM audit_entry"),
    )  # fmt: skip


def test_a_later_file_that_says_the_same_is_repeated() -> None:
    _, orders = pay.ordered_month()
    lines = pay.lines_of(orders["AGRIBANK"])
    pay.take("AGRIBANK", pay.bank_file(lines[:2]))
    result = pay.take("AGRIBANK", pay.bank_file(lines))
    assert (result.paid, result.repeated, result.refused) == (1, 2, ())
    assert pay.postings() == {"RESERVE": 4_500_000, "POST": 2_250_000}
    with acting(SYSTEM):
        assert [(s.channel, s.rows, s.accepted, s.refused) for s in queries.statements(MONTH)] == [
            ("AGRIBANK", 3, 3, 0),
            ("AGRIBANK", 2, 2, 0),
        ]


def mistyped(line: Line) -> Line:
    return replace(line, reference=line.reference[:-2] + "9" + line.reference[-1])


CHANGES: dict[str, tuple[Callable[[Line], Line], str]] = {
    "AMOUNT_DIFFERS": (
        lambda line: replace(line, amount=75_000),
        "Số tiền trong tệp là 75.000, trong lệnh chi là 750.000. Không nhận dòng này.",
    ),
    "UNKNOWN_REFERENCE": (
        lambda line: replace(line, reference=reference(MONTH, "A", 999)),
        f"Mã chi trả «{reference(MONTH, 'A', 999)}» không có trong lệnh chi nào. Hỏi lại nơi chi trả.",
    ),
    "MISTYPED_REFERENCE": (mistyped, "Mã chi trả «2409A000009"),
    "NO_REFERENCE": (lambda line: replace(line, reference=""), "Dòng không có mã chi trả"),
    "BLANK_RECEIPT": (
        lambda line: replace(line, proof=""),
        "Dòng ghi đã trả nhưng không có ký nhận hay số giao dịch làm bằng chứng.",
    ),
    "ACCOUNT_DIFFERS": (lambda line: replace(line, account="9999"), "Số tài khoản trong tệp khác số trong lệnh chi."),
    "NAME_DIFFERS": (lambda line: replace(line, name="Lê Thị Khác"), "Tên trong tệp khác tên trong lệnh chi."),
    "UNCLEAR_STATUS": (
        lambda line: replace(line, status="Đang xử lý"),
        "Trạng thái «Đang xử lý» không cho biết đã trả hay chưa. Chờ kết quả cuối cùng.",
    ),
}


@pytest.mark.parametrize("code", CHANGES)
def test_a_row_that_does_not_fit_is_refused_with_its_reason(code: str) -> None:
    _, orders = pay.ordered_month()
    change, sentence = CHANGES[code]
    first, *others = pay.lines_of(orders["AGRIBANK"])
    result = pay.take("AGRIBANK", pay.bank_file([change(first), *others]))
    (refused,) = result.refused
    assert (result.paid, refused.code, refused.sheet, refused.row) == (2, code, "data", 5)
    assert refused.sentence.startswith(sentence)
    assert refused.sentence.endswith(".")
    assert pay.states() == {"PAID": 2, "ORDERED": 4}


@pytest.mark.parametrize("code", ["NO_REFERENCE", "UNKNOWN_REFERENCE", "MISTYPED_REFERENCE"])
def test_account_and_amount_suggest_and_never_accept(code: str) -> None:
    _, orders = pay.ordered_month()
    first = pay.lines_of(orders["AGRIBANK"])[0]
    result = pay.take("AGRIBANK", pay.bank_file([CHANGES[code][0](first)]))
    assert [(row.code, row.suggested_reference) for row in result.refused] == [(code, first.reference)]
    assert pay.states() == {"ORDERED": 6}


def test_a_row_that_stands_twice_counts_once() -> None:
    _, orders = pay.ordered_month()
    first, second, _ = pay.lines_of(orders["AGRIBANK"])
    result = pay.take("AGRIBANK", pay.bank_file([first, second, first]))
    assert (result.paid, [(row.row, row.code) for row in result.refused]) == (2, [(7, "DUPLICATED_ROW")])


def test_rows_that_contradict_each_other_are_both_refused() -> None:
    _, orders = pay.ordered_month()
    first, second, _ = pay.lines_of(orders["AGRIBANK"])
    result = pay.take("AGRIBANK", pay.bank_file([first, second, pay.returned(first)]))
    assert (result.paid, result.returned) == (1, 0)
    assert [(row.row, row.code) for row in result.refused] == [(5, "CONTRADICTING_ROWS"), (7, "CONTRADICTING_ROWS")]


def test_two_people_whose_accounts_were_swapped_are_refused() -> None:
    _, orders = pay.ordered_month()
    first, second, third = pay.lines_of(orders["AGRIBANK"])
    swapped = [replace(first, account=second.account), replace(second, account=first.account), third]
    result = pay.take("AGRIBANK", pay.bank_file(swapped))
    assert (result.paid, [row.code for row in result.refused]) == (1, ["ACCOUNT_DIFFERS", "ACCOUNT_DIFFERS"])


def test_a_later_file_cannot_turn_a_decided_payment_around() -> None:
    _, orders = pay.ordered_month()
    first, second, _ = pay.lines_of(orders["AGRIBANK"])
    pay.take("AGRIBANK", pay.bank_file([first, pay.returned(second)]))
    result = pay.take("AGRIBANK", pay.bank_file([pay.returned(first), second]))
    assert [row.code for row in result.refused] == ["ALREADY_PAID", "ALREADY_RETURNED"]
    assert pay.states() == {"PAID": 1, "RETURNED": 1, "ORDERED": 4}


def test_another_channels_and_another_months_file_is_refused_row_by_row() -> None:
    _, orders = pay.ordered_month()
    post_lines = pay.lines_of(orders["POST"])
    result = pay.take("AGRIBANK", pay.bank_file(post_lines))
    assert {row.code for row in result.refused} == {"OTHER_CHANNEL"}

    bank_lines = pay.lines_of(orders["AGRIBANK"])
    payroll_world.draw_and_lock("2024-10", "2024-10-01")
    from ansinh.payments import actions

    october = payroll_world.month("2024-10")
    actions.order(october, actor=SYSTEM, at=noon("2024-10-02"))
    wrong = take_statement(
        october, "AGRIBANK", name="thang-9.xlsx", content=pay.bank_file(bank_lines), actor=SYSTEM, at=TAKEN
    )
    assert ({row.code for row in wrong.refused}, wrong.paid) == ({"OTHER_PERIOD"}, 0)
    right = pay.take("AGRIBANK", pay.bank_file(bank_lines))  # the same bytes, now in their own month
    assert (right.already_taken, right.paid) == (False, 3)


def test_numbers_typed_as_text_and_accounts_typed_as_numbers_are_read() -> None:
    _, orders = pay.ordered_month()
    first, second, _ = pay.lines_of(orders["AGRIBANK"])
    content = pay.bank_file(
        [replace(first, amount="750.000 đ"), replace(second, account=f" {second.account[:4]} {second.account[4:]}")]
    )
    assert pay.take("AGRIBANK", content).paid == 2


def test_what_is_no_result_is_refused_as_a_whole() -> None:
    _, orders = pay.ordered_month()
    with pytest.raises(NotAResult, match="Không thấy bảng kết quả của Agribank"):
        pay.take("AGRIBANK", pay.post_file(pay.lines_of(orders["POST"])))
    with pytest.raises(SheetRefused):
        pay.take("AGRIBANK", b"%PDF-1.7")
    with pytest.raises(UnknownChannel, match="Không có kênh chi trả «MOONBANK»"):
        pay.take("MOONBANK", b"")
    assert sql("SELECT count(*) FROM payments_statement") == [(0,)]


def test_nothing_is_taken_for_a_month_that_was_not_ordered() -> None:
    with pytest.raises(NotOrdered, match="Chưa có lệnh chi tháng 09/2024 qua kênh AGRIBANK"):
        pay.take("AGRIBANK", b"x")


def test_who_may_not_reconcile_takes_nothing() -> None:
    _, orders = pay.ordered_month()
    content = pay.bank_file(pay.lines_of(orders["AGRIBANK"]))
    with pytest.raises(NotPermitted):
        take_statement(
            MONTH, "AGRIBANK", name="x", content=content, actor=Actor(7, "Trưởng phòng", "HEAD", None), at=TAKEN
        )


def test_another_commune_sees_no_line_and_no_sum() -> None:
    world, orders = pay.ordered_month()
    pay.take("AGRIBANK", pay.bank_file(pay.lines_of(orders["AGRIBANK"])[:1]))
    outsider = Actor(8, "Xã khác", "COMMUNE_OFFICER", (world.district,))
    with acting(outsider):
        assert queries.unpaid(MONTH) == []
        assert queries.payments_of_person(world.people[0]) == []
        assert queries.trial_balance().accounts == ()
        assert (queries.orders(MONTH), queries.statements(MONTH)) == ([], [])
    with acting(Actor(8, "Xã", "COMMUNE_OFFICER", world.communes[:1])):
        assert {row.commune_id for row in queries.unpaid(MONTH)} == {world.communes[0]}
        assert sum(order.lines for order in queries.orders(MONTH)) == 3  # of six people, three live there
