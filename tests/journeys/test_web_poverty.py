"""The screens of poverty as an officer walks them: point table, list, Phiếu B, recognition, the year, the workbooks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from io import BytesIO

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from ansinh.areas.poverty import actions, desk, reporting
from ansinh.areas.poverty.review_registers import CODES, REVIEW
from ansinh.audit.session import acting
from ansinh.kit import clock
from ansinh.registers import actions as registers
from ansinh.registers.refusals import UnknownRecord
from tests.journeys.test_areas_poverty import answers, household, member, project, table
from tests.payroll_world import noon, sql
from tests.registers_world import HA_LAM, officer_of, specialist
from tests.web_world import main_of, office_at, signed_in

pytestmark = pytest.mark.django_db
NOW = noon("2024-10-02")
WHO = specialist()


@pytest.fixture
def users(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, int]]:
    with office_at(NOW, monkeypatch) as made:
        yield made


def upload(content: bytes, **of: str) -> dict[str, object]:
    said = {"area": "RURAL", "title": "Bảng thử", "source": "Bịa để thử", "since": "2024-01-01", "invented": "on"}
    return {**said, **of, "file": SimpleUploadedFile("bang.csv", content)}


def test_from_the_point_table_to_the_year(users: dict[str, int], monkeypatch: pytest.MonkeyPatch) -> None:
    household("POOR", full_name="Lê Thị Nghèo")
    browser = signed_in(users, "SPECIALIST")
    assert "Lập danh sách rà soát định kỳ" in main_of(browser.get("/giam-ngheo/phieu/"))
    assert "Đã lập 1 phiếu" in main_of(browser.post("/giam-ngheo/phieu/", follow=True))
    review = sql("SELECT thing_id FROM poverty_review")[0][0]
    assert "Chưa có bảng điểm B1 chính thức" in main_of(browser.get(f"/giam-ngheo/phieu/{review}/"))
    refused = browser.post(f"/giam-ngheo/phieu/{review}/", {})
    assert refused.status_code == 422 and "Nạp bảng điểm của Thông tư 07/2021" in main_of(refused)
    bad = browser.post("/giam-ngheo/bang-diem/", upload(b"item_code,option,words,points\nB1.01,a,Mot,x\n"))
    assert bad.status_code == 422 and "Hàng 2: điểm «x» phải là số nguyên." in main_of(bad)
    assert "minh họa" in main_of(browser.post("/giam-ngheo/bang-diem/", upload(table()), follow=True))
    form = main_of(browser.get(f"/giam-ngheo/phieu/{review}/"))
    assert "Lê Thị Nghèo" in form and "Bịa để thử" in form
    half = browser.post(f"/giam-ngheo/phieu/{review}/", {"B1.01": "a"})
    assert half.status_code == 422 and "Chọn một mức của «Chăn nuôi»." in main_of(half)
    done = browser.post(f"/giam-ngheo/phieu/{review}/", {**answers(14), "lacking": list(CODES[:2])}, follow=True)
    assert "Điểm B1 140 không quá ngưỡng 140." in main_of(done) and "Kết quả: hộ cận nghèo." in main_of(done)

    day = date(2024, 10, 10)
    said = {"meeting_on": day, "attended": 40, "agreed": 30}
    registers.move(REVIEW, [review], "agree", said, on=day, actor=WHO, at=noon("2024-10-10"))
    registers.move(REVIEW, [review], "post", {"posted_on": day}, on=day, actor=WHO, at=noon("2024-10-10"))
    monkeypatch.setattr(clock, "now", lambda: noon("2024-10-21"))
    monkeypatch.setattr(clock, "today", lambda: date(2024, 10, 21))
    browser = signed_in(users, "SPECIALIST")
    nobody = browser.post("/giam-ngheo/cong-nhan/", {"chon": [str(review)], "decision": " "})
    assert nobody.status_code == 409 and "Ghi số quyết định" in main_of(nobody)
    known = browser.post("/giam-ngheo/cong-nhan/", {"chon": [str(review)], "decision": "12/QĐ-UBND"}, follow=True)
    assert "công nhận của 1 hộ" in main_of(known)
    year = main_of(browser.get("/giam-ngheo/?nam=2024"))
    assert "Thoát nghèo, thành hộ cận nghèo" in year and "khớp ở mọi xã" in year
    book = openpyxl.load_workbook(BytesIO(browser.get("/giam-ngheo/bao-cao/?nam=2024").content))
    assert book.sheetnames == ["Hộ nghèo", "Hộ cận nghèo", "Biến động", "Thiếu hụt", "Nguyên nhân", "Còn lao động"]


def test_a_project_and_its_settlement(users: dict[str, int]) -> None:
    home = household("POOR", full_name="Lê Thị Nghèo")
    cows = project("DA-01")
    one = member(cows, home)
    registers.move("poverty/ho-du-an", [one], "admit", on=date(2024, 3, 5), actor=WHO, at=NOW)
    registers.move(
        "poverty/ho-du-an", [one], "receive", {"received_on": date(2024, 4, 2)}, on=date(2024, 4, 2), actor=WHO, at=NOW
    )
    with acting(elsewhere := officer_of(HA_LAM)):
        assert desk.projects(on=date(2024, 10, 2)) == []
        with pytest.raises(UnknownRecord):
            reporting.settlement(cows, on=date(2024, 10, 2), actor=elsewhere, at=NOW)
    browser = signed_in(users, "SPECIALIST")
    assert "Dự án DA-01" in main_of(browser.get("/giam-ngheo/du-an/"))
    sheet = openpyxl.load_workbook(BytesIO(browser.get(f"/giam-ngheo/du-an/{cows}/quyet-toan/").content)).active
    assert sheet is not None
    cells = [str(cell) for row in sheet.iter_rows(values_only=True) for cell in row if cell is not None]
    assert "Lê Thị Nghèo" in cells and "20000000" in cells


def test_who_may_not(users: dict[str, int]) -> None:
    browser = signed_in(users, "ACCOUNTANT")
    assert "Lập danh sách rà soát" not in main_of(browser.get("/giam-ngheo/phieu/"))
    assert browser.post("/giam-ngheo/phieu/").status_code == 403
    assert browser.get("/giam-ngheo/phieu/1/").status_code == 403
    assert "Nạp bảng điểm" not in main_of(browser.get("/giam-ngheo/bang-diem/"))


def test_nothing_yet(users: dict[str, int]) -> None:
    browser = signed_in(users, "HEAD")
    for address in ("", "phieu/", "cong-nhan/", "bang-diem/", "du-an/"):
        assert browser.get(f"/giam-ngheo/{address}").status_code == 200
    assert actions.list_households(on=date(2024, 10, 2), actor=WHO, at=NOW) == []
