"""Money as people write it: amounts in words, and reading what stands in a cell.

Amounts are whole đồng (``int``). Reading never guesses: a text with two meanings comes back as a problem.
"""

from __future__ import annotations

import enum
import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from ansinh.kit.vietnamese import fold

DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
BILLION = 1_000_000_000


def amount_in_words(vnd: int) -> str:
    """``2055000 -> "Hai triệu không trăm năm mươi lăm nghìn đồng"``."""
    words = ("âm " if vnd < 0 else "") + (_number(abs(vnd)) if vnd else DIGITS[0])
    return f"{words[0].upper()}{words[1:]} đồng"


def _number(number: int, *, inner: bool = False) -> str:
    """Words of a positive number; ``inner``: something stands before it, so hundreds are always spoken."""
    billions, below = divmod(number, BILLION)
    parts = [f"{_number(billions, inner=inner)} tỷ"] if billions else []
    for unit, name in ((1_000_000, "triệu"), (1_000, "nghìn"), (1, "")):
        group, below = divmod(below, unit)
        if group:
            parts.append(f"{_three_digits(group, inner=inner or bool(parts))} {name}".rstrip())
    return " ".join(parts)


def _three_digits(group: int, *, inner: bool) -> str:
    hundreds, rest = divmod(group, 100)
    words = f"{DIGITS[hundreds]} trăm" if hundreds or inner else ""
    return f"{words} {_two_digits(rest, inner=bool(words))}".strip() if rest else words


def _two_digits(rest: int, *, inner: bool) -> str:
    tens, ones = divmod(rest, 10)
    if tens == 0:
        return f"linh {DIGITS[ones]}" if inner else DIGITS[ones]
    spoken = "mười" if tens == 1 else f"{DIGITS[tens]} mươi"
    if ones == 0:
        return spoken
    if ones == 5:
        return f"{spoken} lăm"
    if tens > 1 and ones in (1, 4):
        return f"{spoken} {'mốt' if ones == 1 else 'tư'}"
    return f"{spoken} {DIGITS[ones]}"


class Thousands(enum.StrEnum):
    """Which character groups the digits in a column."""

    DOT = "."
    COMMA = ","
    UNKNOWN = ""
    MIXED = "mixed"


@dataclass(frozen=True)
class MoneyReading:
    """What a cell says: whole đồng, or None with the problem as a Vietnamese sentence."""

    amount_vnd: int | None
    problem: str = ""


_CURRENCY = re.compile(r"(đồng|vnđ|vnd|đ|₫)\.?\s*$", re.IGNORECASE)
_DASH = re.compile(r"[-–—]+")
_GROUPED = {sep: re.compile(rf"\d{{1,3}}(?:{re.escape(sep)}\d{{3}})+") for sep in ".,"}


def parse_vnd(
    cell: str | int | float | Decimal, *, thousands: Thousands = Thousands.UNKNOWN, unit: int = 1
) -> MoneyReading:
    """Read one cell. ``thousands`` is what ``separator_of`` found in its column; ``unit`` what ``unit_of`` read above it.

    ``500.000``, ``750,000``, ``750000đ``, ``1.234.567 đồng``, ``1.500.000,00`` are read; a dash is zero.
    """
    if not isinstance(cell, str):
        return _whole(Decimal(str(cell)), unit)
    text = re.sub(r"[\s']", "", _CURRENCY.sub("", cell.strip()))
    if not text:
        return MoneyReading(None, "Ô tiền để trống.")
    if _DASH.fullmatch(text):
        return MoneyReading(0)
    if not re.fullmatch(r"\d[\d.,]*", text):
        return MoneyReading(None, "Không đọc được số tiền.")
    return _read_number(text, thousands, unit)


def _read_number(text: str, thousands: Thousands, unit: int) -> MoneyReading:
    """``text`` is digits, dots and commas."""
    marks = [char for char in text if char in ".,"]
    if not marks:
        return _whole(Decimal(text), unit)
    if len(set(marks)) == 2:
        return _read_two_marks(text, thousands, unit)
    mark = marks[0]
    grouped = _GROUPED[mark].fullmatch(text) is not None
    if len(marks) > 1:
        return _whole(Decimal(text.replace(mark, "")), unit) if grouped else _unclear()
    whole, fraction = text.split(mark)
    if grouped and ((thousands is Thousands.UNKNOWN and unit == 1) or thousands == mark):
        return _whole(Decimal(whole + fraction), unit)
    known_decimal = thousands in (Thousands.DOT, Thousands.COMMA) and thousands != mark
    if not fraction or (grouped and not known_decimal) or (unit == 1 and len(fraction) == 1):
        return _unclear()
    return _whole(Decimal(f"{whole}.{fraction}"), unit)


def _read_two_marks(text: str, thousands: Thousands, unit: int) -> MoneyReading:
    """``1.500.000,00``: the last mark is the decimal one, the other groups."""
    decimal = max(".,", key=text.rfind)
    whole, fraction = text.rsplit(decimal, 1)
    group = "," if decimal == "." else "."
    clear = _GROUPED[group].fullmatch(whole) and 1 <= len(fraction) <= 2 and thousands != decimal
    return _whole(Decimal(f"{whole.replace(group, '')}.{fraction}"), unit) if clear else _unclear()


def _whole(number: Decimal, unit: int) -> MoneyReading:
    if not number.is_finite() or number < 0:
        return MoneyReading(None, "Số tiền không hợp lệ.")
    amount = number * unit
    if amount != amount.to_integral_value():
        return MoneyReading(None, "Số tiền có phần lẻ dưới một đồng.")
    return MoneyReading(int(amount))


def _unclear() -> MoneyReading:
    return MoneyReading(None, "Số tiền có thể hiểu hai cách, cần người xem lại dấu chấm, dấu phẩy.")


def separator_of(column: Iterable[str]) -> Thousands:
    """The character that groups digits in a column of texts, from its clear cells; MIXED when they disagree."""
    sure: set[str] = set()
    likely: set[str] = set()
    for cell in column:
        text = re.sub(r"[\s']", "", _CURRENCY.sub("", cell.strip()))
        marks = [char for char in text if char in ".,"]
        if len(set(marks)) == 2:
            sure.add("," if text.rfind(".") > text.rfind(",") else ".")
        elif marks and _GROUPED[marks[0]].fullmatch(text):
            (sure if len(marks) > 1 else likely).add(marks[0])
    found = sure or likely
    if len(found) > 1:
        return Thousands.MIXED
    return Thousands(found.pop()) if found else Thousands.UNKNOWN


def unit_of(header: str) -> int:
    """Đồng per unit written in a header: ``"ĐVT: 1.000 đồng"`` and ``"nghìn đồng"`` 1000, ``"triệu đồng"`` 1000000."""
    text = fold(header)
    if re.search(r"\b(trieu|1[.,]000[.,]000) ?(dong|d)\b", text):
        return 1_000_000
    return 1_000 if re.search(r"\b(nghin|ngan|1[.,]?000) ?(dong|d)\b", text) else 1
