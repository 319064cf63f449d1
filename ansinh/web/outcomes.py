"""What a person reads when the answer is no: where, why, what next. Never a stack trace, never personal data."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from ansinh.kit.refusals import Refusal
from ansinh.offices.queries import holders_of


def refused(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """A refusal as a page (or as a notice in place, for htmx). Codes that begin with ``unknown_`` are 404."""
    if refusal.code.startswith("unknown_"):
        return not_found(request)
    return _answer(request, 409, title=_("Chưa làm được"), sentence=refusal.sentence, code=refusal.code)


def not_permitted(request: HttpRequest, refusal: Refusal, *, asked: str) -> HttpResponse:
    """403 that says which roles may."""
    who = ", ".join(holders_of(asked))
    return _answer(request, 403, title=_("Bạn không có quyền"), sentence=refusal.sentence, code=refusal.code, who=who)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: does not exist, or lies outside the visitor's places; the two are not told apart."""
    sentence = _("Không có trang hoặc hồ sơ này trong địa bàn của bạn.")
    return _answer(request, 404, title=_("Không tìm thấy"), sentence=sentence, code="not_found")


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400."""
    sentence = _("Yêu cầu gửi lên không đọc được. Tải lại trang rồi làm lại.")
    return _answer(request, 400, title=_("Chưa làm được"), sentence=sentence, code="bad_request")


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403 of the framework: a form that is too old, or came from elsewhere."""
    sentence = _("Biểu mẫu đã cũ hoặc không đến từ hệ thống này. Tải lại trang rồi làm lại.")
    return _answer(request, 403, title=_("Chưa làm được"), sentence=sentence, code="forbidden")


def form_too_old(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 for a missing or wrong form token."""
    return forbidden(request)


def server_error(request: HttpRequest) -> HttpResponse:
    """500: says that nothing was written, because the transaction was rolled back."""
    sentence = _("Máy chủ gặp lỗi. Chưa có gì được ghi. Thử lại; nếu vẫn lỗi, báo người quản trị giờ này.")
    return _answer(request, 500, title=_("Lỗi hệ thống"), sentence=sentence, code="server_error")


def sign_in_address() -> str:
    """Where to sign in."""
    return reverse("account_login")


def _answer(request: HttpRequest, status: int, **values: Any) -> HttpResponse:
    part = bool(getattr(request, "htmx", False))
    template = "web/outcome_part.html" if part else "web/outcome.html"
    response = render(request, template, {"status": status, "back": _back(request), **values}, status=status)
    if part:
        response.headers["HX-Retarget"] = "#notices"
        response.headers["HX-Reswap"] = "innerHTML"
    return response


def _back(request: HttpRequest) -> str:
    """The page of ours that the visitor came from; empty if none, or if it is this one."""
    came_from = request.headers.get("Referer", "")
    ours = url_has_allowed_host_and_scheme(came_from, {request.get_host()}, require_https=request.is_secure())
    return came_from if ours and came_from != request.build_absolute_uri() else ""
