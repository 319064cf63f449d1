"""The five desks as each role finds them: exact answers, nothing of another commune, nothing to press without a right."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from ansinh.audit.session import acting
from ansinh.decisions import actions as decisions
from ansinh.intake import actions as intake
from ansinh.kit.actors import Actor
from ansinh.offices.models import Role
from ansinh.offices.permissions import RIGHTS
from ansinh.payments import actions as payments
from ansinh.payments import queries as paid
from ansinh.web import doors, urls
from tests.intake_world import BENEFICIARY_HEADER, beneficiary, csv_of
from tests.payments_world import lines_of, post_file
from tests.payroll_world import SYSTEM, item, month, noon, sql
from tests.web_world import TODAY, WebWorld, build_web, signed_in

pytestmark = pytest.mark.django_db
assert urls.urlpatterns  # declares the screens
DESKS = ("imports", "decisions", "payroll", "payments", "law")
DISTRICT = (Role.SPECIALIST, Role.ACCOUNTANT, Role.HEAD, Role.CHAIRMAN, Role.INSPECTOR)
LOCAL = (Role.COMMUNE_OFFICER, Role.ONE_STOP_CLERK)
STRANGER = "Nguyễn Văn 2"
MOST_QUERIES = 25


@dataclass(frozen=True)
class Desks:
    """Things to look at, in the officer's own commune and in the other one."""

    web: WebWorld
    imports: tuple[int, int]
    drafts: tuple[int, int]
    order: int
    statement: int


@pytest.fixture
def desks() -> Iterator[Desks]:
    before, settings.SECOND_FACTOR_REQUIRED = settings.SECOND_FACTOR_REQUIRED, False
    web = build_web(people=4, communes=2)
    payments.order(month("2024-08"), actor=SYSTEM, at=noon("2024-08-21"))
    with acting(SYSTEM):
        order = next(each for each in paid.orders(month("2024-08")) if each.channel == "POST")
    answers = post_file(lines_of(order)[:-1])
    taken = payments.take_statement(
        month("2024-08"), "POST", name="ket-qua.xlsx", content=answers, actor=SYSTEM, at=noon("2024-09-15")
    )
    yield Desks(
        web,
        (accept(web, 0, "Hà Lam", "049041000001"), accept(web, 1, "Bình An", "049041000002")),
        (stop(web, web.world.people[0]), stop(web, web.world.people[1])),
        order.id,
        taken.statement_id,
    )
    settings.SECOND_FACTOR_REQUIRED = before


def accept(web: WebWorld, place: int, commune: str, cccd: str) -> int:
    """A list that an officer of the commune dropped: the one who signs in here, or a colleague elsewhere."""
    user = web.users[Role.COMMUNE_OFFICER if place == 0 else Role.SPECIALIST]
    officer = Actor(user, "Công chức xã", "COMMUNE_OFFICER", (web.world.communes[place],))
    content = csv_of(BENEFICIARY_HEADER, beneficiary(commune=commune, village="", cccd=cccd))
    return intake.accept_sheet(
        name=f"{commune}.csv", content=content, kind=None, commune_id=None, actor=officer, at=noon(TODAY)
    ).id


def stop(web: WebWorld, person: int) -> int:
    """A draft that ends what a person has from August on."""
    return decisions.draft(
        "STOP", [item(web.world, person, action="STOP", start="2024-08")], actor=SYSTEM, at=noon(TODAY)
    )


