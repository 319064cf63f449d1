"""A rate whose denominator is smaller than its definition asks is not told."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from ansinh.indicators.catalog import indicator
from ansinh.indicators.queries import Figure
from ansinh.indicators.windows import Window

MONTH = Window(date(2024, 6, 1), date(2024, 7, 1))


@pytest.mark.parametrize(
    ("amount", "base", "value", "scarce"),
    [
        (Decimal(45), Decimal(10), Decimal("4.50"), False),
        (Decimal(45), Decimal(9), None, True),
        (Decimal(0), Decimal(0), None, False),
        (None, None, None, False),
    ],
)
def test_under_ten_ratings_the_mean_is_not_told(
    amount: Decimal | None, base: Decimal | None, value: Decimal | None, scarce: bool
) -> None:
    found = Figure(indicator("office.dossiers_rated"), MONTH, amount, base, int(base or 0), None)
    assert (found.value, found.scarce) == (value, scarce)
