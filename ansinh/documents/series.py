"""Reading the books of numbers: how far each series runs, and what bears each of its numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from ansinh.documents import numbers
from ansinh.documents.doc_types import doc_types
from ansinh.documents.models import Incoming, Number, NumberSeries, Outgoing
from ansinh.documents.numbers import ARRIVALS, CONFIDENTIAL_SERIES, ONE_SERIES, printed
from ansinh.documents.refusals import UnknownPaper

DECISION = "QĐ"  # numbered in the one book, or as every type in its own
SERIES_TITLES = {
    ONE_SERIES: "Sổ chung các loại",
    ARRIVALS: "Văn bản đến",
    CONFIDENTIAL_SERIES: "Văn bản mật",
}


@dataclass(frozen=True)
class SeriesRow:
    """A series of a year: from where and how far it runs, and how many of its numbers are crossed out.

    ``begun_reason``: why it does not begin at 1.
    """

    id: int
    organ: str
    series: str
    title: str
    year: int
    first: int
    begun_reason: str
    given: int
    cancelled: int
    last_on: date | None


@dataclass(frozen=True)
class NumberRow:
    """One number of a series. ``paper_id``: the row of the register that bears it, if any."""

    id: int
    n: int
    number: str
    cancelled: bool
    reason: str
    taken_on: date
    out_of_turn: str
    about: str
    outgoing_id: int | None
    incoming_id: int | None
    subject: str


@dataclass(frozen=True)
class SeriesPage:
    """A series with a stretch of its numbers, the last ones first."""

    row: SeriesRow
    numbers: tuple[NumberRow, ...]
    before: int | None  # go on below this number


def series_of(agency_id: int, year: int) -> list[SeriesRow]:
    """The books of numbers of an agency in a year."""
    found = NumberSeries.objects.filter(agency_id=agency_id, year=year).annotate(
        cancelled=Count("numbers", filter=Q(numbers__state="CANCELLED"))
    )
    return [_series(row) for row in found.order_by("organ", "series")]


def books(agency_id: int, organs: Sequence[str], on: date) -> dict[str, str]:
    """The books that number an agency's papers on a day, by series and with their titles, but for secret papers."""
    kept = {numbers.agency_series(agency_id, DECISION, on=on, organ=organ) for organ in organs}
    found = (kept & {ONE_SERIES}) | (set(doc_types()) if DECISION in kept else set())
    titles = {code: each.name for code, each in doc_types().items()} | SERIES_TITLES
    return {code: title for code, title in titles.items() if code in found}


def years_of(agency_id: int) -> list[int]:
    """The years in which an agency has books, the last first."""
    found = NumberSeries.objects.filter(agency_id=agency_id).values_list("year", flat=True)
    return sorted(set(found), reverse=True)


def series_page(
    series_id: int, *, before: int | None = None, cancelled_only: bool = False, limit: int = 100
) -> SeriesPage:
    """A stretch of a series, the last numbers first, with what bears them. Raises UnknownPaper."""
    row = (
        NumberSeries.objects.filter(pk=series_id)
        .annotate(cancelled=Count("numbers", filter=Q(numbers__state="CANCELLED")))
        .first()
    )
    if row is None:
        raise UnknownPaper("Không có sổ số này trong địa bàn của bạn.", series=series_id)
    found = Number.objects.filter(series_id=series_id).select_related("outgoing", "incoming").order_by("-n")
    found = found.filter(n__lt=before) if before else found
    found = found.filter(state="CANCELLED") if cancelled_only else found
    rows = list(found[: limit + 1])
    shown = tuple(_number(each) for each in rows[:limit])
    return SeriesPage(_series(row), shown, shown[-1].n if len(rows) > limit else None)


def _series(row: NumberSeries) -> SeriesRow:
    cancelled = int(getattr(row, "cancelled", 0))
    known = doc_types().get(row.series)
    title = (
        known.name if known else SERIES_TITLES.get(row.series, row.series)
    )  # rooms above may keep books of their own
    return SeriesRow(
        row.pk,
        row.organ,
        row.series,
        title,
        row.year,
        row.first,
        row.begun_reason,
        row.next - 1,
        cancelled,
        row.last_on,
    )


def _number(row: Number) -> NumberRow:
    """A number with the row of the register that bears it: a reverse one-to-one says nothing when there is none."""
    sent: Outgoing | None = getattr(row, "outgoing", None)
    arrived: Incoming | None = getattr(row, "incoming", None)
    paper = sent or arrived
    return NumberRow(
        id=row.pk,
        n=row.n,
        number=printed(row.n, row.symbol),
        cancelled=row.state == Number.State.CANCELLED,
        reason=row.reason,
        taken_on=row.taken_on,
        out_of_turn=row.out_of_turn,
        about=row.about,
        outgoing_id=sent.pk if sent else None,
        incoming_id=arrived.pk if arrived else None,
        subject="" if paper is None or paper.secret else paper.abstract,
    )
