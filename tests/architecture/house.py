"""What the architecture tests read: rooms, floors, source files and their syntax trees."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "ansinh"

# Bottom up; rooms of one floor stand on one line.
FLOORS = [
    {"kit"},
    {"audit"},
    {"registry", "policy"},
    {"offices"},
    {"documents"},
    {"intake"},
    {"registers"},
    {"cases"},
    {"decisions"},
    {"payroll"},
    {"payments"},
    {"indicators"},
    {"targets"},
    {"reports"},
    {"areas"},
    {"ui"},
    {"web", "portal", "api", "cli"},
    {"config", "maintenance"},
]
STAGES = ["audit", "registry", "policy", "offices", "documents", "intake", "registers", "cases", "decisions", "payroll"]
STAGES += ["payments", "indicators", "targets", "reports"]
DOORS = ["web", "portal", "api", "cli"]


def floor_of(room: str) -> int:
    """Index of the room's floor, 0 at the bottom."""
    return next(index for index, rooms in enumerate(FLOORS) if room in rooms)


def room_of(path: Path) -> str:
    """The room that a source file lies in."""
    return path.relative_to(PACKAGE).parts[0]


def room_of_module(module: str) -> str:
    """The room of a dotted module name: "ansinh.payroll.models" is payroll."""
    return module.split(".")[1]


@cache
def sources(room: str | None = None, *, migrations: bool = False) -> tuple[Path, ...]:
    """Python files of a room (or of all)."""
    folder = PACKAGE / room if room else PACKAGE
    return tuple(
        path
        for path in sorted(folder.rglob("*.py"))
        if (migrations or "migrations" not in path.parts) and path.parent != PACKAGE
    )


@cache
def tree(path: Path) -> ast.Module:
    """The syntax tree of a file."""
    return ast.parse(path.read_text(encoding="utf-8"))


def imports(module: ast.Module) -> Iterator[str]:
    """Dotted names that a module imports."""
    for node in ast.walk(module):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def strings(module: ast.Module) -> Iterator[tuple[int, str]]:
    """String constants (parts of f-strings too) with their lines, docstrings left out."""
    documentation = {
        id(node.body[0].value)
        for node in ast.walk(module)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(module):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in documentation:
            yield node.lineno, node.value
