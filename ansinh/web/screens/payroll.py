"""Bảng chi: the month's list, seen by what differs from last month, and the two people who close it."""

from __future__ import annotations

from datetime import date, datetime

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ansinh.kit import clock
from ansinh.kit.periods import add_months, first_of_month
from ansinh.offices import queries as offices
from ansinh.offices.permissions import TITLES, may
from ansinh.payments.queries import commune_list, district_lists
from ansinh.payments.recoveries import queries as recoveries
from ansinh.payroll import actions, queries
from ansinh.payroll.approvals import last_step
from ansinh.ui.drawings import Step, bars, waterfall
from ansinh.web.answers import Tab, file_answer, list_of
from ansinh.web.doors import Visit, page, show

CHANGE_KINDS = ("NEW", "GONE", "CHANGED", "RATE", "ARREARS", "RECOVERY")
KINDS = {
    "two": gettext_lazy("Gộp hai tháng trước Tết"),
    "commune": gettext_lazy("Chi trước cho một xã"),
    "once": gettext_lazy("Chi một lần"),
}
WAYS = {"xa": "by_commune", "che-do": "by_programme", "hinh-thuc": "by_channel"}
ROWS_A_PAGE = 50


@page("bang-chi/", right="payroll.read", menu="payroll", name="payroll")
def payroll(request: HttpRequest, visit: Visit) -> HttpResponse:
    """All lists: those of the months, the others by kind, and the next one to draw."""
    lists = queries.lists()
    months = sorted((row for row in lists if row.scope == "ALL"), key=lambda row: row.month, reverse=True)
    names = queries.commune_names(visit.on)
    return show(
        request,
        visit,
        "web/payroll.html",
        months=[(row, queries.totals(row.id)) for row in months],
        others=[
            (row, names.get(str(row.commune_id), row.title), queries.totals(row.id))
            for row in lists
            if row.scope != "ALL"
        ],
        following=_following(months, visit),
        may_draw=may(visit.actor, "payroll.draw") and all(row.state == "LOCKED" for row in lists),
    )


