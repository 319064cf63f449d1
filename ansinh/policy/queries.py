"""Reads of this room: rates as the law stood on a day, benefits, provisional versions, the page of a policy."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.db import connection

from ansinh.policy.catalog import BenefitLine, Catalogue, catalog, problems
from ansinh.policy.located import LawError
from ansinh.policy.models import Benefit, Confirmation
from ansinh.policy.refusals import BenefitUnknown, RateMissing
from ansinh.policy.spec import PROVISIONAL, UNSTATED, Case, Policy, Rate, Version, rate_fingerprint

CONFIRMATIONS_NEEDED = 2
CHECK_EVERY_DAYS = 365


@dataclass(frozen=True)
class RateInForce:
    """A rate of one month, with its source."""

    code: str
    amount_vnd: int
    number: str  # of the instrument
    article: str
    evidence: str
    version: str


@dataclass(frozen=True)
class BenefitEntry:
    """A benefit that a decision may grant."""

    code: str
    title: str
    programme: str
    group: str
    halves: int
    period: str
    payee: str
    start_rule: str


@dataclass(frozen=True)
class ProvisionalVersion:
    """A version that rests on the press or on memory, and who has confirmed it so far. Two make it usable."""

    version: str
    title: str
    evidence: str
    confirmed_by: tuple[str, ...]

    @property
    def usable(self) -> bool:
        return len(self.confirmed_by) >= CONFIRMATIONS_NEEDED


@dataclass(frozen=True)
class Confirmable:
    """A version of a policy or a rate, as officers compare it with the official text."""

    title: str
    evidence: str
    checked_on: date | None


@dataclass(frozen=True)
class StaleVersion:
    """A version to look at: ``why`` is "provisional" or "unchecked"."""

    version: str
    title: str
    evidence: str
    checked_on: date | None
    why: str


@dataclass(frozen=True)
class KnownFact:
    """A word of the vocabulary. ``stated_by_silence``: whether leaving it out means ``absent``."""

    name: str
    type: str
    values: dict[str, str]
    means: str
    stated_by_silence: bool
    absent: object
    area: str


@dataclass(frozen=True)
class VersionOnLine:
    """One stretch of a policy's time line."""

    start: date
    end: date | None
    nothing: str
    number: str
    article: str
    evidence: str
    checked_on: date | None
    version: str
    confirmed_by: tuple[str, ...]
    rows: tuple[RowOnPage, ...]


@dataclass(frozen=True)
class RowOnPage:
    """One line of the table of a version, in words."""

    code: str
    title: str
    article: str
    conditions: tuple[str, ...]
    questions: tuple[str, ...]
    rate: str
    rate_title: str
    coefficient: str
    quantity: str
    amount: str


@dataclass(frozen=True)
class PolicyPage:
    """Everything that the browsable law page shows of one policy."""

    name: str
    area: str
    title: str
    programme: str
    group_title: str
    versions: tuple[VersionOnLine, ...]
    rates: tuple[Rate, ...]
    cases: tuple[Case, ...]


@dataclass(frozen=True)
class PolicyInList:
    """A line of the index of policies."""

    name: str
    area: str
    title: str
    codes_now: tuple[str, ...]
    number: str
    evidence: str


