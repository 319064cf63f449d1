"""What cleaning says of a cell: the value, the rule that gave it, how sure it is, and a sentence for people.

From 0.95 a value is taken silently (the rule is still listed); from 0.6 it waits for an officer's tick; below it is an
error and its row stays out.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

SURE = 0.95
LIKELY = 0.6


class Level(StrEnum):
    ERROR = "ERROR"
    SUGGESTION = "SUGGESTION"
    NOTE = "NOTE"


class Reading(NamedTuple):
    """One cell as read. ``value`` is a JSON scalar; dates are ISO, shortened to what is known ("1941", "2021-07").

    ``aside`` is text split off the value (a note in a name, a receiver's relation).
    """

    value: str | int | bool | None
    rule: str
    confidence: float
    sentence: str = ""
    aside: str = ""


class Finding(NamedTuple):
    """Something an officer should see about a row. ``code`` is stable; suggestions are ticked by code."""

    level: Level
    field: str
    code: str
    sentence: str


def level_of(confidence: float) -> Level:
    """The level at which a reading with a sentence is shown."""
    if confidence >= SURE:
        return Level.NOTE
    return Level.SUGGESTION if confidence >= LIKELY else Level.ERROR


def error(rule: str, sentence: str) -> Reading:
    """A cell that cannot be used."""
    return Reading(None, rule, 0.0, sentence)
