"""Writing the estimates, by two people each time, and what the treasury paid out for a list."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction

from ansinh.audit.actions import record
from ansinh.kit.actors import Actor
from ansinh.kit.refusals import NotPermitted
from ansinh.kit.vietnamese import format_vnd
from ansinh.payments import ledger
from ansinh.payments.budget.lines import LineKey, line_id
from ansinh.payments.budget.naming import SOURCES, lines_by_id
from ansinh.payments.budget.refusals import (
    NoSuchEntry,
    NoSuchLine,
    Overdrawn,
    SamePerson,
    WrongEntry,
    WrongWithdrawal,
)
from ansinh.payments.models import BudgetLine, EstimateEntry, Withdrawal
from ansinh.payments.working import working
from ansinh.payroll.naming import ListName, address, named


@dataclass(frozen=True)
class EntryDraft:
    """An act on the estimates as its decision says it. ``into``: the other line, of TRANSFERRED only.

    ``reason`` is needed for OVERDRAFT (a decision that lets the line be overdrawn by the amount).
    """

    line: LineKey
    kind: str
    amount_vnd: int
    decision_number: str
    decided_on: date
    reason: str = ""
    into: LineKey | None = None


def enter_estimate(draft: EntryDraft, *, actor: Actor, at: datetime) -> int:
    """Write down an act on the estimates; it holds once a second person has confirmed it. Gives its id.

    Raises WrongEntry, NotPermitted, PartOfDistrict.
    """
    with working("budget.enter", actor):
        user = _somebody(actor)
        _check_draft(draft)
        entry = EstimateEntry.objects.create(
            budget_line_id=line_id(draft.line),
            kind=draft.kind,
            amount_vnd=draft.amount_vnd,
            into_id=line_id(draft.into) if draft.into else None,
            decision_number=draft.decision_number.strip(),
            decided_on=draft.decided_on,
            reason=draft.reason.strip(),
            entered_by=user,
            entered_at=at,
        )
        after = {
            "kind": draft.kind,
            "line": entry.budget_line_id,
            "amount_vnd": draft.amount_vnd,
            "number": entry.decision_number,
            "decided_on": draft.decided_on.isoformat(),
        }
        record("budget.enter", actor=actor, about=f"estimate:{entry.pk}", at=at, after=after)
        return entry.pk


def confirm_estimate(entry_id: int, *, actor: Actor, at: datetime) -> None:
    """The second person confirms: from now on the money (or the leave to overdraw) is there, or is gone.

    Raises SamePerson, WrongEntry, Overdrawn when a cut or transfer takes more than is left, NoSuchEntry, NotPermitted.
    """
    with working("budget.confirm", actor):
        user, entry = _somebody(actor), _open_entry(entry_id)
        if entry.entered_by == user:
            raise SamePerson("Bạn đã nhập dòng này, nên người khác phải xác nhận.", entry=entry_id)
        entry.confirmed_by, entry.confirmed_at = user, at
        try:
            with transaction.atomic():
                entry.save(update_fields=["confirmed_by", "confirmed_at"])
                ledger.enter(_postings(entry), at=at)
        except IntegrityError as error:
            if "payments_budgetline_not_overdrawn" not in str(error):
                raise
            line = BudgetLine.objects.get(pk=entry.budget_line_id)
            raise Overdrawn(
                f"{lines_by_id([line.pk])[line.pk].title} chỉ còn {format_vnd(line.available_vnd)} đồng,"
                f" không giảm được {format_vnd(entry.amount_vnd)} đồng. Xem lại số tiền hoặc quyết định.",
                lines=[line.pk],
            ) from None
        record("budget.confirm", actor=actor, about=f"estimate:{entry_id}", at=at)


def drop_estimate(entry_id: int, *, actor: Actor, at: datetime) -> None:
    """Lay aside an entry that nobody has confirmed; it stays to be read. Raises WrongEntry, NoSuchEntry, NotPermitted."""
    with working("budget.enter", actor):
        entry = _open_entry(entry_id)
        entry.dropped_by, entry.dropped_at = _somebody(actor), at
        entry.save(update_fields=["dropped_by", "dropped_at"])
        record("budget.drop", actor=actor, about=f"estimate:{entry_id}", at=at)


def record_withdrawal(
    name: ListName,
    line_id: int,
    *,
    number: str,
    withdrawn_on: date,
    amount_vnd: int,
    kept_vnd: int = 0,
    actor: Actor,
    at: datetime,
) -> int:
    """Note a giấy rút dự toán for a list. ``kept_vnd``: money that the payer still held and uses for it. Gives its id.

    The same paper again changes nothing. Raises WrongWithdrawal, NoSuchLine, NoSuchMonth, NotPermitted.
    """
    with working("payment.order", actor):
        payroll = named(name)
        if not number.strip() or amount_vnd < 0 or kept_vnd < 0 or amount_vnd + kept_vnd == 0:
            raise WrongWithdrawal("Ghi số giấy rút dự toán và số tiền lớn hơn 0.")
        if not BudgetLine.objects.filter(pk=line_id, year=payroll.month.year).exists():
            raise NoSuchLine("Không có dòng dự toán này trong năm của danh sách.", line=line_id)
        known = Withdrawal.objects.filter(
            payroll=payroll, budget_line_id=line_id, number=number.strip(), cancelled_at=None
        ).first()
        if known is not None:
            if (known.amount_vnd, known.kept_vnd, known.withdrawn_on) == (amount_vnd, kept_vnd, withdrawn_on):
                return known.pk
            raise WrongWithdrawal(
                f"Giấy rút dự toán số {number.strip()} đã ghi với số khác. Hủy dòng đã ghi, rồi ghi lại.",
                known=known.pk,
            )
        made = Withdrawal.objects.create(
            payroll=payroll,
            budget_line_id=line_id,
            number=number.strip(),
            withdrawn_on=withdrawn_on,
            amount_vnd=amount_vnd,
            kept_vnd=kept_vnd,
            recorded_by=actor.user_id,
            recorded_at=at,
        )
        after = {"line": line_id, "number": number.strip(), "amount_vnd": amount_vnd, "kept_vnd": kept_vnd}
        record("budget.withdraw", actor=actor, about=f"payments:{address(payroll)}", at=at, after=after)
        return made.pk


def cancel_withdrawal(withdrawal_id: int, *, reason: str, actor: Actor, at: datetime) -> None:
    """Strike a withdrawal that was noted wrongly; it stays to be read, with the reason. Raises WrongWithdrawal."""
    with working("payment.order", actor):
        noted = Withdrawal.objects.select_for_update().filter(pk=withdrawal_id, cancelled_at=None).first()
        if noted is None or not reason.strip():
            raise WrongWithdrawal("Chỉ hủy được dòng đang có hiệu lực, và phải ghi lý do.", withdrawal=withdrawal_id)
        noted.cancelled_by, noted.cancelled_at, noted.cancelled_reason = actor.user_id, at, reason.strip()
        noted.save(update_fields=["cancelled_by", "cancelled_at", "cancelled_reason"])
        record("budget.cancel_withdrawal", actor=actor, about=f"withdrawal:{withdrawal_id}", at=at)


def _somebody(actor: Actor) -> int:
    """The user id: estimates are never entered or confirmed by the software itself."""
    if actor.user_id is None:
        raise NotPermitted("Dự toán do người nhập và người khác xác nhận, không do phần mềm.", role=actor.role)
    return actor.user_id


def _check_draft(draft: EntryDraft) -> None:
    if draft.kind not in EstimateEntry.Kind.values or draft.line.source not in SOURCES:
        raise WrongEntry("Không có loại dòng hoặc nguồn này.")
    if draft.amount_vnd <= 0 or not draft.decision_number.strip():
        raise WrongEntry("Ghi số quyết định và số tiền lớn hơn 0.")
    if draft.kind == "OVERDRAFT" and not draft.reason.strip():
        raise WrongEntry("Cho chi vượt dự toán cần nêu lý do.")
    if (draft.kind == "TRANSFERRED") != (draft.into is not None) or draft.into == draft.line:
        raise WrongEntry("Điều chỉnh cần dòng nhận khác dòng chuyển; các loại khác không có dòng nhận.")
    if draft.into is not None and draft.into.year != draft.line.year:
        raise WrongEntry("Chỉ điều chỉnh giữa các dòng của cùng một năm.")


def _open_entry(entry_id: int) -> EstimateEntry:
    """The entry, under a lock, still waiting for its second person."""
    entry = EstimateEntry.objects.select_for_update(of=("self",)).filter(pk=entry_id).first()
    if entry is None:
        raise NoSuchEntry("Không có dòng dự toán này.", entry=entry_id)
    if entry.confirmed_by is not None or entry.dropped_by is not None:
        raise WrongEntry("Dòng này đã được xác nhận hoặc đã bỏ.", entry=entry_id)
    return entry


def _postings(entry: EstimateEntry) -> list[ledger.Entry]:
    """What a confirmed entry moves: into its line, out of it, or from it into another."""
    year = BudgetLine.objects.get(pk=entry.budget_line_id).year
    left, granted = ledger.budget(year), ledger.granted(year)

    def into(line: int | None) -> ledger.Entry:
        return ledger.Entry("GRANT", left, granted, entry.amount_vnd, entry.pk, line)

    def out_of(line: int) -> ledger.Entry:
        return ledger.Entry("REVOKE", granted, left, entry.amount_vnd, entry.pk, line)

    match entry.kind:
        case "GIVEN" | "SUPPLEMENTED":
            return [into(entry.budget_line_id)]
        case "CUT":
            return [out_of(entry.budget_line_id)]
        case "TRANSFERRED":
            return [out_of(entry.budget_line_id), into(entry.into_id)]
    return []
