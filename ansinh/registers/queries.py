"""Reading registers: one page of a list, one record with its history and what hangs on it, rows for a sheet.

A guarded register is read only by an actor who opened it; row security would show nothing else.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import connection

from ansinh.kit.actors import Actor
from ansinh.kit.registers import Move, State
from ansinh.offices.permissions import may
from ansinh.offices.queries import registers_given
from ansinh.registers.catalog import Book, Subject, book, books, children
from ansinh.registers.listing import (
    ALL,
    MOST_COUNTED,
    PAGE,
    Asked,
    Moment,
    all_of,
    count_of,
    first_statements,
    page_of,
    statement,
)
from ansinh.registers.models import SavedView, TakenRow, TakenSheet
from ansinh.registers.moving import Outlook, outlook
from ansinh.registers.refusals import RegisterGuarded, UnknownRecord, UnknownRegister
from ansinh.registers.summing import Taken, summary_of
from ansinh.registers.wording import Cell, Names, cell, household_names, names_for

Row = Mapping[str, Any]
CHILDREN_SHOWN = 20


@dataclass(frozen=True)
class SubjectCell:
    """Whom a record is about. ``birth``: as known, with its precision (DAY, MONTH, YEAR); empty for things."""

    person_id: int | None
    name: str
    birth: date | None
    birth_precision: str | None
    sex: str | None
    cccd: str | None
    commune: str
    village: str


@dataclass(frozen=True)
class ListRow:
    """One record in a list. ``record_id`` names it in addresses, ``fact_id`` its place in the order."""

    record_id: int
    fact_id: int
    subject: SubjectCell
    cells: tuple[Cell, ...]
    state: State | None
    since: date | None
    until: date | None


@dataclass(frozen=True)
class ListPage:
    """A page of a list. ``count`` stops at 1,000 (then ``more`` is true); ``before``/``after``: facts that the pages
    beside it begin from, or None."""

    rows: tuple[ListRow, ...]
    columns: tuple[str, ...]
    count: int
    more: bool
    before: int | None
    after: int | None


@dataclass(frozen=True)
class Version:
    """One thing ever said of a record. ``holds`` on the day asked; ``believed``: not replaced until the moment asked."""

    fact_id: int
    cells: tuple[Cell, ...]
    values: Row
    since: date | None
    until: date | None
    known_from: datetime
    known_to: datetime | None
    holds: bool
    believed: bool
    source_kind: str
    source_reference: str
    recorded_by: int | None
    changed: tuple[str, ...]  # columns that differ from the version it follows in time


@dataclass(frozen=True)
class Child:
    """Records of another register that link to this one: its first rows, and how many (to 1,000)."""

    book: Book
    column: str
    rows: tuple[ListRow, ...]
    columns: tuple[str, ...]
    count: int
    more: bool


@dataclass(frozen=True)
class RecordPage:
    """One record as of a day, as known at a moment. ``current``: what holds, or what held last."""

    book: Book
    record_id: int
    subject_id: int
    subject: SubjectCell
    title: str
    current: Version
    versions: tuple[Version, ...]
    state: State | None
    moves: tuple[Move, ...]
    children: tuple[Child, ...]


def check_open(found: Book, actor: Actor) -> None:
    """Raises RegisterGuarded unless the actor has opened the register with a reason."""
    if found.declared.guarded and found.declared.guarded not in actor.guarded:
        raise RegisterGuarded(found.declared.guarded)


def book_for(register: str, actor: Actor) -> Book:
    """The register of this key. Raises UnknownRegister also for a guarded one that was not given to the actor."""
    found = book(register)
    if not _is_known_to(found, actor, registers_given(actor)):
        raise UnknownRegister
    return found


def _is_known_to(found: Book, actor: Actor, given: Collection[str]) -> bool:
    """A guarded register is there only for those to whom it was given."""
    return found.declared.guarded in {"", *given, *actor.guarded}


def offered(actor: Actor) -> list[tuple[str, list[Book]]]:
    """The registers that the actor may know of, by area, in menu order."""
    given = registers_given(actor)
    by_area: dict[str, list[Book]] = {}
    for one in books():
        if not _is_known_to(one, actor, given):
            continue
        by_area.setdefault(one.area_title, []).append(one)
    return list(by_area.items())


def list_page(register: str, asked: Asked, moment: Moment, *, actor: Actor, columns: Sequence[str] = ()) -> ListPage:
    """One page of a register. ``columns``: those to show, else the declared ones. Raises RegisterGuarded."""
    found = book(register)
    check_open(found, actor)
    shown = tuple(name for name in columns if name in found.holds) or found.declared.shown
    stated, counted = first_statements(found, asked, moment)
    rows = page_of(stated, _columns(found), asked)
    further, rows = len(rows) > PAGE, rows[:PAGE]
    if asked.before is not None:
        rows.reverse()
    listed = _listed(found, [_row(found, each) for each in rows], shown)
    count = count_of(counted)
    turned = asked.before is not None
    return ListPage(
        rows=listed,
        columns=shown,
        count=min(count, MOST_COUNTED),
        more=count > MOST_COUNTED,
        before=listed[0].fact_id if listed and (further if turned else asked.after is not None) else None,
        after=listed[-1].fact_id if listed and (further or turned) else None,
    )


def rows_for_sheet(
    register: str, asked: Asked, moment: Moment, *, actor: Actor, columns: Sequence[str], most: int
) -> tuple[ListRow, ...]:
    """Every row of the list as asked, at most ``most``. Raises RegisterGuarded."""
    found = book(register)
    check_open(found, actor)
    rows = all_of(statement(found, asked, moment), _columns(found), most)
    return _listed(found, [_row(found, each) for each in rows], tuple(columns))


def record_page(register: str, record_id: int, moment: Moment, *, actor: Actor) -> RecordPage:
    """One record with everything ever said of it until the moment. Raises UnknownRecord, RegisterGuarded."""
    found = book(register)
    check_open(found, actor)
    rows = chain(found, record_id, moment)
    if not rows:
        raise UnknownRecord
    names = names_for(found, rows)
    shown = tuple(column.name for column in found.declared.columns)
    versions = _versions(found, rows, shown, names)
    believed = [version for version in versions if version.believed] or list(versions)
    current = next((version for version in believed if version.holds), believed[0])
    first = rows[0]
    state = _state(found, current.values)
    subject = _subjects(found, [first])[0]
    return RecordPage(
        book=found,
        record_id=record_id if found.is_of_things else current.fact_id,
        subject_id=first[found.subject.value],
        subject=subject,
        title=_title(found, current, shown, subject),
        current=current,
        versions=versions,
        state=state,
        moves=tuple(
            move for move in (found.declared.life.moves_from(state.code) if state and found.declared.life else ())
            if may(actor, move.right)
        ),
        children=tuple(_child(other, column, first[found.subject.value], moment, actor)
                       for other, column in children(found)
                       if not other.declared.guarded or other.declared.guarded in actor.guarded),
    )  # fmt: skip


@dataclass(frozen=True)
class SheetRow:
    """A row of a taken sheet. ``difference``: title, before, after."""

    sheet: str
    number: int
    said: str
    difference: tuple[tuple[str, str, str], ...]
    problems: tuple[str, ...]


@dataclass(frozen=True)
class SheetPage:
    """A taken sheet, and its first rows of one outcome."""

    taken: Taken
    rows: tuple[SheetRow, ...]


def sheet_page(register: str, taken_id: int, outcome: str, *, actor: Actor, most: int = 200) -> SheetPage:
    """A taken sheet with its first rows of an outcome. Raises UnknownRecord, RegisterGuarded."""
    found = book(register)
    check_open(found, actor)
    taken = TakenSheet.objects.filter(pk=taken_id, register=register).first()
    if taken is None:
        raise UnknownRecord
    rows = TakenRow.objects.filter(taken=taken, outcome=outcome).order_by("id")[:most]
    return SheetPage(summary_of(taken), tuple(_sheet_row(found, row) for row in rows))


def _sheet_row(found: Book, row: TakenRow) -> SheetRow:
    said = [str(text) for name, text in row.said.items() if not name.startswith("_") and name != "number"]
    told = tuple((found.declared.column(name).title, *ends) for name, ends in row.difference.items())
    return SheetRow(row.sheet, row.row, ", ".join(said), told, tuple(row.problems))


def outlook_of(register: str, record_ids: Sequence[int], code: str, *, on: date, actor: Actor, at: datetime) -> Outlook:
    """What a move would do with these records on a day. Raises UnknownMove, UnknownRecord, RegisterGuarded."""
    found = book(register)
    check_open(found, actor)
    record = "f.thing_id" if found.is_of_things else "k.id"
    same = " AND ".join(f"f.{name} = k.{name}" for name in (found.subject.value, *found.declared.keys))
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT DISTINCT ON ({record}) {record}, f.id FROM {found.table} f"
            f" JOIN {found.table} k ON {'k.id = f.id' if found.is_of_things else same}"
            f" WHERE {record} = ANY (%s) AND upper_inf(f.known)"
            f" ORDER BY {record}, f.valid @> %s::date DESC, lower(f.valid) DESC",
            [list(record_ids), on],
        )
        facts = dict(cursor.fetchall())
    if set(facts) != set(record_ids):
        raise UnknownRecord
    return outlook(found, facts, code, on=on, at=at)


def saved_views(register: str, *, actor: Actor) -> list[tuple[int, str, str]]:
    """The actor's own views of the register: id, title, query."""
    rows = SavedView.objects.filter(user_id=actor.user_id or 0, register=register).order_by("title")
    return list(rows.values_list("id", "title", "query"))


