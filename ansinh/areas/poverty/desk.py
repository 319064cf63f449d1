"""What the screens of poverty show: the year on one page, phiếu that wait, the form of Phiếu B, projects."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import connection

from ansinh.areas.poverty.queries import (
    AbleHousehold,
    Movements,
    Share,
    TableRow,
    able_poor,
    causes,
    lacking,
    movements,
    point_table,
    point_tables,
    reviews_of,
)
from ansinh.areas.poverty.scoring import Table
from ansinh.areas.poverty.standards import Deprivation, Item, Standard, deprivations, items, standard_on
from ansinh.registers.refusals import UnknownRecord
from ansinh.registry.places import last_names

PAGE = 200
STATES = {"score": ("LISTED", "AGAIN"), "recognise": ("POSTED",)}
WAITING = """
SELECT f.thing_id, p.full_name, h.commune_id, f.class_before, f.proposed, f.b1, f.posted_on, count(*) OVER ()
FROM poverty_review f JOIN registers_thing t ON t.id = f.thing_id AND t.withdrawn_at IS NULL
JOIN registry_household h ON h.id = f.household_id
LEFT JOIN LATERAL (SELECT p.full_name FROM registry_membership m JOIN registry_person p ON p.id = m.person_id
  WHERE m.household_id = h.id AND m.relation = 'HEAD' AND upper_inf(m.known) ORDER BY m.id DESC LIMIT 1) p ON true
WHERE upper_inf(f.known) AND f.valid @> %(on)s::date AND f.state = ANY (%(states)s)
  AND (%(only)s::bigint IS NULL OR f.thing_id = %(only)s)
ORDER BY h.commune_id, f.thing_id LIMIT %(most)s
"""
PROJECTS = """
SELECT f.thing_id, f.code, f.title, t.commune_id, f.approved_on, f.state,
  coalesce(f.central_vnd, 0) + coalesce(f.province_vnd, 0) + coalesce(f.district_vnd, 0),
  (SELECT count(*) FROM poverty_member m JOIN registers_thing x ON x.id = m.thing_id AND x.withdrawn_at IS NULL
    WHERE m.project_id = f.thing_id AND upper_inf(m.known) AND m.valid @> %(on)s::date AND m.state <> 'LEFT'),
  (SELECT count(*) FROM poverty_animal a JOIN registers_thing x ON x.id = a.thing_id AND x.withdrawn_at IS NULL
    WHERE a.project_id = f.thing_id AND upper_inf(a.known) AND a.valid @> %(on)s::date AND a.mother_id IS NULL)
FROM poverty_project f JOIN registers_thing t ON t.id = f.thing_id AND t.withdrawn_at IS NULL
WHERE upper_inf(f.known) AND f.valid @> %(on)s::date ORDER BY f.approved_on DESC NULLS FIRST, f.code
"""


@dataclass(frozen=True)
class Overview:
    """A year of the district, or of the reader's places. ``target``: households fewer, None where none is set."""

    year: int
    moves: Movements
    target: int | None
    able: Sequence[AbleHousehold]
    lacking: Sequence[Share]
    causes: Sequence[Share]
    standard: Standard

    @property
    def of_target(self) -> float | None:
        """The net decrease as a share of the target."""
        return self.moves.poor.fewer / self.target if self.target else None


@dataclass(frozen=True)
class Waiting:
    """A phiếu that waits for its next step."""

    id: int
    head: str
    commune: str
    class_before: str
    proposed: str
    b1: int | None
    posted_on: date | None


@dataclass(frozen=True)
class WaitingPage:
    """The first of those that wait, and how many there are in all."""

    rows: tuple[Waiting, ...]
    total: int


@dataclass(frozen=True)
class ScoringForm:
    """What the form of Phiếu B asks of one household. ``table`` None: there is no point table, and no classification."""

    review: Waiting
    area: str
    items: tuple[Item, ...]
    deprivations: tuple[Deprivation, ...]
    table: Table | None


@dataclass(frozen=True)
class ProjectRow:
    """A project with what it comes to; ``money_vnd``: of the three budgets."""

    id: int
    code: str
    title: str
    commune: str
    approved_on: date | None
    state: str
    money_vnd: int
    households: int
    animals: int


def overview(year: int, *, known_at: datetime) -> Overview:
    """The year as known at a moment: movements from 1 January to the next one, the rest as of its end."""
    first, end = date(year, 1, 1), date(year + 1, 1, 1)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT sum(f.fewer) FROM poverty_target f JOIN registers_thing t ON t.id = f.thing_id"
            " WHERE t.withdrawn_at IS NULL AND f.year = %s AND f.known @> %s::timestamptz AND f.valid @> %s::date",
            [year, known_at, date(year, 12, 31)],
        )
        target = cursor.fetchone()[0]
    titles = {one.code: one.title for one in deprivations()}
    return Overview(
        year,
        movements(first, end, known_at=known_at),
        target,
        able_poor(end, known_at=known_at),
        lacking(titles, end, known_at=known_at),
        causes(end, known_at=known_at),
        standard_on(first),
    )


def waiting(step: str, *, on: date) -> WaitingPage:
    """The phiếu that wait for a step: "score" or "recognise"."""
    rows = _waiting(STATES[step], None, on)
    return WaitingPage(tuple(row for row, _ in rows), rows[0][1] if rows else 0)


def scoring_form(review_id: int, *, on: date) -> ScoringForm:
    """The form of one phiếu. Raises UnknownRecord."""
    rows = _waiting(STATES["score"], review_id, on)
    if not rows:
        raise UnknownRecord
    (review,) = reviews_of([review_id], on=on)
    return ScoringForm(rows[0][0], review.area, items(review.area), deprivations(), point_table(review.area, on))


def tables() -> list[TableRow]:
    """The point tables that were taken in."""
    return point_tables()


def projects(*, on: date) -> list[ProjectRow]:
    """All projects, newest first."""
    with connection.cursor() as cursor:
        cursor.execute(PROJECTS, {"on": on})
        rows = cursor.fetchall()
    names = last_names({row[3] for row in rows if row[3]})
    named = [(*row[:3], names.get(row[3], ""), *row[4:]) for row in rows]
    return [ProjectRow(*row) for row in named]


def _waiting(states: Sequence[str], only: int | None, on: date) -> list[tuple[Waiting, int]]:
    with connection.cursor() as cursor:
        cursor.execute(WAITING, {"states": list(states), "only": only, "on": on, "most": PAGE})
        rows = cursor.fetchall()
    names = last_names({row[2] for row in rows})
    return [(Waiting(row[0], row[1] or "", names.get(row[2], ""), *row[3:7]), row[7]) for row in rows]
