"""The register of incoming papers: from the stamp «ĐẾN» to what became of them.

Everything here runs in the caller's transaction; ``actions.py`` asks for the rights of officers.
Nghị định 30/2020/NĐ-CP, Điều 20 to 24.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from ansinh.audit.actions import record
from ansinh.documents import numbers
from ansinh.documents.doc_types import doc_type as type_of
from ansinh.documents.doc_types import organ as organ_of
from ansinh.documents.files import Scan, keep_scan
from ansinh.documents.models import Event, Incoming, Urgency
from ansinh.documents.outgoing import BATCH, SECRET
from ansinh.documents.refusals import Incomplete, NoReason, SecretPaper, UnknownPaper
from ansinh.documents.states import after_incoming, check_becomes
from ansinh.kit.actors import Actor
from ansinh.kit.bulk import execute_bulk
from ansinh.kit.vietnamese import fold, format_date, single_spaced
from ansinh.offices.models import User


@dataclass(frozen=True)
class IncomingDraft:
    """A paper as it arrived. ``author_number`` and ``author_on`` are its author's, as written on it."""

    arrived_on: date
    author: str
    doc_type: str
    abstract: str
    author_number: str = ""
    author_on: date | None = None
    receiver: str = ""
    organ: str = numbers.COMMITTEE
    urgency: str = Urgency.NORMAL
    secret: bool = False
    note: str = ""
    scan: Scan | None = None
    out_of_turn: str = ""


@dataclass(frozen=True)
class Arrived:
    """A paper in the register, with its số đến of the year."""

    id: int
    number: str


@dataclass(frozen=True)
class Direction:
    """The chief's direction: who leads, with whom, what to do, until when."""

    incoming_id: int
    lead_id: int
    due_on: date
    on: date
    instructions: str = ""
    together: str = ""


@dataclass(frozen=True)
class Finish:
    """A paper is dealt with: on which day, with which outcome ("Đã báo cáo tại 12/BC-LĐTBXH")."""

    incoming_id: int
    on: date
    outcome: str


@dataclass(frozen=True)
class Became:
    """What a paper became: ``about`` "dossier:12", ``words`` for its time line."""

    incoming_id: int
    about: str
    words: str


def enter(agency_id: int, drafts: Sequence[IncomingDraft], *, actor: Actor, at: datetime) -> list[Arrived]:
    """Enter papers that arrived at one agency, in the order given. Raises Incomplete, SecretPaper, what numbers do."""
    for draft in drafts:
        _check(draft)
    books: dict[tuple[str, int], list[int]] = defaultdict(list)
    for place, draft in enumerate(drafts):
        books[draft.organ, draft.arrived_on.year].append(place)
    taken: dict[int, numbers.TakenNumber] = {}
    for (organ, _), places in sorted(books.items()):
        wanted = [
            numbers.Wanted("", drafts[place].arrived_on, out_of_turn=drafts[place].out_of_turn) for place in places
        ]
        given = numbers.take_all(agency_id, numbers.ARRIVALS, wanted, organ=organ, actor=actor, at=at)
        taken.update(zip(places, given, strict=True))
    rows = [_row(agency_id, draft, taken[place], actor=actor, at=at) for place, draft in enumerate(drafts)]
    Incoming.objects.bulk_create(rows, batch_size=BATCH)
    Event.objects.bulk_create(
        [event(row, "REGISTERED", row.arrived_on, actor=actor, at=at) for row in rows], batch_size=BATCH
    )
    return [Arrived(row.pk, taken[place].printed) for place, row in enumerate(rows)]


