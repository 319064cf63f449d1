"""How dossiers begin: received at the desk, out of the portal, from a list, or refused at the desk."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from ansinh.audit.session import acting
from ansinh.cases import guarding, walking
from ansinh.cases.catalog import procedure as procedure_of
from ansinh.cases.codes import prefixes_of, take_codes
from ansinh.cases.models import Dossier, PaperGiven, Status
from ansinh.cases.public import Factors
from ansinh.cases.records import Applicant, NewDossier, PaperHanded
from ansinh.cases.refusals import AlreadyUsed, Nobody, OtherName, PapersMissing, WrongCommune
from ansinh.cases.spec import PaperAsked, Procedure, Version
from ansinh.cases.walking import Walker
from ansinh.documents import incoming
from ansinh.documents.files import keep
from ansinh.intake import actions as intake
from ansinh.intake.models import SheetImport
from ansinh.intake.queries import approved_rows
from ansinh.intake.states import ImportState
from ansinh.intake.submissions import became, take
from ansinh.kit.actors import Actor
from ansinh.kit.vietnamese import fold
from ansinh.offices.permissions import check
from ansinh.offices.refusals import GuardedRegisterClosed
from ansinh.registry import actions as registry
from ansinh.registry.models import Person
from ansinh.registry.records import PersonRecord, SourceReference
from ansinh.registry.refusals import UnknownPerson


@dataclass(frozen=True)
class _Begun:
    """A new dossier with what it walks, before it has a row."""

    new: NewDossier
    procedure: Procedure
    version: Version
    code: str


def receive(new: NewDossier, *, ask_missing: bool = False, actor: Actor, at: datetime) -> int:
    """Receive one dossier and give its id. See ``receive_many``."""
    return receive_many([new], ask_missing=ask_missing, actor=actor, at=at)[0]


def receive_many(news: Sequence[NewDossier], *, ask_missing: bool = False, actor: Actor, at: datetime) -> list[int]:
    """Receive dossiers: code, token, first step, clock; people who are new are taken into the registry. Ids in order.

    ``ask_missing``: a paper that the procedure always needs and that is not there is asked for at once, which is the
    one supplement request; the clock stands until it comes. Otherwise such a dossier is refused. An answer that belongs
    into a guarded register closes its dossier, also to the actor without the register. Raises PapersMissing,
    Nobody, OtherName, WrongCommune, NoProcedure, NoVersion, UnknownPerson, NotPermitted and what ``registry.take_in``
    and ``incoming.became`` raise; a CCCD of somebody outside the actor's places says only that it is taken.
    """
    with acting(actor):
        check(actor, "dossier.receive")
        if not news:
            return []
        begun = _begin(news, actor, at)
        for each in begun:
            if not ask_missing and (missing := _missing(each, at)):
                raise _papers_missing(each, missing)
        with acting(guarding.opened_for({_register(new) for new in news}, actor)):
            return _receive(begun, actor, at)


def _receive(begun: Sequence[_Begun], actor: Actor, at: datetime) -> list[int]:
    walkers = _open(begun, actor, at)
    for walker, each in zip(walkers, begun, strict=True):
        origin = {"channel": each.new.channel, **_paper_of(each.new)}
        walker.note("receive", actor=actor, at=at, to=walker.version.steps[0], **origin)
        if actor.role == walker.dossier.holder:
            walker.dossier.accepted_at, walker.dossier.holder_user_id = at, actor.user_id
        if missing := _missing(each, at):
            walker.dossier.supplement_count = 1
            walker.note("ask_supplement", actor=actor, at=at, papers=[paper.code for paper in missing])
    _write_papers(walkers, begun, at)
    guarding.close_files(walkers)
    walking.write(walkers, actor=actor, at=at, fresh=_factors(walkers))
    _answer_incoming(begun, walkers, actor, at)
    return [walker.dossier.pk for walker in walkers]


def refuse_receipt(new: NewDossier, *, reason: str, actor: Actor, at: datetime) -> int:
    """Keep an application that the desk does not take, with its reason, for form 03 and the book. Nobody is added to the registry."""
    with acting(actor):
        check(actor, "dossier.receive")
        stated = walking.need_reason(reason)
        begun = _begin([new], actor, at)
        with acting(guarding.opened_for({_register(new)}, actor)):
            walkers = _rows(begun, [new.person_id], actor, at)
            first = walkers[0].version.steps[0]
            walkers[0].note("refuse_receipt", actor=actor, at=at, to=first, reason=stated, **_paper_of(new))
            walking.write(walkers, actor=actor, at=at, fresh=_factors(walkers))
            _answer_incoming(begun, walkers, actor, at)
            return walkers[0].dossier.pk


def receive_submission(
    submission_id: int,
    *,
    person_id: int | None = None,
    person: PersonRecord | None = None,
    ask_missing: bool = False,
    actor: Actor,
    at: datetime,
) -> int:
    """Make a dossier of what a citizen sent through the portal, once an officer has said who it is about.

    Its files are kept with the dossier. Raises UnknownSubmission, SubmissionSettled and what ``receive_many`` raises.
    """
    with acting(actor):
        check(actor, "dossier.receive")
        sent = take(submission_id, actor=actor, at=at)
        guarded = procedure_of(sent.procedure).guarded
        papers = [
            PaperHanded(
                code=file.paper,
                title="" if file.paper else file.name,
                file_id=keep(
                    file.name, file.content, commune_id=sent.commune_id, guarded=guarded or None, actor=actor, at=at
                ),
            )
            for file in sent.files
        ]
        new = NewDossier(
            procedure=sent.procedure,
            commune_id=sent.commune_id,
            applicant=Applicant(**sent.applicant),
            channel=Dossier.Channel.PORTAL,
            person_id=person_id,
            person=person,
            answers=sent.answers,
            papers=papers,
            submission_id=sent.id,
        )
        dossier_id = receive(new, ask_missing=ask_missing, actor=actor, at=at)
        became(sent.id, Dossier.objects.values_list("code", flat=True).get(pk=dossier_id))
        return dossier_id


def receive_list(import_id: int, *, procedure: str, actor: Actor, at: datetime) -> list[int]:
    """Open one dossier for each person whom an approved list took in. The list can then no longer be undone.

    The commune that drew the list up has checked the papers: they are kept there. Raises AlreadyUsed, Nobody for a list
    without people, WrongState for one that is not approved.
    """
    with acting(actor):
        check(actor, "dossier.receive")
        held = SheetImport.objects.select_for_update().filter(pk=import_id).first()
        if held is not None and held.state == ImportState.USED:
            raise AlreadyUsed(
                "Danh sách này đã được dùng để lập hồ sơ hoặc quyết định. Chọn danh sách khác.", sheet_import=import_id
            )
        rows = list({row.person_id: row for row in approved_rows(import_id)}.values())  # one row a benefit
        names = dict(Person.objects.filter(pk__in=[row.person_id for row in rows]).values_list("pk", "full_name"))
        wanted = [paper for paper in procedure_of(procedure).papers_on(walking.day_of(at)) if _always(paper)]
        papers = [PaperHanded(paper.code, copies=paper.copies) for paper in wanted]
        news = [
            NewDossier(
                procedure=procedure,
                commune_id=row.commune_id,
                applicant=Applicant(name=names[row.person_id]),
                channel=Dossier.Channel.SHEET,
                person_id=row.person_id,
                papers=papers,
            )
            for row in rows
        ]
        if not news:
            raise Nobody(
                "Danh sách chưa được duyệt hoặc không có người nào. Duyệt danh sách ở màn hình Tiếp nhận trước.",
                sheet_import=import_id,
            )
        ids = receive_many(news, actor=actor, at=at)
        intake.mark_used(import_id, used_by=f"dossier:{ids[0]}", actor=actor, at=at)
        return ids


def _begin(news: Sequence[NewDossier], actor: Actor, at: datetime) -> list[_Begun]:
    """Procedures, versions and codes, in three statements however many there are."""
    day = walking.day_of(at)
    _check_scope(news, actor)
    walks = [(procedure_of(new.procedure), procedure_of(new.procedure).version_on(day)) for new in news]
    prefixes = [""] * len(news)
    for at_district in (False, True):
        places = [index for index, (_, version) in enumerate(walks) if _at_district(version) is at_district]
        if places:
            found = prefixes_of([news[index].commune_id for index in places], at_district=at_district, on=day)
            for index in places:
                prefixes[index] = found[news[index].commune_id]
    codes = take_codes(prefixes, day=day)
    return [
        _Begun(new, procedure, version, code)
        for new, (procedure, version), code in zip(news, walks, codes, strict=True)
    ]


def _check_scope(news: Sequence[NewDossier], actor: Actor) -> None:
    for new in news:
        if actor.communes is not None and new.commune_id not in actor.communes:
            raise WrongCommune(
                "Xã này không thuộc địa bàn của bạn. Hướng dẫn người dân nộp ở nơi thường trú.", commune=new.commune_id
            )
        register = _named_register(new)
        if register and register not in actor.guarded:
            raise GuardedRegisterClosed(
                "Hồ sơ loại này thuộc sổ bảo mật. Mở sổ và ghi lý do trước khi tiếp nhận.", register=register
            )


def _register(new: NewDossier) -> str:
    return _named_register(new) or guarding.register_of(new.answers)


def _named_register(new: NewDossier) -> str:
    """The register that the procedure, or whoever receives the dossier, names before anything is stated."""
    return procedure_of(new.procedure).guarded if new.guarded is None else new.guarded


def _at_district(version: Version) -> bool:
    return version.steps[0].place == "DISTRICT"


def _open(begun: Sequence[_Begun], actor: Actor, at: datetime) -> list[Walker]:
    return _rows(begun, _people(begun, actor, at), actor, at)


def _people(begun: Sequence[_Begun], actor: Actor, at: datetime) -> list[int | None]:
    """Who each dossier is about: a known person, somebody found by their CCCD, or somebody taken in now."""
    numbers = {each.new.person.cccd for each in begun if each.new.person and each.new.person.cccd}
    known = {
        cccd: (pk, name)
        for pk, cccd, name in Person.objects.filter(
            cccd__in=numbers, died_on__isnull=True, withdrawn_at__isnull=True
        ).values_list("pk", "cccd", "fold")
    }
    records: list[PersonRecord] = []
    for each in begun:
        person = each.new.person
        if person is None:
            if (
                each.new.person_id is None
                and each.new.household_id is None
                and each.procedure.subject != "ORGANISATION"
            ):
                raise Nobody("Chưa chọn người được giải quyết. Tìm trong sổ hoặc nhập người mới rồi tiếp nhận lại.")
            continue
        found_id, found_name = known.get(person.cccd or "", (None, ""))
        if found_id is not None and person.person_id is None and found_name != fold(person.full_name):
            raise OtherName(
                "Số CCCD này đã ghi cho một người có tên khác trong địa bàn của bạn. Tìm người đó trong sổ rồi chọn."
            )
        source = SourceReference("FORM", f"dossier:{each.code}")
        records.append(replace(person, person_id=person.person_id or found_id, source=source))
    taken = iter(registry.take_in(records, actor=actor, at=at))
    return [next(taken) if each.new.person else each.new.person_id for each in begun]


def _rows(begun: Sequence[_Begun], people: Sequence[int | None], actor: Actor, at: datetime) -> list[Walker]:
    """Insert the rows; their first move gives them step, holder and status."""
    given = {person for person in people if person is not None}
    if Person.objects.filter(pk__in=given).count() < len(given):
        raise UnknownPerson
    dossiers = [
        Dossier(
            code=each.code,
            token=secrets.token_urlsafe(16),
            procedure=each.procedure.code,
            version_start=each.version.start,
            channel=each.new.channel,
            person_id=person_id,
            household_id=each.new.household_id,
            commune_id=each.new.commune_id,
            guarded=_register(each.new),
            applicant={name: value for name, value in vars(each.new.applicant).items() if value},
            answers=dict(each.new.answers),
            submission_id=each.new.submission_id,
            status=Status.REGISTERED,
            handed_over_at=at,
            received_at=at,
        )
        for each, person_id in zip(begun, people, strict=True)
    ]
    Dossier.objects.bulk_create(dossiers, batch_size=500)
    return [Walker(dossier, each.procedure, each.version) for dossier, each in zip(dossiers, begun, strict=True)]


def _always(paper: PaperAsked) -> bool:
    return paper.required and not paper.when and not paper.shown


def _missing(each: _Begun, at: datetime) -> list[PaperAsked]:
    """Papers that the procedure always needs and that were not handed in."""
    handed = {paper.code for paper in each.new.papers}
    asked = each.procedure.papers_on(walking.day_of(at))
    return [paper for paper in asked if _always(paper) and paper.code not in handed]


def _papers_missing(each: _Begun, missing: Sequence[PaperAsked]) -> PapersMissing:
    titles = "; ".join(paper.title for paper in missing)
    return PapersMissing(
        f"Còn thiếu: {titles}. Nhận đủ giấy tờ, hoặc tiếp nhận kèm phiếu yêu cầu bổ sung.",
        papers=[paper.code for paper in missing],
    )


def _write_papers(walkers: Sequence[Walker], begun: Sequence[_Begun], at: datetime) -> None:
    rows = []
    for walker, each in zip(walkers, begun, strict=True):
        titles = {paper.code: paper.title for paper in each.procedure.papers}
        rows += [
            PaperGiven(
                dossier=walker.dossier,
                code=paper.code,
                title=paper.title or titles.get(paper.code, paper.code),
                copies=paper.copies,
                state=PaperGiven.State.HAVE,
                file_id=paper.file_id,
            )
            for paper in each.new.papers
        ]
        rows += [
            PaperGiven(
                dossier=walker.dossier,
                code=paper.code,
                title=paper.title,
                copies=paper.copies,
                state=PaperGiven.State.MISSING,
            )
            for paper in _missing(each, at)
        ]
    PaperGiven.objects.bulk_create(rows, batch_size=500)


def _paper_of(new: NewDossier) -> dict[str, Any]:
    """For the history: the incoming paper, if the dossier is made of one."""
    return {"incoming": new.incoming_id} if new.incoming_id is not None else {}


def _answer_incoming(begun: Sequence[_Begun], walkers: Sequence[Walker], actor: Actor, at: datetime) -> None:
    """The register of incoming papers says which dossiers its papers became."""
    became_dossiers = [
        incoming.Became(each.new.incoming_id, f"dossier:{walker.dossier.pk}", f"Hồ sơ {each.code}")
        for each, walker in zip(begun, walkers, strict=True)
        if each.new.incoming_id is not None
    ]
    if became_dossiers:
        incoming.became(became_dossiers, on=walking.day_of(at), actor=actor, at=at)


def _factors(walkers: Sequence[Walker]) -> Mapping[int, Factors]:
    """The birth year of whom it is about and the CCCD of who handed it in, each in the other's place if not known."""
    ids = [walker.dossier.person_id for walker in walkers if walker.dossier.person_id]
    people = {
        pk: (born, cccd) for pk, born, cccd in Person.objects.filter(pk__in=ids).values_list("pk", "birth_date", "cccd")
    }
    found = {}
    for walker in walkers:
        applicant = walker.dossier.applicant
        born, cccd = people.get(walker.dossier.person_id or 0, (None, None))
        year = born.year if born else applicant.get("birth_year")
        found[walker.dossier.pk] = Factors(year, (applicant.get("cccd") or cccd or "")[-4:])
    return found
