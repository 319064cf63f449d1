"""The portal as a citizen walks it, without an account, a script or a cookie."""

from __future__ import annotations

import gzip
import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from ansinh.audit.models import Entry
from ansinh.audit.session import acting
from ansinh.cases import actions, public
from ansinh.cases.catalog import procedures
from ansinh.cases.models import Rating
from ansinh.cases.offers import is_online
from ansinh.documents.keys import trial_signer
from ansinh.documents.models import PublicRecord
from ansinh.documents.rendering import paper_pdf
from ansinh.documents.signing import sign
from ansinh.intake import queries as intake
from ansinh.intake.messages import messages_waiting
from ansinh.intake.models import Submission
from ansinh.kit import clock
from ansinh.portal import challenge, doors
from tests import cases_world as world
from tests import entitlement_world
from tests.cases_world import CHAIRMAN, SYSTEM, clerk, moment
from tests.papers_world import grant
from tests.portal_world import APPLICANT, PNG, Citizen, aged, answered, hidden, words

pytestmark = pytest.mark.django_db
FORM = "/cong-dan/nop/1.001776/"
TODAY = date(2024, 5, 8)
CHECK = "/cong-dan/toi-co-thuoc-dien-khong/"


@pytest.fixture(autouse=True)
def places() -> None:
    entitlement_world.district()


@pytest.fixture
def citizen(monkeypatch: pytest.MonkeyPatch) -> Citizen:
    return Citizen(monkeypatch, moment("2024-05-08"))


# --- the door ------------------------------------------------------------------------------------------------------


def test_every_page_is_public_and_sets_no_cookie(citizen: Citizen) -> None:
    for page in doors.PAGES:
        address = "/" + re.sub(r"<str:code>", "1.001776", page.address).replace("<str:token>", "x")
        answer = citizen.client.get(address)
        assert answer.status_code in (200, 404, 405), address
        assert answer.cookies == {} or not answer.cookies
        assert "login" not in answer.headers.get("Location", "")
        assert answer.headers["Content-Security-Policy"].startswith("default-src 'none'; script-src 'self'")


def test_the_portal_sees_no_person(citizen: Citizen) -> None:
    world.received()
    with acting(doors.NOBODY):
        assert world.Dossier.objects.count() == 0


def test_a_first_page_is_small(citizen: Citizen) -> None:
    css = (doors.__file__.replace("doors.py", "static/portal/portal.css"), "rb")
    with open(*css) as file:  # noqa: PTH123
        styles = len(gzip.compress(file.read()))
    for address in ("/cong-dan/", "/cong-dan/thu-tuc/", FORM):
        assert len(gzip.compress(citizen.client.get(address).content)) + styles < 40 * 1024


def test_large_letters_are_remembered_and_forgotten(citizen: Citizen) -> None:
    there = {"doi": "lon", "ve": "/cong-dan/thu-tuc/"}
    assert citizen.client.post("/cong-dan/cach-xem/", there).headers["Location"] == "/cong-dan/thu-tuc/"
    assert '<html lang="vi" class="lon">' in citizen.get("/cong-dan/")
    citizen.client.post("/cong-dan/cach-xem/", {"doi": "lon", "ve": "https://vidu.vn/"})
    assert '<html lang="vi">' in citizen.get("/cong-dan/")


def test_an_officers_sign_in_gives_no_rights_here(citizen: Citizen) -> None:
    assert doors.NOBODY.communes == () and doors.NOBODY.role == "portal"


# --- looking up ----------------------------------------------------------------------------------------------------


def asked(code: str, factor: str) -> dict[str, str]:
    return {"ma": code, "so": factor, **answered()}


@pytest.mark.parametrize("factor", ["1956", "0123"])
def test_code_and_factor_show_where_it_is(citizen: Citizen, factor: str) -> None:
    new = world.dossier(world.received(person=entitlement_world.resident("1956-03-12", cccd="049156000123")))
    page = words(citizen.post("/cong-dan/tra-cuu/", asked(f" {new.code.lower()} ", factor)))
    assert "Được tiếp nhận" in page and "Ngày nhận 06/05/2024" in page and "Còn" in page
    assert "Nguyễn Thị Mẫu" not in page and "0491" not in page


def test_a_wrong_code_and_a_wrong_factor_get_the_same_answer(citizen: Citizen) -> None:
    new = world.dossier(world.received())
    answers = [
        re.sub(
            r"<(h1|label).*?</\1>|value=\"[^\"]*\"", "", citizen.post("/cong-dan/tra-cuu/", asked(*each), status=404)
        )
        for each in ((new.code, "1957"), ("H47.24.10-240506-9999", "1956"), (new.code, "abcd"))
    ]
    assert len(set(answers)) == 1
    assert "Không khớp." in answers[0]


