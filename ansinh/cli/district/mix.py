"""Who is in payment in the district, and how many: the mix that costs just over 300 tỷ a year at the rates of 2024."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

DISTRICT_PEOPLE = 20_000


@dataclass(frozen=True)
class Category:
    """One kind of person in payment.

    ``share``: how many of 20,000. ``ages``: at the start of the year, both included. ``benefits``: codes of the
    benefits. ``coefficient``: of the standard, per quantity (social assistance). ``percents``: of injury (merit).
    """

    text: str  # as communes write it in their lists
    share: int
    ages: tuple[int, int]
    benefits: tuple[str, ...]
    female: float = 0.5
    coefficient: str = ""
    degree: str = ""
    percents: tuple[int, int] | None = None

    @property
    def is_merit(self) -> bool:
        return not self.benefits[0].startswith("ND20")


CARE = "ND20-CS.2.c"  # hỗ trợ kinh phí chăm sóc: the household that cares for someone with extreme disability

SOCIAL_ASSISTANCE = (
    Category("Người cao tuổi từ đủ 80 tuổi không có lương hưu", 5300, (80, 103), ("ND20-5.5.c",), 0.68, "1,0"),
    Category("Người cao tuổi hộ nghèo không có người phụng dưỡng", 90, (61, 78), ("ND20-5.5.a",), 0.7, "1,5"),
    Category("Người cao tuổi hộ nghèo không có người phụng dưỡng", 60, (80, 95), ("ND20-5.5.a",), 0.7, "2,0"),
    Category("Người khuyết tật nặng", 3200, (17, 59), ("ND20-5.6.nang",), 0.45, "1,5", "Nặng"),
    Category("Người khuyết tật nặng - trẻ em", 390, (3, 15), ("ND20-5.6.nang.te",), 0.42, "2,0", "Nặng"),
    Category("Người khuyết tật nặng - người cao tuổi", 1450, (60, 94), ("ND20-5.6.nang.nct",), 0.55, "2,0", "Nặng"),
    Category("Người khuyết tật đặc biệt nặng", 540, (17, 59), ("ND20-5.6.dbn", CARE), 0.45, "2,0", "ĐBN"),
    Category("Người khuyết tật đặc biệt nặng - trẻ em", 160, (1, 15), ("ND20-5.6.dbn.te", CARE), 0.42, "2,5", "ĐBN"),
    Category("Người khuyết tật đặc biệt nặng - NCT", 640, (60, 97), ("ND20-5.6.dbn.nct", CARE), 0.6, "2,5", "ĐBN"),
    Category("Trẻ em mồ côi cả cha và mẹ", 95, (5, 15), ("ND20-5.1.b",), 0.5, "1,5"),
    Category("Trẻ em bị bỏ rơi chưa có người nhận làm con nuôi", 15, (0, 2), ("ND20-5.1.a",), 0.5, "2,5"),
    Category("Người đơn thân hộ nghèo, cận nghèo nuôi 01 con", 210, (24, 48), ("ND20-5.4",), 0.95, "1,0"),
    Category("Người đơn thân hộ nghèo, cận nghèo nuôi 02 con", 120, (28, 50), ("ND20-5.4",), 0.95, "2,0"),
)
MERIT = (
    Category("Thân nhân liệt sĩ (01 LS)", 1250, (72, 97), ("LS.TUAT1",), 0.9),
    Category("Thân nhân liệt sĩ (02 LS)", 90, (76, 98), ("LS.TUAT2",), 0.92),
    Category("Bà mẹ Việt Nam anh hùng", 26, (86, 103), ("BM.TC", "BM.PC", "BM.PV"), 1.0),
    Category("Thương binh", 1330, (66, 88), ("TB.TC",), 0.2, percents=(21, 40)),
    Category("Thương binh", 300, (66, 88), ("TB.TC",), 0.18, percents=(41, 60)),
    Category("Thương binh", 120, (66, 86), ("TB.TC",), 0.15, percents=(61, 80)),
    Category("Thương binh", 26, (67, 84), ("TB.TC", "TB.PC81", "TB.PV"), 0.1, percents=(81, 95)),
    Category("Thương binh loại B", 60, (60, 78), ("TBB.TC",), 0.05, percents=(21, 45)),
    Category("Bệnh binh", 70, (62, 84), ("BB.51_60",), 0.12, percents=(51, 60)),
    Category("Bệnh binh", 130, (62, 86), ("BB.61_70",), 0.12, percents=(61, 70)),
    Category("Bệnh binh", 60, (64, 86), ("BB.71_80",), 0.12, percents=(71, 80)),
    Category("Người HĐKC nhiễm chất độc hóa học", 240, (66, 86), ("CD.21_40",), 0.25, percents=(21, 40)),
    Category("Người HĐKC nhiễm chất độc hóa học", 280, (66, 86), ("CD.41_60",), 0.25, percents=(41, 60)),
    Category("Người HĐKC nhiễm chất độc hóa học", 110, (67, 86), ("CD.61_80",), 0.25, percents=(61, 80)),
    Category("Con đẻ người HĐKC nhiễm CĐHH", 120, (24, 54), ("CD.CON61_80",), 0.5, percents=(61, 80)),
    Category("Con đẻ người HĐKC nhiễm CĐHH", 90, (20, 52), ("CD.CON81",), 0.5, percents=(81, 95)),
    Category("Người HĐCM, HĐKC bị địch bắt tù, đày", 1430, (70, 95), ("TD.TC",), 0.45),
    Category("Người có công giúp đỡ cách mạng (Huân chương)", 1090, (76, 99), ("GD.HC",), 0.6),
    Category("Người có công giúp đỡ cách mạng (Kỷ niệm chương)", 30, (88, 101), ("GD.KNC",), 0.6),
    Category("Thân nhân thương binh từ trần", 610, (62, 90), ("TB.TUAT",), 0.95),
    Category("Thân nhân bệnh binh từ trần", 190, (62, 90), ("BB.TUAT",), 0.95),
    Category("Thân nhân người HĐKC nhiễm CĐHH từ trần", 78, (62, 90), ("CD.TUAT",), 0.95),
)


def head_counts(categories: Iterable[Category], people: int) -> list[tuple[Category, int]]:
    """How many of each category in a district with ``people`` beneficiaries: whole numbers that keep the sum."""
    chosen = list(categories)
    result, carried = [], 0.0
    for category in chosen:
        exact = category.share * people / DISTRICT_PEOPLE + carried
        count = round(exact)
        carried = exact - count
        result.append((category, count))
    return result
