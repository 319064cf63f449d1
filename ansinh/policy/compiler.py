"""Rules -> named SQL steps. The same steps serve one described person and everybody in the registers.

stated -> facts -> conditions -> candidates -> eligible -> amounts -> rivals -> outcomes.
Only ``stated`` differs: from the registers, from the JSON of described people, or from both for the cases of some people.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from ansinh.policy.catalog import BASE_SOURCE, TOLD_SOURCE, BenefitLine, Catalogue
from ansinh.policy.language import Vocabulary, check_number
from ansinh.policy.spec import UNSTATED, Fact

SQL_TYPES = {"bool": "boolean", "int": "bigint", "decimal": "numeric", "date": "date", "enum": "text"}


@dataclass(frozen=True)
class Step:
    """One named SELECT; it may read the steps before it."""

    name: str
    sql: str


@dataclass(frozen=True)
class Compiled:
    """The rules of one day. ``rules[n]`` is the line behind number ``n`` in the column ``rule``."""

    rules: tuple[BenefitLine, ...]
    described: Step
    registered: Step
    overlaid: Step
    steps: tuple[Step, ...]

    def statement(self, stated: Step, answer: str) -> str:
        """One statement: the steps over ``stated``, ending in the SELECT ``answer``."""
        bodies = ",\n".join(f"{step.name} AS (\n{step.sql}\n)" for step in (RATES, stated, *self.steps))
        # Inlined, its constants reach the planner, which else takes every source for one row and joins by loops.
        return f"WITH {ASKED.name} AS NOT MATERIALIZED (\n{ASKED.sql}\n),\n{bodies}\n{answer}"


ASKED = Step(
    "asked",
    "SELECT %(day)s::date AS day, %(month_start)s::date AS month_start, %(month_end)s::date AS month_end,"
    " %(known_at)s::timestamptz AS known_at",
)
RATES = Step(
    "rates",
    "SELECT code, amount_vnd FROM policy_rate WHERE months @> %(month_start)s::date AND known @> %(law_on)s::date",
)
# Typed once, and only for those of whom anything was told.
TOLD = "SELECT person_id, typed.*\nFROM (\n{source}\n) said, jsonb_to_record(words) AS typed ({columns})"
FACTS = """SELECT s.*,
  CASE s.birth_precision
    WHEN 'YEAR' THEN make_date(extract(year FROM s.birth_date)::int, 1, 1)
    WHEN 'MONTH' THEN make_date(extract(year FROM s.birth_date)::int, extract(month FROM s.birth_date)::int, 1)
    WHEN 'DAY' THEN s.birth_date END AS birth_first,
  CASE s.birth_precision
    WHEN 'YEAR' THEN make_date(extract(year FROM s.birth_date)::int, 12, 31)
    WHEN 'MONTH' THEN (date_trunc('month', s.birth_date::timestamp) + INTERVAL '1 month - 1 day')::date
    WHEN 'DAY' THEN s.birth_date END AS birth_last
FROM stated s"""
AMOUNTS = """SELECT e.person_id, e.rule, r.code, r.grp, r.half, r.keep, e.verdict, e.rate_code, e.multiplier,
  CASE WHEN e.sum = trunc(e.sum) THEN e.sum::bigint END AS amount_vnd
FROM (
  SELECT l.*, coalesce(l.stated_amount, t.amount_vnd * l.multiplier) AS sum
  FROM eligible l LEFT JOIN rates t ON t.code = l.rate_code
) e JOIN rules r ON r.rule = e.rule"""
RIVALS = """SELECT a.*,
  coalesce(max(amount_vnd) FILTER (WHERE verdict = 'SURE' AND half = 3) OVER grouped, 0) AS best_whole,
  coalesce(max(amount_vnd) FILTER (WHERE verdict = 'SURE' AND half = 1) OVER grouped, 0) AS best_first,
  coalesce(max(amount_vnd) FILTER (WHERE verdict = 'SURE' AND half = 2) OVER grouped, 0) AS best_second,
  row_number() OVER (
    PARTITION BY person_id, grp, verdict = 'SURE', CASE WHEN keep = 1 THEN half END
    ORDER BY amount_vnd DESC NULLS LAST, rule) AS place
