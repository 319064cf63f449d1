"""Chi trả: orders out, results back, four numbers that must tie, and who was not paid."""

from __future__ import annotations

from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from ansinh.kit.vietnamese import format_vnd
from ansinh.offices import queries as offices
from ansinh.offices.permissions import may
from ansinh.payments import accounts, actions, closing, queries
from ansinh.payments.usage import in_use
from ansinh.payroll import queries as payroll
from ansinh.web.answers import file_answer, list_of, uploaded
from ansinh.web.doors import Visit, page, show

BETWEEN = {
    "decided": gettext_lazy("Quyết định khác danh sách"),
    "ordered": gettext_lazy("Danh sách khác lệnh chi"),
    "answered": gettext_lazy("Lệnh chi chưa có kết quả"),
}
ROWS_A_PAGE = 50
LISTS_SHOWN = 24


class ResultForm(forms.Form):
    """A result file of a channel."""

    channel = forms.ChoiceField(label=gettext_lazy("Kênh chi"))
    file = forms.FileField(label=gettext_lazy("Tệp kết quả (xlsx, xls, ods, csv, xml)"))

    def __init__(self, *args: object, channels: list[tuple[str, str]], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["channel"].choices = channels  # type: ignore[attr-defined]


@page("chi-tra/", right="payment.read", menu="payments", name="payments")
def payments(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Lists that were ordered or wait for it."""
    locked = [row for row in payroll.lists() if row.state == "LOCKED"][:LISTS_SHOWN]
    return show(request, visit, "web/payments.html", lists=[(row, queries.orders(row.name)) for row in locked])


@page("chi-tra/so-cai/", right="payment.read", menu="payments", name="ledger")
def ledger(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The trial balance."""
    return show(request, visit, "web/ledger.html", balance=queries.trial_balance())


@page("chi-tra/<str:month>/", right="payment.read", menu="payments", name="payments_month")
def payments_month(request: HttpRequest, visit: Visit, month: str) -> HttpResponse:
    """The desk of a list: list = decisions = orders = results."""
    row = _locked(month)
    orders = queries.orders(row.name)
    unpaid = queries.unpaid(row.name)
    shown = Paginator(unpaid, ROWS_A_PAGE).get_page(request.GET.get("trang"))
    known = accounts.accounts_of({line.person_id for line in shown})
    standing = closing.standing(row.name)
    closed = standing is not None and standing.closed
    carrying = [line.amount_vnd for line in unpaid if line.state == "RETURNED" and not line.carried]
    return show(
        request,
        visit,
        "web/payments_month.html",
        row=row,
        desk=queries.desk(row.name),
        orders=orders,
        statements=queries.statements(row.name),
        unpaid=shown,
        unpaid_rows=[(line, known.get(line.person_id)) for line in shown],
        with_message={code for code, channel in in_use().items() if channel.has_message},
        carrying=len(carrying),
        carrying_vnd=sum(carrying),
        form=ResultForm(channels=[(order.channel, order.channel_title) for order in orders]),
        may_reconcile=any(order.state != "RECONCILED" and order.open < order.lines for order in orders)
        and not closed
        and may(visit.actor, "payment.reconcile"),
        may_take=bool(orders) and not closed and may(visit.actor, "payment.reconcile"),
        may_order=may(visit.actor, "payment.order"),
        closing=_closing(visit, orders, standing),
    )


@page("chi-tra/<str:month>/lap-lenh/", right="payment.order", menu="payments", name="payments_order", methods=("POST",))
def payments_order(request: HttpRequest, visit: Visit, month: str) -> HttpResponse:
    """Order the money of a locked list."""
    orders = actions.order(list_of(month), actor=visit.actor, at=visit.at)
    total = format_vnd(sum(order.amount_vnd for order in orders))
    messages.success(request, _("Đã lập lệnh chi %(total)s đồng; tiền đã giữ trong sổ.") % {"total": total})
    return redirect("payments_month", month=month)


@page("chi-tra/lenh/<int:order_id>/tep/", right="payment.read", menu="payments", name="order_file")
def order_file(request: HttpRequest, visit: Visit, order_id: int) -> HttpResponse:
    """The file that leaves for post or bank."""
    made = queries.order_file(order_id)
    return file_answer(made.name, made.content)


@page("chi-tra/lenh/<int:order_id>/co-mat-khau/tep/", right="payment.read", menu="payments", name="order_protected")
def order_protected(request: HttpRequest, visit: Visit, order_id: int) -> HttpResponse:
    """The same file under the order's password."""
    made = queries.protected_order_file(order_id)
    return file_answer(made.name, made.content)


@page("chi-tra/lenh/<int:order_id>/iso20022/tep/", right="payment.read", menu="payments", name="order_message")
def order_message(request: HttpRequest, visit: Visit, order_id: int) -> HttpResponse:
    """The order's transfers as an ISO 20022 message."""
    made = queries.order_message(order_id)
    return file_answer(made.name, made.content)


@page(
    "chi-tra/<str:month>/lenh/<int:order_id>/da-gui/",
    right="payment.order",
    menu="payments",
    name="order_sent",
    methods=("POST",),
)
def order_sent(request: HttpRequest, visit: Visit, month: str, order_id: int) -> HttpResponse:
    """The file has left."""
    actions.mark_sent(order_id, actor=visit.actor, at=visit.at)
    return redirect("payments_month", month=month)


@page(
    "chi-tra/<str:month>/ket-qua/", right="payment.reconcile", menu="payments", name="statement_take", methods=("POST",)
)
def statement_take(request: HttpRequest, visit: Visit, month: str) -> HttpResponse:
    """Take in a result file, and say row by row what was not believed."""
    name = list_of(month)
    channels = [(order.channel, order.channel_title) for order in queries.orders(name)]
    form = ResultForm(request.POST, request.FILES, channels=channels)
    if not form.is_valid():
        messages.error(request, _("Chọn kênh chi và tệp kết quả."), extra_tags="late")
        return redirect("payments_month", month=month)
    file = form.cleaned_data["file"]
    channel = form.cleaned_data["channel"]
    result = actions.receive_result(
        name,
        channel,
        name=file.name,
        content=uploaded(file, queries.MAX_RESULT_BYTES),
        actor=visit.actor,
        at=visit.at,
    )
    if isinstance(result, actions.Unmapped):
        return redirect("result_columns", month=month, channel_code=channel, file_id=result.file_id)
    if result.already_taken:
        messages.info(request, _("Tệp này đã nhận trước đó; không có gì thay đổi."), extra_tags="near")
    return redirect("statement", month=month, statement_id=result.statement_id)


@page("chi-tra/<str:month>/ket-qua/<int:statement_id>/", right="payment.read", menu="payments", name="statement")
def statement(request: HttpRequest, visit: Visit, month: str, statement_id: int) -> HttpResponse:
    """What one result file said, and which rows were refused."""
    row = _locked(month)
    file = next((each for each in queries.statements(row.name) if each.id == statement_id), None)
    if file is None:
        raise Http404
    result = queries.statement_result(statement_id, already_taken=False)
    may_settle = may(visit.actor, "payment.reconcile")
    return show(request, visit, "web/statement.html", row=row, file=file, result=result, may_settle=may_settle)


@page(
    "chi-tra/<str:month>/doi-soat/",
    right="payment.reconcile",
    menu="payments",
    name="payments_reconcile",
    methods=("POST",),
)
def payments_reconcile(request: HttpRequest, visit: Visit, month: str) -> HttpResponse:
    """Carry what came back into the next list."""
    done = actions.reconcile(list_of(month), actor=visit.actor, at=visit.at)
    words = ngettext(
        "Chuyển %(count)d khoản, %(sum)s đồng, sang kỳ sau.",
        "Chuyển %(count)d khoản, %(sum)s đồng, sang kỳ sau.",
        done.carried,
    )
    messages.success(request, words % {"count": done.carried, "sum": format_vnd(done.carried_vnd)})
    return redirect("payments_month", month=month)


@page("chi-tra/<str:month>/lech/<str:between>/", right="payment.read", menu="payments", name="payments_differences")
def payments_differences(request: HttpRequest, visit: Visit, month: str, between: str) -> HttpResponse:
    """The people behind a difference."""
    if between not in BETWEEN:
        raise Http404
    row = _locked(month)
    rows = Paginator(queries.differences(row.name, between), ROWS_A_PAGE).get_page(request.GET.get("trang"))
    return show(request, visit, "web/payments_differences.html", row=row, title=BETWEEN[between], rows=rows)


@page("chi-tra/<str:month>/dong/", right="payment.close", menu="payments", name="payments_ask_close", methods=("POST",))
def payments_ask_close(request: HttpRequest, visit: Visit, month: str) -> HttpResponse:
    """First of two people asks to close the payments of a list."""
    actions.ask_close(list_of(month), actor=visit.actor, at=visit.at)
    messages.success(request, _("Đã ghi đề nghị đóng kỳ chi. Người thứ hai phải đồng ý."))
    return redirect("payments_month", month=month)


@page(
    "chi-tra/<str:month>/mo-lai/",
    right="payment.close",
    menu="payments",
    name="payments_ask_reopen",
    methods=("POST",),
)
def payments_ask_reopen(request: HttpRequest, visit: Visit, month: str) -> HttpResponse:
    """First of two people asks to open closed payments again, with a reason."""
    actions.ask_reopen(list_of(month), reason=request.POST.get("reason", ""), actor=visit.actor, at=visit.at)
    messages.success(request, _("Đã ghi đề nghị mở lại kỳ chi. Người thứ hai phải đồng ý."))
    return redirect("payments_month", month=month)


@page("chi-tra/<str:month>/dong-y/", right="payment.close", menu="payments", name="payments_grant", methods=("POST",))
def payments_grant(request: HttpRequest, visit: Visit, month: str) -> HttpResponse:
    """Second of two people agrees to what was asked."""
    actions.grant(list_of(month), actor=visit.actor, at=visit.at)
    messages.success(request, _("Đã đồng ý. Trạng thái kỳ chi đã đổi."))
    return redirect("payments_month", month=month)


@page(
    "chi-tra/<str:month>/ket-qua/<int:statement_id>/dong/<int:row_id>/",
    right="payment.reconcile",
    menu="payments",
    name="statement_settle",
    methods=("POST",),
)
def statement_settle(request: HttpRequest, visit: Visit, month: str, statement_id: int, row_id: int) -> HttpResponse:
    """A refused row is about this payment, says a person, with a reason."""
    actions.settle_row(
        row_id,
        reference=request.POST.get("reference", ""),
        paid=request.POST.get("outcome") == "PAID",
        reason=request.POST.get("reason", ""),
        actor=visit.actor,
        at=visit.at,
    )
    messages.success(request, _("Đã ghi kết quả của dòng."))
    return redirect("statement", month=month, statement_id=statement_id)


@dataclass(frozen=True)
class ClosingPart:
    """The strip about closing: how the list stands, by whom a request waits, and the one act that is this visitor's."""

    standing: closing.Standing
    asked_by: str
    verb: str  # "close", "reopen", "grant" or ""


def _locked(address: str) -> payroll.MonthRow:
    """The locked list of an address; any other is no such page."""
    row = payroll.month_row(list_of(address))
    if row is None or row.state != "LOCKED":
        raise Http404
    return row


def _closing(visit: Visit, orders: list[queries.OrderRow], standing: closing.Standing | None) -> ClosingPart | None:
    if standing is None or not orders:
        return None
    asked_by = offices.names_of({standing.asked_by}).get(standing.asked_by, "") if standing.asked_by else ""
    return ClosingPart(standing, asked_by, _closing_verb(visit, orders, standing))


def _closing_verb(visit: Visit, orders: list[queries.OrderRow], standing: closing.Standing) -> str:
    if not may(visit.actor, "payment.close"):
        return ""
    if standing.asked:
        return "grant" if standing.asked_by != visit.actor.user_id else ""
    if standing.closed:
        return "reopen"
    reconciled = all(order.state == "RECONCILED" for order in orders)
    return "close" if reconciled and visit.on >= standing.may_close_from else ""
