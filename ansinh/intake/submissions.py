"""Applications that citizens send through the portal: lodged, confirmed by a code on their phone, then taken or refused.

The portal's visitor is nobody in particular: a random token, kept in their form, opens the one application that is
theirs (row security sees to it). The token is stored only as its hash, the six digits too.
"""

from __future__ import annotations

import hashlib
import re
import secrets
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db import connection

from ansinh.audit.actions import record
from ansinh.audit.session import acting
from ansinh.documents.files import SCANS, clean_name
from ansinh.documents.refusals import ActiveContent, FileRefused
from ansinh.documents.sniffing import kind_of
from ansinh.intake.models import Outbox, Submission, SubmissionFile
from ansinh.intake.refusals import FormRefused, SubmissionSettled, UnknownSubmission, Wrong
from ansinh.intake.states import CODE_MINUTES, SUBMISSION_NEXT, SubmissionState
from ansinh.kit.actors import Actor
from ansinh.kit.vietnamese import single_spaced
from ansinh.offices.permissions import check
from ansinh.registry.places import communes

ATTEMPTS = 5  # wrong codes; then a new one must be sent
CODES = 3  # messages to one phone for one application
UNCONFIRMED_HOURS = 24  # then it is forgotten
MAX_FILES = 8
MAX_FILE_BYTES = 5 * 1024 * 1024
_LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # none that are read for one another
_PHONE = re.compile(r"0[235789][0-9]{8}")


@dataclass(frozen=True)
class Applicant:
    """Who applies. ``relation`` to the person it is for: empty, or «con», «người giám hộ»; ``birth_year`` is theirs."""

    name: str
    relation: str
    phone: str
    cccd: str
    birth_year: int


@dataclass(frozen=True)
class SentFile:
    """A file as it came; ``paper``: code of the procedure's paper that it is said to be."""

    paper: str
    name: str
    content: bytes


@dataclass(frozen=True)
class NewSubmission:
    """Everything that a citizen sends at once."""

    procedure: str
    commune_id: int
    applicant: Applicant
    answers: Mapping[str, Any]
    files: Sequence[SentFile]


@dataclass(frozen=True)
class Lodged:
    """An application that waits for its code. ``digits`` went to the phone; only a demonstration may show them."""

    submission_id: int
    code: str
    digits: str


@dataclass(frozen=True)
class Confirmation:
    """What became of a code. ``state``: CONFIRMED, WRONG, SPENT (a new code is needed). ``left``: attempts.

    ``applicant`` as they wrote it themselves: the room above keeps hashes of it for the look-up.
    """

    state: str
    code: str
    left: int
    procedure: str
    commune_id: int
    applicant: Applicant


@dataclass(frozen=True)
class TakenSubmission:
    """What an officer took over, for the room that makes a dossier of it."""

    id: int
    code: str
    procedure: str
    commune_id: int
    applicant: Mapping[str, Any]
    answers: Mapping[str, Any]
    files: tuple[SentFile, ...]


def read_applicant(raw: Mapping[str, str], on: date) -> tuple[Applicant | None, tuple[Wrong, ...]]:
    """Who applies, as typed, or what is wrong with it."""
    text = {key: single_spaced(raw.get(key, ""))[:121] for key in ("name", "relation", "phone", "cccd", "birth_year")}
    phone = re.sub(r"[\s.-]", "", text["phone"])
    phone = "0" + phone[3:] if phone.startswith("+84") else phone
    cccd, year = text["cccd"].replace(" ", ""), text["birth_year"]
    known_year = re.fullmatch(r"[0-9]{4}", year, re.ASCII) and 1900 <= int(year) <= on.year
    wrong = [
        Wrong(field, label, sentence)
        for field, label, fits, sentence in (
            ("name", "Họ và tên", 2 <= len(text["name"]) <= 120, "Ghi họ và tên như trên thẻ căn cước."),
            ("relation", "Quan hệ", len(text["relation"]) <= 60, "Ghi ngắn: con, cháu, người giám hộ."),
            ("phone", "Điện thoại", _PHONE.fullmatch(phone), "Số điện thoại có 10 chữ số, bắt đầu bằng 0."),
            ("cccd", "Số căn cước", re.fullmatch(r"[0-9]{12}", cccd, re.ASCII), "Số căn cước có đúng 12 chữ số."),
            ("birth_year", "Năm sinh", known_year, "Năm sinh có 4 chữ số, ví dụ 1956."),
        )
        if not fits
    ]
    if wrong:
        return None, tuple(wrong)
    return Applicant(text["name"], text["relation"], phone, cccd, int(year)), ()


