"""Reading dossiers: one with everything that happened to it, found by code or name, and the tracking book (form 06)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from ansinh.audit.session import acting
from ansinh.cases.calendar import calendar
from ansinh.cases.catalog import procedure as procedure_of
from ansinh.cases.models import Dossier, Move, PaperGiven, Rating, Status
from ansinh.cases.queues import ROWS, QueueRow, fetch, rows_of
from ansinh.cases.refusals import UnknownDossier
from ansinh.cases.spec import Procedure, Step, Version
from ansinh.cases.states import ENDED, EXTERNAL, WORDS
from ansinh.kit.actors import Actor
from ansinh.kit.workdays import HANOI
from ansinh.offices.permissions import check, may
from ansinh.registry import search

FOUND = 20  # dossiers that a search shows
SCORES = {1: "rất không hài lòng", 2: "không hài lòng", 3: "bình thường", 4: "hài lòng", 5: "rất hài lòng"}


@dataclass(frozen=True)
class PaperRow:
    """A paper of the dossier; ``missing``: asked for and not yet handed in. ``file_id``: its scan, or None."""

    code: str
    title: str
    copies: int
    missing: bool
    file_id: int | None


@dataclass(frozen=True)
class MoveRow:
    """One thing that happened, in words. ``detail``: by word (letter, papers, new_day, receiver...)."""

    id: int
    at: datetime
    word: str
    title: str
    from_role: str
    to_role: str
    from_step: str
    to_step: str
    actor_name: str
    reason: str
    detail: Mapping[str, Any]


@dataclass(frozen=True)
class StepRow:
    """A station on the way. ``state``: PAST, HERE, AHEAD."""

    step: Step
    state: str


@dataclass(frozen=True)
class Act:
    """Something that the actor may do now: the word of ``states.WORDS`` and its name."""

    word: str
    title: str


@dataclass(frozen=True)
class RatingRow:
    """What the citizen said of the service: ``score`` 1 to 5, and perhaps words."""

    score: int
    title: str
    words: str


@dataclass(frozen=True)
class DossierPage:
    """One dossier with everything. ``acts``: what the actor may do with it now; ``backward``: steps to give it back to."""

    row: QueueRow
    procedure: Procedure
    version: Version
    channel_title: str
    token: str
    guarded: str
    applicant: Mapping[str, Any]
    answers: Mapping[str, Any]
    facts: Mapping[str, Any]
    conclusion_title: str
    note: str
    exceptions: tuple[str, ...]
    letter: str
    result: Mapping[str, Any]
    reappointed: bool
    supplement_count: int
    step_due_at: datetime | None
    paused_since: datetime | None
    ended_at: datetime | None
    rating: RatingRow | None
    papers: tuple[PaperRow, ...]
    moves: tuple[MoveRow, ...]
    steps: tuple[StepRow, ...]
    backward: tuple[Step, ...]
    acts: tuple[Act, ...]


@dataclass(frozen=True)
class TrackingRow:
    """A line of the tracking book (form 06 of Thông tư 01/2018/TT-VPCP)."""

    code: str
    title: str
    name: str
    phone: str
    received_at: datetime
    promised_at: datetime | None
    ended_at: datetime | None
    given_at: datetime | None
    receiver: str
    status_title: str


BOOK = """
SELECT d.code, d.procedure, coalesce(p.full_name, d.applicant ->> 'name') AS name,
  coalesce(d.applicant ->> 'phone', '') AS phone, d.received_at, d.promised_at, d.ended_at, g.at AS given_at,
  coalesce(g.detail ->> 'receiver', '') AS receiver, d.status
FROM cases_dossier d
LEFT JOIN registry_person p ON p.id = d.person_id
LEFT JOIN cases_move g ON g.dossier_id = d.id AND g.word = 'give_result'
WHERE d.received_at >= %(start)s AND d.received_at <= %(end)s AND (%(commune)s::bigint IS NULL OR d.commune_id = %(commune)s)
ORDER BY d.received_at, d.id
"""


def dossier(dossier_id: int, *, actor: Actor, at: datetime) -> DossierPage:
    """One dossier. Raises UnknownDossier, also for those that the actor may not see; NotPermitted."""
    check(actor, "dossier.read")
    with acting(actor):
        held = Dossier.objects.filter(pk=dossier_id).first()
        if held is None:
            raise UnknownDossier
        row = _rows("WHERE d.id = %(id)s", {"id": dossier_id}, at)[0]
        papers = PaperGiven.objects.filter(dossier_id=dossier_id).order_by("id")
        moves = Move.objects.filter(dossier_id=dossier_id).order_by("id")
        return _page(held, row, tuple(map(_paper, papers)), tuple(map(_move, moves)), actor)


def dossier_id(code: str, *, actor: Actor) -> int:
    """The id behind a code, as typed or scanned. Raises UnknownDossier, NotPermitted."""
    check(actor, "dossier.read")
    with acting(actor):
        found = Dossier.objects.filter(code=re.sub(r"\s", "", code).upper()).values_list("pk", flat=True).first()
    if found is None:
        raise UnknownDossier
    return found


def find(text: str, *, actor: Actor, at: datetime) -> tuple[QueueRow, ...]:
    """Dossiers by the beginning or the end of their code, or by the person's name or number; newest first."""
    check(actor, "dossier.read")
    with acting(actor):
        typed = re.sub(r"\s", "", text).upper()
        if re.fullmatch(r"(H[0-9.]+-?)?[0-9-]{4,}|H[0-9.]+", typed, re.ASCII) and len(typed) < 12 + 12:
            by_code = _rows(
                "WHERE d.code LIKE %(begins)s OR d.code LIKE %(ends)s ORDER BY d.id DESC LIMIT %(most)s",
                {"begins": f"{typed}%", "ends": f"%{typed}", "most": FOUND},
                at,
            )
            if by_code:
                return by_code
        people = [person.id for person in search.find(text, limit=FOUND)]
        return _rows(
            "WHERE d.person_id = ANY (%(people)s) ORDER BY d.id DESC LIMIT %(most)s",
            {"people": people, "most": FOUND},
            at,
        )


