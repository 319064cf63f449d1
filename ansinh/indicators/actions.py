"""Measuring: the only writer of this room."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db import connection

from ansinh.audit.actions import record
from ansinh.audit.session import acting
from ansinh.indicators.catalog import indicators
from ansinh.indicators.measuring import measure_one
from ansinh.indicators.spec import Indicator
from ansinh.indicators.windows import MONTHS, Window, windows_around
from ansinh.kit.actors import Actor
from ansinh.offices.permissions import check


@dataclass(frozen=True)
class Counted:
    """What a measuring did. ``changed``: shares that are new or other than before; 0 when nothing has happened."""

    figures: int
    changed: int


def measure(windows: Iterable[Window], *, codes: Iterable[str] | None = None, actor: Actor, at: datetime) -> Counted:
    """Count indicators (all, or these codes) over windows, as the registers are believed now. Safe to repeat.

    An indicator is skipped over windows shorter than it is counted in. Those of a guarded register are counted under its
    grant by the software alone: nobody reads a row of it here. Raises NotPermitted, UnknownIndicator.
    """
    wanted = list(indicators().values()) if codes is None else [indicators()[code] for code in codes]
    figures = changed = 0
    with acting(actor):
        check(actor, "indicator.measure")
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtext('indicators'))")
        for window in windows:
            for found in wanted:
                if MONTHS[found.period] <= window.months:
                    changed += _measure_as_may(found, window, actor, at)
                    figures += 1
        if changed:
            record(
                "indicators.measure",
                actor=actor,
                about="indicators",
                at=at,
                after={"figures": figures, "changed": changed},
            )
    return Counted(figures, changed)


def measure_around(day: date, *, actor: Actor, at: datetime) -> Counted:
    """What a morning counts: the windows that run on a day, and the one before each."""
    return measure(windows_around(day), actor=actor, at=at)


def _measure_as_may(found: Indicator, window: Window, actor: Actor, at: datetime) -> int:
    if not found.guarded:
        return measure_one(found, window, at)
    with acting(replace(actor, guarded=frozenset({found.guarded}), reason="Tính chỉ số")):
        return measure_one(found, window, at)
