"""Cleaning figures: money, counts, coefficients, percentages, ticks."""

from __future__ import annotations

import re
from decimal import Decimal

from ansinh.intake.readings import Reading, error
from ansinh.intake.texts import plain, tidy
from ansinh.kit.money import Thousands, parse_vnd
from ansinh.kit.vietnamese import fold

_GROUPED = re.compile(r"\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*")
_YES = frozenset({"x", "1", "co", "true", "v", "✓", "✔"})
_NO = frozenset({"", "0", "khong", "false", "-"})
_SEXES = {"nam": "MALE", "m": "MALE", "male": "MALE", "nu": "FEMALE", "f": "FEMALE", "female": "FEMALE"}
_ETHNICITIES = (
    "Kinh", "Cơ Tu", "Xơ Đăng", "Giẻ Triêng", "Co", "Hoa", "Tày", "Thái", "Mường", "Nùng", "Mông", "Dao", "Khmer",
    "Chăm", "Ê Đê", "Gia Rai", "Ba Na", "Hrê", "Bru Vân Kiều", "Tà Ôi", "Sán Dìu", "Sán Chay", "Thổ",
)  # fmt: skip
_ETHNICITY_OF = {fold(name): name for name in _ETHNICITIES}
_CLASSES = {
    "ho ngheo": "POOR", "ngheo": "POOR", "hn": "POOR",
    "ho can ngheo": "NEAR_POOR", "can ngheo": "NEAR_POOR", "hcn": "NEAR_POOR",
    "khong ngheo": "NEITHER", "ho khong ngheo": "NEITHER", "thoat ngheo": "NEITHER", "ho thoat ngheo": "NEITHER",
    "binh thuong": "NEITHER", "khong": "NEITHER",
}  # fmt: skip


def read_money(cell: object, thousands: Thousands, unit: int) -> Reading:
    """Whole đồng. ``thousands`` and ``unit`` were found from the whole column and its heading."""
    if isinstance(cell, str):
        grouped = _GROUPED.fullmatch(cell.strip()) if unit == 1 else None
        if grouped:  # no one pays thousandths of a đồng, whatever the rest of the column uses
            other = thousands not in (Thousands.UNKNOWN, grouped.group(1))
            return Reading(
                int(re.sub("[.,]", "", grouped.group(0))), "money_other_mark" if other else "money_text", 0.98
            )
        reading = parse_vnd(cell, thousands=thousands, unit=unit)
    elif isinstance(cell, int | float) and not isinstance(cell, bool):
        reading = parse_vnd(cell, unit=unit)
    else:
        return error("money_unreadable", "Ô tiền chứa ngày hoặc chữ. Ghi số tiền.")
    if reading.amount_vnd is None:
        return error("money_unreadable", reading.problem)
    rule = "money_unit" if unit != 1 else "as_written" if not isinstance(cell, str) or cell.isdigit() else "money_text"
    return Reading(reading.amount_vnd, rule, 1.0 if rule == "as_written" else 0.98)


def read_count(cell: object) -> Reading:
    """A whole number."""
    text = tidy(plain(cell))
    if text == "-":
        return Reading(0, "dash_is_zero", 0.98)
    if not text.isdigit():
        return error("count_unreadable", "Ô này phải là một số nguyên.")
    return Reading(int(text), "as_written", 1.0)


def read_coefficient(cell: object) -> Reading:
    """A coefficient as decimal text: ``"1,0" -> "1.0"``. Coefficients of the law lie between 0.5 and 50, by halves."""
    text = tidy(plain(cell)).replace(",", ".")
    if not re.fullmatch(r"\d{1,2}(\.\d{1,2})?", text):
        return error("coefficient_unreadable", "Không đọc được hệ số. Ghi như 1,5 hoặc 2,0.")
    number = Decimal(text)
    if not Decimal("0.5") <= number <= 50 or number % Decimal("0.5"):
        return error("coefficient_impossible", f"Hệ số {text.replace('.', ',')} không có trong quy định. Xem lại.")
    return Reading(f"{number:.1f}", "as_written" if cell == f"{number:.1f}" else "decimal_mark", 1.0)


def read_percent(cell: object) -> Reading:
    """A loss of working capacity: ``41``, ``0.41`` of a percent cell, or a band ``"61-70"``, as text."""
    if isinstance(cell, float) and 0 < cell <= 1:
        return Reading(str(round(cell * 100)), "percent_cell", 0.97)
    text = tidy(plain(cell)).replace("%", "").strip()
    band = re.fullmatch(r"(\d{1,3})\s*[-–÷]\s*(\d{1,3})", text)
    if band:
        low, high = map(int, band.groups())
        if 5 <= low < high <= 100:
            return Reading(f"{low}-{high}", "percent_band", 1.0)
    elif text.isdigit() and 5 <= int(text) <= 100:
        return Reading(text, "as_written" if cell == text else "percent", 1.0)
    return error("percent_unreadable", "Tỷ lệ phải từ 5 đến 100, hoặc một khoảng như 61-70.")


def read_flag(cell: object) -> Reading:
    """A tick: ``x``, ``1``, ``có``."""
    text = fold(plain(cell))
    if text in _YES:
        return Reading(value=True, rule="tick", confidence=1.0)
    if text in _NO:
        return Reading(value=False, rule="tick", confidence=1.0)
    return error("flag_unreadable", "Ô này chỉ ghi x (có) hoặc để trống (không).")


def read_sex(cell: object) -> Reading:
    """MALE or FEMALE."""
    sex = _SEXES.get(fold(plain(cell)))
    return Reading(sex, "word", 1.0) if sex else error("sex_unreadable", "Giới tính chỉ ghi Nam hoặc Nữ.")


def read_ethnicity(cell: object) -> Reading:
    """The name of an ethnic group with its marks; an unknown one is kept as written."""
    text = tidy(plain(cell))
    name = _ETHNICITY_OF.get(fold(text), text)
    return Reading(name, "as_written" if name == cell else "word", 1.0)


def read_poverty(cell: object) -> Reading:
    """POOR, NEAR_POOR or NEITHER."""
    found = _CLASSES.get(fold(plain(cell)))
    if found:
        return Reading(found, "word", 1.0)
    return error("class_unreadable", "Phân loại chỉ ghi Hộ nghèo, Hộ cận nghèo hoặc Không nghèo.")
