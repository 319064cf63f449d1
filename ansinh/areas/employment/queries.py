"""What the screen of employment shows: vacancies and their candidates, the report of the labour supply."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection

from ansinh.areas.employment.matching import Demand, Match, Seeker, match
from ansinh.areas.employment.registers import INACTIVE, JOBLESS_FOR, SKILL, STATUS
from ansinh.registers.refusals import UnknownRecord

MOST_SHOWN, MOST_LOOKED_AT = 50, 5_000
VACANCIES = """
SELECT f.thing_id, f.title, e.name, f.places, f.schooling, f.skill, f.trade, f.age_from, f.age_to, f.wage_vnd,
  (SELECT count(*) FROM employment_referral r JOIN registers_thing x ON x.id = r.thing_id AND x.withdrawn_at IS NULL
    WHERE r.vacancy_id = f.thing_id AND upper_inf(r.known) AND r.valid @> %(on)s::date)
FROM employment_vacancy f JOIN registers_thing t ON t.id = f.thing_id AND t.withdrawn_at IS NULL
LEFT JOIN employment_employer e ON e.thing_id = f.employer_id AND upper_inf(e.known) AND e.valid @> %(on)s::date
WHERE upper_inf(f.known) AND f.valid @> %(on)s::date AND f.state = 'OPEN'
  AND (%(only)s::bigint IS NULL OR f.thing_id = %(only)s)
ORDER BY f.title, f.thing_id
"""
# People who look for work and were not pointed at the vacancy yet; the unemployed come first.
SEEKERS = """
SELECT p.id, p.full_name, p.commune_id, extract(year FROM age(%(on)s::date, p.birth_date))::int, w.activity, w.schooling,
  w.skill, w.trade, w.wants_job
FROM employment_worker w JOIN registry_person p ON p.id = w.person_id AND p.died_on IS NULL AND p.withdrawn_at IS NULL
WHERE upper_inf(w.known) AND w.valid @> %(on)s::date AND (w.activity = '2' OR w.wants_job <> '')
  AND (%(people)s::bigint[] IS NULL OR p.id = ANY (%(people)s))
  AND NOT EXISTS (SELECT 1 FROM employment_referral r JOIN registers_thing x ON x.id = r.thing_id AND x.withdrawn_at IS NULL
    WHERE r.vacancy_id = %(vacancy)s AND r.person_id = p.id AND upper_inf(r.known))
ORDER BY w.activity DESC, p.sort_key, p.id LIMIT %(most)s
"""
SUPPLY = """
SELECT d.place, w.activity, w.skill, w.status, w.jobless_for, w.inactive_reason, coalesce(a.kind, 'RURAL'),
  coalesce(p.sex, ''), count(*)
FROM unnest(ARRAY[%(before)s::date, %(on)s::date]) WITH ORDINALITY AS d (day, place)
JOIN employment_worker w ON upper_inf(w.known) AND w.valid @> d.day
JOIN registry_person p ON p.id = w.person_id AND p.birth_date <= d.day - INTERVAL '15 years'
  AND (p.died_on IS NULL OR p.died_on > d.day)
LEFT JOIN registry_unitarea a ON a.unit_id = p.commune_id AND upper_inf(a.known) AND a.valid @> d.day
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8
"""
AREAS, SEXES = {"URBAN": "Thành thị", "RURAL": "Nông thôn"}, {"MALE": "Nam", "FEMALE": "Nữ"}
# The layout of the report: title, the activity it counts (empty: all), and its breakdowns by column of SUPPLY.
LINES = (
    ("Số người từ 15 tuổi trở lên", "", (("Khu vực", 5, AREAS), ("Giới tính", 6, SEXES))),
    ("Số người có việc làm", "1", (("Khu vực", 5, AREAS), ("Trình độ CMKT", 1, SKILL), ("Vị thế việc làm", 2, STATUS))),
    ("Số người thất nghiệp", "2",
     (("Khu vực", 5, AREAS), ("Trình độ CMKT", 1, SKILL), ("Thời gian thất nghiệp", 3, JOBLESS_FOR))),
    ("Số người không tham gia hoạt động kinh tế", "3", (("Lý do", 4, INACTIVE),)),
)  # fmt: skip


@dataclass(frozen=True)
class OpenVacancy:
    """A vacancy with what it asks. ``referred``: workers pointed at it so far."""

    id: int
    title: str
    employer: str
    places: int
    demand: Demand
    wage_vnd: int | None
    referred: int


@dataclass(frozen=True)
class Candidate:
    """Somebody who fits, and why."""

    person_id: int
    name: str
    commune_id: int
    age: int | None
    match: Match


@dataclass(frozen=True)
class SupplyLine:
    """A line of the report: ``group`` is empty on the line's sum; ``before`` and ``now`` are people."""

    title: str
    group: str
    before: int
    now: int


@dataclass(frozen=True)
class Overview:
    """The field on one page. ``before``: the last day of the period before, ``on``: the day of the report."""

    vacancies: Sequence[OpenVacancy]
    supply: Sequence[SupplyLine]
    before: date
    on: date


def overview(*, on: date) -> Overview:
    """Open vacancies and the report of the labour supply: the half-year before beside the day."""
    before = date(on.year, 6, 30) if on.month > 6 else date(on.year - 1, 12, 31)
    return Overview(_vacancies(on), _supply(before, on), before, on)


def candidates(
    vacancy_id: int, *, on: date, people: Collection[int] | None = None
) -> tuple[OpenVacancy, list[Candidate]]:
    """Who fits an open vacancy, best first; of ``people`` only, if given. Raises UnknownRecord."""
    found = _vacancies(on, vacancy_id)
    if not found:
        raise UnknownRecord
    asked: dict[str, Any] = {
        "on": on,
        "vacancy": vacancy_id,
        "people": None if people is None else list(people),
        "most": MOST_LOOKED_AT,
    }
    with connection.cursor() as cursor:
        cursor.execute(SEEKERS, asked)
        rows = cursor.fetchall()
    fitting = [
        Candidate(person_id, name, commune_id, age, fits)
        for person_id, name, commune_id, age, *said in rows
        if (fits := match(Seeker(age, *said), found[0].demand))
    ]
    return found[0], sorted(fitting, key=lambda one: -one.match.points)[:MOST_SHOWN]


def _vacancies(on: date, only: int | None = None) -> list[OpenVacancy]:
    with connection.cursor() as cursor:
        cursor.execute(VACANCIES, {"on": on, "only": only})
        return [
            OpenVacancy(one, title, employer or "", places, Demand(title, *asked), wage, referred)
            for one, title, employer, places, *asked, wage, referred in cursor.fetchall()
        ]


def _supply(before: date, on: date) -> list[SupplyLine]:
    with connection.cursor() as cursor:
        cursor.execute(SUPPLY, {"before": before, "on": on})
        cells = [(row[0], row[1:-1], row[-1]) for row in cursor.fetchall()]

    def counted(place: int, activity: str, column: int = 0, code: str = "") -> int:
        return sum(
            count
            for of, said, count in cells
            if of == place and activity in {"", said[0]} and (not code or said[column] == code)
        )

    lines = []
    for title, activity, breakdowns in LINES:
        lines.append(SupplyLine(title, "", counted(1, activity), counted(2, activity)))
        lines += [
            SupplyLine(words, group, counted(1, activity, column, code), counted(2, activity, column, code))
            for group, column, codes in breakdowns
            for code, words in codes.items()
        ]
    return lines
