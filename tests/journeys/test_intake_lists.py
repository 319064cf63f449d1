"""A list's way in: received, questions answered, approved, corrected, dropped again, taken back."""

from __future__ import annotations

import io
import threading
from collections.abc import Callable, Sequence
from typing import Any

import openpyxl
import pytest
from django.db import connection

from ansinh.audit.session import acting
from ansinh.intake import actions, queries
from ansinh.intake.refusals import (
    CccdTakenElsewhere,
    NothingToTake,
    OtherCommune,
    RegistryMoved,
    UnknownChoice,
    UnknownColumn,
    UnknownImport,
)
from ansinh.intake.states import ImportState, WrongState
from ansinh.kit.actors import Actor
from ansinh.kit.refusals import NotPermitted
from tests.intake_world import (
    AT,
    BENEFICIARY_HEADER,
    SPECIALIST,
    Places,
    beneficiary,
    build_places,
    csv_of,
    given,
    ods_of,
    sql,
    xls_of,
    xlsx_of,
)

NONE = {"NEW": 0, "CHANGED": 0, "UNCHANGED": 0, "ASK": 0, "ERROR": 0, "SKIPPED": 0}


@pytest.fixture
def places(db: None) -> Places:
    return build_places()


def accept(
    content: bytes, commune_id: int | None = None, actor: Actor = SPECIALIST, name: str = "ds.csv"
) -> actions.ImportSummary:
    return actions.accept_sheet(name=name, content=content, kind=None, commune_id=commune_id, actor=actor, at=AT)


def approve(summary: actions.ImportSummary, actor: Actor = SPECIALIST) -> actions.ImportSummary:
    return actions.approve(summary.id, actor=actor, at=AT)


def lines(summary: actions.ImportSummary, outcome: str | None = None) -> list[queries.RowLine]:
    with acting(SPECIALIST):
        return queries.rows(summary.id, outcome=outcome)


def page(summary: actions.ImportSummary) -> queries.ImportPage:
    with acting(SPECIALIST):
        return queries.import_page(summary.id)


def people() -> list[tuple[Any, ...]]:
    return sql(
        "SELECT full_name, extract(year FROM birth_date)::int, sex, cccd, commune_id, village_id FROM registry_person"
        " WHERE withdrawn_at IS NULL ORDER BY id"
    )


def beneficiaries(*rows: list[object]) -> bytes:
    return csv_of(BENEFICIARY_HEADER, *rows)


def test_beneficiaries_come_in_with_their_provenance(places: Places) -> None:
    summary = accept(given("02"))
    assert (summary.state, summary.kind, summary.counts) == (ImportState.COMPARED, "BENEFICIARIES", NONE | {"NEW": 3})
    assert people() == []
    assert approve(summary).state == ImportState.APPROVED
    assert people() == [
        ("Nguyễn Văn Mẫu", 1941, "MALE", "049041000001", places.binh_tri, places.mau_1),
        ("Trần Thị Thử", 1962, "FEMALE", "049162000002", places.binh_tri, places.mau_2),
        ("Lê Giả Định", 2015, "MALE", None, places.ha_lam, None),
    ]
    sha256 = page(summary).sha256
    assert sql("SELECT kind, reference FROM registry_source ORDER BY id") == [
        ("SHEET_ROW", f"{sha256}//2"), ("SHEET_ROW", f"{sha256}//3"), ("SHEET_ROW", f"{sha256}//4"),
    ]  # fmt: skip
    assert sql("SELECT DISTINCT source_id IS NOT NULL FROM registry_identity") == [(True,)]
    with acting(SPECIALIST):
        rows = queries.approved_rows(summary.id)
    assert [
        (row.benefit_code, row.amount_vnd, str(row.coefficient), str(row.from_month), row.channel) for row in rows
    ] == [
        ("ND20-5.5.c", 500000, "1.0", "2021-07-01", "POST"),
        ("ND20-5.6.dbn.nct", 1250000, "2.5", "2022-04-01", "BANK"),
        ("ND20-5.1.b", 750000, "1.5", "2023-10-01", "POST"),
    ]
    assert sql("SELECT channel, bank, account_number FROM registry_paymentroute WHERE channel = 'BANK'") == [
        ("BANK", "AGRIBANK", "4200205000002")
    ]
    assert sql("SELECT degree, kinds FROM registry_disability") == [("EXTREME", "MOBILITY")]


