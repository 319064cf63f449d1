"""Rows of an import into their table and back: a few set-based statements, whatever the number of rows."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from django.db import connection

from ansinh.intake.cleaning import CleanRow
from ansinh.intake.layouts import Kind
from ansinh.intake.readings import Finding, Level, Reading
from ansinh.intake.settling import SETTLED_CODES, SettledRow
from ansinh.kit.bulk import as_json, execute_bulk, without_waiting

# Row security refuses COPY into its tables; JSON texts are the next cheapest way. Rows are added in small batches: one is
# put into words while the database takes in the one before.
ADDED_AT_ONCE = 250
CHANGED_AT_ONCE = 5_000
INSERT = """
INSERT INTO intake_sheetrow (sheet_import_id, commune_id, sheet, row, raw, clean, findings, outcome, waits_for, person_id,
  difference, candidates, choice)
SELECT %s, l.commune_id, l.sheet, l.row, l.raw, l.clean, l.findings, l.outcome, l.waits_for, l.person_id, l.difference,
  l.candidates, l.choice
FROM jsonb_to_recordset(%s::jsonb) AS l (commune_id bigint, sheet text, row int, raw jsonb, clean jsonb, findings jsonb,
  outcome text, waits_for text[], person_id bigint, difference jsonb, candidates jsonb, choice text)
"""
UPDATE = """
UPDATE intake_sheetrow r SET findings = l.findings, outcome = l.outcome, waits_for = l.waits_for,
  person_id = l.person_id, difference = l.difference, candidates = l.candidates, choice = l.choice
FROM jsonb_to_recordset(%s::jsonb) AS l (sheet text, row int, findings jsonb, outcome text, waits_for text[],
  person_id bigint, difference jsonb, candidates jsonb, choice text)
WHERE r.sheet_import_id = %s AND r.sheet = l.sheet AND r.row = l.row
"""
# People of the last approved lists of the kind in the file's communes whom this file does not name.
MISSING = """
INSERT INTO intake_missing (sheet_import_id, person_id, commune_id)
SELECT DISTINCT %s, p.id, p.commune_id
FROM intake_sheetrow r
JOIN intake_sheetimport i ON i.id = r.sheet_import_id AND i.kind = %s AND i.state IN ('APPROVED', 'USED')
JOIN registry_person p ON p.id = r.person_id AND p.died_on IS NULL AND p.withdrawn_at IS NULL
WHERE r.commune_id = ANY (%s) AND r.source_id IS NOT NULL AND p.id <> ALL (%s::bigint[])
"""


Choices = dict[tuple[str, int], str]  # (sheet, row) -> what the officer chose


def replace_rows(import_id: int, kind: Kind, rows: Sequence[SettledRow], choices: Choices) -> None:
    """Write the rows of an import anew, and who is missing from it."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM intake_missing WHERE sheet_import_id = %s", [import_id])
        cursor.execute("DELETE FROM intake_sheetrow WHERE sheet_import_id = %s", [import_id])
        with without_waiting():
            for start in range(0, len(rows), ADDED_AT_ONCE):
                read = [_cells(settled, choices) for settled in rows[start : start + ADDED_AT_ONCE]]
                execute_bulk(INSERT, [import_id, as_json(read)])
        communes = sorted({settled.row.commune_id for settled in rows if settled.row.commune_id is not None})
        named = [settled.person_id for settled in rows if settled.person_id is not None]
        cursor.execute(MISSING, [import_id, kind, communes, named])


def update_rows(import_id: int, rows: Sequence[SettledRow], choices: Choices) -> None:
    """Write what settling has changed, leaving what was read as it is."""
    for start in range(0, len(rows), CHANGED_AT_ONCE):
        batch = [_settled_cells(settled, choices) for settled in rows[start : start + CHANGED_AT_ONCE]]
        execute_bulk(UPDATE, [as_json(batch), import_id])


def load_rows(import_id: int, accepted: frozenset[str]) -> tuple[list[CleanRow], Choices]:
    """The rows as they were cleaned, before settling, without their raw cells; and the officer's choices."""
    rows, choices = [], {}
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT sheet, row, clean, findings, commune_id, choice FROM intake_sheetrow"
            " WHERE sheet_import_id = %s ORDER BY id",
            [import_id],
        )
        for sheet, number, clean, findings, commune_id, choice in cursor.fetchall():
            row = CleanRow(sheet, number, {}, "", commune_id=commune_id)
            row.clean = {name: reading_of(cell) for name, cell in json.loads(clean).items()}
            row.findings = [
                Finding(Level(each["level"]), each["field"], each["code"], each["sentence"])
                for each in json.loads(findings)
                if each["code"] not in SETTLED_CODES
            ]
            row.wait(accepted)
            rows.append(row)
            if choice:
                choices[sheet, number] = choice
    return rows, choices


def last_source() -> int:
    """The id of the last registry source: those that a call adds come after it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT coalesce(max(id), 0) FROM registry_source")
        return int(cursor.fetchone()[0])


def sources_after(last: int, sha256: str) -> dict[str, int]:
    """Sources of a file's rows added after ``last``: {reference: id}."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT reference, id FROM registry_source WHERE id > %s AND starts_with(reference, %s)",
            [last, f"{sha256}/"],
        )
        return dict(cursor.fetchall())


def mark_taken(import_id: int, taken: Sequence[tuple[str, int, int, int]]) -> None:
    """Note on each (sheet, row) the person and the source it became."""
    rows = [dict(zip(("sheet", "row", "person_id", "source_id"), each, strict=True)) for each in taken]
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE intake_sheetrow r SET person_id = l.person_id, source_id = l.source_id"
            " FROM json_to_recordset(%s) AS l (sheet text, row int, person_id bigint, source_id bigint)"
            " WHERE r.sheet_import_id = %s AND r.sheet = l.sheet AND r.row = l.row",
            [as_json(rows), import_id],
        )


def _cells(settled: SettledRow, choices: Choices) -> dict[str, Any]:
    row = settled.row
    return {**_settled_cells(settled, choices), "commune_id": row.commune_id, "raw": row.raw, "clean": _clean(row)}


def _settled_cells(settled: SettledRow, choices: Choices) -> dict[str, Any]:
    row = settled.row
    return {
        "sheet": row.sheet,
        "row": row.number,
        "findings": [finding._asdict() for finding in row.findings],
        "outcome": settled.outcome,
        "waits_for": row.waits_for,
        "person_id": settled.person_id,
        "difference": settled.difference,
        "candidates": settled.candidates,
        "choice": choices.get((row.sheet, row.number), ""),
    }


def _clean(row: CleanRow) -> dict[str, dict[str, Any]]:
    """Most cells are good as they are written, and most rules sure: only what is otherwise is kept (see ``reading_of``)."""
    return {
        name: {"value": value}
        if rule == "as_written"
        else {"value": value, "rule": rule}
        if confidence == 1.0
        else {"value": value, "rule": rule, "confidence": confidence}
        for name, (value, rule, confidence, _, _) in row.clean.items()
    }


def reading_of(cell: Mapping[str, Any]) -> Reading:
    """A stored cell as it was read."""
    return Reading(cell["value"], cell.get("rule", "as_written"), cell.get("confidence", 1.0))
