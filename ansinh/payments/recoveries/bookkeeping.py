"""What recoveries say in the ledger: each entry of a case moves its sum between receivables and where money went.

A repayment goes back to the lines of the budget that had paid it (``restoring``); the rest of it is merely collected.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from ansinh.kit.reading import read_rows
from ansinh.payments import ledger
from ansinh.payments.recoveries.restoring import Room, rooms

# Each entry that the ledger lacks, with the list whose spending it corrects: of a claim its own, of what was given up
# the claim's, of a restored month and of set-off the list that pays in full and hands out less.
UNPOSTED = """
SELECT e.id, e.kind, abs(e.change_vnd), r.opened_month, coalesce(list.month, own.month), e.way, w.decided_on, e.of_id
FROM payments_recoveryentry e JOIN payments_recovery r ON r.id = e.recovery_id
LEFT JOIN payments_recoveryentry earlier ON earlier.id = e.of_id
LEFT JOIN payroll_line l ON l.id = coalesce(e.line_id, earlier.line_id) LEFT JOIN payroll_payroll own ON own.id = l.payroll_id
LEFT JOIN payroll_payroll list ON list.id = e.payroll_id
LEFT JOIN payments_recoverywaiver w ON w.id = e.waiver_id
WHERE NOT EXISTS (SELECT 1 FROM payments_posting p WHERE p.recovery_entry_id = e.id) ORDER BY e.id
"""
# What was written of a repayment, to be taken back in the same shares.
WRITTEN = """
SELECT recovery_entry_id, debit_account, credit_account, amount_vnd, budget_line_id
FROM payments_posting WHERE recovery_entry_id = ANY (%(entries)s) ORDER BY id
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
    of: int


def post_entries(*, at: datetime) -> None:
    """Write the postings of all entries that have none."""
    unposted = [_Unposted(*row) for row in read_rows(UNPOSTED)]
    room = rooms([each.entry for each in unposted if each.kind == "REPAID"])
    written = _written([each.of for each in unposted if each.kind == "REVERSED"])
    ledger.enter([posting for each in unposted for posting in _postings(each, room, written)], at=at)


def _postings(
    of: _Unposted, room: Mapping[int, Sequence[Room]], written: Mapping[int, Sequence[ledger.Entry]]
) -> Iterator[ledger.Entry]:
    receivable = ledger.receivable(of.opened_month.year)
    match of.kind:
        case "REPAID":
            yield from _repaid(of, receivable, room.get(of.entry, ()))
        case "REVERSED":
            for done in written[of.of]:
                yield ledger.Entry(of.kind, done.credit, done.debit, done.amount_vnd, of.entry, done.budget_line)
        case "CLAIM":
            yield ledger.Entry(of.kind, receivable, ledger.paid(of.list_month), of.amount_vnd, of.entry, None)
        case "WAIVED":
            waived = ledger.waived(of.decided_on.year)
            yield ledger.Entry(of.kind, waived, receivable, of.amount_vnd, of.entry, None)
        case _:
            yield ledger.Entry(of.kind, ledger.paid(of.list_month), receivable, of.amount_vnd, of.entry, None)


def _repaid(of: _Unposted, receivable: str, room: Sequence[Room]) -> Iterator[ledger.Entry]:
    left = of.amount_vnd
    for each in room:
        share = min(left, each.vnd)
        if share > 0:
            yield ledger.Entry(of.kind, ledger.budget(each.year), receivable, share, of.entry, each.line)
            left -= share
    if left:
        yield ledger.Entry(of.kind, ledger.collected(of.way), receivable, left, of.entry, None)


def _written(entries: Sequence[int]) -> dict[int, list[ledger.Entry]]:
    found: dict[int, list[ledger.Entry]] = {}
    for entry, debit, credit, vnd, line in read_rows(WRITTEN, entries=list(entries)) if entries else []:
        found.setdefault(entry, []).append(ledger.Entry("REPAID", debit, credit, vnd, entry, line))
    return found
