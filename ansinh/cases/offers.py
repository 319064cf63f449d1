"""Procedures as citizens read them: by field, searched without marks, with papers, days and who decides."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import groupby

from ansinh.cases.catalog import procedure, procedures
from ansinh.cases.spec import PaperAsked, Procedure, Promise, Version
from ansinh.kit.vietnamese import fold
from ansinh.policy.catalog import catalog


@dataclass(frozen=True)
class OfferLine:
    """A procedure in the list. ``days``: «22 ngày làm việc»; empty: no legal time is known."""

    code: str
    title: str
    days: str


@dataclass(frozen=True)
class Offer:
    """One procedure on a day. ``instrument``: number of what rules it; ``online``: it may be sent in over the portal."""

    procedure: Procedure
    version: Version
    days: str
    papers: tuple[PaperAsked, ...]
    instrument: str
    online: bool


def listed(text: str, *, on: date) -> list[tuple[str, list[OfferLine]]]:
    """[(field, procedures in force)] whose title, field or code has every word of ``text``, marks or not."""
    words = fold(text).split()
    lines = [
        (each.field, OfferLine(each.code, each.title, in_words(each.version_on(on).promise)))
        for each in procedures(on)
        if all(word in fold(f"{each.title} {each.field} {each.code}") for word in words)
    ]
    by_field = sorted(lines, key=lambda line: line[0])
    return [(field, [line for _, line in rows]) for field, rows in groupby(by_field, key=lambda line: line[0])]


def offer(code: str, *, on: date) -> Offer:
    """One procedure. Raises NoProcedure, NoVersion."""
    found = procedure(code)
    version = found.version_on(on)
    number = catalog().instruments[version.instrument].number
    return Offer(found, version, in_words(version.promise), found.papers_on(on), number, online=is_online(found))


def is_online(found: Procedure) -> bool:
    """What belongs to a guarded register, and what an organisation asks for, is handed in at the desk only."""
    return not found.guarded and found.subject != "ORGANISATION"


def in_words(promise: Promise) -> str:
    """«22 ngày làm việc»; of a chain «5 ngày làm việc + 7 ngày làm việc + 12 ngày»; empty when no limit is known."""
    return promise.words if promise.known else ""
