"""The lists that the communes send, as real ones look: title, merged header, village blocks, sums, and some dirt."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from pathlib import Path
from random import Random
from typing import Any

import xlsxwriter

from ansinh.cli.district.mix import CARE, Category
from ansinh.cli.district.people import Invented
from ansinh.kit.vietnamese import fold, format_vnd

CARE_TEXT = "Hộ gia đình đang trực tiếp chăm sóc người khuyết tật đặc biệt nặng"
DIRTY_SHARE = 0.06

Cells = list[str | int]


@dataclass(frozen=True)
class Poor:
    """A poor or near-poor household of the yearly review, by its head."""

    head: Invented
    ethnicity: str
    size: int
    before: str
    after: str
    points_b1: int
    flags: tuple[int, ...]  # of the 12 deprivations
    no_labour: bool
    cause: str


@dataclass(frozen=True)
class Sheet:
    """One kind of list: heading rows (merged), how a row is written, its village. ``money``: columns with sums."""

    title: str
    header: Sequence[tuple[str, ...]]  # per column: upper label and, under a merged one, lower label
    money: tuple[int, ...]
    row: Callable[[Any], Cells]
    village: Callable[[Any], str]


def write_list(path: Path, sheet: Sheet, commune: str, rows: Sequence[Any]) -> None:
    """One commune's workbook: a block a village with its sum, a grand total, a signature block."""
    book = xlsxwriter.Workbook(str(path), {"in_memory": True})
    page = book.add_worksheet(commune[:31])
    bold, head = book.add_format({"bold": True}), book.add_format({"bold": True, "text_wrap": True, "border": 1})
    money = book.add_format({"num_format": "#,##0"})
    page.write(0, 0, f"UBND {commune.upper()}", bold)
    page.write(2, 0, f"{sheet.title} - {commune.upper()}", bold)
    at = _write_header(page, sheet, head)
    number, total = 0, [0] * len(sheet.header)
    for name, block in groupby(rows, key=sheet.village):
        page.write(at, 0, name, bold)
        at += 1
        subtotal = [0] * len(sheet.header)
        for row in block:
            number += 1
            cells = [number, *sheet.row(row)]
            for column, cell in enumerate(cells):
                if column in sheet.money:
                    subtotal[column] += _amount(cell)
                if cell != "":
                    page.write(at, column, cell, money if column in sheet.money else None)
            at += 1
        at = _write_sum(page, at, ("Cộng", subtotal), sheet.money, bold)
        total = [before + more for before, more in zip(total, subtotal, strict=True)]
    at = _write_sum(page, at, ("Tổng cộng", total), sheet.money, bold)
    page.write(at + 1, 1, "NGƯỜI LẬP BIỂU", bold)
    page.write(at + 1, 6, "TM. ỦY BAN NHÂN DÂN", bold)
    book.close()


def _write_header(page: Any, sheet: Sheet, head: Any) -> int:
    """Two rows, upper labels merged over their lower ones, then the row (1)(2)(3). Returns the next row."""
    column = 0
    for upper, group in groupby(sheet.header, key=lambda labels: labels[0]):
        labels = list(group)
        if len(labels) > 1:
            page.merge_range(4, column, 4, column + len(labels) - 1, upper, head)
            for offset, label in enumerate(labels):
                page.write(5, column + offset, label[1], head)
        else:
            page.merge_range(4, column, 5, column, upper, head)
        column += len(labels)
    for number in range(column):
        page.write(6, number, f"({number + 1})", head)
    return 7


def _write_sum(page: Any, at: int, sums: tuple[str, list[int]], columns: tuple[int, ...], bold: Any) -> int:
    page.write(at, 1, sums[0], bold)
    for column in columns:
        page.write(at, column, sums[1][column], bold)
    return at + 1


def _amount(cell: str | int) -> int:
    return int("".join(char for char in str(cell) if char.isdigit()) or 0)


def assistance_sheet(standard: int, random: Random) -> Sheet:
    """Layout 2, ``standard`` đồng at coefficient 1. Rows are (person, category text, coefficient)."""
    labels = [
        ("STT",), ("Họ và tên",), ("Năm sinh", "Nam"), ("Năm sinh", "Nữ"), ("Số CCCD/CMND",), ("Thôn/Tổ",),
        ("Xã, thị trấn",), ("Đối tượng",), ("Dạng tật",), ("Mức độ khuyết tật",), ("Hệ số",), ("Mức trợ cấp",),
        ("Số quyết định",), ("Ngày quyết định",), ("Hưởng từ tháng",), ("Hình thức nhận",), ("Số tài khoản",),
        ("Ngân hàng",), ("Người nhận thay",), ("Ghi chú",),
    ]  # fmt: skip

    def row(item: tuple[Invented, str, str]) -> Cells:
        person, text, coefficient = item
        dirt = Dirt(random)
        birth = dirt.birth(person)
        amount = round(standard * float(coefficient.replace(",", ".")))
        return [
            dirt.name(person.name),
            "" if person.female else birth,
            birth if person.female else "",
            dirt.card(person.cccd),
            dirt.village(person.place.village),
            person.place.commune,
            text,
            "Vận động" if person.category.degree else "",
            person.category.degree,
            coefficient,
            dirt.money(amount),
            person.decision,
            f"{person.decided_on:%d/%m/%Y}",
            f"{person.from_month:%m/%Y}",
            {"BANK": "TK", "POST": "Bưu điện", "HOME": "Tại nhà"}[person.channel],
            person.account,
            "Agribank" if person.account else "",
            person.receiver,
            "",
        ]

    return Sheet(
        "DANH SÁCH ĐỐI TƯỢNG HƯỞNG TRỢ CẤP XÃ HỘI HẰNG THÁNG", labels, (11,), row, lambda item: item[0].place.village
    )


