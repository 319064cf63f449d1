"""The demo's dossiers: a year of the one-stop desks, twice a week, up to the last working day before the demo's day.

Every act is the officers' own, on all dossiers of the day at once. What the last weeks received is still on its way.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from random import Random

from ansinh.audit.session import acting
from ansinh.cases import actions
from ansinh.cases.actions import (
    Applicant,
    Appraisal,
    NewDossier,
    OutsideResult,
    PaperHanded,
    SupplementAsked,
    SupplementTaken,
)
from ansinh.cases.calendar import calendar
from ansinh.cases.catalog import procedure as procedure_of
from ansinh.cases.spec import Procedure, Step, Version
from ansinh.cli.district.mix import DISTRICT_PEOPLE
from ansinh.cli.district.names import invent_name
from ansinh.cli.district.year import Office, moment, today_of
from ansinh.decisions import queries as decided
from ansinh.kit.actors import Actor
from ansinh.registry.queries import people_as_of

# Dossiers a year in a district of 20,000 in payment. The merit ones that go to the Sở are over 900.
A_YEAR = {
    "1.001776": 1500, "1.001731": 560, "1.001699": 620, "1.001653": 140, "1.001758": 60, "1.001753": 50, "2.000286": 12,
    "1.010803": 260, "1.010824": 300, "MO.01": 180, "MO.02": 110, "1.010814": 60, "1.010801": 70, "MO.03": 40,
    "1.010833": 260, "2.002307": 40, "1.011607": 120, "1.011608": 160, "1.011609": 40, "2.001944": 20,
}  # fmt: skip
AFTER_DEATH = {"1.001731", "1.010824", "MO.01", "2.002307"}
TUESDAY, FRIDAY = 1, 4
FIRST_DAY = (1, 9)
DAYS_A_VISIT = 2.5  # working days
STEPS_AT = {TUESDAY: (11, 15), FRIDAY: (11,)}  # hours; on Tuesdays a short step is done on the day on which it comes
FATES = {"PLAIN": 86, "SUPPLEMENT": 6, "SLOW": 5, "REFUSED": 2, "WITHDRAWN": 1}
LEFT_AT_THE_DESK = 0.06  # results that nobody has fetched yet
APPRAISERS = ("COMMUNE_OFFICER", "SPECIALIST")
LACKING = PaperHanded("identity", "Bản chụp giấy tờ tùy thân rõ nét")
COLLEAGUES = {"COMMUNE_OFFICER": "Công chức xã", "ONE_STOP_CLERK": "Bộ phận một cửa xã", "CHAIRMAN": "Chủ tịch UBND xã"}
DEPARTMENT = "Sở Lao động - Thương binh và Xã hội"


@dataclass
class Plan:
    """A dossier on its way: at which step it is, for how many more visits it stays there, what becomes of it."""

    id: int
    procedure: Procedure
    version: Version
    fate: str
    place: int = 0
    visits: int = 1
    state: str = "WALKS"  # WALKS, ASKED, BACK (from the Sở), DONE, CLOSED

    @property
    def step(self) -> Step:
        return self.version.steps[self.place]

    @property
    def following(self) -> Step | None:
        return self.version.steps[self.place + 1] if self.place + 1 < len(self.version.steps) else None

    @property
    def appraises(self) -> bool:
        """Whether this is the last of our steps before somebody decides."""
        return self.step.role in ("SPECIALIST", "COMMUNE_OFFICER") and (
            self.following is None or self.following.role in ("CHAIRMAN", "HEAD", "EXTERNAL")
        )


@dataclass
class Desks:
    """The desks of all communes and the office behind them, with what lies on them."""

    office: Office
    plans: list[Plan] = field(default_factory=list)
    number: int = 100  # of the last letter or paper

    def next_number(self, symbol: str) -> str:
        self.number += 1
        return f"{self.number}/{symbol}"

    def actor(self, step: Step) -> Actor:
        """The district's accounts for the district's steps; nameless colleagues in the communes."""
        if step.place == "COMMUNE" and step.role in COLLEAGUES:
            return colleague(step.role)
        return self.office.staff["SPECIALIST" if step.role == "EXTERNAL" else step.role]


def colleague(role: str) -> Actor:
    """Somebody in one of the communes who has no account in the demo."""
    return Actor(None, COLLEAGUES[role], role, None)


def work_off_dossiers(office: Office, year: int) -> int:
    """All visits of the year up to the demo's day; gives how many dossiers were received."""
    visits = visits_of(year)
    applications = _applications(office, visits)
    desks = Desks(office)
    for day in visits:
        with acting(office.staff["SPECIALIST"]):  # one transaction a visit: a thousand commits would take their time
            _visit(desks, applications[day], day)
    return len(desks.plans)


