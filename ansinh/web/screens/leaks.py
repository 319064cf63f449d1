"""Soát trước khi khóa: what the checks found in a list, most money first, and one key for each finding."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from ansinh.offices import queries as offices
from ansinh.offices.permissions import may
from ansinh.payroll.leaks import actions, queries
from ansinh.payroll.naming import ListName
from ansinh.web.answers import file_answer, month_of
from ansinh.web.doors import Visit, page, show

SHOWN = 100  # findings of one kind on the page; all of them are in the workbook


@page("bang-chi/<str:name>/soat/", right="payroll.read", menu="payroll", name="payroll_leaks")
def payroll_leaks(request: HttpRequest, visit: Visit, name: str) -> HttpResponse:
    """The findings of a list by kind, with the money at risk and the evidence."""
    desk = queries.desk(_list(name))
    if desk is None:
        raise Http404
    return show(
        request,
        visit,
        "web/payroll_leaks.html",
        desk=desk,
        shown=SHOWN,
        may_settle=desk.state == "DRAFT" and may(visit.actor, "leak.settle"),
        may_redraw=desk.state == "DRAFT" and may(visit.actor, "payroll.draw"),
        settlers=offices.holders_of("leak.settle"),
    )


@page("bang-chi/<str:name>/soat/lai/", right="leak.settle", menu="payroll", name="leaks_look", methods=("POST",))
def leaks_look(request: HttpRequest, visit: Visit, name: str) -> HttpResponse:
    """Ask every check anew."""
    found = actions.look(_list(name), actor=visit.actor, at=visit.at)
    messages.success(request, _("Đã soát xong: %(found)s cảnh báo.") % {"found": found})
    return redirect("payroll_leaks", name=name)


@page(
    "bang-chi/<str:name>/soat/<int:leak_id>/xu-ly/",
    right="leak.settle",
    menu="payroll",
    name="leak_act",
    methods=("POST",),
)
def leak_act(request: HttpRequest, visit: Visit, name: str, leak_id: int) -> HttpResponse:
    """Do what the finding proposes."""
    done = actions.act(leak_id, actor=visit.actor, at=visit.at)
    messages.success(
        request, _("Đã làm: %(done)s. Lập lại bảng chi để áp dụng.") % {"done": queries.REMEDY_TITLES[done]}
    )
    return redirect("payroll_leaks", name=name)


@page(
    "bang-chi/<str:name>/soat/<int:leak_id>/bo/",
    right="leak.settle",
    menu="payroll",
    name="leak_clear",
    methods=("POST",),
)
def leak_clear(request: HttpRequest, visit: Visit, name: str, leak_id: int) -> HttpResponse:
    """It is no leak, and why."""
    actions.clear(leak_id, reason=request.POST.get("reason", ""), actor=visit.actor, at=visit.at)
    messages.success(request, _("Đã bỏ cảnh báo. Cảnh báo chỉ trở lại khi bằng chứng thay đổi."))
    return redirect("payroll_leaks", name=name)


@page("bang-chi/<str:name>/soat.xlsx", right="payroll.read", menu="payroll", name="payroll_leaks_file")
def payroll_leaks_file(request: HttpRequest, visit: Visit, name: str) -> HttpResponse:
    """The findings as a workbook."""
    content = queries.findings_workbook(_list(name))
    if content is None:
        raise Http404
    return file_answer(f"canh-bao-{name}.xlsx", content)


def _list(name: str) -> ListName:
    """A list in an address: by its month, or by its id."""
    return int(name) if name.isascii() and name.isdigit() else month_of(name)
