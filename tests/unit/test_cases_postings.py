"""Public posting: nothing guarded on the board, objections stop the clock, the list comes down after its days."""

from __future__ import annotations

import json
import shutil
import subprocess
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from ansinh.audit.session import acting
from ansinh.cases import actions as cases
from ansinh.cases import posting_desk, postings
from ansinh.cases.models import Dossier
from ansinh.documents.rendering import paper_pdf
from ansinh.kit.actors import Actor
from tests.council_world import CouncilWorld, build_council
from tests.payroll_world import SYSTEM, noon, sql

REGISTERS = ("HIV", "CHILD_ABUSE", "DRUG_CASE", "TRAFFICKING")
MONDAY = date(2024, 3, 4)
AT = noon("2024-03-04")
PAPERS = [cases.PaperHanded(code) for code in ("child", "hiv", "identity")]
TELLING = {
    "HIV": ("HIV", "AIDS", "Mẫu 1b"),
    "CHILD_ABUSE": ("xâm hại", "bạo hành"),
    "DRUG_CASE": ("ma túy", "nghiện"),
    "TRAFFICKING": ("mua bán người", "nạn nhân"),
}


@pytest.fixture
def world(db: None) -> CouncilWorld:
    found = build_council()
    sql("UPDATE registry_person SET cccd = lpad(id::text, 9, '0') || '777'")
    for person, name in zip(
        found.world.people, ("Lê Văn An", "Trần Thị Xa", "Phạm Thị Kín", "Hồ Văn Ngoài"), strict=True
    ):
        sql("UPDATE registry_person SET full_name = %s WHERE id = %s", name, person)
    return found


def opened(actor: Actor) -> Actor:
    return replace(actor, guarded=frozenset(REGISTERS), reason="niêm yết")


def dossier(at: CouncilWorld, person: int, guarded: str = "") -> int:
    """A dossier at its posting step, full of what nobody may read on a board."""
    words = " ".join(TELLING.get(guarded, ()))
    new = cases.NewDossier(
        procedure="1.001776",
        commune_id=at.commune,
        applicant=cases.Applicant("Người nộp thay", relation=words, phone="0905111222", cccd="049200009999"),
        person_id=person,
        answers={"has_hiv": guarded == "HIV", "lost_work_capacity": True, "account": "4204205001234"},
        papers=PAPERS,
        guarded=guarded,
    )
    made = cases.receive(new, actor=opened(at.officer), at=AT)
    cases.appraise(made, "GRANT", {"has_hiv": guarded == "HIV"}, words, actor=opened(at.officer), at=AT)
    cases.hand_over([made], actor=opened(at.officer), at=AT)
    return made


def printed(posting: int, actor: Actor, folder: Path) -> str:
    with acting(actor):
        paper = posting_desk.notice(posting)
    file = folder / "notice.pdf"
    file.write_bytes(paper_pdf(paper))
    program = shutil.which("pdftotext")
    text = (
        subprocess.run([program, "-layout", file, "-"], capture_output=True, text=True, check=True).stdout
        if program
        else ""
    )
    return f"{paper}\n{text}"


def hang(at: CouncilWorld, *ids: int, actor: Actor | None = None) -> int:
    return cases.post(ids, from_day=MONDAY, actor=actor or opened(at.officer), at=AT)


def test_a_line_says_the_same_of_everybody(world: CouncilWorld, tmp_path: Path) -> None:
    posting = hang(world, dossier(world, world.adult), dossier(world, world.child))
    with acting(world.officer):
        page = posting_desk.posting_page(posting)
    assert [(line.name, line.birth_year, line.cccd) for line in page.lines] == [
        ("Lê Văn An", 1980, "*********777"),
        ("Phạm Thị Kín", 2021, "*********777"),
    ]
    assert (page.row.from_day, page.row.until_day, page.row.objection_days) == (MONDAY, date(2024, 3, 5), 10)
    text = printed(posting, world.officer, tmp_path)
    assert "Lê Văn An" in text and "đến hết ngày 05/03/2024" in text
    assert "0905111222" not in text and "4204205001234" not in text and "049200009999" not in text
    assert "đồng" not in text.replace("Cộng đồng", "")


@pytest.mark.parametrize("register", REGISTERS)
def test_nothing_guarded_is_printed(world: CouncilWorld, tmp_path: Path, register: str) -> None:
    plain, secret = dossier(world, world.adult), dossier(world, world.child, register)
    posting = hang(world, plain, secret)
    text = printed(posting, opened(world.officer), tmp_path)
    for word in (*TELLING[register], register, "has_hiv", "bảo mật"):
        assert word.lower() not in text.lower()
    code = sql_guarded(secret)
    assert code not in text
    shown = "Phạm Thị Kín" in text
    assert shown is (register == "HIV")
    stored = json.dumps(sql("SELECT row_to_json(l)::text FROM cases_postingline l"), ensure_ascii=False)
    assert register not in stored
    assert sql("SELECT left_out FROM cases_posting") == [(0 if register == "HIV" else 1,)]


def sql_guarded(dossier_id: int) -> str:
    with acting(opened(SYSTEM)):
        return Dossier.objects.get(pk=dossier_id).code


def test_a_person_with_hiv_hangs_exactly_as_everybody_else(world: CouncilWorld) -> None:
    """The whole line of one and of the other differ in nothing but name, year, card and village."""
    hang(world, dossier(world, world.adult), dossier(world, world.child, "HIV"))
    rows = sql(
        "SELECT to_jsonb(l) - 'id' - 'dossier_id' - 'name' - 'birth_year' - 'cccd' - 'village' FROM cases_postingline l"
    )
    assert rows[0] == rows[1]


