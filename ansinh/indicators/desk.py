"""What the screens show of figures: a board of a window, and one figure from every side."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from ansinh.indicators import queries
from ansinh.indicators.catalog import area_title, indicator, indicators
from ansinh.indicators.queries import Correction, Figure, PlaceFigure
from ansinh.indicators.refusals import UnknownIndicator
from ansinh.indicators.spec import Indicator
from ansinh.indicators.windows import MONTHS, Window, window_of
from ansinh.kit.actors import Actor
from ansinh.offices.queries import registers_given
from ansinh.registry.places import last_names, succession_until

TREND = 6  # how many windows back a small line shows


@dataclass(frozen=True)
class Compared:
    """A figure beside the same window of last year, and its last windows, oldest first (None: not counted)."""

    figure: Figure
    last_year: Decimal | None
    trend: tuple[Decimal | None, ...]

    @property
    def change(self) -> Decimal | None:
        if self.figure.value is None or self.last_year is None:
            return None
        return self.figure.value - self.last_year

    @property
    def tone(self) -> str:
        """ "done" where it went the good way, "late" where the bad, "" where neither is meant."""
        good = {"up": 1, "down": -1, "none": 0}[self.figure.indicator.direction]
        if not self.change or not good:
            return ""
        return "done" if (self.change > 0) == (good > 0) else "late"


@dataclass(frozen=True)
class Field:
    """The figures of one area of work."""

    title: str
    rows: tuple[Compared, ...]


@dataclass(frozen=True)
class Board:
    """All figures of a window."""

    window: Window
    fields: tuple[Field, ...]
    counted_at: datetime | None

    @property
    def counted(self) -> int:
        return sum(row.figure.value is not None for field in self.fields for row in field.rows)


@dataclass(frozen=True)
class SexRow:
    """A figure of women beside that of men. None: nobody of that sex was counted."""

    indicator: Indicator
    area: str
    female: Figure | None
    male: Figure | None

    @property
    def hidden(self) -> bool:
        return any(part.hidden for part in (self.female, self.male) if part is not None)

    @property
    def share(self) -> Decimal | None:
        """Women in hundredths of both; None for rates, and where nobody was counted or may be told."""
        parts = [part.value or 0 if part is not None else 0 for part in (self.female, self.male)]
        if self.indicator.is_rate or self.hidden or not sum(parts):
            return None
        return (Decimal(parts[0]) * 100 / Decimal(sum(parts))).quantize(Decimal("0.01"))


@dataclass(frozen=True)
class PlaceRow:
    """A commune's part by name; ``share`` of the largest, 0..1, for shading."""

    name: str
    part: PlaceFigure


@dataclass(frozen=True)
class FigurePage:
    """One figure: by commune (of their day, or put to the communes of today), by sex and programme, over the year."""

    compared: Compared
    places: tuple[PlaceRow, ...]
    dimensions: tuple[tuple[str, tuple[tuple[str, Figure], ...]], ...]
    months: tuple[tuple[Window, Figure | None], ...]
    corrections: tuple[Correction, ...]


def board(window: Window, *, actor: Actor) -> Board:
    """Every indicator that is counted in such windows and is the reader's to know, by field, in a few statements."""
    known = {"", *registers_given(actor), *actor.guarded}
    fitting = [
        found for found in indicators().values() if MONTHS[found.period] <= window.months and found.guarded in known
    ]
    compared = {each.figure.indicator.code: each for each in _compared(fitting, window, actor)}
    by_area: dict[str, list[Compared]] = {}
    for found in fitting:
        by_area.setdefault(found.area, []).append(compared[found.code])
    fields = tuple(Field(area_title(area), tuple(rows)) for area, rows in by_area.items())
    return Board(window, fields, queries.last_counted())