def open_to_all(desks: Desks) -> list[str]:
    """What every reader sees, each with the rows of one's own places."""
    return [
        "/tiep-nhan/",
        "/tiep-nhan/?xem=cho-duyet",
        f"/tiep-nhan/{desks.imports[0]}/",
        f"/tiep-nhan/{desks.imports[0]}/?xem=MISSING",
        f"/tiep-nhan/{desks.imports[0]}/tra-lai/",
        "/quyet-dinh/",
        "/quyet-dinh/?xem=da-ban-hanh",
        "/quyet-dinh/ra-soat/",
        f"/quyet-dinh/{desks.drafts[0]}/",
        "/bang-chi/",
        "/bang-chi/2024-08/",
        "/bang-chi/2024-09/?theo=che-do&loai=GONE",
        f"/bang-chi/2024-09/xa/{desks.web.world.communes[0]}.pdf",
        f"/bang-chi/2024-09/xa/{desks.web.world.communes[0]}.xlsx",
        "/bang-chi/2024-09/cac-xa.pdf",
        "/bang-chi/2024-09/cac-xa.xlsx",
        "/chi-tra/",
        "/chi-tra/so-cai/",
        "/chi-tra/2024-08/",
        f"/chi-tra/lenh/{desks.order}/tep/",
        f"/chi-tra/lenh/{desks.order}/co-mat-khau/tep/",
        f"/chi-tra/2024-08/ket-qua/{desks.statement}/",
        "/chi-tra/2024-08/lech/answered/",
    ]


def of_the_other_commune(desks: Desks) -> list[str]:
    """What the district sees and an officer of the first commune cannot tell from what does not exist."""
    return [
        f"/tiep-nhan/{desks.imports[1]}/",
        f"/tiep-nhan/{desks.imports[1]}/tra-lai/",
        f"/quyet-dinh/{desks.drafts[1]}/",
        f"/bang-chi/2024-09/xa/{desks.web.world.communes[1]}.pdf",
        f"/bang-chi/2024-09/xa/{desks.web.world.communes[1]}.xlsx",
    ]


LAW = ["/chinh-sach/", "/chinh-sach/?xem=doi-chieu", "/chinh-sach/attendants/", "/chinh-sach/ND20-5.5.c/"]
NOWHERE = [
    "/tiep-nhan/999999/",
    "/tiep-nhan/999999/tra-lai/",
    "/quyet-dinh/999999/",
    "/bang-chi/2031-01/",
    "/bang-chi/thang-chin/",
    "/bang-chi/2024-09/xa/999999.pdf",
    "/bang-chi/2024-09/xa/1.txt",
    "/bang-chi/2024-09/cac-xa.txt",
    "/chi-tra/2031-01/",
    "/chi-tra/2024-09/",  # drawn, not locked
    "/chi-tra/lenh/999999/tep/",
    "/chi-tra/lenh/999999/co-mat-khau/tep/",
    "/chi-tra/lenh/999999/iso20022/tep/",
    "/chi-tra/2024-08/ket-qua/999999/",
    "/chi-tra/2024-08/lech/gi-do/",
]


def answers(client: Client, paths: list[str]) -> dict[str, int]:
    return {path: client.get(path).status_code for path in paths}


def main_of(client: Client, path: str) -> str:
    """The part of a page that is the screen itself."""
    page = client.get(path).content.decode()
    return page[page.index("<main") : page.index("</main>")]


@pytest.mark.parametrize("role", [*DISTRICT, *LOCAL])
def test_readers_get_exactly_their_places(desks: Desks, role: Role) -> None:
    client = signed_in(desks.web.users, role)
    seen, hidden = open_to_all(desks) + LAW, of_the_other_commune(desks)
    assert answers(client, seen) == dict.fromkeys(seen, 200)
    assert answers(client, hidden) == dict.fromkeys(hidden, 404 if role in LOCAL else 200)
    assert answers(client, NOWHERE) == dict.fromkeys(NOWHERE, 404)
    assert client.get("/chinh-sach/khong-co/").status_code == 404
    assert client.get("/bang-chi/2031-01/cac-xa.xlsx").status_code == 409  # says that the month is not drawn


