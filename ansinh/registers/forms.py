"""A register's form: its fields in sections, what was typed as values of the columns, or sentences by field.

Nothing typed is lost: a field keeps its text until it can be read.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from django.db import connection

from ansinh.kit.actors import Actor
from ansinh.kit.registers import Column
from ansinh.kit.workdays import HANOI
from ansinh.registers.catalog import Book, Holds, Subject, book
from ansinh.registers.checking import Problems
from ansinh.registers.wording import household_names, people_names, thing_names
from ansinh.registry import places, search
from ansinh.registry.search import FoundPerson

Given = Mapping[str, str]
OFFERED_THINGS = 300
FOUND_PEOPLE = 8
CCCD_LENGTH = 12
SUBJECT, COMMUNE = "subject", "commune"


@dataclass(frozen=True)
class Field:
    """One question. ``kind``: TEXT, DAY, MOMENT, NUMBER, FLAG, CHOICE, PERSON. ``value``: as typed.

    ``chosen``: the name behind a person's or household's id; ``found``: whom the typed words may mean.
    """

    name: str
    title: str
    kind: str
    value: str
    required: bool
    hint: str = ""
    unit: str = ""
    options: Sequence[tuple[str, str]] = ()
    problems: Sequence[str] = ()
    chosen: str = ""
    asked: str = ""
    found: Sequence[FoundPerson] = ()


@dataclass(frozen=True)
class _Asking:
    """What every field of a form is filled from."""

    given: Given
    problems: Mapping[str, Sequence[str]]
    actor: Actor
    on: date


@dataclass(frozen=True)
class FormSection:
    """A titled part of a form."""

    title: str
    fields: tuple[Field, ...]


def form(
    found: Book, given: Given, problems: Mapping[str, Sequence[str]], *, actor: Actor, on: date, is_new: bool,
    columns: Sequence[str] = (),
) -> tuple[FormSection, ...]:  # fmt: skip
    """The form's sections, filled with what was typed. ``columns``: only these (what a move asks)."""
    asking = _Asking(given, problems, actor, on)
    asked = [column for column in found.form_columns if not columns or column.name in columns]
    sections = []
    if is_new and not columns:
        sections.append(FormSection(_WHO[found.subject], (_subject_field(found, asking),)))
    left = {column.name for column in asked}
    for section in found.declared.sections:
        named = [found.declared.column(name) for name in section.columns if name in left]
        left -= set(section.columns)
        if named:
            fields = tuple(_field(found, column, asking) for column in named)
            sections.append(FormSection(section.title, fields))
    rest = tuple(_field(found, column, asking) for column in asked if column.name in left)
    if rest:
        sections.append(FormSection("Nội dung", rest))
    return tuple(sections)


def typed(found: Book, values: Mapping[str, Any]) -> dict[str, str]:
    """Stored values as they stand in the fields."""
    return {name: _typed(values.get(name)) for name in found.holds}


def read(found: Book, given: Given, columns: Sequence[str] = ()) -> tuple[dict[str, Any], Problems]:
    """What was typed as values of the columns, and sentences for what cannot be read."""
    values: dict[str, Any] = {}
    problems: Problems = defaultdict(list)
    for column in found.form_columns:
        if columns and column.name not in columns:
            continue
        try:
            values[column.name] = _read(found.holds[column.name], column, given)
        except ValueError as error:
            problems[column.name].append(str(error))
    return values, problems


def read_subject(found: Book, given: Given) -> tuple[int | None, str]:
    """Whom the new record is about, or the sentence that asks. Things have none."""
    if found.subject is Subject.THING:
        own = _whole(given.get("thing_id", ""))
        return own, "" if own or found.is_of_things else "Mở bản ghi cha rồi thêm từ đó."
    person = _person_in(given, SUBJECT)
    if person is None:
        return None, "Tìm rồi chọn người trong danh sách dưới ô."
    if found.subject is Subject.PERSON:
        return person, ""
    household = household_of(person)
    return household, "" if household else "Người này chưa được ghi vào hộ nào; ghi hộ ở trang người dân trước."


