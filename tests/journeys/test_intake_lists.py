"""A list's way in: received, questions answered, approved, dropped again, taken back."""

from __future__ import annotations

import pytest

from ansinh.audit.session import acting
from ansinh.intake import actions, queries
from ansinh.intake.states import ImportState
from tests.intake_world import AT, SPECIALIST, Places, build_places, given, sql


@pytest.fixture
def places(db: None) -> Places:
    return build_places()


def accept(content: bytes, commune_id: int | None = None, **keywords: object) -> actions.ImportSummary:
    keywords.setdefault("actor", SPECIALIST)
    return actions.accept_sheet(name="ds.csv", content=content, kind=None, commune_id=commune_id, at=AT, **keywords)


def test_beneficiaries_come_in_and_go_out(places: Places) -> None:
    summary = accept(given("02"))
    assert (summary.state, summary.kind) == (ImportState.COMPARED, "BENEFICIARIES")
    assert summary.counts == {"NEW": 3, "CHANGED": 0, "UNCHANGED": 0, "ASK": 0, "ERROR": 0, "SKIPPED": 0}
    approved = actions.approve(summary.id, actor=SPECIALIST, at=AT)
    assert approved.state == ImportState.APPROVED
    with acting(SPECIALIST):
        rows = queries.approved_rows(summary.id)
    assert [(row.benefit_code, row.amount_vnd, str(row.coefficient)) for row in rows] == [
        ("ND20-5.5.c", 500000, "1.0"),
        ("ND20-5.6.dbn.nct", 1250000, "2.5"),
        ("ND20-5.1.b", 750000, "1.5"),
    ]
    assert accept(given("02")).id == summary.id
    actions.undo(summary.id, actor=SPECIALIST, at=AT, reason="nhập nhầm")
    assert sql("SELECT count(*) FROM registry_person WHERE withdrawn_at IS NULL") == [(0,)]
