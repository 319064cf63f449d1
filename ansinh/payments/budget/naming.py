"""Lines of the budget in the words of screens and papers."""

from __future__ import annotations

from dataclasses import dataclass

from ansinh.kit.reading import read_rows

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
    def title(self) -> str:
        return f"{self.source_title}, {self.programme_title.lower()}"


def lines_of_year(year: int) -> list[LineName]:
    """The lines of a year, by source and codes."""
    return [LineName(*row) for row in read_rows(LINES, ids=[], year=year)]


def lines_by_id(ids: list[int]) -> dict[int, LineName]:
    """These lines, by id."""
    return {row[0]: LineName(*row) for row in read_rows(LINES, ids=ids, year=None)}
