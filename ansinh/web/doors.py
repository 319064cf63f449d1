"""How a screen is declared: address, right, place in the menu, and what every screen gets and obeys.

    @page("dia-ban/", right="place.read", menu="places", name="places")
    def places(request: HttpRequest, visit: Visit) -> HttpResponse:
        return show(request, visit, "web/places.html", communes=queries.communes(on=visit.seen_on))

The whole view runs inside ``audit.session.acting``: one transaction, rolled back when anything is refused or fails.
A ``Refusal`` needs no handling in the view: it becomes a calm page.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import wraps
from typing import Any, Concatenate, ParamSpec
from urllib.parse import urlencode

from allauth.account.decorators import reauthentication_required
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import URLPattern, path
from django.views.decorators.http import require_http_methods

from ansinh.audit.session import acting
from ansinh.kit import clock
from ansinh.kit.actors import Actor
from ansinh.kit.refusals import NotPermitted, Refusal
from ansinh.offices import queries as offices
from ansinh.offices.permissions import SECOND_FACTOR_RIGHTS, check, needs_second_factor
from ansinh.offices.refusals import UnknownUser
from ansinh.web import menu as menus
from ansinh.web import opened, outcomes

P = ParamSpec("P")


@dataclass(frozen=True)
class Visit:
    """Who opened the page and when; and the day and the knowledge that the page is to show.

    ``seen_on``: facts true on that day. ``known_at``: as believed at that moment. Both are now unless the address asks
    otherwise (``?ngay=2024-10-31&biet=2024-11-05``).
    """

    actor: Actor
    at: datetime
    on: date
    seen_on: date
    known_at: datetime

    @property
    def is_today(self) -> bool:
        """Whether the page shows today as known now; if not, a band says so."""
        return self.seen_on == self.on and self.known_at == self.at

    @property
    def as_of(self) -> str:
        """The query string that keeps the chosen day on the next page; empty for today."""
        return "" if self.is_today else f"?ngay={self.seen_on:%Y-%m-%d}&biet={self.known_at:%Y-%m-%d}"


@dataclass(frozen=True)
class Page:
    """One declared address: what the architecture tests walk."""

    address: str
    name: str
    right: str
    menu: str
    view: Callable[..., HttpResponseBase]


PAGES: list[Page] = []


def page(
    address: str, *, right: str, menu: str, name: str, methods: tuple[str, ...] = ("GET",)
) -> Callable[[Callable[Concatenate[HttpRequest, Visit, P], HttpResponse]], Callable[..., HttpResponseBase]]:
    """Declare a screen. ``menu`` is a key of ``menu.PLACES``. A screen that takes POST names both methods.

    POST to a screen whose right commits money (``SECOND_FACTOR_RIGHTS``) asks for a recent proof of identity.
    """
    menus.place(menu)  # an unknown place fails at start, not at the first visitor

    def declare(view: Callable[Concatenate[HttpRequest, Visit, P], HttpResponse]) -> Callable[..., HttpResponseBase]:
        @wraps(view)
        def guarded(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            if not request.user.is_authenticated:
                return _sign_in_first(request)
            if _lacks_second_factor(request):
                return redirect("mfa_index")
            if request.method == "POST" and right in SECOND_FACTOR_RIGHTS and settings.SECOND_FACTOR_REQUIRED:
                confirmed: Callable[..., HttpResponseBase] = reauthentication_required(_enter)
                return confirmed(request, view, right, *args, **kwargs)
            return _enter(request, view, right, *args, **kwargs)

        allowed = require_http_methods([*methods, "HEAD"])(guarded)
        PAGES.append(Page(address, name, right, menu, allowed))
        return allowed

    return declare


def addresses() -> list[URLPattern]:
    """The declared screens as Django addresses."""
    return [path(entry.address, entry.view, name=entry.name) for entry in PAGES]


def show(request: HttpRequest, visit: Visit, template: str, *, status: int = 200, **values: Any) -> HttpResponse:
    """Render a screen with the shell around it (or a part of one for htmx: same call, a template without shell)."""
    return render(request, template, {"visit": visit, **values}, status=status)


def _enter(
    request: HttpRequest, view: Callable[..., HttpResponse], right: str, *args: Any, **kwargs: Any
) -> HttpResponse:
    try:
        actor = offices.actor_of(int(request.user.pk or 0))
    except UnknownUser:  # closed while signed in
        logout(request)
        return redirect(settings.LOGIN_URL)
    visit = _visit(request, actor)
    request.visit = visit  # type: ignore[attr-defined]  # for the shell's context processor
    try:
        check(visit.actor, right)
        with acting(visit.actor):
            return view(request, visit, *args, **kwargs)
    except NotPermitted as refusal:
        return outcomes.not_permitted(request, refusal, asked=str(refusal.fields.get("right", right)))
    except Refusal as refusal:
        return outcomes.refused(request, refusal)


def _visit(request: HttpRequest, actor: Actor) -> Visit:
    now = clock.now()
    actor = opened.with_opened(request, actor, at=now)
    seen_on = _day(request.GET.get("ngay")) or now.date()
    known_on = _day(request.GET.get("biet"))
    known_at = datetime.combine(known_on, time.max, clock.HANOI) if known_on and known_on < now.date() else now
    return Visit(actor=actor, at=now, on=now.date(), seen_on=seen_on, known_at=known_at)


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text or "")
    except ValueError:
        return None


def _lacks_second_factor(request: HttpRequest) -> bool:
    role = str(getattr(request.user, "role", ""))
    return settings.SECOND_FACTOR_REQUIRED and needs_second_factor(role) and not is_mfa_enabled(request.user)


def _sign_in_first(request: HttpRequest) -> HttpResponse:
    if getattr(request, "htmx", False):
        return HttpResponse(status=204, headers={"HX-Redirect": "/"})
    return redirect(f"{outcomes.sign_in_address()}?{urlencode({'next': request.get_full_path()}, safe='/')}")
