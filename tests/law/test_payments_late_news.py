"""News that comes late, as tables of months: what the list says, what is handed out, and what is owed back after it.

Each table is one person with 750 a month (thousand đồng), worked out by hand. ``known`` is what became known before the
list of the month was drawn; ``off`` is what recoveries take off the payment; ``answer`` is what post or bank said later.
"""

from __future__ import annotations

from datetime import date

import pytest

from ansinh.payments import actions as payments
from ansinh.payments.recoveries import actions as recoveries
from ansinh.payments.recoveries.actions import PlanDraft, Repayment
from ansinh.payroll import actions as payroll
from tests import payroll_world as w
from tests import recoveries_world as r

pytestmark = pytest.mark.django_db

TABLES = {
    # The month of death is paid in full; September and October were paid to the dead, and are claimed from whoever has it.
    "death known two months after": """
        month   | known              | regular | arrears | recovery | carried | off | handed out | answer | owed
        2024-07 |                    | 750     | 0       | 0        | 0       | 0   | 750        | paid   | 0
        2024-08 |                    | 750     | 0       | 0        | 0       | 0   | 750        | paid   | 0
        2024-09 |                    | 750     | 0       | 0        | 0       | 0   | 750        | paid   | 0
        2024-10 |                    | 750     | 0       | 0        | 0       | 0   | 750        | paid   | 0
        2024-11 | died 2024-08-20, stop 2024-09 | 0 | 0     | -1500    | 0       | 0   | -          | -      | 1500
        2024-12 | repay 500          | 0       | 0       | 0        | 0       | 0   | -          | -      | 1000
    """,
    # The board had said less than "severe" since August: 1.0 instead of 1.5. The certificate came in October.
    "certificate dated back": """
        month   | known              | regular | arrears | recovery | carried | off | handed out | answer | owed
        2024-07 |                    | 750     | 0       | 0        | 0       | 0   | 750        | paid   | 0
        2024-08 |                    | 750     | 0       | 0        | 0       | 0   | 750        | paid   | 0
        2024-09 |                    | 750     | 0       | 0        | 0       | 0   | 750        | paid   | 0
        2024-10 | change 2024-08 1.0 | 500     | 0       | -500     | 0       | 0   | 500        | paid   | 500
        2024-11 |                    | 500     | 0       | 0        | 0       | 0   | 500        | paid   | 500
    """,
    # With consent on paper 200 a month are taken off, until nothing is owed; without it nothing ever is.
    "set-off with consent": """
        month   | known              | regular | arrears | recovery | carried | off | handed out | answer | owed
        2024-07 |                    | 750     | 0       | 0        | 0       | 0   | 750        | paid   | 0
        2024-08 |                    | 750     | 0       | 0        | 0       | 0   | 750        | paid   | 0
        2024-09 | change 2024-07 1.0 | 500     | 0       | -500     | 0       | 0   | 500        | paid   | 500
        2024-10 | consent 200        | 500     | 0       | 0        | 0       | 200 | 300        | paid   | 300
        2024-11 |                    | 500     | 0       | 0        | 0       | 200 | 300        | back   | 100
        2024-12 |                    | 500     | 0       | 0        | 300     | 100 | 700        | paid   | 0
        2025-01 |                    | 500     | 0       | 0        | 0       | 0   | 500        | paid   | 0
    """,
    "set-off of the whole payment": """
        month   | known              | regular | arrears | recovery | carried | off | handed out | answer | owed
        2024-07 |                    | 750     | 0       | 0        | 0       | 0   | 750        | paid   | 0
        2024-08 |                    | 750     | 0       | 0        | 0       | 0   | 750        | paid   | 0
        2024-09 | change 2024-07 0.5 | 250     | 0       | -1000    | 0       | 0   | 250        | paid   | 1000
        2024-10 | consent 900        | 250     | 0       | 0        | 0       | 250 | 0          | none   | 750
        2024-11 | repay 650          | 250     | 0       | 0        | 0       | 100 | 150        | paid   | 0
    """,
    # September's money came back before anybody knew of the death: it is not claimed, and not handed out again.
    "uncollected, then dead": """
        month   | known              | regular | arrears | recovery | carried | off | handed out | answer | owed
        2024-07 |                    | 750     | 0       | 0        | 0       | 0   | 750        | paid   | 0
        2024-08 |                    | 750     | 0       | 0        | 0       | 0   | 750        | paid   | 0
        2024-09 |                    | 750     | 0       | 0        | 0       | 0   | 750        | back   | 0
        2024-10 | died 2024-08-20, stop 2024-09 | 0 | 0     | -750     | 0       | 0   | -          | -      | 0
        2024-11 |                    | 0       | 0       | 0        | 0       | 0   | -          | -      | 0
    """,
    # Alive, and the right had ended before: today's question. What came back for August pays nobody and claims nothing.
    "uncollected, and the right had ended": """
        month   | known              | regular | arrears | recovery | carried | off | handed out | answer | owed
        2024-07 |                    | 750     | 0       | 0        | 0       | 0   | 750        | paid   | 0
        2024-08 |                    | 750     | 0       | 0        | 0       | 0   | 750        | back   | 0
        2024-09 | stop 2024-08       | 0       | 0       | -750     | 750     | 750 | 0          | none   | 0
        2024-10 |                    | 0       | 0       | 0        | 0       | 0   | -          | -      | 0
    """,
    # Two months came back, of which one was not due: one is carried out, the other stays.
    "two came back, one was due": """
        month   | known              | regular | arrears | recovery | carried | off | handed out | answer | owed
        2024-07 |                    | 750     | 0       | 0        | 0       | 0   | 750        | back   | 0
        2024-08 |                    | 750     | 0       | 0        | 750     | 0   | 1500       | back   | 0
        2024-09 | stop 2024-08       | 0       | 0       | -750     | 1500    | 750 | 750        | paid   | 0
    """,
    # What came back was worth less than believed: the lower amount is carried out.
    "returned, then worth less": """
        month   | known              | regular | arrears | recovery | carried | off | handed out | answer | owed
        2024-07 |                    | 750     | 0       | 0        | 0       | 0   | 750        | back   | 0
        2024-08 | change 2024-07 1.0 | 500     | 0       | -250     | 750     | 250 | 1000       | paid   | 0
    """,
    # The answer comes after the claim: the claim goes when it comes.
    "answer after the claim": """
        month   | known              | regular | arrears | recovery | carried | off | handed out | answer | owed
        2024-07 |                    | 750     | 0       | 0        | 0       | 0   | 750        | wait   | 0
        2024-08 | stop 2024-07       | 0       | 0       | -750     | 0       | 0   | -          | -      | 750
        2024-09 | late 2024-07 back  | 0       | 0       | 0        | 750     | 750 | 0          | none   | 0
    """,
    # Resumed from the day of suspension: the claimed months are due after all. They were paid once, and once is right.
    "taken back, then resumed": """
        month   | known              | regular | arrears | recovery | carried | off | handed out | answer | owed
        2024-07 |                    | 750     | 0       | 0        | 0       | 0   | 750        | paid   | 0
        2024-08 |                    | 750     | 0       | 0        | 0       | 0   | 750        | paid   | 0
        2024-09 | suspend 2024-07    | 0       | 0       | -1500    | 0       | 0   | -          | -      | 1500
        2024-10 | resume 2024-07     | 750     | 2250    | 0        | 0       | 1500 | 1500      | paid   | 0
    """,
    # As before, but 500 were paid back meanwhile: they are handed out again.
    "paid back in part, then resumed": """
        month   | known              | regular | arrears | recovery | carried | off | handed out | answer | owed
        2024-07 |                    | 750     | 0       | 0        | 0       | 0   | 750        | paid   | 0
        2024-08 |                    | 750     | 0       | 0        | 0       | 0   | 750        | paid   | 0
        2024-09 | suspend 2024-07    | 0       | 0       | -1500    | 0       | 0   | -          | -      | 1500
        2024-10 | repay 500, resume 2024-07 | 750 | 2250  | 0        | 0       | 1000 | 2000      | paid   | 0
    """,
    # Came back, taken back, due again: nobody ever had it, so the arrears are handed out in full.
    "returned, suspended, then resumed": """
        month   | known              | regular | arrears | recovery | carried | off | handed out | answer | owed
        2024-07 |                    | 750     | 0       | 0        | 0       | 0   | 750        | paid   | 0
        2024-08 |                    | 750     | 0       | 0        | 0       | 0   | 750        | back   | 0
        2024-09 | suspend 2024-08    | 0       | 0       | -750     | 750     | 750 | 0          | none   | 0
        2024-10 | resume 2024-08     | 750     | 1500    | 0        | 0       | 0   | 2250       | paid   | 0
    """,
    # A standard decided late and twice: up by 40 for everybody since July, then down by 20. 1.5 times.
    "rate decided later, and twice": """
        month   | known              | regular | arrears | recovery | carried | off | handed out | answer | owed
        2024-07 |                    | 750     | 0       | 0        | 0       | 0   | 750        | paid   | 0
        2024-08 |                    | 750     | 0       | 0        | 0       | 0   | 750        | back   | 0
        2024-09 | law 540            | 810     | 120     | 0        | 750     | 0   | 1680       | paid   | 0
        2024-10 |                    | 810     | 0       | 0        | 0       | 0   | 810        | back   | 0
        2024-11 | law 520            | 780     | 0       | -120     | 810     | 30  | 1560       | paid   | 90
    """,
}
LAW = "T.late"  # as the law stood: 500 until August, 540 from September on, 520 from November on; all since July


