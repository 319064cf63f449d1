"""Payments that are made once: which benefits they are says the policy (``period: ONCE``), not this room."""

from __future__ import annotations

from ansinh.payroll.states import NotOnce
from ansinh.policy.models import Benefit


def check_benefits(codes: list[str]) -> None:
    """Raises NotOnce unless every code is of a benefit that is paid once."""
    once = set(Benefit.objects.filter(code__in=codes, period="ONCE").values_list("code", flat=True))
    wrong = sorted(set(codes) - once)
    if wrong or not codes:
        named = ", ".join(f"«{code}»" for code in wrong) or "để trống"
        raise NotOnce(f"Chế độ {named} không phải khoản chi một lần. Chọn chế độ trong danh mục chi một lần.")