@pytest.mark.parametrize(("written", "name"), [(xls_of, "ds.xls"), (ods_of, "ds.ods")])
def test_older_and_open_workbooks_are_read_as_well(
    places: Places, written: Callable[[Sequence[Sequence[object]]], bytes], name: str
) -> None:
    summary = accept(written([["DANH SÁCH"], list(BENEFICIARY_HEADER), beneficiary()]), name=name)
    assert (summary.refusal, summary.counts) == ("", NONE | {"NEW": 1})
    approve(summary)
    assert people() == [("Nguyễn Văn Mẫu", 1941, "MALE", "049041000001", places.binh_tri, places.mau_1)]


def test_an_old_workbook_in_an_old_alphabet_asks_before_it_is_believed(places: Places) -> None:
    summary = accept(
        xls_of([list(BENEFICIARY_HEADER), beneficiary(full_name="NguyÔn V¨n MÉu")], font=".VnTime"), name="ds.xls"
    )
    assert summary.counts == NONE | {"ASK": 1}
    assert [finding.sentence for line in lines(summary, "ASK") for finding in line.findings] == [
        "Chữ gõ bằng phông cũ (TCVN3) đã được đổi sang Unicode; xem lại rồi xác nhận."
    ]


def test_the_same_file_twice_is_one_import(places: Places) -> None:
    first = accept(given("02"))
    assert accept(given("02")).id == first.id
    approve(first)
    again = accept(given("02"))
    assert (again.id, again.state) == (first.id, ImportState.APPROVED)


def test_the_difference_is_shown_cell_by_cell(places: Places) -> None:
    approve(
        accept(
            beneficiaries(
                beneficiary(), beneficiary(full_name="Trần Thị Thử", birth_male="", birth_female=1940, cccd="")
            )
        )
    )
    corrected = accept(
        beneficiaries(
            beneficiary(village="Thôn Mẫu 2", amount_vnd="750.000"),
            beneficiary(full_name="TRAN THI THU", birth_male="", birth_female=1940, cccd=""),
            beneficiary(full_name="Lê Giả Định", birth_male=1939, cccd="049039000003"),
        )
    )
    changed, unchanged, new = lines(corrected)
    assert (changed.outcome, changed.difference) == (
        "CHANGED",
        {"village": ["Thôn Mẫu 1", "Thôn Mẫu 2"], "amount_vnd": [500000, 750000]},
    )
    assert (unchanged.outcome, unchanged.difference, new.outcome) == ("UNCHANGED", {}, "NEW")
    approve(corrected)
    assert [(name, village) for name, _, _, _, _, village in people()] == [
        ("Nguyễn Văn Mẫu", places.mau_2), ("Trần Thị Thử", places.mau_1), ("Lê Giả Định", places.mau_1),
    ]  # fmt: skip


def test_who_is_missing_is_shown_and_nothing_is_deleted(places: Places) -> None:
    approve(accept(given("02")))
    next_list = accept(beneficiaries(beneficiary()))
    assert [person.full_name for person in page(next_list).missing] == ["Trần Thị Thử"]
    approve(next_list)
    assert len(people()) == 3


def test_people_are_matched_by_card_then_old_paper_then_name(places: Places) -> None:
    approve(accept(beneficiaries(
        beneficiary(cccd="049041000001"),
        beneficiary(full_name="Trần Thử", birth_male=1940, cccd="201234567"),
        beneficiary(full_name="Lê Giả Định", birth_male=1939, cccd=""),
    )))  # fmt: skip
    again = accept(beneficiaries(
        beneficiary(full_name="Nguyễn Văn Mẩu", village="Thôn Mẫu 2"),
        beneficiary(full_name="Trần Văn Thử", birth_male=1940, cccd="201234567"),
        beneficiary(full_name="LE GIA DINH", birth_male=1939, cccd="049039000003"),
    ))  # fmt: skip
    assert [(line.outcome, sorted(line.difference)) for line in lines(again)] == [
        ("CHANGED", ["full_name", "village"]), ("CHANGED", ["full_name"]), ("CHANGED", ["cccd"]),
    ]  # fmt: skip