FROM amounts a WINDOW grouped AS (PARTITION BY person_id, grp)"""
OUTCOMES = """SELECT person_id, rule, code, rate_code, multiplier, amount_vnd,
  CASE
    WHEN verdict = 'UNKNOWN' THEN 'UNKNOWN'
    WHEN holds THEN 'RULING'
    WHEN verdict = 'UNCLEAR' THEN 'OUTWEIGHED'
    WHEN amount_vnd IS NULL THEN 'NO_AMOUNT'
    WHEN held THEN 'HELD'
    WHEN keep > 1 AND place <= keep THEN 'GRANTED'
    WHEN keep = 1 AND place = 1 AND (half = 3) = (best_whole >= best_first + best_second) THEN 'GRANTED'
    ELSE 'OUTWEIGHED' END AS outcome
FROM (
  SELECT c.*, bool_or(c.holds) OVER (PARTITION BY c.person_id, c.grp) AS held
  FROM (
    SELECT r.*, verdict = 'ASKED' OR verdict = 'UNCLEAR' AND coalesce(amount_vnd, best_whole + best_first + best_second + 1)
      > CASE half WHEN 1 THEN best_first WHEN 2 THEN best_second
                  ELSE greatest(best_whole, best_first + best_second) END AS holds
    FROM rivals r
  ) c
) h"""


def compile_rules(law: Catalogue, day: date) -> Compiled:
    """The rules in force on ``day`` as SQL; compiled once for every stretch of days with the same law."""
    return _compiled(law, law.regime(day))


@lru_cache(maxsize=64)
def _compiled(law: Catalogue, regime: date) -> Compiled:
    rules = tuple(law.lines_on(regime))
    names = tuple(dict.fromkeys(name for rule in rules for name in (*rule.conditions, *rule.questions)))
    facts = [law.facts[name] for name in sorted(facts_read(law, rules, names))]
    return Compiled(
        rules,
        described=Step("stated", _described(facts)),
        registered=Step("stated", registered(law, facts)),
        overlaid=Step("stated", _overlaid(law, facts)),
        steps=(
            Step("rules", _rules(law, rules)),
            Step("facts", FACTS),
            Step("conditions", _conditions(law.vocabulary, names)),
            Step("candidates", _candidates(rules)),
            Step("eligible", _eligible(law.vocabulary, rules)),
            Step("amounts", AMOUNTS),
            Step("rivals", RIVALS),
            Step("outcomes", OUTCOMES),
        ),
    )


def facts_read(law: Catalogue, rules: Iterable[BenefitLine], names: Iterable[str]) -> set[str]:
    """Only facts that a rule of the day asks for are joined."""
    read = {"birth_date", "birth_precision"}
    for name in names:
        read |= law.vocabulary.term(name).facts
    for rule in rules:
        for text in (rule.coefficient, rule.row.quantity, rule.row.amount):
            read |= check_number(text, law.vocabulary).facts if text else frozenset()
        read |= law.vocabulary.rate_code(rule.rate).facts if rule.rate else frozenset()
    return read


def _typed(facts: Iterable[Fact]) -> str:
    return ", ".join(f"{fact.name} {SQL_TYPES[fact.type]}" for fact in facts)


def _described(facts: list[Fact]) -> str:
    return f"SELECT * FROM jsonb_to_recordset(%(described)s::jsonb) AS d (person_id bigint, {_typed(facts)})"


def registered(law: Catalogue, facts: list[Fact]) -> str:
    """Everybody, with each source joined once: what the register says, else what was told, else what silence means."""
    told = [fact for fact in facts if fact.source != BASE_SOURCE]
    used = dict.fromkeys(fact.source for fact in told if fact.source is not None)
    sources = {name: law.sources[name].strip() for name in used}
    sources[TOLD_SOURCE] = TOLD.format(source=law.sources[TOLD_SOURCE].strip(), columns=_typed(told))
    joins = "\n".join(f"LEFT JOIN (\n{sql}\n) {name} USING (person_id)" for name, sql in sources.items())
    columns = ", ".join(["people.person_id", *(f"{_value(fact)} AS {fact.name}" for fact in facts)])
    return f"SELECT {columns}\nFROM (\n{law.sources[BASE_SOURCE].strip()}\n) people\n{joins}"


def _overlaid(law: Catalogue, facts: list[Fact]) -> str:
    """The registers for the people of some cases, one row a case, with what each case states before what they say."""
    stated = [fact for fact in facts if fact.source != BASE_SOURCE]
    columns = ", ".join(
        f"coalesce(d.{fact.name}, r.{fact.name}) AS {fact.name}" if fact in stated else f"r.{fact.name}"
        for fact in facts
    )
    return (
        f"SELECT d.person_id, {columns}\n"
        f"FROM jsonb_to_recordset(%(described)s::jsonb) AS d (person_id bigint, subject bigint, {_typed(stated)})\n"
        f"JOIN (\n{registered(law, facts)}\nWHERE people.person_id = ANY (%(people)s)\n) r ON r.person_id = d.subject"
    )


def _value(fact: Fact) -> str:
    known = [] if fact.source is None else [f"{fact.source}.{fact.column}"]
    if fact.source != BASE_SOURCE:
        known.append(f"{TOLD_SOURCE}.{fact.name}")
    if fact.absent is not UNSTATED and fact.absent is not None:
        known.append(_literal(fact))
    return known[0] if len(known) == 1 else f"coalesce({', '.join(known)})"


def _literal(fact: Fact) -> str:
    if fact.type == "enum":
        return f"'{fact.absent}'"
    if fact.type == "bool":
        return "true" if fact.absent else "false"
    return str(fact.absent)


def _rules(law: Catalogue, rules: tuple[BenefitLine, ...]) -> str:
    rows = ",\n  ".join(
        f"({n}, '{rule.code.replace(chr(39), chr(39) * 2)}', '{rule.group}', {rule.half}, {law.groups[rule.group].keep})"
        for n, rule in enumerate(rules)
    )
    return f"SELECT * FROM (VALUES\n  {rows}\n) AS r (rule, code, grp, half, keep)"


def _conditions(vocabulary: Vocabulary, names: tuple[str, ...]) -> str:
    columns = "".join(f",\n  {vocabulary.term(name).sql} AS {name}" for name in names)
    return f"SELECT f.*{columns}\nFROM facts f"


def _all(names: tuple[str, ...]) -> str:
    return " AND ".join(f"f.{name}" for name in names) or "true"


def _candidates(rules: tuple[BenefitLine, ...]) -> str:
    """OFFSET 0 keeps the columns columns: else the planner writes each condition out again in every rule that asks it."""
    holds = dict.fromkeys(f"({_all(rule.conditions)}) IS NOT FALSE" for rule in rules)
    return "SELECT f.* FROM conditions f\nWHERE " + "\n  OR ".join(holds) + "\nOFFSET 0"


def _eligible(vocabulary: Vocabulary, rules: tuple[BenefitLine, ...]) -> str:
    """All rules for one candidate after the other: each wide row is read once, not once a rule (four times faster)."""
    branches = "\nUNION ALL\n".join(_rule(vocabulary, number, rule) for number, rule in enumerate(rules))
    return f"SELECT f.person_id, m.* FROM candidates f CROSS JOIN LATERAL (\n{branches}\n) m"


def _rule(vocabulary: Vocabulary, number: int, rule: BenefitLine) -> str:
    """One rule for a candidate ``f``: held surely or not, and at what rate and multiplier."""
    if rule.row.amount:
        rate, multiplier, amount = "NULL", "NULL", check_number(rule.row.amount, vocabulary).sql
    else:
        rate = vocabulary.rate_code(rule.rate).sql
        multiplier = check_number(rule.coefficient, vocabulary).sql
        if rule.row.quantity:
            multiplier = f"{multiplier} * {check_number(rule.row.quantity, vocabulary).sql}"
        amount = "NULL"
    asks = " OR ".join(f"f.{name}" for name in rule.questions) or "false"
    holds = _all(rule.conditions)
    return (
        f"SELECT {number} AS rule,\n"
        f"  CASE WHEN ({holds}) IS NULL THEN\n"
        "    CASE WHEN f.birth_first <> f.birth_last THEN 'UNCLEAR' ELSE 'UNKNOWN' END\n"
        f"  WHEN ({asks}) IS NOT FALSE THEN 'ASKED' ELSE 'SURE' END AS verdict,\n"
        f"  ({rate})::text AS rate_code, ({multiplier})::numeric AS multiplier, ({amount})::numeric AS stated_amount\n"
        f"WHERE ({holds}) IS NOT FALSE"
    )
