"""A list is closed after the 20th by two people, takes no results, and is opened again by two with a reason."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction

from ansinh.audit.session import acting
from ansinh.kit.refusals import NotPermitted
from ansinh.payments import actions, closing
from ansinh.payments.refusals import Closed, NotClosable, WrongState
from tests import payments_world as pay
from tests import payroll_world as w
from tests.payments_world import MONTH

pytestmark = pytest.mark.django_db
HEAD, CHAIRMAN = w.APPROVER, w.LOCKER
EARLY, LATE = w.noon("2024-09-20"), w.noon("2024-09-21")


def reconciled() -> list[pay.Line]:
    """A month of which every payment has its result; the bank's lines."""
    _, orders = pay.ordered_month(people=4)
    bank = pay.lines_of(orders["AGRIBANK"])
    pay.take("AGRIBANK", pay.bank_file(bank))
    pay.take("POST", pay.post_file(pay.lines_of(orders["POST"])))
    actions.reconcile(MONTH, actor=w.SYSTEM, at=LATE)
    return bank


def test_one_asks_another_closes_and_no_result_is_taken() -> None:
    bank = reconciled()
    with pytest.raises(NotClosable, match=r"21/09/2024\."):
        actions.ask_close(MONTH, actor=HEAD, at=EARLY)
    with pytest.raises(NotPermitted):
        actions.ask_close(MONTH, actor=w.DRAWER, at=LATE)
    actions.ask_close(MONTH, actor=HEAD, at=LATE)
    with pytest.raises(WrongState):
        actions.ask_close(MONTH, actor=CHAIRMAN, at=LATE)
    with pytest.raises(WrongState):
        actions.grant(MONTH, actor=HEAD, at=LATE)
    actions.grant(MONTH, actor=CHAIRMAN, at=LATE)
    with pytest.raises(Closed, match="đã đóng"):
        pay.take("AGRIBANK", pay.bank_file(bank[:1]))
    with pytest.raises(Closed):
        actions.reconcile(MONTH, actor=w.SYSTEM, at=LATE)
    with pytest.raises(IntegrityError), transaction.atomic():
        w.sql("UPDATE payments_orderline SET state = state")


def test_two_people_open_it_again_with_a_reason() -> None:
    bank = reconciled()
    with pytest.raises(WrongState):
        actions.ask_reopen(MONTH, reason="nhầm", actor=HEAD, at=LATE)
    actions.ask_close(MONTH, actor=HEAD, at=LATE)
    actions.grant(MONTH, actor=CHAIRMAN, at=LATE)
    with pytest.raises(WrongState):
        actions.ask_reopen(MONTH, reason=" ", actor=CHAIRMAN, at=LATE)
    actions.ask_reopen(MONTH, reason="Ngân hàng gửi lại kết quả", actor=CHAIRMAN, at=LATE)
    with acting(w.SYSTEM):
        standing = closing.standing(MONTH)
    assert standing is not None
    assert (standing.closed, standing.asked, standing.reason) == (True, "REOPEN", "Ngân hàng gửi lại kết quả")
    actions.grant(MONTH, actor=HEAD, at=LATE)
    assert pay.take("AGRIBANK", pay.bank_file(bank[:1])).repeated == 1


def test_a_list_with_a_payment_without_a_result_is_not_closed() -> None:
    pay.ordered_month(people=2)
    with pytest.raises(NotClosable, match="chưa đối soát"):
        actions.ask_close(MONTH, actor=HEAD, at=LATE)
