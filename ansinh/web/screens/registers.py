"""Sổ: every register of every area on one set of screens: list, record, form, moves, sheet out.

Names of people are never in an address: who is searched for travels by POST.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from ansinh.offices import queries as offices
from ansinh.offices.permissions import may
from ansinh.registers import actions, forms, listing, queries, sheets
from ansinh.registers.actions import NewRecord
from ansinh.registers.catalog import RANGES, Book, Holds, Subject
from ansinh.registers.listing import ALL, ENDED, NAME, NEWEST, NOW, Asked, Moment
from ansinh.registers.refusals import RecordRefused, RegisterGuarded
from ansinh.registry import places, search
from ansinh.ui.drawings import Span, timeline
from ansinh.web import fact_words
from ansinh.web.answers import Tab, file_answer
from ansinh.web.doors import Visit, page, show

HOLDS = {"": NOW, "het": ENDED, "tat-ca": ALL}
MOST_IN_SHEET = 50_000


@dataclass(frozen=True)
class FilterField:
    """One filter of a list. ``kind``: CHOICE, FLAG, RANGE or DAYS; ``value`` and ``until`` as asked."""

    name: str
    title: str
    kind: str
    value: str = ""
    until: str = ""
    options: tuple[tuple[str, str], ...] = ()


@page("so/", right="register.read", menu="registers", name="registers")
def registers(request: HttpRequest, visit: Visit) -> HttpResponse:
    """All registers, area by area."""
    return show(request, visit, "web/registers.html", areas=queries.offered(visit.actor), opened=visit.actor.guarded)


@page("so/<slug:area>/<slug:code>/", right="register.read", menu="registers", name="register", methods=("GET", "POST"))
def register(request: HttpRequest, visit: Visit, area: str, code: str) -> HttpResponse:
    """One page of a register; POST looks for a name."""
    found = _book(area, code, visit)
    if _is_closed(found, visit):
        return redirect("guarded")
    given = request.GET
    asked = replace(_asked(found, given), find=request.POST.get("q", "").strip())
    shown = tuple(given.getlist("cot")) or found.declared.shown
    listed = queries.list_page(found.key, asked, _moment(visit), actor=visit.actor, columns=shown)
    kept = _kept(given)
    return show(
        request,
        visit,
        "web/register.html",
        book=found,
        listed=listed,
        of_people=found.subject is Subject.PERSON,
        of_households=found.subject is Subject.HOUSEHOLD,
        births=[fact_words.birth(row.subject.birth, row.subject.birth_precision) for row in listed.rows],
        heads=[(name, found.declared.column(name).title, found.holds[name] in RANGES, _order_link(given, name, asked))
               for name in listed.columns],
        name_order=_order_link(given, NAME, asked),
        filters=_filters(found, given, visit),
        columns=[(column.name, column.title, column.name in listed.columns) for column in found.declared.columns],
        tabs=_tabs(found, given, visit),
        saved=queries.saved_views(found.key, actor=visit.actor),
        asked=asked,
        query=kept,
        before=f"?{_with(given, truoc=listed.before)}" if listed.before else "",
        after=f"?{_with(given, sau=listed.after)}" if listed.after else "",
        moves=[move for move in (found.declared.life.moves if found.declared.life else ()) if may(visit.actor, move.right)],
        may_write=may(visit.actor, "register.write"),
        narrowed=any(value not in ("", ("", "")) for value in asked.where.values()) or bool(asked.find),
    )  # fmt: skip


@page("so/<slug:area>/<slug:code>/xuat.<str:kind>", right="register.read", menu="registers", name="register_sheet")
def register_sheet(request: HttpRequest, visit: Visit, area: str, code: str, kind: str) -> HttpResponse:
    """The same view as a workbook or as CSV."""
    found = _book(area, code, visit)
    if _is_closed(found, visit):
        return redirect("guarded")
    if kind not in ("xlsx", "csv"):
        raise Http404
    asked, shown = _asked(found, request.GET), tuple(request.GET.getlist("cot")) or found.declared.shown
    made = sheets.made(found.key, asked, _moment(visit), kind=kind, columns=shown, most=MOST_IN_SHEET,
                       actor=visit.actor, at=visit.at)  # fmt: skip
    return file_answer(f"{found.declared.code}-{visit.seen_on:%Y-%m-%d}.{kind}", made)


@page(
    "so/<slug:area>/<slug:code>/cach-xem/",
    right="register.read",
    menu="registers",
    name="register_view",
    methods=("POST",),
)
def register_view(request: HttpRequest, visit: Visit, area: str, code: str) -> HttpResponse:
    """Keep the present view under a name, or drop one."""
    found = _book(area, code, visit)
    query = request.POST.get("query", "")
    if request.POST.get("bo", "").isdecimal():
        actions.drop_view(int(request.POST["bo"]), actor=visit.actor, at=visit.at)
    elif title := request.POST.get("title", "").strip():
        actions.keep_view(found.key, title=title[:60], query=_kept(QueryDict(query)), actor=visit.actor, at=visit.at)
        messages.success(request, _("Đã lưu cách xem."))
    return redirect(f"{_address(found)}?{query}")


@page(
    "so/<slug:area>/<slug:code>/them/",
    right="register.write",
    menu="registers",
    name="register_new",
    methods=("GET", "POST"),
)
def register_new(request: HttpRequest, visit: Visit, area: str, code: str) -> HttpResponse:
    """A new record."""
    found = _book(area, code, visit)
    if _is_closed(found, visit):
        return redirect("guarded")
    given = (request.POST if request.method == "POST" else request.GET).dict()
    problems: dict[str, Any] = {}
    if request.method == "POST" and "ghi" in request.POST:
        try:
            record_id = _add(found, given, visit)
        except RecordRefused as refusal:
            problems = dict(refusal.problems)
        else:
            messages.success(request, _("Đã ghi vào sổ."))
            return redirect("register_record", area, code, record_id)
    return show(
        request,
        visit,
        "web/register_form.html",
        status=409 if problems else 200,
        book=found,
        sections=forms.form(found, given, problems, actor=visit.actor, on=visit.on, is_new=True),
        wrong=_wrong(found, problems),
        since=given.get("tu-ngay") or visit.on.isoformat(),
        thing_id=given.get("thing_id", ""),
        is_new=True,
    )


@page("so/<slug:area>/<slug:code>/<int:record_id>/", right="register.read", menu="registers", name="register_record")
def register_record(request: HttpRequest, visit: Visit, area: str, code: str, record_id: int) -> HttpResponse:
    """One record: what holds, its time line, what hangs on it, and everything ever said of it."""
    found = _book(area, code, visit)
    if _is_closed(found, visit):
        return redirect("guarded")
    record = queries.record_page(found.key, record_id, _moment(visit), actor=visit.actor)
    titles = [column.title for column in found.declared.columns]
    believed = [version for version in record.versions if version.believed and version.since]
    spans = [
        Span(found.declared.one.capitalize(), _summary(found, version), version.since, version.until)
        for version in believed
        if version.since
    ]
    return show(
        request,
        visit,
        "web/register_record.html",
        book=found,
        record=record,
        birth=fact_words.birth(record.subject.birth, record.subject.birth_precision),
        facts=[(title, cell) for title, cell in zip(titles, record.current.cells, strict=True) if cell.words],
        timeline=timeline(spans, on=visit.seen_on),
        versions=[(version, _said(found, version)) for version in record.versions],
        names=offices.names_of({one.recorded_by for one in record.versions if one.recorded_by}),
        may_write=may(visit.actor, "register.write") and visit.is_today,
        children=[
            (child, [child.book.declared.column(name).title for name in child.columns]) for child in record.children
        ],
    )


@page(
    "so/<slug:area>/<slug:code>/<int:record_id>/sua/",
    right="register.write",
    menu="registers",
    name="register_edit",
    methods=("GET", "POST"),
)
def register_edit(request: HttpRequest, visit: Visit, area: str, code: str, record_id: int) -> HttpResponse:
    """Change a record from a day on, or correct what was recorded wrongly."""
    found = _book(area, code, visit)
    if _is_closed(found, visit):
        return redirect("guarded")
    record = queries.record_page(found.key, record_id, _moment(visit), actor=visit.actor)
    given = request.POST.dict() if request.method == "POST" else forms.typed(found, record.current.values)
    problems: dict[str, Any] = {}
    if "ghi" in request.POST:
        try:
            new_id = _save(found, record_id, given, visit)
        except RecordRefused as refusal:
            problems = dict(refusal.problems)
        else:
            messages.success(request, _("Đã ghi vào sổ; bản trước còn trong lịch sử."))
            return redirect("register_record", area, code, new_id)
    return show(
        request,
        visit,
        "web/register_form.html",
        status=409 if problems else 200,
        book=found,
        record=record,
        sections=forms.form(found, given, problems, actor=visit.actor, on=visit.on, is_new=False),
        wrong=_wrong(found, problems),
        since=given.get("tu-ngay") or visit.on.isoformat(),
        how=given.get("cach", "doi"),
        seen=given.get("seen") or record.current.fact_id,
        is_new=False,
    )


@page(
    "so/<slug:area>/<slug:code>/<int:record_id>/thoi/",
    right="register.write",
    menu="registers",
    name="register_end",
    methods=("POST",),
)
def register_end(request: HttpRequest, visit: Visit, area: str, code: str, record_id: int) -> HttpResponse:
    """The record ends on a day, or was never true."""
    found = _book(area, code, visit)
    if "go" in request.POST:
        actions.withdraw(found.key, record_id, on=visit.on, actor=visit.actor, at=visit.at)
        messages.success(request, _("Đã gỡ bản ghi nhập nhầm; lịch sử vẫn còn."))
        return redirect("register", area, code)
    on = _day(request.POST.get("ngay", ""))
    if on is None:
        messages.error(request, _("Ghi ngày kết thúc."), extra_tags="late")
    else:
        actions.end(found.key, record_id, on=on, actor=visit.actor, at=visit.at)
        messages.success(request, _("Đã ghi ngày kết thúc."))
    return redirect("register_record", area, code, record_id)


@page(
    "so/<slug:area>/<slug:code>/chuyen/",
    right="register.write",
    menu="registers",
    name="register_move",
    methods=("POST",),
)
def register_move(request: HttpRequest, visit: Visit, area: str, code: str) -> HttpResponse:
    """Take records on in their life: first what would happen and what is asked, then the act."""
    found = _book(area, code, visit)
    picked = [int(one) for one in request.POST.getlist("chon") if one.isdecimal()]
    word = request.POST.get("viec", "")
    if not picked or not word:
        messages.error(request, _("Chọn ít nhất một dòng và một việc."), extra_tags="late")
        return redirect("register", area, code)
    given = request.POST.dict()
    on = _day(given.get("tu-ngay", "")) or visit.on
    outlook = queries.outlook_of(found.key, picked, word, on=on, actor=visit.actor, at=visit.at)
    asks = outlook.move.asks
    problems: dict[str, Any] = {}
    if "ghi" in request.POST and outlook.going:
        values, unread = forms.read(found, given, asks or ("",))
        try:
            if unread:
                raise RecordRefused(unread)
            moved = actions.move(found.key, outlook.going, word, values, on=on, actor=visit.actor, at=visit.at)
        except RecordRefused as refusal:
            problems = dict(refusal.problems)
        else:
            messages.success(
                request, _("%(verb)s: đã ghi %(count)d bản ghi.") % {"verb": outlook.move.title, "count": moved}
            )
            return (
                redirect("register_record", area, code, picked[0])
                if len(picked) == 1
                else redirect("register", area, code)
            )
    return show(
        request,
        visit,
        "web/register_move.html",
        status=409 if problems else 200,
        book=found,
        outlook=outlook,
        picked=picked,
        sections=forms.form(found, given, problems, actor=visit.actor, on=visit.on, is_new=False, columns=asks)
        if asks
        else (),
        wrong=_wrong(found, problems),
        since=on.isoformat(),
        word=word,
    )


@page("so/tim-nguoi/", right="person.read", menu="registers", name="register_people", methods=("POST",))
def register_people(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Whom the words in a form's person field may mean."""
    name = request.POST.get("name", "")
    asked = request.POST.get(f"{name}_q", "").strip()
    found = search.find(asked, limit=forms.FOUND_PEOPLE) if len(asked) > 1 else []
    return show(request, visit, "web/register_people.html", name=name, asked=asked,
                people=[(row, fact_words.birth(row.birth_date, row.birth_precision)) for row in found])  # fmt: skip


