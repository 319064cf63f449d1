"""Numbers of papers: from 1, without gaps, each year anew; and what files are taken for."""

from __future__ import annotations

from dataclasses import astuple
from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.db import DatabaseError, transaction
from hypothesis import given
from hypothesis import strategies as st

from ansinh.audit.session import acting
from ansinh.documents import actions, files, numbers, refusals
from ansinh.documents.doc_types import doc_types, organs_of, symbol_of
from ansinh.documents.models import Number, NumberSeries
from ansinh.documents.sniffing import FileKind, kind_of
from ansinh.kit.actors import Actor
from ansinh.kit.refusals import NotPermitted
from tests.payroll_world import SYSTEM, noon, sql

MARCH = date(2024, 3, 5)
AT = noon("2024-03-05")
HEAD = Actor(2, "Trưởng phòng", "HEAD", None)
CLERK = Actor(3, "Văn thư", "SPECIALIST", None)


@pytest.fixture
def agency(db: None) -> int:
    """A district unit."""
    return int(sql("INSERT INTO registry_unit (kind) VALUES ('DISTRICT') RETURNING id")[0][0])


def take(agency: int, on: date = MARCH, count: int = 1, *, series: str = "QĐ", why: str = "") -> list[str]:
    with acting(SYSTEM):
        given = numbers.take(agency, series, "QĐ-UBND", on, count, out_of_turn=why, actor=SYSTEM, at=noon("2025-02-01"))
    return [each.printed for each in given]


def test_numbers_run_on_and_begin_anew_each_year(agency: int) -> None:
    assert take(agency, count=9)[-2:] == ["08/QĐ-UBND", "09/QĐ-UBND"]
    assert take(agency, count=2) == ["10/QĐ-UBND", "11/QĐ-UBND"]
    assert take(agency, date(2025, 1, 2)) == ["01/QĐ-UBND"]
    assert take(agency, date(2024, 12, 31)) == ["12/QĐ-UBND"]
    assert take(agency, series="CV") == ["01/QĐ-UBND"]


def test_what_is_rolled_back_leaves_no_gap(agency: int) -> None:
    take(agency)
    with pytest.raises(ZeroDivisionError), acting(SYSTEM):
        numbers.take(agency, "QĐ", "QĐ-UBND", MARCH, 5, actor=SYSTEM, at=AT)
        raise ZeroDivisionError
    assert take(agency) == ["02/QĐ-UBND"]


def test_a_day_runs_back_only_with_a_reason(agency: int) -> None:
    take(agency)
    with pytest.raises(refusals.DayRunsBack, match="05/03/2024, sau ngày 01/03/2024"):
        take(agency, date(2024, 3, 1))
    assert take(agency, date(2024, 3, 1), why="Văn thư nghỉ, vào sổ muộn") == ["02/QĐ-UBND"]
    assert take(agency) == ["03/QĐ-UBND"]
    with acting(SYSTEM):
        assert list(Number.objects.order_by("n").values_list("out_of_turn", flat=True)) == [
            "",
            "Văn thư nghỉ, vào sổ muộn",
            "",
        ]
        assert NumberSeries.objects.get().last_on == MARCH


def test_no_number_for_tomorrow(agency: int) -> None:
    with acting(SYSTEM), pytest.raises(refusals.FutureDay):
        numbers.take(agency, "QĐ", "QĐ-UBND", date(2024, 3, 6), actor=SYSTEM, at=AT)
    with acting(SYSTEM):  # 18:00 UTC is the next day in Vietnam
        late = noon("2024-03-05").replace(hour=18)
        assert numbers.take(agency, "QĐ", "QĐ-UBND", date(2024, 3, 6), actor=SYSTEM, at=late)[0].n == 1


