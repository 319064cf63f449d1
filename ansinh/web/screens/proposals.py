"""Tờ trình: appraised dossiers go before whoever decides, the ones to look at first, and are signed one by one or all at once."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from ansinh.decisions import actions, desk, papers, printing
from ansinh.decisions.desk import PAGE
from ansinh.documents import queries as documents
from ansinh.documents.editable import paper_docx
from ansinh.documents.papers import OfficialPaper
from ansinh.documents.rendering import paper_pdf
from ansinh.offices import queries as offices
from ansinh.offices.permissions import may
from ansinh.web import jobs
from ansinh.web.answers import Tab, file_answer
from ansinh.web.doors import Visit, page, show
from ansinh.web.issuing import verify_at

VIEWS = {
    "dang-lam": (gettext_lazy("Đang làm"), ("DRAFT", "SUBMITTED")),
    "da-xong": (gettext_lazy("Đã quyết định"), ("DECIDED",)),
    "da-rut": (gettext_lazy("Đã rút"), ("WITHDRAWN",)),
}


class SignForm(forms.Form):
    """Day of the signature and the name under it."""

    signed_on = forms.DateField(label=gettext_lazy("Ngày ký"), widget=forms.DateInput(attrs={"type": "date"}))
    signer = forms.CharField(label=gettext_lazy("Người ký"), max_length=120)


@page("quyet-dinh/to-trinh/", right="decision.read", menu="decisions", name="proposals")
def proposals(request: HttpRequest, visit: Visit) -> HttpResponse:
    """What is appraised and waits to be proposed, and the proposals on their way."""
    chosen = request.GET.get("xem", "dang-lam")
    title, states = VIEWS.get(chosen, VIEWS["dang-lam"])
    return show(
        request,
        visit,
        "web/proposals.html",
        rows=desk.proposals(states=states),
        title=title,
        tabs=[Tab(str(words), f"?xem={key}", None, key == chosen) for key, (words, _states) in VIEWS.items()],
        ready=desk.ready(visit.actor) if may(visit.actor, "decision.draft") else [],
    )


@page("quyet-dinh/to-trinh/soan/", right="decision.draft", menu="decisions", name="propose", methods=("POST",))
def propose(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Draft the decisions of everything that is ready of one procedure."""
    wanted = request.POST.get("procedure", "")
    group = next((each for each in desk.ready(visit.actor) if each.procedure == wanted), None)
    if group is None:
        messages.error(request, _("Không còn hồ sơ nào của thủ tục này chờ trình. Tải lại trang."), extra_tags="late")
        return redirect("proposals")
    as_list = request.POST.get("as_list") == "1"
    drafted = actions.propose(group.dossier_ids, on=visit.on, as_list=as_list, actor=visit.actor, at=visit.at)
    messages.success(request, _("Đã soạn dự thảo: %s.") % drafted.words)
    return redirect("proposal", proposal_id=drafted.proposal_id)


@page("quyet-dinh/to-trinh/<int:proposal_id>/", right="decision.read", menu="decisions", name="proposal")
def proposal(request: HttpRequest, visit: Visit, proposal_id: int) -> HttpResponse:
    """One proposal: what to look at first, then the usual ones; each can be signed alone or all together."""
    asked = request.GET.get("trang", "")
    number = max(1, int(asked)) if asked.isdecimal() else 1
    found = desk.proposal_page(proposal_id, page=number)
    signing = found.row.state == "SUBMITTED" and may(visit.actor, "decision.issue")
    drafting = may(visit.actor, "decision.draft")
    return show(
        request,
        visit,
        "web/proposal.html",
        found=found,
        unusual=[line for line in found.lines if line.reasons],
        usual=[line for line in found.lines if not line.reasons],
        page_number=number,
        more=found.row.dossiers > PAGE * number,
        signing=signing,
        form=SignForm(initial={"signed_on": visit.on, "signer": visit.actor.name}) if signing else None,
        may_submit=found.row.state == "DRAFT" and drafting,
        may_withdraw=found.row.state in ("DRAFT", "SUBMITTED") and drafting,
        may_print=found.papers.total > found.papers.made,
        signers=offices.holders_of("decision.issue"),
    )


@page(
    "quyet-dinh/to-trinh/<int:proposal_id>/trinh/",
    right="decision.draft",
    menu="decisions",
    name="proposal_submit",
    methods=("POST",),
)
def proposal_submit(request: HttpRequest, visit: Visit, proposal_id: int) -> HttpResponse:
    """Put it before whoever decides; it takes its number."""
    number = actions.submit(proposal_id, on=visit.on, actor=visit.actor, at=visit.at)
    messages.success(request, _("Đã trình, số %s.") % number)
    return redirect("proposal", proposal_id=proposal_id)


@page(
    "quyet-dinh/to-trinh/<int:proposal_id>/rut/",
    right="decision.draft",
    menu="decisions",
    name="proposal_withdraw",
    methods=("POST",),
)
def proposal_withdraw(request: HttpRequest, visit: Visit, proposal_id: int) -> HttpResponse:
    """Take it back, with the reason; its dossiers can be proposed again."""
    actions.withdraw_proposal(proposal_id, reason=request.POST.get("reason", ""), actor=visit.actor, at=visit.at)
    messages.success(request, _("Đã rút tờ trình."))
    return redirect("proposal", proposal_id=proposal_id)