@pytest.mark.parametrize("name", TABLES)
def test_every_month_of_the_table(name: str) -> None:
    world = w.build(1)
    person = world.people[0]
    for amount, start, end in ((500, "2024-01", "2024-09"), (540, "2024-09", "2024-11"), (520, "2024-11", None)):
        w.rate("2024-07-01", None, amount * 1000, law_from=f"{start}-01", law_to=end and f"{end}-01", code=LAW)
    rate = LAW if "law" in TABLES[name] else w.STANDARD
    for year in (2024, 2025):
        r.allow(year)
    w.decide([w.item(world, person, start="2024-07", rate_code=rate)], "2024-07-01")
    header, *rows = [[cell.strip() for cell in line.split("|")] for line in TABLES[name].strip().splitlines()]
    happened = [header]
    for month, known, *_, said, _owed in rows:
        for news in filter(None, known.split(", ")):
            tell(world, person, month, rate, *news.split())
        r.draw_and_order(month)
        if said in ("paid", "back"):
            r.answer(month, back=(person,) if said == "back" else ())
        happened.append([month, known, *seen(month, person), said, str(owed(person))])
    assert happened == [header, *rows]
    assert_sound(person)


def tell(world: w.World, person: int, month: str, rate: str, verb: str, *said: str) -> None:
    """One piece of news becomes known at the end of the month before."""
    on = f"{month}-01"
    match verb:
        case "died":
            w.sql("UPDATE registry_person SET died_on = %s WHERE id = %s", said[0], person)
        case "stop" | "suspend" | "resume":
            w.decide([w.item(world, person, verb.upper(), start=said[0], rate_code=rate)], on)
        case "change":
            w.decide([w.item(world, person, "CHANGE", start=said[0], multiplier=said[1], rate_code=rate)], on)
        case "repay":
            paid = Repayment("CASH", int(said[0]) * 1000, f"PT-{month}", date.fromisoformat(on))
            recoveries.repay(r.case_of(person)[0], paid, actor=w.SYSTEM, at=w.noon(on))
        case "consent":
            plan = PlanDraft(12, date(2025, 1, 15), int(said[0]) * 1000, "CONSENT", "01/GCK", date.fromisoformat(on))
            recoveries.make_plan(r.case_of(person)[0], plan, actor=w.SYSTEM, at=w.noon(on))
        case "late":
            r.answer(said[0], back=(person,))
        case "law":
            pass  # written at the beginning: the list reads the law of its day


