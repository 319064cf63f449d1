"""A decision of an agency above is in force when a second person has confirmed it, and not before."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction

from ansinh.audit.session import acting
from ansinh.cases import actions as cases
from ansinh.decisions import actions, outside
from ansinh.decisions.models import Decision, OutsideDecision, Term
from ansinh.decisions.states import NotADraft, SecondPersonNeeded, UnfitDossiers
from ansinh.kit.actors import Actor
from ansinh.kit.refusals import NotPermitted
from ansinh.offices.models import Role
from tests.cases_world import moment
from tests.entitlement_world import WAR_INVALID, district, officer, received, resident, to_specialist
from tests.payroll_world import SYSTEM, noon
from tests.web_world import main_of, office_at, signed_in

pytestmark = pytest.mark.django_db
RECORDER, CONFIRMER = officer("SPECIALIST", 31), officer("HEAD", 32)
SOMEBODY = Actor(31, "Người 31", "HEAD", None)  # the recorder, promoted meanwhile
DAY = "2024-09-16"
SO = "Giám đốc Sở Lao động - Thương binh và Xã hội tỉnh Quảng Nam"


def answered() -> int:
    """A dossier that the Sở has granted."""
    soldier = resident("1955-05-05")
    dossier = received(soldier, WAR_INVALID, "2024-03-04")
    to_specialist(dossier, "2024-05-06")
    cases.appraise(dossier, "GRANT", {"war_invalid_percent": 41}, actor=SYSTEM, at=noon("2024-05-07"))
    cases.forward(
        [dossier], to="Sở", letter="120/UBND", signed_on=date(2024, 5, 8), actor=SYSTEM, at=noon("2024-05-08")
    )
    cases.take_result(dossier, "88/QĐ-SLĐTBXH", date(2024, 9, 9), "GRANT", actor=SYSTEM, at=noon(DAY))
    return dossier


def written(dossier: int, actor: Actor = RECORDER) -> int:
    return actions.record_outside(
        dossier, number="88/QĐ-SLĐTBXH", signed_on=date(2024, 9, 9), authority_title=SO, actor=actor, at=noon(DAY)
    )


def paid() -> int:
    with acting(SYSTEM):
        return Term.objects.count()


@pytest.fixture
def draft() -> int:
    district()
    return written(answered())


def test_nothing_is_owed_before_the_second_person(draft: int) -> None:
    assert paid() == 0
    actions.confirm_outside(draft, actor=CONFIRMER, at=noon(DAY))
    assert paid() == 1
    with acting(SYSTEM):
        decision, row = Decision.objects.get(pk=draft), outside.outside_of(draft)
    assert (decision.state, decision.number, decision.authority_title) == ("ISSUED", "88/QĐ-SLĐTBXH", SO)
    assert row and (row.recorded_name, row.confirmed_name) == (RECORDER.name, CONFIRMER.name)
    actions.confirm_outside(draft, actor=CONFIRMER, at=noon(DAY))  # safe to repeat
    assert paid() == 1


def test_who_wrote_it_down_does_not_confirm_it(draft: int) -> None:
    with pytest.raises(SecondPersonNeeded, match="một người khác"):
        actions.confirm_outside(draft, actor=SOMEBODY, at=noon(DAY))
    with pytest.raises(NotPermitted):
        actions.confirm_outside(draft, actor=officer("SPECIALIST", 33), at=noon(DAY))
    with pytest.raises(SecondPersonNeeded, match="hai cán bộ"):
        actions.confirm_outside(draft, actor=Actor(None, "máy", "HEAD", None), at=noon(DAY))
    with pytest.raises(NotADraft, match="cấp trên"):
        actions.issue(draft, signed_on=date(2024, 9, 16), actor=officer("CHAIRMAN", 34), at=noon(DAY))
    assert paid() == 0


def test_nobody_writes_it_down_nameless_or_twice(draft: int) -> None:
    with acting(SYSTEM):
        dossier = OutsideDecision.objects.get(decision_id=draft).dossier_id
    with pytest.raises(UnfitDossiers, match="đã được ghi"):
        written(dossier)
    with pytest.raises(SecondPersonNeeded):
        written(dossier, SYSTEM)
    actions.cancel(draft, reason="Ghi nhầm số", actor=RECORDER, at=noon(DAY))
    with pytest.raises(NotADraft):
        actions.confirm_outside(draft, actor=CONFIRMER, at=noon(DAY))
    assert written(dossier) != draft


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE decisions_outside SET confirmed_by = recorded_by",
        "UPDATE decisions_outside SET recorded_by = 99",
        "DELETE FROM decisions_outside",
        "UPDATE decisions_decision SET state = 'ISSUED', number = '88', signed_on = '2024-09-09', issued_at = now(),"
        " authority_id = (SELECT authority_id FROM decisions_outside)",
    ],
)
def test_the_database_holds_it_too(draft: int, statement: str) -> None:
    with acting(SYSTEM), pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert paid() == 0


def test_two_people_do_it_through_their_screens(monkeypatch: pytest.MonkeyPatch) -> None:
    with office_at(moment(DAY, 16), monkeypatch) as users:
        dossier = answered()
        specialist, head = signed_in(users, Role.SPECIALIST), signed_in(users, Role.HEAD)
        assert "Ghi quyết định của cấp trên" in main_of(specialist.get(f"/ho-so/{dossier}/"))
        said = {"number": "88/QĐ-SLĐTBXH", "signed_on": "2024-09-09", "authority_title": SO, "from_month": ""}
        address = specialist.post(f"/ho-so/{dossier}/quyet-dinh-cap-tren/", said)["Location"]
        assert "chưa chi đồng nào" in main_of(specialist.get(address))
        assert "Đúng với bản giấy" not in main_of(specialist.get(address))
        assert specialist.post(f"{address}xac-nhan/").status_code == 403
        assert ("Đúng với bản giấy" in main_of(head.get(address)), paid()) == (True, 0)
        assert head.post(f"{address}xac-nhan/").status_code == 302
        assert ("Người thử Trưởng phòng" in main_of(head.get(address)), paid()) == (True, 1)
        assert "Ghi quyết định của cấp trên" not in main_of(specialist.get(f"/ho-so/{dossier}/"))
