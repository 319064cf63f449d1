"""Cases of recovery: opened once, planned, paid back once, let go by two; set-off only with its paper."""

from __future__ import annotations

from datetime import date

import pytest
from django.conf import settings
from django.db import DatabaseError, transaction

from ansinh.audit.session import acting
from ansinh.kit.actors import Actor
from ansinh.kit.refusals import NotPermitted
from ansinh.payments import actions as payments
from ansinh.payments import desk as payments_desk
from ansinh.payments import files
from ansinh.payments.recoveries import actions, incoming, papers, queries
from ansinh.payments.recoveries.actions import PlanDraft, Repayment, WaiverDraft
from ansinh.payments.recoveries.refusals import (
    AlreadyEntered,
    NoGround,
    NoOfficeAccount,
    NoSuchRecovery,
    NothingOpen,
    SameOfficer,
    TooMuch,
)
from tests import payroll_world as w
from tests import recoveries_world as r
from tests.pdf_words import pages

pytestmark = pytest.mark.django_db
AT = w.noon("2024-10-12")


def overpaid() -> int:
    """One person, paid for July to September, who had no right to August and September."""
    world = r.start()
    r.run("2024-07", "2024-09")
    w.decide([w.item(world, world.people[0], "STOP", start="2024-08")], "2024-09-25")
    r.draw_and_order("2024-10")
    return world.people[0]


def test_a_list_opens_one_case_with_each_line_once() -> None:
    person = overpaid()
    assert r.entries(person) == [("CLAIM", 750_000), ("CLAIM", 750_000)]
    assert r.case_of(person)[1] == 1_500_000
    assert r.payment("2024-10", person) == (0, 0, 0, 0, "-")


def paid_in(person: int, amount: int, reference: str, way: str = "CASH") -> int:
    paid = Repayment(way, amount, reference, date(2024, 10, 10))
    return actions.repay(r.case_of(person)[0], paid, actor=w.DRAWER, at=AT)


def test_ordering_again_changes_nothing() -> None:
    person = overpaid()
    payments.order(w.month("2024-10"), actor=w.SYSTEM, at=AT)
    with acting(w.SYSTEM):
        assert actions.settle_results(at=AT) == 0
    assert len(r.entries(person)) == 2


def test_a_receipt_counts_once_and_never_beyond_what_is_owed() -> None:
    person = overpaid()
    entry = paid_in(person, 500_000, "PT-12")
    with pytest.raises(AlreadyEntered):
        paid_in(person, 500_000, "pt-12 ")
    with pytest.raises(TooMuch) as refused:
        paid_in(person, 1_000_001, "PT-13")
    assert refused.value.fields == {"open_vnd": 1_000_000}
    actions.reverse(entry, reason="nhầm người", actor=w.DRAWER, at=AT)
    with pytest.raises(NoSuchRecovery):
        actions.reverse(entry, reason="nhầm người", actor=w.DRAWER, at=AT)
    assert r.case_of(person)[1] == 1_500_000
    paid_in(person, 1_500_000, "PT-12")
    with pytest.raises(NothingOpen):
        paid_in(person, 1, "PT-14")
    assert r.ledger_ties()


