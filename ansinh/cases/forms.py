"""What an application asks: the facts that the law needs and nobody knows yet, the procedure's own questions, its papers.

The counter and the portal show the same form:

    asked = form(procedure("1.001776"), on=today, known={"birth_date": date(1950, 3, 1), "sex": "FEMALE"})
    answers = read_answers(asked, {"disability_degree": "SEVERE", "certificate_issued_on": "5/3/2024"})

Labels, types and values of facts come from the policies' vocabulary (``ansinh law facts``).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from ansinh.cases.spec import PaperAsked, Procedure, Question
from ansinh.intake.refusals import FormRefused, Wrong
from ansinh.kit.vietnamese import format_count, format_date, single_spaced
from ansinh.policy.catalog import catalog
from ansinh.policy.knowing import facts_of
from ansinh.policy.spec import UNSTATED, Fact

LONGEST_TEXT = 500
MOST = 10**12  # as the vocabulary's own reader
FIRST_YEAR = 1900
YES, NO = "co", "khong"
YES_NO = ((YES, "Có"), (NO, "Không"))
PARTIAL_DATES = {"birth_date", "beneficiary_birth"}  # of which a year, or a month and year, is an answer too
_FOLLOWS = {"birth_precision"}  # never asked: the birth date says it


@dataclass(frozen=True)
class Field:
    """One question. ``type``: text, date, int, decimal, bool or choice; ``options``: (value, words) of the last two.

    ``of_law``: a fact of the policies' vocabulary; otherwise a question of this procedure alone.
    """

    name: str
    label: str
    type: str
    options: tuple[tuple[str, str], ...]
    required: bool
    hint: str
    of_law: bool


@dataclass(frozen=True)
class Known:
    """Something that the registers say already: shown to the clerk, asked of nobody."""

    name: str
    label: str
    words: str


@dataclass(frozen=True)
class Form:
    """The questions of one application, and the papers to bring."""

    procedure: str
    title: str
    fields: tuple[Field, ...]
    papers: tuple[PaperAsked, ...]
    known: tuple[Known, ...]


@dataclass(frozen=True)
class Answers:
    """What was answered, as JSON keeps it: dates as ``2024-03-05``, decimals as text. No answer, no key.

    ``facts``: by name of the vocabulary, ready for ``policy.assess``; ``own``: the procedure's own questions.
    """

    facts: Mapping[str, Any]
    own: Mapping[str, Any]

    def as_json(self) -> dict[str, Any]:
        """Both together: the names do not meet."""
        return {**self.facts, **self.own}


def form(
    procedure: Procedure,
    *,
    on: date,
    known: Mapping[str, object] | None = None,
    public: bool = False,
    meant: str = "",
) -> Form:
    """The form of a day, without what ``known`` says (None in it: not known). Raises NoVersion.

    ``public``: without the facts of guarded registers, which nobody is asked over the open portal. ``meant``: the one
    of the procedure's policies that is applied for; only what its rules read is asked. Empty: any of them.
    """
    procedure.version_on(on)
    law, said = catalog().facts, {name: value for name, value in (known or {}).items() if value is not None}
    names = procedure.asks if meant not in procedure.opens else _read_by(meant, procedure, on)
    asked = [law[name] for name in names if name not in _FOLLOWS and not (public and law[name].guarded)]
    own = tuple(_own(question) for question in procedure.questions if question.name not in said)
    return Form(
        procedure=procedure.code,
        title=procedure.title,
        fields=(*(field_of(fact) for fact in asked if fact.name not in said), *own),
        papers=procedure.papers_on(on),
        known=tuple(
            Known(fact.name, fact.means, _in_words(fact, said[fact.name])) for fact in asked if fact.name in said
        ),
    )


def read_answers(asked: Form, raw: Mapping[str, str]) -> Answers:
    """The answers as typed, field by field. An empty text is no answer. Raises FormRefused with every wrong field."""
    facts: dict[str, Any] = {}
    own: dict[str, Any] = {}
    wrong = []
    for field in asked.fields:
        typed = single_spaced(raw.get(field.name, ""))
        try:
            if not typed:
                _refuse_if(field.required, "Câu này cần được trả lời.")
                continue
            (facts if field.of_law else own)[field.name] = _READERS[field.type](field, typed)
        except _Unfit as unfit:
            wrong.append(Wrong(field.name, field.label, unfit.sentence))
    names = {field.name for field in asked.fields}
    for name in sorted(raw.keys() - names):
        wrong.append(Wrong(name[:40], name[:40], "Tờ khai này không có câu hỏi đó. Tải lại trang rồi khai lại."))
    if wrong:
        raise FormRefused(tuple(wrong))
    return Answers(facts, own)


def _read_by(policy: str, procedure: Procedure, on: date) -> tuple[str, ...]:
    read = facts_of([policy], on)
    return tuple(name for name in procedure.asks if name in read)


def as_typed(field: Field, value: Any) -> str:
    """An answer as ``Answers.as_json`` keeps it, back as it would be typed."""
    if field.type == "bool":
        return YES if value else NO
    if field.type == "date":
        return "/".join(str(int(part)) for part in reversed(str(value).split("-")))
    return str(value).replace(".", ",") if field.type == "decimal" else str(value)


def in_words(field: Field, value: Any) -> str:
    """An answer as ``Answers.as_json`` keeps it, to be read."""
    if field.options:
        return dict(field.options).get(as_typed(field, value), str(value))
    if field.type == "int":
        return format_count(int(value))
    return as_typed(field, value)


def field_of(fact: Fact) -> Field:
    """A fact of the vocabulary as a question."""
    kind = {"enum": "choice"}.get(fact.type, fact.type)
    hint = {
        "date": "Ngày/tháng/năm, ví dụ 5/3/1956." + (" Chỉ nhớ năm thì ghi năm." if fact.name in PARTIAL_DATES else ""),
        "int": "Chỉ ghi số." if not fact.name.endswith("_vnd") else "Số tiền bằng đồng, ví dụ 1.250.000.",
        "decimal": "Ghi số, phần lẻ sau dấu phẩy, ví dụ 12,5.",
    }.get(fact.type, "")
    options = fact.values if fact.type == "enum" else YES_NO if fact.type == "bool" else ()
    return Field(fact.name, fact.means, kind, options, fact.absent is UNSTATED, hint, of_law=True)


def _own(question: Question) -> Field:
    options = YES_NO if question.type == "bool" else tuple((option, option) for option in question.options)
    hint = question.hint or ("Ngày/tháng/năm, ví dụ 5/3/1956." if question.type == "date" else "")
    return Field(question.name, question.label, question.type, options, question.required, hint, of_law=False)


def _in_words(fact: Fact, value: object) -> str:
    if isinstance(value, bool):
        return "Có" if value else "Không"
    if isinstance(value, date):
        return format_date(value)
    if isinstance(value, int):
        return format_count(value)
    return dict(fact.values).get(str(value), str(value))


class _Unfit(Exception):
    """A text that is no answer to its question."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def _refuse_if(unfit: bool, sentence: str) -> None:  # noqa: FBT001 (read aloud it is plain)
    if unfit:
        raise _Unfit(sentence)