def direct(directions: Sequence[Direction], *, actor: Actor, at: datetime) -> None:
    """Give papers to their leads. A second direction takes the place of the first; the time line keeps both.

    Raises Incomplete, WrongState, UnknownPaper.
    """
    papers = _locked([each.incoming_id for each in directions])
    leads = dict(
        User.objects.filter(pk__in={each.lead_id for each in directions}, is_active=True).values_list("pk", "full_name")
    )
    events = []
    for each in directions:
        paper = papers[each.incoming_id]
        after_incoming("direct", paper.state, _shown(paper))
        if each.lead_id not in leads:
            raise Incomplete("Chọn người chủ trì trong danh sách cán bộ.", column="lead")
        if each.due_on < each.on:
            raise Incomplete(f"Hạn xử lý phải từ ngày {format_date(each.on)}. Sửa hạn.", column="due_on")
        words = f"{leads[each.lead_id]} chủ trì, hạn {format_date(each.due_on)}. {each.instructions}".strip()
        events.append(event(paper, "DIRECTED", each.on, words, actor=actor, at=at))
    execute_bulk(
        "UPDATE documents_incoming AS paper SET state = 'DIRECTED', lead_id = given.lead, due_on = given.due,"
        " together = trim(given.together), instructions = trim(given.instructions), handed_on = NULL"
        " FROM unnest(%s::bigint[], %s::bigint[], %s::date[], %s::text[], %s::text[])"
        " AS given (id, lead, due, together, instructions) WHERE paper.id = given.id",
        [
            [each.incoming_id for each in directions],
            [each.lead_id for each in directions],
            [each.due_on for each in directions],
            [each.together for each in directions],
            [each.instructions for each in directions],
        ],
    )
    Event.objects.bulk_create(events, batch_size=BATCH)


def hand_over(incoming_id: int, *, to: str, on: date, actor: Actor, at: datetime) -> None:
    """The paper goes into the hands of who deals with it, who signs for it. Raises Incomplete, WrongState, UnknownPaper."""
    paper = _one(incoming_id)
    paper.state = after_incoming("hand_over", paper.state, _shown(paper))
    if not to.strip():
        raise Incomplete("Ghi tên người hoặc đơn vị ký nhận.", column="receiver")
    paper.receiver, paper.handed_on = single_spaced(to), on
    paper.save(update_fields=["state", "receiver", "handed_on"])
    event(paper, "HANDED_ON", on, paper.receiver, actor=actor, at=at).save()


def finish(finishes: Sequence[Finish], *, actor: Actor, at: datetime) -> None:
    """Papers are dealt with. Raises Incomplete without an outcome, WrongState, UnknownPaper."""
    papers = _locked([each.incoming_id for each in finishes])
    events = []
    for each in finishes:
        paper = papers[each.incoming_id]
        after_incoming("finish", paper.state, _shown(paper))
        if not each.outcome.strip():
            raise Incomplete("Ghi kết quả: văn bản trả lời, hồ sơ đã lập hoặc việc đã làm.", column="outcome")
        events.append(event(paper, "DONE", each.on, each.outcome.strip(), actor=actor, at=at))
    execute_bulk(
        "UPDATE documents_incoming AS paper SET state = 'DONE', done_on = given.done_on, outcome = trim(given.outcome)"
        " FROM unnest(%s::bigint[], %s::date[], %s::text[]) AS given (id, done_on, outcome) WHERE paper.id = given.id",
        [
            [each.incoming_id for each in finishes],
            [each.on for each in finishes],
            [each.outcome for each in finishes],
        ],
    )
    Event.objects.bulk_create(events, batch_size=BATCH)


def return_wrong_receiver(incoming_id: int, *, reason: str, on: date, actor: Actor, at: datetime) -> None:
    """The paper is not for us: back to its author, its số đến stays. Raises NoReason, WrongState, UnknownPaper."""
    paper = _one(incoming_id)
    paper.state = after_incoming("return_wrong_receiver", paper.state, _shown(paper))
    _check_reason(reason)
    paper.done_on, paper.outcome = on, f"Trả lại nơi gửi: {reason.strip()}"
    paper.save(update_fields=["state", "done_on", "outcome"])
    event(paper, "RETURNED", on, reason.strip(), actor=actor, at=at).save()


def cancel(incoming_id: int, *, reason: str, on: date, actor: Actor, at: datetime) -> None:
    """Entered by mistake: the row and its số đến stay, crossed out. Raises NoReason, WrongState, UnknownPaper."""
    paper = _one(incoming_id)
    paper.state = after_incoming("cancel", paper.state, _shown(paper))
    _check_reason(reason)
    paper.save(update_fields=["state"])
    event(paper, "CANCELLED", on, reason.strip(), actor=actor, at=at).save()
    numbers.cancel(paper.number_id, reason=reason, actor=actor, at=at)


