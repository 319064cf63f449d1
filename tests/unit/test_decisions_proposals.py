"""Appraised dossiers in one proposal: what is usual, what a signer looks at first, and the signature."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ansinh.audit.session import acting
from ansinh.cases import actions as cases
from ansinh.cases.catalog import procedure
from ansinh.cases.models import Dossier
from ansinh.cases.records import Applicant, NewDossier, PaperHanded
from ansinh.cases.refusals import ClosedDossier
from ansinh.decisions import actions, desk
from ansinh.decisions.models import Decision, DecisionItem, Proposal, ProposedDossier, Term
from ansinh.decisions.states import NoReason, NotADraft, OtherMonth, UnfitDossiers, WrongProposalState
from ansinh.documents import outgoing
from ansinh.documents.models import File, Number, Outgoing
from ansinh.kit.actors import Actor
from ansinh.kit.refusals import NotPermitted
from ansinh.registry import actions as registry
from ansinh.registry.models import Disability, Told
from ansinh.registry.records import SourceReference
from tests.entitlement_world import (
    ASSISTANCE,
    FUNERAL,
    SYSTEM,
    appraised,
    commune,
    district,
    holder,
    officer,
    received,
    resident,
)
from tests.payroll_world import noon

pytestmark = pytest.mark.django_db
DAY = date(2024, 9, 16)
AT = noon("2024-09-16")
SEVERE = {"disability_degree": "SEVERE", "certificate_issued_on": "2024-07-05"}
SPECIALIST = officer("SPECIALIST", 4)
CHAIRMAN = officer("CHAIRMAN", 5)


@pytest.fixture(autouse=True)
def places() -> Iterator[None]:
    district()
    yield


def severe(birth: str = "1980-03-15", **of: Any) -> int:
    return appraised(resident(birth), ASSISTANCE, "2024-09-02", facts=SEVERE, **of)


def propose(*dossiers: int, **of: Any) -> actions.Drafted:
    return actions.propose(dossiers, on=DAY, actor=SPECIALIST, at=AT, **of)


def submitted(*dossiers: int, **of: Any) -> int:
    drafted = propose(*dossiers, **of)
    actions.submit(drafted.proposal_id, on=DAY, actor=SPECIALIST, at=AT)
    return drafted.proposal_id


def sign(proposal: int, *decisions: int, on: date = DAY) -> actions.Signed:
    return actions.approve(proposal, decisions or None, signed_on=on, actor=CHAIRMAN, at=AT)


def reasons(dossier: int) -> list[str]:
    with acting(SYSTEM):
        said = [one["code"] for one in ProposedDossier.objects.get(dossier_id=dossier).reasons]
        return list(dict.fromkeys(said))


def decisions_of(proposal: int) -> list[int]:
    with acting(SYSTEM):
        return list(Decision.objects.filter(proposal_id=proposal).order_by("pk").values_list("pk", flat=True))


def test_the_law_fills_the_draft_and_the_certificate_says_the_month() -> None:
    dossier = severe()
    drafted = propose(dossier)
    assert drafted.words == "1 thường, 0 cần xem"
    with acting(SYSTEM):
        item = DecisionItem.objects.get(dossier_id=dossier)
        assert (item.benefit_id, str(item.multiplier), item.from_month) == ("ND20-5.6.nang", "1.50", date(2024, 7, 1))
        assert item.facts["disability_degree"] == "SEVERE"
        assert [point["instrument"] for point in item.law] == ["20/2021/NĐ-CP", "76/2024/NĐ-CP"]


def test_what_a_signer_should_see_first() -> None:
    dead, pensioner, refused, open_one = (resident("1980-03-15") for _ in range(4))
    with acting(SYSTEM):
        form = SourceReference("FORM", "test:9")
        registry.record_death(dead, on=date(2024, 9, 1), source=form, actor=SYSTEM, at=AT)
    twice = resident("1981-01-01")
    dossiers = {
        "DIED": appraised(dead, ASSISTANCE, "2024-09-02", facts=SEVERE),
        "REFUSED": appraised(pensioner, ASSISTANCE, "2024-09-02", facts={**SEVERE, "receives_pension": True}),
        "NOT_APPRAISED": appraised(open_one, ASSISTANCE, "2024-09-02", conclusion="NONE"),
        "": appraised(twice, ASSISTANCE, "2024-09-02", facts=SEVERE),
        "DUPLICATE": appraised(twice, ASSISTANCE, "2024-09-03", facts=SEVERE),
        "RULING": appraised(resident("2008-09-20"), ASSISTANCE, "2024-09-02", facts=SEVERE),
        "BACKDATED": appraised(
            resident("1979-01-01"),
            ASSISTANCE,
            "2024-09-02",
            facts={"disability_degree": "SEVERE", "certificate_issued_on": "2022-02-01"},
        ),
        "DIFFERS": severe("1978-01-01", answers={"disability_degree": "EXTREME"}),
    }
    refusal = appraised(refused, ASSISTANCE, "2024-09-02", conclusion="REFUSE", note="Không có giấy xác nhận.")
    drafted = propose(*dossiers.values(), refusal)
    assert drafted.words == "1 thường, 8 cần xem"
    assert {word: reasons(dossier) for word, dossier in dossiers.items()} == {
        word: [word] if word else [] for word in dossiers
    }
    assert reasons(refusal) == ["REFUSED"]
    with acting(SYSTEM):
        decided = ProposedDossier.objects.filter(decision__isnull=False).values_list("dossier_id", flat=True)
        assert set(decided) == {dossiers[""], dossiers["BACKDATED"], dossiers["DIFFERS"]}


def test_who_is_paid_another_benefit_of_the_group_is_adjusted() -> None:
    person = resident("1980-03-15")
    sign(submitted(appraised(person, ASSISTANCE, "2024-09-02", facts=SEVERE)))
    worse = appraised(person, ASSISTANCE, "2024-09-03", facts={**SEVERE, "disability_degree": "EXTREME"})
    proposal = submitted(worse)
    assert reasons(worse) == ["ALREADY"]
    with acting(SYSTEM):
        assert Decision.objects.get(proposal_id=proposal).kind == "ADJUST"
    sign(proposal)
    same = appraised(person, ASSISTANCE, "2024-09-04", facts={**SEVERE, "disability_degree": "EXTREME"})
    assert propose(same).words == "0 thường, 1 cần xem"
    with acting(SYSTEM):
        believed = Term.objects.filter(person_id=person, known__upper_inf=True).order_by("months")
        assert [term.benefit_id for term in believed] == ["ND20-5.6.dbn"]


def test_a_signature_numbers_opens_tells_and_ends() -> None:
    person = resident("1980-03-15")
    dossier = appraised(person, ASSISTANCE, "2024-09-02", facts={**SEVERE, "lost_work_capacity": True})
    proposal = submitted(dossier)
    assert holder(dossier) == "CHAIRMAN"
    signed = sign(proposal)
    assert list(signed.numbers.values()) == ["01/QĐ-UBND"]
    with acting(SYSTEM):
        decision = Decision.objects.get(proposal_id=proposal)
        assert (decision.state, decision.number, decision.authority_title) == (
            "ISSUED",
            "01/QĐ-UBND",
            "Chủ tịch UBND huyện Thăng Bình",
        )
        texts = [line["text"] for line in decision.legal_basis]
        assert any("Nghị định số 20/2021/NĐ-CP ngày 15 tháng 3 năm 2021 của Chính phủ" in text for text in texts)
        assert texts[-1] == (
            "Xét đề nghị của Phòng Lao động - Thương binh và Xã hội huyện Thăng Bình"
            " tại Tờ trình số 01/TTr-LĐTBXH ngày 16 tháng 9 năm 2024"
        )
        row = Dossier.objects.get(pk=dossier)
        assert (row.status, row.result["number"], row.result["outcome"]) == (9, "01/QĐ-UBND", "GRANT")
        assert Disability.objects.get(person_id=person).issued_on == date(2024, 7, 5)
        assert Told.objects.get(person_id=person).name == "lost_work_capacity"
        assert (
            Outgoing.objects.get(about=f"decision:{decision.pk}").abstract == f"Hưởng mới chế độ theo hồ sơ {row.code}"
        )
        assert Proposal.objects.get(pk=proposal).state == "DECIDED"
        assert Term.objects.get(person_id=person).months.lower == date(2024, 7, 1)


def test_a_second_signature_is_refused() -> None:
    proposal = submitted(severe(), severe("1979-01-01"))
    first, second = decisions_of(proposal)
    sign(proposal, first)
    with pytest.raises(NotADraft, match="đã ban hành"):
        sign(proposal, first)
    sign(proposal, second)
    with pytest.raises(WrongProposalState, match="đã quyết định xong"):
        sign(proposal)
    with acting(SYSTEM):
        assert Term.objects.filter(known__upper_inf=True).count() == 2


def test_an_issue_outside_a_proposal_and_a_signature_share_the_book() -> None:
    alone = decisions_of(propose(severe()).proposal_id)[0]
    with acting(SYSTEM):
        Decision.objects.filter(pk=alone).update(proposal=None)
    assert actions.issue(alone, number="01/QĐ-UBND", signed_on=DAY, actor=CHAIRMAN, at=AT) == "01/QĐ-UBND"
    proposal = submitted(severe("1979-01-01"))
    assert list(sign(proposal).numbers.values()) == ["02/QĐ-UBND"]
    with acting(SYSTEM):
        assert Outgoing.objects.filter(doc_type="QĐ").count() == 2


def test_a_draft_of_a_proposal_is_signed_there() -> None:
    drafted = decisions_of(submitted(severe()))[0]
    with pytest.raises(WrongProposalState, match="Ký tại tờ trình"):
        actions.issue(drafted, signed_on=DAY, actor=CHAIRMAN, at=AT)


def test_a_decision_on_a_closed_dossier_is_refused() -> None:
    dossier = severe()
    proposal = submitted(dossier)
    cases.withdraw(dossier, "Người dân rút đơn.", actor=SYSTEM, at=AT)
    with pytest.raises(ClosedDossier):
        sign(proposal)
    with acting(SYSTEM):
        assert not Term.objects.exists()
        assert not Number.objects.filter(symbol="QĐ-UBND").exists()
    closed = received(resident("1980-03-15"), FUNERAL, "2024-09-02")
    cases.withdraw(closed, "Rút.", actor=SYSTEM, at=AT)
    with pytest.raises(UnfitDossiers, match="đã đóng"):
        propose(closed)


def test_numbers_have_no_gap_and_a_crossed_out_one_stays() -> None:
    signed = sign(submitted(severe(), severe("1979-01-01")))
    assert sorted(signed.numbers.values()) == ["01/QĐ-UBND", "02/QĐ-UBND"]
    with acting(SYSTEM):
        paper = Outgoing.objects.get(about=f"decision:{max(signed.numbers)}")
        outgoing.cancel(paper.pk, reason="In hỏng.", on=DAY, actor=SYSTEM, at=AT)
    assert list(sign(submitted(severe("1977-01-01"))).numbers.values()) == ["03/QĐ-UBND"]
    with acting(SYSTEM):
        crossed = Number.objects.get(n=2, symbol="QĐ-UBND")
        assert (crossed.state, crossed.reason) == ("CANCELLED", "In hỏng.")


def test_what_the_chairman_declines_goes_back_with_the_reason() -> None:
    dossier, other = severe(), severe("1979-01-01")
    proposal = submitted(dossier, other)
    first, second = decisions_of(proposal)
    with pytest.raises(NoReason):
        actions.decline(proposal, [first], reason=" ", actor=CHAIRMAN, at=AT)
    actions.decline(proposal, [first], reason="Thiếu giấy xác nhận.", actor=CHAIRMAN, at=AT)
    assert holder(dossier) == "SPECIALIST"
    sign(proposal)
    with acting(SYSTEM):
        assert [Decision.objects.get(pk=pk).state for pk in (first, second)] == ["CANCELLED", "ISSUED"]
    assert propose(dossier).normal == 1  # it may be proposed again


def test_the_signing_month_is_the_month_worked_out() -> None:
    proposal = submitted(severe())
    with pytest.raises(OtherMonth, match="tháng ký 09/2024"):
        sign(proposal, on=date(2024, 10, 1))


def test_one_list_decision_and_exceptions_by_themselves() -> None:
    usual = [severe(f"19{year}-01-01") for year in (70, 71, 72)]
    odd = severe("1973-01-01", answers={"disability_degree": "MILD"})
    proposal = submitted(*usual, odd, as_list=True)
    with acting(SYSTEM):
        sizes = [DecisionItem.objects.filter(decision_id=pk).count() for pk in decisions_of(proposal)]
    assert sorted(sizes) == [1, 3]
    assert len(sign(proposal).numbers) == 2


def test_what_does_not_belong_together_is_refused() -> None:
    dossier = severe()
    drafted = propose(dossier)
    with pytest.raises(UnfitDossiers, match="tờ trình khác"):
        propose(dossier)
    actions.withdraw_proposal(drafted.proposal_id, reason="Lập lại.", actor=SPECIALIST, at=AT)
    assert propose(dossier).normal == 1
    with pytest.raises(UnfitDossiers, match="một thủ tục"):
        propose(severe("1970-01-01"), appraised(resident("1940-01-01"), FUNERAL, "2024-09-02"))
    with pytest.raises(UnfitDossiers, match="Không thấy hồ sơ"):
        propose(0)


def test_who_may_not() -> None:
    with pytest.raises(NotPermitted):
        actions.propose([1], on=DAY, actor=officer("COMMUNE_OFFICER", 9), at=AT)
    with pytest.raises(NotPermitted):
        actions.approve(1, signed_on=DAY, actor=SPECIALIST, at=AT)


def test_twenty_five_dossiers_cost_as_many_statements_as_two() -> None:
    counted = []
    for born, count in ((1960, 1), (1970, 2), (1950, 25)):  # the first one fills what a process reads once
        dossiers = [severe(f"{born + n % 9}-01-{1 + n % 28:02d}") for n in range(count)]
        with CaptureQueriesContext(connection) as proposing:
            proposal = submitted(*dossiers)
        with CaptureQueriesContext(connection) as signing:
            sign(proposal)
        counted.append((len(proposing), len(signing)))
    assert counted[1] == counted[2]
    assert max(counted[2]) < 70


def test_the_commune_of_a_dossier_is_the_one_that_decides_after_the_merger() -> None:
    dossier = appraised(resident("1980-03-15"), ASSISTANCE, "2025-06-27", facts=SEVERE)
    day = date(2025, 7, 10)
    drafted = actions.propose([dossier], on=day, actor=SPECIALIST, at=noon("2025-07-10"))
    with acting(SYSTEM):
        assert DecisionItem.objects.get(dossier_id=dossier).commune_id == commune(day)
        assert Proposal.objects.get(pk=drafted.proposal_id).agency_id == commune(day)


def test_the_desk_shows_what_wants_a_look_first() -> None:
    usual, odd = severe(), severe("1971-01-01", answers={"disability_degree": "MILD"})
    proposal = submitted(usual, odd)
    sign(proposal, decisions_of(proposal)[0])
    with acting(SYSTEM):
        (row,) = desk.proposals()
        page = desk.proposal_page(proposal)
    assert (row.words, row.drafts, row.signed, row.state_title) == ("1 thường, 1 cần xem", 1, 1, "đã trình")
    assert [line.dossier_id for line in page.lines] == [odd, usual]
    assert [reason.code for reason in page.lines[0].reasons] == ["DIFFERS"]
    item = page.lines[1].items[0]
    assert (item.code, item.multiplier, item.amount_vnd, item.from_month) == (
        "ND20-5.6.nang",
        "1,5",
        750_000,
        date(2024, 7, 1),
    )
    assert (page.lines[1].decision_state, page.lines[1].number) == ("ISSUED", "01/QĐ-UBND")
    assert (page.papers.made, page.papers.total) == (0, 1)


def test_a_guarded_dossier_leaves_nothing_in_the_open() -> None:
    nurse = Actor(None, "tests", "system", None, frozenset({"HIV"}), "xét hồ sơ")
    child = resident("2015-01-10")
    facts = {"has_hiv": True, "poverty_class": "POOR"}
    day = date(2024, 9, 2)
    new = NewDossier(
        procedure=ASSISTANCE,
        commune_id=commune(day),
        applicant=Applicant("Nguyễn Thị Mẫu"),
        person_id=child,
        guarded="HIV",
        papers=[PaperHanded(paper.code) for paper in procedure(ASSISTANCE).papers_on(day)],
    )
    with acting(nurse):
        dossier = cases.receive(new, actor=nurse, at=noon("2024-09-02"))
        for _ in range(3):
            cases.hand_over([dossier], actor=nurse, at=noon("2024-09-02"))
        cases.appraise(dossier, "GRANT", facts, actor=nurse, at=noon("2024-09-02"))
        proposal = actions.propose([dossier], on=DAY, as_list=True, actor=nurse, at=AT).proposal_id
        actions.submit(proposal, on=DAY, actor=nurse, at=AT)
        actions.approve(proposal, signed_on=DAY, actor=nurse, at=AT)
        assert Told.objects.get(name="has_hiv").guarded == "HIV"
    with acting(SYSTEM):
        item = DecisionItem.objects.get(person_id=child)
        assert "has_hiv" not in item.facts
        assert "because" not in item.facts
        assert not Told.objects.filter(name="has_hiv").exists()
        assert not ProposedDossier.objects.filter(dossier_id=dossier).exists()
    assert actions.print_decisions(decisions_of(proposal), actor=SYSTEM, at=AT) == 1
    with acting(SYSTEM):
        assert not File.objects.filter(name__startswith="quyet-dinh").exists()
