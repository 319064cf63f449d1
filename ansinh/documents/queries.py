"""Reading the registers, the books of numbers, kept files, and what anybody may verify.

Everything but ``verify`` is read inside ``acting`` and shows what the actor's places allow.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar

from django.db.models import Count, Q, QuerySet

from ansinh.documents.doc_types import Organ, doc_type, organs_of
from ansinh.documents.models import Event, File, Incoming, Outgoing, PublicRecord, Urgency
from ansinh.documents.numbers import printed
from ansinh.documents.outgoing import CODE_LENGTH, CODE_LETTERS
from ansinh.documents.refusals import UnknownAgency, UnknownPaper
from ansinh.documents.states import EVENTS, INCOMING, INCOMING_TITLES, OUTGOING_TITLES, WORKING, check_becomes
from ansinh.kit.actors import Actor
from ansinh.kit.vietnamese import fold
from ansinh.registry.models import Unit, UnitVersion
from ansinh.registry.places import communes

ROWS_A_PAGE = 50
Row = TypeVar("Row", Outgoing, Incoming)


@dataclass(frozen=True)
class Agency:
    """An agency whose registers the actor may see, with the organs that it has that day."""

    id: int
    name: str  # "Huyện Thăng Bình"
    organs: tuple[Organ, ...]


@dataclass(frozen=True)
class Search:
    """What is looked for in a register. ``words`` are compared without marks; ``late_on``: late as of that day.

    ``state`` is a state, or empty for all; ``until`` is the first day no more; ``lead_id`` is for incoming papers.
    """

    agency_id: int
    words: str = ""
    organ: str = ""
    doc_type: str = ""
    state: str = ""
    first: date | None = None
    until: date | None = None
    lead_id: int | None = None
    late_on: date | None = None


class Registered:
    """What both registers say of a paper, out of the columns that both have."""

    type_name: str
    abstract: str
    urgency: str
    secret: bool

    @property
    def urgency_title(self) -> str:
        """Empty for an ordinary paper."""
        return "" if self.urgency == Urgency.NORMAL else Urgency(self.urgency).label

    @property
    def subject(self) -> str:
        """Type and abstract, as the register says them."""
        return f"{self.type_name} (mật: chỉ ghi số)" if self.secret else f"{self.type_name} {self.abstract}"


@dataclass(frozen=True)
class OutgoingRow(Registered):
    """A row of the register of outgoing papers, with the columns of Nghị định 30/2020, Phụ lục IV."""

    id: int
    agency_id: int
    organ: str
    n: int
    number: str  # "1203/QĐ-UBND"
    doc_type: str
    type_name: str
    signed_on: date
    abstract: str
    signer: str
    recipients: str
    keeper: str
    copies: int
    drafter: str
    note: str
    urgency: str
    secret: bool
    file_id: int | None
    state: str
    sent_on: date | None
    code: str
    about: str
    replaces_id: int | None
    corrects_id: int | None

    @property
    def state_title(self) -> str:
        return OUTGOING_TITLES[self.state]

    @property
    def printed_code(self) -> str:
        """The verification code in groups of four."""
        return "-".join(self.code[place : place + 4] for place in range(0, CODE_LENGTH, 4))


@dataclass(frozen=True)
class IncomingRow(Registered):
    """A row of the register of incoming papers, with the columns of Nghị định 30/2020, Phụ lục IV."""

    id: int
    agency_id: int
    organ: str
    n: int
    number: str  # số đến: "07"
    arrived_on: date
    author: str
    author_number: str
    author_on: date | None
    doc_type: str
    type_name: str
    abstract: str
    receiver: str
    urgency: str
    secret: bool
    note: str
    file_id: int | None
    state: str
    lead_id: int | None
    lead: str
    together: str
    due_on: date | None
    instructions: str
    handed_on: date | None
    done_on: date | None
    outcome: str
    about: str

    @property
    def state_title(self) -> str:
        return INCOMING_TITLES[self.state]

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to deal with it."""
        return self.state in WORKING

    @property
    def may_become(self) -> bool:
        """Whether a dossier may still be made of it."""
        return not self.about and self.state in INCOMING["become"][0]

    @property
    def dossier_id(self) -> int | None:
        """The dossier that it became."""
        kind, _, number = self.about.partition(":")
        return int(number) if kind == "dossier" else None


