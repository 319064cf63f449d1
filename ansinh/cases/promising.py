"""What a clerk can tell before anything is received: when the result would be there."""

from __future__ import annotations

from datetime import datetime

from ansinh.cases import clock
from ansinh.cases.calendar import calendar
from ansinh.cases.clock import ClockEvent
from ansinh.cases.spec import Procedure
from ansinh.cases.walking import day_of


def promised_at(procedure: Procedure, *, at: datetime) -> datetime | None:
    """When the result of an application received complete at ``at`` is due; None: no limit is known."""
    version = procedure.version_on(day_of(at))
    received = ClockEvent(at, clock.START, version.steps[0].span)
    return clock.read(version.promise, [received], calendar(), at=at).promised_at
