"""Places over time: which unit bears a code on a day, what took its place, who decides for it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import connection

from ansinh.registry.models import Authority, Succession, Unit
from ansinh.registry.refusals import UnknownPlace

WHOLE = Decimal(1)
_UNITS = (
    "SELECT v.unit_id, u.kind, v.name, v.fold, v.code, v.parent_id, lower(v.valid), upper(v.valid),"
    " ARRAY(SELECT a.kind FROM registry_unitarea a WHERE a.unit_id = v.unit_id AND upper_inf(a.known)"
    " AND a.valid @> %s::date ORDER BY a.kind)"
    " FROM registry_unitversion v JOIN registry_unit u ON u.id = v.unit_id"
    " WHERE upper_inf(v.known) AND v.valid @> %s::date"
)


@dataclass(frozen=True)
class UnitRow:
    """A unit as it is on a day. ``kind``: PROVINCE, DISTRICT, COMMUNE, VILLAGE; ``areas``: URBAN, RURAL, ...

    ``since`` and ``until`` (first day no more, None: still) bound this version of its name, code and parent.
    """

    id: int
    kind: str
    name: str
    fold: str
    code: str
    parent_id: int | None
    since: date
    until: date | None
    areas: tuple[str, ...]


@dataclass(frozen=True)
class Share:
    """A unit and which part of another one it took over."""

    unit_id: int
    share: Decimal


@dataclass(frozen=True)
class AuthorityRow:
    """Who decides for a commune: "Chủ tịch UBND huyện Thăng Bình", by an instrument."""

    deciding_unit_id: int
    title: str
    instrument: str


def unit_at(code: str, on: date) -> UnitRow:
    """The unit that bears the official code on the day: codes are reused. Raises UnknownPlace."""
    found = _units("AND v.code = %s AND v.code <> ''", [code], on)
    if not found:
        raise UnknownPlace(code)
    return found[0]


def unit(unit_id: int, on: date) -> UnitRow:
    """A unit as it is on the day. Raises UnknownPlace when it is not there yet, or no more."""
    found = _units("AND v.unit_id = %s", [unit_id], on)
    if not found:
        raise UnknownPlace(unit_id)
    return found[0]


def communes(on: date) -> list[UnitRow]:
    """The communes of the day, by code."""
    return _units("AND u.kind = 'COMMUNE' ORDER BY v.code", [], on)


def villages(commune_id: int, on: date) -> list[UnitRow]:
    """The villages of a commune on the day, by name."""
    return _units("AND u.kind = 'VILLAGE' AND v.parent_id = %s ORDER BY v.fold, v.unit_id", [commune_id], on)


def last_names(unit_ids: Iterable[int]) -> dict[int, str]:
    """The last name that each unit bore, for showing facts of any day."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT ON (unit_id) unit_id, name FROM registry_unitversion"
            " WHERE unit_id = ANY (%s) AND upper_inf(known) ORDER BY unit_id, lower(valid) DESC",
            [list(unit_ids)],
        )
        return dict(cursor.fetchall())


def kinds_of(unit_ids: Iterable[int]) -> dict[int, str]:
    """The kind of each unit: PROVINCE, DISTRICT, COMMUNE, VILLAGE."""
    return dict(Unit.objects.filter(pk__in=list(unit_ids)).values_list("pk", "kind"))


def short_name(name: str) -> str:
    """The name without its kind: "Xã Bình Trị" is "Bình Trị"."""
    for kind in ("Thị trấn ", "Phường ", "Xã "):
        name = name.removeprefix(kind)
    return name


def successors(unit_id: int, on: date) -> list[Share]:
    """What stands in the unit's place on the day, through every succession up to then; itself if nothing replaced it.

    The shares add up to one.
    """
    return succession_until(on)[unit_id]


def predecessors(unit_id: int, on: date) -> list[int]:
    """The units whose people are now the unit's, itself included: what its officers may see."""
    return [old for old, shares in succession_until(on).items() if any(share.unit_id == unit_id for share in shares)]


def with_predecessors(unit_ids: Iterable[int]) -> tuple[int, ...]:
    """The units and all that ever went over into them: a merger moves no person's row, so their officers see these."""
    with connection.cursor() as cursor:
        cursor.execute(
            "WITH RECURSIVE seen AS (SELECT unnest(%s::bigint[]) AS id"
            " UNION SELECT s.old_id FROM registry_succession s JOIN seen ON s.new_id = seen.id)"
            " SELECT id FROM seen ORDER BY id",
            [list(unit_ids)],
        )
        return tuple(row[0] for row in cursor.fetchall())


def succession_until(on: date) -> Mapping[int, list[Share]]:
    """For every unit, what stands in its place on the day."""
    steps: dict[int, list[Share]] = defaultdict(list)
    for old, new, share in (
        Succession.objects.filter(on__lte=on).order_by("on", "new_id").values_list("old_id", "new_id", "share")
    ):
        steps[old].append(Share(new, share))
    with connection.cursor() as cursor:
        cursor.execute("SELECT id FROM registry_unit WHERE kind <> 'VILLAGE'")
        return {row[0]: _followed(row[0], WHOLE, steps) for row in cursor.fetchall()}


def authority(commune_id: int, area: str, on: date) -> AuthorityRow:
    """Who decides on ``area`` (SOCIAL_ASSISTANCE, MERIT) for the commune on the day. Raises UnknownPlace."""
    found = Authority.objects.filter(
        commune_id=commune_id, area=area, valid__contains=on, known__upper_inf=True
    ).first()
    if found is None:
        raise UnknownPlace(commune_id)
    return AuthorityRow(found.deciding_unit_id, found.title, found.instrument)


def apportion(count: int, shares: Sequence[Decimal]) -> list[int]:
    """Split a count by shares that add up to one, in whole numbers that add up to the count (largest remainder)."""
    exact = [count * share for share in shares]
    parts = [int(part) for part in exact]
    by_remainder = sorted(range(len(parts)), key=lambda place: parts[place] - exact[place])
    for place in by_remainder[: count - sum(parts)]:
        parts[place] += 1
    return parts


def _followed(unit_id: int, share: Decimal, steps: Mapping[int, list[Share]]) -> list[Share]:
    if unit_id not in steps:
        return [Share(unit_id, share)]
    total: dict[int, Decimal] = defaultdict(Decimal)
    for step in steps[unit_id]:
        for part in _followed(step.unit_id, share * step.share, steps):
            total[part.unit_id] += part.share
    return [Share(new, part) for new, part in total.items()]


def _units(condition: str, parameters: list[int | str], on: date) -> list[UnitRow]:
    with connection.cursor() as cursor:
        cursor.execute(f"{_UNITS} {condition}", [on, on, *parameters])
        return [UnitRow(*(*row[:8], tuple(row[8]))) for row in cursor.fetchall()]
