"""VietQR: a transfer as the text of a QR code (EMVCo merchant-presented mode, account service of NAPAS).

The text is a row of objects, each an id of two digits, a length of two digits and the value. The last one is a CRC-16
(polynomial 0x1021, start 0xFFFF) over everything before its own value.
"""

from __future__ import annotations

from binascii import crc_hqx
from dataclasses import dataclass

from ansinh.kit.refusals import Refusal
from ansinh.kit.vietnamese import fold

NAPAS = "A000000727"
TO_ACCOUNT = "QRIBFTTA"
DONG, VIETNAM = "704", "VN"
ACCOUNT_LENGTH, PURPOSE_LENGTH = 19, 25
LARGEST_VND = 10**13 - 1  # 13 digits


class NotVietQR(Refusal):
    """The text of a QR code is no transfer to an account, or was damaged."""

    code = "payment_not_vietqr"


@dataclass(frozen=True)
class TransferQR:
    """What a code asks for. ``amount_vnd``: None when the payer chooses."""

    bank_bin: str
    account: str
    amount_vnd: int | None
    purpose: str


def repayment_qr(bank_bin: str, account: str, amount_vnd: int, purpose: str) -> str:
    """The code by which a citizen pays ``amount_vnd`` đồng to the office's account. ``purpose`` loses its marks.

    Raises ValueError when the BIN is not six digits, the account not 1 to 19 letters or digits, the amount not between 1
    and 13 digits of đồng, or the purpose longer than 25 letters: a reference cut off could not be matched.
    """
    plain = fold(purpose).upper()
    if not (len(bank_bin) == 6 and bank_bin.isascii() and bank_bin.isdigit()):
        raise ValueError("a BIN has six digits")
    if not (1 <= len(account) <= ACCOUNT_LENGTH and account.isascii() and account.isalnum()):
        raise ValueError(f"an account has 1 to {ACCOUNT_LENGTH} letters or digits")
    if not 1 <= amount_vnd <= LARGEST_VND:
        raise ValueError(f"an amount is from 1 to {LARGEST_VND} đồng")
    if not (1 <= len(plain) <= PURPOSE_LENGTH and plain.isascii() and plain.isprintable()):
        raise ValueError(f"a purpose has 1 to {PURPOSE_LENGTH} letters")
    receiver = _objects({"00": NAPAS, "01": _objects({"00": bank_bin, "01": account}), "02": TO_ACCOUNT})
    body = {"00": "01", "01": "12", "38": receiver, "53": DONG, "54": str(amount_vnd), "58": VIETNAM}
    return _sealed(_objects(body | {"62": _objects({"08": plain})}))


def read_qr(text: str) -> TransferQR:
    """What a VietQR code asks for; a banking app's own code, without an amount, too. Raises NotVietQR."""
    if not text.isascii() or _sealed(text[:-8]) != text[:-4] + text[-4:].upper():
        raise NotVietQR("Mã QR bị hỏng hoặc đọc thiếu. Quét lại.")
    found = _read(text)
    receiver = _read(found.get("38", ""))
    bank = _read(receiver.get("01", ""))
    said = (receiver.get("00"), receiver.get("02"), found.get("53"), found.get("58"))
    amount = found.get("54", "")
    if said != (NAPAS, TO_ACCOUNT, DONG, VIETNAM) or not {"00", "01"} <= set(bank) or not (amount + "0").isdigit():
        raise NotVietQR("Mã QR không phải mã chuyển tiền vào tài khoản (VietQR). Quét mã nhận tiền của ngân hàng.")
    return TransferQR(bank["00"], bank["01"], int(amount) if amount else None, _read(found.get("62", "")).get("08", ""))


def checksum(text: str) -> str:
    """CRC-16/CCITT-FALSE of ASCII text as four hexadecimal digits."""
    return f"{crc_hqx(text.encode('ascii'), 0xFFFF):04X}"


def _sealed(objects: str) -> str:
    return f"{objects}6304{checksum(objects + '6304')}"


def _objects(values: dict[str, str]) -> str:
    return "".join(f"{key}{len(value):02d}{value}" for key, value in values.items())


def _read(text: str) -> dict[str, str]:
    """The objects of a text, by id. Raises NotVietQR when lengths do not fit or an id comes twice."""
    found: dict[str, str] = {}
    at = 0
    while at < len(text):
        key, length = text[at : at + 2], text[at + 2 : at + 4]
        end = at + 4 + int(length) if length.isdigit() else len(text) + 1
        if len(length) < 2 or end > len(text) or key in found:
            raise NotVietQR("Mã QR không đúng cấu trúc của mã chuyển tiền. Quét mã khác.")
        found[key], at = text[at + 4 : end], end
    return found