def test_the_slips_qr_needs_no_question(citizen: Citizen) -> None:
    new = world.dossier(world.received())
    assert new.code in citizen.get(f"/tra-cuu/q/{new.token}/")
    assert citizen.client.get("/tra-cuu/q/khong-co/").status_code == 404


def test_what_to_bring_is_said(citizen: Citizen) -> None:
    new = world.received()
    code = world.dossier(new).code
    actions.ask_supplement(new, [actions.PaperHanded("certificate", "Giấy xác nhận khuyết tật")], "Thiếu", actor=world.officer(), at=moment("2024-05-07"))  # fmt: skip
    page = words(citizen.post("/cong-dan/tra-cuu/", asked(code, "1956")))
    assert "Cần mang đến Giấy xác nhận khuyết tật" in page
    assert "Còn" not in page.partition("Ngày hẹn trả")[2].partition("Tra hồ sơ khác")[0]


@pytest.mark.parametrize(
    "answer",
    [
        {},
        {challenge.NONCE: "giả", challenge.ANSWER: "5"},
        {**answered(), challenge.ANSWER: "100"},
        {**answered(), challenge.TRAP: "a@b.vn"},
        answered(since=timedelta(seconds=-60)),  # sooner than anybody reads
        answered(since=timedelta(hours=2)),
    ],
)
def test_the_small_question_stops_programs(citizen: Citizen, answer: dict[str, str]) -> None:
    new = world.dossier(world.received())
    page = citizen.post("/cong-dan/tra-cuu/", {"ma": new.code, "so": "1956", **answer}, status=422)
    assert "Được tiếp nhận" not in page and f'value="{new.code}"' in page


def test_the_small_question_takes_words_and_digits() -> None:
    for _ in range(50):
        nonce = aged(timedelta(seconds=5))
        assert len(challenge.answers(nonce)) == 2
    assert len({challenge.new().question for _ in range(60)}) > 15


def test_looking_up_too_often_is_stopped_and_stays_counted(citizen: Citizen) -> None:
    code = world.dossier(world.received()).code
    for _ in range(public.LIMITS["CODE"]):
        citizen.post("/cong-dan/tra-cuu/", asked(code, "1900"), status=404)
    assert "Tra cứu quá nhiều lần" in citizen.post("/cong-dan/tra-cuu/", asked(code, "1956"), status=429)


def test_a_result_is_rated_once(citizen: Citizen) -> None:
    new = world.to_chairman()
    actions.finish([new], {"outcome": "GRANT", "number": "12/QĐ-UBND"}, actor=CHAIRMAN, at=moment("2024-05-07"))
    page = citizen.get(f"/tra-cuu/q/{world.dossier(new).token}/")
    marks = {"huong-dan": "5", "giay-to": "4", "thoi-gian": "4", "thai-do": "5", "ket-qua": "5"}
    sent = {"phieu": hidden(page, "phieu"), "y-kien": "Cảm ơn", **marks}
    assert "Cảm ơn ông/bà" in citizen.post("/cong-dan/danh-gia/", sent)
    citizen.post("/cong-dan/danh-gia/", sent, status=409)
    with acting(SYSTEM):
        (rating,) = Rating.objects.all()
    assert rating.score == 5
    assert rating.words.startswith("Cán bộ hướng dẫn dễ hiểu: 5. Chỉ yêu cầu") and rating.words.endswith("Cảm ơn")
    assert "đã được đánh giá" in citizen.get(f"/tra-cuu/q/{world.dossier(new).token}/")


# --- procedures ----------------------------------------------------------------------------------------------------


def test_procedures_are_found_without_marks(citizen: Citizen) -> None:
    page = words(citizen.get("/cong-dan/thu-tuc/?tim=tro+cap+xa+hoi+hang+thang"))
    assert "trợ cấp xã hội hàng tháng" in page and "thờ cúng" not in page
    assert "Không có thủ tục nào" in citizen.get("/cong-dan/thu-tuc/?tim=xyzxyz")


