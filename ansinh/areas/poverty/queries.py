"""Readings of the area: point tables, phiếu before their next step, balances, the matrix, exceptions. Typed rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import connection

from ansinh.areas.poverty.models import PointTable
from ansinh.areas.poverty.review_registers import CAUSES, CODES
from ansinh.areas.poverty.scoring import NEAR_POOR, POOR, Option, Table
from ansinh.areas.poverty.transitions import GONE, WAY, Balance, added, way_of
from ansinh.kit.vietnamese import fold
from ansinh.registers.refusals import UnknownRecord
from ansinh.registry.places import last_names

# The class on the first day of the period and on the first day after it, of every household that has one on either.
PAIRS = """
WITH first AS (
  SELECT household_id, kind FROM registry_povertyclass WHERE valid @> %(since)s::date AND known @> %(known_at)s::timestamptz
), last AS (
  SELECT household_id, kind, details FROM registry_povertyclass
  WHERE valid @> %(until)s::date AND known @> %(known_at)s::timestamptz
)
SELECT h.commune_id, coalesce(first.kind, CASE WHEN last.details ? 'came' THEN 'GONE' ELSE 'NEITHER' END),
  coalesce(last.kind, 'GONE'),
  EXISTS (SELECT 1 FROM registry_povertyclass b WHERE b.household_id = h.id AND b.known @> %(known_at)s::timestamptz
    AND b.kind = last.kind AND upper(b.valid) <= %(since)s::date) AS once,
  count(*)
FROM first FULL JOIN last USING (household_id) JOIN registry_household h ON h.id = household_id
GROUP BY 1, 2, 3, 4
"""
COUNTED = """
SELECT h.commune_id, c.kind, count(*) FROM registry_povertyclass c JOIN registry_household h ON h.id = c.household_id
WHERE c.valid @> %(day)s::date AND c.known @> %(known_at)s::timestamptz AND c.kind <> 'NEITHER' GROUP BY 1, 2
"""
# A household is able to work unless an officer found otherwise, or nobody in it is of working age, free of a severe
# disability and out of full-time study (a working rule: the official definition has not been seen).
ABLE = """
coalesce((SELECT l.able = 'ABLE' FROM poverty_labour l WHERE l.household_id = c.household_id
    AND l.valid @> %(day)s::date AND l.known @> %(known_at)s::timestamptz),
  EXISTS (SELECT 1 FROM registry_membership m JOIN registry_person p ON p.id = m.person_id
    WHERE m.household_id = c.household_id AND m.valid @> %(day)s::date AND m.known @> %(known_at)s::timestamptz
      AND (p.died_on IS NULL OR p.died_on > %(day)s::date)
      AND p.birth_date > %(day)s::date - INTERVAL '60 years' AND p.birth_date <= %(day)s::date - INTERVAL '15 years'
      AND NOT EXISTS (SELECT 1 FROM registry_disability d WHERE d.person_id = p.id AND d.degree IN ('EXTREME', 'SEVERE')
        AND d.valid @> %(day)s::date AND d.known @> %(known_at)s::timestamptz)
      AND NOT EXISTS (SELECT 1 FROM registry_schooling s WHERE s.person_id = p.id
        AND s.valid @> %(day)s::date AND s.known @> %(known_at)s::timestamptz)))
"""
ABLE_POOR = f"""
SELECT c.household_id, h.commune_id, p.id, p.full_name FROM registry_povertyclass c
JOIN registry_household h ON h.id = c.household_id
LEFT JOIN LATERAL (SELECT p.id, p.full_name FROM registry_membership m JOIN registry_person p ON p.id = m.person_id
  WHERE m.household_id = h.id AND m.relation = 'HEAD' AND upper_inf(m.known) ORDER BY m.id DESC LIMIT 1) p ON true
WHERE c.valid @> %(day)s::date AND c.known @> %(known_at)s::timestamptz AND c.kind = 'POOR' AND {ABLE}
ORDER BY h.commune_id, c.household_id
"""
CLASSED = f"""
SELECT c.household_id, h.commune_id, {ABLE}, c.details::json
FROM registry_povertyclass c JOIN registry_household h ON h.id = c.household_id
WHERE c.valid @> %(day)s::date AND c.known @> %(known_at)s::timestamptz AND c.kind = %(kind)s
ORDER BY h.commune_id, c.household_id
"""
LACKING = """
SELECT c.kind, code, count(*) FROM registry_povertyclass c, jsonb_array_elements_text(c.details->'lacking') AS code
WHERE c.valid @> %(day)s::date AND c.known @> %(known_at)s::timestamptz AND c.kind <> 'NEITHER' GROUP BY 1, 2
"""
CAUSED = """
SELECT c.kind, f.cause, count(*) FROM registry_povertyclass c JOIN poverty_cause f ON f.household_id = c.household_id
  AND f.valid @> %(day)s::date AND f.known @> %(known_at)s::timestamptz
