"""Giảm nghèo: the year on one page, phiếu B scored, recognitions, point tables, projects with their settlements."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ansinh.areas.poverty import actions, desk, reporting
from ansinh.areas.poverty.desk import ScoringForm
from ansinh.areas.poverty.project_registers import PROJECTS
from ansinh.areas.poverty.refusals import AnswersRefused, TableRefused
from ansinh.areas.poverty.scoring import CLASSES, NEAR_POOR, POOR
from ansinh.areas.poverty.standards import AREAS
from ansinh.areas.poverty.transitions import WAYS, Balance
from ansinh.kit.refusals import Refusal
from ansinh.offices.permissions import may
from ansinh.ui.drawings import bars
from ansinh.ui.matrices import matrix
from ansinh.web.answers import file_answer, uploaded
from ansinh.web.doors import Visit, page, show

FIRST_YEAR = 2022  # the first of the standard in force
STATES = {state.code: state for state in PROJECTS.life.states} if PROJECTS.life else {}


class TableForm(forms.Form):
    """A point table to take in."""

    area = forms.ChoiceField(label=gettext_lazy("Khu vực"), choices=list(AREAS.items()))
    title = forms.CharField(label=gettext_lazy("Tên bảng điểm"), max_length=200)
    source = forms.CharField(label=gettext_lazy("Văn bản ban hành"), max_length=200)
    since = forms.DateField(label=gettext_lazy("Áp dụng từ ngày"), widget=forms.DateInput(attrs={"type": "date"}))
    invented = forms.BooleanField(label=gettext_lazy("Bảng điểm minh họa, không phải bảng chính thức"), required=False)
    file = forms.FileField(
        label=gettext_lazy("Tệp CSV"), help_text=gettext_lazy("Các cột item_code, option, words, points; mã hóa UTF-8")
    )


@page("giam-ngheo/", right="register.read", menu="poverty", name="poverty")
def poverty(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The year: what it began and ended with, and every way between, checked against the equation."""
    year = _year(request, visit)
    found = desk.overview(year, known_at=visit.known_at)
    titles = [*CLASSES.items(), ("GONE", _("Không còn, chưa có"))]
    return show(
        request, visit, "web/poverty.html",
        found=found, before=year - 1 if year > FIRST_YEAR else None, after=year + 1 if year < visit.on.year else None,
        ways=[(POOR, _("Hộ nghèo"), _ways(found.moves.poor)), (NEAR_POOR, _("Hộ cận nghèo"), _ways(found.moves.near))],
        tables=[
            (_("Hộ nghèo theo xã"), [(one.name, one.poor) for one in found.moves.communes], found.moves.poor),
            (_("Hộ cận nghèo theo xã"), [(one.name, one.near) for one in found.moves.communes], found.moves.near),
        ],
        matrix=matrix(found.moves.matrix, titles),
        lacking=bars([(one.title, one.poor + one.near, "") for one in found.lacking]),
        causes=bars([(one.title, one.poor + one.near, "") for one in found.causes]),
        able=found.able[:20],
    )  # fmt: skip


