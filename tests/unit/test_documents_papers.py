"""Official papers: parts and marks by Nghị định 30/2020, archive quality, equal bytes, the same words in Word."""

from __future__ import annotations

import io
import itertools
import re
from collections import Counter
from dataclasses import replace
from datetime import date
from zipfile import ZipFile

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.reader import PdfFileReader

from ansinh.documents.batch import pdfs
from ansinh.documents.editable import paper_docx
from ansinh.documents.papers import Article, OfficialPaper, Paragraph, Signature, Standing, Table
from ansinh.documents.rendering import paper_pdf
from ansinh.documents.typesetting import LetterUnprintable
from ansinh.documents.wording import balanced, listed, long_date, printed, printed_number
from tests import word_templates
from tests.papers_world import DISTRICT, OFFICE, every_kind, grant, grant_with_list
from tests.pdf_archive import faults
from tests.pdf_words import leaves, pages, words

KINDS = every_kind()
A4 = (595.2756, 841.8898)


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (date(2024, 3, 5), "ngày 05 tháng 3 năm 2024"),
        (date(2024, 1, 10), "ngày 10 tháng 01 năm 2024"),
        (date(2024, 2, 9), "ngày 09 tháng 02 năm 2024"),
        (date(2024, 12, 31), "ngày 31 tháng 12 năm 2024"),
    ],
)
def test_dates_have_a_zero_before_days_under_ten_and_the_first_two_months(day: date, text: str) -> None:
    assert long_date(day) == text


def test_numbers_under_ten_have_a_zero_and_none_leaves_room_for_a_pen() -> None:
    assert [printed_number(number) for number in ("5", "05", "10", "123", "12a")] == ["05", "05", "10", "123", "12a"]
    assert printed_number("").isspace()
    blank = printed(replace(grant(), number="", on=None))
    assert re.fullmatch(r"Số:\s{6,}/QĐ-UBND", blank["number_line"])
    assert re.fullmatch(r"Thăng Bình, ngày\s{6}tháng\s{6}năm\s{6}", blank["date_line"])


@given(st.lists(st.text("abcđ", min_size=1), min_size=1), st.sampled_from(["", ";", ".", " ;"]))
def test_each_line_of_an_enumeration_ends_once(lines: list[str], mark: str) -> None:
    assert listed([line + mark for line in lines]) == [*(f"{line};" for line in lines[:-1]), f"{lines[-1]}."]


@given(st.lists(st.text("AĂĐêo", min_size=1, max_size=9), min_size=1, max_size=14))
def test_the_lines_of_a_name_hold_all_its_words(name: list[str]) -> None:
    assert " ".join(balanced(" ".join(name))).split() == name


def test_authorities_break_where_offices_break_them() -> None:
    assert balanced("Ủy ban nhân dân huyện Thăng Bình") == ["Ủy ban nhân dân", "huyện Thăng Bình"]
    assert balanced("Phòng Lao động - Thương binh và Xã hội") == ["Phòng Lao động -", "Thương binh và Xã hội"]
    assert balanced("") == []


def test_who_signs_for_whom() -> None:
    assert DISTRICT.signature.lines == ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")
    by_order = Signature.of("A", (Standing.BY_ORDER, "Chủ tịch"), (Standing.ACTING, "Trưởng phòng"))
    assert by_order.lines == ("TL. CHỦ TỊCH", "Q. TRƯỞNG PHÒNG")
    assert Signature.of("A", (Standing.DELEGATED, "Chủ tịch")).lines == ("TUQ. CHỦ TỊCH",)


def test_a_decision_says_its_parts_in_their_order() -> None:
    text = " ".join(words(paper_pdf(grant())))
    parts = [
        "ỦY BAN NHÂN DÂN HUYỆN THĂNG BÌNH",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Số: 05/QĐ-UBND",
        "Thăng Bình, ngày 05 tháng 3 năm 2024",
        "QUYẾT ĐỊNH Về việc trợ cấp xã hội hằng tháng",
        "CHỦ TỊCH ỦY BAN NHÂN DÂN HUYỆN THĂNG BÌNH Căn cứ",
        "năm 2015; Căn cứ Nghị định",
        "Tờ trình số 12/TTr-LĐTBXH. QUYẾT ĐỊNH:",
        "Điều 1. Trợ cấp xã hội hằng tháng đối với:",
        "Điều 2. Quyết định này có hiệu lực kể từ ngày ký.",
        "chịu trách nhiệm thi hành Quyết định này./.",
        "Nơi nhận: - Như Điều 3; - Sở LĐTBXH (b/c); - Lưu: VT, LĐTBXH.",
        "TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH Lê Văn Mẫu",
    ]
    places = [text.find(part) for part in parts]
    assert -1 not in places
    assert places == sorted(places)


