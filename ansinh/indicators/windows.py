"""Windows of time that figures are counted in: a month, a quarter, a half year, a year."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ansinh.kit.periods import add_months

MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12}


@dataclass(frozen=True, order=True)
class Window:
    """From ``since`` until before ``until``, both first days of months."""

    since: date
    until: date

    @property
    def months(self) -> int:
        return (self.until.year - self.since.year) * 12 + self.until.month - self.since.month

    @property
    def kind(self) -> str:
        """``month``, ``quarter``, ``half`` or ``year``."""
        return next(kind for kind, months in MONTHS.items() if months == self.months)

    @property
    def title(self) -> str:
        """ "tháng 08/2024", "quý 3/2024", "6 tháng đầu năm 2024", "năm 2024"."""
        year, month = self.since.year, self.since.month
        return {
            "month": f"tháng {month:02d}/{year}",
            "quarter": f"quý {(month + 2) // 3}/{year}",
            "half": f"6 tháng {'đầu' if month == 1 else 'cuối'} năm {year}",
            "year": f"năm {year}",
        }[self.kind]

    @property
    def code(self) -> str:
        """As it stands in addresses: "2024", "2024-H1", "2024-Q3", "2024-08"."""
        year, month = self.since.year, self.since.month
        return {
            "month": f"{year}-{month:02d}",
            "quarter": f"{year}-Q{(month + 2) // 3}",
            "half": f"{year}-H{1 if month == 1 else 2}",
            "year": str(year),
        }[self.kind]

    def moved(self, times: int) -> Window:
        """The window of the same length so many lengths later (earlier, if negative)."""
        return Window(add_months(self.since, times * self.months), add_months(self.until, times * self.months))

    def year_before(self) -> Window:
        """The same window of last year."""
        return Window(add_months(self.since, -12), add_months(self.until, -12))


def window_of(day: date, kind: str) -> Window:
    """The window of a kind in which the day lies."""
    months = MONTHS[kind]
    since = date(day.year, (day.month - 1) // months * months + 1, 1)
    return Window(since, add_months(since, months))


def window_named(code: str) -> Window | None:
    """The window of an address, or None where the text names none."""
    head, _, tail = code.partition("-")
    if not (head.isdecimal() and len(head) == 4 and 1900 <= int(head) <= 2200):
        return None
    year = int(head)
    if not tail:
        return window_of(date(year, 1, 1), "year")
    kind, number = {"Q": "quarter", "H": "half"}.get(tail[0], "month"), tail.lstrip("QH")
    if not number.isdecimal() or not 1 <= int(number) <= 12 // MONTHS[kind]:
        return None
    return window_of(date(year, (int(number) - 1) * MONTHS[kind] + 1, 1), kind)


def windows_around(day: date) -> tuple[Window, ...]:
    """What a morning counts anew: the running month, quarter, half and year, and the one before each.

    The one before is counted again because late papers still change it; the change then shows as a correction.
    """
    running = [window_of(day, kind) for kind in MONTHS]
    return tuple(each for now in running for each in (now.moved(-1), now))