WHERE c.valid @> %(day)s::date AND c.known @> %(known_at)s::timestamptz AND c.kind <> 'NEITHER' GROUP BY 1, 2
"""
REVIEWED = f"""
SELECT f.thing_id, f.household_id, f.state, f.class_before, f.proposed, f.reviewed_on, f.posted_on, f.b1,
  array_remove(ARRAY[{", ".join(f"CASE WHEN f.{code} THEN '{code}' END" for code in CODES)}], NULL),
  coalesce(nullif(f.area, ''), (SELECT a.kind FROM registry_unitarea a WHERE a.unit_id = h.commune_id
    AND a.valid @> %(on)s::date AND upper_inf(a.known) AND a.kind IN ('URBAN', 'RURAL')), 'RURAL'),
  EXISTS (SELECT 1 FROM registry_povertyclass b WHERE b.household_id = h.id AND upper_inf(b.known) AND b.kind = f.proposed),
  h.commune_id
FROM poverty_review f JOIN registers_thing t ON t.id = f.thing_id AND t.withdrawn_at IS NULL
JOIN registry_household h ON h.id = f.household_id
WHERE f.thing_id = ANY (%(ids)s) AND upper_inf(f.known) AND f.valid @> %(on)s::date ORDER BY f.thing_id
"""


PLACED = """
SELECT h.id, h.commune_id,
  coalesce((SELECT a.kind FROM registry_unitarea a WHERE a.unit_id = h.commune_id AND a.valid @> %(on)s::date
    AND upper_inf(a.known) AND a.kind IN ('URBAN', 'RURAL')), 'RURAL'),
  coalesce((SELECT c.kind FROM registry_povertyclass c WHERE c.household_id = h.id AND c.valid @> %(on)s::date
    AND upper_inf(c.known)), 'NEITHER')
FROM registry_household h WHERE h.id = ANY (%(ids)s)
"""


@dataclass(frozen=True)
class HouseholdPlace:
    """Where a household is, the kind of area there, and its class, on a day."""

    commune_id: int
    area: str
    kind: str


@dataclass(frozen=True)
class Candidate:
    """A phiếu as it stands. ``area``: of the household's commune on the day; ``once``: it had the proposed class before."""

    id: int
    household_id: int
    state: str
    class_before: str
    proposed: str
    reviewed_on: date | None
    posted_on: date | None
    b1: int | None
    lacking: Sequence[str]
    area: str
    once: bool
    commune_id: int


@dataclass(frozen=True)
class ClassedHousehold:
    """A household of a class. ``able``: able to work; ``details``: points, deprivations and causes as recorded."""

    household_id: int
    commune_id: int
    able: bool
    details: Mapping[str, Any]


@dataclass(frozen=True)
class CommuneBalance:
    """A commune's poor and near-poor over a period."""

    commune_id: int
    name: str
    poor: Balance
    near: Balance


@dataclass(frozen=True)
class Movements:
    """The district over a period; ``matrix``: households by (class before, class after)."""

    communes: tuple[CommuneBalance, ...]
    poor: Balance
    near: Balance
    matrix: Mapping[tuple[str, str], int]


@dataclass(frozen=True)
class AbleHousehold:
    """A poor household that is able to work: an exception somebody must look at."""

    household_id: int
    commune: str
    head_id: int | None
    head: str


@dataclass(frozen=True)
class Share:
    """How many poor and near-poor households have one deprivation or cause."""

    code: str
    title: str
    poor: int
    near: int


@dataclass(frozen=True)
class TableRow:
    """A point table that was imported."""

    id: int
    area: str
    title: str
    source: str
    invented: bool
    since: date
    until: date | None


