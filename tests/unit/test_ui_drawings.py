"""Geometry of the drawings, and how numbers are written."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from ansinh.registry.districts import FILES, plain_fold
from ansinh.ui import drawings
from ansinh.ui.templatetags import vn


def test_a_waterfall_cuts_its_axis_when_totals_dwarf_changes() -> None:
    cut = drawings.waterfall(
        [drawings.Step("8", 25_000, is_total=True), drawings.Step("+", 100), drawings.Step("9", 25_100, is_total=True)]
    )
    whole = drawings.waterfall(
        [drawings.Step("8", 100, is_total=True), drawings.Step("+", 100), drawings.Step("9", 200, is_total=True)]
    )
    assert (cut.from_zero, whole.from_zero) == (False, True)
    assert [bar.tone for bar in cut.bars] == ["total", "more", "total"]


@given(st.lists(st.integers(-1_000, 1_000), min_size=1, max_size=8), st.integers(8_001, 50_000))
def test_each_step_of_a_waterfall_starts_where_the_last_one_ended(changes: list[int], start: int) -> None:
    steps = [drawings.Step("", start, is_total=True), *(drawings.Step("", change) for change in changes)]
    steps.append(drawings.Step("", start + sum(changes), is_total=True))
    laid = drawings.waterfall(steps)
    for before, bar in zip(laid.bars, laid.bars[1:], strict=False):
        edges = (bar.top, round(bar.top + bar.height, 1))
        assert bar.step.is_total or min(abs(before.link_y - edge) for edge in edges) <= 1.6
    assert laid.bars[-2].link_y == laid.bars[-1].link_y


def test_bars_tell_shares_of_the_sum() -> None:
    laid = drawings.bars([("a", 75, ""), ("b", 25, ""), ("c", 0, "")])
    assert [(bar.share, bar.width > 0) for bar in laid.bars] == [(0.75, True), (0.25, True), (0.0, False)]
    assert drawings.bars([]).total == 0


def test_a_time_line_stacks_what_overlaps_and_keeps_one_scale() -> None:
    laid = drawings.timeline(
        [
            drawings.Span("a", "một", date(2020, 1, 1), date(2022, 1, 1)),
            drawings.Span("a", "hai", date(2021, 1, 1), None),
            drawings.Span("b", "ba", date(2021, 1, 1), date(2022, 1, 1)),
        ],
        on=date(2024, 9, 22),
    )
    one, two, three = laid.spans
    assert one.y < two.y < three.y
    assert two.x == three.x
    assert [lane.title for lane in laid.lanes] == ["a", "b"]
    assert laid.now_x is not None


def test_a_time_line_of_nothing_is_empty() -> None:
    assert drawings.timeline([], on=date(2024, 9, 22)).spans == []


def test_a_tile_map_places_every_commune_and_the_unknown_below() -> None:
    laid = drawings.tile_map([("binh an", "Bình An", 10, "10", ""), ("noi khac", "Nơi khác", None, "–", "")])
    known, unknown = laid.tiles
    assert (known.shade, unknown.shade) == (4, 0)
    assert unknown.y > known.y


@pytest.mark.parametrize(("on", "communes"), [(date(2024, 9, 1), 22), (date(2025, 3, 1), 20), (date(2025, 7, 1), 6)])
def test_every_commune_of_a_day_has_a_place_of_its_own(on: date, communes: int) -> None:
    units = yaml.safe_load((FILES / "thang_binh.yaml").read_text(encoding="utf-8"))["units"].values()
    there = [
        plain_fold(unit["name"])
        for unit in units
        if unit["kind"] == "COMMUNE" and unit["from"] <= on < unit.get("to", date.max)
    ]
    assert (len(there), len({drawings.COMMUNE_GRID[fold] for fold in there})) == (communes, communes)


def test_the_strip_of_days_marks_today_and_what_is_due() -> None:
    days = drawings.day_strip(date(2024, 9, 22), {date(2024, 9, 25): "Danh sách"})
    assert [entry.day.day for entry in days if entry.is_today] == [22]
    assert [entry.day.day for entry in days if entry.due] == [25]
    assert days[0].past


def test_numbers_money_and_dates_are_written_as_in_the_office() -> None:
    assert vn.number(20_113) == "20.113"
    assert vn.dong(1_250_000) == "1.250.000\u00a0đ"
    assert vn.short_money(25_412_345_678) == "25,4\u00a0tỷ\u00a0đồng"
    assert vn.short_money(900) == "900\u00a0đồng"
    assert vn.decimal(Decimal("78.810")) == "78,81"
    assert vn.percent(0.0198) == "1,98%"
    assert [vn.signed(value) for value in (1_200, -300, 0, None)] == ["+1.200", "−300", "0", "–"]
    assert (vn.day(date(2024, 9, 2)), vn.month(date(2024, 9, 1)), vn.iso(None)) == ("02/09/2024", "09/2024", "")
    assert vn.masked("049156001234") == "•••• 1234"
