"""The poverty standard as it stood on a day, and the two parts of Phiếu B, from ``standards.yaml``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from ansinh.areas.poverty.refusals import StandardMissing
from ansinh.kit.vietnamese import format_date
from ansinh.policy import located

FILE = Path(__file__).parent / "standards.yaml"
AREAS = {"RURAL": "Nông thôn", "URBAN": "Thành thị"}


@dataclass(frozen=True)
class Line:
    """The lines of one kind of area. ``b1``: points; None while its instrument is missing. Money: đồng/person/month."""

    income_vnd: int
    b1: int | None
    middle_vnd: int | None


@dataclass(frozen=True)
class Standard:
    """One version, valid from ``since`` until the day before ``until``. ``lacking``: deprivations that make poor."""

    code: str
    title: str
    since: date
    until: date
    instrument: str
    provisional: bool
    each_point: int | None
    lacking: int
    lines: Mapping[str, Line]


@dataclass(frozen=True)
class Deprivation:
    """One of the twelve indicators of part B2; ``code`` is its column in the registers."""

    code: str
    dimension: str
    title: str
    means: str
    provisional: bool


@dataclass(frozen=True)
class Item:
    """A group of part B1 that a point table answers, in the areas where it is asked."""

    code: str
    title: str
    areas: tuple[str, ...]


@dataclass(frozen=True)
class _File:
    standards: tuple[Standard, ...]
    deprivations: tuple[Deprivation, ...]
    items: tuple[Item, ...]


def standards() -> tuple[Standard, ...]:
    """All versions, oldest first."""
    return _read().standards


def standard_on(day: date) -> Standard:
    """The version of a day. Raises StandardMissing."""
    for one in standards():
        if one.since <= day < one.until:
            return one
    raise StandardMissing(f"Chưa có chuẩn nghèo áp dụng cho ngày {format_date(day)}. Bổ sung chuẩn rồi rà soát.")


def deprivations() -> tuple[Deprivation, ...]:
    """The twelve of part B2, in the order of the form."""
    return _read().deprivations


def items(area: str) -> tuple[Item, ...]:
    """What part B1 asks in an area, in the order of the form."""
    return tuple(item for item in _read().items if area in item.areas)


@lru_cache(maxsize=1)
def _read() -> _File:
    top = located.read(FILE)
    found = _File(
        tuple(_standard(one) for one in top.mappings("standards")),
        tuple(_deprivation(one) for one in top.mappings("deprivations")),
        tuple(_item(one) for one in top.mappings("items")),
    )
    top.done()
    return found


def _standard(one: located.Mapping) -> Standard:
    made = Standard(
        code=one.need("code", str),
        title=one.need("title", str),
        since=one.need("from", date),
        until=one.need("to", date),
        instrument=one.need("instrument", str),
        provisional=_is_provisional(one),
        each_point=one.raw("each_point"),
        lacking=one.need("lacking", int),
        lines={area: _line(line) for area, line in one.need("areas", located.Mapping).sections()},
    )
    one.done()
    return made


def _line(one: located.Mapping) -> Line:
    made = Line(one.need("income_vnd", int), one.raw("b1"), one.raw("middle_vnd"))
    one.done()
    return made


def _deprivation(one: located.Mapping) -> Deprivation:
    made = Deprivation(
        code=one.need("code", str),
        dimension=one.need("dimension", str),
        title=one.need("title", str),
        means=one.need("means", str),
        provisional=_is_provisional(one),
    )
    one.done()
    return made


def _item(one: located.Mapping) -> Item:
    made = Item(one.need("code", str), one.need("title", str), one.names("areas") or tuple(AREAS))
    one.done()
    return made


def _is_provisional(one: located.Mapping) -> bool:
    return one.choice("evidence", ("gazette", "copy", "knowledge")) == "knowledge"
