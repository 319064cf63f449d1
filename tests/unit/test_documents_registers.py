"""The two registers: what is entered, what becomes of a paper, what is refused, who sees it, what anybody verifies."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import DatabaseError, transaction

from ansinh.audit.session import acting
from ansinh.documents import actions, incoming, numbers, offers, outgoing, queries, refusals, series
from ansinh.documents.actions import Direction, Finish, Scan
from ansinh.documents.queries import Search
from ansinh.kit.actors import Actor
from ansinh.kit.refusals import NotPermitted
from tests.documents_world import AT, Office, arrived, build, draft, letter, sent
from tests.payroll_world import sql

MARCH = date(2024, 3, 5)
PDF = Scan("qd.pdf", b"%PDF-1.7 signed")


@pytest.fixture
def office(db: None) -> Office:
    return build()


def out(office: Office, paper: int) -> queries.OutgoingPage:
    with acting(office.clerk):
        return queries.outgoing_page(paper)


def into(office: Office, paper: int) -> queries.IncomingPage:
    with acting(office.clerk):
        return queries.incoming_page(paper)


def test_papers_are_entered_with_numbers_of_their_series(office: Office) -> None:
    made = actions.register_outgoing(
        office.district,
        [
            draft(),
            draft(doc_type="CV", organ="UBND", drafter="LĐTBXH"),
            draft("2024-03-06"),
            draft(doc_type="TTr", organ="LĐTBXH"),
            draft(doc_type="QĐ", organ="LĐTBXH"),
            draft("2025-01-02"),
        ],
        actor=office.clerk,
        at=AT.replace(year=2025),
    )
    assert [each.number for each in made] == [
        "01/QĐ-UBND",
        "01/UBND-LĐTBXH",
        "02/QĐ-UBND",
        "01/TTr-LĐTBXH",
        "01/QĐ-LĐTBXH",
        "01/QĐ-UBND",
    ]
    row = out(office, made[0].id).row
    assert (row.state, row.keeper, row.copies, row.subject) == (
        "REGISTERED",
        "VT, LĐTBXH",
        1,
        "Quyết định Về việc thành lập Hội đồng xác định mức độ khuyết tật",
    )


@pytest.mark.parametrize(
    ("changes", "refusal", "words"),
    [
        ({"abstract": " "}, refusals.Incomplete, "Chưa ghi trích yếu"),
        ({"signer": ""}, refusals.Incomplete, "Chưa ghi người ký"),
        ({"recipients": ""}, refusals.Incomplete, "Chưa ghi nơi nhận"),
        ({"copies": 0}, refusals.Incomplete, "Số lượng bản"),
        ({"sent_on": date(2024, 3, 4)}, refusals.Incomplete, "Ngày phát hành phải từ ngày ký 05/03/2024"),
        ({"secret": True}, refusals.SecretPaper, "Văn bản mật không lưu trên hệ thống: chỉ ghi số"),
        ({"doc_type": "XX"}, refusals.UnknownDocType, "29 loại"),
        ({"organ": "XX"}, refusals.UnknownOrgan, "Không có cơ quan ban hành"),
        ({"number_id": 9_999}, refusals.NumberUnfit, "không dùng được"),
    ],
)
def test_what_is_not_entered_takes_no_number(
    office: Office, changes: dict[str, object], refusal: type[Exception], words: str
) -> None:
    with pytest.raises(refusal, match=words):
        actions.register_outgoing(office.district, [draft(), draft(**changes)], actor=office.clerk, at=AT)
    assert sent(office).number == "01/QĐ-UBND"


def test_a_reserved_number_and_a_printed_code_are_kept(office: Office) -> None:
    code = outgoing.new_code()
    with acting(office.clerk):
        reserved = numbers.take(office.district, "QĐ", "QĐ-UBND", MARCH, actor=office.clerk, at=AT)[0]
    made = sent(office, number_id=reserved.id, code=code, about="decision:17")
    assert (made.number, made.code) == (reserved.printed, code)
    with pytest.raises(refusals.NumberUnfit):
        sent(office, number_id=reserved.id)
    with pytest.raises(refusals.NumberInUse, match="đã phát hành"):
        actions.cancel_number(reserved.id, reason="nhầm", actor=office.clerk, at=AT)


def test_wrong_content_is_replaced_by_a_paper_of_the_same_kind(office: Office) -> None:
    old = sent(office)
    with pytest.raises(refusals.Incomplete, match="cùng loại"):
        actions.replace(old.id, draft(doc_type="CV"), reason="sai tên", actor=office.clerk, at=AT)
    with pytest.raises(refusals.NoReason):
        actions.replace(old.id, draft(), reason=" ", actor=office.clerk, at=AT)
    new = actions.replace(old.id, draft("2024-03-08"), reason="Sai tên thành viên", actor=office.clerk, at=AT)
    page = out(office, old.id)
    assert (page.row.state, [each.number for each in page.replaced_by]) == ("REPLACED", ["02/QĐ-UBND"])
    assert out(office, new.id).replaces == page.row
    assert [(step.title, step.words) for step in page.steps] == [
        ("Vào sổ", ""),
        ("Phát hành", ""),
        ("Thay thế", "Bằng 02/QĐ-UBND: Sai tên thành viên"),
    ]
    verified = queries.verify(old.code)
    assert verified is not None
    assert (verified.state, verified.other) == ("REPLACED", "02/QĐ-UBND")
    with pytest.raises(refusals.WrongState, match="đã bị thay thế"):
        actions.replace(old.id, draft("2024-03-09"), reason="lần hai", actor=office.clerk, at=AT)


def test_wrong_form_is_corrected_by_a_letter_and_the_paper_stays_in_force(office: Office) -> None:
    old = sent(office)
    with pytest.raises(refusals.Incomplete, match="Đính chính phải bằng công văn"):
        actions.correct(old.id, draft(), actor=office.clerk, at=AT)
    first = actions.correct(old.id, draft("2024-03-06", doc_type="CV"), actor=office.clerk, at=AT)
    second = actions.correct(old.id, draft("2024-03-07", doc_type="CV"), actor=office.clerk, at=AT)
    page = out(office, old.id)
    assert (page.row.state, [each.id for each in page.corrected_by]) == ("SENT", [first.id, second.id])
    verified = queries.verify(old.code)
    assert verified is not None
    assert (verified.state, verified.corrections) == ("VALID", "01/UBND, 02/UBND")


def test_a_withdrawn_paper_waits_for_its_receivers(office: Office) -> None:
    old = sent(office)
    with pytest.raises(refusals.Incomplete, match="thông báo thu hồi"):
        actions.withdraw(old.id, notice="", reason="Gửi nhầm", on=MARCH, actor=office.clerk, at=AT)
    actions.withdraw(old.id, notice="12/TB-UBND", reason="Gửi nhầm", on=MARCH, actor=office.clerk, at=AT)
    actions.confirm_withdrawal(old.id, receiver="UBND xã Bình Trị", on=MARCH, actor=office.clerk, at=AT)
    assert [step.words for step in out(office, old.id).steps[2:]] == [
        "Thông báo 12/TB-UBND: Gửi nhầm",
        "UBND xã Bình Trị",
    ]
    verified = queries.verify(old.code)
    assert verified is not None
    assert (verified.state, verified.other) == ("WITHDRAWN", "12/TB-UBND")


def test_a_paper_that_never_went_out_crosses_out_its_number(office: Office) -> None:
    paper = actions.register_outgoing(office.district, [draft()], actor=office.clerk, at=AT)[0]
    actions.cancel_outgoing(paper.id, reason="Không ban hành", on=MARCH, actor=office.clerk, at=AT)
    with acting(office.clerk):
        book = series.series_of(office.district, 2024)
        page = series.series_page(book[0].id)
    assert [(row.series, row.given, row.cancelled) for row in book] == [("QĐ", 1, 1)]
    assert [(row.number, row.cancelled, row.reason, row.outgoing_id) for row in page.numbers] == [
        ("01/QĐ-UBND", True, "Không ban hành", paper.id)
    ]
    assert sent(office).number == "02/QĐ-UBND"
    with pytest.raises(refusals.WrongState, match="01/QĐ-UBND hủy"):
        actions.send(paper.id, on=MARCH, actor=office.clerk, at=AT)


def test_the_signed_paper_is_kept_once_and_can_be_compared(office: Office) -> None:
    paper = sent(office)
    file_id = actions.attach(paper.id, PDF, on=MARCH, actor=office.clerk, at=AT)
    with acting(office.clerk):
        kept = queries.file(file_id)
    verified = queries.verify(paper.code)
    assert verified is not None
    assert (kept.content, verified.sha256) == (PDF.content, kept.sha256)
    with pytest.raises(refusals.Incomplete, match="đã có bản lưu"):
        actions.attach(paper.id, PDF, on=MARCH, actor=office.clerk, at=AT)


def test_anybody_verifies_a_code_and_learns_no_person(office: Office) -> None:
    paper = sent(office, abstract="Trợ cấp cho ông Nguyễn Văn Mẫu")
    nobody = Actor(None, "", "", ())
    typed = f" {paper.code[:4].lower()}-{paper.code[4:8]} {paper.code[8:]} "
    with acting(nobody):
        found = queries.verify(typed)
    assert found == queries.Verified(
        paper.code, "01/QĐ-UBND", MARCH, "UBND huyện Thăng Bình", "Quyết định", "VALID", "", "", ""
    )
    assert [queries.verify(code) for code in ("", "A" * 12, "!" * 12, paper.code + "A", paper.code[:-1])] == [None] * 5


def test_of_a_secret_paper_only_the_number_is_kept(office: Office) -> None:
    paper = sent(office, abstract="", secret=True)
    assert paper.number == "01/QĐ-UBND"
    assert queries.verify(paper.code) is None
    with pytest.raises(refusals.SecretPaper):
        actions.attach(paper.id, PDF, on=MARCH, actor=office.clerk, at=AT)
    with acting(office.clerk):
        assert [row.series for row in series.series_of(office.district, 2024)] == ["MẬT"]
    with pytest.raises(refusals.SecretPaper):
        arrived(office, secret=True)
    assert into(office, arrived(office, secret=True, abstract="")).row.subject == "Công văn (mật: chỉ ghi số)"


def test_an_incoming_paper_from_the_stamp_to_the_outcome(office: Office) -> None:
    paper = arrived(office)
    lead = office.clerk.user_id or 0
    order = Direction(paper, lead, date(2024, 3, 12), MARCH, "Tham mưu báo cáo", "Phòng Tài chính")
    with pytest.raises(NotPermitted):
        actions.direct([order], actor=office.clerk, at=AT)
    actions.direct([order], actor=office.head, at=AT)
    actions.hand_over(paper, to="Cán bộ clerk", on=date(2024, 3, 6), actor=office.clerk, at=AT)
    actions.finish([Finish(paper, date(2024, 3, 11), "Báo cáo 12/BC-LĐTBXH")], actor=office.clerk, at=AT)
    page = into(office, paper)
    assert (page.row.state, page.row.lead, page.row.done_on) == ("DONE", "Cán bộ clerk", date(2024, 3, 11))
    assert [(step.title, step.words) for step in page.steps] == [
        ("Vào sổ", ""),
        ("Chỉ đạo giải quyết", "Cán bộ clerk chủ trì, hạn 12/03/2024. Tham mưu báo cáo"),
        ("Chuyển giao", "Cán bộ clerk"),
        ("Giải quyết xong", "Báo cáo 12/BC-LĐTBXH"),
    ]
    with pytest.raises(refusals.WrongState, match="số 01 xong"):
        actions.direct([order], actor=office.head, at=AT)


def test_what_an_incoming_paper_refuses(office: Office) -> None:
    paper = arrived(office)
    with pytest.raises(refusals.Incomplete, match="tác giả"):
        arrived(office, author=" ")
    with pytest.raises(refusals.Incomplete, match="sau ngày đến"):
        arrived(office, author_on=date(2024, 3, 6))
    with pytest.raises(refusals.Incomplete, match="Hạn xử lý"):
        late = Direction(paper, office.clerk.user_id or 0, date(2024, 3, 1), MARCH)
        actions.direct([late], actor=office.head, at=AT)
    with pytest.raises(refusals.Incomplete, match="người chủ trì"):
        actions.direct([Direction(paper, 99_999, MARCH, MARCH)], actor=office.head, at=AT)
    with pytest.raises(refusals.WrongState, match="chờ chỉ đạo"):
        actions.finish([Finish(paper, MARCH, "xong")], actor=office.clerk, at=AT)
    with pytest.raises(refusals.NoReason):
        actions.return_wrong_receiver(paper, reason="", on=MARCH, actor=office.clerk, at=AT)
    actions.return_wrong_receiver(paper, reason="Gửi Phòng Nội vụ", on=MARCH, actor=office.clerk, at=AT)
    assert into(office, paper).row.state == "RETURNED"
    twice = arrived(office)
    actions.cancel_incoming(twice, reason="Vào sổ hai lần", on=MARCH, actor=office.clerk, at=AT)
    assert into(office, twice).row.state == "CANCELLED"
    assert into(office, arrived(office)).row.number == "03"


def test_rooms_above_say_what_a_paper_became(office: Office) -> None:
    paper = arrived(office)
    returned = arrived(office)
    actions.return_wrong_receiver(returned, reason="Gửi Phòng Nội vụ", on=MARCH, actor=office.clerk, at=AT)
    assert (into(office, paper).row.may_become, into(office, returned).row.may_become) == (True, False)

    def became(*ids: int) -> None:
        given = [incoming.Became(each, "dossier:12", "Hồ sơ 000.00.00") for each in ids]
        with acting(office.clerk):
            incoming.became(given, on=MARCH, actor=office.clerk, at=AT)

    with pytest.raises(refusals.WrongState):
        became(paper, returned)
    became(paper)
    page = into(office, paper)
    assert (page.row.about, page.steps[-1].title) == ("dossier:12", "Chuyển thành hồ sơ công việc")
    assert (page.row.dossier_id, page.row.may_become) == (12, False)
    with pytest.raises(refusals.BecameAlready, match="đã thành hồ sơ"):
        became(paper)


def test_nothing_goes_out_tomorrow(office: Office) -> None:
    paper = actions.register_outgoing(office.district, [draft()], actor=office.clerk, at=AT)[0]
    with pytest.raises(refusals.FutureDay, match="Ngày 01/02/2025 chưa đến"):
        actions.send(paper.id, on=date(2025, 2, 1), actor=office.clerk, at=AT)
    actions.send(paper.id, on=date(2024, 3, 6), actor=office.clerk, at=AT)
    assert out(office, paper.id).row.sent_on == date(2024, 3, 6)


def test_only_the_lead_or_the_clerk_finishes(office: Office) -> None:
    paper, other = arrived(office), arrived(office)
    head = office.head.user_id or 0
    for each, lead in ((paper, head), (other, office.clerk.user_id or 0)):
        actions.direct([Direction(each, lead, date(2024, 3, 12), MARCH)], actor=office.head, at=AT)
    actions.finish([Finish(paper, MARCH, "Đã họp")], actor=office.head, at=AT)
    with pytest.raises(NotPermitted):
        actions.finish([Finish(other, MARCH, "Đã họp")], actor=office.head, at=AT)


def test_each_place_has_its_own_register(office: Office) -> None:
    ours = sent(office)
    theirs = actions.register_outgoing(office.commune, [draft()], actor=office.local, at=AT)[0]
    paper = actions.register_incoming(office.commune, [letter()], actor=office.local, at=AT)[0]
    assert (theirs.number, paper.number) == ("01/QĐ-UBND", "01")
    with acting(office.stranger):
        for outside in (ours.id, theirs.id):
            with pytest.raises(refusals.UnknownPaper):
                queries.outgoing_page(outside)
        with pytest.raises(refusals.UnknownPaper):
            queries.incoming_page(paper.id)
    with acting(office.local):
        assert queries.outgoing_page(theirs.id).row.number == "01/QĐ-UBND"
        with pytest.raises(refusals.UnknownPaper):
            queries.outgoing_page(ours.id)
        assert [each.name for each in queries.agencies(office.local, MARCH)] == ["Xã Bình Trị"]
    with acting(office.clerk):
        assert [each.name for each in queries.agencies(office.clerk, MARCH)] == ["Huyện Thăng Bình"]
    with pytest.raises(refusals.UnknownAgency):
        actions.register_outgoing(office.district, [draft()], actor=office.stranger, at=AT)
    with pytest.raises(NotPermitted):
        actions.register_outgoing(office.district, [draft()], actor=office.inspector, at=AT)


def test_papers_are_found_without_marks_and_page_by_page(office: Office) -> None:
    papers = [draft(f"2024-03-{day:02d}", abstract=f"Trợ cấp xã hội lần {day}") for day in range(1, 8)]
    actions.register_outgoing(office.district, papers, actor=office.clerk, at=AT)
    actions.register_outgoing(office.district, [draft(doc_type="CV", abstract="Đính chính")], actor=office.clerk, at=AT)
    with acting(office.clerk):

        def found(**wanted: object) -> list[str]:
            return [row.number for row in queries.outgoing(Search(office.district, **wanted)).rows]

        assert found(words="tro cap LAN 3") == ["03/QĐ-UBND"]
        assert found(words="05/QĐ") == ["05/QĐ-UBND"]
        assert found(words="binh tri", doc_type="CV") == ["01/UBND"]
        assert found(first=date(2024, 3, 6), until=date(2024, 3, 8)) == ["07/QĐ-UBND", "06/QĐ-UBND"]
        assert found(state="SENT") == []
        assert found(organ="LĐTBXH") == []
        seen, after = [], ""
        while True:
            page = queries.outgoing(Search(office.district), after=after, limit=3)
            seen += [row.number for row in page.rows]
            if not (after := page.after):
                break
        assert seen == [
            "07/QĐ-UBND", "06/QĐ-UBND", "01/UBND", "05/QĐ-UBND", "04/QĐ-UBND", "03/QĐ-UBND", "02/QĐ-UBND", "01/QĐ-UBND",
        ]  # fmt: skip
        assert queries.outgoing(Search(office.district), after="nonsense").rows[0].number == "07/QĐ-UBND"


def test_late_papers_and_those_of_a_lead(office: Office) -> None:
    first, second, third = arrived(office), arrived(office), arrived(office)
    clerk, head = office.clerk.user_id or 0, office.head.user_id or 0
    actions.direct(
        [
            Direction(first, clerk, date(2024, 3, 8), MARCH),
            Direction(second, head, date(2024, 3, 20), MARCH),
        ],
        actor=office.head,
        at=AT,
    )
    tenth = date(2024, 3, 10)
    with acting(office.clerk):
        assert [row.id for row in queries.incoming(Search(office.district, late_on=tenth)).rows] == [first]
        assert [row.id for row in queries.incoming(Search(office.district, lead_id=head)).rows] == [second]
        assert [row.id for row in queries.incoming(Search(office.district, state="ARRIVED")).rows] == [third]
        assert queries.waiting(office.clerk, tenth) == queries.Waiting(to_direct=1, mine=1, late=1)
        assert [each.name for each in offers.leads(office.district)] == ["Cán bộ clerk", "Cán bộ head"]
        assert [each.name for each in offers.leads(office.commune)] == ["Cán bộ local"]
        assert offers.authors(office.district) == ["Sở LĐTBXH tỉnh Quảng Nam"]
        assert offers.last_signer(office.district, "UBND") == ""


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM documents_outgoing",
        "UPDATE documents_outgoing SET abstract = 'khác'",
        "UPDATE documents_outgoing SET code = 'AAAAAAAAAAAA'",
        "DELETE FROM documents_incoming",
        "UPDATE documents_incoming SET author = 'khác'",
        "UPDATE documents_event SET words = 'khác'",
        "UPDATE documents_public SET number = '9/QĐ'",
        "DELETE FROM documents_public",
        "UPDATE documents_file SET content = 'x'",
    ],
)
def test_the_database_keeps_what_was_written(office: Office, statement: str) -> None:
    paper = sent(office)
    actions.attach(paper.id, PDF, on=MARCH, actor=office.clerk, at=AT)
    arrived(office)
    with pytest.raises(DatabaseError), transaction.atomic():
        sql(statement)
