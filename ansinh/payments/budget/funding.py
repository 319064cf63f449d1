"""From a programme and a month to the line of the budget that pays it: dated data, each with its evidence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from ansinh.kit.reading import read_rows
from ansinh.payments.budget.lines import LineKey, line_id

FUNDING = Path(__file__).parent / "funding.yaml"
EVIDENCE = ("gazette", "copy", "press", "knowledge")
SOURCES = ("CENTRAL", "PROVINCE", "DISTRICT", "COMMUNE", "OTHER")
FIELDS = {"programmes", "from", "to", "source", "chapter", "category", "subcategory", "item", "basis", "evidence"}


class FundingFileWrong(Exception):
    """The file of fundings cannot be used; the message names the place."""


@dataclass(frozen=True)
class Funding:
    """Who pays a programme. Codes of the state's budget are "" where nobody here knows them."""

    source: str
    chapter: str
    category: str
    subcategory: str
    item: str
    basis: str
    evidence: str

    @property
    def is_provisional(self) -> bool:
        """Not compared with a text yet."""
        return self.evidence in ("press", "knowledge")


@dataclass(frozen=True)
class _Rule:
    programmes: frozenset[str]
    first: date
    last: date
    funding: Funding


UNKNOWN = Funding("UNKNOWN", "", "", "", "", "", "knowledge")


def funding_of(programme: str, month: date) -> Funding:
    """The funding of a programme in the list of a month; ``UNKNOWN`` when no rule says it."""
    for rule in _rules():
        if programme in rule.programmes and rule.first <= month <= rule.last:
            return rule.funding
    return UNKNOWN


def key_of(programme: str, month: date) -> LineKey:
    """The line of the budget that pays a programme in the list of ``month``, by its codes."""
    paid_by = funding_of(programme, month)
    return LineKey(
        year=month.year,
        source=paid_by.source,
        programme=programme,
        chapter=paid_by.chapter,
        category=paid_by.category,
        subcategory=paid_by.subcategory,
        item=paid_by.item,
    )


def lines_of_programmes(month: date) -> dict[str, int]:
    """The id of the line of the budget that pays each programme in the list of ``month``."""
    programmes = read_rows("SELECT DISTINCT programme FROM policy_benefit ORDER BY 1")
    return {programme: line_id(key_of(programme, month)) for (programme,) in programmes}


def keys_of_year(year: int) -> list[LineKey]:
    """All lines that rules pay from in a year, for whoever enters its estimates."""
    programmes = sorted({programme for rule in _rules() for programme in rule.programmes})
    found = [key_of(programme, date(year, month, 1)) for programme in programmes for month in range(1, 13)]
    return list(dict.fromkeys(found))


@cache
def _rules() -> tuple[_Rule, ...]:
    """The file, read once. Raises FundingFileWrong, also when two rules speak of one programme and month."""
    rules = tuple(_rule(number, entry) for number, entry in enumerate(yaml.safe_load(FUNDING.read_text()), start=1))
    for number, rule in enumerate(rules):
        for other in rules[:number]:
            if rule.programmes & other.programmes and rule.first <= other.last and other.first <= rule.last:
                raise FundingFileWrong(f"funding.yaml, rule {number + 1}: overlaps an earlier rule")
    return rules


def _rule(number: int, entry: dict[str, Any]) -> _Rule:
    codes = {name: str(entry.get(name, "")) for name in ("chapter", "category", "subcategory", "item")}
    if set(entry) - FIELDS or entry["evidence"] not in EVIDENCE or entry["source"] not in SOURCES:
        raise FundingFileWrong(f"funding.yaml, rule {number}: unknown field, evidence or source")
    return _Rule(
        frozenset(entry["programmes"]),
        _month(entry["from"]),
        _month(entry["to"]) if "to" in entry else date.max,
        Funding(source=entry["source"], basis=entry["basis"], evidence=entry["evidence"], **codes),
    )


def _month(text: str) -> date:
    return date.fromisoformat(f"{text}-01")
