"""What the law gives: to one described person, and to everybody in the registers.

An assessment speaks of the month that holds ``on``, under the policies in force on ``on``. Amounts are those that the
law known on ``law_on`` (default: all law files) sets for that month.
"""

from __future__ import annotations

import calendar
import json
import re
from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import connection

from ansinh.kit.plans import many_rows
from ansinh.policy.catalog import BenefitLine, Catalogue, catalog
from ansinh.policy.compiler import Compiled, Step, compile_rules
from ansinh.policy.description import complete, stated
from ansinh.policy.queries import RateInForce, confirmed_versions, rates_in_force
from ansinh.policy.spec import PROVISIONAL

ALL_LAW = date(9999, 12, 31)
MEMORY = "64MB"  # to join 14 registers
_STEPS = (
    "SELECT person_id, 'outcome', to_jsonb(o)::text FROM outcomes o"
    " UNION ALL SELECT person_id, 'conditions', to_jsonb(c)::text FROM conditions c"
)
BIRTH_UNCLEAR = "Chỉ biết tháng hoặc năm sinh: chưa xác định được độ tuổi trong tháng này. (câu hỏi Q13)"
NEAREST = 8  # so many refusals are named
NEAR = 2  # conditions that may be missing to be near


@dataclass(frozen=True)
class LawPoint:
    """Where it is written, and how well we know it."""

    instrument: str
    article: str
    evidence: str


@dataclass(frozen=True)
class Granted:
    """A benefit that the law gives. ``coefficient`` is the multiplier of the rate (None for a one-off sum)."""

    code: str
    title: str
    amount_vnd: int
    coefficient: Decimal | None
    rate_code: str | None
    payee: str
    period: str
    programme: str
    law: tuple[LawPoint, ...]
    provisional: bool
    because: tuple[str, ...]
    facts: Mapping[str, Any]  # what the rule read, by name, as JSON; nothing of a guarded register


@dataclass(frozen=True)
class Refused:
    """A benefit that is near and not given, with the reasons."""

    code: str
    title: str
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class NeedsRuling:
    """A benefit that nobody should compute: the open questions."""

    code: str
    title: str
    questions: tuple[str, ...]


@dataclass(frozen=True)
class Assessment:
    """The answer for one person and month."""

    on: date
    benefits: tuple[Granted, ...]
    refused: tuple[Refused, ...]
    needs_ruling: tuple[NeedsRuling, ...]

    @property
    def total_vnd(self) -> int:
        return sum(benefit.amount_vnd for benefit in self.benefits)


@dataclass(frozen=True)
class Case:
    """A person of the registers, and what a dossier established of them, by name of the vocabulary."""

    person_id: int
    facts: Mapping[str, Any]


@dataclass(frozen=True)
class Outcome:
    """One row of the set-based assessment: GRANTED, OUTWEIGHED, RULING, HELD, UNKNOWN or NO_AMOUNT."""

    person_id: int
    code: str
    outcome: str
    rate_code: str | None
    multiplier: Decimal | None
    amount_vnd: int | None


def assess_described(facts: Mapping[str, Any], on: date, *, law_on: date = ALL_LAW) -> Assessment:
    """Assess a person who is only described, without touching any register. Raises FactRefused."""
    return assess_many_described([facts], on, law_on=law_on)[0]


def assess_many_described(people: Sequence[Mapping[str, Any]], on: date, *, law_on: date = ALL_LAW) -> list[Assessment]:
    """The same for many described people in one statement; answers in the order of the questions."""
    law = catalog()
    compiled = compile_rules(law, on)
    described = [{**complete(facts, law), "person_id": number} for number, facts in enumerate(people)]
    params = {**parameters(on, law_on), "known_at": datetime.combine(on, datetime.min.time())}
    params["described"] = json.dumps(described, default=str)
    outcomes, conditions = _run(compiled.statement(compiled.described, _STEPS), params)
    reader = _Reader(law, compiled, on, rates_in_force(on, law_on), confirmed_versions())
    return [reader.assessment(outcomes.get(n, []), conditions[n]) for n in range(len(people))]


def conditions_of(facts: Mapping[str, Any], on: date) -> dict[str, Any]:
    """Every condition and fact by name, for a described person: None where a fact left open decides it.

    A fact stated as None is open; one that is not stated is what silence means. Raises FactRefused.
    """
    law = catalog()
    compiled = compile_rules(law, on)
    params = {**parameters(on, ALL_LAW), "known_at": datetime.combine(on, datetime.min.time())}
    params["described"] = json.dumps([{**complete(facts, law), "person_id": 0}], default=str)
    return _run(compiled.statement(compiled.described, _STEPS), params)[1][0]


