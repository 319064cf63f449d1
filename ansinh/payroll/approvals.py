"""Three people for every list, and which right the last of them needs for how much money: ``approvals.yaml``."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import yaml

SOURCE = Path(__file__).with_name("approvals.yaml")


@dataclass(frozen=True)
class LastStep:
    """The right that locks lists up to ``up_to_vnd`` (none: of any sum), since when, and what says so."""

    right: str
    up_to_vnd: int | None
    since: date
    evidence: str
    source: str

    @property
    def provisional(self) -> bool:
        """Whether nobody has compared the sums with an official text."""
        return self.evidence in {"press", "knowledge"}


def last_step(payable_vnd: int, on: date) -> LastStep:
    """Who may lock a list that adds ``payable_vnd`` to be paid, by the rule of the day ``on``."""
    rules = [rule for rule in _rules() if rule[0].since <= on] or [_rules()[0]]
    steps = rules[-1]
    return next(step for step in steps if step.up_to_vnd is None or payable_vnd <= step.up_to_vnd)


@cache
def _rules() -> list[tuple[LastStep, ...]]:
    """Each rule as its steps by rising sums, the oldest rule first."""
    rows = sorted(yaml.safe_load(SOURCE.read_text(encoding="utf-8")), key=lambda row: row["from"])
    return [
        tuple(
            LastStep(
                step["right"],
                int(step["up_to_vnd"]) if "up_to_vnd" in step else None,
                row["from"],
                row["evidence"],
                row["source"],
            )
            for step in row["last_step"]
        )
        for row in rows
    ]
