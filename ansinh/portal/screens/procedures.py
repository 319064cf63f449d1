"""Thủ tục: the list by field with a search that needs no marks, and one procedure's page to read and to print."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from ansinh.cases import offers
from ansinh.portal.doors import Visit, page, show


@page("cong-dan/thu-tuc/", name="portal_procedures")
def procedures(request: HttpRequest, visit: Visit) -> HttpResponse:
    """All procedures in force, by field. What is searched for is a word of a title, so it may stand in the address."""
    text = request.GET.get("tim", "")[:100]
    return show(request, visit, "portal/procedures.html", fields=offers.listed(text, on=visit.on), text=text)


@page("cong-dan/thu-tuc/<str:code>/", name="portal_procedure")
def procedure(request: HttpRequest, visit: Visit, code: str) -> HttpResponse:
    """One procedure: who may ask, what to bring, how long it takes, who decides."""
    offer = offers.offer(code, on=visit.on)
    return show(request, visit, "portal/procedure.html", offer=offer, decider=offer.version.decider)
