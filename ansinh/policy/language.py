"""The closed language of the law files: text -> syntax tree -> checked types -> SQL for PostgreSQL.

Only what is listed here exists. Division and date differences are left out on purpose: they round and they guess.
Every expression keeps SQL's three values, so that what rests on an unknown fact is itself unknown; ``least`` and
``greatest`` are written out because those of PostgreSQL ignore nulls.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import sqlglot
from sqlglot import exp
from sqlglot.errors import ParseError, TokenError

from ansinh.policy.spec import Fact, Term

AGE_WORDS = frozenset({"reached", "before", "until", "turns"})
COMPARISONS: dict[type[exp.Expression], str] = {
    exp.EQ: "=",
    exp.NEQ: "<>",
    exp.LT: "<",
    exp.LTE: "<=",
    exp.GT: ">",
    exp.GTE: ">=",
}
ARITHMETIC: dict[type[exp.Expression], str] = {exp.Add: "+", exp.Sub: "-", exp.Mul: "*"}
NUMBER, BOOL, DATE, TEXT = "number", "bool", "date", "text"
KIND_OF_TYPE = {"bool": BOOL, "int": NUMBER, "decimal": NUMBER, "date": DATE, "enum": TEXT}


class LanguageError(ValueError):
    """The expression says something that the language does not know, or mixes types."""


@dataclass(frozen=True)
class Checked:
    """An expression as typed SQL over a row ``f`` of facts. ``facts`` are the words that it reads."""

    sql: str
    kind: str
    facts: frozenset[str]
    words: frozenset[str] = frozenset()  # of an enum fact: the values it may be compared with

    @property
    def asks_age(self) -> bool:
        """Whether it reads the date of birth."""
        return "birth_date" in self.facts


def check_bool(text: str, vocabulary: Vocabulary) -> Checked:
    """The expression of a condition. Raises LanguageError."""
    checked = vocabulary.check(text)
    if checked.kind != BOOL:
        raise LanguageError(f"«{text}» is a {checked.kind}, not a condition")
    return checked


def check_number(text: str, vocabulary: Vocabulary) -> Checked:
    """The expression of a coefficient, a quantity or an amount. Raises LanguageError."""
    checked = vocabulary.check(text)
    if checked.kind != NUMBER:
        raise LanguageError(f"«{text}» is a {checked.kind}, not a number")
    return checked


class Vocabulary:
    """The words that expressions may use: facts, named conditions, and codes of rates."""

    def __init__(self, facts: Mapping[str, Fact], terms: Mapping[str, Term], rates: frozenset[str]) -> None:
        self.facts, self.terms, self.rates = facts, terms, rates
        self._checked: dict[str, Checked] = {}
        self._open: list[str] = []

    def check(self, text: str) -> Checked:
        """Parse, refuse what is not allowed, and write SQL."""
        try:
            tree = sqlglot.parse_one(text, dialect="postgres")
        except (ParseError, TokenError) as mistake:
            raise LanguageError(f"«{text}» cannot be read") from mistake
        if not isinstance(tree, exp.Expression):
            raise LanguageError(f"«{text}» cannot be read")
        return self._node(tree)

    def term(self, name: str) -> Checked:
        """A named condition or question, checked once."""
        if name not in self._checked:
            if name in self._open:
                raise LanguageError(f"«{name}» is defined by itself")
            self._open.append(name)
            self._checked[name] = check_bool(self.terms[name].when, self)
            self._open.pop()
        return self._checked[name]

    def rate_code(self, template: str) -> Checked:
        """The SQL text of a rate's code; ``TB.TC.{percent}`` puts the fact into it."""
        names = re.findall(r"\{(\w+)\}", template)
        if not names:
            if template not in self.rates:
                raise LanguageError(f"there is no rate «{template}»")
            return Checked(_text(template), TEXT, frozenset())
        pattern = re.compile(re.sub(r"\\\{\w+\\\}", r"[^.]+", re.escape(template)))
        if not any(pattern.fullmatch(code) for code in self.rates):
            raise LanguageError(f"no rate fits «{template}»")
        pieces = []
        for piece in re.split(r"(\{\w+\})", template):
            if piece.startswith("{"):
                pieces.append(f"{self._fact(piece[1:-1]).sql}::text")
            elif piece:
                pieces.append(_text(piece))
        return Checked(" || ".join(pieces), TEXT, frozenset(names))

    def _node(self, node: exp.Expression) -> Checked:
        handler = self._handlers().get(type(node))
        if type(node) in COMPARISONS:
            return self._comparison(node)
        if type(node) in ARITHMETIC:
            return self._arithmetic(node)
        if handler is None:
            raise LanguageError(f"«{node.sql('postgres')}» is not part of the language")
        return handler(node)

    def _handlers(self) -> dict[type[exp.Expression], Callable[[exp.Expression], Checked]]:
        return {
            exp.And: lambda node: self._logic(node, "AND"),
            exp.Or: lambda node: self._logic(node, "OR"),
            exp.Not: self._not,
            exp.Paren: self._paren,
            exp.Neg: self._negative,
            exp.In: self._in,
            exp.Between: self._between,
            exp.Is: self._is_null,
            exp.Column: self._name,
            exp.Literal: self._literal,
            exp.Boolean: lambda node: Checked("true" if node.this else "false", BOOL, frozenset()),
            exp.Cast: self._date,
            exp.Least: lambda node: self._extreme(node, "<="),
            exp.Greatest: lambda node: self._extreme(node, ">="),
            exp.Round: self._round,
            exp.Anonymous: self._call,
        }

    def _of(self, node: exp.Expression, kind: str) -> Checked:
        checked = self._node(node)
        if checked.kind != kind:
            raise LanguageError(f"«{node.sql('postgres')}» is a {checked.kind}, not a {kind}")
        return checked

    def _logic(self, node: exp.Expression, word: str) -> Checked:
        left, right = self._of(node.this, BOOL), self._of(node.expression, BOOL)
        return Checked(f"({left.sql} {word} {right.sql})", BOOL, left.facts | right.facts)

    def _not(self, node: exp.Expression) -> Checked:
        inner = self._of(node.this, BOOL)
        return Checked(f"(NOT {inner.sql})", BOOL, inner.facts)

    def _paren(self, node: exp.Expression) -> Checked:
        return self._node(node.this)

    def _negative(self, node: exp.Expression) -> Checked:
        inner = self._of(node.this, NUMBER)
        return Checked(f"(-{inner.sql})", NUMBER, inner.facts)

    def _comparison(self, node: exp.Expression) -> Checked:
        left, right = self._node(node.this), self._node(node.expression)
        self._comparable(node, left, right)
        if left.kind in (TEXT, BOOL) and type(node) not in (exp.EQ, exp.NEQ):
            raise LanguageError(f"«{node.sql('postgres')}»: only = and <> between words")
        sql = f"({left.sql} {COMPARISONS[type(node)]} {right.sql})"
        return Checked(sql, BOOL, left.facts | right.facts)

    def _comparable(self, node: exp.Expression, left: Checked, right: Checked) -> None:
        if left.kind != right.kind:
            raise LanguageError(f"«{node.sql('postgres')}» compares a {left.kind} with a {right.kind}")
        for one, other, side in ((left, right, node.expression), (right, left, node.this)):
            unknown = other.kind == TEXT and one.words and not (other.words & one.words)
            if unknown and isinstance(side, exp.Literal):
                raise LanguageError(f"«{side.this}» is not among the values: {', '.join(sorted(one.words))}")

    def _arithmetic(self, node: exp.Expression) -> Checked:
        left, right = self._of(node.this, NUMBER), self._of(node.expression, NUMBER)
        return Checked(f"({left.sql} {ARITHMETIC[type(node)]} {right.sql})", NUMBER, left.facts | right.facts)

    def _in(self, node: exp.Expression) -> Checked:
        left = self._node(node.this)
        if not node.expressions:
            raise LanguageError(f"«{node.sql('postgres')}» is not part of the language")
        choices = [self._node(choice) for choice in node.expressions]
        for choice, side in zip(choices, node.expressions, strict=True):
            self._comparable(exp.EQ(this=node.this, expression=side), left, choice)
        listed = ", ".join(choice.sql for choice in choices)
        return Checked(f"({left.sql} IN ({listed}))", BOOL, left.facts.union(*(choice.facts for choice in choices)))

    def _between(self, node: exp.Expression) -> Checked:
        value, low, high = self._node(node.this), self._node(node.args["low"]), self._node(node.args["high"])
        self._comparable(node, value, low)
        self._comparable(node, value, high)
        if value.kind not in (NUMBER, DATE):
            raise LanguageError(f"«{node.sql('postgres')}»: between numbers or days only")
        return Checked(f"({value.sql} BETWEEN {low.sql} AND {high.sql})", BOOL, value.facts | low.facts | high.facts)

    def _is_null(self, node: exp.Expression) -> Checked:
        value = self._node(node.this)
        fact = self.facts.get(next(iter(value.facts), ""))
        if not isinstance(node.expression, exp.Null) or fact is None or fact.type != "date" or fact.absent is not None:
            raise LanguageError(f"«{node.sql('postgres')}»: only dates with «absent: null» may be asked so")
        word = "IS NOT NULL" if node.args.get("negate") else "IS NULL"
        return Checked(f"({value.sql} {word})", BOOL, value.facts)

    def _name(self, node: exp.Expression) -> Checked:
        name = node.name
        if name in ("month_start", "month_end"):
            return Checked(f"%({name})s::date", DATE, frozenset())
        if name in self.facts:
            return self._fact(name)
        if name in self.terms:
            return self.term(name)
        raise LanguageError(f"«{name}» is neither a fact nor a condition")

    def _fact(self, name: str) -> Checked:
        if name not in self.facts:
            raise LanguageError(f"there is no fact «{name}»")
        if name in ("birth_date", "birth_precision"):
            raise LanguageError("the date of birth is reached through reached, before, until and turns only")
        fact = self.facts[name]
        words = frozenset(word for word, _ in fact.values)
        return Checked(f"f.{name}", KIND_OF_TYPE[fact.type], frozenset({name}), words)

    def _literal(self, node: exp.Expression) -> Checked:
        if node.is_string:
            return Checked(_text(node.this), TEXT, frozenset(), frozenset({node.this}))
        return Checked(node.this, NUMBER, frozenset())

    def _date(self, node: exp.Expression) -> Checked:
        if not node.is_type(exp.DataType.Type.DATE) or not isinstance(node.this, exp.Literal):
            raise LanguageError(f"«{node.sql('postgres')}» is not part of the language")
        return Checked(f"DATE {_text(node.this.this)}", DATE, frozenset())

    def _extreme(self, node: exp.Expression, sign: str) -> Checked:
        parts = [self._of(part, NUMBER) for part in (node.this, *node.expressions)]
        result = parts[0]
        for part in parts[1:]:
            one, other = result.sql, part.sql
            sql = f"(CASE WHEN {one} {sign} {other} THEN {one} WHEN NOT {one} {sign} {other} THEN {other} END)"
            result = Checked(sql, NUMBER, result.facts | part.facts)
        return result

    def _round(self, node: exp.Expression) -> Checked:
        value, unit = self._of(node.this, NUMBER), node.args.get("decimals")
        if not isinstance(unit, exp.Literal) or unit.is_string:
            raise LanguageError("round needs its unit in đồng: round(x, 1000)")
        return Checked(f"(round({value.sql}::numeric * (1.0 / {unit.this})) * {unit.this})", NUMBER, value.facts)

    def _call(self, node: exp.Expression) -> Checked:
        name, arguments = str(node.this), node.expressions
        if name == "reached" and len(arguments) == 2:
            return self._reached_by(arguments[0], arguments[1])
        if len(arguments) != 1 or not isinstance(arguments[0], exp.Literal):
            raise LanguageError(f"«{node.sql('postgres')}» is not part of the language")
        if name in AGE_WORDS:
            return Checked(_age(name, _interval(arguments[0])), BOOL, frozenset({"birth_date"}))
        if name == "rate":
            code = self.rate_code(arguments[0].this)
            return Checked(f"(SELECT r.amount_vnd FROM rates r WHERE r.code = {code.sql})", NUMBER, code.facts)
        raise LanguageError(f"«{name}» is not part of the language")

    def _reached_by(self, age: exp.Expression, last: exp.Expression) -> Checked:
        """``reached(n, date '2021-12-31')``: reached in the month, and by that day: thresholds that rise each year."""
        if not isinstance(age, exp.Literal) or not isinstance(last, exp.Cast):
            raise LanguageError("reached(n, date '...') needs a number and a day")
        day = self._date(last).sql
        return Checked(_reached(f"least(%(month_end)s::date, {day})", _interval(age)), BOOL, frozenset({"birth_date"}))


def _interval(literal: exp.Expression) -> str:
    if not literal.is_string:
        return f"{int(literal.this)} years"
    if not re.fullmatch(r"\d+ months", literal.this):
        raise LanguageError("an age is a number of years, or 'n months'")
    return str(literal.this)


def _age(word: str, interval: str) -> str:
    """Birthdays against the month: reached by its last day, or already by the day before it."""
    now = _reached("%(month_end)s::date", interval)
    earlier = _reached("(%(month_start)s::date - 1)", interval)
    return {
        "reached": now,
        "before": f"(NOT {now})",
        "until": f"(NOT {earlier})",
        "turns": f"({now} AND NOT {earlier})",
    }[word]


def _reached(by: str, interval: str) -> str:
    """Birthdays against a computed day. With an uncertain birth the row holds its first and last possible day."""
    day = f"({by} - INTERVAL '{interval}')"
    return f"(CASE WHEN f.birth_last <= {day} THEN true WHEN f.birth_first > {day} THEN false END)"


def _text(value: str) -> str:
    """A quoted SQL text. Percent signs are doubled: the statement goes through psycopg with parameters."""
    return "'" + value.replace("'", "''").replace("%", "%%") + "'"