def _visit(desks: Desks, applications: Sequence[NewDossier], day: date) -> None:
    _receive(desks, applications, day)
    for plan in desks.plans:
        plan.visits -= 1
    due = [plan for plan in desks.plans if plan.visits < 0 and plan.state != "CLOSED"]
    _at_the_desk(due, moment(day, 10))
    for hour in STEPS_AT[day.weekday()]:
        waiting = [plan for plan in desks.plans if plan.visits < 0 and plan.state in ("WALKS", "BACK")]
        _walk(desks, waiting, moment(day, hour))


def visits_of(year: int) -> list[date]:
    """Two working days of each week."""
    days = calendar()
    length = (today_of(year) - date(year, *FIRST_DAY)).days
    every = [date(year, *FIRST_DAY) + timedelta(days=count) for count in range(length)]
    return [day for day in every if day.weekday() in (TUESDAY, FRIDAY) and days.is_working(day)]


def _applications(office: Office, visits: list[date]) -> dict[date, list[NewDossier]]:
    """Who applies for what on which visit; for funerals, after the death was reported."""
    random, first, last = office.random, visits[0], visits[-1]
    with acting(office.staff["SPECIALIST"]):
        living = people_as_of(on=first, known_at=moment(last))
        dead = [review for review in decided.reviews(state="SETTLED") if review.kind == "DEATH"]
    old = [person for person in living if person.birth_date and person.birth_date.year <= first.year - 60]
    found: dict[date, list[NewDossier]] = defaultdict(list)
    for code, a_year in A_YEAR.items():
        count = round(a_year * office.people / DISTRICT_PEOPLE * (last - first).days / 365)
        if code in AFTER_DEATH:
            for review in random.sample(dead, min(count, len(dead))):
                after = [day for day in visits if day > review.opened_at.date()][:6] or [last]
                day = random.choice(after)
                found[day].append(
                    application(code, review.person_id, review.commune_id, name="", day=day, random=random)
                )
            continue
        for _ in range(count):
            day, person = random.choice(visits), random.choice(old if procedure_of(code).area == "merit" else living)
            found[day].append(
                application(code, person.id, person.commune_id, name=person.full_name, day=day, random=random)
            )
    return found


def application(code: str, person_id: int, commune_id: int, *, name: str, day: date, random: Random) -> NewDossier:
    """With all its papers; a relative comes for the dead, and for a third of the others."""
    relative = not name or random.random() < 1 / 3
    by = invent_name(random, female=random.random() < 0.6, birth_year=1975) if relative else name
    papers = [paper for paper in procedure_of(code).papers_on(day) if paper.required]
    return NewDossier(
        procedure=code,
        commune_id=commune_id,
        applicant=Applicant(
            by, "con" if relative else "", f"09{random.randrange(10**8):08}", birth_year=1975 if relative else None
        ),
        person_id=person_id,
        papers=[PaperHanded(paper.code, copies=paper.copies) for paper in papers],
        guarded="",
    )


def _receive(desks: Desks, applications: Sequence[NewDossier], day: date) -> None:
    ids = actions.receive_many(applications, actor=colleague("ONE_STOP_CLERK"), at=moment(day, 9))
    fates = desks.office.random.choices(list(FATES), list(FATES.values()), k=len(ids))
    for dossier_id, new, fate in zip(ids, applications, fates, strict=True):
        procedure = procedure_of(new.procedure)
        plan = Plan(dossier_id, procedure, procedure.version_on(day), fate)
        plan.visits = _stay(plan, desks.office.random)
        desks.plans.append(plan)


def _stay(plan: Plan, random: Random) -> int:
    """How many visits a step waits before it is done; -1: done on the day it comes. Few take longer than they may."""
    step = plan.step
    days = float(step.days if step.days is not None else 2) * (5 / 7 if step.kind == "CALENDAR" else 1)
    slow = plan.fate == "SLOW" and random.random() < 0.5
    visits = int(days / DAYS_A_VISIT * (random.uniform(1.3, 2.2) if slow else random.uniform(0.4, 1.0))) - 1
    return max(visits, 2) if step.role == "EXTERNAL" else visits


def _at_the_desk(due: Sequence[Plan], at: datetime) -> None:
    """Supplements that come in, and results that go out."""
    back, done = ([plan for plan in due if plan.state == state] for state in ("ASKED", "DONE"))
    clerk = colleague("ONE_STOP_CLERK")
    lacking = [PaperHanded(LACKING.code)]
    if back:
        actions.take_supplements([SupplementTaken(plan.id, lacking) for plan in back], actor=clerk, at=at)
    if done:
        actions.give_results([plan.id for plan in done], "", actor=clerk, at=at)
    for plan in back:
        plan.state, plan.fate = "WALKS", "PLAIN"
    for plan in done:
        plan.state = "CLOSED"


