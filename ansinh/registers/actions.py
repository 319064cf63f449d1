"""The only writers of registers. Every change is a fact with its days and its moment; nothing is overwritten.

All of them open the session of the actor, need the right ``register.write`` (a move may need ``register.decide``), and
write one record or twenty thousand in a constant number of statements.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import psycopg
from django.db import IntegrityError, connection

from ansinh.audit.actions import record
from ansinh.audit.session import acting
from ansinh.kit.actors import Actor
from ansinh.offices.permissions import check
from ansinh.registers.catalog import Book, Subject, book
from ansinh.registers.checking import Problems, completed, dead_links, problems_of, stored
from ansinh.registers.models import SavedView
from ansinh.registers.moving import life_of, move_of, outlook
from ansinh.registers.queries import check_open
from ansinh.registers.refusals import MoveRefused, OtherPlace, RecordMoved, RecordRefused, UnknownRecord
from ansinh.registers.taking import approve_sheet, take_sheet, undo_sheet
from ansinh.registry import facts, people
from ansinh.registry.facts import Wanted
from ansinh.registry.records import SourceReference

__all__ = [
    "add",
    "approve_sheet",
    "correct",
    "drop_view",
    "end",
    "keep_view",
    "move",
    "save",
    "take_sheet",
    "undo_sheet",
    "withdraw",
]


@dataclass(frozen=True)
class NewRecord:
    """A record to add. ``subject_id``: the person, household or thing it is about; None adds a thing of its own.

    ``commune_id``: of a new thing; None: the whole district's. ``on``, ``until``: its days, else those of the call.
    """

    values: Mapping[str, Any]
    subject_id: int | None = None
    commune_id: int | None = None
    on: date | None = None
    until: date | None = None


def add(
    register: str,
    records: Sequence[NewRecord],
    *,
    on: date,
    actor: Actor,
    at: datetime,
    source: SourceReference | None = None,
) -> list[int]:
    """Add records that hold from ``on``; their ids in the order given.

    Raises RecordRefused, UnknownRecord (a subject that is not the actor's to see), OtherPlace, RegisterGuarded.
    """
    found = _open(register, actor)
    if not records:
        return []
    with acting(actor), facts.plans_for(len(records)):
        said = [completed(found, each.values) for each in records]
        _refuse_wrong(found, said)
        subjects = _subjects(found, records, actor)
        source_id = people.add_sources([source or SourceReference("FORM", f"register:{found.key}")], at=at)[0]
        wanted = [
            _wanted(subject, each.on or on, values, source_id, until=each.until)
            for each, subject, values in zip(records, subjects, said, strict=True)
        ]
        _write(found, wanted, actor, at)
        ids = subjects if found.is_of_things else _fact_ids(found, wanted)
        after = {"register": found.key, "records": len(ids)}
        record("register.added", actor=actor, about=f"register:{found.key}", at=at, after=after)
        return ids


def save(
    register: str,
    record_id: int,
    values: Mapping[str, Any],
    *,
    on: date,
    actor: Actor,
    at: datetime,
    seen: int | None = None,
) -> int:
    """From ``on`` the record is otherwise; columns left out stay. Gives the record's id, which for facts is a new one.

    ``seen``: the fact that the form was filled from. Raises RecordMoved when another is believed by now, and what
    ``add`` raises.
    """
    found = _open(register, actor)
    with acting(actor):
        before = _believed(found, record_id, on, seen)
        said = completed(found, {**before.values, **values, **_state_kept(found, before)})
        _refuse_wrong(found, [said])
        wanted = _wanted(before.subject_id, on, said, _source(found, at))
        _write(found, [wanted], actor, at)
        return _done("register.saved", found, before, wanted, actor=actor, at=at)


def correct(
    register: str,
    record_id: int,
    values: Mapping[str, Any],
    *,
    actor: Actor,
    at: datetime,
    on: date,
    valid: tuple[date, date | None] | None = None,
    seen: int | None = None,
) -> int:
    """What holds on ``on`` was recorded wrongly: other ``values`` for the same days (or for ``valid``), known from ``at``."""
    found = _open(register, actor)
    with acting(actor):
        before = _believed(found, record_id, on, seen)
        said = completed(found, {**before.values, **values, **_state_kept(found, before)})
        _refuse_wrong(found, [said])
        start, end = valid or (before.since, before.until)
        facts.close(found.kind, [before.fact_id], at=at)
        wanted = _wanted(before.subject_id, start, said, _source(found, at), until=end)
        _write(found, [wanted], actor, at)
        return _done("register.corrected", found, before, wanted, actor=actor, at=at)


def end(register: str, record_id: int, *, on: date, actor: Actor, at: datetime) -> None:
    """The record held only until ``on``."""
    found = _open(register, actor)
    with acting(actor):
        before = _believed(found, record_id, on, None)
        wanted = _wanted(before.subject_id, on, before.values, _source(found, at), holds=False)
        _write(found, [wanted], actor, at)
        record("register.ended", actor=actor, about=f"register:{found.key}", at=at, after={"record": before.fact_id})


def withdraw(register: str, record_id: int, *, on: date, actor: Actor, at: datetime) -> None:
    """The record was never true: nobody believes it from ``at`` on; a thing is shown nowhere any more."""
    found = _open(register, actor)
    with acting(actor):
        before = _believed(found, record_id, on, None)
        with connection.cursor() as cursor:
            if found.is_of_things:
                cursor.execute("UPDATE registers_thing SET withdrawn_at = %s WHERE id = %s", [at, before.subject_id])
                cursor.execute(
                    f"SELECT id FROM {found.table} WHERE thing_id = %s AND upper_inf(known)", [before.subject_id]
                )
                facts.close(found.kind, [row[0] for row in cursor.fetchall()], at=at)
            else:
                facts.close(found.kind, [before.fact_id], at=at)
        record("register.withdrawn", actor=actor, about=f"register:{found.key}", at=at, after={"record": record_id})


def move(
    register: str,
    record_ids: Sequence[int],
    code: str,
    values: Mapping[str, Any] | None = None,
    *,
    on: date,
    actor: Actor,
    at: datetime,
) -> int:
    """Take records on in their life, from ``on``, all or none. Returns how many.

    ``values``: what the move asks. Raises MoveRefused with what holds how many back, UnknownMove, RecordRefused.
    """
    found = _open(register, actor)
    way = move_of(found, code)
    check(actor, way.right)
    with acting(actor), facts.plans_for(len(record_ids)):
        held = _many_believed(found, record_ids, on)
        seen = outlook(found, {one: before.fact_id for one, before in held.items()}, code, on=on, at=at)
        if seen.held:
            raise MoveRefused(seen.held)
        asked = {name: value for name, value in (values or {}).items() if name in way.asks}
        said = {
            one: completed(found, {**before.values, **asked, life_of(found).column: way.end})
            for one, before in held.items()
        }
        _refuse_wrong(found, list(said.values()), also_required=way.asks)
        source_id = _source(found, at)
        wanted = [_wanted(held[one].subject_id, on, each, source_id) for one, each in said.items()]
        _write(found, wanted, actor, at)
        after = {"register": found.key, "move": code, "records": len(wanted)}
        record("register.moved", actor=actor, about=f"register:{found.key}", at=at, after=after)
        return len(wanted)


def keep_view(register: str, *, title: str, query: str, actor: Actor, at: datetime) -> None:
    """Keep a way of seeing the list under a name of the actor's own; the same name takes the new one."""
    found = book(register)
    with acting(actor):
        SavedView.objects.update_or_create(
            user_id=actor.user_id or 0, register=found.key, title=title, defaults={"query": query}
        )
        record("register.view_kept", actor=actor, about=f"register:{found.key}", at=at)


def drop_view(view_id: int, *, actor: Actor, at: datetime) -> None:
    """Forget a view of the actor's own. Safe to repeat."""
    with acting(actor):
        SavedView.objects.filter(id=view_id, user_id=actor.user_id or 0).delete()
        record("register.view_dropped", actor=actor, about=f"view:{view_id}", at=at)


@dataclass(frozen=True)
class _Believed:
    """What is believed of a record on a day."""

    fact_id: int
    subject_id: int
    since: date
    until: date | None
    values: dict[str, Any]


def _open(register: str, actor: Actor) -> Book:
    check(actor, "register.write")
    found = book(register)
    check_open(found, actor)
    return found


def _refuse_wrong(found: Book, said: Sequence[Mapping[str, Any]], also_required: Sequence[str] = ()) -> None:
    """Raises RecordRefused with the problems of the first wrong record."""
    dead = dead_links(found, said)
    for values in said:
        problems: Problems = problems_of(found, values)
        for name in also_required:
            if values.get(name) in (None, ""):
                problems[name].append(f"Ghi «{found.declared.column(name).title}».")
        for name, one in dead:
            if values.get(name) == one:
                problems[name].append(f"«{found.declared.column(name).title}» không có trong địa bàn của bạn.")
        if problems:
            raise RecordRefused(dict(problems))


def _subjects(found: Book, records: Sequence[NewRecord], actor: Actor) -> list[int]:
    """The subjects of new records, locked; new things are added."""
    if found.is_of_things:
        return _add_things(found, records, actor)
    ids = [each.subject_id for each in records if each.subject_id is not None]
    if len(ids) < len(records):
        raise UnknownRecord
    if found.subject is Subject.PERSON:
        people.lock(ids)
        return ids
    table = "registry_household" if found.subject is Subject.HOUSEHOLD else "registers_thing"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT id FROM {table} WHERE id = ANY (%s) ORDER BY id FOR NO KEY UPDATE", [ids])
        if len(cursor.fetchall()) < len(set(ids)):
            raise UnknownRecord
    return ids


def _add_things(found: Book, records: Sequence[NewRecord], actor: Actor) -> list[int]:
    if actor.communes is not None and any(each.commune_id not in actor.communes for each in records):
        raise OtherPlace
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO registers_thing (register, commune_id, guarded)"
            " SELECT %s, nullif(w.commune_id, 0), %s FROM unnest(%s::bigint[]) WITH ORDINALITY AS w (commune_id, place)"
            " ORDER BY w.place RETURNING id",
            [found.key, found.declared.guarded, [each.commune_id or 0 for each in records]],
        )
        return sorted(row[0] for row in cursor.fetchall())


