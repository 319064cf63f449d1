"""Thủ tục: the procedures of a day by field, and one through time with its steps as a chain."""

from __future__ import annotations

from datetime import date, timedelta

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from ansinh.cases import procedures as queries
from ansinh.kit.areas import areas
from ansinh.ui.drawings import Span, timeline
from ansinh.web.answers import Tab
from ansinh.web.doors import Visit, page, show


@page("thu-tuc/", right="law.read", menu="procedures", name="procedures")
def procedures(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The procedures in force on the chosen day, one area a tab."""
    found = queries.book(visit.seen_on)
    chosen = request.GET.get("xem", "")
    if chosen not in found:
        chosen = next(iter(found), "")
    then = visit.as_of.replace("?", "&")
    tabs = [
        Tab(str(area.verbose_name), f"?xem={area.label}{then}", len(found[area.label]), area.label == chosen)
        for area in areas()
        if area.label in found
    ]
    return show(request, visit, "web/procedures.html", tabs=tabs, rows=found.get(chosen, []))


@page("thu-tuc/<str:code>/", right="law.read", menu="procedures", name="procedure")
def procedure(request: HttpRequest, visit: Visit, code: str) -> HttpResponse:
    """One procedure: its versions on a time line, then each version's chain of steps with its source."""
    found = queries.procedure_page(code, on=visit.seen_on)
    return show(request, visit, "web/procedure.html", found=found, timeline=timeline(_spans(found), on=visit.on))


def _spans(found: queries.ProcedurePage) -> list[Span]:
    spans = []
    for entry in found.versions:
        version, until = entry.version, _next_day(entry.version.end)
        spans += [
            Span(_("Văn bản"), f"{entry.number}, {version.article}".rstrip(", "), version.start, until, "right"),
            Span(_("Thời hạn"), version.promise.words, version.start, until, "money"),
            Span(_("Người quyết định"), version.decider, version.start, until),
        ]
    return spans


def _next_day(last: date | None) -> date | None:
    return last + timedelta(days=1) if last else None
