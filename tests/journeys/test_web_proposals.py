"""The desk of proposals through its screens: appraised, drafted, put before the chairman, signed or sent back."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from allauth.mfa.totp.internal.auth import TOTP
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from ansinh.cases import actions as cases
from ansinh.cases.records import Appraisal
from ansinh.documents.keys import KeyUnreadable
from ansinh.offices.models import Role, User
from ansinh.web import jobs, urls
from tests import cases_world as c
from tests.entitlement_world import resident
from tests.payroll_world import sql
from tests.portal_world import answered
from tests.web_world import main_of, office_at, signed_in

pytestmark = pytest.mark.django_db
assert urls.urlpatterns  # declares the screens
MOST_QUERIES = 20
DESK = "/quyet-dinh/to-trinh/"
SEVERE = {"disability_degree": "SEVERE", "certificate_issued_on": "2024-05-02"}
VERIFY_AT = "http://testserver/cong-dan/kiem-tra/"
SIGNATURE = {"signed_on": c.MONDAY, "signer": "Trần Văn Ký"}


@pytest.fixture
def users(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, int]]:
    with office_at(c.moment(c.MONDAY, 16), monkeypatch) as made:
        yield made


def appraised(*facts: Mapping[str, Any], look: str = "") -> list[int]:
    """A dossier with the specialist for each; ``look`` is what the appraiser wants the signer to see of the last."""
    applications = [c.application(person=resident(f"198{place % 10}-03-12")) for place, _ in enumerate(facts)]
    ids = cases.receive_many(applications, actor=c.clerk(), at=c.moment(c.MONDAY))
    while c.dossier(ids[0]).place == "COMMUNE":
        cases.hand_over(ids, actor=c.officer(), at=c.moment(c.MONDAY, 14))
    appraisals = [
        Appraisal(each, "GRANT", fact, "Đủ hồ sơ", [look] if look and each == ids[-1] else [])
        for each, fact in zip(ids, facts, strict=True)
    ]
    cases.appraise_many(appraisals, actor=c.SPECIALIST, at=c.moment(c.MONDAY, 15))
    return ids


def drafted(users: dict[str, int], **of: str) -> int:
    """What is ready, proposed through the screen. Gives the proposal."""
    answer = signed_in(users, Role.SPECIALIST).post(f"{DESK}soan/", {"procedure": c.ASSISTANCE, **of})
    assert answer.status_code == 302
    return int(answer["Location"].strip("/").rpartition("/")[2])


def submitted(users: dict[str, int], **of: str) -> int:
    proposal = drafted(users, **of)
    assert signed_in(users, Role.SPECIALIST).post(f"{DESK}{proposal}/trinh/").status_code == 302
    return proposal


def decisions(proposal: int) -> list[tuple[Any, ...]]:
    """Its decisions in their order: id, state, number."""
    return sql("SELECT id, state, number FROM decisions_decision WHERE proposal_id = %s ORDER BY id", proposal)


def numbers(proposal: int) -> list[int]:
    """What stands before the stroke, in order."""
    return sorted(int(number.partition("/")[0]) for _, state, number in decisions(proposal) if state == "ISSUED")


def everything() -> list[list[tuple[Any, ...]]]:
    """What a refused act must leave as it is."""
    tables = ("decisions_decision", "decisions_proposal", "decisions_term", "documents_outgoing", "procrastinate_jobs")
    return [sql(f"SELECT count(*) FROM {table}") for table in tables] + [
        sql("SELECT id, state, number FROM decisions_decision ORDER BY id"),
        sql("SELECT id, status, step, holder FROM cases_dossier ORDER BY id"),
    ]


def test_from_the_appraisal_to_signed_decisions_with_their_papers(users: dict[str, int]) -> None:
    new = c.to_specialist()
    specialist = signed_in(users, Role.SPECIALIST)
    given = {
        "seen": c.dossier(new).last_move, "conclusion": "GRANT", "note": "Đủ hồ sơ",
        "tl_disability_degree": "SEVERE", "tl_certificate_issued_on": "2/5/2024",
    }  # fmt: skip
    assert specialist.post(f"/ho-so/{new}/tham-dinh/", given).status_code == 302
    appraised(SEVERE, SEVERE, look="Ảnh chụp giấy xác nhận mờ.")
    assert "Soạn cho 3 hồ sơ" in main_of(specialist.get(DESK))
    proposal = drafted(users)
    assert "Trình 3 dự thảo" in main_of(specialist.get(f"{DESK}{proposal}/"))
    assert "Soạn cho" not in main_of(specialist.get(DESK))
    assert specialist.post(f"{DESK}{proposal}/trinh/").status_code == 302

    chairman = signed_in(users, Role.CHAIRMAN)
    page = main_of(chairman.get(f"{DESK}{proposal}/"))
    assert page.index("Ảnh chụp giấy xác nhận mờ.") < page.index("Không có gì khác thường")
    assert "Ký cả 3 (1 cần xem)" in page
    first, *others = [pk for pk, _, _ in decisions(proposal)]
    assert chairman.post(f"{DESK}{proposal}/ky/", {**SIGNATURE, "which": "picked", "picked": first}).status_code == 302
    assert [state for _, state, _ in decisions(proposal)] == ["ISSUED", "DRAFT", "DRAFT"]
    assert chairman.post(f"{DESK}{proposal}/ky/", {**SIGNATURE, "which": "all"}).status_code == 302
    assert sql("SELECT state FROM decisions_proposal") == [("DECIDED",)]
    assert len(others) == 2
    found = numbers(proposal)
    assert found == list(range(found[0], found[0] + 3))


def test_papers_open_as_pdf_and_to_be_edited_and_printing_tells_how_far_it_is(users: dict[str, int]) -> None:
    appraised(SEVERE)
    proposal = submitted(users)
    chairman = signed_in(users, Role.CHAIRMAN)
    draft = decisions(proposal)[0][0]
    for paper in (f"{DESK}{proposal}.", f"/quyet-dinh/{draft}/van-ban."):
        assert chairman.get(f"{paper}pdf").content[:5] == b"%PDF-"
        assert chairman.get(f"{paper}docx").content[:2] == b"PK"
        assert chairman.get(f"{paper}exe").status_code == 404
    chairman.post(f"{DESK}{proposal}/ky/", {**SIGNATURE, "which": "all"})
    waiting = chairman.get(f"{DESK}{proposal}/tien-do/").content.decode()
    assert "Đang in 0 / 1 quyết định" in waiting
    assert "<main" not in waiting  # a part of the page
    assert sql("SELECT args FROM procrastinate_jobs WHERE task_name = 'print_decisions'") == [
        (f'{{"verify_at": "{VERIFY_AT}", "decision_ids": [{draft}]}}',)
    ]
    jobs.print_decisions(decision_ids=[draft], verify_at=VERIFY_AT)
    assert "Đã in đủ 1 quyết định" in chairman.get(f"{DESK}{proposal}/tien-do/").content.decode()
    kept = chairman.get(f"/quyet-dinh/{draft}/van-ban.pdf").content
    assert kept == chairman.get(f"/quyet-dinh/{draft}/van-ban.pdf").content
    assert kept[:5] == b"%PDF-"


def test_a_printing_that_failed_says_why_and_can_be_tried_again(
    users: dict[str, int], settings: Any, tmp_path: Path
) -> None:
    appraised(SEVERE)
    proposal = submitted(users)
    draft = decisions(proposal)[0][0]
    chairman = signed_in(users, Role.CHAIRMAN)
    chairman.post(f"{DESK}{proposal}/ky/", {**SIGNATURE, "which": "all"})
    settings.SIGNING_KEY = tmp_path / "khong-co.p12"
    with pytest.raises(KeyUnreadable):
        jobs.print_decisions(decision_ids=[draft], verify_at=VERIFY_AT)
    for page in (f"{DESK}{proposal}/tien-do/", f"/quyet-dinh/{draft}/tien-do/"):
        failed = chairman.get(page).content.decode()
        assert "Chưa in được: mới có 0 / 1 quyết định." in failed
        assert "Không mở được tệp khóa ký" in failed
        assert "hx-get" not in failed
    settings.SIGNING_KEY = None
    assert chairman.post(f"{DESK}{proposal}/in-lai/").status_code == 302
    assert "Đang in 0 / 1" in chairman.get(f"{DESK}{proposal}/tien-do/").content.decode()
    jobs.print_decisions(decision_ids=[draft], verify_at=VERIFY_AT)
    assert "Đã in đủ 1 quyết định" in chairman.get(f"/quyet-dinh/{draft}/tien-do/").content.decode()
    assert sql("SELECT count(*) FROM decisions_unprinted") == [(0,)]


def test_the_kept_paper_says_who_signed_it_and_the_citizen_finds_the_same(users: dict[str, int], settings: Any) -> None:
    appraised(SEVERE)
    proposal = submitted(users)
    draft = decisions(proposal)[0][0]
    chairman = signed_in(users, Role.CHAIRMAN)
    assert "Chữ ký số" not in main_of(chairman.get(f"/quyet-dinh/{draft}/"))
    chairman.post(f"{DESK}{proposal}/ky/", {**SIGNATURE, "which": "all"})
    settings.DEMO = True  # signs with a trial certificate
    jobs.print_decisions(decision_ids=[draft], verify_at=VERIFY_AT)
    page = main_of(chairman.get(f"/quyet-dinh/{draft}/"))
    for words in ("còn nguyên vẹn", "<dd>Ủy ban nhân dân</dd>", "Chứng thư thử nghiệm"):
        assert words in page
    ((code, sha256),) = sql("SELECT code, sha256 FROM documents_public WHERE sha256 <> ''")
    assert f'<a href="{VERIFY_AT}{code}/">' in page

    citizen = Client()
    assert "Văn bản đang có giá trị" in main_of(citizen.get(f"/cong-dan/kiem-tra/{code}/"))
    kept = chairman.get(f"/quyet-dinh/{draft}/van-ban.pdf").content
    assert hashlib.sha256(kept).hexdigest() == sha256
    assert "Chữ ký còn nguyên vẹn" in shown_to(citizen, kept)
    position = kept.index(b"\nstream\n") + 40  # inside the paper's letters
    changed = kept[:position] + bytes([kept[position] ^ 1]) + kept[position + 1 :]
    assert "Tệp đã bị sửa sau khi ký" in shown_to(citizen, changed)


def shown_to(citizen: Client, pdf: bytes) -> str:
    """What the portal's check of files answers."""
    return main_of(
        citizen.post("/cong-dan/kiem-tra-tep/", {**answered(), "tep": SimpleUploadedFile("quyet-dinh.pdf", pdf)})
    )


