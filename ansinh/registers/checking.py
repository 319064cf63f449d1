"""Whether what is said of a record can stand: sentences by column, before anything is written."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import connection

from ansinh.kit.registers import Column
from ansinh.kit.vietnamese import format_count, nfc, single_spaced
from ansinh.registers.catalog import Book, Holds

Problems = dict[str, list[str]]
NUMBERS = (Holds.NUMBER, Holds.MONEY, Holds.DECIMAL)
EMPTY = (None, "")


def completed(found: Book, values: Mapping[str, Any]) -> dict[str, Any]:
    """Every column of the table, with what is not said left blank, texts tidied, as facts are written."""
    said = {name: found.kind.blank(name) for name in found.kind.columns} | {
        name: False for name, held in found.holds.items() if held is Holds.FLAG
    }
    for name, value in values.items():
        if name in said and value is not None:
            said[name] = single_spaced(nfc(value)) if isinstance(value, str) else value
    life = found.declared.life
    if life and not said[life.column]:
        said[life.column] = life.states[0].code
    return said


def problems_of(found: Book, values: Mapping[str, Any]) -> Problems:
    """What is wrong with the columns by themselves and between each other."""
    problems: Problems = defaultdict(list)
    for column in found.declared.columns:
        sentence = _problem(found, column, values.get(column.name))
        if sentence:
            problems[column.name].append(sentence)
    if not problems:  # a check may rely on every column being of its kind
        for check in found.declared.checks:
            if not check.holds(values):
                problems[check.column].append(check.sentence)
    return problems


def dead_links(found: Book, rows: Sequence[Mapping[str, Any]]) -> set[tuple[str, int]]:
    """Links to people, households or things that are not there for the actor: (column, id). One statement a column."""
    tables = {
        Holds.PERSON: "SELECT id FROM registry_person WHERE id = ANY (%s) AND withdrawn_at IS NULL",
        Holds.HOUSEHOLD: "SELECT id FROM registry_household WHERE id = ANY (%s)",
        Holds.THING: "SELECT id FROM registers_thing WHERE id = ANY (%s) AND withdrawn_at IS NULL AND register = %s",
        Holds.PLACE: "SELECT id FROM registry_unit WHERE id = ANY (%s)",
    }
    dead: set[tuple[str, int]] = set()
    for column in found.declared.columns:
        held = found.holds[column.name]
        ids = {row[column.name] for row in rows if isinstance(row.get(column.name), int)}
        if held in tables and ids:
            given: list[Any] = [list(ids), column.of] if held is Holds.THING else [list(ids)]
            dead |= {(column.name, one) for one in ids - _ids(tables[held], given)}
    return dead


def stored(value: object) -> object:
    """A value as JSON carries it to the statement: decimals and moments as text, which the column reads exactly."""
    return str(value) if isinstance(value, Decimal | datetime) else value


def _problem(found: Book, column: Column, value: Any) -> str:
    held = found.holds[column.name]
    life = found.declared.life
    if value in EMPTY:
        required = column.required and held is not Holds.FLAG
        return f"Ghi «{column.title}»." if required else ""
    if held is Holds.WORD and value not in column.words and not (life and life.column == column.name):
        return f"«{column.title}» không có trong danh mục; chọn một mục trong danh sách."
    if held in NUMBERS and column.least is not None and value < column.least:
        return f"«{column.title}» phải từ {format_count(column.least)} trở lên."
    if held in NUMBERS and column.most is not None and value > column.most:
        return f"«{column.title}» phải đến {format_count(column.most)} là nhiều nhất."
    if held is Holds.DAY and isinstance(value, date) and not 1900 <= value.year <= 2100:
        return f"«{column.title}» phải là ngày từ năm 1900 đến năm 2100."
    return ""


def _ids(sql: str, given: Iterable[Any]) -> set[int]:
    with connection.cursor() as cursor:
        cursor.execute(sql, list(given))
        return {row[0] for row in cursor.fetchall()}
