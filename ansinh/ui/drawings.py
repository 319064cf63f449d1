"""Geometry of the drawings: plain values in, positions for an SVG template out. Nothing here knows a room.

Each drawing keeps the values it was made from, so that its template can print the same figures as a table.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

WIDE = 1040  # a drawing across the whole sheet
HALF = 520  # one of two side by side
LABELS = 236  # beside the bars: room for the longest name of a programme
LABEL = 150


@dataclass(frozen=True)
class Step:
    """One step of a waterfall: a total (drawn from zero) or a change (drawn from where the last one ended)."""

    label: str
    value: int
    is_total: bool = False
    address: str = ""  # where the rows behind the figure are listed


@dataclass(frozen=True)
class WaterfallBar:
    """A step with its place: x of its middle, top and height of the bar, and where the link to the next one lies."""

    step: Step
    x: float
    middle: float
    top: float
    height: float
    width: float
    value_y: float
    link_y: float
    link_to: float
    tone: str  # total, more, less


@dataclass(frozen=True)
class Waterfall:
    """A month's money, from last month to this."""

    bars: list[WaterfallBar]
    width: int
    height: int
    base: float
    label_y: float
    from_zero: bool


def waterfall(steps: Sequence[Step], *, height: int = 240) -> Waterfall:
    """Lay out the steps. When the totals dwarf the changes the axis is cut, and ``from_zero`` is false."""
    levels, level = [], 0
    for step in steps:
        start = 0 if step.is_total else level
        level = step.value if step.is_total else level + step.value
        levels.append((start, level))
    tops = [max(pair) for pair in levels] or [1]
    ends = [end for _, end in levels] or [0]
    spread = max(tops) - min(ends)
    from_zero = not spread or spread > max(tops) * 0.25
    floor = 0.0 if from_zero else min(ends) - spread * 0.4
    top_margin, bottom = 24.0, height - 40.0
    scale = (bottom - top_margin) / ((max(tops) - floor) or 1)
    slot = WIDE / max(len(steps), 1)

    def y(value: float) -> float:
        return round(bottom - (max(value, floor) - floor) * scale, 1)

    bars = []
    for index, (step, (start, end)) in enumerate(zip(steps, levels, strict=True)):
        top, foot = y(max(start, end)), bottom if step.is_total else y(min(start, end))
        x = round(index * slot + slot * 0.16, 1)
        bars.append(
            WaterfallBar(
                step=step,
                x=x,
                middle=round((index + 0.5) * slot, 1),
                top=top,
                height=max(round(foot - top, 1), 1.5),
                width=round(slot * 0.68, 1),
                value_y=top - 6,
                link_y=y(end),
                link_to=round((index + 1) * slot + slot * 0.16, 1) if index + 1 < len(steps) else x,
                tone="total" if step.is_total else ("more" if step.value >= 0 else "less"),
            )
        )
    return Waterfall(bars, WIDE, height, bottom, bottom + 16, from_zero)


@dataclass(frozen=True)
class Bar:
    """One bar of a bar chart, lying: label at the left, value at its end."""

    label: str
    value: int
    address: str
    y: float
    width: float
    share: float  # of the sum, 0..1


@dataclass(frozen=True)
class Bars:
    """A mix: programmes of a month, communes by money."""

    bars: list[Bar]
    width: int
    height: int
    start: int
    total: int


def bars(values: Sequence[tuple[str, int, str]]) -> Bars:
    """Lay out (label, value >= 0, address) in the order given."""
    largest = max((value for _, value, _ in values), default=0) or 1
    total = sum(value for _, value, _ in values)
    room = HALF - LABELS - 120
    laid = [
        Bar(label, value, address, index * 26.0, round(value / largest * room, 1), value / total if total else 0.0)
        for index, (label, value, address) in enumerate(values)
    ]
    return Bars(laid, HALF, max(len(laid) * 26, 1), LABELS, total)


@dataclass(frozen=True)
class Span:
    """Something true over a period: half-open days, ``until`` None still true. ``kind``: fact, right, money, law."""

    lane: str
    label: str
    since: date
    until: date | None
    kind: str = "fact"
    address: str = ""


@dataclass(frozen=True)
class PlacedSpan:
    """A span on the scale."""

    span: Span
    x: float
    width: float
    y: float
    label: str  # cut to what fits


@dataclass(frozen=True)
class Lane:
    """One row of the time line."""

    title: str
    y: float


@dataclass(frozen=True)
class Timeline:
    """Facts, rights and money on one scale of years."""

    spans: list[PlacedSpan]
    lanes: list[Lane]
    ticks: list[tuple[float, str]]
    now_x: float | None
    width: int
    height: int
    start: int


