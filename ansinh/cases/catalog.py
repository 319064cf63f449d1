"""All procedures of the house, read once and checked against the law's vocabulary."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from ansinh.cases.spec import Procedure, parse_procedure
from ansinh.kit.areas import areas
from ansinh.kit.refusals import Refusal
from ansinh.policy.catalog import Catalogue
from ansinh.policy.catalog import catalog as law
from ansinh.policy.located import LawError


class NoProcedure(Refusal):
    """No file describes a procedure of this code."""

    code = "unknown_procedure"


@lru_cache(maxsize=1)
def all_procedures() -> tuple[Procedure, ...]:
    """Every procedure of every time, by area in menu order and by code. Raises LawError naming file and line."""
    found = []
    for area in areas():
        files = sorted((area.folder / "procedures").glob("*.yaml"))
        found += sorted((parse_procedure(file, area.label) for file in files), key=lambda each: each.code)
    _check_codes(found)
    for procedure in found:
        _check_names(procedure, law())
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


def _check_codes(found: list[Procedure]) -> None:
    files: dict[str, Procedure] = {}
    for candidate in found:
        if candidate.code in files:
            raise LawError(candidate.file, 1, f"procedure {candidate.code} stands in {files[candidate.code].file} too")
        files[candidate.code] = candidate


def _check_names(candidate: Procedure, catalogue: Catalogue) -> None:
    """What a procedure asks and opens must be words of the law files."""
    for name in candidate.asks:
        if name not in catalogue.facts:
            raise LawError(candidate.file, 1, f"«asks» names «{name}», which no facts.yaml defines")
    for name in candidate.opens:
        if name not in catalogue.policies:
            raise LawError(candidate.file, 1, f"«opens» names «{name}», which is no policy")
    for version in candidate.versions:
        if version.instrument not in catalogue.instruments:
            raise LawError(candidate.file, version.line, f"instrument «{version.instrument}» is not in law/instruments")
