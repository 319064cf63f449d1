"""What the rows of a register's sheet say and would do: which columns there are, whom a row is about, what is new.

Cells are read and people matched by the machinery of ``intake``; a person whom it is not sure of stays out, with the
reason, until the sheet says it better.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from django.db import connection

from ansinh.intake.cleaning import CleanRow
from ansinh.intake.examining import Word, examine
from ansinh.intake.headers import plain_label
from ansinh.intake.layouts import (
    BIRTH,
    BIRTH_FEMALE,
    BIRTH_MALE,
    COMMUNE,
    NAME,
    NOTE,
    NUMBER,
    PAPER,
    RETURNED,
    SEX,
    VILLAGE,
    Column,
    Layout,
    offer,
)
from ansinh.intake.layouts import Holds as CellHolds
from ansinh.intake.matching import match
from ansinh.intake.readings import Level
from ansinh.kit.registers import Column as Declared
from ansinh.kit.vietnamese import format_date
from ansinh.registers.catalog import Book, Holds, Subject
from ansinh.registers.checking import completed, dead_links, problems_of, stored
from ansinh.registers.forms import household_of, read_moment

NEW, CHANGED, SAME, ERROR = "NEW", "CHANGED", "SAME", "ERROR"
CELLS = {Holds.FLAG: CellHolds.FLAG, Holds.DAY: CellHolds.DAY, Holds.MONEY: CellHolds.MONEY}
SINCE = Column("since", CellHolds.DAY, "Từ ngày", ("tu ngay", "ngay bat dau", "hieu luc tu ngay", "huong tu ngay"))
PEOPLE = (NAME, BIRTH, BIRTH_MALE, BIRTH_FEMALE, SEX, PAPER, VILLAGE)
OF_PEOPLE_ONLY = frozenset({"name_missing", "birth_missing", "commune_missing"})  # a thing may be the whole district's


@dataclass
class SaidRow:
    """One row of a sheet and what it would do. ``values``: every column of the record as it would be."""

    sheet: str
    row: int
    said: dict[str, str]
    values: dict[str, Any] = field(default_factory=dict)
    outcome: str = ERROR
    subject_id: int | None = None
    commune_id: int | None = None
    record_id: int | None = None
    since: date | None = None
    difference: dict[str, list[str]] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)


def linked_person(found: Book) -> str:
    """The column whose person a sheet names by name and birth; "person_id" of the subject, or empty."""
    if found.subject in (Subject.PERSON, Subject.HOUSEHOLD):
        return found.subject.value
    name = found.declared.name
    return name if name and found.holds[name] is Holds.PERSON else ""


def layout_of(found: Book) -> Layout:
    """The register's sheet as ``intake`` looks for it."""
    columns = [_column(found, found.declared.column(name)) for name in found.sheet_columns if _is_said(found, name)]
    required = [one.name for one in found.declared.columns if one.required and one.name in found.sheet_columns]
    named = tuple(_field(name) for name in required if _is_said(found, name))[:1]
    needs = ("full_name",) if linked_person(found) else named
    people = PEOPLE if linked_person(found) else ()
    return Layout(found.key, found.declared.title, needs, (NUMBER, *people, COMMUNE, SINCE, *columns, NOTE, RETURNED))


def rows_of(found: Book, content: bytes, *, valid_from: date, fixed: Mapping[str, int], word: Word) -> list[SaidRow]:
    """Every row of a file with its outcome. Raises intake's SheetRefused."""
    layout = layout_of(found)
    offer(layout)
    examined = examine(content, found.key, valid_from, word)
    rows = [_said(found, layout, row, valid_from, fixed) for row in examined.rows]
    if linked_person(found):
        _find_people(found, rows, examined.rows)
    _compare(found, rows)
    return rows


def _is_said(found: Book, name: str) -> bool:
    """Links other than the person that the sheet is about cannot be said in a cell."""
    life = found.declared.life
    links = (Holds.PERSON, Holds.HOUSEHOLD, Holds.THING, Holds.PLACE)
    return found.holds[name] not in links and not (life and life.column == name)


def _field(name: str) -> str:
    """The column's name in the sheet: "number" and "note" have a meaning of their own there."""
    return f"record.{name}"


def _column(found: Book, declared: Declared) -> Column:
    headings = [plain_label(declared.title), *(heading.strip() for heading in declared.headings.split("|") if heading)]
    return Column(
        _field(declared.name),
        CELLS.get(found.holds[declared.name], CellHolds.TEXT),
        declared.title,
        tuple(dict.fromkeys(headings)),
    )


def _said(found: Book, layout: Layout, row: CleanRow, valid_from: date, fixed: Mapping[str, int]) -> SaidRow:
    said = SaidRow(row.sheet, row.number, dict(row.raw), values=dict(fixed), commune_id=row.commune_id)
    said.problems = [
        f"{layout.title_of(finding.field)}: {finding.sentence}"
        for finding in row.findings
        if finding.level is not Level.NOTE and (linked_person(found) or finding.code not in OF_PEOPLE_ONLY)
    ]
    for name in found.sheet_columns:
        if not _is_said(found, name) or _field(name) not in row.clean:
            continue
        try:
            said.values[name] = _value(found, name, row.value(_field(name)))
        except ValueError as error:
            said.problems.append(str(error))
    said.since = _day(row.text("since"), valid_from)
    return said


