"""Drawing up the month's list, approving, locking and unlocking it; money that comes back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.db import IntegrityError, connection

from ansinh.audit.actions import record
from ansinh.audit.session import acting
from ansinh.decisions.actions import hold_terms
from ansinh.kit.actors import Actor
from ansinh.kit.periods import add_months
from ansinh.kit.refusals import NotPermitted
from ansinh.kit.vietnamese import format_date, format_month
from ansinh.offices.permissions import check
from ansinh.payroll import drawing, sealing, spans
from ansinh.payroll.models import Adjustment, Payroll, Ruling, Unlocking
from ansinh.payroll.states import (
    STEPS,
    AlreadyOrdered,
    DoubleBenefit,
    LawWentBack,
    NoSuchMonth,
    OutOfOrder,
    PartOfDistrict,
    Provisional,
    SamePerson,
    WrongState,
    check_state,
)


@dataclass(frozen=True)
class DrawUp:
    """A month as it was drawn."""

    payroll_id: int
    month: date
    totals: drawing.Totals


def draw_up(month: date, *, law_as_of: date, actor: Actor, at: datetime) -> DrawUp:
    """Draw the list of ``month`` (first day) from all terms as known now, with the rates as the law stood on a day.

    Repeatable: a draft is drawn anew, and loses its approval. Months follow one another; the first may be any.
    Raises WrongState, OutOfOrder, LawWentBack, PartOfDistrict, Provisional, DoubleBenefit, NotPermitted.
    """
    with _working("draw_up", actor):
        hold_terms()  # no decision takes effect between the first statement and the last
        payroll = _list_of(month)
        check_state(payroll, "draw_up", month)
        _check_order(month, law_as_of)
        if payroll is None:
            payroll = Payroll(month=month)
        else:
            drawing.undo(payroll.pk)
        payroll.law_as_of, payroll.drawn_at, payroll.drawn_by = law_as_of, at, actor.user_id
        payroll.approved_by = payroll.approved_at = None
        payroll.save()
        totals = _draw(payroll)
        payroll.totals = asdict(totals)
        payroll.save(update_fields=["totals"])
        _record("draw_up", payroll, actor, at, after={**asdict(totals), "law_as_of": law_as_of.isoformat()})
    return DrawUp(payroll.pk, month, totals)


def approve(month: date, *, actor: Actor, at: datetime) -> None:
    """The first of two people agrees to the draft; whoever drew it may not. Raises SamePerson, WrongState."""
    with _working("approve", actor):
        payroll = _drawn(month, "approve")
        user = _named(actor, month)
        if payroll.drawn_by == user:
            raise SamePerson(
                f"Bạn đã lập danh sách tháng {format_month(month)}, nên người khác phải duyệt.", month=month.isoformat()
            )
        if payroll.approved_by is not None:
            raise WrongState(
                f"Danh sách tháng {format_month(month)} đã được duyệt; người thứ hai khóa danh sách.",
                month=month.isoformat(),
                state=payroll.state,
            )
        payroll.approved_by, payroll.approved_at = user, at
        payroll.save(update_fields=["approved_by", "approved_at"])
        _record("approve", payroll, actor, at)


def lock(month: date, *, actor: Actor, at: datetime) -> str:
    """The second person locks the approved list: it is frozen under its hash, which is returned.

    Raises SamePerson, WrongState, PartOfDistrict.
    """
    with _working("lock", actor):
        payroll = _drawn(month, "lock")
        user = _named(actor, month)
        if payroll.approved_by is None:
            raise WrongState(
                f"Danh sách tháng {format_month(month)} chưa được duyệt. Cần một người duyệt trước khi khóa.",
                month=month.isoformat(),
                state=payroll.state,
            )
        if payroll.approved_by == user:
            raise SamePerson(
                f"Bạn đã duyệt danh sách tháng {format_month(month)}, nên người khác phải khóa.",
                month=month.isoformat(),
            )
        spans.take_in(payroll.pk)
        payroll.state, payroll.locked_by, payroll.locked_at = "LOCKED", user, at
        payroll.hash = sealing.hash_of(payroll.pk)
        payroll.save(update_fields=["state", "locked_by", "locked_at", "hash"])
        _record("lock", payroll, actor, at, after={"hash": payroll.hash, **payroll.totals})
    return payroll.hash


def ask_unlock(month: date, *, reason: str, actor: Actor, at: datetime) -> None:
    """The first of two people asks to open the latest locked list again, with a reason that is kept for ever."""
    with _working("ask_unlock", actor):
        payroll = _drawn(month, "ask_unlock")
        user = _named(actor, month)
        _check_may_open(payroll)
        if not reason.strip():
            raise WrongState("Xin mở khóa cần nêu lý do.", month=month.isoformat())
        if Unlocking.objects.filter(payroll=payroll, granted_by=None).exists():
            raise WrongState(
                f"Đã có đề nghị mở khóa tháng {format_month(month)}, đang chờ người thứ hai.", month=month.isoformat()
            )
        Unlocking.objects.create(payroll=payroll, reason=reason.strip(), asked_by=user, asked_at=at)
        _record("ask_unlock", payroll, actor, at, after={"reason": reason.strip()})


def grant_unlock(month: date, *, actor: Actor, at: datetime) -> None:
    """The second person opens the list: it is a draft again, approved by nobody. Raises SamePerson, AlreadyOrdered."""
    with _working("grant_unlock", actor):
        payroll = _drawn(month, "grant_unlock")
        user = _named(actor, month)
        _check_may_open(payroll)
        request = Unlocking.objects.filter(payroll=payroll, granted_by=None).first()
        if request is None:
            raise WrongState(
                f"Chưa có ai đề nghị mở khóa tháng {format_month(month)}.", month=month.isoformat(), state=payroll.state
            )
        if request.asked_by == user:
            raise SamePerson("Bạn đã đề nghị mở khóa, nên người khác phải đồng ý.", month=month.isoformat())
        request.granted_by, request.granted_at = user, at
        request.save(update_fields=["granted_by", "granted_at"])
        before = payroll.hash
        spans.take_out(payroll.pk)
        payroll.state, payroll.hash = "DRAFT", ""
        payroll.approved_by = payroll.approved_at = payroll.locked_by = payroll.locked_at = None
        payroll.save()
        _record("grant_unlock", payroll, actor, at, before={"hash": before})


def mark_ordered(month: date, *, actor: Actor, at: datetime) -> None:
    """Money is ordered from the locked list: from now on it can never be unlocked. Called by the room of payments."""
    with _working("mark_ordered", actor):
        payroll = _drawn(month, "mark_ordered")
        if payroll.ordered_at is None:
            payroll.ordered_at = at
            payroll.save(update_fields=["ordered_at"])
            _record("mark_ordered", payroll, actor, at)


@dataclass(frozen=True)
class ReturnedMoney:
    """Money of an earlier list that did not arrive. ``reference`` of the order line: once only, however often told."""

    person_id: int
    commune_id: int
    amount_vnd: int
    from_month: date
    reference: str
    reason: str


def add_adjustment(returned: list[ReturnedMoney], *, actor: Actor, at: datetime) -> int:
    """Carry money that came back into the next list that is drawn. Gives how many were new."""
    with acting(actor):
        check(actor, "payment.reconcile")
        before = Adjustment.objects.filter(reference__in=[money.reference for money in returned]).count()
        Adjustment.objects.bulk_create(
            [Adjustment(**asdict(money), added_at=at) for money in returned], ignore_conflicts=True
        )
        added = Adjustment.objects.filter(reference__in=[money.reference for money in returned]).count() - before
        if added:
            record("payroll.add_adjustment", actor=actor, about="payroll:adjustments", at=at, after={"added": added})
    return added


def rule(question: str, *, pays: bool, document: str, actor: Actor, at: datetime) -> None:
    """Write down the answer to a question that the law leaves open (``Ruling.Question``), with its document."""
    with acting(actor):
        check(actor, "law.confirm")
        user = _named(actor)
        title = Ruling.Question(question).label
        if not document.strip():
            raise WrongState(f"Kết luận «{title}» cần số và ngày của văn bản trả lời.", question=question)
        answer = {"pays": pays, "document": document.strip()}
        Ruling.objects.update_or_create(question=question, defaults={**answer, "ruled_by": user, "ruled_at": at})
        record("payroll.rule", actor=actor, about=f"ruling:{question}", at=at, after=answer)


@contextmanager
def _working(step: str, actor: Actor) -> Iterator[None]:
    """One transaction for one step, one clerk at a time: a second one waits here and then sees what the first did."""
    with acting(actor):
        check(actor, STEPS[step].right)
        if not actor.sees_whole_district:
            raise PartOfDistrict("Danh sách chi trả lập cho toàn địa bàn, tài khoản của bạn chỉ thấy một phần.")
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtext('payroll'))")
        yield


def _draw(payroll: Payroll) -> drawing.Totals:
    try:
        totals = drawing.draw(payroll.pk, month=payroll.month, law_as_of=payroll.law_as_of)
    except IntegrityError as error:
        raise DoubleBenefit(
            f"Tháng {format_month(payroll.month)}: một người có hai quyền hưởng cùng nhóm trong cùng một tháng."
            " Hãy thôi hưởng một chế độ bằng quyết định rồi lập lại.",
            month=payroll.month.isoformat(),
        ) from error
    found = drawing.provisional_law(payroll.pk)
    if found is not None:
        title = {"RATE": "Mức", "BENEFIT": "Quy định về chế độ"}[found.what]
        raise Provisional(
            f"{title} «{found.code}» ({found.instrument}, {found.article}) chưa được đối chiếu với văn bản chính thức."
            " Cần hai người xác nhận trước khi lập danh sách.",
            what=found.what,
            law=found.code,
            month=payroll.month.isoformat(),
        )
    return totals


def _list_of(month: date) -> Payroll | None:
    return Payroll.objects.filter(month=month).first()


def _drawn(month: date, step: str) -> Payroll:
    payroll = _list_of(month)
    if payroll is None:
        raise NoSuchMonth(
            f"Chưa có danh sách tháng {format_month(month)}. Hãy lập danh sách trước.", month=month.isoformat()
        )
    check_state(payroll, step, month)
    return payroll


def _check_order(month: date, law_as_of: date) -> None:
    """The first list may be of any month; each further one follows the latest, which must be locked, and knows no less
    law: with the law of an earlier day, what a rise has paid would be taken back from everybody."""
    latest = Payroll.objects.exclude(month=month).order_by("-month").first()
    if latest is None:
        return
    following = add_months(latest.month, 1)
    if latest.state == "LOCKED" and month == following:
        if law_as_of < latest.law_as_of:
            raise LawWentBack(
                f"Danh sách tháng {format_month(latest.month)} đã lập theo pháp luật đến ngày"
                f" {format_date(latest.law_as_of)}. Tháng {format_month(month)} không thể lập theo pháp luật cũ hơn.",
                month=month.isoformat(),
                law_as_of=law_as_of.isoformat(),
            )
        return
    waiting = latest.month if latest.state != "LOCKED" else following
    raise OutOfOrder(
        f"Không thể lập tháng {format_month(month)}: phải lập và khóa tháng {format_month(waiting)} trước."
        if month >= waiting
        else f"Không thể lập tháng {format_month(month)}: danh sách các tháng sau đã có.",
        month=month.isoformat(),
        waiting=waiting.isoformat(),
    )


def _check_may_open(payroll: Payroll) -> None:
    if payroll.ordered_at is not None:
        raise AlreadyOrdered(
            f"Đã lập lệnh chi từ danh sách tháng {format_month(payroll.month)}, không thể mở khóa."
            " Sai sót được truy lĩnh hoặc truy thu ở tháng sau.",
            month=payroll.month.isoformat(),
        )
    if Payroll.objects.filter(month__gt=payroll.month).exists():
        raise OutOfOrder(
            f"Chỉ mở khóa được tháng mới nhất; đã có danh sách sau tháng {format_month(payroll.month)}.",
            month=payroll.month.isoformat(),
        )


def _named(actor: Actor, month: date | None = None) -> int:
    """Steps that two people take are taken by people, not by the software."""
    if actor.user_id is None:
        raise NotPermitted("Việc này cần một người có tài khoản, phần mềm không tự làm.", month=str(month or ""))
    return actor.user_id


def _record(
    step: str,
    payroll: Payroll,
    actor: Actor,
    at: datetime,
    *,
    before: dict[str, object] | None = None,
    after: dict[str, object] | None = None,
) -> None:
    about = f"payroll:{payroll.month:%Y-%m}"
    record(STEPS[step].word, actor=actor, about=about, at=at, before=before, after=after)
