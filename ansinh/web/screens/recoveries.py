"""Thu hồi: what was paid and was not due, by whom it is owed, how it comes back."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from ansinh.documents import queries as documents
from ansinh.documents.files import Scan
from ansinh.kit.vietnamese import format_vnd
from ansinh.offices.permissions import may
from ansinh.payments.recoveries import actions, incoming, papers, queries
from ansinh.registry import search
from ansinh.registry.search import FoundPerson
from ansinh.web import fact_words
from ansinh.web.answers import file_answer, uploaded
from ansinh.web.doors import Visit, page, show

MOST_FOUND = 20
DAY = forms.DateInput(attrs={"type": "date"})
WAYS = [
    ("CASH", gettext_lazy("Tiền mặt, phiếu thu")),
    ("TREASURY", gettext_lazy("Nộp Kho bạc, giấy nộp tiền")),
    ("BANK", gettext_lazy("Chuyển khoản, số giao dịch")),
]
GROUNDS = [
    ("", gettext_lazy("Không trừ vào tiền chi")),
    ("CONSENT", gettext_lazy("Người nợ đồng ý bằng văn bản")),
    ("LAW", gettext_lazy("Căn cứ pháp luật hoặc quyết định")),
]


class RepaymentForm(forms.Form):
    """Money that came in."""

    way = forms.ChoiceField(label=gettext_lazy("Cách nộp"), choices=WAYS)
    amount_vnd = forms.IntegerField(label=gettext_lazy("Số tiền (đồng)"), min_value=1)
    reference = forms.CharField(label=gettext_lazy("Số phiếu thu hoặc số giao dịch"), max_length=60)
    paid_on = forms.DateField(label=gettext_lazy("Ngày nộp"), widget=DAY)


class PlanForm(forms.Form):
    """Instalments, and set-off with its paper."""

    instalments = forms.IntegerField(label=gettext_lazy("Số kỳ trả"), min_value=1, max_value=actions.MOST_INSTALMENTS)
    first_due = forms.DateField(label=gettext_lazy("Hạn kỳ đầu"), widget=DAY)
    set_off_vnd = forms.IntegerField(
        label=gettext_lazy("Trừ vào tiền chi mỗi tháng (đồng)"), min_value=0, initial=0,
        help_text=gettext_lazy("0: không trừ. Muốn trừ phải có văn bản ở dưới."),
    )  # fmt: skip
    ground = forms.ChoiceField(label=gettext_lazy("Căn cứ để trừ"), choices=GROUNDS, required=False)
    document = forms.CharField(label=gettext_lazy("Số văn bản"), max_length=80, required=False)
    signed_on = forms.DateField(label=gettext_lazy("Ngày ký"), widget=DAY, required=False)
    scan = forms.FileField(label=gettext_lazy("Bản chụp văn bản (pdf, ảnh)"), required=False)


class DebtorForm(forms.Form):
    """Who took the money after a death: somebody of the registry by number, birth and name, or a name alone."""

    name = forms.CharField(label=gettext_lazy("Họ và tên người đã nhận"), max_length=120)
    relation = forms.CharField(label=gettext_lazy("Quan hệ với người đã mất"), max_length=60, required=False)
    found = forms.TypedChoiceField(
        label=gettext_lazy("Người trong sổ"), coerce=int, empty_value=None, required=False, choices=[],
        help_text=gettext_lazy("Gõ họ tên, số CCCD hoặc cả hai rồi bấm «Tìm trong sổ». Không có trong sổ thì để trống."),
    )  # fmt: skip

    def __init__(self, *args: object, people: list[FoundPerson], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["found"].choices = [("", _("Không có trong sổ")), *((row.id, _told(row)) for row in people)]  # type: ignore[attr-defined]


class WaiverForm(forms.Form):
    """A decision not to collect."""

    amount_vnd = forms.IntegerField(label=gettext_lazy("Số tiền xóa nợ (đồng)"), min_value=1)
    decision_number = forms.CharField(label=gettext_lazy("Số quyết định"), max_length=60)
    decided_on = forms.DateField(label=gettext_lazy("Ngày quyết định"), widget=DAY)
    reason = forms.CharField(label=gettext_lazy("Lý do"), max_length=500)


class StatementForm(forms.Form):
    """A bank statement."""

    file = forms.FileField(label=gettext_lazy("Sao kê CAMT.053 (xml)"))
    on = forms.DateField(label=gettext_lazy("Ngày sao kê"), widget=DAY)


@page("thu-hoi/", right="payment.read", menu="recoveries", name="recoveries")
def recoveries(request: HttpRequest, visit: Visit) -> HttpResponse:
    """All cases: what is open, how old, what is due next."""
    rows = queries.cases()
    return show(
        request,
        visit,
        "web/recoveries.html",
        open=[(row, row.next_due, row.overdue_vnd(visit.on), (visit.on - row.opened_month).days) for row in rows if row.balance_vnd],
        closed=[row for row in rows if not row.balance_vnd],
        sums=queries.sums(),
        overdue_vnd=sum(row.overdue_vnd(visit.on) for row in rows),
        form=StatementForm(initial={"on": visit.on}),
        may_work=may(visit.actor, "payment.reconcile"),
    )  # fmt: skip


@page("thu-hoi/sao-ke/", right="payment.reconcile", menu="recoveries", name="recovery_statement_in", methods=("POST",))
def recovery_statement_in(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Take repayments out of a bank statement, and say row by row what was not believed."""
    form = StatementForm(request.POST, request.FILES)
    if not form.is_valid():
        messages.error(request, _("Chọn tệp sao kê và ngày của sao kê."), extra_tags="late")
        return redirect("recoveries")
    content = uploaded(form.cleaned_data["file"])
    taken = incoming.take_bank_statement(content, on=form.cleaned_data["on"], actor=visit.actor, at=visit.at)
    words = ngettext("Nhận %(n)d khoản, %(sum)s đồng.", "Nhận %(n)d khoản, %(sum)s đồng.", taken.accepted)
    messages.success(request, words % {"n": taken.accepted, "sum": format_vnd(taken.accepted_vnd)})
    for row in taken.rows:
        if row.code:
            messages.warning(request, f"{row.row}: {row.sentence}", extra_tags="near")
    return redirect("recoveries")


