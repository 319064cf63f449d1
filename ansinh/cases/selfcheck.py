"""«Tôi có thuộc diện không?»: a short conversation over the same policies that decide, of which nothing is kept.

The visitor chooses a few topics; each names policies. A question is asked only while some rule of these policies may
still apply and hangs on it: an answer that ends all such rules ends its questions too. Topics, questions in everyday
words and their order are data: ``selfcheck.yaml`` here and in the areas.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.db import transaction

from ansinh.cases.catalog import procedures
from ansinh.cases.forms import Field, Form, field_of, read_answers
from ansinh.cases.spec import Procedure
from ansinh.kit.areas import areas
from ansinh.kit.refusals import Refusal
from ansinh.policy.assess import Granted, NeedsRuling, Refused, assess_described, conditions_of
from ansinh.policy.catalog import BenefitLine, catalog
from ansinh.policy.explain import formula
from ansinh.policy.located import LawError, read
from ansinh.policy.located import Mapping as Located

UNSURE = "khong-ro"  # the answer that leaves a fact open
MOST_REFUSED = 3


class NothingChosen(Refusal):
    """No topic, or none of ours."""

    code = "selfcheck_nothing_chosen"

    def __init__(self) -> None:
        super().__init__("Chọn ít nhất một trường hợp ở trang đầu.")


@dataclass(frozen=True)
class Topic:
    """A case in everyday words, and the policies that it means."""

    code: str
    title: str
    policies: tuple[str, ...]


@dataclass(frozen=True)
class Asked:
    """The next question; ``number`` counts from 1, ``at_most``: how many may still come, this one included."""

    field: Field
    number: int
    at_most: int


@dataclass(frozen=True)
class Found:
    """A benefit that the law seems to give, with where it is written and how to ask for it."""

    benefit: Granted
    formula: str
    procedures: tuple[tuple[str, str], ...]  # code, title


@dataclass(frozen=True)
class Result:
    """The end of the conversation. ``refused``: the nearest, with reasons; ``said``: question and answer in words."""

    on: date
    found: tuple[Found, ...]
    refused: tuple[Refused, ...]
    open: tuple[NeedsRuling, ...]
    said: tuple[tuple[str, str], ...]

    @property
    def provisional(self) -> bool:
        return any(found.benefit.provisional for found in self.found)


@dataclass(frozen=True)
class _Script:
    topics: Mapping[str, Topic]
    questions: Mapping[str, str]  # fact -> words, in the order in which they are asked
    assumes: Mapping[str, Any]


def topics() -> tuple[Topic, ...]:
    """What a visitor may choose."""
    return tuple(_script().topics.values())


def proceed(chosen: Collection[str], said: Mapping[str, Any], *, on: date) -> Asked | Result:
    """The next question, or the result. ``said``: facts by name as ``read`` gave them (None: not sure).

    Raises NothingChosen.
    """
    names = _policies(chosen)
    with transaction.atomic():
        waiting = _waiting(names, said, on)
        if waiting:
            return Asked(_field(waiting[0]), len(said) + 1, len(waiting))
        return _result(names, said, on)


def read_answer(name: str, typed: str) -> Any:
    """The typed answer to a question as ``proceed`` takes it. Raises FormRefused; NothingChosen for no such question."""
    if name not in _script().questions:
        raise NothingChosen
    if typed == UNSURE:
        return None
    asked = Form(procedure="", title="", fields=(_field(name),), papers=(), known=())
    return read_answers(asked, {name: typed}).facts[name]


def topics_of(procedure: Procedure) -> tuple[Topic, ...]:
    """The topics that an application of this procedure may be about."""
    return tuple(topic for topic in topics() if set(topic.policies) & set(procedure.opens))


def facts_of(chosen: Collection[str], *, on: date) -> frozenset[str]:
    """Every fact on which a rule of these topics hangs. Raises NothingChosen."""
    terms = catalog().vocabulary
    return frozenset(
        fact for rule in _rules(_policies(chosen), on) for name in rule.conditions for fact in terms.term(name).facts
    )


def everyday(field: Field) -> Field:
    """The field in everyday words, where there are any."""
    return replace(field, label=_script().questions.get(field.name, field.label))


def _policies(chosen: Collection[str]) -> frozenset[str]:
    found = frozenset(name for code, topic in _script().topics.items() if code in chosen for name in topic.policies)
    if not found:
        raise NothingChosen
    return found


def _rules(names: Collection[str], on: date) -> list[BenefitLine]:
    return [line for line in catalog().lines_on(on) if line.policy.name in names]


def _waiting(names: Collection[str], said: Mapping[str, Any], on: date) -> list[str]:
    """The questions on which a rule that may still apply hangs: what sets a rule apart first, in the script's order."""
    script, terms = _script(), catalog().vocabulary
    state = conditions_of({**dict.fromkeys(script.questions), **script.assumes, **said}, on)
    needed: set[str] = set()
    own: set[str] = set()
    for rule in _rules(names, on):
        if all(state[name] is not False for name in rule.conditions):
            for name in rule.conditions:
                if state[name] is None:
                    needed |= terms.term(name).facts
                    own |= terms.term(name).facts if name in rule.row.when else set()
    waiting = [name for name in script.questions if name in needed and name not in said]
    return sorted(waiting, key=lambda name: name not in own)


