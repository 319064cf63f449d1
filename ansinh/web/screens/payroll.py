"""Bảng chi: the month's list, seen by what differs from last month, and the two people who close it."""

from __future__ import annotations

from datetime import date

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from ansinh.kit.periods import add_months, first_of_month
from ansinh.kit.vietnamese import format_month
from ansinh.offices import queries as offices
from ansinh.offices.permissions import may
from ansinh.payments.queries import commune_list, district_lists
from ansinh.payroll import actions, queries
from ansinh.ui.drawings import Step, bars, waterfall
from ansinh.web.answers import Tab, file_answer, month_of
from ansinh.web.doors import Visit, page, show

CHANGE_KINDS = ("NEW", "GONE", "CHANGED", "RATE", "ARREARS", "RECOVERY")
WAYS = {"xa": "by_commune", "che-do": "by_programme", "hinh-thuc": "by_channel"}
ROWS_A_PAGE = 50


@page("bang-chi/", right="payroll.read", menu="payroll", name="payroll")
def payroll(request: HttpRequest, visit: Visit) -> HttpResponse:
    """All months, and the next one to draw."""
    months = queries.months()
    following = add_months(months[0].month, 1) if months else first_of_month(visit.on)
    return show(
        request,
        visit,
        "web/payroll.html",
        months=[(row, queries.totals(row.month)) for row in months],
        following=following,
        may_draw=may(visit.actor, "payroll.draw") and (not months or months[0].state == "LOCKED"),
    )


@page("bang-chi/<str:month>/", right="payroll.read", menu="payroll", name="payroll_month")
def payroll_month(request: HttpRequest, visit: Visit, month: str) -> HttpResponse:
    """The desk of a month: figures, waterfall, differences, sums that tie."""
    desk = queries.desk(month_of(month))
    if desk is None:
        raise Http404
    chosen = request.GET.get("loai", "")
    kind = (
        chosen
        if chosen in CHANGE_KINDS
        else next((k for k in CHANGE_KINDS if any(c.kind == k for c in desk.changes)), "NEW")
    )
    way = request.GET.get("theo", "xa")
    may_open_again = desk.row.state == "LOCKED" and desk.row.ordered_at is None
    asked = queries.unlock_request(desk.row.month) if may_open_again else None
    sums = getattr(desk, WAYS.get(way, "by_commune"))
    return show(
        request,
        visit,
        "web/payroll_month.html",
        desk=desk,
        total=queries.totals(desk.row.month)[0] if desk.by_commune else None,
        steps=_progress(desk.row),
        verb=_verb(visit, desk.row),
        next_people=offices.holders_of(_next_right(desk.row)),
        may_redraw=desk.row.state == "DRAFT" and may(visit.actor, "payroll.draw"),
        may_unlock=may_open_again and may(visit.actor, "payroll.unlock"),
        asked=asked,
        people=_people(desk.row, asked),
        stopped=queries.stopped_lines(desk.row.month) if desk.stopped else [],
        waterfall=waterfall(_waterfall_steps(desk)),
        kind=kind,
        tabs=_change_tabs(desk, kind),
        changes=Paginator([row for row in desk.changes if row.kind == kind], ROWS_A_PAGE).get_page(
            request.GET.get("trang")
        ),
        way=way,
        way_tabs=_way_tabs(desk.row.month, way),
        sums=sums,
        mix=bars([(row.title, row.payable_vnd, "") for row in desk.by_programme]),
    )


@page("bang-chi/<str:month>/lap/", right="payroll.draw", menu="payroll", name="payroll_draw", methods=("POST",))
def payroll_draw(request: HttpRequest, visit: Visit, month: str) -> HttpResponse:
    """Draw the month up, or draw its draft anew."""
    drawn = actions.draw_up(month_of(month), law_as_of=visit.on, actor=visit.actor, at=visit.at)
    messages.success(
        request,
        _("Đã lập bảng chi tháng %(month)s cho %(people)s người.")
        % {"month": format_month(drawn.month), "people": f"{drawn.totals.people:,}".replace(",", ".")},
    )
    return redirect("payroll_month", month=month)


@page("bang-chi/<str:month>/duyet/", right="payroll.approve", menu="payroll", name="payroll_approve", methods=("POST",))
def payroll_approve(request: HttpRequest, visit: Visit, month: str) -> HttpResponse:
    """First of two people."""
    actions.approve(month_of(month), actor=visit.actor, at=visit.at)
    messages.success(request, _("Đã duyệt. Người thứ hai khóa kỳ."))
    return redirect("payroll_month", month=month)


@page("bang-chi/<str:month>/khoa/", right="payroll.lock", menu="payroll", name="payroll_lock", methods=("POST",))
def payroll_lock(request: HttpRequest, visit: Visit, month: str) -> HttpResponse:
    """Second of two people: the list is frozen under its hash."""
    actions.lock(month_of(month), actor=visit.actor, at=visit.at)
    messages.success(request, _("Đã khóa kỳ %(month)s.") % {"month": format_month(month_of(month))})
    return redirect("payroll_month", month=month)


