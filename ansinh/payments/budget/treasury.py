"""The report of the 20th: what a list holds, what the treasury paid out for it, and what became of it, must be one sum."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ansinh.kit.reading import read_rows
from ansinh.payments.budget.naming import LineName, lines_by_id
from ansinh.payroll.naming import ListName, list_id

# What the orders of a list took from each line of the budget. Before there are orders: nothing.
RESERVED = """
SELECT p.budget_line_id,
  coalesce(sum(p.amount_vnd) FILTER (WHERE p.kind = 'RESERVE'), 0)::bigint,
  coalesce(sum(p.amount_vnd) FILTER (WHERE p.kind = 'POST'), 0)::bigint,
  coalesce(sum(p.amount_vnd) FILTER (WHERE p.kind = 'VOID'), 0)::bigint
FROM payments_posting p JOIN payments_orderline l ON l.id = p.order_line_id JOIN payments_order o ON o.id = l.order_id
WHERE o.payroll_id = %(payroll)s GROUP BY 1 ORDER BY 1 NULLS LAST
"""
WITHDRAWN = """
SELECT id, budget_line_id, number, withdrawn_on, amount_vnd, kept_vnd, cancelled_reason FROM payments_withdrawal
WHERE payroll_id = %(payroll)s ORDER BY withdrawn_on, id
"""
LISTED = """
SELECT coalesce(sum(regular_vnd + arrears_vnd + carried_vnd), 0)::bigint FROM payroll_payable WHERE payroll_id = %(payroll)s
"""


@dataclass(frozen=True)
class WithdrawalRow:
    """A giấy rút dự toán as it was noted; ``cancelled_reason`` is "" while it holds."""

    id: int
    line: LineName
    number: str
    withdrawn_on: date
    amount_vnd: int
    kept_vnd: int
    cancelled_reason: str


@dataclass(frozen=True)
class TieLine:
    """A line of the budget in a list: reserved by its orders, paid, returned, and withdrawn for it. ``line`` None: money
    from before estimates were kept."""

    line: LineName | None
    reserved_vnd: int
    paid_vnd: int
    returned_vnd: int
    withdrawn_vnd: int
    kept_vnd: int

    @property
    def difference_vnd(self) -> int:
        """What was withdrawn (and kept from before) too much, or, below zero, too little."""
        return self.withdrawn_vnd + self.kept_vnd - self.reserved_vnd


@dataclass(frozen=True)
class Tie:
    """A list, the treasury and the results. ``listed_vnd``: what the list holds, before anything is set off.

    ``withdrawn_vnd`` + ``kept_vnd`` (money of earlier months that the payer still held) is what the payer had in hand.
    """

    listed_vnd: int
    ordered_vnd: int
    withdrawn_vnd: int
    kept_vnd: int
    paid_vnd: int
    returned_vnd: int
    lines: tuple[TieLine, ...]
    withdrawals: tuple[WithdrawalRow, ...]

    @property
    def open_vnd(self) -> int:
        """Ordered and without a result."""
        return self.ordered_vnd - self.paid_vnd - self.returned_vnd

    @property
    def set_off_vnd(self) -> int:
        """On the list and not ordered: set off by consent, or given up."""
        return self.listed_vnd - self.ordered_vnd

    @property
    def difference_vnd(self) -> int:
        """In hand less ordered."""
        return self.withdrawn_vnd + self.kept_vnd - self.ordered_vnd

    @property
    def ties(self) -> bool:
        """Whether money in hand equals what was ordered, in all and line by line."""
        return self.ordered_vnd > 0 and not any(line.difference_vnd for line in self.lines)


def tie(name: ListName) -> Tie:
    """A list's sums, over the rows that the actor may see."""
    payroll = list_id(name)
    noted = read_rows(WITHDRAWN, payroll=payroll)
    reserved = {row[0]: row[1:] for row in read_rows(RESERVED, payroll=payroll)}
    ids = [*dict.fromkeys([*reserved, *(row[1] for row in noted)])]
    names = lines_by_id([line for line in ids if line is not None])
    rows = tuple(WithdrawalRow(row[0], names[row[1]], *row[2:]) for row in noted)
    holding = [row for row in rows if not row.cancelled_reason]
    lines = tuple(
        TieLine(
            names.get(line),
            *reserved.get(line, (0, 0, 0)),  # type: ignore[call-arg]
            sum(row.amount_vnd for row in holding if row.line.id == line),
            sum(row.kept_vnd for row in holding if row.line.id == line),
        )
        for line in ids
    )
    return Tie(
        listed_vnd=read_rows(LISTED, payroll=payroll)[0][0],
        ordered_vnd=sum(line.reserved_vnd for line in lines),
        withdrawn_vnd=sum(line.withdrawn_vnd for line in lines),
        kept_vnd=sum(line.kept_vnd for line in lines),
        paid_vnd=sum(line.paid_vnd for line in lines),
        returned_vnd=sum(line.returned_vnd for line in lines),
        lines=lines,
        withdrawals=rows,
    )
