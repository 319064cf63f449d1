"""A year of the office's work: who comes, who goes, and the months from the draft to the money."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from itertools import groupby
from random import Random

from ansinh.audit.session import acting
from ansinh.cli.district.mix import DISTRICT_PEOPLE, MERIT, SOCIAL_ASSISTANCE, Category, head_counts
from ansinh.cli.district.people import Invented, Inventor
from ansinh.cli.district.records import new_grants, record_of
from ansinh.cli.district.results import bank_answer, list_answer
from ansinh.decisions import actions as decisions
from ansinh.decisions import queries as decided
from ansinh.kit.actors import Actor
from ansinh.kit.clock import HANOI
from ansinh.kit.periods import add_months
from ansinh.payments import actions as payments
from ansinh.payments import files
from ansinh.payments import queries as paid
from ansinh.payments.channels import channel
from ansinh.payroll import actions as payroll
from ansinh.payroll.leaks import actions as leaks
from ansinh.payroll.leaks import queries as findings
from ansinh.payroll.leaks.refusals import LeaksOpen
from ansinh.registry import actions as registry
from ansinh.registry.queries import people_as_of
from ansinh.registry.records import PersonRecord, SourceReference

TODAY = (12, 18)  # month and day on which the demo stands still
NEW_A_MONTH = 104  # of 20,000 in payment
DEATHS_A_MONTH = 70
OLD_FROM = 72  # years: who dies in the demo is at least that old
# July's list goes out before the law that raises it, so August's carries arrears; for care support somebody must rule.
RISE = date(2024, 7, 1)
RULING = "Công văn minh họa số 12/SLĐTBXH-BTXH ngày 15/7"
# The new ones of a month, in the proportions of a real year; those who turn 80 come in their month.
NEWCOMERS = {"ND20-5.5.c": 50, "ND20-5.6.nang": 21, "ND20-5.6.nang.nct": 14, "ND20-5.6.dbn.nct": 7, "ND20-5.6.nang.te": 4,
             "ND20-5.1.b": 1, "ND20-5.4": 2, "TB.TUAT": 4, "CD.TUAT": 1}  # fmt: skip


@dataclass
class Office:
    """What the year needs: who acts, and who may still come."""

    staff: Mapping[str, Actor]
    inventor: Inventor
    random: Random
    people: int


def today_of(year: int) -> date:
    """The demo's day: December is ordered, its results come in, the new year's first list waits as a draft."""
    return date(year, *TODAY)


def moment(day: date, hour: int = 9) -> datetime:
    """A time of day in Vietnam."""
    return datetime.combine(day, time(hour), HANOI)


def months_of_work(year: int) -> list[date]:
    """The months whose lists are drawn, the last as a draft."""
    return [add_months(date(year, 1, 1), step) for step in range(TODAY[0] + 1)]


def work_through(office: Office, year: int, tell: Callable[[str], None]) -> None:
    """All months up to the demo's day. ``tell`` is called with the name of each step as it is done."""
    first, *_, last = months = months_of_work(year)
    for month in months:
        drawn_on = date(year, 1, 3) if month == first else add_months(month, -1).replace(day=20)
        if month != first:
            live_through(office, add_months(month, -1), settle=month != last)
            tell(f"biến động tháng {add_months(month, -1).month}")
        drawn_on = min(drawn_on, today_of(year))
        if month == add_months(RISE.replace(year=year), 1):
            payroll.rule(
                "RISE_OF_CARE_SUPPORT", pays=True, document=RULING, actor=office.staff["HEAD"], at=moment(drawn_on, 8)
            )
        payroll.draw_up(month, law_as_of=drawn_on, actor=office.staff["ACCOUNTANT"], at=moment(drawn_on))
        if month != last:
            close_month(office, month, drawn_on)
            tell(f"lập, khóa, lệnh chi tháng {month.month}")
        if month < add_months(last, -1):
            take_results(office, month)
            tell(f"kết quả chi tháng {month.month}")


def live_through(office: Office, month: date, *, settle: bool) -> None:
    """What one month brings before its list goes out. Without ``settle`` the drafts of the sweep wait for the officer."""
    grant_newcomers(office, month)
    record_deaths(office, month)
    on = month.replace(day=16)
    decisions.sweep(on, actor=office.staff["SPECIALIST"], at=moment(on, 7))
    if settle:
        chairman = office.staff["CHAIRMAN"]
        with acting(chairman):
            drafts = [draft.id for draft in decided.decisions(state="DRAFT") if draft.items]
        for draft in drafts:
            decisions.issue(draft, signed_on=on, actor=chairman, at=moment(on, 15))


def grant_newcomers(office: Office, month: date) -> None:
    """New people in payment: one decision a commune and field."""
    signed_on = month.replace(day=12)
    people = sorted(_newcomers(office, month), key=_commune_and_field)
    specialist, chairman = office.staff["SPECIALIST"], office.staff["CHAIRMAN"]
    records = [record_of(person, valid_from=month) for person in people]
    ids = dict(zip(people, take_in(records, actor=specialist, at=moment(month.replace(day=9))), strict=True))
    for _, group in groupby(people, key=_commune_and_field):
        items = [
            item
            for person in group
            for item in new_grants(person, ids[person], from_month=person.from_month, signed_in=month)
        ]
        draft = decisions.draft("GRANT", items, actor=specialist, at=moment(signed_on, 8))
        decisions.issue(draft, signed_on=signed_on, actor=chairman, at=moment(signed_on, 16))


