"""Refused rows settled by a person; layouts of results explained once; channels used as two people agree."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from ansinh.audit.session import acting
from ansinh.kit.actors import Actor
from ansinh.payments import actions, mapping, queries, results, usage
from ansinh.payments.refusals import MappingRefused, NotSettled, SettingRefused
from tests import payments_world as pay
from tests.payments_world import MONTH, TAKEN, Line
from tests.payroll_world import SYSTEM, sql

pytestmark = pytest.mark.django_db
WHY = "Đối chiếu với sao kê giấy ngày 16/9"


def refused_row(change: dict[str, object]) -> tuple[int, Line, queries.RefusedRow]:
    _, orders = pay.ordered_month(people=6)
    line = pay.lines_of(orders["AGRIBANK"])[0]
    result = pay.take("AGRIBANK", pay.bank_file([replace(line, **change)]))  # type: ignore[arg-type]
    return result.statement_id, line, result.refused[0]


def test_a_row_without_reference_is_settled_for_the_suggested_payment() -> None:
    statement, line, row = refused_row({"reference": ""})
    with acting(SYSTEM):
        assert [(each.rows, each.amount_vnd) for each in results.unsettled(MONTH)] == [(1, 750_000)]
    for _ in range(2):  # the same said again changes nothing
        actions.settle_row(row.id, reference=row.suggested_reference, paid=True, reason=WHY, actor=SYSTEM, at=TAKEN)
    assert pay.states() == {"PAID": 1, "ORDERED": 5}
    assert pay.postings()["POST"] == 750_000
    with acting(SYSTEM):
        (seen,) = queries.statement_result(statement, already_taken=False).refused
        assert (seen.settled, seen.settled_reason, results.unsettled(MONTH)) == ("PAID", WHY, [])
    with pytest.raises(NotSettled, match="người khác"):
        actions.settle_row(row.id, reference=line.reference, paid=False, reason=WHY, actor=SYSTEM, at=TAKEN)


@pytest.mark.parametrize(
    ("change", "reference", "reason", "sentence"),
    [
        ({"amount": 75_000}, None, WHY, "Số tiền của dòng khác"),
        ({"reference": ""}, "2409A999999X", WHY, "không có trong lệnh chi"),
        ({"reference": ""}, None, "xem", "Ghi rõ lý do"),
    ],
)
def test_nothing_doubtful_is_settled(
    change: dict[str, object], reference: str | None, reason: str, sentence: str
) -> None:
    _, line, row = refused_row(change)
    with pytest.raises(NotSettled, match=sentence):
        actions.settle_row(
            row.id, reference=reference or line.reference, paid=True, reason=reason, actor=SYSTEM, at=TAKEN
        )
    assert pay.states() == {"ORDERED": 6}


HEADER = ["TT", "Diễn giải", "Số tiền chi", "TK nhận", "Tình trạng", "Mã GD"]
COLUMNS = {"reference": 1, "amount": 2, "account": 3, "status": 4, "proof": 5}


def unknown_file(lines: Sequence[Line]) -> bytes:
    rows = [
        [n, f"chi {x.reference}", x.amount, x.account, "OK" if x.paid else "LOI", x.proof]
        for n, x in enumerate(lines, 1)
    ]
    return pay._workbook({"Sheet1": [["SAO KÊ CHI HỘ"], [], HEADER, *rows]})


def receive(content: bytes) -> queries.StatementResult | actions.Unmapped:
    return actions.receive_result(MONTH, "AGRIBANK", name="la.xlsx", content=content, actor=SYSTEM, at=TAKEN)


def said(**changes: int) -> mapping.Said:
    return mapping.Said(3, COLUMNS | changes, ("OK",), ("LOI",))


def test_an_unknown_layout_is_explained_once() -> None:
    _, orders = pay.ordered_month(people=6)
    lines = pay.lines_of(orders["AGRIBANK"])
    waiting = receive(unknown_file(lines[:1]))
    assert isinstance(waiting, actions.Unmapped)
    with acting(SYSTEM):
        shown = mapping.preview(results.waiting_file(waiting.file_id).content)
    assert (shown.header_row, shown.rows[2]) == (3, tuple(HEADER))
    result = actions.map_result(MONTH, "AGRIBANK", waiting.file_id, said(), actor=SYSTEM, at=TAKEN)
    assert (result.paid, result.refused) == (1, ())
    again = receive(unknown_file([pay.returned(lines[1]), lines[2]]))
    assert isinstance(again, queries.StatementResult)
    assert (again.paid, again.returned, again.refused) == (1, 1, ())
    with acting(SYSTEM):
        assert [(row.channel, row.version) for row in mapping.mappings()] == [("AGRIBANK", 1)]


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        (said(amount=1), "Một cột được chỉ cho hai việc"),
        (said(reference=3, account=1), "không có mã nào của hệ thống"),
        (said(amount=4, status=2), "Cột số tiền không có số tiền nào"),
        (said(proof=9), "không có tên ở dòng tiêu đề"),
        (replace(said(), returned=()), "Ghi chữ của tệp"),
        (replace(said(), returned=("ok",)), "Một chữ không thể vừa"),
        (replace(said(), header_row=99), "nằm ngoài bảng"),
        (replace(said(), columns={k: v for k, v in COLUMNS.items() if k != "account"}), "Chưa chỉ cột «Số tài khoản»"),
    ],
)
def test_a_wrong_explanation_is_refused_in_words(wrong: mapping.Said, sentence: str) -> None:
    _, orders = pay.ordered_month(people=6)
    waiting = receive(unknown_file(pay.lines_of(orders["AGRIBANK"])))
    assert isinstance(waiting, actions.Unmapped)
    with pytest.raises(MappingRefused, match=sentence):
        actions.map_result(MONTH, "AGRIBANK", waiting.file_id, wrong, actor=SYSTEM, at=TAKEN)
    assert sql("SELECT count(*) FROM payments_resultmapping") == [(0,)]
    assert pay.states() == {"ORDERED": 6}


ONE, TWO = Actor(1, "Kế toán", "ACCOUNTANT", None), Actor(2, "Quản trị", "ADMINISTRATOR", None)


def ask(code: str = "BIDV", use: str = "all", account: str = "") -> int:
    actions.ask_setting(code, use=use, source_account=account, reason="Hợp đồng 12", actor=ONE, at=TAKEN)
    return int(sql("SELECT max(id) FROM payments_channelsetting")[0][0])


def test_two_people_change_which_bank_takes_the_money() -> None:
    setting = ask(account="0123 456 789")
    with acting(SYSTEM):
        assert usage.in_use()["BIDV"].use != "all"
    with pytest.raises(SettingRefused, match="Người đề nghị không tự đồng ý"):
        actions.answer_setting(setting, agreed=True, actor=ONE, at=TAKEN)
    actions.answer_setting(setting, agreed=True, actor=TWO, at=TAKEN)
    with acting(SYSTEM):
        now = usage.in_use()
    assert [(code, now[code].use, now[code].source_account) for code in ("AGRIBANK", "BIDV")] == [
        ("AGRIBANK", "own", ""), ("BIDV", "all", "0123456789"),
    ]  # fmt: skip
    pay.locked_month(people=4)
    made = {order.channel: order.lines for order in actions.order(MONTH, actor=SYSTEM, at=pay.AT)}
    assert made == {"POST": 2, "AGRIBANK": 2}  # accounts at Agribank stay with its own file
    with pytest.raises(SettingRefused, match="đã được trả lời"):
        actions.answer_setting(setting, agreed=True, actor=TWO, at=TAKEN)


@pytest.mark.parametrize(
    ("code", "use", "account", "sentence"),
    [
        ("AGRIBANK", "none", "", "Giao cho một kênh khác trước"),
        ("POST", "own", "", "không dùng theo cách này"),
        ("BIDV", "own", "12", "6 đến 19"),
    ],
)
def test_a_setting_that_cannot_be_is_refused(code: str, use: str, account: str, sentence: str) -> None:
    with pytest.raises(SettingRefused, match=sentence):
        ask(code, use, account)