def timeline(spans: Sequence[Span], *, on: date, since: date | None = None) -> Timeline:
    """Lay out spans in lanes, in the order in which the lanes first appear; overlaps within a lane take further rows.

    The scale runs from the January of ``since`` (else of the first span, at most 12 years back) to a year after ``on``.
    """
    first = since or min((span.since for span in spans), default=on)
    begin = max(first, on - timedelta(days=365 * 12)).replace(month=1, day=1)
    finish = date(max(on.year, max((span.since.year for span in spans), default=on.year)) + 1, 1, 1)
    scale = (WIDE - LABEL) / (finish - begin).days

    def x(moment: date) -> float:
        return round(LABEL + (min(max(moment, begin), finish) - begin).days * scale, 1)

    placed: list[PlacedSpan] = []
    lanes: list[Lane] = []
    y = 4.0
    for title in dict.fromkeys(span.lane for span in spans):
        lanes.append(Lane(title, y))
        rows: list[float] = []  # x at which each row of this lane is free again
        for span in sorted((span for span in spans if span.lane == title), key=lambda span: span.since):
            left, right = x(span.since), x(span.until or finish)
            row = next((index for index, free in enumerate(rows) if free <= left + 0.5), len(rows))
            rows[row : row + 1] = [right]
            width = max(right - left, 3.0)
            placed.append(PlacedSpan(span, left, width, y + row * 24, _fitting(span.label, width)))
        y += max(len(rows), 1) * 24 + 6
    ticks = [(x(date(year, 1, 1)), str(year)) for year in _years(begin, finish)]
    return Timeline(placed, lanes, ticks, x(on) if begin <= on < finish else None, WIDE, int(y + 18), LABEL)


