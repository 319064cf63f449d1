"""Hồ sơ: the queue with one verb a row, next due first; one dossier with its way, papers, history and forms to print."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ansinh.cases import forms, printing, queries, queues
from ansinh.cases.offers import offer
from ansinh.cases.printing import Printed
from ansinh.cases.queries import DossierPage
from ansinh.decisions import outside, papers
from ansinh.documents import queries as documents
from ansinh.documents.rendering import paper_pdf
from ansinh.kit.areas import areas
from ansinh.kit.vietnamese import format_date
from ansinh.offices.permissions import may
from ansinh.policy.knowing import known_facts
from ansinh.registry import places
from ansinh.web.answers import Tab, file_answer
from ansinh.web.doors import Visit, page, show
from ansinh.web.screens.counter import FieldRow
from ansinh.web.screens.outside import OutsideForm

SLIPS: dict[str, Callable[..., Printed]] = {
    "giay-hen": printing.receipt,
    "bo-sung": printing.supplement_request,
    "tu-choi": printing.reception_refusal,
    "xin-loi": printing.apology,
    "kiem-soat": printing.control_slip,
}
# Which form a word of the history leads to.
SLIP_OF_WORD: dict[str, tuple[str, str | Promise]] = {
    "receive": ("giay-hen", gettext_lazy("Giấy hẹn (mẫu 01)")),
    "ask_supplement": ("bo-sung", gettext_lazy("Phiếu bổ sung (mẫu 02)")),
    "ask_second_supplement": ("bo-sung", gettext_lazy("Phiếu bổ sung (mẫu 02)")),
    "refuse_receipt": ("tu-choi", gettext_lazy("Phiếu từ chối (mẫu 03)")),
    "reappoint": ("xin-loi", gettext_lazy("Phiếu xin lỗi (mẫu 04)")),
}


@page("ho-so/", right="dossier.read", menu="dossiers", name="dossiers")
def dossiers(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The queue: a saved view, narrowed by field and commune."""
    area, commune = request.GET.get("linh-vuc", ""), request.GET.get("xa", "")
    found = queues.queue(
        visit.actor,
        at=visit.at,
        view=request.GET.get("xem", ""),
        area=area,
        commune_id=int(commune) if commune.isdecimal() else None,
        after=request.GET.get("sau", ""),
    )
    kept = {"linh-vuc": area, "xa": commune}
    return show(
        request,
        visit,
        "web/dossiers.html",
        queue=found,
        tabs=[
            Tab(view.title, f"?{_query(kept, xem=view.code)}", found.counts[view.code], view == found.view)
            for view in queues.VIEWS
            if found.counts[view.code] or view == found.view or view.code in ("viec", "dang-mo")
        ],
        areas=[(one.label, str(one.verbose_name)) for one in areas()],
        area=area,
        communes=[
            row for row in places.communes(visit.on) if visit.actor.communes is None or row.id in visit.actor.communes
        ],
        commune=commune,
        following=f"?{_query(kept, xem=found.view.code, sau=found.after)}" if found.after else "",
        may_receive=may(visit.actor, "dossier.receive"),
        hands_over=may(visit.actor, "dossier.work") and found.view.code in ("viec", "cho-nhan", "cham"),
    )


@page("ho-so/tim/", right="dossier.read", menu="dossiers", name="dossier_find", methods=("POST",))
def dossier_find(request: HttpRequest, visit: Visit) -> HttpResponse:
    """A code, a scanned slip, or a name: one hit opens at once."""
    asked = request.POST.get("q", "").strip()
    found = queries.find(asked, actor=visit.actor, at=visit.at) if asked else ()
    if len(found) == 1:
        return redirect("dossier", dossier_id=found[0].id)
    return show(request, visit, "web/dossiers_found.html", asked=asked, rows=found)


@dataclass(frozen=True)
class Said:
    """An answer of the form, in words."""

    label: str
    words: str


@page("ho-so/<int:dossier_id>/", right="dossier.read", menu="dossiers", name="dossier")
def dossier(request: HttpRequest, visit: Visit, dossier_id: int) -> HttpResponse:
    """One dossier: where it stands, what comes next, everything behind it."""
    found = queries.dossier(dossier_id, actor=visit.actor, at=visit.at)
    words = {each.word for each in found.acts}
    form = appraisal_form(found, visit) if "appraise" in words else None
    return show(
        request,
        visit,
        "web/dossier.html",
        found=found,
        said=_said(found),
        acts={each.word: each.title for each in found.acts},
        form=form,
        form_rows=_rows(form, {**found.answers, **found.facts}) if form else [],
        slips=_slips(found),
        asked_papers=found.procedure.papers_on(visit.on),
        offer=offer(found.procedure.code, on=found.version.start),
        decided=found.result,
        incoming_id=found.moves[0].detail.get("incoming"),
        taken=found.moves[0].word != "refuse_receipt",
        outside_decision=(written := outside.recorded_for(dossier_id)),
        outside_form=None if written else _outside_form(found, visit),
    )