def assistance_rows(people: Sequence[Invented]) -> Iterator[tuple[Invented, str, str]]:
    """Each person with their own benefit, and beneath it the support to the household that cares for them."""
    for person in people:
        yield person, person.category.text, person.category.coefficient
        if CARE in person.category.benefits:
            yield person, CARE_TEXT, "1,0"


def merit_sheet(rates: Callable[[Category, int | None], tuple[int, int, int]], random: Random) -> Sheet:
    """Layout 4. ``rates`` gives (benefit, allowance, attendant) in đồng for a category and percent."""
    labels = [
        ("STT",), ("Họ và tên",), ("Năm sinh",), ("Giới tính",), ("Số CCCD",), ("Thôn",), ("Xã",), ("Số hồ sơ",),
        ("Loại đối tượng",), ("Tỷ lệ (%)",), ("Trợ cấp hằng tháng",), ("Phụ cấp",), ("Trợ cấp người phục vụ",),
        ("Truy lĩnh",), ("Tổng cộng",), ("Số quyết định",), ("Ngày quyết định",), ("Hưởng từ tháng",),
        ("Số tài khoản",), ("Ngân hàng",), ("Ký nhận",), ("Ghi chú",),
    ]  # fmt: skip

    def row(person: Invented) -> Cells:
        dirt = Dirt(random)
        benefit, allowance, attendant = rates(person.category, person.percent)
        return [
            dirt.name(person.name),
            dirt.birth(person),
            "Nữ" if person.female else "Nam",
            dirt.card(person.cccd),
            dirt.village(person.place.village),
            person.place.commune,
            merit_file(person),
            person.category.text,
            person.percent or "",
            dirt.money(benefit),
            allowance or "",
            attendant or "",
            "",
            benefit + allowance + attendant,
            person.decision,
            f"{person.decided_on:%d/%m/%Y}",
            f"{person.from_month:%m/%Y}",
            person.account,
            "Agribank" if person.account else "",
            "",
            "nhận tại nhà" if person.channel == "HOME" else "",
        ]

    return Sheet(
        "DANH SÁCH CHI TRẢ TRỢ CẤP ƯU ĐÃI NGƯỜI CÓ CÔNG",
        labels,
        (10, 11, 12, 14),
        row,
        lambda person: person.place.village,
    )


def merit_file(person: Invented) -> str:
    """Number of a merit file, as the province writes it: "QN/TB 00412"."""
    letters = "".join(word[0] for word in fold(person.category.text).split()[:2]).upper()
    return f"QN/{letters} {person.serial:05d}"


POOR_LABELS = [
    ("STT",), ("Họ và tên chủ hộ",), ("Giới tính",), ("Ngày, tháng, năm sinh",), ("Số CCCD",), ("Dân tộc",), ("Thôn",),
    ("Xã",), ("Số nhân khẩu",), ("Phân loại đầu kỳ",), ("Điểm B1",), ("Điểm B2",), ("Việc làm",), ("Người phụ thuộc",),
    ("Dinh dưỡng",), ("Bảo hiểm y tế",), ("Trình độ giáo dục người lớn",), ("Tình trạng đi học của trẻ em",),
    ("Chất lượng nhà ở",), ("Diện tích nhà ở",), ("Nước sinh hoạt",), ("Nhà tiêu hợp vệ sinh",),
    ("Sử dụng dịch vụ viễn thông",), ("Phương tiện tiếp cận thông tin",), ("Hộ không có khả năng lao động",),
    ("Hộ có người có công",), ("Phân loại cuối kỳ",), ("Nguyên nhân nghèo",), ("Ghi chú",),
]  # fmt: skip


def poor_sheet(random: Random) -> Sheet:
    """Layout 3: the yearly review."""

    def row(household: Poor) -> Cells:
        dirt, head = Dirt(random), household.head
        return [
            dirt.name(head.name),
            "Nữ" if head.female else "Nam",
            dirt.birth(head),
            dirt.card(head.cccd),
            household.ethnicity,
            dirt.village(head.place.village),
            head.place.commune,
            household.size,
            household.before,
            household.points_b1,
            10 * sum(household.flags),
            *("x" if flag else "" for flag in household.flags),
            "x" if household.no_labour else "",
            "",
            household.after,
            household.cause,
            "",
        ]

    return Sheet(
        "TỔNG HỢP KẾT QUẢ RÀ SOÁT HỘ NGHÈO, HỘ CẬN NGHÈO",
        POOR_LABELS,
        (),
        row,
        lambda household: household.head.place.village,
    )


class Dirt:
    """What hurried hands do to a list; all of it can be understood without asking."""

    def __init__(self, random: Random) -> None:
        self._random = random

    def _strikes(self, share: float = DIRTY_SHARE) -> bool:
        return self._random.random() < share

    def name(self, name: str) -> str:
        if self._strikes():
            return name.upper()
        if self._strikes(0.02):
            return unicodedata.normalize("NFD", name)
        return name.replace(" ", "  ", 1) + " " if self._strikes(0.02) else name

    def birth(self, person: Invented) -> str | int:
        if person.year_only:
            return person.birth.year
        if self._strikes(0.05):
            return (person.birth - date(1899, 12, 30)).days if person.birth.year > 1900 else f"{person.birth:%d/%m/%Y}"
        return f"{person.birth:%d-%m-%Y}" if self._strikes(0.05) else f"{person.birth:%d/%m/%Y}"

    def card(self, card: str) -> str | int:
        """A spreadsheet that takes the number for a number eats its leading zero."""
        return int(card) if card and self._strikes(0.03) else card

    def village(self, village: str) -> str:
        return fold(village) if self._strikes() else village

    def money(self, amount: int) -> str | int:
        return format_vnd(amount) if self._strikes() else amount
