"""VietQR: the published checksums and codes, what is written is read, and what was damaged is refused."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ansinh.payments.vietqr import NotVietQR, TransferQR, checksum, read_qr, repayment_qr

# A sample that goes round with the specification of NAPAS (its checksum holds): static, without an amount.
STATIC = "00020101021138570010A00000072701270006970403011300110123456780208QRIBFTTA53037045802VN63049E6F"
# A code published by another maker of VietQR codes.
DYNAMIC = (
    "00020101021238570010A00000072701270006970415011300110019324180208QRIBFTTA"
    "530370454061200005802VN62170813ung ho lu lut6304C15C"
)
digits = st.text(string.digits, min_size=6, max_size=6)
accounts = st.text(string.ascii_uppercase + string.digits, min_size=1, max_size=19)
amounts = st.integers(1, 10**13 - 1)
purposes = st.from_regex(r"[A-Z0-9]([A-Z0-9./-]| (?=[A-Z0-9])){0,23}[A-Z0-9]", fullmatch=True)


def test_the_published_checksum() -> None:
    assert checksum("123456789") == "29B1"


def test_published_codes_are_read() -> None:
    assert read_qr(STATIC) == TransferQR("970403", "0011012345678", None, "")
    assert read_qr(DYNAMIC) == TransferQR("970415", "0011001932418", 120_000, "ung ho lu lut")
    assert read_qr(DYNAMIC[:-4] + "c15c").amount_vnd == 120_000


def test_a_repayment_is_the_same_code_in_capitals() -> None:
    made = repayment_qr("970415", "0011001932418", 120_000, "Ủng hộ lũ lụt")
    assert made[:-4] == DYNAMIC[:-4].replace("ung ho lu lut", "UNG HO LU LUT")


@given(digits, accounts, amounts, purposes)
def test_what_is_written_is_read(bank: str, account: str, amount: int, purpose: str) -> None:
    assert read_qr(repayment_qr(bank, account, amount, purpose)) == TransferQR(bank, account, amount, purpose)


@given(accounts, amounts, st.data())
def test_one_wrong_character_is_refused(account: str, amount: int, data: st.DataObject) -> None:
    made = repayment_qr("970405", account, amount, "TRUY THU 2409A0000016")
    place = data.draw(st.integers(0, len(made) - 1))
    other = data.draw(st.sampled_from(string.ascii_uppercase + string.digits).filter(lambda c: c != made[place]))
    with pytest.raises(NotVietQR):
        read_qr(made[:place] + other + made[place + 1 :])


@given(st.text(max_size=120))
def test_any_text_is_read_or_refused(text: str) -> None:
    with pytest.raises(NotVietQR):
        read_qr(text)


@pytest.mark.parametrize(
    "objects",
    ["000201", "0002", "00AB01", "000201000201", "000201540512.50", STATIC[:-8].replace("QRIBFTTA", "QRIBFTTC")],
)
def test_a_sealed_text_that_is_no_transfer_is_refused(objects: str) -> None:
    with pytest.raises(NotVietQR):
        read_qr(f"{objects}6304{checksum(objects + '6304')}")


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"bank_bin": "97040"}, "six digits"),
        ({"account": "1" * 20}, "an account has"),
        ({"account": "12 34"}, "an account has"),
        ({"amount_vnd": 0}, "an amount is"),
        ({"amount_vnd": 10**13}, "an amount is"),
        ({"purpose": "X" * 26}, "a purpose has"),
    ],
)
def test_what_does_not_fit_is_not_written(change: dict[str, object], problem: str) -> None:
    right: dict[str, object] = {"bank_bin": "970405", "account": "42", "amount_vnd": 1, "purpose": "X"}
    with pytest.raises(ValueError, match=problem):
        repayment_qr(**(right | change))  # type: ignore[arg-type]
