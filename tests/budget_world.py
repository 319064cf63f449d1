"""Acts on the estimates as two people do them."""

from __future__ import annotations

from datetime import date

from ansinh.kit.actors import Actor
from ansinh.payments.budget import actions
from ansinh.payments.budget.actions import EntryDraft
from ansinh.payments.budget.funding import key_of
from ansinh.payments.budget.lines import LineKey
from tests.payroll_world import noon

ENTERING = Actor(71, "Kế toán dự toán", "ACCOUNTANT", None)
CONFIRMING = Actor(72, "Trưởng phòng dự toán", "HEAD", None)


def enter(
    kind: str, amount_vnd: int, *, key: LineKey | None = None, into: LineKey | None = None, reason: str = "",
    number: str = "15/QĐ-UBND", on: str = "2024-01-05",
) -> int:  # fmt: skip
    """Write down one act on the estimates; the usual line pays social assistance in September 2024."""
    draft = EntryDraft(key or ASSISTANCE, kind, amount_vnd, number, date.fromisoformat(on), reason=reason, into=into)
    return actions.enter_estimate(draft, actor=ENTERING, at=noon(on))


def give(kind: str, amount_vnd: int, **more: object) -> int:
    """The same, confirmed by the second person."""
    entry = enter(kind, amount_vnd, **more)  # type: ignore[arg-type]
    actions.confirm_estimate(entry, actor=CONFIRMING, at=noon("2024-01-06"))
    return entry


ASSISTANCE = key_of("SOCIAL_ASSISTANCE", date(2024, 9, 1))
MERIT = key_of("MERIT", date(2024, 9, 1))