def _book(area: str, code: str, visit: Visit) -> Book:
    return queries.book_for(f"{area}/{code}", visit.actor)


def _is_closed(found: Book, visit: Visit) -> bool:
    try:
        queries.check_open(found, visit.actor)
    except RegisterGuarded:
        return True
    return False


def _moment(visit: Visit) -> Moment:
    return Moment(visit.seen_on, visit.known_at, visit.known_at == visit.at)


def _address(found: Book) -> str:
    return reverse("register", args=[found.area, found.declared.code])


def _asked(found: Book, given: QueryDict) -> Asked:
    """The list as the address asks for it; what it does not know it does not obey."""
    where: dict[str, str | tuple[str, str]] = {}
    for name in (*found.declared.filters, *(column.name for column in found.declared.columns if column.of)):
        said = str(given.get(name, ""))
        if found.holds[name] in RANGES:
            where[name] = (
                _bound(found, name, given.get(f"{name}_tu", "")),
                _bound(found, name, given.get(f"{name}_den", "")),
            )
        elif found.holds[name] in (Holds.PERSON, Holds.HOUSEHOLD, Holds.PLACE, Holds.THING):
            where[name] = said if said.isdecimal() else ""
        elif found.holds[name] is Holds.FLAG:
            where[name] = said if said in ("true", "false") else ""
        else:
            where[name] = said
    if given.get("xa", "").isdecimal():
        where["commune"] = str(given["xa"])
    if found.subject is Subject.PERSON and given.get("gioi", "") in listing.SEXES:
        where["sex"] = str(given["gioi"])
    order = given.get("xep", "")
    known = order.removeprefix("-") in (NAME, NEWEST, *found.holds)
    return Asked(where=where, holds=HOLDS.get(given.get("xem", ""), NOW), order=order if known else "",
                 after=_fact(given, "sau"), before=_fact(given, "truoc"))  # fmt: skip