def test_the_administrator_reads_the_law_and_nothing_of_people(desks: Desks) -> None:
    client = signed_in(desks.web.users, Role.ADMINISTRATOR)
    closed = open_to_all(desks) + of_the_other_commune(desks) + NOWHERE
    assert answers(client, closed) == dict.fromkeys(closed, 403)
    assert answers(client, LAW) == dict.fromkeys(LAW, 200)


@pytest.mark.parametrize("role", LOCAL)
def test_no_number_tells_of_another_commune(desks: Desks, role: Role) -> None:
    client, district = signed_in(desks.web.users, role), signed_in(desks.web.users, Role.HEAD)
    pages = [path for path in open_to_all(desks) if not path.endswith(("pdf", "xlsx", "tep/", "tra-lai/"))]
    assert [path for path in pages if STRANGER in main_of(client, path)] == []
    assert STRANGER in main_of(district, "/chi-tra/2024-08/lech/answered/") + main_of(
        district, "/bang-chi/2024-09/?loai=GONE"
    )
    assert "Bình An" not in "".join(main_of(client, path) for path in pages)
    own = sql(
        "SELECT sum(amount_vnd)::bigint FROM payments_orderline WHERE commune_id = %s", desks.web.world.communes[0]
    )
    assert f"{own[0][0]:,}".replace(",", ".") in main_of(client, "/chi-tra/2024-08/")


@pytest.mark.parametrize("role", [Role.INSPECTOR, Role.ONE_STOP_CLERK])
def test_who_only_reads_finds_nothing_to_press(desks: Desks, role: Role) -> None:
    client = signed_in(desks.web.users, role)
    pages = [path for path in open_to_all(desks) + LAW if not path.endswith(("pdf", "xlsx", "tep/", "tra-lai/"))]
    assert [path for path in pages if 'method="post"' in main_of(client, path)] == []


def test_the_inspector_writes_nothing(desks: Desks) -> None:
    client = signed_in(desks.web.users, Role.INSPECTOR)
    acts = [page for page in doors.PAGES if page.menu in DESKS and page.right not in RIGHTS[Role.INSPECTOR]]
    addresses = {page.name: "/" + re.sub(r"<(int|str|slug)[^>]+>", "1", page.address) for page in acts}
    written = {name: client.post(address).status_code for name, address in addresses.items()}
    written |= {name: client.get(addresses[name]).status_code for name, status in written.items() if status == 405}
    assert len(written) >= 20
    assert written == dict.fromkeys(written, 403)


def drop(client: Client, *rows: list[object]) -> tuple[int, str]:
    """The id of the list just dropped and the page that asks about it."""
    file = SimpleUploadedFile("danh-sach.csv", csv_of(BENEFICIARY_HEADER, *rows))
    address = client.post("/tiep-nhan/gui/", {"file": file})["Location"]
    return int(address.strip("/").rpartition("/")[2]), main_of(client, address)


def test_a_card_number_copied_wrongly_makes_no_second_person(desks: Desks) -> None:
    client = signed_in(desks.web.users, Role.SPECIALIST)
    own = {"commune": "Hà Lam", "village": ""}
    held, _ = drop(client, beneficiary(**own, cccd="049041000017"))
    client.post(f"/tiep-nhan/{held}/duyet/")
    _, page = drop(client, beneficiary(**own, cccd="049041000071"))
    assert "Có người gần giống trong hệ thống." in page
    assert "Là Nguyễn Văn Mẫu, 1941" in page


def test_two_regimes_without_a_card_number_can_be_one_person(desks: Desks) -> None:
    client = signed_in(desks.web.users, Role.SPECIALIST)
    own = {"commune": "Hà Lam", "village": "", "cccd": ""}
    held, _ = drop(client, beneficiary(**own))
    client.post(f"/tiep-nhan/{held}/duyet/")
    care = "Hộ gia đình đang trực tiếp chăm sóc người khuyết tật đặc biệt nặng"
    held, page = drop(client, beneficiary(**own), beneficiary(**own, number=2, category=care))
    row, person = re.findall(rf'/tiep-nhan/{held}/dong/(\d+)/.*?value="(\d+)">Là Nguyễn Văn Mẫu', page, re.DOTALL)[0]
    assert client.post(f"/tiep-nhan/{held}/dong/{row}/", {"choice": person}).status_code == 302
    assert "Là Nguyễn Văn Mẫu" not in main_of(client, f"/tiep-nhan/{held}/")


