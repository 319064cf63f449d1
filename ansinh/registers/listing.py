"""The statement behind a list: which facts, narrowed how, in which order, from where on.

Pages are cut by key, not by counting rows: the page after a row begins behind that row's place in the order. Orders
that an index walks (newest first, by name) cost the same in a register of any size. Counts stop at ``MOST_COUNTED``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from django.db import connection

from ansinh.kit.vietnamese import fold
from ansinh.registers.catalog import RANGES, Book, Holds, Subject

PAGE = 50
MOST_COUNTED = 1_000
NEWEST = "new"
NAME = "name"
NOW, ENDED, ALL = "", "ended", "all"
SEXES = ("MALE", "FEMALE")
# Values before everything else in an order, by what the column holds: an empty cell has its place too.
STORED_AS = {
    Holds.FLAG: "boolean", Holds.PERSON: "bigint", Holds.HOUSEHOLD: "bigint", Holds.PLACE: "bigint", Holds.THING: "bigint",
    Holds.DAY: "date", Holds.MOMENT: "timestamptz", Holds.NUMBER: "numeric", Holds.DECIMAL: "numeric", Holds.MONEY: "numeric",
}  # fmt: skip
LOWEST = {Holds.DAY: "'-infinity'::date", Holds.MOMENT: "'-infinity'::timestamptz", Holds.FLAG: "false"}


@dataclass(frozen=True)
class Asked:
    """A list as asked for.

    ``where``: column -> value, or (from, to) of days and numbers, each empty for open; also ``commune`` and ``sex`` of the
    subject. ``holds``: NOW (what holds on the day and has not ended), ENDED or ALL. ``find``: words of a name.
    ``order``: NEWEST, NAME or a column, with "-" before it from the other end. ``after``, ``before``: a fact's id.
    """

    where: Mapping[str, str | tuple[str, str]] = field(default_factory=dict)
    holds: str = NOW
    order: str = ""
    find: str = ""
    after: int | None = None
    before: int | None = None


@dataclass(frozen=True)
class Moment:
    """The day asked about, and what was known when; ``is_now``: known is now, and an index of believed facts serves."""

    on: date
    known_at: datetime
    is_now: bool = True


@dataclass(frozen=True)
class Statement:
    """SQL with its parameters. ``keys``: the expressions of the order, the fact's id last.

    ``facts_first`` names the facts and joins their subjects; ``source`` may go the other way round.
    """

    source: str
    facts_first: str
    condition: str
    parameters: tuple[object, ...]
    keys: tuple[str, ...]
    backward: bool

    @property
    def direction(self) -> str:
        """Of every key."""
        return "DESC" if self.backward else "ASC"


def default_order(found: Book) -> str:
    """People by name, everything else newest first."""
    return NAME if _person_of(found) else NEWEST


def statement(found: Book, asked: Asked, moment: Moment, *, from_subjects: bool = False) -> Statement:
    """The rows of a list without its page.

    ``from_subjects``: people (or things) are walked and each is asked for its facts, instead of the facts for their
    people. Right where most of them have one: row security hides from the planner how many facts hold on a day, so it
    cannot be left to choose.
    """
    held = [_known(moment), _holding(found, asked, moment)]
    narrowed = [_where(found, name, value) for name, value in asked.where.items() if value not in ("", ("", ""))]
    if asked.find:
        narrowed.append(_finding(found, asked.find))
    narrowed.append((_not_withdrawn(found), []))
    source = facts_first = _source(found)
    given: list[object] = []
    if from_subjects:
        inner = " AND ".join(sql for sql, _ in held if sql)
        source = _SUBJECTS_FIRST[found.subject].format(table=found.table, inner=inner)
        given = [each for _, values in held for each in values]
        if found.subject is Subject.THING:
            given.append(found.key)
        held = []
    stated = [(sql, values) for sql, values in (*held, *narrowed) if sql]
    order = (asked.order or default_order(found)).removeprefix("-")
    return Statement(
        source=source,
        facts_first=facts_first,
        condition=" AND ".join(sql for sql, _ in stated) or "true",
        parameters=(*given, *(each for _, values in stated for each in values)),
        keys=_keys(found, order),
        backward=asked.order.startswith("-") != (order == NEWEST),
    )


def first_statements(found: Book, asked: Asked, moment: Moment) -> tuple[Statement, Statement]:
    """The statements for a page and for its count, each the way that costs the same in a register of any size."""
    plain = statement(found, asked, moment)
    narrowed = {name for name, value in asked.where.items() if value not in ("", ("", ""))}
    if asked.find or not narrowed <= {"commune", "sex"}:
        return plain, plain
    if found.subject is Subject.HOUSEHOLD or not _holds_most(found):
        return plain, plain
    turned = statement(found, asked, moment, from_subjects=True)
    by_name = found.subject is Subject.PERSON and plain.keys[0] == "p.sort_key"
    return (turned if by_name else plain), turned


def _holds_most(found: Book) -> bool:
    """Whether at least every twentieth subject stands in the register, by the planner's own statistics."""
    subjects = "registry_person" if found.subject is Subject.PERSON else "registers_thing"
    ((most,),) = _rows(
        "SELECT f.reltuples * 20 >= s.reltuples AND f.reltuples > 5000 FROM pg_class f, pg_class s"
        " WHERE f.oid = %s::regclass AND s.oid = %s::regclass",
        [found.table, subjects],
    )
    return bool(most)