@page("bang-chi/lap-dot/", right="payroll.draw", menu="payroll", name="payroll_new", methods=("GET", "POST"))
def payroll_new(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Draw another list than the next month's: two months before Tết, a commune in advance, payments made once."""
    months = queries.months()
    following = _following(months, visit)
    chosen = request.POST.get("kind") or request.GET.get("loai") or "two"
    if request.method == "POST":
        drawn = _draw_chosen(request, visit, chosen, following)
        return redirect("payroll_month", month=drawn.address)
    return show(
        request,
        visit,
        "web/payroll_new.html",
        kind=chosen,
        tabs=[Tab(str(title), f"?loai={key}", None, key == chosen) for key, title in KINDS.items()],
        following=following,
        second=add_months(following, 1),
        communes=queries.commune_names(visit.on),
        once=queries.pending_once(following),
    )


@page("bang-chi/<str:month>/", right="payroll.read", menu="payroll", name="payroll_month")
def payroll_month(request: HttpRequest, visit: Visit, month: str) -> HttpResponse:
    """The desk of a month: figures, waterfall, differences, sums that tie."""
    desk = queries.desk(list_of(month))
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
    asked = queries.unlock_request(desk.row.id) if may_open_again else None
    sums = getattr(desk, WAYS.get(way, "by_commune"))
    people = _people(desk.row, asked)
    last = last_step(sum(row.payable_vnd for row in desk.by_commune), visit.on)
    return show(
        request,
        visit,
        "web/payroll_month.html",
        desk=desk,
        total=queries.totals(desk.row.id)[0] if desk.by_commune else None,
        steps=_progress(desk.row, people),
        last=last,
        last_title=TITLES[last.right],
        verb=_verb(visit, desk.row, last.right),
        next_people=offices.holders_of(_next_right(desk.row, last.right)),
        may_redraw=desk.row.state == "DRAFT" and may(visit.actor, "payroll.draw"),
        may_unlock=may_open_again and may(visit.actor, "payroll.unlock"),
        asked=asked,
        people=people,
        stopped=queries.stopped_lines(desk.row.id) if desk.stopped else [],
        waterfall=waterfall(_waterfall_steps(desk)),
        kind=kind,
        tabs=_change_tabs(desk, kind),
        changes=Paginator(_with_cases(desk, kind), ROWS_A_PAGE).get_page(request.GET.get("trang")),
        way=way,
        way_tabs=_way_tabs(way),
        sums=sums,
        mix=bars([(row.title, row.payable_vnd, "") for row in desk.by_programme]),
    )


@page("bang-chi/<str:month>/lap/", right="payroll.draw", menu="payroll", name="payroll_draw", methods=("POST",))
def payroll_draw(request: HttpRequest, visit: Visit, month: str) -> HttpResponse:
    """Draw the month up, or draw its draft anew."""
    drawn = actions.draw_up(list_of(month), law_as_of=visit.on, actor=visit.actor, at=visit.at)
    messages.success(
        request,
        _("Đã lập danh sách %(list)s cho %(people)s người.")
        % {"list": drawn.words, "people": f"{drawn.totals.people:,}".replace(",", ".")},
    )
    return redirect("payroll_month", month=month)


@page("bang-chi/<str:month>/bo/", right="payroll.draw", menu="payroll", name="payroll_discard", methods=("POST",))
def payroll_discard(request: HttpRequest, visit: Visit, month: str) -> HttpResponse:
    """Throw a draft away."""
    actions.discard(list_of(month), actor=visit.actor, at=visit.at)
    messages.success(request, _("Đã bỏ dự thảo. Không khoản nào được chi từ danh sách đó."))
    return redirect("payroll")


@page("bang-chi/<str:month>/duyet/", right="payroll.approve", menu="payroll", name="payroll_approve", methods=("POST",))
def payroll_approve(request: HttpRequest, visit: Visit, month: str) -> HttpResponse:
    """Second of three people."""
    actions.approve(list_of(month), actor=visit.actor, at=visit.at)
    messages.success(request, _("Đã duyệt. Người thứ ba khóa danh sách."))
    return redirect("payroll_month", month=month)


@page("bang-chi/<str:month>/khoa/", right="payroll.lock", menu="payroll", name="payroll_lock", methods=("POST",))
def payroll_lock(request: HttpRequest, visit: Visit, month: str) -> HttpResponse:
    """Third of three people: the list is frozen under its hash."""
    actions.lock(list_of(month), actor=visit.actor, at=visit.at)
    messages.success(request, _("Đã khóa danh sách."))
    return redirect("payroll_month", month=month)


@page(
    "bang-chi/<str:month>/xin-mo/", right="payroll.unlock", menu="payroll", name="payroll_ask_unlock", methods=("POST",)
)
def payroll_ask_unlock(request: HttpRequest, visit: Visit, month: str) -> HttpResponse:
    """First of two people asks to open a locked list, with a reason."""
    actions.ask_unlock(list_of(month), reason=request.POST.get("reason", ""), actor=visit.actor, at=visit.at)
    messages.success(request, _("Đã ghi đề nghị mở khóa. Người thứ hai phải đồng ý."))
    return redirect("payroll_month", month=month)


@page(
    "bang-chi/<str:month>/mo/", right="payroll.unlock", menu="payroll", name="payroll_grant_unlock", methods=("POST",)
)
def payroll_grant_unlock(request: HttpRequest, visit: Visit, month: str) -> HttpResponse:
    """Second of two people opens it."""
    actions.grant_unlock(list_of(month), actor=visit.actor, at=visit.at)
    messages.success(request, _("Đã mở khóa; bảng chi là dự thảo trở lại."))
    return redirect("payroll_month", month=month)


@page("bang-chi/<str:month>/xa/<int:commune_id>.<str:form>", right="payroll.read", menu="payroll", name="payroll_list")
def payroll_list(request: HttpRequest, visit: Visit, month: str, commune_id: int, form: str) -> HttpResponse:
    """The list that a commune signs, as PDF or xlsx."""
    if form not in {"pdf", "xlsx"}:
        raise Http404
    made = commune_list(list_of(month), commune_id, form)
    return file_answer(made.name, made.content)


@page("bang-chi/<str:month>/cac-xa.<str:form>", right="payroll.read", menu="payroll", name="payroll_lists")
def payroll_lists(request: HttpRequest, visit: Visit, month: str, form: str) -> HttpResponse:
    """The lists of all communes at once: a workbook, or the PDFs in one archive."""
    if form not in {"pdf", "xlsx"}:
        raise Http404
    made = district_lists(list_of(month), form)
    return file_answer(made.name, made.content)


def _with_cases(desk: queries.Desk, kind: str) -> list[tuple[queries.ChangeRow, int | None]]:
    """The changes of a kind; those that take money back with the id of the person's case, once the list is ordered."""
    cases = {case.person_id: case.id for case in reversed(recoveries.cases())} if kind == "RECOVERY" else {}
    return [(row, cases.get(row.person_id)) for row in desk.changes if row.kind == kind]


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


def _progress(row: queries.MonthRow, people: dict[str, str]) -> list[dict[str, object]]:
    """Three people and the order: each step with who took it and when, for the strip."""
    taken = [
        (_("Lập"), people["drawn_by"], row.drawn_at),
        (_("Duyệt"), people["approved_by"], row.approved_at),
        (_("Khóa"), people["locked_by"], row.locked_at),
        (_("Lập lệnh chi"), "", row.ordered_at),
    ]
    here = next((index for index, (_title, _who, at) in enumerate(taken) if at is None), -1)
    return [
        {
            "title": ", ".join(part for part in (title, who, _when(at)) if part),
            "done": at is not None,
            "here": i == here,
        }
        for i, (title, who, at) in enumerate(taken)
    ]


def _when(at: datetime | None) -> str:
    return f"{at.astimezone(clock.HANOI):%H:%M %d/%m}" if at else ""


def _verb(visit: Visit, row: queries.MonthRow, last: str) -> str:
    """The one act that waits for this visitor: approve, lock, order; empty if it waits for somebody else."""
    user = visit.actor.user_id
    if row.state == "LOCKED":
        return "order" if row.ordered_at is None and may(visit.actor, "payment.order") else ""
    if row.approved_by is None:
        return "approve" if may(visit.actor, "payroll.approve") and user != row.drawn_by else ""
    return "lock" if may(visit.actor, last) and user not in {row.approved_by, row.drawn_by} else ""


def _next_right(row: queries.MonthRow, last: str) -> str:
    """The right that the next step of the list needs."""
    if row.state == "LOCKED":
        return "payment.order"
    return last if row.approved_by is not None else "payroll.approve"


def _following(months: list[queries.MonthRow], visit: Visit) -> date:
    """The next month of the district."""
    return add_months(months[0].through, 1) if months else first_of_month(visit.on)


def _draw_chosen(request: HttpRequest, visit: Visit, kind: str, following: date) -> actions.DrawUp:
    """The list that the form asks for."""
    second = add_months(following, 1)
    if kind == "commune":
        commune = request.POST.get("commune", "")
        return actions.draw_advance(
            int(commune) if commune.isdecimal() else 0,
            following,
            through=second if request.POST.get("two") else None,
            law_as_of=visit.on,
            actor=visit.actor,
            at=visit.at,
        )
    if kind == "once":
        return actions.draw_one_off(
            request.POST.getlist("benefits"),
            following,
            title=request.POST.get("title", ""),
            law_as_of=visit.on,
            actor=visit.actor,
            at=visit.at,
        )
    return actions.draw_up(following, through=second, law_as_of=visit.on, actor=visit.actor, at=visit.at)


def _waterfall_steps(desk: queries.Desk) -> list[Step]:
    here = reverse("payroll_month", args=[desk.row.address])
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


def _way_tabs(way: str) -> list[Tab]:
    titles = {"xa": _("Theo xã"), "che-do": _("Theo chế độ"), "hinh-thuc": _("Theo hình thức chi")}
    return [Tab(title, f"?theo={key}#tong", None, key == way) for key, title in titles.items()]