def assess_person(person_id: int, on: date, known_at: datetime, *, law_on: date = ALL_LAW) -> Assessment | None:
    """One person of the registers with the whole explanation; None if the actor does not see them."""
    law = catalog()
    compiled = compile_rules(law, on)
    params = {**parameters(on, law_on), "known_at": known_at, "person": person_id}
    only = _only(compiled, "person_id = %(person)s")  # an equality reaches into every source; = ANY does not
    outcomes, conditions = _run(compiled.statement(only, _STEPS), params)
    if person_id not in conditions:
        return None
    reader = _Reader(law, compiled, on, rates_in_force(on, law_on), confirmed_versions())
    return reader.assessment(outcomes.get(person_id, []), conditions[person_id])


def assess_cases(
    cases: Sequence[Case], on: date, known_at: datetime, *, law_on: date = ALL_LAW
) -> list[Assessment | None]:
    """Many cases in one statement, in their order: what a case states counts before what the registers say.

    None for a person whom the actor does not see. Raises FactRefused.
    """
    law = catalog()
    compiled = compile_rules(law, on)
    described = [
        {**stated(case.facts, law), "person_id": number, "subject": case.person_id} for number, case in enumerate(cases)
    ]
    params = {**parameters(on, law_on), "known_at": known_at, "people": [case.person_id for case in cases]}
    params["described"] = json.dumps(described, default=str)
    with many_rows():  # the sources are read whole
        outcomes, conditions = _run(compiled.statement(compiled.overlaid, _STEPS), params)
    reader = _Reader(law, compiled, on, rates_in_force(on, law_on), confirmed_versions())
    return [
        reader.assessment(outcomes.get(n, []), conditions[n]) if n in conditions else None for n in range(len(cases))
    ]


def _run(sql: str, params: dict[str, Any]) -> tuple[dict[int, list[dict[str, Any]]], dict[int, dict[str, Any]]]:
    """The rows of the steps by person: all outcomes, and the one row of conditions."""
    outcomes: dict[int, list[dict[str, Any]]] = {}
    conditions: dict[int, dict[str, Any]] = {}
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL jit = off")
        cursor.execute(sql, params)
        for person, step, row in cursor.fetchall():
            values = json.loads(row)
            if step == "outcome":
                outcomes.setdefault(person, []).append(values)
            else:
                conditions[person] = values
    return outcomes, conditions


def statement(
    on: date, known_at: datetime, person_ids: Sequence[int] | None = None, *, law_on: date = ALL_LAW
) -> tuple[str, dict[str, Any]]:
    """One SELECT over the registers with its parameters, to be run or to be put behind INSERT INTO.

    Over everybody, run it within ``many_rows(work_mem=MEMORY)``: no statistics tell how many periods hold a day, and 14
    registers joined by loops take minutes for 200,000 people. Row security decides who is seen.
    Columns: person_id, code, outcome, rate_code, multiplier, amount_vnd.
    """
    compiled = compile_rules(catalog(), on)
    step = compiled.registered if person_ids is None else _only(compiled, "person_id = ANY (%(people)s)")
    answer = "SELECT person_id, code, outcome, rate_code, multiplier, amount_vnd FROM outcomes"
    params = {**parameters(on, law_on), "known_at": known_at, "people": list(person_ids or [])}
    return compiled.statement(step, answer), params


def assess_people(
    on: date, known_at: datetime, person_ids: Sequence[int] | None = None, *, law_on: date = ALL_LAW
) -> list[Outcome]:
    """Assess everybody whom the actor sees (or the people named), as the registers stood on ``on``, known then."""
    sql, params = statement(on, known_at, person_ids, law_on=law_on)
    everybody = many_rows(work_mem=MEMORY) if person_ids is None else nullcontext()
    with everybody, connection.cursor() as cursor:
        cursor.execute("SET LOCAL jit = off")
        cursor.execute(sql, params)
        return [Outcome(*row) for row in cursor.fetchall()]


def _only(compiled: Compiled, condition: str) -> Step:
    """The registers, for some people only."""
    sql = f"SELECT * FROM (\n{compiled.registered.sql}\n) everybody WHERE {condition}"
    return Step(compiled.registered.name, sql)


def parameters(on: date, law_on: date) -> dict[str, Any]:
    """What every statement over the registers is asked with: the day, its month, and the law as known on ``law_on``."""
    last = calendar.monthrange(on.year, on.month)[1]
    return {"day": on, "month_start": on.replace(day=1), "month_end": on.replace(day=last), "law_on": law_on}


