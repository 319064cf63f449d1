"""Employment, training and safety at work: the way abroad, fairs, loans, classes by law, accidents with their clocks."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

from ansinh.audit.session import acting
from ansinh.indicators import actions as indicators
from ansinh.indicators import queries as measured
from ansinh.indicators.windows import window_of
from ansinh.registers import actions
from ansinh.registers.actions import NewRecord
from ansinh.registers.refusals import MoveRefused, RecordRefused
from tests.entitlement_world import commune, district, resident
from tests.payroll_world import SYSTEM, noon, sql
from tests.registers_world import BINH_TRI, officer_of, specialist
from tests.web_world import main_of, office_at, signed_in

pytestmark = pytest.mark.django_db
WHO = specialist()
JOURNEY, SUPPORT, FAIR = (
    "employment/di-lam-viec-nuoc-ngoai",
    "employment/ho-tro-di-lam-viec",
    "employment/san-giao-dich",
)
COURSE, LEARNER, PAYOUT = "training/lop-nghe", "training/hoc-vien", "training/ho-tro-hoc-vien"
ACCIDENT = "safety/tai-nan"
DAY = date(2024, 3, 4)


def add(register: str, *records: Mapping[str, Any], on: date = DAY, about: int | None = None) -> list[int]:
    place = commune(on)
    new = [NewRecord(record, about, commune_id=None if about else place) for record in records]
    return actions.add(register, new, on=on, actor=WHO, at=noon(on.isoformat()))


def move(register: str, ids: list[int], code: str, on: date = DAY, **values: object) -> int:
    return actions.move(register, ids, code, values, on=on, actor=WHO, at=noon(on.isoformat()))


def problems(register: str, record: Mapping[str, Any], on: date = DAY) -> list[str]:
    with pytest.raises(RecordRefused) as refused:
        add(register, record, on=on)
    return list(refused.value.problems)


def figure(code: str, on: date = date(2024, 12, 18), period: str = "year") -> tuple[float | None, float | None]:
    window = window_of(on, period)
    at = noon("2026-12-18")
    indicators.measure([window], codes=[code], actor=SYSTEM, at=at)
    with acting(SYSTEM):
        found = measured.figure(code, window)
    return (
        None if found.amount is None else float(found.amount),
        None if found.base is None else float(found.base),
    )


def worker(birth: str = "1998-02-03", **of: Any) -> int:
    district()
    return resident(birth, **of)


def journey(person: int, **values: object) -> int:
    said = {"person_id": person, "country": "JAPAN", "contract_number": "1", "orientation_paper": "GDĐH-1", **values}
    return add(JOURNEY, said, on=date(2024, 1, 8))[0]


def depart(one: int, on: date = date(2024, 6, 10)) -> None:
    move(JOURNEY, [one], "select", date(2024, 2, 1), selected_on=date(2024, 2, 1))
    move(JOURNEY, [one], "sign", date(2024, 4, 1), signed_on=date(2024, 4, 1))
    move(JOURNEY, [one], "depart", on, departed_on=on)


def test_a_departure_counts_in_its_year_whatever_follows() -> None:
    person = worker(sex="FEMALE")
    one = journey(person)
    depart(one)
    move(JOURNEY, [one], "return_early", date(2025, 2, 3), returned_on=date(2025, 2, 3), return_reason="ILL")
    stays = journey(worker("1999-01-01"))
    assert figure("employment.departures") == (1, None)
    assert figure("employment.departures", date(2025, 6, 1)) == (0, None)
    assert figure("employment.abroad") == (1, None) and figure("employment.abroad", date(2025, 6, 1)) == (0, None)
    counted = sql(
        "SELECT count(DISTINCT thing_id) FROM employment_journey WHERE departed_on BETWEEN '2024-01-01' AND '2024-12-31'"
    )
    assert counted == [(1,)]
    with pytest.raises(MoveRefused):
        move(JOURNEY, [stays], "depart", departed_on=DAY)


def test_a_journey_asks_for_its_papers_and_is_the_only_one() -> None:
    person = worker()
    bare = journey(person, contract_number="", orientation_paper="")
    move(JOURNEY, [bare], "select", date(2024, 2, 1), selected_on=date(2024, 2, 1))
    with pytest.raises(MoveRefused) as no_contract:
        move(JOURNEY, [bare], "sign", signed_on=DAY)
    assert no_contract.value.fields["reasons"] == {"Chưa ghi số hợp đồng.": 1}
    again = add(JOURNEY, {"person_id": person, "country": "KOREA"}, on=date(2024, 1, 9))[0]
    with pytest.raises(MoveRefused) as twice:
        move(JOURNEY, [again], "select", selected_on=DAY)
    assert twice.value.fields["reasons"] == {"Người này đang có một chuyến khác chưa kết thúc.": 1}
    wrong = {"person_id": person, "country": "KOREA", "signed_on": DAY, "departed_on": date(2024, 3, 1)}
    assert problems(JOURNEY, wrong) == ["departed_on"]


def test_support_is_by_law_of_the_day_and_once() -> None:
    person = worker()
    one = journey(person, target_group="POOR")
    said = {"journey_id": one, "kind": "support_language", "amount_vnd": 3_000_000, "asked_on": DAY}
    assert problems(SUPPORT, {**said, "amount_vnd": 3_000_001}) == ["amount_vnd"]
    assert problems(SUPPORT, {**said, "asked_on": date(2026, 1, 1)}) == ["kind"]
    food = {"journey_id": one, "kind": "support_food_day", "asked_on": DAY, "days": 20}
    assert problems(SUPPORT, {**food, "amount_vnd": 800_001}) == ["amount_vnd"]
    first, second = add(SUPPORT, said, said)
    assert move(SUPPORT, [first], "approve", paper="1/QĐ") == 1
    with pytest.raises(MoveRefused) as twice:
        move(SUPPORT, [second], "approve", paper="2/QĐ")
    assert twice.value.fields["reasons"] == {"Người này đã được hỗ trợ nội dung đó.": 1}
    other = journey(worker("1997-01-01"))
    (third,) = add(SUPPORT, {**said, "journey_id": other})
    with pytest.raises(MoveRefused, match="không thuộc diện được hỗ trợ"):
        move(SUPPORT, [third], "approve", paper="3/QĐ")


@pytest.mark.parametrize(
    ("said", "on", "column"),
    [
        ({"kind": "WORKER", "amount_vnd": 100_000_001}, date(2025, 12, 31), "amount_vnd"),
        ({"kind": "WORKER", "amount_vnd": 200_000_001}, date(2026, 1, 1), "amount_vnd"),
        ({"kind": "BUSINESS", "amount_vnd": 300_000_000, "jobs": 2, "secured": True}, date(2024, 5, 1), "amount_vnd"),
        ({"kind": "BUSINESS", "amount_vnd": 100_000_000, "jobs": 1}, date(2024, 5, 1), "secured"),
        ({"kind": "ABROAD", "amount_vnd": 90_000_000, "cost_vnd": 80_000_000}, date(2024, 5, 1), "amount_vnd"),
        ({"kind": "WORKER", "amount_vnd": 50_000_000, "months": 121}, date(2024, 5, 1), "months"),
    ],
)
def test_a_loan_is_within_the_limits_of_its_day(said: dict[str, Any], on: date, column: str) -> None:
    assert problems("employment/vay-von", {"person_id": worker(), "lent_on": on, **said}) == [column]


def test_loans_at_the_limit_stand() -> None:
    person = worker()
    for amount, on in ((100_000_000, date(2025, 12, 31)), (200_000_000, date(2026, 1, 1))):
        add("employment/vay-von", {"person_id": person, "lent_on": on, "kind": "WORKER", "amount_vnd": amount}, on=on)


def test_a_fair_is_held_with_employers_and_counts_its_commune_once() -> None:
    person = worker()
    fairs = add(FAIR, *({"title": f"Sàn {n}", "held_on": DAY} for n in (1, 2)))
    with pytest.raises(MoveRefused) as empty:
        move(FAIR, fairs, "hold", held_on=DAY)
    assert empty.value.fields["reasons"] == {"Chưa ghi người tuyển dụng nào tham gia.": 2}
    (employer,) = add("employment/nguoi-su-dung-lao-dong", {"name": "Công ty Mẫu", "kind": "PRIVATE"})
    add("employment/don-vi-tham-gia-san", *({"fair_id": fair, "employer_id": employer} for fair in fairs))
    move(FAIR, fairs, "hold", held_on=DAY)
    visit = {"fair_id": fairs[0], "person_id": person, "interest": "DOMESTIC", "state": "CHOSEN", "outcome_on": DAY}
    add("employment/nguoi-den-san", visit)
    assert [figure(f"employment.{code}")[0] for code in ("fairs", "fair_communes", "fair_visitors", "placed")] == [
        2,
        1,
        1,
        1,
    ]


def test_the_two_ratios_share_their_denominator() -> None:
    district()
    row = {"year": 2024, "counted_on": DAY, "grown_up": 1300, "employed": 980}
    add(
        "employment/dieu-tra-luc-luong",
        {**row, "labour_force": 1000, "trained": 788, "certified": 378},
        {**row, "labour_force": 1000, "trained": 790, "certified": 380},
    )
    assert figure("employment.trained") == (1578, 2000) and figure("employment.certified") == (758, 2000)
    too_many = {**row, "labour_force": 1000, "trained": 1001, "certified": 0}
    assert problems("employment/dieu-tra-luc-luong", too_many) == ["trained"]


def test_the_worker_form_changes_in_2026() -> None:
    person = worker()

    def save(form: str, on: date) -> None:
        new = NewRecord({"form": form, "collected_on": on, "activity": "2", "jobless_for": "0"}, person)
        actions.add("employment/nguoi-lao-dong", [new], on=on, actor=WHO, at=noon(on.isoformat()))

    with pytest.raises(RecordRefused):
        save("REGISTRATION", date(2025, 12, 31))
    save("SURVEY", date(2024, 3, 1))
    assert figure("employment.unemployed", period="quarter") == (1, None)
    save("REGISTRATION", date(2026, 1, 1))


def course(*people: int, groups: int = 1, **values: object) -> tuple[int, list[int]]:
    said = {
        "code": "L1",
        "occupation": "May",
        "branch": "OTHER",
        "level": "SHORT",
        "kind": "ORDINARY",
        "groups": groups,
        **values,
    }
    (one,) = add(COURSE, said)
    learner = {"course_id": one, "target_group": "POOR", "enrolled_on": DAY, "distance_km": 16}
    return one, add(LEARNER, *({**learner, "person_id": person} for person in people))


def test_a_class_opens_within_its_size() -> None:
    district()
    people = [worker(f"19{70 + n}-01-01") for n in range(19)]
    one, learners = course(*people)
    asked = {"opening_paper": "1/QĐ", "opened_on": DAY}
    with pytest.raises(MoveRefused) as crowded:
        move(COURSE, [one], "open", **asked)
    assert crowded.value.fields["reasons"] == {"Nhóm thực hành đông quá mức; tăng «Số nhóm thực hành».": 1}
    actions.save(COURSE, one, {"groups": 2}, on=DAY, actor=WHO, at=noon("2024-03-05"))
    move(COURSE, [one], "open", date(2024, 3, 5), **asked)
    with pytest.raises(MoveRefused, match="Còn học viên chưa có kết quả"):
        move(COURSE, [one], "close", date(2024, 5, 2), closed_on=date(2024, 5, 2))
    move(LEARNER, learners, "pass", date(2024, 5, 2), certified_on=date(2024, 5, 2))
    move(COURSE, [one], "close", date(2024, 5, 2), closed_on=date(2024, 5, 2))
    assert figure("training.classes")[0] == 1 and figure("training.learners")[0] == 19


def test_food_is_paid_by_the_days_attended_and_once() -> None:
    person = worker()
    _, (learner,) = course(person)
    days = [NewRecord({"on_day": date(2024, 3, day)}, learner, on=date(2024, 3, day)) for day in (4, 6, 8)]
    actions.add("training/diem-danh", days, on=DAY, actor=WHO, at=noon("2024-03-10"))
    on = date(2024, 3, 11)
    wrong, right, again = add(
        PAYOUT,
        {"learner_id": learner, "food_vnd": 120_000},
        {"learner_id": learner, "food_vnd": 90_000, "travel_vnd": 200_000},
        {"learner_id": learner, "food_vnd": 90_000},
        on=on,
    )
    with pytest.raises(MoveRefused) as refused:
        move(PAYOUT, [wrong], "approve", on, paper="1/QĐ")
    assert next(iter(refused.value.fields["reasons"])).startswith("Tiền ăn không bằng số ngày điểm danh")
    assert move(PAYOUT, [right], "approve", on, paper="1/QĐ") == 1
    with pytest.raises(MoveRefused) as twice:
        move(PAYOUT, [again], "approve", on, paper="2/QĐ")
    assert twice.value.fields["reasons"] == {"Người này đã được hỗ trợ học nghề.": 1}
    move(PAYOUT, [right], "pay", on, paid_on=on)
    assert figure("training.support_paid") == (290_000, None)


@pytest.mark.parametrize(
    ("severity", "days"), [("LIGHT", 4), ("SERIOUS", 7), ("SERIOUS_MANY", 20), ("DEADLY", 30), ("EXAMINED", 60)]
)
def test_an_investigation_has_its_days(severity: str, days: int) -> None:
    district()
    due = date.fromordinal(DAY.toordinal() + days)
    said = {"code": f"V-{days}", "happened_on": DAY, "severity": severity, "contracted": True}
    assert problems(ACCIDENT, {**said, "due_on": date.fromordinal(due.toordinal() + 1)}) == ["due_on"]
    add(ACCIDENT, {**said, "due_on": due})
    longer = {**said, "code": "G", "due_on": date.fromordinal(due.toordinal() + days), "extended": True}
    if severity == "LIGHT":
        assert set(problems(ACCIDENT, longer)) == {"due_on", "extended"}
    else:
        add(ACCIDENT, longer)


def test_an_accident_to_its_end_and_what_is_counted() -> None:
    person = worker()
    said = {"code": "V1", "happened_on": DAY, "severity": "SERIOUS", "due_on": date(2024, 3, 11), "days_off": 20}
    assert problems(ACCIDENT, {**said, "investigator": "EMPLOYER"}) == ["investigator"]
    (one,) = add(ACCIDENT, said)
    move(ACCIDENT, [one], "investigate", investigator="COMMUNE")
    end = date(2024, 3, 10)
    minutes = {"minutes": "BB1", "concluded_on": end, "cause": "EMPLOYER"}
    with pytest.raises(MoveRefused) as nobody:
        move(ACCIDENT, [one], "conclude", end, **minutes)
    assert nobody.value.fields["reasons"] == {"Chưa ghi người bị nạn.": 1}
    add("safety/nguoi-bi-nan", {"accident_id": one, "person_id": person, "outcome": "SERIOUS"})
    move(ACCIDENT, [one], "conclude", end, **minutes)
    with pytest.raises(MoveRefused, match="phải niêm yết kết quả tại xã"):
        move(ACCIDENT, [one], "close", end, handled="Nhắc nhở")
    assert [figure(f"safety.{code}", period="half", on=DAY)[0] for code in ("accidents", "victims", "deaths", "days_off")] == [
        1, 1, 0, 20,
    ]  # fmt: skip
    assert figure("safety.investigated_in_time", period="half", on=DAY) == (1, 1)


def test_layout_5_comes_in_by_the_sheet_of_the_register() -> None:
    district()
    resident("1986-03-12", full_name="Nguyễn Văn Mẫu", sex="MALE", cccd="049086000001")
    heads = (
        "STT,Hộ số,Quan hệ với chủ hộ,Họ và tên,Giới tính,Ngày sinh,Số CCCD,Mã số BHXH,Nơi đăng ký thường trú,Nơi ở hiện tại,"
        "Đối tượng ưu tiên,Dân tộc,Trình độ giáo dục phổ thông,Trình độ chuyên môn kỹ thuật,Chuyên ngành đào tạo,"
        "Tình trạng tham gia hoạt động kinh tế,Vị thế việc làm,Công việc cụ thể đang làm,Tham gia BHXH,Hợp đồng lao động,"
        "Nơi làm việc,Loại hình nơi làm việc,Địa chỉ nơi làm việc,Người thất nghiệp,Thời gian thất nghiệp,"
        "Lý do không tham gia hoạt động kinh tế"
    )
    rows = (
        '1,H001,Chủ hộ,Nguyễn Văn Mẫu,Nam,12/03/1986,049086000001,4908000001,"Thôn Mẫu 1, Bình Trị",nt,,Kinh,Tốt nghiệp THPT,'
        "Sơ cấp,May công nghiệp,1,4,Công nhân may,Bắt buộc,Không xác định thời hạn,Công ty Mẫu,Doanh nghiệp,Hà Lam,,,",
        "2,H002,Con,Lê Giả Định,,2006,,,Thôn Mẫu 2,TP. Đà Nẵng,,,,,,,,,,,,,,,,Đi học",
    )
    officer = officer_of(BINH_TRI)
    content = "\r\n".join((heads, *rows)).encode("utf-8-sig")
    taken = actions.take_sheet(
        "employment/nguoi-lao-dong",
        name="05.csv",
        content=content,
        valid_from=DAY,
        actor=officer,
        at=noon("2024-03-04"),
    )
    assert dict(taken.counts) == {"NEW": 1, "ERROR": 1}
    actions.approve_sheet(taken.id, actor=officer, at=noon("2024-03-04"))
    assert sql(
        "SELECT activity, status, job, skill, schooling, insurance_number, workplace FROM employment_worker"
    ) == [("1", "4", "Công nhân may", "BASIC", "UPPER", "4908000001", "Công ty Mẫu")]


def test_workers_are_matched_with_their_reasons(monkeypatch: pytest.MonkeyPatch) -> None:
    fits = worker("1998-02-03", full_name="Trần Thị Hợp")
    old = worker("1960-02-03", full_name="Lê Văn Già")
    forms = [
        NewRecord({"activity": "2", "skill": "BASIC", "schooling": "UPPER", "wants_job": "may công nghiệp"}, fits),
        NewRecord({"activity": "2", "skill": "BASIC", "schooling": "UPPER"}, old),
    ]
    actions.add("employment/nguoi-lao-dong", forms, on=DAY, actor=WHO, at=noon("2024-03-04"))
    (employer,) = add("employment/nguoi-su-dung-lao-dong", {"name": "Công ty Mẫu", "kind": "PRIVATE"})
    offer = {"title": "Công nhân may công nghiệp", "employer_id": employer, "places": 5, "skill": "BASIC", "age_to": 45}
    (vacancy,) = add("employment/viec-lam-trong", offer)
    with office_at(noon("2024-03-04"), monkeypatch) as users:
        client = signed_in(users, "SPECIALIST")
        shown = main_of(client.get("/viec-lam/"))
        assert "Công nhân may công nghiệp" in shown
        assert "Báo cáo cung lao động" in shown
        found = main_of(client.get(f"/viec-lam/{vacancy}/"))
        assert "Trần Thị Hợp" in found
        assert "Lê Văn Già" not in found
        assert "100/100" in found
        assert "đúng nghề, nguyện vọng: may công nghiệp" in found
        client.post(f"/viec-lam/{vacancy}/", {"chon": [str(fits), str(old)]})
        assert sql("SELECT person_id, points FROM employment_referral") == [(fits, 100)]
        assert "Trần Thị Hợp" not in main_of(client.get(f"/viec-lam/{vacancy}/"))
        for area, code in (("employment", "di-lam-viec-nuoc-ngoai"), ("training", "lop-nghe"), ("safety", "tai-nan")):
            assert client.get(f"/so/{area}/{code}/").status_code == 200
            assert client.get(f"/so/{area}/{code}/them/").status_code == 200