def rates_in_force(month: date, law_on: date) -> dict[str, RateInForce]:
    """Every rate of the month that holds ``month``, as the law stood on the day ``law_on``."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT r.code, r.amount_vnd, i.number, r.article, r.evidence, r.version FROM policy_rate r"
            " JOIN policy_instrument i ON i.code = r.instrument_id WHERE r.months @> %s AND r.known @> %s",
            [month.replace(day=1), law_on],
        )
        return {row[0]: RateInForce(*row) for row in cursor.fetchall()}


def rate_in_force(code: str, month: date, law_on: date, *, asked_by: str) -> RateInForce:
    """One rate. Raises RateMissing: there are no defaults."""
    found = rates_in_force(month, law_on).get(code)
    if found is None:
        raise RateMissing(code, month, asked_by)
    return found


def benefit(code: str) -> BenefitEntry:
    """The benefit of a legal code. Raises BenefitUnknown."""
    found = Benefit.objects.select_related("group").filter(code=code).first()
    if found is None:
        raise BenefitUnknown(f"Không có chế độ mang mã «{code}».", benefit=code)
    return BenefitEntry(
        found.code,
        found.title,
        found.programme,
        found.group.code,
        found.halves,
        found.period,
        found.payee,
        found.start_rule,
    )


def confirmed_versions() -> frozenset[str]:
    """Versions that two officers have compared with the official text."""
    return frozenset(v for v, names in _confirmations().items() if len(names) >= CONFIRMATIONS_NEEDED)


def provisional_versions() -> list[ProvisionalVersion]:
    """All versions of policies and rates known from the press or from memory only."""
    law, confirmed = catalog(), _confirmations()
    return [
        ProvisionalVersion(version, entry.title, entry.evidence, confirmed.get(version, ()))
        for version, entry in versions_of(law).items()
        if entry.evidence in PROVISIONAL
    ]


def versions_of(law: Catalogue) -> dict[str, Confirmable]:
    """Everything that can be confirmed, by its fingerprint."""
    found = {}
    for policy in law.policies.values():
        for version in policy.versions:
            if not version.nothing:
                title = f"{policy.title} – từ {version.start:%d/%m/%Y}"
                found[policy.fingerprint(version)] = Confirmable(title, version.evidence, version.checked_on)
    for rate in law.rates.values():
        for value in rate.values:
            title = f"{rate.title} – từ {value.start:%m/%Y}"
            found[rate_fingerprint(rate.code, value)] = Confirmable(title, value.evidence, value.checked_on)
    return found


def claimable(on: date) -> list[tuple[str, list[tuple[str, str]]]]:
    """[(policy, [(legal code, title)])] in force on a day, to choose the benefit that a list means."""
    lines = catalog().lines_on(on)
    by_policy = groupby(lines, key=lambda line: line.policy.title)
    return [(title, list({line.code: line.title for line in found}.items())) for title, found in by_policy]


def policies(on: date) -> list[PolicyInList]:
    """The index of the law page, as of a day."""
    law = catalog()
    listed = []
    for policy in law.policies.values():
        version = policy.version_on(on)
        codes = () if version.nothing else tuple(dict.fromkeys(version.code_of(row) for row in version.rows))
        listed.append(
            PolicyInList(policy.name, policy.area, policy.title, codes, _number(law, version), version.evidence)
        )
    return listed


def policy_page(name: str) -> PolicyPage:
    """One policy by its name or by one of its legal codes. Raises BenefitUnknown."""
    law = catalog()
    lines = list(law.lines())
    found = law.policies.get(name) or next((line.policy for line in lines if line.code == name), None)
    if found is None:
        raise BenefitUnknown(f"Không có chính sách hoặc chế độ mang mã «{name}».", benefit=name)
    own = [line for line in lines if line.policy is found]
    codes, confirmed = {line.code for line in own}, _confirmations()
    return PolicyPage(
        name=found.name,
        area=found.area,
        title=found.title,
        programme=found.programme,
        group_title=law.groups[found.group].title,
        versions=tuple(_on_line(law, found, version, own, confirmed) for version in found.versions),
        rates=tuple(law.rates[code] for code in dict.fromkeys(line.rate for line in own) if code in law.rates),
        cases=tuple(
            case for case in law.cases if codes & {*case.gives, *case.asks} or case.file.stem == f"{found.name}.cases"
        ),
    )


def _on_line(
    law: Catalogue, policy: Policy, version: Version, lines: list[BenefitLine], confirmed: Mapping[str, tuple[str, ...]]
) -> VersionOnLine:
    fingerprint = policy.fingerprint(version)
    return VersionOnLine(
        start=version.start,
        end=version.end,
        nothing=version.nothing,
        number=_number(law, version),
        article=version.article,
        evidence=version.evidence,
        checked_on=version.checked_on,
        version=fingerprint,
        confirmed_by=confirmed.get(fingerprint, ()),
        rows=tuple(_row_on_page(law, line) for line in lines if line.version is version),
    )


def _row_on_page(law: Catalogue, line: BenefitLine) -> RowOnPage:
    return RowOnPage(
        code=line.code,
        title=line.title,
        article=line.article,
        conditions=tuple(law.terms[name].says for name in line.conditions),
        questions=tuple(law.terms[name].says for name in line.questions),
        rate=line.rate,
        rate_title=law.rates[line.rate].title if line.rate in law.rates else line.rate,
        coefficient=line.coefficient,
        quantity=line.row.quantity,
        amount=line.row.amount,
    )


def _number(law: Catalogue, version: Version) -> str:
    return law.instruments[version.instrument].number if version.instrument else ""


def _confirmations() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for version, name in Confirmation.objects.order_by("id").values_list("version", "user_name"):
        found[version] = (*found.get(version, ()), name)
    return found


def known_facts() -> list[KnownFact]:
    """The vocabulary in which a person is described."""
    return [
        KnownFact(
            fact.name,
            fact.type,
            dict(fact.values),
            fact.means,
            stated_by_silence=fact.absent is not UNSTATED,
            absent=None if fact.absent is UNSTATED else fact.absent,
            area=fact.file.parent.name,
        )
        for fact in catalog().facts.values()
    ]


def mistakes() -> list[str]:
    """Every mistake in the law files, each as ``file:line: what is wrong``; empty when the law is in order."""
    try:
        return [str(mistake) for mistake in problems(catalog())]
    except LawError as mistake:
        return [str(mistake)]


def stale_versions(on: date) -> list[StaleVersion]:
    """Versions that somebody should look at: provisional ones not yet confirmed, and those checked too long ago."""
    law, confirmed = catalog(), confirmed_versions()
    found = []
    for version, entry in versions_of(law).items():
        if entry.evidence in PROVISIONAL and version not in confirmed:
            found.append(StaleVersion(version, entry.title, entry.evidence, entry.checked_on, "provisional"))
        elif entry.checked_on is None or (on - entry.checked_on).days > CHECK_EVERY_DAYS:
            found.append(StaleVersion(version, entry.title, entry.evidence, entry.checked_on, "unchecked"))
    return found