def page_of(stated: Statement, columns: str, asked: Asked, size: int = PAGE) -> list[tuple[Any, ...]]:
    """The rows of one page in order, and one more if there is one: behind ``after``, or before ``before`` reversed."""
    anchor = asked.after or asked.before
    turned = asked.before is not None
    walk = replace(stated, backward=stated.backward != turned)
    condition, parameters = walk.condition, list(walk.parameters)
    if anchor:
        place = _place_of(stated, anchor)
        if place is None:
            return []
        sign = "<" if walk.backward else ">"
        # the first key alone is what an index can start from
        condition += (
            f" AND {walk.keys[0]} {sign}= %s AND ({', '.join(walk.keys)}) {sign} ({', '.join(['%s'] * len(place))})"
        )
        parameters += [place[0], *place]
    order = ", ".join(f"{key} {walk.direction}" for key in walk.keys)
    return _rows(f"SELECT {columns} FROM {walk.source} WHERE {condition} ORDER BY {order} LIMIT {size + 1}", parameters)


def all_of(stated: Statement, columns: str, most: int) -> list[tuple[Any, ...]]:
    """Every row in order, at most ``most``: for sheets."""
    order = ", ".join(f"{key} {stated.direction}" for key in stated.keys)
    sql = f"SELECT {columns} FROM {stated.source} WHERE {stated.condition} ORDER BY {order} LIMIT {most}"
    return _rows(sql, stated.parameters)


def count_of(stated: Statement, most: int = MOST_COUNTED) -> int:
    """How many rows, counted to ``most`` + 1."""
    sql = f"SELECT count(*) FROM (SELECT 1 FROM {stated.source} WHERE {stated.condition} LIMIT {most + 1}) AS counted"
    return int(_rows(sql, stated.parameters)[0][0])


def _place_of(stated: Statement, fact_id: int) -> tuple[Any, ...] | None:
    found = _rows(f"SELECT {', '.join(stated.keys)} FROM {stated.facts_first} WHERE f.id = %s", [fact_id])
    return found[0] if found else None


def _person_of(found: Book) -> str:
    """The column of ``f`` that links to the person whom the order by name goes by; empty: there is none."""
    if found.subject is Subject.PERSON:
        return "person_id"
    name = found.declared.name
    return name if name and found.holds[name] is Holds.PERSON else ""


_SUBJECTS_FIRST = {
    Subject.PERSON: "registry_person p JOIN LATERAL (SELECT * FROM {table} f WHERE f.person_id = p.id AND {inner}"
    " OFFSET 0) f ON true",
    Subject.THING: "registers_thing t JOIN LATERAL (SELECT * FROM {table} f WHERE f.thing_id = t.id AND {inner} OFFSET 0)"
    " f ON t.register = %s",
}