def test_near_matches_are_asked_and_never_merged_alone(places: Places) -> None:
    approve(accept(beneficiaries(beneficiary(cccd=""), beneficiary(full_name="Lê Giả Định", birth_male=1939, cccd=""))))
    near = accept(beneficiaries(
        beneficiary(birth_male=1940, cccd=""),
        beneficiary(full_name="Lê Giả Đình Định", birth_male=1939, cccd=""),
    ))  # fmt: skip
    assert near.counts == NONE | {"ASK": 2}
    with pytest.raises(NothingToTake):
        approve(near)
    one, other = lines(near)
    assert [candidate.full_name for candidate in one.candidates] == ["Nguyễn Văn Mẫu"]
    assert (one.waits_for, one.findings[-1].code) == (["near_match"], "near_match")
    with pytest.raises(UnknownChoice):
        actions.choose(one.id, "999999", actor=SPECIALIST, at=AT)
    actions.choose(one.id, str(one.candidates[0].person_id), actor=SPECIALIST, at=AT)
    after = actions.choose(other.id, "NEW", actor=SPECIALIST, at=AT)
    assert after.counts == NONE | {"CHANGED": 1, "NEW": 1}
    approve(after)
    assert [(name, year) for name, year, *_ in people()] == [
        ("Nguyễn Văn Mẫu", 1940), ("Lê Giả Định", 1939), ("Lê Giả Đình Định", 1939),
    ]  # fmt: skip


def test_d22_the_same_person_twice(places: Places) -> None:
    summary = accept(beneficiaries(
        beneficiary(),
        beneficiary(),
        beneficiary(category="NKT nặng", coefficient="2,0"),
        beneficiary(full_name="Lê Giả Định", birth_male=1939, cccd=""),
        beneficiary(full_name="Lê Giả Định", birth_male=1939, cccd=""),
    ))  # fmt: skip
    assert [line.outcome for line in lines(summary)] == ["NEW", "ERROR", "NEW", "NEW", "ASK"]
    assert [line.findings[0].code for line in lines(summary) if line.findings] == [
        "duplicate_row", "two_benefits", "duplicate_in_file",
    ]  # fmt: skip
    approve(summary)
    assert len(people()) == 2  # two regimes of one person are one person
    with acting(SPECIALIST):
        rows = queries.approved_rows(summary.id)
    assert [row.benefit_code for row in rows] == ["ND20-5.5.c", "ND20-5.6.nang.nct", "ND20-5.5.c"]
    assert rows[0].person_id == rows[1].person_id != rows[2].person_id


def test_d1_suggestions_are_ticked_by_kind(places: Places) -> None:
    summary = accept(given("04"), commune_id=places.binh_tri)
    assert summary.counts == NONE | {"NEW": 2, "ERROR": 1}
    fixed = accept(given("04").replace(b"4.200205E+12", b"4200205000003"), commune_id=places.binh_tri)
    assert [(question.code, question.rows, question.in_bulk) for question in page(fixed).questions] == [
        ("decrease_word", 1, True), ("tcvn3_by_vote", 1, True),
    ]  # fmt: skip
    actions.accept_suggestions(fixed.id, code="tcvn3_by_vote", actor=SPECIALIST, at=AT)
    after = actions.accept_suggestions(fixed.id, code="decrease_word", actor=SPECIALIST, at=AT)
    assert after.counts == NONE | {"NEW": 3}
    with pytest.raises(UnknownChoice):
        actions.accept_suggestions(fixed.id, code="near_match", actor=SPECIALIST, at=AT)


def test_d24_a_category_is_asked_once_and_remembered(places: Places) -> None:
    sql("INSERT INTO policy_benefitgroup (code, title) VALUES ('t', 't') ON CONFLICT DO NOTHING")
    sql(
        "INSERT INTO policy_benefit (code, title, programme, group_id, halves, period, payee, start_rule, versions)"
        " SELECT 'T-1', 't', 'T', id, 3, 'MONTH', 'PERSON', 'SIGNING', '[]' FROM policy_benefitgroup WHERE code = 't'"
    )
    summary = accept(beneficiaries(beneficiary(category="Diện đặc thù")))
    assert [(category.text, category.rows) for category in page(summary).categories] == [("Diện đặc thù", 1)]
    with pytest.raises(actions.UnknownCategoryCode):
        actions.set_category(summary.id, text="Diện đặc thù", benefit_code="X-0", actor=SPECIALIST, at=AT)
    after = actions.set_category(summary.id, text="Diện đặc thù", benefit_code="T-1", actor=SPECIALIST, at=AT)
    assert after.counts == NONE | {"NEW": 1}
    other = accept(beneficiaries(beneficiary(category="DIỆN ĐẶC THÙ", cccd="", birth_male=1950)))
    assert other.counts == NONE | {"NEW": 1}


