"""The register of outgoing papers: entering, sending, replacing, correcting, withdrawing.

Everything here runs in the caller's transaction and asks no right: ``actions.py`` does for officers; rooms above, which
enter what they issue, have asked for the right of their own act. Nghị định 30/2020/NĐ-CP, Điều 14 to 19.
"""

from __future__ import annotations

import secrets
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import connection

from ansinh.audit.actions import record
from ansinh.documents import numbers
from ansinh.documents.doc_types import doc_type as type_of
from ansinh.documents.doc_types import organ as organ_of
from ansinh.documents.doc_types import symbol_of
from ansinh.documents.files import Scan, keep_scan
from ansinh.documents.models import Event, File, Number, Outgoing, PublicRecord, Urgency
from ansinh.documents.refusals import Incomplete, NoReason, NumberUnfit, SecretPaper, UnknownPaper
from ansinh.documents.states import OUTGOING, after_outgoing
from ansinh.kit.actors import Actor
from ansinh.kit.vietnamese import fold, format_date, single_spaced
from ansinh.registry.models import UnitVersion

CODE_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"  # base32
CODE_LENGTH = 12  # 60 bits: not to be guessed
BATCH = 1_000


@dataclass(frozen=True)
class OutgoingDraft:
    """A paper to be entered. ``signed_on`` is its day; with ``sent_on`` it is entered as sent.

    ``number_id``: a number taken before (of a decision); ``stated``: one that somebody typed (``numbers.take_stated``);
    without either the next one of its series is taken.
    ``file_id``: a file kept before; ``scan``: one to be kept now. ``code``: a verification code that already stands on the paper (``new_code``).
    """

    doc_type: str
    signed_on: date
    abstract: str
    signer: str
    recipients: str
    organ: str = numbers.COMMITTEE
    drafter: str = ""
    keeper: str = ""
    copies: int = 1
    note: str = ""
    urgency: str = Urgency.NORMAL
    secret: bool = False
    sent_on: date | None = None
    number_id: int | None = None
    stated: str = ""
    code: str = ""
    file_id: int | None = None
    scan: Scan | None = None
    about: str = ""
    out_of_turn: str = ""


@dataclass(frozen=True)
class Registered:
    """A paper in the register: its printed number, and the code by which anybody may verify it."""

    id: int
    number: str
    code: str


def new_code() -> str:
    """A verification code, to be printed on a paper before it is entered."""
    return "".join(secrets.choice(CODE_LETTERS) for _ in range(CODE_LENGTH))


def enter(
    agency_id: int,
    drafts: Sequence[OutgoingDraft],
    *,
    replaces_id: int | None = None,
    corrects_id: int | None = None,
    actor: Actor,
    at: datetime,
) -> list[Registered]:
    """Enter papers of one agency, in the order given, in a handful of statements whatever their number.

    Raises Incomplete, SecretPaper, NumberUnfit, and what ``numbers.take`` raises.
    """
    for draft in drafts:
        _check(draft)
    taken = _numbers(agency_id, drafts, actor, at)
    rows = [
        _row(agency_id, draft, number, replaces_id=replaces_id, corrects_id=corrects_id, actor=actor, at=at)
        for draft, number in zip(drafts, taken, strict=True)
    ]
    Outgoing.objects.bulk_create(rows, batch_size=BATCH)
    hashes = dict(
        File.objects.filter(pk__in={row.file_id for row in rows}, media_type="application/pdf").values_list(
            "pk", "sha256"
        )
    )
    _publish(agency_id, drafts, rows, taken, hashes)
    events = [event(row, "REGISTERED", row.signed_on, actor=actor, at=at) for row in rows]
    events += [event(row, "SENT", row.sent_on, actor=actor, at=at) for row in rows if row.sent_on]
    Event.objects.bulk_create(events, batch_size=BATCH)
    return [Registered(row.pk, number.printed, row.code) for row, number in zip(rows, taken, strict=True)]