def _text(field: Field, typed: str) -> str:
    _refuse_if(len(typed) > LONGEST_TEXT, f"Câu trả lời dài quá {LONGEST_TEXT} chữ. Viết ngắn lại.")
    return typed


def _date(field: Field, typed: str) -> str:
    """The day; of a ``PARTIAL_DATES`` fact also ``2024-03`` or ``2024``, where day and month are left out or zero."""
    parts = re.fullmatch(r"(?:(?:([0-9]{1,2})[/.-])?([0-9]{1,2})[/.-])?([0-9]{4})", typed, re.ASCII)
    day, month, year = (int(part or 0) for part in parts.groups()) if parts else (0, 0, 0)
    _refuse_if(
        not year or not ((day and month) or field.name in PARTIAL_DATES),
        "Ngày phải ghi dạng ngày/tháng/năm, ví dụ 5/3/1956.",
    )
    try:
        found = date(year, month or 1, day or 1)
    except ValueError:
        raise _Unfit("Không có ngày này trong lịch. Xem lại ngày, tháng, năm.") from None
    _refuse_if(found.year < FIRST_YEAR, f"Năm phải từ {FIRST_YEAR} trở đi.")
    return f"{found:%Y-%m-%d}" if day and month else f"{found:%Y-%m}" if month else f"{found:%Y}"


def _int(field: Field, typed: str) -> int:
    grouped = re.fullmatch(r"[0-9]{1,3}(\.[0-9]{3})+|[0-9]+", typed, re.ASCII)
    _refuse_if(grouped is None, "Câu này cần một số nguyên, ví dụ 2 hoặc 1.250.000.")
    _refuse_if(len(typed) > 20 or int(typed.replace(".", "")) > MOST, "Số này quá lớn. Xem lại.")
    return int(typed.replace(".", ""))


def _decimal(field: Field, typed: str) -> str:
    _refuse_if(
        re.fullmatch(r"[0-9]{1,12}(,[0-9]{1,4})?", typed, re.ASCII) is None,
        "Câu này cần một số; phần lẻ viết sau dấu phẩy, ví dụ 12,5.",
    )
    return str(Decimal(typed.replace(",", ".")))


def _bool(field: Field, typed: str) -> bool:
    return _choice(field, typed) == YES


def _choice(field: Field, typed: str) -> str:
    values = [value for value, _ in field.options]
    _refuse_if(typed not in values, "Chọn một trong các câu trả lời có sẵn.")
    return typed


_READERS: Mapping[str, Callable[[Field, str], Any]] = {
    "text": _text,
    "date": _date,
    "int": _int,
    "decimal": _decimal,
    "bool": _bool,
    "choice": _choice,
}
