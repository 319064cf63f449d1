"""Procedures as officers read them: the book of a day, and one procedure through time with its sources."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import groupby

from ansinh.cases import catalog
from ansinh.cases.spec import PaperAsked, Procedure, Version
from ansinh.kit.areas import areas
from ansinh.policy.catalog import catalog as law

GUARD_TITLES = {
    "": "",
    "HIV": "Sổ bảo mật: HIV",
    "CHILD_ABUSE": "Sổ bảo mật: trẻ em bị xâm hại",
    "DRUG_CASE": "Sổ bảo mật: ma túy",
    "TRAFFICKING": "Sổ bảo mật: nạn nhân mua bán người",
    "GENDER_VIOLENCE": "Sổ bảo mật: bạo lực trên cơ sở giới",
}
EFFECT_TITLES = {
    "GRANT": "Mở chế độ",
    "ADJUST": "Đổi chế độ",
    "STOP": "Thôi chế độ",
    "MOVE_IN": "Nhận người chuyển đến",
    "MOVE_OUT": "Chuyển người đi",
    "CERTIFICATE": "Cấp giấy, công nhận",
    "FORWARD": "Chuyển cấp trên quyết định",
    "NONE": "Không đổi chế độ nào",
}


@dataclass(frozen=True)
class ProcedureRow:
    """A procedure in the book, by its version of the day."""

    code: str
    code_known: bool
    title: str
    area: str
    days: str  # in words
    decider: str
    number: str  # of the instrument
    article: str
    evidence: str
    provisional: bool


@dataclass(frozen=True)
class VersionPage:
    """A version with the number of its instrument."""

    version: Version
    number: str


@dataclass(frozen=True)
class ProcedurePage:
    """One procedure. ``now``: the version of the day, None when it has none; ``papers``: those asked on the day."""

    procedure: Procedure
    area_title: str
    versions: tuple[VersionPage, ...]
    now: Version | None
    papers: tuple[PaperAsked, ...]
    opens: tuple[tuple[str, str], ...]  # policy name, title
    asks: tuple[tuple[str, str], ...]  # fact name, meaning

    @property
    def effect_title(self) -> str:
        return EFFECT_TITLES[self.procedure.effect]

    @property
    def guard_title(self) -> str:
        return GUARD_TITLES[self.procedure.guarded]


def book(on: date) -> dict[str, list[ProcedureRow]]:
    """The procedures in force on a day by area, in menu order."""
    rows = [_row(each, each.version_on(on)) for each in catalog.procedures(on)]
    return {area: list(found) for area, found in groupby(rows, key=lambda row: row.area)}


def procedure_page(code: str, *, on: date) -> ProcedurePage:
    """One procedure through time. Raises NoProcedure."""
    found = catalog.procedure(code)
    words = law()
    titles = {area.label: str(area.verbose_name) for area in areas()}
    return ProcedurePage(
        procedure=found,
        area_title=titles[found.area],
        versions=tuple(VersionPage(version, _number(version)) for version in found.versions),
        now=found.version_on(on) if found.in_force(on) else None,
        papers=found.papers_on(on),
        opens=tuple((name, words.policies[name].title) for name in found.opens),
        asks=tuple((name, words.facts[name].means) for name in found.asks),
    )


def mistakes() -> list[str]:
    """Every mistake of the procedures' files, each as ``file:line: what is wrong``; empty when they are in order."""
    return [str(mistake) for mistake in catalog.problems()]


def _row(procedure: Procedure, version: Version) -> ProcedureRow:
    return ProcedureRow(
        code=procedure.code,
        code_known=procedure.code_known,
        title=procedure.title,
        area=procedure.area,
        days=version.promise.words,
        decider=version.decider,
        number=_number(version),
        article=version.article,
        evidence=version.evidence,
        provisional=version.provisional,
    )


def _number(version: Version) -> str:
    return law().instruments[version.instrument].number