def chain(found: Book, record_id: int, moment: Moment) -> list[dict[str, Any]]:
    """Every fact of the record known until the moment, the latest days first; [] when it may not be seen."""
    same = " AND ".join(f"f.{name} = k.{name}" for name in (found.subject.value, *found.declared.keys))
    of = (
        "f.thing_id = %(record)s AND EXISTS (SELECT 1 FROM registers_thing t WHERE t.id = f.thing_id"
        " AND t.register = %(register)s AND t.withdrawn_at IS NULL)"
        if found.is_of_things
        else f"EXISTS (SELECT 1 FROM {found.table} k WHERE k.id = %(record)s AND {same})"
    )
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {_columns(found)}, lower(f.known), upper(f.known), f.valid @> %(on)s::date,"
            " upper_inf(f.known) OR upper(f.known) > %(at)s, coalesce(s.kind, ''), coalesce(s.reference, ''), f.recorded_by"
            f" FROM {found.table} f LEFT JOIN registry_source s ON s.id = f.source_id"
            f" WHERE {of} AND NOT isempty(f.known) AND lower(f.known) <= %(at)s"
            " ORDER BY lower(f.valid) DESC NULLS LAST, lower(f.known) DESC, f.id DESC",
            {"record": record_id, "register": found.key, "on": moment.on, "at": moment.known_at},
        )
        more = ("known_from", "known_to", "holds", "believed", "source_kind", "source_reference", "recorded_by")
        return [{**_row(found, each), **dict(zip(more, each[-len(more) :], strict=True))} for each in cursor.fetchall()]


