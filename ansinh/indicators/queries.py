"""Reading figures: with last year's beside them, by commune, over time, and the rows they are counted from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from itertools import pairwise
from typing import Any

from ansinh.indicators.catalog import indicator, indicators
from ansinh.indicators.measuring import parameters
from ansinh.indicators.spec import Counting, Indicator
from ansinh.indicators.windows import Window
from ansinh.kit.actors import Actor
from ansinh.kit.reading import read_rows
from ansinh.offices.queries import registers_given

FEW = 5  # of a guarded register, smaller counts than this are not told: they point at people
PAGE = 50
BELIEVED = (
    "CASE WHEN %(known_at)s::timestamptz IS NULL THEN upper_inf(known) ELSE known @> %(known_at)s::timestamptz END"
)


@dataclass(frozen=True)
class Figure:
    """A figure of one window. ``value`` is None where nothing has been counted, or a rate has nothing to divide by."""

    indicator: Indicator
    window: Window
    amount: Decimal | None
    base: Decimal | None
    rows: int
    counted_at: datetime | None
    hidden: bool = False  # too few to be told

    @property
    def value(self) -> Decimal | None:
        return None if self.hidden else quotient(self.indicator, self.amount, self.base)

    @property
    def scarce(self) -> bool:
        """Something was counted, and too little of it to tell a rate: «chưa đủ dữ liệu»."""
        return not self.hidden and self.base is not None and 0 < self.base < self.indicator.least


@dataclass(frozen=True)
class PlaceFigure:
    """A figure of one commune; ``commune_id`` None: what belongs to no commune. ``hidden``: too few to be told."""

    commune_id: int | None
    amount: Decimal
    base: Decimal | None
    rows: int
    value: Decimal | None
    hidden: bool = False


@dataclass(frozen=True)
class Correction:
    """The figure was ``before`` until ``at``, when a change in the registers was counted."""

    before: Decimal | None
    after: Decimal | None
    at: datetime


@dataclass(frozen=True)
class CountedRow:
    """One thing that was counted: ``register`` and ``id`` open it ("person", 12; "training/lop-nghe", 7)."""

    id: int
    register: str
    commune_id: int | None
    sex: str
    programme: str
    label: str
    value: Decimal


@dataclass(frozen=True)
class Opened:
    """A page of the rows behind a figure, with the sums over all of them: they equal the figure."""

    rows: tuple[CountedRow, ...]
    total: int
    amount: Decimal


def may_read(of: Indicator, actor: Actor) -> bool:
    """A figure of a guarded register is there only for those to whom the register was given."""
    return of.guarded in {"", *registers_given(actor), *actor.guarded}


def told(figure: Figure, actor: Actor) -> Figure:
    """The figure as the reader may know it: small counts of a guarded register only while it is open."""
    return replace(figure, hidden=_is_closed(figure.indicator, actor) and 0 < figure.rows < FEW)


def _is_closed(of: Indicator, actor: Actor) -> bool:
    return bool(of.guarded) and of.guarded not in actor.guarded


def _too_few(rows: Sequence[int]) -> set[int]:
    """Places of the parts that are not told: the small ones, and where that is one alone, the next smallest with it,
    so that the sum does not give it away."""
    small = {place for place, count in enumerate(rows) if 0 < count < FEW}
    others = sorted((count, place) for place, count in enumerate(rows) if count >= FEW)
    return small | {others[0][1]} if len(small) == 1 and others else small


def quotient(of: Indicator, amount: Decimal | None, base: Decimal | None) -> Decimal | None:
    """The value: the amount itself, or its share of the base in the indicator's scale, to two places for "%".

    None of a rate whose base is nothing, or smaller than the indicator asks (``least``).
    """
    if amount is None or not of.is_rate:
        return amount
    if not base or base < of.least:
        return None
    return (amount * of.scale / base).quantize(Decimal("0.01"))


def figures(
    windows: Iterable[Window], codes: Iterable[str] | None = None, *, known_at: datetime | None = None
) -> dict[tuple[str, Window], Figure]:
    """The figures of these windows that have been counted, in one statement; ``known_at``: as they were told then."""
    wanted = list(windows)
    found = read_rows(
        "SELECT code, since, until, sum(amount), sum(base), sum(rows)::integer, max(lower(known)) FROM indicators_measured"
        " WHERE (since, until) IN (SELECT * FROM unnest(%(since)s::date[], %(until)s::date[]))"
        f" AND (%(codes)s::text[] IS NULL OR code = ANY (%(codes)s)) AND {BELIEVED} GROUP BY code, since, until",
        since=[window.since for window in wanted],
        until=[window.until for window in wanted],
        codes=None if codes is None else list(codes),
        known_at=known_at,
    )
    return {
        (code, Window(since, until)): Figure(indicators()[code], Window(since, until), *rest)
        for code, since, until, *rest in found
        if code in indicators()
    }


def figure(code: str, window: Window, *, known_at: datetime | None = None) -> Figure:
    """One figure, empty where nothing has been counted. Raises UnknownIndicator."""
    of = indicator(code)
    empty = Figure(of, window, None, None, 0, None)
    return figures([window], [code], known_at=known_at).get((code, window), empty)


def by_commune(
    code: str, window: Window, *, now: Mapping[int, int] | None = None, actor: Actor, known_at: datetime | None = None
) -> list[PlaceFigure]:
    """The figure's parts by commune; ``now`` puts former communes to their successors (``registry.queries``)."""
    of = indicator(code)
    parts: dict[int | None, list[Any]] = defaultdict(lambda: [Decimal(0), Decimal(0), 0])
    for commune, amount, base, rows in read_rows(
        "SELECT commune_id, sum(amount), sum(base), sum(rows)::integer FROM indicators_measured"
        f" WHERE code = %(code)s AND since = %(since)s AND until = %(until)s AND {BELIEVED}"
        " AND (commune_id IS NOT NULL OR rows > 0 OR base IS NOT NULL) GROUP BY commune_id",
        code=code,
        since=window.since,
        until=window.until,
        known_at=known_at,
    ):
        part = parts[(now or {}).get(commune, commune)]
        part[0], part[1], part[2] = part[0] + amount, part[1] + (base or 0), part[2] + rows
    few = _too_few([rows for _, _, rows in parts.values()]) if _is_closed(of, actor) else set()
    return [
        PlaceFigure(commune, amount, base if of.is_rate else None, rows, quotient(of, amount, base), place in few)
        for place, (commune, (amount, base, rows)) in enumerate(parts.items())
    ]