def test_cells_copied_from_excel_are_a_list_like_any_other(desks: Desks) -> None:
    client = signed_in(desks.web.users, Role.SPECIALIST)
    rows = [BENEFICIARY_HEADER, beneficiary(commune="Hà Lam", village="", cccd="")]
    pasted = "\r\n".join("\t".join(str(cell) for cell in row) for row in rows)
    address = client.post("/tiep-nhan/dan/", {"cells": pasted})["Location"]
    assert "Nhập 1 dòng vào sổ gốc" in " ".join(main_of(client, address).split())
    assert client.post(f"{address}so-lai/").status_code == 302
    assert client.post(f"{address}duyet/").status_code == 302
    assert sql("SELECT count(*) FROM registry_person WHERE full_name = 'Nguyễn Văn Mẫu'") == [(1,)]


@pytest.mark.parametrize("lines", [1, 202])
def test_too_little_or_too_much_pasted_is_not_read(desks: Desks, lines: int) -> None:
    client = signed_in(desks.web.users, Role.SPECIALIST)
    before = sql("SELECT count(*) FROM intake_sheetimport")
    answer = client.post("/tiep-nhan/dan/", {"cells": "\n".join(["a\tb"] * lines)}, follow=True)
    assert "Dán từ 2 đến 201 dòng, gồm cả hàng tiêu đề" in answer.content.decode()
    assert sql("SELECT count(*) FROM intake_sheetimport") == before


def test_a_cancelled_draft_says_why(desks: Desks) -> None:
    client, address = signed_in(desks.web.users, Role.SPECIALIST), f"/quyet-dinh/{desks.drafts[0]}/"
    assert "Lý do:" not in client.get(address).content.decode()
    assert client.post(f"{address}huy/", {"reason": "Hồ sơ rút <sớm>"}).status_code == 302
    assert "Dự thảo đã hủy. Lý do: Hồ sơ rút &lt;sớm&gt;" in client.get(address).content.decode()


def test_an_answer_that_is_not_offered_says_so(desks: Desks) -> None:
    """Not "no such page": the officer stays where the question is."""
    client = signed_in(desks.web.users, Role.SPECIALIST)
    given = {"text": "Theo công văn 12", "benefit_code": "KHONG-CO"}
    answer = client.post(f"/tiep-nhan/{desks.imports[0]}/doi-tuong/", given)
    assert (answer.status_code, "benefit_not_in_law" in answer.content.decode()) == (409, True)


def test_desks_ask_the_database_a_bounded_number_of_times(desks: Desks) -> None:
    client = signed_in(desks.web.users, Role.HEAD)
    counted = {}
    for path in [path for path in open_to_all(desks) + LAW if not path.endswith(("pdf", "xlsx", "tep/", "tra-lai/"))]:
        client.get(path)  # what is read once and kept is not counted
        with CaptureQueriesContext(connection) as queries:
            client.get(path)
        counted[path] = sum("SAVEPOINT" not in query["sql"] for query in queries)
    assert {path: count for path, count in counted.items() if count > MOST_QUERIES} == {}


def test_the_trail_speaks_vietnamese_and_keeps_its_codes(desks: Desks) -> None:
    trail = main_of(signed_in(desks.web.users, Role.INSPECTOR), "/nhat-ky/")
    assert '<span title="payments.order">Lập lệnh chi</span>' in trail
    assert '<span title="payments.take_statement">Nhận tệp kết quả chi trả</span>' in trail
    assert "<li>đã nhận: " in trail
