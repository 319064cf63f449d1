"""Cleaning numbers that identify: papers, decisions, bank accounts; and how the money goes out."""

from __future__ import annotations

import re
from datetime import date

from ansinh.intake.readings import Reading, error
from ansinh.intake.texts import plain, tidy
from ansinh.kit.identity import PaperKind, check_cccd, classify_paper, clean_number, repair_cccd
from ansinh.kit.vietnamese import fold

_E_NOTATION = re.compile(r"\d(?:[.,]\d+)?E\+?\d+", re.IGNORECASE)
_DECISION = re.compile(r"(?:(?:qđ|qd|quyết định)\s+)?(?:số\s*:?\s*)?(\S+?)(?:,?\s*ngày\s*(.+))?", re.IGNORECASE)
EXACT_DIGITS = 15  # a spreadsheet number keeps no more

BANKS = {
    "agribank": "AGRIBANK", "nn va ptnt": "AGRIBANK", "nong nghiep": "AGRIBANK", "vbard": "AGRIBANK",
    "vietcombank": "VIETCOMBANK", "vcb": "VIETCOMBANK", "ngoai thuong": "VIETCOMBANK",
    "vietinbank": "VIETINBANK", "cong thuong": "VIETINBANK",
    "bidv": "BIDV", "dau tu": "BIDV",
    "lpbank": "LPBANK", "lienviet": "LPBANK", "lien viet": "LPBANK",
    "sacombank": "SACOMBANK", "mbbank": "MBBANK", "mb bank": "MBBANK", "quan doi": "MBBANK",
    "chinh sach": "VBSP", "nhcsxh": "VBSP", "vbsp": "VBSP",
}  # fmt: skip
_CHANNELS = (
    (re.compile(r"\b(tai nha|chi tra tai nha)\b"), "HOME"),
    (re.compile(r"\b(tk|tai khoan|chuyen khoan|ck|ngan hang|atm)\b"), "BANK"),
    (re.compile(r"\b(buu dien|bd|tm|tien mat|truc tiep|bdx|bd vhx)\b"), "POST"),
)


def read_paper(cell: object, birth: date | None, sex: str | None) -> Reading:
    """A citizen's number. ``aside`` says which paper the value is: CCCD or CMND (the old 9 digits)."""
    text = tidy(plain(cell))
    number = clean_number(text)
    match classify_paper(number):
        case PaperKind.CCCD:
            reading = _card(number, text, birth, sex)
        case PaperKind.CCCD_LOST_ZERO:
            reading = _short_card(number, birth, sex)
        case PaperKind.CMND:
            reading = Reading(number, "old_paper", 0.98, "Số 9 chữ số là CMND cũ, ghi làm giấy tờ cũ.", "CMND")
        case PaperKind.CMND_LOST_ZERO:
            sentence = "Số 8 chữ số có thể là CMND mất số 0 đầu; đề nghị thêm số 0."
            reading = Reading(number.zfill(9), "cmnd_zero_restored", 0.7, sentence, "CMND")
        case PaperKind.UNKNOWN:
            reading = error("paper_unreadable", "Số CCCD/CMND không đúng dạng. CCCD có 12 chữ số, CMND cũ có 9.")
    return reading


def _card(number: str, text: str, birth: date | None, sex: str | None) -> Reading:
    disagreements = check_cccd(number, birth, sex)
    if disagreements:
        sentence = " ".join(disagreement.sentence for disagreement in disagreements)
        return Reading(number, "cccd_disagrees", 0.9, sentence, "CCCD")
    if number == text:
        return Reading(number, "as_written", 1.0, "", "CCCD")
    return Reading(number, "letter_for_digit" if re.search("[oO]", text) else "paper_tidied", 0.98, "", "CCCD")


def _short_card(number: str, birth: date | None, sex: str | None) -> Reading:
    repaired = repair_cccd(number, birth, sex)
    if repaired:
        return Reading(repaired, "cccd_zero_restored", 0.97, "Đã thêm lại số 0 đầu mà Excel làm mất.", "CCCD")
    return error(
        "cccd_lost_zero",
        f"Số CCCD có {len(number)} chữ số, có thể mất số 0 đầu nhưng không khớp giới tính và năm sinh. Ghi đủ 12 số.",
    )


def read_account(cell: object) -> Reading:
    """An account as text. What a spreadsheet rounded is lost and must be typed again."""
    if isinstance(cell, int | float) and (abs(cell) >= 10**EXACT_DIGITS or cell != int(cell)):
        return _lost_account()
    text = tidy(plain(cell))
    if _E_NOTATION.fullmatch(text.replace(" ", "")):
        return _lost_account()
    number = re.sub(r"[\s.'’-]", "", text)
    if not number.isdigit() or not 6 <= len(number) <= 19:
        return error("account_unreadable", "Số tài khoản phải gồm 6 đến 19 chữ số. Xem lại.")
    if len(number) > EXACT_DIGITS and set(number[EXACT_DIGITS:]) == {"0"}:
        return _lost_account()
    return Reading(number, "as_written" if number == cell else "account_tidied", 1.0)


def _lost_account() -> Reading:
    return error(
        "account_rounded",
        "Excel đã làm tròn số tài khoản nên không khôi phục được. Định dạng cột là Văn bản (Text) rồi ghi lại đủ số.",
    )


def read_decision(cell: object) -> Reading:
    """A decision's number; a date written after it («… ngày 12/04/2022») goes aside."""
    text = tidy(plain(cell))
    match = _DECISION.fullmatch(text)
    if not match or not re.search(r"\d", match.group(1)):
        return Reading(text, "decision_text", 0.7, "Số quyết định không đúng dạng số/ký hiệu. Xem lại.")
    number = match.group(1).strip(" .,;:")
    return Reading(
        number, "as_written" if number == cell else "decision_split", 1.0, "", (match.group(2) or "").strip()
    )


def read_bank(cell: object) -> Reading:
    """The code of a bank; an unknown one is kept as written."""
    text = tidy(plain(cell))
    key = fold(text)
    for words, code in BANKS.items():
        if words in key:
            return Reading(code, "as_written" if text == code else "bank_name", 1.0)
    return Reading(text.upper(), "bank_unknown", 0.7, "Chưa nhận ra ngân hàng này. Xem lại tên ngân hàng.")


def read_channel(cell: object) -> Reading:
    """POST (bưu điện, tiền mặt), BANK or HOME."""
    key = fold(plain(cell))
    for words, channel in _CHANNELS:
        if words.search(key):
            return Reading(channel, "word", 1.0)
    return error("channel_unreadable", "Hình thức nhận chỉ ghi Bưu điện, TK (tài khoản), TM (tiền mặt) hoặc Tại nhà.")


def read_degree(cell: object) -> Reading:
    """EXTREME, SEVERE or MILD."""
    key = fold(plain(cell)).replace(".", "")
    if key in ("dbn", "dac biet nang", "kt dac biet nang"):
        return Reading("EXTREME", "word", 1.0)
    if key in ("n", "nang", "kt nang"):
        return Reading("SEVERE", "word", 1.0)
    if key in ("nhe", "kt nhe"):
        return Reading("MILD", "word", 1.0)
    return error("degree_unreadable", "Mức độ khuyết tật chỉ ghi Đặc biệt nặng, Nặng hoặc Nhẹ.")
