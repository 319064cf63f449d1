"""Cleaning dates: years only, text, serial numbers of Excel, months, and days that a foreign Excel swapped.

A value is ISO and as long as what is known: "1941", "2021-07", "1938-08-15".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta

from ansinh.intake.readings import Reading, error
from ansinh.intake.texts import tidy

_SERIAL_START = date(1899, 12, 30)  # Excel's day 0, with its wrong leap day of 1900 allowed for
_DAY = re.compile(r"(\d{1,2})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*(\d{4}|\d{2})")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?")
_WORDS = re.compile(r"(?:ngày\s*)?(\d{1,2})\s*tháng\s*(\d{1,2})\s*năm\s*(\d{4})", re.IGNORECASE)
_MONTH = re.compile(r"(?:tháng\s*|t)?(\d{1,2})\s*(?:[/.\-]|năm)\s*(\d{4})", re.IGNORECASE)
_YEAR = re.compile(r"(?:năm\s*|khoảng\s*)?((?:18|19|20)\d{2})", re.IGNORECASE)
_DAY_MONTH = re.compile(r"(\d{1,2}\s*[/.\-]\s*\d{1,2})")
_UNREADABLE = "Không đọc được ngày. Ghi theo dạng ngày/tháng/năm, ví dụ 05/06/2021."


def read_day(cell: object, *, swapped: bool = False) -> Reading:
    """A date, exact to the day where the cell is. ``swapped``: real dates of this column have day and month exchanged."""
    if isinstance(cell, date):  # a datetime is one too
        return _real(cell.date() if isinstance(cell, datetime) else cell, swapped=swapped)
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return _number(cell)
    return _text(tidy(str(cell)))


def read_birth(cell: object, on: date, *, swapped: bool = False) -> Reading:
    """A birth: 1 January and 00/00 stand for "only the year is known". ``on``: the day of the list."""
    if isinstance(cell, str):
        cell = re.sub(r"^\s*0{1,2}\s*[/.\-]\s*0{1,2}\s*[/.\-]\s*", "", cell)  # 00/00/1950
        cell = re.sub(r"^\s*0{1,2}\s*[/.\-](?=\s*\d{1,2}\s*[/.\-])\s*", "", cell)  # 00/05/1950
    reading = read_day(cell, swapped=swapped)
    if not isinstance(reading.value, str):
        return reading
    year = int(reading.value[:4])
    if not on.year - 120 <= year <= on.year or reading.value > on.isoformat():
        return error("birth_impossible", f"Năm sinh {year} không thể đúng. Xem lại ngày sinh.")
    if reading.value.endswith("-01-01"):
        return Reading(
            reading.value[:4], "placeholder_day", 0.95,
            "Ngày 1/1 thường chỉ ghi thay khi không rõ ngày sinh, nên chỉ lấy năm sinh.",
        )  # fmt: skip
    return reading


def read_month(cell: object) -> Reading:
    """A month: "7/2021", or any date in it."""
    reading = read_day(cell)
    if not isinstance(reading.value, str):
        return reading
    if len(reading.value) == 4:
        return error("month_without_month", "Chỉ có năm, thiếu tháng. Ghi theo dạng tháng/năm, ví dụ 07/2021.")
    return reading._replace(value=reading.value[:7])


def dates_are_swapped(column: Iterable[object]) -> bool:
    """Whether an American Excel read this column: its real dates never pass day 12, its text dates all do.

    Such an Excel takes 05/02 for 2 May and leaves 13/02 as text.
    """
    real, late_text = 0, 0
    for cell in column:
        if isinstance(cell, date):
            if cell.day > 12:
                return False
            real += 1
        elif isinstance(cell, str):
            match = _DAY.fullmatch(cell.strip())
            if match and int(match.group(1)) <= 12:
                return False
            late_text += match is not None
    return real > 0 and late_text > 0


def first_day(value: str) -> date:
    """The first day that a partial ISO date covers: "1941" is 1 January 1941."""
    return date.fromisoformat(f"{value}-01-01"[:10] if len(value) == 4 else f"{value}-01"[:10])


def precision_of(value: str) -> str:
    """YEAR, MONTH or DAY, by the length of a partial ISO date."""
    return {4: "YEAR", 7: "MONTH", 10: "DAY"}[len(value)]


def _real(day: date, *, swapped: bool) -> Reading:
    if swapped:
        other = date(day.year, day.day, day.month)
        return Reading(
            other.isoformat(), "day_month_swapped", 0.8,
            f"Máy tính cài kiểu ngày của Mỹ có thể đã đảo ngày và tháng; đề nghị hiểu là {other:%d/%m/%Y}.",
        )  # fmt: skip
    return Reading(day.isoformat(), "as_written", 1.0)


def _number(number: int | float) -> Reading:
    if number != int(number):
        return error("date_unreadable", _UNREADABLE)
    if 1850 <= number <= 2100:
        return Reading(str(int(number)), "year_only", 1.0)
    if 3653 <= number <= 73050:  # 1910 .. 2099
        return Reading((_SERIAL_START + timedelta(days=int(number))).isoformat(), "serial_number", 0.96)
    return error("date_unreadable", _UNREADABLE)


def _text(text: str) -> Reading:
    for pattern, build in _WRITTEN:
        match = pattern.fullmatch(text)
        if match:
            return build(*match.groups())
    return error("date_unreadable", _UNREADABLE)


def _serial(digits: str) -> Reading:
    return _number(int(digits))


def _year_first(year: str, month: str, day: str) -> Reading:
    return _built(int(year), int(month), int(day), "iso_text")


def _day_first(day: str, month: str, year: str) -> Reading:
    if len(year) == 2:
        return _two_digit_year(int(day), int(month), int(year))
    return _built(int(year), int(month), int(day), "text")


def _month_first(month: str, year: str) -> Reading:
    if not 1 <= int(month) <= 12:
        return error("date_impossible", f"Không có tháng {month}. Xem lại.")
    return Reading(f"{year}-{int(month):02d}", "month_text", 1.0)


def _year(year: str) -> Reading:
    return Reading(year, "year_only", 1.0)


def _without_year(_: str) -> Reading:
    return error("date_without_year", "Ngày thiếu năm. Ghi đủ ngày/tháng/năm.")


def _built(year: int, month: int, day: int, rule: str) -> Reading:
    try:
        return Reading(date(year, month, day).isoformat(), rule, 1.0)
    except ValueError:
        return error("date_impossible", f"Ngày {day}/{month}/{year} không có trong lịch. Xem lại.")


def _two_digit_year(day: int, month: int, year: int) -> Reading:
    full = 2000 + year if year < 30 else 1900 + year
    built = _built(full, month, day, "two_digit_year")
    if built.value is None:
        return built
    return built._replace(confidence=0.8, sentence=f"Năm chỉ ghi hai chữ số; đề nghị hiểu là {full}.")


_WRITTEN: tuple[tuple[re.Pattern[str], Callable[..., Reading]], ...] = (
    (re.compile(r"(\d{4,5})"), _serial),
    (_ISO, _year_first),
    (_DAY, _day_first),
    (_WORDS, _day_first),
    (_MONTH, _month_first),
    (_YEAR, _year),
    (_DAY_MONTH, _without_year),
)
