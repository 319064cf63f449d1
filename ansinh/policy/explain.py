"""The explanation of an amount in words: for a screen, and for the slip that goes with the money."""

from __future__ import annotations

from decimal import Decimal

from ansinh.kit.vietnamese import format_vnd
from ansinh.policy.assess import Granted


def formula(benefit: Granted) -> str:
    """«1,5 × 500.000 đồng = 750.000 đồng»; for a one-off sum just the amount."""
    total = format_vnd(benefit.amount_vnd, unit=True)
    if not benefit.coefficient or benefit.coefficient == 1:
        return total
    rate = format_vnd(int(benefit.amount_vnd / benefit.coefficient), unit=True)
    return f"{_plain(benefit.coefficient)} × {rate} = {total}"


def sentences(benefit: Granted) -> tuple[str, ...]:
    """Why, how much, and where it is written: one sentence each."""
    sources = "; ".join(f"{point.article}, {point.instrument}" for point in benefit.law)
    return (
        f"{benefit.title} ({benefit.code}): {formula(benefit)}.",
        f"Vì: {'; '.join(benefit.because)}.",
        f"Căn cứ: {sources}." + (" Tạm dùng, chưa đối chiếu văn bản gốc." if benefit.provisional else ""),
    )


def _plain(number: Decimal) -> str:
    return f"{number.normalize():f}".replace(".", ",")
