"""The files that leave: exact cells, the same bytes each time, the authority of their day."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import openpyxl
import pytest

from ansinh.audit.session import acting
from ansinh.documents.lists import MONTHLY_COLUMNS
from ansinh.kit.actors import Actor
from ansinh.payments import actions, queries
from ansinh.payments.files import commune_paper
from ansinh.payments.refusals import NoSuchOrder, NotOrdered
from tests import payments_world as pay
from tests import payroll_world
from tests.payments_world import AT, MONTH
from tests.payroll_world import SYSTEM, World, sql

pytestmark = pytest.mark.django_db


def sheets(content: bytes) -> dict[str, list[list[Any]]]:
    book = openpyxl.load_workbook(io.BytesIO(content))
    return {sheet.title: [[cell.value for cell in row] for row in sheet.iter_rows()] for sheet in book.worksheets}


def name_places(world: World) -> None:
    """Names for the units, and a village for everybody."""
    village = sql("INSERT INTO registry_unit (kind) VALUES ('VILLAGE') RETURNING id")[0][0]
    names = {world.district: "Huyện Thăng Bình", world.communes[0]: "Xã Bình Trị", world.communes[1]: "Xã Bình Tú"}
    for unit, name in (names | {village: "Thôn Mẫu 1"}).items():
        sql(
            "INSERT INTO registry_unitversion (unit_id, valid, known, name, fold, code)"
            " VALUES (%s, '[2020-01-01,)', '[2020-01-01,)', %s, '', '')", unit, name,
        )  # fmt: skip
    sql("UPDATE registry_person SET village_id = %s", village)


def named_month(people: int = 4) -> World:
    world = payroll_world.build(people)
    name_places(world)
    payroll_world.decide([payroll_world.item(world, person, start="2024-08") for person in world.people], "2024-08-25")
    return world


def test_the_banks_workbook() -> None:
    world = named_month(4)
    own, other, without, _ = world.people
    pay.route(own, "BANK", "AGRIBANK", "0042002000001")
    pay.route(other, "BANK", "VIETCOMBANK", "0071000123456", "TRẦN THỊ Ánh Đào (con)")
    pay.route(without, "BANK", "AGRIBANK", "")
    payroll_world.draw_and_lock("2024-09", "2024-09-01")
    bank = next(o for o in actions.order(MONTH, actor=SYSTEM, at=AT) if o.channel == "AGRIBANK")
    with acting(SYSTEM):
        made, again = queries.order_file(bank.id), queries.order_file(bank.id)
    assert made == again
    assert made.name == "agribank-2024-09.xlsx"
    references = dict(sql("SELECT person_id, reference FROM payments_orderline"))
    header = [
        "STT", "Số tài khoản", "Tên người thụ hưởng", "Ngân hàng thụ hưởng", "Mã ngân hàng (BIN)", "Số tiền", "Nội dung",
    ]  # fmt: skip
    found = sheets(made.content)
    assert list(found) == ["Cùng ngân hàng", "Khác ngân hàng", "Thiếu thông tin", "Hướng dẫn"]
    assert found["Cùng ngân hàng"] == [
        header,
        [1, "0042002000001", "NGUYEN VAN 1", "Agribank", "970405", 1_500_000, f"TRO CAP T09 2024 {references[own]}"],
    ]
    assert found["Khác ngân hàng"] == [
        header,
        [
            1,
            "0071000123456",
            "TRAN THI ANH DAO CON",
            "Vietcombank",
            "970436",
            1_500_000,
            f"TRO CAP T09 2024 {references[other]}",
        ],
    ]
    assert found["Thiếu thông tin"] == [
        header,
        [1, None, "NGUYEN VAN 3", "Agribank", "970405", 1_500_000, f"TRO CAP T09 2024 {references[without]}"],
    ]
    assert len(found["Hướng dẫn"]) == 5
    remark = found["Khác ngân hàng"][1][-1]
    assert len(remark) == 29


def test_the_posts_workbook_has_a_sheet_a_commune_with_villages_and_words() -> None:
    world = named_month(4)
    payroll_world.draw_and_lock("2024-09", "2024-09-01")
    (post,) = actions.order(MONTH, actor=SYSTEM, at=AT)
    with acting(SYSTEM):
        made = queries.order_file(post.id)
        paper = queries.order_paper(post.id, world.communes[0])
    found = sheets(made.content)
    assert list(found) == ["Xã Bình Trị", "Xã Bình Tú"]
    rows = found["Xã Bình Trị"]
    assert (rows[0][0], rows[1][0]) == ("ỦY BAN NHÂN DÂN HUYỆN THĂNG BÌNH", "PHÒNG LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI")
    assert rows[2][6] == "Thăng Bình, ngày 02 tháng 9 năm 2024"
    assert rows[4][0] == "Xã Bình Trị - Tháng 9 năm 2024"
    assert rows[8][0] == "Thôn Mẫu 1"
    reference, number = sql(
        "SELECT reference, decision_numbers FROM payments_orderline WHERE person_id = %s", world.people[0]
    )[0]
    assert rows[9] == [
        1, reference, "Nguyễn Văn 1", "1980", number, None, 750_000, 1, 750_000, 1_500_000, None, None, None,
    ]  # fmt: skip
    assert rows[12][0] == "TỔNG CỘNG (2 người)"
    assert rows[13][0] == "(Bằng chữ: Ba triệu đồng chẵn.)"
    assert (paper.name, paper.content[:5]) == ("post-2024-09-xa-binh-tri.pdf", b"%PDF-")


def test_a_communes_list_is_the_same_before_and_after_ordering() -> None:
    world = named_month(4)
    pay.route(world.people[0], "BANK", "AGRIBANK", "42")
    sql(
        "INSERT INTO registry_paper (person_id, valid, known, kind, number, issuer)"
        " VALUES (%s, '[2020-01-01,)', '[2020-01-01,)', 'PAYMENT_BOOK', 'TB-0412', '')", world.people[0],
    )  # fmt: skip
    payroll_world.draw("2024-09", "2024-09-01")
    with acting(SYSTEM):
        draft = commune_paper(MONTH, world.communes[0])
    payroll_world.lock("2024-09", "2024-09-01")
    with acting(SYSTEM):
        locked = commune_paper(MONTH, world.communes[0])
    actions.order(MONTH, actor=SYSTEM, at=AT)
    with acting(SYSTEM):
        ordered = commune_paper(MONTH, world.communes[0])
        pdf = queries.commune_list(MONTH, world.communes[0], "pdf")
    assert draft.title == "Dự thảo: danh sách chi trả trợ cấp hằng tháng"
    assert locked == ordered
    assert locked.columns == MONTHLY_COLUMNS
    (group,) = locked.groups
    assert (group.title, locked.words) == ("Thôn Mẫu 1", "Ba triệu đồng chẵn")
    first, second = group.rows
    assert (first[0], first[1], first[2], first[4:]) == (
        1, "Nguyễn Văn 1", "1980", ("TB-0412", 750_000, 1, 750_000, 1_500_000, None, ""),
    )  # fmt: skip
    assert (second[0], second[1]) == (2, "Nguyễn Văn 3")
    assert pdf.name == "danh-sach-2024-09-xa-binh-tri.pdf"


def test_all_communes_lists_at_once_are_the_single_lists() -> None:
    world = named_month(4)
    payroll_world.draw_and_lock("2024-09", "2024-09-01")
    with acting(SYSTEM):
        book, archive = queries.district_lists(MONTH, "xlsx"), queries.district_lists(MONTH, "pdf")
        single = queries.commune_list(MONTH, world.communes[1], "pdf")
        again = queries.district_lists(MONTH, "pdf")
    assert (book.name, list(sheets(book.content))) == ("danh-sach-2024-09.xlsx", ["Xã Bình Trị", "Xã Bình Tú"])
    with zipfile.ZipFile(io.BytesIO(archive.content)) as pack:
        assert pack.namelist() == ["danh-sach-2024-09-xa-binh-tri.pdf", "danh-sach-2024-09-xa-binh-tu.pdf"]
        assert pack.read(single.name) == single.content
    assert (archive.name, again) == ("danh-sach-2024-09.zip", archive)


def test_from_july_2025_the_commune_signs() -> None:
    world = payroll_world.build(2)
    name_places(world)
    payroll_world.decide(
        [payroll_world.item(world, person, start="2025-08") for person in world.people[:1]], "2025-08-01"
    )
    payroll_world.draw_and_lock("2025-08", "2025-08-01")
    with acting(SYSTEM):
        paper = commune_paper(payroll_world.month("2025-08"), world.communes[0])
    assert (paper.authority_above, paper.authority) == ("Ủy ban nhân dân Xã Bình Trị", "Phòng Văn hóa - Xã hội")
    assert paper.place_and_date == "Bình Trị, ngày 01 tháng 8 năm 2025"


def test_a_commune_officer_gets_the_own_communes_list_only() -> None:
    world = named_month(4)
    payroll_world.draw_and_lock("2024-09", "2024-09-01")
    with acting(Actor(5, "Xã", "COMMUNE_OFFICER", world.communes[:1])):
        assert commune_paper(MONTH, world.communes[0]).count() == 2
        assert commune_paper(MONTH, world.communes[1]).count() == 0


def test_what_does_not_exist_is_refused() -> None:
    with acting(SYSTEM):
        with pytest.raises(NoSuchOrder):
            queries.order_file(404)
        with pytest.raises(NotOrdered, match="Chưa có danh sách tháng 09/2024"):
            queries.commune_list(MONTH, 1, "pdf")
