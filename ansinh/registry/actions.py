"""The only writers of the registry."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from ansinh.kit.actors import Actor
from ansinh.registry.records import PersonRecord, PovertyRecord, SourceReference


def take_in(records: Sequence[PersonRecord], *, actor: Actor, at: datetime) -> list[int]:
    """Add or update people, in a constant number of statements; ids in the order of ``records``.

    Raises ``CccdTaken`` and ``OutsideScope``; then nothing is written.
    """
    raise NotImplementedError


def record_fact(
    person_id: int,
    kind: str,
    values: Mapping[str, object],
    *,
    source: SourceReference,
    actor: Actor,
    on: date,
    at: datetime,
    until: date | None = None,
) -> None:
    """From ``on`` something else is true of the person. ``kind`` is a fact's name: "disability", "route", "income"..."""
    raise NotImplementedError


def end_fact(
    person_id: int, kind: str, *, source: SourceReference, actor: Actor, on: date, at: datetime, key: str = ""
) -> None:
    """What held until now holds no more from ``on``. ``key``: the kind of income, paper or residence, the number of a phone."""
    raise NotImplementedError


def correct_fact(
    kind: str,
    fact_id: int,
    values: Mapping[str, object],
    *,
    source: SourceReference,
    actor: Actor,
    at: datetime,
    valid: tuple[date, date | None] | None = None,
) -> None:
    """The fact was recorded wrongly: the same days (or ``valid``), other values, known from ``at``."""
    raise NotImplementedError


def withdraw_fact(kind: str, fact_id: int, *, actor: Actor, at: datetime) -> None:
    """The fact was never true: nobody believes it from ``at`` on."""
    raise NotImplementedError


def record_death(
    person_id: int, *, on: date, source: SourceReference, actor: Actor, at: datetime, certificate: str = ""
) -> None:
    """The person died on ``on``."""
    raise NotImplementedError


def move_person(
    person_id: int,
    commune_id: int,
    village_id: int | None,
    *,
    source: SourceReference,
    actor: Actor,
    on: date,
    at: datetime,
) -> None:
    """The person lives elsewhere from ``on``; a household follows its head."""
    raise NotImplementedError


def join_household(
    person_id: int, household_id: int, relation: str, *, source: SourceReference, actor: Actor, on: date, at: datetime
) -> None:
    """The person belongs to the household from ``on``."""
    raise NotImplementedError


def record_poverty_class(
    household_id: int, poverty: PovertyRecord, *, source: SourceReference, actor: Actor, on: date, at: datetime
) -> None:
    """The household's class from ``on``; NEITHER ends the class it had."""
    raise NotImplementedError


def add_search_keys(keys: Sequence[tuple[int, str]], *, actor: Actor) -> None:
    """Let search find people by numbers of later rooms: (person id, "1203/QĐ-UBND"). Safe to repeat."""
    raise NotImplementedError


def undo_source(source_ids: Sequence[int], *, actor: Actor, at: datetime) -> None:
    """Take back every fact from these sources, as if they had never come, while nothing was built on them.

    What they had replaced is believed again; people who then have no fact left are withdrawn.
    Raises ``UndoBlocked`` when a fact of theirs was changed since.
    """
    raise NotImplementedError