def test_a_procedure_says_what_to_bring_and_how_long(citizen: Citizen) -> None:
    page = words(citizen.get("/cong-dan/thu-tuc/1.001776/"))
    assert "Giấy tờ cần có" in page and "ngày làm việc" in page and "Chủ tịch UBND huyện" in page
    citizen.at(moment("2025-09-08"))
    assert "Chủ tịch UBND cấp xã" in words(citizen.get("/cong-dan/thu-tuc/1.001776/"))
    assert citizen.client.get("/cong-dan/thu-tuc/khong-co/").status_code == 404


# --- «tôi có thuộc diện không?» ------------------------------------------------------------------------------------


def converse(citizen: Citizen, topic: str, said: dict[str, str]) -> str:
    """Answer until the result; what is not in ``said`` is «không rõ»."""
    page = citizen.post(CHECK, {"chon": topic})
    while 'name="cau"' in page:
        name = hidden(page, "cau")
        page = citizen.post(CHECK, {"da-khai": hidden(page, "da-khai"), "cau": name, "tra-loi": said.get(name, "khong-ro")})  # fmt: skip
    return page


def test_an_elder_learns_what_the_law_gives(citizen: Citizen) -> None:
    before = Entry.objects.count()
    said = {"birth_date": "1940", "poverty_class": "NONE", "receives_pension": "khong",
            "receives_insurance_allowance": "khong", "receives_survivor_allowance": "khong"}  # fmt: skip
    page = words(converse(citizen, "elder", said))
    assert "Có thể được hưởng" in page and "360.000 đồng mỗi tháng" in page  # 500.000 from July on
    assert "20/2021/NĐ-CP" in page and "chỉ để tham khảo" in page
    citizen.at(moment("2024-09-09"))
    assert "500.000 đồng mỗi tháng" in words(converse(citizen, "elder", said))
    assert Entry.objects.count() == before


def test_a_question_is_asked_only_while_something_hangs_on_it(citizen: Citizen) -> None:
    page = citizen.post(CHECK, {"chon": "elder"})
    page = citizen.post(CHECK, {"da-khai": hidden(page, "da-khai"), "cau": "birth_date", "tra-loi": "5/3/2000"})
    assert "Chưa thấy chế độ phù hợp" in page  # too young for every rule: nothing else matters


def test_an_answer_that_is_none_is_asked_again_and_one_can_go_back(citizen: Citizen) -> None:
    page = citizen.post(CHECK, {"chon": "elder"})
    state = hidden(page, "da-khai")
    wrong = citizen.post(CHECK, {"da-khai": state, "cau": "birth_date", "tra-loi": "hôm qua"})
    assert "Ngày phải ghi dạng ngày/tháng/năm" in wrong and hidden(wrong, "cau") == "birth_date"
    second = citizen.post(CHECK, {"da-khai": state, "cau": "birth_date", "tra-loi": "1940"})
    assert hidden(second, "cau") != "birth_date"
    back = citizen.post(CHECK, {"da-khai": hidden(second, "da-khai"), "lui": "1"})
    assert hidden(back, "cau") == "birth_date"
    assert "thuộc trường hợp nào" in citizen.post(CHECK, {"da-khai": hidden(back, "da-khai"), "lui": "1"})


def test_a_state_that_is_not_ours_begins_anew(citizen: Citizen) -> None:
    assert "Chọn ít nhất một trường hợp" in citizen.post(CHECK, {"da-khai": "giả", "cau": "sex", "tra-loi": "MALE"})
    citizen.post(CHECK, {"chon": "khong-co"}, status=409)


# --- applying ------------------------------------------------------------------------------------------------------


def opened(citizen: Citizen) -> str:
    """The form of somebody with a disability."""
    return citizen.post(FORM, {"chon": "disability"})


def filled(page: str, **changed: str) -> dict[str, object]:
    commune = re.search(r'<option value="(\d+)"[^>]*>[^<]*Bình Trị', page)
    assert commune is not None
    own = dict.fromkeys(re.findall(r'name="(hoi\.[^"]+)"', page), "") | {"hoi.beneficiary_name": "Nguyễn Thị Mẫu"}
    form = {"don": hidden(page, "don"), "chon": "disability", "noi": commune[1]}
    return {**form, **own, **APPLICANT, **answered(), **changed}


def digits() -> str:
    with acting(SYSTEM):
        return re.search(r"la (\d{6})", messages_waiting(SYSTEM, at=clock.now())[-1].text)[1]  # type: ignore[index]


