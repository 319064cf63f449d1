"""The district is dissolved: its open dossiers go to the communes in its place, with their clocks, and are decided there."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest

from ansinh.audit.session import acting
from ansinh.cases import actions as cases
from ansinh.cases import succeeding
from ansinh.cases.models import Dossier, Move, Status
from ansinh.cases.records import PaperHanded, SupplementAsked
from ansinh.cases.succeeding import HandedOver, Heir
from ansinh.decisions import actions as decisions
from ansinh.decisions.models import Decision
from ansinh.kit.actors import Actor
from ansinh.kit.refusals import NotPermitted
from ansinh.registry import places
from ansinh.registry.models import Succession
from tests.entitlement_world import ASSISTANCE, SYSTEM, appraised, commune, district, officer, received, resident
from tests.payroll_world import noon

pytestmark = pytest.mark.django_db
LAST, FIRST = "2025-06-30", date(2025, 7, 1)
AT = noon("2025-07-01")
HEAD = officer("HEAD", 6)
SEVERE = {"disability_degree": "SEVERE", "certificate_issued_on": "2025-05-05"}


@pytest.fixture(autouse=True)
def district_of_old() -> Iterator[None]:
    district()
    yield


def held(pk: int) -> Dossier:
    with acting(SYSTEM):
        return Dossier.objects.get(pk=pk)


def local(role: str) -> Actor:
    """Somebody of the new commune, who sees those that went over into it."""
    with acting(SYSTEM):
        return Actor(70, "Người của xã mới", role, places.with_predecessors([commune(FIRST)]))


def test_a_dossier_of_the_district_is_decided_by_the_new_commune() -> None:
    pk = appraised(resident("1980-03-15"), ASSISTANCE, "2025-06-20", facts=SEVERE)
    before = held(pk)
    assert (before.place, before.commune_id) == ("DISTRICT", commune(date(2025, 6, 30)))
    with acting(HEAD):
        assert succeeding.heirs(date(2025, 6, 30)) == []
        assert succeeding.heirs(FIRST) == [
            Heir(before.commune_id, "Xã Bình Trị", commune(FIRST), "Xã Đồng Dương", dossiers=1)
        ]
    assert cases.hand_to_successors(FIRST, actor=HEAD, at=AT) == HandedOver(1, 0)
    after = held(pk)
    assert (after.commune_id, after.place, after.holder, after.accepted_at) == (
        commune(FIRST), "COMMUNE", "SPECIALIST", None,
    )  # fmt: skip
    for kept in ("code", "version_start", "step", "promised_at", "step_due_at", "starts_on", "status", "facts"):
        assert getattr(after, kept) == getattr(before, kept), kept
    assert cases.hand_to_successors(FIRST, actor=HEAD, at=AT) == HandedOver(0, 0)

    specialist, chairman = local("SPECIALIST"), local("CHAIRMAN")
    cases.accept([pk], actor=specialist, at=AT)
    proposal = decisions.propose([pk], on=FIRST, actor=specialist, at=AT).proposal_id
    decisions.submit(proposal, on=FIRST, actor=specialist, at=AT)
    assert held(pk).place == "COMMUNE"  # the chairman's step, which was the district's
    assert list(decisions.approve(proposal, signed_on=FIRST, actor=chairman, at=AT).numbers.values()) == ["01/QĐ-UBND"]
    with acting(SYSTEM):
        signed = Decision.objects.get(proposal_id=proposal)
        assert (signed.authority_id, signed.authority_title) == (commune(FIRST), "Chủ tịch UBND xã Đồng Dương")
        assert Move.objects.filter(dossier_id=pk, word="succeed").count() == 1
    assert held(pk).status == Status.DONE


def test_what_waits_for_the_citizen_goes_on_waiting() -> None:
    pk = appraised(resident("1980-03-15"), ASSISTANCE, "2025-06-20", facts=SEVERE)
    asked = SupplementAsked(pk, [PaperHanded("", "Giấy xác nhận khuyết tật")], "Thiếu giấy xác nhận.")
    cases.ask_supplements([asked], actor=SYSTEM, at=noon(LAST))
    before = held(pk)
    cases.hand_to_successors(FIRST, actor=HEAD, at=AT)
    after = held(pk)
    assert (after.status, after.paused_since) == (Status.WAITS_FOR_PAPERS, before.paused_since)


def test_a_merger_inside_the_district_leaves_the_district_its_steps() -> None:
    person = resident("1980-03-15")
    pk = appraised(person, ASSISTANCE, "2024-12-20", facts=SEVERE)
    with acting(SYSTEM):
        old, new = (
            places.unit_at(code, day).id for code, day in (("20822", date(2024, 12, 31)), ("20821", date(2025, 1, 1)))
        )
        Dossier.objects.filter(pk=pk).update(commune_id=old)
    assert cases.hand_to_successors(date(2025, 1, 1), actor=HEAD, at=noon("2025-01-02")) == HandedOver(1, 0)
    assert (held(pk).commune_id, held(pk).place) == (new, "DISTRICT")


def test_a_divided_commune_is_left_to_be_looked_at() -> None:
    received(resident("1980-03-15"), ASSISTANCE, "2025-06-20")
    with acting(SYSTEM):
        whole = Succession.objects.get(old_id=commune(date(2025, 6, 30)))
        other = places.unit_at("20791", FIRST).id
        Succession.objects.filter(pk=whole.pk).update(share=Decimal("0.6"))
        Succession.objects.create(
            old_id=whole.old_id, new_id=other, on=whole.on, share=Decimal("0.4"), instrument=whole.instrument
        )
        assert [heir.new_id for heir in succeeding.heirs(FIRST)] == [None]
    assert cases.hand_to_successors(FIRST, actor=HEAD, at=AT) == HandedOver(0, 1)


def test_only_who_may_hands_over() -> None:
    with pytest.raises(NotPermitted):
        cases.hand_to_successors(FIRST, actor=officer("SPECIALIST", 4), at=AT)
