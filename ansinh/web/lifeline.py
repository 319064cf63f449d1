"""A person's facts, rights and money on one time line."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from django.utils.translation import gettext as _

from ansinh.decisions.queries import TermRow
from ansinh.kit.periods import add_months
from ansinh.kit.vietnamese import format_vnd
from ansinh.payroll.queries import LineRow
from ansinh.registry.queries import FactRow
from ansinh.ui.drawings import Span
from ansinh.web.fact_words import sentence, title

SHOWN = ("poverty", "disability", "income", "schooling", "residence", "death")  # what rights hang on


def spans(
    facts: Sequence[FactRow], terms: Sequence[TermRow], lines: Sequence[LineRow], *, known_at: datetime
) -> list[Span]:
    """Facts believed at that moment, by kind, then entitlements, then the months' money, for ``ui.drawings.timeline``.

    ``facts``, ``terms`` and ``lines`` hold nothing that was written after ``known_at``.
    """
    found = [
        Span(title(kind), sentence(fact), fact.valid_from, fact.valid_to)
        for kind in SHOWN
        for fact in facts
        if fact.kind == kind and (fact.known_to is None or fact.known_to > known_at)
    ]
    found += [Span(_("Quyền hưởng"), term.benefit, term.from_month, term.to_month, kind="right") for term in terms]
    return found + money(lines)


def money(lines: Sequence[LineRow]) -> list[Span]:
    """What was drawn for each month, neighbouring months of one amount as one bar."""
    by_month: dict[date, int] = {}
    for line in lines:
        by_month[line.due_month] = by_month.get(line.due_month, 0) + line.amount_vnd
    runs: list[tuple[date, date, int]] = []
    for month, amount in sorted(by_month.items()):
        if runs and runs[-1][1] == month and runs[-1][2] == amount:
            runs[-1] = (runs[-1][0], add_months(month, 1), amount)
        elif amount:
            runs.append((month, add_months(month, 1), amount))
    return [Span(_("Tiền"), format_vnd(amount), since, until, kind="money") for since, until, amount in runs]
