"""Đơn trực tuyến: what citizens sent over the portal, taken as dossiers of the right person, or refused with the reason."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ansinh.cases import catalog, forms, online
from ansinh.cases.refusals import PapersMissing
from ansinh.intake import queries
from ansinh.intake.messages import messages_waiting
from ansinh.intake.queries import SubmissionPage
from ansinh.intake.refusals import FormRefused
from ansinh.intake.submissions import mark_sent
from ansinh.registry import search
from ansinh.registry.places import last_names
from ansinh.web import fact_words
from ansinh.web.answers import file_answer
from ansinh.web.doors import Visit, page, show
from ansinh.web.screens.counter import Newcomer, newcomer_record, own_communes
from ansinh.web.screens.dossiers import Said

FOUND = 6


@page("ho-so/truc-tuyen/", right="dossier.receive", menu="dossiers", name="submissions")
def submissions(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Confirmed applications, the longest waiting first."""
    rows = queries.waiting_submissions()
    titles = {each.procedure: catalog.procedure(each.procedure).title for each in rows}
    names = last_names({each.commune_id for each in rows})
    shown = [(each, titles[each.procedure], names.get(each.commune_id, "")) for each in rows]
    return show(request, visit, "web/submissions.html", rows=shown)


@page("ho-so/truc-tuyen/<int:submission_id>/", right="dossier.receive", menu="dossiers", name="submission")
def submission(request: HttpRequest, visit: Visit, submission_id: int) -> HttpResponse:
    """One application, and who it may be about."""
    return _show(request, visit, queries.submission_page(submission_id))


@page(
    "ho-so/truc-tuyen/<int:submission_id>/nhan/",
    right="dossier.receive",
    menu="dossiers",
    name="submission_take",
    methods=("POST",),
)
def submission_take(request: HttpRequest, visit: Visit, submission_id: int) -> HttpResponse:
    """Make a dossier of it: about a person of the registry, or about somebody new."""
    person = request.POST.get("nguoi", "")
    try:
        dossier = online.take_online(
            submission_id,
            person_id=int(person) if person.isdecimal() else None,
            person=None if person.isdecimal() else newcomer_record(Newcomer.typed(request.POST), visit),
            ask_missing=request.POST.get("thieu") == "1",
            actor=visit.actor,
            at=visit.at,
        )
    except FormRefused as refusal:
        found = queries.submission_page(submission_id)
        return _show(request, visit, found, wrong=[f"{each.label}: {each.sentence}" for each in refusal.wrong])
    except PapersMissing as refusal:
        return _show(request, visit, queries.submission_page(submission_id), missing=refusal.sentence)
    messages.success(request, _("Đã tiếp nhận đơn trực tuyến thành hồ sơ."))
    return redirect("dossier", dossier_id=dossier)


@page(
    "ho-so/truc-tuyen/<int:submission_id>/tu-choi/",
    right="dossier.receive",
    menu="dossiers",
    name="submission_refuse",
    methods=("POST",),
)
def submission_refuse(request: HttpRequest, visit: Visit, submission_id: int) -> HttpResponse:
    """Say no, with the reason that the citizen reads."""
    online.refuse_online(submission_id, request.POST.get("reason", ""), actor=visit.actor, at=visit.at)
    messages.success(request, _("Đã từ chối; công dân đọc được lý do khi tra cứu."))
    return redirect("submissions")


@page("ho-so/truc-tuyen/tep/<int:file_id>/", right="dossier.receive", menu="dossiers", name="submission_file")
def submission_file(request: HttpRequest, visit: Visit, file_id: int) -> HttpResponse:
    """A file that the citizen attached, to keep."""
    name, _media_type, content = queries.submission_file(file_id)
    return file_answer(name, content)


@page("ho-so/tin-nhan/", right="message.send", menu="messages", name="text_messages")
def text_messages(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Text messages to citizens that nothing has sent yet: for an office without a modem, or one that stands still."""
    return show(request, visit, "web/text_messages.html", rows=messages_waiting(visit.actor, at=visit.at))


@page("ho-so/tin-nhan/da-gui/", right="message.send", menu="messages", name="text_messages_sent", methods=("POST",))
def text_messages_sent(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Somebody has sent these by phone."""
    ids = [int(each) for each in request.POST.getlist("message") if each.isdecimal()]
    sent = mark_sent(ids, actor=visit.actor, at=visit.at)
    if sent:
        words = ngettext("Đã ghi %(count)d tin là đã gửi.", "Đã ghi %(count)d tin là đã gửi.", sent)
        messages.success(request, words % {"count": sent})
    else:
        messages.info(request, _("Tin này đã được ghi là đã gửi trước đó."))
    return redirect("text_messages")


def _show(
    request: HttpRequest, visit: Visit, found: SubmissionPage, *, wrong: list[str] | None = None, missing: str = ""
) -> HttpResponse:
    who = _about(found)
    typed = Newcomer.typed(request.POST) if request.method == "POST" else _newcomer(found, who)
    people = search.find(f"{who[0]} {who[1][-4:]}".strip(), limit=FOUND)
    return show(
        request,
        visit,
        "web/submission.html",
        status=409 if wrong or missing else 200,
        found=found,
        procedure=catalog.procedure(found.procedure),
        said=_said(found),
        people=[(row, fact_words.birth(row.birth_date, row.birth_precision)) for row in people],
        newcomer=typed,
        communes=own_communes(visit.actor, visit.on),
        wrong=wrong or [],
        missing=missing,
    )


def _about(found: SubmissionPage) -> tuple[str, str]:
    """(name, birth as written) of whom the application is about."""
    answers: Mapping[str, Any] = found.answers
    if answers.get("beneficiary_name"):
        return str(answers["beneficiary_name"]), _day(str(answers.get("beneficiary_birth", "")))
    return str(found.applicant["name"]), str(found.applicant.get("birth_year") or "")


def _newcomer(found: SubmissionPage, who: tuple[str, str]) -> Newcomer:
    own = not found.answers.get("beneficiary_name")
    return Newcomer(who[0], who[1], "", str(found.applicant.get("cccd", "")) if own else "", str(found.commune_id))


def _day(text: str) -> str:
    return "/".join(str(int(part)) for part in reversed(text.split("-"))) if text else ""


def _said(found: SubmissionPage) -> list[Said]:
    procedure = catalog.procedure(found.procedure)
    fields = (*online.BENEFICIARY, *forms.form(procedure, on=found.at.date()).fields)
    return [
        Said(field.label, forms.in_words(field, found.answers[field.name]))
        for field in fields
        if field.name in found.answers
    ]