def test_only_guarded_ones_cannot_be_hung(world: CouncilWorld) -> None:
    secret = dossier(world, world.child, "TRAFFICKING")
    with pytest.raises(postings.NotPostable, match="không được niêm yết"):
        hang(world, secret)
    assert sql("SELECT count(*) FROM cases_posting") == [(0,)]


def test_without_the_register_opened_a_guarded_dossier_is_unknown(world: CouncilWorld) -> None:
    plain, secret = dossier(world, world.adult), dossier(world, world.child, "HIV")
    with pytest.raises(postings.UnknownPosting):
        hang(world, plain, secret, actor=world.officer)
    with acting(world.officer):
        assert [group.dossiers for group in posting_desk.postable()] == [(plain,)]


def line_of(posting: int) -> int:
    found: int = sql("SELECT id FROM cases_postingline WHERE posting_id = %s ORDER BY id", posting)[0][0]
    return found


def test_an_objection_stops_the_clock_until_the_answer(world: CouncilWorld) -> None:
    made = dossier(world, world.adult)
    before = sql("SELECT promised_at FROM cases_dossier WHERE id = %s", made)[0][0]
    posting = hang(world, made)
    tuesday = noon("2024-03-05")
    objection = cases.object_to(
        line_of(posting), by="Ông Bình", words="Đã có lương hưu.", actor=world.officer, on=tuesday.date(), at=tuesday
    )
    assert sql("SELECT due_on FROM cases_objection") == [(date(2024, 3, 19),)]
    assert sql("SELECT status, paused_since FROM cases_dossier WHERE id = %s", made) == [(8, tuesday)]
    with pytest.raises(postings.PostingState, match="Còn 1 phản ánh"):
        cases.end_posting(posting, actor=world.officer, on=date(2024, 3, 6), at=noon("2024-03-06"))
    friday = noon("2024-03-08")
    cases.settle_objection(
        objection,
        upheld=False,
        answer="Đã xác minh: không có lương hưu.",
        actor=world.officer,
        on=friday.date(),
        at=friday,
    )
    status, paused, promised = sql("SELECT status, paused_since, promised_at FROM cases_dossier WHERE id = %s", made)[0]
    assert (status, paused) == (4, None)
    assert promised.date().toordinal() - before.date().toordinal() in (
        3,
        5,
    )  # three working days, over a weekend or not
    with pytest.raises(postings.PostingState, match="đã được trả lời"):
        cases.settle_objection(objection, upheld=True, answer="Khác.", actor=world.officer, on=friday.date(), at=friday)
    cases.end_posting(posting, actor=world.officer, on=friday.date(), at=friday)


def test_a_dossier_with_the_chairman_is_stopped_too(world: CouncilWorld) -> None:
    """Of the disability council's procedure: it hangs while the chairman holds it; the answer is due in 5 days."""
    new = cases.NewDossier(
        "1.001699",
        world.commune,
        cases.Applicant("Người nộp"),
        person_id=world.adult,
        papers=[cases.PaperHanded("application")],
    )
    made = cases.receive(new, actor=world.officer, at=AT)
    with pytest.raises(postings.NotPostable, match="chưa đến"):
        hang(world, made)
    cases.hand_over([made], actor=world.officer, at=AT)
    posting = hang(world, made)
    with pytest.raises(postings.NotPostable, match="đã được niêm yết"):
        hang(world, made)
    cases.object_to(line_of(posting), by="Bà Tám", words="Vẫn đi lại được.", actor=world.officer, on=MONDAY, at=AT)
    assert sql("SELECT status, holder FROM cases_dossier") == [(8, "CHAIRMAN")]
    assert sql("SELECT due_on FROM cases_objection") == [(date(2024, 3, 11),)]


def test_objections_come_while_it_hangs(world: CouncilWorld) -> None:
    posting = hang(world, dossier(world, world.adult))
    late = noon("2024-03-06")
    with pytest.raises(postings.PostingState, match="từ ngày 04/03/2024 đến ngày 05/03/2024"):
        cases.object_to(line_of(posting), by="Ông Bình", words="Sai.", actor=world.officer, on=late.date(), at=late)
    with pytest.raises(postings.NotPostable, match="nội dung"):
        cases.object_to(line_of(posting), by="Ông Bình", words=" ", actor=world.officer, on=MONDAY, at=AT)


def test_it_hangs_to_the_end_of_its_last_day(world: CouncilWorld) -> None:
    posting = hang(world, dossier(world, world.adult))
    with pytest.raises(postings.PostingState, match="hết ngày 05/03/2024"):
        cases.end_posting(posting, actor=world.officer, on=date(2024, 3, 5), at=noon("2024-03-05"))
    cases.end_posting(posting, actor=world.officer, on=date(2024, 3, 6), at=noon("2024-03-06"))
    with pytest.raises(postings.UnknownPosting):
        cases.end_posting(posting, actor=world.officer, on=date(2024, 3, 7), at=noon("2024-03-07"))


def test_a_day_off_starts_it_on_the_next_working_day(world: CouncilWorld) -> None:
    saturday = date(2024, 3, 2)
    posting = cases.post([dossier(world, world.adult)], from_day=saturday, actor=world.officer, at=AT)
    with acting(world.officer):
        assert posting_desk.posting_page(posting).row.from_day == MONDAY


def test_another_commune_sees_no_board(world: CouncilWorld) -> None:
    posting = hang(world, dossier(world, world.adult))
    stranger = Actor(81, "Công chức xã khác", "COMMUNE_OFFICER", (world.world.communes[1],))
    with acting(stranger):
        assert posting_desk.postings() == []
        with pytest.raises(postings.UnknownPosting):
            posting_desk.posting_page(posting)
