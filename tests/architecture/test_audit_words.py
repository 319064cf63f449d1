"""Whatever the rooms write into the trail, the trail can say in Vietnamese."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import fields

from ansinh.cases.states import WORDS
from ansinh.payments.actions import Reconciled
from ansinh.payroll.drawing import Totals
from ansinh.payroll.states import STEPS
from ansinh.web.audit_words import ACTS, KEYS
from tests.architecture.house import STAGES, sources, tree

# Words that a table holds: how `record` is called with them, and the words.
TABLES = {
    "STEPS[step].word": {step.word for step in STEPS.values()},
    "f'dossier.{last.word}'": {f"dossier.{word}" for word in WORDS},
}


def calls(source: ast.AST, name: str) -> Iterator[ast.Call]:
    """Calls of a function by its last name: ``record(...)`` and ``incoming.tell(...)``."""
    for node in ast.walk(source):
        called = node.func if isinstance(node, ast.Call) else None
        if isinstance(node, ast.Call) and name == (getattr(called, "id", "") or getattr(called, "attr", "")):
            yield node


def recorded(room: str) -> set[str]:
    """Every word that the room records, directly or through a function of its own that passes ``word`` on."""
    parsed = [tree(path) for path in sources(room)]
    words: set[str] = set()
    for source in parsed:
        for function in [node for node in ast.walk(source) if isinstance(node, ast.FunctionDef)]:
            for call in calls(function, "record"):
                said = call.args[0]
                names = [argument.arg for argument in function.args.args]
                if isinstance(said, ast.Name):
                    place = names.index(said.id)
                    for other in parsed:
                        for passed in calls(other, function.name):
                            words |= spelled(passed.args[place])
                else:
                    words |= spelled(said)
    return words


def spelled(said: ast.expr) -> set[str]:
    """The words that an argument can be: a constant, one of two, or a table's."""
    if isinstance(said, ast.Constant):
        return {str(said.value)}
    if isinstance(said, ast.IfExp):
        return spelled(said.body) | spelled(said.orelse)
    return TABLES[ast.unparse(said)]


def kept(room: str) -> set[str]:
    """Names in the literal ``before`` and ``after`` of what the room records."""
    found: set[str] = set()
    for path in sources(room):
        for call in calls(tree(path), "record"):
            for keyword in call.keywords:
                if keyword.arg in {"before", "after"}:
                    found |= {
                        key.value
                        for node in ast.walk(keyword.value)
                        if isinstance(node, ast.Dict)
                        for key in node.keys
                        if isinstance(key, ast.Constant) and isinstance(key.value, str)
                    }
    return found


def test_every_recorded_word_has_its_vietnamese() -> None:
    words = set().union(*(recorded(room) for room in (*STAGES, "areas") if room != "audit"))
    assert words - set(ACTS) == set()
    assert set(ACTS) - words == set()


def test_every_kept_value_has_its_name() -> None:
    names = set().union(*(kept(room) for room in (*STAGES, "areas")))
    names |= {field.name for kind in (Totals, Reconciled) for field in fields(kind)}
    assert names - set(KEYS) == set()
