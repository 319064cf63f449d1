"""Payments that are made once: which benefits they are says the policy (``period: ONCE``), not this room."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ansinh.kit.periods import add_months
from ansinh.payroll.states import NotOnce
from ansinh.payroll.sums import rows_of
from ansinh.policy.models import Benefit


def check_benefits(codes: list[str]) -> None:
    """Raises NotOnce unless every code is of a benefit that is paid once."""
    once = set(Benefit.objects.filter(code__in=codes, period="ONCE").values_list("code", flat=True))
    wrong = sorted(set(codes) - once)
    if wrong or not codes:
        named = ", ".join(f"«{code}»" for code in wrong) or "để trống"
        raise NotOnce(f"Chế độ {named} không phải khoản chi một lần. Chọn chế độ trong danh mục chi một lần.")


@dataclass(frozen=True)
class PendingOnce:
    """A benefit that is paid once, and who waits for it: decided, and drawn by no list."""

    code: str
    title: str
    programme: str
    people: int
    amount_vnd: int


PENDING = """
SELECT b.code, b.title, b.programme, count(DISTINCT t.person_id),
  coalesce(sum(round(r.amount_vnd * t.multiplier)), 0)::bigint
FROM policy_benefit b
JOIN decisions_term t ON t.benefit_id = b.code AND upper_inf(t.known)
CROSS JOIN generate_series(lower(t.months)::timestamp, least(upper(t.months), %(after)s)::timestamp - interval '1 day',
  interval '1 month') AS due_month
LEFT JOIN policy_rate r ON r.code = t.rate_code AND r.months @> due_month::date AND upper_inf(r.known)
WHERE b.period = 'ONCE' AND NOT EXISTS (SELECT 1 FROM payroll_drawnspan s
  WHERE s.entitlement_id = t.entitlement_id AND s.months @> due_month::date)
GROUP BY b.code ORDER BY b.programme, b.code
"""


def pending_once(month: date) -> list[PendingOnce]:
    """What waits to be paid once, up to and with ``month``, by benefit, at the rates of today."""
    return [PendingOnce(*row) for row in rows_of(PENDING, after=add_months(month, 1))]
