"""The acts on the estimates of a year, as they were written down, and who confirmed them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from ansinh.kit.reading import read_rows
from ansinh.payments.budget.naming import LineName, lines_by_id

KINDS = {
    "GIVEN": "Giao đầu năm",
    "SUPPLEMENTED": "Bổ sung",
    "TRANSFERRED": "Điều chỉnh sang dòng khác",
    "CUT": "Cắt giảm",
    "OVERDRAFT": "Cho chi vượt dự toán",
}
ENTRIES = """
SELECT e.id, e.budget_line_id, e.into_id, e.kind, e.amount_vnd, e.decision_number, e.decided_on, e.reason,
  e.entered_by, e.entered_at, e.confirmed_by, e.confirmed_at, e.dropped_at
FROM payments_estimateentry e JOIN payments_budgetline b ON b.id = e.budget_line_id
WHERE b.year = %(year)s AND (%(line)s::bigint IS NULL OR %(line)s IN (e.budget_line_id, e.into_id)) ORDER BY e.id DESC
"""


@dataclass(frozen=True)
class EntryRow:
    """One act on the estimates. People are named by user id."""

    id: int
    line: LineName
    into: LineName | None
    kind: str
    amount_vnd: int
    decision_number: str
    decided_on: date
    reason: str
    entered_by: int
    entered_at: datetime
    confirmed_by: int | None
    confirmed_at: datetime | None
    dropped_at: datetime | None

    @property
    def kind_title(self) -> str:
        return KINDS[self.kind]

    @property
    def waits(self) -> bool:
        """For its second person."""
        return self.confirmed_at is None and self.dropped_at is None


def entries(year: int, line_id: int | None = None) -> list[EntryRow]:
    """The acts on a year's estimates, or on one of its lines, latest first."""
    rows = read_rows(ENTRIES, year=year, line=line_id)
    names = lines_by_id([id_ for row in rows for id_ in row[1:3] if id_ is not None])
    return [EntryRow(row[0], names[row[1]], names.get(row[2]), *row[3:]) for row in rows]
