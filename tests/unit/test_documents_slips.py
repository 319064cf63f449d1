"""The one-stop desk's forms: all that the circular asks for, A5, archive quality, equal bytes."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import pytest
from pyhanko.pdf_utils.reader import PdfFileReader

from ansinh.documents.slips import Apology, Receipt, Slip, register_pdf, slip_pdf
from tests.papers_world import every_form, receipt, tracking
from tests.pdf_archive import faults
from tests.pdf_words import leaves, pages, words

A5, A4_LYING = (419.52756, 595.2756), (841.8898, 595.2756)
HEADS = {
    "Mẫu số 01": "GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ",
    "Mẫu số 02": "PHIẾU YÊU CẦU BỔ SUNG, HOÀN THIỆN HỒ SƠ",
    "Mẫu số 03": "PHIẾU TỪ CHỐI TIẾP NHẬN, GIẢI QUYẾT HỒ SƠ",
    "Mẫu số 04": "PHIẾU XIN LỖI VÀ HẸN LẠI NGÀY TRẢ KẾT QUẢ",
    "Mẫu số 05": "PHIẾU KIỂM SOÁT QUÁ TRÌNH GIẢI QUYẾT HỒ SƠ",
}


def text(content: bytes) -> str:
    return " ".join(words(content))


def sizes(content: bytes) -> list[tuple[float, ...]]:
    found = leaves(PdfFileReader(io.BytesIO(content)).root["/Pages"])
    return [tuple(float(edge) for edge in list(page["/MediaBox"])[2:]) for page in found]


@pytest.mark.parametrize("slip", every_form(), ids=lambda slip: slip.form)
def test_every_form_is_one_a5_page_fit_for_the_archive(slip: Slip) -> None:
    content = slip_pdf(slip)
    assert sizes(content) == [pytest.approx(A5)]
    assert faults(content) == []
    assert content == slip_pdf(slip)
    said = text(content)
    assert slip.form in said
    assert HEADS[slip.form] in said
    assert "Số: 07/BPTNTKQ Bình Trị, ngày 05 tháng 3 năm 2024" in said
    assert slip.code in said


def test_the_receipt_says_when_to_come_and_what_to_do() -> None:
    said = text(slip_pdf(receipt()))
    for part in (
        "Hồ sơ của: Nguyễn Thị Mẫu",
        "Nội dung yêu cầu giải quyết: Trợ cấp xã hội hằng tháng cho người khuyết tật",
        "1 Tờ khai đề nghị trợ giúp xã hội, bản 1 1 Bản chính",
        "Số lượng hồ sơ: 1 (bộ)",
        "Thời gian giải quyết hồ sơ theo quy định: 22 ngày làm việc",
        "Thời gian nhận hồ sơ: 08 giờ 05 phút, ngày 05 tháng 3 năm 2024",
        "Thời gian trả kết quả: 17 giờ 00 phút, ngày 08 tháng 4 năm 2024",
        "Vào Sổ theo dõi hồ sơ: Quyển số 01, số thứ tự 125",
        "Hẹn trả kết quả: 08/04/2024 Đến ngày hẹn, mang giấy này",
        "Hỏi thêm: 0235 0000 000.",
        "NGƯỜI NỘP HỒ SƠ (Ký, ghi rõ họ tên) Nguyễn Thị Mẫu NGƯỜI TIẾP NHẬN HỒ SƠ",
    ):
        assert part in said


def test_the_address_stands_in_the_code_only() -> None:
    secret = receipt().url
    content = slip_pdf(receipt())
    assert secret not in text(content)
    assert content != slip_pdf(replace(receipt(), url=f"{secret}x"))


def test_empty_fields_are_left_out() -> None:
    said = text(slip_pdf(replace(receipt(), register_entry="", number="")))
    assert "Email" not in said
    assert "Vào Sổ" not in said
    assert "Số: /BPTNTKQ" in said


def test_many_papers_go_on_to_a_second_page_with_the_header_again() -> None:
    content = slip_pdf(receipt(papers=60))
    assert len(sizes(content)) > 1
    first, second, *_ = pages(content)
    assert "Mẫu số 01" in first
    assert "Mẫu số 01" not in second
    assert "Thành phần hồ sơ nộp" in second
    assert re.search(rf"Trang 2\W+{len(sizes(content))}$", second)


def test_an_apology_names_both_days_and_is_signed_by_the_head() -> None:
    apology = next(slip for slip in every_form() if isinstance(slip, Apology))
    said = text(slip_pdf(apology))
    assert "hẹn trả kết quả giải quyết hồ sơ: 17 giờ 00 phút, ngày 08 tháng 4 năm 2024." in said
    assert "17 giờ 00 phút, ngày 15 tháng 4 năm 2024" in said
    assert said.endswith("CHỦ TỊCH Lê Văn Mẫu")


def test_the_tracking_register_repeats_its_header_on_each_lying_page() -> None:
    content = register_pdf(tracking(40))
    assert faults(content) == []
    assert sizes(content) == [pytest.approx(A4_LYING)] * len(sizes(content))
    assert len(sizes(content)) > 1
    for number, page in enumerate(pages(content), start=1):
        said = " ".join(page.split())
        assert "Tên thủ tục hành chính" in said
        assert "Hẹn trả kết quả" in said
        assert re.search(rf"Trang {number}\W+{len(sizes(content))}$", said)
    assert text(content).count("05/03/2024") == 40


def test_an_empty_register_is_a_page_with_its_header() -> None:
    assert len(sizes(register_pdf(tracking(0)))) == 1


def test_a_receipt_needs_its_appointment() -> None:
    with pytest.raises(TypeError):
        Receipt()  # type: ignore[call-arg]
