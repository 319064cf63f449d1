"""Quyết định: what the calendar asks, drafts with the exceptions first, and what was issued."""

from __future__ import annotations

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from ansinh.decisions import actions, outside, printing, queries
from ansinh.documents.keys import authorities
from ansinh.offices import queries as offices
from ansinh.offices.permissions import may
from ansinh.web import jobs
from ansinh.web.answers import Tab
from ansinh.web.doors import Visit, page, show
from ansinh.web.issuing import verify_at

STATES = {"cho-ban-hanh": "DRAFT", "da-ban-hanh": "ISSUED", "da-huy": "CANCELLED"}
ROWS_A_PAGE = 50


class IssueForm(forms.Form):
    """Day of the signature and the name under it. A number is typed only where it is known already."""

    signed_on = forms.DateField(label=gettext_lazy("Ngày ký"), widget=forms.DateInput(attrs={"type": "date"}))
    signer = forms.CharField(label=gettext_lazy("Người ký"), max_length=120)
    number = forms.CharField(
        label=gettext_lazy("Số quyết định"),
        max_length=40,
        required=False,
        help_text=gettext_lazy("Để trống: lấy số kế tiếp của sổ. Ví dụ: 1203/QĐ-UBND"),
    )
    reason = forms.CharField(
        label=gettext_lazy("Lý do vào sổ muộn"),
        max_length=300,
        required=False,
        help_text=gettext_lazy("Chỉ khi số hoặc ngày ký ở trước số cuối của sổ."),
    )