def test_the_database_holds_the_balance_and_the_entries() -> None:
    case, _ = r.case_of(overpaid())
    for forbidden in (
        "UPDATE payments_recovery SET balance_vnd = 0 WHERE id = %s",
        "DELETE FROM payments_recovery WHERE id = %s",
        "UPDATE payments_recoveryentry SET change_vnd = 1 WHERE recovery_id = %s",
        "DELETE FROM payments_recoveryentry WHERE recovery_id = %s",
        "INSERT INTO payments_recoveryentry (recovery_id, kind, change_vnd, way, reference, attempt, paid_on, note, at)"
        " VALUES (%s, 'REPAID', -1500001, 'CASH', 'X', 0, '2024-10-10', '', now())",
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            w.sql(forbidden, case)


def test_set_off_needs_its_paper() -> None:
    case, _ = r.case_of(overpaid())
    for draft in (
        PlanDraft(3, date(2024, 11, 15), set_off_vnd=100_000),
        PlanDraft(3, date(2024, 11, 15), 100_000, "CONSENT", "", date(2024, 10, 9)),
        PlanDraft(3, date(2024, 11, 15), 100_000, "LAW", "12/QĐ", None),
    ):
        with pytest.raises(NoGround):
            actions.make_plan(case, draft, actor=w.DRAWER, at=AT)


def test_a_plan_says_what_is_due_and_what_is_late() -> None:
    person = overpaid()
    case, _ = r.case_of(person)
    actions.make_plan(case, PlanDraft(4, date(2024, 10, 31)), actor=w.DRAWER, at=AT)
    paid_in(person, 400_000, "PT-1")
    with acting(w.SYSTEM):
        row = queries.case(case).row
    assert row.plan is not None
    assert row.plan.dues() == [
        (date(2024, 10, 31), 375_000), (date(2024, 11, 30), 375_000), (date(2024, 12, 31), 375_000),
        (date(2025, 1, 31), 375_000),
    ]  # fmt: skip
    assert row.next_due == (date(2024, 11, 30), 350_000)
    assert row.overdue_vnd(date(2025, 1, 1)) == 725_000


def test_writing_off_takes_a_decision_and_two_people() -> None:
    person = overpaid()
    case, _ = r.case_of(person)
    draft = WaiverDraft(1_500_000, "77/QĐ-UBND", date(2024, 10, 9), "không còn tài sản")
    asked = actions.ask_waiver(case, draft, actor=w.DRAWER, at=AT)
    with pytest.raises(NotPermitted):
        actions.settle_waiver(asked, granted=True, actor=w.DRAWER, at=AT)
    with pytest.raises(SameOfficer):
        actions.settle_waiver(asked, granted=True, actor=Actor(w.DRAWER.user_id, "", "HEAD", None), at=AT)
    actions.settle_waiver(asked, granted=True, actor=w.APPROVER, at=AT)
    assert r.case_of(person)[1] == 0
    assert r.entries(person)[-1] == ("WAIVED", -1_500_000)
    assert r.ledger_ties()


def credit(reference: str, amount: int, proof: str) -> str:
    return (
        f'<Ntry><Amt Ccy="VND">{amount}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts><NtryDtls><TxDtls>'
        f"<Refs><AcctSvcrRef>{proof}</AcctSvcrRef></Refs><RmtInf><Ustrd>HOAN TRA {reference}</Ustrd></RmtInf>"
        "</TxDtls></NtryDtls></Ntry>"
    )


def test_a_bank_statement_is_taken_once() -> None:
    person = overpaid()
    case, _ = r.case_of(person)
    with acting(w.SYSTEM):
        named = queries.case(case).row.reference
    wrong = named[:-1] + ("A" if named[-1] != "A" else "B")
    content = (
        '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt><Stmt><Id>S1</Id>'
        + credit(named, 700_000, "FT1") + credit(named, 800_001, "FT2") + credit(wrong, 100, "FT3")
        + credit(named, 100, "") + credit("2409A0000010", 100, "FT4")
        + "</Stmt></BkToCstmrStmt></Document>"
    ).encode()  # fmt: skip
    taken = incoming.take_bank_statement(content, on=date(2024, 10, 9), actor=w.DRAWER, at=AT)
    assert [row.code for row in taken.rows] == ["", "TOO_MUCH", "MISTYPED_REFERENCE", "NO_PROOF"]
    assert (taken.others, r.case_of(person)[1]) == (1, 800_000)
    again = incoming.take_bank_statement(content, on=date(2024, 10, 9), actor=w.DRAWER, at=AT)
    assert [row.code for row in again.rows] == ["REPEATED", "TOO_MUCH", "MISTYPED_REFERENCE", "NO_PROOF"]
    assert r.case_of(person)[1] == 800_000


def test_the_slip_and_the_statement_of_account(monkeypatch: pytest.MonkeyPatch) -> None:
    case, _ = r.case_of(overpaid())
    with acting(w.SYSTEM):
        found = queries.case(case)
    monkeypatch.setattr(settings, "REPAYMENT_ACCOUNT", "")
    with pytest.raises(NoOfficeAccount):
        papers.slip(found, officer="Kế toán", on=date(2024, 10, 9))
    monkeypatch.setattr(settings, "REPAYMENT_ACCOUNT", "970405/4200201000011/UBND HUYEN MAU")
    assert papers.slip(found, officer="Kế toán", on=date(2024, 10, 9)).content.startswith(b"%PDF")
    words = " ".join(" ".join(pages(papers.statement(found, officer="Kế toán", on=date(2024, 10, 9)).content)).split())
    for said in (
        "BẢNG KÊ THU HỒI",
        found.row.reference,
        "08/2024",
        "09/2024",
        "1.500.000 đồng",
        "Đã thôi hoặc tạm dừng hưởng",
    ):
        assert said in words


def test_the_list_shows_gross_what_is_taken_off_and_net() -> None:
    world = r.start()
    person = world.people[0]
    r.run("2024-07", "2024-08")
    w.decide([w.item(world, person, "CHANGE", start="2024-07", multiplier="1.0")], "2024-09-01")
    r.run("2024-09", "2024-09")
    plan = PlanDraft(10, date(2024, 11, 15), 200_000, "CONSENT", "01/GCK", date(2024, 10, 1))
    actions.make_plan(r.case_of(person)[0], plan, actor=w.DRAWER, at=w.noon("2024-10-01"))
    r.draw_and_order("2024-10")
    with acting(w.SYSTEM):
        paper = files.commune_paper(w.month("2024-10"), world.communes[0])
        desk = payments_desk.desk(w.month("2024-10"))
    row = dict(zip([column.title for column in paper.columns], paper.groups[0].rows[0], strict=True))
    assert (row["Tiền trợ cấp tháng này"], row["Trừ thu hồi"], row["Tổng số tiền trợ cấp"]) == (
        500_000,
        200_000,
        300_000,
    )
    assert (desk.listed_vnd, desk.ordered_vnd, desk.differ_ordered) == (500_000, 500_000, 0)
