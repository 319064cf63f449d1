"""Tiếp nhận tại quầy: scan a card or find the person, choose what they ask for, tick the papers, print the slip.

What is searched for and what a new person is called travel in the body of the request, never in the address.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlencode

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from ansinh.cases import actions, catalog, forms, guarding
from ansinh.cases.offers import offer
from ansinh.cases.promising import promised_at
from ansinh.cases.records import Applicant, NewDossier, PaperHanded
from ansinh.cases.refusals import PapersMissing
from ansinh.cases.spec import Procedure
from ansinh.documents import files
from ansinh.documents import queries as documents
from ansinh.documents.queries import IncomingRow
from ansinh.intake.refusals import FormRefused, Wrong
from ansinh.kit.actors import Actor
from ansinh.kit.areas import areas
from ansinh.kit.cccd_qr import Card, read_card
from ansinh.kit.identity import check_cccd
from ansinh.kit.vietnamese import format_date
from ansinh.policy.knowing import known_facts, offered
from ansinh.registry import places, queries, search
from ansinh.registry.places import UnitRow
from ansinh.registry.queries import PersonRow
from ansinh.registry.records import PersonRecord, SourceReference
from ansinh.web import fact_words
from ansinh.web.answers import uploaded
from ansinh.web.doors import Visit, page, show
from ansinh.web.screens.guarded import closed_words

FOUND = 8
SEXES = {"MALE", "FEMALE"}


@dataclass(frozen=True)
class Newcomer:
    """Somebody who is in no register yet, as typed or scanned at the counter."""

    full_name: str = ""
    birth: str = ""  # "5/3/1956", or the year alone
    sex: str = ""
    cccd: str = ""
    commune: str = ""  # id of a unit
    sure: str = ""  # the clerk compared a doubtful number with the card

    @classmethod
    def of_card(cls, card: Card) -> Newcomer:
        return cls(card.full_name, format_date(card.birth_date), card.sex, card.cccd)

    @classmethod
    def typed(cls, given: Mapping[str, str]) -> Newcomer:
        return cls(
            *(given.get(f"new_{name}", "").strip() for name in ("full_name", "birth", "sex", "cccd", "commune", "sure"))
        )


@page("ho-so/moi/", right="dossier.receive", menu="dossiers", name="counter", methods=("GET", "POST"))
def counter(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Who stands at the counter: a scanned card, a name or a number leads to the person, or to a new one."""
    asked = request.POST.get("q", "").strip()
    incoming = incoming_in(request.POST if request.method == "POST" else request.GET)
    card = read_card(asked) if "|" in asked else None
    found = search.find(card.cccd if card else asked, limit=FOUND) if asked else []
    if card and len(found) == 1 and found[0].cccd == card.cccd:
        kept = {"nguoi": found[0].id} | ({"van-ban": incoming.id} if incoming else {})
        return redirect(f"{reverse('counter_form')}?{urlencode(kept)}")
    return show(
        request,
        visit,
        "web/counter.html",
        incoming=incoming,
        asked="" if card else asked,
        searched=bool(asked),
        found=[(row, fact_words.birth(row.birth_date, row.birth_precision)) for row in found],
        newcomer=Newcomer.of_card(card) if card else Newcomer(),
        communes=own_communes(visit.actor, visit.on),
    )


