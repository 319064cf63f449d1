"""Channels on screen: an unknown result explained once, signed lists back, settings by two people, points, accounts."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date
from typing import Any

import pypdfium2  # type: ignore[import-untyped]
import pytest
import segno
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import Workbook
from PIL import Image

from ansinh.audit.session import acting
from ansinh.kit import clock
from ansinh.offices.models import Role
from ansinh.payments import actions, queries
from ansinh.payments.vietqr import repayment_qr
from ansinh.web import urls
from tests import payments_world as pay
from tests import payroll_world as w
from tests.web_world import WebWorld, build_web, main_of, signed_in

pytestmark = pytest.mark.django_db
assert urls.urlpatterns  # declares the screens
HEADER = ["No", "Số TK hưởng", "Tên hưởng", "Tiền", "Diễn giải", "KQ", "Ref"]
SAID = {
    "header_row": "2", "cot-1": "account", "cot-2": "name", "cot-3": "amount", "cot-4": "reference", "cot-5": "status",
    "cot-6": "proof", "paid": "OK, xong", "returned": "LOI",
}  # fmt: skip
AUGUST = "/chi-tra/2024-08/"


@pytest.fixture
def web(monkeypatch: pytest.MonkeyPatch) -> Iterator[WebWorld]:
    """August locked and ordered; a person of the first commune is paid by bank."""
    monkeypatch.setattr(settings, "SECOND_FACTOR_REQUIRED", False)
    monkeypatch.setattr(clock, "now", lambda: w.noon("2024-09-22"))
    monkeypatch.setattr(clock, "today", lambda: date(2024, 9, 22))
    made = build_web(people=6, communes=2)
    actions.order(w.month("2024-08"), actor=w.SYSTEM, at=w.noon("2024-08-21"))
    yield made


def orders() -> dict[str, queries.OrderRow]:
    with acting(w.SYSTEM):
        return {order.channel: order for order in queries.orders(w.month("2024-08"))}


def unknown(lines: list[pay.Line]) -> bytes:
    """A result as no channel file knows it: a title, another header, other words."""
    book, written = Workbook(), io.BytesIO()
    sheet = book.active
    assert sheet is not None
    sheet.append(["BÁO CÁO CHI LƯƠNG"])
    sheet.append(HEADER)
    for number, line in enumerate(lines, start=1):
        said = "OK" if line.paid else "LOI"
        sheet.append([number, line.account, line.name, line.amount, f"TRO CAP {line.reference}", said, "FT1"])
    book.save(written)
    return written.getvalue()


def send(browser: Client, content: bytes) -> Any:
    file = SimpleUploadedFile("kq.xlsx", content)
    return browser.post(f"{AUGUST}ket-qua/", {"channel": "AGRIBANK", "file": file})


def test_an_unknown_result_is_explained_once_on_its_own_rows(web: WebWorld) -> None:
    accountant = signed_in(web.users, Role.ACCOUNTANT)
    (line,) = pay.lines_of(orders()["AGRIBANK"])
    asked = send(accountant, unknown([line])).headers["Location"]
    assert asked.startswith(f"{AUGUST}cot/AGRIBANK/")
    seen = main_of(accountant.get(asked))
    assert "Cột nào là gì?" in seen
    assert "Diễn giải" in seen

    twice = accountant.post(asked, SAID | {"cot-1": "amount"})
    assert twice.status_code == 409
    assert "Hai cột cùng được chỉ là «Số tiền»" in main_of(twice)
    wrong = accountant.post(asked, SAID | {"cot-4": "proof", "cot-6": "reference"})
    assert wrong.status_code == 409
    assert "Cột mã chi trả không có mã nào" in main_of(wrong)
    assert 'value="OK, xong"' in main_of(wrong)  # what was typed stays
    assert w.sql("SELECT count(*) FROM payments_resultmapping") == [(0,)]

    done = accountant.post(asked, SAID)
    assert done.headers["Location"].startswith(f"{AUGUST}ket-qua/")
    assert orders()["AGRIBANK"].paid == 1
    again = send(accountant, unknown([line, line])).headers["Location"]
    assert again.startswith(f"{AUGUST}ket-qua/")  # the same header is read at once
    assert "Diễn giải" in main_of(accountant.get("/kenh-chi/"))
    assert signed_in(web.users, Role.INSPECTOR).get(asked).status_code == 403


def test_two_clerks_explain_the_same_file(web: WebWorld) -> None:
    first, second = signed_in(web.users, Role.ACCOUNTANT), signed_in(web.users, Role.ACCOUNTANT)
    content = unknown(pay.lines_of(orders()["AGRIBANK"]))
    mine, theirs = (send(browser, content).headers["Location"] for browser in (first, second))
    assert first.post(mine, SAID).headers["Location"] == second.post(theirs, SAID).headers["Location"]
    assert w.sql("SELECT version FROM payments_resultmapping") == [(1,)]
    assert orders()["AGRIBANK"].paid == 1


def pages_of(order: int, commune: int) -> Image.Image:
    with acting(w.SYSTEM):
        paper = queries.order_paper(order, commune)
    picture: Image.Image = pypdfium2.PdfDocument(paper.content)[0].render(scale=200 / 72, grayscale=True).to_pil()
    return picture


def test_a_signed_list_comes_back_and_its_lost_page_is_filed_by_hand(web: WebWorld) -> None:
    order, commune = orders()["POST"].id, web.world.communes[0]
    accountant = signed_in(web.users, Role.ACCOUNTANT)
    desk = f"{AUGUST}ky-nhan/"
    seen = main_of(accountant.get(desk))
    assert "Chưa có trang nào của thị trấn Hà Lam." in seen
    assert accountant.get(f"/chi-tra/lenh/{order}/ky-nhan/{commune}/tep/").content[:4] == b"%PDF"

    page = pages_of(order, commune)
    written = io.BytesIO()
    page.save(written, "PDF", save_all=True, append_images=[Image.new("L", page.size, 255)], resolution=200)
    file = SimpleUploadedFile("quet.pdf", written.getvalue())
    assert accountant.post(f"{desk}quet/", {"file": file}).headers["Location"] == desk
    answer = accountant.get(desk)
    assert "Xếp 1/2 trang. 1 trang chờ xếp bằng tay" in answer.content.decode()
    seen = main_of(answer)
    assert "Chưa có trang nào của thị trấn Hà Lam." not in seen
    assert "Không đọc được mã QR của trang" in seen
    ((waiting, kept),) = w.sql(
        "SELECT p.id, s.file_id FROM payments_signedpage p JOIN payments_signedscan s ON s.id = p.scan_id"
        " WHERE p.filed_at IS NULL"
    )
    shown = accountant.get(f"/chi-tra/ky-nhan/quet/{kept}/tep/")
    assert shown.headers["Content-Disposition"].startswith("inline")
    other = web.world.communes[1]
    said = {"which": f"{order}-{other}", "page": "2", "pages": "1"}
    assert accountant.post(f"{desk}trang/{waiting}/", said).status_code == 409
    assert accountant.post(f"{desk}trang/{waiting}/", said | {"page": "1"}).headers["Location"] == desk
    assert accountant.post(f"{desk}trang/{waiting}/", said | {"page": "1"}).status_code == 409  # the second clerk
    assert "Đủ trang" in main_of(accountant.get(desk))

    inspector = signed_in(web.users, Role.INSPECTOR)
    assert "Thả bản quét" not in main_of(inspector.get(desk))
    assert inspector.get(f"/chi-tra/ky-nhan/quet/{kept}/tep/").status_code == 403


def test_a_channel_changes_by_two_people_and_then_gives_iso_messages(web: WebWorld) -> None:
    accountant, head = signed_in(web.users, Role.ACCOUNTANT), signed_in(web.users, Role.HEAD)
    message = f"/chi-tra/lenh/{orders()['AGRIBANK'].id}/iso20022/tep/"
    assert message not in main_of(accountant.get(AUGUST))
    said = {"channel": "AGRIBANK", "use": "all", "source_account": "4200 201 000 111", "reason": "Hợp đồng 12/2024"}
    assert accountant.post("/kenh-chi/de-nghi/", said | {"source_account": "12"}).status_code == 409
    assert accountant.post("/kenh-chi/de-nghi/", said).headers["Location"] == "/kenh-chi/"
    assert head.post("/kenh-chi/de-nghi/", said).status_code == 409  # one change at a time
    ((asked,),) = w.sql("SELECT id FROM payments_channelsetting")
    own = main_of(accountant.get("/kenh-chi/"))
    assert "Người đề nghị không tự đồng ý được" in own
    assert "Đồng ý, đổi từ bây giờ" not in own
    assert accountant.post(f"/kenh-chi/{asked}/tra-loi/", {"answer": "agree"}).status_code == 409
    administrator = signed_in(web.users, Role.ADMINISTRATOR)
    assert "Đồng ý, đổi từ bây giờ" in main_of(administrator.get("/kenh-chi/"))
    assert administrator.post(f"/kenh-chi/{asked}/tra-loi/", {"answer": "agree"}).status_code == 302
    assert head.post(f"/kenh-chi/{asked}/tra-loi/", {"answer": "agree"}).status_code == 409
    assert "4200201000111" in main_of(head.get("/kenh-chi/"))
    assert message in main_of(accountant.get(AUGUST))
    assert b"pain.001.001.09" in accountant.get(message).content
    assert signed_in(web.users, Role.SPECIALIST).get("/kenh-chi/").status_code == 403


def test_the_treasury_form_is_on_the_list_and_on_the_treasury_page(web: WebWorld) -> None:
    accountant = signed_in(web.users, Role.ACCOUNTANT)
    for form, begins in (("xlsx", b"PK"), ("pdf", b"%PDF")):
        address = f"{AUGUST}mau-09/{form}/"
        assert address in main_of(accountant.get(AUGUST))
        assert address in main_of(accountant.get("/ngan-sach/kho-bac/2024-08/"))
        assert accountant.get(address).content.startswith(begins)
    assert accountant.get(f"{AUGUST}mau-09/docx/").status_code == 404


def village(commune: int) -> int:
    made = int(w.sql("INSERT INTO registry_unit (kind) VALUES ('VILLAGE') RETURNING id")[0][0])
    w.sql(
        "INSERT INTO registry_unitversion (unit_id, parent_id, valid, known, name, fold, code)"
        " VALUES (%s, %s, '[2020-01-01,)', '[2020-01-01,)', 'Thôn Một', 'mot', '')",
        made, commune,
    )  # fmt: skip
    return made


def test_a_pay_point_is_opened_and_given_up(web: WebWorld) -> None:
    commune = web.world.communes[0]
    served = village(commune)
    accountant = signed_in(web.users, Role.ACCOUNTANT)
    here = f"/diem-chi/xa/{commune}/"
    assert here in main_of(accountant.get("/diem-chi/"))
    assert "Cả xã nhận ở điểm chung" in main_of(accountant.get(here))
    assert accountant.post(f"{here}mo/", {"title": "Chợ"}).status_code == 409  # no village was chosen
    said = {"title": "Nhà văn hóa thôn Một", "village": [served]}
    assert accountant.post(f"{here}mo/", said).headers["Location"] == here
    assert accountant.post(f"{here}mo/", said).status_code == 409  # the same name
    assert "Nhà văn hóa thôn Một" in main_of(accountant.get(here))
    ((point,),) = w.sql("SELECT id FROM payments_paypoint")
    head = signed_in(web.users, Role.HEAD)
    assert "Mở điểm chi trả" not in main_of(head.get(here))
    assert head.post(f"{here}bo/{point}/").status_code == 403
    assert accountant.post(f"{here}bo/{point}/").headers["Location"] == here
    assert accountant.post(f"{here}bo/{point}/").status_code == 409
    assert "Cả xã nhận ở điểm chung" in main_of(accountant.get(here))


def test_the_citizens_code_is_held_against_the_account_on_record(web: WebWorld) -> None:
    officer = signed_in(web.users, Role.COMMUNE_OFFICER)
    page = f"/nguoi/{web.person}/"
    seen = main_of(officer.get(page))
    assert "Mới khai, chưa đối chiếu" in seen
    other = repayment_qr("970405", "9999999999", 1000, "X")
    refused = officer.post(f"{page}tai-khoan/", {"code": other})
    assert refused.status_code == 409
    assert "tài khoản khác với tài khoản đã khai" in main_of(refused)
    assert "Mã QR bị hỏng" in main_of(officer.post(f"{page}tai-khoan/", {"code": "xin chào"}))
    blank = io.BytesIO()
    Image.new("L", (200, 200), 255).save(blank, "PNG")
    empty = officer.post(f"{page}tai-khoan/", {"photo": SimpleUploadedFile("a.png", blank.getvalue())})
    assert "Không thấy mã QR trong ảnh" in main_of(empty)

    picture = io.BytesIO()
    segno.make(repayment_qr("970405", "4204205001234", 1000, "X")).save(picture, kind="png", scale=6)
    file = SimpleUploadedFile("ma.png", picture.getvalue())
    assert officer.post(f"{page}tai-khoan/", {"photo": file}).headers["Location"] == page
    seen = main_of(officer.get(page))
    assert "Đã đối chiếu với ngân hàng" in seen
    assert "Đối chiếu bằng mã QR" not in seen
    assert signed_in(web.users, Role.ACCOUNTANT).post(f"{page}tai-khoan/", {"code": other}).status_code == 403
    assert "Tài khoản" in main_of(signed_in(web.users, Role.ACCOUNTANT).get(AUGUST))
