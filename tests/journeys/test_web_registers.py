"""The register screens as an official works: list, form, change, move in time, sheet out; what others may not see."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from python_calamine import CalamineWorkbook

from ansinh.offices import actions as offices
from ansinh.registers import actions
from ansinh.registers.actions import NewRecord
from tests.entitlement_world import resident
from tests.payroll_world import SYSTEM, noon
from tests.registers_world import HA_LAM, HIV, INVALID, NOW, RECOGNITIONS, TODAY, specialist
from tests.web_world import main_of, office_at, signed_in

pytestmark = pytest.mark.django_db
LIST = "/so/merit/nguoi-co-cong/"
MOST_QUERIES = 15


@pytest.fixture
def users(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, int]]:
    with office_at(NOW, monkeypatch) as made:
        yield made


def recognised(name: str = "Võ Văn Thương", number: str = "QN-1203", **of: str) -> int:
    person = resident("1950-02-03", full_name=name, **of)
    values = {**INVALID, "file_number": number}
    return actions.add(
        RECOGNITIONS, [NewRecord(values, person)], on=date(2024, 1, 1), actor=SYSTEM, at=noon("2024-01-01")
    )[0]


def typed(client: Client) -> dict[str, str]:
    """A whole form, as a browser sends it."""
    person = resident("1950-02-03", full_name="Lê Văn Mới")
    return {
        "subject": str(person),
        "kind": "TB",
        "file_number": "QN-7",
        "percent": "61",
        "tu-ngay": "2024-06-03",
        "ghi": "1",
    }


def test_every_register_has_its_line(users: dict[str, int]) -> None:
    offices.grant_guarded(users["SPECIALIST"], register="HIV", actor=SYSTEM, at=NOW)
    shown = main_of(signed_in(users, "SPECIALIST").get("/so/"))
    assert 'href="/so/merit/nguoi-co-cong/">Sổ người có công</a>' in shown
    assert "mở phải ghi lý do" in shown


def test_a_list_opens_in_few_statements(users: dict[str, int]) -> None:
    for place in range(60):
        recognised(f"Trần Văn {'ABCDEF'[place % 6]}", f"Q{place}")
    client = signed_in(users, "SPECIALIST")
    client.get(LIST)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        shown = main_of(client.get(LIST))
    ours = [each["sql"] for each in asked if "set_config" not in each["sql"] and "SAVEPOINT" not in each["sql"]]
    assert len(ours) <= MOST_QUERIES, "\n".join(ours)
    assert "60 dòng" in shown
    assert shown.count('name="chon"') == 0  # no life, nothing to do in bulk
    assert "Trang sau" in shown


def test_a_record_is_written_changed_and_seen_as_before(users: dict[str, int]) -> None:
    client = signed_in(users, "SPECIALIST")
    answer = client.post(f"{LIST}them/", typed(client))
    assert answer.status_code == 302
    record = answer.headers["Location"]
    assert "61 %" in main_of(client.get(record))
    form = main_of(client.get(f"{record}sua/"))
    assert 'name="percent" value="61"' in form
    changed = {"kind": "TB", "file_number": "QN-7", "percent": "71", "cach": "doi", "tu-ngay": "2024-06-03", "ghi": "1"}
    assert client.post(f"{record}sua/", {**changed, "tu-ngay": "2024-07-01"}).status_code == 302
    shown = main_of(client.get(LIST + "?ngay=2024-07-02&biet=2024-06-03"))
    assert "71 %" in shown
    assert "61 %" in main_of(client.get(LIST))


def test_what_is_wrong_is_said_at_its_field_and_nothing_typed_is_lost(users: dict[str, int]) -> None:
    client = signed_in(users, "SPECIALIST")
    answer = client.post(f"{LIST}them/", {**typed(client), "percent": "sáu mươi", "decision": "12/QĐ-UBND"})
    assert answer.status_code == 409
    shown = main_of(answer)
    assert "«Tỷ lệ tổn thương» phải là số nguyên, ví dụ 1.250.000." in shown
    assert 'value="sáu mươi"' in shown
    assert 'value="12/QĐ-UBND"' in shown
    assert "Lê Văn Mới" in shown
    assert "0 dòng" in main_of(client.get(LIST))


def test_a_person_is_found_by_words_or_asked_for(users: dict[str, int]) -> None:
    client = signed_in(users, "SPECIALIST")
    form = {key: value for key, value in typed(client).items() if key != "subject"}
    answer = client.post(f"{LIST}them/", {**form, "subject_q": "le van"})
    assert answer.status_code == 409
    shown = main_of(answer)
    assert "Tìm rồi chọn người trong danh sách dưới ô." in shown
    assert "Lê Văn Mới, 1950" in shown
    assert (
        client.post("/so/tim-nguoi/", {"name": "subject", "subject_q": "le van moi"}).content.decode().count("radio")
        == 1
    )


def test_another_communes_record_is_not_there(users: dict[str, int]) -> None:
    record = recognised(code="20791")
    client = signed_in(users, "COMMUNE_OFFICER")
    assert HA_LAM == "20791"
    assert "0 dòng" in main_of(client.get(LIST))
    assert client.get(f"{LIST}{record}/").status_code == 404
    assert client.get(f"{LIST}{record}/sua/").status_code == 404
    assert client.get("/so/merit/khong-co/").status_code == 404


def test_the_sheet_is_the_list_as_seen(users: dict[str, int]) -> None:
    recognised("Trần Văn An", "Q1")
    recognised("=Võ Thị Bình", "Q2")
    client = signed_in(users, "SPECIALIST")
    book = CalamineWorkbook.from_filelike(
        io.BytesIO(client.get(f"{LIST}xuat.xlsx?cot=file_number&cot=percent").content)
    )
    rows = book.get_sheet_by_index(0).to_python()
    assert rows[2] == [
        "STT",
        "Họ và tên",
        "Ngày sinh",
        "Giới tính",
        "Số CCCD",
        "Thôn",
        "Xã",
        "Từ ngày",
        "Số hồ sơ",
        "Tỷ lệ tổn thương",
    ]
    assert [row[1] for row in rows[3:]] == ["Trần Văn An", "'=Võ Thị Bình"]
    assert rows[3][-2:] == ["Q1", 41.0]
    text = client.get(f"{LIST}xuat.csv").content.decode("utf-8-sig")
    assert text.splitlines()[0].startswith("STT,Họ và tên,Ngày sinh")


def test_a_guarded_register_asks_for_its_reason(users: dict[str, int]) -> None:
    client = signed_in(users, "SPECIALIST")
    person = resident("1980-02-03", full_name="Người Kín Đáo")
    from ansinh.kit.actors import Actor

    actions.add(HIV, [NewRecord({"paper": "G1"}, person)], on=TODAY,
                actor=Actor(1, "x", "SPECIALIST", None, frozenset({"HIV"}), "xét"), at=NOW)  # fmt: skip
    address = "/so/social_protection/nguoi-nhiem-hiv/"
    assert client.get(address).status_code == 404
    assert "Người nhiễm HIV" not in main_of(client.get("/so/"))
    offices.grant_guarded(users["SPECIALIST"], register="HIV", actor=SYSTEM, at=NOW)
    assert client.get(address).headers["Location"] == "/so-bao-mat/"
    client.post("/so-bao-mat/", {"register": "HIV", "reason": "Xét hồ sơ tháng 6"})
    assert "Người Kín Đáo" in main_of(client.get(address))
    with connection.cursor() as cursor:
        cursor.execute("SELECT about, reason FROM offices_guardedreading ORDER BY id DESC LIMIT 1")
        assert cursor.fetchone() == (f"page:{address}", "Xét hồ sơ tháng 6")
    assert specialist().guarded == frozenset()


def test_a_view_is_kept_by_its_owner(users: dict[str, int]) -> None:
    client = signed_in(users, "SPECIALIST")
    client.post(f"{LIST}cach-xem/", {"query": "kind=TB&percent_tu=81", "title": "Nặng"})
    assert 'href="?kind=TB&amp;percent_tu=81">Nặng</a>' in main_of(client.get(LIST))
    assert "Nặng</a>" not in main_of(signed_in(users, "HEAD").get(LIST))


def test_a_sheet_is_dropped_seen_written_and_taken_back(users: dict[str, int]) -> None:
    client = signed_in(users, "SPECIALIST")
    resident("1950-02-03", full_name="Trần Văn An")
    rows = "Họ và tên,Năm sinh,Xã,Loại đối tượng,Số hồ sơ,Tỷ lệ\r\nTrần Văn An,03/02/1950,Bình Trị,TB,Q1,41"
    file = SimpleUploadedFile("so.csv", rows.encode("utf-8-sig"))
    assert 'type="file"' in main_of(client.get(f"{LIST}nhap/"))
    seen = client.post(f"{LIST}nhap/", {"file": file, "tu-ngay": "2024-06-01"}).headers["Location"]
    assert "Ghi 1 dòng vào sổ" in main_of(client.get(seen))
    assert "0 dòng" in main_of(client.get(LIST))
    client.post(seen, {"duyet": "1"})
    assert "Trần Văn An" in main_of(client.get(LIST))
    client.post(seen, {"hoan-tac": "1"})
    assert "0 dòng" in main_of(client.get(LIST))
    wrong = client.post(f"{LIST}nhap/", {"file": SimpleUploadedFile("x.csv", b"khong phai so"), "tu-ngay": ""})
    assert wrong.status_code == 409
    assert signed_in(users, "INSPECTOR").get(f"{LIST}nhap/").status_code == 403
