"""Leak checks before the lock: found, settled by one key or with a reason, remembered, and in the way of the lock."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ansinh.audit.session import acting
from ansinh.kit.actors import Actor
from ansinh.kit.refusals import NotPermitted
from ansinh.payroll import actions as payroll
from ansinh.payroll.leaks import actions, queries, refusals
from ansinh.payroll.leaks.catalog import Remedy
from ansinh.payroll.leaks.models import Leak
from tests import payroll_world as w

pytestmark = pytest.mark.django_db
SPECIALIST = Actor(9, "Chuyên viên", "SPECIALIST", None)
JULY, AT = w.month("2024-07"), w.noon("2024-07-05")


@pytest.fixture
def world() -> w.World:
    """Three people in payment, the first of whom died before the month; the list is drawn."""
    world = w.build(3)
    w.decide([w.item(world, person) for person in world.people], "2024-06-20")
    w.draw("2024-07", "2024-07-02")
    w.sql("UPDATE registry_person SET died_on = '2024-05-02' WHERE id = %s", world.people[0])
    return world


def dead() -> Leak:
    with acting(w.SYSTEM):
        return Leak.objects.get(kind="DEAD")


def test_a_dead_person_is_found_with_the_money_and_the_evidence(world: w.World) -> None:
    assert actions.look(JULY, actor=SPECIALIST, at=AT) == 1
    with acting(SPECIALIST):
        desk = queries.desk(JULY)
    assert desk is not None
    row = desk.groups[0].rows[0]
    assert (row.person_id, row.month_vnd, row.so_far_vnd, row.since) == (
        world.people[0],
        750_000,
        750_000,
        w.month("2024-06"),
    )
    assert [(fact.label, fact.value) for fact in row.facts] == [
        ("Ngày chết", "02/05/2024"),
        ("Biết từ", "Sổ người dân"),
    ]
    assert (desk.open, desk.blocking, desk.month_vnd) == (1, 1, 750_000)


def test_it_hinders_the_lock_until_it_is_held_and_the_list_drawn_anew(world: w.World) -> None:
    payroll.approve(JULY, actor=w.APPROVER, at=AT)
    with pytest.raises(refusals.LeaksOpen) as refused:
        payroll.lock(JULY, actor=w.LOCKER, at=AT)
    assert (refused.value.fields["open"], refused.value.fields["month_vnd"]) == (1, 750_000)
    actions.look(JULY, actor=SPECIALIST, at=AT)
    assert actions.act(dead().pk, actor=SPECIALIST, at=AT) is Remedy.STOP
    with pytest.raises(refusals.LeaksOpen) as refused:
        payroll.lock(JULY, actor=w.LOCKER, at=AT)
    assert refused.value.fields["acted"] == 1
    drafts = w.sql("SELECT kind, proposed_by FROM decisions_decision WHERE state = 'DRAFT'")
    assert drafts == [("STOP", "sweep:DOUBT")]
    w.draw("2024-07", "2024-07-06")
    assert {person for (person,) in w.sql("SELECT person_id FROM payroll_line")} == set(world.people[1:])
    payroll.approve(JULY, actor=w.APPROVER, at=AT)
    assert payroll.lock(JULY, actor=w.LOCKER, at=AT)


def test_cleared_is_remembered_until_the_evidence_changes(world: w.World) -> None:
    actions.look(JULY, actor=SPECIALIST, at=AT)
    with pytest.raises(refusals.NoClearingReason):
        actions.clear(dead().pk, reason=" ", actor=SPECIALIST, at=AT)
    actions.clear(dead().pk, reason="Xã đã xác nhận còn sống", actor=SPECIALIST, at=AT)
    with pytest.raises(refusals.LeakUnknown):
        actions.clear(dead().pk, reason="Lần nữa", actor=SPECIALIST, at=AT)
    actions.look(JULY, actor=SPECIALIST, at=AT)
    with acting(SPECIALIST):
        desk = queries.desk(JULY)
        assert desk is not None
        assert (desk.found, desk.open) == (1, 0)
    w.sql("UPDATE registry_person SET died_on = '2024-05-03' WHERE id = %s", world.people[0])
    actions.look(JULY, actor=SPECIALIST, at=AT)
    with acting(SPECIALIST):
        desk = queries.desk(JULY)
        assert desk is not None
        assert (desk.found, desk.open) == (1, 1)


def test_whoever_cleared_does_not_lock(world: w.World) -> None:
    actions.look(JULY, actor=SPECIALIST, at=AT)
    actions.clear(dead().pk, reason="Nhầm người", actor=replace(SPECIALIST, user_id=w.LOCKER.user_id), at=AT)
    payroll.approve(JULY, actor=w.APPROVER, at=AT)
    with pytest.raises(refusals.SettledByLocker):
        payroll.lock(JULY, actor=w.LOCKER, at=AT)


def test_who_draws_approves_or_locks_may_not_settle(world: w.World) -> None:
    for actor in (w.DRAWER, w.APPROVER, w.LOCKER):
        with pytest.raises(NotPermitted):
            actions.look(JULY, actor=actor, at=AT)


def test_the_workbook_has_a_row_a_finding(world: w.World) -> None:
    actions.look(JULY, actor=SPECIALIST, at=AT)
    with acting(SPECIALIST):
        content = queries.findings_workbook(JULY)
    assert content is not None
    assert content[:2] == b"PK"