def _value(found: Book, name: str, value: object) -> Any:
    """A clean cell as the column holds it. Raises ValueError with the sentence."""
    column, held = found.declared.column(name), found.holds[name]
    text = str(value).strip()
    if held is Holds.WORD:
        words = {plain_label(word): code for code, word in column.words.items()}
        words |= {plain_label(code): code for code in column.words}
        if plain_label(text) not in words:
            raise ValueError(
                f"{column.title}: «{text}» không có trong danh mục; ghi một trong: {', '.join(column.words.values())}."
            )
        return words[plain_label(text)]
    if held in (Holds.NUMBER, Holds.DECIMAL):
        return _number(column, text, whole=held is Holds.NUMBER)
    if held is Holds.DAY:
        return _exact_day(column, text)
    if held is Holds.MOMENT:
        return read_moment(text, column.title)
    return value


def _number(column: Declared, text: str, *, whole: bool) -> int | Decimal:
    plain = text.removesuffix(column.unit).removesuffix("%").strip().replace(",", ".")
    try:
        number = Decimal(plain)
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite() or (whole and number != int(number)):
        raise ValueError(f"{column.title}: «{text}» không phải là số{' nguyên' if whole else ''}.")
    return int(number) if whole else number


def _exact_day(column: Declared, text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ValueError(f"{column.title}: ghi đủ ngày, tháng, năm.") from None


def _day(text: str | None, otherwise: date) -> date:
    try:
        return date.fromisoformat(text or "")
    except ValueError:
        return otherwise


def _find_people(found: Book, rows: Sequence[SaidRow], clean: Sequence[CleanRow]) -> None:
    """Put whom each row is about; whoever is not found for sure stays out with the reason."""
    for row, hit in zip(rows, match(clean), strict=True):
        if hit.person_id is None:
            near = len(hit.candidates)
            row.problems.append(
                f"Có {near} người gần giống; ghi thêm số CCCD để biết đúng ai."
                if near
                else "Chưa có người này trong sổ dân; ghi người vào sổ dân trước."
            )
        elif found.subject is Subject.PERSON:
            row.subject_id = hit.person_id
        elif found.subject is Subject.HOUSEHOLD:
            row.subject_id = household_of(hit.person_id)
            if row.subject_id is None:
                row.problems.append("Người này chưa được ghi vào hộ nào.")
        else:
            row.values[linked_person(found)] = hit.person_id


def _compare(found: Book, rows: Sequence[SaidRow]) -> None:
    """Settle each row against what is believed, and against the rows above it."""
    held = _believed(found, rows)
    seen: set[tuple[Any, ...]] = set()
    dead = dead_links(found, [row.values for row in rows])
    for row in rows:
        key = _key(found, row)
        if key in seen:
            row.problems.append("Dòng này trùng với một dòng ở trên.")
        seen.add(key)
        before = held.get(key)
        merged = completed(found, {**(before[2] if before else {}), **row.values})
        sentences = [sentence for said in problems_of(found, merged).values() for sentence in said]
        row.problems += [one for one in sentences if one not in row.problems]
        row.problems += ["Liên kết không có trong địa bàn của bạn." for name, one in dead if merged.get(name) == one]
        row.values = {name: _stored(value) for name, value in merged.items()}
        if before:
            row.record_id, row.subject_id = before[0], before[1]
            row.difference = {
                name: [_told(found, name, before[2][name]), _told(found, name, merged[name])]
                for name in found.holds
                if merged[name] != before[2][name]
            }
        row.outcome = ERROR if row.problems else SAME if before and not row.difference else CHANGED if before else NEW


def _key(found: Book, row: SaidRow) -> tuple[Any, ...]:
    if found.is_of_things:
        return tuple(_folded(row.values.get(name)) for name in found.declared.identity) or (row.sheet, row.row)
    return (row.subject_id or (row.sheet, row.row), *(_folded(row.values.get(name)) for name in found.declared.keys))


def _folded(value: object) -> str:
    return plain_label(str(value)) if value is not None else ""


def _believed(found: Book, rows: Sequence[SaidRow]) -> dict[tuple[Any, ...], tuple[int, int, dict[str, Any]]]:
    """What is believed now of everything that the rows could be about: key -> (record, subject, values)."""
    columns = ", ".join(f"f.{name}" for name in found.kind.columns)
    about = (
        "JOIN registers_thing t ON t.id = f.thing_id AND t.register = %s AND t.withdrawn_at IS NULL WHERE true"
        if found.is_of_things
        else f"WHERE f.{found.subject.value} = ANY (%s)"
    )
    given = found.key if found.is_of_things else [row.subject_id for row in rows if row.subject_id]
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT DISTINCT ON ({', '.join(f'f.{one}' for one in (found.subject.value, *found.kind.keys))})"
            f" f.id, f.{found.subject.value}, {columns} FROM {found.table} f {about} AND upper_inf(f.known)"
            " AND upper_inf(f.valid)",
            [given],
        )
        held = {}
        for fact_id, subject_id, *values in cursor.fetchall():
            row = SaidRow("", 0, {}, dict(zip(found.kind.columns, values, strict=True)), subject_id=subject_id)
            record = subject_id if found.is_of_things else fact_id
            held[_key(found, row)] = (record, subject_id, row.values)
    return held


def _stored(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else stored(value)


def _told(found: Book, name: str, value: object) -> str:
    """A value in words, without names of links."""
    if value is None or value == "":
        return ""
    if isinstance(value, date):
        return format_date(value)
    if isinstance(value, bool):
        return "Có" if value else "Không"
    return found.declared.column(name).words.get(str(value), str(value))
