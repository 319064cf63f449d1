"""Ngân sách: estimates against what was committed and spent, settlement by quarter and year, each balance to its law."""

from __future__ import annotations

from datetime import date

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ansinh.offices.permissions import may
from ansinh.payments.budget import actions, drilling, estimates, settlement, sheets, treasury
from ansinh.payments.budget.funding import keys_of_year
from ansinh.payments.budget.naming import PROGRAMMES, SOURCES
from ansinh.payments.queries import account_title
from ansinh.ui.drawings import Stack, stacks
from ansinh.web.answers import Tab, file_answer, month_of
from ansinh.web.doors import Visit, page, show

ROWS_A_PAGE = 50
YEARS = range(2000, 2100)


class EstimateForm(forms.Form):
    """One act on the estimates, by its decision."""

    kind = forms.ChoiceField(label=gettext_lazy("Loại"), choices=list(estimates.KINDS.items()))
    line = forms.ChoiceField(label=gettext_lazy("Dòng dự toán"))
    into = forms.ChoiceField(label=gettext_lazy("Dòng nhận (khi điều chỉnh)"), required=False)
    amount_vnd = forms.IntegerField(label=gettext_lazy("Số tiền (đồng)"), min_value=1)
    decision_number = forms.CharField(label=gettext_lazy("Số quyết định"))
    decided_on = forms.DateField(
        label=gettext_lazy("Ngày quyết định"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    reason = forms.CharField(label=gettext_lazy("Lý do (bắt buộc khi cho chi vượt)"), required=False)

    def __init__(self, *args: object, year: int, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.keys = {str(number): key for number, key in enumerate(keys_of_year(year), start=1)}
        lines = [
            (number, f"{SOURCES[key.source]}, {PROGRAMMES[key.programme].lower()}"
                     + (f" (chương {key.chapter})" if key.chapter else ""))
            for number, key in self.keys.items()
        ]  # fmt: skip
        self.fields["line"].choices = lines  # type: ignore[attr-defined]
        self.fields["into"].choices = [("", ""), *lines]  # type: ignore[attr-defined]

    def draft(self) -> actions.EntryDraft:
        """What was typed, as the room takes it."""
        said = dict(self.cleaned_data)
        return actions.EntryDraft(
            line=self.keys[said.pop("line")], into=self.keys.get(said.pop("into")), **said
        )  # fmt: skip


class WithdrawalForm(forms.Form):
    """A giấy rút dự toán."""

    line = forms.TypedChoiceField(label=gettext_lazy("Dòng dự toán"), coerce=int)
    number = forms.CharField(label=gettext_lazy("Số giấy rút dự toán"))
    withdrawn_on = forms.DateField(
        label=gettext_lazy("Ngày"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    amount_vnd = forms.IntegerField(label=gettext_lazy("Số tiền rút (đồng)"), min_value=0)
    kept_vnd = forms.IntegerField(
        label=gettext_lazy("Số dư kỳ trước nơi chi trả còn giữ (đồng)"), min_value=0, initial=0
    )

    def __init__(self, *args: object, lines: list[tuple[int, str]], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["line"].choices = lines  # type: ignore[attr-defined]


@page("ngan-sach/", right="payment.read", menu="budget", name="budget")
def budget(request: HttpRequest, visit: Visit) -> HttpResponse:
    """A year: each line's estimate, spent, committed, remaining; what was decided on it, and what waits."""
    year = _year(request, visit)
    table = settlement.settlement(year)
    used = [row for row in table.rows if row.sums != settlement.Sums()]
    return show(
        request,
        visit,
        "web/budget.html",
        year=year,
        years=sorted({*settlement.years(), year}, reverse=True),
        table=table,
        used=used,
        drawing=stacks([_stack(row) for row in used]),
        entries=estimates.entries(year),
        form=EstimateForm(year=year) if may(visit.actor, "budget.enter") else None,
        may_confirm=may(visit.actor, "budget.confirm"),
        may_enter=may(visit.actor, "budget.enter"),
    )


@page("ngan-sach/<int:year>/nhap/", right="budget.enter", menu="budget", name="estimate_enter", methods=("POST",))
def estimate_enter(request: HttpRequest, visit: Visit, year: int) -> HttpResponse:
    """Write down an act on the estimates."""
    if year not in YEARS:
        raise Http404
    form = EstimateForm(request.POST, year=year)
    if form.is_valid():
        actions.enter_estimate(form.draft(), actor=visit.actor, at=visit.at)
        messages.success(request, _("Đã ghi. Người khác xác nhận thì dự toán mới có hiệu lực."))
    else:
        messages.error(request, _("Ghi đủ loại, dòng, số tiền, số và ngày quyết định."), extra_tags="late")
    return _to_year(year)


@page(
    "ngan-sach/<int:year>/<int:entry_id>/xac-nhan/",
    right="budget.confirm",
    menu="budget",
    name="estimate_confirm",
    methods=("POST",),
)
def estimate_confirm(request: HttpRequest, visit: Visit, year: int, entry_id: int) -> HttpResponse:
    """The second person confirms."""
    actions.confirm_estimate(entry_id, actor=visit.actor, at=visit.at)
    messages.success(request, _("Đã xác nhận; số tiền có hiệu lực từ bây giờ."))
    return _to_year(year)


@page(
    "ngan-sach/<int:year>/<int:entry_id>/bo/",
    right="budget.enter",
    menu="budget",
    name="estimate_drop",
    methods=("POST",),
)
def estimate_drop(request: HttpRequest, visit: Visit, year: int, entry_id: int) -> HttpResponse:
    """Lay aside what nobody has confirmed."""
    actions.drop_estimate(entry_id, actor=visit.actor, at=visit.at)
    return _to_year(year)


@page("ngan-sach/dong/<int:line_id>/", right="payment.read", menu="budget", name="budget_line")
def budget_line(request: HttpRequest, visit: Visit, line_id: int) -> HttpResponse:
    """One line: its months, the decisions on it, and its account."""
    row = settlement.line_of_year(line_id)
    if row is None or row.line is None:
        raise Http404
    entries = estimates.entries(row.line.year, line_id)
    return show(request, visit, "web/budget_line.html", row=row, line=row.line, entries=entries)


@page("ngan-sach/quyet-toan/<int:year>/", right="payment.read", menu="budget", name="settlement")
def settlement_page(request: HttpRequest, visit: Visit, year: int) -> HttpResponse:
    """The settlement of a year, or of a quarter (?quy=1)."""
    table = settlement.settlement(*_period(request, year))
    tabs = [
        Tab(_("Cả năm") if number is None else _("Quý %(quarter)d") % {"quarter": number},
            "?" if number is None else f"?quy={number}", None, table.quarter == number)
        for number in (None, 1, 2, 3, 4)
    ]  # fmt: skip
    rows = [row for row in table.rows if row.sums != settlement.Sums() or row.before != settlement.Sums()]
    return show(request, visit, "web/settlement.html", table=table, rows=rows, tabs=tabs)


@page("ngan-sach/quyet-toan/<int:year>/tep/<str:form>/", right="payment.read", menu="budget", name="settlement_file")
def settlement_file(request: HttpRequest, visit: Visit, year: int, form: str) -> HttpResponse:
    """The same as a workbook or a paper."""
    table = settlement.settlement(*_period(request, year))
    if form not in {"xlsx", "pdf"}:
        raise Http404
    made = sheets.settlement_workbook(table) if form == "xlsx" else sheets.settlement_paper(table, on=visit.on)
    return file_answer(made.name, made.content)


@page("ngan-sach/tai-khoan/", right="payment.read", menu="budget", name="account")
def account(request: HttpRequest, visit: Visit) -> HttpResponse:
    """One account (?ma=in_transit:POST), by line of the budget (?dong=3) if one is chosen: the postings behind it."""
    name, line = request.GET.get("ma", ""), request.GET.get("dong", "")
    sides = drilling.sides(name)
    if not sides or (line and not line.isdecimal()):
        raise Http404
    chosen = int(line) if line else None
    number = request.GET.get("trang", "1")
    rows, count = drilling.postings(
        name, chosen, page=int(number) if number.isdecimal() and int(number) else 1, a_page=ROWS_A_PAGE
    )
    pages = Paginator(range(count), ROWS_A_PAGE).get_page(number)
    return show(
        request,
        visit,
        "web/account.html",
        account=name,
        title=account_title(name),
        sides=sides,
        chosen=chosen,
        rows=[(row, account_title(row.other_account)) for row in rows],
        pages=pages,
    )


@page("ngan-sach/khoan/<str:reference>/", right="payment.read", menu="budget", name="payment_parts")
def payment_parts(request: HttpRequest, visit: Visit, reference: str) -> HttpResponse:
    """A payment: what it is made of, by which decisions and articles, and what the ledger says of it."""
    payment = drilling.payment(reference)
    if payment is None:
        raise Http404
    return show(request, visit, "web/payment_parts.html", payment=payment)


@page("ngan-sach/kho-bac/<str:month>/", right="payment.read", menu="budget", name="treasury")
def treasury_page(request: HttpRequest, visit: Visit, month: str) -> HttpResponse:
    """The report of the 20th: list = withdrawn = paid + returned + open."""
    return _treasury(request, visit, month, None)


@page("ngan-sach/kho-bac/<str:month>/rut/", right="payment.order", menu="budget", name="withdrawal", methods=("POST",))
def withdrawal(request: HttpRequest, visit: Visit, month: str) -> HttpResponse:
    """Note a giấy rút dự toán."""
    form = WithdrawalForm(request.POST, lines=_lines(treasury.tie(_list(month))))
    if not form.is_valid():
        return _treasury(request, visit, month, form)
    said = dict(form.cleaned_data)
    actions.record_withdrawal(_list(month), said.pop("line"), actor=visit.actor, at=visit.at, **said)
    return redirect("treasury", month=month)


@page(
    "ngan-sach/kho-bac/<str:month>/huy/<int:withdrawal_id>/",
    right="payment.order",
    menu="budget",
    name="withdrawal_cancel",
    methods=("POST",),
)
def withdrawal_cancel(request: HttpRequest, visit: Visit, month: str, withdrawal_id: int) -> HttpResponse:
    """Strike one that was noted wrongly."""
    actions.cancel_withdrawal(withdrawal_id, reason=request.POST.get("reason", ""), actor=visit.actor, at=visit.at)
    return redirect("treasury", month=month)


def _treasury(request: HttpRequest, visit: Visit, month: str, form: WithdrawalForm | None) -> HttpResponse:
    tie = treasury.tie(_list(month))
    may_note = may(visit.actor, "payment.order") and bool(tie.lines)
    if form is None and may_note:
        form = WithdrawalForm(lines=_lines(tie))
    return show(request, visit, "web/treasury.html", address=month, tie=tie, form=form, may_note=may_note)


def _list(address: str) -> date | int:
    """The list of an address: "2024-09", or an id."""
    return int(address) if address.isdecimal() else month_of(address)


def _lines(tie: treasury.Tie) -> list[tuple[int, str]]:
    return [(each.line.id, each.line.title) for each in tie.lines if each.line is not None]


def _stack(row: settlement.LineRow) -> Stack:
    sums = row.sums
    return Stack(
        row.title,
        [("spent", sums.net_spent_vnd), ("committed", sums.committed_vnd), ("left", max(row.remaining_vnd, 0))],
        sums.estimate_vnd,
        f"dong/{row.line.id}/" if row.line else "",
    )


def _year(request: HttpRequest, visit: Visit) -> int:
    """The year asked for (?nam=2024), or the day's."""
    said = request.GET.get("nam", "")
    year = int(said) if said.isdecimal() else visit.seen_on.year
    if year not in YEARS:
        raise Http404
    return year


def _period(request: HttpRequest, year: int) -> tuple[int, int | None]:
    said = request.GET.get("quy", "")
    if year not in YEARS or said not in {"", "1", "2", "3", "4"}:
        raise Http404
    return year, int(said) if said else None


def _to_year(year: int) -> HttpResponse:
    answer = redirect("budget")
    answer["Location"] += f"?nam={year}"
    return answer
