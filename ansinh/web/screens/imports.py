"""Tiếp nhận: drop the communes' lists, see what they would change, approve, take back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from ansinh.cases.actions import receive_list
from ansinh.decisions.actions import load_lists
from ansinh.intake import actions, queries
from ansinh.kit.periods import first_of_month
from ansinh.offices import queries as offices
from ansinh.offices.permissions import may
from ansinh.policy.queries import claimable
from ansinh.web import jobs
from ansinh.web.answers import Tab, file_answer, uploaded
from ansinh.web.doors import Visit, page, show
from ansinh.web.import_words import shown_rows
from ansinh.web.issuing import verify_at
from ansinh.web.screens.counter import procedure_choices

OUTCOMES = {
    "NEW": gettext_lazy("Mới"),
    "CHANGED": gettext_lazy("Đổi"),
    "UNCHANGED": gettext_lazy("Không đổi"),
    "ASK": gettext_lazy("Hỏi"),
    "ERROR": gettext_lazy("Lỗi"),
    "SKIPPED": gettext_lazy("Bỏ qua"),
}
STATES: dict[str, tuple[str | Promise, str | None]] = {
    "": (gettext_lazy("Tất cả"), None),
    "cho-duyet": (gettext_lazy("Chờ duyệt"), "COMPARED"),
    "da-nhap": (gettext_lazy("Đã nhập"), "APPROVED"),
    "da-dung": (gettext_lazy("Đã dùng"), "USED"),
    "da-hoan-tac": (gettext_lazy("Đã hoàn tác"), "UNDONE"),
    "khong-doc-duoc": (gettext_lazy("Không đọc được"), "REFUSED"),
}
# Causes for which a row of an approved list opens no entitlement.
LEFT_OUT = {
    "HELD_ALREADY": gettext_lazy("đang hưởng rồi"),
    "NO_BENEFIT": gettext_lazy("danh sách không nói chế độ nào"),
    "UNKNOWN_RATE": gettext_lazy("chưa có mức"),
    "NO_COEFFICIENT": gettext_lazy("chưa rõ hệ số"),
}
MISSING = "MISSING"
PASTED_LINES = 201  # 200 people and the header
OPENS_BENEFITS = ("BENEFICIARIES", "MERIT_PAYMENTS")


class LoadForm(forms.Form):
    """Day of the list decision that takes an approved list over. A number is typed only where it is known already."""

    signed_on = forms.DateField(label=gettext_lazy("Ngày ký"), widget=forms.DateInput(attrs={"type": "date"}))
    number = forms.CharField(
        label=gettext_lazy("Số quyết định danh sách"),
        max_length=40,
        required=False,
        help_text=gettext_lazy("Để trống: lấy số kế tiếp của sổ."),
    )
    reason = forms.CharField(
        label=gettext_lazy("Lý do vào sổ muộn"),
        max_length=300,
        required=False,
        help_text=gettext_lazy("Chỉ khi số hoặc ngày ký ở trước số cuối của sổ."),
    )


@page("tiep-nhan/", right="import.read", menu="imports", name="imports", methods=("GET",))
def imports(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Where files are dropped, and the files taken so far."""
    counts = queries.counts_by_state()
    chosen = request.GET.get("xem", "")
    state = STATES.get(chosen, ("", None))[1]
    pages = Paginator(range(counts.get(state, 0) if state else sum(counts.values())), queries.PAGE)
    page_shown = pages.get_page(request.GET.get("trang"))
    return show(
        request,
        visit,
        "web/imports.html",
        rows=queries.imports(state=state, page=page_shown.number),
        pages=page_shown,
        chosen=chosen,
        tabs=_state_tabs(counts, state),
        may_upload=may(visit.actor, "import.upload"),
    )


