"""The number on a citizen's card against the record."""

from __future__ import annotations

from datetime import date

import pytest

from ansinh.kit.identity import (
    FEMALE,
    MALE,
    PROVINCES,
    PaperKind,
    check_cccd,
    classify_paper,
    clean_number,
    repair_cccd,
)


def test_63_provinces() -> None:
    assert len(PROVINCES) == 63
    assert PROVINCES["049"] == "Quảng Nam"


@pytest.mark.parametrize(
    ("number", "birth", "sex", "codes"),
    [
        ("049056000001", date(1956, 3, 1), MALE, []),
        ("049156000001", date(1956, 3, 1), FEMALE, []),
        ("049210000001", date(2010, 1, 1), MALE, []),
        ("049310000001", date(2010, 1, 1), FEMALE, []),
        ("049056000001", None, None, []),
        ("049056000001", date(1957, 3, 1), FEMALE, ["SEX", "BIRTH_YEAR"]),
        ("003056000001", date(1956, 3, 1), MALE, ["PROVINCE"]),
        ("49056000001", date(1956, 3, 1), MALE, ["LENGTH"]),
        ("04905600000x", date(1956, 3, 1), MALE, ["LENGTH"]),
    ],
)
def test_check_names_each_disagreement(number: str, birth: date | None, sex: str | None, codes: list[str]) -> None:
    found = check_cccd(number, birth, sex)
    assert [each.code for each in found] == codes
    assert all(each.sentence.endswith(".") for each in found)


def test_warning_says_what_differs() -> None:
    (warning,) = check_cccd("049056000001", date(1957, 3, 1), MALE)
    assert warning.sentence == "Số CCCD cho biết năm sinh 1956, hồ sơ ghi năm 1957."


def test_lost_zeros_come_back_only_when_the_row_agrees() -> None:
    assert repair_cccd("49162000002", date(1962, 1, 1), FEMALE) == "049162000002"
    assert repair_cccd("1050000002", date(1950, 1, 1), MALE) == "001050000002"
    assert repair_cccd("49162000002", date(1963, 1, 1), FEMALE) is None
    assert repair_cccd("49162000002", date(1962, 1, 1), MALE) is None
    assert repair_cccd("49162000002", None, FEMALE) is None
    assert repair_cccd("049162000002", date(1962, 1, 1), FEMALE) is None


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("049 056 000 001", PaperKind.CCCD),
        ("'2O5123456", PaperKind.CMND),
        ("05123456", PaperKind.CMND_LOST_ZERO),
        ("49056000001", PaperKind.CCCD_LOST_ZERO),
        ("4.9E+10", PaperKind.UNKNOWN),
        ("001 203", PaperKind.UNKNOWN),
        ("", PaperKind.UNKNOWN),
    ],
)
def test_classify_paper(text: str, kind: PaperKind) -> None:
    assert classify_paper(text) is kind


def test_clean_number() -> None:
    assert clean_number("'O49 056.000-001") == "049056000001"
