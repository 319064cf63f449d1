"""The portal on an old phone: 360 px, with and without scripts, free of barriers, whole on the screen."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import axe_core_python
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from ansinh.audit.session import acting
from ansinh.intake.messages import messages_waiting
from ansinh.kit import clock
from tests import cases_world, entitlement_world
from tests.cases_world import SYSTEM
from tests.portal_world import APPLICANT

pytestmark = pytest.mark.browser
AXE = Path(axe_core_python.__file__).parent / "axe.min.js"
NUMBERS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười")
TARGET_PX = 44
TODAY = date(2024, 5, 8)


@pytest.fixture
def portal(served: tuple[str, Any], monkeypatch: pytest.MonkeyPatch) -> str:
    """Address of the portal on 8/5/2024, with the real communes in it."""
    monkeypatch.setattr(clock, "now", lambda: datetime.now(clock.HANOI).replace(year=2024, month=5, day=8))
    monkeypatch.setattr(clock, "today", lambda: TODAY)
    entitlement_world.district()
    return served[0]


@pytest.fixture(params=[True, False], ids=["with scripts", "without scripts"])
def phone(chromium: Browser, request: pytest.FixtureRequest) -> Iterator[BrowserContext]:
    context = chromium.new_context(
        viewport={"width": 360, "height": 740}, locale="vi-VN", java_script_enabled=request.param, has_touch=True
    )
    yield context
    context.close()


def answer(page: Page) -> None:
    """Read the small question as a person does, and answer it after a moment of reading."""
    question = page.locator("label[for=tra-loi]").inner_text().lower().rstrip("?")
    numbers = [NUMBERS.index(word) for word in question.replace(":", "").split() if word in NUMBERS]
    page.get_by_label(question[:12]).fill(str(sum(numbers) if "cộng" in question else max(numbers)))
    page.wait_for_timeout(2100)


def too_small(page: Page) -> list[str]:
    """Controls smaller than a finger, apart from links inside a sentence."""
    found = page.locator(
        "button, a.button, a.door, .list a, input:not([type=hidden]):not([tabindex]), select, summary"
    ).all()
    return [
        control.evaluate("each => each.outerHTML.slice(0, 80)")
        for control in found
        if control.get_attribute("type") not in {"radio", "checkbox"}
        and (box := control.bounding_box()) is not None
        and box["height"] < TARGET_PX
    ]


def test_a_dossier_is_looked_up(portal: str, phone: BrowserContext) -> None:
    dossier = cases_world.dossier(cases_world.received())
    page = phone.new_page()
    page.goto(portal + "/cong-dan/")
    page.get_by_role("link", name="Tra cứu hồ sơ").click()
    page.get_by_label("Mã hồ sơ").fill(dossier.code)
    page.get_by_label("Năm sinh, hoặc 4 số cuối căn cước của người đứng tên").fill("1956")
    answer(page)
    page.get_by_role("button", name="Xem hồ sơ").click()
    expect(page.get_by_role("region", name="Tình trạng hồ sơ")).to_contain_text("Được tiếp nhận")
    assert page.url == portal + "/cong-dan/tra-cuu/"
    assert phone.cookies() == []


def test_an_application_is_sent(portal: str, phone: BrowserContext) -> None:
    page = phone.new_page()
    page.goto(portal + "/cong-dan/thu-tuc/?tim=khuyet+tat")
    page.goto(portal + "/cong-dan/nop/1.001776/")
    page.get_by_label("Người khuyết tật, hoặc gia đình đang chăm sóc người khuyết tật").check()
    page.get_by_role("button", name="Tiếp").click()
    page.get_by_label("Họ và tên người được hưởng").fill("Nguyễn Thị Mẫu")
    for name, value in APPLICANT.items():
        page.locator(f'[name="{name}"]').fill(value)
    page.get_by_label("Xã, phường, thị trấn nơi người hưởng thường trú").select_option(label="Xã Bình Trị")
    answer(page)
    page.get_by_role("button", name="Gửi hồ sơ").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Nhập mã xác nhận")
    with acting(SYSTEM):
        digits = messages_waiting(SYSTEM, at=clock.now())[-1].text.split(" la ")[1][:6]
    page.get_by_label("Mã trong tin nhắn").fill(digits)
    page.get_by_role("button", name="Xác nhận và nộp").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Đã nộp hồ sơ")
    assert phone.cookies() == []


def test_every_page_fits_the_phone_and_has_no_barrier(portal: str, chromium: Browser) -> None:
    token = cases_world.dossier(cases_world.received()).token
    page = chromium.new_context(viewport={"width": 360, "height": 740}, locale="vi-VN").new_page()
    problems: dict[str, list[str]] = {}
    for look in ("", "lon", "tuong-phan"):
        if look:
            page.goto(portal + "/cong-dan/")
            page.locator(f'button[value="{look}"]').click()
        for path in (
            "/cong-dan/", "/cong-dan/tra-cuu/", f"/tra-cuu/q/{token}/", "/cong-dan/thu-tuc/",
            "/cong-dan/thu-tuc/1.001776/", "/cong-dan/nop/1.001776/", "/cong-dan/toi-co-thuoc-dien-khong/",
            "/cong-dan/kiem-tra/",
        ):  # fmt: skip
            page.goto(portal + path)
            page.evaluate(AXE.read_text())
            found = page.evaluate(
                "axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice']})"
            )
            wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
            broken = [f"{each['id']}: {each['nodes'][0]['target']}" for each in found["violations"]]
            letters = float(page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)"))
            small = too_small(page)
            if broken or small or wide > 0 or letters < 18:
                problems[f"{path} {look}"] = [*broken, *small, f"{wide} px too wide", f"{letters} px letters"]
    page.context.close()
    assert problems == {}


def test_a_conversation_ends_with_an_amount(portal: str, phone: BrowserContext) -> None:
    page = phone.new_page()
    page.goto(portal + "/cong-dan/toi-co-thuoc-dien-khong/")
    page.get_by_label("Người từ 60 tuổi trở lên").check()
    page.get_by_role("button", name="Bắt đầu").click()
    page.get_by_label("Người cần xét sinh ngày, tháng, năm nào?").fill("5/3/1940")
    page.get_by_role("button", name="Tiếp").click()
    page.get_by_label("Không nghèo").check()
    page.get_by_role("button", name="Tiếp").click()
    for _ in range(3):
        page.get_by_label("Không", exact=True).check()
        page.get_by_role("button", name="Tiếp").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Có thể được hưởng")
    expect(page.locator(".amount")).to_have_text("360.000 đồng mỗi tháng")