def test_whoever_signs_second_is_told_and_nothing_changes(users: dict[str, int]) -> None:
    appraised(SEVERE, SEVERE)
    proposal = submitted(users)
    first, second = (pk for pk, _, _ in decisions(proposal))
    chairman = signed_in(users, Role.CHAIRMAN)
    chairman.post(f"{DESK}{proposal}/ky/", {**SIGNATURE, "which": "picked", "picked": first})
    before = everything()
    again = chairman.post(f"{DESK}{proposal}/ky/", {**SIGNATURE, "which": "picked", "picked": [first, second]})
    assert again.status_code == 409
    assert "không ký lại được. Tải lại trang." in main_of(again)
    assert everything() == before
    chairman.post(f"{DESK}{proposal}/ky/", {**SIGNATURE, "which": "all"})
    before = everything()
    closed = chairman.post(f"{DESK}{proposal}/ky/", {**SIGNATURE, "which": "all"})
    assert (closed.status_code, "Mở lại tờ trình để xem." in main_of(closed)) == (409, True)
    assert everything() == before


@pytest.mark.parametrize(
    ("given", "status"),
    [
        ({"signed_on": "2024-06-03", "signer": "Trần Văn Ký", "which": "all"}, 409),  # another month of signing
        (
            {"signed_on": "", "signer": "Trần Văn Ký", "which": "all"},
            302,
        ),  # back to the page, which says what is missing
        ({"signed_on": c.MONDAY, "signer": "", "which": "all"}, 302),
        ({**SIGNATURE, "which": "picked"}, 302),  # nothing ticked: back to the page too
    ],
)
def test_what_cannot_be_signed_leaves_everything_as_it_is(
    users: dict[str, int], given: dict[str, str], status: int
) -> None:
    appraised(SEVERE)
    proposal = submitted(users)
    before = everything()
    answer = signed_in(users, Role.CHAIRMAN).post(f"{DESK}{proposal}/ky/", given)
    assert answer.status_code == status
    assert everything() == before


