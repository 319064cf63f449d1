"""How every act moves dossiers: hold their rows, check, note the move, write all of them in a few statements.

Nine hundred dossiers cost as many statements as one. Inside ``audit.session.acting``.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, NamedTuple

from ansinh.audit.actions import record
from ansinh.cases import clock, public
from ansinh.cases.calendar import calendar
from ansinh.cases.catalog import procedure as procedure_of
from ansinh.cases.clock import ClockEvent
from ansinh.cases.models import Dossier, Move, Status
from ansinh.cases.refusals import ChangedMeanwhile, ClosedDossier, ForeignHolder, NoReason, UnknownDossier, WrongState
from ansinh.cases.spec import Procedure, Span, Step, Version
from ansinh.cases.states import ENDED, HOLDER_TITLES, OPEN, PAUSED, WAY_OUT, WORDS
from ansinh.kit.actors import Actor
from ansinh.kit.bulk import execute_bulk
from ansinh.kit.workdays import HANOI
from ansinh.offices.permissions import check
from ansinh.offices.queries import role_title

SYSTEM = "system"  # jobs and the demo act for any holder
# What moves change in a dossier's row.
COLUMNS = {
    "commune_id": "bigint",
    "guarded": "text",
    "seat": "text",
    "status": "smallint",
    "step": "text",
    "place": "text",
    "holder": "text",
    "holder_user_id": "bigint",
    "handed_over_at": "timestamptz",
    "accepted_at": "timestamptz",
    "starts_on": "date",
    "promised_at": "timestamptz",
    "step_due_at": "timestamptz",
    "paused_since": "timestamptz",
    "supplement_count": "smallint",
    "reappointed": "boolean",
    "ended_at": "timestamptz",
    "last_move": "bigint",
    "conclusion": "text",
    "note": "text",
    "facts": "jsonb",
    "exceptions": "jsonb",
    "letter": "text",
    "result": "jsonb",
}
UPDATE = (
    f"UPDATE cases_dossier d SET ({', '.join(COLUMNS)}) = ({', '.join(f'n.{name}' for name in COLUMNS)})"
    " FROM jsonb_to_recordset(%s::jsonb) AS n"
    f" (id bigint, {', '.join(f'{name} {kind}' for name, kind in COLUMNS.items())}) WHERE d.id = n.id"
)


TICKING = [word for word, rule in WORDS.items() if rule.tick]  # words that the clock heeds
ADD_MOVES = """
INSERT INTO cases_move (dossier_id, at, word, from_step, to_step, from_role, to_role, status, actor_id, actor_name,
  reason, detail)
SELECT dossier_id, at, word, from_step, to_step, from_role, to_role, status, actor_id, actor_name, reason, detail
FROM jsonb_to_recordset(%s::jsonb) AS n (place bigint, dossier_id bigint, at timestamptz, word text, from_step text,
  to_step text, from_role text, to_role text, status smallint, actor_id bigint, actor_name text, reason text,
  detail jsonb)
ORDER BY place RETURNING id
"""


class Noted(NamedTuple):
    """A move that is not written yet: the columns of ``Move``."""

    dossier_id: int
    at: datetime
    word: str
    from_step: str
    to_step: str
    from_role: str
    to_role: str
    status: int
    actor_id: int | None
    actor_name: str
    reason: str
    detail: dict[str, object]


@dataclass
class Walker:
    """A dossier in hand, with the version of the procedure that it walks and the moves noted but not yet written."""

    dossier: Dossier
    procedure: Procedure
    version: Version
    moves: list[Noted] = field(default_factory=list)

    @property
    def step(self) -> Step:
        return self.version.step(self.dossier.step)

    @property
    def next_step(self) -> Step | None:
        """The step after the one it is at; None at the last."""
        place = self.version.steps.index(self.step)
        return self.version.steps[place + 1] if place + 1 < len(self.version.steps) else None

    def arrive(self, step: Step, *, actor: Actor, at: datetime, role: str = "", place: str = "") -> None:
        """Put it into the hands of the step's role. Whoever hands it to themselves has accepted it."""
        dossier = self.dossier
        there = place or (dossier.seat if step.place == "DISTRICT" else step.place)
        own = actor.role == (role or step.role) == dossier.holder and there == dossier.place
        dossier.step, dossier.place, dossier.holder = step.code, there, role or step.role
        dossier.handed_over_at, dossier.accepted_at = at, at if own else None
        dossier.holder_user_id = actor.user_id if own else None

    def note(
        self,
        word: str,
        *,
        actor: Actor,
        at: datetime,
        to: Step | None = None,
        role: str = "",
        place: str = "",
        reason: str = "",
        **detail: object,
    ) -> None:
        """Remember the move, and let it change where the dossier is and its status. ``detail`` is JSON."""
        dossier = self.dossier
        before_step, before_role = dossier.step, dossier.holder
        if to is not None:
            self.arrive(to, actor=actor, at=at, role=role, place=place)
        dossier.status = WORDS[word].after or dossier.status
        dossier.paused_since = at if dossier.status in PAUSED else None
        dossier.ended_at = (dossier.ended_at or at) if dossier.status in ENDED else None
        self.moves.append(
            Noted(
                dossier_id=dossier.pk,
                at=at,
                word=word,
                from_step=before_step,
                to_step=dossier.step,
                from_role=before_role,
                to_role=dossier.holder,
                status=dossier.status,
                actor_id=actor.user_id,
                actor_name=actor.name,
                reason=reason.strip(),
                detail=detail,
            )
        )


