"""Councils: phiếu and their points, sessions, votes, the medical board, certificates; every refusal changes nothing."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ansinh.audit.session import acting
from ansinh.cases import actions as cases
from ansinh.cases import certificates, council_desk, council_papers, councils
from ansinh.cases.council_forms import (
    UnsoundAnswer,
    age_on,
    all_councils,
    council_form,
    parse_council,
    read_sheet,
)
from ansinh.cases.models import CouncilSheet, CouncilVote
from ansinh.kit.actors import Actor
from ansinh.kit.refusals import NotPermitted
from ansinh.policy.catalog import catalog
from ansinh.policy.located import LawError
from ansinh.registry.facts import PERSON_KINDS
from ansinh.registry.models import Disability
from tests.council_world import AT, DAY, FORM, SEATS, SEVERE, CouncilWorld, build_council, points, session
from tests.payroll_world import SYSTEM, noon, sql

UNDER_6, FROM_6 = FORM.sheet("MAU_02"), FORM.sheet("MAU_03")
DEGREES = FORM.degrees


# --- the form ----------------------------------------------------------------------------------------------------


def test_the_files_speak_the_words_of_law_and_registry() -> None:
    for form in all_councils():
        assert form.fact in PERSON_KINDS
        assert {form.says.degree, form.says.issued_on} <= set(catalog().facts)
        assert set(form.degrees) == set(Disability.Degree.values)
        assert [post.code for post in form.posts if post.chairs] == ["CHAIRMAN"]


def test_organisation_is_a_copy_and_the_phieu_are_provisional() -> None:
    assert FORM.evidence == "copy"
    assert [(sheet.code, sheet.provisional) for sheet in FORM.sheets] == [("MAU_02", True), ("MAU_03", True)]
    assert [step.days for step in FORM.board.steps] == [3, 2, 30, 10, 5]
    assert (FORM.board.valid_years(6), FORM.board.valid_years(5)) == (5, 3)


@pytest.mark.parametrize(("total", "degree"), [(0, "MILD"), (6, "MILD"), (7, "SEVERE"), (13, "SEVERE"), (14, "EXTREME"), (20, "EXTREME")])  # fmt: skip
def test_the_bands(total: int, degree: str) -> None:
    values = [2] * (total // 2) + [1] * (total % 2)
    reading = read_sheet(FROM_6, points(*values, *[0] * (10 - len(values))), DEGREES)
    assert (reading.points, reading.degree, reading.missing) == (total, degree, 0)


def test_a_sign_decides_before_the_points() -> None:
    reading = read_sheet(FROM_6, {**points(*[0] * 10), "sign:P1-B": True}, DEGREES)
    assert (reading.points, reading.degree) == (0, "EXTREME")
    assert reading.because == ("Dấu hiệu P1-B: Thiếu hai tay.",)


def test_the_heaviest_sign_counts() -> None:
    reading = read_sheet(UNDER_6, {"sign:2.2": True, "sign:1.3": True}, DEGREES)
    assert (reading.degree, reading.points) == ("EXTREME", None)


def test_an_unfinished_phieu_proposes_nothing() -> None:
    reading = read_sheet(FROM_6, points(2, 2, 2), DEGREES)
    assert (reading.degree, reading.points, reading.missing) == ("", 6, 7)
    assert read_sheet(UNDER_6, {}, DEGREES).degree == ""


@given(st.lists(st.integers(0, 2), min_size=10, max_size=10), st.integers(0, 9))
def test_more_need_of_help_is_never_a_milder_degree(values: list[int], at: int) -> None:
    order = list(DEGREES)
    worse = [*values[:at], 2, *values[at + 1 :]]
    before, after = (read_sheet(FROM_6, points(*each), DEGREES).degree for each in (values, worse))
    assert order.index(after) <= order.index(before)


@pytest.mark.parametrize("answers", [{"activity:1": 3}, {"activity:11": 1}, {"sign:9.9": True}, {"activity:1": "2"}])
def test_an_unsound_answer_is_refused(answers: dict[str, object]) -> None:
    with pytest.raises(UnsoundAnswer):
        read_sheet(FROM_6, answers, DEGREES)


def test_age_in_full_years() -> None:
    assert age_on(date(2018, 9, 10), date(2024, 9, 9)) == 5
    assert age_on(date(2018, 9, 10), date(2024, 9, 10)) == 6
    assert (FORM.sheet_for(5).code, FORM.sheet_for(6).code) == ("MAU_02", "MAU_03")


def test_a_file_with_a_hole_in_its_bands_is_refused(tmp_path: Path) -> None:
    from ansinh.kit.areas import areas

    folder = next(area.folder for area in areas() if area.label == FORM.area)
    text = (folder / "councils" / "disability.yaml").read_text()
    broken = tmp_path / "broken.yaml"
    broken.write_text(text.replace("{from: 7, to: 13,", "{from: 8, to: 13,"))
    with pytest.raises(LawError, match="bands must cover"):
        parse_council(broken, FORM.area)


# --- the council at work -----------------------------------------------------------------------------------------


@pytest.fixture
def world(db: None) -> CouncilWorld:
    return build_council()


def sheet_row(sheet_id: int) -> CouncilSheet:
    with acting(SYSTEM):
        return CouncilSheet.objects.get(pk=sheet_id)


def fill(at: CouncilWorld, session_id: int, person: int, answers: dict[str, object] | None = None) -> int:
    given_answers = SEVERE if answers is None else answers
    return cases.fill_sheet(session_id, person, answers=given_answers, kinds=["MOBILITY"], actor=at.officer, at=AT)


def votes(at: CouncilWorld, *choices: str) -> dict[int, str]:
    return dict(zip(at.members.values(), choices, strict=True))


def test_a_council_needs_its_seats(world: CouncilWorld) -> None:
    with pytest.raises(councils.WrongSeats, match="Trạm trưởng trạm y tế"):
        cases.set_up_council(
            world.world.communes[1], "disability", [seat for seat in SEATS if seat.post != "HEALTH"],
            decision="1/QĐ", on=DAY, actor=SYSTEM, at=AT,
        )  # fmt: skip


def test_a_new_council_takes_the_place_of_the_old(world: CouncilWorld) -> None:
    later = cases.set_up_council(world.commune, "disability", SEATS, decision="2", on=DAY, actor=SYSTEM, at=AT)
    assert sql("SELECT id, valid_to FROM cases_council ORDER BY id") == [(world.council, DAY), (later, None)]


@pytest.mark.parametrize(("present", "valid"), [(4, False), (5, True), (7, True)])
def test_two_thirds_must_be_there(world: CouncilWorld, present: int, valid: bool) -> None:
    if valid:
        assert session(world, present) > 0
    else:
        with pytest.raises(councils.NoQuorum, match="Có mặt 4 trên 7 thành viên, chưa đủ 2/3"):
            session(world, present)
        assert sql("SELECT count(*) FROM cases_councilsession") == [(0,)]


def test_one_session_a_day(world: CouncilWorld) -> None:
    session(world)
    with pytest.raises(councils.SessionClosed, match="10/09/2024"):
        session(world)


def test_the_phieu_follows_the_age(world: CouncilWorld) -> None:
    held = session(world)
    adult = fill(world, held, world.adult)
    child = fill(world, held, world.child, {"sign:2.2": True})
    assert [(row.form, row.points, row.proposed) for row in map(sheet_row, (adult, child))] == [
        ("MAU_03", 8, "SEVERE"),
        ("MAU_02", None, "SEVERE"),
    ]


def test_filling_again_changes_the_same_phieu(world: CouncilWorld) -> None:
    held = session(world)
    first = fill(world, held, world.adult)
    assert fill(world, held, world.adult, points(*[2] * 10)) == first
    assert (sheet_row(first).points, sheet_row(first).proposed) == (20, "EXTREME")


def test_nobody_of_another_commune(world: CouncilWorld) -> None:
    with pytest.raises(councils.UnknownSheet):
        fill(world, session(world), world.world.people[1])


def test_without_a_birth_date_there_is_no_phieu(world: CouncilWorld) -> None:
    sql("UPDATE registry_person SET birth_date = NULL, birth_precision = NULL WHERE id = %s", world.adult)
    with pytest.raises(councils.NotForCouncil, match="ngày sinh"):
        fill(world, session(world), world.adult)


def test_a_provisional_form_is_never_concluded_by_itself(world: CouncilWorld) -> None:
    sheet = fill(world, session(world), world.adult)
    with pytest.raises(councils.NotAutomatic, match="chưa có nguyên văn phụ lục"):
        cases.vote_as_proposed(sheet, actor=world.officer, at=AT)
    with acting(SYSTEM):
        assert CouncilVote.objects.count() == 0


def test_a_confirmed_form_lets_everybody_agree(world: CouncilWorld, monkeypatch: pytest.MonkeyPatch) -> None:
    confirmed = replace(FORM, sheets=tuple(replace(each, evidence="gazette", gaps=()) for each in FORM.sheets))
    monkeypatch.setattr(councils, "council_form", lambda code: confirmed)
    sheet = fill(world, session(world), world.adult)
    cases.vote_as_proposed(sheet, actor=world.officer, at=AT)
    assert cases.conclude(sheet, actor=world.officer, on=DAY, at=AT) == "SEVERE"
    unfinished = fill(world, session(world, on=date(2024, 9, 11)), world.adult, points(1))
    with pytest.raises(councils.NotAutomatic, match="chưa đủ điểm"):
        cases.vote_as_proposed(unfinished, actor=world.officer, at=AT)


def test_most_votes_decide(world: CouncilWorld) -> None:
    sheet = fill(world, session(world), world.adult)
    cases.vote(sheet, votes(world, "MILD", *["SEVERE"] * 4, "EXTREME", "EXTREME"), actor=world.officer, at=AT)
    assert cases.conclude(sheet, actor=world.officer, on=DAY, at=AT) == "SEVERE"
    row = sheet_row(sheet)
    assert (row.state, row.degree, row.concluded_on, row.concluded_by) == ("CONCLUDED", "SEVERE", DAY, "COUNCIL")


def test_a_tie_is_the_chairs(world: CouncilWorld) -> None:
    sheet = fill(world, session(world, 6), world.adult)
    present = list(world.members.values())[:6]
    even = dict(zip(present, ["EXTREME", "SEVERE", "SEVERE", "SEVERE", "EXTREME", "EXTREME"], strict=True))
    cases.vote(sheet, even, actor=world.officer, at=AT)
    assert cases.conclude(sheet, actor=world.officer, on=DAY, at=AT) == "EXTREME"
    assert sheet_row(sheet).concluded_by == "COUNCIL_TIE"


def test_a_tie_without_the_chairs_choice_is_voted_again(world: CouncilWorld) -> None:
    sheet = fill(world, session(world), world.adult)
    cases.vote(sheet, votes(world, "MILD", *["SEVERE"] * 3, *["EXTREME"] * 3), actor=world.officer, at=AT)
    with pytest.raises(councils.Tied, match="Bỏ phiếu lại"):
        cases.conclude(sheet, actor=world.officer, on=DAY, at=AT)
    assert sheet_row(sheet).state == "FILLED"


def test_everybody_present_votes_and_nobody_else(world: CouncilWorld) -> None:
    sheet = fill(world, session(world, 5), world.adult)
    with pytest.raises(councils.VotesMissing):
        cases.vote(sheet, votes(world, *["SEVERE"] * 7), actor=world.officer, at=AT)
    with pytest.raises(councils.VotesMissing, match="0 phiếu bầu trên 5"):
        cases.conclude(sheet, actor=world.officer, on=DAY, at=AT)


def concluded(at: CouncilWorld, person: int, choice: str = "SEVERE") -> int:
    sheet = fill(at, session(at), person, {"sign:2.2": True} if person == at.child else None)
    cases.vote(sheet, votes(at, *[choice] * 7), actor=at.officer, at=AT)
    cases.conclude(sheet, actor=at.officer, on=DAY, at=AT)
    return sheet


def test_a_concluded_phieu_is_not_filled_again(world: CouncilWorld) -> None:
    sheet = concluded(world, world.adult)
    with pytest.raises(councils.WrongSheetState, match="Đã kết luận"):
        fill(world, sheet_row(sheet).session_id, world.adult)


def test_the_session_closes_when_nothing_waits(world: CouncilWorld) -> None:
    held = session(world)
    sheet = fill(world, held, world.adult)
    with pytest.raises(councils.SessionClosed, match="Còn 1 phiếu"):
        cases.close_session(held, actor=world.officer, at=AT)
    cases.send_to_board(sheet, "CANNOT_CONCLUDE", actor=world.officer, on=DAY, at=AT)
    cases.close_session(held, actor=world.officer, at=AT)
    with pytest.raises(councils.SessionClosed, match="khép biên bản"):
        fill(world, held, world.child, {})


def test_the_certificate_is_a_fact_of_the_registry(world: CouncilWorld) -> None:
    sheet = concluded(world, world.adult)
    issued = date(2024, 9, 16)
    number = cases.issue_certificate(sheet, on=issued, actor=world.chairman, at=noon("2024-09-16"))
    assert number == "01/GXN-UBND"
    assert sql("SELECT degree, kinds, certificate, issued_on, review_on, lower(valid) FROM registry_disability") == [
        ("SEVERE", "MOBILITY", "01/GXN-UBND", issued, None, issued)
    ]
    assert sql("SELECT about FROM documents_number") == [(f"sheet:{sheet}",)]
    with pytest.raises(councils.WrongSheetState, match="Đã cấp giấy"):
        cases.issue_certificate(sheet, on=issued, actor=world.chairman, at=noon("2024-09-16"))
    assert sql("SELECT count(*) FROM documents_number") == [(1,)]


def test_no_certificate_before_the_conclusion_or_without_disability(world: CouncilWorld) -> None:
    sheet = concluded(world, world.adult, "NONE")
    with pytest.raises(certificates.NoCertificate, match="không khuyết tật"):
        cases.issue_certificate(sheet, on=DAY, actor=world.chairman, at=AT)
    other = fill(world, session(world, on=date(2024, 9, 11)), world.adult)
    cases.vote(other, votes(world, *["MILD"] * 7), actor=world.officer, at=AT)
    cases.conclude(other, actor=world.officer, on=date(2024, 9, 11), at=AT)
    with pytest.raises(certificates.NoCertificate, match="trước ngày kết luận"):
        cases.issue_certificate(other, on=DAY, actor=world.chairman, at=noon("2024-09-11"))


def test_only_the_chairman_issues(world: CouncilWorld) -> None:
    sheet = concluded(world, world.adult)
    with pytest.raises(NotPermitted):
        cases.issue_certificate(sheet, on=DAY, actor=world.officer, at=AT)
    with pytest.raises(NotPermitted):
        session(replace(world, officer=Actor(9, "Kế toán", "ACCOUNTANT", None)), on=date(2024, 9, 12))


def to_the_board(at: CouncilWorld, person: int) -> int:
    sheet = fill(at, session(at), person, {} if person == at.child else None)
    cases.send_to_board(sheet, "CANNOT_CONCLUDE", actor=at.officer, on=DAY, at=AT)
    for leg, day in (("FORWARD", date(2024, 9, 12)), ("CONCLUDE", date(2024, 10, 14))):
        cases.record_leg(sheet, leg, on=day, actor=at.officer, at=AT)
    return sheet


@pytest.mark.parametrize(("who", "review_on"), [("adult", date(2029, 10, 14)), ("child", date(2027, 10, 14))])
def test_the_boards_minutes_hold_for_years(world: CouncilWorld, who: str, review_on: date) -> None:
    sheet = to_the_board(world, getattr(world, who))
    cases.record_leg(
        sheet, "MINUTES", on=date(2024, 10, 20), degree="EXTREME", kinds=("VISION",), actor=world.officer, at=AT
    )
    row = sheet_row(sheet)
    assert (row.state, row.degree, row.kinds, row.concluded_by) == ("CONCLUDED", "EXTREME", ["VISION"], "BOARD")
    assert (row.concluded_on, row.review_on) == (date(2024, 10, 14), review_on)
    cases.issue_certificate(sheet, on=date(2024, 10, 22), actor=world.chairman, at=noon("2024-10-22"))
    assert sql("SELECT review_on FROM registry_disability") == [(review_on,)]


def test_legs_come_in_their_order(world: CouncilWorld) -> None:
    sheet = to_the_board(world, world.adult)
    with pytest.raises(certificates.WrongLeg, match="Gửi biên bản giám định về"):
        cases.record_leg(sheet, "FORWARD", on=date(2024, 10, 20), actor=world.officer, at=AT)
    with pytest.raises(certificates.WrongLeg, match="từ ngày 14/10/2024"):
        cases.record_leg(
            sheet, "MINUTES", on=date(2024, 10, 1), degree="MILD", kinds=("VISION",), actor=world.officer, at=AT
        )
    with pytest.raises(certificates.WrongLeg, match="mức độ và dạng"):
        cases.record_leg(sheet, "MINUTES", on=date(2024, 10, 20), degree="MILD", actor=world.officer, at=AT)
    assert sheet_row(sheet).state == "AT_BOARD"


def test_who_disagrees_goes_to_the_board_after_the_conclusion(world: CouncilWorld) -> None:
    sheet = concluded(world, world.adult)
    cases.send_to_board(sheet, "PERSON_DISAGREES", actor=world.officer, on=DAY, at=AT)
    row = sheet_row(sheet)
    assert (row.state, row.degree, row.board_steps) == ("AT_BOARD", "", {"SEND": "2024-09-10"})
    with pytest.raises(certificates.WrongLeg):
        cases.send_to_board(concluded_again(world), "BECAUSE", actor=world.officer, on=DAY, at=AT)


def concluded_again(at: CouncilWorld) -> int:
    return fill(at, session(at, on=date(2024, 9, 17)), at.adult)


def dossier_of(at: CouncilWorld, person: int) -> int:
    new = cases.NewDossier(
        "1.001699",
        at.commune,
        cases.Applicant("Người nộp"),
        person_id=person,
        papers=[cases.PaperHanded("application")],
    )
    return cases.receive(new, actor=at.officer, at=noon("2024-09-02"))


def test_the_dossier_hears_the_conclusion_and_ends_with_the_certificate(world: CouncilWorld) -> None:
    made, held = dossier_of(world, world.adult), session(world)
    with acting(world.officer):
        assert [row.dossier_id for row in council_desk.session_page(held).candidates] == [made]
    sheet = cases.fill_sheet(
        held, world.adult, answers=SEVERE, kinds=["MOBILITY"], dossier_id=made, actor=world.officer, at=AT
    )
    cases.vote(sheet, votes(world, *["SEVERE"] * 7), actor=world.officer, at=AT)
    cases.conclude(sheet, actor=world.officer, on=DAY, at=AT)
    assert sql("SELECT conclusion, facts::text, status FROM cases_dossier") == [
        ("GRANT", '{"disability_degree": "SEVERE"}', 4)
    ]
    cases.issue_certificate(sheet, on=DAY, actor=world.chairman, at=AT)
    facts, result, status = sql("SELECT facts, result, status FROM cases_dossier")[0]
    assert (json.loads(facts), json.loads(result), status) == (
        {"disability_degree": "SEVERE", "certificate_issued_on": "2024-09-10"},
        {"outcome": "GRANT", "number": "01/GXN-UBND", "signed_on": "2024-09-10"},
        9,
    )


def test_a_conclusion_that_goes_to_the_board_no_longer_holds(world: CouncilWorld) -> None:
    made = dossier_of(world, world.adult)
    sheet = cases.fill_sheet(
        session(world), world.adult, answers=SEVERE, kinds=["MOBILITY"], dossier_id=made, actor=world.officer, at=AT
    )
    cases.vote(sheet, votes(world, *["SEVERE"] * 7), actor=world.officer, at=AT)
    cases.conclude(sheet, actor=world.officer, on=DAY, at=AT)
    cases.send_to_board(sheet, "PERSON_DISAGREES", actor=world.officer, on=DAY, at=AT)
    assert sql("SELECT conclusion, facts::text FROM cases_dossier") == [("NONE", "{}")]


def test_a_changed_phieu_is_voted_on_anew(world: CouncilWorld) -> None:
    held = session(world)
    sheet = fill(world, held, world.adult)
    cases.vote(sheet, votes(world, *["SEVERE"] * 7), actor=world.officer, at=AT)
    fill(world, held, world.adult, points(*[0] * 10))
    with pytest.raises(councils.VotesMissing, match="0 phiếu bầu trên 7"):
        cases.conclude(sheet, actor=world.officer, on=DAY, at=AT)


def test_no_disability_is_a_refusal_with_its_reason(world: CouncilWorld) -> None:
    made = dossier_of(world, world.adult)
    sheet = cases.fill_sheet(
        session(world), world.adult, answers={}, kinds=[], dossier_id=made, actor=world.officer, at=AT
    )
    cases.vote(sheet, votes(world, *["NONE"] * 7), actor=world.officer, at=AT)
    cases.conclude(sheet, actor=world.officer, on=DAY, at=AT)
    assert sql("SELECT conclusion, note FROM cases_dossier") == [("REFUSE", "Kết luận: không khuyết tật.")]


def test_a_dossier_about_something_else_is_not_the_councils(world: CouncilWorld) -> None:
    made = dossier_of(world, world.adult)
    with pytest.raises(councils.NotForCouncil, match=r"1\.001699"):
        cases.fill_sheet(session(world), world.child, answers={}, kinds=[], dossier_id=made, actor=world.officer, at=AT)


def test_the_boards_way_has_its_days(world: CouncilWorld) -> None:
    sheet = to_the_board(world, world.adult)
    with acting(world.officer):
        legs = council_desk.sheet_page(sheet).legs
    assert [(leg.code, leg.due_on.isoformat(), leg.done_on is not None) for leg in legs] == [
        ("SEND", "2024-09-13", True),
        ("FORWARD", "2024-09-12", True),
        ("CONCLUDE", "2024-10-24", True),
        ("MINUTES", "2024-10-28", False),
        ("CERTIFY", "2024-11-04", False),
    ]


def test_minutes_and_certificate_say_what_was_concluded(world: CouncilWorld) -> None:
    sheet = concluded(world, world.adult)
    with acting(world.officer), pytest.raises(certificates.NoCertificate, match="chưa được cấp"):
        council_papers.certificate(sheet)
    cases.issue_certificate(sheet, on=DAY, actor=world.chairman, at=AT)
    with acting(world.officer):
        minutes = str(council_papers.minutes(sheet_row(sheet).session_id))
        certificate = str(council_papers.certificate(sheet))
    assert "1. Nguyễn Văn 1: Nặng." in minutes and "có mặt 7 trên 7 thành viên" in minutes
    assert "Người giữ SECRETARY" in minutes
    assert "Mức độ khuyết tật: Nặng" in certificate and "01/GXN-UBND, ngày 10/09/2024" in certificate


def test_another_commune_sees_nothing(world: CouncilWorld) -> None:
    sheet = concluded(world, world.adult)
    stranger = Actor(80, "Công chức xã khác", "COMMUNE_OFFICER", (world.world.communes[1],))
    with pytest.raises(councils.UnknownSheet):
        cases.vote(sheet, {}, actor=stranger, at=AT)
    with acting(stranger):
        assert CouncilSheet.objects.count() == CouncilVote.objects.count() == 0


def test_the_form_by_its_code() -> None:
    assert council_form("disability") is FORM
