"""Gender and social evils: lives with their terms by the law of the day; who lacks the grant learns nothing at all."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from django.test import Client

from ansinh.areas.social_evils.terms import term
from ansinh.audit.session import acting
from ansinh.indicators import actions as indicators
from ansinh.indicators import queries as measured
from ansinh.indicators.windows import window_of
from ansinh.offices import actions as offices
from ansinh.offices.models import Role
from ansinh.registers.refusals import MoveRefused, RecordRefused
from tests.entitlement_world import district
from tests.payroll_world import SYSTEM, noon, sql
from tests.protection_world import CASE, DRUGS, SUPPORTS, VICTIMS, VIOLENCE, add, case, drug_case, move
from tests.registers_world import NOW, TODAY
from tests.web_world import main_of, office_at, signed_in

pytestmark = pytest.mark.django_db
MONTH = window_of(TODAY, "month")
SECRET = {CASE: "CHILD_ABUSE", DRUGS: "DRUG_CASE", VICTIMS: "TRAFFICKING", VIOLENCE: "GENDER_VIOLENCE"}
FIGURES = ["children.cases", "social_evils.cases", "social_evils.victims", "gender.violence"]


@pytest.fixture
def users(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, int]]:
    with office_at(NOW, monkeypatch) as made:
        yield made


def victim(code: str = "NN-01") -> dict[str, object]:
    return {
        "code": code,
        "full_name": "Người Được Cứu",
        "sex": "FEMALE",
        "came_by": "RESCUED",
        "came_on": date(2024, 6, 1),
    }


def violence(code: str = "BLG-01", **values: object) -> dict[str, object]:
    said = {"code": code, "victim": "N.T.H.", "sex": "FEMALE", "kind": "PHYSICAL", "reported_on": date(2024, 6, 1)}
    return {**said, **values}


def one_of_each() -> dict[str, int]:
    """A record in each guarded register, and their figures counted."""
    district()
    ids = {
        register: add(register, said, on="2024-06-01")[0]
        for register, said in ((CASE, case()), (DRUGS, drug_case()), (VICTIMS, victim()), (VIOLENCE, violence()))
    }
    indicators.measure([MONTH], codes=FIGURES, actor=SYSTEM, at=NOW)
    return ids


def given(client: Client, user: int, register: str) -> None:
    offices.grant_guarded(user, register=register, actor=SYSTEM, at=NOW)
    assert client.post("/so-bao-mat/", {"register": register, "reason": "Xử lý hồ sơ"}).status_code == 302


@pytest.mark.parametrize("role", [Role.SPECIALIST, Role.COMMUNE_OFFICER, Role.HEAD, Role.CHAIRMAN, Role.INSPECTOR])
def test_who_lacks_the_grant_learns_nothing(users: dict[str, int], role: Role) -> None:
    ids = one_of_each()
    client = signed_in(users, role.value)
    for register, record in ids.items():
        for address in (
            f"/so/{register}/",
            f"/so/{register}/{record}/",
            f"/so/{register}/xuat.csv",
            f"/so/{register}/them/",
        ):
            assert client.get(address).status_code in {403, 404}, address
    for code in FIGURES:
        assert client.get(f"/chi-so/{code}/?ky=2024-06").status_code == 404
        assert client.get(f"/chi-so/{code}/dong/?ky=2024-06").status_code == 404
    for page in ("/so/", "/chi-so/?ky=2024-06"):
        said = main_of(client.get(page))
        assert not any(word in said for word in ("sau cai", "bị mua bán", "Vụ bạo lực", "Hồ sơ bảo vệ trẻ em"))


def test_the_search_does_not_know_whoever_stands_in_the_vault(users: dict[str, int]) -> None:
    one_of_each()
    client = signed_in(users, "SPECIALIST")
    for register in SECRET.values():
        given(client, users["SPECIALIST"], register)
    assert sql("SELECT count(*) FROM registry_person WHERE fold LIKE '%%trong ket%%'") == [(0,)]
    for word in ("Người Trong Két", "Người Được Cứu"):
        assert word not in main_of(client.post("/nguoi/", {"q": word})).replace(f'value="{word}"', "")


def test_a_given_register_asks_for_a_reason_then_shows_and_tells_small_counts(users: dict[str, int]) -> None:
    one_of_each()
    client = signed_in(users, "SPECIALIST")
    for register, guard in SECRET.items():
        offices.grant_guarded(users["SPECIALIST"], register=guard, actor=SYSTEM, at=NOW)
        assert client.get(f"/so/{register}/").headers["Location"] == "/so-bao-mat/"
    closed = main_of(client.get("/chi-so/social_evils.cases/?ky=2024-06"))
    assert "dưới 5" in closed and "chỉ hiện khi bạn mở sổ" in closed
    given(client, users["SPECIALIST"], "DRUG_CASE")
    assert "Người Trong Két" in main_of(client.get(f"/so/{DRUGS}/"))
    assert "dưới 5" not in main_of(client.get("/chi-so/social_evils.cases/?ky=2024-06"))
    assert "MT-01" in main_of(client.get("/chi-so/social_evils.cases/dong/?ky=2024-06"))
    assert client.get(f"/so/{VICTIMS}/").headers["Location"] == "/so-bao-mat/"


def test_a_lone_small_part_takes_the_next_smallest_with_it() -> None:
    district()
    men = [drug_case(f"MT-{n}") for n in range(7)]
    add(DRUGS, *men, drug_case("MT-9", sex="FEMALE"), on="2024-06-01")
    indicators.measure([MONTH], codes=["social_evils.cases"], actor=SYSTEM, at=NOW)
    with acting(SYSTEM):
        parts = measured.by_dimension("social_evils.cases", MONTH, "sex", actor=SYSTEM)
        total = measured.told(measured.figure("social_evils.cases", MONTH), SYSTEM)
    assert [(sex, one.value) for sex, one in parts] == [("MALE", None), ("FEMALE", None)]
    assert total.value == 8


def test_a_drug_case_walks_its_states_with_their_terms() -> None:
    district()
    one = add(DRUGS, drug_case(), on="2024-01-08")[0]
    paper = {"decision": "Phiếu 3", "decided_on": date(2024, 2, 1)}
    with pytest.raises(MoveRefused, match="trạng thái"):
        move(DRUGS, one, "aftercare", "2024-02-01", **paper)
    move(DRUGS, one, "determine", "2024-02-01", **paper)
    move(DRUGS, one, "register", "2024-02-05", **paper)
    rehab = {"decision": "QĐ 24", "decided_on": date(2024, 2, 7), "ends_on": date(2024, 8, 7)}
    with pytest.raises(RecordRefused) as short:
        move(DRUGS, one, "rehabilitate", "2024-02-07", **rehab, months=5)
    assert "6 đến 12 tháng" in short.value.problems["months"][0]
    move(DRUGS, one, "rehabilitate", "2024-02-07", **rehab, months=6)
    done = {"decision": "Mẫu 26a", "decided_on": date(2024, 8, 8), "treated": "VOLUNTARY", "stages": 2}
    with pytest.raises(MoveRefused, match="ba giai đoạn đầu"):
        move(DRUGS, one, "complete_voluntary", "2024-08-08", **done)


def completed(treated: str) -> int:
    """Somebody who completed a treatment."""
    district()
    one = add(DRUGS, drug_case(stages=3), on="2024-01-08")[0]
    paper = {"decision": "Giấy", "decided_on": date(2024, 2, 1)}
    move(DRUGS, one, "determine", "2024-02-01", **paper)
    move(DRUGS, one, "open_file", "2024-02-02", **paper)
    move(
        DRUGS, one, "court_decides", "2024-02-20", **paper, months=12, ends_on=date(2025, 2, 1), treated_at="Cơ sở tỉnh"
    )
    move(DRUGS, one, "complete", "2025-02-02", **paper, treated=treated)
    return one


@pytest.mark.parametrize(("treated", "months", "wrong"), [("COMPULSORY", 24, 12), ("VOLUNTARY", 12, 24)])
def test_aftercare_lasts_as_long_as_the_treatment_before_asks(treated: str, months: int, wrong: int) -> None:
    one = completed(treated)
    order = {"decision": "Mẫu 51", "decided_on": date(2025, 2, 5), "treated": treated, "ends_on": date(2026, 3, 5)}
    with pytest.raises(RecordRefused, match="chưa đúng"):
        move(DRUGS, one, "aftercare", "2025-02-05", **order, months=wrong)
    move(DRUGS, one, "aftercare", "2025-02-05", **order, months=months)
    out = {"decision": "Mẫu 54", "decided_on": date(2026, 3, 5)}
    with pytest.raises(MoveRefused, match="vắng mặt không báo"):
        move(DRUGS, one, "release", "2026-03-04", **out)
    move(DRUGS, one, "release", "2026-03-05", **out)


def test_the_office_checks_files_until_the_police_do() -> None:
    district()
    one = add(DRUGS, drug_case(), on="2025-01-08")[0]
    paper = {"decision": "Phiếu 3", "decided_on": date(2025, 2, 1)}
    move(DRUGS, one, "determine", "2025-02-01", **paper)
    move(DRUGS, one, "open_file", "2025-02-02", **paper)
    with pytest.raises(MoveRefused, match="Công an kiểm tra"):
        move(DRUGS, one, "send_to_court", "2025-03-01", **paper)
    move(DRUGS, one, "send_to_court", "2025-02-28", **paper)


def test_terms_are_those_of_the_law_of_the_day() -> None:
    assert term("USE_MANAGED", date(2021, 12, 31)) is None
    first = term("COMMUNITY_REHAB", date(2022, 1, 1))
    assert first is not None
    assert (first.least, first.most, first.provisional) == (6, 12, False)
    assert term("COMMUNITY_REHAB", date(2026, 6, 30)) == first
    assert term("COMMUNITY_REHAB", date(2026, 7, 1)) is None
    district()
    late = drug_case(decided_on=date(2026, 7, 2), months=3)  # the decree is not seen: nothing to check against
    assert len(add(DRUGS, late, on="2026-07-02")) == 1


def test_a_victim_is_supported_by_what_was_given() -> None:
    district()
    one = add(VICTIMS, victim(), on="2024-06-01")[0]
    move(VICTIMS, one, "confirm", "2024-06-02", paper="Giấy xác nhận 02")
    with pytest.raises(MoveRefused, match="Chưa ghi hỗ trợ nào"):
        move(VICTIMS, one, "support", "2024-06-02")
    add(SUPPORTS, {"victim_id": one, "kind": "MEDICAL", "given_on": date(2024, 6, 2)}, on="2024-06-02")
    move(VICTIMS, one, "support", "2024-06-02")
    codes = ["social_evils.victims_supported"]
    indicators.measure([MONTH], codes=codes, actor=SYSTEM, at=noon("2024-06-05"))
    with acting(SYSTEM):
        assert measured.figure(codes[0], MONTH).value == 100


def test_a_victim_of_gender_violence_is_named_by_initials() -> None:
    district()
    with pytest.raises(RecordRefused) as named:
        add(VIOLENCE, violence(victim="Nguyễn Thị Hoa"), on="2024-06-01")
    assert named.value.problems["victim"] == ["Chỉ ghi chữ viết tắt của tên, ví dụ N.T.H."]
    add(
        VIOLENCE, violence(supported_on=date(2024, 6, 2)), violence("BLG-02", offender_counselled=True), on="2024-06-01"
    )
    codes = ["gender.violence", "gender.victims_supported", "gender.offenders_counselled"]
    indicators.measure([MONTH], codes=codes, actor=SYSTEM, at=NOW)
    with acting(SYSTEM):
        assert [measured.figure(code, MONTH).value for code in codes] == [2, 50, 50]


def test_programmes_and_leaders_are_counted_from_their_registers() -> None:
    district()
    add("gender/hoat-dong", {"title": "Tập huấn 1", "kind": "TRAINING", "held_on": TODAY, "women": 30, "men": 12},
        {"title": "Phát thanh", "kind": "RADIO", "held_on": TODAY}, on="2024-06-03")  # fmt: skip
    agencies = [{"title": f"Cơ quan {n}", "kind": "AGENCY", "woman_leads": n < 3} for n in range(5)]
    add("gender/lanh-dao-nu", *agencies, on="2024-01-01")
    add("gender/dia-chi-tin-cay", {"title": "Nhà bà Sáu", "kind": "TRUSTED", "contact": "Trưởng thôn", "opened_on": TODAY},
        on="2024-06-03")  # fmt: skip
    codes = ["gender.activities", "gender.trained", "gender.women_lead", "gender.shelters"]
    indicators.measure([MONTH], codes=codes, actor=SYSTEM, at=noon("2024-06-05"))
    with acting(SYSTEM):
        assert [measured.figure(code, MONTH).value for code in codes] == [2, 42, 60, 1]
        by_sex = measured.by_dimension("gender.trained", MONTH, "sex", actor=SYSTEM)
    assert [(sex, one.value) for sex, one in by_sex] == [("FEMALE", 30), ("MALE", 12)]


def test_the_board_by_sex_is_a_query_over_every_field(users: dict[str, int]) -> None:
    one_of_each()
    add(
        "gender/hoat-dong",
        {"title": "Tập huấn", "kind": "TRAINING", "held_on": TODAY, "women": 30, "men": 10},
        on="2024-06-03",
    )
    indicators.measure([MONTH], codes=["gender.trained"], actor=SYSTEM, at=NOW)
    client = signed_in(users, "SPECIALIST")
    board = main_of(client.get("/chi-so/theo-gioi/?ky=2024-06"))
    assert "Lượt người dự tập huấn bình đẳng giới" in board and "<strong>75</strong>" in board
    assert "Vụ bạo lực" not in board
    offices.grant_guarded(users["SPECIALIST"], register="GENDER_VIOLENCE", actor=SYSTEM, at=NOW)
    closed = main_of(client.get("/chi-so/theo-gioi/?ky=2024-06"))
    assert "Vụ bạo lực" in closed and ">ít<" in closed
    given(client, users["SPECIALIST"], "GENDER_VIOLENCE")
    assert ">ít<" not in main_of(client.get("/chi-so/theo-gioi/?ky=2024-06"))