def _source(found: Book) -> str:
    join = f"{found.table} f"
    if person := _person_of(found):
        kind = "JOIN" if found.subject is Subject.PERSON else "LEFT JOIN"
        join += f" {kind} registry_person p ON p.id = f.{person}"
    if found.subject is Subject.HOUSEHOLD:
        join += " JOIN registry_household h ON h.id = f.household_id"
    if found.subject is Subject.THING:
        join += " JOIN registers_thing t ON t.id = f.thing_id"
    return join


def _known(moment: Moment) -> tuple[str, list[object]]:
    return ("upper_inf(f.known)", []) if moment.is_now else ("f.known @> %s::timestamptz", [moment.known_at])


def _holding(found: Book, asked: Asked, moment: Moment) -> tuple[str, list[object]]:
    if asked.holds == ALL:
        return "", []
    life = found.declared.life
    on: list[object] = [moment.on]
    if life is None:
        holds = "f.valid @> %s::date" if asked.holds == NOW else "upper(f.valid) <= %s::date"
        return holds, on
    ended = [state.code for state in life.states if state.ended]
    if not ended or asked.where.get(life.column):
        return "f.valid @> %s::date", on
    sign = "<> ALL" if asked.holds == NOW else "= ANY"
    return f"f.valid @> %s::date AND f.{life.column} {sign} (%s)", [*on, ended]


def _where(found: Book, name: str, value: str | tuple[str, str]) -> tuple[str, list[object]]:
    if name == "commune":
        return f"{commune_of(found)} = %s::bigint", [value]
    if name == "sex":
        return "p.sex = %s", [value]
    held = Holds.THING if name == found.subject.value else found.holds[name]
    if held in RANGES and isinstance(value, tuple):
        ends = [(sign, end) for sign, end in zip((">=", "<="), value, strict=True) if end]
        kind = "date" if held is Holds.DAY else "numeric"
        return " AND ".join(f"f.{name} {sign} %s::{kind}" for sign, _ in ends), [end for _, end in ends]
    return f"f.{name} = %s::{STORED_AS.get(held, 'text')}", [value]


def commune_of(found: Book) -> str:
    """SQL of the record's commune: of the person, the household or the thing."""
    return {Subject.PERSON: "p.commune_id", Subject.HOUSEHOLD: "h.commune_id", Subject.THING: "t.commune_id"}[
        found.subject
    ]


def _finding(found: Book, words: str) -> tuple[str, list[object]]:
    if _person_of(found):
        return " AND ".join(["p.fold LIKE %s"] * len(fold(words).split())), [
            f"%{word}%" for word in fold(words).split()
        ]
    if found.declared.name:
        return f"f.{found.declared.name}::text ILIKE %s", [f"%{words}%"]
    return "h.code = %s" if found.subject is Subject.HOUSEHOLD else "f.id::text = %s", [words]


def _not_withdrawn(found: Book) -> str:
    if found.subject is Subject.PERSON:
        return "p.withdrawn_at IS NULL"
    return "t.withdrawn_at IS NULL" if found.subject is Subject.THING else ""


def _keys(found: Book, order: str) -> tuple[str, ...]:
    if order == NAME and _person_of(found):
        return (
            ("p.sort_key", "p.id", "f.id") if found.subject is Subject.PERSON else ("coalesce(p.sort_key, '')", "f.id")
        )
    if order == NAME and found.declared.name:
        return f"f.{found.declared.name}", "f.id"
    if order in found.holds:
        held = found.holds[order]
        if held in (Holds.TEXT, Holds.WORD):
            return f"f.{order}", "f.id"
        return f"coalesce(f.{order}, {LOWEST.get(held, '-1')})", "f.id"
    return ("f.id",)


def _rows(sql: str, parameters: Sequence[Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, list(parameters))
        return list(cursor.fetchall())
