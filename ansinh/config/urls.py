"""All addresses, by door."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("ansinh.portal.urls")),
    path("", include("ansinh.web.urls")),
]
handler400 = "ansinh.web.outcomes.bad_request"
handler403 = "ansinh.web.outcomes.forbidden"
handler404 = "ansinh.web.outcomes.not_found"
handler500 = "ansinh.web.outcomes.server_error"
