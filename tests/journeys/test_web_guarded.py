"""Nobody learns from a screen, a list or a paper who stands in a guarded register: every page x every role."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from ansinh.audit.session import acting
from ansinh.cases import actions as cases
from ansinh.decisions import actions as decisions
from ansinh.decisions.actions import ItemDraft
from ansinh.intake import actions as intake
from ansinh.kit.actors import Actor
from ansinh.offices import actions as offices
from ansinh.offices.models import GuardedReading, Role
from ansinh.offices.permissions import RIGHTS
from ansinh.payments import actions as payments
from ansinh.web import doors, urls
from tests import cases_world as c
from tests import estimates
from tests.entitlement_world import commune, resident
from tests.intake_world import BENEFICIARY_HEADER, beneficiary, csv_of
from tests.payroll_world import SYSTEM, decide, draw_and_lock, noon, sql
from tests.pdf_words import pages as pdf_pages
from tests.web_world import office_at, signed_in

pytestmark = pytest.mark.django_db
assert urls.urlpatterns  # declares the screens
CODE, RATE = "ND20-5.8", "social_assistance_standard"
NEUTRAL = "Trợ giúp xã hội hằng tháng"
TELLING = re.compile(r"\bHIV\b|ND20-5\.8|khoản 8\b|ghi trong sổ bảo mật", re.IGNORECASE)
# What the law itself says, to everybody and about nobody: the books of law and procedures; and who was given a register.
ABOUT_NOBODY = {"registers", "law", "policy", "procedures", "procedure", "guarded", "user", "counter_form"}
JUNE = date(2024, 6, 1)
OPENED = Actor(None, "tests", "system", None, frozenset({"HIV"}))


@dataclass(frozen=True)
class Holder:
    """Somebody who holds a benefit of the guarded register, with what there is about them, by hole of an address."""

    users: dict[str, int]
    numbers: dict[str, list[int]]


@pytest.fixture
def holder(monkeypatch: pytest.MonkeyPatch) -> Iterator[Holder]:
    with office_at(c.moment("2024-06-24", 16), monkeypatch) as users:
        person, other = resident("1980-03-12", full_name="Người Trong Sổ"), resident("1985-03-12")
        estimates.plenty()
        issued = decide([item(person)], on="2024-06-03")
        draft = decisions.draft("STOP", [item(person, "STOP")], actor=SYSTEM, at=noon("2024-06-20"))
        proposal = proposed(other)
        drawn()
        numbers = {
            "int:person_id": [person, other],
            "int:commune_id": [commune(JUNE)],
            "int:unit_id": [commune(JUNE)],
            "int:decision_id": [issued, draft, *ids("decisions_decision WHERE proposal_id IS NOT NULL")],
            "int:import_id": [listed()],
            "int:proposal_id": [proposal],
            "int:dossier_id": ids("cases_dossier"),
            "int:order_id": ids("payments_order"),
            "int:file_id": ids("documents_file"),
            "int:outgoing_id": ids("documents_outgoing"),
            "int:series_id": ids("documents_numberseries"),
        }
        reviewed(person)
        yield Holder(users, numbers)


def item(person: int, action: str = "OPEN") -> ItemDraft:
    """The benefit, as a decision grants or ends it, with the law and the reasons that the paper rests on."""
    law = [{"instrument": "20/2021/NĐ-CP", "article": "Điều 5 khoản 8", "evidence": "copy"}]
    return ItemDraft(
        person, commune(JUNE), action, CODE, RATE, Decimal("1.5"), JUNE if action == "OPEN" else date(2024, 9, 1),
        facts={"because": ["Thuộc diện ghi trong sổ bảo mật"]}, law=law, reason="Người nhiễm HIV chuyển đi",
    )  # fmt: skip


def drawn() -> None:
    """June is drawn, locked and ordered."""
    draw_and_lock("2024-06", on="2024-06-20")
    payments.order(JUNE, actor=SYSTEM, at=noon("2024-06-21"))


def listed() -> int:
    """A list of the commune that names the benefit in its own words."""
    row = beneficiary(category="Người nhiễm HIV/AIDS thuộc hộ nghèo", coefficient="1,5", note="HIV", birth_male=1980)
    content = csv_of(BENEFICIARY_HEADER, row)
    taken = intake.accept_sheet(
        name="ds.csv", content=content, kind=None, commune_id=None, actor=SYSTEM, at=noon("2024-06-20")
    )
    return taken.id


def proposed(person: int) -> int:
    """An application of the guarded register, proposed, signed and printed; and a second one, only proposed."""
    facts = {"has_hiv": True, "poverty_class": "POOR"}
    first = cases.receive(c.application(person=person, guarded="HIV"), actor=OPENED, at=c.moment(c.MONDAY))
    while place_of(first) == "COMMUNE":
        cases.hand_over([first], actor=OPENED, at=c.moment(c.MONDAY, 14))
    cases.appraise(first, "GRANT", facts, "Đủ hồ sơ", actor=OPENED, at=c.moment(c.MONDAY, 15))
    drafted = decisions.propose([first], on=date(2024, 6, 4), actor=OPENED, at=noon("2024-06-04"))
    decisions.submit(drafted.proposal_id, on=date(2024, 6, 4), actor=OPENED, at=noon("2024-06-04"))
    signed = decisions.approve(
        drafted.proposal_id, signed_on=date(2024, 6, 5), actor=OPENED, at=noon("2024-06-05")
    ).numbers
    assert decisions.print_decisions(list(signed), actor=SYSTEM, at=noon("2024-06-05")) == 1
    return drafted.proposal_id


def place_of(dossier: int) -> str:
    with acting(OPENED):
        return c.Dossier.objects.get(pk=dossier).place


def reviewed(person: int) -> None:
    sql(
        "INSERT INTO decisions_review (entitlement_id, person_id, kind, state, from_month, holds, detail, opened_at,"
        " closed_reason) SELECT id, person_id, 'POVERTY_LEFT', 'OPEN', '2024-09-01', false,"
        " jsonb_build_object('benefit', %s::text), now(), '' FROM decisions_entitlement WHERE person_id = %s",
        CODE, person,
    )  # fmt: skip


def ids(table: str) -> list[int]:
    """What there is, also in closed registers."""
    with acting(OPENED), connection.cursor() as cursor:
        cursor.execute(f"SELECT id FROM {table} ORDER BY id")
        return [pk for (pk,) in cursor.fetchall()]


def addresses(page: doors.Page, holder: Holder) -> list[str]:
    """The address with everything there is in its holes; each kind of a hole without number in each of its forms."""
    found = [page.address]
    while any("<" in address for address in found):
        found = [
            re.sub(r"<[^>]+>", str(filling), address, count=1)
            for address in found
            for filling in _fillings(address, holder)
        ]
    return ["/" + address for address in found]


def _fillings(address: str, holder: Holder) -> list[Any]:
    hole = re.search(r"<([^>]+)>", address)
    assert hole is not None
    words = {"str:month": ["2024-06"], "str:form": ["pdf", "xlsx"], "str:kind": ["pdf", "docx"], "str:between": ["1-2"]}
    words |= {
        "str:name": ["adult_with_hiv", "2024-06"],
        "str:book": ["di", "den"],
        "slug:slip": ["giay-tiep-nhan", "tra-ket-qua"],
    }
    return holder.numbers.get(hole[1], [1]) if hole[1].startswith("int") else words.get(hole[1], ["khong-co"])


def said(answer: Any) -> str:
    """All words of an answer: a page, a PDF, a workbook or a Word file."""
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    if content[:4] == b"%PDF":
        return "\n".join(pdf_pages(content))
    if content[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return "\n".join(archive.read(name).decode(errors="ignore") for name in archive.namelist())
    if content[:4] == b"\xd0\xcf\x11\xe0":
        return ""  # under a password: its words are those of the same order's open workbook
    return str(content.decode(errors="ignore"))


TABS = {
    "import": ("NEW", "ASK", "CHANGED", "ERROR"),
    "decisions": ("cho-ban-hanh", "da-ban-hanh", "da-huy"),
}


def looked_at(client: Client, holder: Holder, role: str) -> dict[str, str]:
    """What every page that the role may enter says, by address."""
    found = {}
    for page in doors.PAGES:
        if page.right not in RIGHTS[role] or page.name in ABOUT_NOBODY:
            continue
        for address in addresses(page, holder):
            for tab in ("", *(f"?xem={tab}" for tab in TABS.get(page.name, ()))):
                answer = client.get(address + tab)
                if answer.status_code == 200:
                    found[address + tab] = said(answer)
    return found


@pytest.mark.parametrize("role", [role.value for role in Role])
def test_no_page_tells_without_the_register(holder: Holder, role: str) -> None:
    client = signed_in(holder.users, role)
    pages = looked_at(client, holder, role)
    assert {address: TELLING.findall(text) for address, text in pages.items() if TELLING.search(text)} == {}
    if "person.read" in RIGHTS[role]:
        person = holder.numbers["int:person_id"][0]
        assert NEUTRAL in pages[f"/nguoi/{person}/"]
        assert NEUTRAL in pages[f"/quyet-dinh/{holder.numbers['int:decision_id'][0]}/"]
        assert len(pages) > 25


def given(holder: Holder, role: str) -> Client:
    """A browser of the role in which the register is open."""
    offices.grant_guarded(holder.users[role], register="HIV", actor=SYSTEM, at=noon("2024-06-20"))
    client = signed_in(holder.users, role)
    assert client.post("/so-bao-mat/", {"register": "HIV", "reason": "Rà soát trợ cấp"}).status_code == 302
    return client


@pytest.mark.parametrize("role", [Role.SPECIALIST.value, Role.COMMUNE_OFFICER.value])
def test_with_the_register_open_the_pages_say_the_benefit(holder: Holder, role: str) -> None:
    pages = looked_at(given(holder, role), holder, role)
    person, issued = holder.numbers["int:person_id"][0], holder.numbers["int:decision_id"][0]
    listed = f"/tiep-nhan/{holder.numbers['int:import_id'][0]}/"
    telling = [f"/nguoi/{person}/", f"/quyet-dinh/{issued}/", "/quyet-dinh/ra-soat/", "/bang-chi/2024-06/"]
    assert [address for address in telling if "HIV" not in pages.get(address, "")] == []
    if role == Role.SPECIALIST:  # the file is of no commune: its officers do not see it at all
        assert "HIV" in pages[f"{listed}tra-lai/"]
        assert [tab for tab in TABS["import"] if "HIV" in pages[f"{listed}?xem={tab}"]] != []
    else:
        assert listed not in pages
    assert "HIV" in pages[f"/quyet-dinh/{holder.numbers['int:decision_id'][2]}/van-ban.pdf"]


def test_each_page_read_while_open_is_logged_with_its_reason(holder: Holder) -> None:
    client, person = given(holder, Role.SPECIALIST), holder.numbers["int:person_id"][0]
    client.get(f"/nguoi/{person}/")
    with acting(SYSTEM):
        readings = list(GuardedReading.objects.order_by("id").values_list("user_id", "register", "about", "reason"))
    who = holder.users[Role.SPECIALIST]
    assert readings == [
        (who, "HIV", "page:/so-bao-mat/", "Rà soát trợ cấp"),
        (who, "HIV", f"page:/nguoi/{person}/", "Rà soát trợ cấp"),
    ]
    client.post("/so-bao-mat/dong/")
    assert "HIV" not in said(client.get(f"/nguoi/{person}/"))


def test_a_register_closes_by_itself_and_when_it_is_taken_back(holder: Holder, monkeypatch: pytest.MonkeyPatch) -> None:
    client, person = given(holder, Role.SPECIALIST), holder.numbers["int:person_id"][0]
    assert "HIV" in said(client.get(f"/nguoi/{person}/"))
    offices.withdraw_guarded(holder.users[Role.SPECIALIST], register="HIV", actor=SYSTEM, at=noon("2024-06-20"))
    assert "HIV" not in said(client.get(f"/nguoi/{person}/"))
    client = given(holder, Role.SPECIALIST)
    monkeypatch.setattr("ansinh.kit.clock.now", lambda: c.moment("2024-06-24", 17))
    assert "HIV" not in said(client.get(f"/nguoi/{person}/"))


def test_nobody_opens_a_register_without_grant_or_reason(holder: Holder) -> None:
    client = signed_in(holder.users, Role.HEAD)
    assert client.post("/so-bao-mat/", {"register": "HIV", "reason": "Xem"}).status_code == 409
    offices.grant_guarded(holder.users[Role.HEAD], register="HIV", actor=SYSTEM, at=noon("2024-06-20"))
    assert client.post("/so-bao-mat/", {"register": "HIV", "reason": " "}).status_code == 409


def test_the_law_page_counts_its_holders_only_with_the_register_open(holder: Holder) -> None:
    touched = re.compile(r"ai đổi nếu đổi chính sách.*?(\d+)", re.DOTALL)
    closed = touched.search(said(signed_in(holder.users, Role.SPECIALIST).get("/chinh-sach/adult_with_hiv/")))
    opened = touched.search(said(given(holder, Role.SPECIALIST).get("/chinh-sach/adult_with_hiv/")))
    assert (closed and closed[1], opened and opened[1]) == ("0", "2")
