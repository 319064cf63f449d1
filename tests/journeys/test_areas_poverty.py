"""A review from the list to the certificate, a project from the proposal to the settlement, and what is counted of them."""

from __future__ import annotations

from datetime import date

import pytest

from ansinh.areas.poverty import actions, queries
from ansinh.areas.poverty.point_tables import HEADS
from ansinh.areas.poverty.project_registers import ANIMAL, MEMBER, PROJECT
from ansinh.areas.poverty.refusals import NotReady, PointTableMissing, TableRefused
from ansinh.areas.poverty.review_registers import CODES, REVIEW
from ansinh.areas.poverty.standards import items
from ansinh.audit.session import acting
from ansinh.kit.actors import Actor
from ansinh.kit.refusals import NotPermitted
from ansinh.registers import actions as registers
from ansinh.registers.actions import NewRecord
from ansinh.registers.refusals import MoveRefused, RecordRefused
from ansinh.registry.records import PovertyRecord
from tests.entitlement_world import commune, district, resident
from tests.payroll_world import noon, sql
from tests.registers_world import BINH_TRI, HA_LAM, officer_of, specialist

pytestmark = pytest.mark.django_db
WHO = specialist()
AUTUMN, MEETING, POSTED, DECIDED = date(2024, 10, 2), date(2024, 10, 10), date(2024, 10, 14), date(2024, 10, 21)
YEAR = (date(2024, 1, 1), date(2025, 1, 1))


def household(
    kind: str, *, code: str = BINH_TRI, birth: str = "1980-05-05", since: str = "2023-12-10", **of: str
) -> int:
    """A household by its head, of a class since a day. Gives the household's id."""
    person = resident(birth, since=since, code=code, poverty=PovertyRecord(kind), at=noon(since), **of)
    return int(sql("SELECT household_id FROM registry_membership WHERE person_id = %s", person)[0][0])


def table(area: str = "RURAL", points: int = 10) -> bytes:
    """Two ways to answer each item: «a» gives ``points``, «b» nothing."""
    rows = [
        f"{item.code},{option},Mức {option},{worth}"
        for item in items(area)
        for option, worth in (("a", points), ("b", 0))
    ]
    return "\n".join([",".join(HEADS), *rows]).encode("utf-8-sig")


def take(area: str = "RURAL", points: int = 10, since: date = date(2024, 1, 1), actor: Actor = WHO) -> int:
    return actions.take_point_table(
        table(area, points), area=area, title="Bảng điểm thử", source="Bịa để thử", invented=True, since=since,
        actor=actor, at=noon("2024-01-02"),
    )  # fmt: skip


def answers(high: int, area: str = "RURAL") -> dict[str, str]:
    """``high`` items answered «a», the others «b»."""
    return {item.code: "a" if place < high else "b" for place, item in enumerate(items(area))}


def walk_to_posting(reviews: list[int], *, agreed: int = 30) -> None:
    at = noon("2024-10-14")
    said = {"meeting_on": MEETING, "attended": 40, "agreed": agreed}
    registers.move(REVIEW, reviews, "agree", said, on=MEETING, actor=WHO, at=at)
    registers.move(REVIEW, reviews, "post", {"posted_on": POSTED}, on=POSTED, actor=WHO, at=at)


def kinds(day: date) -> dict[int, str]:
    rows = sql("SELECT household_id, kind FROM registry_povertyclass WHERE valid @> %s::date AND upper_inf(known)", day)
    return dict(rows)