def take_in(records: Sequence[PersonRecord], *, actor: Actor, at: datetime) -> list[int]:
    """The registry's verb in a session of the actor."""
    with acting(actor):
        return registry.take_in(records, actor=actor, at=at)


def _commune_and_field(person: Invented) -> tuple[str, bool]:
    return person.place.commune_code, person.category.is_merit


def _newcomers(office: Office, month: date) -> Iterator[Invented]:
    """Those who turn 80 are born in this month; certificates are of last month, which makes a month of arrears."""
    for category, count in _scaled(office.people):
        for _ in range(count):
            born = None
            if category.benefits == ("ND20-5.5.c",):
                born = month.replace(year=month.year - 80, day=office.random.randint(1, 28))
            person = office.inventor.invent(category, decided_before=month, born=born)
            since = add_months(month, -1) if category.degree else month
            yield replace(person, from_month=since, decided_on=since)


def _scaled(people: int) -> list[tuple[Category, int]]:
    by_code = {category.benefits[0]: category for category in (*MERIT, *SOCIAL_ASSISTANCE)}
    wanted = [replace(by_code[code], share=share) for code, share in NEWCOMERS.items()]
    return head_counts(wanted, people)


def record_deaths(office: Office, month: date) -> None:
    """Some of the old die in the first half of the month; the commune's officer reports it."""
    specialist = office.staff["SPECIALIST"]
    reported = moment(month.replace(day=15))
    born_before = month.replace(year=month.year - OLD_FROM)
    with acting(specialist):
        living = people_as_of(on=month, known_at=reported)
    old = [person for person in living if person.birth_date and person.birth_date < born_before]
    dying = office.random.sample(old, min(round(DEATHS_A_MONTH * office.people / DISTRICT_PEOPLE), len(old)))
    records = [
        PersonRecord(
            full_name=person.full_name,
            commune_id=None,
            person_id=person.id,
            valid_from=(died := month + timedelta(days=office.random.randrange(14))),
            died_on=died,
            source=SourceReference("DEMO", f"demo/death/{person.id}"),
        )
        for person in dying
    ]
    take_in(records, actor=specialist, at=reported)


def close_month(office: Office, month: date, drawn_on: date) -> None:
    """Approve, lock and order: the accountant drew the list, the head approves, the chairman locks.

    Where the checks before the lock find something, the specialist does what they propose, and the list is drawn anew.
    """
    day = drawn_on + timedelta(days=2)
    payroll.approve(month, actor=office.staff["HEAD"], at=moment(day))
    try:
        payroll.lock(month, actor=office.staff["CHAIRMAN"], at=moment(day, 15))
    except LeaksOpen:
        _settle_findings(office, month, day)
        payroll.draw_up(month, law_as_of=drawn_on, actor=office.staff["ACCOUNTANT"], at=moment(day, 17))
        day += timedelta(days=1)
        payroll.approve(month, actor=office.staff["HEAD"], at=moment(day))
        payroll.lock(month, actor=office.staff["CHAIRMAN"], at=moment(day, 15))
    for order in payments.order(month, actor=office.staff["ACCOUNTANT"], at=moment(day, 16)):
        payments.mark_sent(order.id, actor=office.staff["ACCOUNTANT"], at=moment(day, 17))


def _settle_findings(office: Office, month: date, day: date) -> None:
    specialist = office.staff["SPECIALIST"]
    leaks.look(month, actor=specialist, at=moment(day, 16))
    with acting(specialist):
        desk = findings.desk(month)
    for group in desk.groups if desk else ():
        for row in group.rows if group.blocks else ():
            leaks.act(row.id, actor=specialist, at=moment(day, 16))


def take_results(office: Office, month: date) -> None:
    """The payers' files of a month, and what was not paid carried on."""
    on, accountant = month.replace(day=17), office.staff["ACCOUNTANT"]
    for code, (name, content) in result_files(office, month).items():
        payments.take_statement(month, code, name=name, content=content, actor=accountant, at=moment(on))
    payments.reconcile(month, actor=accountant, at=moment(on, 10))


def result_files(office: Office, month: date) -> dict[str, tuple[str, bytes]]:
    """By channel: file name and content of what the payer answers."""
    title = f"KẾT QUẢ CHI THÁNG {month:%m/%Y}"
    answers = {}
    with acting(office.staff["ACCOUNTANT"]):
        given = paid.unpaid(month)
        for order in paid.orders(month):
            if channel(order.channel).form == "transfer":
                content = bank_answer(files.order_file(order.id).content, office.random, title=title)
            else:
                lines = [line for line in given if line.channel == order.channel]
                content = list_answer(lines, office.random, title=title)
            answers[order.channel] = (f"ket-qua-{order.channel.lower()}-{month:%Y-%m}.xlsx", content)
    return answers
