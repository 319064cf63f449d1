"""Two people sign at the same moment, or power fails while one does: nothing is doubled, no number is lost."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.db import InterfaceError, OperationalError, connection

from ansinh.audit.session import acting
from ansinh.decisions import actions, issuing
from ansinh.decisions.models import Decision, Term
from ansinh.decisions.states import WrongProposalState
from ansinh.documents.models import Number, Outgoing
from ansinh.documents.refusals import NumberInUse
from tests.clerks_at_once import at_once
from tests.entitlement_world import ASSISTANCE, SYSTEM, appraised, commune, district, officer, resident
from tests.payroll_world import noon

DAY, AT = date(2024, 9, 16), noon("2024-09-16")
SEVERE = {"disability_degree": "SEVERE", "certificate_issued_on": "2024-07-05"}


def submitted(*dossiers: int) -> int:
    proposal = actions.propose(dossiers, on=DAY, actor=SYSTEM, at=AT).proposal_id
    actions.submit(proposal, on=DAY, actor=SYSTEM, at=AT)
    return proposal


def sign(proposal: int) -> actions.Signed:
    return actions.approve(proposal, signed_on=DAY, actor=officer("CHAIRMAN", 5), at=AT)


def severe(birth: str) -> int:
    return appraised(resident(birth), ASSISTANCE, "2024-09-02", facts=SEVERE)


def test_one_proposal_is_signed_once(fresh_database: str) -> None:
    district()
    proposal = submitted(severe("1980-03-15"), severe("1981-03-15"))
    answers = at_once(lambda: sign(proposal), lambda: sign(proposal))
    assert {type(answer) for answer in answers} == {actions.Signed, WrongProposalState}
    with acting(SYSTEM):
        assert Term.objects.count() == 2
        assert sorted(Number.objects.filter(symbol="QĐ-UBND").values_list("n", flat=True)) == [1, 2]


def test_two_proposals_at_once_share_the_series_without_a_gap(fresh_database: str) -> None:
    district()
    first, second = submitted(severe("1980-03-15")), submitted(severe("1981-03-15"))
    answers = at_once(lambda: sign(first), lambda: sign(second))
    numbers = [number for answer in answers if isinstance(answer, actions.Signed) for number in answer.numbers.values()]
    assert sorted(numbers) == ["01/QĐ-UBND", "02/QĐ-UBND"]


def drafted(birth: str) -> int:
    """A draft outside any proposal, as the sweep makes them."""
    person = resident(birth)
    item = actions.ItemDraft(
        person, commune(DAY), "OPEN", "ND20-5.6.nang", "social_assistance_standard", Decimal("1.5"), date(2024, 9, 1)
    )
    return actions.draft("GRANT", [item], actor=SYSTEM, at=AT)


def issue(draft: int, number: str = "") -> str:
    return actions.issue(draft, number=number, signed_on=DAY, actor=officer("CHAIRMAN", 5), at=AT)


def test_one_signs_a_proposal_while_another_issues_a_draft_with_the_same_typed_number(fresh_database: str) -> None:
    district()
    proposal, alone = submitted(severe("1980-03-15")), drafted("1981-03-15")
    answers = at_once(lambda: sign(proposal), lambda: issue(alone, "1/QĐ-UBND"))
    if any(isinstance(answer, NumberInUse) for answer in answers):  # the signature was first: the next number is told
        issue(alone)
    with acting(SYSTEM):
        entered = Outgoing.objects.filter(doc_type="QĐ").order_by("number__n").values_list("number__n", "about")
        numbers = dict(Decision.objects.values_list("pk", "number"))
        assert [n for n, _ in entered] == [1, 2]
        assert {about: f"{n:02d}/QĐ-UBND" for n, about in entered} == {
            f"decision:{pk}": number for pk, number in numbers.items()
        }


def test_power_fails_between_number_and_effect(fresh_database: str, monkeypatch: pytest.MonkeyPatch) -> None:
    district()
    lost, kept = drafted("1980-03-15"), drafted("1981-03-15")

    def fails(*_: object) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_terminate_backend(pg_backend_pid())")

    with monkeypatch.context() as power:
        power.setattr(issuing, "take_effect", fails)
        with pytest.raises((OperationalError, InterfaceError)):
            issue(lost)
    connection.close()
    assert [issue(kept), issue(lost)] == ["01/QĐ-UBND", "02/QĐ-UBND"]
