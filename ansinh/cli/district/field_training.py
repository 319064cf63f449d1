"""The demo's year of vocational training: sixteen classes in four waves, days attended, support, jobs after."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from random import Random

from ansinh.cli.district.workers import Worker
from ansinh.cli.district.year import Office, moment, today_of
from ansinh.kit.actors import Actor
from ansinh.registers import actions
from ansinh.registers.actions import NewRecord

CLASSES, WAVES, WEEKS = 16, ((3, 4), (5, 6), (7, 8), (9, 9)), 8
WEEKDAYS = (0, 2, 4)  # Monday, Wednesday, Friday
FOOD_A_DAY, PRESENT = 30_000, 0.95
GROUPS = {"OTHER": 64, "NEAR_POOR": 12, "POOR": 7, "MERIT": 9, "JOBLESS_WOMAN": 5, "DISABLED": 3}
OCCUPATIONS = (
    ("Chăn nuôi bò", "FARM"), ("Trồng rau an toàn", "FARM"), ("Nuôi tôm thẻ", "FARM"), ("Chăn nuôi gà thả vườn", "FARM"),
    ("May công nghiệp", "OTHER"), ("Nấu ăn", "OTHER"), ("Đan lát thủ công", "OTHER"), ("Sửa máy nông nghiệp", "OTHER"),
)  # fmt: skip
AFTER = {"HIRED": 30, "SELF": 22, "OLD_JOB": 33, "COOPERATIVE": 3, "NONE": 12}


def add_training(office: Office, year: int, workers: Mapping[str, Sequence[Worker]]) -> None:
    """The year's plan and classes, each from its opening to the settlement of support."""
    who, new_year = office.staff["SPECIALIST"], date(year, 1, 15)
    learners = sorted(workers["LEARNER"], key=lambda worker: worker.commune_id)
    seats = [
        learners[number * len(learners) // CLASSES : (number + 1) * len(learners) // CLASSES]
        for number in range(CLASSES)
    ]
    plans = actions.add("training/ke-hoach", [
        NewRecord({"year": year, "occupation": occupation, "branch": branch, "classes": 2, "learners": 64,
                   "cost_vnd": 128_000_000, "paper": "Kế hoạch minh họa số 15/KH-UBND"})
        for occupation, branch in OCCUPATIONS
    ], on=new_year, actor=who, at=moment(new_year))  # fmt: skip
    courses = actions.add("training/lop-nghe", [
        NewRecord(_course(number, plans[number % len(plans)], year), commune_id=seats[number][0].commune_id)
        for number in range(CLASSES)
    ], on=new_year, actor=who, at=moment(new_year, 10))  # fmt: skip
    for wave, (month, day) in enumerate(WAVES):
        numbers = range(wave * CLASSES // len(WAVES), (wave + 1) * CLASSES // len(WAVES))
        _teach(office, [(courses[number], seats[number]) for number in numbers], date(year, month, day))


def _course(number: int, plan: int, year: int) -> dict[str, object]:
    occupation, branch = OCCUPATIONS[number % len(OCCUPATIONS)]
    return {
        "code": f"LN{year % 100}-{number + 1:02d}", "occupation": occupation, "branch": branch, "level": "SHORT", "plan_id": plan,
        "kind": "ORDINARY", "groups": 2, "school": "Trung tâm GDNN-GDTX Minh họa", "hours": 300, "unit_price_vnd": 2_000_000,
        "contract": f"{number + 1:02d}/HĐ-ĐTN", "central_vnd": 48_000_000, "district_vnd": 16_000_000,
    }  # fmt: skip


def _teach(office: Office, classes: Sequence[tuple[int, Sequence[Worker]]], opened: date) -> None:
    """One wave: enrol, open, attend, pass, close, pay the support, ask after three months."""
    random, who, head = office.random, office.staff["SPECIALIST"], office.staff["HEAD"]
    closed = opened + timedelta(weeks=WEEKS)
    records = [
        NewRecord({"course_id": course, "person_id": worker.person_id, "enrolled_on": opened,
                   "target_group": random.choices(list(GROUPS), weights=list(GROUPS.values()))[0],
                   "distance_km": random.choice((2, 4, 7, 16)), "schooling": "THCS",
                   "grade": random.choice(("GOOD", "GOOD", "FAIR", "EXCELLENT")), "certificate": f"CC-MH-{worker.person_id}"},
                  commune_id=worker.commune_id)
        for course, seats in classes
        for worker in seats
    ]  # fmt: skip
    ids = actions.add("training/hoc-vien", records, on=opened, actor=who, at=moment(opened, 7))
    courses = [course for course, _ in classes]
    paper = {"opening_paper": f"Quyết định minh họa số {opened.month}5/QĐ-UBND", "opened_on": opened}
    actions.move("training/lop-nghe", courses, "open", paper, on=opened, actor=head, at=moment(opened, 8))
    fed = {one: record for one, record in zip(ids, records, strict=True) if record.values["target_group"] != "OTHER"}
    attended = _attend(random, list(fed), opened, closed, who)
    actions.move(
        "training/hoc-vien", ids, "pass", {"certified_on": closed}, on=closed, actor=who, at=moment(closed, 15)
    )
    actions.move(
        "training/lop-nghe", courses, "close", {"closed_on": closed}, on=closed, actor=who, at=moment(closed, 16)
    )
    _support(office, fed, attended, closed + timedelta(days=14))
    asked = closed + timedelta(days=91)
    if asked < today_of(opened.year):
        _ask(random, ids, asked, who)


def _attend(random: Random, ids: Sequence[int], opened: date, closed: date, who: Actor) -> dict[int, int]:
    """The days on which each was there; gives how many."""
    days = [day for n in range((closed - opened).days) if (day := opened + timedelta(days=n)).weekday() in WEEKDAYS]
    records = [NewRecord({"on_day": day}, one, on=day) for one in ids for day in days if random.random() < PRESENT]
    actions.add("training/diem-danh", records, on=opened, actor=who, at=moment(closed, 9))
    counts = dict.fromkeys(ids, 0)
    for record in records:
        counts[record.subject_id or 0] += 1
    return counts


def _support(office: Office, fed: Mapping[int, NewRecord], attended: Mapping[int, int], on: date) -> None:
    who, register = office.staff["SPECIALIST"], "training/ho-tro-hoc-vien"
    records = [
        NewRecord({"learner_id": one, "food_vnd": attended[one] * FOOD_A_DAY, "travel_vnd": _travel(learner)},
                  commune_id=learner.commune_id)
        for one, learner in fed.items()
    ]  # fmt: skip
    ids = actions.add(register, records, on=on, actor=who, at=moment(on))
    paper = {"paper": f"Quyết định minh họa số {on.month}9/QĐ-UBND"}
    actions.move(register, ids, "approve", paper, on=on, actor=office.staff["HEAD"], at=moment(on, 10))
    actions.move(register, ids, "pay", {"paid_on": on}, on=on, actor=who, at=moment(on, 15))


def _travel(learner: NewRecord) -> int:
    """By the distance: what Quyết định 46/2015 gives a course."""
    distance, disabled = learner.values["distance_km"], learner.values["target_group"] == "DISABLED"
    if disabled and distance >= 5:
        return 300_000
    return 200_000 if distance >= 15 else 0


def _ask(random: Random, ids: Sequence[int], on: date, who: Actor) -> None:
    answers = random.choices(list(AFTER), weights=list(AFTER.values()), k=len(ids))
    records = [
        NewRecord({"months": 3, "outcome": outcome, "asked_on": on}, one)
        for one, outcome in zip(ids, answers, strict=True)
    ]
    actions.add("training/viec-lam-sau-hoc", records, on=on, actor=who, at=moment(on))
