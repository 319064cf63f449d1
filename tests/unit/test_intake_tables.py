"""Headers of every shape, kinds of rows, and sums against rows (D16, D17, D18)."""

from __future__ import annotations

import io
import zipfile
from datetime import date

from ansinh.intake.cleaning import clean_sheet, month_of
from ansinh.intake.headers import find_header
from ansinh.intake.layouts import Kind
from ansinh.intake.reading import Sheet, read
from ansinh.intake.rows import RowKind, classify
from tests.intake_world import cleaned, given, xlsx_of

TITLE = ["UBND XÃ BÌNH TRỊ"]
PAYMENT_TOP = ["STT", "Họ tên", "Năm sinh", "Số quyết định hưởng", "Số sổ lĩnh tiền", "Tiền trợ cấp tháng này", "Chưa trả tháng trước", None,
               "Tổng số tiền trợ cấp", "Người nhận", None]  # fmt: skip
PAYMENT_BELOW = [None, None, None, None, None, None, "Số tháng", "Số tiền", None, "Ký", "Họ tên"]
MERGES = ["A4:A5", "B4:B5", "C4:C5", "D4:D5", "E4:E5", "F4:F5", "G4:H4", "I4:I5", "J4:K4"]


def person(number: int, name: str, amount: int, unpaid: int = 0) -> list[object]:
    return [number, name, 1941, "1203/QĐ-UBND", "TB-1", amount, 1 if unpaid else 0, unpaid, amount + unpaid]


def payment_list(*rows: list[object], merged: bool = True) -> Sheet:
    """A list as printed: title, month, two header rows, the row of numbers, then ``rows``."""
    lines: list[list[object]] = [
        TITLE, ["DANH SÁCH CHI TRẢ TRỢ CẤP HÀNG THÁNG"], ["Tháng 10 năm 2024"], PAYMENT_TOP, PAYMENT_BELOW,
        [f"({number})" for number in range(1, 12)], *rows,
    ]  # fmt: skip
    return read(xlsx_of({"Bình Trị": lines}, merges=MERGES if merged else [])).sheets[0]


def test_d16_a_merged_header_under_a_title() -> None:
    for merged in (True, False):
        sheet = payment_list(person(1, "Nguyễn Văn Mẫu", 500000), merged=merged)
        header = find_header(sheet, None, {})
        assert header is not None
        assert (header.kind, header.top, header.first_row, header.confidence) == (Kind.PAYMENT_LIST, 3, 6, 1.0)
        assert dict(header.columns) == {
            0: "number", 1: "full_name", 2: "birth", 3: "decision_number", 4: "payment_book", 5: "amount_vnd",
            6: "unpaid_months", 7: "unpaid_vnd", 8: "total_vnd", 9: "signature", 10: "receiver",
        }  # fmt: skip
        assert month_of(sheet, header) == date(2024, 10, 1)


def test_every_input_is_recognised() -> None:
    kinds = []
    for name in ("01", "02", "03", "04"):
        header = find_header(read(given(name)).sheets[0], None, {})
        assert header is not None and header.confidence == 1.0
        kinds.append(header.kind)
    assert kinds == [Kind.PAYMENT_LIST, Kind.BENEFICIARIES, Kind.POOR_HOUSEHOLDS, Kind.MERIT_PAYMENTS]


def test_a_letter_is_no_list() -> None:
    assert find_header(read("Kính gửi,Phòng\nĐề nghị,xem xét\n".encode()).sheets[0], None, {}) is None


def test_a_heading_said_in_other_words_is_less_sure() -> None:
    rows = [["STT", "Họ và tên người được hưởng", "Đối tượng", "Lạ hoắc"], ["1", "Nguyễn Văn Mẫu", "NKT nặng", ""]]
    header = find_header(read(xlsx_of({"A": rows})).sheets[0], None, {})
    assert header is not None
    assert (dict(header.columns), header.confidence) == ({0: "number", 1: "full_name", 2: "category"}, 0.7)


def test_a_reading_that_a_person_confirmed_goes_before() -> None:
    rows = [["A", "B", "C"], ["1", "Nguyễn Văn Mẫu", "NKT nặng"]]
    sheet = read(xlsx_of({"A": rows})).sheets[0]
    from ansinh.intake.headers import signature_of

    columns = {1: "full_name", 2: "category"}
    header = find_header(sheet, Kind.BENEFICIARIES, {(Kind.BENEFICIARIES, signature_of(["a", "b", "c"])): columns})
    assert header is not None
    assert (header.confirmed, header.confidence, header.columns) == (True, 1.0, columns)