def test_a_review_from_the_list_to_the_certificate() -> None:
    district()
    stays, leaves = household("POOR"), household("POOR", birth="1981-01-01")
    listed = actions.list_households(on=AUTUMN, actor=WHO, at=noon("2024-10-02"))
    assert len(listed) == 2 and actions.list_households(on=AUTUMN, actor=WHO, at=noon("2024-10-02")) == []
    with pytest.raises(PointTableMissing, match="Chưa có bảng điểm B1 cho khu vực nông thôn"):
        actions.score(listed[0], answers(3), CODES[:3], on=AUTUMN, actor=WHO, at=noon("2024-10-02"))
    with pytest.raises(MoveRefused, match="chưa chấm điểm"):
        registers.move(REVIEW, listed, "score", on=AUTUMN, actor=WHO, at=noon("2024-10-02"))
    take()
    first = actions.score(listed[0], answers(14), CODES[:3], on=AUTUMN, actor=WHO, at=noon("2024-10-03"))
    assert (first.kind, first.b1, first.b2) == ("POOR", 140, 30)
    take(points=11, since=date(2024, 10, 3))
    second = actions.score(listed[1], answers(14), CODES[:3], on=date(2024, 10, 3), actor=WHO, at=noon("2024-10-03"))
    assert (second.kind, second.b1) == ("NEITHER", 154)
    with pytest.raises(RecordRefused, match="chưa đúng") as few:
        walk_to_posting(listed, agreed=19)
    assert few.value.problems["agreed"][0].startswith("Chưa đủ 50%")
    with pytest.raises(NotReady, match="2 phiếu chưa niêm yết"):
        actions.recognise(listed, decision="12/QĐ-UBND", on=DECIDED, actor=WHO, at=noon("2024-10-21"))
    walk_to_posting(listed, agreed=20)
    with pytest.raises(NotReady, match="sớm nhất ngày 17/10/2024"):
        actions.recognise(listed, decision="12/QĐ-UBND", on=date(2024, 10, 16), actor=WHO, at=noon("2024-10-16"))
    with pytest.raises(MoveRefused, match="Giảm nghèo › Công nhận"):
        registers.move(REVIEW, listed, "recognise", {"decision": "1"}, on=DECIDED, actor=WHO, at=noon("2024-10-21"))
    assert actions.recognise(listed, decision="12/QĐ-UBND", on=DECIDED, actor=WHO, at=noon("2024-10-21")) == 2
    assert kinds(DECIDED) == {stays: "POOR", leaves: "NEITHER"}
    papers = dict(
        sql(
            "SELECT household_id, certificate FROM registry_povertyclass WHERE valid @> %s::date AND upper_inf(known)",
            DECIDED,
        )
    )
    assert papers == {stays: "1/2024/GCN-HN,HCN", leaves: ""}
    with acting(WHO):
        found = queries.movements(*YEAR, known_at=noon("2024-12-20"))
    assert (found.poor.start, found.poor.end, found.poor.fewer, found.poor.holds) == (2, 1, 1, True)
    assert dict(found.poor.ways) == {"POOR_OUT": 1} and found.matrix["POOR", "NEITHER"] == 1


def test_days_rights_and_the_class_by_hand_are_refused() -> None:
    district()
    home = household("POOR")
    place = commune(AUTUMN)

    def add(**values: object) -> None:
        new = NewRecord({"household_id": home, "kind": "YEARLY", **values}, commune_id=place)
        registers.add(REVIEW, [new], on=AUTUMN, actor=WHO, at=noon("2024-10-02"))

    for wrong, column in (
        ({"reviewed_on": date(2024, 8, 31)}, "reviewed_on"),
        ({"kind": "REGULAR", "requested_on": date(2024, 5, 14)}, "reviewed_on"),
        ({"proposed": "POOR"}, "proposed"),
        ({"proposed": "NEITHER", "b1": 100, "area": "RURAL", "reviewed_on": AUTUMN}, "proposed"),
        ({"attended": 10, "agreed": 11}, "agreed"),
    ):
        with pytest.raises(RecordRefused) as refused:
            add(**wrong)
        assert list(refused.value.problems) == [column]
    add(kind="REGULAR", requested_on=date(2024, 5, 15))
    with pytest.raises(NotPermitted):
        actions.recognise([1], decision="1", on=DECIDED, actor=officer_of(BINH_TRI), at=noon("2024-10-21"))
    with pytest.raises(NotPermitted):
        take(actor=officer_of(BINH_TRI))