@page("thu-hoi/<int:recovery_id>/", right="payment.read", menu="recoveries", name="recovery")
def recovery(request: HttpRequest, visit: Visit, recovery_id: int) -> HttpResponse:
    """One case."""
    return _case(request, visit, recovery_id)


@page("thu-hoi/<int:recovery_id>/nop/", right="payment.reconcile", menu="recoveries", name="recovery_repay", methods=("POST",))  # fmt: skip
def recovery_repay(request: HttpRequest, visit: Visit, recovery_id: int) -> HttpResponse:
    """Money came in."""
    form = RepaymentForm(request.POST)
    if not form.is_valid():
        return _case(request, visit, recovery_id, repayment=form)
    actions.repay(recovery_id, actions.Repayment(**form.cleaned_data), actor=visit.actor, at=visit.at)
    messages.success(request, _("Đã ghi %(sum)s đồng.") % {"sum": format_vnd(form.cleaned_data["amount_vnd"])})
    return redirect("recovery", recovery_id=recovery_id)


@page("thu-hoi/<int:recovery_id>/bo-khoan/", right="payment.reconcile", menu="recoveries", name="recovery_reverse", methods=("POST",))  # fmt: skip
def recovery_reverse(request: HttpRequest, visit: Visit, recovery_id: int) -> HttpResponse:
    """A repayment was entered by mistake."""
    entry = request.POST.get("entry", "")
    actions.reverse(
        int(entry) if entry.isdigit() else 0, reason=request.POST.get("reason", ""), actor=visit.actor, at=visit.at
    )
    messages.success(request, _("Đã bỏ khoản nộp ghi nhầm; cả hai lần ghi còn trong sổ."))
    return redirect("recovery", recovery_id=recovery_id)


@page("thu-hoi/<int:recovery_id>/ke-hoach/", right="payment.reconcile", menu="recoveries", name="recovery_plan", methods=("POST",))  # fmt: skip
def recovery_plan(request: HttpRequest, visit: Visit, recovery_id: int) -> HttpResponse:
    """Agree on instalments."""
    form = PlanForm(request.POST, request.FILES)
    if not form.is_valid():
        return _case(request, visit, recovery_id, plan=form)
    said = dict(form.cleaned_data)
    file = said.pop("scan")
    scan = Scan(file.name, uploaded(file)) if file else None
    actions.make_plan(recovery_id, actions.PlanDraft(**said, scan=scan), actor=visit.actor, at=visit.at)
    messages.success(request, _("Đã lập kế hoạch hoàn trả."))
    return redirect("recovery", recovery_id=recovery_id)


@page("thu-hoi/<int:recovery_id>/nguoi-nhan-thay/", right="payment.reconcile", menu="recoveries", name="recovery_debtor", methods=("POST",))  # fmt: skip
def recovery_debtor(request: HttpRequest, visit: Visit, recovery_id: int) -> HttpResponse:
    """Write down who took the money after a death; ``tim``: look first for people of this name or number."""
    form = DebtorForm(request.POST, people=search.find(request.POST.get("name", ""), limit=MOST_FOUND))
    if "tim" in request.POST or not form.is_valid():
        return _case(request, visit, recovery_id, debtor=form)
    said = dict(form.cleaned_data)
    actions.name_debtor(recovery_id, person_id=said.pop("found"), **said, actor=visit.actor, at=visit.at)
    return redirect("recovery", recovery_id=recovery_id)


