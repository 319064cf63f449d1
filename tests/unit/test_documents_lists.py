"""Lists on paper: rows are never split, every page has its sum, bytes are equal, no cell becomes a formula."""

from __future__ import annotations

import io
import re
import zlib
from dataclasses import replace

import openpyxl
import pytest
import typst
from hypothesis import given
from hypothesis import strategies as st

from ansinh.documents import rendering, typesetting
from ansinh.documents.lists import MONTHLY_COLUMNS, Column, Group, Kind, PaymentList, Signature
from ansinh.documents.pages import BODY_MM, CLOSING_MM, FIRST_PAGE_TITLE_MM, HEADER_MM, LABEL_MM, PERSON_MM, paginate
from ansinh.documents.workbooks import Sheet, defused, workbook

LETTERS = "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệfghiìỉĩíịjklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvwxyỳỷỹýỵz"


def row(number: int, name: str = "Nguyễn Văn Mẫu", back: int = 0) -> tuple[str | int | None, ...]:
    regular = 750_000
    return (
        number, name, "1941", "1203/QĐ-UBND", f"TB-{number:04d}", regular, 1 if back else 0, back, regular + back, None,
        "Trần Văn Thay (con)",
    )  # fmt: skip


def paper(people: int = 3, villages: int = 1) -> PaymentList:
    numbers = iter(range(1, people * villages + 1))
    groups = tuple(
        Group(f"Thôn Mẫu {village}", tuple(row(next(numbers)) for _ in range(people)))
        for village in range(1, villages + 1)
    )
    return PaymentList(
        list_id="2409-20794",
        authority_above="Ủy ban nhân dân huyện Thăng Bình",
        authority="Phòng Lao động - Thương binh và Xã hội",
        place_and_date="Thăng Bình, ngày 05 tháng 9 năm 2024",
        title="Danh sách chi trả trợ cấp hằng tháng",
        subtitle="Xã Bình Trị - Tháng 9 năm 2024",
        place="Xã Bình Trị",
        period="Tháng 9 năm 2024",
        columns=MONTHLY_COLUMNS,
        groups=groups,
        words="Hai triệu hai trăm năm mươi nghìn đồng chẵn",
        notes=("Ghi chú.",),
        signatures=(Signature("NGƯỜI LẬP BIỂU", "(Ký, họ tên)"), Signature("TRƯỞNG PHÒNG", "(Ký, đóng dấu)")),
    )


def page_count(content: bytes) -> int:
    """Pages of a PDF, also when its objects are packed into compressed streams."""
    packed = b"".join(_inflated(stream) for stream in re.findall(rb"stream\r?\n(.*?)endstream", content, re.DOTALL))
    return max(int(count) for count in re.findall(rb"/Type\s*/Pages[^>]*?/Count (\d+)", content + packed) or [b"0"])


def _inflated(stream: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(stream)
    except zlib.error:
        return b""


@pytest.mark.parametrize(("people", "villages"), [(1, 1), (3, 1), (40, 3), (90, 10)])
def test_the_pdf_has_exactly_the_planned_pages(people: int, villages: int) -> None:
    planned = paper(people, villages)
    assert page_count(rendering.pdf(planned)) == len(paginate(planned))


def test_the_same_list_is_the_same_bytes() -> None:
    assert rendering.pdf(paper(40)) == rendering.pdf(paper(40))
    assert workbook([("Bình Trị", paper(40))]) == workbook([("Bình Trị", paper(40))])
    assert rendering.pdf(paper(40)) != rendering.pdf(replace(paper(40), list_id="2409-20795"))


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 90)), min_size=1, max_size=12))
def test_pages_hold_every_row_once_within_their_height(villages: list[tuple[int, int]]) -> None:
    numbers = iter(range(1, 10_000))
    groups = tuple(
        Group(f"Thôn {n}", tuple(row(next(numbers), "Nguyễn Thị " + "x" * letters) for _ in range(people)))
        for n, (people, letters) in enumerate(villages)
    )
    listed = replace(paper(), groups=groups)
    pages = paginate(listed)
    people = [each.cells for page in pages for each in page.rows if each.kind == "person"]
    assert people == [cells for group in groups for cells in group.rows]
    assert [page.closing for page in pages] == [False] * (len(pages) - 1) + [True]
    for number, page in enumerate(pages):
        used = (FIRST_PAGE_TITLE_MM if number == 0 else 0) + HEADER_MM + LABEL_MM + sum(r.height_mm for r in page.rows)
        assert used + (CLOSING_MM + LABEL_MM if page.closing else 0) <= BODY_MM + 0.001
        assert all(each.height_mm >= PERSON_MM for each in page.rows if each.kind == "person")
        assert not page.rows or page.rows[-1].kind != "group"  # a heading never stands alone at the foot
    money = [index for index, column in enumerate(MONTHLY_COLUMNS) if column.kind is Kind.MONEY]
    for index in money:
        assert sum(page.sums[index] or 0 for page in pages) == (listed.sums()[index] or 0)


