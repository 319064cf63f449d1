"""Public posting at the commune: which dossiers may hang there, what is printed of them, objections.

The rule (Nghị định 20/2021 Điều 8 khoản 1 điểm b: no information on HIV): a posted line says the name, the year of
birth, the village and the last digits of the card, and nothing else of the person. What is asked stands once for the
whole list, as the procedure's title, so that no line tells more of one person than of another. Dossiers of people with
HIV hang among the others with nothing that sets them apart; those of the other guarded registers do not hang at all.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from ansinh.audit.actions import record
from ansinh.audit.session import acting
from ansinh.cases.calendar import calendar
from ansinh.cases.catalog import procedure as procedure_of
from ansinh.cases.council_forms import all_councils
from ansinh.cases.models import Dossier, Objection, Posting, PostingLine
from ansinh.cases.spec import Procedure, Step, Version
from ansinh.cases.waiting import resume, suspend
from ansinh.kit.actors import Actor
from ansinh.kit.refusals import Refusal
from ansinh.kit.vietnamese import format_date
from ansinh.offices.permissions import check
from ansinh.registry.places import last_names

NEUTRAL = frozenset({"", "HIV"})  # registers whose dossiers hang among the others
OBJECTION_DAYS = 10  # working days: Nghị định 20/2021 Điều 8 khoản 1; a council's circular sets its own
SHOWN_DIGITS = 3


class UnknownPosting(Refusal):
    """No such posting, line or objection, or not one that the actor may see."""

    code = "unknown_posting"

    def __init__(self) -> None:
        super().__init__("Không có đợt niêm yết này trong địa bàn của bạn.")


class NotPostable(Refusal):
    """The dossiers are of several procedures or communes, of a procedure without posting, or all guarded."""

    code = "posting_not_postable"


class PostingState(Refusal):
    """The posting ended, its days are not over, or an objection waits."""

    code = "posting_wrong_state"


def post(dossier_ids: Sequence[int], *, from_day: date, actor: Actor, at: datetime) -> int:
    """Hang a list of dossiers of one commune and procedure on the board, for the working days that the procedure sets.

    Dossiers that the rule keeps off are counted and not named. Gives the posting's id.
    Raises NotPostable, UnknownPosting, NotPermitted.
    """
    wanted = set(dossier_ids)
    with acting(actor):
        check(actor, "posting.work")
        dossiers = list(
            Dossier.objects.filter(pk__in=wanted).select_related("person__village").order_by("person__sort_key", "id")
        )
        if not wanted or len(dossiers) < len(wanted):
            raise UnknownPosting
        procedure, step = _posting_step(dossiers)
        shown = [each for each in dossiers if each.guarded in NEUTRAL and each.person is not None]
        if procedure.guarded or not shown:
            raise NotPostable("Hồ sơ của thủ tục này không được niêm yết công khai.", procedure=procedure.code)
        days = calendar()
        first = days.on_or_after(from_day)
        posting = Posting.objects.create(
            commune_id=dossiers[0].commune_id,
            procedure=procedure.code,
            title=procedure.title,
            from_day=first,
            until_day=days.add(first, int(step.days or 1) - 1),
            objection_days=_objection_days(procedure),
            left_out=len(dossiers) - len(shown),
        )
        villages = _village_names(shown)
        PostingLine.objects.bulk_create([_line(posting, each, villages) for each in shown])
        record("posting.post", actor=actor, about=f"posting:{posting.pk}", at=at, after={"lines": len(shown)})
    return posting.pk


def object_to(line_id: int, *, by: str, words: str, actor: Actor, on: date, at: datetime) -> int:
    """Somebody objects to a line while it hangs: the dossier's clock stands until the answer. Gives the objection's id.

    Raises PostingState after the last day, UnknownPosting, NotPostable without words, and what ``suspend`` refuses.
    """
    with acting(actor):
        check(actor, "posting.work")
        line = _line_of(line_id)
        posting = line.posting
        if not by.strip() or not words.strip():
            raise NotPostable("Ghi người phản ánh và nội dung phản ánh.")
        if posting.ended_at is not None or not posting.from_day <= on <= posting.until_day:
            raise PostingState(
                f"Phản ánh được nhận từ ngày {format_date(posting.from_day)} đến ngày {format_date(posting.until_day)}."
                " Ngoài thời gian này, tiếp nhận theo thủ tục khiếu nại.",
                posting=posting.pk,
            )
        if Objection.objects.filter(line=line, settled_on=None).exists():
            raise PostingState("Dòng này đang có phản ánh chưa trả lời. Ghi thêm vào phản ánh đó.", line=line_id)
        objection = Objection.objects.create(
            line=line,
            commune_id=line.commune_id,
            received_on=on,
            by=by.strip(),
            words=words.strip(),
            due_on=calendar().add(on, posting.objection_days),
        )
        reason = "Có phản ánh trong thời gian niêm yết."
        suspend(line.dossier_id, reason, actor=_for_the_holder(line.dossier, actor), at=at)
        record("posting.objection", actor=actor, about=f"posting:{posting.pk}", at=at)
    return objection.pk


def settle_objection(objection_id: int, *, upheld: bool, answer: str, actor: Actor, on: date, at: datetime) -> None:
    """The commune answers; the clock goes on. Raises UnknownPosting, PostingState when answered, NotPostable without words."""
    with acting(actor):
        check(actor, "posting.work")
        rows = Objection.objects.select_for_update(of=("self",)).select_related("line__dossier")
        objection = rows.filter(pk=objection_id).first()
        if objection is None:
            raise UnknownPosting
        if objection.settled_on is not None:
            raise PostingState("Phản ánh này đã được trả lời.", objection=objection_id)
        if not answer.strip():
            raise NotPostable("Ghi nội dung trả lời phản ánh.")
        objection.settled_on, objection.upheld, objection.answer = on, upheld, answer.strip()
        objection.save()
        resume(objection.line.dossier_id, actor=_for_the_holder(objection.line.dossier, actor), at=at)
        after = {"upheld": upheld}
        record("posting.answer", actor=actor, about=f"posting:{objection.line.posting_id}", at=at, after=after)


def end_posting(posting_id: int, *, actor: Actor, on: date, at: datetime) -> None:
    """Take the list down after its last day. Raises PostingState before it, or while an objection waits."""
    with acting(actor):
        check(actor, "posting.work")
        posting = Posting.objects.select_for_update().filter(pk=posting_id, ended_at=None).first()
        if posting is None:
            raise UnknownPosting
        if on <= posting.until_day:
            raise PostingState(
                f"Danh sách còn niêm yết đến hết ngày {format_date(posting.until_day)}.", posting=posting_id
            )
        waiting = Objection.objects.filter(line__posting=posting, settled_on=None).count()
        if waiting:
            raise PostingState(f"Còn {waiting} phản ánh chưa trả lời. Trả lời rồi kết thúc niêm yết.", waiting=waiting)
        posting.ended_at = at
        posting.save(update_fields=["ended_at"])
        record("posting.end", actor=actor, about=f"posting:{posting_id}", at=at)


def masked(cccd: str | None) -> str:
    """``"*********234"``: enough to tell namesakes apart."""
    return "*" * (len(cccd) - SHOWN_DIGITS) + cccd[-SHOWN_DIGITS:] if cccd else ""


def _line(posting: Posting, dossier: Dossier, villages: dict[int, str]) -> PostingLine:
    person = dossier.person
    if person is None:
        raise ValueError(f"dossier {dossier.pk} is about nobody")
    return PostingLine(
        posting=posting,
        commune_id=dossier.commune_id,
        dossier=dossier,
        name=person.full_name,
        birth_year=person.birth_date.year if person.birth_date else None,
        cccd=masked(person.cccd),
        village=villages.get(person.village_id or 0, ""),
    )


def _village_names(dossiers: Sequence[Dossier]) -> dict[int, str]:
    ids = {each.person.village_id for each in dossiers if each.person and each.person.village_id}
    return last_names(ids)


def _posting_step(dossiers: Sequence[Dossier]) -> tuple[Procedure, Step]:
    """The one procedure of the dossiers, and the posting step of the version that they walk."""
    if len({(each.procedure, each.version_start, each.commune_id) for each in dossiers}) > 1:
        raise NotPostable("Mỗi đợt niêm yết chỉ gồm hồ sơ cùng một thủ tục của một xã. Tách danh sách rồi làm lại.")
    procedure = procedure_of(dossiers[0].procedure)
    version: Version = procedure.version_on(dossiers[0].version_start)
    step = next((step for step in version.steps if step.posting), None)
    if step is None:
        raise NotPostable(f"Thủ tục {procedure.code} không có bước niêm yết.", procedure=procedure.code)
    for each in dossiers:
        if each.step != step.code or each.ended_at is not None:
            raise NotPostable(f"Hồ sơ {each.code} chưa đến, hoặc đã qua, bước niêm yết.", dossier=each.code)
    if hung := PostingLine.objects.filter(dossier__in=dossiers).select_related("dossier").first():
        raise NotPostable(f"Hồ sơ {hung.dossier.code} đã được niêm yết.", dossier=hung.dossier.code)
    return procedure, step


def _for_the_holder(dossier: Dossier, actor: Actor) -> Actor:
    """Whoever keeps the board stops and starts the clock, also of a dossier that lies with the chairman to be signed."""
    return replace(actor, role=dossier.holder)


def _line_of(line_id: int) -> PostingLine:
    line = PostingLine.objects.select_related("posting", "dossier").filter(pk=line_id).first()
    if line is None:
        raise UnknownPosting
    return line


def _objection_days(procedure: Procedure) -> int:
    own = [form.complain_days for form in all_councils() if form.procedure == procedure.code]
    return own[0] if own else OBJECTION_DAYS
