"""Vietnamese typed in the fonts of the 1990s: TCVN3 (``.VnTime``) and VNI (``VNI-Times``).

Such a cell holds Western characters that only the font turned into Vietnamese: ``Lª Gi¶ §Þnh`` is «Lê Giả Định».
Conversion is by cell, never by sheet: a sheet mixes fonts, and a cell that already has Vietnamese letters is left alone.
Tables: TCVN 5712:1993 (third set) and the VNI Windows layout.
"""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum


class LegacyFont(StrEnum):
    TCVN3 = "TCVN3"
    TCVN3_CAPITALS = "TCVN3_CAPITALS"  # fonts ending in H draw every letter as a capital
    VNI = "VNI"


_TCVN3_PAIRS = (
    "¡Ă ¢Â £Ê ¤Ô ¥Ơ ¦Ư §Đ ¨ă ©â ªê «ô ¬ơ \u00adư ®đ"
    " µà ¶ả ·ã ¸á ¹ạ »ằ ¼ẳ ½ẵ ¾ắ Æặ Çầ Èẩ Éẫ Êấ Ëậ"
    " Ìè Îẻ Ïẽ Ðé Ñẹ Òề Óể Ôễ Õế Öệ ×ì Øỉ Üĩ Ýí Þị"
    " ßò áỏ âõ ãó äọ åồ æổ çỗ èố éộ êờ ëở ìỡ íớ îợ"
    " ïù ñủ òũ óú ôụ õừ öử ÷ữ øứ ùự úỳ ûỷ üỹ ýý þỵ"
)
TCVN3 = str.maketrans({pair[0]: pair[1] for pair in _TCVN3_PAIRS.split(" ")})

# VNI writes a base letter and a mark after it; some letters are single characters.
_VNI_SINGLE = {"ô": "ơ", "ö": "ư", "ñ": "đ", "í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}
_TONES = {"huyền": "\u0300", "sắc": "\u0301", "hỏi": "\u0309", "ngã": "\u0303", "nặng": "\u0323"}
_HAT, _BREVE = "\u0302", "\u0306"
_VNI_MARKS = {
    "ø": _TONES["huyền"], "ù": _TONES["sắc"], "û": _TONES["hỏi"], "õ": _TONES["ngã"], "ï": _TONES["nặng"],
    "â": _HAT, "à": _HAT + _TONES["huyền"], "á": _HAT + _TONES["sắc"], "å": _HAT + _TONES["hỏi"],
    "ã": _HAT + _TONES["ngã"], "ä": _HAT + _TONES["nặng"],
    "ê": _BREVE, "è": _BREVE + _TONES["huyền"], "é": _BREVE + _TONES["sắc"], "ú": _BREVE + _TONES["hỏi"],
    "ü": _BREVE + _TONES["ngã"], "ë": _BREVE + _TONES["nặng"],
}  # fmt: skip
_VNI_BASES = "aeiouyôö"
_VNI = re.compile(f"([{_VNI_BASES}{_VNI_BASES.upper()}])([{''.join(_VNI_MARKS)}{''.join(_VNI_MARKS).upper()}])")

# Letters that only Unicode has, and Western ones that are Vietnamese letters too: neither betrays an old font.
_VIETNAMESE = re.compile("[ăĂđĐĩĨũŨơƠưƯ\u1e00-\u1eff\u0300-\u036f]")
_SHARED = frozenset("ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúý")
_TCVN3_LETTERS = frozenset(chr(code) for code in TCVN3)
_TCVN3_SIGNS = frozenset("§®µ¶·¸¹¨ª«¬©")  # VNI never uses these
_TCVN3_ONLY = _TCVN3_LETTERS - _SHARED
_CAPITAL_INSIDE = re.compile("[a-zà-ý][ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝ]")  # "nghÌo": no one writes so, TCVN3 does
_VNI_ONLY = re.compile(
    "[aeouyöô][øûïåäë]|[ae][âáàãùõ]|a[êéèúü]|[öô][ùõ]|öô|ñ", re.IGNORECASE
)  # pairs that Unicode Vietnamese never has: "eã", "aâ", "oû"


def is_unicode(text: str) -> bool:
    """Whether the text already has Vietnamese letters of Unicode: never convert it."""
    return _VIETNAMESE.search(text) is not None


def looks_legacy(text: str) -> bool:
    """Whether a text that is not Unicode Vietnamese has characters that only an old font explains."""
    if text.isascii() or is_unicode(text):
        return False
    return bool(not _TCVN3_ONLY.isdisjoint(text) or _CAPITAL_INSIDE.search(text) or _VNI_ONLY.search(text))


def has_western_letters(text: str) -> bool:
    """Whether an old font *could* stand behind the text: characters beyond ASCII, none of them Unicode Vietnamese."""
    return not text.isascii() and not is_unicode(text) and not _TCVN3_LETTERS.isdisjoint(text)


def font_of_name(font: str) -> LegacyFont | None:
    """What the name of a cell's font says: ``.VnTime``, ``.VnTimeH``, ``VNI-Times``; None for any other."""
    if font.lower().startswith(".vn"):
        return LegacyFont.TCVN3_CAPITALS if font.endswith("H") else LegacyFont.TCVN3
    return LegacyFont.VNI if font.upper().startswith("VNI") else None


def vote(texts: list[str]) -> LegacyFont:
    """Which old font a column was typed in, when no font is recorded (CSV, xls). VNI needs the majority."""
    vni = sum(1 for text in texts if _VNI_ONLY.search(text) and not _TCVN3_SIGNS & set(text))
    return LegacyFont.VNI if vni * 2 > len(texts) else LegacyFont.TCVN3


def convert(text: str, font: LegacyFont) -> str:
    """The Unicode text that ``font`` draws. Text that already is Unicode Vietnamese comes back as it is."""
    if text.isascii() or is_unicode(text):
        return text.upper() if font is LegacyFont.TCVN3_CAPITALS and text.isascii() else text
    if font is LegacyFont.VNI:
        return _from_vni(text)
    converted = text.translate(TCVN3)
    return converted.upper() if font is LegacyFont.TCVN3_CAPITALS else converted


def _from_vni(text: str) -> str:
    pieces, at = [], 0
    while at < len(text):
        pair = _VNI.match(text, at)
        if pair:
            base, mark = pair.groups()
            letter = _vni_letter(base)
            pieces.append(letter + _VNI_MARKS[mark.lower()])
            at = pair.end()
        else:
            pieces.append(_vni_letter(text[at]))
            at += 1
    return unicodedata.normalize("NFC", "".join(pieces))


def _vni_letter(char: str) -> str:
    letter = _VNI_SINGLE.get(char.lower(), char.lower())
    return letter.upper() if char.isupper() else letter
