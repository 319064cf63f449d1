"""Trẻ em: what child protection must do by when, in hours and days."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from ansinh.areas.children import queries
from ansinh.web.doors import Visit, page, show


@page("tre-em/viec-den-han/", right="register.read", menu="children", name="children_duties")
def children_duties(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Open duties, the most urgent first; those of guarded cases only while their register is open."""
    found = queries.duties(on=visit.on, at=visit.at)
    rows = [(duty, reverse("register_record", args=[*duty.register.split("/"), duty.record_id])) for duty in found]
    return show(request, visit, "web/children_duties.html", rows=rows)
