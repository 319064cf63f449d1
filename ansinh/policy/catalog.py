"""All law files of the house, read once and checked against one another."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache, partial
from pathlib import Path
from typing import Protocol, TypeVar

from django.apps import apps

from ansinh.policy import spec
from ansinh.policy.language import LanguageError, Vocabulary, check_number
from ansinh.policy.located import LawError
from ansinh.policy.spec import Case, Fact, Group, Instrument, Policy, Rate, Row, Term, Version

LAW_FOLDER = Path(__file__).parent.parent / "law"
BASE_SOURCE = "people"  # the SELECT that names everybody whom the registers know

TOLD_SOURCE = "told"  # the SELECT of the words that dossiers and forms established, one JSON object a person


class _Placed(Protocol):
    @property
    def file(self) -> Path: ...
    @property
    def line(self) -> int: ...


Entry = TypeVar("Entry")


@dataclass(frozen=True)
class BenefitLine:
    """One legal code: the policy, version and row that it stands in (several, when the law kept the code)."""

    policy: Policy
    version: Version
    row: Row

    @property
    def code(self) -> str:
        return self.version.code_of(self.row)

    @property
    def title(self) -> str:
        return self.row.title or self.policy.title

    @property
    def group(self) -> str:
        return self.row.group or self.policy.group

    @property
    def half(self) -> int:
        """1, 2, or 3 for the whole group."""
        return spec.HALVES[self.row.half or self.policy.half]

    @property
    def payee(self) -> str:
        return self.row.payee or self.policy.payee

    @property
    def article(self) -> str:
        return self.row.article or self.version.article

    @property
    def rate(self) -> str:
        return self.row.rate or self.version.rate

    @property
    def coefficient(self) -> str:
        return self.row.coefficient or self.version.coefficient or "1"

    @property
    def conditions(self) -> tuple[str, ...]:
        """The row's own first: they are the selective ones."""
        return tuple(dict.fromkeys((*self.row.when, *self.version.when)))

    @property
    def questions(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys((*self.row.questions, *self.version.questions)))


@dataclass(frozen=True, eq=False)
class Catalogue:
    """The law files as values. Compared by identity: it is read once a process."""

    instruments: dict[str, Instrument]
    rates: dict[str, Rate]
    groups: dict[str, Group]
    sources: dict[str, str]
    facts: dict[str, Fact]
    terms: dict[str, Term]
    policies: dict[str, Policy]
    cases: tuple[Case, ...]

    @cached_property
    def vocabulary(self) -> Vocabulary:
        return Vocabulary(self.facts, self.terms, frozenset(self.rates))

    def lines(self) -> Iterator[BenefitLine]:
        """Every row of every version, in the order of the files."""
        for policy in self.policies.values():
            for version in policy.versions:
                if not version.nothing:
                    for row in version.rows:
                        yield BenefitLine(policy, version, row)

    def lines_on(self, day: date) -> list[BenefitLine]:
        """The rows in force on a day."""
        return [line for line in self.lines() if line.version is line.policy.version_on(day)]

    def regime(self, day: date) -> date:
        """The last day on or before ``day`` on which any version began: the law is the same from there to ``day``."""
        return max(policy.version_on(day).start for policy in self.policies.values())

    def regimes(self) -> list[date]:
        """Every day from 2021 on from which the law is another."""
        starts = {version.start for policy in self.policies.values() for version in policy.versions}
        return sorted({max(start, spec.FIRST_DAY) for start in starts})


@lru_cache(maxsize=1)
def catalog() -> Catalogue:
    """The law of this installation: the files of ``ansinh/law`` and of every installed room and area.

    Raises LawError at the first mistake; ``problems`` lists those between files.
    """
    return load(LAW_FOLDER, [Path(config.path) for config in apps.get_app_configs()])


def load(law: Path, folders: Iterable[Path]) -> Catalogue:
    """Read the law files below ``law``, and facts, conditions and policies of the rooms and areas in ``folders``."""
    folders = list(folders)
    sources: dict[str, str] = {}
    facts: list[Fact] = []
    for file in _files(folders, "facts.yaml"):
        more, found = spec.parse_facts(file)
        if clash := sources.keys() & more.keys():
            raise LawError(file, 1, f"the source «{min(clash)}» stands in another file too")
        sources |= more
        facts += found
    policy_files = [
        (folder.name, file)
        for folder in folders
        for file in sorted((folder / "policies").glob("*.yaml"))
        if not file.name.endswith(".cases.yaml")
    ]
    return Catalogue(
        instruments=_unique(
            (i.code, i) for f in sorted(law.glob("instruments/*.yaml")) for i in spec.parse_instruments(f)
        ),
        rates=_unique((r.code, r) for f in sorted(law.glob("rates/*.yaml")) for r in spec.parse_rates(f)),
        groups=_unique((g.code, g) for f in sorted(law.glob("groups/*.yaml")) for g in spec.parse_groups(f)),
        sources=sources,
        facts=_unique((fact.name, fact) for fact in facts),
        terms=_unique((t.name, t) for f in _files(folders, "conditions.yaml") for t in spec.parse_terms(f)),
        policies=_unique((p.name, p) for area, f in policy_files for p in [spec.parse_policy(f, area)]),
        cases=tuple(c for f in _files(folders, "policies/*.cases.yaml") for c in spec.parse_cases(f)),
    )


