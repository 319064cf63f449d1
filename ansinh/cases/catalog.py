"""All procedures of the house, read once and checked against the law's vocabulary."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from pathlib import Path

from ansinh.cases.spec import Procedure, parse_procedure
from ansinh.kit.areas import areas
from ansinh.kit.refusals import Refusal
from ansinh.policy.catalog import catalog as law
from ansinh.policy.located import LawError, read


class NoProcedure(Refusal):
    """No file describes a procedure of this code."""

    code = "unknown_procedure"


@lru_cache(maxsize=1)
def all_procedures() -> tuple[Procedure, ...]:
    """Every procedure of every time, by area in menu order and by code. Raises LawError naming file and line."""
    found, problems = load((area.label, area.folder / "procedures") for area in areas())
    if problems:
        raise problems[0]
    return tuple(found)


def procedures(on: date) -> tuple[Procedure, ...]:
    """The procedures in force on a day."""
    return tuple(procedure for procedure in all_procedures() if procedure.in_force(on))


def procedure(code: str) -> Procedure:
    """Raises NoProcedure."""
    for candidate in all_procedures():
        if candidate.code == code:
            return candidate
    raise NoProcedure(f"Không có thủ tục mã «{code[:20]}». Xem danh mục ở màn hình Thủ tục.", procedure=code[:20])


def problems() -> list[LawError]:
    """Every mistake of the procedures' files, at most one a file of those that cannot be read."""
    return load((area.label, area.folder / "procedures") for area in areas())[1]


def load(folders: Iterable[tuple[str, Path]]) -> tuple[list[Procedure], list[LawError]]:
    """The procedures of (area, folder), and what is wrong with them."""
    found: list[Procedure] = []
    problems: list[LawError] = []
    for area, folder in folders:
        of_area = []
        for file in sorted(folder.glob("*.yaml")):
            try:
                of_area.append(parse_procedure(file, area))
            except LawError as mistake:
                problems.append(mistake)
        found += sorted(of_area, key=lambda each: each.code)
    files: dict[str, Path] = {}
    for candidate in found:
        problems += _problems_of(candidate)
        if candidate.code in files:
            twice = f"procedure {candidate.code} stands in {files[candidate.code].name} too"
            problems.append(read(candidate.file).error(twice, "procedure"))
        files[candidate.code] = candidate.file
    return found, problems


def _problems_of(candidate: Procedure) -> Iterator[LawError]:
    """What a procedure asks, opens and rests on must be words of the law files."""
    words = law()
    for name in candidate.asks:
        if name not in words.facts:
            yield read(candidate.file).error(f"«asks» names «{name}», which no facts.yaml defines", "asks")
    for name in candidate.opens:
        if name not in words.policies:
            yield read(candidate.file).error(f"«opens» names «{name}», which is no policy", "opens")
    for version in candidate.versions:
        if version.instrument not in words.instruments:
            unknown = f"instrument «{version.instrument}» is not in law/instruments"
            yield LawError(candidate.file, version.line, unknown)