def seen(month: str, person: int) -> list[str]:
    """The middle columns of a row as they came out, in thousand đồng."""
    listed = {
        kind: sum(amount for each, _, amount, _ in w.lines(month, person) if each == kind)
        for kind in ("REGULAR", "ARREARS", "RECOVERY")
    }
    _, carried, off, handed_out, state = r.payment(month, person)
    return [
        *(str(amount // 1000) for amount in listed.values()), str(carried // 1000), str(off // 1000),
        "-" if state == "-" else str(handed_out // 1000),
    ]  # fmt: skip


def owed(person: int) -> int:
    return r.case_of(person)[1] // 1000


def assert_sound(person: int) -> None:
    """Beside the table: what the person has is what was due, and what is owed back, less what waits at the office."""
    assert r.in_hand(person) + r.on_the_way(person) == r.due(person) - r.returned(person) + r.owed(person)
    assert r.ledger_ties()


def test_a_commune_advance_then_the_right_had_ended() -> None:
    """September was advanced to one commune in August; in September it turns out that August was the last month."""
    world = r.start(2)
    advanced, other = world.people
    r.run("2024-07", "2024-08")
    list_id = payroll.draw_advance(
        world.commune_of(advanced),
        w.month("2024-09"),
        law_as_of=date(2024, 8, 25),
        actor=w.DRAWER,
        at=w.noon("2024-08-25"),
    ).payroll_id
    payroll.approve(list_id, actor=w.APPROVER, at=w.noon("2024-08-26"))
    payroll.lock(list_id, actor=w.LOCKER, at=w.noon("2024-08-26"))
    payments.order(list_id, actor=w.SYSTEM, at=w.noon("2024-08-27"))
    w.sql("UPDATE payments_orderline SET state = 'PAID' WHERE state = 'ORDERED'")
    payments.reconcile(list_id, actor=w.SYSTEM, at=w.noon("2024-08-28"))
    w.decide([w.item(world, advanced, "STOP", start="2024-09")], "2024-09-01")
    r.draw_and_order("2024-09")
    r.answer("2024-09")
    assert (r.owed(advanced), r.owed(other)) == (750_000, 0)
    assert (r.in_hand(advanced), r.in_hand(other)) == (2_250_000, 2_250_000)
    assert_sound(advanced)
    assert_sound(other)
