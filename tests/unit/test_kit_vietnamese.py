"""Vietnamese text: folding, keys, names, written dates and figures."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ansinh.kit import vietnamese

NAMES = st.text(alphabet="aăâeêioôơuưyáàảãạấằđĐNguyễnVăn ", min_size=1, max_size=30)


@pytest.mark.parametrize(
    ("text", "folded"),
    [("Lê  Thị\u00a0ĐÀO ", "le thi dao"), ("BÌNH TRỊ", "binh tri"), ("Hoa\u0300", "hoa"), ("Cờ Tu", "co tu")],
)
def test_fold(text: str, folded: str) -> None:
    assert vietnamese.fold(text) == folded


@pytest.mark.parametrize(
    ("one", "other"),
    [("Hoà", "HÒA"), ("Thuỷ", "Thủy"), ("khoẻ", "khỏe"), ("Loan  Hoà", "loan hòa"), ("Quý", "quý"), ("Ngọc", "NGỌC")],
)
def test_match_key_knows_one_tone_style(one: str, other: str) -> None:
    decomposed = unicodedata.normalize("NFD", other)
    assert vietnamese.match_key(one) == vietnamese.match_key(other) == vietnamese.match_key(decomposed)


@pytest.mark.parametrize(("one", "other"), [("Hoàn", "Hòan"), ("Hoa", "Hòa"), ("Quý", "Qúy"), ("An", "Ân")])
def test_match_key_keeps_different_names_apart(one: str, other: str) -> None:
    assert vietnamese.match_key(one) != vietnamese.match_key(other)


@given(NAMES)
def test_keys_are_stable(text: str) -> None:
    assert vietnamese.match_key(vietnamese.match_key(text)) == vietnamese.match_key(text)
    assert vietnamese.fold(vietnamese.fold(text)) == vietnamese.fold(text)
    assert vietnamese.fold(vietnamese.match_key(text)) == vietnamese.fold(text)
    assert vietnamese.sort_key(text).isascii()
    assert vietnamese.sort_key(text) == vietnamese.sort_key(vietnamese.match_key(text))


def test_sort_by_given_then_family_then_middle_name() -> None:
    ordered = [
        "Lê Văn An",
        "Lê Thị Ái",
        "Trần Anh",
        "Lê Bá",
        "Nguyễn Thị Dung",
        "Phạm Đa",
        "Lê Thị Hoa",
        "Lê Văn Hoa",
        "Trần Hoa",
        "Lê Hoà",
        "Lê Hỏa",
        "Lê Hoã",
        "Lê Hóa",
        "Lê Hoạ",
        "Lê Hoan",
        "Lê Ô",
        "Lê Ơ",
        "Lê Y",
    ]
    expected = ["Lê Thị Ái", "Lê Văn An", *ordered[2:]]  # "ai" comes before "an"
    assert sorted(ordered, key=vietnamese.sort_key) == expected


@pytest.mark.parametrize(
    ("written", "name"),
    [("TRẦN  THỊ THỬ", "Trần Thị Thử"), ("h'lan y-bông", "H'Lan Y-Bông"), ("đặng ơn", "Đặng Ơn")],
)
def test_title_case_name(written: str, name: str) -> None:
    assert vietnamese.title_case_name(written) == name


def test_written_dates_and_figures() -> None:
    assert vietnamese.format_date(date(2026, 11, 4)) == "04/11/2026"
    assert vietnamese.format_month(date(2026, 1, 1)) == "01/2026"
    assert vietnamese.format_vnd(1234567) == "1.234.567"
    assert vietnamese.format_vnd(-500000, unit=True) == "-500.000 đồng"
    assert vietnamese.format_percent(78.805) == "78,81%"
    assert vietnamese.format_percent(1234.5, decimals=1) == "1.234,5%"
    assert vietnamese.format_count(20000) == "20.000"