def test_signing_nothing_says_so_and_signs_nothing(users: dict[str, int]) -> None:
    appraised(SEVERE)
    proposal = submitted(users)
    before = everything()
    answer = signed_in(users, Role.CHAIRMAN).post(
        f"{DESK}{proposal}/ky/", {**SIGNATURE, "which": "picked"}, follow=True
    )
    assert "Chưa chọn dự thảo nào" in main_of(answer)
    assert everything() == before


def test_what_is_sent_back_needs_a_reason_and_returns_to_the_specialist(users: dict[str, int]) -> None:
    dossier, _ = appraised(SEVERE, SEVERE)
    proposal = submitted(users)
    draft = decisions(proposal)[0][0]
    chairman = signed_in(users, Role.CHAIRMAN)
    before = everything()
    assert chairman.post(f"{DESK}{proposal}/tra-lai/", {"picked": draft, "reason": " "}).status_code == 409
    assert chairman.post(f"{DESK}{proposal}/tra-lai/", {"reason": "Thiếu giấy"}).status_code == 302
    assert everything() == before
    chairman.post(f"{DESK}{proposal}/tra-lai/", {"picked": draft, "reason": "Thiếu giấy xác nhận."})
    assert [state for _, state, _ in decisions(proposal)] == ["CANCELLED", "DRAFT"]
    assert c.dossier(dossier).holder == "SPECIALIST"
    assert "Thiếu giấy xác nhận." in main_of(chairman.get(f"{DESK}{proposal}/"))