def household_of(person_id: int) -> int | None:
    """The household that the person belongs to, as believed now."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT household_id FROM registry_membership WHERE person_id = %s AND upper_inf(known) AND upper_inf(valid)",
            [person_id],
        )
        row = cursor.fetchone()
    return int(row[0]) if row else None


_WHO = {Subject.PERSON: "Người", Subject.HOUSEHOLD: "Hộ (tìm theo một người trong hộ)", Subject.THING: "Địa bàn"}


def _subject_field(found: Book, asking: _Asking) -> Field:
    if found.subject is not Subject.THING:
        return _person_field(SUBJECT, "Họ tên, CCCD hoặc năm sinh", asking, required=True)
    options = _communes(asking)
    if asking.actor.sees_whole_district:
        options = [("", "Toàn huyện"), *options]
    value = asking.given.get(COMMUNE, options[0][0] if options else "")
    said = asking.problems.get(COMMUNE, ())
    return Field(COMMUNE, "Xã", "CHOICE", value, required=False, options=options, problems=said)


def _field(found: Book, column: Column, asking: _Asking) -> Field:
    held = found.holds[column.name]
    value = asking.given.get(column.name, "")
    if held in (Holds.PERSON, Holds.HOUSEHOLD):
        return _person_field(column.name, column.title, asking, required=column.required, held=held)
    options: Sequence[tuple[str, str]] = ()
    if held is Holds.WORD:
        options = list(column.words.items())
    elif held is Holds.PLACE:
        options = _communes(asking)
    elif held is Holds.THING:
        options = _things(column.of, value)
    kind = _KINDS.get(held, "CHOICE")
    said = asking.problems.get(column.name, ())
    return Field(column.name, column.title, kind, value, column.required, column.hint, column.unit, options, said)


_KINDS = {
    Holds.TEXT: "TEXT", Holds.FLAG: "FLAG", Holds.DAY: "DAY", Holds.NUMBER: "NUMBER", Holds.DECIMAL: "NUMBER",
    Holds.MONEY: "NUMBER", Holds.MOMENT: "MOMENT",
}  # fmt: skip


def _person_field(name: str, title: str, asking: _Asking, *, required: bool, held: Holds = Holds.PERSON) -> Field:
    chosen = _whole(asking.given.get(name, ""))
    asked = asking.given.get(f"{name}_q", "").strip()
    names_of = household_names if held is Holds.HOUSEHOLD else people_names
    return Field(
        name,
        title,
        "PERSON",
        str(chosen or ""),
        required,
        problems=asking.problems.get(name, ()),
        chosen=names_of({chosen})[chosen] if chosen and names_of({chosen}) else "",
        asked=asked,
        found=search.find(asked, limit=FOUND_PEOPLE) if asked and not chosen else (),
    )


def _communes(asking: _Asking) -> list[tuple[str, str]]:
    own = asking.actor.communes
    seen = [row for row in places.communes(asking.on) if own is None or row.id in own]
    return [(str(row.id), row.name) for row in seen]


def _things(register: str, value: str) -> list[tuple[str, str]]:
    """The newest records of a register to choose from, and the chosen one."""
    of = book(register)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT id FROM registers_thing WHERE register = %s AND withdrawn_at IS NULL ORDER BY id DESC LIMIT %s",
            [of.key, OFFERED_THINGS],
        )
        ids = {row[0] for row in cursor.fetchall()}
    names = thing_names(register, ids | ({int(value)} if value.isdecimal() else set()))
    return sorted(((str(one), str(name)) for one, name in names.items()), key=lambda option: option[1])


def _typed(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "on" if value else ""
    if isinstance(value, Decimal):
        return f"{value.normalize():f}".replace(".", ",")
    if isinstance(value, datetime):
        return f"{value.astimezone(HANOI):%Y-%m-%dT%H:%M}"
    return value.isoformat() if isinstance(value, date) else str(value)


def _read(held: Holds, column: Column, given: Given) -> Any:
    if held in (Holds.PERSON, Holds.HOUSEHOLD):
        return _linked_person(held, column, given)
    return _READERS.get(held, _text)(given.get(column.name, "").strip(), column.title)


def _linked_person(held: Holds, column: Column, given: Given) -> int | None:
    chosen = _person_in(given, column.name)
    if chosen is None and given.get(f"{column.name}_q", "").strip():
        raise ValueError("Chọn người trong danh sách dưới ô.")
    if held is Holds.HOUSEHOLD and chosen is not None and given.get(f"{column.name}_q", "").strip():
        return household_of(chosen)
    return chosen


def _person_in(given: Given, name: str) -> int | None:
    """The person picked, or the one whose CCCD was typed: a name alone never decides who somebody is."""
    chosen = _whole(given.get(name, ""))
    asked = given.get(f"{name}_q", "").strip()
    if chosen is None and len(asked) == CCCD_LENGTH and asked.isdecimal():
        hits = search.find(asked, limit=2)
        return hits[0].id if len(hits) == 1 and hits[0].exact else None
    return chosen


def _day(text: str, title: str) -> date | None:
    if not text:
        return None
    written = re.fullmatch(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", text)
    try:
        if written:
            return date(int(written[3]), int(written[2]), int(written[1]))
        return date.fromisoformat(text)
    except ValueError:
        raise ValueError(f"«{title}» phải là ngày, ví dụ 24/11/2026.") from None


def read_moment(text: str, title: str) -> datetime | None:
    """A day with its hour and minute, in Vietnam. Raises ValueError with the sentence."""
    if not text:
        return None
    for form in ("%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M", "%d/%m/%Y %H:%M"):
        with suppress(ValueError):
            return datetime.strptime(text, form).replace(tzinfo=HANOI)
    raise ValueError(f"«{title}» phải có ngày, giờ và phút, ví dụ 24/11/2026 08:30.")


def _number(text: str, title: str) -> int | None:
    if not text:
        return None
    if not re.fullmatch(r"-?(\d{1,15}|\d{1,3}([. ]\d{3}){1,4})", text):
        raise ValueError(f"«{title}» phải là số nguyên, ví dụ 1.250.000.")
    return int(re.sub("[. ]", "", text))


def _decimal(text: str, title: str) -> Decimal | None:
    if not text:
        return None
    try:
        found = Decimal(text.replace(" ", "").replace(",", "."))
    except InvalidOperation:
        found = Decimal("NaN")
    if not found.is_finite():
        raise ValueError(f"«{title}» phải là số, ví dụ 12,5.")
    return found


def _whole(text: str) -> int | None:
    return int(text) if text.isdecimal() and len(text) < 19 else None


def _text(text: str, title: str) -> str:
    return text


_READERS: dict[Holds, Callable[[str, str], Any]] = {
    Holds.FLAG: lambda text, _: text == "on",
    Holds.DAY: _day,
    Holds.MOMENT: read_moment,
    Holds.NUMBER: _number,
    Holds.MONEY: _number,
    Holds.DECIMAL: _decimal,
    Holds.PLACE: lambda text, _: _whole(text),
    Holds.THING: lambda text, _: _whole(text),
}