def _columns(found: Book) -> str:
    return ", ".join(["f.id", f"f.{found.subject.value}", "lower(f.valid)", "upper(f.valid)",
                      *(f"f.{name}" for name in found.kind.columns)])  # fmt: skip


def _row(found: Book, row: Sequence[Any]) -> dict[str, Any]:
    names = ["id", found.subject.value, "since", "until", *found.kind.columns]
    return dict(zip(names, row, strict=False))


def _listed(found: Book, rows: list[dict[str, Any]], shown: tuple[str, ...]) -> tuple[ListRow, ...]:
    names = names_for(found, rows)
    subjects = _subjects(found, rows)
    return tuple(
        ListRow(
            record_id=row[found.subject.value] if found.is_of_things else row["id"],
            fact_id=row["id"],
            subject=subject,
            cells=tuple(cell(found, name, row.get(name), names) for name in shown),
            state=_state(found, row),
            since=row["since"],
            until=row["until"],
        )
        for row, subject in zip(rows, subjects, strict=True)
    )


_SUBJECTS = {
    Subject.PERSON: "SELECT id, id, full_name, birth_date, birth_precision, sex, cccd, commune_id, village_id"
    " FROM registry_person WHERE id = ANY (%s)",
    Subject.HOUSEHOLD: "SELECT id, NULL, code, NULL, NULL, NULL, NULL, commune_id, village_id"
    " FROM registry_household WHERE id = ANY (%s)",
    Subject.THING: "SELECT id, NULL, '', NULL, NULL, NULL, NULL, commune_id, NULL"
    " FROM registers_thing WHERE id = ANY (%s)",
}
_UNIT_NAMES = """
SELECT DISTINCT ON (unit_id) unit_id, name FROM registry_unitversion
WHERE unit_id = ANY (%s) AND upper_inf(known) ORDER BY unit_id, lower(valid) DESC
"""


