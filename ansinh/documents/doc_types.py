"""Types of papers and the organs that issue them, as the data files say; from them, series and symbols."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import yaml

from ansinh.documents.refusals import UnknownDocType, UnknownOrgan

FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class DocType:
    """A type of paper. ``abbr`` is empty where the symbol has none; ``line``: its name stands on the paper."""

    code: str
    name: str
    abbr: str
    line: bool


@dataclass(frozen=True)
class Organ:
    """Who issues: the committee, or a department. ``kinds``: of the units that have it, from ``since`` to ``until``."""

    code: str
    name: str
    title: str  # in full, as decisions cite it
    kinds: tuple[str, ...]
    since: date
    until: date


@cache
def doc_types() -> dict[str, DocType]:
    """The 29 types by code, in the order of the decree (Nghị định 30/2020/NĐ-CP, Điều 7)."""
    rows = yaml.safe_load((FOLDER / "doc_types.yaml").read_text(encoding="utf-8"))["types"]
    return {row["code"]: DocType(**row) for row in rows}


@cache
def organs() -> dict[str, Organ]:
    """The organs by code."""
    rows = yaml.safe_load((FOLDER / "organs.yaml").read_text(encoding="utf-8"))["organs"]
    return {
        row["code"]: Organ(
            code=row["code"],
            name=row["name"],
            title=row["title"],
            kinds=tuple(row["of"]),
            since=row.get("from", date.min),
            until=row.get("until", date.max),
        )
        for row in rows
    }


def doc_type(code: str) -> DocType:
    """Raises UnknownDocType."""
    found = doc_types().get(code)
    if found is None:
        raise UnknownDocType(
            f"Không có loại văn bản «{code}». Chọn một trong 29 loại của Nghị định 30/2020.", type=code
        )
    return found


def organ(code: str) -> Organ:
    """Raises UnknownOrgan."""
    found = organs().get(code)
    if found is None:
        raise UnknownOrgan(f"Không có cơ quan ban hành «{code}». Chọn trong danh sách.", organ=code)
    return found


def organs_of(kind: str, on: date) -> list[Organ]:
    """The organs that a unit of this kind has on the day."""
    return [each for each in organs().values() if kind in each.kinds and each.since <= on < each.until]


def symbol_of(type_code: str, organ_code: str, drafter: str = "") -> str:
    """``"QĐ-UBND"``; a công văn names who drafted it instead: ``"UBND-LĐTBXH"``."""
    abbr = doc_type(type_code).abbr
    if abbr:
        return f"{abbr}-{organ_code}"
    return f"{organ_code}-{drafter}" if drafter else organ_code