def dossiers_of(person_id: int, *, actor: Actor, at: datetime) -> tuple[QueueRow, ...]:
    """The dossiers about a person, newest first."""
    check(actor, "dossier.read")
    with acting(actor):
        return _rows("WHERE d.person_id = %(person)s ORDER BY d.id DESC", {"person": person_id}, at)


def tracking_book(*, start: date, end: date, commune_id: int | None = None, actor: Actor) -> list[TrackingRow]:
    """The book of the dossiers received from ``start`` to ``end``, both included, in their order."""
    check(actor, "dossier.read")
    days = {"start": datetime.combine(start, time.min, HANOI), "end": datetime.combine(end, time.max, HANOI)}
    with acting(actor):
        return [_line(row) for row in fetch(BOOK, {**days, "commune": commune_id})]


def acts_of(held: Dossier, actor: Actor) -> tuple[Act, ...]:
    """What the actor may do with a dossier now, by its life and their rights."""
    return tuple(
        Act(word, rule.done)
        for word, rule in WORDS.items()
        if held.status in rule.before
        and may(actor, rule.right)
        and (not rule.of_holder or actor.role in (held.holder, "system"))
        and _fits(held, word)
    )


def _fits(held: Dossier, word: str) -> bool:
    """What the table of statuses cannot say: the step, and what was done once already."""
    if word in ("hand_over", "forward"):
        following = _next(held)
        return following is not None and (following.role == EXTERNAL) == (word == "forward")
    return {
        "accept": held.accepted_at is None,
        "ask_supplement": held.supplement_count == 0,
        "ask_second_supplement": held.supplement_count > 0,
        "reappoint": not held.reappointed and held.promised_at is not None,
        "take_result": held.holder == EXTERNAL,
        "finish": False,  # decisions finish dossiers
    }.get(word, True)


def _next(held: Dossier) -> Step | None:
    steps = procedure_of(held.procedure).version_on(held.version_start).steps
    place = [step.code for step in steps].index(held.step)
    return steps[place + 1] if place + 1 < len(steps) else None


def _page(
    held: Dossier, row: QueueRow, papers: tuple[PaperRow, ...], moves: tuple[MoveRow, ...], actor: Actor
) -> DossierPage:
    procedure = procedure_of(held.procedure)
    version = procedure.version_on(held.version_start)
    here = version.steps.index(version.step(held.step))
    ended = held.status in ENDED
    return DossierPage(
        row=row,
        procedure=procedure,
        version=version,
        channel_title=str(Dossier.Channel(held.channel).label),
        token=held.token,
        guarded=held.guarded,
        applicant=held.applicant,
        answers=held.answers,
        facts=held.facts,
        conclusion_title=str(Dossier.Conclusion(held.conclusion).label) if held.conclusion else "",
        note=held.note,
        exceptions=tuple(held.exceptions),
        letter=held.letter,
        result=held.result,
        reappointed=held.reappointed,
        supplement_count=held.supplement_count,
        step_due_at=held.step_due_at,
        paused_since=held.paused_since,
        ended_at=held.ended_at,
        rating=_rating(held.code) if held.ended_at else None,
        papers=papers,
        moves=moves,
        steps=tuple(
            StepRow(step, "PAST" if index < here or ended else "HERE" if index == here else "AHEAD")
            for index, step in enumerate(version.steps)
        ),
        backward=tuple(step for step in version.steps[:here] if step.role != EXTERNAL),
        acts=acts_of(held, actor),
    )


def _rating(code: str) -> RatingRow | None:
    row = Rating.objects.filter(code=code).first()
    return None if row is None else RatingRow(row.score, SCORES[row.score], row.words)


def _paper(row: PaperGiven) -> PaperRow:
    return PaperRow(row.code, row.title, row.copies, row.state == PaperGiven.State.MISSING, row.file_id)


def _move(row: Move) -> MoveRow:
    return MoveRow(
        id=row.pk,
        at=row.at,
        word=row.word,
        title=WORDS[row.word].done,
        from_role=row.from_role,
        to_role=row.to_role,
        from_step=row.from_step,
        to_step=row.to_step,
        actor_name=row.actor_name,
        reason=row.reason,
        detail=row.detail,
    )


def _line(row: dict[str, Any]) -> TrackingRow:
    title, status = procedure_of(row.pop("procedure")).title, Status(row.pop("status"))
    return TrackingRow(**row, title=title, status_title=str(status.label))


def _rows(condition: str, values: dict[str, Any], at: datetime) -> tuple[QueueRow, ...]:
    return rows_of(fetch(f"{ROWS} {condition}", values), calendar(), at=at)
