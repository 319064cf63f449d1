"""Moves of a life: which of the records may go, and what stands in the way of the others. One statement a guard."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import connection

from ansinh.kit.registers import Life, Move
from ansinh.registers.catalog import Book
from ansinh.registers.refusals import UnknownMove


@dataclass(frozen=True)
class Outlook:
    """What a move would do. ``going``: records that may go; ``held``: sentence -> how many it holds back."""

    move: Move
    going: tuple[int, ...]
    held: dict[str, int]


def life_of(found: Book) -> Life:
    """Raises UnknownMove when records of the register have no life."""
    if found.declared.life is None:
        raise UnknownMove
    return found.declared.life


def move_of(found: Book, code: str) -> Move:
    """Raises UnknownMove."""
    move = next((move for move in life_of(found).moves if move.code == code), None)
    if move is None:
        raise UnknownMove
    return move


def outlook(found: Book, fact_ids: dict[int, int], code: str, *, on: date, at: datetime) -> Outlook:
    """``fact_ids``: record -> the fact that holds now."""
    move = move_of(found, code)
    held: dict[int, str] = {}
    state = f"SELECT id FROM {found.table} WHERE id = ANY (%(facts)s) AND {life_of(found).column} = ANY (%(start)s)"
    ready = set(_ids(state, {"facts": list(fact_ids.values()), "start": list(move.start)}))
    words = " hoặc ".join(f"«{life_of(found).state(start).title}»" for start in move.start)
    for record, fact in fact_ids.items():
        if fact not in ready:
            held[record] = f"Chỉ làm được khi đang ở trạng thái {words}."
    for guard in move.guards:
        open_to = [record for record in fact_ids if record not in held]
        asked = guard.sql.replace("%(record)s", "r.id")
        stopped = _ids(
            f"SELECT r.id FROM unnest(%(records)s::bigint[]) AS r (id) WHERE NOT coalesce(({asked}), false)",
            {"records": open_to, "on": on, "at": at},
        )
        held |= dict.fromkeys(stopped, guard.sentence)
    going = tuple(record for record in fact_ids if record not in held)
    return Outlook(move, going, dict(Counter(held.values())))


def _ids(sql: str, given: dict[str, Any]) -> Sequence[int]:
    with connection.cursor() as cursor:
        cursor.execute(sql, given)
        return [row[0] for row in cursor.fetchall()]
