"""Decisions of an agency above: one person writes them down from the paper, another compares and confirms."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ansinh.decisions import actions
from ansinh.web.doors import Visit, page


class OutsideForm(forms.Form):
    """The decision as its paper says."""

    number = forms.CharField(label=gettext_lazy("Số quyết định"), max_length=60)
    signed_on = forms.DateField(label=gettext_lazy("Ngày ký"), widget=forms.DateInput(attrs={"type": "date"}))
    authority_title = forms.CharField(
        label=gettext_lazy("Người ký, cơ quan"),
        max_length=200,
        help_text=gettext_lazy("Ví dụ: Giám đốc Sở Lao động - Thương binh và Xã hội tỉnh Quảng Nam"),
    )
    from_month = forms.DateField(
        label=gettext_lazy("Hưởng từ ngày"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
        help_text=gettext_lazy("Để trống thì theo luật."),
    )


@page(
    "ho-so/<int:dossier_id>/quyet-dinh-cap-tren/",
    right="decision.draft",
    menu="dossiers",
    name="dossier_outside",
    methods=("POST",),
)
def dossier_outside(request: HttpRequest, visit: Visit, dossier_id: int) -> HttpResponse:
    """Written down; it waits for a second person."""
    form = OutsideForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Ghi số, ngày ký và người ký như trên quyết định."), extra_tags="late")
        return redirect("dossier", dossier_id=dossier_id)
    decision = actions.record_outside(dossier_id, **form.cleaned_data, actor=visit.actor, at=visit.at)
    messages.success(request, _("Đã ghi quyết định. Chưa chi: cần một người khác đối chiếu và xác nhận."))
    return redirect("decision", decision_id=decision)


@page(
    "quyet-dinh/<int:decision_id>/xac-nhan/",
    right="decision.confirm_outside",
    menu="decisions",
    name="decision_confirm",
    methods=("POST",),
)
def decision_confirm(request: HttpRequest, visit: Visit, decision_id: int) -> HttpResponse:
    """The second person: it is in force."""
    actions.confirm_outside(decision_id, actor=visit.actor, at=visit.at)
    messages.success(request, _("Đã xác nhận. Quyết định có hiệu lực, hồ sơ đã đóng."))
    return redirect("decision", decision_id=decision_id)