def by_dimension(code: str, window: Window, dimension: str, *, actor: Actor) -> list[tuple[str, Figure]]:
    """The figure's parts by "sex" or "programme", largest first."""
    of = indicator(code)
    column = {"sex": "sex", "programme": "programme"}[dimension]
    found = read_rows(
        f"SELECT {column}, sum(amount), sum(base), sum(rows)::integer, max(lower(known)) FROM indicators_measured"
        " WHERE code = %(code)s AND since = %(since)s AND until = %(until)s AND upper_inf(known)"
        f" AND ({column} <> '' OR rows > 0 OR base IS NOT NULL) GROUP BY {column} ORDER BY 2 DESC, 1",
        code=code,
        since=window.since,
        until=window.until,
    )
    few = _too_few([row[3] for row in found]) if _is_closed(of, actor) else set()
    return [
        (name, replace(Figure(of, window, *rest), hidden=place in few)) for place, (name, *rest) in enumerate(found)
    ]


def by_sex(of: Sequence[Indicator], window: Window, *, actor: Actor) -> dict[str, dict[str, Figure]]:
    """Several figures by sex ("FEMALE", "MALE"), in one statement. Where too few are meant, no part is told."""
    named = {one.code: one for one in of}
    found: dict[str, dict[str, Figure]] = defaultdict(dict)
    for code, sex, *rest in read_rows(
        "SELECT code, sex, sum(amount), sum(base), sum(rows)::integer, max(lower(known)) FROM indicators_measured"
        " WHERE code = ANY (%(codes)s) AND since = %(since)s AND until = %(until)s AND upper_inf(known) AND sex <> ''"
        " GROUP BY code, sex",
        codes=list(named),
        since=window.since,
        until=window.until,
    ):
        found[code][sex] = Figure(named[code], window, *rest)
    for code, parts in found.items():
        if _is_closed(named[code], actor) and _too_few([part.rows for part in parts.values()]):
            found[code] = {sex: replace(part, hidden=True) for sex, part in parts.items()}
    return found


