"""Lines of the budget in the words of screens and papers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ansinh.kit.reading import read_rows
from ansinh.payments.budget.funding import UNKNOWN, Funding, funding_of

SOURCES = {
    "CENTRAL": "Ngân sách trung ương",
    "PROVINCE": "Ngân sách cấp tỉnh",
    "DISTRICT": "Ngân sách cấp huyện",
    "COMMUNE": "Ngân sách cấp xã",
    "OTHER": "Nguồn khác",
    "UNKNOWN": "Chưa rõ nguồn",
}
PROGRAMMES = {
    "SOCIAL_ASSISTANCE": "Trợ cấp xã hội hằng tháng",
    "SOCIAL_PENSION": "Trợ cấp hưu trí xã hội",
    "CARE_SUPPORT": "Kinh phí chăm sóc, nuôi dưỡng",
    "FUNERAL": "Hỗ trợ mai táng",
    "FACILITY": "Nuôi dưỡng tại cơ sở",
    "EMERGENCY": "Trợ giúp khẩn cấp",
    "MERIT": "Ưu đãi người có công",
}
LINES = """
SELECT id, year, source, chapter, category, subcategory, item, programme FROM payments_budgetline
WHERE id = ANY (%(ids)s) OR year = %(year)s ORDER BY year, source, chapter, category, subcategory, item, programme, id
"""


@dataclass(frozen=True)
class LineName:
    """A line of the budget. Codes are "" where nobody here knows them."""

    id: int
    year: int
    source: str
    chapter: str
    category: str
    subcategory: str
    item: str
    programme: str

    @property
    def source_title(self) -> str:
        return SOURCES[self.source]

    @property
    def programme_title(self) -> str:
        return PROGRAMMES.get(self.programme, self.programme)

    @property
    def codes(self) -> str:
        """ "chương 024, loại 370, khoản 371"; what is not known is said."""
        named = [("chương", self.chapter), ("loại", self.category), ("khoản", self.subcategory), ("mục", self.item)]
        known = [f"{name} {code}" for name, code in named if code]
        return ", ".join(known if self.chapter else ["chưa rõ chương", *known])

    @property
    def basis(self) -> str:
        """What says that this line pays the programme; "" for a line that no rule names."""
        return next((found.basis for found in self._rules), "")

    @property
    def is_provisional(self) -> bool:
        """No rule names the line, or one whose text was not compared yet."""
        return not self._rules or any(found.is_provisional for found in self._rules)

    @property
    def _rules(self) -> list[Funding]:
        """The rules of the line's year that pay its programme from it."""
        codes = (self.source, self.chapter, self.category, self.subcategory, self.item)
        found = [funding_of(self.programme, date(self.year, month, 1)) for month in range(1, 13)]
        return [
            each
            for each in found
            if (each.source, each.chapter, each.category, each.subcategory, each.item) == codes and each is not UNKNOWN
        ]

    @property
    def title(self) -> str:
        return f"{self.source_title}, {self.programme_title.lower()}"


def lines_of_year(year: int) -> list[LineName]:
    """The lines of a year, by source and codes."""
    return [LineName(*row) for row in read_rows(LINES, ids=[], year=year)]


def lines_by_id(ids: list[int]) -> dict[int, LineName]:
    """These lines, by id."""
    return {row[0]: LineName(*row) for row in read_rows(LINES, ids=ids, year=None)}
