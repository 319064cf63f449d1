"""«Thử tính»: what the law would give with facts that are only typed, and that nothing of it is kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import pytest

from ansinh.cases.refusals import UnknownDossier
from ansinh.decisions import actions
from ansinh.decisions.previewing import Preview, preview
from ansinh.kit.actors import Actor
from ansinh.kit.refusals import NotPermitted
from tests.entitlement_world import (
    ASSISTANCE,
    FUNERAL,
    appraised,
    district,
    officer,
    received,
    resident,
)
from tests.payroll_world import noon, sql

pytestmark = pytest.mark.django_db
DAY = date(2024, 9, 16)
AT = noon("2024-09-16")
SPECIALIST = officer("SPECIALIST", 4)
SEVERE = {"disability_degree": "SEVERE", "certificate_issued_on": "2024-07-05"}


@pytest.fixture(autouse=True)
def places() -> Iterator[None]:
    district()
    yield


def tried(dossier: int, facts: Mapping[str, Any], *exceptions: str, actor: Actor = SPECIALIST) -> Preview:
    return preview(dossier, facts, exceptions, on=DAY, actor=actor, at=AT)


def proposed(dossier: int) -> int:
    return actions.propose([dossier], on=DAY, actor=SPECIALIST, at=AT).proposal_id


def sign(proposal: int) -> None:
    actions.submit(proposal, on=DAY, actor=SPECIALIST, at=AT)
    actions.approve(proposal, signed_on=DAY, actor=officer("CHAIRMAN", 5), at=AT)


def codes(told: Preview) -> list[str]:
    return [reason.code for reason in told.reasons]


def test_the_benefit_with_its_amount_month_and_law() -> None:
    told = tried(received(resident("1980-03-15"), ASSISTANCE, "2024-09-02"), SEVERE)
    [item] = told.items
    assert (item.code, item.action_title, item.coefficient, item.amount_vnd, item.from_month, item.once) == (
        "ND20-5.6.nang", "hưởng mới", "1,5", 750_000, date(2024, 7, 1), False,
    )  # fmt: skip
    assert [point.instrument for point in item.law] == ["20/2021/NĐ-CP", "76/2024/NĐ-CP"]
    assert item.because
    assert (told.questions, told.reasons) == ((), ())


def test_nothing_is_kept() -> None:
    dossier = received(resident("1980-03-15"), ASSISTANCE, "2024-09-02")
    tables = ("audit_entry", "decisions_proposal", "decisions_decision", "cases_move")
    kept = [sql(f"SELECT count(*) FROM {table}") for table in tables]
    before = (kept, sql("SELECT conclusion, facts::text FROM cases_dossier"))
    tried(dossier, SEVERE, "Ảnh mờ.")
    assert ([sql(f"SELECT count(*) FROM {table}") for table in tables], sql(
        "SELECT conclusion, facts::text FROM cases_dossier"
    )) == before  # fmt: skip


def test_why_nothing_is_given_stands_with_what_is_near() -> None:
    told = tried(received(resident("1980-03-15"), ASSISTANCE, "2024-09-02"), {**SEVERE, "receives_pension": True})
    assert told.items == ()
    assert "ND20-5.6.nang" in {each.code for each in told.near}
    assert all(each.reasons for each in told.near)
    assert "REFUSED" not in codes(told)  # said once


def test_an_open_question_is_asked_once() -> None:
    told = tried(received(resident("2008-09-20"), ASSISTANCE, "2024-09-02"), SEVERE)
    assert (told.items, len(told.questions) > 0, codes(told)) == ((), True, [])


def test_what_a_signer_would_be_shown() -> None:
    person = resident("1980-03-15")
    first = appraised(person, ASSISTANCE, "2024-09-02", facts=SEVERE)
    proposal = proposed(first)
    again = tried(first, SEVERE, "Ảnh mờ.")  # also while it stands in a proposal
    assert (codes(again), again.reasons[0].words) == (["APPRAISER"], "Ảnh mờ.")
    sign(proposal)
    worse = tried(received(person, ASSISTANCE, "2024-09-03"), {**SEVERE, "disability_degree": "EXTREME"})
    assert codes(worse) == ["ALREADY"]
    assert [(item.action_title, item.coefficient, item.amount_vnd) for item in worse.items] == [
        ("điều chỉnh", "2,0", 1_000_000)
    ]


def test_a_sum_paid_once_belongs_to_the_month_of_the_death() -> None:
    person = resident("1980-03-15")
    sign(proposed(appraised(person, ASSISTANCE, "2024-09-02", facts=SEVERE)))
    told = tried(received(person, FUNERAL, "2024-09-10"), {"died_on": "2024-09-07"})
    assert [(item.amount_vnd, item.once, item.from_month) for item in told.items] == [
        (10_000_000, True, date(2024, 9, 1))
    ]


def test_only_who_appraises_and_only_what_they_see() -> None:
    dossier = received(resident("1980-03-15"), ASSISTANCE, "2024-09-02")
    with pytest.raises(NotPermitted):
        tried(dossier, SEVERE, actor=officer("INSPECTOR", 6))
    for actor, number in ((SPECIALIST, 10**9), (Actor(7, "Người 7", "COMMUNE_OFFICER", ()), dossier)):
        with pytest.raises(UnknownDossier):
            tried(number, SEVERE, actor=actor)
