"""How an area declares its registers: the words of ``registers.py``. The room ``registers`` reads them.

An area says what a register holds and what it is called; it says nothing of lists, forms, sheets or histories. What a
column holds (a day, money, a person) is read from the model, so that nothing is said twice.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

Values = Mapping[str, Any]  # a record's columns by their names in the table: {"kind": "TB", "child_id": 17}


@dataclass(frozen=True)
class Column:
    """One column of the model, by its name in the table (``kind``, ``employer_id``).

    ``words``: Vietnamese of each code it may hold. ``of``: for a link to a record, the register ("training/lop-nghe").
    ``headings``: what other offices write above it in their sheets, split by "|"; marks and capitals do not matter.
    ``least`` and ``most`` hold for numbers; ``unit`` is written behind them.
    """

    name: str
    title: str
    words: Mapping[str, str] = field(default_factory=dict)
    required: bool = False
    hint: str = ""
    of: str = ""
    headings: str = ""
    least: int | None = None
    most: int | None = None
    unit: str = ""


@dataclass(frozen=True)
class Section:
    """A part of the form, in the order in which a paper is read."""

    title: str
    columns: tuple[str, ...]


@dataclass(frozen=True)
class View:
    """A way of seeing the list that the area offers: filters by column, as they stand in the address.

    A link's or a code's filter is its value; of a number or a day ``("2024-01-01", "2024-12-31")`` is from and to.
    """

    code: str
    title: str
    where: Mapping[str, str | tuple[str, str]] = field(default_factory=dict)


@dataclass(frozen=True)
class Check:
    """What must hold between a record's columns, or the record is refused with ``sentence`` at ``column``."""

    column: str
    holds: Callable[[Values], bool]
    sentence: str


@dataclass(frozen=True)
class Guard:
    """What the house must know before a move: SQL that answers yes or no, and what is said when it answers no.

    The SQL may name tables of the area and of rooms below. ``%(record)s``: the record's id, ``%(on)s``: the day of the move,
    ``%(at)s``: the moment.
    """

    sql: str
    sentence: str


@dataclass(frozen=True)
class State:
    """A state of a life. ``tone``: "", "busy", "near", "late", "done" or "paused"; ``place``: who holds it, in words."""

    code: str
    title: str
    tone: str = ""
    place: str = ""
    ended: bool = False  # leaves the ordinary list


@dataclass(frozen=True)
class Move:
    """A way from one state to another, with what is asked on the way.

    ``asks``: columns that must be said. ``right``: "register.write", or "register.decide" for what binds the office.
    ``consequence`` is shown before the act.
    """

    code: str
    title: str
    start: tuple[str, ...]
    end: str
    asks: tuple[str, ...] = ()
    guards: tuple[Guard, ...] = ()
    right: str = "register.write"
    consequence: str = ""


@dataclass(frozen=True)
class Life:
    """States and moves of a record; ``column`` holds the state and changes in no other way. The first state begins it."""

    column: str
    states: tuple[State, ...]
    moves: tuple[Move, ...]

    def state(self, code: str) -> State:
        """The state of this code. Raises KeyError."""
        return {state.code: state for state in self.states}[code]

    def moves_from(self, code: str) -> tuple[Move, ...]:
        """What may follow."""
        return tuple(move for move in self.moves if code in move.start)


@dataclass(frozen=True)
class Register:
    """One register of an area.

    ``code`` stands in addresses (``/so/<area>/<code>/``); ``title`` names the list, ``one`` a single record; ``model``
    is a class in the area's ``models.py``. ``keys``: the columns that tell several records of one person, household or
    thing apart. ``name``: of a thing, the column that it is called by. ``shown``, ``filters``, ``sheet``: columns of
    the list, of the filters and of the sheet that comes in and goes out (all but links, where ``sheet`` is empty).
    ``guarded``: the guarded register that must be opened with a reason. ``about``: with ``keys``, the register of the
    things that these facts are about (days of attendance are about learners). ``intro``: a line below the title. ``identity``: columns by which a row of a
    sheet is known to be a thing that is here already.
    """

    code: str
    title: str
    one: str
    model: str
    columns: tuple[Column, ...]
    shown: tuple[str, ...]
    filters: tuple[str, ...] = ()
    sections: tuple[Section, ...] = ()
    sheet: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()
    name: str = ""
    identity: tuple[str, ...] = ()
    life: Life | None = None
    checks: tuple[Check, ...] = ()
    views: tuple[View, ...] = ()
    guarded: str = ""
    about: str = ""
    intro: str = ""

    def column(self, name: str) -> Column:
        """The column of this name. Raises KeyError."""
        return {column.name: column for column in self.columns}[name]