def _wanted(
    subject_id: int,
    on: date,
    values: Mapping[str, Any],
    source_id: int,
    *,
    until: date | None = None,
    holds: bool = True,
) -> Wanted:
    said = {name: stored(value) for name, value in values.items()}
    return Wanted(subject_id, on, said, valid_to=until, source_id=source_id, holds=holds)


def _write(found: Book, wanted: Sequence[Wanted], actor: Actor, at: datetime) -> None:
    """Raises RecordRefused where the table's own constraint says no, which the declared checks should have said."""
    try:
        facts.write(found.kind, wanted, recorded_by=actor.user_id, at=at)
    except IntegrityError as error:
        if not isinstance(error.__cause__, psycopg.errors.CheckViolation):
            raise
        raise RecordRefused({"": ["Các ô không khớp nhau theo quy tắc của sổ; xem lại từng ô rồi ghi lại."]}) from error


def _source(found: Book, at: datetime) -> int:
    return people.add_sources([SourceReference("FORM", f"register:{found.key}")], at=at)[0]


def _believed(found: Book, record_id: int, on: date, seen: int | None) -> _Believed:
    before = _many_believed(found, [record_id], on)[record_id]
    if seen is not None and before.fact_id != seen:
        raise RecordMoved
    return before


def _many_believed(found: Book, record_ids: Sequence[int], on: date) -> dict[int, _Believed]:
    """What is believed of each record on the day, else what was last; the subjects locked. Raises UnknownRecord."""
    same = " AND ".join(f"f.{name} = k.{name}" for name in (found.subject.value, *found.kind.keys))
    columns = ", ".join(f"f.{name}" for name in found.kind.columns)
    of = (
        f"SELECT t.id AS record, f.* FROM registers_thing t JOIN {found.table} f ON f.thing_id = t.id"
        " WHERE t.id = ANY (%(ids)s) AND t.register = %(register)s AND t.withdrawn_at IS NULL"
        if found.is_of_things
        else f"SELECT k.id AS record, f.* FROM {found.table} k JOIN {found.table} f ON {same} WHERE k.id = ANY (%(ids)s)"
    )
    with connection.cursor() as cursor:
        if found.is_of_things:
            cursor.execute(
                "SELECT 1 FROM registers_thing WHERE id = ANY (%s) ORDER BY id FOR NO KEY UPDATE", [list(record_ids)]
            )
        cursor.execute(
            f"SELECT DISTINCT ON (f.record) f.record, f.id, f.{found.subject.value}, lower(f.valid), upper(f.valid),"
            f" {columns} FROM ({of}) AS f WHERE upper_inf(f.known)"
            " ORDER BY f.record, f.valid @> %(on)s::date DESC, lower(f.valid) DESC",
            {"ids": list(record_ids), "register": found.key, "on": on},
        )
        rows = {
            row[0]: _Believed(row[1], row[2], row[3], row[4], dict(zip(found.kind.columns, row[5:], strict=True)))
            for row in cursor.fetchall()
        }
    if set(rows) != set(record_ids):
        raise UnknownRecord
    if found.subject is Subject.PERSON:
        people.lock({before.subject_id for before in rows.values()})
    return rows


