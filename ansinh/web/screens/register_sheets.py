"""A register's sheet coming in: drop the file, see what it would do, write it, take it back."""

from __future__ import annotations

from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from ansinh.registers import actions, catalog, queries
from ansinh.registers.refusals import RecordRefused
from ansinh.web.answers import Tab, uploaded
from ansinh.web.doors import Visit, page, show

OUTCOMES = {"NEW": "Mới", "CHANGED": "Đổi", "SAME": "Không đổi", "ERROR": "Lỗi"}


@page("so/<slug:area>/<slug:code>/nhap/", right="register.write", menu="registers", name="register_take",
      methods=("GET", "POST"))  # fmt: skip
def register_take(request: HttpRequest, visit: Visit, area: str, code: str) -> HttpResponse:
    """Where the file is dropped."""
    found = queries.book_for(f"{area}/{code}", visit.actor)
    queries.check_open(found, visit.actor)
    sentence = ""
    file = request.FILES.get("file")
    if request.method == "POST" and file is None:
        sentence = _("Chọn một tệp.")
    elif file is not None:
        try:
            taken = actions.take_sheet(
                found.key, name=file.name or "", content=uploaded(file), valid_from=_day(request, visit),
                fixed=_fixed(request), actor=visit.actor, at=visit.at,
            )  # fmt: skip
        except RecordRefused as refusal:
            sentence = " ".join(one for said in refusal.problems.values() for one in said)
        else:
            return redirect("register_taken", area, code, taken.id)
    heads = [found.declared.column(name).title for name in found.sheet_columns]
    return show(request, visit, "web/register_take.html", status=409 if sentence else 200, book=found, heads=heads,
                sentence=sentence, since=_day(request, visit).isoformat())  # fmt: skip


@page("so/<slug:area>/<slug:code>/nhap/<int:taken_id>/", right="register.write", menu="registers", name="register_taken",
      methods=("GET", "POST"))  # fmt: skip
def register_taken(request: HttpRequest, visit: Visit, area: str, code: str, taken_id: int) -> HttpResponse:
    """What the file would do, row by row; then the act, and its undoing."""
    key = queries.book_for(f"{area}/{code}", visit.actor).key
    if "duyet" in request.POST:
        actions.approve_sheet(taken_id, actor=visit.actor, at=visit.at)
        messages.success(request, _("Đã ghi tệp vào sổ."))
        return redirect("register_taken", area, code, taken_id)
    if "hoan-tac" in request.POST:
        actions.undo_sheet(taken_id, actor=visit.actor, at=visit.at)
        messages.success(request, _("Đã hoàn tác: sổ trở lại như trước khi nhập tệp."))
        return redirect("register_taken", area, code, taken_id)
    chosen = request.GET.get("xem", "")
    counts = queries.sheet_page(key, taken_id, "", actor=visit.actor).taken.counts
    chosen = (
        chosen if chosen in OUTCOMES else next((one for one in ("ERROR", "CHANGED", "NEW") if counts.get(one)), "SAME")
    )
    shown = queries.sheet_page(key, taken_id, chosen, actor=visit.actor)
    tabs = [Tab(_(title), f"?xem={one}", counts.get(one, 0), one == chosen) for one, title in OUTCOMES.items()]
    going = counts.get("NEW", 0) + counts.get("CHANGED", 0)
    return show(request, visit, "web/register_taken.html", book=catalog.book(key), shown=shown, tabs=tabs, going=going,
                chosen=chosen)  # fmt: skip


def _day(request: HttpRequest, visit: Visit) -> date:
    try:
        return date.fromisoformat(request.POST.get("tu-ngay", ""))
    except ValueError:
        return visit.on


def _fixed(request: HttpRequest) -> dict[str, int]:
    """Links that hold for every row, as the parent's page gave them in the address: ?course_id=12."""
    return {
        name: int(value) for name, value in request.GET.dict().items() if name.endswith("_id") and value.isdecimal()
    }
