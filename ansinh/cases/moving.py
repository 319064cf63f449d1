"""From hand to hand: to the next step, taken in hand, back to an earlier step, appraised."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from ansinh.audit.session import acting
from ansinh.cases import guarding, walking
from ansinh.cases.models import Dossier
from ansinh.cases.records import Appraisal
from ansinh.cases.refusals import NotAnOutcome, WrongStep
from ansinh.cases.spec import Step
from ansinh.cases.states import EXTERNAL
from ansinh.cases.walking import Walker
from ansinh.kit.actors import Actor


def hand_over(
    ids: Sequence[int], *, actor: Actor, at: datetime, note: str = "", seen: Mapping[int, int] | None = None
) -> None:
    """My step is done: into the hands of the next step's role. Raises WrongStep after the last step, and what ``hold`` does."""
    with acting(actor):
        walkers = walking.hold(ids, "hand_over", actor=actor, at=at, seen=seen)
        for walker in walkers:
            walker.note("hand_over", actor=actor, at=at, to=_next_inside(walker), reason=note)
        walking.write(walkers, actor=actor, at=at)


def accept(ids: Sequence[int], *, actor: Actor, at: datetime, seen: Mapping[int, int] | None = None) -> None:
    """The receipt: it came into my hands. Those in hand already stay with who has them. Raises what ``hold`` does."""
    with acting(actor):
        walkers = walking.hold(ids, "accept", actor=actor, at=at, seen=seen)
        waiting = [walker for walker in walkers if walker.dossier.accepted_at is None]
        for walker in waiting:
            walking.accept(walker, actor=actor, at=at)
        walking.write(waiting, actor=actor, at=at)


def give_back(
    dossier_id: int, to_step: str, reason: str, *, actor: Actor, at: datetime, seen_move: int | None = None
) -> None:
    """Back to an earlier step of this office, with the reason. Raises WrongStep, NoReason and what ``hold`` does."""
    seen = None if seen_move is None else {dossier_id: seen_move}
    give_back_many({dossier_id: to_step}, reason, actor=actor, at=at, seen=seen)


def give_back_many(
    targets: Mapping[int, str], reason: str, *, actor: Actor, at: datetime, seen: Mapping[int, int] | None = None
) -> None:
    """Each dossier back to its step, all or none, for one reason. Raises what ``give_back`` does."""
    with acting(actor):
        stated = walking.need_reason(reason)
        walkers = walking.hold(list(targets), "give_back", actor=actor, at=at, seen=seen)
        for walker in walkers:
            step = _earlier_step(walker, targets[walker.dossier.pk])
            walker.note("give_back", actor=actor, at=at, to=step, reason=stated)
        walking.write(walkers, actor=actor, at=at)


def appraise(
    dossier_id: int,
    conclusion: str,
    facts: Mapping[str, object],
    note: str = "",
    *,
    exceptions: Sequence[str] = (),
    actor: Actor,
    at: datetime,
    seen_move: int | None = None,
) -> None:
    """Write the conclusion on one dossier, with the facts as established. See ``appraise_many``."""
    seen = None if seen_move is None else {dossier_id: seen_move}
    appraise_many([Appraisal(dossier_id, conclusion, facts, note, exceptions)], actor=actor, at=at, seen=seen)


def appraise_many(
    appraisals: Sequence[Appraisal], *, actor: Actor, at: datetime, seen: Mapping[int, int] | None = None
) -> None:
    """Write conclusions; the dossiers stay where they are. A refusal says why. A fact of a guarded register closes its
    dossier, also to the actor in whose session the register is not open.

    Raises NotAnOutcome, NoReason, and what ``hold`` does.
    """
    with acting(actor):
        for each in appraisals:
            if each.conclusion not in Dossier.Conclusion.values:
                raise NotAnOutcome(f"Không có kết luận «{each.conclusion}». Chọn một kết luận trong danh sách.")
            if each.conclusion == Dossier.Conclusion.REFUSE:
                walking.need_reason(each.note)
        walkers = walking.hold([each.dossier_id for each in appraisals], "appraise", actor=actor, at=at, seen=seen)
        for walker, each in zip(walkers, appraisals, strict=True):
            dossier = walker.dossier
            dossier.conclusion, dossier.facts, dossier.note = each.conclusion, dict(each.facts), each.note.strip()
            dossier.exceptions = list(each.exceptions)
            walker.note("appraise", actor=actor, at=at, reason=each.note, conclusion=each.conclusion)
        registers = {guarding.mark(walker, each.facts) for walker, each in zip(walkers, appraisals, strict=True)}
        with acting(guarding.opened_for(registers, actor)):
            walking.write(walkers, actor=actor, at=at)
            guarding.close_files(walkers)


def _earlier_step(walker: Walker, to_step: str) -> Step:
    """A step of ours before the one at which the dossier is. Raises WrongStep."""
    before = walker.version.steps[: walker.version.steps.index(walker.step)]
    found = next((step for step in before if step.code == to_step and step.role != EXTERNAL), None)
    if found is None:
        raise WrongStep(
            f"Hồ sơ {walker.dossier.code} chỉ trả lại được cho một bước trước đó của cơ quan mình."
            " Chọn lại bước trong danh sách.",
            dossier=walker.dossier.code,
        )
    return found


def _next_inside(walker: Walker) -> Step:
    """The next step, which must be ours."""
    code, step = walker.dossier.code, walker.next_step
    if step is None:
        raise WrongStep(
            f"Hồ sơ {code} đang ở bước cuối «{walker.step.title}». Kết thúc bằng quyết định, từ chối hoặc cho rút.",
            dossier=code,
        )
    if step.role == EXTERNAL:
        raise WrongStep(
            f"Bước tiếp theo của hồ sơ {code} là «{step.title}», do cơ quan ngoài làm."
            " Dùng việc «Chuyển cơ quan ngoài» và ghi số công văn.",
            dossier=code,
        )
    return step
