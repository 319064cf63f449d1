"""The registers that the installed areas declare, resolved against their models.

A wrong declaration stops the start with every mistake in it, not the first visitor.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import cast

from django.apps import apps
from django.db import models

from ansinh.kit.areas import AreaConfig, areas
from ansinh.kit.registers import Column, Register
from ansinh.kit.tables import Fact
from ansinh.registers.models import HouseholdFact, Thing, ThingFact
from ansinh.registers.refusals import UnknownRegister
from ansinh.registry.facts import FactKind
from ansinh.registry.models import Household, Person, PersonFact, Unit


class Holds(StrEnum):
    """What a column holds: chooses field, filter, words and sheet cell."""

    TEXT = "TEXT"
    WORD = "WORD"
    FLAG = "FLAG"
    DAY = "DAY"
    MOMENT = "MOMENT"
    NUMBER = "NUMBER"
    DECIMAL = "DECIMAL"
    MONEY = "MONEY"
    PERSON = "PERSON"
    HOUSEHOLD = "HOUSEHOLD"
    PLACE = "PLACE"
    THING = "THING"


class Subject(StrEnum):
    """What a record is about, by the column of its table."""

    PERSON = "person_id"
    HOUSEHOLD = "household_id"
    THING = "thing_id"


BASES = {PersonFact: Subject.PERSON, HouseholdFact: Subject.HOUSEHOLD, ThingFact: Subject.THING}
LINKS: dict[type[models.Model], Holds] = {
    Person: Holds.PERSON,
    Household: Holds.HOUSEHOLD,
    Unit: Holds.PLACE,
    Thing: Holds.THING,
}
RANGES = (Holds.DAY, Holds.NUMBER, Holds.DECIMAL, Holds.MONEY)  # filtered from and to


@dataclass(frozen=True)
class Book:
    """A declared register with its table. ``key``: "training/lop-nghe"; ``holds``: what each declared column holds."""

    key: str
    area: str
    area_title: str
    declared: Register
    kind: FactKind
    subject: Subject
    holds: Mapping[str, Holds]

    @property
    def table(self) -> str:
        """Name of the table of facts."""
        return self.kind.table

    @property
    def is_of_things(self) -> bool:
        """Whether a record is a thing with an id of its own."""
        return self.subject is Subject.THING and not self.declared.keys

    @property
    def form_columns(self) -> tuple[Column, ...]:
        """What a form asks, in its order: all but the state of a life."""
        order = [name for section in self.declared.sections for name in section.columns]
        rest = [column.name for column in self.declared.columns if column.name not in order]
        state = self.declared.life.column if self.declared.life else ""
        return tuple(self.declared.column(name) for name in (*order, *rest) if name != state)

    @property
    def sheet_columns(self) -> tuple[str, ...]:
        """The columns that come in and go out by sheet."""
        all_but_links = [name for name, held in self.holds.items() if held not in (Holds.THING, Holds.HOUSEHOLD)]
        return self.declared.sheet or tuple(all_but_links)


def books() -> tuple[Book, ...]:
    """Every register, areas in menu order, registers as declared."""
    return tuple(_books().values())


def book(key: str) -> Book:
    """The register of this key. Raises UnknownRegister."""
    try:
        return _books()[key]
    except KeyError:
        raise UnknownRegister from None


def children(parent: Book) -> list[tuple[Book, str]]:
    """Registers that link to records of this one or speak of its things, with the linking column."""
    links = [(other, column.name) for other in books() for column in other.declared.columns if column.of == parent.key]
    return links + [(other, other.subject.value) for other in books() if other.declared.about == parent.key]


@cache
def _books() -> dict[str, Book]:
    found: dict[str, Book] = {}
    mistakes: list[str] = []
    for area in areas():
        for declared in _declared(area):
            where = f"{area.label}/{declared.code}"
            mistakes += [f"{where}: {mistake}" for mistake in _mistakes(area, declared)]
            if not mistakes:
                found[where] = _resolve(area, declared)
    mistakes += [
        f"{one.key}: cột {column.name} trỏ tới sổ {column.of} không có"
        for one in found.values()
        for column in one.declared.columns
        if column.of and column.of not in found
    ]
    if mistakes:
        raise ValueError("registers.py: " + "; ".join(mistakes))
    return found


def _declared(area: AreaConfig) -> tuple[Register, ...]:
    name = f"{area.name}.registers"
    if find_spec(name) is None:
        return ()
    declared: tuple[Register, ...] = import_module(name).REGISTERS
    return declared


def _resolve(area: AreaConfig, declared: Register) -> Book:
    model = _model(area, declared)
    subject = _subject(model)
    names = [
        field.attname
        for field in model._meta.concrete_fields
        if field.attname not in {"id", "valid", "known", "source_id", "recorded_by", subject.value}
    ]
    key = f"{area.label}/{declared.code}"
    return Book(
        key=key,
        area=area.label,
        area_title=str(area.verbose_name),
        declared=declared,
        # everything said is the fact: a column that a form leaves empty is empty, not as it was
        kind=FactKind(
            key, model, core=tuple(name for name in names if name not in declared.keys), keys=declared.keys,
            subject=subject.value,
        ),
        subject=subject,
        holds={column.name: _holds(model, column) for column in declared.columns},
    )  # fmt: skip


def _model(area: AreaConfig, declared: Register) -> type[Fact]:
    model = apps.get_app_config(area.label).get_model(declared.model)
    return cast("type[Fact]", model)  # _mistakes has looked


def _subject(model: type[models.Model]) -> Subject:
    return next(subject for base, subject in BASES.items() if issubclass(model, base))


def _holds(model: type[models.Model], column: Column) -> Holds:
    field = next(field for field in model._meta.concrete_fields if field.attname == column.name)
    if isinstance(field, models.ForeignKey):
        return LINKS[cast("type[models.Model]", field.related_model)]
    if column.words:
        return Holds.WORD
    for kind, held in (
        (models.BooleanField, Holds.FLAG),
        (models.DateTimeField, Holds.MOMENT),  # before the day, which it is a kind of
        (models.DateField, Holds.DAY),
        (models.DecimalField, Holds.DECIMAL),
        (models.IntegerField, Holds.MONEY if column.name.endswith("_vnd") else Holds.NUMBER),
    ):
        if isinstance(field, kind):
            return held
    return Holds.TEXT


def _mistakes(area: AreaConfig, declared: Register) -> Iterator[str]:
    """What of a declaration does not fit its model."""
    try:
        model = apps.get_app_config(area.label).get_model(declared.model)
    except LookupError:
        yield f"models.py không có {declared.model}"
        return
    if not issubclass(model, tuple(BASES)):
        yield f"{declared.model} phải là PersonFact, HouseholdFact hoặc ThingFact"
        return
    columns = {field.attname for field in model._meta.concrete_fields}
    names = {column.name for column in declared.columns}
    if unknown := names - columns:
        yield f"bảng không có cột {', '.join(sorted(unknown))}"
    life = declared.life
    used = {*declared.shown, *declared.filters, *declared.sheet, *declared.keys, *declared.identity}
    used |= {name for section in declared.sections for name in section.columns}
    used |= {declared.name} - {""} | ({life.column} if life else set())
    used |= {name for move in (life.moves if life else ()) for name in move.asks}
    if undeclared := used - names:
        yield f"chưa khai cột {', '.join(sorted(undeclared))}"
    if life:
        states = {state.code for state in life.states}
        named = {code for move in life.moves for code in (*move.start, move.end)}
        if named - states:
            yield f"vòng đời không có trạng thái {', '.join(sorted(named - states))}"
