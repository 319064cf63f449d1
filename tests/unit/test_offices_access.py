"""Accounts: places, guarded registers, what is kept of them in the trail."""

from __future__ import annotations

from datetime import date

import pytest

from ansinh.audit.queries import trail
from ansinh.audit.session import acting
from ansinh.kit.actors import Actor
from ansinh.kit.refusals import NotPermitted
from ansinh.offices import actions, queries, refusals
from ansinh.offices.models import GuardedReading
from ansinh.registry import actions as registry
from ansinh.registry import places
from tests.payroll_world import SYSTEM, build, noon

pytestmark = pytest.mark.django_db
AT = noon("2024-09-22")


def officer(communes: tuple[int, ...] = ()) -> int:
    with acting(SYSTEM):
        return actions.create_user(
            username="can.bo", full_name="Cán Bộ", role="SPECIALIST", communes=communes, actor=SYSTEM, at=AT
        )


def test_a_new_account_sees_its_communes_and_has_no_password() -> None:
    world = build(people=1)
    user = officer(world.communes[:1])
    assert queries.actor_of(user).communes == world.communes[:1]
    assert queries.user(user, actor=SYSTEM).waits_for_link


def test_a_commune_is_granted_once_however_often_it_is_asked() -> None:
    world = build(people=1)
    user = officer(world.communes[:1])
    with acting(SYSTEM):
        for _ in range(2):
            actions.grant_place(user, commune_id=world.communes[1], actor=SYSTEM, at=AT)
    assert queries.actor_of(user).communes == world.communes


def test_a_place_that_is_no_commune_is_refused() -> None:
    world = build(people=1)
    with pytest.raises(refusals.PlaceRefused), acting(SYSTEM):
        actions.grant_place(officer(), commune_id=world.district, actor=SYSTEM, at=AT)


def test_only_the_administrator_manages_accounts() -> None:
    user = officer()
    head = Actor(99, "Trưởng phòng", "HEAD", None)
    with pytest.raises(NotPermitted):
        actions.set_access(user, role="HEAD", actor=head, at=AT)
    with pytest.raises(NotPermitted):
        queries.users(actor=head)


def test_a_guarded_register_asks_for_a_grant_and_a_reason_and_keeps_both() -> None:
    user = officer()
    actor = queries.actor_of(user)
    with pytest.raises(refusals.GuardedRegisterClosed), acting(actor):
        actions.open_guarded(register="HIV", about="person:1", reason="Xét trợ cấp", actor=actor, at=AT)
    with acting(SYSTEM):
        actions.grant_guarded(user, register="HIV", actor=SYSTEM, at=AT)
    with pytest.raises(refusals.GuardedRegisterClosed), acting(actor):
        actions.open_guarded(register="HIV", about="person:1", reason=" ", actor=actor, at=AT)
    with acting(actor):
        opened = actions.open_guarded(register="HIV", about="person:1", reason="Xét trợ cấp", actor=actor, at=AT)
    assert (opened.guarded, opened.reason) == (frozenset({"HIV"}), "Xét trợ cấp")
    assert GuardedReading.objects.values_list("user_id", "register", "about", "reason").get() == (
        user, "HIV", "person:1", "Xét trợ cấp",
    )  # fmt: skip


def test_the_trail_keeps_ids_and_never_names_or_secrets() -> None:
    user = officer()
    with acting(SYSTEM):
        token = actions.make_link(user, actor=SYSTEM, at=AT)
    entries = trail(most=2)
    assert [(entry.word, entry.about) for entry in entries] == [
        ("user.link_made", f"user:{user}"),
        ("user.created", f"user:{user}"),
    ]
    assert token not in str(entries)
    assert "Cán Bộ" not in str(entries)


def test_an_officer_of_a_merged_commune_sees_the_people_of_the_old_ones() -> None:
    with acting(SYSTEM):
        registry.load_places(actor=SYSTEM, at=AT)
        merged = places.unit_at("20791", date(2025, 7, 1))
        old = {places.unit_at(code, date(2024, 1, 1)).id for code in ("20791", "20800", "20803", "20824")}
    user = officer((merged.id,))
    assert set(queries.actor_of(user).communes or ()) == {merged.id, *old}
