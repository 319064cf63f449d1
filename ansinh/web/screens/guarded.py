"""Sổ bảo mật: whoever was given a guarded register opens it here, with the reason, and closes it again."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from ansinh.cases.procedures import GUARD_TITLES
from ansinh.offices import queries
from ansinh.web import opened
from ansinh.web.doors import Visit, page, show


@page("so-bao-mat/", right="person.read", menu="people", name="guarded", methods=("GET", "POST"))
def guarded(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The registers that the visitor was given, and what is open now."""
    if request.method == "POST":
        register, reason = request.POST.get("register", ""), request.POST.get("reason", "")
        opened.open_register(request, register, reason, actor=visit.actor, at=visit.at)
        messages.success(request, _("Đã mở sổ trong 15 phút. Mỗi trang bạn xem đều được ghi lại cùng lý do."))
        return redirect("guarded")
    given = [
        (register, GUARD_TITLES[register], register in visit.actor.guarded)
        for register in queries.registers_given(visit.actor)
    ]
    return show(request, visit, "web/guarded.html", given=given)


@page("so-bao-mat/dong/", right="person.read", menu="people", name="guarded_close", methods=("POST",))
def guarded_close(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Close what is open."""
    opened.close_all(request)
    messages.success(request, _("Đã đóng sổ bảo mật."))
    return redirect("guarded")


def closed_words() -> str:
    """To whoever stated what has just closed a dossier to them."""
    return _(
        "Hồ sơ có thông tin thuộc Sổ bảo mật nên đã được đưa vào sổ."
        " Muốn xem, in giấy tờ hoặc làm tiếp: mở Sổ bảo mật và ghi lý do."
    )
