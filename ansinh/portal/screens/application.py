"""Nộp hồ sơ trực tuyến: the procedure's form, files, then the code from the phone, then a receipt to look it up with."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from ansinh.cases import online
from ansinh.cases.forms import Field
from ansinh.cases.refusals import TooManyLookups
from ansinh.intake import submissions
from ansinh.intake.refusals import FormRefused, Wrong
from ansinh.intake.submissions import MAX_FILE_BYTES, MAX_FILES, SentFile
from ansinh.portal import challenge
from ansinh.portal.doors import Visit, page, show

SALT = "portal.application"
OLDEST_SECONDS = 24 * 60 * 60
ANSWER, APPLICANT, PAPER = "hoi.", "nguoi.", "giay."  # what the names of inputs begin with
APPLICANT_FIELDS = (
    Field("name", str(_("Họ và tên người nộp đơn")), "text", (), required=True, hint="", of_law=False),
    Field("relation", str(_("Nộp thay người khác? Ghi quan hệ")), "text", (), required=False, of_law=False,
          hint=str(_("Ví dụ: con, cháu, người giám hộ. Nộp cho mình thì để trống."))),
    Field("cccd", str(_("Số căn cước của người nộp đơn")), "text", (), required=True, hint=str(_("12 chữ số.")), of_law=False),
    Field("birth_year", str(_("Năm sinh của người nộp đơn")), "int", (), required=True, hint=str(_("Ví dụ 1956.")), of_law=False),
    Field("phone", str(_("Số điện thoại di động")), "tel", (), required=True, of_law=False,
          hint=str(_("Mã xác nhận được gửi vào số này."))),
)  # fmt: skip


@dataclass(frozen=True)
class Input:
    """A question as it stands on the page: the name of its input, what was typed, and what is wrong with it."""

    field: Field
    name: str
    typed: str
    wrong: str


@page("cong-dan/nop/<str:code>/", name="portal_apply", methods=("GET", "POST"))
def apply(request: HttpRequest, visit: Visit, code: str) -> HttpResponse:
    """Say what it is about, fill in and send. What cannot be taken comes back with a sentence at each field."""
    if "don" not in request.POST:
        return _form(request, visit, code)
    token = _token(request)
    if not token or not challenge.passed(request):
        missed = Wrong(challenge.ANSWER, str(_("Câu hỏi cuối trang")), str(_("Trả lời câu hỏi mới ở cuối trang.")))
        return _form(request, visit, code, (missed,))
    sent = online.Sent(
        procedure=code,
        topics=request.POST.getlist("chon"),
        commune=request.POST.get("noi", ""),
        applicant=_posted(request, APPLICANT),
        answers=_posted(request, ANSWER),
        files=_files(request),
    )
    try:
        lodged = online.lodge(sent, token=token, address=visit.address, actor=visit.actor, at=visit.at)
    except FormRefused as refusal:
        return _form(request, visit, code, refusal.wrong)
    except TooManyLookups as refusal:
        return _form(request, visit, code, later=refusal.sentence)
    return _confirm(request, visit, digits=lodged.digits)


@page("cong-dan/xac-nhan/", name="portal_confirm", methods=("POST",))
def confirm(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Try the code."""
    tried = online.confirm(_token(request), request.POST.get("ma", ""), actor=visit.actor, at=visit.at)
    if tried.state == "CONFIRMED":
        return show(request, visit, "portal/receipt.html", code=tried.code, at=visit.at)
    return _confirm(request, visit, tried=tried, status=422)


@page("cong-dan/gui-lai-ma/", name="portal_send_again", methods=("POST",))
def send_again(request: HttpRequest, visit: Visit) -> HttpResponse:
    """A new code to the same phone."""
    lodged = submissions.send_again(_token(request), actor=visit.actor, at=visit.at)
    return _confirm(request, visit, digits=lodged.digits, again=True, sent=lodged.digits != "")


def _form(
    request: HttpRequest, visit: Visit, code: str, wrong: tuple[Wrong, ...] = (), *, later: str = ""
) -> HttpResponse:
    """The form with what was typed. ``later``: why it cannot be sent now, with nothing wrong in it."""
    chosen = request.POST.getlist("chon")
    asked = online.online_form(code, chosen, on=visit.on)
    if asked.form is None:
        return show(request, visit, "portal/apply_topics.html", asked=asked, missed=request.method == "POST")
    sentences = {each.field: each.sentence for each in wrong}
    always = [paper for paper in asked.form.papers if paper.required and not paper.when]
    return show(
        request,
        visit,
        "portal/apply.html",
        status=422 if wrong else 429 if later else 200,
        later=later,
        asked=asked,
        chosen=chosen,
        commune=request.POST.get("noi", ""),
        applicant=[_input(request, APPLICANT, field, sentences) for field in APPLICANT_FIELDS],
        questions=[_input(request, ANSWER, field, sentences) for field in asked.form.fields],
        wrong=wrong,
        sentences=sentences,
        papers=always,
        papers_sometimes=[paper for paper in asked.form.papers if paper not in always],
        paper_prefix=PAPER,
        files=(MAX_FILES, MAX_FILE_BYTES // 1024 // 1024),
        challenge=challenge.new(),
        wrong_answer=challenge.ANSWER in sentences,
        token=request.POST["don"] if _token(request) else signing.dumps(secrets.token_urlsafe(32), salt=SALT),
    )


def _confirm(request: HttpRequest, visit: Visit, *, status: int = 200, **values: object) -> HttpResponse:
    """The page that asks for the code. A demonstration sends no messages: the page shows what would be sent."""
    if not settings.DEMO:
        values.pop("digits", None)
    return show(request, visit, "portal/confirm.html", status=status, token=request.POST.get("don", ""), **values)


def _input(request: HttpRequest, prefix: str, field: Field, sentences: Mapping[str, str]) -> Input:
    return Input(field, prefix + field.name, request.POST.get(prefix + field.name, ""), sentences.get(field.name, ""))


def _posted(request: HttpRequest, prefix: str) -> dict[str, str]:
    return {name.removeprefix(prefix): str(value) for name, value in request.POST.items() if name.startswith(prefix)}


def _files(request: HttpRequest) -> list[SentFile]:
    """No more of them, and of each, than shows that it is too much."""
    named = [(name, file) for name in request.FILES if name.startswith(PAPER) for file in request.FILES.getlist(name)]
    return [
        SentFile(name.removeprefix(PAPER)[:60], str(file.name or ""), file.read(MAX_FILE_BYTES + 1))
        for name, file in named[: MAX_FILES + 1]
    ]


def _token(request: HttpRequest) -> str:
    """The application's token out of the signed input; empty when it is not ours or too old."""
    try:
        return str(signing.loads(request.POST.get("don", ""), salt=SALT, max_age=OLDEST_SECONDS))
    except signing.BadSignature:
        return ""