def test_the_values_on_the_page_are_as_papers_write_them() -> None:
    assert rendering._cells((1, "Nguyễn", 0, 1_234_567, None)) == ["1", "Nguyễn", "-", "1.234.567", ""]


def glyphs(text: str) -> int:
    """How many different shapes typst's own last-resort face draws for these letters; missing ones share one shape."""
    source = f'#set text(font: "{typesetting.FACES[-1]}", fallback: false)\n{" ".join(text)}'
    bare = typst.Fonts(include_system_fonts=False)
    drawn: bytes = typst.compile(source.encode(), font_paths=bare, format="svg")
    return len(set(re.findall(rb'<symbol id="([^"]+)"', drawn)))


def test_a_machine_without_fonts_draws_every_vietnamese_letter() -> None:
    letters = LETTERS + LETTERS.upper()
    assert len(set(letters)) == glyphs(letters) == 186
    assert glyphs("漢字ab") == 3  # the two that it lacks look the same


def test_the_workbook_says_what_the_paper_says() -> None:
    book = openpyxl.load_workbook(io.BytesIO(workbook([("Bình Trị", paper(2, 2))])))
    sheet = book["Bình Trị"]
    values = [[cell.value for cell in line] for line in sheet.iter_rows()]
    assert values[3][0] == "DANH SÁCH CHI TRẢ TRỢ CẤP HẰNG THÁNG"
    assert values[6] == [
        "STT", "Họ tên", "Năm sinh", "Số quyết định hưởng", "Số sổ lĩnh tiền", "Tiền trợ cấp tháng này",
        "Chưa trả tháng trước", None, "Tổng số tiền trợ cấp", "Người nhận", None,
    ]  # fmt: skip
    assert values[7] == [None] * 6 + ["Số tháng", "Số tiền", None, "Ký", "Họ tên"]
    assert values[8][0] == "Thôn Mẫu 1"
    assert values[9] == [
        1,
        "Nguyễn Văn Mẫu",
        "1941",
        "1203/QĐ-UBND",
        "TB-0001",
        750_000,
        0,
        0,
        750_000,
        None,
        "Trần Văn Thay (con)",
    ]
    assert values[11][0] == "Cộng Thôn Mẫu 1 (2 người)"
    assert (values[16][0], values[16][5], values[16][8]) == ("TỔNG CỘNG (4 người)", 3_000_000, 3_000_000)
    assert values[17][0] == "(Bằng chữ: Hai triệu hai trăm năm mươi nghìn đồng chẵn.)"
    assert (sheet.print_title_rows, sheet.page_setup.orientation) == ("$7:$8", "landscape")
    assert sheet.oddFooter.left.text == "Xã Bình Trị - Tháng 9 năm 2024 - 2409-20794"


@pytest.mark.parametrize("text", ["=1+1", "+84905", "-2", "@SUM(A1)", "\tx", '=HYPERLINK("http://x")'])
def test_a_text_never_becomes_a_formula(text: str) -> None:
    columns = (Column("Ghi chú", Kind.TEXT, 40),)
    book = openpyxl.load_workbook(io.BytesIO(workbook([Sheet("Tờ 1", ("=A1",), columns, ((text,),))])))
    cells = [cell for line in book["Tờ 1"].iter_rows() for cell in line]
    assert [cell.data_type for cell in cells] == ["s", "s", "s"]
    assert cells[-1].value == defused(text) == f"'{text}"


def test_accounts_keep_their_zeros() -> None:
    columns = (Column("Số tài khoản", Kind.TEXT, 40), Column("Số tiền", Kind.MONEY, 30))
    book = openpyxl.load_workbook(io.BytesIO(workbook([Sheet("Tờ 1", (), columns, (("0071000123456", 5),))])))
    cell = book["Tờ 1"]["A2"]
    assert (cell.value, cell.data_type, cell.number_format) == ("0071000123456", "s", "@")