def test_a_letter_has_no_type_but_a_subject_under_its_number() -> None:
    text = " ".join(words(paper_pdf(KINDS["letter"])))
    assert "Số: 89/LĐTBXH-NCC V/v chuyển hồ sơ đề nghị hưởng chế độ thương binh" in text
    assert "Kính gửi: - Sở Lao động - Thương binh và Xã hội tỉnh Quảng Nam; - Phòng Người có công." in text
    assert "CÔNG VĂN" not in text


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_ends_once_and_is_fit_for_the_archive(kind: str) -> None:
    content = paper_pdf(KINDS[kind])
    assert faults(content) == []
    assert " ".join(words(content)).count("./.") == 1


def test_after_a_table_the_end_mark_stands_by_itself() -> None:
    table = next(part for part in KINDS["proposal"].body if isinstance(part, Table))
    assert printed(replace(OFFICE, body=(table,)))["body"][-1] == {"kind": "paragraph", "text": "./."}


def test_only_pages_after_the_first_carry_their_number_and_an_annex_counts_by_itself() -> None:
    body = tuple(Paragraph("Nội dung của văn bản được viết dài để sang trang sau. " * 12) for _ in range(9))
    long = replace(grant_with_list(80), body=body)
    numbers = [(page.split()[0], page.split()[:4]) for page in pages(paper_pdf(long))]
    assert [first for first, _ in numbers] == ["ỦY", "2", "3", "DANH", "2", "3"]


def test_an_annex_repeats_its_header_and_lies_down_when_it_is_wide() -> None:
    upright, lying = (paper_pdf(grant_with_list(60, wide=wide)) for wide in (False, True))
    for content, size in ((upright, A4), (lying, A4[::-1])):
        first, *annex = leaves(PdfFileReader(io.BytesIO(content)).root["/Pages"])
        assert paper_size(first) == pytest.approx(A4)
        assert all(paper_size(page) == pytest.approx(size) for page in annex)
        assert all("STT Họ và tên" in " ".join(page.split()) for page in pages(content)[1:])
    text = " ".join(words(upright))
    assert "(Kèm theo Quyết định số 05/QĐ-UBND ngày 05 tháng 3 năm 2024 của Chủ tịch Ủy ban nhân dân huyện" in text
    assert "Tổng cộng 45.000.000" in text


def paper_size(page: generic.DictionaryObject) -> list[float]:
    return [float(edge) for edge in list(page["/MediaBox"])[2:]]


def test_the_signature_never_stands_on_a_page_without_text() -> None:
    for lines in range(14, 26):
        body = tuple(Paragraph("Một đoạn văn dài vừa đủ một dòng.") for _ in range(lines))
        *_, last = pages(paper_pdf(replace(grant(), body=body)))
        assert "Một đoạn văn dài vừa đủ một dòng./." in " ".join(last.split())


def test_the_code_for_verification_stands_at_the_foot() -> None:
    plain, coded = paper_pdf(grant()), paper_pdf(replace(grant(), verification_code="7KQ2-M9TX"))
    assert "7KQ2-M9TX" in words(coded)
    assert "Kiểm" not in words(plain)
    assert coded != paper_pdf(
        replace(grant(), verification_code="7KQ2-M9TX", verification_url="https://example.vn/v/7KQ2-M9TX")
    )


def test_the_same_paper_is_the_same_bytes_alone_and_in_a_batch() -> None:
    papers = [grant(f"Nguyễn Văn Mẫu {number}", str(number)) for number in range(1, 41)]
    made = list(pdfs(papers))
    assert made == [paper_pdf(paper) for paper in papers]
    assert len(set(made)) == len(papers)


