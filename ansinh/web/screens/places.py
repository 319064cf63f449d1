"""Địa bàn: the communes of a day, what stood there before, who decides for them."""

from __future__ import annotations

from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import ngettext

from ansinh.cases import actions as cases
from ansinh.cases import succeeding
from ansinh.offices.permissions import may
from ansinh.payroll import queries as payroll
from ansinh.registry import places as registry
from ansinh.registry.places import short_name
from ansinh.ui.drawings import tile_map
from ansinh.ui.templatetags.vn import number
from ansinh.web.doors import Visit, page, show

AREA_TITLES = {"URBAN": "Đô thị", "RURAL": "Nông thôn", "ETHNIC_DIFFICULT": "Đặc biệt khó khăn"}
MERGER = date(2025, 7, 1)  # Nghị quyết sắp xếp đơn vị hành chính: two levels from this day


@page("dia-ban/", right="place.read", menu="places", name="places")
def places(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The communes of the chosen day, as a map of tiles and a table, shaded by people on the newest list."""
    units = registry.communes(visit.seen_on)
    counts = _people_by_commune(visit.seen_on)
    here = [(unit, counts.get(unit.id)) for unit in units]
    tiles = tile_map(
        [
            (unit.fold, short_name(unit.name), people, number(people), reverse("place", args=[unit.id]) + visit.as_of)
            for unit, people in here
        ]
    )
    return show(
        request,
        visit,
        "web/places.html",
        communes=here,
        tiles=tiles,
        areas=AREA_TITLES,
        merger=MERGER,
        heirs=succeeding.heirs(visit.on),
        may_hand_over=may(visit.actor, "place.succeed"),
    )


@page("dia-ban/ban-giao-ho-so/", right="place.succeed", menu="places", name="places_succeed", methods=("POST",))
def places_succeed(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Open dossiers of dissolved communes go to the communes in their place, with their clocks."""
    handed = cases.hand_to_successors(visit.on, actor=visit.actor, at=visit.at)
    words = ngettext(
        "Đã bàn giao %d hồ sơ. Xã mới bấm nhận từng hồ sơ; ngày hẹn trả giữ nguyên.",
        "Đã bàn giao %d hồ sơ. Xã mới bấm nhận từng hồ sơ; ngày hẹn trả giữ nguyên.",
        handed.dossiers,
    )
    messages.success(request, words % handed.dossiers)
    if handed.left:
        words = ngettext("Còn %d hồ sơ của xã bị chia.", "Còn %d hồ sơ của xã bị chia.", handed.left)
        messages.info(request, words % handed.left, extra_tags="near")
    return redirect("places")


@page("dia-ban/<int:unit_id>/", right="place.read", menu="places", name="place")
def place(request: HttpRequest, visit: Visit, unit_id: int) -> HttpResponse:
    """One commune: its villages, what it came from, what stands in its place today."""
    unit = registry.unit(unit_id, visit.seen_on)
    before = [other for other in registry.predecessors(unit_id, visit.seen_on) if other != unit_id]
    after = [share for share in registry.successors(unit_id, visit.on) if share.unit_id != unit_id]
    names = registry.last_names([*before, *(share.unit_id for share in after)])
    return show(
        request,
        visit,
        "web/place.html",
        unit=unit,
        villages=registry.villages(unit_id, visit.seen_on),
        before=[names[other] for other in before],
        after=[(names[share.unit_id], float(share.share)) for share in after],
        areas=[AREA_TITLES[kind] for kind in unit.areas],
    )


def _people_by_commune(on: date) -> dict[int, int]:
    """People on the newest list up to the day; only the communes that the visitor may see have a number."""
    month = next((row.month for row in payroll.months() if row.month <= on), None)
    if month is None:
        return {}
    return {int(row.key): row.people for row in payroll.totals(month, by="commune") if row.key}
