"""The first page, and how large its letters are."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from ansinh.portal.doors import LOOK_COOKIE, LOOKS, Visit, page, show

A_YEAR = 365 * 24 * 60 * 60


@page("cong-dan/", name="portal_home")
def home(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Three large buttons."""
    return show(request, visit, "portal/home.html")


@page("cong-dan/cach-xem/", name="portal_look", methods=("POST",))
def look(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Turn large letters or high contrast on or off; back to the page it was asked on."""
    asked = request.POST.get("doi", "")
    chosen = [word for word in LOOKS if (word in visit.looks) != (word == asked)]
    back = request.POST.get("ve", "")
    ours = url_has_allowed_host_and_scheme(back, None) and back.startswith("/")
    answer = redirect(back if ours else reverse("portal_home"))
    if chosen:
        answer.set_cookie(
            LOOK_COOKIE, ".".join(chosen), max_age=A_YEAR, httponly=True, samesite="Lax", secure=settings.HTTPS
        )
    else:
        answer.delete_cookie(LOOK_COOKIE, samesite="Lax")
    return answer
