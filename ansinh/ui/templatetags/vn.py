"""Numbers, money and dates as a Vietnamese office writes them."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from django import template
from django.utils import timezone

register = template.Library()
NOTHING = "–"


@register.filter
def number(value: int | None) -> str:
    """``20113 -> "20.113"``; nothing: a dash."""
    return NOTHING if value is None else f"{value:,}".replace(",", ".")


@register.filter
def dong(value: int | None) -> str:
    """``1250000 -> "1.250.000 đ"`` (the space does not break)."""
    return NOTHING if value is None else f"{number(value)}\u00a0đ"


@register.filter
def short_money(value: int | None) -> str:
    """For headlines: ``25412345678 -> "25,4 tỷ đồng"``, ``3400000 -> "3,4 triệu đồng"``."""
    if value is None:
        return NOTHING
    for unit, name in ((1_000_000_000, "tỷ"), (1_000_000, "triệu")):
        if abs(value) >= unit:
            return f"{decimal(Decimal(value) / unit, 1)}\u00a0{name}\u00a0đồng"
    return f"{number(value)}\u00a0đồng"


@register.filter
def decimal(value: Decimal | float | None, places: int = 2) -> str:
    """``Decimal("78.81") -> "78,81"``, without needless zeros."""
    if value is None:
        return NOTHING
    text = f"{value:,.{places}f}".translate(str.maketrans(",.", ".,"))
    return text.rstrip("0").rstrip(",") if "," in text else text


@register.filter
def signed(value: int | None) -> str:
    """A difference with its sign: ``+1.200``, ``−300``, ``0``."""
    if not value:
        return "0" if value == 0 else NOTHING
    return f"{'+' if value > 0 else '−'}{number(abs(value))}"


@register.filter
def plus_minus(value: Decimal | None) -> str:
    """A difference of any number with its sign: ``+4,73``, ``−161``, ``0``."""
    if not value:
        return NOTHING if value is None else "0"
    return f"{'+' if value > 0 else '−'}{decimal(abs(value))}"


@register.filter
def day(value: date | datetime | None) -> str:
    """``dd/mm/yyyy``."""
    if value is None:
        return NOTHING
    return f"{_local(value):%d/%m/%Y}"


@register.filter
def moment(value: datetime | None) -> str:
    """``14:05 ngày 22/09/2024``."""
    return NOTHING if value is None else f"{_local(value):%H:%M ngày %d/%m/%Y}"


@register.filter
def month(value: date | None) -> str:
    """``09/2024``."""
    return NOTHING if value is None else f"{value:%m/%Y}"


@register.filter
def iso(value: date | None) -> str:
    """For inputs of type date and for addresses."""
    return "" if value is None else f"{value:%Y-%m-%d}"


@register.filter
def iso_month(value: date | None) -> str:
    """For addresses: ``2024-09``."""
    return "" if value is None else f"{value:%Y-%m}"


@register.filter
def masked(value: str | None) -> str:
    """The last four digits of an identity or account number: enough to recognise, not to use."""
    return NOTHING if not value else f"•••• {value[-4:]}"


def _local(value: date | datetime) -> date | datetime:
    return timezone.localtime(value) if isinstance(value, datetime) and timezone.is_aware(value) else value


@register.filter
def percent(share: float | None) -> str:
    """``0.0198 -> "1,98%"``."""
    return NOTHING if share is None else f"{decimal(share * 100, 2)}%"


@register.filter
def unlocalized(value: float) -> str:
    """A coordinate for SVG: a point, whatever the language of the page."""
    return f"{value:g}"
