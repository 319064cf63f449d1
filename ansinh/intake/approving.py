"""From settled rows to what the registry takes in: one record a person, with the row it came from."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from ansinh.intake.cleaning import CleanRow
from ansinh.intake.dates import first_day, precision_of
from ansinh.intake.layouts import DEPRIVATIONS, Kind
from ansinh.intake.settling import SettledRow
from ansinh.intake.states import Outcome
from ansinh.intake.texts import same_name
from ansinh.kit.periods import first_of_month
from ansinh.kit.vietnamese import fold
from ansinh.registry.records import (
    DisabilityRecord,
    PaperRecord,
    PersonRecord,
    PovertyRecord,
    ReceiverRecord,
    RouteRecord,
    SourceReference,
)

_DISABILITIES = {
    "van dong": "MOBILITY", "nghe": "HEARING", "noi": "HEARING", "nhin": "VISION", "mu": "VISION",
    "than kinh": "MENTAL", "tam than": "MENTAL", "tri tue": "INTELLECT", "khac": "OTHER",
}  # fmt: skip


def by_person(rows: Sequence[SettledRow]) -> list[list[SettledRow]]:
    """The rows that are taken in, one list a person: two rows with one card number are one new person."""
    people: dict[tuple[object, ...], list[SettledRow]] = {}
    for settled in rows:
        row = settled.row
        cccd = row.text("cccd")
        key: tuple[object, ...] = (row.sheet, row.number)
        if settled.person_id is not None:
            key = (settled.person_id,)
        elif cccd and settled.outcome is Outcome.NEW:
            key = (cccd,)
        people.setdefault(key, []).append(settled)
    return list(people.values())


def record_of(settled: SettledRow, *, kind: Kind, sha256: str, listed_on: date) -> PersonRecord:
    """What the row says of its person. For a new one it holds since the benefit began, else since the list's month."""
    row, known = settled.row, settled.known
    name = row.text("full_name") or ""
    birth = row.text("birth")
    return PersonRecord(
        full_name=known.full_name if known and same_name(name, known.full_name) else name,
        commune_id=row.commune_id,
        village_id=row.amount("village_id") or None,
        valid_from=_valid_from(row, listed_on, is_new=known is None),
        source=SourceReference("SHEET_ROW", reference_of(sha256, row)),
        person_id=settled.person_id,
        birth_date=first_day(birth) if birth else None,
        birth_precision=precision_of(birth) if birth else None,
        sex=row.text("sex"),
        ethnicity=row.text("ethnicity") or "",
        cccd=row.text("cccd"),
        papers=_papers(row),
        phones=(phone,) if (phone := re.sub(r"\D", "", row.text("phone") or "")) else (),
        poverty=_poverty(row) if kind is Kind.POOR_HOUSEHOLDS else None,
        route=_route(row),
        receiver=ReceiverRecord(receiver, row.text("receiver_relation") or "")
        if (receiver := row.text("receiver"))
        else None,
        disability=_disability(row),
    )


def reference_of(sha256: str, row: CleanRow) -> str:
    """The provenance of a row: file, sheet and row."""
    return f"{sha256}/{row.sheet}/{row.number}"


def _valid_from(row: CleanRow, listed_on: date, *, is_new: bool) -> date:
    listed = first_of_month(listed_on)
    began = [first_day(value) for name in ("from_month", "decision_on") if is_new and (value := row.text(name))]
    return min([listed, *map(first_of_month, began)])


def _papers(row: CleanRow) -> tuple[PaperRecord, ...]:
    kinds = (("CMND", "cmnd"), ("MERIT_FILE", "file_number"), ("PAYMENT_BOOK", "payment_book"))
    return tuple(PaperRecord(kind, number) for kind, name in kinds if (number := row.text(name)))


def _route(row: CleanRow) -> RouteRecord | None:
    channel = row.text("channel")
    if channel is None:
        return None
    if channel != "BANK":
        return RouteRecord(channel)
    return RouteRecord(channel, row.text("bank") or "", row.text("account_number") or "", account_state="GIVEN")


def _disability(row: CleanRow) -> DisabilityRecord | None:
    degree = row.text("disability_degree")
    if degree is None:
        return None
    words = fold(row.text("disability_kinds") or "")
    return DisabilityRecord(degree, tuple(dict.fromkeys(code for word, code in _DISABILITIES.items() if word in words)))


def _poverty(row: CleanRow) -> PovertyRecord | None:
    kind = row.text("class_after")
    if kind is None:
        return None
    lacking = [column.field for column in DEPRIVATIONS if row.value(column.field) is True]
    details = {
        "points_b1": row.value("points_b1"),
        "points_b2": row.value("points_b2"),
        "household_size": row.value("household_size"),
        "lacking": lacking,
        "no_labour": row.value("no_labour") is True,
        "has_merit": row.value("has_merit") is True,
        "causes": row.text("causes") or "",
    }
    return PovertyRecord(kind, details=details)