def _bound(found: Book, name: str, text: str) -> str:
    if found.holds[name] is Holds.DAY:
        return text if _day(text) else ""
    plain = text.replace(".", "").replace(",", ".")
    return plain if plain.replace(".", "", 1).removeprefix("-").isdecimal() else ""


def _fact(given: QueryDict, name: str) -> int | None:
    return int(str(given[name])) if given.get(name, "").isdecimal() else None


def _filters(found: Book, given: QueryDict, visit: Visit) -> list[FilterField]:
    communes = [(str(row.id), row.name) for row in places.communes(visit.on)
                if visit.actor.communes is None or row.id in visit.actor.communes]  # fmt: skip
    fields = [FilterField("xa", _("Xã"), "CHOICE", given.get("xa", ""), options=tuple(communes))]
    if found.subject is Subject.PERSON:
        sexes = tuple((code, str(fact_words.SEXES[code])) for code in listing.SEXES)
        fields.append(FilterField("gioi", _("Giới tính"), "CHOICE", given.get("gioi", ""), options=sexes))
    life = found.declared.life
    for name in found.declared.filters:
        column, held = found.declared.column(name), found.holds[name]
        if held in RANGES:
            kind = "DAYS" if held is Holds.DAY else "RANGE"
            fields.append(
                FilterField(name, column.title, kind, given.get(f"{name}_tu", ""), given.get(f"{name}_den", ""))
            )
            continue
        options = tuple(column.words.items())
        if life and life.column == name:
            options = tuple((state.code, state.title) for state in life.states)
        elif held is Holds.FLAG:
            options = (("true", _("Có")), ("false", _("Không")))
        elif held is Holds.PLACE:
            options = tuple(communes)
        fields.append(
            FilterField(name, column.title, "CHOICE" if options else "TEXT", given.get(name, ""), options=options)
        )
    return fields


