"""Niêm yết: what may hang, what hangs, objections."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from ansinh.cases import actions, posting_desk
from ansinh.documents.rendering import paper_pdf
from ansinh.offices.permissions import may
from ansinh.web.answers import file_answer
from ansinh.web.doors import Visit, page, show


@page("niem-yet/", right="dossier.read", menu="campaigns", name="postings")
def postings(request: HttpRequest, visit: Visit) -> HttpResponse:
    """What waits to be hung, and the lists on the boards."""
    return show(
        request,
        visit,
        "web/postings.html",
        waiting=posting_desk.postable(),
        rows=posting_desk.postings(),
        may_post=may(visit.actor, "posting.work"),
    )


@page("niem-yet/moi/", right="posting.work", menu="campaigns", name="posting_new", methods=("POST",))
def posting_new(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Hang these dossiers from today on."""
    ids = [int(each) for each in request.POST.getlist("dossiers") if each.isdigit()]
    posting_id = actions.post(ids, from_day=visit.on, actor=visit.actor, at=visit.at)
    messages.success(request, _("Đã lập danh sách niêm yết. In và dán tại trụ sở."))
    return redirect("posting", posting_id=posting_id)


@page("niem-yet/<int:posting_id>/", right="dossier.read", menu="campaigns", name="posting")
def posting(request: HttpRequest, visit: Visit, posting_id: int) -> HttpResponse:
    """One list with its objections."""
    found = posting_desk.posting_page(posting_id)
    hangs = not found.row.ended and found.row.from_day <= visit.on <= found.row.until_day
    return show(
        request,
        visit,
        "web/posting.html",
        posting=found,
        may_object=may(visit.actor, "posting.work") and hangs,
        may_answer=may(visit.actor, "posting.work"),
        may_end=may(visit.actor, "posting.work") and not found.row.ended and visit.on > found.row.until_day,
    )


@page("niem-yet/<int:posting_id>/danh-sach.pdf", right="dossier.read", menu="campaigns", name="posting_paper")
def posting_paper(request: HttpRequest, visit: Visit, posting_id: int) -> HttpResponse:
    """The notice as a paper."""
    return file_answer(f"niem-yet-{posting_id}.pdf", paper_pdf(posting_desk.notice(posting_id)))


@page("niem-yet/<int:posting_id>/phan-anh/", right="posting.work", menu="campaigns", name="posting_object", methods=("POST",))  # fmt: skip
def posting_object(request: HttpRequest, visit: Visit, posting_id: int) -> HttpResponse:
    """Somebody objects to a line."""
    line = request.POST.get("line", "")
    actions.object_to(
        int(line) if line.isdigit() else 0,
        by=request.POST.get("by", ""),
        words=request.POST.get("words", ""),
        actor=visit.actor,
        on=visit.on,
        at=visit.at,
    )
    messages.success(request, _("Đã ghi phản ánh. Thời hạn giải quyết của hồ sơ tạm dừng đến khi trả lời."))
    return redirect("posting", posting_id=posting_id)


@page("niem-yet/<int:posting_id>/tra-loi/", right="posting.work", menu="campaigns", name="posting_answer", methods=("POST",))  # fmt: skip
def posting_answer(request: HttpRequest, visit: Visit, posting_id: int) -> HttpResponse:
    """The commune answers an objection."""
    objection = request.POST.get("objection", "")
    actions.settle_objection(
        int(objection) if objection.isdigit() else 0,
        upheld=request.POST.get("upheld") == "yes",
        answer=request.POST.get("answer", ""),
        actor=visit.actor,
        on=visit.on,
        at=visit.at,
    )
    messages.success(request, _("Đã ghi trả lời. Thời hạn của hồ sơ chạy tiếp."))
    return redirect("posting", posting_id=posting_id)


@page(
    "niem-yet/<int:posting_id>/ket-thuc/", right="posting.work", menu="campaigns", name="posting_end", methods=("POST",)
)
def posting_end(request: HttpRequest, visit: Visit, posting_id: int) -> HttpResponse:
    """Take the list down."""
    actions.end_posting(posting_id, actor=visit.actor, on=visit.on, at=visit.at)
    messages.success(request, _("Đã kết thúc niêm yết."))
    return redirect("posting", posting_id=posting_id)
