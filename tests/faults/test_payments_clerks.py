"""Two clerks settle the same refused row at once: one does, the other is told."""

from __future__ import annotations

import threading
from dataclasses import replace

from django.db import connections

from ansinh.payments import actions
from ansinh.payments.refusals import NotSettled
from tests import payments_world as pay
from tests.payments_world import TAKEN
from tests.payroll_world import SYSTEM, sql

WHY = "Đối chiếu với sao kê giấy ngày 16/9"


def test_of_two_clerks_one_settles(fresh_database: str) -> None:
    _, orders = pay.ordered_month(people=6)
    line = pay.lines_of(orders["AGRIBANK"])[0]
    row = pay.take("AGRIBANK", pay.bank_file([replace(line, reference="")])).refused[0]
    ready = threading.Barrier(2)
    said: list[str] = []

    def clerk(paid: bool) -> None:
        ready.wait(timeout=30)
        try:
            actions.settle_row(row.id, reference=line.reference, paid=paid, reason=WHY, actor=SYSTEM, at=TAKEN)
            said.append("done")
        except NotSettled:
            said.append("told")
        finally:
            connections.close_all()

    clerks = [threading.Thread(target=clerk, args=(paid,)) for paid in (True, False)]
    for each in clerks:
        each.start()
    for each in clerks:
        each.join(timeout=60)
    assert sorted(said) == ["done", "told"]
    assert sql("SELECT count(*) FROM payments_settlement") == [(1,)]
    assert pay.postings()["RESERVE"] == 4_500_000
