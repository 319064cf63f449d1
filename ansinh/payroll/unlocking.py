"""Opening the latest locked list again: two people and a reason, and never once money was ordered from it."""

from __future__ import annotations

from datetime import datetime

from ansinh.kit.actors import Actor
from ansinh.payroll import spans
from ansinh.payroll.models import Payroll, Unlocking
from ansinh.payroll.naming import ListName, words
from ansinh.payroll.states import AlreadyOrdered, OutOfOrder, SamePerson, WrongState
from ansinh.payroll.steps import drawn, named, tell, working


def ask_unlock(name: ListName, *, reason: str, actor: Actor, at: datetime) -> None:
    """The first of two people asks to open the latest locked list again, with a reason that is kept for ever."""
    with working("ask_unlock", actor):
        payroll = drawn(name, "ask_unlock")
        user = named(actor)
        _check_may_open(payroll)
        if not reason.strip():
            raise WrongState("Xin mở khóa cần nêu lý do.", list=payroll.pk)
        if Unlocking.objects.filter(payroll=payroll, granted_by=None).exists():
            raise WrongState(
                f"Đã có đề nghị mở khóa danh sách {words(payroll)}, đang chờ người thứ hai.", list=payroll.pk
            )
        Unlocking.objects.create(payroll=payroll, reason=reason.strip(), asked_by=user, asked_at=at)
        tell("ask_unlock", payroll, actor, at, after={"reason": reason.strip()})


def grant_unlock(name: ListName, *, actor: Actor, at: datetime) -> None:
    """The second person opens the list: it is a draft again, approved by nobody. Raises SamePerson, AlreadyOrdered."""
    with working("grant_unlock", actor):
        payroll = drawn(name, "grant_unlock")
        user = named(actor)
        _check_may_open(payroll)
        request = Unlocking.objects.filter(payroll=payroll, granted_by=None).first()
        if request is None:
            raise WrongState(
                f"Chưa có ai đề nghị mở khóa danh sách {words(payroll)}.", list=payroll.pk, state=payroll.state
            )
        if request.asked_by == user:
            raise SamePerson("Bạn đã đề nghị mở khóa, nên người khác phải đồng ý.", list=payroll.pk)
        request.granted_by, request.granted_at = user, at
        request.save(update_fields=["granted_by", "granted_at"])
        before = payroll.hash
        spans.take_out(payroll.pk)
        payroll.state, payroll.hash, payroll.law = "DRAFT", "", {}
        payroll.approved_by = payroll.approved_at = payroll.locked_by = payroll.locked_at = None
        payroll.save()
        tell("grant_unlock", payroll, actor, at, before={"hash": before})


def _check_may_open(payroll: Payroll) -> None:
    if payroll.ordered_at is not None:
        raise AlreadyOrdered(
            f"Đã lập lệnh chi từ danh sách {words(payroll)}, không thể mở khóa."
            " Sai sót được truy lĩnh hoặc truy thu ở tháng sau.",
            list=payroll.pk,
        )
    if Payroll.objects.filter(pk__gt=payroll.pk).exists():
        raise OutOfOrder(
            f"Chỉ mở khóa được danh sách mới nhất; đã có danh sách sau danh sách {words(payroll)}.", list=payroll.pk
        )
