"""Vietnamese text: folding for search, keys for matching and sorting, names, and how dates and figures are written.

A syllable is its letters (29 of them, ``đ`` and ``ơ`` are letters of their own) and one of six tones. Everything here
rests on taking the two apart, so ``Hoà`` and ``Hòa`` (the tone on another vowel) meet.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"  # with the four foreign letters in their usual place
TONE_ORDER = ("\u0300", "\u0309", "\u0303", "\u0301", "\u0323")  # huyền, hỏi, ngã, sắc, nặng; ngang has no mark

_TONE_RANK = {mark: str(rank) for rank, mark in enumerate(TONE_ORDER, start=1)}
_LETTER_RANK = {letter: chr(ord("A") + rank) for rank, letter in enumerate(ALPHABET)}  # "A".."a": ASCII, in order
_LATE_TONE = re.compile(r"(?<!q)(o(?=[ae])|u(?=y))([aey])([\u0300\u0301\u0303\u0309\u0323])(?!\w)")


def nfc(text: str) -> str:
    """The same text with each letter as one character, as everything is stored."""
    return unicodedata.normalize("NFC", text)


def single_spaced(text: str) -> str:
    """Without outer blanks, every run of blanks (also the non-breaking one) as one space."""
    return " ".join(text.split())


@lru_cache(maxsize=65_536)  # one list asks for the same names many times: to match, to search, to store
def fold(text: str) -> str:
    """For search: no marks, ``đ`` as ``d``, lower case, single spaces. ``"Lê  Thị ĐÀO" -> "le thi dao"``."""
    decomposed = unicodedata.normalize("NFD", text)
    plain = "".join(char for char in decomposed if not unicodedata.combining(char))
    return single_spaced(plain.lower().replace("đ", "d"))


def match_key(text: str) -> str:
    """For equality of names: lower case, single spaces, NFC, and one way to place the tone (``hoà -> hòa``)."""
    pieces = []
    for char in nfc(text).lower():
        letter, tone = split_tone(char)
        pieces.append(letter + tone)
    return nfc(_LATE_TONE.sub(r"\1\3\2", single_spaced("".join(pieces))))


def split_tone(char: str) -> tuple[str, str]:
    """A letter and its tone mark: ``"ấ" -> ("â", sắc)``, ``"đ" -> ("đ", "")``."""
    marks = unicodedata.normalize("NFD", char)
    tone = "".join(mark for mark in marks if mark in _TONE_RANK)
    letter = nfc("".join(mark for mark in marks if mark not in _TONE_RANK))
    return letter, tone


def sort_key(full_name: str) -> str:
    """ASCII key that sorts full names as a Vietnamese list does, compared byte by byte (``COLLATE "C"``).

    By given name (the last word), then family name, then middle names; in each word by letters, then by tone.
    """
    words = full_name.split()
    ordered = words[-1:] + words[:1] + words[1:-1] if len(words) > 1 else words
    return " ".join(_word_key(word) for word in ordered)


@lru_cache(maxsize=16_384)  # the words of names are few, the names many
def _word_key(word: str) -> str:
    letters, tones = "", ""
    for char in nfc(word).lower():
        letter, tone = split_tone(char)
        letters += _LETTER_RANK.get(letter, letter if letter.isascii() and letter.isdigit() else "")
        tones += _TONE_RANK.get(tone, "")
    return f"{letters}.{tones or '0'}"  # "." and the space between words sort below every letter


def title_case_name(name: str) -> str:
    """A name as it is written: ``"TRẦN  THỊ THỬ" -> "Trần Thị Thử"``, ``"h'lan y-bông" -> "H'Lan Y-Bông"``."""
    return re.sub(r"[^\W\d_]+", lambda word: word[0][:1].upper() + word[0][1:], single_spaced(nfc(name)).lower())


def format_date(day: date) -> str:
    """``24/11/2026``."""
    return f"{day:%d/%m/}{day.year:04d}"


def format_month(month: date) -> str:
    """``11/2026``."""
    return f"{month:%m/}{month.year:04d}"


def format_count(number: int) -> str:
    """``1.234.567``."""
    return f"{number:,}".replace(",", ".")


def format_vnd(amount: int, *, unit: bool = False) -> str:
    """``1.234.567``, or ``1.234.567 đồng`` with ``unit``."""
    return format_count(amount) + (" đồng" if unit else "")


def format_percent(percent: Decimal | float, *, decimals: int = 2) -> str:
    """``78,81%`` from 78.81 (percent, not a share), rounded half up."""
    step = Decimal(1).scaleb(-decimals)
    rounded = Decimal(str(percent)).quantize(step, ROUND_HALF_UP)
    return f"{rounded:,f}".translate(str.maketrans(",.", ".,")) + "%"
