"""Limits and terms of a procedure that is no benefit (12 hours, 15 days, 6 to 12 months), by the law of a day.

An area writes them into a file of its own with instrument and evidence, and asks here; no number stands in code.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from ansinh.policy import located


@dataclass(frozen=True)
class Limit:
    """How long something may or must last, valid on days from ``since`` until the day before ``until``.

    ``least``, ``most``: in ``unit`` ("hours", "days", "working_days", "months"); None: the law names no such end.
    """

    code: str
    title: str
    unit: str
    least: int | None
    most: int | None
    since: date
    until: date
    instrument: str
    article: str
    provisional: bool


def limits(file: Path) -> tuple[Limit, ...]:
    """All limits of an area's file, as written. Raises LawError with file and line."""
    return _read(file)


def limit_on(file: Path, code: str, day: date) -> Limit | None:
    """The limit of a day; None where the law of that day names none that we know."""
    return next((one for one in _read(file) if one.code == code and one.since <= day < one.until), None)


@cache
def _read(file: Path) -> tuple[Limit, ...]:
    return tuple(_limit(one) for one in located.read_list(file))


def _limit(one: located.Mapping) -> Limit:
    made = Limit(
        code=one.need("code", str),
        title=one.need("title", str),
        unit=one.choice("unit", ("hours", "days", "working_days", "months")),
        least=one.maybe("least", int),
        most=one.maybe("most", int),
        since=one.need("from", date),
        until=one.take("to", date, date.max),
        instrument=one.need("instrument", str),
        article=one.take("article", str, ""),
        provisional=one.choice("evidence", ("gazette", "copy", "knowledge")) == "knowledge",
    )
    one.done()
    return made