def _tabs(found: Book, given: QueryDict, visit: Visit) -> list[Tab]:
    """What holds, the area's own views, what has ended, everything."""
    chosen, view = given.get("xem", ""), given.get("khung", "")
    day = {"ngay": visit.seen_on.isoformat(), "biet": visit.known_at.date().isoformat()} if not visit.is_today else {}
    now = _("Đang hiệu lực") if found.declared.life is None else _("Đang làm")
    tabs = [Tab(now, f"?{urlencode(day)}", None, not chosen and not view)]
    for offered in found.declared.views:
        query: dict[str, str] = {"khung": offered.code, **day}
        for name, value in offered.where.items():
            query |= {name: value} if isinstance(value, str) else {f"{name}_tu": value[0], f"{name}_den": value[1]}
        tabs.append(Tab(offered.title, f"?{urlencode(query)}", None, view == offered.code))
    for code, title in (("het", _("Đã kết thúc")), ("tat-ca", _("Tất cả"))):
        tabs.append(Tab(title, f"?{urlencode({'xem': code, **day})}", None, chosen == code))
    return tabs


def _kept(given: QueryDict) -> str:
    """The view without its place: filters, columns and order."""
    left = given.copy()
    for name in ("sau", "truoc"):
        left.pop(name, None)
    return left.urlencode()


