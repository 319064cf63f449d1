"""The treasury's form, pay points, signed scans and account states, on a small month."""

from __future__ import annotations

import io
from datetime import timedelta

import pypdfium2  # type: ignore[import-untyped]
import pytest
from PIL import Image

from ansinh.audit.session import acting
from ansinh.documents.pages import paginate
from ansinh.documents.refusals import FileRefused
from ansinh.payments import accounts, actions, points, queries, signed, treasury
from ansinh.payments.refusals import AccountDiffers, PageRefused, PointRefused
from ansinh.payments.vietqr import NotVietQR, repayment_qr
from tests import payments_world as pay
from tests import payroll_world
from tests.payments_world import MONTH, TAKEN
from tests.payroll_world import SYSTEM, sql

pytestmark = pytest.mark.django_db
AGRIBANK = "970405"


def test_the_treasury_form_ties_to_the_dong() -> None:
    """Two months: six people, then one more; both parts add up to what the list pays."""
    world = pay.locked_month(people=6)
    newcomer = payroll_world.item(world, world.people[0], benefit="T-care", start="2024-10", multiplier="1.0")
    payroll_world.decide([newcomer], "2024-09-20")
    payroll_world.draw_and_lock("2024-10", "2024-10-01")
    with acting(SYSTEM):
        made = treasury.treasury_form(payroll_world.month("2024-10"))
    assert sum(section.amount_vnd for section in made.sections) == made.change.payable_vnd == 5_000_000
    assert (made.change.last_vnd, made.change.increase_vnd, made.change.decrease_vnd, made.change.this_vnd) == (
        4_500_000, 500_000, 0, 5_000_000,
    )  # fmt: skip
    assert made.change.ties
    assert not made.by_source
    assert made.part_two.groups[0].rows[0][3:6] == (0, 500_000, 500_000)
    assert made.part_two.groups[1].title == "B. Giảm so với tháng trước: không có"


def test_an_ordered_list_is_grouped_by_source_as_the_ledger_has_it() -> None:
    pay.ordered_month(people=6)
    with acting(SYSTEM):
        made = treasury.treasury_form(MONTH)
        paper, book = treasury.treasury_file(MONTH, "pdf"), treasury.treasury_file(MONTH, "xlsx")
    reserved = dict(
        sql(
            "SELECT budget_line_id::text, sum(amount_vnd)::bigint FROM payments_posting WHERE kind = 'RESERVE' GROUP BY 1"
        )
    )
    assert made.by_source
    assert {section.key: section.amount_vnd for section in made.sections} == reserved
    parts = [len(paginate(part)) for part in (made.part_one, made.part_two)]
    assert len(pypdfium2.PdfDocument(paper.content)) == sum(parts)
    assert (paper.name, book.name[-5:], book.content[:2]) == (book.name[:-5] + ".pdf", ".xlsx", b"PK")


def village(commune: int) -> int:
    made = int(sql("INSERT INTO registry_unit (kind) VALUES ('VILLAGE') RETURNING id")[0][0])
    sql(
        "INSERT INTO registry_unitversion (unit_id, parent_id, valid, known, name, fold, code)"
        " VALUES (%s, %s, '[2020-01-01,)', '[2020-01-01,)', 'Thôn Một', 'mot', '')",
        made, commune,
    )  # fmt: skip
    return made


def test_a_pay_point_serves_its_villages_until_it_is_given_up() -> None:
    world, _ = pay.ordered_month(people=2)
    commune = world.communes[0]
    served = village(commune)
    point = actions.open_point(commune, "Nhà văn hóa  thôn Một", [served], actor=SYSTEM, at=TAKEN)
    with acting(SYSTEM):
        now = points.commune_points(commune, at=TAKEN)
    assert now.points == (points.Point(point, "Nhà văn hóa thôn Một", ("Thôn Một",)),)
    with pytest.raises(PointRefused, match="đã có điểm"):
        actions.open_point(commune, "Nhà văn hóa thôn Một", [served], actor=SYSTEM, at=TAKEN)
    with pytest.raises(PointRefused, match="ít nhất một thôn"):
        actions.open_point(world.communes[1], "Chợ", [served], actor=SYSTEM, at=TAKEN)
    actions.close_point(point, actor=SYSTEM, at=TAKEN + timedelta(hours=1))
    with acting(SYSTEM):
        assert points.points_of_villages(commune, at=TAKEN) == {served: (point, "Nhà văn hóa thôn Một")}
        assert points.commune_points(commune, at=TAKEN + timedelta(hours=2)).points == ()


