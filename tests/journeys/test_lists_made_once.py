"""Payments made once, by the law as it is loaded: emergency aid of a household, and a gift for many; to money in hand."""

from __future__ import annotations

import pytest

from ansinh.audit.session import acting
from ansinh.kit.actors import Actor
from ansinh.payments import actions as payments
from ansinh.payments import queries
from ansinh.payroll import actions as payroll
from ansinh.payroll.queries import pending_once
from ansinh.payroll.states import Provisional
from ansinh.policy import actions as policy
from ansinh.policy import queries as law
from tests import payments_world as pay
from tests import payroll_world as w

pytestmark = pytest.mark.django_db
GIFT = "QUA.CTN.277.600"


def draw(benefit: str, text: str, title: str, on: str) -> payroll.DrawUp:
    return payroll.draw_one_off(
        [benefit], w.month(text), title=title, law_as_of=w.noon(on).date(), actor=w.DRAWER, at=w.noon(on)
    )


def pay_out(drawn: payroll.DrawUp, on: str) -> tuple[int, int]:
    """Approve, lock, order, take the post's answer, reconcile; (people paid, đồng paid)."""
    at = w.noon(on)
    payroll.approve(drawn.payroll_id, actor=w.APPROVER, at=at)
    payroll.lock(drawn.payroll_id, actor=w.LOCKER, at=at)
    (order,) = payments.order(drawn.payroll_id, actor=w.SYSTEM, at=at)
    result = pay.post_file(pay.lines_of(order))
    payments.take_statement(drawn.payroll_id, "POST", name="kq.xlsx", content=result, actor=w.SYSTEM, at=at)
    payments.reconcile(drawn.payroll_id, actor=w.SYSTEM, at=at)
    with acting(w.SYSTEM):
        (done,) = queries.orders(drawn.payroll_id)
    assert done.state == "RECONCILED"
    return done.paid, done.paid_vnd


def test_emergency_aid_of_a_household_is_decided_listed_ordered_and_paid_once() -> None:
    world = w.build(people=3, communes=1)
    hurt = [
        w.item(world, person, benefit="ND20-13", rate_code="social_assistance_standard", multiplier="10",
               start="2024-09", end="2024-10")
        for person in world.people[:2]  # two of one household, hurt in the same flood
    ]  # fmt: skip
    w.decide(hurt, "2024-09-11")
    with acting(w.SYSTEM):
        waiting = pending_once(w.month("2024-09"))
    assert [(row.code, row.people, row.amount_vnd) for row in waiting] == [("ND20-13", 2, 10_000_000)]
    drawn = draw("ND20-13", "2024-09", "Trợ giúp khẩn cấp sau lũ", "2024-09-12")
    assert drawn.words == "«Trợ giúp khẩn cấp sau lũ» (09/2024)"
    assert pay_out(drawn, "2024-09-13") == (2, 10_000_000)
    with acting(w.SYSTEM):
        assert pending_once(w.month("2024-12")) == []  # once, and never again


def test_a_gift_for_many_waits_for_two_who_read_its_decision_and_is_then_paid_to_all() -> None:
    world = w.build(people=60, communes=2)
    w.decide(
        [w.item(world, person, benefit=GIFT, rate_code=GIFT, multiplier="1", start="2023-07", end="2023-08")
         for person in world.people],
        "2023-07-03",
    )  # fmt: skip
    with pytest.raises(Provisional, match="chưa được đối chiếu với văn bản chính thức"):
        draw(GIFT, "2023-07", "Quà 27/7", "2023-07-04")
    for version in [
        each.version for each in law.provisional_versions() if GIFT in each.version or "27/7" in each.title
    ]:
        for officer in (Actor(7, "Lan", "SPECIALIST", None), Actor(8, "Hoa", "HEAD", None)):
            policy.confirm(version, actor=officer, at=w.noon("2023-07-05"), note="Quyết định 715/QĐ-CTN, bản ký")
    drawn = draw(GIFT, "2023-07", "Quà 27/7", "2023-07-06")
    assert pay_out(drawn, "2023-07-07") == (60, 36_000_000)
