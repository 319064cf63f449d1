"""Hôm nay: what waits for me, by verb, and the days that the month turns on."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from ansinh.ui.drawings import day_strip
from ansinh.web.doors import Visit, page, show
from ansinh.web.shell import address_of
from ansinh.web.today import deadlines, tasks


@page("", right="place.read", menu="today", name="today")
def today(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The first screen after sign-in."""
    due = deadlines(visit.on)
    return show(
        request,
        visit,
        "web/today.html",
        deadlines=[entry for entry in due if entry.days_left >= 0][:2],
        tasks=[(task, address_of(task.place)) for task in tasks(visit.actor, visit.on, visit.at)],
        days=day_strip(visit.on, {entry.day: str(entry.title) for entry in due}),
    )
