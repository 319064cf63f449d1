"""The screens in a real browser: found by their Vietnamese words, free of barriers, whole on small screens."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import axe_core_python
import pytest
from playwright.sync_api import Page, expect

from tests.web_world import PASSWORD, WebWorld

pytestmark = pytest.mark.browser
AXE = Path(axe_core_python.__file__).parent / "axe.min.js"
SIZES = [(1366, 768), (360, 740)]


def barriers(page: Page) -> list[str]:
    """Rules of axe that the page breaks seriously, with where."""
    page.evaluate(AXE.read_text())  # through the debugger: the page's own content policy stays as it is
    found = page.evaluate("axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']})")
    return [
        f"{broken['id']}: {broken['nodes'][0]['target']}"
        for broken in found["violations"]
        if broken["impact"] in {"serious", "critical"}
    ]


def addresses(world: WebWorld) -> dict[str, list[str]]:
    """Addresses to look at, by account."""
    return {
        "head": [
            "/",
            "/tim/",
            f"/nguoi/{world.person}/",
            f"/nguoi/{world.person}/?ngay=2018-05-01&biet=2020-01-20",
            "/dia-ban/",
            f"/dia-ban/{world.world.communes[0]}/",
            "/tiep-nhan/",
            "/quyet-dinh/",
            "/bang-chi/",
            "/bang-chi/2024-09/",
            "/chi-tra/",
            "/chinh-sach/",
            "/thu-tuc/",
            "/thu-tuc/1.001776/",
            "/lich-lam-viec/?nam=2026",
            "/nhat-ky/",
            "/van-ban/den/",
            "/van-ban/di/",
            "/van-ban/so/",
        ],
        "specialist": ["/van-ban/den/moi/", "/van-ban/di/moi/"],
        "administrator": ["/nguoi-dung/", "/nguoi-dung/moi/", "/bo-giao-dien/"],
    }


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_screens_have_no_barrier_and_fit(
    visit: Callable[..., Page], served: tuple[str, WebWorld], width: int, height: int
) -> None:
    problems = {}
    for account, paths in addresses(served[1]).items():
        page = visit(account, width=width, height=height)
        for path in paths:
            answer = page.goto(served[0] + path)
            assert answer is not None
            assert (path, answer.status) == (path, 200)
            too_wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
            if broken := [*barriers(page), *([f"{too_wide} px too wide"] if too_wide > 0 else [])]:
                problems[path] = broken
    assert problems == {}


def test_a_name_without_marks_finds_the_person(visit: Callable[..., Page], served: tuple[str, WebWorld]) -> None:
    page = visit("head")
    page.keyboard.press("Control+k")
    page.keyboard.type("mau 1956")
    found = page.locator("#find-results a")
    expect(found).to_have_count(1)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Nguyễn Thị Mẫu")
    assert "mau" not in page.url


def test_each_amount_says_why(visit: Callable[..., Page], served: tuple[str, WebWorld]) -> None:
    page = visit("head")
    page.goto(f"{served[0]}/nguoi/{served[1].person}/")
    page.get_by_text("vì sao?").first.click()
    expect(page.get_by_text("500.000 × 1,5 = 750.000 đồng").first).to_be_visible()


def test_the_past_shows_a_band_and_the_facts_of_then(visit: Callable[..., Page], served: tuple[str, WebWorld]) -> None:
    page = visit("head")
    page.goto(f"{served[0]}/nguoi/{served[1].person}/")
    page.get_by_text("Xem như ngày …").click()
    page.get_by_label("Đúng vào ngày").fill("2018-05-01")
    page.get_by_role("button", name="Xem", exact=True).click()
    expect(page.get_by_role("status").filter(has_text="Đang xem như ngày 01/05/2018")).to_be_visible()
    expect(page.locator("dl.facts").first).to_contain_text("khuyết tật nhẹ")
    page.get_by_role("link", name="Về hôm nay").click()
    expect(page.locator("dl.facts").first).to_contain_text("khuyết tật nặng")


def test_another_commune_does_not_exist(visit: Callable[..., Page], served: tuple[str, WebWorld]) -> None:
    page = visit("one.stop.clerk")
    page.keyboard.press("Control+k")
    page.keyboard.type("nguyen van 2")
    expect(page.locator("#find-results")).not_to_contain_text("Nguyễn Văn 2")


def test_a_passkey_is_added_and_signs_in(visit: Callable[..., Page], served: tuple[str, WebWorld]) -> None:
    page = visit("chairman")
    base = served[0].replace("127.0.0.1", "localhost")  # browsers give passkeys to names, not to numbers
    debugger = page.context.new_cdp_session(page)
    debugger.send("WebAuthn.enable")
    key = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True}
    options = {**key, "isUserVerified": True, "automaticPresenceSimulation": True}
    debugger.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    page.goto(base + "/dang-nhap/")
    page.get_by_label("Tên đăng nhập").fill("chairman")
    page.get_by_label("Mật khẩu", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Đăng nhập", exact=True).click()
    page.goto(base + "/tai-khoan/hai-buoc/webauthn/add/")
    page.get_by_label("Mật khẩu của bạn").fill(PASSWORD)
    page.get_by_role("button", name="Xác nhận").click()
    page.get_by_label("Tên khóa").fill("Máy tính ở cơ quan")
    page.get_by_label("Dùng thay cho mật khẩu").check()
    page.get_by_role("button", name="Thêm khóa").click()
    expect(page.get_by_role("heading", name="Mã dự phòng")).to_be_visible()
    page.goto(base + "/dang-xuat/")
    page.get_by_role("button", name="Đăng xuất").click()
    page.get_by_role("button", name="Đăng nhập bằng khóa bảo mật").click()
    page.wait_for_url(base + "/")
