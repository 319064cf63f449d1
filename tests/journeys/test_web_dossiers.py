"""The desk of dossiers through its screens: counter, queue, one dossier, forms; as each role finds them."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from ansinh.audit.session import acting
from ansinh.cases import actions, forms, online
from ansinh.cases.catalog import procedure
from ansinh.documents import actions as documents
from ansinh.intake import actions as intake
from ansinh.intake import submissions
from ansinh.intake.submissions import Applicant, NewSubmission
from ansinh.kit.actors import Actor
from ansinh.offices import queries as offices
from ansinh.offices.models import Role
from ansinh.policy.catalog import catalog
from ansinh.web import urls
from ansinh.web.screens import dossier_acts
from tests import cases_world as c
from tests.documents_world import letter
from tests.entitlement_world import commune, resident
from tests.intake_world import BENEFICIARY_HEADER, beneficiary, csv_of
from tests.payroll_world import SYSTEM, sql
from tests.pdf_words import pages
from tests.web_world import main_of, office_at, signed_in

pytestmark = pytest.mark.django_db
assert urls.urlpatterns  # declares the screens
MOST_QUERIES = 15
NOBODY = Actor(user_id=None, name="cổng công dân", role="portal", communes=())
CARD = "049156000123||Nguyễn Thị Mẫu|12031956|Nữ|Thôn 1, Bình Trị, Thăng Bình, Quảng Nam|10052021"
ELDER = {"thu-tuc": c.ASSISTANCE, "dien": "elder_80"}


@pytest.fixture
def users(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, int]]:
    with office_at(c.moment(c.MONDAY, 9), monkeypatch) as made:
        yield made


def state(dossier_id: int) -> tuple[int, str, str, int]:
    rows = sql("SELECT status, step, holder, last_move FROM cases_dossier WHERE id = %s", dossier_id)
    return rows[0]  # type: ignore[return-value]


def count() -> int:
    return int(sql("SELECT count(*) FROM cases_dossier")[0][0])


def test_a_scanned_card_leads_to_the_form_the_receipt_and_the_officers_queue(users: dict[str, int]) -> None:
    person = resident("1956-03-12", cccd="049156000123", sex="FEMALE")
    client = signed_in(users, Role.ONE_STOP_CLERK)
    answer = client.post("/ho-so/moi/", {"q": CARD})
    assert (answer.status_code, answer["Location"]) == (302, f"/ho-so/moi/to-khai/?nguoi={person}")
    asked = main_of(client.get("/ho-so/moi/to-khai/", {"nguoi": person, **ELDER}))
    assert "Hẹn trả kết quả</dt><dd><strong>05/06/2024</strong>" in asked
    assert 'name="tl_receives_pension"' in asked
    assert 'name="tl_pregnant"' not in asked  # this benefit does not ask
    received = client.post(
        "/ho-so/moi/to-khai/",
        {"nguoi": person, **ELDER, "nhan": "du", "tl_receives_pension": "khong", "applicant_phone": "0905123456"},
    )
    dossier = int(received["Location"].strip("/").rpartition("/")[2])
    assert state(dossier)[:3] == (2, "review", "COMMUNE_OFFICER")
    assert sql("SELECT answers::text FROM cases_dossier WHERE id = %s", dossier) == [('{"receives_pension": false}',)]
    slip = client.get(f"/ho-so/{dossier}/giay-hen.pdf")
    assert (slip.status_code, slip.content[:5]) == (200, b"%PDF-")
    queue = main_of(signed_in(users, Role.COMMUNE_OFFICER).get("/ho-so/"))
    assert "Việc của tôi <b>1</b>" in queue
    assert f'href="/ho-so/{dossier}/"' in queue


def test_somebody_new_is_taken_in_with_their_dossier_and_a_doubtful_number_is_asked_about(
    users: dict[str, int],
) -> None:
    client = signed_in(users, Role.ONE_STOP_CLERK)
    place = commune(date.fromisoformat(c.MONDAY))
    new = {
        "new_full_name": "Lê Văn Thử", "new_birth": "5/3/1941", "new_sex": "MALE", "new_cccd": "049156000123",
        "new_commune": str(place), **ELDER, "nhan": "du",
    }  # fmt: skip
    refused = client.post("/ho-so/moi/to-khai/", new)
    assert refused.status_code == 409
    assert "Số CCCD cho biết năm sinh 1956, hồ sơ ghi năm 1941." in main_of(refused)
    assert (count(), sql("SELECT count(*) FROM registry_person")) == (0, [(0,)])
    taken = client.post("/ho-so/moi/to-khai/", {**new, "new_cccd": "049041000001"})
    assert taken.status_code == 302
    assert sql("SELECT full_name, cccd, commune_id FROM registry_person") == [("Lê Văn Thử", "049041000001", place)]


@pytest.mark.parametrize("birth", ["", "năm kia", "31/2/1950", "1/2/3/4"])
def test_a_birth_day_that_is_none_is_asked_again(users: dict[str, int], birth: str) -> None:
    new = {"new_full_name": "Lê Văn Thử", "new_birth": birth, "new_commune": "1", **ELDER, "nhan": "du"}
    answer = signed_in(users, Role.ONE_STOP_CLERK).post("/ho-so/moi/to-khai/", new)
    assert "Ghi ngày/tháng/năm, ví dụ 5/3/1956; chỉ nhớ năm thì ghi năm." in main_of(answer)
    assert count() == 0


def test_missing_papers_are_named_and_can_be_asked_for_at_once(users: dict[str, int]) -> None:
    person = resident("1950-01-01")
    client = signed_in(users, Role.ONE_STOP_CLERK)
    given = {
        "nguoi": person,
        "thu-tuc": c.FUNERAL,
        "nhan": "du",
        "tl_died_on": "1/5/2024",
        "tl_organiser": "Lê Văn Con",
    }
    refused = client.post("/ho-so/moi/to-khai/", given)
    assert (refused.status_code, count()) == (409, 0)
    assert "Tiếp nhận và yêu cầu bổ sung giấy còn thiếu" in main_of(refused)
    received = client.post("/ho-so/moi/to-khai/", {**given, "nhan": "thieu"})
    dossier = int(received["Location"].strip("/").rpartition("/")[2])
    assert state(dossier)[0] == 5
    assert client.get(f"/ho-so/{dossier}/bo-sung.pdf").content[:5] == b"%PDF-"
    page = main_of(client.get(f"/ho-so/{dossier}/"))
    scans = {f"scan_{number}": pdf() for number in range(page.count("Còn thiếu"))}
    moved = client.post(f"/ho-so/{dossier}/nhan-bo-sung/", {"seen": state(dossier)[3], **scans})
    assert (moved.status_code, state(dossier)[0]) == (302, 4)
    assert "Bản quét" in main_of(client.get(f"/ho-so/{dossier}/"))


def pdf() -> SimpleUploadedFile:
    return SimpleUploadedFile("quet.pdf", b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF")


def test_a_file_that_is_not_what_its_name_says_is_refused_and_nothing_is_received(users: dict[str, int]) -> None:
    person = resident("1950-01-01")
    paper = c.papers(c.FUNERAL, c.MONDAY)[0].code
    page = SimpleUploadedFile("quet.pdf", b"<html><script>alert(1)</script></html>")
    given = {"nguoi": person, "thu-tuc": c.FUNERAL, "nhan": "du", f"scan_{paper}": page}
    answer = signed_in(users, Role.ONE_STOP_CLERK).post("/ho-so/moi/to-khai/", given)
    assert (answer.status_code, count()) == (409, 0)


def test_the_ticked_dossiers_go_on_together_and_a_second_clerk_is_told(users: dict[str, int]) -> None:
    first, second = c.received(), c.received()
    shown = [f"{each}:{state(each)[3]}" for each in (first, second)]
    client = signed_in(users, Role.COMMUNE_OFFICER)
    assert client.post("/ho-so/chuyen-nhieu/", {"picked": shown}).status_code == 302
    before = [state(first), state(second)]
    assert [step for _, step, _, _ in before] == ["posting", "posting"]
    again = client.post("/ho-so/chuyen-nhieu/", {"picked": shown})
    assert again.status_code == 409
    assert "vừa được xử lý sau khi bạn mở trang" in main_of(again)
    assert [state(first), state(second)] == before


def test_an_act_without_what_its_page_showed_changes_nothing(users: dict[str, int]) -> None:
    dossier = c.received()
    before = state(dossier)
    client = signed_in(users, Role.COMMUNE_OFFICER)
    assert client.post(f"/ho-so/{dossier}/chuyen/", {}).status_code == 409
    assert client.post("/ho-so/chuyen-nhieu/", {"picked": "x:y"}).status_code in {404, 409}
    assert state(dossier) == before


def test_the_appraisal_shows_what_was_said_and_keeps_what_was_established(users: dict[str, int]) -> None:
    dossier = c.to_specialist()
    client = signed_in(users, Role.SPECIALIST)
    page = main_of(client.get(f"/ho-so/{dossier}/"))
    assert "Ghi kết quả thẩm định" in page
    given = {"seen": state(dossier)[3], "tl_disability_degree": "SEVERE", "conclusion": "GRANT", "note": "Đủ hồ sơ"}
    assert client.post(f"/ho-so/{dossier}/tham-dinh/", {**given, "tl_children_under_16": "hai"}).status_code == 409
    assert client.post(f"/ho-so/{dossier}/tham-dinh/", given).status_code == 302
    assert sql("SELECT conclusion, facts::text, note FROM cases_dossier") == [
        ("GRANT", '{"disability_degree": "SEVERE"}', "Đủ hồ sơ")
    ]
    assert "Mức độ ghi trên giấy xác nhận khuyết tật</dt><dd>nặng" in main_of(client.get(f"/ho-so/{dossier}/"))


def test_trying_out_tells_what_the_law_gives_and_writes_nothing(users: dict[str, int]) -> None:
    dossier = c.to_specialist()
    client = signed_in(users, Role.SPECIALIST)
    assert f'hx-post="/ho-so/{dossier}/thu-tinh/"' in main_of(client.get(f"/ho-so/{dossier}/"))
    given = {"tl_disability_degree": "SEVERE", "tl_certificate_issued_on": "2/5/2024", "exceptions": "Ảnh mờ"}
    before = state(dossier)
    page = main_of(client.post(f"/ho-so/{dossier}/thu-tinh/", given))  # without JavaScript
    for told in ("720.000", "05/2024", "20/2021/NĐ-CP", "Chưa có gì được lưu.", "Ảnh mờ"):
        assert told in page
    part = client.post(f"/ho-so/{dossier}/thu-tinh/", given, headers={"HX-Request": "true"}).content.decode()
    assert ('<div id="thu-tinh"' in part, "<main" in part) == (True, False)
    assert client.post(f"/ho-so/{dossier}/thu-tinh/", {"tl_certificate_issued_on": "hôm qua"}).status_code == 409
    assert "không cho mở chế độ nào" in main_of(client.post(f"/ho-so/{dossier}/thu-tinh/", {}))
    assert signed_in(users, Role.INSPECTOR).post(f"/ho-so/{dossier}/thu-tinh/", given).status_code == 403
    assert (state(dossier), sql("SELECT conclusion, facts::text FROM cases_dossier")) == (before, [("", "{}")])


def test_a_dossier_of_another_commune_is_as_unknown_as_none(users: dict[str, int]) -> None:
    far = commune(date.fromisoformat(c.MONDAY), c.HA_LAM)
    person = resident("1956-03-12", code=c.HA_LAM)
    there = c.received(actor=c.of_commune("ONE_STOP_CLERK", 21, c.HA_LAM), person=person, commune_id=far)
    for role in (Role.COMMUNE_OFFICER, Role.ONE_STOP_CLERK):
        client = signed_in(users, role)
        answers = [client.get(f"/ho-so/{number}/") for number in (there, 10**9)]
        assert [answer.status_code for answer in answers] == [404, 404]
        assert main_of(answers[0]) == main_of(answers[1])
        assert f"/ho-so/{there}/" not in main_of(client.get("/ho-so/?xem=dang-mo"))
    assert signed_in(users, Role.HEAD).get(f"/ho-so/{there}/").status_code == 200


def test_a_name_or_the_end_of_a_code_finds_the_dossier(users: dict[str, int]) -> None:
    dossier = c.received(person=resident("1956-03-12", full_name="Nguyễn Thị Mẫu"))
    client = signed_in(users, Role.COMMUNE_OFFICER)
    code = str(sql("SELECT code FROM cases_dossier")[0][0])
    for asked in (code, code[-4:], "mau 1956"):
        assert client.post("/ho-so/tim/", {"q": asked})["Location"] == f"/ho-so/{dossier}/"
    assert "Không thấy hồ sơ nào" in main_of(client.post("/ho-so/tim/", {"q": "khong co ai"}))


def test_closed_is_closed(users: dict[str, int]) -> None:
    dossier = c.received()
    client = signed_in(users, Role.ONE_STOP_CLERK)
    assert client.post(f"/ho-so/{dossier}/rut/", {"seen": state(dossier)[3], "reason": "Đổi ý"}).status_code == 302
    before = state(dossier)
    late = signed_in(users, Role.COMMUNE_OFFICER).post(f"/ho-so/{dossier}/chuyen/", {"seen": before[3]})
    assert (late.status_code, "đã đóng («Công dân yêu cầu rút hồ sơ»)" in main_of(late)) == (409, True)
    assert state(dossier) == before


@pytest.mark.parametrize("role", [Role.COMMUNE_OFFICER, Role.SPECIALIST])
def test_pages_ask_as_often_for_many_as_for_few(users: dict[str, int], role: Role) -> None:
    dossier = c.received() if role == Role.COMMUNE_OFFICER else c.to_specialist()
    client = signed_in(users, role)
    pages = ["/ho-so/", f"/ho-so/{dossier}/"]
    few = {path: asked(client, path) for path in pages}
    person = resident("1956-03-12")
    actions.receive_many([c.application(person=person) for _ in range(40)], actor=c.clerk(), at=c.moment(c.MONDAY))
    many = {path: asked(client, path) for path in pages}
    assert many == few
    assert {path: number for path, number in few.items() if number > MOST_QUERIES} == {}


def asked(client: Client, path: str) -> int:
    client.get(path)  # what is read once and kept is not counted
    with CaptureQueriesContext(connection) as queries:
        assert client.get(path).status_code == 200
    return sum("SAVEPOINT" not in query["sql"] for query in queries)


def test_an_application_from_the_portal_becomes_the_dossier_of_the_right_person(users: dict[str, int]) -> None:
    person = resident("1956-03-12", cccd="049156000123", full_name="Nguyễn Thị Mẫu")
    sent, other = lodged(), lodged()
    client = signed_in(users, Role.ONE_STOP_CLERK)
    assert "Nhận đơn gửi qua mạng" in main_of(client.get("/"))
    assert "Nguyễn Thị Mẫu" in main_of(client.get("/ho-so/truc-tuyen/"))
    assert f'value="{person}"' in main_of(client.get(f"/ho-so/truc-tuyen/{sent}/"))
    taken = client.post(f"/ho-so/truc-tuyen/{sent}/nhan/", {"nguoi": person, "thieu": "1"})
    dossier = int(taken["Location"].strip("/").rpartition("/")[2])
    assert sql("SELECT person_id, channel FROM cases_dossier WHERE id = %s", dossier) == [(person, "PORTAL")]
    again = client.post(f"/ho-so/truc-tuyen/{sent}/nhan/", {"nguoi": person, "thieu": "1"})
    assert (again.status_code, count()) == (409, 1)
    assert client.post(f"/ho-so/truc-tuyen/{other}/tu-choi/", {"reason": ""}).status_code == 409
    assert client.post(f"/ho-so/truc-tuyen/{other}/tu-choi/", {"reason": "Không thuộc xã này"}).status_code == 302
    assert count() == 1
    assert "Không có đơn nào chờ" in main_of(client.get("/ho-so/truc-tuyen/"))
    assert f'href="/ho-so/{dossier}/"' in main_of(client.get(f"/nguoi/{person}/"))


def lodged(*, confirmed: bool = True) -> int:
    """An application to the commune of the clerk who signs in here. Gives its id."""
    place, token = commune(date.fromisoformat(c.MONDAY)), secrets.token_urlsafe(32)
    applicant = Applicant("Nguyễn Thị Mẫu", "", "0905123456", "049156000123", 1956)
    at = c.moment(c.MONDAY, 8 if confirmed else 16)
    made = submissions.lodge(
        NewSubmission(c.ASSISTANCE, place, applicant, {"sex": "FEMALE"}, ()), token=token, actor=NOBODY, at=at
    )
    if confirmed:
        online.confirm(token, made.digits, actor=NOBODY, at=at)
    return int(sql("SELECT max(id) FROM intake_submission")[0][0])


def test_an_incoming_paper_becomes_one_dossier_and_each_leads_to_the_other(users: dict[str, int]) -> None:
    person = resident("1956-03-12", cccd="049156000123")
    client = signed_in(users, Role.ONE_STOP_CLERK)
    paper = arrived(client)
    page = main_of(client.get(f"/van-ban/den/{paper}/"))
    assert f'href="/ho-so/moi/?van-ban={paper}"' in page
    assert "V/v đề nghị trợ cấp" in main_of(client.get(f"/ho-so/moi/?van-ban={paper}"))
    scanned = client.post("/ho-so/moi/", {"q": CARD, "van-ban": paper})
    assert scanned["Location"] == f"/ho-so/moi/to-khai/?nguoi={person}&van-ban={paper}"
    named = {"nguoi": person, "van-ban": paper, **ELDER}
    assert f'name="van-ban" value="{paper}"' in main_of(client.get("/ho-so/moi/to-khai/", named))
    received = client.post("/ho-so/moi/to-khai/", {**named, "nhan": "du", "tl_receives_pension": "khong"})
    dossier = dossier_of(received)
    assert sql("SELECT about FROM documents_incoming WHERE id = %s", paper) == [(f"dossier:{dossier}",)]
    assert f'href="/van-ban/den/{paper}/"' in main_of(client.get(f"/ho-so/{dossier}/"))
    page = main_of(client.get(f"/van-ban/den/{paper}/"))
    assert (f'href="/ho-so/{dossier}/"' in page, "Lập hồ sơ từ văn bản này" in page) == (True, False)
    again = client.post("/ho-so/moi/to-khai/", {**named, "nhan": "du", "tl_receives_pension": "khong"})
    assert (again.status_code, "đã thành hồ sơ" in main_of(again), count()) == (409, True, 1)
    assert client.get(f"/ho-so/moi/?van-ban={paper}").status_code == 409


def test_a_paper_of_another_commune_or_one_sent_back_makes_no_dossier(users: dict[str, int]) -> None:
    person = resident("1956-03-12")
    client = signed_in(users, Role.ONE_STOP_CLERK)
    paper = arrived(client)
    client.post(f"/van-ban/den/{paper}/viec/tra-lai/", {"reason": "Gửi nhầm"})
    assert "Lập hồ sơ từ văn bản này" not in main_of(client.get(f"/van-ban/den/{paper}/"))
    far = commune(date.fromisoformat(c.MONDAY), c.HA_LAM)
    with acting(SYSTEM):
        specialist = offices.actor_of(users[Role.SPECIALIST])
    elsewhere = documents.register_incoming(far, [letter(c.MONDAY)], actor=specialist, at=c.moment(c.MONDAY, 8))[0].id
    given = {"nguoi": person, **ELDER, "nhan": "du", "tl_receives_pension": "khong"}
    refused = [client.post("/ho-so/moi/to-khai/", {**given, "van-ban": each}) for each in (paper, elsewhere, 10**9)]
    assert ([answer.status_code for answer in refused], count()) == ([409, 404, 404], 0)


def arrived(client: Client) -> int:
    """A letter that the clerk has entered into the commune's register of incoming papers. Gives its id."""
    entered = {
        "organ": "UBND", "arrived_on": c.MONDAY, "author": "UBMTTQ xã", "author_number": "7/MTTQ", "doc_type": "CV",
        "abstract": "V/v đề nghị trợ cấp", "urgency": "NORMAL",
    }  # fmt: skip
    return dossier_of(client.post("/van-ban/den/moi/", entered))