def lodge(new: NewSubmission, *, token: str, actor: Actor, at: datetime) -> Lodged:
    """Keep an application until its code comes back. The same token again changes nothing and sends nothing.

    Raises FormRefused (``wrong`` names the place or the files).
    """
    kinds = _checked(new, at.date())
    with _holding(token, actor):
        held = Submission.objects.filter(token_hash=_hash(token)).first()
        if held:
            return Lodged(held.id, held.code, "")
        digits = _digits()
        made = Submission.objects.create(
            code=_code(at), procedure=new.procedure, commune_id=new.commune_id, applicant=asdict(new.applicant),
            answers=dict(new.answers), token_hash=_hash(token), code_hash=_hash(token + digits),
            code_until=at + timedelta(minutes=CODE_MINUTES), at=at,
        )  # fmt: skip
        SubmissionFile.objects.bulk_create(
            SubmissionFile(
                submission=made, paper=file.paper, name=clean_name(file.name), media_type=kind, content=file.content
            )
            for file, kind in zip(new.files, kinds, strict=True)
        )
        _send(made, digits, at)
        record("submission.lodged", actor=actor, about=f"submission:{made.id}", at=at, after={"files": len(new.files)})
        return Lodged(made.id, made.code, digits)


def send_again(token: str, *, actor: Actor, at: datetime) -> Lodged:
    """A new code to the same phone; at most ``CODES`` in all, then ``digits`` is empty. Raises UnknownSubmission."""
    with _holding(token, actor):
        held = _unconfirmed(token, at)
        if held.codes_sent >= CODES:
            return Lodged(held.id, held.code, "")
        digits = _digits()
        held.code_hash, held.code_until = _hash(token + digits), at + timedelta(minutes=CODE_MINUTES)
        held.codes_sent, held.attempts = held.codes_sent + 1, 0
        held.save(update_fields=["code_hash", "code_until", "codes_sent", "attempts"])
        _send(held, digits, at)
        return Lodged(held.id, held.code, digits)


def confirm(token: str, digits: str, *, actor: Actor, at: datetime) -> Confirmation:
    """Try a code. A wrong one is counted, so it is an answer and no refusal. Raises UnknownSubmission.

    Confirmed again, it stays confirmed.
    """
    with _holding(token, actor):
        held = Submission.objects.select_for_update().filter(token_hash=_hash(token)).first()
        if held is not None and held.state != SubmissionState.UNCONFIRMED:
            return _answer(held, "CONFIRMED")
        held = _unconfirmed(token, at)
        if held.attempts >= ATTEMPTS or at > held.code_until:
            return _answer(held, "SPENT")
        typed = re.sub(r"\D", "", digits[:20])
        if not secrets.compare_digest(_hash(token + typed), held.code_hash):
            held.attempts += 1
            held.save(update_fields=["attempts"])
            left = ATTEMPTS - held.attempts
            return _answer(held, "WRONG" if left else "SPENT", left)
        held.state, held.confirmed_at = SubmissionState.WAITING, at
        held.save(update_fields=["state", "confirmed_at"])
        record("submission.confirmed", actor=actor, about=f"submission:{held.id}", at=at)
        return _answer(held, "CONFIRMED")


def take(submission_id: int, *, actor: Actor, at: datetime) -> TakenSubmission:
    """An officer takes it over; in the caller's transaction, which makes the dossier and calls ``became``.

    Raises UnknownSubmission, SubmissionSettled.
    """
    held = _waiting(submission_id, SubmissionState.TAKEN)
    _settle(held, SubmissionState.TAKEN, actor, at)
    files = tuple(SentFile(file.paper, file.name, bytes(file.content)) for file in held.files.order_by("id"))
    return TakenSubmission(held.id, held.code, held.procedure, held.commune_id, held.applicant, held.answers, files)


def became(submission_id: int, dossier_code: str) -> None:
    """The dossier that it is now; in the transaction of ``take``. Its files are kept with the dossier from here on."""
    Submission.objects.filter(id=submission_id).update(dossier_code=dossier_code)
    SubmissionFile.objects.filter(submission_id=submission_id).delete()


def refuse(submission_id: int, reason: str, *, actor: Actor, at: datetime) -> str:
    """An officer says no, with the reason that the citizen reads; in the caller's transaction. Gives its code."""
    held = _waiting(submission_id, SubmissionState.REFUSED)
    held.reason = single_spaced(reason)
    _settle(held, SubmissionState.REFUSED, actor, at)
    return held.code


def code_of(submission_id: int) -> str:
    """The code on its receipt. Raises UnknownSubmission."""
    code = Submission.objects.filter(id=submission_id).values_list("code", flat=True).first()
    if code is None:
        raise UnknownSubmission
    return code


