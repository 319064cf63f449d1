"""What the demo's accountant does about recoveries: one case in each state, if there are that many."""

from __future__ import annotations

from datetime import date, timedelta

from ansinh.audit.session import acting
from ansinh.cli.district.year import Office, moment
from ansinh.payments.recoveries import actions, queries


def work_on_recoveries(office: Office, on: date) -> None:
    """The first open case gets a plan, the second is paid back at once, for the third somebody asks to let it go."""
    accountant = office.staff["ACCOUNTANT"]
    at = moment(on)
    with acting(accountant):
        waiting = [row for row in queries.cases() if row.balance_vnd]
    for number, row in enumerate(waiting[:3]):
        if row.held == "AFTER_DEATH":
            actions.name_debtor(row.id, name=f"Người nhà của {row.name}", relation="con", actor=accountant, at=at)
        match number:
            case 0:
                plan = actions.PlanDraft(3, on + timedelta(days=20))
                actions.make_plan(row.id, plan, actor=accountant, at=at)
            case 1:
                paid = actions.Repayment("TREASURY", row.balance_vnd, f"GNT-{on:%m}-001", on)
                actions.repay(row.id, paid, actor=accountant, at=at)
            case _:
                draft = actions.WaiverDraft(row.balance_vnd, "77/QĐ-UBND", on, "hộ nghèo, không còn khả năng")
                actions.ask_waiver(row.id, draft, actor=accountant, at=at)
