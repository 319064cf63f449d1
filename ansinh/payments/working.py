"""The frame of every act that moves money: one transaction, a right, and the whole district in sight."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from ansinh.audit.session import acting
from ansinh.kit.actors import Actor
from ansinh.offices.permissions import check
from ansinh.payments.refusals import PartOfDistrict


@contextmanager
def working(right: str, actor: Actor) -> Iterator[None]:
    """One transaction as an actor who may, and who sees the whole district: money is moved for all of it."""
    with acting(actor):
        check(actor, right)
        if not actor.sees_whole_district:
            raise PartOfDistrict("Chi trả làm cho toàn địa bàn, tài khoản của bạn chỉ thấy một phần.")
        yield
