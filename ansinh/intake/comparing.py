"""What a row would change: against what the registry believes, and against the last approved list of the same kind."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection

from ansinh.intake.cleaning import CleanRow
from ansinh.intake.layouts import Kind
from ansinh.intake.places import Places
from ansinh.intake.texts import same_name

Difference = dict[str, list[Any]]  # {field: [before, after]}

KNOWN = """
SELECT p.id, p.full_name, p.birth_date, p.birth_precision, p.sex, p.cccd, p.commune_id, p.village_id,
  (SELECT ethnicity FROM registry_identity f WHERE f.person_id = p.id AND upper_inf(f.known)
    ORDER BY lower(f.valid) DESC LIMIT 1),
  r.channel, r.bank, r.account_number,
  (SELECT receiver_name FROM registry_receiver f WHERE f.person_id = p.id AND upper_inf(f.known) AND f.valid @> %s::date),
  (SELECT degree FROM registry_disability f WHERE f.person_id = p.id AND upper_inf(f.known) AND f.valid @> %s::date),
  (SELECT c.kind FROM registry_membership m JOIN registry_povertyclass c ON c.household_id = m.household_id
    AND upper_inf(c.known) AND c.valid @> %s::date
    WHERE m.person_id = p.id AND upper_inf(m.known) AND m.valid @> %s::date),
  ARRAY (SELECT f.number FROM registry_paper f WHERE f.person_id = p.id AND upper_inf(f.known))
FROM registry_person p
LEFT JOIN registry_paymentroute r ON r.person_id = p.id AND upper_inf(r.known) AND r.valid @> %s::date
WHERE p.id = ANY (%s)
"""
PREVIOUS = """
SELECT DISTINCT ON (r.person_id, r.clean #>> '{benefit_code,value}') r.person_id, r.clean
FROM intake_sheetrow r JOIN intake_sheetimport i ON i.id = r.sheet_import_id
WHERE r.person_id = ANY (%s) AND r.source_id IS NOT NULL AND i.kind = %s AND i.state IN ('APPROVED', 'USED')
ORDER BY r.person_id, r.clean #>> '{benefit_code,value}', i.approved_at DESC, r.id DESC
"""
# Fields of a list that the registry does not hold; the last approved list of the kind is their "before".
LISTED = (
    "benefit_code", "allowance_code", "attendant_code", "coefficient", "percent", "amount_vnd", "allowance_vnd",
    "attendant_vnd", "decision_number", "decision_on", "from_month", "household_size", "points_b1", "points_b2",
)  # fmt: skip


@dataclass(frozen=True)
class Known:
    """What is believed of a person on the list's day; None where nothing is."""

    full_name: str
    birth_date: date | None
    birth_precision: str | None
    sex: str | None
    cccd: str | None
    commune_id: int
    village_id: int | None
    ethnicity: str | None
    channel: str | None
    bank: str | None
    account_number: str | None
    receiver: str | None
    disability_degree: str | None
    poverty: str | None
    papers: list[str]


def known_of(person_ids: Iterable[int], on: date) -> dict[int, Known]:
    """What the registry believes of these people, in one statement."""
    with connection.cursor() as cursor:
        cursor.execute(KNOWN, [on, on, on, on, on, list(person_ids)])
        return {row[0]: Known(*row[1:]) for row in cursor.fetchall()}


def previous_of(person_ids: Iterable[int], kind: Kind) -> dict[tuple[int, str | None], Mapping[str, Any]]:
    """The last approved row of this kind for each (person, benefit): {field: value}."""
    with connection.cursor() as cursor:
        cursor.execute(PREVIOUS, [list(person_ids), kind])
        rows: dict[tuple[int, str | None], Mapping[str, Any]] = {}
        for person_id, clean in cursor.fetchall():
            values = {name: cell["value"] for name, cell in json.loads(clean).items()}
            rows[person_id, values.get("benefit_code")] = values
        return rows


def difference(row: CleanRow, known: Known, previous: Mapping[str, Any] | None, places: Places) -> Difference:
    """The cells that would change. What the row leaves empty never does, nor does a name written in another way."""
    changes: Difference = {}
    name = row.text("full_name") or ""
    if not same_name(name, known.full_name):
        changes["full_name"] = [known.full_name, name]
    if (birth := row.text("birth")) and not _agrees(birth, known):
        changes["birth"] = [_written(known), birth]
    _compare(changes, row, "sex", known.sex)
    _compare(changes, row, "cccd", known.cccd)
    for number in ("cmnd", "file_number", "payment_book"):
        if (value := row.text(number)) and value not in known.papers:
            changes[number] = [None, value]
    _compare(changes, row, "ethnicity", known.ethnicity or None)
    if row.commune_id != known.commune_id:
        changes["commune"] = [places.names.get(known.commune_id), places.names.get(row.commune_id or 0)]
    if (village := row.value("village_id")) and village != known.village_id:
        changes["village"] = [places.names.get(known.village_id or 0), places.names.get(int(village))]
    for field in ("channel", "bank", "account_number"):
        _compare(changes, row, field, getattr(known, field) or None)
    _compare(changes, row, "receiver", known.receiver)
    _compare(changes, row, "disability_degree", known.disability_degree)
    if (poverty := row.text("class_after")) and poverty != (known.poverty or "NEITHER"):
        changes["class_after"] = [known.poverty or "NEITHER", poverty]
    for field in LISTED if previous is not None else ():
        _compare(changes, row, field, (previous or {}).get(field))
    return changes


def _compare(changes: Difference, row: CleanRow, field: str, before: object) -> None:
    after = row.value(field)
    if after is not None and after != before:
        changes[field] = [before, after]


def _agrees(birth: str, known: Known) -> bool:
    """A year agrees with a day in it: a list that knows less changes nothing."""
    if known.birth_date is None:
        return False
    believed = _written(known) or ""
    return believed == birth or believed.startswith(f"{birth}-")


def _written(known: Known) -> str | None:
    if known.birth_date is None:
        return None
    length = {"YEAR": 4, "MONTH": 7}.get(known.birth_precision or "DAY", 10)
    return known.birth_date.isoformat()[:length]