def became(outcomes: Sequence[Became], *, on: date, actor: Actor, at: datetime) -> None:
    """For rooms above: papers became dossiers or tasks, one each. Raises UnknownPaper, BecameAlready, WrongState."""
    papers = _locked([each.incoming_id for each in outcomes])
    events = []
    for each in outcomes:
        paper = papers[each.incoming_id]
        check_becomes(paper.about, paper.state, _shown(paper))
        events.append(event(paper, "BECAME", on, each.words, actor=actor, at=at))
    execute_bulk(
        "UPDATE documents_incoming AS paper SET about = given.about"
        " FROM unnest(%s::bigint[], %s::text[]) AS given (id, about) WHERE paper.id = given.id",
        [[each.incoming_id for each in outcomes], [each.about for each in outcomes]],
    )
    Event.objects.bulk_create(events, batch_size=BATCH)


def lead_of(incoming_id: int) -> int | None:
    """The lead's user id. Raises UnknownPaper."""
    return _one(incoming_id).lead_id


def event(paper: Incoming, word: str, on: date, words: str = "", *, actor: Actor, at: datetime) -> Event:
    """One step in the life of a paper, not saved yet."""
    return Event(
        agency_id=paper.agency_id,
        incoming=paper,
        word=word,
        on=on,
        at=at,
        by_id=actor.user_id,
        by_name=actor.name,
        words=words,
    )


def tell(word: str, incoming_ids: Sequence[int], *, actor: Actor, at: datetime) -> None:
    """One entry in the audit trail for an act on one or many papers."""
    about = f"incoming:{incoming_ids[0]}" if len(incoming_ids) == 1 else "incoming"
    record(word, actor=actor, about=about, at=at, after={"papers": len(incoming_ids)})


def _check(draft: IncomingDraft) -> None:
    type_of(draft.doc_type)
    organ_of(draft.organ)
    if draft.secret and (draft.abstract.strip() or draft.scan is not None):
        raise SecretPaper(SECRET)
    if not draft.author.strip():
        raise Incomplete("Chưa ghi tác giả (cơ quan hoặc người gửi).", column="author")
    if not draft.abstract.strip() and not draft.secret:
        raise Incomplete("Chưa ghi trích yếu. Sổ văn bản đến cần đủ các cột của Nghị định 30/2020.", column="abstract")
    if draft.author_on and draft.author_on > draft.arrived_on:
        raise Incomplete("Ngày văn bản không thể sau ngày đến. Sửa một trong hai ngày.", column="author_on")


def _check_reason(reason: str) -> None:
    if not reason.strip():
        raise NoReason("Ghi lý do. Lý do nằm trong sổ cùng văn bản.")


def _locked(incoming_ids: Sequence[int]) -> dict[int, Incoming]:
    """Papers for changing, by id. Raises UnknownPaper if one is missing or named twice."""
    rows = (
        Incoming.objects.select_for_update(of=("self",))
        .select_related("number")
        .filter(pk__in=incoming_ids)
        .order_by("pk")
    )
    papers = {row.pk: row for row in rows}
    if len(papers) != len(incoming_ids):
        raise UnknownPaper("Không có văn bản này trong địa bàn của bạn.")
    return papers


def _one(incoming_id: int) -> Incoming:
    return _locked([incoming_id])[incoming_id]


def _shown(paper: Incoming) -> str:
    return numbers.printed(paper.number.n, paper.number.symbol)


def _row(agency_id: int, draft: IncomingDraft, number: numbers.TakenNumber, *, actor: Actor, at: datetime) -> Incoming:
    author, abstract = single_spaced(draft.author), single_spaced(draft.abstract)
    return Incoming(
        agency_id=agency_id,
        number_id=number.id,
        arrived_on=draft.arrived_on,
        author=author,
        author_number=single_spaced(draft.author_number),
        author_on=draft.author_on,
        doc_type=draft.doc_type,
        abstract=abstract,
        fold=fold(f"{number.printed} {draft.author_number} {author} {abstract}"),
        receiver=single_spaced(draft.receiver),
        urgency=draft.urgency,
        secret=draft.secret,
        note=draft.note,
        file_id=keep_scan(draft.scan, agency_id=agency_id, actor=actor, at=at) if draft.scan else None,
        registered_at=at,
    )
