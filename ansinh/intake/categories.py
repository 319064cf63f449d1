"""From the words of a list («NKT đặc biệt nặng - NCT») to the benefit code of the law, by ``categories.yaml``.

Unknown or doubtful words give None: then an officer is asked once, and the answer is remembered.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from ansinh.intake.dates import first_day
from ansinh.intake.headers import plain_label


@dataclass(frozen=True)
class Claim:
    """What a row says about the benefit: its words, and the facts that choose among points of the law.

    ``birth`` is a partial ISO date; ``percent`` "41" or "61-70"; money in đồng, 0 when the list has none.
    """

    category: str
    birth: str | None
    degree: str | None
    percent: str | None
    allowance_vnd: int
    attendant_vnd: int
    on: date


@dataclass(frozen=True)
class Meaning:
    """Benefit codes of a row: the main one and those paid beside it (phụ cấp, người phục vụ)."""

    code: str
    allowance: str | None = None
    attendant: str | None = None


@dataclass(frozen=True)
class _Entry:
    words: tuple[re.Pattern[str], ...]
    without: tuple[re.Pattern[str], ...]
    rule: Mapping[str, Any]


def meaning_of(claim: Claim, section: str, remembered: Mapping[str, str]) -> Meaning | None:
    """The benefits that the row claims, by a section of the dictionary (social_assistance, merit).

    ``remembered`` maps folded category texts to the codes that officers have given; it goes first.
    """
    label = plain_label(claim.category)
    if label in remembered:
        return Meaning(remembered[label])
    for rule in _rules_of(section, label):
        if rule.get("degree") in (None, claim.degree) and _in_age_band(rule.get("age"), claim):
            return _meaning(rule, label, claim)
    return None


@cache
def _rules_of(section: str, label: str) -> tuple[Mapping[str, Any], ...]:
    """The entries of the dictionary whose words the text has; a few texts stand in thousands of rows."""
    return tuple(entry.rule for entry in _entries(section) if _speaks_of(entry, label))


@cache
def _dictionary() -> Mapping[str, Any]:
    loaded: Mapping[str, Any] = yaml.safe_load(Path(__file__).with_name("categories.yaml").read_text("utf-8"))
    return loaded


@cache
def _entries(section: str) -> tuple[_Entry, ...]:
    return tuple(
        _Entry(tuple(map(_pattern, rule["words"])), tuple(map(_pattern, rule.get("without", []))), rule)
        for rule in _dictionary()[section]
    )


def _pattern(words: object) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{words})\b")


def _speaks_of(entry: _Entry, label: str) -> bool:
    return all(pattern.search(label) for pattern in entry.words) and not any(
        pattern.search(label) for pattern in entry.without
    )


def _in_age_band(band: tuple[int, int] | None, claim: Claim) -> bool:
    """Whether the age on the list's day lies in [low, high); an unknown birth lies in no band."""
    if band is None:
        return True
    if claim.birth is None:
        return False
    born = first_day(claim.birth)
    age = claim.on.year - born.year - ((claim.on.month, claim.on.day) < (born.month, born.day))
    return band[0] <= age < band[1]


def _meaning(rule: Mapping[str, Any], label: str, claim: Claim) -> Meaning | None:
    code = rule.get("code") or _by_percent(rule["percent"], claim.percent)
    if code is None:
        return None
    severe = re.search(r"\b(dac biet nang|dbn)\b", label) is not None
    return Meaning(
        code=_as_of(code, rule, claim.on),
        allowance=_beside(rule, "allowance", severe=severe) if claim.allowance_vnd else None,
        attendant=_beside(rule, "attendant", severe=severe) if claim.attendant_vnd else None,
    )


def _beside(rule: Mapping[str, Any], part: str, *, severe: bool) -> str | None:
    return rule.get(f"severe_{part}" if severe else part)


def _by_percent(table: str | list[tuple[int, int, str]], percent: str | None) -> str | None:
    """The code of an exact percent, or of the band that a percent or a written band lies in."""
    if percent is None:
        return None
    low, _, high = percent.partition("-")
    if isinstance(table, str):
        return table.format(int(low)) if not high and int(low) >= 21 else None
    for first, last, code in table:
        if first <= int(low) and int(high or low) <= last:
            return code
    return None


def _as_of(code: str, rule: Mapping[str, Any], on: date) -> str:
    if "until" in rule and on > rule["until"]:
        return str(rule["after"])
    renamed = _dictionary()["renamed"]
    old, new = renamed["prefix"]
    if on >= renamed["from"] and code.startswith(old):
        return str(renamed["points"].get(code, new + code.removeprefix(old)))
    return code
