"""The number on a citizen's card: what it says, and where that disagrees with the record.

12 digits: 3 province of birth registration, 1 century and sex (0 male 19xx, 1 female 19xx, 2 male 20xx, ...), 2 birth
year, 6 random. There is no check digit, so a disagreement is a warning for a person to judge, never a block.
"""

from __future__ import annotations

import enum
import re
from dataclasses import dataclass
from datetime import date

MALE = "MALE"
FEMALE = "FEMALE"
_SEX_WORD = {MALE: "nam", FEMALE: "nữ"}

# Codes of Thông tư 59/2021/TT-BCA: numbers keep them after the mergers of 2025.
PROVINCES = {
    "001": "Hà Nội", "002": "Hà Giang", "004": "Cao Bằng", "006": "Bắc Kạn", "008": "Tuyên Quang", "010": "Lào Cai",
    "011": "Điện Biên", "012": "Lai Châu", "014": "Sơn La", "015": "Yên Bái", "017": "Hòa Bình", "019": "Thái Nguyên",
    "020": "Lạng Sơn", "022": "Quảng Ninh", "024": "Bắc Giang", "025": "Phú Thọ", "026": "Vĩnh Phúc",
    "027": "Bắc Ninh", "030": "Hải Dương", "031": "Hải Phòng", "033": "Hưng Yên", "034": "Thái Bình", "035": "Hà Nam",
    "036": "Nam Định", "037": "Ninh Bình", "038": "Thanh Hóa", "040": "Nghệ An", "042": "Hà Tĩnh",
    "044": "Quảng Bình", "045": "Quảng Trị", "046": "Thừa Thiên Huế", "048": "Đà Nẵng", "049": "Quảng Nam",
    "051": "Quảng Ngãi", "052": "Bình Định", "054": "Phú Yên", "056": "Khánh Hòa", "058": "Ninh Thuận",
    "060": "Bình Thuận", "062": "Kon Tum", "064": "Gia Lai", "066": "Đắk Lắk", "067": "Đắk Nông", "068": "Lâm Đồng",
    "070": "Bình Phước", "072": "Tây Ninh", "074": "Bình Dương", "075": "Đồng Nai", "077": "Bà Rịa - Vũng Tàu",
    "079": "Thành phố Hồ Chí Minh", "080": "Long An", "082": "Tiền Giang", "083": "Bến Tre", "084": "Trà Vinh",
    "086": "Vĩnh Long", "087": "Đồng Tháp", "089": "An Giang", "091": "Kiên Giang", "092": "Cần Thơ",
    "093": "Hậu Giang", "094": "Sóc Trăng", "095": "Bạc Liêu", "096": "Cà Mau",
}  # fmt: skip


@dataclass(frozen=True)
class Disagreement:
    """One thing in which the number and the record differ: LENGTH, PROVINCE, SEX or BIRTH_YEAR."""

    code: str
    sentence: str


class PaperKind(enum.StrEnum):
    """What a written number can be."""

    CCCD = "CCCD"
    CMND = "CMND"
    CCCD_LOST_ZERO = "CCCD_LOST_ZERO"  # 10 or 11 digits: a spreadsheet ate the leading zeros
    CMND_LOST_ZERO = "CMND_LOST_ZERO"  # 8 digits
    UNKNOWN = "UNKNOWN"


def clean_number(text: str) -> str:
    """Without blanks, dots and apostrophes, the letter O as zero."""
    return re.sub(r"[\s.'’-]", "", text).replace("O", "0").replace("o", "0")


def classify_paper(text: str) -> PaperKind:
    """Which paper a number belongs to, by its length."""
    number = clean_number(text)
    if not (number.isascii() and number.isdigit()):
        return PaperKind.UNKNOWN
    kinds = {
        12: PaperKind.CCCD,
        9: PaperKind.CMND,
        10: PaperKind.CCCD_LOST_ZERO,
        11: PaperKind.CCCD_LOST_ZERO,
        8: PaperKind.CMND_LOST_ZERO,
    }
    return kinds.get(len(number), PaperKind.UNKNOWN)


def check_cccd(number: str, birth_date: date | None, sex: str | None) -> list[Disagreement]:
    """Where a card number disagrees with the record (MALE or FEMALE); what the record does not know is not compared."""
    if not re.fullmatch(r"[0-9]{12}", number):
        return [Disagreement("LENGTH", "Số CCCD phải có đúng 12 chữ số.")]
    found = []
    if number[:3] not in PROVINCES:
        found.append(
            Disagreement("PROVINCE", f"Số CCCD bắt đầu bằng {number[:3]}, không phải mã của tỉnh, thành phố nào.")
        )
    stated_sex = FEMALE if int(number[3]) % 2 else MALE
    if sex is not None and sex != stated_sex:
        found.append(
            Disagreement("SEX", f"Số CCCD cho biết giới tính {_SEX_WORD[stated_sex]}, hồ sơ ghi {_SEX_WORD[sex]}.")
        )
    stated_year = 1900 + int(number[3]) // 2 * 100 + int(number[4:6])
    if birth_date is not None and birth_date.year != stated_year:
        found.append(
            Disagreement("BIRTH_YEAR", f"Số CCCD cho biết năm sinh {stated_year}, hồ sơ ghi năm {birth_date.year}.")
        )
    return found


def repair_cccd(text: str, birth_date: date | None, sex: str | None) -> str | None:
    """The 12 digits of a number that lost its leading zeros, only when the row's birth year and sex both confirm it."""
    number = clean_number(text)
    if classify_paper(number) is not PaperKind.CCCD_LOST_ZERO or birth_date is None or sex is None:
        return None
    padded = number.zfill(12)
    return None if check_cccd(padded, birth_date, sex) else padded
