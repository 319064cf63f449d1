"""The clock of a dossier stands while the applicant must act; one supplement request, one new appointment."""

from __future__ import annotations

from datetime import date

import pytest

from ansinh.cases import actions
from ansinh.cases.actions import PaperHanded, SupplementAsked, SupplementTaken
from ansinh.cases.models import PaperGiven, Status
from ansinh.cases.queries import dossier
from ansinh.cases.refusals import (
    ForeignHolder,
    NoPapers,
    NoReason,
    PapersMissing,
    SecondSupplement,
    WrongDay,
    WrongState,
)
from tests import cases_world as world
from tests import entitlement_world
from tests.cases_world import HEAD, SPECIALIST, clerk, moment, officer

pytestmark = pytest.mark.django_db
PHOTO = PaperHanded("photo", "Ảnh 3x4")
# Received on Monday 6 May 2024, 22 working days: Wednesday 5 June.
PROMISED = moment("2024-06-05", 17)


@pytest.fixture(autouse=True)
def places() -> None:
    entitlement_world.district()


def test_the_clock_starts_the_next_working_day() -> None:
    held = world.dossier(world.received())
    assert (held.starts_on, held.promised_at) == (date(2024, 5, 7), PROMISED)
    assert held.step_due_at == moment("2024-05-15", 17)  # 7 working days of the first step


def test_handing_over_begins_the_next_steps_time_and_keeps_the_promise() -> None:
    new = world.received()
    actions.hand_over([new], actor=officer(), at=moment("2024-05-08"))
    held = world.dossier(new)
    assert (held.step_due_at, held.promised_at) == (moment("2024-05-10", 17), PROMISED)


def test_waiting_for_papers_adds_exactly_the_stopped_working_days() -> None:
    new = world.received()
    actions.ask_supplement(new, [PHOTO], "Thiếu ảnh", actor=officer(), at=moment("2024-05-08"))
    standing = world.dossier(new)
    assert (standing.status, standing.paused_since) == (Status.WAITS_FOR_PAPERS, moment("2024-05-08"))
    actions.take_supplement(new, [PHOTO], actor=clerk(), at=moment("2024-05-13"))
    held = world.dossier(new)
    assert (held.status, held.paused_since, held.holder) == (Status.IN_WORK, None, "COMMUNE_OFFICER")
    assert held.promised_at == moment("2024-06-10", 17)  # 9, 10 and 13 May stood still


def test_what_was_asked_must_come_whole() -> None:
    new = world.received()
    asked = [PHOTO, PaperHanded("identity")]
    actions.ask_supplement(new, asked, "Thiếu", actor=officer(), at=moment("2024-05-08"))
    with pytest.raises(PapersMissing, match="còn thiếu: Giấy tờ tùy thân"):
        actions.take_supplement(new, [PHOTO], actor=clerk(), at=moment("2024-05-09"))
    assert world.dossier(new).status == Status.WAITS_FOR_PAPERS


def test_a_standing_dossier_says_what_comes_first() -> None:
    new = world.received()
    actions.ask_supplement(new, [PHOTO], "Thiếu ảnh", actor=officer(), at=moment("2024-05-08"))
    with pytest.raises(WrongState, match=r"chưa thể chuyển bước\. Nhận giấy tờ bổ sung trước\."):
        actions.hand_over([new], actor=officer(), at=moment("2024-05-09"))


def test_a_request_names_papers_and_a_reason() -> None:
    new = world.received()
    with pytest.raises(NoPapers):
        actions.ask_supplement(new, [], "Thiếu", actor=officer(), at=moment("2024-05-08"))
    with pytest.raises(NoReason):
        actions.ask_supplement(new, [PHOTO], "", actor=officer(), at=moment("2024-05-08"))


def test_the_second_request_is_the_heads_and_counts_late() -> None:
    new = world.received()
    actions.ask_supplement(new, [PHOTO], "Thiếu ảnh", actor=officer(), at=moment("2024-05-08"))
    actions.take_supplement(new, [PHOTO], actor=clerk(), at=moment("2024-05-09"))
    with pytest.raises(SecondSupplement, match="Lần thứ hai do Trưởng phòng quyết định"):
        actions.ask_supplement(new, [PHOTO], "Ảnh mờ", actor=officer(), at=moment("2024-05-10"))
    actions.ask_supplement(new, [PHOTO], "Ảnh mờ", actor=HEAD, at=moment("2024-05-10"))
    actions.take_supplement(new, [PHOTO], actor=clerk(), at=moment("2024-05-13"))
    page = dossier(new, actor=HEAD, at=moment("2024-05-13"))
    assert (page.row.due.late, page.row.due.tone, page.supplement_count) == (True, "LATE", 2)
    assert page.row.due.words.endswith("bổ sung hai lần, tính là quá hạn")