def _outside_form(found: DossierPage, visit: Visit) -> OutsideForm | None:
    """To write down what an agency above granted, where that is still to be done."""
    granted = found.result.get("outcome") == "GRANT" and not found.ended_at and bool(found.procedure.opens)
    if not granted or not may(visit.actor, "decision.draft"):
        return None
    return OutsideForm(initial={"number": found.result.get("number"), "signed_on": found.result.get("signed_on")})


@page("ho-so/<int:dossier_id>/<slug:slip>.pdf", right="dossier.read", menu="dossiers", name="dossier_slip")
def dossier_slip(request: HttpRequest, visit: Visit, dossier_id: int, slip: str) -> HttpResponse:
    """One of the forms 01 to 05 as PDF."""
    if slip not in SLIPS:
        raise Http404
    found = queries.dossier(dossier_id, actor=visit.actor, at=visit.at)
    given = {"look_up_url": request.build_absolute_uri("/tra-cuu/q/")} if slip == "giay-hen" else {}
    printed = SLIPS[slip](found, officer=visit.actor.name, on=visit.on, **given)
    return file_answer(printed.name, printed.content)


@page("ho-so/<int:dossier_id>/van-ban/tra-loi.pdf", right="dossier.read", menu="dossiers", name="dossier_refusal")
def dossier_refusal(request: HttpRequest, visit: Visit, dossier_id: int) -> HttpResponse:
    """The letter that tells the citizen why nothing is granted, of a dossier that was refused."""
    found = queries.dossier(dossier_id, actor=visit.actor, at=visit.at)
    if found.result.get("outcome") != "REFUSE":
        raise Http404
    paper = papers.refusal_paper(dossier_id, on=visit.on, signer="")
    return file_answer(f"tra-loi-{found.row.code}.pdf", paper_pdf(paper))


@page("ho-so/<int:dossier_id>/tep/<int:file_id>/", right="dossier.read", menu="dossiers", name="dossier_file")
def dossier_file(request: HttpRequest, visit: Visit, dossier_id: int, file_id: int) -> HttpResponse:
    """A scan of the dossier, as a file to keep: nothing that came in is shown as a page."""
    found = queries.dossier(dossier_id, actor=visit.actor, at=visit.at)
    if file_id not in {paper.file_id for paper in found.papers}:
        raise Http404
    kept = documents.file(file_id)
    return file_answer(kept.name, kept.content)


@page("ho-so/so-theo-doi.pdf", right="dossier.read", menu="dossiers", name="tracking_book")
def tracking_book(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Form 06 of a commune and a year, for print."""
    commune = request.GET.get("xa", "")
    year = request.GET.get("nam", "")
    if not (commune.isdecimal() and year.isdecimal()):
        raise Http404
    start, end = date(int(year), 1, 1), min(date(int(year), 12, 31), visit.on)
    rows = queries.tracking_book(start=start, end=end, commune_id=int(commune), actor=visit.actor)
    period = _("Từ ngày %(start)s đến ngày %(end)s") % {"start": format_date(start), "end": format_date(end)}
    printed = printing.tracking_register(rows, int(commune), period=period, on=visit.on)
    return file_answer(printed.name, printed.content)


def _query(kept: Mapping[str, str], **more: str) -> str:
    return urlencode({name: value for name, value in {**more, **kept}.items() if value})


def appraisal_form(found: DossierPage, visit: Visit) -> forms.Form:
    """All that the law needs of this dossier; what the registers say is shown beside it."""
    known: Mapping[str, Any] = {}
    if found.row.person_id is not None:
        known = known_facts(found.row.person_id, found.procedure.asks, on=visit.on, known_at=visit.at)
    return forms.form(found.procedure, on=found.version.start, known=known)


def _rows(form: forms.Form, said: Mapping[str, Any]) -> list[FieldRow]:
    return [
        FieldRow(field, forms.as_typed(field, said[field.name]) if field.name in said else "", "")
        for field in form.fields
        if field.of_law
    ]


def _said(found: DossierPage) -> list[Said]:
    """The answers with the words of their questions; what the appraisal established stands for what was said."""
    form = forms.form(found.procedure, on=found.version.start)
    values = {**found.answers, **found.facts}
    return [
        Said(field.label, forms.in_words(field, values[field.name])) for field in form.fields if field.name in values
    ]


def _slips(found: DossierPage) -> list[tuple[str, str]]:
    """The forms that this dossier has, newest first, and the control slip."""
    links = dict(
        SLIP_OF_WORD[move.word]
        for move in reversed(found.moves)
        if move.word in SLIP_OF_WORD and (move.word != "receive" or found.row.promised_at)
    )
    return [*((slug, str(title)) for slug, title in links.items()), ("kiem-soat", _("Phiếu kiểm soát (mẫu 05)"))]
