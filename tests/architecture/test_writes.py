"""Only a room's ``actions.py`` writes, and only the room's own tables; no signals."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from django.apps import apps

from tests.architecture.house import PACKAGE, STAGES, floor_of, imports, room_of_module, sources, strings, tree

READERS = {"models.py", "queries.py", "states.py", "permissions.py", "apps.py", "guards.py"}
WRITING_METHODS = {"create", "bulk_create", "bulk_update", "get_or_create", "update_or_create", "delete", "update"}
WRITING_SQL = re.compile(r"\b(?:INSERT\s+INTO|UPDATE(?=\s+\w+\s+(?:\w+\s+)?SET\b)|DELETE\s+FROM|COPY)\s+(\w+)", re.I)


def tables() -> dict[str, str]:
    """Table -> room, for all tables of our rooms and areas."""
    ours = {}
    for model in apps.get_models():
        if model.__module__.startswith("ansinh."):
            ours[model._meta.db_table] = room_of_module(model.__module__)
    return ours


def writers(room: str) -> set[Path]:
    """``actions.py`` and the subject files of the same room that it imports, at any depth."""
    found: set[Path] = set()
    waiting = [PACKAGE / room / "actions.py"]
    while waiting:
        path = waiting.pop()
        if not path.exists() or path in found:
            continue
        found.add(path)
        for name in imports(tree(path)):
            if name.startswith(f"ansinh.{room}."):
                waiting.append((PACKAGE / room).joinpath(*name.split(".")[2:]).with_suffix(".py"))
    return {path for path in found if path.name not in READERS}


def orm_writes(module: ast.Module) -> list[int]:
    """Lines with ``X.objects...create(...)`` and its kin, or ``something.save(...)``."""
    lines = []
    for node in ast.walk(module):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            names = {part.attr for part in ast.walk(node.func.value) if isinstance(part, ast.Attribute)}
            if node.func.attr in WRITING_METHODS and "objects" in names:
                lines.append(node.lineno)
    return lines


def sql_writes(module: ast.Module) -> list[tuple[int, str]]:
    """Lines with SQL that writes, and the table it names."""
    return [(line, table) for line, text in strings(module) for table in WRITING_SQL.findall(text)]


@pytest.mark.parametrize("room", STAGES)
def test_only_actions_write(room: str) -> None:
    allowed = writers(room) | {PACKAGE / "audit" / "session.py"}
    known = tables()
    broken = {}
    for path in sources(room):
        if path in allowed:
            continue
        sql = [(line, table) for line, table in sql_writes(tree(path)) if table in known]
        if sql or orm_writes(tree(path)):
            broken[str(path.relative_to(PACKAGE))] = (sql, orm_writes(tree(path)))
    assert broken == {}


@pytest.mark.parametrize("room", STAGES)
def test_a_room_writes_its_own_tables_only(room: str) -> None:
    known = tables()
    foreign = {
        f"{path.name}:{line}": table
        for path in sources(room)
        for line, table in sql_writes(tree(path))
        if known.get(table, room) != room
    }
    assert foreign == {}


def test_doors_write_nothing() -> None:
    known = tables()
    broken = {
        str(path)
        for room in ("web", "portal", "api", "cli", "ui")
        for path in sources(room)
        if orm_writes(tree(path)) or any(table in known for _, table in sql_writes(tree(path)))
    }
    assert broken == set()


def test_the_rules_trip() -> None:
    assert orm_writes(ast.parse("Line.objects.filter(a=1).update(b=2)")) == [1]
    assert sql_writes(ast.parse('run("INSERT INTO payroll_line SELECT 1")')) == [(1, "payroll_line")]
    assert sql_writes(ast.parse('run("UPDATE payroll_line l SET x = 1")')) == [(1, "payroll_line")]


def test_there_are_no_signals() -> None:
    found = {str(path) for path in sources() if any("signals" in name for name in imports(tree(path)))}
    assert found == set()


def test_sql_names_only_tables_of_its_own_room_and_below() -> None:
    known = tables()
    words = re.compile(r"\b[a-z]+_[a-z]+\b")
    broken: dict[str, set[str]] = {}
    for path in sources(migrations=True):
        room = path.relative_to(PACKAGE).parts[0]
        named = {word for _, text in strings(tree(path)) for word in words.findall(text) if word in known}
        above = {table for table in named if floor_of(known[table]) > floor_of(room)}
        if above:
            broken[str(path.relative_to(PACKAGE))] = above
    assert broken == {}


def test_foreign_keys_point_down() -> None:
    broken = []
    for model in apps.get_models():
        if not model.__module__.startswith("ansinh."):
            continue
        room = room_of_module(model.__module__)
        for field in model._meta.get_fields():
            target = getattr(field, "related_model", None)
            ours = field.concrete and target is not None and target.__module__.startswith("ansinh.")
            if ours and floor_of(room_of_module(target.__module__)) > floor_of(room):
                broken.append(f"{model.__name__}.{field.name}")
    assert broken == []