def test_an_application_goes_from_the_phone_to_the_desk(citizen: Citizen) -> None:
    page = opened(citizen)
    files = {"giay.application": SimpleUploadedFile("don.png", PNG, "image/png")}
    confirm = citizen.post(FORM, {**filled(page), **files})
    assert "Nhập mã xác nhận" in confirm and digits() not in confirm
    token = hidden(confirm, "don")
    assert "Còn 4 lần thử" in citizen.post("/cong-dan/xac-nhan/", {"don": token, "ma": "x"}, status=422)
    receipt = citizen.post("/cong-dan/xac-nhan/", {"don": token, "ma": digits()})
    code = re.search(r"DK240508-\w{6}", receipt)[0]  # type: ignore[index]

    assert "Mới đăng ký" in words(citizen.post("/cong-dan/tra-cuu/", asked(code, "1980")))
    with acting(clerk()):
        (waiting,) = intake.waiting_submissions()
    assert (waiting.code, waiting.files) == (code, 1)
    person = entitlement_world.resident("1956-03-12")
    dossier = actions.take_online(
        waiting.id, person_id=person, ask_missing=True, actor=clerk(), at=moment("2024-05-09")
    )
    taken = words(citizen.post("/cong-dan/tra-cuu/", asked(code, "1234")))
    assert "Được tiếp nhận" in taken and f"thành hồ sơ {world.dossier(dossier).code}" in taken


def test_the_form_asks_what_concerns_the_case(citizen: Citizen) -> None:
    assert "Hồ sơ cho ai?" in citizen.get(FORM)
    about_disability = set(re.findall(r'name="hoi\.([^"]+)"', opened(citizen)))
    assert {"beneficiary_name", "disability_degree", "pregnant"} <= about_disability
    assert {"lone_parent", "child_circumstance", "elder_support", "has_hiv"} & about_disability == set()
    alone = set(re.findall(r'name="hoi\.([^"]+)"', citizen.post(FORM, {"chon": "single_parent"})))
    assert {"lone_parent", "children_under_16"} <= alone and "disability_degree" not in alone
    citizen.post(FORM, {"chon": "khong-co"}, status=409)


def test_for_another_one_says_for_whom(citizen: Citizen) -> None:
    page = citizen.post(FORM, filled(opened(citizen), **{"hoi.beneficiary_name": ""}), status=422)
    assert "Nộp thay thì ghi tên người được hưởng." in page


def test_a_guarded_procedure_is_not_open_to_the_portal(citizen: Citizen) -> None:
    guarded = [each for each in procedures(TODAY) if not is_online(each)]
    assert guarded
    for each in guarded:
        assert citizen.client.get(f"/cong-dan/nop/{each.code}/").status_code == 409


def test_a_refused_application_says_why(citizen: Citizen) -> None:
    confirm = citizen.post(FORM, filled(opened(citizen)))
    receipt = citizen.post("/cong-dan/xac-nhan/", {"don": hidden(confirm, "don"), "ma": digits()})
    code = re.search(r"DK240508-\w{6}", receipt)[0]  # type: ignore[index]
    with acting(SYSTEM):
        submission = Submission.objects.get()
    actions.refuse_online(submission.id, "Đã nộp tại quầy ngày 6/5.", actor=clerk(), at=moment("2024-05-09"))
    page = words(citizen.post("/cong-dan/tra-cuu/", asked(code, "1980")))
    assert "Không được tiếp nhận" in page and "Lý do: Đã nộp tại quầy ngày 6/5." in page


def test_what_is_wrong_is_said_at_each_field_and_nothing_is_kept(citizen: Citizen) -> None:
    page = citizen.post(FORM, filled(opened(citizen), **{"nguoi.phone": "123", "hoi.disability_degree": "x"}), status=422)  # fmt: skip
    assert "Số điện thoại có 10 chữ số" in page and "Chọn một trong các câu trả lời có sẵn." in page
    assert 'value="Trần Thị Thử"' in page
    bad = {"giay.application": SimpleUploadedFile("don.pdf", b"MZ" + PNG, "application/pdf")}
    assert "Tệp là chương trình" in citizen.post(FORM, {**filled(opened(citizen)), **bad}, status=422)
    with acting(SYSTEM):
        assert Submission.objects.count() == 0


def test_a_phone_is_not_flooded(citizen: Citizen) -> None:
    for _ in range(public.LIMITS["PHONE"]):
        citizen.post(FORM, filled(opened(citizen)))
    refused = citizen.post(FORM, filled(opened(citizen)), status=429)
    assert hidden(refused, "don")  # what was typed is there still, to be sent later
    with acting(SYSTEM):
        assert Submission.objects.count() == public.LIMITS["PHONE"]


