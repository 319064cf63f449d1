"""A fact of a guarded register closes the dossier that states it, with its papers, in the same transaction."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import psycopg
import pytest
from django.db import DatabaseError

from ansinh.audit.session import acting
from ansinh.cases import actions, guarding, queries
from ansinh.cases.actions import PaperHanded
from ansinh.cases.models import Dossier, Move, PublicStatus
from ansinh.cases.refusals import UnknownDossier
from ansinh.documents import files
from ansinh.documents.models import File
from ansinh.kit.actors import Actor
from tests import cases_world as world
from tests import entitlement_world
from tests.cases_world import SPECIALIST, SYSTEM, clerk, moment

pytestmark = pytest.mark.django_db
OPENED = replace(SYSTEM, guarded=frozenset({"HIV"}), reason="xét hồ sơ")
PDF = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\n%%EOF"


@pytest.fixture(autouse=True)
def places() -> None:
    entitlement_world.district()


@pytest.mark.parametrize(
    ("stated", "register"),
    [
        ({"has_hiv": True, "poverty_class": "POOR"}, "HIV"),
        ({"has_hiv": False}, ""),
        ({"has_hiv": None}, ""),
        ({"poverty_class": "POOR", "own_question": "x"}, ""),
    ],
)
def test_only_what_is_affirmed_of_a_register_reveals_it(stated: Mapping[str, Any], register: str) -> None:
    assert guarding.register_of(stated) == register
    assert guarding.hides(stated, SPECIALIST) == bool(register)
    assert not guarding.hides(stated, OPENED)


def with_scan() -> tuple[int, int]:
    """A dossier before the specialist, with a scan among its papers."""
    with acting(SYSTEM):
        scan = files.keep("giay.pdf", PDF, commune_id=None, actor=SYSTEM, at=moment(world.MONDAY))
    new = world.received(papers=[*world.papers(world.ASSISTANCE, world.MONDAY), PaperHanded("", "Bệnh án", 1, scan)])
    while world.dossier(new).place == "COMMUNE":
        actions.hand_over([new], actor=world.officer(), at=moment(world.MONDAY, 14))
    return new, scan


def seen(actor: Actor, dossier: int, scan: int) -> tuple[int, int, int]:
    """How many of the dossier, its moves and its scan the actor sees."""
    with acting(actor):
        return (
            Dossier.objects.filter(pk=dossier).count(),
            min(1, Move.objects.filter(dossier_id=dossier).count()),
            File.objects.filter(pk=scan).count(),
        )


def test_to_appraise_a_guarded_fact_closes_the_dossier_also_to_the_appraiser() -> None:
    dossier, scan = with_scan()
    facts = {"has_hiv": True, "poverty_class": "POOR"}
    assert seen(SPECIALIST, dossier, scan) == (1, 1, 1)
    actions.appraise(dossier, "GRANT", facts, "Đủ hồ sơ", actor=SPECIALIST, at=moment(world.MONDAY, 15))
    assert seen(SPECIALIST, dossier, scan) == (0, 0, 0)
    assert seen(OPENED, dossier, scan) == (1, 1, 1)
    with acting(OPENED):
        held = Dossier.objects.get(pk=dossier)
        assert (held.guarded, held.conclusion, held.facts) == ("HIV", "GRANT", facts)
        assert PublicStatus.objects.get(pk=held.code).procedure == ""
    with pytest.raises(UnknownDossier):
        queries.dossier(dossier, actor=SPECIALIST, at=moment(world.MONDAY, 16))
    # What was closed stays closed, whatever is established later.
    actions.appraise(dossier, "GRANT", {"has_hiv": False}, actor=OPENED, at=moment(world.MONDAY, 16))
    assert seen(SPECIALIST, dossier, scan) == (0, 0, 0)


def test_in_a_batch_only_the_telling_dossier_closes() -> None:
    told, plain = world.to_specialist(), world.to_specialist()
    actions.appraise_many(
        [actions.Appraisal(told, "GRANT", {"has_hiv": True}), actions.Appraisal(plain, "GRANT", {"has_hiv": False})],
        actor=SPECIALIST,
        at=moment(world.MONDAY, 15),
    )
    with acting(SPECIALIST):
        assert list(Dossier.objects.filter(pk__in=[told, plain]).values_list("pk", "guarded")) == [(plain, "")]


def test_an_answer_at_the_desk_closes_the_dossier_from_its_first_moment() -> None:
    dossier = world.received(answers={"has_hiv": True})
    refused = actions.refuse_receipt(
        world.application(answers={"has_hiv": True}), reason="Thiếu đơn", actor=clerk(), at=moment(world.MONDAY)
    )
    with acting(SYSTEM):
        assert not Dossier.objects.filter(pk__in=[dossier, refused]).exists()
    with acting(OPENED):
        assert set(Dossier.objects.filter(pk__in=[dossier, refused]).values_list("guarded", flat=True)) == {"HIV"}


def test_a_file_is_closed_once_and_its_content_never_changes() -> None:
    _, scan = with_scan()
    with acting(OPENED):
        files.close({scan: "HIV"})
        files.close({scan: "CHILD_ABUSE"})
        assert File.objects.get(pk=scan).guarded == "HIV"
    for change in ({"guarded": None}, {"guarded": ""}, {"content": b"x"}, {"name": "khac.pdf"}):
        with pytest.raises(DatabaseError) as refused, acting(OPENED):
            File.objects.filter(pk=scan).update(**change)
        assert isinstance(refused.value.__cause__, psycopg.errors.RestrictViolation)
