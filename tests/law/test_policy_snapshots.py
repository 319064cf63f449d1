"""The SQL that decides about money lies under review: a change in the law files shows as a change here.

One file for each policy with the SQL of its rules, version by version; beside them the conditions, the vocabulary's
SELECTs and the steps that all rules share.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from ansinh.policy.catalog import Catalogue, catalog
from ansinh.policy.compiler import compile_rules

FOLDER = Path(__file__).parent / "snapshots"
OF_EACH_LAW = {"rules", "conditions", "candidates", "eligible"}  # the steps that change with the law


def test_the_compiled_sql_is_the_reviewed_one(request: pytest.FixtureRequest) -> None:
    compiled = snapshots(catalog())
    if request.config.getoption("--snapshots", default="compare") == "write":
        for file in FOLDER.glob("*.sql"):
            file.unlink()
        for name, sql in compiled.items():
            (FOLDER / name).write_text(sql, encoding="utf-8")
    kept = {file.name: file.read_text(encoding="utf-8") for file in FOLDER.glob("*.sql")}
    assert compiled.keys() == kept.keys(), "run «make snapshots» and review the difference"
    for name, sql in compiled.items():
        assert sql == kept[name], f"{name}: run «make snapshots» and review the difference"


def snapshots(law: Catalogue) -> dict[str, str]:
    """File name -> SQL."""
    terms = [f"-- {term.says}\n{name}: {law.vocabulary.term(name).sql}\n" for name, term in sorted(law.terms.items())]
    latest = compile_rules(law, law.regimes()[-1])
    shared = [step for step in latest.steps if step.name not in OF_EACH_LAW]
    steps = [f"-- {step.name}\n{step.sql}\n" for step in (latest.registered, latest.described, *shared)]
    policies: dict[str, dict[str, str]] = {}
    for day in law.regimes():
        compiled = compile_rules(law, day)
        eligible = next(step.sql for step in compiled.steps if step.name == "eligible")
        eligible = eligible[eligible.index("(\n") + 2 : eligible.rindex("\n)")]
        for number, (rule, sql) in enumerate(zip(compiled.rules, eligible.split("\nUNION ALL\n"), strict=True)):
            title = f"-- {rule.code} ({rule.row.key}) from {rule.version.start}: group {rule.group}, half {rule.half}"
            numbered = sql.replace(f"{number} AS rule", f"'{rule.code}' AS rule")
            policies.setdefault(f"policy.{rule.policy.name}.sql", {})[title] = numbered
    files = {name: "\n\n".join(f"{title}\n{sql}" for title, sql in rules.items()) for name, rules in policies.items()}
    return {"conditions.sql": "\n".join(terms), "steps.sql": "\n".join(steps), **files}
