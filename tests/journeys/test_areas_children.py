"""Children: the 14 groups, a case from the report to the closing, the clock of hours, care with its two visits."""

from __future__ import annotations

from datetime import date

import pytest

from ansinh.areas.children.groups import GROUPS
from ansinh.areas.children.limits import limit, respond_by, visit_by
from ansinh.areas.children.queries import duties
from ansinh.audit.session import acting
from ansinh.indicators import actions as indicators
from ansinh.indicators import queries as measured
from ansinh.indicators.windows import window_of
from ansinh.registers import actions, queries
from ansinh.registers.listing import ALL, Asked
from ansinh.registers.refusals import MoveRefused, RecordRefused, RegisterGuarded
from tests.entitlement_world import resident
from tests.payroll_world import SYSTEM, noon, sql
from tests.protection_world import CARE, CARER, CASE, SERVICE, add, at, case, move, opened
from tests.registers_world import TODAY, moment, people, specialist

pytestmark = pytest.mark.django_db
CIRCUMSTANCES, PROTECTED = "children/hoan-canh-dac-biet", "children/hoan-canh-bao-mat"


def state(record: int) -> str:
    with acting(opened()):
        found = queries.record_page(CASE, record, moment("2024-12-31", known="2024-12-31"), actor=opened()).state
    assert found is not None
    return found.code


def test_the_groups_are_those_of_the_law_but_for_the_one_of_the_hiv_register() -> None:
    assert [group.number for group in GROUPS] == [1, 2, 3, 4, 6, 7, 8, 9, 10, 11, 12, 13, 14]
    assert "".join(group.letter for group in GROUPS) == "abcdeghiklmno"
    assert {group.letter for group in GROUPS if group.guarded} == set("egiklm")


def test_a_child_may_stand_in_several_groups_each_with_its_evidence() -> None:
    child = people("Lê Thị Bé")[0]
    orphan = {"kind": "ORPHAN", "part": "ORPHAN_KIN", "evidence": "Giấy chứng tử 12, 13", "helped": True}
    ill = {"kind": "ILL", "part": "POOR", "evidence": "Bệnh án 77", "helped": False}
    first, _ = add(CIRCUMSTANCES, orphan, ill, on="2024-03-01", subjects=[child, child])
    with pytest.raises(RecordRefused, match="chưa đúng") as wrong:
        add(CIRCUMSTANCES, {**ill, "part": "ORPHAN_KIN", "kind": "DISABLED"}, on="2024-03-01", subjects=[child])
    assert wrong.value.problems["part"] == ["Chọn nhóm nhỏ của đúng nhóm; nhóm không chia thì để trống."]
    actions.end(CIRCUMSTANCES, first, on=date(2024, 9, 1), actor=specialist(), at=noon("2024-09-01"))
    kinds = "SELECT kind FROM children_childcircumstance WHERE upper_inf(known) AND valid @> %s::date ORDER BY kind"
    assert sql(kinds, date(2024, 5, 1)) == [("ILL",), ("ORPHAN",)]
    assert sql(kinds, date(2024, 10, 1)) == [("ILL",)]