class Happened(NamedTuple):
    """Of a move, what the clock heeds."""

    at: datetime
    word: str
    from_step: str
    to_step: str
    detail: dict[str, Any]


def walker_of(dossier: Dossier) -> Walker:
    """A dossier with its procedure as it stood when it was received."""
    procedure = procedure_of(dossier.procedure)
    return Walker(dossier, procedure, procedure.version_on(dossier.version_start))


def hold(
    ids: Sequence[int], word: str, *, actor: Actor, at: datetime, seen: Mapping[int, int] | None = None
) -> list[Walker]:
    """Lock dossiers for an act, in the order of ``ids``, or refuse it for all of them. Repeated ids count once.

    ``seen``: the newest move of each that the page showed; None for programs. Whoever acts on a dossier that was handed
    over to them accepts it by that. Raises UnknownDossier, ClosedDossier, ChangedMeanwhile, WrongState, ForeignHolder,
    NotPermitted.
    """
    check(actor, WORDS[word].right)
    wanted = dict.fromkeys(ids)
    rows = {row.pk: row for row in Dossier.objects.select_for_update().filter(pk__in=wanted).order_by("pk")}
    if len(rows) < len(wanted):
        raise UnknownDossier
    for pk in wanted:
        _check(rows[pk], word, actor, None if seen is None else seen.get(pk, 0))
    walkers = [walker_of(rows[pk]) for pk in wanted]
    for walker in walkers:
        if WORDS[word].of_holder and word != "accept" and walker.dossier.status in WORDS["accept"].before:
            accept(walker, actor=actor, at=at)
    return walkers


def hold_one(dossier_id: int, word: str, *, actor: Actor, at: datetime, seen_move: int | None) -> Walker:
    """One dossier; ``seen_move``: the newest move that the page showed, None for programs."""
    seen = None if seen_move is None else {dossier_id: seen_move}
    return hold([dossier_id], word, actor=actor, at=at, seen=seen)[0]


def accept(walker: Walker, *, actor: Actor, at: datetime) -> None:
    """The holder has it in hand."""
    if walker.dossier.accepted_at is None:
        walker.note("accept", actor=actor, at=at)
        walker.dossier.accepted_at, walker.dossier.holder_user_id = at, actor.user_id


def need_reason(reason: str) -> str:
    """Raises NoReason."""
    if not reason.strip():
        raise NoReason
    return reason.strip()


def write(
    walkers: Sequence[Walker], *, actor: Actor, at: datetime, fresh: Mapping[int, public.Factors] | None = None
) -> None:
    """Write the noted moves, the clocks that they change, the rows, and what citizens see. One entry in the trail.

    ``fresh``: second factors, by id, of the dossiers that begin here.
    """
    if not walkers:
        return
    _add_moves(walkers)
    _set_clocks([walker for walker in walkers if any(WORDS[move.word].tick for move in walker.moves)], at=at)
    _save(walkers)
    public.publish(walkers, factors=fresh or {})
    _tell(walkers, actor=actor, at=at)


def refresh(walkers: Sequence[Walker], *, at: datetime) -> None:
    """Read the clocks again, by another calendar, and write what changed."""
    _set_clocks(walkers, at=at)
    _save(walkers)
    public.publish(walkers, factors={})


def open_walkers() -> list[Walker]:
    """All dossiers without a result that the session may see, locked."""
    rows = Dossier.objects.select_for_update().filter(status__in=OPEN).order_by("pk")
    return [walker_of(row) for row in rows]


