"""Rows of an import into their table and back: a few set-based statements, whatever the number of rows."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from django.db import connection

from ansinh.intake.cleaning import CleanRow
from ansinh.intake.layouts import Kind
from ansinh.intake.readings import Finding, Level, Reading
from ansinh.intake.settling import SETTLED_CODES, SettledRow

# Row security refuses COPY into its tables, so rows go in as arrays.
INSERT = """
INSERT INTO intake_sheetrow (sheet_import_id, commune_id, sheet, row, raw, clean, findings, outcome, waits_for, person_id,
  difference, candidates, choice)
SELECT %s, l.commune_id, l.sheet, l.row, l.raw::jsonb, l.clean::jsonb, l.findings::jsonb, l.outcome,
  ARRAY (SELECT jsonb_array_elements_text(l.waits_for::jsonb)), l.person_id, l.difference::jsonb, l.candidates::jsonb, l.choice
FROM unnest(%s::bigint[], %s::text[], %s::int[], %s::text[], %s::text[], %s::text[], %s::text[], %s::text[], %s::bigint[],
  %s::text[], %s::text[], %s::text[])
  AS l (commune_id, sheet, row, raw, clean, findings, outcome, waits_for, person_id, difference, candidates, choice)
"""
UPDATE = """
UPDATE intake_sheetrow r SET findings = l.findings::jsonb, outcome = l.outcome,
  waits_for = ARRAY (SELECT jsonb_array_elements_text(l.waits_for::jsonb)), person_id = l.person_id,
  difference = l.difference::jsonb, candidates = l.candidates::jsonb, choice = l.choice
FROM unnest(%s::text[], %s::int[], %s::text[], %s::text[], %s::text[], %s::bigint[], %s::text[], %s::text[], %s::text[])
  AS l (sheet, row, findings, outcome, waits_for, person_id, difference, candidates, choice)
WHERE r.sheet_import_id = %s AND r.sheet = l.sheet AND r.row = l.row
"""
# People of the last approved lists of the kind in the file's communes whom this file does not name.
MISSING = """
INSERT INTO intake_missing (sheet_import_id, person_id, commune_id)
SELECT DISTINCT ON (r.person_id) %(import)s, r.person_id, p.commune_id
FROM intake_sheetrow r
JOIN intake_sheetimport i ON i.id = r.sheet_import_id AND i.kind = %(kind)s AND i.state IN ('APPROVED', 'USED')
JOIN registry_person p ON p.id = r.person_id AND p.died_on IS NULL AND p.withdrawn_at IS NULL
WHERE r.source_id IS NOT NULL
  AND p.commune_id IN (SELECT n.commune_id FROM intake_sheetrow n WHERE n.sheet_import_id = %(import)s)
  AND NOT EXISTS (SELECT 1 FROM intake_sheetrow n WHERE n.sheet_import_id = %(import)s AND n.person_id = r.person_id)
"""


Choices = dict[tuple[str, int], str]  # (sheet, row) -> what the officer chose


def replace_rows(import_id: int, kind: Kind, rows: Sequence[SettledRow], choices: Choices) -> None:
    """Write the rows of an import anew, and who is missing from it."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM intake_missing WHERE sheet_import_id = %s", [import_id])
        cursor.execute("DELETE FROM intake_sheetrow WHERE sheet_import_id = %s", [import_id])
        cursor.execute(
            INSERT,
            [
                import_id,
                [settled.row.commune_id for settled in rows],
                [settled.row.sheet for settled in rows],
                [settled.row.number for settled in rows],
                [_json(settled.row.raw) for settled in rows],
                [_json(_clean(settled.row)) for settled in rows],
                *_settled_columns(rows, choices),
            ],
        )
        cursor.execute(MISSING, {"import": import_id, "kind": kind})


def update_rows(import_id: int, rows: Sequence[SettledRow], choices: Choices) -> None:
    """Write what settling has changed, leaving what was read as it is."""
    sheets = [settled.row.sheet for settled in rows]
    numbers = [settled.row.number for settled in rows]
    with connection.cursor() as cursor:
        cursor.execute(UPDATE, [sheets, numbers, *_settled_columns(rows, choices), import_id])


def load_rows(import_id: int, accepted: frozenset[str]) -> tuple[list[CleanRow], Choices]:
    """The rows as they were read, before settling, and the officer's choices by (sheet, row)."""
    rows, choices = [], {}
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT sheet, row, raw, clean, findings, commune_id, choice FROM intake_sheetrow"
            " WHERE sheet_import_id = %s ORDER BY id",
            [import_id],
        )
        for sheet, number, raw, clean, findings, commune_id, choice in cursor.fetchall():
            row = CleanRow(sheet, number, json.loads(raw), "", commune_id=commune_id)
            row.clean = {
                name: Reading(cell["value"], cell["rule"], cell["confidence"])
                for name, cell in json.loads(clean).items()
            }
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
    sheets, numbers, people, sources = (list(column) for column in zip(*taken, strict=True))
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE intake_sheetrow r SET person_id = l.person_id, source_id = l.source_id"
            " FROM unnest(%s::text[], %s::int[], %s::bigint[], %s::bigint[]) AS l (sheet, row, person_id, source_id)"
            " WHERE r.sheet_import_id = %s AND r.sheet = l.sheet AND r.row = l.row",
            [sheets, numbers, people, sources, import_id],
        )


def _settled_columns(rows: Sequence[SettledRow], choices: Choices) -> list[list[Any]]:
    return [
        [_json([finding._asdict() for finding in settled.row.findings]) for settled in rows],
        [settled.outcome for settled in rows],
        [_json(settled.row.waits_for) for settled in rows],
        [settled.person_id for settled in rows],
        [_json(settled.difference) for settled in rows],
        [_json(settled.candidates) for settled in rows],
        [choices.get((settled.row.sheet, settled.row.number), "") for settled in rows],
    ]


def _clean(row: CleanRow) -> dict[str, dict[str, Any]]:
    return {
        name: {"value": reading.value, "rule": reading.rule, "confidence": reading.confidence}
        for name, reading in row.clean.items()
    }


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False).replace("\\u0000", "")
