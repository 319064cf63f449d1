"""The house shows its rooms: each has its line, its README, its size, its names."""

from __future__ import annotations

import ast
import re

import pytest

from tests.architecture.house import FLOORS, PACKAGE, ROOT, sources, tree

REFUSED_NAMES = {"utils", "helpers", "helper", "data", "info", "manager", "common", "misc", "services", "util"}
CLOCKS = {("date", "today"), ("datetime", "now"), ("datetime", "today"), ("timezone", "now"), ("time", "time")}


def packages() -> list[str]:
    return [path.name for path in sorted(PACKAGE.iterdir()) if (path / "__init__.py").exists()] + ["law"]


@pytest.mark.parametrize("room", packages())
def test_every_room_has_its_line_in_the_house(room: str) -> None:
    house = (ROOT / "docs" / "house.md").read_text()
    assert len(re.findall(rf"^\| `{room}` \|", house, re.MULTILINE)) == 1


@pytest.mark.parametrize("room", [room for room in packages() if room not in {"config", "maintenance", "law", "areas"}])
def test_every_room_says_what_it_is_for(room: str) -> None:
    assert (PACKAGE / room / "README.md").read_text().strip()


def test_every_room_has_a_floor() -> None:
    placed = set().union(*FLOORS)
    assert placed == set(packages()) - {"law"}


def test_files_are_under_500_lines() -> None:
    long = {str(path.relative_to(ROOT)) for path in sources() if len(path.read_text().splitlines()) > 500}
    assert long == set()


def long_functions(module: ast.Module) -> list[str]:
    return [
        node.name
        for node in ast.walk(module)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and (node.end_lineno or 0) - node.lineno >= 70
    ]


def test_functions_are_under_70_lines() -> None:
    assert {str(path): found for path in sources() if (found := long_functions(tree(path)))} == {}


def test_the_length_rule_trips_on_a_long_function() -> None:
    body = "\n".join("    pass" for _ in range(80))
    assert long_functions(ast.parse(f"def long():\n{body}\n")) == ["long"]


def test_no_module_is_named_after_nothing() -> None:
    assert {str(path) for path in sources() if path.stem in REFUSED_NAMES or path.parent.name in REFUSED_NAMES} == set()


def clock_reads(module: ast.Module) -> list[int]:
    return [
        node.lineno
        for node in ast.walk(module)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and isinstance(node.func.value, ast.Name)
        and (node.func.value.id, node.func.attr) in CLOCKS
    ]


def test_the_domain_never_asks_the_clock() -> None:
    doors = {"web", "portal", "api", "cli", "config"}
    domain = [path for path in sources() if path.relative_to(PACKAGE).parts[0] not in doors and path.name != "clock.py"]
    assert {str(path): found for path in domain if (found := clock_reads(tree(path)))} == {}
    assert {
        str(path) for path in domain if "kit.clock" in path.read_text() or "kit import clock" in path.read_text()
    } == set()


def test_the_clock_rule_trips() -> None:
    assert clock_reads(ast.parse("from datetime import date\nx = date.today()\n")) == [2]


def test_comments_leave_nothing_for_later() -> None:
    marks = re.compile(r"#.*\b(TODO|FIXME|XXX|HACK)\b")
    assert {str(path) for path in sources() if marks.search(path.read_text())} == set()


def test_no_two_test_files_share_a_name() -> None:
    """pytest imports them by their name alone: of two, one would not run."""
    names = [path.name for path in (ROOT / "tests").rglob("test_*.py")]
    assert sorted(name for name in set(names) if names.count(name) > 1) == []
