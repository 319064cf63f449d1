"""A register's sheet coming in: shown first as new, changed, same and wrong rows; then written at once; then undone.

A file is kept as its rows, not as itself. What was shown is what is written: at approval the rows are settled again,
and refused if they would do something else by now.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db import connection

from ansinh.audit.actions import record
from ansinh.audit.session import acting
from ansinh.intake.containers import SheetRefused
from ansinh.intake.examining import Word
from ansinh.kit.actors import Actor
from ansinh.offices.permissions import check
from ansinh.registers.catalog import Book, book
from ansinh.registers.models import TakenRow, TakenSheet
from ansinh.registers.queries import check_open
from ansinh.registers.refusals import RecordRefused, SheetSettled, UnknownRecord
from ansinh.registers.sheet_rows import CHANGED, NEW, SaidRow, rows_of
from ansinh.registers.summing import Taken, summary_of
from ansinh.registry import facts, people, undoing
from ansinh.registry.facts import Wanted
from ansinh.registry.records import SourceReference

COMPARED, APPROVED, UNDONE = "COMPARED", "APPROVED", "UNDONE"


def take_sheet(
    register: str,
    *,
    name: str,
    content: bytes,
    valid_from: date,
    actor: Actor,
    at: datetime,
    fixed: Mapping[str, int] | None = None,
) -> Taken:
    """Read and compare a file; nothing is written into the register. Rows hold from ``valid_from`` unless they say.

    ``fixed``: links for every row ({"course_id": 12}). Raises NotPermitted, RegisterGuarded, RecordRefused (the file
    cannot be read).
    """
    check(actor, "register.write")
    found = book(register)
    check_open(found, actor)
    own = actor.communes[0] if actor.communes is not None and len(actor.communes) == 1 else None
    word = Word(own, None if actor.communes is None else frozenset(actor.communes), {}, {}, frozenset())
    with acting(actor):
        try:
            rows = rows_of(found, content, valid_from=valid_from, fixed=fixed or {}, word=word)
        except SheetRefused as refusal:
            raise RecordRefused({"": [refusal.sentence]}) from refusal
        taken = TakenSheet.objects.create(
            register=found.key, guarded=found.declared.guarded, commune_id=own, file_name=name,
            sha256=hashlib.sha256(content).hexdigest(), state=COMPARED, valid_from=valid_from, received_at=at,
            received_by=actor.user_id, fixed=dict(fixed or {}),
        )  # fmt: skip
        TakenRow.objects.bulk_create([_kept(taken, row) for row in rows], batch_size=2_000)
        summary = summary_of(taken)
        after = {"register": found.key, "rows": dict(summary.counts)}
        record("register.sheet_taken", actor=actor, about=f"register_sheet:{taken.id}", at=at, after=after)
        return summary


def approve_sheet(taken_id: int, *, actor: Actor, at: datetime) -> Taken:
    """Write the new and the changed rows, all at once. Raises SheetSettled when it was approved already."""
    check(actor, "register.write")
    with acting(actor):
        taken, found = _held(taken_id, COMPARED, actor)
        rows = list(TakenRow.objects.filter(taken=taken, outcome__in=(NEW, CHANGED)).order_by("id"))
        with facts.plans_for(len(rows)):
            _write(found, taken, rows, actor, at)
        taken.state, taken.approved_at = APPROVED, at
        taken.save(update_fields=["state", "approved_at"])
        after = {"register": found.key, "records": len(rows)}
        record("register.sheet_approved", actor=actor, about=f"register_sheet:{taken.id}", at=at, after=after)
        return summary_of(taken)


def undo_sheet(taken_id: int, *, actor: Actor, at: datetime) -> Taken:
    """Take back what the sheet wrote, while nothing was changed on top. Raises SheetSettled, UndoBlocked."""
    check(actor, "register.write")
    with acting(actor):
        taken, found = _held(taken_id, APPROVED, actor)
        rows = TakenRow.objects.filter(taken=taken, source_id__isnull=False)
        sources = [source for source in rows.values_list("source_id", flat=True) if source is not None]
        subjects = undoing.take_back_of(found.kind, sources, recorded_by=actor.user_id, at=at)
        if found.is_of_things:
            with connection.cursor() as cursor:
                cursor.execute(
                    "UPDATE registers_thing t SET withdrawn_at = %s WHERE t.id = ANY (%s) AND NOT EXISTS"
                    f" (SELECT 1 FROM {found.table} f WHERE f.thing_id = t.id AND upper_inf(f.known))",
                    [at, list(subjects)],
                )
        taken.state = UNDONE
        taken.save(update_fields=["state"])
        after = {"register": found.key, "records": len(sources)}
        record("register.sheet_undone", actor=actor, about=f"register_sheet:{taken.id}", at=at, after=after)
        return summary_of(taken)


def _kept(taken: TakenSheet, row: SaidRow) -> TakenRow:
    return TakenRow(
        taken=taken, sheet=row.sheet, row=row.row, outcome=row.outcome, subject_id=row.subject_id,
        record_id=row.record_id, difference=row.difference, problems=row.problems, values=row.values,
        said={**row.said, "_since": str(row.since), "_commune": row.commune_id},
    )  # fmt: skip


def _held(taken_id: int, wanted: str, actor: Actor) -> tuple[TakenSheet, Book]:
    taken = TakenSheet.objects.select_for_update().filter(pk=taken_id).first()
    if taken is None:
        raise UnknownRecord
    found = book(taken.register)
    check_open(found, actor)
    if taken.state != wanted:
        raise SheetSettled
    return taken, found


def _write(found: Book, taken: TakenSheet, rows: Sequence[TakenRow], actor: Actor, at: datetime) -> None:
    _refuse_if_moved(found, taken, rows)
    references = [SourceReference("SHEET_ROW", f"{taken.sha256}/{row.sheet}/{row.row}") for row in rows]
    sources = people.add_sources(references, at=at)
    new = [row for row in rows if row.subject_id is None]
    for row, thing_id in zip(new, _things(found, new, actor), strict=True):
        row.subject_id = thing_id
    wanted = [
        Wanted(row.subject_id or 0, date.fromisoformat(row.said["_since"]), row.values, source_id=source)
        for row, source in zip(rows, sources, strict=True)
    ]
    facts.write(found.kind, wanted, recorded_by=actor.user_id, at=at)
    for row, source in zip(rows, sources, strict=True):
        row.source_id = source
    TakenRow.objects.bulk_update(rows, ["subject_id", "source_id"], batch_size=2_000)


def _things(found: Book, rows: Sequence[TakenRow], actor: Actor) -> list[int]:
    own = actor.communes[0] if actor.communes is not None and len(actor.communes) == 1 else 0
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO registers_thing (register, commune_id, guarded)"
            " SELECT %s, nullif(w.commune_id, 0), %s FROM unnest(%s::bigint[]) WITH ORDINALITY AS w (commune_id, place)"
            " ORDER BY w.place RETURNING id",
            [found.key, found.declared.guarded, [row.said.get("_commune") or own for row in rows]],
        )
        return sorted(row[0] for row in cursor.fetchall())


def _refuse_if_moved(found: Book, taken: TakenSheet, rows: Sequence[TakenRow]) -> None:
    """What is written is what was shown: no record of these rows has changed since the sheet was compared."""
    changed: list[Any] = [row.record_id for row in rows if row.record_id]
    subjects = [row.subject_id for row in rows if row.subject_id]
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT count(*) FROM {found.table} f WHERE f.{found.subject.value} = ANY (%s)"
            " AND (lower(f.known) > %s OR upper(f.known) > %s)",
            [subjects or changed, taken.received_at, taken.received_at],
        )
        if cursor.fetchone()[0]:
            raise SheetSettled