def test_the_line_is_of_the_place_on_the_day() -> None:
    """Hà Lam was urban until 30/6/2025: the same 160 points are near-poor before and out of it after."""
    district()
    take("URBAN", 16)
    take("RURAL", 16)
    household("NEAR_POOR", code=HA_LAM)
    listed = actions.list_households(on=AUTUMN, actor=WHO, at=noon("2024-10-02"))
    with acting(WHO):
        assert queries.reviews_of(listed, on=AUTUMN)[0].area == "URBAN"
    found = actions.score(listed[0], answers(10, "URBAN"), (), on=AUTUMN, actor=WHO, at=noon("2024-10-02"))
    assert (found.b1, found.line, found.kind) == (160, 175, "NEAR_POOR")


def test_a_point_table_is_refused_row_by_row() -> None:
    district()
    content = b"item_code,option,words,points\nB1.01,a,Mot,x\nB9.99,a,Hai,1\nB1.02,a,Ba,1\nB1.02,a,Ba,1\n"
    with pytest.raises(TableRefused) as refused:
        actions.take_point_table(
            content, area="URBAN", title="T", source="S", invented=False, since=AUTUMN, actor=WHO, at=noon("2024-10-02")
        )
    said = refused.value.problems
    assert said[:3] == [
        "Hàng 2: điểm «x» phải là số nguyên.", "Hàng 3: không có mục «B9.99» ở khu vực thành thị.", "Mục B1.02: mức «a» ghi hai lần.",
    ]  # fmt: skip
    assert "Thiếu mục B1.01 «Số nhân khẩu trong hộ»." in said
    take()
    with pytest.raises(TableRefused, match="Đã có bảng điểm áp dụng từ ngày 01/01/2024"):
        take()


def test_nobody_left_in_a_household_is_another_decrease_and_the_commune_sees_its_own() -> None:
    district()
    household("POOR")
    household("NEAR_POOR", code=HA_LAM)
    gone = household("POOR", birth="1940-01-01")
    sql("UPDATE registry_person SET died_on = '2024-06-01' WHERE birth_date = '1940-01-01'")
    assert actions.end_class_of_gone(on=DECIDED, actor=WHO, at=noon("2024-10-21")) == 1
    with acting(WHO):
        found = queries.movements(*YEAR, known_at=noon("2024-12-20"))
    assert gone not in kinds(DECIDED)
    assert (found.poor.start, dict(found.poor.ways), found.poor.end) == (2, {"POOR_GONE": 1}, 1)
    assert all(one.poor.holds and one.near.holds for one in found.communes)
    officer = officer_of(HA_LAM)
    with acting(officer):
        own = queries.movements(*YEAR, known_at=noon("2024-12-20"))
    assert (len(own.communes), own.poor.start, own.near.start) == (1, 0, 1)


def test_able_to_work_by_members_and_by_an_officer() -> None:
    district()
    young, old = household("POOR"), household("POOR", birth="1950-01-01")
    household("NEAR_POOR", birth="1990-01-01")

    def able() -> list[int]:
        with acting(WHO):
            return [one.household_id for one in queries.able_poor(DECIDED, known_at=noon("2024-12-20"))]

    assert able() == [young]
    say = {"able": "NONE", "reason": "ILL"}
    registers.add("poverty/kha-nang-lao-dong", [NewRecord(say, young)], on=AUTUMN, actor=WHO, at=noon("2024-10-02"))
    assert able() == []
    with pytest.raises(RecordRefused):
        registers.add(
            "poverty/kha-nang-lao-dong", [NewRecord({"able": "ABLE"}, old)], on=AUTUMN, actor=WHO, at=noon("2024-10-02")
        )
    over = {"able": "ABLE", "note": "Còn khỏe, đang chăn nuôi"}
    registers.add("poverty/kha-nang-lao-dong", [NewRecord(over, old)], on=AUTUMN, actor=WHO, at=noon("2024-10-02"))
    assert able() == [old]