def dossier_of(answer: Any) -> int:
    """The number at the end of where an answer leads."""
    return int(answer["Location"].strip("/").rpartition("/")[2])


def test_what_the_desk_does_not_take_is_kept_with_its_reason_and_form_03(users: dict[str, int]) -> None:
    client = signed_in(users, Role.ONE_STOP_CLERK)
    place = commune(date.fromisoformat(c.MONDAY))
    given = {
        "new_full_name": "Lê Văn Thử", "new_birth": "5/3/1941", "new_commune": str(place), **ELDER, "khong-nhan": "1",
        "van-ban": arrived(client),
    }  # fmt: skip
    silent = client.post("/ho-so/moi/to-khai/", {**given, "reason": "  "})
    assert (silent.status_code, count()) == (409, 0)
    assert "Lý do không tiếp nhận</a>: Ghi lý do, nói để công dân hiểu." in main_of(silent)
    dossier = dossier_of(client.post("/ho-so/moi/to-khai/", {**given, "reason": "Thường trú ở huyện khác"}))
    assert sql("SELECT reason FROM cases_move WHERE dossier_id = %s", dossier) == [("Thường trú ở huyện khác",)]
    assert sql("SELECT count(*) FROM registry_person") == [(0,)]
    assert sql("SELECT about FROM documents_incoming") == [(f"dossier:{dossier}",)]  # it was answered, too
    page = main_of(client.get(f"/ho-so/{dossier}/"))
    assert ("Phiếu từ chối (mẫu 03)" in page, "Đường đi của hồ sơ" in page) == (True, False)
    assert client.get(f"/ho-so/{dossier}/tu-choi.pdf").content[:5] == b"%PDF-"


