"""Merit beside the monthly money: whose turn it is to convalesce, when an aid may be renewed, one school year once."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

from ansinh.registers import actions
from ansinh.registers.actions import NewRecord
from ansinh.registers.refusals import MoveRefused, RecordRefused
from tests.entitlement_world import commune
from tests.payroll_world import noon, sql
from tests.registers_world import RECOGNITIONS, people, specialist

pytestmark = pytest.mark.django_db
WHO = specialist()
DAY = date(2024, 6, 3)
TURN, AID, SCHOOL, GRAVE, GIFT = (
    f"merit/{code}" for code in ("dieu-duong", "dung-cu-chinh-hinh", "uu-dai-giao-duc", "mo-liet-si", "qua-tang")
)
HOUSE, HOME = "merit/nha-o", "social_protection/co-so-tro-giup"


def add(register: str, record: Mapping[str, Any], about: int | None = None) -> int:
    new = NewRecord(record, about, commune_id=None if about else commune(DAY))
    return actions.add(register, [new], on=DAY, actor=WHO, at=noon("2024-06-03"))[0]


def move(register: str, record: int, code: str, **values: object) -> None:
    actions.move(register, [record], code, values, on=DAY, actor=WHO, at=noon("2024-06-03"))


def turn(person: int, year: int, **more: object) -> int:
    return add(TURN, {"person_id": person, "year": year, "form": "HOME", **more})


def recognised(name: str, **said: object) -> int:
    person = people(name)[0]
    add(RECOGNITIONS, {"kind": "TB", "file_number": f"QN-{person}", "percent": 41, **said}, person)
    return person


def refused(register: str, record: Mapping[str, Any]) -> list[str]:
    with pytest.raises(RecordRefused) as wrong:
        add(register, record)
    return list(wrong.value.problems)


@pytest.mark.parametrize(("percent", "again"), [(41, 2), (80, 2), (81, 1)])
def test_a_turn_comes_every_year_from_81_percent_and_every_second_year_below(percent: int, again: int) -> None:
    person = recognised("Lê Văn Thương", percent=percent)
    move(TURN, turn(person, 2022), "approve", decision="12/QĐ")
    if again == 2:
        with pytest.raises(MoveRefused, match="Chưa đến lượt"):
            move(TURN, turn(person, 2023), "approve", decision="13/QĐ")
    move(TURN, turn(person, 2022 + again), "approve", decision="14/QĐ")
    assert sql("SELECT count(*) FROM merit_convalescence WHERE upper_inf(known) AND state = 'APPROVED' AND valid @> %s::date", DAY) == [(2,)]  # fmt: skip


def test_who_is_in_no_group_has_no_turn() -> None:
    stranger = people("Trần Văn Khách")[0]
    with pytest.raises(MoveRefused, match="không thuộc diện"):
        move(TURN, turn(stranger, 2024), "approve", decision="12/QĐ")
    medal = recognised("Phan Văn Huy", kind="GD", percent=None, award="RESISTANCE_MEDAL")
    with pytest.raises(MoveRefused, match="không thuộc diện"):
        move(TURN, turn(medal, 2024), "approve", decision="12/QĐ")
    parent = people("Hồ Thị Mẹ")[0]
    move(TURN, turn(parent, 2024, only_child_martyr=True), "approve", decision="12/QĐ")


def test_an_aid_is_renewed_when_its_years_are_over() -> None:
    person = recognised("Lê Văn Thương")
    leg = {"person_id": person, "aid": "07", "year": 2022, "years": 2, "due_year": 2024}
    assert refused(AID, {**leg, "years": 3, "due_year": 2025}) == ["years"]
    assert refused(AID, {**leg, "due_year": 2025}) == ["due_year"]
    move(AID, add(AID, leg), "grant")
    with pytest.raises(MoveRefused, match="chưa hết niên hạn"):
        move(AID, add(AID, {**leg, "year": 2023, "due_year": 2025}), "grant")
    move(AID, add(AID, {**leg, "year": 2024, "due_year": 2026}), "grant")
    move(AID, add(AID, {**leg, "aid": "18", "year": 2023, "years": 6, "due_year": 2029}), "grant")


def test_one_school_year_is_supported_once_and_only_for_relatives() -> None:
    learner = people("Lê Thị Học")[0]
    said = {"person_id": learner, "school_year": 2023, "level": "GENERAL", "school": "THPT Minh Họa"}
    one = add(SCHOOL, said)
    with pytest.raises(MoveRefused, match="sổ thân nhân"):
        move(SCHOOL, one, "approve", decision="5/QĐ")
    kin = {"of_kind": "TB", "of_name": "Lê Văn Thương", "of_file_number": "QN-1", "of_percent": 61, "relation": "CHILD", "remarriage": "NONE"}  # fmt: skip
    add("merit/than-nhan", kin, learner)
    move(SCHOOL, one, "approve", decision="5/QĐ")
    with pytest.raises(MoveRefused, match="đã duyệt một mức"):
        move(SCHOOL, add(SCHOOL, {**said, "level": "FURTHER"}), "approve", decision="6/QĐ")
    with pytest.raises(MoveRefused, match="hưởng lương"):
        move(SCHOOL, add(SCHOOL, {**said, "school_year": 2024, "paid_elsewhere": True}), "approve", decision="7/QĐ")


def test_graves_gifts_houses_and_care_homes_refuse_what_cannot_be() -> None:
    person = people("Trần Văn Khách")[0]
    grave = {"label": "A-1", "site": "CEMETERY", "name_known": "FULL", "cemetery": "", "martyr_id": None}
    assert refused(GRAVE, grave) == ["cemetery", "martyr_id"]
    martyr = add("merit/liet-si", {"full_name": "Lê Văn Liệt", "file_number": "LS-1", "plaque": "AB 12"})
    add(GRAVE, {**grave, "cemetery": "Nghĩa trang Minh Họa", "martyr_id": martyr})
    with pytest.raises(RecordRefused):
        add(GIFT, {"occasion": "TET", "year": 2024, "giver": "DISTRICT", "amount_vnd": 300_000, "given_on": date(2023, 1, 5)}, person)  # fmt: skip
    house = add(HOUSE, {"person_id": person, "work": "NEW"})
    with pytest.raises(MoveRefused, match="không có trong sổ"):
        move(HOUSE, house, "approve", decision="8/QĐ", amount_vnd=60_000_000)
    home = {"name": "Mái ấm Minh Họa", "kind": "SMALL", "places": 9, "residents": 4, "workers": 2}
    assert refused(HOME, {**home, "residents": 10}) == ["residents"]
    with pytest.raises(MoveRefused, match="còn người"):
        move(HOME, add(HOME, home), "close")