def test_a_draft_of_another_proposal_is_not_declined_here(users: dict[str, int]) -> None:
    appraised(SEVERE)
    one = submitted(users)
    appraised(SEVERE)
    other = submitted(users)
    before = everything()
    foreign = {"picked": decisions(other)[0][0], "reason": "Thiếu giấy"}
    assert signed_in(users, Role.CHAIRMAN).post(f"{DESK}{one}/tra-lai/", foreign).status_code == 409
    assert everything() == before


def test_taken_back_it_can_be_drafted_again(users: dict[str, int]) -> None:
    appraised(SEVERE)
    proposal = drafted(users)
    specialist = signed_in(users, Role.SPECIALIST)
    assert specialist.post(f"{DESK}{proposal}/rut/", {"reason": ""}).status_code == 409
    assert specialist.post(f"{DESK}{proposal}/rut/", {"reason": "Soạn nhầm"}).status_code == 302
    assert "Soạn nhầm" in main_of(specialist.get(f"{DESK}{proposal}/"))
    assert drafted(users) != proposal
    assert f"{DESK}{proposal}/" in main_of(specialist.get(f"{DESK}?xem=da-rut"))
    late = specialist.post(f"{DESK}soan/", {"procedure": c.ASSISTANCE}, follow=True)
    assert "Không còn hồ sơ nào của thủ tục này chờ trình." in late.content.decode()