def events_of(version: Version, moves: Iterable[Happened]) -> list[ClockEvent]:
    """What the clock heeds of a dossier's moves, in their order.

    Two machines' clocks may differ: what was written down later did not happen earlier.
    """
    events: list[ClockEvent] = []
    for move in moves:
        tick = WORDS[move.word].tick
        if tick:
            at = max(move.at, events[-1].at) if events else move.at
            span = _span(version, move) if tick in (clock.START, clock.STEP) else None
            new_day = date.fromisoformat(move.detail["new_day"]) if tick == clock.REAPPOINT else None
            events.append(ClockEvent(at, tick, span, new_day))
    return events


def day_of(moment: datetime) -> date:
    """The day of a moment as the office counts it."""
    return moment.astimezone(HANOI).date()


def _check(dossier: Dossier, word: str, actor: Actor, seen: int | None) -> None:
    rule, status = WORDS[word], Status(dossier.status)
    if status in ENDED and status not in rule.before:
        raise ClosedDossier(
            f"Hồ sơ {dossier.code} đã đóng («{status.label}»), không thể {rule.title}."
            " Mở hồ sơ để xem kết quả; việc mới cần một hồ sơ mới.",
            dossier=dossier.code,
            status=int(status),
        )
    if seen is not None and seen != dossier.last_move:
        raise ChangedMeanwhile(
            f"Hồ sơ {dossier.code} vừa được xử lý sau khi bạn mở trang. Tải lại trang để xem rồi làm tiếp.",
            dossier=dossier.code,
        )
    if status not in rule.before:
        way_out = WAY_OUT.get(status, "Mở hồ sơ để xem việc cần làm.")
        raise WrongState(
            f"Hồ sơ {dossier.code} đang ở trạng thái «{status.label}», chưa thể {rule.title}. {way_out}",
            dossier=dossier.code,
            status=int(status),
        )
    if rule.of_holder and actor.role not in (dossier.holder, SYSTEM):
        holder = role_title(dossier.holder) or HOLDER_TITLES.get(dossier.holder, dossier.holder)
        raise ForeignHolder(
            f"Hồ sơ {dossier.code} đang do {holder} giữ, bạn không thể {rule.title}. Liên hệ nơi đang giữ hồ sơ.",
            dossier=dossier.code,
            holder=dossier.holder,
        )


def _span(version: Version, move: Happened) -> Span | None:
    """The time of the step that begins, unless an agency's result only came back to be written down."""
    return None if move.word == "take_result" and move.from_step == move.to_step else version.step(move.to_step).span


def _set_clocks(walkers: Sequence[Walker], *, at: datetime) -> None:
    """Every clock again from all its moves: one query, then plain computing."""
    started = [walker for walker in walkers if walker.dossier.status != Status.NOT_RECEIVED]
    if not started:
        return
    history: dict[int, list[Happened]] = defaultdict(list)
    rows = Move.objects.filter(dossier_id__in=[walker.dossier.pk for walker in started], word__in=TICKING)
    for dossier_id, *happened in rows.order_by("id").values_list("dossier_id", *Happened._fields):
        history[dossier_id].append(Happened(*happened))
    days = calendar()
    for walker in started:
        dossier = walker.dossier
        events = events_of(walker.version, history[dossier.pk])
        reading = clock.read(walker.version.promise, events, days, at=at)
        dossier.starts_on, dossier.promised_at = reading.starts_on, reading.promised_at
        dossier.step_due_at = reading.step_due_at


def _add_moves(walkers: Sequence[Walker]) -> None:
    """Write the noted moves, each dossier's in their order."""
    noted = [(walker.dossier, move) for walker in walkers for move in walker.moves]
    rows = [{"place": place, **move._asdict()} for place, (_, move) in enumerate(noted)]
    for (dossier, _), (pk,) in zip(noted, execute_bulk(ADD_MOVES, [json.dumps(rows, default=str)]), strict=True):
        dossier.last_move = pk


def _save(walkers: Sequence[Walker]) -> None:
    rows = [
        {"id": walker.dossier.pk, **{name: getattr(walker.dossier, name) for name in COLUMNS}} for walker in walkers
    ]
    execute_bulk(UPDATE, [json.dumps(rows, default=str)])


def _tell(walkers: Sequence[Walker], *, actor: Actor, at: datetime) -> None:
    """The trail names the act and the dossiers; what happened to each is in its moves."""
    last = walkers[0].moves[-1]
    after: dict[str, Any] = {"status": last.status, "step": last.to_step, "holder": last.to_role}
    about = f"dossier:{walkers[0].dossier.pk}"
    if len(walkers) > 1:
        about, after = "dossiers", {"dossiers": [walker.dossier.pk for walker in walkers]}
    record(f"dossier.{last.word}", actor=actor, about=about, at=at, after=after)
