"""Getting wrongly paid money back: who owes it, how it is paid back, what comes in, what is let go.

Cases open by themselves when a list with recovery lines is ordered (``settle_list``), and shrink by themselves when
money comes back unpaid (``settle_results``). All else is done by officers, one case at a time.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, connection

from ansinh.audit.actions import record
from ansinh.audit.session import acting
from ansinh.documents.files import Scan, keep_scan
from ansinh.kit.actors import Actor
from ansinh.kit.refusals import NotPermitted
from ansinh.kit.vietnamese import format_vnd
from ansinh.offices.permissions import check
from ansinh.payments.recoveries import bookkeeping, netting, opening
from ansinh.payments.recoveries.models import Recovery, RecoveryEntry, RecoveryPlan, RecoveryWaiver
from ansinh.payments.recoveries.refusals import (
    AlreadyEntered,
    Incomplete,
    NoGround,
    NoSuchRecovery,
    NothingOpen,
    SameOfficer,
    SpentAgain,
    TooMuch,
)

MOST_INSTALMENTS = 120  # ten years


@dataclass(frozen=True)
class PlanDraft:
    """How a case is to be paid back. ``set_off_vnd`` above 0 needs ``ground`` (CONSENT, LAW), its paper and its day."""

    instalments: int
    first_due: date
    set_off_vnd: int = 0
    ground: str = ""
    document: str = ""
    signed_on: date | None = None
    scan: Scan | None = None


@dataclass(frozen=True)
class Repayment:
    """Money that came in. ``way``: BANK, TREASURY or CASH; ``reference``: number of the transaction or receipt."""

    way: str
    amount_vnd: int
    reference: str
    paid_on: date


@dataclass(frozen=True)
class WaiverDraft:
    """A decision not to collect an amount: its number and day, and why."""

    amount_vnd: int
    decision_number: str
    decided_on: date
    reason: str


def settle_list(payroll_id: int, *, at: datetime) -> None:
    """What recoveries do to a list that is being ordered, in the caller's transaction, before its orders are written.

    Opens cases for its recovery lines; gives up claims on money that came back; months paid again stay in the hand that
    has them; agreed set-off is taken. Repeatable: a second call finds nothing to do.
    """
    _one_at_a_time()
    opening.open_cases(at=at)
    netting.give_up_returned(at=at)
    netting.restore(payroll_id, at=at)
    netting.set_off(payroll_id, at=at)
    bookkeeping.post_entries(at=at)


def settle_results(*, at: datetime) -> int:
    """Give up claims on money of which results now say that it came back. In the caller's transaction. Repeatable."""
    _one_at_a_time()
    given_up = netting.give_up_returned(at=at)
    bookkeeping.post_entries(at=at)
    return given_up


def name_debtor(
    recovery_id: int, *, name: str, relation: str, person_id: int | None = None, actor: Actor, at: datetime
) -> None:
    """Write down who took the money after a death. Raises NoSuchRecovery, Incomplete, NotPermitted."""
    with acting(actor):
        check(actor, "payment.reconcile")
        recovery = _held(recovery_id)
        if recovery.held != "AFTER_DEATH":
            raise Incomplete("Người hưởng còn sống tự hoàn trả; chỉ ghi người nhận thay khi người hưởng đã mất.")
        if not name.strip():
            raise Incomplete("Ghi họ tên người đã nhận tiền thay.", field="name")
        recovery.debtor_name, recovery.debtor_relation, recovery.debtor_id = name.strip(), relation.strip(), person_id
        recovery.save(update_fields=["debtor_name", "debtor_relation", "debtor"])
        record("recovery.debtor", actor=actor, about=f"recovery:{recovery_id}", at=at, after={"person": person_id})


