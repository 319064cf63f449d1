"""Looking a list through before it is locked, and settling what was found: act on it, or clear it with a reason."""

from __future__ import annotations

from datetime import date, datetime

from django.db import connection
from django.db.models import QuerySet

from ansinh.audit.actions import record
from ansinh.audit.session import acting
from ansinh.decisions.actions import Doubt, report_doubts
from ansinh.kit.actors import Actor
from ansinh.kit.refusals import NotPermitted
from ansinh.kit.vietnamese import format_count, format_vnd
from ansinh.offices.permissions import check
from ansinh.payroll import naming
from ansinh.payroll.leaks.catalog import BLOCKING, BY_KIND, Remedy
from ansinh.payroll.leaks.looking import look_through
from ansinh.payroll.leaks.models import Leak, LeakSettlement
from ansinh.payroll.leaks.refusals import LeaksOpen, LeakUnknown, NoClearingReason, SettledByLocker
from ansinh.payroll.models import Payroll
from ansinh.payroll.naming import ListName
from ansinh.registry import actions as registry
from ansinh.registry.records import SourceReference

# Findings of a list that nobody cleared, of the kinds that hinder the lock. Acted upon hinders too: the money leaves the
# list only when it is drawn anew, and then the finding is gone.
HINDERING = """
SELECT count(*), count(*) FILTER (WHERE acted), coalesce(sum(month_vnd), 0)::bigint FROM (
  SELECT f.month_vnd, EXISTS (SELECT 1 FROM payroll_leaksettlement s WHERE s.kind = f.kind AND s.subject = f.subject
    AND s.fingerprint = f.fingerprint AND s.outcome = 'ACTED') AS acted
  FROM payroll_leak f WHERE f.payroll_id = %s AND f.kind = ANY (%s) AND NOT EXISTS (
    SELECT 1 FROM payroll_leaksettlement s WHERE s.kind = f.kind AND s.subject = f.subject
      AND s.fingerprint = f.fingerprint AND s.outcome = 'CLEARED')) AS hindering
"""
CLEARED_BY = """
SELECT EXISTS (SELECT 1 FROM payroll_leak f JOIN payroll_leaksettlement s
  ON s.kind = f.kind AND s.subject = f.subject AND s.fingerprint = f.fingerprint
  WHERE f.payroll_id = %s AND f.kind = ANY (%s) AND s.outcome = 'CLEARED' AND s.settled_by = %s)
"""


def look(name: ListName, *, actor: Actor, at: datetime) -> int:
    """Look a draft through anew and give how many findings there are. Repeatable. Raises LeakUnknown, NotPermitted.

    What was cleared before stays cleared while its evidence is the same.
    """
    with acting(actor):
        check(actor, "leak.settle")
        payroll = naming.find(name)
        if payroll is None or payroll.state != "DRAFT":
            raise LeakUnknown("Chỉ soát được bảng chi đang lập. Mở bảng chi và kiểm tra trạng thái.")
        look_through(payroll.pk, month=payroll.through, at=at)
        found = Leak.objects.filter(payroll=payroll).count()
        record("leak.look", actor=actor, about=naming.about(payroll), at=at, after={"found": found})
    return found


def act(leak_id: int, *, actor: Actor, at: datetime) -> Remedy:
    """Do what the finding proposes, and give what was done. The list must be drawn anew to follow.

    Raises LeakUnknown, NotPermitted.
    """
    with acting(actor):
        check(actor, "leak.settle")
        leak = _open(leak_id)
        proposed = BY_KIND[leak.kind]
        if proposed.remedy is Remedy.TO_POST:
            source = SourceReference("FORM", f"leak:{leak.kind}")
            route = {"channel": "POST", "bank": "", "account_number": "", "account_name": "", "account_state": ""}
            registry.record_fact(
                leak.person_id, "route", route, source=source, actor=actor, on=leak.payroll.month, at=at
            )
        else:
            report_doubts(_doubts(leak), actor=actor, at=at)
        _settle(leak, "ACTED", "", actor, at)
        record(
            "leak.act",
            actor=actor,
            about=f"leak:{leak.pk}",
            at=at,
            after={"kind": leak.kind, "remedy": str(proposed.remedy)},
        )
    return proposed.remedy