def locked(outgoing_id: int) -> tuple[Outgoing, str]:
    """A paper for changing, with its printed number. Raises UnknownPaper."""
    found = (
        Outgoing.objects.select_for_update(of=("self",)).select_related("number__series").filter(pk=outgoing_id).first()
    )
    if found is None:
        raise UnknownPaper("Không có văn bản này trong địa bàn của bạn.", outgoing=outgoing_id)
    return found, numbers.printed(found.number.n, found.number.symbol)


def send(outgoing_id: int, *, on: date, actor: Actor, at: datetime) -> None:
    """The paper goes out to all its recipients. Raises UnknownPaper, WrongState, Incomplete."""
    paper, shown = locked(outgoing_id)
    paper.state = after_outgoing("send", paper.state, shown)
    numbers.check_not_ahead(on, at)
    if on < paper.signed_on:
        raise Incomplete(f"Ngày phát hành phải từ ngày ký {format_date(paper.signed_on)}. Sửa ngày phát hành.")
    paper.sent_on = on
    paper.save(update_fields=["state", "sent_on"])
    event(paper, "SENT", on, actor=actor, at=at).save()
    _tell("outgoing.send", paper, shown, actor, at)


def attach(outgoing_id: int, file_id: int, *, on: date, actor: Actor, at: datetime) -> None:
    """Keep the signed paper with its row, once. Raises UnknownPaper, WrongState, SecretPaper, Incomplete."""
    paper, shown = locked(outgoing_id)
    after_outgoing("attach", paper.state, shown)
    if paper.secret:
        raise SecretPaper(SECRET)
    if paper.file_id is not None:
        raise Incomplete(f"Văn bản {shown} đã có bản lưu. Bản đã lưu không thay được.")
    file = File.objects.filter(pk=file_id).first()
    if file is None:
        raise UnknownPaper("Không có tệp này trong địa bàn của bạn.", file=file_id)
    paper.file = file
    paper.save(update_fields=["file"])
    if file.media_type == "application/pdf":
        PublicRecord.objects.filter(pk=paper.code).update(sha256=file.sha256)
    event(paper, "FILED", on, actor=actor, at=at).save()
    _tell("outgoing.attach", paper, shown, actor, at)


