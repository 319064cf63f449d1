"""A row as somebody sees it to whom a guarded register is closed: without what names its benefit."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ansinh.intake.headers import plain_label
from ansinh.intake.models import SheetRow
from ansinh.policy.masking import neutral_title, register_of

TELLING = frozenset({"category", "benefit_code", "note"})  # fields that say which benefit a row is about
# What lists call those whom a register hides, folded: also of a row that resolves to no benefit, or to another one.
WORDS = {"HIV": frozenset({"hiv", "aids"})}


def tells(cell: object, closed: Mapping[str, str]) -> bool:
    """Whether the text of a cell names a register that is closed. ``closed``: as of ``policy.masking.closed_titles``."""
    words = set(plain_label(str(cell)).split())
    return any(words & WORDS.get(register, frozenset()) for register in {register_of(code) for code in closed})


def as_seen(line: SheetRow, closed: Mapping[str, str]) -> SheetRow:
    """The row, not to be saved. ``closed``: legal codes that may not be seen, with the titles shown instead."""
    title = closed.get(line.clean.get("benefit_code", {}).get("value", ""))
    if title is None and closed and any(tells(cell, closed) for cell in line.raw.values()):
        title = neutral_title("SOCIAL_ASSISTANCE")
    if title is not None:
        line.raw, line.difference = _without(line.raw, closed), _without(line.difference, closed)
        line.clean = {**_without(line.clean, closed), "category": {"value": title}}
        line.findings = [
            each for each in line.findings if each["field"] not in TELLING and not tells(each["sentence"], closed)
        ]
    return line


def _without(cells: Mapping[str, Any], closed: Mapping[str, str]) -> dict[str, Any]:
    return {name: value for name, value in cells.items() if name not in TELLING and not tells(value, closed)}
