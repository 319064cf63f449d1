"""What became of the estimates: by line of the budget and month, for a year, a quarter, or one line. Whole đồng.

A month is the month of the posting as people in the district count days. A year's line may still be posted in the
January after it (chỉnh lý quyết toán): that is month 13. What was posted before the year began counts as January.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from ansinh.kit.reading import read_rows
from ansinh.payments.budget.naming import LineName, lines_by_id, lines_of_year

QUARTERS = {1: range(1, 4), 2: range(4, 7), 3: range(7, 10), 4: range(10, 14)}
AFTERWARDS = 13
# Money that was reserved before the office kept estimates has no line: its year stands in the account's name.
SUMS = """
WITH moved AS (
  SELECT p.budget_line_id, p.kind, p.amount_vnd, date(p.at AT TIME ZONE 'Asia/Ho_Chi_Minh') AS day,
    coalesce(b.year::int, substring(p.debit_account || ' ' || p.credit_account from '(?:budget|paid):([0-9]{4})')::int) AS year
  FROM payments_posting p LEFT JOIN payments_budgetline b ON b.id = p.budget_line_id
  WHERE p.kind IN ('GRANT', 'REVOKE', 'RESERVE', 'POST', 'VOID')
    OR p.kind IN ('REPAID', 'REVERSED') AND p.budget_line_id IS NOT NULL
)
SELECT budget_line_id,
  CASE WHEN day < make_date(year, 1, 1) THEN 1 WHEN day > make_date(year, 12, 31) THEN 13
    ELSE extract(month FROM day)::int END AS month,
  coalesce(sum(CASE kind WHEN 'GRANT' THEN amount_vnd WHEN 'REVOKE' THEN -amount_vnd END), 0)::bigint,
  coalesce(sum(amount_vnd) FILTER (WHERE kind = 'RESERVE'), 0)::bigint,
  coalesce(sum(amount_vnd) FILTER (WHERE kind = 'POST'), 0)::bigint,
  coalesce(sum(amount_vnd) FILTER (WHERE kind = 'VOID'), 0)::bigint,
  coalesce(sum(CASE kind WHEN 'REPAID' THEN amount_vnd WHEN 'REVERSED' THEN -amount_vnd END), 0)::bigint
FROM moved WHERE year = %(year)s GROUP BY 1, 2 ORDER BY 1 NULLS LAST, 2
"""
ALLOWED = "SELECT id, allowed_vnd FROM payments_budgetline WHERE year = %(year)s"


@dataclass(frozen=True)
class Sums:
    """Money of a line in some months: what decisions gave, what was reserved, spent on proof, returned unpaid, and paid back
    by people who were not entitled to it."""

    estimate_vnd: int = 0
    reserved_vnd: int = 0
    spent_vnd: int = 0
    returned_vnd: int = 0
    restored_vnd: int = 0

    def __add__(self, other: Sums) -> Sums:
        return Sums(
            self.estimate_vnd + other.estimate_vnd,
            self.reserved_vnd + other.reserved_vnd,
            self.spent_vnd + other.spent_vnd,
            self.returned_vnd + other.returned_vnd,
            self.restored_vnd + other.restored_vnd,
        )

    @property
    def net_spent_vnd(self) -> int:
        """Spent and not paid back: with what is committed and what remains it makes up the estimate."""
        return self.spent_vnd - self.restored_vnd

    @property
    def committed_vnd(self) -> int:
        """Reserved and not yet answered."""
        return self.reserved_vnd - self.spent_vnd - self.returned_vnd

    @property
    def remaining_vnd(self) -> int:
        """What may still be reserved. Below zero only as far as a decision allows."""
        return self.estimate_vnd - self.reserved_vnd + self.returned_vnd + self.restored_vnd


@dataclass(frozen=True)
class MonthRow:
    """A line's month: what moved in it, and what remained at its end, all earlier months included."""

    month: int
    sums: Sums
    remaining_vnd: int

    @property
    def title(self) -> str:
        return "Chỉnh lý" if self.month == AFTERWARDS else f"Tháng {self.month:02d}"


@dataclass(frozen=True)
class LineRow:
    """A line of the budget with its months and their sum. ``line`` None: money from before estimates were kept.

    ``allowed_vnd``: how far decisions let it be overdrawn. ``before``: what moved before the first month shown.
    """

    line: LineName | None
    months: tuple[MonthRow, ...]
    before: Sums
    allowed_vnd: int

    @property
    def title(self) -> str:
        return self.line.title if self.line else "Chưa phân nguồn (giữ trước khi có sổ dự toán)"

    @property
    def sums(self) -> Sums:
        """All months shown."""
        return sum((row.sums for row in self.months), Sums())

    @property
    def remaining_vnd(self) -> int:
        """At the end of the last month shown."""
        return (self.before + self.sums).remaining_vnd


@dataclass(frozen=True)
class Settlement:
    """A year's or a quarter's table (``quarter`` None: the whole year), and its sums."""

    year: int
    quarter: int | None
    rows: tuple[LineRow, ...]

    @property
    def sums(self) -> Sums:
        return sum((row.sums for row in self.rows), Sums())

    @property
    def remaining_vnd(self) -> int:
        return sum(row.remaining_vnd for row in self.rows if row.line is not None)

    @property
    def title(self) -> str:
        return f"Năm {self.year}" if self.quarter is None else f"Quý {self.quarter} năm {self.year}"


def settlement(year: int, quarter: int | None = None) -> Settlement:
    """The table of a year or of one of its quarters, with every line of the year."""
    chosen = QUARTERS[quarter] if quarter else range(1, AFTERWARDS + 1)
    moved: dict[int | None, dict[int, Sums]] = {
        line: {row[1]: Sums(*row[2:]) for row in rows}
        for line, rows in groupby(read_rows(SUMS, year=year), key=lambda row: row[0])
    }
    allowed = dict(read_rows(ALLOWED, year=year))
    named = {line.id: line for line in lines_of_year(year)}
    rows = [_row(line, moved.get(id_, {}), chosen, allowed[id_]) for id_, line in named.items()]
    if None in moved:
        rows.append(_row(None, moved[None], chosen, 0))
    return Settlement(year, quarter, tuple(rows))


def line_of_year(line_id: int) -> LineRow | None:
    """One line with all its months; None when there is none."""
    line = lines_by_id([line_id]).get(line_id)
    if line is None:
        return None
    return next(row for row in settlement(line.year).rows if row.line is not None and row.line.id == line_id)


def years() -> list[int]:
    """The years that have lines, latest first."""
    return [row[0] for row in read_rows("SELECT DISTINCT year FROM payments_budgetline ORDER BY 1 DESC")]


def _row(line: LineName | None, moved: dict[int, Sums], chosen: range, allowed_vnd: int) -> LineRow:
    before = sum((sums for month, sums in moved.items() if month < chosen[0]), Sums())
    months, so_far = [], before
    for month in chosen:
        sums = moved.get(month, Sums())
        so_far += sums
        if month != AFTERWARDS or month in moved:
            months.append(MonthRow(month, sums, so_far.remaining_vnd))
    return LineRow(line, tuple(months), before, allowed_vnd)