def test_an_approved_list_becomes_dossiers_once(users: dict[str, int]) -> None:
    taken = listed()
    client = signed_in(users, Role.ONE_STOP_CLERK)
    assert "Lập hồ sơ cho cả danh sách" not in main_of(client.get(f"/tiep-nhan/{taken}/"))
    early = client.post(f"/tiep-nhan/{taken}/lap-ho-so/", {"thu-tuc": c.ASSISTANCE})
    assert (early.status_code, count()) == (409, 0)
    intake.approve(taken, actor=c.officer(), at=c.moment(c.MONDAY, 9))
    assert "Lập 3 hồ sơ" in main_of(client.get(f"/tiep-nhan/{taken}/"))
    nothing = client.post(f"/tiep-nhan/{taken}/lap-ho-so/", {"thu-tuc": ""})
    assert (nothing["Location"], count()) == (f"/tiep-nhan/{taken}/", 0)
    done = client.post(f"/tiep-nhan/{taken}/lap-ho-so/", {"thu-tuc": c.ASSISTANCE}, follow=True)
    assert (count(), "Đã lập 3 hồ sơ từ danh sách." in done.content.decode()) == (3, True)
    page = main_of(client.get(f"/tiep-nhan/{taken}/"))
    assert ("Lập 3 hồ sơ" in page, "Mở hàng chờ hồ sơ" in page) == (False, True)
    again = client.post(f"/tiep-nhan/{taken}/lap-ho-so/", {"thu-tuc": c.ASSISTANCE})
    assert (again.status_code, count()) == (409, 3)
    other = signed_in(users, Role.ACCOUNTANT).post(f"/tiep-nhan/{taken}/lap-ho-so/", {"thu-tuc": c.ASSISTANCE})
    assert other.status_code == 403


