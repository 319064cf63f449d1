"""The QR code of a citizen's card, as a scanner types it into a field.

    012345678901|123456789|Nguyễn Văn A|01011956|Nam|Thôn 1, Bình Trị, Thăng Bình, Quảng Nam|10052021

Number, old number (or nothing), name, birth day, sex, address, day of issue (source: the card of 2021, seen). The card
of 1/7/2024 carries the same and then further fields (K: from general knowledge); what follows the day of issue is
not read. Cards differ in what they leave empty, so birth day and sex are found by their pattern, not by their place.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ansinh.kit.identity import FEMALE, MALE, Disagreement, check_cccd
from ansinh.kit.refusals import Refusal
from ansinh.kit.vietnamese import fold, nfc, single_spaced

LONGEST = 1000  # characters; a card holds about 200
_SEXES = {"nam": MALE, "nu": FEMALE}


class CardUnreadable(Refusal):
    """The text is not what the QR code of a card says. ``field``: number, name, birth_date, sex or code."""

    code = "card_unreadable"


@dataclass(frozen=True)
class Card:
    """What the card says. ``birth_precision``: DAY, MONTH or YEAR, as the registry keeps it.

    ``doubts``: where the number disagrees with birth year and sex: for a person to judge, never a block.
    """

    cccd: str
    old_number: str
    full_name: str
    birth_date: date
    birth_precision: str
    sex: str
    address: str
    issued_on: date | None
    doubts: tuple[Disagreement, ...]


def read_card(text: str) -> Card:
    """The card behind a scanned text. Raises CardUnreadable with a sentence that says what to do."""
    fields = [single_spaced(nfc(field)) for field in text.strip().split("|")]
    if len(text) > LONGEST or len(fields) < 6 or not re.fullmatch(r"[0-9]{12}", fields[0]):
        raise CardUnreadable(
            "Đây không phải mã QR của thẻ căn cước. Quét mã ở góc trên mặt trước (thẻ cấp từ 7/2024: mặt sau),"
            " hoặc gõ số căn cước bằng tay.",
            field="code",
        )
    number = fields[0]
    at_sex = next((n for n, field in enumerate(fields) if fold(field) in _SEXES), 0)
    if at_sex < 3:
        raise CardUnreadable("Mã QR không ghi giới tính ở chỗ quen thuộc. Gõ thông tin bằng tay.", field="sex")
    sex = _SEXES[fold(fields[at_sex])]
    born, precision = _birth(fields[at_sex - 1])
    old_number, issued = fields[1], _day(fields[at_sex + 2 : at_sex + 3])
    return Card(
        cccd=number,
        old_number=old_number if re.fullmatch(r"[0-9]{9}|[0-9]{12}", old_number) else "",
        full_name=_name(fields[at_sex - 2]),
        birth_date=born,
        birth_precision=precision,
        sex=sex,
        address=next(iter(fields[at_sex + 1 : at_sex + 2]), ""),
        issued_on=issued,
        doubts=tuple(check_cccd(number, born, sex)),
    )


def _name(text: str) -> str:
    if "?" in text or "\ufffd" in text:
        raise CardUnreadable(
            "Máy quét không gõ được dấu tiếng Việt. Bật chế độ Unicode của máy quét, tắt bộ gõ (UniKey) rồi quét lại.",
            field="name",
        )
    if not text or any(character.isdigit() for character in text):
        raise CardUnreadable("Mã QR không ghi họ tên ở chỗ quen thuộc. Gõ thông tin bằng tay.", field="name")
    return text


def _birth(text: str) -> tuple[date, str]:
    """``01011956``; zeros for an unknown day or month."""
    found = re.fullmatch(r"([0-9]{2})([0-9]{2})([0-9]{4})", text)
    if found:
        day, month, year = (int(part) for part in found.groups())
        precision = "YEAR" if month == 0 else "MONTH" if day == 0 else "DAY"
        try:
            return date(year, month or 1, day if day and month else 1), precision
        except ValueError:
            pass
    raise CardUnreadable("Mã QR không ghi ngày sinh đọc được. Gõ thông tin bằng tay.", field="birth_date")


def _day(found: Sequence[str]) -> date | None:
    """The day of issue, if it is there: nothing hangs on it."""
    try:
        return _birth(found[0])[0] if found else None
    except CardUnreadable:
        return None