def _with(given: QueryDict, **changed: object) -> str:
    left = QueryDict(_kept(given), mutable=True)
    for name, value in changed.items():
        left[name] = str(value)
    return left.urlencode()


def _order_link(given: QueryDict, name: str, asked: Asked) -> str:
    return f"?{_with(given, xep=f'-{name}' if asked.order == name else name)}"


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _add(found: Book, given: Mapping[str, str], visit: Visit) -> int:
    """Write what the form says. Raises RecordRefused."""
    values, problems = forms.read(found, given)
    subject_id, asked = forms.read_subject(found, given)
    if asked:
        problems[forms.SUBJECT] = [asked]
    since, commune = _day(given.get("tu-ngay", "")), given.get(forms.COMMUNE, "")
    if since is None:
        problems["tu-ngay"] = [_("Ghi ngày bắt đầu.")]
    if problems or since is None:
        raise RecordRefused(problems)
    new = NewRecord(values, subject_id, int(commune) if commune.isdecimal() else None)
    return actions.add(found.key, [new], on=since, actor=visit.actor, at=visit.at)[0]


def _save(found: Book, record_id: int, given: Mapping[str, str], visit: Visit) -> int:
    """Change from a day or correct, as the form says. Raises RecordRefused, RecordMoved."""
    values, problems = forms.read(found, given)
    since = _day(given.get("tu-ngay", ""))
    if since is None and given.get("cach") != "dinh-chinh":
        problems["tu-ngay"] = [_("Ghi ngày thay đổi.")]
    if problems:
        raise RecordRefused(problems)
    seen = int(given["seen"]) if given.get("seen", "").isdecimal() else None
    if given.get("cach") == "dinh-chinh":
        return actions.correct(found.key, record_id, values, on=visit.on, actor=visit.actor, at=visit.at, seen=seen)
    return actions.save(found.key, record_id, values, on=since or visit.on, actor=visit.actor, at=visit.at, seen=seen)


def _wrong(found: Book, problems: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Every problem with the field it belongs to, for the summary above the form."""
    return [(name, sentence) for name, sentences in problems.items() for sentence in sentences]


def _summary(found: Book, version: queries.Version) -> str:
    shown = [column.name for column in found.declared.columns]
    words = [version.cells[shown.index(name)].words for name in found.declared.shown]
    return ", ".join(word for word in words if word) or found.declared.one


def _said(found: Book, version: queries.Version) -> list[tuple[str, str, bool]]:
    """A version in words: title, value, whether it changed."""
    return [
        (column.title, cell.words, column.name in version.changed)
        for column, cell in zip(found.declared.columns, version.cells, strict=True)
        if cell.words or column.name in version.changed
    ]
