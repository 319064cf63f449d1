"""One month in a real browser, by Vietnamese words: a commune's list becomes money, and who was not paid is seen."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from playwright.sync_api import FilePayload, Page, expect

from ansinh.audit.session import acting
from ansinh.kit import clock
from ansinh.payments.queries import orders
from tests.browser.test_web_screens import barriers
from tests.intake_world import BENEFICIARY_HEADER, beneficiary, csv_of
from tests.payments_world import lines_of, post_file, returned
from tests.payroll_world import SYSTEM, month, noon
from tests.web_world import TODAY, WebWorld

pytestmark = pytest.mark.browser
NEW_PERSON = "Đặng Thị Thử"
Served = tuple[str, WebWorld]


@pytest.fixture(autouse=True)
def september(monkeypatch: pytest.MonkeyPatch) -> None:
    """The installation stands in September 2024; each look at the clock is a second later."""
    seconds = iter(range(100_000))
    monkeypatch.setattr(clock, "now", lambda: noon(TODAY) + timedelta(seconds=next(seconds)))


def the_list() -> FilePayload:
    """A commune's list with a new person, and one whose regime nobody has heard of."""
    known = beneficiary(
        full_name=NEW_PERSON, birth_male="", birth_female="1941", cccd="049141000001", village="", commune="Hà Lam"
    )
    unheard = beneficiary(
        number=2, full_name="Lê Văn Lạ", cccd="049041000002", village="", commune="Hà Lam", category="Theo công văn 12"
    )
    return {
        "name": "ha-lam-thang-9.csv",
        "mimeType": "text/csv",
        "buffer": csv_of(BENEFICIARY_HEADER, known, unheard),
    }


def press(page: Page, words: str) -> None:
    page.get_by_role("button", name=words).click()


def whole(page: Page) -> None:
    """The screen has no serious barrier and is not wider than the window."""
    assert (page.url, barriers(page)) == (page.url, [])
    assert page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0


def notice(page: Page, words: str) -> None:
    expect(page.locator("#notices")).to_contain_text(words)


def take_in(page: Page, home: str) -> None:
    """The specialist drops the list, answers what it asks, and takes it in."""
    page.goto(f"{home}/tiep-nhan/")
    whole(page)
    unreadable: FilePayload = {
        "name": "trang-web.xls",
        "mimeType": "application/vnd.ms-excel",
        "buffer": b"<html><table></table>",
    }
    page.get_by_label("Thả tệp vào đây").set_input_files([the_list(), unreadable])
    press(page, "Đọc và so sánh")
    expect(page.get_by_role("status").filter(has_text="Đã đọc 2 tệp.")).to_be_visible()
    expect(page.get_by_role("table", name="Vừa đọc")).to_contain_text("bên trong là trang web")
    page.get_by_role("table", name="Vừa đọc").get_by_role("link", name="ha-lam-thang-9.csv").click()
    whole(page)
    page.get_by_label("«Theo công văn 12» là chế độ nào?").select_option("ND20-5.5.c")
    press(page, "Nhớ cho mọi tệp sau")
    notice(page, "Đã nhớ")
    expect(page.get_by_role("link", name="Mới 2")).to_be_visible()
    press(page, "Nhập 2 dòng vào sổ gốc")
    notice(page, "Đã nhập ha-lam-thang-9.csv vào sổ gốc.")


def decide(page: Page, home: str) -> None:
    """The chairman opens the entitlements by one decision."""
    page.goto(f"{home}/tiep-nhan/")
    page.get_by_role("link", name="ha-lam-thang-9.csv").click()
    whole(page)
    page.get_by_label("Số quyết định danh sách").fill("05/QĐ-UBND")
    press(page, "Ban hành quyết định danh sách")
    notice(page, "Đã mở quyền hưởng cho 2 người.")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Danh sách người đang hưởng số 05/QĐ-UBND")
    whole(page)


def close(accountant: Page, head: Page, chairman: Page, home: str) -> None:
    """Drawn by one, approved by a second, locked by a third, who is the only one asked to."""
    accountant.goto(f"{home}/bang-chi/2024-09/")
    press(accountant, "Lập lại")
    notice(accountant, "Đã lập danh sách tháng 09/2024 cho 46 người.")
    expect(accountant.get_by_role("table", name="Chỉ những khoản khác kỳ trước")).to_contain_text(NEW_PERSON)
    whole(accountant)
    head.goto(f"{home}/bang-chi/2024-09/")
    press(head, "Duyệt: 46 người")
    notice(head, "Người thứ ba khóa danh sách.")
    expect(head.get_by_role("button", name="Khóa:")).to_have_count(0)
    chairman.goto(f"{home}/bang-chi/2024-09/")
    press(chairman, "Khóa: 46 người")
    notice(chairman, "Đã khóa danh sách.")


def pay(page: Page, home: str) -> None:
    """Ordered, sent, answered by the post; one person did not come."""
    page.goto(f"{home}/bang-chi/2024-09/")
    press(page, "Lập lệnh chi")
    notice(page, "tiền đã giữ trong sổ")
    with page.expect_download() as download:
        page.get_by_role("link", name="Tải Excel").last.click()
    assert download.value.suggested_filename == "post-2024-09.xlsx"
    page.get_by_role("row", name="Bưu điện").get_by_role("button", name="Đã gửi").click()
    expect(page.get_by_role("row", name="Bưu điện").first).to_contain_text("Đã gửi đi")
    whole(page)
    with acting(SYSTEM):
        post = lines_of(next(order for order in orders(month("2024-09")) if order.channel == "POST"))
    absent = next(line for line in post if line.name == NEW_PERSON)
    answers = post_file([returned(line) if line == absent else line for line in post])
    page.get_by_label("Kênh chi").select_option("Bưu điện")
    page.get_by_label("Tệp kết quả").set_input_files(
        {"name": "ket-qua.xlsx", "mimeType": "application/octet-stream", "buffer": answers}
    )
    press(page, "Đọc tệp kết quả")
    expect(page.get_by_text("Không có dòng nào bị từ chối.")).to_be_visible()
    whole(page)


def test_from_a_list_to_who_was_not_paid(visit: Callable[..., Page], served: Served) -> None:
    home = served[0]
    chairman, accountant = visit("chairman"), visit("accountant")
    take_in(visit("specialist"), home)
    decide(chairman, home)
    close(accountant, visit("head"), chairman, home)
    pay(accountant, home)
    small = visit("accountant", width=360, height=740)
    small.goto(f"{home}/chi-tra/2024-09/")
    expect(small.get_by_role("table", name="Trả về, hoặc chưa có kết quả")).to_contain_text(NEW_PERSON)
    whole(small)
    press(small, "Đối soát: chuyển 1 khoản, 500.000 đ, sang kỳ sau")
    notice(small, "Chuyển 1 khoản, 500.000 đồng, sang kỳ sau.")
