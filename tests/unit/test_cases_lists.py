"""A list of people, taken in by the importer, becomes one dossier each."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from ansinh.cases import actions
from ansinh.cases.models import Status
from ansinh.cases.refusals import AlreadyUsed, Nobody
from ansinh.intake import actions as intake
from ansinh.intake.states import ImportState, WrongState
from tests import cases_world as world
from tests import entitlement_world
from tests.cases_world import MONDAY, clerk, moment
from tests.intake_world import BENEFICIARY_HEADER, beneficiary, csv_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def taken() -> int:
    """A list of three people of Bình Trị, compared and not yet approved."""
    entitlement_world.district()
    rows = [
        beneficiary(full_name=name, village="", cccd=f"04904100000{number}")
        for number, name in enumerate(("Lê Văn Một", "Lê Văn Hai", "Lê Văn Ba"))
    ]
    return intake.accept_sheet(
        name="ds.csv",
        content=csv_of(BENEFICIARY_HEADER, *rows),
        kind=None,
        commune_id=entitlement_world.commune(date(2024, 5, 6)),
        actor=world.officer(),
        at=moment(MONDAY, 8),
    ).id


def test_every_person_of_an_approved_list_gets_a_dossier(taken: int) -> None:
    intake.approve(taken, actor=world.officer(), at=moment(MONDAY, 9))
    ids = actions.receive_list(taken, procedure=world.ASSISTANCE, actor=clerk(), at=moment(MONDAY))
    held = [world.dossier(each) for each in ids]
    assert [(each.channel, each.status) for each in held] == [("SHEET", Status.RECEIVED)] * 3
    assert sorted(each.applicant["name"] for each in held) == ["Lê Văn Ba", "Lê Văn Hai", "Lê Văn Một"]
    assert [each.code[-4:] for each in held] == ["0001", "0002", "0003"]


def test_a_list_is_used_once_and_then_stays(taken: int) -> None:
    intake.approve(taken, actor=world.officer(), at=moment(MONDAY, 9))
    actions.receive_list(taken, procedure=world.ASSISTANCE, actor=clerk(), at=moment(MONDAY))
    with pytest.raises(AlreadyUsed):
        actions.receive_list(taken, procedure=world.ASSISTANCE, actor=clerk(), at=moment(MONDAY))
    with pytest.raises(WrongState) as refusal:
        intake.undo(taken, actor=world.officer(), at=moment(MONDAY), reason="Nhầm")
    assert refusal.value.fields["state"] == ImportState.USED


def test_a_list_that_nobody_approved_opens_nothing(taken: int) -> None:
    with pytest.raises(Nobody, match="Duyệt danh sách"):
        actions.receive_list(taken, procedure=world.ASSISTANCE, actor=clerk(), at=moment(MONDAY))
    elsewhere = replace(clerk(), communes=(entitlement_world.commune(date(2024, 5, 6), world.HA_LAM),))
    with pytest.raises(Nobody):
        actions.receive_list(taken, procedure=world.ASSISTANCE, actor=elsewhere, at=moment(MONDAY))
