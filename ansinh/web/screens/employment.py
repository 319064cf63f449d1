"""Việc làm: the report of the labour supply, open vacancies, who fits one and why."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from ansinh.areas.employment import actions, queries
from ansinh.offices.permissions import may
from ansinh.web.doors import Visit, page, show


@page("viec-lam/", right="register.read", menu="employment", name="employment")
def employment(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Vacancies that wait for workers, and the report of the labour supply."""
    return show(request, visit, "web/employment.html", found=queries.overview(on=visit.seen_on))


@page("viec-lam/<int:vacancy_id>/", right="register.read", menu="employment", name="employment_match",
      methods=("GET", "POST"))  # fmt: skip
def matching(request: HttpRequest, visit: Visit, vacancy_id: int) -> HttpResponse:
    """Who fits a vacancy, best first; POST: those ticked are referred."""
    if request.method == "POST":
        chosen = [int(one) for one in request.POST.getlist("chon") if one.isdecimal()]
        made = actions.refer(vacancy_id, chosen, on=visit.on, actor=visit.actor, at=visit.at)
        messages.success(request, _("Đã giới thiệu %(count)d người.") % {"count": made})
        return redirect("employment_match", vacancy_id)
    vacancy, fitting = queries.candidates(vacancy_id, on=visit.seen_on)
    return show(request, visit, "web/employment_match.html", vacancy=vacancy, fitting=fitting,
                may_write=may(visit.actor, "register.write"))  # fmt: skip