def test_a_batch_takes_papers_only_as_they_are_read() -> None:
    taken = itertools.count()
    endless = (grant(number=str(next(taken) + 1)) for _ in itertools.repeat(None))
    reading = pdfs(endless)
    for _ in range(3):
        next(reading)
    reading.close()
    assert next(taken) < 30


def test_markup_in_values_stays_text() -> None:
    nasty = "Nguyễn *Văn* #sys.inputs {{ 7 * 7 }} {% if %} <w:p> & $x$ \\ \"'"
    paper = grant(nasty)
    assert Counter(words(paper_pdf(paper))) == Counter(docx_words(paper_docx(paper)))
    assert "#sys.inputs" in words(paper_pdf(paper))


@pytest.mark.parametrize("letter", ["漢", "\ue000", "\x00", "\x1b"])
def test_a_letter_that_no_archive_may_hold_is_named(letter: str) -> None:
    before = [grant(number=str(number)) for number in range(1, 4)]
    reading = pdfs([*before, grant(f"Nguyễn {letter}")])
    assert [next(reading) for _ in before] == [paper_pdf(paper) for paper in before]
    with pytest.raises(LetterUnprintable) as refused:
        next(reading)
    assert "Nguyễn" not in refused.value.sentence
    assert refused.value.sentence.endswith("rồi lập lại văn bản.")


def docx_words(content: bytes) -> list[str]:
    """Words of the body in the order of the file; a paragraph ends a word."""
    body = docx.Document(io.BytesIO(content)).element.body
    paragraphs = ("".join(run.text or "" for run in each.iter(f"{W}t")) for each in body.iter(f"{W}p"))
    return " ".join(paragraphs).replace("\u200b", "").split()  # the sign at which a long word may break


W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def pdf_words_without_numbers(paper: OfficialPaper) -> list[str]:
    """The words of the PDF without what only its pages have: page numbers and repeated headers of tables."""
    first, *others = pages(paper_pdf(paper))
    listed = [word for page in others for word in re.sub(r"^\s*\d+\s", " ", page).split()]
    if paper.annex:
        header = " ".join(column.title for column in paper.annex.table.columns)
        listed = " ".join(listed).replace(f" {header} ", " \0 ", 1).replace(f"{header} ", "").split()
        listed = " ".join(listed).replace("\0", header).split()
    return [*first.split(), *listed]


@pytest.mark.parametrize("kind", KINDS)
def test_word_and_pdf_say_the_same_words(kind: str) -> None:
    paper = KINDS[kind]
    assert Counter(docx_words(paper_docx(paper))) == Counter(pdf_words_without_numbers(paper))


@pytest.mark.parametrize("kind", KINDS)
def test_the_word_file_keeps_the_geometry_and_every_cell_has_a_paragraph(kind: str) -> None:
    paper = KINDS[kind]
    document = docx.Document(io.BytesIO(paper_docx(paper)))
    first, *rest = document.sections
    edges = (first.top_margin, first.bottom_margin, first.left_margin, first.right_margin)
    assert [round(edge.mm) for edge in edges] == [20, 20, 30, 15]
    assert first.different_first_page_header_footer
    assert [section.page_width > section.page_height for section in rest] == (
        [paper.annex.landscape] if paper.annex else []
    )
    assert all(cell.findall(f"{W}p") for cell in document.element.body.iter(f"{W}tc"))
    assert document.core_properties.author == paper.authority


@pytest.mark.parametrize("name", word_templates.NAMES)
def test_the_word_templates_are_what_their_builder_makes(name: str) -> None:
    kept, built = (
        ZipFile(io.BytesIO(content))
        for content in (
            (word_templates.FOLDER / name).read_bytes(),
            word_templates.template(word_templates.NAMES[name]),
        )
    )
    assert {part: kept.read(part) for part in kept.namelist()} == {part: built.read(part) for part in built.namelist()}


def test_an_article_with_a_title_has_its_text_below() -> None:
    paper = replace(OFFICE, type_name="Quy chế", body=(Article(1, "Phạm vi", ("Quy chế này quy định việc trực.",)),))
    text = " ".join(words(paper_pdf(paper)))
    assert "Điều 1. Phạm vi Quy chế này quy định việc trực./." in text