def test_a_mapping_is_said_once_and_remembered(places: Places) -> None:
    header = ["STT", "Họ và tên", "Năm sinh", "Giới tính", "Đối tượng", "Khu"]
    content = csv_of(header, ["1", "Nguyễn Văn Mẫu", "1990", "Nam", "NKT nặng", "Thôn Mẫu 2"])
    summary = accept(content, commune_id=places.binh_tri)
    described = page(summary).sheets[0]
    assert (described["confidence"], described["columns"][5]["field"]) == (0.83, None)
    columns = {column["index"]: column["field"] for column in described["columns"]}
    with pytest.raises(UnknownColumn):
        actions.set_mapping(summary.id, sheet="", columns={1: "full_name"}, actor=SPECIALIST, at=AT)
    actions.set_mapping(summary.id, sheet="", columns=columns | {5: "village"}, actor=SPECIALIST, at=AT)
    assert lines(summary)[0].clean["village_id"].value == places.mau_2
    other = accept(
        csv_of(header, ["1", "Trần Thị Thử", "1991", "Nữ", "NKT nặng", "Thôn Mẫu 1"]), commune_id=places.binh_tri
    )
    assert (page(other).sheets[0]["confirmed"], lines(other)[0].clean["village_id"].value) == (True, places.mau_1)


def test_poor_households_get_their_class(places: Places) -> None:
    summary = accept(given("03"))
    assert summary.counts == NONE | {"NEW": 3}
    approve(summary)
    assert sql(
        "SELECT p.full_name, c.kind, c.details ->> 'points_b1', m.relation FROM registry_povertyclass c"
        " JOIN registry_membership m ON m.household_id = c.household_id JOIN registry_person p ON p.id = m.person_id ORDER BY p.id"
    ) == [
        ("Nguyễn Văn Mẫu", "POOR", "120", "HEAD"),
        ("Trần Thị Thử", "NEAR_POOR", "130", "HEAD"),
        ("Lê Giả Định", "POOR", "138", "HEAD"),
    ]


def test_undo_takes_everything_back_while_nothing_depends_on_it(places: Places) -> None:
    first = accept(given("02"))
    approve(first)
    undone = actions.undo(first.id, actor=SPECIALIST, at=AT, reason="nhập nhầm")
    assert (undone.state, people()) == (ImportState.UNDONE, [])
    with acting(SPECIALIST):
        assert queries.approved_rows(first.id) == []
    again = accept(given("02"))
    assert again.id != first.id
    approve(again)
    actions.mark_used(again.id, used_by="decision:17", actor=SPECIALIST, at=AT)
    actions.mark_used(again.id, used_by="decision:18", actor=SPECIALIST, at=AT)
    assert (page(again).state, page(again).used_by) == (ImportState.USED, "decision:17")
    with pytest.raises(WrongState) as refusal:
        actions.undo(again.id, actor=SPECIALIST, at=AT, reason="")
    assert refusal.value.sentence.startswith("Đã có quyết định dựa trên lần nhập này")
    assert len(people()) == 3


def test_what_is_approved_is_what_was_shown(places: Places) -> None:
    one = accept(beneficiaries(beneficiary()))
    other = accept(beneficiaries(beneficiary(village="Thôn Mẫu 2")))
    approve(one)
    with pytest.raises(RegistryMoved) as refusal:
        approve(other)
    assert refusal.value.fields == {"rows": 1}
    assert actions.compare_again(other.id, actor=SPECIALIST, at=AT).counts == NONE | {"CHANGED": 1}
    approve(other)
    assert len(people()) == 1


def test_a_commune_loads_its_own_list_only(places: Places) -> None:
    officer = places.officer()
    with pytest.raises(OtherCommune):
        accept(given("02"), commune_id=places.ha_lam, actor=officer)
    summary = accept(given("02"), actor=officer)  # blank commune: one's own
    assert summary.counts == NONE | {"NEW": 2, "ERROR": 1}
    assert lines(summary, "ERROR")[0].findings[-1].code == "other_commune"
    approve(summary, actor=officer)
    with acting(places.officer(places.ha_lam)):
        with pytest.raises(UnknownImport):
            queries.import_page(summary.id)
        assert queries.imports() == []
        assert queries.rows(summary.id) == []
    with pytest.raises(UnknownImport):
        approve(summary, actor=places.officer(places.ha_lam))


