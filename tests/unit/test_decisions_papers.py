"""The papers of decisions say who, what, how much in digits and words, from when, and by which law."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from ansinh.audit.session import acting
from ansinh.decisions import actions
from ansinh.decisions.models import Decision, DecisionPaper
from ansinh.decisions.papers import decision_papers, proposal_paper, refusal_paper, result_slip
from ansinh.decisions.printing import Progress, issued_paper, progress
from ansinh.decisions.states import UnfitDossiers
from ansinh.documents import actions as documents
from ansinh.documents.actions import Scan
from ansinh.documents.editable import paper_docx
from ansinh.documents.keys import trial_signer
from ansinh.documents.models import Outgoing
from ansinh.documents.queries import outgoing_page, verify
from ansinh.documents.rendering import paper_pdf
from ansinh.documents.signing import Trust, check
from tests.entitlement_world import ASSISTANCE, SYSTEM, appraised, district, resident
from tests.papers_world import grant
from tests.payroll_world import noon
from tests.pdf_words import words

pytestmark = pytest.mark.django_db
DAY = date(2024, 9, 16)
AT = noon("2024-09-16")
VERIFY_AT = "https://example.vn/cong-dan/kiem-tra/"
SEVERE = {"disability_degree": "SEVERE", "certificate_issued_on": "2024-07-05"}


@pytest.fixture(autouse=True)
def places() -> Iterator[None]:
    district()
    yield


def severe(name: str = "Trần Văn Thử", **of: Any) -> int:
    return appraised(resident("1980-03-15", full_name=name), ASSISTANCE, "2024-09-02", facts=SEVERE, **of)


def signed(*dossiers: int, **of: Any) -> tuple[int, list[int]]:
    proposal = actions.propose(dossiers, on=DAY, actor=SYSTEM, at=AT, **of).proposal_id
    actions.submit(proposal, on=DAY, actor=SYSTEM, at=AT)
    numbers = actions.approve(proposal, signed_on=DAY, signer="Lê Văn Mẫu", actor=SYSTEM, at=AT).numbers
    return proposal, list(numbers)


def issued(proposal: int) -> list[int]:
    with acting(SYSTEM):
        return list(Decision.objects.filter(proposal_id=proposal, state="ISSUED").values_list("pk", flat=True))


def test_a_decision_of_one_person() -> None:
    _, (decision,) = signed(severe())
    with acting(SYSTEM):
        text = " ".join(words(paper_pdf(decision_papers([decision])[decision])))
    for part in (
        "ỦY BAN NHÂN DÂN",
        "HUYỆN THĂNG BÌNH",
        "Số: 01/QĐ-UBND",
        "Căn cứ Nghị định số 20/2021/NĐ-CP ngày 15 tháng 3 năm 2021 của Chính phủ",
        "Xét đề nghị của Phòng Lao động - Thương binh và Xã hội huyện Thăng Bình tại Tờ trình số 01/TTr-LĐTBXH",
        "Trợ cấp cho ông (bà) Trần Văn Thử, sinh ngày 15/03/1980; hiện cư trú tại Xã Bình Trị;",
        "thuộc đối tượng: Người khuyết tật nặng;",
        "mức 750.000 đồng/tháng (bằng chữ: Bảy trăm năm mươi nghìn đồng);",
        "thời gian hưởng từ tháng 07/2024",
        "Lê Văn Mẫu",
    ):
        assert part in text
    with acting(SYSTEM):
        assert paper_docx(decision_papers([decision])[decision])[:2] == b"PK"


def test_a_decision_of_several_people_has_its_list_annexed() -> None:
    _, (decision,) = signed(severe("Lê Thị Một"), severe("Lê Thị Hai"), as_list=True)
    with acting(SYSTEM):
        text = " ".join(words(paper_pdf(decision_papers([decision])[decision])))
    assert "Trợ cấp cho 2 người có tên trong danh sách kèm theo" in text
    assert "Lê Thị Một" in text
    assert "1.500.000" in text


def test_the_papers_around_it() -> None:
    dossier = severe()
    refused = appraised(
        resident("1970-01-01"), ASSISTANCE, "2024-09-02", conclusion="REFUSE", note="Không có giấy xác nhận."
    )
    with acting(SYSTEM), pytest.raises(UnfitDossiers):
        result_slip(dossier, on=DAY, signer="A")
    proposal, _ = signed(dossier, refused)
    with acting(SYSTEM):
        tt = " ".join(words(paper_pdf(proposal_paper(proposal))))
        no = " ".join(words(paper_pdf(refusal_paper(refused, on=DAY, signer="Lê Văn Mẫu"))))
        slip = " ".join(words(paper_pdf(result_slip(dossier, on=DAY, signer="Lê Văn Mẫu"))))
    assert "TỜ TRÌNH" in tt
    assert "1 hồ sơ đủ điều kiện" in tt
    assert "Trần Văn Thử" in tt
    assert "Không có giấy xác nhận" in no
    assert "quyền khiếu nại" in no
    assert "01/QĐ-UBND, 16/09/2024" in slip


def test_printing_goes_on_where_it_stopped() -> None:
    proposal, ids = signed(*(severe(f"Lê Văn {n}") for n in ("Một", "Hai", "Ba")))
    with acting(SYSTEM):
        assert progress(proposal) == Progress(0, 3)
    assert actions.print_decisions(issued(proposal), actor=SYSTEM, at=AT) == 3
    assert actions.print_decisions(issued(proposal), actor=SYSTEM, at=AT) == 0
    with acting(SYSTEM):
        assert progress(proposal) == Progress(3, 3)
        assert {paper.decision_id for paper in DecisionPaper.objects.all()} == set(ids)
        assert all(bytes(paper.file.content[:4]) == b"%PDF" for paper in DecisionPaper.objects.all())


def test_what_is_printed_is_signed_filed_and_known_by_its_code(tmp_path: Path) -> None:
    proposal, ids = signed(severe("Lê Văn Một"), severe("Lê Văn Hai"))
    signer = trial_signer(tmp_path, "Ủy ban nhân dân")
    assert actions.print_decisions(issued(proposal), signer=signer, verify_at=VERIFY_AT, actor=SYSTEM, at=AT) == 2
    with acting(SYSTEM):
        for decision in ids:
            paper = issued_paper(decision)
            file = DecisionPaper.objects.get(decision_id=decision).file
            entry = Outgoing.objects.get(about=f"decision:{decision}")
            assert paper is not None
            (seen,) = paper.signatures
            assert (seen.who, seen.at, seen.place) == ("Ủy ban nhân dân", AT, "seal")
            assert (seen.intact, seen.whole, seen.trust) == (True, True, Trust.TRIAL)
            assert (paper.code, entry.file_id) == (entry.code, file.pk)
            assert decision_papers([decision], verify_at=VERIFY_AT)[decision].verification_url == (
                f"{VERIFY_AT}{entry.code}/"
            )
            known = verify(entry.code)
            assert known is not None
            assert known.sha256 == file.sha256 == sha256(bytes(file.content)).hexdigest()
            assert [step.title for step in outgoing_page(entry.pk).steps][-1] == "Lưu bản ký"


def test_an_agency_without_a_key_prints_for_the_pen() -> None:
    proposal, (decision,) = signed(severe())
    with acting(SYSTEM):
        assert issued_paper(decision) is None
    actions.print_decisions(issued(proposal), actor=SYSTEM, at=AT)
    with acting(SYSTEM):
        paper = issued_paper(decision)
        known = verify(paper.code) if paper else None
    assert paper is not None
    assert paper.signatures == ()
    assert known is not None
    assert len(known.sha256) == 64


def test_a_row_that_has_its_file_keeps_it() -> None:
    proposal, (decision,) = signed(severe())
    with acting(SYSTEM):
        entry = Outgoing.objects.get(about=f"decision:{decision}")
        scan = Scan("ban-ky.pdf", paper_pdf(grant()))
    before = documents.attach(entry.pk, scan, on=DAY, actor=SYSTEM, at=AT)
    assert actions.print_decisions(issued(proposal), actor=SYSTEM, at=AT) == 1
    with acting(SYSTEM):
        assert Outgoing.objects.get(pk=entry.pk).file_id == before
        known = verify(entry.code)
    assert known is not None
    assert known.sha256 == sha256(scan.content).hexdigest()


def test_a_changed_paper_is_not_what_was_signed(tmp_path: Path) -> None:
    proposal, (decision,) = signed(severe())
    actions.print_decisions(issued(proposal), signer=trial_signer(tmp_path, "Ủy ban nhân dân"), actor=SYSTEM, at=AT)
    with acting(SYSTEM):
        content = bytes(DecisionPaper.objects.get(decision_id=decision).file.content)
        paper = issued_paper(decision)
        known = verify(paper.code) if paper else None
    assert known is not None
    position = content.index(b"\nstream\n") + 40  # inside the paper's letters
    changed = content[:position] + bytes([content[position] ^ 1]) + content[position + 1 :]
    (seen,) = check(changed)
    assert (seen.intact, seen.whole) == (False, False)
    assert sha256(changed).hexdigest() != known.sha256


def test_a_draft_has_room_for_number_and_day() -> None:
    proposal = actions.propose([severe()], on=DAY, actor=SYSTEM, at=AT).proposal_id
    with acting(SYSTEM):
        draft = Decision.objects.get(proposal_id=proposal)
        paper = decision_papers([draft.pk])[draft.pk]
    assert (paper.number, paper.on) == ("", None)
    assert "750.000 đồng/tháng" in paper.body[0].text[0]  # type: ignore[union-attr]
