"""Closing the payments of a list after the 20th, and opening them again: one asks, another grants. A closed list takes no
results."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from ansinh.audit.actions import record
from ansinh.kit.actors import Actor
from ansinh.kit.refusals import NotPermitted
from ansinh.kit.vietnamese import format_date
from ansinh.payments.closing_models import Closing
from ansinh.payments.models import Order
from ansinh.payments.payees import day_in_vietnam
from ansinh.payments.refusals import Closed, NotClosable, WrongState
from ansinh.payments.working import working
from ansinh.payroll.models import Payroll
from ansinh.payroll.naming import ListName, address, find, named, words

REPORT_DAY = 20  # the post's money is settled with the treasury by this day; see the notes on payment


@dataclass(frozen=True)
class Standing:
    """Whether a list takes results, and the request that waits for a second person. People by user id."""

    closed: bool
    since: datetime | None
    may_close_from: date
    asked: str  # "CLOSE", "REOPEN" or ""
    asked_by: int | None
    asked_at: datetime | None
    reason: str


def standing(name: ListName) -> Standing | None:
    """How the payments of a list stand; None when there is no such list."""
    payroll = find(name)
    if payroll is None:
        return None
    acts = list(Closing.objects.filter(payroll=payroll).order_by("-id"))
    latest = next((act for act in acts if act.granted_by is not None), None)
    request = next((act for act in acts if act.granted_by is None), None)
    closed = latest is not None and latest.kind == "CLOSE"
    return Standing(
        closed=closed,
        since=latest.granted_at if latest and closed else None,
        may_close_from=_may_close_from(payroll),
        asked=request.kind if request else "",
        asked_by=request.asked_by if request else None,
        asked_at=request.asked_at if request else None,
        reason=request.reason if request else "",
    )


def check_open(payroll: Payroll) -> None:
    """Raises Closed when the payments of the list are closed."""
    latest = _latest(payroll)
    if latest is not None and latest.kind == "CLOSE":
        raise Closed(
            f"Kỳ chi của danh sách {words(payroll)} đã đóng, không nhận thêm kết quả."
            " Hai người có quyền mở lại kỳ chi thì nhận được.",
            list=payroll.pk,
        )


def ask_close(name: ListName, *, actor: Actor, at: datetime) -> None:
    """The first of two people asks to close: after the 20th of the last month of the list, when every payment has its
    result. Raises NotClosable, WrongState, NotPermitted."""
    with working("payment.close", actor):
        payroll = named(name)
        check_open(payroll)
        first = _may_close_from(payroll)
        if day_in_vietnam(at) < first:
            raise NotClosable(
                f"Kỳ chi của danh sách {words(payroll)} đóng được từ ngày {format_date(first)}.", list=payroll.pk
            )
        states = list(Order.objects.filter(payroll=payroll).values_list("state", flat=True))
        if not states or set(states) != {"RECONCILED"}:
            raise NotClosable(
                f"Danh sách {words(payroll)} còn lệnh chi chưa đối soát xong. Đối soát xong rồi mới đóng kỳ.",
                list=payroll.pk,
            )
        _ask("CLOSE", payroll, "", actor, at)


def ask_reopen(name: ListName, *, reason: str, actor: Actor, at: datetime) -> None:
    """The first of two people asks to open a closed list again, with a reason. Raises WrongState, NotPermitted."""
    with working("payment.close", actor):
        payroll = named(name)
        latest = _latest(payroll)
        if latest is None or latest.kind != "CLOSE":
            raise WrongState(f"Kỳ chi của danh sách {words(payroll)} đang mở.", list=payroll.pk)
        if not reason.strip():
            raise WrongState("Xin mở lại kỳ chi cần nêu lý do.", list=payroll.pk)
        _ask("REOPEN", payroll, reason.strip(), actor, at)


def grant(name: ListName, *, actor: Actor, at: datetime) -> None:
    """The second person grants what was asked. Raises WrongState (nothing asked, or by the same person)."""
    with working("payment.close", actor):
        payroll = named(name)
        user = _person(actor)
        request = Closing.objects.select_for_update().filter(payroll=payroll, granted_by=None).first()
        if request is None:
            raise WrongState(f"Chưa có ai đề nghị đóng hay mở lại danh sách {words(payroll)}.", list=payroll.pk)
        if request.asked_by == user:
            raise WrongState("Bạn đã đề nghị, nên người khác phải đồng ý.", list=payroll.pk)
        request.granted_by, request.granted_at = user, at
        request.save(update_fields=["granted_by", "granted_at"])
        record(
            "payments.closed" if request.kind == "CLOSE" else "payments.reopened",
            actor=actor,
            about=f"payments:{address(payroll)}",
            at=at,
            after={"reason": request.reason},
        )


def _ask(kind: str, payroll: Payroll, reason: str, actor: Actor, at: datetime) -> None:
    user = _person(actor)
    if Closing.objects.filter(payroll=payroll, granted_by=None).exists():
        raise WrongState(f"Danh sách {words(payroll)} đã có đề nghị, đang chờ người thứ hai.", list=payroll.pk)
    Closing.objects.create(payroll=payroll, kind=kind, reason=reason, asked_by=user, asked_at=at)
    record(
        "payments.ask_close" if kind == "CLOSE" else "payments.ask_reopen",
        actor=actor,
        about=f"payments:{address(payroll)}",
        at=at,
        after={"reason": reason},
    )


def _latest(payroll: Payroll) -> Closing | None:
    return Closing.objects.filter(payroll=payroll, granted_by__isnull=False).order_by("-id").first()


def _may_close_from(payroll: Payroll) -> date:
    """The day after the report to the treasury in the last month of the list."""
    return payroll.through.replace(day=REPORT_DAY + 1)


def _person(actor: Actor) -> int:
    if actor.user_id is None:
        raise NotPermitted("Việc này cần một người có tài khoản, phần mềm không tự làm.")
    return actor.user_id
