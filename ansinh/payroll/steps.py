"""What every step of a list has in common: one transaction, one clerk at a time, a named person, a line in the trail."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from django.db import connection

from ansinh.audit.actions import record
from ansinh.audit.session import acting
from ansinh.kit.actors import Actor
from ansinh.kit.refusals import NotPermitted
from ansinh.offices.permissions import check
from ansinh.payroll import naming
from ansinh.payroll.models import Payroll
from ansinh.payroll.naming import ListName
from ansinh.payroll.states import STEPS, PartOfDistrict, check_state


@contextmanager
def working(step: str, actor: Actor) -> Iterator[None]:
    """One transaction for one step, one clerk at a time: a second one waits here and then sees what the first did."""
    with acting(actor):
        check(actor, STEPS[step].right)
        if not actor.sees_whole_district:
            raise PartOfDistrict("Danh sách chi trả lập cho toàn địa bàn, tài khoản của bạn chỉ thấy một phần.")
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtext('payroll'))")
        yield


def drawn(name: ListName, step: str) -> Payroll:
    """The list, if its state allows the step. Raises NoSuchMonth, WrongState."""
    payroll = naming.find(name)
    if payroll is None:
        raise naming.no_such_list(name)
    check_state(payroll.state, step, naming.words(payroll))
    return payroll


def named(actor: Actor) -> int:
    """Steps that several people take are taken by people, not by the software. Raises NotPermitted."""
    if actor.user_id is None:
        raise NotPermitted("Việc này cần một người có tài khoản, phần mềm không tự làm.")
    return actor.user_id


def tell(
    step: str,
    payroll: Payroll,
    actor: Actor,
    at: datetime,
    *,
    before: dict[str, object] | None = None,
    after: dict[str, object] | None = None,
) -> None:
    """Write the step into the trail."""
    record(STEPS[step].word, actor=actor, about=naming.about(payroll), at=at, before=before, after=after)
