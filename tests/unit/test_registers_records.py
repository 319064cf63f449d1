"""Records over time: added, changed from a day, corrected, ended, withdrawn; and what is refused in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from ansinh.audit.session import acting
from ansinh.kit.actors import Actor
from ansinh.kit.refusals import NotPermitted
from ansinh.registers import actions, listing, queries
from ansinh.registers.actions import NewRecord
from ansinh.registers.listing import ALL, ENDED, Asked
from ansinh.registers.queries import ListPage
from ansinh.registers.refusals import RecordMoved, RecordRefused, RegisterGuarded, UnknownRecord
from ansinh.registry.refusals import UnknownPerson
from tests.payroll_world import noon
from tests.registers_world import (
    HA_LAM,
    HIV,
    INVALID,
    NOW,
    RECOGNITIONS,
    TODAY,
    moment,
    officer_of,
    people,
    specialist,
)

pytestmark = pytest.mark.django_db


def added(person: int, values: dict[str, object] = INVALID, on: str = "2024-01-01", actor: Actor | None = None) -> int:
    return actions.add(
        RECOGNITIONS, [NewRecord(values, person)], on=date.fromisoformat(on), actor=actor or specialist(), at=noon(on)
    )[0]


def listed(actor: Actor | None = None, asked: Asked | None = None, **of: str) -> ListPage:
    who = actor or specialist()
    with acting(who):
        return queries.list_page(RECOGNITIONS, asked or Asked(), moment(**of), actor=who)


def percents(page: ListPage) -> list[str]:
    return [row.cells[page.columns.index("percent")].words for row in page.rows]


def test_a_record_is_listed_in_words() -> None:
    person = people("Võ Văn Thương")[0]
    record = added(person)
    page = listed()
    row = page.rows[0]
    assert (page.count, page.more, page.before, page.after) == (1, False, None, None)
    assert (row.record_id, row.subject.person_id, row.subject.name) == (record, person, "Võ Văn Thương")
    assert row.subject.commune == "Xã Bình Trị"
    assert [cell.words for cell in row.cells] == [
        "Thương binh, người hưởng chính sách như thương binh", "QN-1203", "41 %", "",
    ]  # fmt: skip


def test_a_change_holds_from_its_day_and_the_past_stays() -> None:
    record = added(people("Võ Văn Thương")[0])
    later = actions.save(RECOGNITIONS, record, {"percent": 61}, on=date(2024, 5, 1), actor=specialist(), at=NOW)
    assert later != record
    assert percents(listed()) == ["61 %"]
    assert percents(listed(on="2024-04-30")) == ["41 %"]
    with acting(specialist()):
        page = queries.record_page(RECOGNITIONS, record, moment(), actor=specialist())  # the former name still finds it
    assert page.record_id == later
    assert [(one.since, one.until, one.values["percent"], one.holds) for one in page.versions if one.believed] == [
        (date(2024, 5, 1), None, 61, True),
        (date(2024, 1, 1), date(2024, 5, 1), 41, False),
    ]
    assert page.versions[0].changed == ("percent",)


def test_a_correction_is_known_only_from_its_moment() -> None:
    record = added(people("Võ Văn Thương")[0])
    actions.correct(RECOGNITIONS, record, {"percent": 45}, on=TODAY, actor=specialist(), at=NOW)
    assert percents(listed()) == ["45 %"]
    assert percents(listed(on="2024-02-01")) == ["45 %"]
    assert percents(listed(on="2024-02-01", known="2024-03-01")) == ["41 %"]


def test_an_ended_record_leaves_the_list_and_stays_findable() -> None:
    record = added(people("Võ Văn Thương")[0])
    actions.end(RECOGNITIONS, record, on=date(2024, 3, 1), actor=specialist(), at=NOW)
    assert listed().rows == ()
    assert percents(listed(asked=Asked(holds=ENDED))) == ["41 %"]
    assert percents(listed(on="2024-02-01")) == ["41 %"]
    assert listed(asked=Asked(holds=ALL)).count == 1


def test_a_withdrawn_record_was_never_true() -> None:
    record = added(people("Võ Văn Thương")[0])
    actions.withdraw(RECOGNITIONS, record, on=TODAY, actor=specialist(), at=NOW)
    assert listed(asked=Asked(holds=ALL)).rows == ()
    assert percents(listed(on="2024-02-01", known="2024-03-01")) == ["41 %"]


@pytest.mark.parametrize(
    ("values", "column", "sentence"),
    [
        ({**INVALID, "kind": ""}, "kind", "Ghi «Loại đối tượng»."),
        ({**INVALID, "kind": "XX"}, "kind", "«Loại đối tượng» không có trong danh mục; chọn một mục trong danh sách."),
        ({**INVALID, "percent": 140}, "percent", "«Tỷ lệ tổn thương» phải đến 100 là nhiều nhất."),
        (
            {**INVALID, "percent": 20}, "percent",
            "Tỷ lệ phải từ 21% (bệnh binh từ 41%, con đẻ người nhiễm chất độc từ 61%); loại đối tượng khác để trống.",
        ),
    ],
)  # fmt: skip
def test_what_cannot_stand_is_refused_at_its_column(values: dict[str, object], column: str, sentence: str) -> None:
    person = people("Võ Văn Thương")[0]
    with pytest.raises(RecordRefused) as refused:
        added(person, values)
    assert refused.value.problems == {column: [sentence]}
    assert listed().rows == ()


def test_two_officers_do_not_overwrite_each_other() -> None:
    record = added(people("Võ Văn Thương")[0])
    actions.save(RECOGNITIONS, record, {"percent": 61}, on=TODAY, actor=specialist(), at=NOW, seen=record)
    with pytest.raises(RecordMoved):
        actions.save(RECOGNITIONS, record, {"percent": 71}, on=TODAY, actor=specialist(9), at=NOW, seen=record)


def test_other_communes_records_do_not_exist() -> None:
    person = people("Võ Văn Thương")[0]
    record = added(person)
    other = officer_of(HA_LAM)
    assert (listed(other).count, listed(other).rows) == (0, ())
    with acting(other), pytest.raises(UnknownRecord):
        queries.record_page(RECOGNITIONS, record, moment(), actor=other)
    with pytest.raises(UnknownRecord):
        actions.save(RECOGNITIONS, record, {"percent": 61}, on=TODAY, actor=other, at=NOW)
    with pytest.raises(UnknownPerson):
        added(person, {**INVALID, "file_number": "QN-2"}, actor=other)


def test_who_may_not_write_writes_nothing() -> None:
    person = people("Võ Văn Thương")[0]
    with pytest.raises(NotPermitted):
        added(person, actor=Actor(3, "Thanh tra", "INSPECTOR", None))


def test_a_guarded_register_opens_with_its_grant_only() -> None:
    person = people("Lê Thị Giả Định")[0]
    who = specialist()
    opened = replace(who, guarded=frozenset({"HIV"}), reason="Xét hồ sơ")
    actions.add(HIV, [NewRecord({"paper": "GXN 12"}, person)], on=TODAY, actor=opened, at=NOW)
    with pytest.raises(RegisterGuarded), acting(who):
        queries.list_page(HIV, Asked(), moment(), actor=who)
    with acting(opened):
        assert queries.list_page(HIV, Asked(), moment(), actor=opened).count == 1


def test_pages_are_walked_by_key_both_ways_in_every_order() -> None:
    names = [
        f"{family} Văn {given}"
        for family in ("Trần", "Lê", "Võ")
        for given in ["An", "Ánh", "Bình", "Cường", "Dũng", "Đức"]
    ] * 4
    ids = people(*names)
    records = [
        NewRecord({**INVALID, "percent": 21 + place % 7, "file_number": f"Q{place}"}, one)
        for place, one in enumerate(ids)
    ]
    actions.add(RECOGNITIONS, records, on=date(2024, 1, 1), actor=specialist(), at=noon("2024-01-01"))
    for order in ("name", "-name", "new", "-new", "percent", "-percent", "decision"):
        first = listed(asked=Asked(order=order))
        second = listed(asked=Asked(order=order, after=first.after))
        assert (len(first.rows), len(second.rows), second.after) == (50, 22, None)
        assert len({row.record_id for row in (*first.rows, *second.rows)}) == 72
        assert listed(asked=Asked(order=order, before=second.before)).rows == first.rows
    by_name = [row.subject.name.split()[-1] for row in listed(asked=Asked(order="name")).rows]
    assert list(dict.fromkeys(by_name)) == ["An", "Ánh", "Bình", "Cường", "Dũng"]


def test_filters_narrow_and_counts_follow() -> None:
    ids = people("Trần Văn An", "Lê Văn Bình", "Võ Văn Cường")
    for place, one in enumerate(ids):
        added(one, {**INVALID, "percent": 30 + 20 * place, "file_number": f"Q{place}"})
    assert listed(asked=Asked(where={"percent": ("50", "")})).count == 2
    assert listed(asked=Asked(where={"percent": ("50", "60")})).count == 1
    assert listed(asked=Asked(where={"kind": "BB"})).count == 0
    assert [row.subject.name for row in listed(asked=Asked(find="le binh")).rows] == ["Lê Văn Bình"]


def test_both_ways_to_walk_a_list_give_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    ids = people(*[f"Trần Văn {given}" for given in ("An", "Bình", "Cường", "Dũng")])
    for place, one in enumerate(ids):
        added(one, {**INVALID, "file_number": f"Q{place}"})
    monkeypatch.setattr(listing, "PAGE", 2)
    orders = ("name", "-name", "new", "percent")
    plain = [listed(asked=Asked(order=order)) for order in orders]
    monkeypatch.setattr(listing, "_holds_most", lambda found: True)
    turned = [listed(asked=Asked(order=order)) for order in orders]
    assert turned == plain
    assert [page.count for page in turned] == [4, 4, 4, 4]
    assert listed(asked=Asked(order="name", after=turned[0].rows[1].fact_id)).rows == turned[0].rows[2:]
