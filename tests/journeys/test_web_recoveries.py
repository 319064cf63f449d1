"""Thu hồi on the web: a case is found, planned, paid back, let go by another; wrong forms keep what was typed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from ansinh.audit.session import acting
from ansinh.registry import actions as registry
from ansinh.registry.records import PersonRecord, SourceReference
from tests import payroll_world as w
from tests import recoveries_world as r
from tests.web_world import main_of, name_places, office_at, signed_in

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


@pytest.fixture
def office(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[dict[str, int], int]]:
    """Accounts by role, and a case of 750.000."""
    with office_at(w.noon("2024-08-22"), monkeypatch) as users:
        yield users, overpaid()


def overpaid(died_on: str | None = None) -> int:
    """A case of 750.000, of July; after a death if there is one."""
    world = r.start()
    name_places(world)
    r.run("2024-07", "2024-07")
    w.sql("UPDATE registry_person SET died_on = %s WHERE id = %s", died_on, world.people[0])
    w.decide([w.item(world, world.people[0], "STOP", start="2024-07")], "2024-07-25")
    r.draw_and_order("2024-08")
    return r.case_of(world.people[0])[0]


def accountant(users: dict[str, int]) -> Client:
    return signed_in(users, "ACCOUNTANT")


def test_the_list_and_the_case_say_what_is_owed_and_why(office: tuple[dict[str, int], int]) -> None:
    users, case = office
    listed = main_of(accountant(users).get("/thu-hoi/"))
    assert "750.000" in listed and "Lập kế hoạch" in listed
    shown = main_of(accountant(users).get(f"/thu-hoi/{case}/"))
    assert "Đã thôi hoặc tạm dừng hưởng" in shown and "07/2024" in shown
    assert accountant(users).get(f"/thu-hoi/{case}/bang-ke.pdf").content.startswith(b"%PDF")
    assert "Chưa khai tài khoản nhận tiền" in main_of(accountant(users).get(f"/thu-hoi/{case}/phieu.pdf"))
    assert accountant(users).get("/thu-hoi/99999/").status_code == 404


def test_paid_back_in_part_then_let_go_by_another(office: tuple[dict[str, int], int]) -> None:
    users, case = office
    client = accountant(users)
    paid = {"way": "CASH", "amount_vnd": "250000", "reference": "PT-1", "paid_on": "2024-08-20"}
    assert client.post(f"/thu-hoi/{case}/nop/", paid).status_code == 302
    assert client.post(f"/thu-hoi/{case}/nop/", paid).status_code == 409  # the same receipt
    wrong = client.post(f"/thu-hoi/{case}/nop/", {**paid, "amount_vnd": "-1", "reference": "PT-77"})
    assert "PT-77" in main_of(wrong)
    no_paper = {"instalments": "3", "first_due": "2024-09-15", "set_off_vnd": "100000", "ground": "CONSENT"}
    assert client.post(f"/thu-hoi/{case}/ke-hoach/", no_paper).status_code == 409
    asked = {"amount_vnd": "500000", "decision_number": "7/QĐ", "decided_on": "2024-08-21", "reason": "hộ nghèo"}
    assert client.post(f"/thu-hoi/{case}/xoa-no/", asked).status_code == 302
    waiver = r.value("SELECT id FROM payments_recoverywaiver")
    assert client.post(f"/thu-hoi/{case}/xoa-no/{waiver}/", {"dong_y": "1"}).status_code == 403
    head = signed_in(users, "HEAD")
    assert head.post(f"/thu-hoi/{case}/xoa-no/{waiver}/", {"dong_y": "1"}).status_code == 302
    assert "Đã xong" in main_of(head.get(f"/thu-hoi/{case}/"))
    assert r.value("SELECT balance_vnd FROM payments_recovery WHERE id = %s", case) == 0


def test_the_paper_of_consent_can_be_opened_and_the_list_leads_to_the_case(office: tuple[dict[str, int], int]) -> None:
    users, case = office
    client = accountant(users)
    plan = {
        "instalments": "3", "first_due": "2024-09-15", "set_off_vnd": "100000", "ground": "CONSENT",
        "document": "01/GCK", "signed_on": "2024-08-20", "scan": SimpleUploadedFile("dong-y.pdf", PDF),
    }  # fmt: skip
    assert client.get(f"/thu-hoi/{case}/van-ban/").status_code == 404
    assert client.post(f"/thu-hoi/{case}/ke-hoach/", plan).status_code == 302
    assert f"/thu-hoi/{case}/van-ban/" in main_of(client.get(f"/thu-hoi/{case}/"))
    assert client.get(f"/thu-hoi/{case}/van-ban/").content == PDF
    listed = main_of(client.get("/bang-chi/2024-08/?loai=RECOVERY"))
    assert f"/thu-hoi/{case}/" in listed
    assert "chỉ trừ vào tiền chi khi người hưởng đồng ý" in listed


def test_who_took_the_money_is_chosen_from_the_registry(monkeypatch: pytest.MonkeyPatch) -> None:
    with office_at(w.noon("2024-08-22"), monkeypatch) as users:
        choose_who_took_it(accountant(users), overpaid(died_on="2024-06-30"))


def choose_who_took_it(client: Client, case: int) -> None:
    with acting(w.SYSTEM):
        taker = registry.take_in(
            [
                PersonRecord(
                    full_name="Lê Thị Con", commune_id=w.sql("SELECT commune_id FROM payments_recovery")[0][0],
                    valid_from=date(2020, 1, 1), source=SourceReference("FORM", "thu"), cccd="049180001234",
                )
            ],
            actor=w.SYSTEM, at=w.noon("2024-08-01"),
        )[0]  # fmt: skip
    typed = {"name": "Lê Thị Con", "relation": "con", "found": ""}
    found = main_of(client.post(f"/thu-hoi/{case}/nguoi-nhan-thay/", {**typed, "tim": "1"}))
    assert f'<option value="{taker}">Lê Thị Con' in found and "CCCD …1234" in found
    assert client.post(f"/thu-hoi/{case}/nguoi-nhan-thay/", {**typed, "found": str(taker)}).status_code == 302
    assert w.sql("SELECT debtor_id, debtor_name FROM payments_recovery WHERE id = %s", case) == [(taker, "Lê Thị Con")]
    assert f"/nguoi/{taker}/" in main_of(client.get(f"/thu-hoi/{case}/"))
