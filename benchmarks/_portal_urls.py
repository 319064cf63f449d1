"""The product's addresses and a trivial page: through the same server and middleware, without template or database."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import include, path


def trivial(request: HttpRequest) -> HttpResponse:
    """Nothing but an answer."""
    return HttpResponse("ok")


urlpatterns = [path("trivial/", trivial), path("", include("ansinh.config.urls"))]
