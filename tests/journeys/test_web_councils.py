"""Campaigns, councils and the notice board as each role finds them: exact figures, no foreign commune, calm refusals."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from ansinh.cases import actions as cases
from ansinh.offices.models import Role, User
from ansinh.offices.permissions import RIGHTS
from ansinh.web import doors, urls
from tests.council_world import SEVERE, CouncilWorld, build_council, session
from tests.payroll_world import SYSTEM, noon, sql
from tests.web_world import accounts

pytestmark = pytest.mark.django_db
assert urls.urlpatterns  # declares the screens
MOST_QUERIES = 20


@dataclass(frozen=True)
class Desk:
    """What there is to look at: a campaign, a session with a phiếu, a posting."""

    world: CouncilWorld
    campaign: int
    session: int
    sheet: int
    posting: int


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    before, settings.SECOND_FACTOR_REQUIRED = settings.SECOND_FACTOR_REQUIRED, False
    monkeypatch.setattr("ansinh.kit.clock.now", lambda: noon("2024-09-10"))
    world = build_council()
    accounts(world.commune)
    sql(
        "INSERT INTO registry_disability (valid, known, person_id, degree, kinds, certificate)"
        " SELECT '[2019-06-01,)', '[2020-01-01,)', id, 'SEVERE', 'MOBILITY', '7/GXN' FROM registry_person"
    )
    new = cases.NewCampaign(
        "Rà soát mức độ khuyết tật",
        "1.001776",
        "KH 15/KH-UBND",
        date(2024, 9, 1),
        date(2024, 12, 31),
        "certificate_holders",
    )
    campaign = cases.prepare_campaign(new, actor=SYSTEM, at=noon("2024-09-01"))
    cases.start_campaign(campaign, actor=SYSTEM, at=noon("2024-09-01"))
    held = session(world)
    sheet = cases.fill_sheet(held, world.adult, answers=SEVERE, kinds=["MOBILITY"], actor=SYSTEM, at=noon("2024-09-10"))
    dossier = cases.receive(
        cases.NewDossier("1.001776", world.commune, cases.Applicant("Người nộp"), person_id=world.child),
        actor=world.officer,
        at=noon("2024-09-02"),
    )
    cases.hand_over([dossier], actor=world.officer, at=noon("2024-09-03"))
    posting = cases.post([dossier], from_day=date(2024, 9, 10), actor=world.officer, at=noon("2024-09-10"))
    yield Desk(world, campaign, held, sheet, posting)
    settings.SECOND_FACTOR_REQUIRED = before


def visitor(role: Role) -> Client:
    client = Client()
    client.force_login(User.objects.get(username=role.value.lower().replace("_", ".")))
    return client


def words(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status, address
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def addresses(desk: Desk) -> list[str]:
    return [
        "/dot-ra-soat/",
        f"/dot-ra-soat/{desk.campaign}/",
        f"/dot-ra-soat/{desk.campaign}/nguoi/",
        f"/dot-ra-soat/{desk.campaign}/nguoi/?xem=chua-lam&xa={desk.world.commune}",
        "/hoi-dong/",
        f"/hoi-dong/{desk.world.council}/",
        f"/hoi-dong/phien/{desk.session}/",
        f"/hoi-dong/phieu/{desk.sheet}/",
        "/niem-yet/",
        f"/niem-yet/{desk.posting}/",
    ]


def test_every_role_that_reads_dossiers_reads_these(desk: Desk) -> None:
    for role in Role:
        client = visitor(role)
        for address in addresses(desk):
            status = 200 if "dossier.read" in RIGHTS[role.value] else 403
            with CaptureQueriesContext(connection) as queries:
                words(client, address, status)
            assert len(queries) <= MOST_QUERIES, (role, address)


def test_nobody_presses_what_they_may_not(desk: Desk) -> None:
    posts = [
        page
        for page in doors.PAGES
        if page.menu == "campaigns" and page.name.startswith(("council_", "campaign_", "posting_"))
    ]
    named = {"campaign_id": desk.campaign, "council_id": desk.world.council, "session_id": desk.session}
    named |= {"sheet_id": desk.sheet, "posting_id": desk.posting}
    for page in posts:
        address = "/" + re.sub(r"<int:(\w+)>", lambda found: str(named[found[1]]), page.address)
        for role in Role:
            if page.right not in RIGHTS[role.value]:
                assert visitor(role).post(address).status_code in (403, 405), (page.name, role)


def test_progress_opens_to_the_people(desk: Desk) -> None:
    head = visitor(Role.HEAD)
    page = words(head, f"/dot-ra-soat/{desk.campaign}/")
    assert "Người trong đợt 4" in page and "Đã xong 0" in page
    assert "Xã Hà Lam 2 2 0 0 0" in page and "Xã Bình An 2 2 0 0 0" in page
    people = words(head, f"/dot-ra-soat/{desk.campaign}/nguoi/?xem=chua-lam&xa={desk.world.commune}")
    assert "Nguyễn Văn 1" in people and "Nguyễn Văn 3" in people and "Nguyễn Văn 2" not in people


def test_a_commune_counts_only_itself(desk: Desk) -> None:
    page = words(visitor(Role.COMMUNE_OFFICER), f"/dot-ra-soat/{desk.campaign}/")
    assert "Người trong đợt 2" in page and "Xã Bình An" not in page


def test_a_campaign_from_nothing_to_its_end(desk: Desk) -> None:
    head = visitor(Role.HEAD)
    made = head.post(
        "/dot-ra-soat/moi/",
        {"title": "Đợt hai", "instrument": "KH 16", "procedure": "1.001776", "rule": "certificate_holders",
         "benefits": "", "import_id": "", "starts_on": "2024-09-10", "ends_on": "2024-10-10"},
    )  # fmt: skip
    address = made.headers["Location"]
    assert "Chưa có ai trong đợt" in words(head, address)
    head.post(f"{address}bat-dau/")
    officer, specialist = visitor(Role.COMMUNE_OFFICER), visitor(Role.SPECIALIST)
    assert officer.post(f"{address}ho-so/", {"commune": desk.world.commune}).status_code == 302
    assert "Đang làm 2" in words(head, address)
    assert head.post(f"{address}ket-thuc/", {"summary": "Xong."}).status_code == 409
    items = [
        row[0]
        for row in sql(
            "SELECT i.id FROM cases_campaignitem i JOIN cases_campaign c ON c.id = i.campaign_id WHERE c.title = 'Đợt hai'"
        )
    ]
    specialist.post(f"{address}ket-qua/", {"items": items, "result": "Giữ nguyên."})
    head.post(f"{address}ket-thuc/", {"summary": "Đã rà soát đủ."})
    assert "Đã kết thúc" in words(head, address) and "Đã rà soát đủ." in words(head, address)


def test_the_server_counts_the_points(desk: Desk) -> None:
    officer = visitor(Role.COMMUNE_OFFICER)
    filled = {"council": "disability", "form": "MAU_03", **{f"activity:{number}": "2" for number in range(1, 8)}}
    part = officer.post("/hoi-dong/phieu/diem/", filled, headers={"HX-Request": "true"}).content.decode()
    assert "còn 3 hoạt động chưa có điểm" in part and "Chưa có nguyên văn phụ lục" in part
    rest = {f"activity:{number}": "0" for number in range(8, 11)}
    part = officer.post("/hoi-dong/phieu/diem/", {**filled, **rest}).content.decode()
    assert "Đặc biệt nặng" in part and "Tổng 14 điểm, trong khoảng 14–20 điểm." in part
    assert officer.post("/hoi-dong/phieu/diem/", {**filled, "activity:1": "9"}).status_code == 409


def test_from_the_phieu_to_the_certificate(desk: Desk) -> None:
    officer, chairman = visitor(Role.COMMUNE_OFFICER), visitor(Role.CHAIRMAN)
    address = f"/hoi-dong/phieu/{desk.sheet}/"
    assert "Cả Hội đồng nhất trí" not in words(officer, address)
    officer.post(f"{address}luu/", {"kinds": ["VISION"], "sign:P1-C": "on"})
    assert "Dấu hiệu P1-C: Mù hoặc thiếu hai mắt." in words(officer, address)
    assert officer.post(f"{address}bieu-quyet/", {"as_proposed": "1"}).status_code == 409
    officer.post(f"{address}bieu-quyet/", {f"vote-{member}": "EXTREME" for member in desk.world.members.values()})
    officer.post(f"{address}ket-luan/")
    assert "Đặc biệt nặng , theo đa số phiếu, 10/09/2024" in words(officer, address)
    assert chairman.post(f"{address}cap-giay/", {"on": "2024-09-10"}).status_code == 302
    assert "Giấy xác nhận số 01/GXN-UBND" in words(chairman, address)
    for paper in (f"{address}giay-xac-nhan.pdf", f"/hoi-dong/phien/{desk.session}/bien-ban.pdf"):
        assert chairman.get(paper).content.startswith(b"%PDF")
    officer.post(f"/hoi-dong/phien/{desk.session}/khep/")
    assert "Đã khép biên bản" in words(officer, f"/hoi-dong/phien/{desk.session}/")


def test_a_new_council_and_a_new_member(desk: Desk) -> None:
    officer = visitor(Role.COMMUNE_OFFICER)
    page = officer.get("/hoi-dong/moi/").content.decode()
    assert "Xã Hà Lam" in page and "Xã Bình An" not in page
    seats = {f"seat-{post}": f"Bà {post}" for post in desk.world.members}
    given = {"form": "disability", "commune": desk.world.commune, "decision": "9/QĐ-UBND", "on": "2024-09-10", **seats}
    address = officer.post("/hoi-dong/moi/", given).headers["Location"]
    officer.post(f"{address}thay/", {"post": "WOMEN", "name": "Bà Mới", "on": "2024-09-10"})
    assert "Bà Mới" in words(officer, address) and "Bà WOMEN" not in words(officer, address)
    missing = {**given, "seat-HEALTH": ""}
    assert officer.post("/hoi-dong/moi/", missing).status_code == 409
    foreign = {**given, "commune": desk.world.world.communes[1]}
    assert officer.post("/hoi-dong/moi/", foreign).status_code == 404


def test_an_objection_on_the_board(desk: Desk) -> None:
    officer = visitor(Role.COMMUNE_OFFICER)
    address = f"/niem-yet/{desk.posting}/"
    line = sql("SELECT id FROM cases_postingline")[0][0]
    officer.post(f"{address}phan-anh/", {"line": line, "by": "Ông Tư", "words": "Không ở xã."})
    assert "Ông Tư : Không ở xã. Trả lời trước hết ngày 24/09/2024" in words(officer, address)
    objection = sql("SELECT id FROM cases_objection")[0][0]
    officer.post(f"{address}tra-loi/", {"objection": objection, "upheld": "no", "answer": "Đã xác minh."})
    assert "phản ánh không đúng" in words(officer, address)
    assert officer.get(f"{address}danh-sach.pdf").content.startswith(b"%PDF")
    assert officer.post(f"{address}ket-thuc/").status_code == 409


def test_what_is_not_there_or_foreign_is_404(desk: Desk) -> None:
    officer = visitor(Role.COMMUNE_OFFICER)
    for address in (
        "/hoi-dong/999/",
        "/hoi-dong/phien/999/",
        "/hoi-dong/phieu/999/",
        "/dot-ra-soat/999/",
        "/niem-yet/999/",
    ):
        words(officer, address, 404)
