"""One month of the office: the communes' lists become money, and who was not paid is paid the month after."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from python_calamine import CalamineWorkbook

from ansinh.audit.queries import verify_chain
from ansinh.audit.session import acting
from ansinh.cli.district.lists import take_in_lists, write_lists
from ansinh.cli.district.people import dice
from ansinh.cli.district.records import grants_of
from ansinh.cli.district.results import bank_answer
from ansinh.cli.district.year import moment
from ansinh.decisions.actions import load_lists
from ansinh.intake import actions as intake
from ansinh.intake import queries as lists
from ansinh.kit.actors import system_actor
from ansinh.payments import actions as payments
from ansinh.payments import files
from ansinh.payments import queries as paid
from ansinh.payroll import actions as payroll
from ansinh.payroll.queries import lines_of_person
from ansinh.policy.queries import rates_in_force
from ansinh.registry import search
from tests import universe
from tests.universe import EXTREME_WOMAN, INVALID, NEW_YEAR, OLD_WOMAN, ORPHAN, SEVERE_MAN, Universe

JANUARY, FEBRUARY = date(2024, 1, 1), date(2024, 2, 1)
EXACT_VND = {
    OLD_WOMAN: 360_000,  # 1.0 x 360.000
    SEVERE_MAN: 540_000,  # 1.5
    EXTREME_WOMAN: 900_000 + 360_000,  # 2.5, and 1.0 for the care
    ORPHAN: 540_000,  # 1.5
    INVALID: 2_702_000,  # Phụ lục II of Nghị định 55/2023, 41 %
}


@pytest.fixture
def world(db: None, tmp_path: Path) -> Universe:
    return universe.build(tmp_path)


def owed(world: Universe) -> dict[str, int]:
    """What the law owes each person for January, computed beside the system: rate x multiplier."""
    with acting(system_actor("tests")):
        rates = {code: rate.amount_vnd for code, rate in rates_in_force(JANUARY, JANUARY).items()}
    return {
        person.cccd or person.name: sum(int(rates[rate] * by) for _, rate, by in grants_of(person))
        for person in world.people
    }


def take_over(world: Universe) -> None:
    """All lists in, and their people in payment from January."""
    taken = take_in_lists(
        world.files, actor=world.staff["SPECIALIST"], at=moment(date(2024, 1, 2)), tell=lambda _: None
    )
    assert taken.waiting == 0
    load_lists(
        taken.imports, from_month=JANUARY, signed_on=date(2024, 1, 2),
        actor=world.staff["CHAIRMAN"], at=moment(date(2024, 1, 2), 15),
    )  # fmt: skip


def draw(world: Universe, month: date, day: date) -> Any:
    drawn = payroll.draw_up(month, law_as_of=day, actor=world.staff["ACCOUNTANT"], at=moment(day))
    return drawn.totals


def close(world: Universe, month: date, day: date) -> list[paid.OrderRow]:
    payroll.approve(month, actor=world.staff["HEAD"], at=moment(day, 10))
    payroll.lock(month, actor=world.staff["CHAIRMAN"], at=moment(day, 11))
    return payments.order(month, actor=world.staff["ACCOUNTANT"], at=moment(day, 12))


def signed_list(sent: bytes, *, absent: str) -> bytes:
    """The post signs the workbook that it was sent, sheet by sheet; one person did not come."""
    book = openpyxl.load_workbook(io.BytesIO(sent))
    for sheet in book.worksheets:
        places: dict[str, int] = {}
        for row in sheet.iter_rows():
            titles = {str(cell.value): cell.column for cell in row if cell.value is not None}
            if "Mã chi trả" in titles:
                places = titles
            elif places and isinstance(row[0].value, int):
                came = sheet.cell(row[0].row, places["Họ tên"]).value != absent
                sheet.cell(row[0].row, places["Ký nhận"]).value = "đã ký" if came else None
                sheet.cell(row[0].row, places["Kết quả"]).value = "Đã nhận" if came else "Chưa nhận"
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def person_id(world: Universe, name: str) -> int:
    with acting(world.staff["HEAD"]):
        return search.find(world.named(name).cccd)[0].id


def test_a_list_is_compared_before_anything_is_written(world: Universe, tmp_path: Path) -> None:
    specialist = world.staff["SPECIALIST"]
    take_over(world)
    changed = [
        replace(person, account="4200205999999") if person.name == SEVERE_MAN else person
        for person in world.people
        if person.name != ORPHAN
    ]
    second = next(
        file
        for file in write_lists(tmp_path / "second", changed, [], on=NEW_YEAR, random=dice(2))
        if (file.kind, file.commune_id) == ("BENEFICIARIES", world.communes[universe.BINH_TRI])
    )
    summary = intake.accept_sheet(
        name=second.path.name, content=second.path.read_bytes(), kind=second.kind, commune_id=second.commune_id,
        actor=specialist, at=moment(date(2024, 1, 20)),
    )  # fmt: skip
    with acting(specialist):
        page = lists.import_page(summary.id)
        changes = lists.rows(summary.id, outcome="CHANGED")
    assert [(row.clean["full_name"].value, set(row.difference)) for row in changes] == [
        (SEVERE_MAN, {"account_number"})
    ]
    assert (summary.counts["NEW"], summary.counts["ASK"], summary.counts["ERROR"]) == (0, 0, 0)
    assert [person.full_name for person in page.missing] == [ORPHAN]


def test_the_month_from_lists_to_money_and_back(world: Universe) -> None:
    take_over(world)
    amounts = owed(world)
    named = {name: amounts[world.named(name).cccd] for name in EXACT_VND}
    assert named == EXACT_VND

    january = draw(world, JANUARY, date(2024, 1, 3))
    assert (january.people, january.regular_vnd) == (universe.PEOPLE, sum(amounts.values()))
    assert (january.arrears_vnd, january.recovery_vnd, january.carried_vnd, january.stopped) == (0, 0, 0, 0)
    orders = close(world, JANUARY, date(2024, 1, 5))
    assert sum(order.amount_vnd for order in orders) == january.regular_vnd

    accountant = world.staff["ACCOUNTANT"]
    returned = 0
    for order in orders:
        with acting(accountant):
            sent = files.order_file(order.id)
        content = (
            bank_answer(sent.content, dice(99), title="KẾT QUẢ CHI")
            if order.channel == "AGRIBANK"
            else signed_list(sent.content, absent=OLD_WOMAN)
        )
        on = moment(date(2024, 1, 17))
        result = payments.take_statement(
            JANUARY, order.channel, name="ket-qua.xlsx", content=content, actor=accountant, at=on
        )
        again = payments.take_statement(
            JANUARY, order.channel, name="ket-qua.xlsx", content=content, actor=accountant, at=on
        )
        assert (result.refused, result.paid + result.returned, again.already_taken) == ((), order.lines, True)
        returned += result.returned
    assert returned == 1

    reconciled = payments.reconcile(JANUARY, actor=accountant, at=moment(date(2024, 1, 18)))
    assert (reconciled.carried, reconciled.carried_vnd, reconciled.open) == (1, 360_000, 0)
    february = draw(world, FEBRUARY, date(2024, 1, 20))
    assert (february.regular_vnd, february.carried_vnd) == (january.regular_vnd, 360_000)
    assert sum(order.amount_vnd for order in close(world, FEBRUARY, date(2024, 1, 22))) == january.regular_vnd + 360_000

    with acting(world.staff["HEAD"]):
        assert [found.full_name for found in search.find("nguyen thi mau 1941")] == [OLD_WOMAN]
        old_woman = paid.payments_of_person(search.find("nguyen thi mau 1941")[0].id)
        assert [(payment.month, payment.amount_vnd, payment.state) for payment in old_woman] == [
            (FEBRUARY, 720_000, "ORDERED"),
            (JANUARY, 360_000, "RETURNED"),
        ]
        assert verify_chain().first_broken is None


def test_every_line_of_a_person_says_what_it_is_for(world: Universe) -> None:
    take_over(world)
    draw(world, JANUARY, date(2024, 1, 3))
    woman = person_id(world, EXTREME_WOMAN)
    with acting(world.staff["HEAD"]):
        lines = {(line.amount_vnd, line.explanation) for line in lines_of_person(woman)}
    law = "(20/2021/NĐ-CP, Điều 4 khoản 2)"
    assert {amount for amount, _ in lines} == {900_000, 360_000}
    assert {said for _, said in lines if law in said} == {said for _, said in lines}
    assert any("360.000 × 2,5 = 900.000 đồng" in said for _, said in lines)


def test_what_goes_to_the_bank_says_who_and_how_much(world: Universe) -> None:
    take_over(world)
    draw(world, JANUARY, date(2024, 1, 3))
    orders = {order.channel: order for order in close(world, JANUARY, date(2024, 1, 5))}
    with acting(world.staff["ACCOUNTANT"]):
        content = files.order_file(orders["AGRIBANK"].id).content
    rows = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_name("Cùng ngân hàng").to_python()
    by_account = {row[1]: row for row in rows}
    invalid = by_account[world.named(INVALID).account]
    assert (invalid[2], int(invalid[5])) == ("VO VAN THUONG", 2_702_000)
