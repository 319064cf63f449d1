"""A mistake in a law file is named with its file and line."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from ansinh.policy import spec
from ansinh.policy.catalog import load, problems
from ansinh.policy.located import LawError

POLICY = """policy: benefit
title: Trợ cấp
programme: SOCIAL_ASSISTANCE
group: one
versions:
  - from: 2021-01-01
    prefix: A
    instrument: ND1
    article: Điều 1
    evidence: copy
    rate: standard
    when: [poor]
    rows:
      all: {code: 1, coefficient: 1.5}
      rich: {code: 2, when: [rich]}
  - from: 2022-01-01
    prefix: B
    rows:
      rich: null
"""


def written(folder: Path, text: str, name: str = "benefit.yaml") -> Path:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


def test_a_new_version_states_only_what_changed(tmp_path: Path) -> None:
    policy = spec.parse_policy(written(tmp_path, POLICY), "area")
    first, second = policy.versions
    assert (first.start, first.end, second.end) == (date(2021, 1, 1), date(2021, 12, 31), None)
    assert [first.code_of(row) for row in first.rows] == ["A-1", "A-2"]
    assert [second.code_of(row) for row in second.rows] == ["B-1"]
    assert (second.article, second.rate, second.rows[0].coefficient) == ("Điều 1", "standard", "1.5")
    assert policy.version_on(date(2021, 12, 31)) is first
    assert policy.fingerprint(first) != policy.fingerprint(second)


@pytest.mark.parametrize(
    ("old", "new", "line", "why"),
    [
        ("evidence: copy", "evidence: rumour", 10, "allowed: gazette, copy, press, knowledge"),
        ("prefix: A", "prefx: A", 7, "«prefx» is not known here"),
        ("article: Điều 1", "article: Điều 1\n    article: Điều 2", 10, "stands twice"),
        ("from: 2021-01-01", "from: 2021-02-01", 6, "must begin by 2021-01-01"),
        ("from: 2022-01-01", "from: 2020-01-01", 16, "follow one another"),
        ("from: 2022-01-01", "from: soon", 16, "must be a day"),
        ("policy: benefit", "policy: other", 1, "must stand in other.yaml"),
        ("{code: 1, coefficient: 1.5}", "{coefficient: 1.5}", 14, "«code» is missing"),
        ("    rows:\n      rich: null", "    rows: [", 19, "not YAML"),
    ],
)
def test_mistakes_name_file_and_line(tmp_path: Path, old: str, new: str, line: int, why: str) -> None:
    file = written(tmp_path, POLICY.replace(old, new, 1))
    with pytest.raises(LawError, match=why) as caught:
        spec.parse_policy(file, "area")
    assert (caught.value.file, caught.value.line) == (file, line)


def test_mistakes_between_files_are_all_listed(tmp_path: Path) -> None:
    law, area = tmp_path / "law", tmp_path / "area"
    for folder in (law / "instruments", law / "rates", law / "groups", area / "policies"):
        folder.mkdir(parents=True)
    written(law / "groups", "two: {title: Hai}")
    written(area, "conditions:\n  poor: {when: wealth = 1, says: Nghèo}\n", "conditions.yaml")
    written(area / "policies", POLICY)
    found = {mistake.message for mistake in problems(load(law, [area]))}
    assert "«wealth» is neither a fact nor a condition" in found
    assert "there is no condition «rich»" in found
    assert "there is no group «one»" in found
    assert "there is no instrument «ND1»" in found
    assert "there is no rate «standard»" in found
