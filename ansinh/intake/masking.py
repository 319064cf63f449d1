"""A row as somebody sees it to whom a guarded register is closed: without what names its benefit."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ansinh.intake.models import SheetRow

TELLING = frozenset({"category", "benefit_code", "note"})  # fields that say which benefit a row is about


def as_seen(line: SheetRow, closed: Mapping[str, str]) -> SheetRow:
    """The row, not to be saved. ``closed``: legal codes that may not be seen, with the titles shown instead."""
    title = closed.get(line.clean.get("benefit_code", {}).get("value", ""))
    if title is not None:
        line.raw, line.difference = _without(line.raw), _without(line.difference)
        line.clean = {**_without(line.clean), "category": {"value": title}}
        line.findings = [each for each in line.findings if each["field"] not in TELLING]
    return line


def _without(cells: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in cells.items() if name not in TELLING}
