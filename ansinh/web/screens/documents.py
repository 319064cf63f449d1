"""Văn bản: the two registers, one paper with its time line, the books of numbers, printing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from ansinh.documents import books, offers, queries, series
from ansinh.documents.doc_types import doc_types
from ansinh.documents.queries import Agency, IncomingRow, Search
from ansinh.documents.states import INCOMING_TITLES, OUTGOING_TITLES
from ansinh.offices.permissions import may
from ansinh.web.answers import Tab, file_answer, shown_answer
from ansinh.web.doors import Visit, page, show
from ansinh.web.screens.document_forms import (
    DirectForm,
    DirectManyForm,
    FinishForm,
    HandOverForm,
    ReasonForm,
    ReceiverForm,
    ScanForm,
    SendForm,
    WithdrawForm,
)

NEAR = 2  # days
A_WEEK = timedelta(days=7)  # a direction begins with it
BOOKS = {"den": "incoming", "di": "outgoing"}
DATE = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class SearchForm(forms.Form):
    """What is looked for in a register; stands in the address."""

    q = forms.CharField(label=gettext_lazy("Số, trích yếu, nơi gửi"), required=False, max_length=100)
    loai = forms.ChoiceField(label=gettext_lazy("Loại"), required=False)
    trang_thai = forms.ChoiceField(label=gettext_lazy("Trạng thái"), required=False)
    chu_tri = forms.TypedChoiceField(label=gettext_lazy("Chủ trì"), required=False, coerce=int, empty_value=None)
    tu = forms.DateField(label=gettext_lazy("Từ ngày"), required=False, widget=DATE)
    den = forms.DateField(label=gettext_lazy("Đến hết ngày"), required=False, widget=DATE)
    so = forms.ChoiceField(label=gettext_lazy("Sổ của"), required=False)

    def __init__(self, *args: object, agency: Agency, states: dict[str, str], leads: list[offers.Lead]) -> None:
        super().__init__(*args)  # type: ignore[arg-type]
        everything = [("", _("Tất cả"))]
        types = [(code, each.name) for code, each in doc_types().items()]
        self._choose("loai", everything + types)
        self._choose("trang_thai", everything + [(code, title.capitalize()) for code, title in states.items()])
        self._choose("so", everything + [(organ.code, organ.name) for organ in agency.organs])
        self._choose("chu_tri", everything + [(str(lead.id), lead.name) for lead in leads])
        if not leads:
            del self.fields["chu_tri"]
        if len(agency.organs) < 2:
            del self.fields["so"]

    def _choose(self, name: str, choices: list[tuple[str, str]]) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]

    def search(self, agency: Agency) -> Search:
        """What the filled form asks for; what cannot be read is not asked."""
        self.is_valid()
        given = self.cleaned_data
        return Search(
            agency.id,
            words=given.get("q") or "",
            organ=given.get("so") or "",
            doc_type=given.get("loai") or "",
            state=given.get("trang_thai") or "",
            first=given.get("tu"),
            until=given["den"] + timedelta(days=1) if given.get("den") else None,
            lead_id=given.get("chu_tri"),
        )


@dataclass(frozen=True)
class Due:
    """A due day in words. ``tone`` of its badge."""

    words: str
    tone: str


def due_of(row: IncomingRow, on: date) -> Due | None:
    """How the due day of an open paper stands on a day; None when nobody has it, or it is done."""
    if not row.is_open or row.due_on is None:
        return None
    left = (row.due_on - on).days
    if left < 0:
        return Due(ngettext("Quá hạn %d ngày", "Quá hạn %d ngày", -left) % -left, "late")
    if left == 0:
        return Due(_("Hết hạn hôm nay"), "near")
    return Due(ngettext("Còn %d ngày", "Còn %d ngày", left) % left, "near" if left <= NEAR else "going")


def agency_of(request: HttpRequest, visit: Visit) -> Agency:
    """The agency that the address names, or the visitor's first. 404 without any."""
    named = request.GET.get("co-quan", "")
    if named.isdigit():
        return queries.agency(int(named), visit.actor, visit.on)
    found = queries.agencies(visit.actor, visit.on)
    if not found:
        raise Http404
    return found[0]