def attach_made(files: Mapping[str, int], *, on: date, actor: Actor, at: datetime) -> int:
    """File issued papers, by what they are about ("decision:17"), in one statement; gives how many.

    A row that has its file, or was replaced or withdrawn meanwhile, stays as it is. The caller's act is what is recorded.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            ATTACH,
            {
                "abouts": list(files), "files": list(files.values()), "states": sorted(OUTGOING["attach"][0]),
                "on": on, "at": at, "by": actor.user_id, "by_name": actor.name,
            },
        )  # fmt: skip
        return int(cursor.rowcount)


def replace(outgoing_id: int, draft: OutgoingDraft, *, reason: str, actor: Actor, at: datetime) -> Registered:
    """A paper whose content was wrong gives way to a new one of the same kind; it stays, marked.

    Raises Incomplete for another kind, NoReason, WrongState, UnknownPaper and what ``enter`` does.
    """
    paper, shown = locked(outgoing_id)
    then = after_outgoing("replace", paper.state, shown)
    _check_reason(reason)
    if draft.doc_type != paper.doc_type or draft.organ != paper.number.series.organ:
        raise Incomplete(f"Văn bản thay thế phải cùng loại và cùng cơ quan ban hành với văn bản {shown}.")
    made = enter(paper.agency_id, [draft], replaces_id=paper.pk, actor=actor, at=at)[0]
    paper.state = then
    paper.save(update_fields=["state"])
    PublicRecord.objects.filter(pk=paper.code).update(state="REPLACED", other=made.number)
    event(paper, "REPLACED", draft.signed_on, f"Bằng {made.number}: {reason.strip()}", actor=actor, at=at).save()
    _tell("outgoing.replace", paper, shown, actor, at, by=made.number)
    return made


def correct(outgoing_id: int, draft: OutgoingDraft, *, actor: Actor, at: datetime) -> Registered:
    """A paper whose form was wrong is put right by a công văn that points to it; it stays in force.

    Raises Incomplete for another kind of paper, WrongState, UnknownPaper and what ``enter`` does.
    """
    paper, shown = locked(outgoing_id)
    after_outgoing("correct", paper.state, shown)
    if draft.doc_type != "CV":
        raise Incomplete("Đính chính phải bằng công văn. Chọn loại văn bản «Công văn».")
    made = enter(paper.agency_id, [draft], corrects_id=paper.pk, actor=actor, at=at)[0]
    known = PublicRecord.objects.filter(pk=paper.code).first()
    if known is not None:
        known.corrections = ", ".join(filter(None, [known.corrections, made.number]))
        known.save(update_fields=["corrections"])
    event(paper, "CORRECTED", draft.signed_on, f"Bằng {made.number}", actor=actor, at=at).save()
    _tell("outgoing.correct", paper, shown, actor, at, by=made.number)
    return made


def withdraw(outgoing_id: int, *, notice: str, reason: str, on: date, actor: Actor, at: datetime) -> None:
    """Call a sent paper back by a notice (its number). Receivers delete theirs and confirm.

    Raises NoReason, Incomplete without a notice, WrongState, UnknownPaper.
    """
    paper, shown = locked(outgoing_id)
    paper.state = after_outgoing("withdraw", paper.state, shown)
    _check_reason(reason)
    if not notice.strip():
        raise Incomplete("Ghi số thông báo thu hồi.")
    paper.save(update_fields=["state"])
    PublicRecord.objects.filter(pk=paper.code).update(state="WITHDRAWN", other=notice.strip())
    event(paper, "WITHDRAWN", on, f"Thông báo {notice.strip()}: {reason.strip()}", actor=actor, at=at).save()
    _tell("outgoing.withdraw", paper, shown, actor, at)


def confirm_withdrawal(outgoing_id: int, *, receiver: str, on: date, actor: Actor, at: datetime) -> None:
    """A receiver says that its copy is deleted. Raises Incomplete, WrongState, UnknownPaper."""
    paper, shown = locked(outgoing_id)
    after_outgoing("confirm_withdrawal", paper.state, shown)
    if not receiver.strip():
        raise Incomplete("Ghi nơi nhận đã xác nhận.")
    event(paper, "WITHDRAWAL_CONFIRMED", on, receiver.strip(), actor=actor, at=at).save()
    _tell("outgoing.withdrawal_confirmed", paper, shown, actor, at)


def cancel(outgoing_id: int, *, reason: str, on: date, actor: Actor, at: datetime) -> None:
    """A paper that never went out: its number stays in the book, crossed out. Raises what ``numbers.cancel`` does."""
    paper, shown = locked(outgoing_id)
    paper.state = after_outgoing("cancel", paper.state, shown)
    _check_reason(reason)
    paper.save(update_fields=["state"])
    PublicRecord.objects.filter(pk=paper.code).update(state="CANCELLED")
    event(paper, "CANCELLED", on, reason.strip(), actor=actor, at=at).save()
    numbers.cancel(paper.number_id, reason=reason, actor=actor, at=at)


def event(paper: Outgoing, word: str, on: date | None, words: str = "", *, actor: Actor, at: datetime) -> Event:
    """One step in the life of a paper, not saved yet."""
    return Event(
        agency_id=paper.agency_id,
        outgoing=paper,
        word=word,
        on=on or paper.signed_on,
        at=at,
        by_id=actor.user_id,
        by_name=actor.name,
        words=words,
    )


# Row, public record and time line together.
ATTACH = """
WITH filed AS (
  UPDATE documents_outgoing o SET file_id = made.file_id
  FROM unnest(%(abouts)s::text[], %(files)s::bigint[]) AS made (about, file_id)
  WHERE o.about = made.about AND o.file_id IS NULL AND NOT o.secret AND o.state = ANY (%(states)s)
  RETURNING o.id, o.agency_id, o.code, o.file_id
), published AS (
  UPDATE documents_public p SET sha256 = f.sha256
  FROM filed JOIN documents_file f ON f.id = filed.file_id AND f.media_type = 'application/pdf' WHERE p.code = filed.code
)
INSERT INTO documents_event (agency_id, outgoing_id, word, "on", at, by_id, by_name, words)
SELECT agency_id, id, 'FILED', %(on)s, %(at)s, %(by)s, %(by_name)s, '' FROM filed
"""
SECRET = "Văn bản mật không lưu trên hệ thống: chỉ ghi số. Bỏ trống trích yếu và tệp."  # noqa: S105 (no password)


def _check(draft: OutgoingDraft) -> None:
    type_of(draft.doc_type)
    organ_of(draft.organ)
    if draft.secret and (draft.abstract.strip() or draft.file_id is not None or draft.scan is not None):
        raise SecretPaper(SECRET)
    for value, name in ((draft.signer, "người ký"), (draft.recipients, "nơi nhận"), (draft.abstract, "trích yếu")):
        if not value.strip() and not (draft.secret and name == "trích yếu"):
            raise Incomplete(f"Chưa ghi {name}. Sổ văn bản đi cần đủ các cột của Nghị định 30/2020.", column=name)
    if draft.copies < 1:
        raise Incomplete("Số lượng bản phải từ 1 trở lên.", column="copies")
    if draft.sent_on and draft.sent_on < draft.signed_on:
        raise Incomplete(f"Ngày phát hành phải từ ngày ký {format_date(draft.signed_on)}. Sửa ngày phát hành.")


def _check_reason(reason: str) -> None:
    if not reason.strip():
        raise NoReason("Ghi lý do. Lý do nằm trong sổ cùng văn bản.")


def _numbers(agency_id: int, drafts: Sequence[OutgoingDraft], actor: Actor, at: datetime) -> list[numbers.TakenNumber]:
    """A number for each draft: the one that it brings, or the next of its series."""
    found = _reserved(agency_id, drafts)
    for place, draft in enumerate(drafts):
        if draft.stated and place not in found:
            found[place] = _stated(agency_id, draft, actor, at)
    series: dict[tuple[str, str, int], list[int]] = defaultdict(list)
    names: dict[tuple[str, str, bool, int], str] = {}
    for place, draft in enumerate(drafts):
        if place in found:
            continue
        key = (draft.organ, draft.doc_type, draft.secret, draft.signed_on.year)
        if key not in names:
            names[key] = numbers.agency_series(
                agency_id, draft.doc_type, on=draft.signed_on, organ=draft.organ, secret=draft.secret
            )
        series[draft.organ, names[key], draft.signed_on.year].append(place)
    for (organ, name, _), places in sorted(series.items()):  # always in one order: two clerks never wait for each other
        wanted = [_wanted(drafts[place]) for place in places]
        given = numbers.take_all(agency_id, name, wanted, organ=organ, actor=actor, at=at)
        found.update(zip(places, given, strict=True))
    return [found[place] for place in range(len(drafts))]


def _wanted(draft: OutgoingDraft) -> numbers.Wanted:
    symbol = symbol_of(draft.doc_type, draft.organ, draft.drafter)
    return numbers.Wanted(symbol, draft.signed_on, draft.about, draft.out_of_turn)


def _stated(agency_id: int, draft: OutgoingDraft, actor: Actor, at: datetime) -> numbers.TakenNumber:
    """The typed number of a paper, if the book has it to give."""
    series = numbers.agency_series(
        agency_id, draft.doc_type, on=draft.signed_on, organ=draft.organ, secret=draft.secret
    )
    return numbers.take_stated(agency_id, series, draft.stated, _wanted(draft), organ=draft.organ, actor=actor, at=at)


def _reserved(agency_id: int, drafts: Sequence[OutgoingDraft]) -> dict[int, numbers.TakenNumber]:
    """The numbers that drafts bring, by place. Raises NumberUnfit."""
    wanted = {draft.number_id for draft in drafts if draft.number_id is not None}
    if not wanted:
        return {}
    rows = {
        row.pk: row
        for row in Number.objects.select_related("series").filter(
            pk__in=wanted, series__agency_id=agency_id, state="TAKEN", outgoing=None, incoming=None
        )
    }
    found = {}
    for place, draft in enumerate(drafts):
        if draft.number_id is None:
            continue
        row = rows.pop(draft.number_id, None)
        if row is None or row.taken_on != draft.signed_on or row.series.organ != draft.organ:
            raise NumberUnfit(
                "Số đã lấy không dùng được cho văn bản này: sai ngày, sai cơ quan, đã hủy hoặc đã dùng.",
                number=draft.number_id,
            )
        found[place] = numbers.TakenNumber(row.pk, row.n, numbers.printed(row.n, row.symbol))
    return found


def _row(
    agency_id: int,
    draft: OutgoingDraft,
    number: numbers.TakenNumber,
    *,
    replaces_id: int | None,
    corrects_id: int | None,
    actor: Actor,
    at: datetime,
) -> Outgoing:
    abstract, recipients = single_spaced(draft.abstract), single_spaced(draft.recipients)
    return Outgoing(
        agency_id=agency_id,
        number_id=number.id,
        doc_type=draft.doc_type,
        signed_on=draft.signed_on,
        abstract=abstract,
        fold=fold(f"{number.printed} {abstract} {recipients}"),
        signer=single_spaced(draft.signer),
        recipients=recipients,
        keeper=draft.keeper,
        copies=draft.copies,
        drafter=draft.drafter,
        note=draft.note,
        urgency=draft.urgency,
        secret=draft.secret,
        file_id=keep_scan(draft.scan, agency_id=agency_id, kind=File.Kind.ISSUED, actor=actor, at=at)
        if draft.scan
        else draft.file_id,
        replaces_id=replaces_id,
        corrects_id=corrects_id,
        state="SENT" if draft.sent_on else "REGISTERED",
        sent_on=draft.sent_on,
        code=draft.code or new_code(),
        about=draft.about,
        registered_at=at,
    )


def _publish(
    agency_id: int,
    drafts: Sequence[OutgoingDraft],
    rows: Sequence[Outgoing],
    taken: Sequence[numbers.TakenNumber],
    hashes: Mapping[int, str],
) -> None:
    """What anybody may verify. A secret paper is not among it."""
    agencies: dict[tuple[str, date], str] = {}
    published = []
    for draft, row, number in zip(drafts, rows, taken, strict=True):
        if row.secret:
            continue
        key = (draft.organ, row.signed_on.replace(day=1))
        if key not in agencies:
            agencies[key] = agency_name(agency_id, draft.organ, row.signed_on)
        published.append(
            PublicRecord(
                code=row.code,
                number=number.printed,
                signed_on=row.signed_on,
                agency=agencies[key],
                doc_type=row.doc_type,
                sha256=hashes.get(row.file_id or 0, ""),
            )
        )
    PublicRecord.objects.bulk_create(published, batch_size=BATCH)


def agency_name(agency_id: int, organ: str, on: date) -> str:
    """``"UBND huyện Thăng Bình"``, as the place was called on the day."""
    found = UnitVersion.objects.filter(unit_id=agency_id, known__upper_inf=True, valid__contains=on)
    name = found.values_list("name", flat=True).first() or ""
    return f"{organ_of(organ).name} {name[:1].lower()}{name[1:]}".strip()


def _tell(word: str, paper: Outgoing, shown: str, actor: Actor, at: datetime, **after: str) -> None:
    record(
        word, actor=actor, about=f"outgoing:{paper.pk}", at=at, after={"number": shown, "state": paper.state} | after
    )
