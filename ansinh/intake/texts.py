"""Cleaning names and words: blanks, capitals, old fonts, notes inside a name, «nt»."""

from __future__ import annotations

import re

from ansinh.intake.readings import Reading, error
from ansinh.kit.vietnamese import fold, match_key, nfc, single_spaced, title_case_name

_TRAILING_NOTE = re.compile(r"^(.*?)\s*[(\[{]\s*([^()\[\]{}]*?)\s*[)\]}]?\s*$")
_DEATH = re.compile(r"\b(chết|từ trần|qua đời|tử vong|báo tử|mất(?! (?:sức|tích|khả|giấy|sổ|thẻ|cccd|cmnd)))\b")
_DEATH_UNMARKED = re.compile(r"\b(chet|da mat|tu tran|qua doi|tu vong|bao tu)\b")
_DECREASE = re.compile(r"\b(bao giam|giam tu|cat giam|thoi huong|ngung huong|chuyen di|chuyen noi khac)\b")
_HONORIFIC = re.compile(r"^(?:ông|bà|anh|chị|cụ|chú|cô|em|cháu)\s+(?=\S+\s+\S)", re.IGNORECASE)
_DITTO = frozenset({"nt", "-nt-", "nhu tren", '"', "''", "”", "“", "〃", "-//-", "//"})
_DIGIT = re.compile(r"\d")
_LETTERS = re.compile(r"[^\W\d_]")


def tidy(text: str) -> str:
    """NFC, outer blanks gone, inner runs of blanks (also non-breaking) as one."""
    return single_spaced(nfc(text))


def is_ditto(text: str) -> bool:
    """Whether a cell says "the same as above"."""
    return len(text) < 12 and fold(text).strip(" .") in _DITTO


def speaks_of_death(text: str) -> bool:
    """Whether a note says that the person has died."""
    if text.isascii():
        return _DEATH_UNMARKED.search(text.lower()) is not None
    return _DEATH.search(nfc(text).lower()) is not None


def speaks_of_decrease(text: str) -> bool:
    """Whether a note reports the person for removal from the list."""
    return _DECREASE.search(fold(text)) is not None


def read_name(cell: object) -> Reading:
    """A person's name; a trailing note in brackets goes aside."""
    if not isinstance(cell, str):
        return error("name_not_text", "Cột họ tên chứa số hoặc ngày, không phải tên người. Ghi lại họ và tên.")
    text = tidy(cell)
    aside = ""
    if "(" in text or "[" in text or "{" in text:
        split = _TRAILING_NOTE.match(text)
        if split and split.group(1):
            text, aside = split.group(1), split.group(2)
    if not _LETTERS.search(text) or _DIGIT.search(text):
        return error("name_with_digits", "Họ tên có chữ số hoặc không có chữ. Ghi lại họ và tên.")
    if " " not in text:
        return Reading(
            title_case_name(text), "name_one_word", 0.7, "Họ tên chỉ có một chữ. Xem lại xem có thiếu họ không.", aside
        )
    rule = "as_written" if text == cell else "name_note" if aside else "blanks"
    if text.isupper() or text.islower():
        text, rule = title_case_name(text), "name_note" if aside else "capitals"
    return Reading(text, rule, 1.0 if rule == "as_written" else 0.98, "", aside)


def read_text(cell: object) -> Reading:
    """Free text, blanks tidied."""
    text = tidy(plain(cell))
    return Reading(text, "as_written" if text == cell else "blanks", 1.0)


def read_receiver(cell: object) -> Reading:
    """Who receives the money instead: ``"Bà Lê Thị Nuôi"``, ``"Trần Văn Thay (con)"``. The relation goes aside."""
    named = read_name(_HONORIFIC.sub("", tidy(plain(cell))))
    if named.confidence == 0:
        return Reading(
            None, "receiver_unreadable", 0.7, "Không đọc được tên người nhận thay. Ghi họ tên, quan hệ để trong ngoặc."
        )
    return named._replace(rule="receiver", confidence=max(named.confidence, 0.95), sentence="")


def plain(cell: object) -> str:
    """A cell as text, whole numbers without ``.0``."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)


def same_name(one: str, other: str) -> bool:
    """Whether two names differ in writing only: capitals, blanks, where the tone stands, or marks left out in one."""
    if match_key(one) == match_key(other):
        return True
    return fold(one) == fold(other) and one.isascii()
