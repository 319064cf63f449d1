"""The budget: estimates by two people, money by line, nothing below zero without a decision, tables that tie."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from ansinh.audit.session import acting
from ansinh.kit.refusals import NotPermitted
from ansinh.payments import actions, queries
from ansinh.payments.budget import drilling, estimates, funding, settlement, treasury
from ansinh.payments.budget.actions import EntryDraft
from ansinh.payments.budget.refusals import Overdrawn, SamePerson, WrongEntry, WrongWithdrawal
from ansinh.payments.models import BudgetLine
from tests import budget_world as budget
from tests import payments_world as pay
from tests import payroll_world
from tests.budget_world import ASSISTANCE, CONFIRMING, ENTERING, MERIT
from tests.estimates import PLENTY
from tests.payments_world import AT, MONTH
from tests.payroll_world import SYSTEM, noon, sql

pytestmark = pytest.mark.django_db
NOW = noon("2024-01-06")


def line(key: funding.LineKey = ASSISTANCE) -> BudgetLine:
    return BudgetLine.objects.get(year=key.year, source=key.source, chapter=key.chapter, programme=key.programme)


def leave(amount_vnd: int) -> None:
    """Cut the plenty of the usual line down to this."""
    budget.give("CUT", PLENTY - amount_vnd)


def test_an_estimate_counts_once_a_second_person_has_confirmed_it() -> None:
    payroll_world.build(1)
    entry = budget.enter("SUPPLEMENTED", 5_000_000)
    assert line().available_vnd == PLENTY
    with pytest.raises(SamePerson, match="người khác phải xác nhận"):
        actions.confirm_estimate(entry, actor=budget.ENTERING.__class__(71, "Kế toán", "HEAD", None), at=NOW)
    with pytest.raises(NotPermitted):
        actions.confirm_estimate(entry, actor=ENTERING, at=NOW)
    actions.confirm_estimate(entry, actor=CONFIRMING, at=NOW)
    assert line().available_vnd == PLENTY + 5_000_000
    with pytest.raises(WrongEntry, match="đã được xác nhận"):
        actions.confirm_estimate(entry, actor=CONFIRMING, at=NOW)


def test_the_software_enters_no_estimates() -> None:
    payroll_world.build(1)
    with pytest.raises(NotPermitted):
        actions.enter_estimate(EntryDraft(ASSISTANCE, "GIVEN", 1, "1/QĐ", date(2024, 1, 1)), actor=SYSTEM, at=NOW)


def test_a_dropped_entry_stays_to_be_read_and_moves_nothing() -> None:
    payroll_world.build(1)
    entry = budget.enter("GIVEN", 1_000)
    actions.drop_estimate(entry, actor=ENTERING, at=NOW)
    (row, _) = estimates.entries(2024, line().pk)
    assert (row.waits, row.dropped_at, line().available_vnd) == (False, NOW, PLENTY)


def test_a_transfer_moves_between_lines_and_a_cut_never_takes_what_is_spent() -> None:
    payroll_world.build(1)
    budget.give("TRANSFERRED", 300, into=MERIT)
    assert (line().available_vnd, line(MERIT).available_vnd) == (PLENTY - 300, PLENTY + 300)
    with pytest.raises(Overdrawn, match="chỉ còn"):
        budget.give("CUT", PLENTY)
    assert line().available_vnd == PLENTY - 300


@pytest.mark.parametrize(
    ("kind", "amount", "more"),
    [
        ("GIVEN", 0, {}),
        ("GIVEN", 5, {"number": " "}),
        ("OVERDRAFT", 5, {}),
        ("TRANSFERRED", 5, {}),
        ("GIVEN", 5, {"into": MERIT}),
        ("LENT", 5, {}),
    ],
)
def test_an_entry_that_lacks_something_is_refused(kind: str, amount: int, more: dict[str, object]) -> None:
    with pytest.raises(WrongEntry):
        budget.enter(kind, amount, **more)  # type: ignore[arg-type]


def test_an_order_takes_from_its_line_and_a_return_gives_back() -> None:
    _, orders = pay.ordered_month(people=6)
    assert line().available_vnd == PLENTY - 4_500_000
    lines = pay.lines_of(orders["POST"])
    pay.take("POST", pay.post_file([pay.returned(lines[0]), *lines[1:]]))
    assert line().available_vnd == PLENTY - 3_750_000
    with acting(SYSTEM):
        (row,) = [row for row in settlement.settlement(2024).rows if row.line and row.line.id == line().pk]
    assert (row.sums.reserved_vnd, row.sums.spent_vnd, row.sums.returned_vnd, row.sums.committed_vnd) == (
        4_500_000, 1_500_000, 750_000, 2_250_000,
    )  # fmt: skip
    assert row.remaining_vnd == line().available_vnd
    assert row.months[8].remaining_vnd == row.remaining_vnd
    assert row.months[7].remaining_vnd == PLENTY


def test_an_order_without_enough_money_is_refused_with_what_is_lacking() -> None:
    pay.locked_month(people=6)
    leave(4_000_000)
    with pytest.raises(Overdrawn, match=r"cần 4\.500\.000, còn 4\.000\.000, thiếu 500\.000 đồng"):
        actions.order(MONTH, actor=SYSTEM, at=AT)
    assert sql("SELECT count(*) FROM payments_orderline") == [(0,)]
    budget.give("OVERDRAFT", 500_000, reason="Chờ bổ sung quý IV", number="99/QĐ-UBND")
    actions.order(MONTH, actor=SYSTEM, at=AT)
    assert (line().available_vnd, line().allowed_vnd) == (-500_000, 500_000)


def test_a_person_with_two_programmes_is_paid_from_two_lines() -> None:
    world = payroll_world.build(1)
    (person,) = world.people
    payroll_world.decide(
        [
            payroll_world.item(world, person, start="2024-09"),
            payroll_world.item(world, person, benefit="T-care", start="2024-09", multiplier="1.0"),
        ],
        "2024-09-01",
    )
    payroll_world.draw_and_lock("2024-09", "2024-09-01")
    (order,) = actions.order(MONTH, actor=SYSTEM, at=AT)
    pay.take("POST", pay.post_file(pay.lines_of(order)))
    assert sql(
        "SELECT p.kind, b.programme, p.amount_vnd FROM payments_posting p JOIN payments_budgetline b ON b.id = p.budget_line_id"
        " WHERE p.order_line_id IS NOT NULL ORDER BY 1, 2"
    ) == [
        ("POST", "CARE_SUPPORT", 500_000), ("POST", "SOCIAL_ASSISTANCE", 750_000),
        ("RESERVE", "CARE_SUPPORT", 500_000), ("RESERVE", "SOCIAL_ASSISTANCE", 750_000),
    ]  # fmt: skip


def test_carried_money_is_charged_as_its_programme_is_paid_in_the_new_month() -> None:
    _, orders = pay.ordered_month(people=6)
    lines = pay.lines_of(orders["POST"])
    pay.take("POST", pay.post_file([pay.returned(each) for each in lines]))
    actions.reconcile(MONTH, actor=SYSTEM, at=noon("2024-09-20"))
    payroll_world.draw_and_lock("2024-10", "2024-10-01")
    actions.order(payroll_world.month("2024-10"), actor=SYSTEM, at=noon("2024-10-02"))
    assert line().available_vnd == PLENTY - 2_250_000 - (4_500_000 + 2_250_000)


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE payments_budgetline SET available_vnd = available_vnd + 1",
        "UPDATE payments_budgetline SET allowed_vnd = 1000000000",
        "DELETE FROM payments_budgetline",
        "UPDATE payments_estimateentry SET amount_vnd = 1",
        "DELETE FROM payments_estimateentry",
        "INSERT INTO payments_budgetline (year, source, programme, chapter, category, subcategory, item, available_vnd,"
        " allowed_vnd) VALUES (2024, 'OTHER', 'X', '', '', '', '', 5, 0)",
        "INSERT INTO payments_posting (kind, debit_account, credit_account, amount_vnd, at) VALUES ('GRANT', 'a', 'b', 1, now())",
        "INSERT INTO payments_posting (kind, debit_account, credit_account, amount_vnd, budget_line_id, order_line_id, at)"
        " SELECT 'POST', 'paid:2024-09', 'in_transit:POST', 1, budget_line_id, order_line_id, now() FROM payments_posting"
        " WHERE kind = 'RESERVE' LIMIT 1",
    ],
)  # fmt: skip
def test_the_database_holds_the_budget(change: str) -> None:
    pay.ordered_month(people=2)
    with pytest.raises(IntegrityError), transaction.atomic():
        sql(change)


def test_what_no_rule_pays_leaves_only_by_a_decision() -> None:
    assert funding.funding_of("GIFTS", MONTH) == funding.UNKNOWN
    world = payroll_world.build(1)
    sql("UPDATE policy_benefit SET programme = 'GIFTS' WHERE code = 'T-nang'")
    payroll_world.decide([payroll_world.item(world, world.people[0], start="2024-09")], "2024-09-01")
    payroll_world.draw_and_lock("2024-09", "2024-09-01")
    with pytest.raises(Overdrawn, match="Chưa rõ nguồn"):
        actions.order(MONTH, actor=SYSTEM, at=AT)


def test_each_balance_opens_to_lines_decisions_and_law() -> None:
    _, orders = pay.ordered_month(people=2)
    with acting(SYSTEM):
        (side,) = drilling.sides("in_transit:POST")
        assert side.line is not None
        assert (side.line.id, side.balance_vnd) == (line().pk, 750_000)
        rows, count = drilling.postings("in_transit:POST", line().pk, page=1, a_page=50)
        assert (count, rows[0].amount_vnd, rows[0].kind_title) == (1, 750_000, "Giữ tiền theo lệnh chi")
        payment = drilling.payment(rows[0].reference)
    assert payment is not None
    (part,) = payment.parts
    assert (part.amount_vnd, part.rate_article, part.rate_instrument) == (750_000, "Điều 4", "20/2021/NĐ-CP")
    assert part.decision_number.endswith("/QĐ-UBND")
    assert [(share.kind, share.amount_vnd) for share in payment.shares] == [("RESERVE", 750_000)]
    assert orders["POST"].open == 1


def test_the_list_the_withdrawal_and_the_results_tie() -> None:
    _, orders = pay.ordered_month(people=6)
    with acting(SYSTEM):
        before = treasury.tie(MONTH)
    assert (before.listed_vnd, before.withdrawn_vnd, before.ties) == (4_500_000, 0, False)
    for number, amount, kept in (("01/RDT", 4_000_000, 0), ("02/RDT", 250_000, 250_000)):
        actions.record_withdrawal(
            MONTH, line().pk, number=number, withdrawn_on=date(2024, 8, 23), amount_vnd=amount, kept_vnd=kept,
            actor=ENTERING, at=AT,
        )  # fmt: skip
    pay.take("POST", pay.post_file(pay.lines_of(orders["POST"])))
    with acting(SYSTEM):
        tie = treasury.tie(MONTH)
    assert (tie.withdrawn_vnd, tie.kept_vnd, tie.paid_vnd, tie.returned_vnd, tie.open_vnd) == (
        4_250_000, 250_000, 2_250_000, 0, 2_250_000,
    )  # fmt: skip
    assert tie.ties
    (row,) = tie.lines
    assert (row.reserved_vnd, row.withdrawn_vnd + row.kept_vnd, row.difference_vnd) == (4_500_000, 4_500_000, 0)


def test_a_withdrawal_is_noted_once_and_struck_with_a_reason() -> None:
    pay.ordered_month(people=2)
    same = {"number": "01/RDT", "withdrawn_on": date(2024, 8, 23), "actor": ENTERING, "at": AT}
    first = actions.record_withdrawal(MONTH, line().pk, amount_vnd=5, **same)  # type: ignore[arg-type]
    assert actions.record_withdrawal(MONTH, line().pk, amount_vnd=5, **same) == first  # type: ignore[arg-type]
    with pytest.raises(WrongWithdrawal, match="đã ghi với số khác"):
        actions.record_withdrawal(MONTH, line().pk, amount_vnd=6, **same)  # type: ignore[arg-type]
    with pytest.raises(WrongWithdrawal, match="phải ghi lý do"):
        actions.cancel_withdrawal(first, reason=" ", actor=ENTERING, at=AT)
    actions.cancel_withdrawal(first, reason="Ghi nhầm", actor=ENTERING, at=AT)
    with acting(SYSTEM):
        assert treasury.tie(MONTH).withdrawn_vnd == 0


def test_quarters_add_up_to_the_year() -> None:
    pay.ordered_month(people=4)
    with acting(SYSTEM):
        year = settlement.settlement(2024)
        quarters = [settlement.settlement(2024, quarter) for quarter in (1, 2, 3, 4)]
        assert sum((each.sums for each in quarters), settlement.Sums()) == year.sums
        assert quarters[-1].remaining_vnd == year.remaining_vnd
        assert queries.trial_balance().ties