def _files(folders: Iterable[Path], pattern: str) -> list[Path]:
    return [file for folder in folders for file in sorted(folder.glob(pattern))]


def _unique(entries: Iterable[tuple[str, Entry]]) -> dict[str, Entry]:
    found: dict[str, Entry] = {}
    for name, entry in entries:
        if name in found:
            file = getattr(entry, "file", LAW_FOLDER)
            raise LawError(file, getattr(entry, "line", 1), f"«{name}» stands twice in the law files")
        found[name] = entry
    return found


def problems(law: Catalogue) -> list[LawError]:
    """Every mistake between files: names that do not exist, types that do not fit, sums that cannot be paid."""
    found = list(_rate_problems(law))
    for term in law.terms.values():
        if term.name in law.facts:
            found.append(LawError(term.file, term.line, f"«{term.name}» is a fact too"))
        else:
            found += _language(term, partial(law.vocabulary.term, term.name))
    for line in law.lines():
        found += _line_problems(law, line)
    found += _case_problems(law)
    return found


def _rate_problems(law: Catalogue) -> Iterator[LawError]:
    for rate in law.rates.values():
        for value in rate.values:
            if value.instrument not in law.instruments:
                yield LawError(LAW_FOLDER / "rates", 1, f"«{rate.code}»: there is no instrument «{value.instrument}»")


@dataclass(frozen=True)
class _Place:
    file: Path
    line: int


def _line_problems(law: Catalogue, line: BenefitLine) -> Iterator[LawError]:
    place = _Place(line.policy.file, line.row.line)
    for name, kind in [*((n, "condition") for n in line.conditions), *((n, "question") for n in line.questions)]:
        if name not in law.terms or law.terms[name].kind != kind:
            yield LawError(place.file, place.line, f"there is no {kind} «{name}»")
    for register in _revealed(law, line) - {line.policy.guarded}:
        yield LawError(place.file, place.line, f"holding «{line.code}» reveals {register}: say «guarded: {register}»")
    if line.version.instrument not in law.instruments:
        yield LawError(place.file, line.version.line, f"there is no instrument «{line.version.instrument}»")
    if line.group not in law.groups:
        yield LawError(place.file, place.line, f"there is no group «{line.group}»")
    if line.row.amount:
        yield from _language(place, lambda: check_number(line.row.amount, law.vocabulary))
    elif not line.rate:
        yield LawError(place.file, place.line, f"«{line.code}» has neither a rate nor an amount")
    else:
        yield from _language(place, lambda: law.vocabulary.rate_code(line.rate))
        yield from _language(place, lambda: check_number(line.coefficient, law.vocabulary))
        yield from _language(place, lambda: check_number(line.row.quantity or "1", law.vocabulary))


def _revealed(law: Catalogue, line: BenefitLine) -> set[str]:
    """Guarded registers of which the line asks for a fact outright: whoever holds it stands in them."""
    asked = {law.terms[name].when.strip() for name in line.conditions if name in law.terms}
    return {fact.guarded for fact in law.facts.values() if fact.guarded and fact.name in asked}


def _language(place: _Placed, attempt: Callable[[], object]) -> Iterator[LawError]:
    try:
        attempt()
    except LanguageError as mistake:
        yield LawError(place.file, place.line, str(mistake))


def _case_problems(law: Catalogue) -> Iterator[LawError]:
    codes = {line.code for line in law.lines()}
    seen: set[str] = set()
    for case in law.cases:
        if case.id in seen:
            yield LawError(case.file, case.line, f"the case «{case.id}» stands twice")
        seen.add(case.id)
        for code in (*case.gives, *case.asks):
            if code not in codes:
                yield LawError(case.file, case.line, f"there is no benefit «{code}»")
        for name in case.facts:
            if name not in law.facts:
                yield LawError(case.file, case.line, f"there is no fact «{name}»")