@dataclass(frozen=True)
class OutgoingList:
    """One page of a register. ``after`` continues it; empty at the end."""

    rows: tuple[OutgoingRow, ...]
    after: str


@dataclass(frozen=True)
class IncomingList:
    """One page of a register. ``after`` continues it; empty at the end."""

    rows: tuple[IncomingRow, ...]
    after: str


@dataclass(frozen=True)
class Step:
    """One step of a paper's time line."""

    title: str
    on: date
    at: datetime
    by: str
    words: str


@dataclass(frozen=True)
class OutgoingPage:
    """One paper with its time line and the papers that it has to do with."""

    row: OutgoingRow
    steps: tuple[Step, ...]
    replaces: OutgoingRow | None
    corrects: OutgoingRow | None
    replaced_by: tuple[OutgoingRow, ...]
    corrected_by: tuple[OutgoingRow, ...]


@dataclass(frozen=True)
class IncomingPage:
    """One paper with its time line."""

    row: IncomingRow
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class KeptFile:
    """A kept file with its bytes."""

    id: int
    name: str
    media_type: str
    sha256: str
    content: bytes


@dataclass(frozen=True)
class Verified:
    """What anybody with the code on a paper learns: no personal data.

    ``state``: VALID, REPLACED, WITHDRAWN, CANCELLED; ``other``: number of the paper that replaced or withdrew it;
    ``corrections``: numbers of the papers that correct its form; ``sha256``: of the issued PDF, or empty.
    """

    code: str
    number: str
    signed_on: date
    agency: str
    type_name: str
    state: str
    other: str
    corrections: str
    sha256: str


@dataclass(frozen=True)
class Waiting:
    """How many incoming papers wait: for a direction, for the actor, and of the actor's those that are late."""

    to_direct: int
    mine: int
    late: int


def verify(code: str) -> Verified | None:
    """The paper behind a verification code, however it was typed; None when there is none. Needs no session."""
    letters = "".join(letter for letter in code.upper() if letter.isalnum())
    if len(letters) != CODE_LENGTH or not set(letters) <= set(CODE_LETTERS):
        return None
    found = PublicRecord.objects.filter(pk=letters).first()
    if found is None:
        return None
    return Verified(
        code=found.code,
        number=found.number,
        signed_on=found.signed_on,
        agency=found.agency,
        type_name=doc_type(found.doc_type).name,
        state=found.state,
        other=found.other,
        corrections=found.corrections,
        sha256=found.sha256,
    )


def agencies(actor: Actor, on: date) -> list[Agency]:
    """The agencies whose registers the actor keeps: the district's for whoever sees it whole, else their communes'."""
    if actor.communes is None:
        rows = UnitVersion.objects.filter(
            unit__kind=Unit.Kind.DISTRICT, known__upper_inf=True, valid__contains=on
        ).values_list("unit_id", "name")
        districts = [Agency(unit_id, name, tuple(organs_of("DISTRICT", on))) for unit_id, name in rows]
        if districts:
            return districts
    return [
        Agency(row.id, row.name, tuple(organs_of("COMMUNE", on)))
        for row in communes(on)
        if actor.communes is None or row.id in actor.communes
    ]


def agency(agency_id: int, actor: Actor, on: date) -> Agency:
    """One of ``agencies``. Raises UnknownAgency."""
    found = next((each for each in agencies(actor, on) if each.id == agency_id), None)
    if found is None:
        raise UnknownAgency("Không có cơ quan này trong địa bàn của bạn.", agency=agency_id)
    return found


def outgoing(search: Search, *, after: str = "", limit: int = ROWS_A_PAGE) -> OutgoingList:
    """Outgoing papers, the newest first; ``after`` comes from the page before.

    First which, then what they say: so one index is walked up to the page, whatever the size of the register.
    """
    ids = list(_narrowed(Outgoing.objects.all(), search, "signed_on", after).values_list("pk", flat=True)[: limit + 1])
    found = Outgoing.objects.filter(pk__in=ids).select_related("number__series").order_by("-signed_on", "-pk")
    rows = [_outgoing(row) for row in found]
    shown = tuple(rows[:limit])
    return OutgoingList(shown, _cursor(shown[-1].signed_on, shown[-1].id) if len(rows) > limit else "")