def _years(begin: date, finish: date) -> list[int]:
    every = max(1, (finish.year - begin.year) // 8)
    return [year for year in range(begin.year, finish.year) if (year - begin.year) % every == 0]


def _fitting(label: str, width: float) -> str:
    letters = int((width - 8) / 6.4)
    if len(label) <= letters:
        return label
    return label[: letters - 1].rstrip() + "…" if letters > 4 else ""


@dataclass(frozen=True)
class Tile:
    """One commune of the schematic map. ``shade`` 0 (least) to 4 (most)."""

    label: str
    lines: tuple[str, ...]
    value: str
    shade: int
    x: int
    y: int
    address: str


@dataclass(frozen=True)
class TileMap:
    """Communes as squares where they roughly lie: read and printed as easily as a map."""

    tiles: list[Tile]
    width: int
    height: int


# Column (west to east) and row (north to south) of each commune of Thăng Bình, by folded name: the communes of 2024, the
# one that 2025 began with, and in a block of their own the six that stand there since 1 July 2025.
# Drawn from their neighbourhood: hills in the west, the plain and Highway 1 in the middle, the sea in the east.
COMMUNE_GRID = {
    "binh giang": (3, 0), "binh duong": (4, 0),
    "binh nguyen": (2, 1), "binh phuc": (3, 1), "binh dao": (4, 1), "binh minh": (5, 1),
    "binh lanh": (0, 2), "binh tri": (1, 2), "ha lam": (2, 2), "binh trieu": (3, 2), "binh sa": (4, 2), "binh hai": (5, 2),
    "binh dinh bac": (0, 3), "binh dinh nam": (0, 4), "binh quy": (1, 3), "binh chanh": (2, 4), "binh tu": (3, 3),
    "binh trung": (3, 4), "binh nam": (4, 3), "binh phu": (1, 4), "binh que": (1, 5), "binh an": (3, 5),
    "binh dinh": (0, 3),
    "dong duong": (1, 0), "thang binh": (2, 0), "thang an": (3, 0),
    "thang phu": (1, 1), "thang dien": (2, 1), "thang truong": (3, 1),
}  # fmt: skip
TILE = 92


def tile_map(values: Sequence[tuple[str, str, int | None, str, str]]) -> TileMap:
    """Lay out (folded name, label, value for the shade, value as shown, address). Unknown places go below the map."""
    largest = max((value or 0 for _, _, value, _, _ in values), default=0) or 1
    known_rows = [COMMUNE_GRID[fold][1] for fold, *_ in values if fold in COMMUNE_GRID]
    spare_row = max(known_rows, default=-1) + 1
    tiles, spare = [], 0
    for fold, label, value, shown, address in values:
        if fold in COMMUNE_GRID:
            column, row = COMMUNE_GRID[fold]
        else:
            column, row = spare % 6, spare_row + spare // 6
            spare += 1
        shade = 0 if not value else 1 + min(3, int(value / largest * 3.999))
        tiles.append(Tile(label, tuple(_two_lines(label)), shown, shade, column * TILE, row * 64, address))
    height = max((tile.y for tile in tiles), default=0) + 64
    return TileMap(tiles, 6 * TILE, height)


def _two_lines(label: str) -> list[str]:
    """A name of four words does not fit one line of a tile."""
    words = label.split()
    return [label] if len(label) <= 12 else [" ".join(words[:2]), " ".join(words[2:])]


@dataclass(frozen=True)
class Sparkline:
    """A small line without a scale; ``points`` as SVG wants them, ``last`` the end point. Empty below two values."""

    points: str
    last: tuple[float, float] | None
    width: int
    height: int


def sparkline(values: Sequence[Decimal | None]) -> Sparkline:
    """Lay out the last values of a figure, oldest first; gaps are jumped over."""
    width, height = 72, 20
    known = [(place, value) for place, value in enumerate(values) if value is not None]
    if len(known) < 2:
        return Sparkline("", None, width, height)
    low, high = min(value for _, value in known), max(value for _, value in known)
    step = (width - 6) / (len(values) - 1)

    def point(place: int, value: Decimal) -> tuple[float, float]:
        part = float((value - low) / (high - low)) if high != low else 0.5
        return round(3 + place * step, 1), round(height - 3 - part * (height - 6), 1)

    laid = [point(place, value) for place, value in known]
    return Sparkline(" ".join(f"{x},{y}" for x, y in laid), laid[-1], width, height)


@dataclass(frozen=True)
class Column:
    """One column of a chart over time. ``value`` as shown; empty where there is none."""

    label: str
    value: str
    x: float
    y: float
    height: float


@dataclass(frozen=True)
class Columns:
    """A figure over the months of a year."""

    columns: list[Column]
    width: int
    height: int
    room: int  # of one column


def columns(values: Sequence[tuple[str, Decimal | None, str]]) -> Columns:
    """Lay out (label, value >= 0 or None, value as shown) from left to right, from zero."""
    room, top, tall = 60, 20, 120
    largest = max((value for _, value, _ in values if value is not None), default=Decimal(0)) or Decimal(1)
    laid = []
    for place, (label, value, shown) in enumerate(values):
        high = round(float((value or 0) / largest) * tall, 1)
        laid.append(Column(label, shown if value is not None else "", place * room, top + tall - high, high))
    return Columns(laid, max(len(laid), 1) * room, top + tall + 22, room)


@dataclass(frozen=True)
class StripDay:
    """One day of the strip. ``due``: what must be done by it."""

    day: date
    is_today: bool
    off: bool
    past: bool
    due: str


def day_strip(on: date, due: dict[date, str], *, days_off: frozenset[date] = frozenset()) -> list[StripDay]:
    """The month around today: five days back, twenty-five ahead."""
    return [
        StripDay(
            day=moment,
            is_today=moment == on,
            off=moment.weekday() >= 5 or moment in days_off,
            past=moment < on,
            due=due.get(moment, ""),
        )
        for moment in (on + timedelta(days=offset) for offset in range(-5, 26))
    ]


@dataclass(frozen=True)
class Stack:
    """One whole and its parts in order, each a tone (spent, committed, left) and a value >= 0."""

    label: str
    parts: Sequence[tuple[str, int]]
    whole: int
    address: str = ""


@dataclass(frozen=True)
class StackPart:
    """A part with its place within the bar."""

    tone: str
    value: int
    x: float
    width: float


@dataclass(frozen=True)
class StackBar:
    """A stack with its place: the label above, the parts below it."""

    stack: Stack
    y: float
    parts: list[StackPart]
    mark: float  # where the whole ends: parts beyond it are more than was given


@dataclass(frozen=True)
class Stacks:
    """Bars lying under one another, all on one scale."""

    bars: list[StackBar]
    width: int
    height: int


def stacks(values: Sequence[Stack]) -> Stacks:
    """Lay out the stacks in the order given."""
    largest = max((max(stack.whole, sum(value for _, value in stack.parts)) for stack in values), default=0) or 1
    laid = []
    for index, stack in enumerate(values):
        x, parts = 0.0, []
        for tone, value in stack.parts:
            width = value / largest * WIDE
            parts.append(StackPart(tone, value, round(x, 1), round(width, 1)))
            x += width
        laid.append(StackBar(stack, index * 46.0, parts, round(min(stack.whole / largest * WIDE, WIDE - 1), 1)))
    return Stacks(laid, WIDE, max(len(laid) * 46, 1))