def _walk(desks: Desks, due: Sequence[Plan], at: datetime) -> None:
    """Every desk does its step on everything that is due."""
    for plans in _by_desk(due):
        role, actor, random = plans[0].step.role, desks.actor(plans[0].step), desks.office.random
        if role == "EXTERNAL":
            _take_results(desks, [plan for plan in plans if plan.state == "WALKS"], actor, at)
            _finish(desks, [plan for plan in plans if plan.state == "BACK"], at)
            continue
        _end_early([plan for plan in plans if plan.fate in ("WITHDRAWN", "REFUSED")], actor, at)
        _ask([plan for plan in plans if plan.fate == "SUPPLEMENT" and role in APPRAISERS], actor, at)
        walking = [plan for plan in plans if plan.state == "WALKS"]
        appraised = [Appraisal(plan.id, "GRANT", note="Hồ sơ đủ điều kiện.") for plan in walking if plan.appraises]
        if appraised:
            actions.appraise_many(appraised, actor=actor, at=at)
        outside = [plan for plan in walking if plan.following and plan.following.role == "EXTERNAL"]
        inside = [plan for plan in walking if plan.following and plan.following.role != "EXTERNAL"]
        _finish(desks, [plan for plan in walking if plan.following is None], at)
        if inside:
            actions.hand_over([plan.id for plan in inside], actor=actor, at=at)
        if outside:
            number = desks.next_number("LĐTBXH")
            actions.forward(
                [plan.id for plan in outside],
                to=DEPARTMENT,
                letter=number,
                signed_on=at.date(),
                actor=actor,
                at=at,
            )
        for plan in (*inside, *outside):
            plan.place += 1
            plan.visits = _stay(plan, random)


def _by_desk(due: Sequence[Plan]) -> list[list[Plan]]:
    """By role and place, so that each desk acts once a day."""
    found: dict[tuple[str, str], list[Plan]] = defaultdict(list)
    for plan in due:
        found[plan.step.role, plan.step.place].append(plan)
    return list(found.values())


def _ask(plans: Sequence[Plan], actor: Actor, at: datetime) -> None:
    asked = [SupplementAsked(plan.id, [LACKING], "Ảnh và giấy tờ chụp không rõ.") for plan in plans]
    if asked:
        actions.ask_supplements(asked, actor=actor, at=at)
    for plan in plans:
        plan.state, plan.visits = "ASKED", 3


def _end_early(plans: Sequence[Plan], actor: Actor, at: datetime) -> None:
    for plan in plans:
        if plan.fate == "WITHDRAWN":
            actions.withdraw(plan.id, "Người dân xin rút.", actor=colleague("ONE_STOP_CLERK"), at=at)
            plan.state = "CLOSED"
        elif plan.appraises:
            actions.refuse(plan.id, "Không thuộc đối tượng được hưởng.", actor=actor, at=at)
            plan.state, plan.visits = "DONE", 1


def _take_results(desks: Desks, plans: Sequence[Plan], actor: Actor, at: datetime) -> None:
    results = [OutsideResult(plan.id, desks.next_number("QĐ-SLĐTBXH"), at.date(), "GRANT") for plan in plans]
    if results:
        actions.take_results(results, actor=actor, at=at)
    for plan in plans:
        if plan.following is not None:
            plan.place += 1
            plan.visits = _stay(plan, desks.office.random)
        else:
            plan.state, plan.visits = ("BACK", 1) if plan.procedure.opens else ("DONE", 2)


def _finish(desks: Desks, plans: Sequence[Plan], at: datetime) -> None:
    """What the chairman signs in one go bears one number; the Sở's own numbers stay."""
    ours = [plan for plan in plans if plan.state == "WALKS"]
    chairman = desks.office.staff["CHAIRMAN"]
    if ours:
        result = {"outcome": "GRANT", "number": desks.next_number("QĐ-UBND"), "signed_on": at.date().isoformat()}
        actions.finish([plan.id for plan in ours], result, actor=chairman, at=at)
    if back := [plan.id for plan in plans if plan.state == "BACK"]:
        actions.finish(back, {}, actor=chairman, at=at)
    for plan in plans:
        fetched = desks.office.random.random() >= LEFT_AT_THE_DESK
        plan.state, plan.visits = "DONE", 1 if fetched else 1000
