"""Hội đồng: seats and sessions, the phiếu with points counted as it is filled, votes, the medical board, the papers."""

from __future__ import annotations

from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.request import QueryDict
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from ansinh.cases import actions, council_desk, council_papers
from ansinh.cases.council_forms import ACTIVITY, SIGN, SheetForm, all_councils, council_form, read_sheet
from ansinh.cases.councils import NOT_DISABLED
from ansinh.documents.rendering import paper_pdf
from ansinh.offices.permissions import may
from ansinh.registry import places
from ansinh.web.answers import file_answer
from ansinh.web.doors import Visit, page, show


@page("hoi-dong/", right="dossier.read", menu="campaigns", name="councils")
def councils(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The councils of the visitor's communes, with what waits in each."""
    return show(
        request, visit, "web/councils.html", rows=council_desk.councils(), may_work=may(visit.actor, "council.work")
    )


@page("hoi-dong/moi/", right="council.work", menu="campaigns", name="council_new", methods=("GET", "POST"))
def council_new(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Write down the council that a commune set up by a decision."""
    form = council_form(request.POST.get("form") or request.GET.get("loai") or all_councils()[0].code)
    if request.method == "POST":
        council_id = actions.set_up_council(
            _number(request.POST, "commune"),
            form.code,
            [
                actions.Seat(post.code, name)
                for post in form.posts
                if (name := request.POST.get(f"seat-{post.code}", ""))
            ],
            decision=request.POST.get("decision", ""),
            on=_day(request.POST, visit.on),
            actor=visit.actor,
            at=visit.at,
        )
        messages.success(request, _("Đã ghi Hội đồng."))
        return redirect("council", council_id=council_id)
    communes = [
        unit for unit in places.communes(visit.on) if visit.actor.communes is None or unit.id in visit.actor.communes
    ]
    return show(request, visit, "web/council_new.html", form=form, communes=communes)


@page(
    "hoi-dong/<int:council_id>/thay/", right="council.work", menu="campaigns", name="council_member", methods=("POST",)
)
def council_member(request: HttpRequest, visit: Visit, council_id: int) -> HttpResponse:
    """Somebody else takes a seat."""
    seat = actions.Seat(request.POST.get("post", ""), request.POST.get("name", ""))
    actions.replace_member(council_id, seat, on=_day(request.POST, visit.on), actor=visit.actor, at=visit.at)
    messages.success(request, _("Đã thay thành viên."))
    return redirect("council", council_id=council_id)


@page("hoi-dong/<int:council_id>/", right="dossier.read", menu="campaigns", name="council")
def council(request: HttpRequest, visit: Visit, council_id: int) -> HttpResponse:
    """One council: who sits in it, its sessions, and the form that opens the next."""
    found = council_desk.council_page(council_id)
    return show(request, visit, "web/council.html", council=found, may_work=may(visit.actor, "council.work"))


@page(
    "hoi-dong/<int:council_id>/phien/", right="council.work", menu="campaigns", name="council_open", methods=("POST",)
)
def council_open(request: HttpRequest, visit: Visit, council_id: int) -> HttpResponse:
    """Open a session with the members who are ticked."""
    session_id = actions.open_session(
        council_id,
        held_on=_day(request.POST, visit.on),
        place=request.POST.get("place", ""),
        present=[int(member) for member in request.POST.getlist("present") if member.isdigit()],
        actor=visit.actor,
        at=visit.at,
    )
    return redirect("council_session", session_id=session_id)


@page("hoi-dong/phien/<int:session_id>/", right="dossier.read", menu="campaigns", name="council_session")
def council_session(request: HttpRequest, visit: Visit, session_id: int) -> HttpResponse:
    """One session: its phiếu, and whose dossiers wait for one."""
    found = council_desk.session_page(session_id)
    return show(
        request,
        visit,
        "web/council_session.html",
        session=found,
        may_work=may(visit.actor, "council.work") and not found.row.closed,
        may_conclude=may(visit.actor, "council.conclude") and not found.row.closed,
    )


@page("hoi-dong/phien/<int:session_id>/bien-ban.pdf", right="dossier.read", menu="campaigns", name="council_minutes")
def council_minutes(request: HttpRequest, visit: Visit, session_id: int) -> HttpResponse:
    """The minutes, to be read out and signed."""
    return file_answer(f"bien-ban-hoi-dong-{session_id}.pdf", paper_pdf(council_papers.minutes(session_id)))


@page(
    "hoi-dong/phien/<int:session_id>/khep/",
    right="council.conclude",
    menu="campaigns",
    name="council_close",
    methods=("POST",),
)
def council_close(request: HttpRequest, visit: Visit, session_id: int) -> HttpResponse:
    """The minutes are signed."""
    actions.close_session(session_id, actor=visit.actor, at=visit.at)
    messages.success(request, _("Đã khép biên bản phiên họp."))
    return redirect("council_session", session_id=session_id)


@page(
    "hoi-dong/phien/<int:session_id>/phieu/",
    right="council.work",
    menu="campaigns",
    name="council_begin",
    methods=("POST",),
)
def council_begin(request: HttpRequest, visit: Visit, session_id: int) -> HttpResponse:
    """An empty phiếu for somebody whose dossier waits."""
    sheet_id = actions.fill_sheet(
        session_id,
        _number(request.POST, "person"),
        answers={},
        kinds=(),
        dossier_id=_number(request.POST, "dossier") or None,
        actor=visit.actor,
        at=visit.at,
    )
    return redirect("council_sheet", sheet_id=sheet_id)


@page("hoi-dong/phieu/<int:sheet_id>/", right="dossier.read", menu="campaigns", name="council_sheet")
def council_sheet(request: HttpRequest, visit: Visit, sheet_id: int) -> HttpResponse:
    """One phiếu: the questions, what they come to, the votes, and what follows."""
    found = council_desk.sheet_page(sheet_id)
    form = found.form
    marked = {name.removeprefix(SIGN) for name in found.answers if name.startswith(SIGN)}
    activities = form.activities
    return show(
        request,
        visit,
        "web/council_sheet.html",
        sheet=found,
        signs=[(sign, found.council.form.degrees[sign.degree], sign.code in marked) for sign in form.signs],
        activities=[
            (number, found.answers.get(f"{ACTIVITY}{number}")) for number in range(1, activities.count + 1)
        ] if activities else [],
        choices=[*found.council.form.degrees.items(), (NOT_DISABLED, council_desk.NOT_DISABLED_TITLE)],
        voters=[(member, found.votes.get(member.id, "")) for member in found.present],
        next_leg=next((leg for leg in found.legs if leg.done_on is None), None),
        reading=found.reading,
        proposed=found.proposed_title,
        may_work=may(visit.actor, "council.work") and found.state == "FILLED",
        may_conclude=may(visit.actor, "council.conclude") and found.state in ("FILLED", "CONCLUDED"),
        may_record_leg=may(visit.actor, "council.work") and found.state == "AT_BOARD",
        may_certify=may(visit.actor, "council.certify") and found.state == "CONCLUDED" and found.degree != NOT_DISABLED,
    )  # fmt: skip


@page("hoi-dong/phieu/diem/", right="council.work", menu="campaigns", name="council_points", methods=("POST",))
def council_points(request: HttpRequest, visit: Visit) -> HttpResponse:
    """What the answers come to so far, while the phiếu is being filled; nothing is kept."""
    council = council_form(request.POST.get("council", ""))
    form = council.sheet(request.POST.get("form", ""))
    reading = read_sheet(form, _answers(form, request.POST), council.degrees)
    proposed = council_desk.degree_title(council, reading.degree)
    return show(request, visit, "web/council_reading.html", reading=reading, proposed=proposed)


@page(
    "hoi-dong/phieu/<int:sheet_id>/luu/", right="council.work", menu="campaigns", name="council_fill", methods=("POST",)
)
def council_fill(request: HttpRequest, visit: Visit, sheet_id: int) -> HttpResponse:
    """Keep the phiếu as it is filled now."""
    found = council_desk.sheet_page(sheet_id)
    actions.fill_sheet(
        found.session_id,
        found.person_id,
        answers=_answers(found.form, request.POST),
        kinds=request.POST.getlist("kinds"),
        dossier_id=found.dossier_id,
        actor=visit.actor,
        at=visit.at,
    )
    messages.success(request, _("Đã lưu phiếu."))
    return redirect("council_sheet", sheet_id=sheet_id)


@page("hoi-dong/phieu/<int:sheet_id>/bieu-quyet/", right="council.work", menu="campaigns", name="council_vote", methods=("POST",))  # fmt: skip
def council_vote(request: HttpRequest, visit: Visit, sheet_id: int) -> HttpResponse:
    """The votes of those present, or all of them as the phiếu proposes."""
    if "as_proposed" in request.POST:
        actions.vote_as_proposed(sheet_id, actor=visit.actor, at=visit.at)
    else:
        voted = {
            name.removeprefix("vote-"): choice for name, choice in request.POST.items() if name.startswith("vote-")
        }
        choices = {int(member): str(choice) for member, choice in voted.items() if member.isdigit() and choice}
        actions.vote(sheet_id, choices, actor=visit.actor, at=visit.at)
    messages.success(request, _("Đã ghi phiếu bầu của các thành viên có mặt."))
    return redirect("council_sheet", sheet_id=sheet_id)


@page("hoi-dong/phieu/<int:sheet_id>/ket-luan/", right="council.conclude", menu="campaigns", name="council_conclude", methods=("POST",))  # fmt: skip
def council_conclude(request: HttpRequest, visit: Visit, sheet_id: int) -> HttpResponse:
    """The conclusion by the most votes."""
    actions.conclude(sheet_id, actor=visit.actor, on=visit.on, at=visit.at)
    messages.success(request, _("Đã ghi kết luận của Hội đồng."))
    return redirect("council_sheet", sheet_id=sheet_id)


@page("hoi-dong/phieu/<int:sheet_id>/giam-dinh/", right="council.conclude", menu="campaigns", name="council_board", methods=("POST",))  # fmt: skip
def council_board(request: HttpRequest, visit: Visit, sheet_id: int) -> HttpResponse:
    """Hand the case to the medical board."""
    reason = request.POST.get("reason", "")
    actions.send_to_board(sheet_id, reason, actor=visit.actor, on=_day(request.POST, visit.on), at=visit.at)
    messages.success(request, _("Đã chuyển Hội đồng giám định y khoa."))
    return redirect("council_sheet", sheet_id=sheet_id)


@page(
    "hoi-dong/phieu/<int:sheet_id>/buoc/", right="council.work", menu="campaigns", name="council_leg", methods=("POST",)
)
def council_leg(request: HttpRequest, visit: Visit, sheet_id: int) -> HttpResponse:
    """The next leg of the medical board is done."""
    actions.record_leg(
        sheet_id,
        request.POST.get("leg", ""),
        on=_day(request.POST, visit.on),
        degree=request.POST.get("degree", ""),
        kinds=tuple(request.POST.getlist("kinds")),
        actor=visit.actor,
        at=visit.at,
    )
    messages.success(request, _("Đã ghi bước giám định."))
    return redirect("council_sheet", sheet_id=sheet_id)


@page("hoi-dong/phieu/<int:sheet_id>/cap-giay/", right="council.certify", menu="campaigns", name="council_certify", methods=("POST",))  # fmt: skip
def council_certify(request: HttpRequest, visit: Visit, sheet_id: int) -> HttpResponse:
    """The certificate gets its number; registry and dossier know it from now on."""
    number = actions.issue_certificate(sheet_id, on=_day(request.POST, visit.on), actor=visit.actor, at=visit.at)
    messages.success(request, _("Đã cấp giấy xác nhận số %(number)s.") % {"number": number})
    return redirect("council_sheet", sheet_id=sheet_id)


@page(
    "hoi-dong/phieu/<int:sheet_id>/giay-xac-nhan.pdf",
    right="dossier.read",
    menu="campaigns",
    name="council_certificate",
)
def council_certificate(request: HttpRequest, visit: Visit, sheet_id: int) -> HttpResponse:
    """The certificate as a paper."""
    return file_answer(f"giay-xac-nhan-{sheet_id}.pdf", paper_pdf(council_papers.certificate(sheet_id)))


def _answers(form: SheetForm, posted: QueryDict) -> dict[str, object]:
    """The answers that the form sent: ticked signs, points of activities."""
    found: dict[str, object] = {SIGN + sign.code: True for sign in form.signs if SIGN + sign.code in posted}
    for number in range(1, (form.activities.count if form.activities else 0) + 1):
        value = posted.get(f"{ACTIVITY}{number}", "")
        if value.isdigit():
            found[f"{ACTIVITY}{number}"] = int(value)
    return found


def _number(posted: QueryDict, name: str) -> int:
    value = posted.get(name, "")
    return int(value) if value.isdigit() else 0


def _day(posted: QueryDict, otherwise: date) -> date:
    try:
        return date.fromisoformat(posted.get("on", ""))
    except ValueError:
        return otherwise