@page("tiep-nhan/gui/", right="import.upload", menu="imports", name="import_upload", methods=("POST",))
def import_upload(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Take a file in. The page sends the files of a drop one after the other and shows each answer in turn."""
    file = request.FILES.get("file")
    if file is None:
        messages.error(request, _("Chọn ít nhất một tệp."), extra_tags="late")
        return redirect("imports")
    taken = _accept(file.name or "", uploaded(file), visit)
    if getattr(request, "htmx", False):
        return show(request, visit, "web/import_row.html", taken=taken, title=queries.title_of(taken.kind))
    return redirect("import", import_id=taken.id)


@page("tiep-nhan/dan/", right="import.upload", menu="imports", name="import_paste", methods=("POST",))
def import_paste(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Take in what was copied out of Excel: rows of cells separated by tabs, the header among them."""
    lines = request.POST.get("cells", "").strip("\r\n").splitlines()
    if not 2 <= len(lines) <= PASTED_LINES:
        messages.error(
            request,
            _("Dán từ 2 đến %(most)d dòng, gồm cả hàng tiêu đề; danh sách dài hơn thì thả cả tệp.")
            % {"most": PASTED_LINES},
            extra_tags="late",
        )
        return redirect("imports")
    name = _("Dán từ Excel %(when)s.csv") % {"when": f"{visit.at:%d-%m-%Y %H.%M.%S}"}
    taken = _accept(name, "\n".join(lines).encode("utf-8-sig"), visit)
    return redirect("import", import_id=taken.id)


@page(
    "tiep-nhan/<int:import_id>/so-lai/", right="import.upload", menu="imports", name="import_again", methods=("POST",)
)
def import_again(request: HttpRequest, visit: Visit, import_id: int) -> HttpResponse:
    """Compare the file once more with the registry as it is now."""
    actions.compare_again(import_id, actor=visit.actor, at=visit.at)
    messages.success(request, _("Đã so sánh lại với sổ gốc lúc này."))
    return redirect("import", import_id=import_id)


@page("tiep-nhan/<int:import_id>/", right="import.read", menu="imports", name="import")
def import_page(request: HttpRequest, visit: Visit, import_id: int) -> HttpResponse:
    """One file: what it would change, by outcome, with the questions first."""
    held = queries.import_page(import_id)
    chosen = request.GET.get("xem") or _first_tab(held)
    people = queries.people_taken(import_id) if may(visit.actor, "dossier.receive") else 0
    number = max(1, int(request.GET.get("trang") or "1")) if (request.GET.get("trang") or "1").isdigit() else 1
    pages = -(-held.counts.get(chosen, 0) // queries.PAGE)
    return show(
        request,
        visit,
        "web/import.html",
        held=held,
        tabs=_tabs(held, chosen),
        chosen=chosen,
        rows=[] if chosen == MISSING else shown_rows(held.kind, queries.rows(import_id, outcome=chosen, page=number)),
        number=number,
        pages=pages,
        sums_wrong=[check for check in held.sums if not check["holds"]],
        approvers=offices.holders_of("import.approve"),
        asks=held.state == "COMPARED" and may(visit.actor, "import.approve"),
        benefits=claimable(held.listed_on) if held.categories else [],
        taken=sum(held.counts.get(outcome, 0) for outcome in ("NEW", "CHANGED", "UNCHANGED")),
        may_approve=may(visit.actor, "import.approve"),
        people=people,
        procedures=procedure_choices(visit.on) if people else [],
        became_dossiers=held.used_by.startswith("dossier:"),
        load_form=LoadForm(initial={"signed_on": visit.on})
        if held.state == "APPROVED" and held.kind in OPENS_BENEFITS and may(visit.actor, "decision.issue")
        else None,
    )


@page(
    "tiep-nhan/<int:import_id>/duyet/", right="import.approve", menu="imports", name="import_approve", methods=("POST",)
)
def import_approve(request: HttpRequest, visit: Visit, import_id: int) -> HttpResponse:
    """Take the settled rows in, all at once."""
    taken = actions.approve(import_id, actor=visit.actor, at=visit.at)
    messages.success(request, _("Đã nhập %(file)s vào sổ gốc.") % {"file": taken.file_name})
    return redirect("import", import_id=import_id)


@page(
    "tiep-nhan/<int:import_id>/hoan-tac/", right="import.approve", menu="imports", name="import_undo", methods=("POST",)
)
def import_undo(request: HttpRequest, visit: Visit, import_id: int) -> HttpResponse:
    """Take an approved import back."""
    actions.undo(import_id, actor=visit.actor, at=visit.at, reason=request.POST.get("reason", ""))
    messages.success(request, _("Đã hoàn tác lần nhập này."))
    return redirect("import", import_id=import_id)


@page(
    "tiep-nhan/<int:import_id>/goi-y/",
    right="import.approve",
    menu="imports",
    name="import_suggestions",
    methods=("POST",),
)
def import_suggestions(request: HttpRequest, visit: Visit, import_id: int) -> HttpResponse:
    """Tick one kind of suggestion for the whole file."""
    actions.accept_suggestions(import_id, code=request.POST.get("code", ""), actor=visit.actor, at=visit.at)
    return redirect("import", import_id=import_id)


@page(
    "tiep-nhan/<int:import_id>/doi-tuong/",
    right="import.approve",
    menu="imports",
    name="import_category",
    methods=("POST",),
)
def import_category(request: HttpRequest, visit: Visit, import_id: int) -> HttpResponse:
    """Say once which benefit a text means."""
    text, code = request.POST.get("text", ""), request.POST.get("benefit_code", "").strip()
    actions.set_category(import_id, text=text, benefit_code=code, actor=visit.actor, at=visit.at)
    messages.success(request, _("Đã nhớ: «%(text)s» là %(code)s.") % {"text": text, "code": code})
    return redirect("import", import_id=import_id)


@page(
    "tiep-nhan/<int:import_id>/dong/<int:row_id>/",
    right="import.approve",
    menu="imports",
    name="import_choose",
    methods=("POST",),
)
def import_choose(request: HttpRequest, visit: Visit, import_id: int, row_id: int) -> HttpResponse:
    """Settle one row: who it is, or to leave it out."""
    actions.choose(row_id, request.POST.get("choice", ""), actor=visit.actor, at=visit.at)
    return redirect("import", import_id=import_id)


@page("tiep-nhan/<int:import_id>/tra-lai/", right="import.read", menu="imports", name="import_back")
def import_back(request: HttpRequest, visit: Visit, import_id: int) -> HttpResponse:
    """The same workbook with «Lỗi» and «Gợi ý»."""
    name = queries.import_page(import_id).file_name.rpartition(".")[0]
    return file_answer(f"{name}-da-kiem-tra.xlsx", queries.workbook_back(import_id))


@page(
    "tiep-nhan/<int:import_id>/quyet-dinh/",
    right="decision.issue",
    menu="imports",
    name="import_load",
    methods=("POST",),
)
def import_load(request: HttpRequest, visit: Visit, import_id: int) -> HttpResponse:
    """Take the people of an approved list over as one list decision, owed from this month on."""
    form = LoadForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Ghi ngày ký."), extra_tags="late")
        return redirect("import", import_id=import_id)
    given = form.cleaned_data
    loaded = load_lists(
        [import_id],
        **given,
        from_month=first_of_month(visit.on),
        actor=visit.actor,
        at=visit.at,
    )
    jobs.print_decisions.defer(decision_ids=[loaded.decision_id], verify_at=verify_at(request))
    messages.success(request, _("Đã mở quyền hưởng cho %(people)d người.") % {"people": loaded.people})
    for cause, rows in Counter(each.cause for each in loaded.left_out).most_common():
        words = ngettext("Để lại %(rows)d dòng: %(why)s.", "Để lại %(rows)d dòng: %(why)s.", rows)
        messages.info(request, words % {"rows": rows, "why": LEFT_OUT[cause]}, extra_tags="near")
    return redirect("decision", decision_id=loaded.decision_id)


@page(
    "tiep-nhan/<int:import_id>/lap-ho-so/",
    right="dossier.receive",
    menu="imports",
    name="import_dossiers",
    methods=("POST",),
)
def import_dossiers(request: HttpRequest, visit: Visit, import_id: int) -> HttpResponse:
    """Open one dossier for each person of an approved list."""
    procedure = request.POST.get("thu-tuc", "")
    if not procedure:
        messages.error(request, _("Chọn thủ tục trước khi lập hồ sơ cho cả danh sách."), extra_tags="late")
        return redirect("import", import_id=import_id)
    opened = len(receive_list(import_id, procedure=procedure, actor=visit.actor, at=visit.at))
    words = ngettext("Đã lập %(count)d hồ sơ từ danh sách.", "Đã lập %(count)d hồ sơ từ danh sách.", opened)
    messages.success(request, words % {"count": opened})
    return redirect(f"{reverse('dossiers')}?xem=dang-mo")


def _state_tabs(counts: Mapping[str, int], chosen: str | None) -> list[Tab]:
    return [
        Tab(str(title), f"?xem={key}", counts.get(state, 0) if state else sum(counts.values()), state == chosen)
        for key, (title, state) in STATES.items()
        if state is None or counts.get(state) or state == chosen
    ]


def _first_tab(held: queries.ImportPage) -> str:
    """What needs a person comes first."""
    return next((outcome for outcome in ("ASK", "ERROR", "CHANGED", "NEW") if held.counts.get(outcome)), "UNCHANGED")


def _tabs(held: queries.ImportPage, chosen: str) -> list[Tab]:
    tabs = [
        Tab(str(title), f"?xem={code}", held.counts.get(code, 0), code == chosen) for code, title in OUTCOMES.items()
    ]
    return [*tabs, Tab(_("Thiếu trong tệp"), f"?xem={MISSING}", len(held.missing), chosen == MISSING)]


def _accept(name: str, content: bytes, visit: Visit) -> actions.ImportSummary:
    return actions.accept_sheet(name=name, content=content, kind=None, commune_id=None, actor=visit.actor, at=visit.at)
