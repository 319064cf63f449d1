"""What recoveries say in the ledger: each entry of a case is one posting between receivables and where money went."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from ansinh.kit.reading import read_rows
from ansinh.payments import ledger

# Each entry that the ledger lacks, with the list whose spending it corrects: of a claim its own, of what was given up
# the claim's, of a restored month and of set-off the list that pays in full and hands out less.
UNPOSTED = """
SELECT e.id, e.kind, abs(e.change_vnd), r.opened_month, coalesce(list.month, own.month), coalesce(nullif(e.way, ''), earlier.way),
  w.decided_on
FROM payments_recoveryentry e JOIN payments_recovery r ON r.id = e.recovery_id
LEFT JOIN payments_recoveryentry earlier ON earlier.id = e.of_id
LEFT JOIN payroll_line l ON l.id = coalesce(e.line_id, earlier.line_id) LEFT JOIN payroll_payroll own ON own.id = l.payroll_id
LEFT JOIN payroll_payroll list ON list.id = e.payroll_id
LEFT JOIN payments_recoverywaiver w ON w.id = e.waiver_id
WHERE NOT EXISTS (SELECT 1 FROM payments_posting p WHERE p.recovery_entry_id = e.id) ORDER BY e.id
"""


@dataclass(frozen=True)
class _Unposted:
    """One row of ``UNPOSTED``; what does not belong to its kind is None."""

    entry: int
    kind: str
    amount_vnd: int
    opened_month: date
    list_month: date
    way: str
    decided_on: date


def post_entries(*, at: datetime) -> None:
    """Write the postings of all entries that have none."""
    ledger.enter([_posting(_Unposted(*row)) for row in read_rows(UNPOSTED)], at=at)


def _posting(of: _Unposted) -> ledger.Entry:
    receivable = ledger.receivable(of.opened_month.year)
    match of.kind:
        case "REPAID" | "REVERSED":
            other = ledger.collected(of.way)
        case "WAIVED":
            other = ledger.waived(of.decided_on.year)
        case _:
            other = ledger.paid(of.list_month)
    raises = of.kind in ("CLAIM", "REVERSED")
    debit, credit = (receivable, other) if raises else (other, receivable)
    return ledger.Entry(of.kind, debit, credit, of.amount_vnd, source_id=of.entry, budget_line=None)