def pictures(order: int, commune: int, turn: float) -> list[Image.Image]:
    """The pages of a printed list as a scanner gives them, turned by so many degrees."""
    with acting(SYSTEM):
        paper = queries.order_paper(order, commune)
    pages = pypdfium2.PdfDocument(paper.content)
    return [
        page.render(scale=200 / 72, grayscale=True).to_pil().rotate(turn, expand=True, fillcolor=255) for page in pages
    ]


def scan(pages: list[Image.Image]) -> bytes:
    written = io.BytesIO()
    pages[0].save(written, "PDF", save_all=True, append_images=pages[1:], resolution=200)
    return written.getvalue()


@pytest.mark.parametrize("turn", [0, 3, 90, 180, 270])
def test_a_scan_is_filed_page_by_page(turn: float) -> None:
    """The second page was scanned as a blank one: it waits, and the list says which page is missing."""
    world, orders = pay.ordered_month(people=60)
    order, commune = orders["POST"].id, world.communes[0]
    pages = pictures(order, commune, turn)
    assert len(pages) == 2
    content = scan([pages[0], Image.new("L", pages[0].size, 255)])
    taken = actions.take_scan("quet.pdf", content, actor=SYSTEM, at=TAKEN)
    assert (taken.pages, taken.filed, taken.waiting) == (2, 1, 1)
    assert actions.take_scan("lai.pdf", content, actor=SYSTEM, at=TAKEN).already_taken
    with acting(SYSTEM):
        (waiting,) = signed.waiting_pages()
        of_commune = next(row for row in signed.signed_lists(MONTH, at=TAKEN) if row.commune_id == commune)
    assert (of_commune.filed, of_commune.missing, of_commune.sentence[:17]) == ((1,), (2,), "Thiếu trang 2/2 c")
    actions.file_page(waiting.id, order_id=order, commune_id=commune, page=2, pages=2, actor=SYSTEM, at=TAKEN)
    with acting(SYSTEM):
        assert next(row for row in signed.signed_lists(MONTH, at=TAKEN) if row.commune_id == commune).sentence == ""
    with pytest.raises(PageRefused, match="đã được xếp"):
        actions.file_page(waiting.id, order_id=order, commune_id=commune, page=2, pages=2, actor=SYSTEM, at=TAKEN)


def test_a_picture_of_one_page_is_filed() -> None:
    world, orders = pay.ordered_month(people=4)
    order, commune = orders["POST"].id, world.communes[0]
    page, picture = pictures(order, commune, 0)[0], io.BytesIO()
    page.convert("RGB").save(picture, "JPEG", quality=60)
    assert actions.take_scan("anh.jpg", picture.getvalue(), actor=SYSTEM, at=TAKEN).filed == 1
    with pytest.raises(FileRefused):
        actions.take_scan("hong.pdf", b"%PDF-1.4 broken", actor=SYSTEM, at=TAKEN)


def test_an_account_grows_surer_by_what_happens() -> None:
    world, orders = pay.ordered_month(people=6)
    by_post, person = world.people[0], world.people[-1]

    def account(of: int) -> accounts.Account:
        with acting(SYSTEM):
            return accounts.accounts_of([of])[of]

    assert [account(each).state for each in (by_post, person)] == ["NONE", "GIVEN"]
    code = repayment_qr(AGRIBANK, account(person).account_number, 1_000, "X")
    for wrong in (
        repayment_qr(AGRIBANK, "999", 1_000, "X"),
        repayment_qr("970436", account(person).account_number, 1, "X"),
    ):
        with pytest.raises(AccountDiffers):
            actions.check_account(person, wrong, actor=SYSTEM, at=TAKEN)
    with pytest.raises(NotVietQR):
        actions.check_account(person, code[:-1] + "!", actor=SYSTEM, at=TAKEN)
    for _ in range(2):
        actions.check_account(person, code, actor=SYSTEM, at=TAKEN)
    assert account(person).state == "NAME_MATCHED"
    pay.take("AGRIBANK", pay.bank_file(pay.lines_of(orders["AGRIBANK"])))
    assert (account(person).state, account(person).checked) == ("PAID", True)