def incoming(search: Search, *, after: str = "", limit: int = ROWS_A_PAGE) -> IncomingList:
    """Incoming papers, the newest first; ``after`` comes from the page before."""
    found = _narrowed(Incoming.objects.all(), search, "arrived_on", after)
    if search.lead_id is not None:
        found = found.filter(lead_id=search.lead_id)
    if search.late_on is not None:
        found = found.filter(state__in=WORKING, due_on__lt=search.late_on)
    ids = list(found.values_list("pk", flat=True)[: limit + 1])
    named = Incoming.objects.filter(pk__in=ids).select_related("number__series", "lead")
    rows = [_incoming(row) for row in named.order_by("-arrived_on", "-pk")]
    shown = tuple(rows[:limit])
    return IncomingList(shown, _cursor(shown[-1].arrived_on, shown[-1].id) if len(rows) > limit else "")


def outgoing_book(agency_id: int, *, first: date, until: date, organ: str = "") -> list[OutgoingRow]:
    """The register of outgoing papers of a period (``until``: first day no more), as it is printed: by day and number."""
    found = Outgoing.objects.filter(agency_id=agency_id, signed_on__gte=first, signed_on__lt=until)
    found = found.filter(number__series__organ=organ) if organ else found
    ordered = found.order_by("signed_on", "number__series__series", "number__n")
    return [_outgoing(row) for row in ordered.select_related("number__series")]


def incoming_book(agency_id: int, *, first: date, until: date, organ: str = "") -> list[IncomingRow]:
    """The register of incoming papers of a period, by số đến."""
    found = Incoming.objects.filter(agency_id=agency_id, arrived_on__gte=first, arrived_on__lt=until)
    found = found.filter(number__series__organ=organ) if organ else found
    ordered = found.order_by("number__series__year", "number__series__organ", "number__n")
    return [_incoming(row) for row in ordered.select_related("number__series", "lead")]


def outgoing_page(outgoing_id: int) -> OutgoingPage:
    """One outgoing paper. Raises UnknownPaper."""
    related = Q(pk=outgoing_id) | Q(replaces=outgoing_id) | Q(corrects=outgoing_id)
    related |= Q(replaced_by=outgoing_id) | Q(corrected_by=outgoing_id)
    papers = {
        row.pk: _outgoing(row)
        for row in Outgoing.objects.filter(related).select_related("number__series").order_by("pk").distinct()
    }
    row = papers.get(outgoing_id)
    if row is None:
        raise UnknownPaper("Không có văn bản này trong địa bàn của bạn.", outgoing=outgoing_id)
    return OutgoingPage(
        row=row,
        steps=_steps(Event.objects.filter(outgoing_id=outgoing_id)),
        replaces=papers.get(row.replaces_id or 0),
        corrects=papers.get(row.corrects_id or 0),
        replaced_by=tuple(each for each in papers.values() if each.replaces_id == outgoing_id),
        corrected_by=tuple(each for each in papers.values() if each.corrects_id == outgoing_id),
    )


def incoming_page(incoming_id: int) -> IncomingPage:
    """One incoming paper. Raises UnknownPaper."""
    row = Incoming.objects.filter(pk=incoming_id).select_related("number__series", "lead").first()
    if row is None:
        raise UnknownPaper("Không có văn bản này trong địa bàn của bạn.", incoming=incoming_id)
    return IncomingPage(_incoming(row), _steps(Event.objects.filter(incoming_id=incoming_id)))


def becoming(incoming_id: int) -> IncomingRow:
    """An incoming paper that is to become a dossier. Raises UnknownPaper, BecameAlready, WrongState."""
    row = incoming_page(incoming_id).row
    check_becomes(row.about, row.state, row.number)
    return row


def file(file_id: int) -> KeptFile:
    """A kept file. Raises UnknownPaper, also for one outside the actor's places or of a closed guarded register."""
    row = File.objects.filter(pk=file_id).first()
    if row is None:
        raise UnknownPaper("Không có tệp này trong địa bàn của bạn.", file=file_id)
    return KeptFile(row.pk, row.name, row.media_type, row.sha256, bytes(row.content))