class _Reader:
    """Reads the rows of the steps back into words."""

    def __init__(
        self, law: Catalogue, compiled: Compiled, on: date, rates: Mapping[str, RateInForce], confirmed: frozenset[str]
    ) -> None:
        self.law, self.rules, self.on, self.rates, self.confirmed = law, compiled.rules, on, rates, confirmed

    def assessment(self, outcomes: list[dict[str, Any]], row: dict[str, Any]) -> Assessment:
        granted, refused, asked = [], [], []
        winners = {o["code"]: self.rules[o["rule"]] for o in outcomes if o["outcome"] == "GRANTED"}
        for outcome in sorted(outcomes, key=lambda outcome: int(outcome["rule"])):
            rule, kind = self.rules[outcome["rule"]], outcome["outcome"]
            if kind == "GRANTED":
                granted.append(self._granted(rule, outcome, row))
            elif kind in ("RULING", "HELD"):
                asked.append(NeedsRuling(rule.code, rule.title, self._questions(rule, kind, row)))
            else:
                refused.append(Refused(rule.code, rule.title, self._why_not(rule, kind, winners, row)))
        reached = {outcome["rule"] for outcome in outcomes}
        refused += self._nearest([rule for n, rule in enumerate(self.rules) if n not in reached], row)
        return Assessment(self.on, tuple(granted), tuple(refused), tuple(asked))

    def _granted(self, rule: BenefitLine, outcome: dict[str, Any], row: dict[str, Any]) -> Granted:
        rates = [self.rates[code] for code in self._rate_codes(rule, outcome, row) if code in self.rates]
        version = rule.policy.fingerprint(rule.version)
        number = self.law.instruments[rule.version.instrument].number
        points = [LawPoint(number, rule.article, rule.version.evidence)]
        points += [LawPoint(rate.number, rate.article, rate.evidence) for rate in rates]
        resting_on = [(rule.version.evidence, version), *((rate.evidence, rate.version) for rate in rates)]
        return Granted(
            code=rule.code,
            title=rule.title,
            amount_vnd=int(outcome["amount_vnd"]),
            coefficient=None if outcome["multiplier"] is None else Decimal(str(outcome["multiplier"])),
            rate_code=outcome["rate_code"],
            payee=rule.payee,
            period=rule.policy.period,
            programme=rule.policy.programme,
            law=tuple(points),
            provisional=any(kind in PROVISIONAL and name not in self.confirmed for kind, name in resting_on),
            because=tuple(self.law.terms[name].says for name in rule.conditions),
            facts=self._facts(rule, row),
        )

    def _facts(self, rule: BenefitLine, row: dict[str, Any]) -> dict[str, Any]:
        read = {name for condition in rule.conditions for name in self.law.vocabulary.term(condition).facts}
        open_ones = (name for name in sorted(read) if not self.law.facts[name].guarded)
        return {name: row[name] for name in open_ones if row[name] is not None}

    def _rate_codes(self, rule: BenefitLine, outcome: dict[str, Any], row: dict[str, Any]) -> list[str]:
        if outcome["rate_code"]:
            return [outcome["rate_code"]]
        templates = re.findall(r"rate\('([^']+)'\)", rule.row.amount)
        return [re.sub(r"\{(\w+)\}", lambda found: str(row[found[1]]), template) for template in templates]

    def _questions(self, rule: BenefitLine, kind: str, row: dict[str, Any]) -> tuple[str, ...]:
        open_ones = [self.law.terms[name].says for name in rule.questions if row[name] is not False]
        if any(row[name] is None for name in rule.conditions):
            open_ones += [BIRTH_UNCLEAR, *self._missing(rule, row)]
        if kind == "HELD":
            open_ones = ["Chờ ý kiến về chế độ khác trong cùng nhóm chỉ hưởng một mức."]
        return tuple(open_ones)

    def _why_not(
        self, rule: BenefitLine, kind: str, winners: dict[str, BenefitLine], row: dict[str, Any]
    ) -> tuple[str, ...]:
        if kind == "UNKNOWN":
            return self._missing(rule, row)
        if kind == "NO_AMOUNT":
            return (f"Chưa có mức tiền «{rule.rate or rule.title}» cho tháng {self.on:%m/%Y}.",)
        better = ", ".join(code for code, winner in winners.items() if winner.group == rule.group)
        return (f"Chỉ hưởng mức cao nhất trong nhóm: đã có {better}.",)

    def _missing(self, rule: BenefitLine, row: dict[str, Any]) -> tuple[str, ...]:
        """The conditions that fail, and the facts that nobody stated."""
        failed = [f"Chưa đạt điều kiện: {self.law.terms[name].says}." for name in rule.conditions if row[name] is False]
        unknown: dict[str, None] = {}
        for name in rule.conditions:
            if row[name] is None:
                for fact in sorted(self.law.vocabulary.term(name).facts):
                    if row[fact] is None and self.law.facts[fact].absent is not None:
                        unknown[fact] = None
        return (*failed, *(f"Chưa biết: {self.law.facts[fact].means}." for fact in unknown))

    def _nearest(self, rules: list[BenefitLine], row: dict[str, Any]) -> list[Refused]:
        """One refusal a code: something of the rule's own holds, and the fewest conditions are missing."""
        found: dict[str, Refused] = {}
        near = [rule for rule in rules if any(row[name] for name in rule.row.when)]
        for rule in sorted(near, key=lambda rule: sum(row[name] is not True for name in rule.conditions)):
            reasons = self._missing(rule, row)
            if len(reasons) <= NEAR:
                found.setdefault(rule.code, Refused(rule.code, rule.title, reasons))
        return list(found.values())[:NEAREST]
