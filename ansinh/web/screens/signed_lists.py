"""Danh sách ký nhận: lists to be signed go out on paper, scans come back and are filed page by page."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ansinh.offices.permissions import may
from ansinh.payments import actions, queries, signed
from ansinh.web.answers import file_answer, list_of, shown_answer, uploaded
from ansinh.web.doors import Visit, page, show


class PageForm(forms.Form):
    """Which page of which list a scanned page is. ``which``: order and commune, "12-345"."""

    which = forms.RegexField(r"^[0-9]{1,12}-[0-9]{1,12}$", label=gettext_lazy("Danh sách"))
    page = forms.IntegerField(label=gettext_lazy("Trang"), min_value=1, max_value=9999)
    pages = forms.IntegerField(label=gettext_lazy("Tổng số trang"), min_value=1, max_value=9999)


@page("chi-tra/<str:month>/ky-nhan/", right="payment.read", menu="payments", name="signed_lists")
def signed_lists(request: HttpRequest, visit: Visit, month: str) -> HttpResponse:
    """The lists of a payroll on paper, what is missing of each, and pages that a person has to file."""
    lists = signed.signed_lists(list_of(month), at=visit.at)
    return show(
        request,
        visit,
        "web/signed_lists.html",
        address=month,
        lists=lists,
        complete=sum(1 for each in lists if not each.sentence),
        waiting=signed.waiting_pages(),
        may_file=may(visit.actor, "payment.reconcile"),
    )


@page(
    "chi-tra/<str:month>/ky-nhan/quet/", right="payment.reconcile", menu="payments", name="scan_take", methods=("POST",)
)
def scan_take(request: HttpRequest, visit: Visit, month: str) -> HttpResponse:
    """Take a scan; its pages go to their lists, of whichever period they are."""
    file = request.FILES.get("file")
    if file is None:
        messages.error(request, _("Chọn tệp quét: PDF, PNG hoặc JPG."), extra_tags="late")
        return redirect("signed_lists", month=month)
    taken = actions.take_scan(str(file.name), uploaded(file), actor=visit.actor, at=visit.at)
    said = {"pages": taken.pages, "filed": taken.filed, "waiting": taken.waiting}
    if taken.already_taken:
        messages.info(request, _("Bản quét này đã nhận trước đó; không có gì thay đổi."), extra_tags="near")
    elif taken.waiting:
        words = _("Xếp %(filed)d/%(pages)d trang. %(waiting)d trang chờ xếp bằng tay ở dưới.")
        messages.warning(request, words % said, extra_tags="near")
    else:
        messages.success(request, _("Đã xếp cả %(pages)d trang theo mã QR.") % said)
    return redirect("signed_lists", month=month)


@page(
    "chi-tra/<str:month>/ky-nhan/trang/<int:page_id>/",
    right="payment.reconcile",
    menu="payments",
    name="page_file",
    methods=("POST",),
)
def page_file(request: HttpRequest, visit: Visit, month: str, page_id: int) -> HttpResponse:
    """A person says which page it is."""
    form = PageForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Chọn danh sách, ghi số trang và tổng số trang."), extra_tags="late")
        return redirect("signed_lists", month=month)
    order_id, commune_id = map(int, form.cleaned_data["which"].split("-"))
    actions.file_page(
        page_id,
        order_id=order_id,
        commune_id=commune_id,
        page=form.cleaned_data["page"],
        pages=form.cleaned_data["pages"],
        actor=visit.actor,
        at=visit.at,
    )
    messages.success(request, _("Đã xếp trang."))
    return redirect("signed_lists", month=month)


@page("chi-tra/ky-nhan/quet/<int:file_id>/tep/", right="payment.reconcile", menu="payments", name="scan_file")
def scan_file(request: HttpRequest, visit: Visit, file_id: int) -> HttpResponse:
    """A scan, to look at."""
    kept = signed.scan_file(file_id)
    return shown_answer(kept.name, kept.media_type, kept.content)


@page(
    "chi-tra/lenh/<int:order_id>/ky-nhan/<int:commune_id>/tep/",
    right="payment.read",
    menu="payments",
    name="order_paper",
)
def order_paper(request: HttpRequest, visit: Visit, order_id: int, commune_id: int) -> HttpResponse:
    """A commune's list for signatures, a QR code on each page."""
    made = queries.order_paper(order_id, commune_id)
    return file_answer(made.name, made.content)