@page("giam-ngheo/bao-cao/", right="register.read", menu="poverty", name="poverty_report")
def report(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The year's review as a workbook."""
    year = _year(request, visit)
    content = reporting.year_book(year, known_at=visit.known_at, actor=visit.actor, at=visit.at)
    return file_answer(f"ra-soat-ho-ngheo-{year}.xlsx", content)


@page("giam-ngheo/phieu/", right="register.read", menu="poverty", name="poverty_reviews", methods=("GET", "POST"))
def reviews(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Phiếu that wait for their score; POST: list every poor and near-poor household for the yearly review."""
    if request.method == "POST":
        made = actions.list_households(on=visit.on, actor=visit.actor, at=visit.at)
        messages.success(request, _("Đã lập %(count)d phiếu rà soát.") % {"count": len(made)})
        return redirect("poverty_reviews")
    waiting = desk.waiting("score", on=visit.seen_on)
    return show(request, visit, "web/poverty_reviews.html", waiting=waiting, classes=CLASSES,
                may_write=may(visit.actor, "register.write"))  # fmt: skip


@page("giam-ngheo/phieu/<int:review_id>/", right="register.write", menu="poverty", name="poverty_score",
      methods=("GET", "POST"))  # fmt: skip
def score(request: HttpRequest, visit: Visit, review_id: int) -> HttpResponse:
    """Phiếu B of one household: what was chosen, then the class with its reasons."""
    form = desk.scoring_form(review_id, on=visit.on)
    problems: dict[str, str] = {}
    sentence, answers, lacking = "", request.POST.dict(), request.POST.getlist("lacking")
    if request.method == "POST":
        try:
            found = actions.score(review_id, answers, lacking, on=visit.on, actor=visit.actor, at=visit.at)
        except AnswersRefused as refusal:
            problems, sentence = dict(refusal.problems), refusal.sentence
        except Refusal as refusal:
            said = refusal.fields.get("problems")
            sentence = (
                " ".join(one for all_ in said.values() for one in all_) if isinstance(said, dict) else refusal.sentence
            )
        else:
            messages.success(request, " ".join(found.because[1:]))
            return redirect("poverty_reviews")
    return show(request, visit, "web/poverty_score.html", status=422 if sentence else 200, form=form, sentence=sentence,
                rows=_items(form, answers, problems), chosen=lacking, area=AREAS[form.area], classes=CLASSES)  # fmt: skip


@page("giam-ngheo/cong-nhan/", right="register.read", menu="poverty", name="poverty_recognise", methods=("GET", "POST"))
def recognise(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Phiếu whose posting runs or is over; POST: the decision on those that are ticked."""
    sentence = ""
    if request.method == "POST":
        ids = [int(one) for one in request.POST.getlist("chon") if one.isdecimal()]
        try:
            made = actions.recognise(
                ids, decision=request.POST.get("decision", ""), on=visit.on, actor=visit.actor, at=visit.at
            )
        except Refusal as refusal:
            sentence = refusal.sentence
        else:
            messages.success(request, _("Đã ghi quyết định công nhận của %(count)d hộ.") % {"count": made})
            return redirect("poverty_recognise")
    waiting = desk.waiting("recognise", on=visit.seen_on)
    return show(request, visit, "web/poverty_recognise.html", status=409 if sentence else 200, waiting=waiting,
                sentence=sentence, classes=CLASSES, may_decide=may(visit.actor, "register.decide"))  # fmt: skip


@page("giam-ngheo/bang-diem/", right="register.read", menu="poverty", name="poverty_points", methods=("GET", "POST"))
def points(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The point tables of part B1, and where one is taken in."""
    form = TableForm(request.POST or None, request.FILES or None)
    problems: list[str] = []
    if request.method == "POST" and form.is_valid():
        given: dict[str, Any] = dict(form.cleaned_data)
        content = uploaded(given.pop("file"))
        try:
            actions.take_point_table(content, **given, actor=visit.actor, at=visit.at)
        except TableRefused as refusal:
            problems = list(refusal.problems)
        else:
            messages.success(request, _("Đã nạp bảng điểm."))
            return redirect("poverty_points")
    wrong = bool(problems or form.errors)
    return show(request, visit, "web/poverty_points.html", status=422 if wrong else 200, tables=desk.tables(), areas=AREAS,
                form=form if may(visit.actor, "law.confirm") else None, problems=problems)  # fmt: skip


@page("giam-ngheo/du-an/", right="register.read", menu="poverty", name="poverty_projects")
def projects(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Dự án 2: what each project comes to."""
    rows = [(row, STATES[row.state]) for row in desk.projects(on=visit.seen_on)]
    sums = tuple(sum(getattr(row, name) for row, _state in rows) for name in ("households", "animals", "money_vnd"))
    return show(request, visit, "web/poverty_projects.html", rows=rows, sums=sums)


@page("giam-ngheo/du-an/<int:project_id>/quyet-toan/", right="register.read", menu="poverty", name="poverty_settlement")
def settlement(request: HttpRequest, visit: Visit, project_id: int) -> HttpResponse:
    """The settlement list of a project by household, as a workbook."""
    content = reporting.settlement(project_id, on=visit.seen_on, actor=visit.actor, at=visit.at)
    return file_answer(f"quyet-toan-du-an-{project_id}.xlsx", content)


def _year(request: HttpRequest, visit: Visit) -> int:
    said = request.GET.get("nam", "")
    return int(said) if said.isdecimal() and FIRST_YEAR <= int(said) <= visit.on.year else visit.seen_on.year


def _ways(balance: Balance) -> list[tuple[str, int, bool]]:
    """Title, households, and whether they left, of each way that somebody went."""
    return [
        (way.title, balance.ways[way.code], way.before == balance.kind) for way in WAYS if balance.ways.get(way.code)
    ]


def _items(form: ScoringForm, answers: dict[str, str], problems: dict[str, str]) -> list[tuple[Any, Any, str, str]]:
    """Item, its options, what was chosen, what is wrong with it."""
    offered = form.table.options if form.table else {}
    return [
        (item, offered.get(item.code, ()), answers.get(item.code, ""), problems.get(item.code, ""))
        for item in form.items
    ]