def forget_unconfirmed(*, actor: Actor, at: datetime) -> int:
    """Remove applications that nobody confirmed within a day, with their files and messages. Gives how many."""
    with acting(actor):
        gone = Submission.objects.filter(
            state=SubmissionState.UNCONFIRMED, at__lt=at - timedelta(hours=UNCONFIRMED_HOURS)
        )
        count = gone.count()
        gone.delete()
        if count:
            record("submission.forgotten", actor=actor, about="submission:unconfirmed", at=at, after={"count": count})
        return count


def mark_sent(message_ids: Sequence[int], *, actor: Actor, at: datetime) -> int:
    """These messages have been sent, by the modem program or by hand. Safe to repeat. Gives how many were new.

    Raises NotPermitted.
    """
    with acting(actor):
        check(actor, "message.send")
        sent = Outbox.objects.filter(id__in=message_ids, sent_at=None).update(sent_at=at)
        if sent:
            record("message.sent", actor=actor, about="message:batch", at=at, after={"count": sent})
        return sent


@contextmanager
def _holding(token: str, actor: Actor) -> Iterator[None]:
    """A transaction in which row security shows the application of this token."""
    with acting(actor), connection.cursor() as cursor:
        cursor.execute("SELECT set_config('ansinh.submission', %s, true)", [_hash(token)])
        yield
        cursor.execute("SELECT set_config('ansinh.submission', '', true)")


def _checked(new: NewSubmission, on: date) -> list[str]:
    """The media types of its files. Raises FormRefused."""
    wrong, kinds = [], []
    if new.commune_id not in {commune.id for commune in communes(on)}:
        wrong.append(Wrong("commune", "Nơi ở", "Chọn xã, phường, thị trấn nơi người hưởng thường trú."))
    if len(new.files) > MAX_FILES:
        wrong.append(Wrong("files", "Giấy tờ", f"Gửi nhiều nhất {MAX_FILES} tệp. Bớt lại rồi gửi."))
    for file in new.files[:MAX_FILES]:
        try:
            kinds.append(_kind(file))
        except (FileRefused, ActiveContent) as refusal:
            wrong.append(Wrong("files", clean_name(file.name), refusal.sentence))
    if wrong:
        raise FormRefused(tuple(wrong))
    return kinds


def _kind(file: SentFile) -> str:
    if len(file.content) > MAX_FILE_BYTES:
        raise FileRefused(f"Tệp lớn hơn {MAX_FILE_BYTES // 1024 // 1024} MB. Chụp lại ở cỡ nhỏ hơn.")
    kind = kind_of(file.content)
    if kind not in SCANS:
        raise FileRefused("Chỉ nhận ảnh chụp (JPG, PNG, HEIC) hoặc PDF.")
    return kind.media_type


def _unconfirmed(token: str, at: datetime) -> Submission:
    held = Submission.objects.select_for_update().filter(token_hash=_hash(token)).first()
    if held is None or held.state != SubmissionState.UNCONFIRMED or at - held.at > timedelta(hours=UNCONFIRMED_HOURS):
        raise UnknownSubmission
    return held


def _answer(held: Submission, state: str, left: int = 0) -> Confirmation:
    return Confirmation(state, held.code, left, held.procedure, held.commune_id, Applicant(**held.applicant))


def _waiting(submission_id: int, to: SubmissionState) -> Submission:
    held = Submission.objects.select_for_update().filter(id=submission_id).first()
    if held is None:
        raise UnknownSubmission
    if to not in SUBMISSION_NEXT[SubmissionState(held.state)]:
        raise SubmissionSettled(held.state)
    return held


def _settle(held: Submission, state: SubmissionState, actor: Actor, at: datetime) -> None:
    held.state, held.settled_at, held.settled_by = state, at, actor.user_id
    held.save(update_fields=["state", "settled_at", "settled_by", "reason"])


def _send(submission: Submission, digits: str, at: datetime) -> None:
    """Without marks: a message of the GSM alphabet is one message."""
    text = f"An Sinh: ma xac nhan don {submission.code} la {digits}, dung trong {CODE_MINUTES} phut. Khong dua ma nay cho ai."
    Outbox.objects.create(submission=submission, phone=submission.applicant["phone"], text=text, at=at)


def _code(at: datetime) -> str:
    return f"DK{at:%y%m%d}-" + "".join(secrets.choice(_LETTERS) for _ in range(6))


def _digits() -> str:
    return f"{secrets.randbelow(1_000_000):06}"


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
