"""What the law files say, as frozen values, and their parsers. The format is told in docs/algorithms/policy.md."""

from __future__ import annotations

import hashlib
import itertools
import json
from dataclasses import dataclass, fields, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from ansinh.policy.located import LawError, Mapping, read, read_list
from ansinh.policy.refusals import DayWithoutLaw

EVIDENCE = ("gazette", "copy", "press", "knowledge")
PROVISIONAL = frozenset({"press", "knowledge"})
PROGRAMMES = (
    "SOCIAL_ASSISTANCE",
    "SOCIAL_PENSION",
    "CARE_SUPPORT",
    "FUNERAL",
    "FACILITY",
    "EMERGENCY",
    "MERIT",
)
HALVES = {"FIRST": 1, "SECOND": 2, "WHOLE": 3}
PAYEES = ("PERSON", "CARER", "HOUSEHOLD", "FACILITY", "RELATIVE")
PERIODS = ("MONTH", "ONCE", "YEAR")
START_RULES = ("SIGNING", "CERTIFICATE", "CONDITION", "NEXT_MONTH")
FACT_TYPES = ("bool", "int", "decimal", "date", "enum")
FIRST_DAY = date(2021, 1, 1)  # the house answers for every day from here on
UNSTATED: Any = object()  # a fact without ``absent``: silence is not an answer


@dataclass(frozen=True)
class Instrument:
    """A legal instrument."""

    code: str
    number: str
    title: str
    issuer: str
    signed_on: date | None
    in_force_from: date | None
    in_force_to: date | None


@dataclass(frozen=True)
class RateValue:
    """An amount in đồng from month ``start`` on (to ``end``, a last day), as the law stood from ``law_from`` on."""

    start: date
    end: date | None
    law_from: date
    amount: int
    instrument: str
    article: str
    evidence: str
    checked_on: date | None


@dataclass(frozen=True)
class Rate:
    code: str
    title: str
    values: tuple[RateValue, ...]


@dataclass(frozen=True)
class Group:
    """Benefits of which one person gets the ``keep`` highest."""

    code: str
    title: str
    keep: int


@dataclass(frozen=True)
class Fact:
    """A word of the vocabulary. ``source`` is the SELECT that knows it in the registers, ``column`` its column there."""

    name: str
    type: str
    values: tuple[tuple[str, str], ...]  # of an enum: word and Vietnamese meaning
    means: str
    source: str | None
    column: str
    absent: Any  # UNSTATED, None or a value
    guarded: str  # the guarded register that it belongs to: "HIV", or empty
    file: Path
    line: int


@dataclass(frozen=True)
class Term:
    """A named condition or question: an expression and the Vietnamese sentence that it stands for."""

    name: str
    kind: str  # "condition", "question"
    when: str
    says: str
    file: Path
    line: int


@dataclass(frozen=True)
class Row:
    """One line of a policy's table: who gets which code, and how much."""

    key: str
    line: int
    code: str = ""
    title: str = ""
    when: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    article: str = ""
    rate: str = ""
    coefficient: str = ""
    quantity: str = ""
    amount: str = ""
    half: str = ""
    group: str = ""
    payee: str = ""


@dataclass(frozen=True)
class Version:
    """A policy from a day on. ``nothing`` is the reason why nobody gets it in this time."""

    line: int
    start: date
    end: date | None = None  # last day
    nothing: str = ""
    prefix: str = ""
    instrument: str = ""
    article: str = ""
    evidence: str = ""
    checked_on: date | None = None
    start_rule: str = "SIGNING"
    rate: str = ""
    coefficient: str = ""
    when: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()

    @property
    def provisional(self) -> bool:
        """Whether two officers must compare it with the official text before money rests on it."""
        return self.evidence in PROVISIONAL

    def code_of(self, row: Row) -> str:
        """The legal code: ``ND20-5.6.nang``."""
        return f"{self.prefix}-{row.code}" if self.prefix else row.code


@dataclass(frozen=True)
class Policy:
    """A benefit through time. ``guarded``: the guarded register that holding it reveals, or empty (``masking``)."""

    name: str
    area: str
    title: str
    programme: str
    group: str
    half: str
    payee: str
    period: str
    versions: tuple[Version, ...]
    guarded: str
    file: Path

    def version_on(self, day: date) -> Version:
        """The one version of the day. Raises DayWithoutLaw before 2021."""
        for version in self.versions:
            if version.start <= day and (version.end is None or day <= version.end):
                return version
        raise DayWithoutLaw(FIRST_DAY)

    def fingerprint(self, version: Version) -> str:
        """Names exactly this content of the version: what two officers confirm. Its place in the file is no part."""
        content = [
            [name, [_content(row) for row in value] if name == "rows" else str(value)]
            for name, value in _content(version).items()
        ]
        return _digest([self.name, content])


