"""What holds for every answer: the content policy, and sessions that end."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect

from ansinh.kit import clock

Answer = Callable[[HttpRequest], HttpResponseBase]

CONTENT_POLICY = "; ".join(
    [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
    ]
)
SIGNED_IN_AT = "signed_in_at"
SEEN_AT = "seen_at"
SEEN_STEP = 60  # seconds: a click within the same minute writes nothing


def content_security_policy(get_response: Answer) -> Answer:
    """No inline script, no inline style, nothing from another machine; people's pages are never cached."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        response.headers.setdefault("Content-Security-Policy", CONTENT_POLICY)  # a kept file brings a stricter one
        response.headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()"
        if not request.path.startswith(f"/{settings.STATIC_URL.strip('/')}/"):
            response.headers.setdefault("Cache-Control", "no-store")
        return response

    return middleware


def sessions_end(get_response: Answer) -> Answer:
    """Sign out when the session is older than ``SESSION_LONGEST_SECONDS``, however busy it was.

    (An hour without a click ends it too: the age of the cookie, in the settings.)
    """

    def middleware(request: HttpRequest) -> HttpResponseBase:
        if request.user.is_authenticated:
            now = clock.now().timestamp()
            age = now - request.session.setdefault(SIGNED_IN_AT, now)
            if not 0 <= age <= settings.SESSION_LONGEST_SECONDS:  # below 0: the demo's clock passed midnight
                logout(request)
                return _to_sign_in(request)
            if not 0 <= now - request.session.get(SEEN_AT, 0) < SEEN_STEP:
                request.session[SEEN_AT] = now  # writes the session, and gives it and its cookie another hour
        return get_response(request)

    return middleware


def _to_sign_in(request: HttpRequest) -> HttpResponse:
    answer = redirect("account_login")
    if getattr(request, "htmx", False):
        return HttpResponse(status=204, headers={"HX-Redirect": answer.url})
    return answer