def test_what_the_law_gives_nothing_for_stands_there_without_a_draft(users: dict[str, int]) -> None:
    appraised({})
    proposal = drafted(users)
    page = main_of(signed_in(users, Role.SPECIALIST).get(f"{DESK}{proposal}/"))
    assert "Không mở chế độ nào" in page
    assert "không có gì để ký" in page


def test_the_inspector_reads_and_cannot_act(users: dict[str, int]) -> None:
    appraised(SEVERE)
    proposal = submitted(users)
    inspector = signed_in(users, Role.INSPECTOR)
    page = main_of(inspector.get(f"{DESK}{proposal}/"))
    assert "Chờ ký. Người làm được việc này:" in page
    assert re.findall(r"<button", page) == []
    before = everything()
    acts = {
        "soan/": {"procedure": c.ASSISTANCE},
        **{f"{proposal}/{act}/": SIGNATURE for act in ("trinh", "rut", "ky", "tra-lai")},
    }
    assert {act: inspector.post(f"{DESK}{act}", given).status_code for act, given in acts.items()} == dict.fromkeys(
        acts, 403
    )
    assert signed_in(users, Role.SPECIALIST).post(f"{DESK}{proposal}/ky/", SIGNATURE).status_code == 403
    assert everything() == before


def test_the_signature_asks_who_signs_once_more(users: dict[str, int]) -> None:
    appraised(SEVERE)
    proposal = submitted(users)
    before = everything()
    settings.SECOND_FACTOR_REQUIRED = True
    chairman = signed_in(users, Role.CHAIRMAN)
    bare = chairman.post(f"{DESK}{proposal}/ky/", {**SIGNATURE, "which": "all"})
    assert bare["Location"] == "/tai-khoan/hai-buoc/"
    TOTP.activate(User.objects.get(pk=users[Role.CHAIRMAN]), "JBSWY3DPEHPK3PXP")
    asked = chairman.post(f"{DESK}{proposal}/ky/", {**SIGNATURE, "which": "all"})
    assert (asked.status_code, "xac-nhan" in asked["Location"] or "reauthenticate" in asked["Location"]) == (302, True)
    assert chairman.get(f"{DESK}{proposal}/").status_code == 200
    assert everything() == before


def test_a_proposal_that_is_not_there_is_said_calmly(users: dict[str, int]) -> None:
    answer = signed_in(users, Role.SPECIALIST).get(f"{DESK}999999/")
    assert (answer.status_code, "Không có tờ trình này trong phạm vi của bạn." in main_of(answer)) == (409, True)


def test_the_page_asks_as_often_for_sixty_as_for_three(users: dict[str, int]) -> None:
    asked = []
    for count in (3, 60):
        appraised(*[SEVERE] * count)
        proposal = submitted(users)
        asked.append(queries(signed_in(users, Role.CHAIRMAN), f"{DESK}{proposal}/"))
    assert asked[0] == asked[1]
    assert asked[0] <= MOST_QUERIES
    chairman = signed_in(users, Role.CHAIRMAN)
    second = main_of(chairman.get(f"{DESK}{proposal}/?trang=2"))
    assert second.count("Chọn dự thảo của hồ sơ") == 10
    assert chairman.post(f"{DESK}{proposal}/ky/", {**SIGNATURE, "which": "all"}).status_code == 302
    found = numbers(proposal)
    assert found == list(range(found[0], found[0] + 60))


def queries(client: Client, path: str) -> int:
    client.get(path)  # what is read once and kept is not counted
    with CaptureQueriesContext(connection) as asked:
        assert client.get(path).status_code == 200
    return sum("SAVEPOINT" not in query["sql"] for query in asked)