def make_plan(recovery_id: int, draft: PlanDraft, *, actor: Actor, at: datetime) -> int:
    """Agree on instalments for what is open now; the plan before is kept and no longer in force. Gives the plan's id.

    Raises NoSuchRecovery, NothingOpen, NoGround (set-off without its paper), Incomplete, NotPermitted, FileRefused.
    """
    with acting(actor):
        check(actor, "payment.reconcile")
        recovery = _open(recovery_id)
        _check_plan(recovery, draft)
        scan = keep_scan(draft.scan, agency_id=recovery.commune_id, actor=actor, at=at) if draft.scan else None
        plan = RecoveryPlan.objects.create(
            recovery=recovery,
            balance_vnd=recovery.balance_vnd,
            instalments=draft.instalments,
            amount_vnd=-(-recovery.balance_vnd // draft.instalments),
            first_due=draft.first_due,
            set_off_vnd=draft.set_off_vnd,
            ground=draft.ground if draft.set_off_vnd else "",
            document=draft.document.strip(),
            signed_on=draft.signed_on,
            scan_id=scan,
            made_by=actor.user_id,
            made_at=at,
        )
        after = {"instalments": plan.instalments, "amount_vnd": plan.amount_vnd, "set_off_vnd": plan.set_off_vnd}
        record(
            "recovery.plan", actor=actor, about=f"recovery:{recovery_id}", at=at, after=after | {"ground": plan.ground}
        )
        return plan.pk


def repay(recovery_id: int, paid: Repayment, *, actor: Actor, at: datetime) -> int:
    """Take in money that was paid back, once by its reference. Gives the entry's id.

    Raises NoSuchRecovery, NothingOpen, TooMuch, AlreadyEntered, Incomplete, NotPermitted.
    """
    with acting(actor):
        check(actor, "payment.reconcile")
        _one_at_a_time()
        recovery = _open(recovery_id)
        reference = paid.reference.strip().upper()
        if not reference or paid.amount_vnd <= 0 or paid.way not in RecoveryEntry.Way.values:
            raise Incomplete("Ghi cách nộp, số tiền lớn hơn 0, và số phiếu thu hoặc số giao dịch.", field="reference")
        if paid.paid_on > at.date():
            raise Incomplete("Ngày nộp không thể sau hôm nay.", field="paid_on")
        _check_not_more(recovery, paid.amount_vnd)
        entry = RecoveryEntry.objects.create(
            recovery=recovery,
            kind="REPAID",
            change_vnd=-paid.amount_vnd,
            way=paid.way,
            reference=reference,
            attempt=_attempt(paid.way, reference),
            paid_on=paid.paid_on,
            entered_by=actor.user_id,
            at=at,
        )
        bookkeeping.post_entries(at=at)
        after = {"amount_vnd": paid.amount_vnd, "way": paid.way}
        record("recovery.repay", actor=actor, about=f"recovery:{recovery_id}", at=at, after=after)
        return entry.pk


def reverse(entry_id: int, *, reason: str, actor: Actor, at: datetime) -> int:
    """A repayment that was entered by mistake is answered by an entry that takes it back. Gives that entry's id.

    Raises NoSuchRecovery (no repayment, or reversed already), SpentAgain, Incomplete, NotPermitted.
    """
    with acting(actor), _not_spent_again():
        check(actor, "payment.reconcile")
        _one_at_a_time()
        entry = RecoveryEntry.objects.filter(pk=entry_id, kind="REPAID").first()
        if entry is None or RecoveryEntry.objects.filter(of_id=entry_id, kind="REVERSED").exists():
            raise NoSuchRecovery("Không có khoản nộp này, hoặc khoản này đã được bỏ.", entry=entry_id)
        if not reason.strip():
            raise Incomplete("Bỏ một khoản nộp cần nêu lý do.", field="reason")
        taken_back = RecoveryEntry.objects.create(
            recovery_id=entry.recovery_id,
            kind="REVERSED",
            change_vnd=-entry.change_vnd,
            of=entry,
            note=reason.strip(),
            entered_by=actor.user_id,
            at=at,
        )
        bookkeeping.post_entries(at=at)
        record("recovery.reverse", actor=actor, about=f"recovery:{entry.recovery_id}", at=at, after={"entry": entry_id})
        return taken_back.pk


def ask_waiver(recovery_id: int, draft: WaiverDraft, *, actor: Actor, at: datetime) -> int:
    """The first of two people asks to write off by a decision. Gives the request's id.

    Raises NoSuchRecovery, NothingOpen, TooMuch, Incomplete, NotPermitted.
    """
    with acting(actor):
        check(actor, "payment.reconcile")
        recovery = _open(recovery_id)
        if not (draft.decision_number.strip() and draft.reason.strip() and draft.amount_vnd > 0):
            raise Incomplete("Xóa nợ cần số quyết định, số tiền lớn hơn 0 và lý do.", field="decision_number")
        if RecoveryWaiver.objects.filter(recovery=recovery, state="ASKED").exists():
            raise Incomplete("Đã có một đề nghị xóa nợ đang chờ người thứ hai.", recovery=recovery_id)
        _check_not_more(recovery, draft.amount_vnd)
        waiver = RecoveryWaiver.objects.create(
            recovery=recovery,
            amount_vnd=draft.amount_vnd,
            decision_number=draft.decision_number.strip(),
            decided_on=draft.decided_on,
            reason=draft.reason.strip(),
            asked_by=_named(actor),
            asked_at=at,
        )
        after = {"amount_vnd": draft.amount_vnd, "decision": waiver.decision_number}
        record("recovery.ask_waiver", actor=actor, about=f"recovery:{recovery_id}", at=at, after=after)
        return waiver.pk


def settle_waiver(waiver_id: int, *, granted: bool, actor: Actor, at: datetime) -> None:
    """The second person grants a write-off, or declines it.

    Raises NoSuchRecovery (no request waits), SameOfficer, TooMuch (paid back meanwhile), NotPermitted.
    """
    with acting(actor):
        check(actor, "recovery.waive")
        _one_at_a_time()
        waiver = RecoveryWaiver.objects.select_for_update().filter(pk=waiver_id, state="ASKED").first()
        if waiver is None:
            raise NoSuchRecovery("Không có đề nghị xóa nợ nào đang chờ.", waiver=waiver_id)
        user = _named(actor)
        if waiver.asked_by == user:
            raise SameOfficer("Bạn đã đề nghị xóa nợ, nên người khác phải quyết định.", waiver=waiver_id)
        if granted:
            _check_not_more(_open(waiver.recovery_id), waiver.amount_vnd)
        waiver.state = "GRANTED" if granted else "DECLINED"
        waiver.settled_by, waiver.settled_at = user, at
        waiver.save(update_fields=["state", "settled_by", "settled_at"])
        if granted:
            RecoveryEntry.objects.create(
                recovery_id=waiver.recovery_id,
                kind="WAIVED",
                change_vnd=-waiver.amount_vnd,
                waiver=waiver,
                entered_by=user,
                at=at,
            )
            bookkeeping.post_entries(at=at)
        after = {"granted": granted, "amount_vnd": waiver.amount_vnd}
        record("recovery.settle_waiver", actor=actor, about=f"recovery:{waiver.recovery_id}", at=at, after=after)


@contextmanager
def _not_spent_again() -> Iterator[None]:
    """The line of the budget that took a repayment back must still have it. Raises SpentAgain."""
    try:
        yield
    except IntegrityError as error:
        if "payments_budgetline_not_overdrawn" not in str(error):
            raise
        raise SpentAgain(
            "Khoản nộp này đã trở về dự toán và đã được chi tiếp, nên chưa bỏ được."
            " Bổ sung dự toán cho dòng đó trước, xem Ngân sách."
        ) from error


def _check_plan(recovery: Recovery, draft: PlanDraft) -> None:
    if not 1 <= draft.instalments <= MOST_INSTALMENTS:
        raise Incomplete(f"Số kỳ trả từ 1 đến {MOST_INSTALMENTS}.", field="instalments")
    if draft.set_off_vnd < 0:
        raise Incomplete("Số tiền trừ mỗi tháng không thể âm.", field="set_off_vnd")
    if not draft.set_off_vnd:
        return
    if draft.ground not in ("CONSENT", "LAW") or not draft.document.strip() or draft.signed_on is None:
        raise NoGround(
            "Chỉ được trừ vào tiền chi khi người nợ đồng ý bằng văn bản hoặc có căn cứ pháp luật."
            " Ghi căn cứ, số văn bản và ngày ký.",
            field="document",
        )
    if recovery.held == "AFTER_DEATH" and recovery.debtor_id is None:
        raise NoGround(
            "Chưa rõ ai đã nhận tiền sau khi người hưởng mất, nên không trừ vào tiền chi của ai được."
            " Ghi người nhận thay trước.",
            field="debtor",
        )


def _attempt(way: str, reference: str) -> int:
    """How often the reference was entered and taken back. Raises AlreadyEntered when it stands."""
    earlier = RecoveryEntry.objects.filter(kind="REPAID", way=way, reference=reference)
    taken_back = RecoveryEntry.objects.filter(kind="REVERSED", of__in=earlier).count()
    if earlier.count() > taken_back:
        raise AlreadyEntered(f"Số «{reference}» đã ghi vào sổ thu hồi. Mỗi phiếu hoặc giao dịch chỉ ghi một lần.")
    return taken_back


def _check_not_more(recovery: Recovery, amount_vnd: int) -> None:
    if amount_vnd > recovery.balance_vnd:
        raise TooMuch(
            f"Chỉ còn phải thu {format_vnd(recovery.balance_vnd)} đồng. Ghi đúng số đó; phần thừa trả lại người nộp.",
            open_vnd=recovery.balance_vnd,
        )


def _held(recovery_id: int) -> Recovery:
    """The case, locked until the end of the transaction."""
    found = Recovery.objects.select_for_update().filter(pk=recovery_id).first()
    if found is None:
        raise NoSuchRecovery("Không có hồ sơ thu hồi này.", recovery=recovery_id)
    return found


def _open(recovery_id: int) -> Recovery:
    found = _held(recovery_id)
    if found.balance_vnd == 0:
        raise NothingOpen("Hồ sơ này đã thu hồi xong, không còn phải thu.", recovery=recovery_id)
    return found


def _named(actor: Actor) -> int:
    if actor.user_id is None:
        raise NotPermitted("Việc này cần một người có tài khoản, phần mềm không tự làm.")
    return actor.user_id


def _one_at_a_time() -> None:
    """Balances and shares are read and then written: a second clerk waits here and then sees what the first did."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('recoveries'))")
