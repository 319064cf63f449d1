"""Repayments out of a bank statement (CAMT.053): money in, found by the reference of its case, taken once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from ansinh.kit.actors import Actor
from ansinh.kit.vietnamese import format_vnd
from ansinh.payments import camt053
from ansinh.payments.recoveries.actions import Repayment, repay
from ansinh.payments.recoveries.models import RecoveryEntry
from ansinh.payments.recoveries.queries import LETTER, CaseRow, case_by_reference
from ansinh.payments.recoveries.refusals import ROW_SENTENCES, NotARepayment
from ansinh.payments.said import SaidRow
from ansinh.payments.working import working

MONEY_IN = "BOOK CRDT"  # booked, to our account, and not a payment of ours that came back


@dataclass(frozen=True)
class TakenRow:
    """One transaction of the statement that names a case. ``code``: "" taken, REPEATED, or why it was refused."""

    row: int
    reference: str
    amount_vnd: int | None
    code: str
    sentence: str


@dataclass(frozen=True)
class Taken:
    """What a statement brought. ``others``: transactions that name no case of ours."""

    rows: tuple[TakenRow, ...]
    others: int

    @property
    def accepted(self) -> int:
        return sum(not row.code for row in self.rows)

    @property
    def accepted_vnd(self) -> int:
        return sum(row.amount_vnd or 0 for row in self.rows if not row.code)


def take_bank_statement(content: bytes, *, on: date, actor: Actor, at: datetime) -> Taken:
    """Take in what a bank statement says was paid back; the same statement again changes nothing.

    Of a transaction that is not believed nothing is taken, and its sentence says what to do. ``on``: the day of the
    statement. Raises NotARepayment, NotAResult, SheetRefused, PartOfDistrict, NotPermitted.
    """
    if not camt053.is_message(content):
        raise NotARepayment(
            "Tệp không phải sao kê CAMT.053 (.xml). Tải sao kê dạng này từ ngân hàng, hoặc ghi tay từng khoản."
        )
    with working("payment.reconcile", actor):
        rows = camt053.rows_of(content)
        named = [row for row in rows if row.raw["status"] == MONEY_IN and row.reference[4:5] == LETTER]
        return Taken(tuple(_take(row, on=on, actor=actor, at=at) for row in named), len(rows) - len(named))


def _take(row: SaidRow, *, on: date, actor: Actor, at: datetime) -> TakenRow:
    case = case_by_reference(row.reference) if row.well_formed else None
    code = _judged(row, case)
    if not code and case is not None and row.amount_vnd is not None:
        repay(case.id, Repayment("BANK", row.amount_vnd, row.raw["proof"], on), actor=actor, at=at)
    sentence = ROW_SENTENCES.get(code, "").format(
        reference=row.reference,
        paid=format_vnd(row.amount_vnd or 0),
        open=format_vnd(case.balance_vnd) if case else "",
    )
    return TakenRow(row.row, row.reference, row.amount_vnd, code, sentence)


def _judged(row: SaidRow, case: CaseRow | None) -> str:
    """The first reason against the transaction; "" when there is none."""
    if not row.well_formed:
        return "MISTYPED_REFERENCE"
    if case is None:
        return "UNKNOWN_REFERENCE"
    if row.amount_vnd is None or row.amount_vnd <= 0:
        return "NOT_DONG"
    if not row.raw["proof"]:
        return "NO_PROOF"
    earlier = RecoveryEntry.objects.filter(kind="REPAID", way="BANK", reference=row.raw["proof"].upper()).last()
    if earlier is not None:
        same = (earlier.recovery_id, -earlier.change_vnd) == (case.id, row.amount_vnd)
        return "REPEATED" if same else "OTHER_AMOUNT"
    return "TOO_MUCH" if row.amount_vnd > case.balance_vnd else ""
