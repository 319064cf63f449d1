"""Lịch làm việc: the year's days off and weekend days worked, and their editing."""

from __future__ import annotations

from calendar import Calendar as Weeks
from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from ansinh.cases import actions
from ansinh.cases import calendar as queries
from ansinh.cases.days import YEARS_AHEAD, DayRefused
from ansinh.offices.permissions import may
from ansinh.web.doors import Visit, page, show

WEEKEND = 5


@dataclass(frozen=True)
class Cell:
    """A day of a month's table. ``look``: CSS class; ``title``: what kind of day it is, empty for an ordinary one."""

    day: date
    look: str
    title: str


@dataclass(frozen=True)
class Month:
    """A month as weeks from Monday on; None fills the days of its neighbours."""

    number: int
    weeks: list[list[Cell | None]]


@page("lich-lam-viec/", right="law.read", menu="calendar", name="calendar")
def calendar(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The year of the chosen day, or of ``?nam=2025``."""
    number = _year(request.GET.get("nam"), visit)
    found = queries.year(number)
    return show(
        request,
        visit,
        "web/calendar.html",
        found=found,
        months=[_month(found, number, month, visit.on) for month in range(1, 13)],
        before=number - 1 if number > queries.FIRST_YEAR else None,
        after=number + 1 if number < visit.on.year + YEARS_AHEAD else None,
        kinds=[(kind.value, kind.label) for kind in (queries.OFF, queries.WORKING)],
        may_edit=may(visit.actor, "calendar.set"),
    )


@page("lich-lam-viec/ghi/", right="calendar.set", menu="calendar", name="calendar_set", methods=("POST",))
def calendar_set(request: HttpRequest, visit: Visit) -> HttpResponse:
    """A day off, or a weekend day worked."""
    day, form = _day(request), request.POST
    moved = actions.set_day_off(
        day,
        kind=form.get("kind", ""),
        title=form.get("title", ""),
        source=form.get("source", ""),
        actor=visit.actor,
        at=visit.at,
    )
    return _done(request, day, moved)


@page("lich-lam-viec/bo/", right="calendar.set", menu="calendar", name="calendar_remove", methods=("POST",))
def calendar_remove(request: HttpRequest, visit: Visit) -> HttpResponse:
    """A day of the table counts no longer."""
    day = _day(request)
    moved = actions.remove_day_off(day, reason=request.POST.get("reason", ""), actor=visit.actor, at=visit.at)
    return _done(request, day, moved)


def _done(request: HttpRequest, day: date, moved: int) -> HttpResponse:
    said = _("Đã ghi lịch. %(count)d hồ sơ đang giải quyết đổi ngày hẹn trả.") % {"count": moved}
    messages.success(request, said if moved else _("Đã ghi lịch. Không hồ sơ nào đổi ngày hẹn trả."))
    return redirect(f"{reverse('calendar')}?nam={day.year}")


def _year(text: str | None, visit: Visit) -> int:
    if text is None:
        return visit.seen_on.year
    if not text.isdecimal() or not queries.FIRST_YEAR <= int(text[:6]) <= visit.on.year + YEARS_AHEAD:
        raise Http404
    return int(text)


def _day(request: HttpRequest) -> date:
    try:
        return date.fromisoformat(request.POST.get("day", ""))
    except ValueError:
        raise DayRefused(_("Ngày không đọc được. Chọn ngày trong lịch rồi làm lại.")) from None


def _month(found: queries.Year, number: int, month: int, today: date) -> Month:
    listed = {row.day: row for row in found.days}
    weeks = [
        [_cell(day, listed.get(day), today) if day.month == month else None for day in week]
        for week in Weeks().monthdatescalendar(number, month)
    ]
    return Month(month, weeks)


def _cell(day: date, row: queries.DayRow | None, today: date) -> Cell:
    if row is None:
        look = "weekend" if day.weekday() >= WEEKEND else ""
    else:
        look = "worked" if row.kind == queries.WORKING else "off"
    return Cell(day, f"{look} is-today" if day == today else look, row.title if row else "")