def test_a_case_from_the_report_to_the_closing() -> None:
    people("Lê Thị Bé")
    one = add(CASE, case(), on="2024-06-01")[0]
    move(CASE, one, "assess", "2024-06-01", risk="HIGH", assessed_at=at("2024-06-01 23:10"))
    with pytest.raises(MoveRefused, match="can thiệp khẩn cấp trước"):
        move(CASE, one, "examine", "2024-06-02", examined_on=date(2024, 6, 2))
    move(CASE, one, "respond", "2024-06-02", responded_at=at("2024-06-02 09:00"), measure="QĐ 07/2024")
    weeks = {"measure": "QĐ 08/2024", "separated_on": date(2024, 6, 2)}
    with pytest.raises(RecordRefused, match="chưa đúng") as long:
        move(CASE, one, "separate", "2024-06-02", **weeks, separated_until=date(2024, 6, 18))
    assert long.value.problems["separated_until"] == ["Tạm thời cách ly nhiều nhất 15 ngày kể từ ngày bắt đầu."]
    move(CASE, one, "separate", "2024-06-02", **weeks, separated_until=date(2024, 6, 17))
    move(CASE, one, "examine", "2024-06-04", examined_on=date(2024, 6, 4))
    move(CASE, one, "meet", "2024-06-05", met_on=date(2024, 6, 5))
    plan = {"planned_on": date(2024, 6, 10), "plan": "Trẻ em an toàn, đi học lại"}
    with pytest.raises(MoveRefused, match="chưa có dịch vụ nào"):
        move(CASE, one, "propose", "2024-06-10", **plan)
    service = {"case_id": one, "service": "Tư vấn tâm lý", "provider": "Trung tâm CTXH", "starts_on": date(2024, 6, 12)}
    add(SERVICE, service, on="2024-06-10")
    move(CASE, one, "propose", "2024-06-10", **plan)
    move(CASE, one, "approve", "2024-06-12", approved_on=date(2024, 6, 12), decision="QĐ 31/QĐ-UBND")
    with pytest.raises(MoveRefused):
        move(CASE, one, "close", "2024-07-01")
    move(CASE, one, "review", "2024-09-12", reviewed_on=date(2024, 9, 12), review="Chưa ổn định")
    move(CASE, one, "again", "2024-09-13", met_on=date(2024, 9, 13))
    assert state(one) == "MET"


def test_the_hours_run_through_the_night_and_the_weekend() -> None:
    assert respond_by(at("2024-06-01 22:30")) == at("2024-06-02 10:30")
    assert visit_by("first_visit", date(2024, 1, 31)) == date(2024, 2, 29)
    assert visit_by("second_visit", date(2024, 1, 31)) == date(2024, 4, 30)
    assert limit("emergency", date(2020, 12, 31)) is None
    people("Lê Thị Bé")
    with pytest.raises(RecordRefused) as before:
        add(CASE, case(responded_at=at("2024-06-01 22:00")), on="2024-06-01")
    assert before.value.problems["responded_at"] == ["Can thiệp không thể trước lúc tiếp nhận."]


def test_the_share_answered_within_twelve_hours_is_counted_from_the_moments() -> None:
    people("Lê Thị Bé")
    for number, answered in enumerate(["2024-06-02 10:30", "2024-06-02 10:31", None]):
        said = {"risk": "HIGH", "responded_at": at(answered) if answered else None}
        add(CASE, case(f"BVTE-{number}", **said), on="2024-06-01")
    add(CASE, case("BVTE-9", risk="LOW"), on="2024-06-01")
    window = window_of(TODAY, "month")
    indicators.measure(
        [window], codes=["children.response_in_time", "children.cases"], actor=SYSTEM, at=noon("2024-06-05")
    )
    with acting(SYSTEM):
        late = measured.figure("children.response_in_time", window)
        assert (late.amount, late.base) == (1, 3)
        assert measured.figure("children.cases", window).amount == 4
        assert measured.told(late, specialist()).value is None
        assert measured.told(late, opened()).value is not None


def test_without_the_register_open_nothing_of_a_case_is_there() -> None:
    people("Lê Thị Bé")
    one = add(CASE, case(), on="2024-06-01")[0]
    with acting(specialist()):
        with pytest.raises(RegisterGuarded):
            queries.list_page(CASE, Asked(holds=ALL), moment(), actor=specialist())
        assert sql("SELECT count(*) FROM children_protectioncase") == [(0,)]
        assert sql("SELECT count(*) FROM registers_thing WHERE id = %s", one) == [(0,)]


