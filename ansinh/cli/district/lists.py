"""The communes' lists of the demo: written as workbooks, then taken in as an officer takes them in."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from pathlib import Path
from random import Random
from typing import Any

from ansinh.audit.session import acting
from ansinh.cli.district.mix import CARE, Category
from ansinh.cli.district.people import Invented
from ansinh.cli.district.records import merit_rate
from ansinh.cli.district.workbooks import (
    CARE_TEXT,
    Poor,
    Sheet,
    assistance_rows,
    assistance_sheet,
    merit_sheet,
    poor_sheet,
    write_list,
)
from ansinh.intake import actions, queries
from ansinh.kit.actors import Actor
from ansinh.kit.vietnamese import fold
from ansinh.policy.queries import rates_in_force


@dataclass(frozen=True)
class ListFile:
    """A workbook on disk, and whose list it is."""

    path: Path
    kind: str
    commune_id: int


@dataclass
class Taken:
    """What came of the lists: the imports, and how many rows wait for an officer."""

    imports: list[int]
    rows: int = 0
    waiting: int = 0


def write_lists(
    folder: Path, people: Sequence[Invented], poor: Sequence[Poor], *, on: date, random: Random
) -> list[ListFile]:
    """All workbooks: for each commune its social assistance, its people with merit, its poor households."""
    folder.mkdir(parents=True, exist_ok=True)
    rates = {code: rate.amount_vnd for code, rate in rates_in_force(on, on).items()}
    assistance = assistance_sheet(rates["social_assistance_standard"], random)
    merit = merit_sheet(lambda category, percent: _merit_amounts(rates, category, percent), random)
    poverty = poor_sheet(random)
    written = []
    for commune_id, group in groupby(people, key=lambda person: person.place.commune_id):
        local = list(group)
        place = local[0].place
        lists: list[tuple[str, str, Sheet, Sequence[Any]]] = [
            ("BENEFICIARIES", "btxh", assistance, [*assistance_rows([p for p in local if not p.category.is_merit])]),
            ("MERIT_PAYMENTS", "ncc", merit, [p for p in local if p.category.is_merit]),
            (
                "POOR_HOUSEHOLDS",
                "ho_ngheo",
                poverty,
                [each for each in poor if each.head.place.commune_id == commune_id],
            ),
        ]
        for kind, word, sheet, rows in lists:
            if rows:
                path = folder / f"{place.commune_code}_{fold(place.commune).replace(' ', '_')}_{word}.xlsx"
                write_list(path, sheet, place.commune, rows)
                written.append(ListFile(path, kind, commune_id))
    return written


def take_in_lists(files: Sequence[ListFile], *, actor: Actor, at: datetime, tell: Callable[[str], None]) -> Taken:
    """Drop each file, settle what can be settled in bulk, approve. Rows that need a closer look stay out."""
    taken = Taken([])
    for file in files:
        summary = actions.accept_sheet(
            name=file.path.name, content=file.path.read_bytes(), kind=file.kind, commune_id=file.commune_id,
            actor=actor, at=at,
        )  # fmt: skip
        with acting(actor):
            page = queries.import_page(summary.id)
        for category in page.categories:
            if category.text == CARE_TEXT:
                actions.set_category(summary.id, text=category.text, benefit_code=CARE, actor=actor, at=at)
        for question in page.questions:
            if question.in_bulk and question.code != "category_unknown":
                actions.accept_suggestions(summary.id, code=question.code, actor=actor, at=at)
        approved = actions.approve(summary.id, actor=actor, at=at)
        taken.imports.append(summary.id)
        taken.rows += sum(approved.counts.values())
        taken.waiting += approved.counts["ASK"] + approved.counts["ERROR"]
        tell(f"nhập {file.path.name}")
    return taken


def _merit_amounts(rates: Mapping[str, int], category: Category, percent: int | None) -> tuple[int, int, int]:
    """What the list pays: benefit, allowance (PC), attendant (PV)."""
    own, *beside = category.benefits
    allowance = sum(rates[code] for code in beside if ".PC" in code)
    attendant = sum(rates[code] for code in beside if ".PV" in code)
    return rates[merit_rate(own, percent)], allowance, attendant
