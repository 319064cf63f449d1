"""A taken sheet at a glance."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from ansinh.registers.models import TakenRow, TakenSheet


@dataclass(frozen=True)
class Taken:
    """A taken sheet at a glance. ``counts``: rows by outcome."""

    id: int
    register: str
    file_name: str
    state: str
    valid_from: date
    counts: Mapping[str, int]


def summary_of(taken: TakenSheet) -> Taken:
    """The sheet with its rows counted."""
    counts = Counter(TakenRow.objects.filter(taken=taken).values_list("outcome", flat=True))
    return Taken(taken.pk, taken.register, taken.file_name, taken.state, taken.valid_from, counts)
