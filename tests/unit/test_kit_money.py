"""Amounts in words and amounts in cells."""

from __future__ import annotations

from decimal import Decimal

import pytest
import vn_money
from hypothesis import given
from hypothesis import strategies as st

from ansinh.kit.money import Thousands, amount_in_words, parse_vnd, separator_of, unit_of
from ansinh.kit.vietnamese import format_vnd


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (0, "Không đồng"),
        (2_055_000, "Hai triệu không trăm năm mươi lăm nghìn đồng"),
        (1_005_000, "Một triệu không trăm linh năm nghìn đồng"),
        (1_000_005, "Một triệu không trăm linh năm đồng"),
        (24_000, "Hai mươi tư nghìn đồng"),
        (21_115, "Hai mươi mốt nghìn một trăm mười lăm đồng"),
        (1_000_000_000_000, "Một nghìn tỷ đồng"),
        (5_000_000_001, "Năm tỷ không trăm linh một đồng"),
        (-500_000, "Âm năm trăm nghìn đồng"),
    ],
)
def test_amount_in_words(amount: int, words: str) -> None:
    assert amount_in_words(amount) == words


@given(st.integers(min_value=0, max_value=999_999_999_999))
def test_words_agree_with_the_package_vn_money(amount: int) -> None:
    assert amount_in_words(amount).lower() == f"{vn_money.to_words(amount)} đồng"


@given(st.integers(min_value=0, max_value=10**13))
def test_reads_back_what_we_write(amount: int) -> None:
    assert parse_vnd(format_vnd(amount)).amount_vnd == amount
    assert parse_vnd(format_vnd(amount, unit=True)).amount_vnd == amount
    assert parse_vnd(amount).amount_vnd == amount


@pytest.mark.parametrize(
    ("cell", "amount"),
    [
        ("500.000", 500_000),
        ("750,000", 750_000),
        ("750000đ", 750_000),
        (" - ", 0),
        ("1.234.567 đồng", 1_234_567),
        ("1.500.000,00", 1_500_000),
        ("1,500,000.00 VNĐ", 1_500_000),
        ("1 500 000", 1_500_000),
        (750000.0, 750_000),
        (Decimal("1.5"), None),
        ("1,0", None),
        ("1.5", None),
        ("1.500,000", None),
        ("1.50.000", None),
        ("12.3456", None),
        ("ba trăm", None),
        ("-500", None),
        (-500, None),
        (float("nan"), None),
        ("", None),
    ],
)
def test_parse(cell: str | float | Decimal, amount: int | None) -> None:
    reading = parse_vnd(cell)
    assert reading.amount_vnd == amount
    assert (reading.problem == "") == (amount is not None)


@pytest.mark.parametrize(
    ("cell", "thousands", "unit", "amount"),
    [
        ("1.500", Thousands.DOT, 1000, 1_500_000),
        ("1.500", Thousands.COMMA, 1000, 1_500),
        ("1.500", Thousands.UNKNOWN, 1000, None),  # 1.500.000 or 1.500: nobody knows
        ("1,5", Thousands.UNKNOWN, 1000, 1_500),
        ("500", Thousands.UNKNOWN, 1000, 500_000),
        ("500,000", Thousands.DOT, 1, 500),
        ("500.000", Thousands.MIXED, 1, None),
        (0.75, Thousands.UNKNOWN, 1_000_000, 750_000),
    ],
)
def test_parse_with_what_the_column_tells(
    cell: str | float, thousands: Thousands, unit: int, amount: int | None
) -> None:
    assert parse_vnd(cell, thousands=thousands, unit=unit).amount_vnd == amount


@pytest.mark.parametrize(
    ("column", "thousands"),
    [
        (["500.000", "1.234.567", "-"], Thousands.DOT),
        (["1,500,000.00", "500"], Thousands.COMMA),
        (["500.000", "1,234,567"], Thousands.COMMA),  # the sure cell outweighs the likely one
        (["1.500.000", "1,234,567"], Thousands.MIXED),
        (["500.000", "500,000"], Thousands.MIXED),
        (["500", "-", "x"], Thousands.UNKNOWN),
    ],
)
def test_separator_of_a_column(column: list[str], thousands: Thousands) -> None:
    assert separator_of(column) is thousands


@pytest.mark.parametrize(
    ("header", "unit"),
    [
        ("ĐVT: 1.000 đồng", 1000),
        ("Số tiền (nghìn đồng)", 1000),
        ("ĐVT: 1000đ", 1000),
        ("Triệu đồng", 1_000_000),
        ("ĐVT: 1.000.000 đồng", 1_000_000),
        ("Số tiền (đồng)", 1),
    ],
)
def test_unit_of_a_header(header: str, unit: int) -> None:
    assert unit_of(header) == unit
