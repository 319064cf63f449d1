"""What a room finds when it proves again what was sealed. The trail knows no room: a door asks each and prints the answers."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class BrokenSeal:
    """Something that is not as it was approved. ``about`` as in the trail ("payroll:2024-09"); ``sentence`` says what was
    changed and where, without personal data."""

    kind: str
    about: str
    sentence: str
