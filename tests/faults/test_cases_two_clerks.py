"""Two clerks at once: no code twice, no act twice; and what a guarded dossier hides from whoever did not open it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ansinh.audit.session import acting
from ansinh.cases import actions
from ansinh.cases.models import Dossier, Move, PaperGiven
from ansinh.cases.refusals import ChangedMeanwhile, UnknownDossier
from ansinh.kit.actors import Actor
from tests import cases_world as world
from tests import entitlement_world
from tests.cases_world import HEAD, MONDAY, SPECIALIST, SYSTEM, clerk, moment
from tests.clerks_at_once import at_once


def test_two_clerks_never_give_one_code(fresh_database: str) -> None:
    entitlement_world.district()
    applications = [world.application() for _ in range(8)]
    actor = clerk()
    ids = at_once(*[lambda new=new: actions.receive(new, actor=actor, at=moment(MONDAY)) for new in applications])  # type: ignore[misc]
    with acting(SYSTEM):
        codes = sorted(Dossier.objects.filter(pk__in=ids).values_list("code", flat=True))
    assert codes == [f"H47.24.10-240506-{number:04}" for number in range(1, 9)]


def test_a_code_of_a_failed_reception_is_given_to_the_next(fresh_database: str) -> None:
    entitlement_world.district()
    good, bad, actor = world.application(), world.application(person=10**9), clerk()
    answers = at_once(
        lambda: actions.receive(bad, actor=actor, at=moment(MONDAY)),
        lambda: actions.receive(good, actor=actor, at=moment(MONDAY)),
    )
    received = [answer for answer in answers if isinstance(answer, int)]
    assert len(received) == 1
    assert world.dossier(received[0]).code == "H47.24.10-240506-0001"


def test_of_two_specialists_on_one_dossier_the_second_is_told(fresh_database: str) -> None:
    entitlement_world.district()
    new = world.to_specialist()
    seen = {new: world.dossier(new).last_move}
    answers = at_once(
        *[lambda: actions.hand_over([new], actor=SPECIALIST, at=moment("2024-05-07"), seen=seen) for _ in range(2)]
    )
    assert sorted(type(answer) is ChangedMeanwhile for answer in answers) == [False, True]
    assert world.words(new).count("hand_over") == 4  # three of the commune, one of the specialist


def test_two_batches_over_the_same_dossiers_do_not_lock_each_other_out(fresh_database: str) -> None:
    entitlement_world.district()
    actor, officer = clerk(), world.officer()
    ids = actions.receive_many([world.application() for _ in range(20)], actor=actor, at=moment(MONDAY))
    answers = at_once(
        lambda: actions.accept(ids, actor=officer, at=moment("2024-05-07")),
        lambda: actions.accept(ids[::-1], actor=officer, at=moment("2024-05-07")),
    )
    assert answers == [None, None]
    with acting(SYSTEM):
        assert Move.objects.filter(word="accept").count() == len(ids)


@pytest.mark.django_db
@pytest.mark.parametrize("actor", [SPECIALIST, HEAD, SYSTEM, Actor(90, "Thanh tra", "INSPECTOR", None)])
def test_a_guarded_dossier_hides_with_papers_and_moves(actor: Actor) -> None:
    entitlement_world.district()
    opened = replace(clerk(), guarded=frozenset({"HIV"}), reason="Tiếp nhận")
    new = actions.receive(world.application(guarded="HIV"), actor=opened, at=moment(MONDAY))
    with acting(actor):
        tables = (
            Dossier.objects.filter(pk=new),
            Move.objects.filter(dossier=new),
            PaperGiven.objects.filter(dossier=new),
        )
        assert not any(rows.exists() for rows in tables)
    with pytest.raises(UnknownDossier):
        actions.hand_over([new], actor=SPECIALIST, at=moment(MONDAY))
    with acting(replace(actor, guarded=frozenset({"HIV"}))):
        assert all(rows.exists() for rows in tables)