def _result(names: Collection[str], said: Mapping[str, Any], on: date) -> Result:
    assessed = assess_described({**_script().assumes, **said}, on)
    rules = _rules(names, on)
    policy = {rule.code: rule.policy.name for rule in rules}
    given = {policy.get(granted.code) for granted in assessed.benefits}
    current = procedures(on)
    return Result(
        on=on,
        found=tuple(
            Found(
                granted,
                formula(granted),
                tuple(
                    (each.code, each.title)
                    for each in current
                    if each.effect == "GRANT" and policy[granted.code] in each.opens
                ),
            )
            for granted in assessed.benefits
            if granted.code in policy
        ),
        refused=tuple(
            refused for refused in assessed.refused if refused.code in policy and policy[refused.code] not in given
        )[:MOST_REFUSED],
        open=tuple(ruling for ruling in assessed.needs_ruling if ruling.code in policy),
        said=tuple((_script().questions[name], _in_words(name, value)) for name, value in said.items()),
    )


def _field(name: str) -> Field:
    """The question as an input: in everyday words, and an answer is always wanted (or «không rõ»)."""
    return replace(everyday(field_of(catalog().facts[name])), required=True)


def _in_words(name: str, value: Any) -> str:
    if value is None:
        return "Không rõ"
    fact = catalog().facts[name]
    if isinstance(value, bool):
        return "Có" if value else "Không"
    if fact.type == "date":
        return "/".join(reversed(str(value).split("-")))
    return dict(fact.values).get(str(value), str(value).replace(".", ","))


@lru_cache(maxsize=1)
def _script() -> _Script:
    """The files of this room and of the areas in menu order. Raises LawError naming file and line."""
    files = [Path(__file__).with_name("selfcheck.yaml")]
    files += [path for area in areas() if (path := area.folder / "selfcheck.yaml").exists()]
    found: dict[str, Topic] = {}
    questions: dict[str, str] = {}
    assumes: dict[str, Any] = {}
    for file in files:
        top = read(file)
        if "topics" in top:
            found |= {topic.code: topic for topic in _topics(top.need("topics", Located))}
        questions |= _words(top.need("questions", Located))
        if "assumes" in top:
            stated = top.need("assumes", Located)
            assumes |= {name: stated.raw(name) for name in stated}
        top.done()
    return _Script(found, questions, assumes)


def _topics(stated: Located) -> Sequence[Topic]:
    made = []
    for code in stated:
        entry = stated.need(code, Located)
        policies = entry.names("policies")
        for name in policies:
            if name not in catalog().policies:
                raise entry.error(f"«{name}» is no policy", "policies")
        made.append(Topic(code, entry.need("title", str), policies))
        entry.done()
    return made


def _words(stated: Located) -> dict[str, str]:
    for name in stated:
        fact = catalog().facts.get(name)
        if fact is None or fact.guarded:
            raise LawError(stated.file, stated.line, f"«{name}» is no fact that may be asked here")
    return {name: stated.need(name, str) for name in stated}
