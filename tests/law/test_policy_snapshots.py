"""The SQL that decides about money lies under review: a change in the law files shows as a change here."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from ansinh.policy.catalog import catalog
from ansinh.policy.compiler import Compiled, compile_rules

FOLDER = Path(__file__).parent / "snapshots"


def test_the_compiled_sql_is_the_reviewed_one(request: pytest.FixtureRequest) -> None:
    compiled = {f"{day}.sql": text(day, compile_rules(catalog(), day)) for day in catalog().regimes()}
    if request.config.getoption("--snapshots", default="compare") == "write":
        for file in FOLDER.glob("*.sql"):
            file.unlink()
        for name, sql in compiled.items():
            (FOLDER / name).write_text(sql, encoding="utf-8")
    kept = {file.name: file.read_text(encoding="utf-8") for file in FOLDER.glob("*.sql")}
    assert compiled.keys() == kept.keys(), "run «make snapshots» and review the difference"
    for name, sql in compiled.items():
        assert sql == kept[name], f"{name}: run «make snapshots» and review the difference"


def text(day: date, compiled: Compiled) -> str:
    """All steps, the one over the registers and the one over a described person."""
    steps = [("stated (registers)", compiled.registered), ("stated (described)", compiled.described)]
    steps += [(step.name, step) for step in compiled.steps]
    return f"-- The law from {day} on\n\n" + "\n\n".join(f"-- {title}\n{step.sql}" for title, step in steps) + "\n"
