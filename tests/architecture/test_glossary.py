"""Each legal term has exactly one English name, and the code uses it."""

from __future__ import annotations

import re

from tests.architecture.house import PACKAGE, ROOT


def rows() -> list[tuple[str, str]]:
    lines = (ROOT / "docs" / "glossary.md").read_text().splitlines()
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("| ")]
    return [(vietnamese, english) for vietnamese, english, *_ in cells[1:]]


def names(english: str) -> list[str]:
    """The English names of one row: split at "," and ";", remarks in brackets and after "=" dropped."""
    plain = re.sub(r"\(.*?\)|`|=.*", "", english)
    return [name.strip() for name in re.split(r"[,;]", plain) if name.strip()]


def test_no_term_and_no_name_stands_twice() -> None:
    vietnamese = [term for term, _ in rows()]
    english = [name for _, cell in rows() for name in names(cell)]
    assert len(vietnamese) == len(set(vietnamese))
    assert sorted(name for name in english if english.count(name) > 1) == []


def test_every_name_is_used_by_the_code() -> None:
    text = "\n".join(
        path.read_text(encoding="utf-8").lower()
        for suffix in ("*.py", "*.yaml", "*.md")
        for path in PACKAGE.rglob(suffix)
    )
    flat = re.sub(r"[_\s-]+", " ", text)
    missing = []
    for _, cell in rows():
        for name in names(cell):
            stem = name.lower().rstrip("s").replace("-", " ").replace("household", "").strip()
            if stem not in flat and stem.replace(" ", "") not in flat:
                missing.append(name)
    assert missing == []
