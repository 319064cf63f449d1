"""Chính sách: each benefit through time, with its source, its table, its worked cases, and whom a change would touch."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from itertools import groupby

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from ansinh.decisions import queries as decisions
from ansinh.kit.areas import areas
from ansinh.kit.vietnamese import format_vnd
from ansinh.offices.permissions import may
from ansinh.policy import actions, queries
from ansinh.ui.drawings import Span, timeline
from ansinh.web.answers import Tab
from ansinh.web.doors import Visit, page, show

WAITING = "doi-chieu"


@page("chinh-sach/", right="law.read", menu="law", name="law")
def law(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The policies of one area, as of the chosen day; on a tab of its own what still waits for two officers."""
    found = sorted(queries.policies(visit.seen_on), key=lambda row: row.area)
    by_area = {area: list(rows) for area, rows in groupby(found, key=lambda row: row.area)}
    waiting = [version for version in queries.provisional_versions() if not version.usable]
    chosen = request.GET.get("xem", "")
    if chosen not in {*by_area, WAITING}:
        chosen = next(iter(by_area), WAITING)
    return show(
        request,
        visit,
        "web/law.html",
        tabs=_tabs(by_area, waiting, chosen, visit),
        rows=by_area.get(chosen, []),
        waiting=waiting if chosen == WAITING else [],
        may_confirm=may(visit.actor, "law.confirm"),
    )


@page("chinh-sach/<str:name>/", right="law.read", menu="law", name="policy")
def policy(request: HttpRequest, visit: Visit, name: str) -> HttpResponse:
    """One policy: its versions on a time line, then each version's table."""
    found = queries.policy_page(name)
    codes = {row.code for version in found.versions for row in version.rows}
    return show(
        request,
        visit,
        "web/policy.html",
        policy=found,
        timeline=timeline(_spans(found), on=visit.on),
        rates=[
            (rate.title, [(value.start, value.amount, value.article, value.law_from) for value in rate.values])
            for rate in found.rates
        ],
        touched=decisions.touched_by(sorted(codes), visit.seen_on.replace(day=1)),
        may_confirm=may(visit.actor, "law.confirm"),
    )


@page("chinh-sach/doi-chieu/<str:version>/", right="law.confirm", menu="law", name="law_confirm", methods=("POST",))
def law_confirm(request: HttpRequest, visit: Visit, version: str) -> HttpResponse:
    """One officer has compared a version with the official text."""
    actions.confirm(version, actor=visit.actor, at=visit.at, note=request.POST.get("note", ""))
    messages.success(request, _("Đã ghi việc đối chiếu. Đủ hai cán bộ khác nhau thì phiên bản được dùng để chi."))
    return redirect(f"{reverse('law')}?xem={WAITING}")


def _tabs(
    by_area: Mapping[str, list[queries.PolicyInList]],
    waiting: list[queries.ProvisionalVersion],
    chosen: str,
    visit: Visit,
) -> list[Tab]:
    names = {area.label: area.verbose_name for area in areas()}
    then = visit.as_of.replace("?", "&")
    tabs = [
        Tab(str(names.get(key, key)), f"?xem={key}{then}", len(rows), key == chosen) for key, rows in by_area.items()
    ]
    return [*tabs, Tab(_("Chờ đối chiếu"), f"?xem={WAITING}{then}", len(waiting), chosen == WAITING)]


def _spans(policy: queries.PolicyPage) -> list[Span]:
    """The versions on one lane, the amounts of its first rate below: tables of rates have dozens."""
    versions = [
        Span(
            _("Văn bản"),
            version.nothing or f"{version.number}, {version.article}",
            version.start,
            _next_day(version.end),
            "right",
        )
        for version in policy.versions
    ]
    amounts = [
        Span(_("Mức"), format_vnd(value.amount), value.start, later.start if later else None, "money")
        for rate in policy.rates[:1]
        for value, later in zip(rate.values, [*rate.values[1:], None], strict=True)
    ]
    return versions + amounts


def _next_day(last: date | None) -> date | None:
    return last + timedelta(days=1) if last else None