def test_d17_groups_sums_and_signatures() -> None:
    sheet = payment_list(
        ["I", "Thôn Mẫu 1"],
        person(1, "Nguyễn Văn Mẫu", 500000),
        person(2, "Trần Thị Thử", 1000000, 1000000),
        ["", "Cộng thôn", "", "", "", 1500000, 1, 1000000, 2500000],
        ["II. Thôn Mẫu 2"],
        person(3, "Lê Giả Định", 750000),
        ["Cộng", "", "", "", "", 750000, "", "", 750000],
        ["Tổng cộng", "", "", "", "", 2250000, 1, 1000000, 3250000],
        ["Bằng chữ: Ba triệu hai trăm năm mươi nghìn đồng"],
        ["", "NGƯỜI LẬP BIỂU", "", "", "", "CHỦ TỊCH"],
        ["", "Công Tằng Văn Lập"],
    )
    header = find_header(sheet, None, {})
    assert header is not None
    rows = list(classify(sheet, header))
    assert [row.kind for row in rows] == [
        RowKind.GROUP, RowKind.DATA, RowKind.DATA, RowKind.SUBTOTAL, RowKind.GROUP, RowKind.DATA, RowKind.SUBTOTAL,
        RowKind.TOTAL, RowKind.FOOTER, RowKind.FOOTER, RowKind.FOOTER,
    ]  # fmt: skip
    assert [row.group for row in rows if row.kind is RowKind.DATA] == ["Thôn Mẫu 1", "Thôn Mẫu 1", "Thôn Mẫu 2"]
    sums = clean_sheet(sheet, header, date(2024, 10, 1), {}).sums
    assert [(check.row, check.field, check.stated_vnd, check.computed_vnd) for check in sums] == [
        (10, "amount_vnd", 1500000, 1500000), (10, "unpaid_vnd", 1000000, 1000000), (10, "total_vnd", 2500000, 2500000),
        (13, "amount_vnd", 750000, 750000), (13, "total_vnd", 750000, 750000),
        (14, "amount_vnd", 2250000, 2250000), (14, "unpaid_vnd", 1000000, 1000000), (14, "total_vnd", 3250000, 3250000),
    ]  # fmt: skip


def test_a_person_named_cong_is_no_sum() -> None:
    sheet = payment_list(person(1, "Công Tôn Nữ Thử", 500000), ["", "Tổng cộng", "", "", "", 400000, "", "", 500000])
    header = find_header(sheet, None, {})
    assert header is not None
    cleaned_sheet = clean_sheet(sheet, header, date(2024, 10, 1), {})
    assert [row.value("full_name") for row in cleaned_sheet.rows] == ["Công Tôn Nữ Thử"]
    assert [(check.field, check.holds) for check in cleaned_sheet.sums] == [("amount_vnd", False), ("total_vnd", True)]


def test_d18_a_sheet_a_commune_and_blocks_with_repeated_headers() -> None:
    header = ["STT", "Họ và tên", "Năm sinh", "Giới tính", "Đối tượng"]
    block = [
        header,
        ["1", "Nguyễn Văn Mẫu", "1990", "Nam", "NKT nặng"],
        ["", "NGƯỜI LẬP"],
        header,
        ["1", "Trần Thị Thử", "1991", "Nữ", "NKT nặng"],
    ]
    rows = cleaned(xlsx_of({"Bình Trị": block, "20791": block[:2]}), commune_id=None)
    assert [(row.sheet, row.number, row.value("full_name"), row.commune_id) for row in rows] == [
        ("Bình Trị", 2, "Nguyễn Văn Mẫu", 1),
        ("Bình Trị", 5, "Trần Thị Thử", 1),
        ("20791", 2, "Nguyễn Văn Mẫu", None),
    ]


def test_opendocument_is_read_too() -> None:
    rows = "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p></table:table-cell>' for cell in row
        )
        + "</table:table-row>"
        for row in (("Họ và tên", "Năm sinh", "Đối tượng"), ("Nguyễn Văn Mẫu", "1990", "NKT nặng"))
    )
    content = (
        '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
        ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
        ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
        f'<table:table table:name="A">{rows}</table:table></office:spreadsheet></office:body></office:document-content>'
    )
    manifest = '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", manifest)
    (row,) = cleaned(out.getvalue())
    assert (row.value("full_name"), row.value("birth"), row.value("benefit_code")) == (
        "Nguyễn Văn Mẫu",
        "1990",
        "ND20-5.6.nang",
    )
