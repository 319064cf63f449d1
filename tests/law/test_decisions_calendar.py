"""The calendar of the sweep says nothing that the policies do not say: codes, programmes and coefficients agree."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import yaml

from ansinh.decisions import sweeping
from ansinh.policy.catalog import catalog

SECTIONS = yaml.safe_load((Path(sweeping.__file__).parent / "calendar.yaml").read_text(encoding="utf-8"))
ROWS = [(section, row, code) for section, rows in SECTIONS.items() for row in rows for code in row["benefits"]]


@pytest.mark.parametrize(
    ("section", "row", "code"), ROWS, ids=[f"{section}-{code}-{row.get('age', '')}" for section, row, code in ROWS]
)
def test_each_code_stands_in_a_policy_with_the_coefficient(section: str, row: dict[str, object], code: str) -> None:
    lines = list(catalog().lines())
    following = row.get("next", code)
    programmes = {line.policy.programme for line in lines if line.code in {code, following}}
    assert len(programmes) == 1
    if "multiplier" in row:
        assert row["multiplier"] in {line.coefficient for line in lines if line.code == following}


def test_no_birthday_is_answered_twice() -> None:
    spans: dict[tuple[str, int], list[tuple[date, date]]] = {}
    for section, row, code in ROWS:
        if section == "ages":
            spans.setdefault((code, row["age"]), []).append((row["from"], row.get("to", date.max)))
    for found in spans.values():
        ordered = sorted(found)
        assert all(ordered[place][1] < ordered[place + 1][0] for place in range(len(ordered) - 1))