@dataclass(frozen=True)
class Case:
    """A worked case: facts, a day, and exactly what comes out."""

    id: str
    says: str
    on: date
    facts: dict[str, Any]
    gives: dict[str, int]
    asks: tuple[str, ...]
    source: str
    file: Path
    line: int


def rate_fingerprint(code: str, value: RateValue) -> str:
    """Names exactly this entry of a rate."""
    return _digest([code, {entry.name: str(getattr(value, entry.name)) for entry in fields(value)}])


def _content(piece: Row | Version) -> dict[str, Any]:
    return {entry.name: getattr(piece, entry.name) for entry in fields(piece) if entry.name not in {"line", "end"}}


def _digest(content: Any) -> str:
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


# --- parsers -----------------------------------------------------------------------------------------------------


def parse_instruments(file: Path) -> list[Instrument]:
    """``law/instruments/*.yaml``."""
    found = []
    for code, entry in read(file).sections():
        found.append(
            Instrument(
                code,
                entry.need("number", str),
                entry.need("title", str),
                entry.take("issuer", str, ""),
                entry.maybe("signed_on", date),
                entry.maybe("in_force_from", date),
                entry.maybe("in_force_to", date),
            )
        )
        entry.done()
    return found


def parse_rates(file: Path) -> list[Rate]:
    """``law/rates/*.yaml``."""
    found = []
    for code, entry in read(file).sections():
        values = []
        for value in entry.mappings("values"):
            amount = value.need("amount", int)
            if amount <= 0:
                raise value.error("an amount is more than 0 đồng", "amount")
            start = value.need("from", date)
            if start.day != 1:
                raise value.error("a rate begins on the first day of a month", "from")
            values.append(
                RateValue(
                    start,
                    value.maybe("to", date),
                    value.need("law_from", date),
                    amount,
                    value.need("instrument", str),
                    value.need("article", str),
                    value.choice("evidence", EVIDENCE),
                    value.maybe("checked_on", date),
                )
            )
            value.done()
        found.append(Rate(code, entry.need("title", str), tuple(values)))
        entry.done()
    return found


def parse_groups(file: Path) -> list[Group]:
    """``law/groups/*.yaml``."""
    found = []
    for code, entry in read(file).sections():
        found.append(Group(code, entry.need("title", str), entry.take("keep", int, 1)))
        entry.done()
    return found


def parse_facts(file: Path) -> tuple[dict[str, str], list[Fact]]:
    """``<app>/facts.yaml``: the SELECTs by name, and the facts that read them."""
    top = read(file)
    section = top.need("sources", Mapping)
    sources = {name: section.need(name, str) for name in section}
    found = [_fact(name, entry, sources) for name, entry in top.need("facts", Mapping).sections()]
    top.done()
    return sources, found


def _fact(name: str, entry: Mapping, sources: dict[str, str]) -> Fact:
    kind = entry.choice("type", FACT_TYPES)
    values: tuple[tuple[str, str], ...] = ()
    if kind == "enum":
        values = tuple((word, str(means)) for word, means in entry.need("values", Mapping).plain().items())
    place = entry.maybe("from", str)
    source, _, column = (place or "").partition(".")
    if place is not None and (source not in sources or not column):
        raise entry.error(f"«{place}» names no source.column of this file", "from")
    absent = entry.raw("absent") if "absent" in entry else UNSTATED
    if kind == "enum" and absent not in (UNSTATED, None) and absent not in dict(values):
        raise entry.error(f"«{absent}» is not among the values", "absent")
    means, guarded = entry.need("means", str), entry.take("guarded", str, "")
    fact = Fact(name, kind, values, means, source or None, column, absent, guarded, entry.file, entry.line)
    entry.done()
    return fact


def parse_terms(file: Path) -> list[Term]:
    """``areas/<area>/conditions.yaml``."""
    top = read(file)
    found = []
    for section, kind in (("conditions", "condition"), ("questions", "question")):
        if section not in top:
            continue
        for name, entry in top.need(section, Mapping).sections():
            found.append(Term(name, kind, str(entry.raw("when")), entry.need("says", str), file, entry.line))
            entry.done()
    top.done()
    return found


