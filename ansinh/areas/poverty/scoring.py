"""From the answers of Phiếu B to the household's class, with every step of the way in words. Pure.

Part B1 stands for income: a sum of points against the line of the area. Part B2 counts deprivations. At or below the
line a household is poor from ``standard.lacking`` deprivations on and near-poor with fewer; above it, neither.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from ansinh.areas.poverty.refusals import AnswersRefused, PointTableMissing, StandardMissing
from ansinh.areas.poverty.standards import AREAS, Standard, deprivations, items, standard_on
from ansinh.kit.vietnamese import format_date

POOR, NEAR_POOR, NEITHER = "POOR", "NEAR_POOR", "NEITHER"
CLASSES = {POOR: "Hộ nghèo", NEAR_POOR: "Hộ cận nghèo", NEITHER: "Không nghèo"}


@dataclass(frozen=True)
class Option:
    """A way to answer an item of part B1, and its points (which may be negative)."""

    code: str
    words: str
    points: int


@dataclass(frozen=True)
class Table:
    """A point table of part B1 for one area. ``invented``: made for a demonstration, not the official one."""

    id: int
    title: str
    area: str
    source: str
    invented: bool
    options: Mapping[str, tuple[Option, ...]]  # by item


@dataclass(frozen=True)
class Points:
    """What one item came to."""

    item: str
    title: str
    option: str
    words: str
    points: int


@dataclass(frozen=True)
class Classified:
    """The class with its reasons. ``b2`` is points, ``lacking`` the codes of the deprivations."""

    kind: str
    area: str
    standard: Standard
    b1: int
    line: int
    b2: int
    lacking: tuple[str, ...]
    because: tuple[str, ...]


def sum_up(table: Table | None, area: str, answers: Mapping[str, str], *, on: date) -> tuple[Points, ...]:
    """The points of each item: ``answers`` is the option chosen, by item.

    Raises PointTableMissing without a table, AnswersRefused for items without an answer or with one that is not offered.
    """
    if table is None:
        raise PointTableMissing(
            f"Chưa có bảng điểm B1 cho khu vực {AREAS[area].lower()} áp dụng ngày {format_date(on)}, nên chưa phân loại"
            " được. Nạp bảng điểm của Thông tư 07/2021/TT-BLĐTBXH ở «Giảm nghèo › Bảng điểm B1» rồi chấm lại.",
            area=area,
        )
    found, problems = [], {}
    for item in items(area):
        offered = {option.code: option for option in table.options.get(item.code, ())}
        chosen = offered.get(answers.get(item.code, ""))
        if chosen is None:
            problems[item.code] = f"Chọn một mức của «{item.title}»."
        else:
            found.append(Points(item.code, item.title, chosen.code, chosen.words, chosen.points))
    if problems:
        raise AnswersRefused(problems)
    return tuple(found)


def classify(b1: int, lacking: Collection[str], *, area: str, on: date) -> Classified:
    """The class by the standard of the day. Raises StandardMissing while its line of points is not issued."""
    standard = standard_on(on)
    line = standard.lines[area].b1
    if line is None or standard.each_point is None:
        raise StandardMissing(
            f"{standard.title}: chưa có thông tư quy định bảng điểm và ngưỡng điểm, nên chưa phân loại được."
            " Bổ sung vào tệp chuẩn nghèo khi thông tư ban hành.",
            standard=standard.code,
        )
    known = tuple(one for one in deprivations() if one.code in lacking)
    b2 = standard.each_point * len(known)
    needed = standard.each_point * standard.lacking
    names = ", ".join(one.title.lower() for one in known) or "không có"
    because = [
        f"{standard.title} ({standard.instrument}).",
        f"Khu vực {AREAS[area].lower()}: ngưỡng B1 là {line} điểm.",
        f"Điểm B1 {b1} {'không quá' if b1 <= line else 'vượt'} ngưỡng {line}.",
        f"Điểm B2 {b2} ({len(known)} chỉ số thiếu hụt: {names}); ngưỡng hộ nghèo {needed}.",
    ]
    kind = NEITHER if b1 > line else POOR if b2 >= needed else NEAR_POOR
    because.append(f"Kết quả: {CLASSES[kind].lower()}.")
    codes = tuple(one.code for one in known)
    return Classified(kind, area, standard, b1, line, b2, codes, tuple(because))