def listed() -> int:
    """A list of three people of the commune, compared and not yet approved. Gives its id."""
    rows = [
        beneficiary(full_name=name, village="", cccd=f"04904100000{number}")
        for number, name in enumerate(("Lê Văn Một", "Lê Văn Hai", "Lê Văn Ba"))
    ]
    return intake.accept_sheet(
        name="ds.csv",
        content=csv_of(BENEFICIARY_HEADER, *rows),
        kind=None,
        commune_id=commune(date.fromisoformat(c.MONDAY)),
        actor=c.officer(),
        at=c.moment(c.MONDAY, 8),
    ).id


def test_text_messages_wait_until_somebody_has_sent_them(users: dict[str, int]) -> None:
    lodged(confirmed=False)
    client = signed_in(users, Role.ADMINISTRATOR)
    for role in (Role.ONE_STOP_CLERK, Role.COMMUNE_OFFICER, Role.ACCOUNTANT):
        assert signed_in(users, role).get("/ho-so/tin-nhan/").status_code == 403
    waiting = main_of(client.get("/ho-so/tin-nhan/"))
    assert "0905123456" in waiting
    message = waiting.split('name="message" value="')[1].split('"')[0]
    sent = client.post("/ho-so/tin-nhan/da-gui/", {"message": message}, follow=True).content.decode()
    assert ("Đã ghi 1 tin là đã gửi." in sent, "Không có tin nào chờ" in sent) == (True, True)
    again = client.post("/ho-so/tin-nhan/da-gui/", {"message": [message, "x"]}, follow=True)
    assert "Tin này đã được ghi là đã gửi trước đó." in again.content.decode()