def paper_file(file_id: int) -> KeptFile:
    """The file of a registered paper; any other kept file is none of the registers'. Raises UnknownPaper."""
    if not (Outgoing.objects.filter(file=file_id).exists() or Incoming.objects.filter(file=file_id).exists()):
        raise UnknownPaper("Không có tệp này trong địa bàn của bạn.", file=file_id)
    return file(file_id)


def waiting(actor: Actor, on: date) -> Waiting:
    """What the desk of the actor has to do with incoming papers."""
    counted = Incoming.objects.filter(state__in=("ARRIVED", *WORKING)).aggregate(
        to_direct=Count("pk", filter=Q(state="ARRIVED")),
        mine=Count("pk", filter=Q(state__in=WORKING, lead_id=actor.user_id)),
        late=Count("pk", filter=Q(state__in=WORKING, lead_id=actor.user_id, due_on__lt=on)),
    )
    return Waiting(**counted)


def _narrowed(found: QuerySet[Row], search: Search, day: str, after: str) -> QuerySet[Row]:
    """The papers that a search asks for, the newest first, from where the page before ended."""
    found = found.filter(agency_id=search.agency_id)
    for word in fold(search.words).split():
        found = found.filter(fold__contains=word)
    wanted = {
        "number__series__organ": search.organ,
        "doc_type": search.doc_type,
        "state": search.state,
        f"{day}__gte": search.first,
        f"{day}__lt": search.until,
    }
    found = found.filter(**{column: value for column, value in wanted.items() if value})
    if after:
        last_day, last_id = _position(after)
        found = found.filter(Q(**{f"{day}__lt": last_day}) | Q(**{day: last_day, "pk__lt": last_id}))
    return found.order_by(f"-{day}", "-pk")


def _cursor(day: date, row_id: int) -> str:
    return f"{day.isoformat()}.{row_id}"


def _position(cursor: str) -> tuple[date, int]:
    """Where a page ended. What is no cursor of ours begins at the beginning."""
    day, _, row_id = cursor.partition(".")
    try:
        return date.fromisoformat(day), int(row_id)
    except ValueError:
        return date.max, 0


def _steps(events: QuerySet[Event]) -> tuple[Step, ...]:
    return tuple(Step(EVENTS[row.word], row.on, row.at, row.by_name, row.words) for row in events.order_by("at", "pk"))


def _outgoing(row: Outgoing) -> OutgoingRow:
    return OutgoingRow(
        id=row.pk,
        agency_id=row.agency_id,
        organ=row.number.series.organ,
        n=row.number.n,
        number=printed(row.number.n, row.number.symbol),
        doc_type=row.doc_type,
        type_name=doc_type(row.doc_type).name,
        signed_on=row.signed_on,
        abstract=row.abstract,
        signer=row.signer,
        recipients=row.recipients,
        keeper=row.keeper,
        copies=row.copies,
        drafter=row.drafter,
        note=row.note,
        urgency=row.urgency,
        secret=row.secret,
        file_id=row.file_id,
        state=row.state,
        sent_on=row.sent_on,
        code=row.code,
        about=row.about,
        replaces_id=row.replaces_id,
        corrects_id=row.corrects_id,
    )


def _incoming(row: Incoming) -> IncomingRow:
    return IncomingRow(
        id=row.pk,
        agency_id=row.agency_id,
        organ=row.number.series.organ,
        n=row.number.n,
        number=printed(row.number.n, row.number.symbol),
        arrived_on=row.arrived_on,
        author=row.author,
        author_number=row.author_number,
        author_on=row.author_on,
        doc_type=row.doc_type,
        type_name=doc_type(row.doc_type).name,
        abstract=row.abstract,
        receiver=row.receiver,
        urgency=row.urgency,
        secret=row.secret,
        note=row.note,
        file_id=row.file_id,
        state=row.state,
        lead_id=row.lead_id,
        lead=(row.lead.full_name or row.lead.username) if row.lead else "",
        together=row.together,
        due_on=row.due_on,
        instructions=row.instructions,
        handed_on=row.handed_on,
        done_on=row.done_on,
        outcome=row.outcome,
        about=row.about,
    )
