"""How a page of the portal is declared, and what every page gets and obeys.

    @page("cong-dan/thu-tuc/", name="portal_procedures")
    def procedures(request: HttpRequest, visit: Visit) -> HttpResponse:
        return show(request, visit, "portal/procedures.html", rows=offers.listed(on=visit.on))

Every page is open to everybody by intent. Its actor is nobody: no user, no commune, no register, so row security shows
no person. A domain call opens its own transaction, so that what it counts stays counted when it refuses. Nothing of
the browser is trusted (there is no session to ride on), hence no CSRF token and no cookie; the one cookie there is
keeps how large the letters are, for those who asked.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from ansinh.kit import clock
from ansinh.kit.actors import Actor
from ansinh.kit.refusals import Refusal

P = ParamSpec("P")
NOBODY = Actor(user_id=None, name="Cổng công dân", role="portal", communes=())
LOOKS = {"lon": "lon", "tuong-phan": "tuong-phan"}  # word in the cookie -> class on the page
LOOK_COOKIE = "cach_xem"
MOST_BYTES = 45 * 1024 * 1024  # of one request: eight files of five megabytes, and a form around them


@dataclass(frozen=True)
class Visit:
    """When the page was opened and from where. ``address`` serves the limits and is kept nowhere."""

    actor: Actor
    at: datetime
    on: date
    address: str
    looks: tuple[str, ...]

    @property
    def classes(self) -> str:
        return " ".join(self.looks)


@dataclass(frozen=True)
class Page:
    """One declared address: what the architecture tests walk."""

    address: str
    name: str
    view: Callable[..., HttpResponse]


PAGES: list[Page] = []


def page(
    address: str, *, name: str, methods: tuple[str, ...] = ("GET",)
) -> Callable[[Callable[Concatenate[HttpRequest, Visit, P], HttpResponse]], Callable[..., HttpResponse]]:
    """Declare a page. One that takes POST names both methods. A Refusal becomes a calm page."""

    def declare(view: Callable[Concatenate[HttpRequest, Visit, P], HttpResponse]) -> Callable[..., HttpResponse]:
        @wraps(view)
        def enter(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            visit = _visit(request)
            if int(request.META.get("CONTENT_LENGTH") or 0) > MOST_BYTES:  # before a byte of it is read
                sentence = _("Các tệp gửi lên quá lớn. Chụp lại ở cỡ nhỏ hơn, hoặc mang đến bộ phận một cửa.")
                return show(
                    request, visit, "portal/refused.html", status=413, title=_("Chưa làm được"), sentence=sentence
                )
            try:
                return view(request, visit, *args, **kwargs)
            except Refusal as refusal:
                return refused(request, visit, refusal)

        allowed = csrf_exempt(require_http_methods([*methods, "HEAD"])(enter))
        PAGES.append(Page(address, name, allowed))
        return allowed

    return declare


def addresses() -> list[URLPattern]:
    """The declared pages as Django addresses."""
    return [path(entry.address, entry.view, name=entry.name) for entry in PAGES]


def show(request: HttpRequest, visit: Visit, template: str, *, status: int = 200, **values: Any) -> HttpResponse:
    """Render a page with the portal around it."""
    return render(request, template, {"visit": visit, **values}, status=status)


def refused(request: HttpRequest, visit: Visit, refusal: Refusal) -> HttpResponse:
    """A refusal as a page. What is unknown is 404, what comes too often 429."""
    unknown = refusal.code.startswith("unknown_") or refusal.code == "dossier_not_found"
    status = 404 if unknown else 429 if refusal.code.endswith("too_many_lookups") else 409
    title = _("Không tìm thấy") if unknown else _("Chưa làm được")
    return show(request, visit, "portal/refused.html", status=status, title=title, sentence=refusal.sentence)


def _visit(request: HttpRequest) -> Visit:
    now = clock.now()
    chosen = request.COOKIES.get(LOOK_COOKIE, "").split(".")
    return Visit(NOBODY, now, now.date(), _address(request), tuple(LOOKS[word] for word in LOOKS if word in chosen))


def _address(request: HttpRequest) -> str:
    """Of the visitor. Behind our own proxy (https) it is what the proxy added last; else that header is anybody's."""
    forwarded = request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip() if settings.HTTPS else ""
    return forwarded or str(request.META.get("REMOTE_ADDR", ""))