def test_a_cancelled_number_stays_with_its_reason(agency: int) -> None:
    take(agency, count=2)
    with acting(SYSTEM):
        first = Number.objects.get(n=1).pk
    with pytest.raises(refusals.NoReason):
        actions.cancel_number(first, reason="  ", actor=CLERK, at=AT)
    with pytest.raises(NotPermitted):
        actions.cancel_number(first, reason="Ký nhầm", actor=Actor(9, "", "INSPECTOR", None), at=AT)
    actions.cancel_number(first, reason="Ký nhầm", actor=CLERK, at=AT)
    with pytest.raises(refusals.NumberCancelled, match="Số 01/QĐ-UBND đã hủy"):
        actions.cancel_number(first, reason="Ký nhầm", actor=CLERK, at=AT)
    with acting(SYSTEM):
        assert list(Number.objects.order_by("n").values_list("n", "state", "reason")) == [
            (1, "CANCELLED", "Ký nhầm"),
            (2, "TAKEN", ""),
        ]
    assert take(agency) == ["03/QĐ-UBND"]


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM documents_number",
        "UPDATE documents_number SET n = 7",
        "UPDATE documents_number SET state = 'CANCELLED', cancelled_at = now()",
        "UPDATE documents_number SET state = 'CANCELLED', reason = 'x', cancelled_at = now(), taken_on = '2024-01-01'",
        "UPDATE documents_numberseries SET next = 1",
        "UPDATE documents_numberseries SET series = 'CV'",
        "DELETE FROM documents_numberseries",
        "INSERT INTO documents_number (series_id, n, symbol, state, reason, taken_on, out_of_turn, taken_at, about)"
        " SELECT id, 9, '', 'TAKEN', '', '2024-03-05', '', now(), '' FROM documents_numberseries",
    ],
)
def test_the_database_itself_keeps_the_book(agency: int, statement: str) -> None:
    take(agency, count=2)
    with pytest.raises(DatabaseError), transaction.atomic():
        sql(statement)


def test_the_head_chooses_one_book_or_one_per_type_at_the_turn_of_a_year(agency: int) -> None:
    with acting(SYSTEM):
        assert numbers.agency_series(agency, "TTr", on=MARCH) == "TTr"
        assert numbers.agency_series(agency, "CV", on=MARCH, secret=True) == "MẬT"
    take(agency)
    with pytest.raises(refusals.SeriesStarted, match="Sổ năm 2024 đã có số"):
        actions.choose_series(agency, organ="UBND", from_year=2024, kept="ONE", actor=HEAD, at=AT)
    with pytest.raises(NotPermitted):
        actions.choose_series(agency, organ="UBND", from_year=2025, kept="ONE", actor=CLERK, at=AT)
    actions.choose_series(agency, organ="UBND", from_year=2025, kept="ONE", actor=HEAD, at=AT)
    with acting(SYSTEM):
        assert numbers.agency_series(agency, "TTr", on=MARCH) == "TTr"
        assert numbers.agency_series(agency, "TTr", on=date(2026, 1, 2)) == "VB"
        assert numbers.agency_series(agency, "TTr", on=date(2026, 1, 2), organ="LĐTBXH") == "TTr"


def test_another_place_takes_no_number_here(agency: int) -> None:
    stranger = Actor(5, "Xã khác", "COMMUNE_OFFICER", (agency + 1,))
    with acting(stranger), pytest.raises(refusals.UnknownAgency):
        numbers.take(agency, "QĐ", "QĐ-UBND", MARCH, actor=stranger, at=AT)


def test_types_and_symbols_of_the_decree() -> None:
    assert len(doc_types()) == 29
    assert astuple(doc_types()["CV"]) == ("CV", "Công văn", "", False)
    assert symbol_of("QĐ", "UBND") == "QĐ-UBND"
    assert symbol_of("TTr", "LĐTBXH") == "TTr-LĐTBXH"
    assert symbol_of("CV", "UBND", "LĐTBXH") == "UBND-LĐTBXH"
    assert [organ.code for organ in organs_of("DISTRICT", MARCH)] == ["UBND", "LĐTBXH"]
    assert [organ.code for organ in organs_of("COMMUNE", date(2025, 7, 1))] == ["UBND", "VHXH"]
    with pytest.raises(refusals.UnknownDocType):
        symbol_of("XYZ", "UBND")


