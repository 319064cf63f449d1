"""The budget's screens as roles find them: figures, two people, files, and each balance down to the law."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.conf import settings

from ansinh.audit.session import acting
from ansinh.offices.models import Role
from ansinh.payments import actions as payments
from ansinh.payments import queries as paid
from ansinh.payments.budget.settlement import settlement
from tests.payments_world import lines_of, post_file
from tests.payroll_world import SYSTEM, month, noon, sql
from tests.web_world import WebWorld, build_web, signed_in

pytestmark = pytest.mark.django_db
AUGUST = month("2024-08")


@pytest.fixture
def web() -> Iterator[WebWorld]:
    before, settings.SECOND_FACTOR_REQUIRED = settings.SECOND_FACTOR_REQUIRED, False
    made = build_web(people=4, communes=2)
    payments.order(AUGUST, actor=SYSTEM, at=noon("2024-08-21"))
    yield made
    settings.SECOND_FACTOR_REQUIRED = before


def text(answer: object) -> str:
    return answer.content.decode()  # type: ignore[attr-defined]


def test_every_screen_of_the_budget_opens_to_whoever_may_read_payments(web: WebWorld) -> None:
    line, reference = sql("SELECT p.budget_line_id, l.reference FROM payments_posting p JOIN payments_orderline l ON l.id = p.order_line_id LIMIT 1")[0]  # fmt: skip
    client = signed_in(web.users, Role.INSPECTOR)
    for address in (
        "/ngan-sach/?nam=2024",
        "/ngan-sach/?nam=2031",
        f"/ngan-sach/dong/{line}/",
        "/ngan-sach/quyet-toan/2024/",
        "/ngan-sach/quyet-toan/2024/?quy=3",
        f"/ngan-sach/tai-khoan/?ma=in_transit:POST&dong={line}",
        "/ngan-sach/tai-khoan/?ma=budget:2024",
        f"/ngan-sach/khoan/{reference}/",
        "/ngan-sach/kho-bac/2024-08/",
        "/ngan-sach/kho-bac/2024-01/",
        "/chi-tra/so-cai/",
    ):
        assert client.get(address).status_code == 200, address
    for address in ("/ngan-sach/dong/999999/", "/ngan-sach/khoan/2409A0000000/", "/ngan-sach/tai-khoan/?ma=x",
                    "/ngan-sach/quyet-toan/2024/?quy=5", "/ngan-sach/?nam=1"):  # fmt: skip
        assert client.get(address).status_code == 404, address
    assert "chưa đối chiếu" in text(client.get(f"/ngan-sach/dong/{line}/")) or "tạm tính" in text(
        client.get(f"/ngan-sach/dong/{line}/")
    )


def test_two_people_give_an_estimate(web: WebWorld) -> None:
    typed = {
        "kind": "SUPPLEMENTED", "line": "1", "into": "", "amount_vnd": "7000000", "decision_number": "77/QĐ-UBND",
        "decided_on": "2024-08-01", "reason": "",
    }  # fmt: skip
    client = signed_in(web.users, Role.ACCOUNTANT)
    assert client.post("/ngan-sach/2024/nhap/", typed).headers["Location"] == "/ngan-sach/?nam=2024"
    page = text(client.get("/ngan-sach/?nam=2024"))
    assert "77/QĐ-UBND" in page
    assert "xac-nhan/" not in page
    (entry,) = sql("SELECT id FROM payments_estimateentry WHERE decision_number = '77/QĐ-UBND'")[0]
    client = signed_in(web.users, Role.HEAD)
    assert f"/ngan-sach/2024/{entry}/xac-nhan/" in text(client.get("/ngan-sach/?nam=2024"))
    client.post(f"/ngan-sach/2024/{entry}/xac-nhan/")
    assert sql("SELECT confirmed_by IS NOT NULL FROM payments_estimateentry WHERE id = %s", entry) == [(True,)]


def test_the_settlement_is_handed_out_as_workbook_and_paper(web: WebWorld) -> None:
    client = signed_in(web.users, Role.ACCOUNTANT)
    book = client.get("/ngan-sach/quyet-toan/2024/tep/xlsx/?quy=3")
    paper = client.get("/ngan-sach/quyet-toan/2024/tep/pdf/?quy=")
    assert (book.content[:2], paper.content[:4]) == (b"PK", b"%PDF")


def test_the_treasury_page_shows_a_tick_only_when_all_is_withdrawn(web: WebWorld) -> None:
    (line, amount) = sql("SELECT budget_line_id, sum(amount_vnd)::bigint FROM payments_posting WHERE kind = 'RESERVE' GROUP BY 1")[0]  # fmt: skip
    typed = {"line": line, "number": "05/RDT", "withdrawn_on": "2024-08-22", "amount_vnd": amount - 1, "kept_vnd": 0}
    client = signed_in(web.users, Role.ACCOUNTANT)
    client.post("/ngan-sach/kho-bac/2024-08/rut/", typed)
    assert "Lệch -1" in " ".join(text(client.get("/ngan-sach/kho-bac/2024-08/")).replace("−", "-").split())
    client.post("/ngan-sach/kho-bac/2024-08/rut/", typed | {"number": "06/RDT", "amount_vnd": 1})
    page = text(client.get("/ngan-sach/kho-bac/2024-08/"))
    assert "Lệch" not in page
    assert "Khớp" in page


def test_figures_on_the_screen_are_the_settlement(web: WebWorld) -> None:
    with acting(SYSTEM):
        order = next(each for each in paid.orders(AUGUST) if each.channel == "POST")
    payments.take_statement(AUGUST, "POST", name="x.xlsx", content=post_file(lines_of(order)), actor=SYSTEM, at=noon("2024-09-15"))  # fmt: skip
    with acting(SYSTEM):
        sums = settlement(2024).sums
    assert sums.spent_vnd == order.amount_vnd
    client = signed_in(web.users, Role.HEAD)
    assert f"{sums.spent_vnd:,}".replace(",", ".") in text(client.get("/ngan-sach/?nam=2024"))
