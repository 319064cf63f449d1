"""How dossiers end: with a decision, a refusal, or withdrawn; and the result into the citizen's hands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from ansinh.audit.session import acting
from ansinh.cases import walking
from ansinh.cases.models import Dossier
from ansinh.cases.refusals import NotAnOutcome
from ansinh.kit.actors import Actor

REFUSE = Dossier.Conclusion.REFUSE


def finish(
    ids: Sequence[int],
    result: Mapping[str, Any],
    *,
    each: Mapping[int, Mapping[str, Any]] | None = None,
    actor: Actor,
    at: datetime,
) -> None:
    """The decision is there: called by ``decisions`` for the dossiers that it settles, in its own transaction.

    ``result``: {outcome: GRANT, REFUSE or NONE, number, signed_on, decision_id, ...} as JSON, the same for all;
    ``each``: what differs, by dossier. Raises ClosedDossier, NotAnOutcome and what ``hold`` does.
    """
    with acting(actor):
        own = each or {}
        walkers = walking.hold(ids, "finish", actor=actor, at=at)
        for walker in walkers:
            dossier = walker.dossier
            dossier.result = {**dossier.result, **result, **own.get(dossier.pk, {})}
            if dossier.result.get("outcome") not in Dossier.Conclusion.values:
                raise NotAnOutcome("Kết quả của hồ sơ phải là hưởng, không hưởng hoặc không kết luận.")
            number = str(dossier.result.get("number", ""))
            walker.note("finish", actor=actor, at=at, outcome=dossier.result["outcome"], number=number)
        walking.write(walkers, actor=actor, at=at)


def refuse(dossier_id: int, reason: str, *, actor: Actor, at: datetime, seen_move: int | None = None) -> None:
    """The holder ends it without a benefit, with the reason that the letter states. Raises NoReason and what ``hold`` does."""
    with acting(actor):
        stated = walking.need_reason(reason)
        walker = walking.hold_one(dossier_id, "refuse", actor=actor, at=at, seen_move=seen_move)
        walker.dossier.result = {"outcome": REFUSE.value, "reason": stated}
        walker.note("refuse", actor=actor, at=at, reason=stated)
        walking.write([walker], actor=actor, at=at)


def withdraw(dossier_id: int, reason: str, *, actor: Actor, at: datetime, seen_move: int | None = None) -> None:
    """The applicant takes it back. Raises NoReason and what ``hold`` does."""
    with acting(actor):
        stated = walking.need_reason(reason)
        walker = walking.hold_one(dossier_id, "withdraw", actor=actor, at=at, seen_move=seen_move)
        walker.note("withdraw", actor=actor, at=at, reason=stated)
        walking.write([walker], actor=actor, at=at)


def give_result(dossier_id: int, receiver: str, *, actor: Actor, at: datetime, seen_move: int | None = None) -> None:
    """The result is in the citizen's hands. See ``give_results``."""
    seen = None if seen_move is None else {dossier_id: seen_move}
    give_results([dossier_id], receiver, actor=actor, at=at, seen=seen)


def give_results(
    ids: Sequence[int], receiver: str, *, actor: Actor, at: datetime, seen: Mapping[int, int] | None = None
) -> None:
    """Results went out: to the applicant, or ``receiver`` (a name, «bưu điện», «cán bộ thôn»). Raises what ``hold`` does."""
    with acting(actor):
        walkers = walking.hold(ids, "give_result", actor=actor, at=at, seen=seen)
        for walker in walkers:
            walker.note(
                "give_result", actor=actor, at=at, receiver=receiver.strip() or walker.dossier.applicant["name"]
            )
        walking.write(walkers, actor=actor, at=at)
