"""Search, and one person: facts, rights, money and papers, as of any day.

What is searched for travels in the body of the request: names do not belong into addresses and logs.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from ansinh.cases import queries as cases
from ansinh.decisions import queries as decisions
from ansinh.decisions.queries import TermRow
from ansinh.kit.periods import first_of_month
from ansinh.offices.permissions import may
from ansinh.payments import accounts
from ansinh.payments import actions as payments_actions
from ansinh.payments import queries as payments
from ansinh.payments.queries import PersonPayment
from ansinh.payments.recoveries import queries as recoveries
from ansinh.payroll import queries as payroll
from ansinh.payroll.queries import LineRow
from ansinh.registry import queries, search
from ansinh.registry.queries import FactRow
from ansinh.registry.search import FoundPerson
from ansinh.ui.drawings import timeline
from ansinh.web import fact_words, lifeline
from ansinh.web.answers import uploaded
from ansinh.web.doors import Visit, page, show

QUICK = 8
FULL = 50


@dataclass(frozen=True)
class FactLine:
    """A fact ready to be read."""

    title: str
    words: str
    source: str
    row: FactRow


@dataclass(frozen=True)
class MonthOfMoney:
    """One month's list: its lines, and what became of the payment."""

    month: date
    lines: Sequence[LineRow]
    total_vnd: int
    payment: PersonPayment | None


@page("tim/", right="person.read", menu="people", name="search", methods=("GET", "POST"))
def search_people(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The results page; one exact hit opens at once."""
    asked = request.POST.get("q", "").strip()
    found = search.find(asked, limit=FULL) if asked else []
    if len(found) == 1 and found[0].exact:
        return redirect("person", person_id=found[0].id)
    return show(request, visit, "web/search.html", asked=asked, found=_with_births(found), full=len(found) == FULL)


@page("tim/nhanh/", right="person.read", menu="people", name="search_quick", methods=("POST",))
def search_quick(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The list under the search box."""
    asked = request.POST.get("q", "").strip()
    found = search.find(asked, limit=QUICK) if len(asked) > 1 else []
    return show(request, visit, "web/search_quick.html", asked=asked, found=_with_births(found))


@page("nguoi/<int:person_id>/", right="person.read", menu="people", name="person")
def person(request: HttpRequest, visit: Visit, person_id: int) -> HttpResponse:
    """One person as of a day, as known then."""
    found = queries.person_page(person_id, on=visit.seen_on, known_at=visit.known_at)
    terms = [term for term in decisions.terms_of_person(person_id, with_history=True) if _known(term, visit)]
    lines = [line for line in payroll.lines_of_person(person_id) if line.list_month <= first_of_month(visit.seen_on)]
    months = _months(lines, payments.payments_of_person(person_id))
    holding = [_line(fact) for fact in found.facts if fact.holds]
    members = (
        queries.people_of_household(found.household_id, on=visit.seen_on, known_at=visit.known_at)
        if found.household_id
        else []
    )
    return show(
        request,
        visit,
        "web/person.html",
        found=found,
        birth=fact_words.birth(found.person.birth_date, found.person.birth_precision),
        sex=fact_words.SEXES.get(found.person.sex or "", ""),
        holding=[line for line in holding if line.row.kind not in {"identity", "membership"}],
        history=[_line(fact) for fact in found.facts],
        members=[(row, fact_words.RELATIONS.get(relation, relation)) for row, relation in members],
        timeline=timeline(lifeline.spans(found.facts, terms, lines, known_at=visit.known_at), on=visit.seen_on),
        terms=[(term, _holds(term, visit.seen_on)) for term in terms],
        months=months,
        reviews=decisions.reviews(person_id=person_id),
        recoveries=recoveries.cases_of_person(person_id),
        dossiers=cases.dossiers_of(person_id, actor=visit.actor, at=visit.at),
        account=accounts.accounts_of([person_id]).get(person_id) if visit.is_today else None,
        may_check_account=may(visit.actor, "person.write"),
        may_receive=may(visit.actor, "dossier.receive"),
    )


@page("nguoi/<int:person_id>/tai-khoan/", right="person.write", menu="people", name="account_check", methods=("POST",))
def account_check(request: HttpRequest, visit: Visit, person_id: int) -> HttpResponse:
    """The citizen shows the code of their bank: by a reader's text, or as a photo."""
    photo = request.FILES.get("photo")
    code = accounts.photographed(uploaded(photo)) if photo else request.POST.get("code", "")
    payments_actions.check_account(person_id, code, actor=visit.actor, at=visit.at)
    messages.success(request, _("Mã của ngân hàng đúng với tài khoản đã khai."))
    return redirect("person", person_id=person_id)


def _with_births(found: Iterable[FoundPerson]) -> list[tuple[FoundPerson, str]]:
    return [(row, fact_words.birth(row.birth_date, row.birth_precision)) for row in found]


def _line(fact: FactRow) -> FactLine:
    return FactLine(fact_words.title(fact.kind), fact_words.sentence(fact), fact_words.source(fact), fact)


def _known(term: TermRow, visit: Visit) -> bool:
    since, until = term.known_from, term.known_to
    return (since is None or since <= visit.known_at) and (until is None or visit.known_at < until)


def _holds(term: TermRow, on: date) -> bool:
    month = first_of_month(on)
    return term.from_month <= month and (term.to_month is None or month < term.to_month)


def _months(lines: Sequence[LineRow], paid: Iterable[PersonPayment]) -> list[MonthOfMoney]:
    """Lines by list, newest first, each with its payment."""
    by_month = {payment.month: payment for payment in paid}
    return [
        MonthOfMoney(month, list_lines := list(rows), sum(line.amount_vnd for line in list_lines), by_month.get(month))
        for month, rows in groupby(lines, key=lambda line: line.list_month)
    ]
