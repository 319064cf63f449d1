"""How long the steps of child protection may last, from ``limits.yaml``, asked of what a record says."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from ansinh.kit.periods import months_after
from ansinh.kit.registers import Values
from ansinh.kit.workdays import HANOI
from ansinh.policy.limits import Limit, limit_on

FILE = Path(__file__).parent / "limits.yaml"


def limit(code: str, day: date) -> Limit | None:
    """The limit of a day, None where no law of that day is known."""
    return limit_on(FILE, code, day)


def respond_by(reported_at: datetime) -> datetime | None:
    """Until when a report at risk must be answered: hours run at night and on holidays."""
    found = limit("emergency", reported_at.astimezone(HANOI).date())
    return reported_at + timedelta(hours=found.most) if found and found.most else None


def visit_by(code: str, handed_over_on: date) -> date | None:
    """The last day of a visit after the hand-over; ``code``: "first_visit" or "second_visit"."""
    found = limit(code, handed_over_on)
    return months_after(handed_over_on, found.most) if found and found.most else None


def separation_fits(values: Values) -> bool:
    """A separation ends on or after its first day and lasts no longer than the law lets it."""
    start, end = _day(values["separated_on"]), _day(values["separated_until"])
    if start is None or end is None:
        return start is None and end is None
    found = limit("separation", start)
    return start <= end and (found is None or found.most is None or (end - start).days <= found.most)


def not_before(later: str, earlier: str) -> Callable[[Values], bool]:
    """Whether one column's day does not lie before another's, where both are said (ISO days order as texts do)."""
    return lambda values: not (values[later] and values[earlier]) or str(values[earlier]) <= str(values[later])


def _day(said: Any) -> date | None:
    """A day as a form or as a sheet says it."""
    return date.fromisoformat(said) if isinstance(said, str) and said else said or None
