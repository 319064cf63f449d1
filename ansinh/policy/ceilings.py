"""Ceilings and rates of an area that no monthly right is paid by, each with its days and its instrument: ``ceilings.yaml``.

A ceiling answers for a day. It can be asked in Python (the checks of a form) and as SQL (the guards of a move), from the
same file, so that neither can hold another number.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from ansinh.policy import located

EVIDENCE = ("codified", "press", "knowledge")


@dataclass(frozen=True)
class Ceiling:
    """One number from ``since`` until the day before ``until`` (None: still). ``unit`` is in words ("đồng", "người")."""

    code: str
    title: str
    value: int
    unit: str
    since: date
    until: date | None
    instrument: str
    evidence: str

    @property
    def provisional(self) -> bool:
        """Whether it rests on knowledge alone and waits for the instrument's text."""
        return self.evidence == "knowledge"

    def holds(self, day: date) -> bool:
        """Whether the day is one of its own."""
        return self.since <= day and (self.until is None or day < self.until)


@dataclass(frozen=True)
class Ceilings:
    """All ceilings of a file, in its order."""

    rows: tuple[Ceiling, ...]

    def on(self, code: str, day: date) -> Ceiling | None:
        """What holds on a day; None where nothing is said of it."""
        return next((one for one in self.rows if one.code == code and one.holds(day)), None)

    def within(self, code: str, amount: int | None, day: date | None) -> bool:
        """Whether the amount is no more than the ceiling of the day; where nothing is said, everything is."""
        ceiling = self.on(code, day) if day is not None else None
        return amount is None or ceiling is None or amount <= ceiling.value

    def sql(self, code: str, day: str) -> str:
        """The ceiling of a day as an SQL expression over ``day`` (an SQL date); null where nothing is said.

        Raises KeyError for a code that the file does not hold.
        """
        cases = [
            f" WHEN {day} >= date '{one.since}'"
            + (f" AND {day} < date '{one.until}'" if one.until else "")
            + f" THEN {one.value}"
            for one in self.rows
            if one.code == code
        ]
        if not cases:
            raise KeyError(code)
        return f"(CASE{''.join(cases)} END)"


def read_ceilings(file: Path) -> Ceilings:
    """The ceilings of an area. Raises LawError with file and line; two of one code may not share a day."""
    top = located.read(file)
    entries = top.mappings("ceilings")
    rows = tuple(_ceiling(one) for one in entries)
    top.done()
    for place, (entry, row) in enumerate(zip(entries, rows, strict=True)):
        if any(_overlap(row, other) for other in rows[:place]):
            raise entry.error(f"«{row.code}» is said twice for the same days", "from")
    return Ceilings(rows)


def day_said(value: Any) -> date | None:
    """A day of a record's values, which a sheet gives as text and a form as a date."""
    return date.fromisoformat(value) if isinstance(value, str) and value else value or None


def provisional_words(ceilings: Ceilings, codes: Iterable[str]) -> str:
    """A sentence that names what of these waits for its instrument's text; empty if nothing does."""
    wanted = set(codes)
    titles = dict.fromkeys(row.title for row in ceilings.rows if row.code in wanted and row.provisional)
    return f"Theo hiểu biết, chờ đối chiếu văn bản: {'; '.join(titles)}." if titles else ""


def _ceiling(entry: located.Mapping) -> Ceiling:
    made = Ceiling(
        code=entry.need("code", str),
        title=entry.need("title", str),
        value=entry.need("value", int),
        unit=entry.need("unit", str),
        since=entry.need("from", date),
        until=entry.maybe("to", date),
        instrument=entry.need("instrument", str),
        evidence=entry.choice("evidence", EVIDENCE),
    )
    entry.done()
    return made


def _overlap(one: Ceiling, other: Ceiling) -> bool:
    return (
        one.code == other.code
        and (other.until is None or one.since < other.until)
        and (one.until is None or other.since < one.until)
    )