def by_sex(window: Window, *, actor: Actor) -> list[SexRow]:
    """Every figure of every field that is counted by sex and is the reader's to know: a query, not a register."""
    known = {"", *registers_given(actor), *actor.guarded}
    counted = [
        found
        for found in indicators().values()
        if "sex" in found.dimensions and MONTHS[found.period] <= window.months and found.guarded in known
    ]
    parts = queries.by_sex(counted, window, actor=actor)
    return [
        SexRow(found, area_title(found.area), parts[found.code].get("FEMALE"), parts[found.code].get("MALE"))
        for found in counted
        if found.code in parts
    ]


def page(code: str, window: Window, *, on: date, places_of_today: bool, actor: Actor) -> FigurePage:
    """One figure from every side. Raises UnknownIndicator."""
    found = _known(code, actor)
    (compared,) = _compared([found], window, actor)
    parts = queries.by_commune(code, window, now=_successors(on) if places_of_today else None, actor=actor)
    names = last_names([part.commune_id for part in parts if part.commune_id is not None])
    rows = [PlaceRow(names.get(part.commune_id or 0, "Chung toàn địa bàn"), part) for part in parts]
    return FigurePage(
        compared,
        tuple(sorted(rows, key=lambda row: (-(row.part.value or 0), row.name))),
        tuple(
            (dimension, tuple(queries.by_dimension(code, window, dimension, actor=actor)))
            for dimension in ("sex", "programme")
            if dimension in found.dimensions
        ),
        _months(found, window, actor),
        tuple(queries.corrections(code, window, actor=actor)),
    )


def rows_of(
    code: str,
    window: Window,
    *,
    commune_id: int | None,
    sex: str | None,
    programme: str | None,
    of_base: bool,
    page: int,
    on: date,
    places_of_today: bool,
    known_at: datetime,
    actor: Actor,
) -> queries.Opened:
    """The rows behind a figure or behind one part of it. Raises UnknownIndicator."""
    _known(code, actor)
    communes = None
    if commune_id is not None:
        now = _successors(on) if places_of_today else {}
        communes = [commune_id, *(old for old, new in now.items() if new == commune_id and old != commune_id)]
    return queries.opened(
        code, window, commune_ids=communes, sex=sex, programme=programme, of_base=of_base, page=page, known_at=known_at
    )


def _known(code: str, actor: Actor) -> Indicator:
    """Raises UnknownIndicator also for one that is not the actor's to know."""
    found = indicator(code)
    if not queries.may_read(found, actor):
        raise UnknownIndicator("Không có chỉ số này.", code=code)
    return found


def _compared(wanted: list[Indicator], window: Window, actor: Actor) -> list[Compared]:
    back = [window.moved(-step) for step in range(TREND - 1, -1, -1)]
    counted = queries.figures({*back, window.year_before()}, [each.code for each in wanted])
    found = {key: queries.told(one, actor) for key, one in counted.items()}

    def value(code: str, of: Window) -> Decimal | None:
        one = found.get((code, of))
        return one.value if one is not None else None

    return [
        Compared(
            found.get((each.code, window), Figure(each, window, None, None, 0, None)),
            value(each.code, window.year_before()),
            tuple(value(each.code, one) for one in back),
        )
        for each in wanted
    ]


def _months(found: Indicator, window: Window, actor: Actor) -> tuple[tuple[Window, Figure | None], ...]:
    """The windows of the indicator's own length within the year of ``window``."""
    kind = found.period
    first = window_of(date(window.since.year, 1, 1), kind)
    inside = [first.moved(step) for step in range(12 // MONTHS[kind])]
    counted = {key: queries.told(one, actor) for key, one in queries.figures(inside, [found.code]).items()}
    return tuple((each, counted.get((found.code, each))) for each in inside) if len(inside) > 1 else ()


def _successors(on: date) -> dict[int, int]:
    """For each former commune the one that most of it went to; a commune of today stands for itself."""
    return {
        old: max(shares, key=lambda share: share.share).unit_id
        for old, shares in succession_until(on).items()
        if shares
    }