def point_table(area: str, on: date) -> Table | None:
    """The point table of part B1 that holds for an area on a day, or None."""
    found = PointTable.objects.filter(area=area, valid__contains=on).first()
    if found is None:
        return None
    options: dict[str, list[Option]] = defaultdict(list)
    for point in found.points.order_by("item", "id"):
        options[point.item].append(Option(point.option, point.words, point.points))
    return Table(
        found.pk,
        found.title,
        found.area,
        found.source,
        found.invented,
        {item: tuple(all_) for item, all_ in options.items()},
    )


def point_tables() -> list[TableRow]:
    """Every table taken in, newest first."""
    return [
        TableRow(one.pk, one.area, one.title, one.source, one.invented, one.valid.lower, one.valid.upper)
        for one in PointTable.objects.order_by("area", "-valid")
    ]


def reviews_of(ids: Sequence[int], *, on: date) -> list[Candidate]:
    """These phiếu as they stand on a day, with the area whose line holds. Raises UnknownRecord."""
    rows = _rows(REVIEWED, {"ids": list(ids), "on": on})
    if len(rows) < len(set(ids)):
        raise UnknownRecord
    return [Candidate(*row) for row in rows]


def places_of(household_ids: Sequence[int], *, on: date) -> dict[int, HouseholdPlace]:
    """Where these households are on a day, and their class. Raises UnknownRecord."""
    found = {row[0]: HouseholdPlace(*row[1:]) for row in _rows(PLACED, {"ids": list(household_ids), "on": on})}
    if len(found) < len(set(household_ids)):
        raise UnknownRecord
    return found


def classed(kind: str, day: date, *, known_at: datetime) -> list[ClassedHousehold]:
    """The households of a class on a day, by commune, with what the list or the phiếu said of them."""
    return [ClassedHousehold(*row) for row in _rows(CLASSED, {"kind": kind, "day": day, "known_at": known_at})]


def movements(since: date, until: date, *, known_at: datetime) -> Movements:
    """What happened from the first day ``since`` to ``until``, the first day after; starts and ends counted on their own."""
    asked = {"since": since, "until": until, "known_at": known_at}
    ways: dict[int, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    matrix: dict[tuple[str, str], int] = defaultdict(int)
    for commune, before, after, once, count in _rows(PAIRS, asked):
        matrix[before, after] += count
        if code := way_of(before, after, once=once, came=before == GONE):
            ways[commune][code] += count
    start = {row[:2]: row[2] for row in _rows(COUNTED, {**asked, "day": since})}
    end = {row[:2]: row[2] for row in _rows(COUNTED, {**asked, "day": until})}
    communes = sorted({commune for commune, _ in (*start, *end)} | set(ways))
    names = last_names(communes)
    communes.sort(key=lambda one: fold(names.get(one, "")))

    def balance(commune: int, kind: str) -> Balance:
        own = {code: count for code, count in ways[commune].items() if kind in (WAY[code].before, WAY[code].after)}
        return Balance(kind, start.get((commune, kind), 0), end.get((commune, kind), 0), own)

    found = tuple(
        CommuneBalance(one, names.get(one, ""), balance(one, POOR), balance(one, NEAR_POOR)) for one in communes
    )
    return Movements(
        found, added(POOR, (one.poor for one in found)), added(NEAR_POOR, (one.near for one in found)), dict(matrix)
    )


def able_poor(day: date, *, known_at: datetime) -> list[AbleHousehold]:
    """Poor households that are able to work on a day."""
    rows = _rows(ABLE_POOR, {"day": day, "known_at": known_at})
    names = last_names({row[1] for row in rows})
    return [AbleHousehold(row[0], names.get(row[1], ""), row[2], row[3] or "") for row in rows]


def lacking(titles: Mapping[str, str], day: date, *, known_at: datetime) -> list[Share]:
    """The deprivations of ``titles`` (code -> words) with the households that have them."""
    return _shares(LACKING, titles, day, known_at)


def causes(day: date, *, known_at: datetime) -> list[Share]:
    """The eight causes with the households that have them."""
    return _shares(CAUSED, CAUSES, day, known_at)


def _shares(sql: str, titles: Mapping[str, str], day: date, known_at: datetime) -> list[Share]:
    counts = {(kind, code): count for kind, code, count in _rows(sql, {"day": day, "known_at": known_at})}
    return [
        Share(code, title, counts.get((POOR, code), 0), counts.get((NEAR_POOR, code), 0))
        for code, title in titles.items()
    ]


def _rows(sql: str, given: Mapping[str, Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, dict(given))
        return list(cursor.fetchall())