@page("thu-hoi/<int:recovery_id>/van-ban/", right="payment.read", menu="recoveries", name="recovery_consent")
def recovery_consent(request: HttpRequest, visit: Visit, recovery_id: int) -> HttpResponse:
    """The paper by which the plan in force takes money off payments."""
    plan = queries.case(recovery_id).row.plan
    if plan is None or plan.scan_id is None:
        raise Http404
    kept = documents.file(plan.scan_id)
    return file_answer(kept.name, kept.content)


@page("thu-hoi/<int:recovery_id>/xoa-no/", right="payment.reconcile", menu="recoveries", name="recovery_ask_waiver", methods=("POST",))  # fmt: skip
def recovery_ask_waiver(request: HttpRequest, visit: Visit, recovery_id: int) -> HttpResponse:
    """Ask to write off."""
    form = WaiverForm(request.POST)
    if not form.is_valid():
        return _case(request, visit, recovery_id, waiver=form)
    actions.ask_waiver(recovery_id, actions.WaiverDraft(**form.cleaned_data), actor=visit.actor, at=visit.at)
    messages.success(request, _("Đã ghi đề nghị xóa nợ; người thứ hai quyết định."))
    return redirect("recovery", recovery_id=recovery_id)


@page("thu-hoi/<int:recovery_id>/xoa-no/<int:waiver_id>/", right="recovery.waive", menu="recoveries", name="recovery_settle_waiver", methods=("POST",))  # fmt: skip
def recovery_settle_waiver(request: HttpRequest, visit: Visit, recovery_id: int, waiver_id: int) -> HttpResponse:
    """The second person answers."""
    actions.settle_waiver(waiver_id, granted="dong_y" in request.POST, actor=visit.actor, at=visit.at)
    return redirect("recovery", recovery_id=recovery_id)


@page("thu-hoi/<int:recovery_id>/bang-ke.pdf", right="payment.read", menu="recoveries", name="recovery_statement")
def recovery_statement(request: HttpRequest, visit: Visit, recovery_id: int) -> HttpResponse:
    """The statement of account to print."""
    made = papers.statement(queries.case(recovery_id), officer=visit.actor.name, on=visit.on)
    return file_answer(made.name, made.content)


@page("thu-hoi/<int:recovery_id>/phieu.pdf", right="payment.read", menu="recoveries", name="recovery_slip")
def recovery_slip(request: HttpRequest, visit: Visit, recovery_id: int) -> HttpResponse:
    """The repayment slip to print, with its VietQR."""
    made = papers.slip(queries.case(recovery_id), officer=visit.actor.name, on=visit.on)
    return file_answer(made.name, made.content)


def _told(row: FoundPerson) -> str:
    """A person in a choice: name, birth, place, the last digits of the number."""
    birth = fact_words.birth(row.birth_date, row.birth_precision)
    number = f"CCCD …{row.cccd[-4:]}" if row.cccd else ""
    return " · ".join(part for part in (row.full_name, birth, row.commune, number) if part)


def _case(request: HttpRequest, visit: Visit, recovery_id: int, **typed: forms.Form) -> HttpResponse:
    """The page of a case; ``typed``: a form that was not accepted, by its name, with what was typed."""
    case = queries.case(recovery_id)
    open_vnd = case.row.balance_vnd
    blank: dict[str, Any] = {
        "repayment": RepaymentForm(initial={"paid_on": visit.on, "amount_vnd": (case.row.next_due or (None, open_vnd))[1]}),
        "plan": PlanForm(initial={"set_off_vnd": 0}),
        "debtor": DebtorForm(people=[], initial={"name": case.row.debtor_name, "relation": case.debtor_relation}),
        "waiver": WaiverForm(initial={"amount_vnd": open_vnd}),
    }  # fmt: skip
    plan = case.row.plan
    return show(
        request,
        visit,
        "web/recovery.html",
        case=case,
        dues=plan.open_dues(open_vnd) if plan and open_vnd else [],
        overdue_vnd=case.row.overdue_vnd(visit.on),
        collected_vnd=case.sum_of("REPAID", "REVERSED", "SET_OFF"),
        otherwise_vnd=case.sum_of("CAME_BACK", "RESTORED", "WAIVED"),
        forms=blank | typed,
        typed=list(typed),
        may_work=may(visit.actor, "payment.reconcile"),
        may_waive=may(visit.actor, "recovery.waive"),
    )
