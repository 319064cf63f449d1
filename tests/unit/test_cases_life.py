"""The life of a dossier: from hand to hand, standing still, ending; and every "no"."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.db import IntegrityError, connection

from ansinh.audit.models import Entry
from ansinh.audit.session import acting
from ansinh.cases import actions
from ansinh.cases.actions import PaperHanded
from ansinh.cases.models import Status
from ansinh.cases.refusals import (
    ChangedMeanwhile,
    ClosedDossier,
    ForeignHolder,
    NoLetter,
    NoReason,
    NotAnOutcome,
    UnknownDossier,
    WrongState,
    WrongStep,
)
from ansinh.kit.actors import Actor
from ansinh.kit.refusals import NotPermitted
from tests import cases_world as world
from tests import entitlement_world
from tests.cases_world import CHAIRMAN, SPECIALIST, SYSTEM, clerk, moment, officer

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def places() -> None:
    entitlement_world.district()


def test_a_dossier_walks_from_the_desk_to_the_chairman_and_back() -> None:
    new = world.to_chairman()
    waiting = world.dossier(new)
    assert (waiting.step, waiting.place, waiting.holder) == ("decide", "DISTRICT", "CHAIRMAN")
    assert (waiting.status, waiting.accepted_at) == (Status.IN_WORK, None)
    actions.finish([new], {"outcome": "GRANT", "number": "12/QĐ-UBND"}, actor=CHAIRMAN, at=moment("2024-05-07"))
    actions.give_result(new, "", actor=clerk(), at=moment("2024-05-09"))
    done = world.dossier(new)
    assert (done.status, done.ended_at) == (Status.GIVEN, moment("2024-05-07"))
    assert done.result == {"outcome": "GRANT", "number": "12/QĐ-UBND"}
    assert world.words(new) == [
        "receive",
        "accept",
        "hand_over",
        "hand_over",
        "hand_over",
        "accept",
        "appraise",
        "hand_over",
        "finish",
        "give_result",
    ]


def test_only_the_holder_acts_and_a_colleague_of_the_same_role_may() -> None:
    new = world.received()
    with pytest.raises(ForeignHolder, match=r"đang do Công chức xã giữ, bạn không thể chuyển bước\."):
        actions.hand_over([new], actor=SPECIALIST, at=moment("2024-05-07"))
    actions.accept([new], actor=officer(), at=moment("2024-05-07"))
    colleague = world.of_commune("COMMUNE_OFFICER", 99)
    actions.hand_over([new], actor=colleague, at=moment("2024-05-07"))
    assert world.dossier(new).step == "posting"


def test_another_communes_officer_is_told_that_there_is_no_such_dossier() -> None:
    new = world.received()
    stranger = world.of_commune("COMMUNE_OFFICER", 77, code=world.HA_LAM)
    with pytest.raises(UnknownDossier):
        actions.hand_over([new], actor=stranger, at=moment("2024-05-07"))


def test_who_hands_over_to_themselves_has_accepted() -> None:
    new = world.received()
    actions.hand_over([new], actor=officer(), at=moment("2024-05-07"))
    held = world.dossier(new)
    assert (held.step, held.accepted_at, held.holder_user_id) == ("posting", moment("2024-05-07"), 12)


def test_accepting_is_a_receipt_once() -> None:
    new = world.to_specialist()
    actions.accept([new], actor=SPECIALIST, at=moment("2024-05-08"))
    actions.accept([new], actor=Actor(98, "Người khác", "SPECIALIST", None), at=moment("2024-05-09"))
    held = world.dossier(new)
    assert (held.accepted_at, held.holder_user_id) == (moment("2024-05-08"), 13)


def test_a_second_click_is_told_and_changes_nothing() -> None:
    new = world.received()
    seen = world.dossier(new).last_move
    actions.hand_over([new], actor=officer(), at=moment("2024-05-07"), seen={new: seen})
    before = world.words(new)
    with pytest.raises(ChangedMeanwhile):
        actions.hand_over([new], actor=officer(), at=moment("2024-05-07"), seen={new: seen})
    assert world.words(new) == before


def test_one_wrong_dossier_stops_all() -> None:
    first, second = world.received(), world.to_specialist()
    with pytest.raises(ForeignHolder):
        actions.hand_over([first, second], actor=officer(), at=moment("2024-05-07"))
    assert world.words(first) == ["receive"]


def test_a_dossier_goes_back_with_the_reason() -> None:
    new = world.to_specialist()
    with pytest.raises(NoReason):
        actions.give_back(new, "review", " ", actor=SPECIALIST, at=moment("2024-05-07"))
    with pytest.raises(WrongStep, match="chỉ trả lại được cho một bước trước đó"):
        actions.give_back(new, "decide", "Sai", actor=SPECIALIST, at=moment("2024-05-07"))
    actions.give_back(new, "review", "Thiếu chữ ký", actor=SPECIALIST, at=moment("2024-05-07"))
    held = world.dossier(new)
    assert (held.step, held.holder, held.accepted_at) == ("review", "COMMUNE_OFFICER", None)


def test_the_last_step_ends_with_a_decision_only() -> None:
    new = world.to_chairman()
    with pytest.raises(WrongStep, match="Kết thúc bằng quyết định"):
        actions.hand_over([new], actor=CHAIRMAN, at=moment("2024-05-07"))


@pytest.mark.parametrize(
    "act",
    [
        lambda new: actions.hand_over([new], actor=CHAIRMAN, at=moment("2024-05-10")),
        lambda new: actions.finish([new], {"outcome": "GRANT"}, actor=CHAIRMAN, at=moment("2024-05-10")),
        lambda new: actions.withdraw(new, "Đổi ý", actor=clerk(), at=moment("2024-05-10")),
        lambda new: actions.appraise(new, "GRANT", {}, actor=SPECIALIST, at=moment("2024-05-10")),
        lambda new: actions.ask_supplement(
            new, [PaperHanded("identity")], "Thiếu", actor=SPECIALIST, at=moment("2024-05-10")
        ),
    ],
)
def test_a_closed_dossier_stays_closed(act: Callable[[int], None]) -> None:
    new = world.to_chairman()
    actions.refuse(new, "Không đủ điều kiện", actor=CHAIRMAN, at=moment("2024-05-07"))
    before = (world.dossier(new).result, world.words(new))
    with pytest.raises(ClosedDossier, match=r"đã đóng \(«Đã xử lý xong»\)"):
        act(new)
    assert (world.dossier(new).result, world.words(new)) == before
    assert before[0] == {"outcome": "REFUSE", "reason": "Không đủ điều kiện"}


def test_a_result_must_say_what_it_is() -> None:
    new = world.to_chairman()
    with pytest.raises(NotAnOutcome):
        actions.finish([new], {"number": "12"}, actor=CHAIRMAN, at=moment("2024-05-07"))


def test_a_refusing_appraisal_needs_its_reason() -> None:
    new = world.to_specialist()
    with pytest.raises(NoReason):
        actions.appraise(new, "REFUSE", {}, actor=SPECIALIST, at=moment("2024-05-07"))
    with pytest.raises(NotAnOutcome):
        actions.appraise(new, "MAYBE", {}, actor=SPECIALIST, at=moment("2024-05-07"))


def test_there_is_nothing_to_give_before_the_result() -> None:
    new = world.received()
    with pytest.raises(WrongState, match="chưa thể trả kết quả"):
        actions.give_result(new, "", actor=clerk(), at=moment("2024-05-07"))


@pytest.mark.parametrize("role", ["INSPECTOR", "ADMINISTRATOR", "ACCOUNTANT"])
def test_roles_without_the_right_are_refused(role: str) -> None:
    new = world.received()
    with pytest.raises(NotPermitted):
        actions.withdraw(new, "Đổi ý", actor=Actor(50, "Người khác", role, None), at=moment("2024-05-07"))


def test_the_trail_names_the_act_and_no_person() -> None:
    new = world.received()
    with acting(SYSTEM):
        entry = Entry.objects.filter(word="dossier.receive").latest("id")
    assert (entry.about, entry.after) == (
        f"dossier:{new}",
        {"status": 2, "step": "review", "holder": "COMMUNE_OFFICER"},
    )


def test_the_worshipper_goes_to_the_department_and_waits_for_the_decision_to_be_written_down() -> None:
    new = world.to_specialist(world.WORSHIP)
    with pytest.raises(WrongStep, match="Chuyển cơ quan ngoài"):
        actions.hand_over([new], actor=SPECIALIST, at=moment("2024-05-07"))
    with pytest.raises(NoLetter):
        forward(new, letter=" ")
    forward(new, letter="45/LĐTBXH")
    away = world.dossier(new)
    assert (away.step, away.place, away.holder, away.letter) == ("department", "DEPARTMENT", "EXTERNAL", "45/LĐTBXH")
    signed = date(2024, 5, 20)
    actions.take_result(new, "99/QĐ-SNV", signed, "GRANT", actor=SPECIALIST, at=moment("2024-05-21"))
    back = world.dossier(new)
    assert (back.status, back.step, back.place, back.holder) == (4, "department", "DISTRICT", "SPECIALIST")
    assert back.result == {"outcome": "GRANT", "number": "99/QĐ-SNV", "signed_on": "2024-05-20"}
    with pytest.raises(WrongStep, match="không ở cơ quan ngoài"):
        actions.take_result(new, "99/QĐ-SNV", signed, "GRANT", actor=SPECIALIST, at=moment("2024-05-21"))


def test_a_refusal_of_the_department_ends_the_dossier() -> None:
    new = world.to_specialist(world.WORSHIP)
    forward(new, letter="45/LĐTBXH")
    actions.take_result(
        new, "99/SNV", date(2024, 5, 20), "REFUSE", "Thiếu ủy quyền", actor=SPECIALIST, at=moment("2024-05-21")
    )
    assert (world.dossier(new).status, world.words(new)[-2:]) == (Status.DONE, ["take_result", "finish"])


def test_a_dossier_is_not_forwarded_before_its_turn() -> None:
    new = world.received(world.WORSHIP)
    with pytest.raises(WrongStep, match="sau đó không phải cơ quan ngoài"):
        actions.forward(
            [new], to="Sở", letter="1", signed_on=date(2024, 5, 7), actor=officer(), at=moment("2024-05-07")
        )


def test_nothing_changes_a_dossier_that_was_given_out_or_removes_one() -> None:
    new = world.received()
    actions.withdraw(new, "Đổi ý", actor=clerk(), at=moment("2024-05-07"))
    for statement in ("UPDATE cases_dossier SET note = 'x'", "DELETE FROM cases_move", "DELETE FROM cases_dossier"):
        with pytest.raises(IntegrityError), acting(SYSTEM), connection.cursor() as cursor:
            cursor.execute(f"{statement} WHERE {'dossier_id' if 'move' in statement else 'id'} = %s", [new])


def forward(dossier_id: int, *, letter: str) -> None:
    actions.forward(
        [dossier_id],
        to="Sở Lao động - Thương binh và Xã hội",
        letter=letter,
        signed_on=date(2024, 5, 7),
        actor=SPECIALIST,
        at=moment("2024-05-07"),
    )
