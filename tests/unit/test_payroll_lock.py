"""Two people lock a list and two open it again; the desk, the totals and the printed list."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ansinh.audit.queries import verify_chain
from ansinh.audit.session import acting
from ansinh.kit.refusals import NotPermitted
from ansinh.payroll import actions, queries, states
from tests import payroll_world as w

pytestmark = pytest.mark.django_db
MONTH = w.month("2024-07")
AT = w.noon("2024-07-02")


def test_three_steps_by_different_people() -> None:
    world = w.build()
    w.decide([w.item(world, world.people[0])], "2024-07-01")
    with pytest.raises(states.NoSuchMonth):
        actions.approve(MONTH, actor=w.APPROVER, at=AT)
    w.draw("2024-07", "2024-07-02")
    with pytest.raises(states.SamePerson):
        actions.approve(MONTH, actor=replace(w.APPROVER, user_id=w.DRAWER.user_id), at=AT)
    with pytest.raises(NotPermitted):
        actions.approve(MONTH, actor=w.DRAWER, at=AT)  # an accountant draws, and approves nothing
    with pytest.raises(NotPermitted):
        actions.approve(MONTH, actor=w.SYSTEM, at=AT)  # software is no person
    with pytest.raises(states.WrongState):
        actions.lock(MONTH, actor=w.LOCKER, at=AT)
    actions.approve(MONTH, actor=w.APPROVER, at=AT)
    with pytest.raises(states.SamePerson):
        actions.lock(MONTH, actor=w.APPROVER, at=AT)
    sealed = actions.lock(MONTH, actor=w.LOCKER, at=AT)
    assert len(sealed) == 64
    with pytest.raises(states.WrongState):
        actions.lock(MONTH, actor=w.LOCKER, at=AT)
    with acting(w.SYSTEM):
        assert not queries.seal_broken(MONTH)
        assert verify_chain().first_broken is None


def test_drawing_again_needs_a_new_approval() -> None:
    w.build()
    w.draw("2024-07", "2024-07-02")
    actions.approve(MONTH, actor=w.APPROVER, at=AT)
    w.draw("2024-07", "2024-07-03")
    with pytest.raises(states.WrongState):
        actions.lock(MONTH, actor=w.LOCKER, at=AT)


def test_opening_again_needs_two_people_and_a_reason() -> None:
    world = w.build()
    w.decide([w.item(world, world.people[0])], "2024-07-01")
    w.draw("2024-07", "2024-07-02")
    first = w.lock("2024-07", "2024-07-02")
    with pytest.raises(states.WrongState):
        actions.grant_unlock(MONTH, actor=w.LOCKER, at=AT)
    with pytest.raises(states.WrongState):
        actions.ask_unlock(MONTH, reason="  ", actor=w.APPROVER, at=AT)
    actions.ask_unlock(MONTH, reason="thiếu quyết định 12", actor=w.APPROVER, at=AT)
    with pytest.raises(states.WrongState):
        actions.ask_unlock(MONTH, reason="lần nữa", actor=w.LOCKER, at=AT)
    with pytest.raises(states.SamePerson):
        actions.grant_unlock(MONTH, actor=w.APPROVER, at=AT)
    actions.grant_unlock(MONTH, actor=w.LOCKER, at=AT)
    with acting(w.SYSTEM):
        assert queries.drawn_spans_broken() == []
    w.draw("2024-07", "2024-07-02")
    assert w.lock("2024-07", "2024-07-02") == first  # same terms, same law: same list, same hash


def test_unlocking_gives_back_what_arrears_had_moved() -> None:
    world = w.build()
    person = world.people[0]
    w.decide([w.item(world, person, start="2024-07")], "2024-07-01")
    w.draw_and_lock("2024-07", "2024-07-02")
    w.decide([w.item(world, person, "CHANGE", "T-dbn", "2.0", start="2024-07")], "2024-07-10")
    w.draw_and_lock("2024-08", "2024-07-20")
    before = w.lines("2024-08")
    actions.ask_unlock(w.month("2024-08"), reason="xem lại", actor=w.APPROVER, at=AT)
    actions.grant_unlock(w.month("2024-08"), actor=w.LOCKER, at=AT)
    with acting(w.SYSTEM):
        assert queries.drawn_spans_broken() == []
    w.draw_and_lock("2024-08", "2024-07-20")
    assert w.lines("2024-08") == before
    with acting(w.SYSTEM):
        assert queries.drawn_spans_broken() == []


def test_only_the_latest_list_opens_and_never_one_with_orders() -> None:
    w.build()
    w.draw_and_lock("2024-07", "2024-07-02")
    w.draw("2024-08", "2024-07-20")
    with pytest.raises(states.OutOfOrder):
        actions.ask_unlock(MONTH, reason="muộn", actor=w.APPROVER, at=AT)
    w.lock("2024-08", "2024-07-21")
    for _ in range(2):
        with actions.mark_ordered(w.month("2024-08"), actor=w.DRAWER, at=AT):
            pass
    with pytest.raises(states.AlreadyOrdered):
        actions.ask_unlock(w.month("2024-08"), reason="muộn", actor=w.APPROVER, at=AT)


def district() -> w.World:
    """July and August 2024: one stays, one is new, one goes, one is changed with effect backwards."""
    world = w.build(people=5)
    stays, goes, changes, new, _ = world.people
    w.decide([w.item(world, person) for person in (stays, goes, changes)], "2024-07-01")
    w.draw_and_lock("2024-07", "2024-07-02")
    w.decide([w.item(world, goes, "STOP", start="2024-08")], "2024-07-10")
    w.decide([w.item(world, changes, "CHANGE", "T-dbn", "2.0", start="2024-07")], "2024-07-11")
    w.decide([w.item(world, new, benefit="T-pension", multiplier="1.0", start="2024-08")], "2024-07-12")
    returned = actions.ReturnedMoney(stays, world.commune_of(stays), 750_000, MONTH, "2407A1", "không nhận")
    actions.add_adjustment([returned], actor=w.DRAWER, at=AT)
    w.draw("2024-08", "2024-07-20")
    return world


def test_the_desk_shows_what_differs_and_its_steps_add_up() -> None:
    world = district()
    with acting(w.SYSTEM):
        desk = queries.desk(w.month("2024-08"))
    assert desk is not None
    _, goes, changes, new, _ = world.people
    assert {(row.kind, row.person_id, row.difference_vnd) for row in desk.changes} == {
        ("NEW", new, 500_000), ("GONE", goes, -750_000), ("CHANGED", changes, 250_000), ("ARREARS", changes, 250_000),
    }  # fmt: skip
    assert all(row.decision.endswith("/QĐ-UBND") and row.reason for row in desk.changes)
    steps = {step.code: step.amount_vnd for step in desk.waterfall}
    assert steps == {
        "LAST": 2_250_000, "NEW": 500_000, "GONE": -750_000, "CHANGED": 250_000, "RATE": 0, "THIS": 2_250_000,
        "ARREARS": 250_000, "CARRIED": 750_000, "PAYABLE": 3_250_000, "RECOVERY": 0,
    }  # fmt: skip
    assert steps["LAST"] + steps["NEW"] + steps["GONE"] + steps["CHANGED"] + steps["RATE"] == steps["THIS"]
    for rows in (desk.by_commune, desk.by_programme, desk.by_channel):
        assert sum(row.payable_vnd for row in rows) == steps["PAYABLE"]
        assert sum(row.lines for row in rows) == 4
    assert {row.key: row.payable_vnd for row in desk.by_programme} == {
        "SOCIAL_ASSISTANCE": 2_000_000, "SOCIAL_PENSION": 500_000, "": 750_000,
    }  # fmt: skip


def test_a_commune_officer_counts_the_own_commune_only() -> None:
    world = district()
    officer = w.Actor(9, "Công chức xã", "COMMUNE_OFFICER", (world.communes[1],))
    with acting(officer):
        desk = queries.desk(w.month("2024-08"))
        assert queries.lines_of_person(world.people[0]) == []
    assert desk is not None
    assert {row.person_id for row in desk.changes} == {world.people[1], world.people[3]}
    assert [row.key for row in desk.by_commune] == [str(world.communes[1])]
    assert {step.code: step.amount_vnd for step in desk.waterfall}["PAYABLE"] == 500_000


def test_each_line_of_a_person_is_explained() -> None:
    world = district()
    with acting(w.SYSTEM):
        rows = queries.lines_of_person(world.people[2])
    assert [row.explanation for row in rows] == [
        "500.000 × 2 = 1.000.000 đồng (20/2021/NĐ-CP, Điều 4).",
        "Tháng 07/2024: 500.000 × 2 = 1.000.000 đồng (20/2021/NĐ-CP, Điều 4); đã lập 750.000 đồng."
        " Điều chỉnh theo quyết định.",
        "500.000 × 1,5 = 750.000 đồng (20/2021/NĐ-CP, Điều 4).",
    ]


def test_the_printed_list_adds_up() -> None:
    world = district()
    with acting(w.SYSTEM):
        printed = queries.list_of_commune(w.month("2024-08"), world.communes[0])
    assert printed is not None
    assert [(row.person_id, row.regular_vnd, row.back_months, row.back_vnd, row.total_vnd) for row in printed.rows] == [
        (world.people[0], 750_000, 1, 750_000, 1_500_000),
        (world.people[2], 1_000_000, 1, 250_000, 1_250_000),
    ]
    assert (printed.regular_vnd, printed.back_vnd, printed.total_vnd) == (1_750_000, 1_000_000, 2_750_000)