def test_many_requests_at_once() -> None:
    first, second = world.received(), world.received()
    asked = [SupplementAsked(each, [PHOTO], "Thiếu ảnh") for each in (first, second)]
    actions.ask_supplements(asked, actor=officer(), at=moment("2024-05-08"))
    taken = [SupplementTaken(each, [PHOTO]) for each in (second, first)]
    actions.take_supplements(taken, actor=clerk(), at=moment("2024-05-09"))
    assert [world.dossier(each).status for each in (first, second)] == [Status.IN_WORK, Status.IN_WORK]


def test_incomplete_at_the_desk_starts_when_complete() -> None:
    with pytest.raises(PapersMissing, match="tiếp nhận kèm phiếu yêu cầu bổ sung"):
        actions.receive(world.application(world.WORSHIP, papers=()), actor=clerk(), at=moment(world.MONDAY))
    new = actions.receive(
        world.application(world.WORSHIP, papers=()), ask_missing=True, actor=clerk(), at=moment(world.MONDAY)
    )
    held = world.dossier(new)
    assert (held.status, held.supplement_count) == (Status.WAITS_FOR_PAPERS, 1)
    with entitlement_world.acting(world.SYSTEM):
        missing = PaperGiven.objects.filter(dossier_id=new, state="MISSING").values_list("code", flat=True)
        codes = list(missing.order_by("id"))
    assert codes == ["application", "mandate", "certificate"]
    actions.take_supplement(new, [PaperHanded(code) for code in codes], actor=clerk(), at=moment("2024-05-13"))
    complete = world.received(world.WORSHIP, day="2024-05-13")
    assert world.dossier(new).promised_at == world.dossier(complete).promised_at


def test_money_and_other_reasons_stop_the_clock_too() -> None:
    new = world.received()
    actions.ask_payment(new, "Lệ phí", amount_vnd=50_000, actor=officer(), at=moment("2024-05-08"))
    assert world.dossier(new).status == Status.WAITS_FOR_MONEY
    actions.payment_done(new, receipt="BL 12", actor=clerk(), at=moment("2024-05-09"))
    actions.suspend(new, "Có khiếu nại khi niêm yết", actor=officer(), at=moment("2024-05-10"))
    assert world.dossier(new).status == Status.SUSPENDED
    with pytest.raises(ForeignHolder):
        actions.resume(new, actor=SPECIALIST, at=moment("2024-05-13"))
    actions.resume(new, actor=officer(), at=moment("2024-05-13"))
    assert world.dossier(new).promised_at == moment("2024-06-07", 17)  # 9 and 13 May


def test_one_new_appointment_told_in_time_and_later() -> None:
    new = world.received()
    for day, at, wrong in (
        ("2024-06-05", "2024-05-20", "ngày mới phải sau ngày đó"),
        ("2024-06-08", "2024-05-20", "không hẹn được vào ngày nghỉ 08/06/2024"),
        ("2024-06-10", "2024-06-05", "phải báo hẹn lại trước đó ít nhất một ngày"),
    ):
        with pytest.raises(WrongDay, match=wrong):
            actions.reappoint(new, date.fromisoformat(day), "Chờ xác minh", actor=officer(), at=moment(at))
    actions.reappoint(new, date(2024, 6, 10), "Chờ xác minh", actor=officer(), at=moment("2024-06-04"))
    assert world.dossier(new).promised_at == moment("2024-06-10", 17)
    with pytest.raises(WrongDay, match="đã hẹn lại một lần"):
        actions.reappoint(new, date(2024, 6, 12), "Chờ xác minh", actor=officer(), at=moment("2024-06-04"))


def test_moves_of_machines_whose_clocks_differ_are_read_in_their_order() -> None:
    new = world.received()
    actions.ask_supplement(new, [PHOTO], "Thiếu ảnh", actor=officer(), at=moment(world.MONDAY, 9))
    actions.take_supplement(new, [PHOTO], actor=clerk(), at=moment(world.MONDAY, 8))
    assert world.dossier(new).promised_at == PROMISED


def test_a_changed_calendar_is_counted_anew_for_everybody() -> None:
    new = world.received()
    actor = world.of_commune("ONE_STOP_CLERK", 11)
    actions.withdraw(world.received(), "Đổi ý", actor=actor, at=moment("2024-05-07"))
    with entitlement_world.acting(world.SYSTEM):
        moved = actions.set_day_off(
            date(2024, 5, 20), kind="OFF", title="Bão", source="Công điện", actor=world.SYSTEM, at=moment("2024-05-18")
        )
    assert (moved, world.dossier(new).promised_at) == (1, moment("2024-06-06", 17))
