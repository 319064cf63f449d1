"""A row of a list in words: what the file says, what would change, and which answers settle it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ansinh.intake.queries import Candidate, RowLine, field_title
from ansinh.kit.vietnamese import format_vnd
from ansinh.web.fact_words import CHANNELS, DEGREES, POVERTY, SEXES, Words, birth

# What tells an officer at a glance which row it is, in the order of reading; what the file leaves empty is not shown.
SHOWN = (
    "category", "percent", "amount_vnd", "arrears_vnd", "from_month", "class_before", "class_after", "village",
    "account_number",
)  # fmt: skip
WORDS: Mapping[str, Words] = {
    "sex": SEXES,
    "channel": CHANNELS,
    "disability_degree": DEGREES,
    "class_before": POVERTY,
    "class_after": POVERTY,
}
ISO_DAY = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
# What "as suggested" means where the suggestion alone does not say it.
TAKE_WORDS: Words = {
    "dead_in_registry": gettext_lazy("Còn sống, vẫn nhập"),
    "row_sum_differs": gettext_lazy("Số trong tệp đúng"),
}


@dataclass(frozen=True)
class Said:
    """One field with its value in words."""

    title: str
    value: str


@dataclass(frozen=True)
class Changed:
    """One field that would change; ``before`` empty where nothing is known yet."""

    title: str
    before: str
    after: str


@dataclass(frozen=True)
class Answer:
    """A button that settles a row. ``choice``: an id, NEW, TAKE or SKIP."""

    choice: str
    words: str


@dataclass(frozen=True)
class ShownRow:
    """A row as the table shows it."""

    line: RowLine
    name: str
    birth: str
    says: tuple[Said, ...]
    changes: tuple[Changed, ...]
    answers: tuple[Answer, ...]


def shown_rows(kind: str, lines: Iterable[RowLine]) -> list[ShownRow]:
    """The rows of a list of this kind, ready to be read."""
    return [_shown(kind, line) for line in lines]


def _shown(kind: str, line: RowLine) -> ShownRow:
    values = {field: reading.value for field, reading in line.clean.items()}
    return ShownRow(
        line=line,
        name=str(values.get("full_name") or ""),
        birth=_value("birth", values.get("birth")),
        says=tuple(
            Said(field_title(kind, field), _value(field, values[field]))
            for field in SHOWN
            if values.get(field) not in (None, "")
        ),
        changes=tuple(
            Changed(field_title(kind, field), _value(field, before), _value(field, after))
            for field, (before, after) in line.difference.items()
        ),
        answers=tuple(_answers(line)),
    )


def _answers(line: RowLine) -> Iterable[Answer]:
    """Only what settles this row: who it is, the suggestion, or leaving it out."""
    if line.outcome == "SKIPPED":
        yield Answer("TAKE", _("Xem lại dòng này"))
    if line.outcome != "ASK":
        return
    waits = set(line.waits_for)
    for person in line.candidates:
        yield Answer(str(person.person_id), _("Là %(who)s") % {"who": _who(person)})
    if waits & {"near_match", "duplicate_in_file"}:
        yield Answer("NEW", _("Là người mới"))
    elif waits != {"category_unknown"}:
        words = next((str(TAKE_WORDS[code]) for code in line.waits_for if code in TAKE_WORDS), _("Đồng ý"))
        yield Answer("TAKE", words)
    yield Answer("SKIP", _("Bỏ qua"))


def _who(person: Candidate) -> str:
    known = (person.full_name, birth(person.birth_date, person.birth_precision), person.village)
    return ", ".join(part for part in known if part)


def _value(field: str, value: object) -> str:
    if value in (None, ""):
        return ""
    if field in WORDS:
        return str(WORDS[field].get(str(value), value))
    if field.endswith("_vnd") and isinstance(value, int):
        return format_vnd(value)
    if field in ("birth", "decision_on", "from_month") and (found := ISO_DAY.fullmatch(str(value))):
        return "/".join(part for part in reversed(found.groups()) if part)
    return str(value).replace(".", ",") if field == "coefficient" else str(value)
