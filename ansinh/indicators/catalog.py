"""All indicators of this installation: ``definitions/`` of this room and ``indicators/`` of every area."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from ansinh.indicators.refusals import UnknownIndicator
from ansinh.indicators.spec import Indicator, misnamed, read_indicator
from ansinh.kit.areas import areas
from ansinh.policy.located import LawError, read_list

OFFICE = "office"  # the figures that belong to no field: documents, dossiers, money
HERE = Path(__file__).parent / "definitions"


@lru_cache(maxsize=1)
def indicators() -> dict[str, Indicator]:
    """By code, the office's own first, then by area in the order of the menu. Raises LawError at the first mistake."""
    return load([(OFFICE, HERE), *((area.label, area.folder / "indicators") for area in areas())])


def load(folders: list[tuple[str, Path]]) -> dict[str, Indicator]:
    """The definitions of these (area, folder) pairs. Raises LawError."""
    found: dict[str, Indicator] = {}
    for area, folder in folders:
        for file in sorted(folder.glob("*.yaml")):
            for entry in read_list(file):
                one = read_indicator(entry)
                if (mistake := misnamed(one, area)) is not None:
                    raise mistake
                if one.code in found:
                    raise LawError(file, entry.line, f"«{one.code}» is defined twice")
                found[one.code] = one
    return found


def indicator(code: str) -> Indicator:
    """One of them. Raises UnknownIndicator."""
    if code not in indicators():
        raise UnknownIndicator("Không có chỉ số này.", code=code)
    return indicators()[code]


def area_title(area: str) -> str:
    """The field's name for readers."""
    return {each.label: str(each.verbose_name) for each in areas()}.get(area, "Toàn cơ quan")
