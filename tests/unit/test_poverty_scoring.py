"""Phiếu B to a class: the lines of the area and the day, every refusal, the ways between classes."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ansinh.areas.poverty.refusals import AnswersRefused, PointTableMissing, StandardMissing, WrongTransition
from ansinh.areas.poverty.scoring import NEAR_POOR, NEITHER, POOR, Option, Table, classify, sum_up
from ansinh.areas.poverty.standards import deprivations, items, standard_on, standards
from ansinh.areas.poverty.transitions import GONE, WAYS, Balance, added, way_of

DAY = date(2024, 10, 1)
CODES = [one.code for one in deprivations()]
CLASSES = (POOR, NEAR_POOR, NEITHER, GONE)


@pytest.mark.parametrize(
    ("area", "b1", "count", "kind"),
    [
        ("RURAL", 140, 3, POOR),
        ("RURAL", 140, 2, NEAR_POOR),
        ("RURAL", 141, 12, NEITHER),
        ("URBAN", 141, 3, POOR),
        ("URBAN", 175, 2, NEAR_POOR),
        ("URBAN", 176, 3, NEITHER),
        ("RURAL", -5, 0, NEAR_POOR),
    ],
)
def test_the_lines_of_2022(area: str, b1: int, count: int, kind: str) -> None:
    found = classify(b1, CODES[:count], area=area, on=DAY)
    assert (found.kind, found.b2, found.standard.code) == (kind, 10 * count, "chuan-2022")


def test_the_explanation_says_every_step() -> None:
    assert classify(120, ["lacks_work", "lacks_water", "lacks_latrine"], area="RURAL", on=DAY).because[1:] == (
        "Khu vực nông thôn: ngưỡng B1 là 140 điểm.",
        "Điểm B1 120 không quá ngưỡng 140.",
        "Điểm B2 30 (3 chỉ số thiếu hụt: việc làm, nước sinh hoạt, nhà tiêu hợp vệ sinh); ngưỡng hộ nghèo 30.",
        "Kết quả: hộ nghèo.",
    )


def test_the_standard_is_the_one_of_the_day() -> None:
    assert standard_on(date(2026, 12, 31)).code == "chuan-2022"
    later = standard_on(date(2027, 1, 1))
    assert (later.code, later.provisional, later.lines["URBAN"].income_vnd) == ("chuan-2027", True, 2_800_000)
    with pytest.raises(StandardMissing, match="chưa có thông tư"):
        classify(100, [], area="RURAL", on=date(2027, 9, 1))
    with pytest.raises(StandardMissing, match="31/12/2021"):
        standard_on(date(2021, 12, 31))
    assert [one.until for one in standards()][:-1] == [one.since for one in standards()][1:]


def test_the_form_has_twelve_deprivations_and_fourteen_or_twelve_items() -> None:
    assert (len(CODES), len({one.dimension for one in deprivations()})) == (12, 6)
    assert (len(items("RURAL")), len(items("URBAN"))) == (14, 12)


def test_without_a_point_table_nothing_is_classified() -> None:
    with pytest.raises(PointTableMissing, match="Chưa có bảng điểm B1 cho khu vực nông thôn áp dụng ngày 01/10/2024"):
        sum_up(None, "RURAL", {}, on=DAY)


def test_every_item_is_answered_from_the_table() -> None:
    options = {item.code: (Option("a", "Mức một", 5), Option("b", "Mức hai", -2)) for item in items("URBAN")}
    table = Table(1, "Bảng thử", "URBAN", "", True, options)
    answers = dict.fromkeys(options, "a") | {"B1.01": "b"}
    assert sum(one.points for one in sum_up(table, "URBAN", answers, on=DAY)) == 11 * 5 - 2
    with pytest.raises(AnswersRefused) as refused:
        sum_up(table, "URBAN", {**answers, "B1.02": "z", "B1.14": ""}, on=DAY)
    assert set(refused.value.problems) == {"B1.02", "B1.14"}


@given(st.integers(-100, 400), st.sets(st.sampled_from(CODES)), st.sampled_from(["RURAL", "URBAN"]), st.data())
def test_more_lacking_is_never_richer(b1: int, lacking: set[str], area: str, data: st.DataObject) -> None:
    rank = [POOR, NEAR_POOR, NEITHER].index
    more = lacking | data.draw(st.sets(st.sampled_from(CODES)))
    assert rank(classify(b1, more, area=area, on=DAY).kind) <= rank(classify(b1, lacking, area=area, on=DAY).kind)
    assert rank(classify(b1, lacking, area=area, on=DAY).kind) <= rank(
        classify(b1 + 1, lacking, area=area, on=DAY).kind
    )


@pytest.mark.parametrize("before", CLASSES)
@pytest.mark.parametrize("after", CLASSES)
def test_every_change_has_a_way_or_none(before: str, after: str) -> None:
    code = way_of(before, after)
    assert (code == "") == (before == after or {before, after} == {NEITHER, GONE})


def test_back_and_come() -> None:
    assert [way_of(NEITHER, POOR), way_of(NEITHER, POOR, once=True), way_of(GONE, POOR, came=True)] == [
        "NEW_POOR", "POOR_AGAIN", "POOR_CAME",
    ]  # fmt: skip
    with pytest.raises(WrongTransition):
        way_of("RICH", POOR + "X")


@given(st.lists(st.tuples(st.sampled_from(CLASSES), st.sampled_from(CLASSES), st.booleans(), st.booleans())))
def test_the_balance_holds_for_any_households(pairs: list[tuple[str, str, bool, bool]]) -> None:
    """Counted at both ends on their own, moved by the ways of each household: the equation always holds."""
    for kind in (POOR, NEAR_POOR):
        balances = []
        for before, after, once, came in pairs:
            code = way_of(before, after, once=once, came=came)
            touched = {code: 1} if code and kind in {way.before for way in WAYS if way.code == code} | {
                way.after for way in WAYS if way.code == code
            } else {}  # fmt: skip
            balances.append(Balance(kind, int(before == kind), int(after == kind), touched))
        assert added(kind, balances).holds
    assert not Balance(POOR, 10, 8, {"POOR_OUT": 1}).holds
