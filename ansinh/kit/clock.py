"""The only clock. Doors read it and pass ``on`` and ``at`` down; the domain never asks."""

from __future__ import annotations

import json
from datetime import date, datetime

from ansinh.kit.postgres import home_directory
from ansinh.kit.workdays import HANOI

__all__ = ["HANOI", "now", "today"]


def now() -> datetime:
    """This moment, or the moment at which the demo district stands still (file ``demo`` in ANSINH_HOME)."""
    demo = home_directory() / "demo"
    actual = datetime.now(HANOI)
    if not demo.exists():
        return actual
    day = date.fromisoformat(json.loads(demo.read_text())["today"])
    return actual.replace(year=day.year, month=day.month, day=day.day)


def today() -> date:
    """The day of ``now()`` in Vietnam."""
    return now().date()