def test_sent_again_it_is_one_application(citizen: Citizen) -> None:
    sent = filled(opened(citizen))
    citizen.post(FORM, sent)
    citizen.post(FORM, sent)
    with acting(SYSTEM):
        assert Submission.objects.count() == 1


def test_three_codes_and_no_more(citizen: Citizen) -> None:
    token = {"don": hidden(citizen.post(FORM, filled(opened(citizen))), "don")}
    assert [("Đã gửi mã mới" in citizen.post("/cong-dan/gui-lai-ma/", token)) for _ in range(3)] == [True, True, False]
    assert "Đã gửi ba mã" in citizen.post("/cong-dan/gui-lai-ma/", token)


def test_a_form_that_is_not_ours_gets_a_new_token(citizen: Citizen) -> None:
    page = citizen.post(FORM, filled(opened(citizen), don="giả"), status=422)
    assert "Câu trả lời chưa đúng" in page and hidden(page, "don") != "giả"
    citizen.post(FORM, filled(page))


def test_another_visitor_cannot_confirm(citizen: Citizen) -> None:
    citizen.post(FORM, filled(opened(citizen)))
    stranger = hidden(opened(citizen), "don")
    for token in (stranger, "giả"):
        refused = citizen.post("/cong-dan/xac-nhan/", {"don": token, "ma": digits()}, status=404)
        assert APPLICANT["nguoi.name"] not in refused
    with acting(SYSTEM):
        assert Submission.objects.get().state == "UNCONFIRMED"


def digits_on(page: str) -> str:
    return re.search(r"Mã là (\d{6})", words(page))[1]  # type: ignore[index]


# --- papers --------------------------------------------------------------------------------------------------------


def test_a_code_that_is_none(citizen: Citizen) -> None:
    page = citizen.post("/cong-dan/kiem-tra/", {"ma": "ABCDEFGHJKMN"}, status=404)
    assert "Không có văn bản nào mang mã này" in page


def test_a_paper_of_ours_is_known_by_its_code(citizen: Citizen) -> None:
    with acting(SYSTEM):
        PublicRecord.objects.create(
            code="ABCDEFGHJKMN", number="12/QĐ-UBND", signed_on=TODAY, agency="UBND huyện Thăng Bình", doc_type="QĐ"
        )
    page = words(citizen.post("/cong-dan/kiem-tra/", {"ma": "abcd-efgh-jkmn"}))
    assert "Văn bản đang có giá trị" in page and "12/QĐ-UBND" in page and "08/05/2024" in page
    with acting(SYSTEM):
        PublicRecord.objects.update(state="REPLACED", other="15/QĐ-UBND")
    page = words(citizen.get("/cong-dan/kiem-tra/ABCDEFGHJKMN/"))
    assert "Văn bản đã được thay thế" in page and "Văn bản mới: 15/QĐ-UBND" in page


def test_a_file_is_read_for_its_signatures_after_the_small_question(citizen: Citizen, tmp_path: Path) -> None:
    address = "/cong-dan/kiem-tra-tep/"
    assert "Câu trả lời chưa đúng" in citizen.post(address, {}, status=422)
    assert "Chọn một tệp PDF" in citizen.post(address, answered(), status=422)
    citizen.post(address, {**answered(), "tep": SimpleUploadedFile("a.pdf", PNG)}, status=409)
    plain = paper_pdf(grant())
    assert "không có chữ ký số" in citizen.post(address, {**answered(), "tep": SimpleUploadedFile("a.pdf", plain)})
    signed = sign(plain, trial_signer(tmp_path, "Lê Văn Mẫu"), moment("2024-03-05"))
    page = words(citizen.post(address, {**answered(), "tep": SimpleUploadedFile("a.pdf", signed)}))
    assert "Chữ ký còn nguyên vẹn" in page and "Lê Văn Mẫu" in page and "Chứng thư thử nghiệm" in page


def test_what_is_too_large_is_not_even_read(citizen: Citizen) -> None:
    answer = citizen.client.post(FORM, {}, CONTENT_LENGTH=str(doors.MOST_BYTES + 1))
    assert answer.status_code == 413


def test_a_demonstration_shows_the_code_that_it_does_not_send(citizen: Citizen, settings: Any) -> None:
    settings.DEMO = True
    assert digits_on(citizen.post(FORM, filled(opened(citizen)))) == digits()


def test_post_needs_no_token_of_a_session() -> None:
    assert Client(enforce_csrf_checks=True).post(CHECK, {"chon": "elder"}).status_code == 200
