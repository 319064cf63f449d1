"""Queues: who has what to do next, next due first; as many queries for many as for few."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ansinh.cases import actions
from ansinh.cases.actions import PaperHanded
from ansinh.cases.queries import dossier, dossier_id, dossiers_of, find, tracking_book
from ansinh.cases.queues import VIEWS, queue
from ansinh.cases.refusals import UnknownDossier
from ansinh.kit.actors import Actor
from ansinh.kit.refusals import NotPermitted
from tests import cases_world as world
from tests import entitlement_world
from tests.cases_world import CHAIRMAN, HEAD, MONDAY, SPECIALIST, clerk, moment, officer

pytestmark = pytest.mark.django_db
NOW = moment("2024-05-08")


@pytest.fixture(autouse=True)
def places() -> None:
    entitlement_world.district()


def test_each_role_sees_its_own_work_with_one_verb() -> None:
    fresh, appraised, decided = world.received(), world.to_specialist(), world.to_chairman()
    for actor, expected, verb in (
        (officer(), fresh, "Xét duyệt"),
        (SPECIALIST, appraised, "Thẩm định"),
        (CHAIRMAN, decided, "Quyết định"),
    ):
        page = queue(actor, at=NOW)
        assert (page.view.code, [(row.id, row.verb) for row in page.rows]) == ("viec", [(expected, verb)])
    assert queue(HEAD, at=NOW).rows == ()
    assert queue(HEAD, at=NOW, view="dang-mo").counts["dang-mo"] == 3


def test_views_and_their_counts() -> None:
    late, waiting, done, away = (world.received(day="2024-04-02") for _ in range(4))
    del away
    actions.ask_supplement(waiting, [PaperHanded("photo", "Ảnh")], "Thiếu", actor=officer(), at=moment("2024-04-03"))
    actions.refuse(done, "Không đủ", actor=officer(), at=moment("2024-04-03"))
    page = queue(clerk(), at=NOW)
    assert (page.view.code, [(row.id, row.verb) for row in page.rows]) == ("cho-tra", [(done, "Trả kết quả")])
    assert {code: count for code, count in page.counts.items() if count} == {
        "qua-han": 2,
        "cham": 2,
        "tam-dung": 1,
        "cho-tra": 1,
        "dang-mo": 3,
    }
    assert late in [row.id for row in queue(clerk(), at=NOW, view="qua-han").rows]
    assert [row.verb for row in queue(clerk(), at=NOW, view="tam-dung").rows] == ["Nhận bổ sung"]
    actions.give_result(done, "", actor=clerk(), at=NOW)
    assert [row.id for row in queue(clerk(), at=NOW, view="da-dong").rows] == [done]


def test_what_the_department_holds_is_in_its_own_view() -> None:
    new = world.to_specialist(world.WORSHIP)
    actions.forward([new], to="Sở", letter="1/LĐTBXH", signed_on=date(2024, 5, 7), actor=SPECIALIST, at=NOW)
    row = queue(SPECIALIST, at=NOW, view="co-quan-ngoai").rows[0]
    assert (row.id, row.verb, row.holder_title) == (new, "Ghi kết quả của Sở", "cơ quan ngoài")
    actions.take_result(new, "9/QĐ", date(2024, 5, 8), "GRANT", actor=SPECIALIST, at=NOW)
    assert [row.verb for row in queue(SPECIALIST, at=NOW).rows] == ["Ghi quyết định"]


def test_next_due_comes_first_and_pages_follow_without_gap() -> None:
    days = ["2024-05-08", "2024-05-06", "2024-05-07", "2024-05-06", "2024-05-03"]
    made = [world.received(day=day) for day in days]
    expected = [made[4], made[1], made[3], made[2], made[0]]
    seen, after = [], ""
    while True:
        page = queue(officer(), at=NOW, after=after, size=2)
        seen += [row.id for row in page.rows]
        if not (after := page.after):
            break
    assert seen == expected


@pytest.mark.parametrize("after", ["x", "~", "2024~x", "infinity~", "~5", "99~" + "9" * 30])
def test_a_place_that_nobody_gave_is_the_beginning(after: str) -> None:
    new = world.received()
    assert [row.id for row in queue(officer(), at=NOW, after=after).rows] == [new]


def test_filters() -> None:
    assistance, worship = world.received(), world.received(world.WORSHIP)
    assert [row.id for row in queue(officer(), at=NOW, area="merit").rows] == [worship]
    assert [row.id for row in queue(officer(), at=NOW, procedure=world.ASSISTANCE).rows] == [assistance]
    elsewhere = entitlement_world.commune(date(2024, 5, 6), world.HA_LAM)
    assert queue(SPECIALIST, at=NOW, view="dang-mo", commune_id=elsewhere).rows == ()


def test_another_commune_sees_nothing() -> None:
    new = world.received()
    stranger = world.of_commune("COMMUNE_OFFICER", 77, code=world.HA_LAM)
    assert all(count == 0 for count in queue(stranger, at=NOW).counts.values())
    assert find(world.dossier(new).code, actor=stranger, at=NOW) == ()
    with pytest.raises(UnknownDossier):
        dossier(new, actor=stranger, at=NOW)


def test_administrators_read_no_dossiers() -> None:
    with pytest.raises(NotPermitted):
        queue(Actor(1, "Quản trị", "ADMINISTRATOR", None), at=NOW)


def queries_of(view: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as captured:
        queue(SPECIALIST, at=NOW, view=view)
    return len(captured)


def test_two_thousand_dossiers_cost_as_many_queries_as_twenty() -> None:
    person = entitlement_world.resident("1956-03-12")
    application = world.application(person=person)
    actor = clerk()
    actions.receive_many([application] * 20, actor=actor, at=moment(MONDAY))
    few = {view.code: queries_of(view.code) for view in VIEWS}
    ids = actions.receive_many([application] * 1980, actor=actor, at=moment(MONDAY))
    assert {view.code: queries_of(view.code) for view in VIEWS} == few
    assert max(few.values()) <= 15
    with CaptureQueriesContext(connection) as captured:
        dossier(ids[0], actor=SPECIALIST, at=NOW)
    assert len(captured) <= 15


def test_a_dossier_with_everything() -> None:
    new = world.to_specialist()
    actions.appraise(
        new, "GRANT", {"disability_degree": "SEVERE"}, "Đủ", exceptions=["Hai mức."], actor=SPECIALIST, at=NOW
    )
    page = dossier(new, actor=SPECIALIST, at=NOW)
    assert (page.row.code, page.row.name, page.row.commune) == (
        "H47.24.10-240506-0001",
        "Nguyễn Thị Mẫu",
        "Xã Bình Trị",
    )
    assert [(row.step.code, row.state) for row in page.steps] == [
        ("review", "PAST"),
        ("posting", "PAST"),
        ("forward", "PAST"),
        ("appraise", "HERE"),
        ("decide", "AHEAD"),
    ]
    assert (page.conclusion_title, page.exceptions, page.facts) == (
        "Đủ điều kiện",
        ("Hai mức.",),
        {"disability_degree": "SEVERE"},
    )
    assert [(paper.code, paper.missing) for paper in page.papers][-1] == ("identity", False)
    assert [move.title for move in page.moves][:2] == ["Tiếp nhận hồ sơ", "Nhận bàn giao"]
    assert {act.word for act in page.acts} == {
        "hand_over",
        "give_back",
        "appraise",
        "ask_supplement",
        "ask_payment",
        "suspend",
        "reappoint",
        "refuse",
    }
    assert page.row.last_move == page.moves[-1].id


def test_found_by_code_its_end_or_the_name() -> None:
    new = world.received()
    for text in ("H47.24.10-240506-0001", "240506-0001", "nguyen thi mau", "h47.24.10-240506"):
        assert [row.id for row in find(text, actor=SPECIALIST, at=NOW)] == [new]
    assert dossier_id(" h47.24.10-240506-0001", actor=SPECIALIST) == new
    with pytest.raises(UnknownDossier):
        dossier_id("H47.24.10-240506-0002", actor=SPECIALIST)
    person = world.dossier(new).person_id
    assert person is not None
    assert [row.id for row in dossiers_of(person, actor=SPECIALIST, at=NOW)] == [new]


def test_the_tracking_book_has_a_line_for_each() -> None:
    new = world.received()
    actions.refuse(new, "Không đủ", actor=officer(), at=NOW)
    actions.give_result(new, "Nguyễn Văn Con", actor=clerk(), at=moment("2024-05-09"))
    world.received(day="2024-05-07")
    book = tracking_book(start=date(2024, 5, 6), end=date(2024, 5, 6), actor=clerk())
    assert [(line.code, line.receiver, line.given_at, line.status_title) for line in book] == [
        ("H47.24.10-240506-0001", "Nguyễn Văn Con", moment("2024-05-09"), "Đã trả kết quả")
    ]
    assert len(tracking_book(start=date(2024, 5, 6), end=date(2024, 5, 7), actor=clerk())) == 2
