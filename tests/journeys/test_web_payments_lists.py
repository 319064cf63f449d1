"""Any list goes through order, result, reconciliation and closing on screen: here a commune's, paid in advance."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from ansinh.audit.session import acting
from ansinh.kit import clock
from ansinh.offices.models import Role
from ansinh.payments import queries
from ansinh.payroll import actions as payroll
from ansinh.web import urls
from tests import payments_world as pay
from tests import payroll_world as w
from tests.web_world import WebWorld, build_web, main_of, signed_in

pytestmark = pytest.mark.django_db
assert urls.urlpatterns  # declares the screens


@pytest.fixture
def web(monkeypatch: pytest.MonkeyPatch) -> Iterator[WebWorld]:
    monkeypatch.setattr(settings, "SECOND_FACTOR_REQUIRED", False)
    at_day(monkeypatch, "2024-09-22")
    yield build_web(people=6, communes=2)


def at_day(monkeypatch: pytest.MonkeyPatch, day: str) -> None:
    monkeypatch.setattr(clock, "now", lambda: w.noon(day))
    monkeypatch.setattr(clock, "today", lambda: date.fromisoformat(day))


def advance(web: WebWorld) -> int:
    """September of the first commune, drawn ahead of the district's and locked."""
    payroll.discard(w.month("2024-09"), actor=w.DRAWER, at=w.noon("2024-09-20"))
    drawn = payroll.draw_advance(
        web.world.communes[0], w.month("2024-09"), law_as_of=date(2024, 9, 20), actor=w.DRAWER, at=w.noon("2024-09-20")
    )
    payroll.approve(drawn.payroll_id, actor=w.APPROVER, at=w.noon("2024-09-20"))
    payroll.lock(drawn.payroll_id, actor=w.LOCKER, at=w.noon("2024-09-20"))
    return drawn.payroll_id


def send(browser: Client, list_id: int, channel: str, content: bytes) -> Any:
    file = SimpleUploadedFile(f"kq-{channel}.xlsx", content)
    return browser.post(f"/chi-tra/{list_id}/ket-qua/", {"channel": channel, "file": file})


def orders_of(list_id: int) -> dict[str, queries.OrderRow]:
    with acting(w.SYSTEM):
        return {order.channel: order for order in queries.orders(list_id)}


def test_a_list_of_one_commune_is_ordered_answered_reconciled_and_closed(
    web: WebWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    list_id = advance(web)
    accountant = signed_in(web.users, Role.ACCOUNTANT)
    assert f"/chi-tra/{list_id}/" in main_of(accountant.get("/chi-tra/"))
    assert f"/chi-tra/{list_id}/lap-lenh/" in main_of(accountant.get(f"/chi-tra/{list_id}/"))
    assert accountant.post(f"/chi-tra/{list_id}/lap-lenh/").headers["Location"] == f"/chi-tra/{list_id}/"
    orders = orders_of(list_id)
    assert set(orders) == {"POST", "AGRIBANK"}
    seen = main_of(accountant.get(f"/chi-tra/{list_id}/"))
    assert "chi trước cho một xã tháng 09/2024" in seen
    for order in orders.values():
        assert accountant.get(f"/chi-tra/lenh/{order.id}/tep/").status_code == 200
        assert accountant.post(f"/chi-tra/{list_id}/lenh/{order.id}/da-gui/").status_code == 302

    post = pay.lines_of(orders["POST"])
    bank = pay.lines_of(orders["AGRIBANK"])
    answer = send(accountant, list_id, "POST", pay.post_file([pay.returned(post[0]), *post[1:]]))
    assert accountant.get(answer.headers["Location"]).status_code == 200
    send(accountant, list_id, "AGRIBANK", pay.bank_file(bank))
    assert accountant.post(f"/chi-tra/{list_id}/doi-soat/").headers["Location"] == f"/chi-tra/{list_id}/"
    assert {order.state for order in orders_of(list_id).values()} == {"RECONCILED"}
    assert w.sql("SELECT reference FROM payroll_adjustment") == [(post[0].reference,)]
    assert accountant.get(f"/chi-tra/{list_id}/lech/answered/").status_code == 200

    at_day(monkeypatch, "2024-09-20")
    early = signed_in(web.users, Role.HEAD)
    assert "Đề nghị đóng kỳ chi" not in main_of(early.get(f"/chi-tra/{list_id}/"))
    at_day(monkeypatch, "2024-09-22")
    head, chairman = signed_in(web.users, Role.HEAD), signed_in(web.users, Role.CHAIRMAN)
    accountant = signed_in(web.users, Role.ACCOUNTANT)
    assert "Đề nghị đóng kỳ chi" not in main_of(accountant.get(f"/chi-tra/{list_id}/"))
    assert "Đề nghị đóng kỳ chi" in main_of(head.get(f"/chi-tra/{list_id}/"))
    head.post(f"/chi-tra/{list_id}/dong/")
    assert "Đồng ý đóng" not in main_of(head.get(f"/chi-tra/{list_id}/"))
    assert "Đồng ý đóng kỳ chi" in main_of(chairman.get(f"/chi-tra/{list_id}/"))
    chairman.post(f"/chi-tra/{list_id}/dong-y/")
    seen = main_of(accountant.get(f"/chi-tra/{list_id}/"))
    assert "Kỳ chi đã đóng" in seen
    assert "Đọc tệp kết quả" not in seen

    chairman.post(f"/chi-tra/{list_id}/mo-lai/", {"reason": "Ngân hàng gửi lại kết quả"})
    assert "«Ngân hàng gửi lại kết quả»" in main_of(head.get(f"/chi-tra/{list_id}/"))
    head.post(f"/chi-tra/{list_id}/dong-y/")
    assert "Đọc tệp kết quả" in main_of(accountant.get(f"/chi-tra/{list_id}/"))


def test_a_refused_row_is_settled_by_a_person_on_the_page_of_its_file(web: WebWorld) -> None:
    list_id = advance(web)
    accountant = signed_in(web.users, Role.ACCOUNTANT)
    accountant.post(f"/chi-tra/{list_id}/lap-lenh/")
    line, *rest = pay.lines_of(orders_of(list_id)["POST"])
    wrong = pay.Line("AS9999X0000000", line.name, "", line.amount)
    page = send(accountant, list_id, "POST", pay.post_file([wrong, *rest])).headers["Location"]
    (row,) = [row for (row,) in w.sql("SELECT id FROM payments_statementrow WHERE outcome = 'REFUSED'")]
    assert f"{page}dong/{row}/" in main_of(accountant.get(page))
    said = {"reference": line.reference, "outcome": "PAID", "reason": "Đã đối chiếu danh sách ký nhận của bưu điện"}
    assert accountant.post(f"{page}dong/{row}/", said).headers["Location"] == page
    assert "Đã đối chiếu danh sách ký nhận" in main_of(accountant.get(page))
    assert w.sql("SELECT state FROM payments_orderline WHERE reference = %s", line.reference) == [("PAID",)]