def _subjects(found: Book, rows: Sequence[Row]) -> list[SubjectCell]:
    """Whom the rows are about, in their order: people, households by their heads, or things by their place."""
    ids = {row[found.subject.value] for row in rows}
    with connection.cursor() as cursor:
        cursor.execute(_SUBJECTS[found.subject], [list(ids)])
        by_id = {row[0]: row[1:] for row in cursor.fetchall()}
        places = {place for row in by_id.values() for place in row[6:] if place is not None}
        cursor.execute(_UNIT_NAMES, [list(places)])
        names: dict[int | None, str] = dict(cursor.fetchall())
    heads = household_names(ids) if found.subject is Subject.HOUSEHOLD else {}
    return [_subject(one, by_id[one], names, heads) for row in rows for one in [row[found.subject.value]]]


def _subject(one: int, known: Sequence[Any], names: Mapping[int | None, str], heads: Mapping[int, str]) -> SubjectCell:
    person_id, name, birth, precision, sex, cccd, commune_id, village_id = known
    return SubjectCell(
        person_id,
        heads.get(one, name),
        birth,
        precision,
        sex,
        cccd,
        names.get(commune_id, ""),
        names.get(village_id, ""),
    )


def _versions(found: Book, rows: Sequence[Row], shown: tuple[str, ...], names: Names) -> tuple[Version, ...]:
    return tuple(
        Version(
            fact_id=row["id"],
            cells=tuple(cell(found, name, row[name], names) for name in shown),
            values={name: row[name] for name in found.kind.columns},
            since=row["since"],
            until=row["until"],
            known_from=row["known_from"],
            known_to=row["known_to"],
            holds=bool(row["holds"]) and bool(row["believed"]),
            believed=bool(row["believed"]),
            source_kind=str(row["source_kind"]),
            source_reference=str(row["source_reference"]),
            recorded_by=row["recorded_by"],
            changed=tuple(name for name in shown if earlier and row[name] != earlier[name]),
        )
        for place, row in enumerate(rows)
        for earlier in [rows[place + 1] if place + 1 < len(rows) else None]
    )


def _child(other: Book, column: str, record_id: int, moment: Moment, actor: Actor) -> Child:
    asked = Asked(where={column: str(record_id)}, holds=ALL if other.declared.life else "")
    page = list_page(other.key, asked, moment, actor=actor,
                     columns=[name for name in other.declared.shown if name != column])  # fmt: skip
    return Child(other, column, page.rows[:CHILDREN_SHOWN], page.columns, page.count, page.more)


def _title(found: Book, current: Version, shown: tuple[str, ...], subject: SubjectCell) -> str:
    if found.subject is Subject.THING and found.declared.name:
        return current.cells[shown.index(found.declared.name)].words
    return subject.name or found.declared.one.capitalize()


def _state(found: Book, values: Row) -> State | None:
    life = found.declared.life
    code = values.get(life.column) if life else None
    return life.state(str(code)) if life and code in {state.code for state in life.states} else None