@page("ho-so/moi/to-khai/", right="dossier.receive", menu="dossiers", name="counter_form", methods=("GET", "POST"))
def counter_form(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The form of one person and one procedure; with «nhan» it is received, with «khong-nhan» refused with form 03."""
    given = request.POST if request.method == "POST" else request.GET
    incoming = incoming_in(given)
    person = _person(given.get("nguoi", ""), visit)
    procedure = catalog.procedure(given["thu-tuc"]) if given.get("thu-tuc") else None
    meant = given.get("dien", "")
    form = _form(procedure, person, meant, visit)
    wrong: tuple[Wrong, ...] = ()
    missing = ""
    if procedure is not None and form is not None and ("nhan" in request.POST or "khong-nhan" in request.POST):
        try:
            return _settle(procedure, form, person, request, visit)
        except FormRefused as refusal:
            wrong = refusal.wrong
        except PapersMissing as refusal:
            missing = refusal.sentence
    return show(
        request,
        visit,
        "web/counter_form.html",
        incoming=incoming,
        status=409 if wrong or missing else 200,
        person=person,
        birth=fact_words.birth(person.birth_date, person.birth_precision) if person else "",
        newcomer=Newcomer.typed(given),
        communes=own_communes(visit.actor, visit.on),
        choices=procedure_choices(visit.on),
        procedure=procedure,
        offer=offer(procedure.code, on=visit.on) if procedure else None,
        policies=offered(procedure.opens, visit.on) if procedure else [],
        meant=meant,
        promised=promised_at(procedure, at=visit.at) if procedure else None,
        form=form,
        rows=_rows(form, request.POST, wrong) if form else [],
        wrong=wrong,
        missing=missing,
        given=request.POST,
        handed=set(request.POST.getlist("papers")),
        again="nhan" in request.POST or "khong-nhan" in request.POST,
        refusing="khong-nhan" in request.POST,
    )


def incoming_in(given: Mapping[str, str]) -> IncomingRow | None:
    """The incoming paper that the dossier is made of, if the address or the form names one."""
    named = given.get("van-ban", "")
    return documents.becoming(int(named)) if named.isdecimal() else None


def _settle(
    procedure: Procedure, form: forms.Form, person: PersonRow | None, request: HttpRequest, visit: Visit
) -> HttpResponse:
    """Receive or refuse what the form says, and go on to its page. Raises FormRefused, PapersMissing."""
    if "khong-nhan" in request.POST:
        reason = request.POST.get("reason", "").strip()
        if not reason:
            raise FormRefused((Wrong("reason", _("Lý do không tiếp nhận"), _("Ghi lý do, nói để công dân hiểu.")),))
        new = _new_dossier(procedure, person, request, visit)  # its answers and papers go back with the citizen
        dossier = actions.refuse_receipt(new, reason=reason, actor=visit.actor, at=visit.at)
        messages.success(request, _("Đã ghi từ chối tiếp nhận. In phiếu từ chối (mẫu 03) cho công dân."))
        return redirect("dossier", dossier_id=dossier)
    answers = forms.read_answers(form, answers_in(request.POST))
    bare = _new_dossier(procedure, person, request, visit)
    papers = _papers(procedure, request, bare.commune_id, visit)
    new = replace(bare, answers=answers.as_json(), papers=papers)
    later = request.POST["nhan"] == "thieu"
    dossier = actions.receive(new, ask_missing=later, actor=visit.actor, at=visit.at)
    messages.success(request, _("Đã tiếp nhận. In giấy hẹn cho công dân."))
    if guarding.hides(new.answers, visit.actor):
        messages.success(request, closed_words())
        return redirect("dossiers")
    return redirect("dossier", dossier_id=dossier)


@dataclass(frozen=True)
class FieldRow:
    """A question with what was answered and why it cannot be taken."""

    field: forms.Field
    value: str
    wrong: str


def _rows(form: forms.Form, given: Mapping[str, str], wrong: Sequence[Wrong]) -> list[FieldRow]:
    sentences = {each.field: each.sentence for each in wrong}
    return [FieldRow(field, given.get(f"tl_{field.name}", ""), sentences.get(field.name, "")) for field in form.fields]


def answers_in(given: Mapping[str, str]) -> dict[str, str]:
    """The answers of a form among the fields of a request, by the names of their questions."""
    return {name.removeprefix("tl_"): str(value) for name, value in given.items() if name.startswith("tl_")}


def _form(procedure: Procedure | None, person: PersonRow | None, meant: str, visit: Visit) -> forms.Form | None:
    if procedure is None:
        return None
    known = known_facts(person.id, procedure.asks, on=visit.on, known_at=visit.at) if person else {}
    return forms.form(procedure, on=visit.on, known=known, meant=meant)


def _person(text: str, visit: Visit) -> PersonRow | None:
    if not text.isdecimal():
        return None
    return queries.person_page(int(text), on=visit.on, known_at=visit.at).person


def procedure_choices(on: date) -> list[tuple[str, list[Procedure]]]:
    """Procedures in force by field, in the order of the menu."""
    by_area: dict[str, list[Procedure]] = {}
    for procedure in catalog.procedures(on):
        by_area.setdefault(procedure.area, []).append(procedure)
    return [(str(area.verbose_name), by_area[area.label]) for area in areas() if area.label in by_area]


def own_communes(actor: Actor, on: date) -> list[UnitRow]:
    """The communes of a day for which the actor may receive."""
    every = places.communes(on)
    return every if actor.communes is None else [row for row in every if row.id in actor.communes]


def _new_dossier(procedure: Procedure, person: PersonRow | None, request: HttpRequest, visit: Visit) -> NewDossier:
    """Who asks for what, for whom; not what they said and brought. Raises FormRefused."""
    newcomer = Newcomer.typed(request.POST)
    record = None if person else newcomer_record(newcomer, visit)
    return NewDossier(
        procedure=procedure.code,
        commune_id=person.commune_id if person else int(newcomer.commune),
        applicant=_applicant(request.POST, person, newcomer),
        person_id=person.id if person else None,
        person=record,
        incoming_id=int(request.POST["van-ban"]) if request.POST.get("van-ban", "").isdecimal() else None,
    )


def _applicant(given: Mapping[str, str], person: PersonRow | None, newcomer: Newcomer) -> Applicant:
    own_name = person.full_name if person else newcomer.full_name
    return Applicant(
        name=given.get("applicant_name", "").strip() or own_name,
        relation=given.get("applicant_relation", "").strip(),
        phone=given.get("applicant_phone", "").strip(),
    )


def newcomer_record(newcomer: Newcomer, visit: Visit) -> PersonRecord:
    """The newcomer as the registry takes people in. Raises FormRefused."""
    wrong = []
    birth, precision = _birth(newcomer.birth)
    if not newcomer.full_name:
        wrong.append(Wrong("new_full_name", "Họ và tên", "Ghi họ và tên như trên giấy tờ."))
    if birth is None:
        wrong.append(Wrong("new_birth", "Ngày sinh", "Ghi ngày/tháng/năm, ví dụ 5/3/1956; chỉ nhớ năm thì ghi năm."))
    if not newcomer.commune.isdecimal():
        wrong.append(Wrong("new_commune", "Xã thường trú", "Chọn xã nơi người này thường trú."))
    if newcomer.cccd and (doubts := check_cccd(newcomer.cccd, birth, newcomer.sex or None)) and not newcomer.sure:
        sentence = " ".join(doubt.sentence for doubt in doubts)
        wrong.append(Wrong("new_cccd", "Số căn cước", f"{sentence} Xem lại, hoặc đánh dấu là đã đối chiếu với thẻ."))
    if wrong:
        raise FormRefused(tuple(wrong))
    return PersonRecord(
        full_name=newcomer.full_name,
        commune_id=int(newcomer.commune),
        valid_from=visit.on,
        source=SourceReference("FORM", f"counter:{visit.actor.user_id}:{visit.at.isoformat()}"),
        birth_date=birth,
        birth_precision=precision,
        sex=newcomer.sex if newcomer.sex in SEXES else None,
        cccd=newcomer.cccd or None,
    )


def _birth(text: str) -> tuple[date | None, str | None]:
    parts = [int(part) if part.isdecimal() else 0 for part in text.split("/")]
    try:
        if len(parts) == 1:
            return date(parts[0], 1, 1), "YEAR"
        day, month, year = parts
        return date(year, month, day), "DAY"
    except ValueError:
        return None, None


def _papers(procedure: Procedure, request: HttpRequest, commune_id: int, visit: Visit) -> list[PaperHanded]:
    """What was ticked or scanned, with its file kept."""
    ticked = set(request.POST.getlist("papers"))
    handed = []
    for paper in procedure.papers_on(visit.on):
        scan = request.FILES.get(f"scan_{paper.code}")
        if paper.code in ticked or scan is not None:
            file_id = _kept(scan, procedure, commune_id, visit) if scan is not None else None
            handed.append(PaperHanded(paper.code, paper.title, paper.copies, file_id))
    return handed


def _kept(scan: UploadedFile, procedure: Procedure, commune_id: int, visit: Visit) -> int:
    return files.keep(
        scan.name or "",
        uploaded(scan, files.MAX_BYTES),
        commune_id=commune_id,
        guarded=procedure.guarded or None,
        actor=visit.actor,
        at=visit.at,
    )
