"""What a record's columns say in words, for lists, pages and sheets alike; names of what they link to in bulk."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from django.db import connection

from ansinh.kit.vietnamese import format_count, format_date
from ansinh.kit.workdays import HANOI
from ansinh.registers.catalog import Book, Holds, book
from ansinh.registry.places import last_names

HIDDEN = "(ngoài địa bàn)"


@dataclass(frozen=True)
class Cell:
    """One value in words. ``person_id`` or (``register``, ``record_id``): what it links to. ``value``: as stored."""

    value: object
    words: str
    person_id: int | None = None
    register: str = ""
    record_id: int | None = None

    @property
    def is_number(self) -> bool:
        """Whether it stands at the right."""
        return (
            isinstance(self.value, int | Decimal)
            and not isinstance(self.value, bool)
            and not self.register
            and self.person_id is None
        )


@dataclass
class Names:
    """Names of linked rows by what they are and their id."""

    people: dict[int, str] = field(default_factory=dict)
    households: dict[int, str] = field(default_factory=dict)
    places: dict[int, str] = field(default_factory=dict)
    things: dict[int, str] = field(default_factory=dict)


def names_for(found: Book, rows: Iterable[Mapping[str, object]], also_places: Iterable[int] = ()) -> Names:
    """The names of everything that these rows link to: one statement a kind of link."""
    wanted: dict[Holds, set[int]] = defaultdict(set)
    things: dict[str, set[int]] = defaultdict(set)
    for row in rows:
        for name, held in found.holds.items():
            linked = row.get(name)
            if isinstance(linked, int) and held is Holds.THING:
                things[found.declared.column(name).of].add(linked)
            elif isinstance(linked, int):
                wanted[held].add(linked)
    names = Names()
    names.people = people_names(wanted[Holds.PERSON])
    names.households = household_names(wanted[Holds.HOUSEHOLD])
    places = wanted[Holds.PLACE] | set(also_places)
    names.places = last_names(places) if places else {}
    for register, ids in things.items():
        names.things |= thing_names(register, ids)
    return names


def people_names(ids: set[int]) -> dict[int, str]:
    """Full names with the year of birth, of those who may be seen."""
    return _by_id(
        "SELECT id, full_name || coalesce(', ' || extract(year FROM birth_date)::text, '') FROM registry_person"
        " WHERE id = ANY (%s)", ids,
    )  # fmt: skip


def household_names(ids: set[int]) -> dict[int, str]:
    """«Hộ» and the name of the head, or the code."""
    return _by_id(
        "SELECT h.id, 'Hộ ' || coalesce((SELECT p.full_name FROM registry_membership m JOIN registry_person p"
        " ON p.id = m.person_id WHERE m.household_id = h.id AND m.relation = 'HEAD' AND upper_inf(m.known)"
        " ORDER BY lower(m.valid) DESC LIMIT 1), h.code) FROM registry_household h WHERE h.id = ANY (%s)", ids,
    )  # fmt: skip


def thing_names(register: str, ids: set[int]) -> dict[int, str]:
    """What things of one register are called, as believed now."""
    of = book(register)
    name = of.declared.name
    if not ids or not name:
        return {one: f"{of.declared.one} {one}" for one in ids}
    found = _by_id(
        f"SELECT DISTINCT ON (thing_id) thing_id, {name} FROM {of.table} WHERE thing_id = ANY (%s) AND upper_inf(known)"
        " ORDER BY thing_id, lower(valid) DESC", ids,
    )  # fmt: skip
    if of.holds[name] is Holds.PERSON:
        people = people_names({int(linked) for linked in found.values() if linked is not None})
        return {one: people.get(int(linked), HIDDEN) for one, linked in found.items()}
    return found


def cell(found: Book, name: str, value: object, names: Names) -> Cell:
    """One column of one record in words."""
    held = found.holds[name]
    if value is None or value == "":
        return Cell(None, "")
    if held is Holds.PERSON and isinstance(value, int):
        seen = value in names.people
        return Cell(value, names.people.get(value, HIDDEN), person_id=value if seen else None)
    if held is Holds.THING and isinstance(value, int):
        seen = value in names.things
        register = found.declared.column(name).of
        return Cell(value, names.things.get(value, HIDDEN), register=register if seen else "", record_id=value)
    return Cell(value, _plain(found, name, value, names))


def _plain(found: Book, name: str, value: object, names: Names) -> str:
    column = found.declared.column(name)
    life = found.declared.life
    if life and name == life.column:
        return next((state.title for state in life.states if state.code == value), str(value))
    said = str(value)
    match found.holds[name], value:
        case Holds.WORD, str():
            said = column.words.get(value, value)
        case Holds.FLAG, bool():
            said = "Có" if value else "Không"
        case Holds.MOMENT, datetime():
            said = f"{value.astimezone(HANOI):%H:%M} {format_date(value.astimezone(HANOI).date())}"
        case Holds.DAY, date():
            said = format_date(value)
        case Holds.HOUSEHOLD, int():
            said = names.households.get(value, HIDDEN)
        case Holds.PLACE, int():
            said = names.places.get(value, "")
        case ((Holds.NUMBER | Holds.MONEY), int()):
            said = format_count(value)
        case Holds.DECIMAL, Decimal():
            said = f"{value.normalize():f}".replace(".", ",")
    return f"{said} {column.unit}" if column.unit else said


def _by_id(sql: str, ids: set[int]) -> dict[int, str]:
    if not ids:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(sql, [list(ids)])
        return dict(cursor.fetchall())