def packed(*names: str) -> bytes:
    buffer = BytesIO()
    with ZipFile(buffer, "w") as archive:
        for name in names:
            archive.writestr(name, "<x/>")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"%PDF-1.7\n1 0 obj", FileKind.PDF),
        (b"\xff\xd8\xff\xe0 jpeg", FileKind.JPEG),
        (b"\x89PNG\r\n\x1a\n rest", FileKind.PNG),
        (b"\x00\x00\x00\x18ftypheic more", FileKind.HEIC),
        (packed("[Content_Types].xml", "word/document.xml"), FileKind.DOCX),
        (packed("[Content_Types].xml", "xl/workbook.xml"), FileKind.XLSX),
    ],
)
def test_a_file_is_what_its_bytes_say(content: bytes, kind: FileKind) -> None:
    assert kind_of(content) is kind


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"MZ\x90\x00", "chương trình"),
        (b"\x7fELF", "chương trình"),
        (b"  <!DOCTYPE html><script>", "trang web"),
        (b"<svg xmlns='http://www.w3.org/2000/svg' onload='x'/>", "trang web"),
        (b"<?xml version='1.0'?><svg/>", "trang web"),
        (b"%PDF-1.4 /OpenAction << /S /JavaScript /JS (app.alert(1)) >>", "mã tự chạy"),
        (b"%PDF-1.4 /S /J#61vaScript /J#53 (x)", "mã tự chạy"),
        (b"%PDF-1.4 /Launch << >>", "mã tự chạy"),
        (packed("word/document.xml", "word/vbaProject.bin"), "macro"),
        (packed("xl/workbook.xml", "xl/macrosheets/sheet1.xml"), "macro"),
        (packed("word/document.xml", "word/activeX/activeX1.bin"), "nhúng"),
    ],
)
def test_active_content_is_refused_with_its_sentence(content: bytes, sentence: str) -> None:
    with pytest.raises(refusals.ActiveContent, match=sentence):
        kind_of(content)


@given(st.binary(max_size=400))
def test_any_bytes_are_taken_or_refused_and_never_break(content: bytes) -> None:
    for start in (b"", b"PK\x03\x04", b"%PDF-", b"\x89PNG\r\n\x1a\n"):
        try:
            assert isinstance(kind_of(start + content), FileKind)
        except (refusals.FileRefused, refusals.ActiveContent) as refusal:
            assert refusal.sentence.endswith(".")


def test_a_kept_file_keeps_its_bytes_and_a_safe_name(agency: int) -> None:
    content = b"%PDF-1.7 x"
    with acting(SYSTEM):
        kept = files.keep("../../C:\\giấy\x00 tờ.pdf", content, files.SCANS, commune_id=agency, actor=SYSTEM, at=AT)
        made = files.keep_made([files.MadeFile("qd.pdf", content)], commune_id=None, actor=SYSTEM, at=AT)
    rows = sql("SELECT id, kind, name, media_type, size, commune_id, content FROM documents_file ORDER BY id")
    assert [(*row[:6], bytes(row[6])) for row in rows] == [
        (kept, "ATTACHMENT", "giấy tờ.pdf", "application/pdf", 10, agency, content),
        (made[0], "ISSUED", "qd.pdf", "application/pdf", 10, None, content),
    ]


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("a.pdf", b"", "Tệp trống"),
        ("a.pdf", b"%PDF-" + bytes(files.MAX_BYTES), "Tệp lớn hơn 20 MB"),
        ("a.jpg", b"%PDF-1.7", "Tên tệp không khớp nội dung"),
        ("a.docx", packed("word/document.xml"), "chỉ nhận tệp .heic, .heif, .jpeg, .jpg, .pdf, .png"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "đời cũ"),
        ("a.zip", packed("a.txt"), "Tệp nén"),
        ("a.zip", b"PK\x03\x04", "bị hỏng"),
        ("a.txt", b"xin chao", "Không nhận ra"),
    ],
)
def test_files_that_are_not_taken(agency: int, name: str, content: bytes, sentence: str) -> None:
    with acting(SYSTEM), pytest.raises(refusals.FileRefused, match=sentence):
        files.keep(name, content, files.SCANS, commune_id=agency, actor=SYSTEM, at=AT)