def _state_kept(found: Book, before: _Believed) -> dict[str, Any]:
    """A state changes by a move and in no other way."""
    life = found.declared.life
    return {life.column: before.values[life.column]} if life else {}


def _fact_ids(found: Book, wanted: Sequence[Wanted]) -> list[int]:
    """The facts that now hold what was wanted, in order."""
    keys = ", ".join(f"f.{name}::text" for name in found.kind.keys)
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT f.id, f.{found.subject.value}, lower(f.valid), upper(f.valid), ARRAY[{keys}]::text[]"
            f" FROM {found.table} f WHERE f.{found.subject.value} = ANY (%s) AND upper_inf(f.known)",
            [list({each.subject_id for each in wanted})],
        )
        held: dict[tuple[Any, ...], list[tuple[Any, ...]]] = {}
        for fact_id, subject, since, until, key in cursor.fetchall():
            held.setdefault((subject, *key), []).append((since, until, fact_id))
    return [
        next(
            fact_id
            for since, until, fact_id in held[each.subject_id, *(_text(each.values[name]) for name in found.kind.keys)]
            if since <= each.valid_from and (until is None or each.valid_from < until)
        )
        for each in wanted
    ]


def _text(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _done(word: str, found: Book, before: _Believed, wanted: Wanted, *, actor: Actor, at: datetime) -> int:
    now = before.subject_id if found.is_of_things else _fact_ids(found, [wanted])[0]
    after = {"register": found.key, "was": before.fact_id, "record": now}
    record(word, actor=actor, about=f"register:{found.key}", at=at, after=after)
    return now
