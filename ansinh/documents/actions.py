"""What officers do with numbers and registers: each act asks its right, in one transaction, and is recorded.

The subject files do the writing: ``numbers``, ``outgoing``, ``incoming``, ``files``. Rooms above, which number and
enter what they issue, call those inside their own acts.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from ansinh.audit.actions import record
from ansinh.audit.session import acting
from ansinh.documents import files, incoming, numbers, outgoing
from ansinh.documents.files import Scan
from ansinh.documents.incoming import Arrived, Direction, Finish, IncomingDraft
from ansinh.documents.models import File
from ansinh.documents.outgoing import OutgoingDraft, Registered
from ansinh.documents.refusals import SecretPaper
from ansinh.kit.actors import Actor
from ansinh.offices.permissions import check, may

__all__ = ["Arrived", "Direction", "Finish", "IncomingDraft", "OutgoingDraft", "Registered", "Scan"]


def cancel_number(number_id: int, *, reason: str, actor: Actor, at: datetime) -> None:
    """Cross out a number that no paper was sent under. Raises what ``numbers.cancel`` does, NotPermitted."""
    with acting(actor):
        check(actor, "document.write")
        numbers.cancel(number_id, reason=reason, actor=actor, at=at)


def choose_series(agency_id: int, *, organ: str, from_year: int, kept: str, actor: Actor, at: datetime) -> None:
    """One book for all types, or one per type, from a year on. Raises what ``numbers.choose_series`` does, NotPermitted."""
    with acting(actor):
        check(actor, "document.direct")
        numbers.choose_series(agency_id, organ=organ, from_year=from_year, kept=kept, actor=actor, at=at)


def begin_book(
    agency_id: int, series: str, *, organ: str, year: int, first: int, reason: str, actor: Actor, at: datetime
) -> None:
    """The book of a year goes on at a stated number. Raises what ``numbers.begin`` does, NotPermitted."""
    with acting(actor):
        check(actor, "document.direct")
        numbers.begin(agency_id, series, organ=organ, year=year, first=first, reason=reason, actor=actor, at=at)


def register_outgoing(
    agency_id: int, drafts: Sequence[OutgoingDraft], *, actor: Actor, at: datetime
) -> list[Registered]:
    """Enter papers into the register of outgoing papers. Raises what ``outgoing.enter`` does, NotPermitted."""
    with acting(actor):
        check(actor, "document.write")
        made = outgoing.enter(agency_id, drafts, actor=actor, at=at)
        about = f"outgoing:{made[0].id}" if len(made) == 1 else f"unit:{agency_id}"
        record("outgoing.register", actor=actor, about=about, at=at, after={"papers": len(made)})
        return made


def send(outgoing_id: int, *, on: date, actor: Actor, at: datetime) -> None:
    """The paper goes out. Raises what ``outgoing.send`` does, NotPermitted."""
    with acting(actor):
        check(actor, "document.write")
        outgoing.send(outgoing_id, on=on, actor=actor, at=at)


def attach(outgoing_id: int, scan: Scan, *, on: date, actor: Actor, at: datetime) -> int:
    """Keep the signed paper with its row and give the file's id. Raises what ``outgoing.attach`` and ``files.keep`` do."""
    with acting(actor):
        check(actor, "document.write")
        paper, _ = outgoing.locked(outgoing_id)
        if paper.secret:
            raise SecretPaper(outgoing.SECRET)
        file_id = files.keep_scan(scan, agency_id=paper.agency_id, kind=File.Kind.ISSUED, actor=actor, at=at)
        outgoing.attach(outgoing_id, file_id, on=on, actor=actor, at=at)
        return file_id


def replace(outgoing_id: int, draft: OutgoingDraft, *, reason: str, actor: Actor, at: datetime) -> Registered:
    """A new paper of the same kind takes the place of one with wrong content. Raises what ``outgoing.replace`` does."""
    with acting(actor):
        check(actor, "document.write")
        return outgoing.replace(outgoing_id, draft, reason=reason, actor=actor, at=at)