@page("quyet-dinh/", right="decision.read", menu="decisions", name="decisions")
def decisions(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Decisions of one state, and how many questions of the calendar are open."""
    chosen = request.GET.get("xem", "cho-ban-hanh")
    state = STATES.get(chosen, "DRAFT")
    rows = queries.decisions(state=state)
    titles = {"cho-ban-hanh": _("Chờ ban hành"), "da-ban-hanh": _("Đã ban hành"), "da-huy": _("Đã hủy")}
    waiting = len(rows) if state == "DRAFT" else None
    tabs = [
        Tab(title, f"?xem={key}", waiting if key == "cho-ban-hanh" else None, STATES[key] == state)
        for key, title in titles.items()
    ]
    return show(
        request,
        visit,
        "web/decisions.html",
        rows=Paginator(rows, ROWS_A_PAGE).get_page(request.GET.get("trang")),
        tabs=tabs,
        chosen=chosen,
        reviews=len(queries.reviews()),
        may_sweep=may(visit.actor, "decision.draft"),
    )


@page("quyet-dinh/ra-soat/", right="decision.read", menu="decisions", name="reviews")
def reviews(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Questions that wait: deaths, ages, expiries, each with the money it moves."""
    return show(
        request,
        visit,
        "web/reviews.html",
        rows=Paginator(queries.reviews(), ROWS_A_PAGE).get_page(request.GET.get("trang")),
        may_settle=may(visit.actor, "review.settle"),
    )


@page("quyet-dinh/quet/", right="decision.draft", menu="decisions", name="sweep", methods=("POST",))
def sweep(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Look at calendar and registry now; what changed becomes drafts."""
    found = sum(proposed.reviews for proposed in actions.sweep(visit.on, actor=visit.actor, at=visit.at))
    words = ngettext("Tìm thấy %d trường hợp mới cần quyết định.", "Tìm thấy %d trường hợp mới cần quyết định.", found)
    messages.success(request, words % found)
    return redirect("reviews")


@page(
    "quyet-dinh/ra-soat/<int:review_id>/bo-qua/",
    right="review.settle",
    menu="decisions",
    name="review_dismiss",
    methods=("POST",),
)
def review_dismiss(request: HttpRequest, visit: Visit, review_id: int) -> HttpResponse:
    """Nothing is to be decided; the reason stays."""
    actions.dismiss_review(review_id, reason=request.POST.get("reason", ""), actor=visit.actor, at=visit.at)
    messages.success(request, _("Đã ghi lý do và đóng mục rà soát."))
    return redirect("reviews")


@page("quyet-dinh/<int:decision_id>/", right="decision.read", menu="decisions", name="decision")
def decision(request: HttpRequest, visit: Visit, decision_id: int) -> HttpResponse:
    """One decision: the unusual items first, then the usual ones."""
    found = queries.decision_page(decision_id)
    if found is None:
        raise Http404
    unusual = [item for item in found.items if item.exceptions]
    usual = [item for item in found.items if not item.exceptions]
    return show(
        request,
        visit,
        "web/decision.html",
        decision=found.row,
        cancelled_reason=found.cancelled_reason,
        paper=printing.issued_paper(decision_id, roots=authorities(settings.SIGNING_ROOTS)),
        verify_at=verify_at(request),
        unusual=unusual,
        usual=Paginator(usual, ROWS_A_PAGE).get_page(request.GET.get("trang")),
        monthly_vnd=sum((item.after_vnd or 0) - (item.before_vnd or 0) for item in found.items),
        form=IssueForm(initial={"signed_on": visit.on, "signer": visit.actor.name}),
        papers=printing.progress_of(decision_id),
        decision_id=decision_id,
        outside=(written := outside.outside_of(decision_id)),
        may_confirm=written and written.waits_for(visit.actor) and may(visit.actor, "decision.confirm_outside"),
        may_issue=found.row.state == "DRAFT" and not written and may(visit.actor, "decision.issue"),
        issuers=offices.holders_of("decision.confirm_outside" if written else "decision.issue"),
        may_cancel=found.row.state == "DRAFT" and may(visit.actor, "decision.draft"),
    )


@page(
    "quyet-dinh/<int:decision_id>/ban-hanh/",
    right="decision.issue",
    menu="decisions",
    name="decision_issue",
    methods=("POST",),
)
def decision_issue(request: HttpRequest, visit: Visit, decision_id: int) -> HttpResponse:
    """Issue a draft under its number."""
    form = IssueForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Ghi ngày ký và người ký."), extra_tags="late")
        return redirect("decision", decision_id=decision_id)
    number = actions.issue(decision_id, **form.cleaned_data, actor=visit.actor, at=visit.at)
    jobs.print_decisions.defer(decision_ids=[decision_id], verify_at=verify_at(request))
    messages.success(request, _("Đã ban hành quyết định số %(number)s; đang in.") % {"number": number})
    return redirect("decision", decision_id=decision_id)


@page(
    "quyet-dinh/<int:decision_id>/in-lai/",
    right="decision.read",
    menu="decisions",
    name="decision_print_again",
    methods=("POST",),
)
def decision_print_again(request: HttpRequest, visit: Visit, decision_id: int) -> HttpResponse:
    """Try again what could not be printed."""
    actions.print_again([decision_id], actor=visit.actor)
    jobs.print_decisions.defer(decision_ids=[decision_id], verify_at=verify_at(request))
    return redirect("decision", decision_id=decision_id)


@page("quyet-dinh/<int:decision_id>/tien-do/", right="decision.read", menu="decisions", name="decision_printing")
def decision_printing(request: HttpRequest, visit: Visit, decision_id: int) -> HttpResponse:
    """Whether the paper is printed: asked again every two seconds until it is."""
    papers = printing.progress_of(decision_id)
    return show(request, visit, "web/decision_printing.html", papers=papers, decision_id=decision_id)


@page(
    "quyet-dinh/<int:decision_id>/huy/",
    right="decision.draft",
    menu="decisions",
    name="decision_cancel",
    methods=("POST",),
)
def decision_cancel(request: HttpRequest, visit: Visit, decision_id: int) -> HttpResponse:
    """Give up a draft, with the reason."""
    actions.cancel(decision_id, reason=request.POST.get("reason", ""), actor=visit.actor, at=visit.at)
    messages.success(request, _("Đã hủy dự thảo."))
    return redirect("decisions")