@page(
    "bang-chi/<str:month>/xin-mo/", right="payroll.unlock", menu="payroll", name="payroll_ask_unlock", methods=("POST",)
)
def payroll_ask_unlock(request: HttpRequest, visit: Visit, month: str) -> HttpResponse:
    """First of two people asks to open a locked list, with a reason."""
    actions.ask_unlock(month_of(month), reason=request.POST.get("reason", ""), actor=visit.actor, at=visit.at)
    messages.success(request, _("Đã ghi đề nghị mở khóa. Người thứ hai phải đồng ý."))
    return redirect("payroll_month", month=month)


@page(
    "bang-chi/<str:month>/mo/", right="payroll.unlock", menu="payroll", name="payroll_grant_unlock", methods=("POST",)
)
def payroll_grant_unlock(request: HttpRequest, visit: Visit, month: str) -> HttpResponse:
    """Second of two people opens it."""
    actions.grant_unlock(month_of(month), actor=visit.actor, at=visit.at)
    messages.success(request, _("Đã mở khóa; bảng chi là dự thảo trở lại."))
    return redirect("payroll_month", month=month)


@page("bang-chi/<str:month>/xa/<int:commune_id>.<str:form>", right="payroll.read", menu="payroll", name="payroll_list")
def payroll_list(request: HttpRequest, visit: Visit, month: str, commune_id: int, form: str) -> HttpResponse:
    """The list that a commune signs, as PDF or xlsx."""
    if form not in {"pdf", "xlsx"}:
        raise Http404
    made = commune_list(month_of(month), commune_id, form)
    return file_answer(made.name, made.content)


@page("bang-chi/<str:month>/cac-xa.<str:form>", right="payroll.read", menu="payroll", name="payroll_lists")
def payroll_lists(request: HttpRequest, visit: Visit, month: str, form: str) -> HttpResponse:
    """The lists of all communes at once: a workbook, or the PDFs in one archive."""
    if form not in {"pdf", "xlsx"}:
        raise Http404
    made = district_lists(month_of(month), form)
    return file_answer(made.name, made.content)


def _people(row: queries.MonthRow, asked: queries.UnlockRequest | None) -> dict[str, str]:
    """Names of those who drew, approved, locked, asked to unlock; empty where the system did or nobody has yet."""
    who = {
        "drawn_by": row.drawn_by,
        "approved_by": row.approved_by,
        "locked_by": row.locked_by,
        "asked_by": asked.asked_by if asked else None,
    }
    names = offices.names_of({user for user in who.values() if user})
    return {step: names.get(user or 0, "") for step, user in who.items()}


def _progress(row: queries.MonthRow) -> list[dict[str, object]]:
    """The steps of the month, for the strip: done ones and where it stands."""
    done = [True, row.approved_by is not None, row.state == "LOCKED", row.ordered_at is not None]
    titles = [_("Lập"), _("Duyệt"), _("Khóa"), _("Lập lệnh chi")]
    here = done.index(False) if False in done else -1
    return [{"title": title, "done": done[i], "here": i == here} for i, title in enumerate(titles)]


def _verb(visit: Visit, row: queries.MonthRow) -> str:
    """The one act that waits for this visitor: approve, lock, order; empty if it waits for somebody else."""
    if row.state == "LOCKED":
        return "order" if row.ordered_at is None and may(visit.actor, "payment.order") else ""
    if row.approved_by is None:
        return "approve" if may(visit.actor, "payroll.approve") and visit.actor.user_id != row.drawn_by else ""
    return "lock" if may(visit.actor, "payroll.lock") and visit.actor.user_id != row.approved_by else ""


def _next_right(row: queries.MonthRow) -> str:
    """The right that the next step of the month needs."""
    if row.state == "LOCKED":
        return "payment.order"
    return "payroll.lock" if row.approved_by is not None else "payroll.approve"


def _waterfall_steps(desk: queries.Desk) -> list[Step]:
    here = reverse("payroll_month", args=[f"{desk.row.month:%Y-%m}"])
    totals = {"LAST", "THIS", "PAYABLE"}
    return [
        Step(
            step.title,
            step.amount_vnd,
            step.code in totals,
            f"{here}?loai={step.code}" if step.code in CHANGE_KINDS else "",
        )
        for step in desk.waterfall
        if step.code != "RECOVERY" and (step.amount_vnd or step.code in totals)
    ]


def _change_tabs(desk: queries.Desk, kind: str) -> list[Tab]:
    titles = {step.code: (step.title, step.rows) for step in desk.waterfall}
    return [Tab(titles[code][0], f"?loai={code}#thay-doi", titles[code][1], code == kind) for code in CHANGE_KINDS]


def _way_tabs(month: date, way: str) -> list[Tab]:
    titles = {"xa": _("Theo xã"), "che-do": _("Theo chế độ"), "hinh-thuc": _("Theo hình thức chi")}
    return [Tab(title, f"?theo={key}#tong", None, key == way) for key, title in titles.items()]