def test_care_has_a_listed_carer_and_two_visits() -> None:
    child, carer = people("Lê Thị Bé", "Trần Thị Nhận")
    listed = add(CARER, {"person_id": carer, "registered_on": date(2024, 2, 1)}, on="2024-02-01")[0]
    given = {"child_id": child, "form": "OTHERS", "decision": "QĐ 12", "handed_over_on": date(2024, 3, 1)}
    with pytest.raises(RecordRefused) as nobody:
        add(CARE, given, on="2024-03-01")
    assert nobody.value.problems["carer_id"] == ["Ghi người nhận chăm sóc đã đăng ký."]
    one = add(CARE, {**given, "carer_id": listed}, on="2024-03-01")[0]
    visit = {"first_visit_on": date(2024, 4, 1), "finding": "Ổn"}
    with pytest.raises(MoveRefused, match="Mẫu 09"):
        move(CARE, one, "first_visit", "2024-04-01", **visit)
    move(CARER, listed, "list", "2024-02-10", verified_on=date(2024, 2, 10))
    move(CARE, one, "first_visit", "2024-04-01", **visit)
    move(CARE, one, "second_visit", "2024-06-01", second_visit_on=date(2024, 6, 1), finding="Ổn")
    window = window_of(date(2024, 4, 1), "month")
    indicators.measure([window], codes=["children.visited", "children.in_care"], actor=SYSTEM, at=noon("2024-06-05"))
    with acting(SYSTEM):
        assert measured.figure("children.visited", window).value == 100
        assert measured.figure("children.in_care", window).amount == 1


def test_figures_are_the_registers_own_counts() -> None:
    people("Lê Thị Bé")
    children = [resident(f"201{n}-05-05", full_name=f"Trẻ {n}", sex="FEMALE" if n % 2 else "MALE") for n in range(5)]
    said = [{"kind": "DISABLED", "part": "MILD", "evidence": "GXN", "helped": n < 3} for n in range(5)]
    add(CIRCUMSTANCES, *said, on="2024-03-01", subjects=children)
    add("children/tai-nan", {"title": "Đuối nước ở sông", "kind": "DROWNING", "died": True,
                             "happened_on": date(2024, 6, 2)}, on="2024-06-02")  # fmt: skip
    window = window_of(TODAY, "month")
    codes = ["children.circumstances", "children.helped", "children.drowned", "children.accidents"]
    indicators.measure([window], codes=codes, actor=SYSTEM, at=noon("2024-06-05"))
    with acting(SYSTEM):
        counted = sql("SELECT count(*) FROM children_childcircumstance WHERE upper_inf(known)")[0][0]
        assert measured.figure("children.circumstances", window).amount == counted == 5
        assert measured.figure("children.helped", window).value == 60
        assert measured.figure("children.drowned", window).amount == 1
        by_sex = measured.by_dimension("children.circumstances", window, "sex", actor=SYSTEM)
    assert [(sex, one.amount) for sex, one in by_sex] == [("MALE", 3), ("FEMALE", 2)]


def test_duties_stand_in_the_order_of_their_clocks() -> None:
    child = people("Lê Thị Bé")[0]
    add(CASE, case("A", risk="HIGH", state="ASSESSED"), case("B"), on="2024-06-01")
    add(CASE, case("C", state="MET", met_on=date(2024, 6, 3)), on="2024-06-03")
    given = {"child_id": child, "form": "KIN", "decision": "QĐ 12", "handed_over_on": date(2024, 5, 10)}
    add(CARE, given, on="2024-05-10")
    asked = {"on": date(2024, 6, 3), "at": at("2024-06-02 09:30")}
    with acting(opened()):
        found = duties(**asked)
    assert [(duty.about, duty.due, duty.late) for duty in found] == [
        ("A", at("2024-06-02 10:30"), False),
        ("B", at("2024-06-02 10:30"), False),
        ("C", at("2024-06-11 00:00"), False),
        ("Lê Thị Bé", at("2024-06-11 00:00"), False),
    ]
    assert (found[0].title, found[0].hours) == ("Can thiệp khẩn cấp (Mẫu 07)", 1)
    with acting(opened()):
        assert duties(on=date(2024, 6, 3), at=at("2024-06-02 10:31"))[0].late
    with acting(specialist()):
        assert [duty.about for duty in duties(**asked)] == ["Lê Thị Bé"]
