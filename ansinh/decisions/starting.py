"""From which month a decision counts: by the rule of the policy's version, and what the law says of ends and moves.

Social assistance: notes on the law, section 11 (Nghị định 20/2021 Điều 8; Nghị định 335/2026 Điều 8). The rule of each
benefit stands in its policy file (``start:``); nothing of it is written here a second time.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from ansinh.kit.periods import add_months, first_of_month
from ansinh.policy.catalog import BenefitLine, catalog

AGE = re.compile(r"\breached\((\d+)\)")


def first_month(line: BenefitLine, facts: Mapping[str, Any], birth: date | None, signed_on: date) -> date:
    """The first month of a benefit granted by a decision of ``signed_on``; ``facts`` as the rule read them (JSON).

    A one-off sum belongs to the month of the death it is for, else to the month of signing. Whoever moved here is paid
    from the month after the last one that the old place paid, without a gap.
    """
    signing = first_of_month(signed_on)
    if line.policy.period == "ONCE":
        return _month(facts.get("died_on")) or signing
    paid_until = _month(facts.get("paid_elsewhere_until"))
    if paid_until is not None:
        return add_months(paid_until, 1)
    match line.version.start_rule:
        case "CERTIFICATE":
            return _since_law(line, _month(facts.get("certificate_issued_on")) or signing)
        case "CONDITION":
            return _since_law(line, _turning(line, birth) or signing)
        case "NEXT_MONTH":
            return add_months(_month(facts.get("deceased_died_on")) or signing, 1)
        case _:
            return signing


def first_month_without(event: date) -> date:
    """What ends by a death, an age, a class or a refusal is still paid in that month: it ends with the next one."""
    return add_months(first_of_month(event), 1)


def _since_law(line: BenefitLine, month: date) -> date:
    """Not before the law that grants it: of the versions under the same decree, the first."""
    same = [version.start for version in line.policy.versions if version.prefix == line.version.prefix]
    return max(month, first_of_month(min(same)))


def _turning(line: BenefitLine, birth: date | None) -> date | None:
    """The month of the birthday that the row's conditions ask for, where they ask for one."""
    ages = list(_ages(line.conditions))
    if birth is None or not ages:
        return None
    return date(birth.year + max(ages), birth.month, 1)


def _ages(conditions: Iterable[str]) -> Iterable[int]:
    terms = catalog().terms
    return (int(age) for name in conditions for age in AGE.findall(terms[name].when))


def _month(day: Any) -> date | None:
    return None if day is None else first_of_month(date.fromisoformat(str(day)))