def corrections(code: str, window: Window, *, actor: Actor) -> list[Correction]:
    """How the figure has changed since it was first counted, newest first: a changed past is never silent.

    Of a guarded register, only while it is open: a figure that went from 2 to 3 points at somebody.
    """
    of = indicator(code)
    if _is_closed(of, actor):
        return []
    found = read_rows(
        "WITH moments AS (SELECT DISTINCT lower(known) AS at FROM indicators_measured"
        "  WHERE code = %(code)s AND since = %(since)s AND until = %(until)s AND NOT isempty(known)"
        "  UNION SELECT DISTINCT upper(known) FROM indicators_measured"
        "  WHERE code = %(code)s AND since = %(since)s AND until = %(until)s AND NOT upper_inf(known) AND NOT isempty(known))"
        " SELECT m.at, sum(v.amount), sum(v.base) FROM moments m LEFT JOIN indicators_measured v ON v.code = %(code)s"
        " AND v.since = %(since)s AND v.until = %(until)s AND v.known @> m.at GROUP BY m.at ORDER BY m.at",
        code=code,
        since=window.since,
        until=window.until,
    )
    values = [(at, quotient(of, amount, base)) for at, amount, base in found]
    changed = [Correction(before, after, at) for (_, before), (at, after) in pairwise(values) if before != after]
    return changed[::-1]


def opened(
    code: str,
    window: Window,
    *,
    commune_ids: Sequence[int] | None = None,
    sex: str | None = None,
    programme: str | None = None,
    of_base: bool = False,
    page: int = 1,
    size: int | None = PAGE,
    known_at: datetime,
) -> Opened:
    """The rows behind a figure as the reader may see them, ``size`` a page (None: all), as believed at ``known_at``."""
    of = indicator(code)
    counting = of.base if of_base and of.base is not None else of.rows
    conditions = {
        "(%(communes)s::bigint[] IS NULL OR commune = ANY (%(communes)s))": commune_ids,
        "(%(sex)s::text IS NULL OR sex = %(sex)s)": sex,
        "(%(programme)s::text IS NULL OR programme = %(programme)s)": programme,
    }
    found = read_rows(
        f"SELECT id, register, commune, sex, programme, label, value, count(*) OVER (), sum(value) OVER ()"
        f" FROM ({_named(counting)}) AS named WHERE {' AND '.join(conditions)}"
        " ORDER BY commune NULLS FIRST, register, id LIMIT %(size)s OFFSET %(skip)s",
        **parameters(window, known_at),
        communes=None if commune_ids is None else list(commune_ids),
        sex=sex,
        programme=programme,
        size=size,
        skip=0 if size is None else (page - 1) * size,
    )
    rows = tuple(CountedRow(*row[:7]) for row in found)
    return Opened(rows, found[0][7] if found else 0, Decimal(found[0][8]) if found else Decimal(0))


def last_counted() -> datetime | None:
    """When any figure last changed."""
    ((at,),) = read_rows("SELECT max(lower(known)) FROM indicators_measured WHERE upper_inf(known)")
    return at  # type: ignore[no-any-return]


def first_year(day: date) -> int:
    """The earliest year that has figures; this year where there are none."""
    ((since,),) = read_rows("SELECT min(since) FROM indicators_measured")
    return since.year if since is not None else day.year


def _named(counting: Counting) -> str:
    return (
        "SELECT c.id, c.register, c.commune, c.value::numeric AS value,"
        f" coalesce({counting.column('sex', 'text')}, '') AS sex, coalesce({counting.column('programme', 'text')}, '') AS programme,"
        f" coalesce({counting.column('label', 'text')}, '') AS label FROM ({counting.sql}) AS c"
    )
