"""Chỉ số: the board of a window, a figure from every side, and the rows that it is counted from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from ansinh.indicators import actions, catalog, desk
from ansinh.indicators.queries import PAGE, CountedRow
from ansinh.indicators.windows import MONTHS, Window, window_named, window_of
from ansinh.kit.vietnamese import fold
from ansinh.registry.places import short_name
from ansinh.ui.drawings import columns, sparkline, tile_map
from ansinh.ui.templatetags.vn import decimal
from ansinh.web.doors import Visit, page, show

PAGES = {"person": "person", "dossier": "dossier", "document": "outgoing_paper", "decision": "decision"}
SEXES = {"MALE": "Nam", "FEMALE": "Nữ", "": "Chưa rõ"}


@dataclass(frozen=True)
class OpenedRow:
    """A counted thing with the address that opens it; empty where it has no page of its own."""

    row: CountedRow
    address: str


@page("chi-so/", right="indicator.read", menu="indicators", name="indicators")
def indicators(request: HttpRequest, visit: Visit) -> HttpResponse:
    """All figures of a window, field by field, beside last year's."""
    window = _window(request, visit)
    found = desk.board(window, actor=visit.actor)
    lines = {row.figure.indicator.code: sparkline(row.trend) for field in found.fields for row in field.rows}
    return show(request, visit, "web/indicators.html", board=found, lines=lines, **_ways(window, visit))


@page("chi-so/tinh-lai/", right="indicator.measure", menu="indicators", name="indicators_measure", methods=("POST",))
def measure(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Count a window anew, now."""
    window = _window(request, visit)
    counted = actions.measure([window], actor=visit.actor, at=visit.at)
    if counted.changed:
        messages.success(request, _("Đã tính lại; có số liệu thay đổi."))
    else:
        messages.success(request, _("Đã tính lại; không có gì thay đổi."))
    return redirect(f"{reverse('indicators')}?ky={window.code}")


@page("chi-so/theo-gioi/", right="indicator.read", menu="indicators", name="indicators_by_sex")
def indicators_by_sex(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Women beside men, in every figure of every field that knows the sex of whom it counts."""
    window = _window(request, visit)
    rows = desk.by_sex(window, actor=visit.actor)
    return show(request, visit, "web/indicators_by_sex.html", rows=rows, **_ways(window, visit))


@page("chi-so/<str:code>/", right="indicator.read", menu="indicators", name="indicator")
def indicator(request: HttpRequest, visit: Visit, code: str) -> HttpResponse:
    """One figure: by commune as map and table, by month, by sex and programme, and how it has been corrected."""
    window, today = _window(request, visit), request.GET.get("xa-nay") == "1"
    found = desk.page(code, window, on=visit.on, places_of_today=today, actor=visit.actor)
    rows = reverse("indicator_rows", args=[code])
    tiles = tile_map(
        [
            (
                fold(short_name(place.name)), short_name(place.name), int(place.part.value or 0),
                _("ít") if place.part.hidden else decimal(place.part.value),
                f"{rows}?{urlencode({'ky': window.code, 'xa': place.part.commune_id, 'xa-nay': int(today)})}",
            )
            for place in found.places
            if place.part.commune_id is not None
        ]
    )  # fmt: skip
    months = columns(
        [
            (each.code[-2:], one.value if one else None, decimal(one.value if one else None))
            for each, one in found.months
        ]
    )
    return show(
        request, visit, "web/indicator.html",
        found=found, tiles=tiles, months=months, today=today, sexes=SEXES, **_ways(window, visit),
    )  # fmt: skip


@page("chi-so/<str:code>/dong/", right="indicator.read", menu="indicators", name="indicator_rows")
def indicator_rows(request: HttpRequest, visit: Visit, code: str) -> HttpResponse:
    """The things that were counted, as the visitor may see them: their sum is the figure."""
    window, asked = _window(request, visit), request.GET
    number = max(1, int(asked["trang"])) if asked.get("trang", "").isdecimal() else 1
    of_base = asked.get("mau") == "1"
    found = desk.rows_of(
        code,
        window,
        commune_id=int(asked["xa"]) if asked.get("xa", "").isdecimal() else None,
        sex=asked.get("gioi"),
        programme=asked.get("nhom"),
        of_base=of_base,
        page=number,
        on=visit.on,
        places_of_today=asked.get("xa-nay") == "1",
        known_at=visit.known_at,
        actor=visit.actor,
    )
    kept = {name: asked[name] for name in ("ky", "xa", "gioi", "nhom", "xa-nay", "mau") if name in asked}
    return show(
        request, visit, "web/indicator_rows.html",
        of=catalog.indicator(code), window=window, found=found, of_base=of_base, kept=urlencode(kept) + "&",
        rows=[OpenedRow(row, _address(row)) for row in found.rows],
        pages=Paginator(range(found.total), PAGE).get_page(number), sexes=SEXES,
    )  # fmt: skip


def _window(request: HttpRequest, visit: Visit) -> Window:
    code = request.POST.get("ky") or request.GET.get("ky")
    if not code:
        return window_of(visit.on, "year")
    found = window_named(code)
    if found is None:
        raise Http404
    return found


def _ways(window: Window, visit: Visit) -> dict[str, Any]:
    """The windows one step away, and the same day's window of each length."""
    inside = window.since if visit.on < window.since or visit.on >= window.until else visit.on
    return {
        "window": window,
        "before": window.moved(-1),
        "after": window.moved(1) if window.until <= visit.on else None,
        "lengths": [window_of(inside, kind) for kind in reversed(MONTHS)],
    }


def _address(row: CountedRow) -> str:
    if "/" in row.register:
        return reverse("register_record", args=[*row.register.split("/", 1), row.id])
    if row.register not in PAGES:
        return ""
    try:
        return reverse(PAGES[row.register], args=[row.id])
    except NoReverseMatch:
        return ""