def clear(leak_id: int, *, reason: str, actor: Actor, at: datetime) -> None:
    """The finding is no leak, and why: it does not come back until its evidence changes. Not by the software.

    Raises LeakUnknown, NoClearingReason, NotPermitted.
    """
    with acting(actor):
        check(actor, "leak.settle")
        if actor.user_id is None:
            raise NotPermitted("Việc này cần một người có tài khoản, phần mềm không tự làm.")
        if not reason.strip():
            raise NoClearingReason("Bỏ cảnh báo cần nêu lý do. Ghi lý do rồi bấm lại.", leak=leak_id)
        leak = _open(leak_id)
        _settle(leak, "CLEARED", reason.strip(), actor, at)
        record("leak.clear", actor=actor, about=f"leak:{leak.pk}", at=at, after={"kind": leak.kind})


def check_before_lock(payroll: Payroll, *, locker: int, at: datetime) -> None:
    """Called inside the lock: look the list through once more. Raises LeaksOpen, SettledByLocker."""
    look_through(payroll.pk, month=payroll.through, at=at)
    with connection.cursor() as cursor:
        cursor.execute(HINDERING, [payroll.pk, BLOCKING])
        count, acted, month_vnd = cursor.fetchone()
        cursor.execute(CLEARED_BY, [payroll.pk, BLOCKING, locker])
        (cleared_by_locker,) = cursor.fetchone()
    if count:
        again = f" Trong đó {format_count(acted)} việc đã xử lý, cần lập lại bảng chi." if acted else ""
        raise LeaksOpen(
            f"Còn {format_count(count)} cảnh báo phải xử lý trước khi khóa danh sách {naming.words(payroll)},"
            f" liên quan {format_vnd(month_vnd)} đồng mỗi tháng.{again} Mở «Soát trước khi khóa» để xử lý.",
            list=payroll.pk,
            open=count,
            acted=acted,
            month_vnd=month_vnd,
        )
    if cleared_by_locker:
        raise SettledByLocker(
            f"Bạn đã bỏ cảnh báo của danh sách {naming.words(payroll)}, nên người khác phải khóa.", list=payroll.pk
        )


def _open(leak_id: int) -> Leak:
    """A finding of a draft that is not settled."""
    leak = Leak.objects.select_related("payroll").filter(pk=leak_id, payroll__state="DRAFT").first()
    if leak is None:
        raise LeakUnknown("Cảnh báo này không còn; danh sách đã được soát lại hoặc đã khóa. Mở lại trang soát.")
    if _settlements(leak).exists():
        raise LeakUnknown("Cảnh báo này đã được xử lý. Mở lại trang soát để xem.")
    return leak


def _settlements(leak: Leak) -> QuerySet[LeakSettlement]:
    return LeakSettlement.objects.filter(kind=leak.kind, subject=leak.subject, fingerprint=leak.fingerprint)


def _doubts(leak: Leak) -> list[Doubt]:
    """Hold the entitlement; or, when the finding is about all that the person receives, each that the list pays."""
    proposed = BY_KIND[leak.kind]
    action = str(proposed.remedy) if proposed.remedy in {Remedy.STOP, Remedy.SUSPEND} else ""
    entitlements = (
        [leak.entitlement_id]
        if leak.entitlement_id is not None
        else leak.payroll.line_set.filter(person_id=leak.person_id).values_list("entitlement_id", flat=True).distinct()
    )
    return [
        Doubt(entitlement, _held_from(leak), action, proposed.law, proposed.title)
        for entitlement in entitlements
        if entitlement is not None
    ]


def _held_from(leak: Leak) -> date:
    """An end or a suspension begins with its cause; a doubt without proposal holds this list only."""
    proposes = BY_KIND[leak.kind].remedy in {Remedy.STOP, Remedy.SUSPEND}
    return leak.since if proposes and leak.since else leak.payroll.month


def _settle(leak: Leak, outcome: str, reason: str, actor: Actor, at: datetime) -> None:
    LeakSettlement.objects.create(
        kind=leak.kind,
        subject=leak.subject,
        fingerprint=leak.fingerprint,
        person_id=leak.person_id,
        outcome=outcome,
        reason=reason,
        settled_by=actor.user_id,
        settled_at=at,
    )
