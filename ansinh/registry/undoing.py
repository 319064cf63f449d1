"""Taking back what came from a source, and believing again what it had replaced."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import connection

from ansinh.registry.facts import PERSON_KINDS, POVERTY, FactKind
from ansinh.registry.refusals import UndoBlocked


def take_back(source_ids: Sequence[int], *, recorded_by: int | None, at: datetime) -> list[int]:
    """Close the believed facts of the sources; restore what was believed before. Returns the people concerned.

    Raises UndoBlocked when another source has changed one of these facts since, or has said more of somebody of whom
    only these sources gave the name.
    """
    sources = list(source_ids)
    kinds = (*PERSON_KINDS.values(), POVERTY)
    changed = sum(_changed_since(kind, sources) for kind in kinds)
    if changed:
        raise UndoBlocked(changed)
    people: set[int] = set()
    for kind in kinds:
        subjects = _restore(kind, sources, recorded_by, at)
        if kind in PERSON_KINDS.values():
            people |= subjects
    nameless = sum(_of_nameless(kind, people) for kind in PERSON_KINDS.values())
    if nameless:
        raise UndoBlocked(nameless)
    return sorted(people)


def take_back_of(kind: FactKind, source_ids: Sequence[int], *, recorded_by: int | None, at: datetime) -> set[int]:
    """The same for one kind of fact of a later room. Returns the subjects. Raises UndoBlocked."""
    sources = list(source_ids)
    if changed := _changed_since(kind, sources):
        raise UndoBlocked(changed)
    return _restore(kind, sources, recorded_by, at)


def _same(kind: FactKind, one: str, other: str) -> str:
    return " AND ".join(f"{one}.{name} = {other}.{name}" for name in (kind.subject, *kind.keys))


def _changed_since(kind: FactKind, sources: list[int]) -> int:
    """How many facts of the sources another source's belief stands in place of, however often it changed since."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT count(*) FROM {kind.table} ours WHERE ours.source_id = ANY (%s)"
            f" AND NOT upper_inf(ours.known) AND EXISTS (SELECT 1 FROM {kind.table} later"
            f" WHERE {_same(kind, 'later', 'ours')} AND upper_inf(later.known)"
            " AND lower(later.known) >= upper(ours.known) AND later.valid && ours.valid"
            " AND NOT coalesce(later.source_id = ANY (%s), false))",
            [sources, sources],
        )
        return int(cursor.fetchone()[0])


def _of_nameless(kind: FactKind, people: set[int]) -> int:
    """How many facts are believed of people whose name nobody gives any more."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT count(*) FROM {kind.table} f WHERE f.person_id = ANY (%s) AND upper_inf(f.known) AND NOT EXISTS"
            " (SELECT 1 FROM registry_identity i WHERE i.person_id = f.person_id AND upper_inf(i.known))",
            [list(people)],
        )
        return int(cursor.fetchone()[0])


def _restore(kind: FactKind, sources: list[int], recorded_by: int | None, at: datetime) -> set[int]:
    """Close, and believe again for those days what was believed just before the sources first spoke of that key."""
    columns = ", ".join(f"old.{name}" for name in kind.columns)
    key = ", ".join((kind.subject, *kind.keys))
    with connection.cursor() as cursor:
        cursor.execute(
            f"WITH closed AS (UPDATE {kind.table} t SET known = tstzrange(lower(known), greatest(lower(known), %s))"
            "  WHERE source_id = ANY (%s) AND upper_inf(known) RETURNING t.*),"
            f" freed AS (SELECT {key}, range_agg(valid) AS days FROM closed GROUP BY {key}),"
            f" spoken AS (SELECT freed.*, (SELECT min(lower(ours.known)) FROM {kind.table} ours"
            f"   WHERE {_same(kind, 'ours', 'freed')} AND ours.source_id = ANY (%s) AND NOT isempty(ours.known)) AS since"
            "  FROM freed),"
            f" restored AS (INSERT INTO {kind.table} ({kind.subject}, {', '.join(kind.columns)}, source_id,"
            "   recorded_by, valid, known)"
            f"  SELECT old.{kind.subject}, {columns}, old.source_id, %s, again, tstzrange(%s, NULL)"
            f"  FROM spoken JOIN {kind.table} old ON {_same(kind, 'old', 'spoken')}"
            "    AND lower(old.known) < spoken.since AND upper(old.known) >= spoken.since"
            "    AND NOT coalesce(old.source_id = ANY (%s), false)"
            "  CROSS JOIN LATERAL unnest(datemultirange(old.valid) * spoken.days) AS again)"
            f" SELECT DISTINCT {kind.subject} FROM freed",
            [at, sources, sources, recorded_by, at, sources],
        )
        return {row[0] for row in cursor.fetchall()}