def test_a_guarded_file_asks_for_its_grant(agency: int) -> None:
    with acting(SYSTEM):
        files.keep("a.pdf", b"%PDF-1", commune_id=agency, actor=SYSTEM, at=AT)
    granted = Actor(5, "", "SPECIALIST", None, frozenset({"HIV"}), "hồ sơ")
    with acting(granted):
        files.keep("b.pdf", b"%PDF-2", commune_id=agency, guarded="HIV", actor=granted, at=AT)
    assert sql("SELECT count(*) FROM documents_file") == [(1,)]


def state(agency: int, number: str, *, on: date = MARCH, why: str = "") -> str:
    with acting(SYSTEM):
        wanted = numbers.Wanted("QĐ-UBND", on, out_of_turn=why)
        return numbers.take_stated(agency, "QĐ", number, wanted, actor=SYSTEM, at=noon("2025-02-01")).printed


def begin(agency: int, first: int, why: str = "Đến số này do văn thư lấy trên giấy") -> None:
    actions.begin_book(agency, "QĐ", organ="UBND", year=2024, first=first, reason=why, actor=HEAD, at=AT)


def test_a_typed_number_is_the_next_of_the_book_or_refused(agency: int) -> None:
    assert [state(agency, "1"), state(agency, " 02/QĐ-UBND ")] == ["01/QĐ-UBND", "02/QĐ-UBND"]
    for number, refusal in (
        ("4", refusals.NumberNotNext),
        ("3/QĐ-CT", refusals.NumberNotNext),
        ("2", refusals.NumberInUse),
        ("0", refusals.NumberUnfit),
        ("QĐ-UBND", refusals.NumberUnfit),
    ):
        with pytest.raises(refusal):
            state(agency, number, why="Thử")
    assert take(agency) == ["03/QĐ-UBND"]


def test_a_book_begins_in_the_middle_of_the_year_and_takes_earlier_papers_in(agency: int) -> None:
    begin(agency, 12_000)
    begin(agency, 1_200)  # put right, as long as none is given
    assert take(agency, count=2) == ["1200/QĐ-UBND", "1201/QĐ-UBND"]
    with pytest.raises(refusals.NoReason, match="trước số bắt đầu"):
        state(agency, "88/QĐ-CT")
    assert (
        state(agency, "88/QĐ-CT", on=date(2024, 2, 1), why="Danh sách đang hưởng, ký trước khi dùng sổ này")
        == "88/QĐ-CT"
    )
    with pytest.raises(refusals.NumberInUse, match="Số kế tiếp là 1202/QĐ-UBND"):
        state(agency, "88", why="Thử")
    begin(agency, 1_300, "Văn phòng đã lấy 1202 đến 1299 cho lĩnh vực khác")
    assert take(agency) == ["1300/QĐ-UBND"]
    assert sql("SELECT n FROM documents_number ORDER BY n") == [(88,), (1200,), (1201,), (1300,)]
    with pytest.raises(refusals.SeriesStarted, match="đã có số 1300"):
        begin(agency, 1_300)


def test_only_the_head_begins_a_book_and_says_why(agency: int) -> None:
    with pytest.raises(NotPermitted):
        actions.begin_book(agency, "QĐ", organ="UBND", year=2024, first=5, reason="x", actor=CLERK, at=AT)
    with pytest.raises(refusals.NoReason):
        begin(agency, 5, " ")
    with pytest.raises(refusals.NumberUnfit):
        begin(agency, 0)


def test_the_database_takes_no_gap_whatever_writes(agency: int) -> None:
    begin(agency, 10)
    [(book,)] = sql("SELECT id FROM documents_numberseries")
    add = (
        "INSERT INTO documents_number (series_id, n, symbol, state, reason, taken_on, out_of_turn, taken_at, about)"
        " VALUES (%s, %s, '', 'TAKEN', '', '2024-03-05', %s, now(), '')"
    )
    for n, why in ((11, ""), (11, "vì sao"), (9, "")):
        with pytest.raises(DatabaseError), transaction.atomic():
            sql(add, book, n, why)
    take(agency)
    for change in ("first = 5, next = 5", "first = 20, next = 25", "next = 9"):
        with pytest.raises(DatabaseError), transaction.atomic():
            sql(f"UPDATE documents_numberseries SET {change} WHERE id = %s", book)