def parse_policy(file: Path, area: str) -> Policy:
    """``areas/<area>/policies/<policy>.yaml``, each version complete: what it took over is written into it."""
    top = read(file)
    versions: list[Version] = []
    for entry in top.mappings("versions"):
        versions.append(_version(entry, versions[-1] if versions else None))
        entry.done()
    for early, late in itertools.pairwise(versions):
        if late.start <= early.start:
            raise LawError(file, late.line, "versions must follow one another in time")
    if versions[0].start > FIRST_DAY:
        raise LawError(
            file, versions[0].line, f"the first version must begin by {FIRST_DAY} (with «nothing:» if need be)"
        )
    ends = [late.start - timedelta(days=1) for late in versions[1:]]
    policy = Policy(
        name=top.need("policy", str),
        area=area,
        title=top.need("title", str),
        programme=top.choice("programme", PROGRAMMES),
        group=top.need("group", str),
        half=top.choice("half", tuple(HALVES), "WHOLE"),
        payee=top.choice("payee", PAYEES, "PERSON"),
        period=top.choice("period", PERIODS, "MONTH"),
        versions=tuple(replace(version, end=end) for version, end in zip(versions, [*ends, None], strict=True)),
        guarded=top.take("guarded", str, ""),
        file=file,
    )
    if policy.name != file.stem:
        raise top.error(f"policy «{policy.name}» must stand in {policy.name}.yaml", "policy")
    top.done()
    return policy


def _version(entry: Mapping, before: Version | None) -> Version:
    """A version that states only what changed against the one ``before``."""
    old = before or Version(line=entry.line, start=date.min)
    nothing = entry.take("nothing", str, "")
    version = replace(
        old,
        line=entry.line,
        start=entry.need("from", date),
        nothing=nothing,
        prefix=entry.take("prefix", str, old.prefix),
        instrument=entry.take("instrument", str, old.instrument),
        article=entry.take("article", str, old.article),
        evidence=entry.choice("evidence", EVIDENCE, old.evidence) if "evidence" in entry else old.evidence,
        checked_on=entry.maybe("checked_on", date) or old.checked_on,
        start_rule=entry.choice("start", START_RULES, old.start_rule),
        rate=entry.take("rate", str, old.rate),
        coefficient=_expression(entry, "coefficient", old.coefficient),
        when=entry.names("when") if "when" in entry else old.when,
        questions=entry.names("questions") if "questions" in entry else old.questions,
        rows=_rows(entry, old.rows),
    )
    if not nothing:
        for key in ("instrument", "article", "evidence"):
            if not getattr(version, key):
                raise entry.error(f"«{key}» is missing")
        if not version.rows:
            raise entry.error("«rows» is missing (or say «nothing: why»)")
    return version


def _rows(entry: Mapping, old: tuple[Row, ...]) -> tuple[Row, ...]:
    rows = {row.key: row for row in old}
    if "rows" in entry:
        section = entry.need("rows", Mapping)
        for key in section:
            stated = section.raw(key)
            if stated is None:
                rows.pop(key, None)
            elif isinstance(stated, Mapping):
                rows[key] = _row(key, stated, rows.get(key))
            else:
                raise section.error(f"row «{key}» must be a mapping or null", key)
    return tuple(rows.values())


def _row(key: str, entry: Mapping, before: Row | None) -> Row:
    old = before or Row(key, entry.line)
    row = replace(
        old,
        line=entry.line,
        code=str(entry.raw("code")) if "code" in entry else old.code,
        when=entry.names("when") if "when" in entry else old.when,
        questions=entry.names("questions") if "questions" in entry else old.questions,
        half=entry.choice("half", tuple(HALVES), old.half) if "half" in entry else old.half,
        payee=entry.choice("payee", PAYEES, old.payee) if "payee" in entry else old.payee,
        coefficient=_expression(entry, "coefficient", old.coefficient),
        quantity=_expression(entry, "quantity", old.quantity),
        amount=_expression(entry, "amount", old.amount),
        **{name: entry.take(name, str, getattr(old, name)) for name in ("title", "article", "rate", "group")},
    )
    if not row.code:
        raise entry.error("«code» is missing")
    entry.done()
    return row


def _expression(entry: Mapping, key: str, old: str) -> str:
    """A number or an expression, as text."""
    return str(entry.raw(key)) if key in entry else old


def parse_cases(file: Path) -> list[Case]:
    """``areas/<area>/policies/*.cases.yaml``."""
    found = []
    for entry in read_list(file):
        gives = entry.need("gives", Mapping).plain()
        found.append(
            Case(
                id=entry.need("id", str),
                says=entry.need("says", str),
                on=entry.need("on", date),
                facts=entry.need("facts", Mapping).plain(),
                gives=gives,
                asks=entry.names("asks"),
                source=entry.take("source", str, ""),
                file=file,
                line=entry.line,
            )
        )
        entry.done()
    return found