def test_who_states_a_fact_of_a_guarded_register_is_told_that_the_dossier_has_closed(
    users: dict[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = forms.form(procedure(c.ASSISTANCE), on=date(2024, 6, 4))
    also = replace(asked, fields=(*asked.fields, forms.field_of(catalog().facts["has_hiv"])))
    monkeypatch.setattr(dossier_acts, "appraisal_form", lambda found, visit: also)
    dossier = c.to_specialist()
    client = signed_in(users, Role.SPECIALIST)
    given = {"seen": state(dossier)[3], "tl_has_hiv": "co", "conclusion": "GRANT", "note": "Đủ hồ sơ"}
    after = client.post(f"/ho-so/{dossier}/tham-dinh/", given, follow=True)
    assert after.redirect_chain == [("/ho-so/", 302)]
    assert "Muốn xem, in giấy tờ hoặc làm tiếp: mở Sổ bảo mật và ghi lý do." in after.content.decode()
    assert client.get(f"/ho-so/{dossier}/").status_code == 404


def test_a_refused_dossier_links_its_letter_and_shows_what_the_citizen_said(users: dict[str, int]) -> None:
    dossier = c.to_specialist()
    client = signed_in(users, Role.SPECIALIST)
    assert client.get(f"/ho-so/{dossier}/van-ban/tra-loi.pdf").status_code == 404
    actions.refuse(dossier, "Không thuộc đối tượng quy định tại Điều 5", actor=c.SPECIALIST, at=c.moment(c.MONDAY, 16))
    sql(
        "INSERT INTO cases_rating (code, score, words, at) SELECT code, 4, 'Cán bộ nhiệt tình', now() FROM cases_dossier"
    )
    page = main_of(client.get(f"/ho-so/{dossier}/"))
    assert f'href="/ho-so/{dossier}/van-ban/tra-loi.pdf"' in page
    assert "4/5, hài lòng: Cán bộ nhiệt tình" in page
    letter_of = client.get(f"/ho-so/{dossier}/van-ban/tra-loi.pdf")
    content = b"".join(letter_of.streaming_content) if letter_of.streaming else letter_of.content
    assert "Không thuộc đối tượng quy định tại Điều 5" in " ".join("\n".join(pages(content)).split())