@page(
    "quyet-dinh/to-trinh/<int:proposal_id>/ky/",
    right="decision.issue",
    menu="decisions",
    name="proposal_sign",
    methods=("POST",),
)
def proposal_sign(request: HttpRequest, visit: Visit, proposal_id: int) -> HttpResponse:
    """Sign the ticked drafts, or all that are left; their papers are printed in the background."""
    form = SignForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Ghi ngày ký và người ký."), extra_tags="late")
        return redirect("proposal", proposal_id=proposal_id)
    picked = None if request.POST.get("which") == "all" else _picked(request.POST)
    if picked == []:
        messages.error(request, _("Chưa chọn dự thảo nào: hãy đánh dấu ở đầu dòng."), extra_tags="late")
        return redirect("proposal", proposal_id=proposal_id)
    signed = actions.approve(
        proposal_id,
        picked,
        signed_on=form.cleaned_data["signed_on"],
        signer=form.cleaned_data["signer"],
        actor=visit.actor,
        at=visit.at,
    )
    jobs.print_decisions.defer(decision_ids=list(signed.numbers), verify_at=verify_at(request))
    count = len(signed.numbers)
    words = ngettext("Đã ký %d quyết định; đang in.", "Đã ký %d quyết định; đang in.", count)
    messages.success(request, words % count)
    return redirect("proposal", proposal_id=proposal_id)


@page(
    "quyet-dinh/to-trinh/<int:proposal_id>/tra-lai/",
    right="decision.issue",
    menu="decisions",
    name="proposal_decline",
    methods=("POST",),
)
def proposal_decline(request: HttpRequest, visit: Visit, proposal_id: int) -> HttpResponse:
    """Send the ticked drafts back to the specialist, with the reason."""
    picked = _picked(request.POST)
    if not picked:
        messages.error(request, _("Chưa chọn dự thảo nào: hãy đánh dấu ở đầu dòng."), extra_tags="late")
    else:
        reason = request.POST.get("reason", "")
        actions.decline(proposal_id, picked, reason=reason, actor=visit.actor, at=visit.at)
        messages.success(request, _("Đã trả lại kèm lý do."))
    return redirect("proposal", proposal_id=proposal_id)


@page(
    "quyet-dinh/to-trinh/<int:proposal_id>/in-lai/",
    right="decision.read",
    menu="decisions",
    name="proposal_print_again",
    methods=("POST",),
)
def proposal_print_again(request: HttpRequest, visit: Visit, proposal_id: int) -> HttpResponse:
    """Try again what could not be printed."""
    left = printing.waiting(proposal_id)
    actions.print_again(left, actor=visit.actor)
    jobs.print_decisions.defer(decision_ids=left, verify_at=verify_at(request))
    return redirect("proposal", proposal_id=proposal_id)


@page("quyet-dinh/to-trinh/<int:proposal_id>/tien-do/", right="decision.read", menu="decisions", name="proposal_papers")
def proposal_papers(request: HttpRequest, visit: Visit, proposal_id: int) -> HttpResponse:
    """How many papers are printed: asked again every two seconds until all are."""
    found = desk.proposal_page(proposal_id)
    return show(request, visit, "web/proposal_papers.html", found=found)


@page(
    "quyet-dinh/to-trinh/<int:proposal_id>.<str:kind>", right="decision.read", menu="decisions", name="proposal_paper"
)
def proposal_paper(request: HttpRequest, visit: Visit, proposal_id: int, kind: str) -> HttpResponse:
    """The tờ trình itself, as PDF or to be edited."""
    return _paper(papers.proposal_paper(proposal_id), f"to-trinh-{proposal_id}", kind)


@page("quyet-dinh/<int:decision_id>/van-ban.<str:kind>", right="decision.read", menu="decisions", name="decision_paper")
def decision_paper(request: HttpRequest, visit: Visit, decision_id: int, kind: str) -> HttpResponse:
    """The decision itself, as PDF or to be edited; a printed one is the file that was kept."""
    kept = printing.kept_file(decision_id) if kind == "pdf" else None
    if kept is not None:
        return file_answer(f"quyet-dinh-{decision_id}.pdf", documents.file(kept).content)
    made = papers.decision_papers([decision_id], verify_at=verify_at(request))
    if decision_id not in made:
        raise Http404
    return _paper(made[decision_id], f"quyet-dinh-{decision_id}", kind)


def _paper(paper: OfficialPaper, name: str, kind: str) -> HttpResponse:
    makers = {"pdf": paper_pdf, "docx": paper_docx}
    if kind not in makers:
        raise Http404
    return file_answer(f"{name}.{kind}", makers[kind](paper))


def _picked(given: QueryDict) -> list[int]:
    return [int(text) for text in given.getlist("picked") if text.isdecimal()]
