"""Kênh chi: how this office uses each channel, changed by two people; layouts of results that it remembers."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from ansinh.offices import queries as offices
from ansinh.offices.permissions import may
from ansinh.payments import actions, mapping, treasury, usage
from ansinh.web.answers import file_answer, list_of
from ansinh.web.doors import Visit, page, show

RIGHT = usage.RIGHT


@page("kenh-chi/", right=RIGHT, menu="channels", name="channels")
def channels(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Every channel, what waits for a second person, and the remembered layouts."""
    rows = usage.channel_rows()
    names = offices.names_of({row.waiting.asked_by for row in rows if row.waiting})
    titles = {row.code: row.title for row in rows}
    return show(
        request,
        visit,
        "web/channels.html",
        rows=rows,
        waiting=[
            (row, row.waiting, names.get(row.waiting.asked_by, ""), row.waiting.asked_by != visit.actor.user_id)
            for row in rows
            if row.waiting
        ],
        uses=usage.USE_TITLES,
        layouts=[(titles.get(each.channel, each.channel), each) for each in mapping.mappings()],
        may_points=may(visit.actor, "payment.points"),
    )


@page("kenh-chi/de-nghi/", right=RIGHT, menu="channels", name="channel_ask", methods=("POST",))
def channel_ask(request: HttpRequest, visit: Visit) -> HttpResponse:
    """First of two people asks for another use."""
    actions.ask_setting(
        request.POST.get("channel", ""),
        use=request.POST.get("use", ""),
        source_account=request.POST.get("source_account", ""),
        reason=request.POST.get("reason", ""),
        actor=visit.actor,
        at=visit.at,
    )
    messages.success(request, _("Đã ghi đề nghị. Người thứ hai đồng ý thì mới đổi."))
    return redirect("channels")


@page("kenh-chi/<int:setting_id>/tra-loi/", right=RIGHT, menu="channels", name="channel_answer", methods=("POST",))
def channel_answer(request: HttpRequest, visit: Visit, setting_id: int) -> HttpResponse:
    """The second person agrees, or anybody who may drops it."""
    agreed = request.POST.get("answer") == "agree"
    actions.answer_setting(setting_id, agreed=agreed, actor=visit.actor, at=visit.at)
    messages.success(request, _("Đã đồng ý; kênh chi đổi từ bây giờ.") if agreed else _("Đã bỏ đề nghị."))
    return redirect("channels")


@page("chi-tra/<str:month>/mau-09/<str:form>/", right="payment.read", menu="payments", name="treasury_form")
def treasury_form(request: HttpRequest, visit: Visit, month: str, form: str) -> HttpResponse:
    """Mẫu 09 of a list as workbook or paper."""
    if form not in {"xlsx", "pdf"}:
        raise Http404
    made = treasury.treasury_file(list_of(month), form)
    return file_answer(made.name, made.content)
