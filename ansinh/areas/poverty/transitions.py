"""How a household goes from class to class between two days, and the balance that every report must keep. Pure.

end = start - out + in        (for the poor and for the near-poor, of every commune and of the district)
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from ansinh.areas.poverty.refusals import WrongTransition
from ansinh.areas.poverty.scoring import NEAR_POOR, NEITHER, POOR

GONE = "GONE"  # no class at all: never reviewed, not here yet, moved away, no more a household


@dataclass(frozen=True)
class Way:
    """A change that the reports know: from ``before`` to ``after``."""

    code: str
    title: str
    before: str
    after: str


# A household that is neither counts as such whether it was reviewed or never was; GONE is for those who came or went.
WAYS = (
    Way("POOR_TO_NEAR", "Thoát nghèo, thành hộ cận nghèo", POOR, NEAR_POOR),
    Way("POOR_OUT", "Thoát nghèo, vượt chuẩn cận nghèo", POOR, NEITHER),
    Way("POOR_GONE", "Hộ nghèo giảm khác (chuyển đi, chết, nhập hộ)", POOR, GONE),
    Way("NEAR_TO_POOR", "Hộ cận nghèo thành hộ nghèo", NEAR_POOR, POOR),
    Way("NEAR_OUT", "Thoát cận nghèo", NEAR_POOR, NEITHER),
    Way("NEAR_GONE", "Hộ cận nghèo giảm khác (chuyển đi, chết, nhập hộ)", NEAR_POOR, GONE),
    Way("NEW_POOR", "Hộ nghèo phát sinh mới", NEITHER, POOR),
    Way("POOR_AGAIN", "Tái nghèo", NEITHER, POOR),
    Way("POOR_CAME", "Hộ nghèo tăng khác (chuyển đến, tách hộ)", GONE, POOR),
    Way("NEW_NEAR", "Hộ cận nghèo phát sinh mới", NEITHER, NEAR_POOR),
    Way("NEAR_AGAIN", "Tái cận nghèo", NEITHER, NEAR_POOR),
    Way("NEAR_CAME", "Hộ cận nghèo tăng khác (chuyển đến, tách hộ)", GONE, NEAR_POOR),
)
WAY = {way.code: way for way in WAYS}


def way_of(before: str, after: str, *, once: bool = False, came: bool = False) -> str:
    """Code of the change; empty when the class stays. ``once``: it had been of that class before; ``came``: by moving here.

    ``before`` and ``after``: POOR, NEAR_POOR, NEITHER or GONE. Raises WrongTransition for what no report knows.
    """
    if before == after:
        return ""
    if after in (POOR, NEAR_POOR) and before in (NEITHER, GONE):
        end = "POOR" if after == POOR else "NEAR"
        if came:
            return f"{end}_CAME"
        return f"{end}_AGAIN" if once else f"NEW_{end}"
    for way in WAYS:
        if (way.before, way.after) == (before, after):
            return way.code
    if {before, after} <= {NEITHER, GONE}:
        return ""
    raise WrongTransition("Không có biến động này giữa hai kỳ rà soát; xem lại phân loại đầu kỳ và cuối kỳ.")


@dataclass(frozen=True)
class Balance:
    """One class over a period: what it began with, the changes by their codes, and what was counted at the end."""

    kind: str
    start: int
    end: int
    ways: Mapping[str, int] = field(default_factory=dict)

    @property
    def left(self) -> int:
        """Households that went out of the class."""
        return sum(count for code, count in self.ways.items() if WAY[code].before == self.kind)

    @property
    def joined(self) -> int:
        """Households that came into the class."""
        return sum(count for code, count in self.ways.items() if WAY[code].after == self.kind)

    @property
    def expected(self) -> int:
        """The end by the equation."""
        return self.start - self.left + self.joined

    @property
    def holds(self) -> bool:
        """Whether the end that was counted is the end by the equation."""
        return self.end == self.expected

    @property
    def fewer(self) -> int:
        """Net decrease."""
        return self.start - self.end


def added(kind: str, balances: Iterable[Balance]) -> Balance:
    """The sum of several places."""
    ways: dict[str, int] = {}
    start = end = 0
    for one in balances:
        start, end = start + one.start, end + one.end
        for code, count in one.ways.items():
            ways[code] = ways.get(code, 0) + count
    return Balance(kind, start, end, ways)