@page("van-ban/den/", right="document.read", menu="documents", name="incoming_papers")
def incoming_papers(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The register of incoming papers."""
    agency = agency_of(request, visit)
    leads = offers.leads(agency.id)
    form = SearchForm(request.GET, agency=agency, states=INCOMING_TITLES, leads=leads)
    search = form.search(agency)
    if request.GET.get("tre"):
        search = replace(search, late_on=visit.on)
    found = queries.incoming(search, after=request.GET.get("sau", ""))
    return show(
        request,
        visit,
        "web/incoming_papers.html",
        rows=[(row, due_of(row, visit.on)) for row in found.rows],
        late_only=search.late_on is not None,
        waiting=queries.waiting(visit.actor, visit.on),
        direct_form=DirectManyForm(leads=leads, initial={"due_on": visit.on + A_WEEK})
        if search.state == "ARRIVED" and found.rows and may(visit.actor, "document.direct")
        else None,
        form=form,
        tabs=tabs(agency, "incoming_papers"),
        **_around(request, visit, agency, found.after),
    )


@page("van-ban/di/", right="document.read", menu="documents", name="outgoing_papers")
def outgoing_papers(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The register of outgoing papers."""
    agency = agency_of(request, visit)
    form = SearchForm(request.GET, agency=agency, states=OUTGOING_TITLES, leads=[])
    found = queries.outgoing(form.search(agency), after=request.GET.get("sau", ""))
    return show(
        request,
        visit,
        "web/outgoing_papers.html",
        rows=found.rows,
        form=form,
        tabs=tabs(agency, "outgoing_papers"),
        **_around(request, visit, agency, found.after),
    )


@page("van-ban/den/<int:incoming_id>/", right="document.read", menu="documents", name="incoming_paper")
def incoming_paper(request: HttpRequest, visit: Visit, incoming_id: int) -> HttpResponse:
    """One incoming paper: its time line, and the acts that its state and the visitor's rights allow."""
    found = queries.incoming_page(incoming_id)
    row, writes = found.row, may(visit.actor, "document.write")
    leads = offers.leads(row.agency_id)
    return show(
        request,
        visit,
        "web/incoming_paper.html",
        row=row,
        steps=found.steps,
        due=due_of(row, visit.on),
        direct_form=DirectForm(leads=leads, initial=_direction(row, visit))
        if may(visit.actor, "document.direct") and row.state in {"ARRIVED", "DIRECTED", "HANDED_ON"}
        else None,
        hand_form=HandOverForm(initial={"to": row.lead}) if writes and row.state == "DIRECTED" else None,
        finish_form=FinishForm() if row.is_open and (writes or row.lead_id == visit.actor.user_id) else None,
        return_form=ReasonForm() if writes and row.state in {"ARRIVED", "DIRECTED"} else None,
        may_cancel=writes and row.state == "ARRIVED",
        may_become=row.may_become and may(visit.actor, "dossier.receive"),
    )


@page("van-ban/di/<int:outgoing_id>/", right="document.read", menu="documents", name="outgoing_paper")
def outgoing_paper(request: HttpRequest, visit: Visit, outgoing_id: int) -> HttpResponse:
    """One outgoing paper: its time line, its relatives, and the acts that remain."""
    found = queries.outgoing_page(outgoing_id)
    row, writes = found.row, may(visit.actor, "document.write")
    return show(
        request,
        visit,
        "web/outgoing_paper.html",
        found=found,
        row=row,
        send_form=SendForm(initial={"on": visit.on}) if writes and row.state == "REGISTERED" else None,
        scan_form=ScanForm()
        if writes and not row.secret and row.file_id is None and row.state in {"REGISTERED", "SENT"}
        else None,
        cancel_form=ReasonForm() if writes and row.state == "REGISTERED" else None,
        may_change=writes and row.state == "SENT",
        withdraw_form=WithdrawForm() if writes and row.state == "SENT" else None,
        confirm_form=ReceiverForm() if writes and row.state == "WITHDRAWN" else None,
    )


@page("van-ban/so/", right="document.read", menu="documents", name="number_books")
def number_books(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The books of numbers of a year."""
    agency = agency_of(request, visit)
    years = series.years_of(agency.id) or [visit.on.year]
    asked = request.GET.get("nam", "")
    year = int(asked) if asked.isdigit() and int(asked) in years else years[0]
    return show(
        request,
        visit,
        "web/number_books.html",
        rows=series.series_of(agency.id, year),
        year=year,
        years=years,
        agency=agency,
        tabs=tabs(agency, "number_books"),
        may_choose=may(visit.actor, "document.direct"),
        next_year=visit.on.year + 1,
        this_year=visit.on.year,
        books=series.books(agency.id, [organ.code for organ in agency.organs], visit.on),
    )


@page("van-ban/so/<int:series_id>/", right="document.read", menu="documents", name="number_book")
def number_book(request: HttpRequest, visit: Visit, series_id: int) -> HttpResponse:
    """One series: every number, the crossed-out ones with their reason."""
    below = request.GET.get("duoi", "")
    crossed = request.GET.get("xem") == "huy"
    found = series.series_page(series_id, before=int(below) if below.isdigit() else None, cancelled_only=crossed)
    return show(
        request,
        visit,
        "web/number_book.html",
        found=found,
        crossed=crossed,
        tabs=[
            Tab(_("Mọi số"), "?", found.row.given, not crossed),
            Tab(_("Số đã hủy"), "?xem=huy", found.row.cancelled, crossed),
        ],
        may_cancel=may(visit.actor, "document.write"),
    )


@page("van-ban/in/<str:book>/<str:form>/", right="document.read", menu="documents", name="document_book")
def document_book(request: HttpRequest, visit: Visit, book: str, form: str) -> HttpResponse:
    """A register of a period with all columns of the decree, as PDF or as a workbook."""
    if book not in BOOKS or form not in {"pdf", "xlsx"}:
        raise Http404
    agency = agency_of(request, visit)
    first = _day(request.GET.get("tu")) or visit.on.replace(month=1, day=1)
    until = (_day(request.GET.get("den")) or visit.on.replace(month=12, day=31)) + timedelta(days=1)
    organ = next((each for each in agency.organs if each.code == request.GET.get("so")), None)
    name = f"{organ.name if organ else _('UBND và các phòng')} {agency.name[:1].lower()}{agency.name[1:]}"
    asked: Any = {"first": first, "until": until, "organ": organ.code if organ else ""}
    if BOOKS[book] == "incoming":
        made = books.incoming_book(queries.incoming_book(agency.id, **asked), agency=name, first=first, until=until)
    else:
        made = books.outgoing_book(queries.outgoing_book(agency.id, **asked), agency=name, first=first, until=until)
    content = books.book_pdf(made) if form == "pdf" else books.book_workbook(made)
    return file_answer(f"so-van-ban-{book}-{first:%Y%m%d}-{until - timedelta(days=1):%Y%m%d}.{form}", content)


@page("van-ban/tep/<int:file_id>/", right="document.read", menu="documents", name="document_file")
def document_file(request: HttpRequest, visit: Visit, file_id: int) -> HttpResponse:
    """The file of a registered paper."""
    kept = queries.paper_file(file_id)
    return shown_answer(kept.name, kept.media_type, kept.content)


def tabs(agency: Agency, here: str) -> list[Tab]:
    """The three tabs of this place."""
    query = f"?co-quan={agency.id}"
    titles = {
        "incoming_papers": _("Văn bản đến"),
        "outgoing_papers": _("Văn bản đi"),
        "number_books": _("Sổ số"),
    }
    return [Tab(title, reverse(name) + query, None, name == here) for name, title in titles.items()]


def _around(request: HttpRequest, visit: Visit, agency: Agency, after: str) -> dict[str, Any]:
    """What both lists show around their rows."""
    asked = {key: value for key, value in request.GET.items() if value and key != "sau"}
    printed = {"co-quan": str(agency.id)} | {key: asked[key] for key in ("tu", "den", "so") if key in asked}
    return {
        "agency": agency,
        "agencies": queries.agencies(visit.actor, visit.on),
        "asked": {key: value for key, value in asked.items() if key != "co-quan"},
        "older": urlencode(asked | {"sau": after}) if after else "",
        "newest": urlencode(asked) if request.GET.get("sau") else "",
        "print_query": urlencode(printed),
        "may_write": may(visit.actor, "document.write"),
    }


def _direction(row: IncomingRow, visit: Visit) -> dict[str, object]:
    """How the form of the direction begins: as it was given, or a week from now."""
    return {
        "lead": row.lead_id,
        "together": row.together,
        "due_on": row.due_on or visit.on + A_WEEK,
        "instructions": row.instructions,
    }


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text or "")
    except ValueError:
        return None
