"""Kiểm tra văn bản: whether a paper with a verification code is ours, and what the signatures of a PDF say."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from ansinh.documents import queries, signing
from ansinh.documents.keys import authorities
from ansinh.portal import challenge
from ansinh.portal.doors import Visit, page, show

MAX_BYTES = 10 * 1024 * 1024
STATES = {
    "VALID": (_("Văn bản đang có giá trị"), "done"),
    "REPLACED": (_("Văn bản đã được thay thế"), "near"),
    "WITHDRAWN": (_("Văn bản đã được thu hồi"), "late"),
    "CANCELLED": (_("Số văn bản này đã bị hủy"), "late"),
}


@page("cong-dan/kiem-tra/", name="portal_verify", methods=("GET", "POST"))
def verify(request: HttpRequest, visit: Visit) -> HttpResponse:
    """By the code typed in."""
    code = request.POST.get("ma", "")
    if request.method != "POST" or not code.strip():
        return _show(request, visit, missed=request.method == "POST")
    return _seen(request, visit, code)


@page("cong-dan/kiem-tra/<str:code>/", name="portal_verify_code")
def verify_code(request: HttpRequest, visit: Visit, code: str) -> HttpResponse:
    """By the QR on the paper: its code is nobody's data."""
    return _seen(request, visit, code)


@page("cong-dan/kiem-tra-tep/", name="portal_verify_file", methods=("POST",))
def verify_file(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The signatures inside a PDF. The file is read and forgotten; reading is work, so the small question comes first."""
    if not challenge.passed(request):
        return _show(request, visit, status=422, wrong_answer=True)
    sent = request.FILES.get("tep")
    content = sent.read(MAX_BYTES + 1) if sent else b""
    if not content or len(content) > MAX_BYTES:
        return _show(request, visit, status=422, no_file=True, limit=MAX_BYTES // 1024 // 1024)
    return _show(
        request, visit, signatures=signing.check(content, roots=authorities(settings.SIGNING_ROOTS)), checked=True
    )


def _seen(request: HttpRequest, visit: Visit, code: str) -> HttpResponse:
    found = queries.verify(code)
    state, tone = STATES[found.state] if found else ("", "")
    status = 200 if found else 404
    return _show(request, visit, status=status, found=found, state=state, tone=tone, code=code[:40], asked=True)


def _show(request: HttpRequest, visit: Visit, *, status: int = 200, **values: object) -> HttpResponse:
    return show(request, visit, "portal/verify.html", status=status, challenge=challenge.new(), **values)
