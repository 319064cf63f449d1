"""Two people sign one proposal at the same moment: one does, the other is told, and nothing is doubled."""

from __future__ import annotations

from datetime import date

from ansinh.audit.session import acting
from ansinh.decisions import actions
from ansinh.decisions.models import Term
from ansinh.decisions.states import WrongProposalState
from ansinh.documents.models import Number
from tests.clerks_at_once import at_once
from tests.entitlement_world import ASSISTANCE, SYSTEM, appraised, district, officer, resident
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