def correct(outgoing_id: int, draft: OutgoingDraft, *, actor: Actor, at: datetime) -> Registered:
    """A công văn puts the form of a paper right. Raises what ``outgoing.correct`` does, NotPermitted."""
    with acting(actor):
        check(actor, "document.write")
        return outgoing.correct(outgoing_id, draft, actor=actor, at=at)


def withdraw(outgoing_id: int, *, notice: str, reason: str, on: date, actor: Actor, at: datetime) -> None:
    """Call a sent paper back. Raises what ``outgoing.withdraw`` does, NotPermitted."""
    with acting(actor):
        check(actor, "document.write")
        outgoing.withdraw(outgoing_id, notice=notice, reason=reason, on=on, actor=actor, at=at)


def confirm_withdrawal(outgoing_id: int, *, receiver: str, on: date, actor: Actor, at: datetime) -> None:
    """A receiver has deleted its copy. Raises what ``outgoing.confirm_withdrawal`` does, NotPermitted."""
    with acting(actor):
        check(actor, "document.write")
        outgoing.confirm_withdrawal(outgoing_id, receiver=receiver, on=on, actor=actor, at=at)


def cancel_outgoing(outgoing_id: int, *, reason: str, on: date, actor: Actor, at: datetime) -> None:
    """Give up a paper that never went out; its number stays, crossed out. Raises what ``outgoing.cancel`` does."""
    with acting(actor):
        check(actor, "document.write")
        outgoing.cancel(outgoing_id, reason=reason, on=on, actor=actor, at=at)


def register_incoming(agency_id: int, drafts: Sequence[IncomingDraft], *, actor: Actor, at: datetime) -> list[Arrived]:
    """Enter papers that arrived. Raises what ``incoming.enter`` does, NotPermitted."""
    with acting(actor):
        check(actor, "document.write")
        made = incoming.enter(agency_id, drafts, actor=actor, at=at)
        incoming.tell("incoming.register", [each.id for each in made], actor=actor, at=at)
        return made


def direct(directions: Sequence[Direction], *, actor: Actor, at: datetime) -> None:
    """The chief says who deals with papers, and until when. Raises what ``incoming.direct`` does, NotPermitted."""
    with acting(actor):
        check(actor, "document.direct")
        incoming.direct(directions, actor=actor, at=at)
        incoming.tell("incoming.direct", [each.incoming_id for each in directions], actor=actor, at=at)


def hand_over(incoming_id: int, *, to: str, on: date, actor: Actor, at: datetime) -> None:
    """The paper goes to who deals with it. Raises what ``incoming.hand_over`` does, NotPermitted."""
    with acting(actor):
        check(actor, "document.write")
        incoming.hand_over(incoming_id, to=to, on=on, actor=actor, at=at)
        incoming.tell("incoming.hand_over", [incoming_id], actor=actor, at=at)


def finish(finishes: Sequence[Finish], *, actor: Actor, at: datetime) -> None:
    """Papers are dealt with: said by who may write the register, or by the lead. Raises what ``incoming.finish`` does."""
    with acting(actor):
        if not may(actor, "document.write") and any(
            incoming.lead_of(each.incoming_id) != actor.user_id for each in finishes
        ):
            check(actor, "document.write")
        incoming.finish(finishes, actor=actor, at=at)
        incoming.tell("incoming.finish", [each.incoming_id for each in finishes], actor=actor, at=at)


def return_wrong_receiver(incoming_id: int, *, reason: str, on: date, actor: Actor, at: datetime) -> None:
    """The paper was for somebody else. Raises what ``incoming.return_wrong_receiver`` does, NotPermitted."""
    with acting(actor):
        check(actor, "document.write")
        incoming.return_wrong_receiver(incoming_id, reason=reason, on=on, actor=actor, at=at)
        incoming.tell("incoming.return", [incoming_id], actor=actor, at=at)


def cancel_incoming(incoming_id: int, *, reason: str, on: date, actor: Actor, at: datetime) -> None:
    """Cross out a row that was entered by mistake. Raises what ``incoming.cancel`` does, NotPermitted."""
    with acting(actor):
        check(actor, "document.write")
        incoming.cancel(incoming_id, reason=reason, on=on, actor=actor, at=at)