def project(code: str, kind: str = "COW") -> int:
    values = {"code": code, "title": f"Dự án {code}", "kind": kind, "central_vnd": 200_000_000}
    at = noon("2024-02-01")
    one = registers.add(
        PROJECT, [NewRecord(values, commune_id=commune(AUTUMN))], on=date(2024, 2, 1), actor=WHO, at=at
    )[0]
    said = {"decision": "45/QĐ-UBND", "approved_on": date(2024, 3, 1), "ends_on": date(2026, 3, 1)}
    registers.move(PROJECT, [one], "approve", said, on=date(2024, 3, 1), actor=WHO, at=at)
    return one


def member(of: int, home: int) -> int:
    new = NewRecord({"project_id": of, "household_id": home, "support_vnd": 20_000_000}, commune_id=commune(AUTUMN))
    return registers.add(MEMBER, [new], on=date(2024, 2, 1), actor=WHO, at=noon("2024-02-01"))[0]


def admit(one: int) -> None:
    registers.move(MEMBER, [one], "admit", on=date(2024, 3, 5), actor=WHO, at=noon("2024-03-05"))


def test_a_project_its_households_and_its_animals() -> None:
    district()
    poor, rich, escaped = household("POOR"), household("NEITHER"), household("POOR", since="2022-01-01")
    sql("UPDATE registry_povertyclass SET known = tstzrange(lower(known), now()) WHERE household_id = %s", escaped)
    sql("INSERT INTO registry_povertyclass (valid, known, household_id, kind, certificate, details)"
        " VALUES (daterange('2021-06-01', '2022-06-01'), tstzrange('2022-01-01', NULL), %s, 'POOR', '', '{}')", escaped)  # fmt: skip
    cows, pigs, again = project("DA-01"), project("DA-02", "PIG"), project("DA-03")
    first, newly = member(cows, poor), member(cows, escaped)
    admit(first)
    admit(newly)
    with pytest.raises(MoveRefused, match="không phải hộ nghèo"):
        admit(member(cows, rich))
    with pytest.raises(MoveRefused, match="cùng nội dung"):
        admit(member(again, poor))
    admit(member(pigs, poor))
    with pytest.raises(MoveRefused, match="Còn hộ chưa xét"):
        registers.move(PROJECT, [cows], "deliver", on=date(2024, 4, 1), actor=WHO, at=noon("2024-04-01"))
    new = NewRecord({"tag": "B-001", "species": "COW", "project_id": cows}, commune_id=commune(AUTUMN))
    cow = registers.add(ANIMAL, [new], on=date(2024, 4, 1), actor=WHO, at=noon("2024-04-01"))[0]
    given = {"holder_id": first, "delivered_on": date(2024, 4, 2)}
    with pytest.raises(MoveRefused, match="chưa có giá"):
        registers.move(ANIMAL, [cow], "deliver", given, on=date(2024, 4, 2), actor=WHO, at=noon("2024-04-02"))
    registers.correct(ANIMAL, cow, {"price_vnd": 15_000_000}, on=date(2024, 4, 1), actor=WHO, at=noon("2024-04-02"))
    registers.move(ANIMAL, [cow], "deliver", given, on=date(2024, 4, 2), actor=WHO, at=noon("2024-04-02"))
    jab = NewRecord({"given_on": date(2024, 5, 2), "vaccine": "Lở mồm long móng"}, subject_id=cow)
    registers.add("poverty/tiem-phong", [jab], on=date(2024, 5, 2), actor=WHO, at=noon("2024-05-02"))
    turn = {"holder_id": newly, "delivered_on": date(2024, 9, 1)}
    registers.move(ANIMAL, [cow], "rotate", turn, on=date(2024, 9, 1), actor=WHO, at=noon("2024-09-01"))
    kept = sql("SELECT holder_id FROM poverty_animal WHERE thing_id = %s AND upper_inf(known) ORDER BY valid", cow)
    assert [row[0] for row in kept] == [None, first, newly]
    registers.move(
        ANIMAL, [cow], "die", {"ended_because": "Bệnh"}, on=date(2024, 10, 1), actor=WHO, at=noon("2024-10-01")
    )
