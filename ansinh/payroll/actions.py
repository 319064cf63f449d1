"""Drawing up lists, discarding, approving and locking them; money that comes back. Unlocking: ``unlocking.py``."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.db import IntegrityError

from ansinh.audit.actions import record
from ansinh.audit.session import acting
from ansinh.decisions.actions import hold_terms
from ansinh.kit.actors import Actor
from ansinh.kit.refusals import NotPermitted
from ansinh.kit.vietnamese import format_vnd
from ansinh.offices.permissions import TITLES, check, may
from ansinh.payroll import drawing, sealing, spans
from ansinh.payroll.approvals import last_step
from ansinh.payroll.drawing import Extent
from ansinh.payroll.leaks import actions as leaks
from ansinh.payroll.models import Adjustment, Payroll, Ruling
from ansinh.payroll.naming import ListName, address, extent_of, find, no_such_list, words
from ansinh.payroll.once import check_benefits
from ansinh.payroll.states import (
    DoubleBenefit,
    NothingDue,
    Provisional,
    SamePerson,
    WrongState,
    check_state,
)
from ansinh.payroll.steps import drawn, named, tell, working
from ansinh.payroll.succession import check_succession
from ansinh.payroll.unlocking import ask_unlock, grant_unlock
from ansinh.registry.models import Unit

__all__ = [
    "DrawUp",
    "ReturnedMoney",
    "add_adjustment",
    "approve",
    "ask_unlock",
    "discard",
    "draw_advance",
    "draw_one_off",
    "draw_up",
    "grant_unlock",
    "lock",
    "mark_ordered",
    "rule",
]


@dataclass(frozen=True)
class DrawUp:
    """A list as it was drawn. ``address`` names it in commands and addresses, ``words`` in a sentence."""

    payroll_id: int
    address: str
    words: str
    month: date
    totals: drawing.Totals


def draw_up(name: ListName, *, law_as_of: date, actor: Actor, at: datetime, through: date | None = None) -> DrawUp:
    """Draw the district's list of a month (first day) from all terms as known now, with the rates as the law stood on a
    day; or, by its id, draw any draft anew.

    ``through``: the last month, for two months paid together before Tết; none: as the draft has it, else the month.
    Repeatable: a draft is drawn anew, and loses its approval. Months follow one another; the first may be any.
    Raises WrongState, OutOfOrder, DraftOpen, WrongMonths, LawWentBack, PartOfDistrict, Provisional, DoubleBenefit,
    NoSuchMonth, NotPermitted.
    """
    with working("draw_up", actor):
        payroll = find(name)
        if payroll is None:
            if not isinstance(name, date):
                raise no_such_list(name)
            payroll = Payroll(month=name, through=name)
        payroll.through = through or payroll.through
        return _draw_up(payroll, law_as_of=law_as_of, actor=actor, at=at)


def draw_advance(
    commune_id: int, month: date, *, law_as_of: date, actor: Actor, at: datetime, through: date | None = None
) -> DrawUp:
    """Draw the list of one commune ahead of the district's: the people who live there now. The district's list of the
    month then has everybody else, and of these people only what changed. Raises as ``draw_up``, and NothingDue."""
    with working("draw_up", actor):
        if not Unit.objects.filter(pk=commune_id, kind="COMMUNE").exists():
            raise NothingDue("Chọn một xã để chi trước.", commune=commune_id)
        payroll = Payroll(month=month, through=through or month, scope="COMMUNE", commune_id=commune_id)
        return _draw_up(payroll, law_as_of=law_as_of, actor=actor, at=at)


def draw_one_off(
    benefits: list[str], month: date, *, title: str, law_as_of: date, actor: Actor, at: datetime
) -> DrawUp:
    """Draw payments that are made once, of these benefits (codes), decided up to ``month`` and drawn by no list yet.

    Raises as ``draw_up``, and NotOnce, NothingDue, WrongState (no title).
    """
    with working("draw_up", actor):
        check_benefits(benefits)
        if not title.strip():
            raise WrongState("Danh sách chi một lần cần có tên, ví dụ «Mai táng phí tháng 9».")
        payroll = Payroll(
            month=month, through=month, scope="ONE_OFF", benefits=sorted(set(benefits)), title=title.strip()
        )
        return _draw_up(payroll, law_as_of=law_as_of, actor=actor, at=at)


def discard(name: ListName, *, actor: Actor, at: datetime) -> None:
    """Throw a draft away: its lines go, what they released is claimed again, what it carried waits again.

    Raises NoSuchMonth, WrongState.
    """
    with working("discard", actor):
        payroll = drawn(name, "discard")
        drawing.undo(payroll.pk)
        tell("discard", payroll, actor, at, before=payroll.totals)
        payroll.delete()


def approve(name: ListName, *, actor: Actor, at: datetime) -> None:
    """The second of three people agrees to the draft; whoever drew it may not. Raises SamePerson, WrongState."""
    with working("approve", actor):
        payroll = drawn(name, "approve")
        user = named(actor)
        if payroll.drawn_by is None:
            raise WrongState(
                f"Danh sách {words(payroll)} do phần mềm lập. Người có quyền lập bảng chi lập lại rồi mới duyệt được.",
                list=payroll.pk,
                state=payroll.state,
            )
        if payroll.drawn_by == user:
            raise SamePerson(f"Bạn đã lập danh sách {words(payroll)}, nên người khác phải duyệt.", list=payroll.pk)
        if payroll.approved_by is not None:
            raise WrongState(
                f"Danh sách {words(payroll)} đã được duyệt; người khác khóa danh sách.",
                list=payroll.pk,
                state=payroll.state,
            )
        payroll.approved_by, payroll.approved_at = user, at
        payroll.save(update_fields=["approved_by", "approved_at"])
        tell("approve", payroll, actor, at)


def lock(name: ListName, *, actor: Actor, at: datetime) -> str:
    """The third person locks the approved list: it is frozen under its hash, which is returned. By its sum the step may
    need a further right (``approvals.yaml``).

    Raises SamePerson, WrongState, PartOfDistrict, NotPermitted.
    """
    with working("lock", actor):
        payroll = drawn(name, "lock")
        user = named(actor)
        if payroll.approved_by is None:
            raise WrongState(
                f"Danh sách {words(payroll)} chưa được duyệt. Cần một người duyệt trước khi khóa.",
                list=payroll.pk,
                state=payroll.state,
            )
        if payroll.approved_by == user:
            raise SamePerson(f"Bạn đã duyệt danh sách {words(payroll)}, nên người khác phải khóa.", list=payroll.pk)
        if payroll.drawn_by == user:
            raise SamePerson(f"Bạn đã lập danh sách {words(payroll)}, nên người khác phải khóa.", list=payroll.pk)
        _check_sum(payroll, actor, at)
        leaks.check_before_lock(payroll, locker=user, at=at)
        spans.take_in(payroll.pk)
        payroll.state, payroll.locked_by, payroll.locked_at = "LOCKED", user, at
        payroll.law = sealing.law_of(payroll.pk)
        Payroll.objects.filter(pk=payroll.pk).update(law=payroll.law)
        payroll.hash = sealing.hash_of(payroll.pk)
        payroll.save(update_fields=["state", "locked_by", "locked_at", "hash"])
        tell("lock", payroll, actor, at, after={"hash": payroll.hash, **payroll.totals})
    return payroll.hash


@contextmanager
def mark_ordered(name: ListName, *, actor: Actor, at: datetime) -> Iterator[Payroll]:
    """Money is ordered from the locked list, in one transaction: from now on it can never be unlocked. Called by the room
    of payments around its own part; the trail is written after it, because whoever writes there keeps all others waiting.
    """
    with working("mark_ordered", actor):
        payroll = drawn(name, "mark_ordered")
        new = payroll.ordered_at is None
        if new:
            payroll.ordered_at = at
            payroll.save(update_fields=["ordered_at"])
        yield payroll
        if new:
            tell("mark_ordered", payroll, actor, at)


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
        user = named(actor)
        title = Ruling.Question(question).label
        if not document.strip():
            raise WrongState(f"Kết luận «{title}» cần số và ngày của văn bản trả lời.", question=question)
        answer = {"pays": pays, "document": document.strip()}
        Ruling.objects.update_or_create(question=question, defaults={**answer, "ruled_by": user, "ruled_at": at})
        record("payroll.rule", actor=actor, about=f"ruling:{question}", at=at, after=answer)


def _draw_up(payroll: Payroll, *, law_as_of: date, actor: Actor, at: datetime) -> DrawUp:
    """Draw a new list, or a draft anew. Inside ``working``."""
    hold_terms()  # no decision takes effect between the first statement and the last
    extent = extent_of(payroll)
    check_state(payroll.state if payroll.pk else "", "draw_up", words(extent))
    check_succession(extent, law_as_of, but=payroll.pk)
    if payroll.pk:
        drawing.undo(payroll.pk)
    payroll.law_as_of, payroll.drawn_at, payroll.drawn_by = law_as_of, at, actor.user_id
    payroll.approved_by = payroll.approved_at = None
    payroll.save()
    totals = _drawn(payroll.pk, extent, law_as_of)
    payroll.totals = asdict(totals)
    payroll.save(update_fields=["totals"])
    tell("draw_up", payroll, actor, at, after={**asdict(totals), "law_as_of": law_as_of.isoformat()})
    return DrawUp(payroll.pk, address(payroll), words(payroll), payroll.month, totals)


def _check_sum(payroll: Payroll, actor: Actor, at: datetime) -> None:
    payable = drawing.Totals(**payroll.totals).payable_vnd
    step = last_step(payable, at.date())
    if not may(actor, step.right):
        raise NotPermitted(
            f"Danh sách {words(payroll)} phải chi {format_vnd(payable)} đồng, vượt mức bạn được khóa."
            f" Người có quyền «{TITLES[step.right]}» khóa danh sách này.",
            right=step.right,
            role=actor.role,
        )


def _drawn(payroll_id: int, extent: Extent, law_as_of: date) -> drawing.Totals:
    try:
        totals = drawing.draw(payroll_id, extent, law_as_of=law_as_of)
    except IntegrityError as error:
        raise DoubleBenefit(
            f"Danh sách {words(extent)}: một người có hai quyền hưởng cùng nhóm trong cùng một tháng."
            " Hãy thôi hưởng một chế độ bằng quyết định rồi lập lại.",
            month=extent.month.isoformat(),
        ) from error
    if extent.scope != "ALL" and not (totals.lines or totals.carried_vnd or totals.stopped):
        raise NothingDue(f"Không có khoản nào để chi trong danh sách {words(extent)}.", month=extent.month.isoformat())
    found = drawing.provisional_law(payroll_id)
    if found is not None:
        title = {"RATE": "Mức", "BENEFIT": "Quy định về chế độ"}[found.what]
        raise Provisional(
            f"{title} «{found.code}» ({found.instrument}, {found.article}) chưa được đối chiếu với văn bản chính thức."
            " Cần hai người xác nhận trước khi lập danh sách.",
            what=found.what,
            law=found.code,
            month=extent.month.isoformat(),
        )
    return totals
