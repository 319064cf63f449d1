"""Numbers of papers: from 1 on 1 January or from where the head says the book begins, without gaps, whoever takes them at the same time.

The row of a series is the lock. A number exists when the transaction of the paper that bears it is committed, and not
otherwise: what is rolled back or killed leaves no gap. Nghị định 30/2020/NĐ-CP, Điều 15.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db.models import Max

from ansinh.audit.actions import record
from ansinh.documents.doc_types import doc_type as type_of
from ansinh.documents.doc_types import organ as organ_of
from ansinh.documents.models import Number, Numbering, NumberSeries, Outgoing
from ansinh.documents.refusals import (
    DayRunsBack,
    FutureDay,
    NoReason,
    NumberCancelled,
    NumberInUse,
    NumberNotNext,
    NumberUnfit,
    SeriesStarted,
    UnknownAgency,
    UnknownPaper,
)
from ansinh.kit.actors import Actor
from ansinh.kit.bulk import execute_bulk
from ansinh.kit.vietnamese import format_date

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
COMMITTEE = "UBND"
ONE_SERIES = "VB"  # all types in one book
CONFIDENTIAL_SERIES = "MẬT"  # secret papers have a book of their own
ARRIVALS = "ĐẾN"
HIGHEST = 999_999
STATED = re.compile(r"(\d{1,6})(?:/(\S+))?")


@dataclass(frozen=True)
class Wanted:
    """What a number is wanted for: its symbol, the day of the paper, and why it comes late, if it does."""

    symbol: str
    on: date
    about: str = ""
    out_of_turn: str = ""


@dataclass(frozen=True)
class TakenNumber:
    """A number just given. ``printed``: as it stands on the paper, "07/QĐ-UBND"."""

    id: int
    n: int
    printed: str


def printed(n: int, symbol: str) -> str:
    """``"07/QĐ-UBND"``: numbers below 10 have a leading zero; the book of arrivals has no symbol."""
    return f"{n:02d}/{symbol}" if symbol else f"{n:02d}"


def take(
    agency_id: int,
    series: str,
    symbol: str,
    on: date,
    count: int = 1,
    *,
    organ: str = COMMITTEE,
    about: str = "",
    out_of_turn: str = "",
    actor: Actor,
    at: datetime,
) -> list[TakenNumber]:
    """The next ``count`` numbers of a series, in order, in the caller's transaction (inside ``acting``).

    ``series`` comes from ``agency_series``; ``on`` is the day of the paper and says the year. Others who want the same
    series wait until this transaction ends. A day earlier than the last one in the book needs a reason, ``out_of_turn``,
    which stays beside the number. Whether the actor may is asked by the act that takes the number.
    Raises DayRunsBack, FutureDay, UnknownAgency.
    """
    wanted = [Wanted(symbol, on, about, out_of_turn)] * count
    return take_all(agency_id, series, wanted, organ=organ, actor=actor, at=at)


def take_all(
    agency_id: int, series: str, wanted: Sequence[Wanted], *, organ: str = COMMITTEE, actor: Actor, at: datetime
) -> list[TakenNumber]:
    """Like ``take`` for papers of several days of one year: numbers in the order of ``wanted``."""
    row = _locked(agency_id, organ, series, wanted[0].on, actor)
    first, row.next = row.next, row.next + len(wanted)
    late = []
    for each in wanted:
        late.append(_why_late(row, each, at))
        row.last_on = max(each.on, row.last_on or each.on)
    row.save(update_fields=["next", "last_on"])
    given = execute_bulk(
        "INSERT INTO documents_number"
        " (series_id, n, symbol, state, reason, taken_on, out_of_turn, taken_at, taken_by, about)"
        " SELECT %s, %s + place - 1, symbol, 'TAKEN', '', taken_on, late, %s, %s, about"
        " FROM unnest(%s::text[], %s::date[], %s::text[], %s::text[])"
        " WITH ORDINALITY AS wanted (symbol, taken_on, late, about, place) RETURNING id, n, symbol",
        [
            row.pk,
            first,
            at,
            actor.user_id,
            [each.symbol for each in wanted],
            [each.on for each in wanted],
            late,
            [each.about for each in wanted],
        ],
    )
    return [TakenNumber(pk, n, printed(n, symbol)) for pk, n, symbol in sorted(given, key=lambda each: each[1])]


def take_stated(
    agency_id: int, series: str, stated: str, wanted: Wanted, *, organ: str = COMMITTEE, actor: Actor, at: datetime
) -> TakenNumber:
    """The number that somebody typed ("1203/QĐ-UBND" or "1203"), in the caller's transaction.

    It is the book's next one; or, with a reason in ``out_of_turn``, one below the book's first that an earlier paper
    bears. Raises NumberUnfit, NumberNotNext, NumberInUse, NoReason, and what ``take`` raises.
    """
    n, symbol = _read_stated(stated, wanted.symbol)
    row = _locked(agency_id, organ, series, wanted.on, actor)
    following = printed(row.next, wanted.symbol)
    if n == row.next and symbol == wanted.symbol:
        return take_all(agency_id, series, [wanted], organ=organ, actor=actor, at=at)[0]
    if n >= row.next:
        raise NumberNotNext(
            f"Số kế tiếp của sổ là {following}. Dùng số này, hoặc để trống. Nếu các số trước {printed(n, symbol)} đã lấy"
            " ngoài hệ thống, ghi số bắt đầu của sổ tại Văn bản, Sổ số.",
            next=row.next,
        )
    if n >= row.first or Number.objects.filter(series=row, n=n).exists():
        raise NumberInUse(f"Số {printed(n, symbol)} đã có trong sổ. Số kế tiếp là {following}.", next=row.next)
    check_not_ahead(wanted.on, at)
    if not wanted.out_of_turn.strip():
        raise NoReason(
            f"Số {printed(n, symbol)} ở trước số bắt đầu của sổ. Ghi lý do vào sổ muộn, hoặc dùng số {following}."
        )
    made = Number.objects.create(
        series=row,
        n=n,
        symbol=symbol,
        taken_on=wanted.on,
        out_of_turn=wanted.out_of_turn.strip(),
        taken_at=at,
        taken_by=actor.user_id,
        about=wanted.about,
    )
    return TakenNumber(made.pk, n, printed(n, symbol))


def begin(
    agency_id: int,
    series: str,
    *,
    organ: str = COMMITTEE,
    year: int,
    first: int,
    reason: str,
    actor: Actor,
    at: datetime,
) -> None:
    """The book of a year goes on at ``first``: what is below and not in it was numbered outside.

    In the caller's transaction. Raises NoReason, NumberUnfit, SeriesStarted when the book holds a number as high,
    UnknownAgency, UnknownOrgan.
    """
    if not reason.strip():
        raise NoReason("Ghi lý do sổ bắt đầu từ số này. Lý do nằm trong sổ.")
    if not 1 <= first <= HIGHEST:
        raise NumberUnfit(f"Số bắt đầu phải từ 1 đến {HIGHEST}.", first=first)
    row = _locked(agency_id, organ, series, date(year, 1, 1), actor)
    highest = row.numbers.aggregate(highest=Max("n"))["highest"] or 0
    if first <= highest:
        raise SeriesStarted(f"Sổ năm {year} đã có số {highest}. Ghi số bắt đầu lớn hơn.", year=year, highest=highest)
    row.first = row.next = first
    row.begun_reason = reason.strip()
    row.save(update_fields=["first", "next", "begun_reason"])
    after = {"organ": organ, "series": series, "year": year, "first": first, "reason": reason.strip()}
    record("numbering.begun", actor=actor, about=f"unit:{agency_id}", at=at, after=after)


def cancel(number_id: int, *, reason: str, actor: Actor, at: datetime) -> None:
    """Cross a number out: it stays in the book as «hủy», with the reason. In the caller's transaction.

    Raises UnknownPaper, NumberCancelled, NumberInUse, NoReason.
    """
    if not reason.strip():
        raise NoReason("Ghi lý do hủy số. Số đã hủy vẫn nằm trong sổ kèm lý do.")
    number = Number.objects.select_for_update().filter(pk=number_id).first()
    if number is None:
        raise UnknownPaper("Không có số này.", number=number_id)
    shown = printed(number.n, number.symbol)
    if number.state == Number.State.CANCELLED:
        raise NumberCancelled(f"Số {shown} đã hủy trước đó.", number=number_id)
    if Outgoing.objects.filter(number=number).exclude(state__in=["REGISTERED", "CANCELLED"]).exists():
        raise NumberInUse(
            f"Văn bản số {shown} đã phát hành, không hủy số được. Thay thế hoặc thu hồi văn bản.", number=number_id
        )
    number.state, number.reason, number.cancelled_at = Number.State.CANCELLED, reason.strip(), at
    number.save(update_fields=["state", "reason", "cancelled_at"])
    record("number.cancel", actor=actor, about=f"number:{number_id}", at=at, after={"number": shown})


def agency_series(agency_id: int, doc_type: str, *, on: date, organ: str = COMMITTEE, secret: bool = False) -> str:
    """Which series numbers a type of paper on a day: one per type unless the head chose one for all; secret ones apart.

    Raises UnknownDocType, UnknownOrgan.
    """
    type_of(doc_type)
    organ_of(organ)
    if secret:
        return CONFIDENTIAL_SERIES
    chosen = (
        Numbering.objects.filter(agency_id=agency_id, organ=organ, from_year__lte=on.year)
        .order_by("-from_year")
        .values_list("kept", flat=True)
        .first()
    )
    return ONE_SERIES if chosen == Numbering.Kept.ONE else doc_type


def choose_series(agency_id: int, *, organ: str, from_year: int, kept: str, actor: Actor, at: datetime) -> None:
    """Keep one series for all types (``"ONE"``), or one per type (``"PER_TYPE"``), from a year on.

    Raises SeriesStarted when the year has numbers already, UnknownAgency, UnknownOrgan.
    """
    _check_agency(agency_id, actor)
    organ_of(organ)
    begun = NumberSeries.objects.filter(agency_id=agency_id, organ=organ, year__gte=from_year, next__gt=1)
    if begun.exclude(series=ARRIVALS).exists():
        raise SeriesStarted(f"Sổ năm {from_year} đã có số. Cách lấy số chỉ đổi từ đầu năm sau.", year=from_year)
    Numbering.objects.update_or_create(
        agency_id=agency_id, organ=organ, from_year=from_year, defaults={"kept": Numbering.Kept(kept)}
    )
    after = {"organ": organ, "from_year": from_year, "kept": kept}
    record("numbering.chosen", actor=actor, about=f"unit:{agency_id}", at=at, after=after)


def _locked(agency_id: int, organ: str, series: str, on: date, actor: Actor) -> NumberSeries:
    """The row of the series of that year, made if it is the first, held until the end of the transaction."""
    _check_agency(agency_id, actor)
    organ_of(organ)
    key = {"agency_id": agency_id, "organ": organ, "series": series, "year": on.year}
    if not NumberSeries.objects.filter(**key).exists():
        NumberSeries.objects.bulk_create([NumberSeries(**key)], ignore_conflicts=True)
    return NumberSeries.objects.select_for_update().get(**key)


def _read_stated(stated: str, symbol: str) -> tuple[int, str]:
    """A typed number: its figure, and its symbol, which is the book's own where none is typed. Raises NumberUnfit."""
    found = STATED.fullmatch(stated.strip())
    if found is None or int(found[1]) < 1:
        raise NumberUnfit(f"Số văn bản ghi như 1203/{symbol}. Sửa số, hoặc để trống để lấy số kế tiếp của sổ.")
    return int(found[1]), found[2] or symbol


def check_not_ahead(on: date, at: datetime) -> None:
    """Raises FutureDay for a day that has not come in Vietnam."""
    if on > at.astimezone(HANOI).date():
        raise FutureDay(f"Ngày {format_date(on)} chưa đến, chưa ghi vào sổ được. Sửa ngày.", on=on.isoformat())


def _why_late(row: NumberSeries, wanted: Wanted, at: datetime) -> str:
    """The reason of a day earlier than the last one in the book; empty for all others. Raises DayRunsBack, FutureDay."""
    check_not_ahead(wanted.on, at)
    if row.last_on is None or wanted.on >= row.last_on:
        return ""
    reason = wanted.out_of_turn.strip()
    if not reason:
        raise DayRunsBack(
            f"Sổ đã có số của ngày {format_date(row.last_on)}, sau ngày {format_date(wanted.on)}. "
            "Ghi ngày muộn hơn, hoặc ghi lý do lấy số muộn.",
            last=row.last_on.isoformat(),
        )
    return reason


def _check_agency(agency_id: int, actor: Actor) -> None:
    if actor.communes is not None and agency_id not in actor.communes:
        raise UnknownAgency("Không có cơ quan này trong địa bàn của bạn.", agency=agency_id)