def test_a_card_held_elsewhere_stops_the_approval(places: Places) -> None:
    approve(accept(beneficiaries(beneficiary(commune="Hà Lam", village=""))))
    summary = accept(beneficiaries(beneficiary(full_name="Lê Khác", cccd="049041000001")), actor=places.officer())
    assert summary.counts == NONE | {"NEW": 1}
    with pytest.raises(CccdTakenElsewhere) as refusal:
        approve(summary, actor=places.officer())
    assert refusal.value.fields == {"rows": [2]}
    assert page(summary).state == ImportState.COMPARED


def test_roles_without_the_right_are_refused(places: Places) -> None:
    inspector = Actor(9, "Thanh tra", "INSPECTOR", None)
    with pytest.raises(NotPermitted):
        accept(given("02"), actor=inspector)
    summary = accept(given("02"))
    accountant = Actor(10, "Kế toán", "ACCOUNTANT", None)
    for act in (
        lambda: approve(summary, actor=accountant),
        lambda: actions.undo(summary.id, actor=accountant, at=AT, reason=""),
        lambda: actions.choose(lines(summary)[0].id, "SKIP", actor=accountant, at=AT),
    ):
        with pytest.raises(NotPermitted):
            act()


def test_a_bad_file_is_kept_as_refused_with_its_sentence(places: Places) -> None:
    summary = accept(b"<html><table></table></html>", name="ds.xls")
    assert (summary.state, summary.counts) == (ImportState.REFUSED, NONE)
    assert "trang web (HTML)" in summary.refusal
    assert page(summary).refusal == summary.refusal
    assert accept(b"Ngay,Thang\n1,2\n").refusal.startswith("Không tìm thấy hàng tiêu đề")


def test_the_workbook_comes_back_with_what_is_wrong_and_is_dropped_again(places: Places) -> None:
    rows = [["DANH SÁCH"], list(BENEFICIARY_HEADER)]
    rows += [[str(cell) for cell in row] for row in (
        beneficiary(note="=1+1"), beneficiary(full_name="Trần Thị Thử", birth_male="", birth_female=1940, cccd="49"),
        beneficiary(full_name="Lê Giả Định (chết 9/24)", birth_male=1939, cccd=""))]  # fmt: skip
    summary = accept(xlsx_of({"Bình Trị": rows}))
    assert summary.counts == NONE | {"NEW": 1, "ERROR": 1, "ASK": 1}
    approve(summary)
    with acting(SPECIALIST):
        back = queries.workbook_back(summary.id)
    workbook = openpyxl.load_workbook(io.BytesIO(back))
    sheet = workbook["Bình Trị"]
    assert [sheet.cell(2, column).value for column in (20, 21, 22)] == ["Ghi chú", "Lỗi", "Gợi ý"]
    assert sheet["A1"].value == "DANH SÁCH"
    assert (sheet["U3"].value, sheet["V3"].value) == (None, None)
    assert sheet["U4"].value == "Số CCCD/CMND không đúng dạng. CCCD có 12 chữ số, CMND cũ có 9."
    assert sheet["V5"].value == "Ghi chú «chết 9/24» cho biết người này đã mất. Xác minh trước khi chi trả."
    assert (sheet["E4"].fill.fgColor.rgb, sheet["E3"].fill.fill_type) == ("00F8D7DA", None)
    sheet["E4"].value = "049140000002"
    sheet["B5"].value = "Lê Giả Định"
    out = io.BytesIO()
    workbook.save(out)
    corrected = accept(out.getvalue())
    assert [line.outcome for line in lines(corrected)] == ["UNCHANGED", "NEW", "NEW"]


def test_d25_other_formats_come_back_as_xlsx_without_live_formulas(places: Places) -> None:
    summary = accept(beneficiaries(beneficiary(note="=1+1", cccd="49")))
    with acting(SPECIALIST):
        sheet = openpyxl.load_workbook(io.BytesIO(queries.workbook_back(summary.id))).active
    assert sheet is not None
    assert (sheet["T2"].value, sheet["T2"].data_type) == ("'=1+1", "s")
    assert (sheet["U1"].value, sheet["V1"].value, sheet["E2"].fill.fgColor.rgb) == ("Lỗi", "Gợi ý", "FFF8D7DA")


def test_two_officers_approve_at_once_and_one_wins(fresh_database: str) -> None:
    build_places()
    summary = accept(given("02"))
    results: list[str] = []
    ready = threading.Barrier(2)

    def officer() -> None:
        ready.wait()
        try:
            results.append(approve(summary).state)
        except WrongState as refusal:
            results.append(refusal.code)
        finally:
            connection.close()

    threads = [threading.Thread(target=officer) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(results) == ["APPROVED", "import_wrong_state"]
    assert len(people()) == 3
