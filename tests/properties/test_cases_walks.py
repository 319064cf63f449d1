"""Whatever officers try, in whatever order: the row always says what the moves say, and the clock never runs backwards."""

from __future__ import annotations

import itertools
from datetime import date, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ansinh.audit.session import acting
from ansinh.cases import actions, clock
from ansinh.cases.actions import PaperHanded
from ansinh.cases.calendar import calendar
from ansinh.cases.models import Dossier, PublicStatus, Status
from ansinh.cases.states import ENDED, PAUSED, WORDS
from ansinh.cases.walking import Happened, events_of, walker_of
from ansinh.kit.actors import Actor
from ansinh.kit.refusals import Refusal
from tests import cases_world as world
from tests import entitlement_world
from tests.cases_world import HEAD, SYSTEM, clerk, moment

pytestmark = pytest.mark.django_db
PHOTO = PaperHanded("photo", "Ảnh")
WORDS_TRIED = (
    "hand_over", "accept", "give_back", "appraise", "ask_supplement", "ask_second", "take_supplement", "ask_payment",
    "payment_done", "suspend", "resume", "reappoint", "forward", "take_result", "refuse", "withdraw", "finish",
    "give_result",
)  # fmt: skip
HOLDERS = {"COMMUNE_OFFICER": world.officer, "EXTERNAL": lambda: HEAD}


def attempt(word: str, new: int, day: int) -> None:
    """Try an act on a day as whoever would most likely be allowed to."""
    held = world.dossier(new)
    at = moment(world.MONDAY) + timedelta(days=day)
    one = {
        "actor": HOLDERS[held.holder]() if held.holder in HOLDERS else Actor(5, "Người giữ", held.holder, None),
        "at": at,
    }
    desk = {"actor": clerk(), "at": at}
    signed = at.date()
    {
        "hand_over": lambda: actions.hand_over([new], **one),
        "accept": lambda: actions.accept([new], **one),
        "give_back": lambda: actions.give_back(new, "confirm", "Thiếu", **one),
        "appraise": lambda: actions.appraise(new, "GRANT", {}, **one),
        "ask_supplement": lambda: actions.ask_supplement(new, [PHOTO], "Thiếu", **one),
        "ask_second": lambda: actions.ask_supplement(new, [PHOTO], "Thiếu", actor=HEAD, at=at),
        "take_supplement": lambda: actions.take_supplement(new, [PHOTO], **desk),
        "ask_payment": lambda: actions.ask_payment(new, "Lệ phí", amount_vnd=1, **one),
        "payment_done": lambda: actions.payment_done(new, receipt="1", **desk),
        "suspend": lambda: actions.suspend(new, "Khiếu nại", **one),
        "resume": lambda: actions.resume(new, **one),
        "reappoint": lambda: actions.reappoint(new, date(2024, 9, 10), "Chờ", **one),
        "forward": lambda: actions.forward([new], to="Sở", letter="1", signed_on=signed, **one),
        "take_result": lambda: actions.take_result(new, "1", signed, "GRANT", actor=world.SPECIALIST, at=at),
        "refuse": lambda: actions.refuse(new, "Không đủ", **one),
        "withdraw": lambda: actions.withdraw(new, "Đổi ý", **desk),
        "finish": lambda: actions.finish([new], {"outcome": "GRANT"}, actor=world.CHAIRMAN, at=at),
        "give_result": lambda: actions.give_result(new, "", **desk),
    }[word]()


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(tries=st.lists(st.tuples(st.sampled_from(WORDS_TRIED), st.integers(0, 3)), max_size=14))
def test_the_row_says_what_the_moves_say(db: None, tries: list[tuple[str, int]]) -> None:
    with transaction.atomic():
        entitlement_world.district()
        new = world.received(world.WORSHIP)
        day = 0
        for word, later in tries:
            day += later
            before = world.dossier(new)
            try:
                attempt(word, new, day)
            except Refusal:
                assert (
                    world.dossier(new).__dict__.items()
                    >= {"status": before.status, "last_move": before.last_move}.items()
                )
            check(new)
        transaction.set_rollback(True)


def check(new: int) -> None:
    with acting(SYSTEM):
        held = Dossier.objects.get(pk=new)
        moves = list(held.moves.order_by("id"))
        shown = PublicStatus.objects.get(code=held.code)
        happened = [Happened(move.at, move.word, move.from_step, move.to_step, move.detail) for move in moves]
        events = events_of(walker_of(held).version, happened)
        reading = clock.read(walker_of(held).version.promise, events, calendar(), at=moves[-1].at)
    assert (held.status, held.step, held.holder, held.last_move) == (
        moves[-1].status,
        moves[-1].to_step,
        moves[-1].to_role,
        moves[-1].pk,
    )
    assert shown.status == held.status
    assert (held.paused_since is not None, held.ended_at is not None) == (held.status in PAUSED, held.status in ENDED)
    assert (held.promised_at, held.step_due_at, held.starts_on) == (
        reading.promised_at,
        reading.step_due_at,
        reading.starts_on,
    )
    asked = [move for move in moves if move.word in ("ask_supplement", "ask_second_supplement")]
    assert held.supplement_count == len(asked)
    assert all(WORDS[move.word].after in (None, move.status) for move in moves)
    for early, late in itertools.pairwise(moves):
        assert early.status in WORDS[late.word].before
    assert Status(held.status) is not Status.REGISTERED
