"""To another agency and back: the merit dossiers that the Sở decides, police, medical boards."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from ansinh.audit.session import acting
from ansinh.cases import walking
from ansinh.cases.models import Dossier
from ansinh.cases.records import OutsideResult
from ansinh.cases.refusals import NoLetter, NotAnOutcome, WrongStep
from ansinh.cases.spec import Step
from ansinh.cases.states import EXTERNAL
from ansinh.cases.walking import Walker
from ansinh.kit.actors import Actor

GRANT = Dossier.Conclusion.GRANT
# Who writes down another agency's decision on a dossier that had no step of ours.
RECORDER = Step("record", "Ghi quyết định", "SPECIALIST", "DISTRICT", None, "WORKING", "Ghi quyết định", posting=False)


def forward(
    ids: Sequence[int],
    *,
    to: str,
    letter: str,
    signed_on: date,
    actor: Actor,
    at: datetime,
    seen: Mapping[int, int] | None = None,
) -> None:
    """Send dossiers to the agency ``to`` («Sở Nội vụ») with one letter. Raises NoLetter, WrongStep and what ``hold`` does."""
    with acting(actor):
        number = _need_number(letter)
        walkers = walking.hold(ids, "forward", actor=actor, at=at, seen=seen)
        for walker in walkers:
            step = walker.next_step
            if step is None or step.role != EXTERNAL:
                raise WrongStep(
                    f"Hồ sơ {walker.dossier.code} đang ở bước «{walker.step.title}», sau đó không phải cơ quan ngoài."
                    " Chuyển bước trong cơ quan trước.",
                    dossier=walker.dossier.code,
                )
            walker.note(
                "forward", actor=actor, at=at, to=step, sent_to=to, letter=number, signed_on=signed_on.isoformat()
            )
            walker.dossier.letter = number
        walking.write(walkers, actor=actor, at=at)


def take_result(
    dossier_id: int,
    number: str,
    signed_on: date,
    outcome: str,
    note: str = "",
    *,
    actor: Actor,
    at: datetime,
    seen_move: int | None = None,
) -> None:
    """What the agency decided on one dossier. See ``take_results``."""
    seen = None if seen_move is None else {dossier_id: seen_move}
    take_results([OutsideResult(dossier_id, number, signed_on, outcome, note)], actor=actor, at=at, seen=seen)


def take_results(
    results: Sequence[OutsideResult], *, actor: Actor, at: datetime, seen: Mapping[int, int] | None = None
) -> None:
    """What other agencies decided. The dossier goes to its next step; after the last one it ends, unless there is a
    benefit to open: then it waits with the role that forwarded it until ``decisions`` has written the decision down.

    Raises NoLetter, NotAnOutcome, WrongStep for a dossier that was not forwarded, and what ``hold`` does.
    """
    with acting(actor):
        for each in results:
            _need_number(each.number)
            if each.outcome not in Dossier.Conclusion.values:
                raise NotAnOutcome(f"Không có kết quả «{each.outcome}». Chọn một kết quả trong danh sách.")
        walkers = walking.hold([each.dossier_id for each in results], "take_result", actor=actor, at=at, seen=seen)
        for walker, each in zip(walkers, results, strict=True):
            _take(walker, each, actor, at)
        walking.write(walkers, actor=actor, at=at)


def _take(walker: Walker, result: OutsideResult, actor: Actor, at: datetime) -> None:
    dossier = walker.dossier
    if dossier.holder != EXTERNAL:
        raise WrongStep(
            f"Hồ sơ {dossier.code} không ở cơ quan ngoài nên chưa có kết quả để ghi. Chuyển hồ sơ đi trước.",
            dossier=dossier.code,
        )
    number, day = result.number.strip(), result.signed_on.isoformat()
    dossier.conclusion, dossier.note = result.outcome, result.note.strip()
    dossier.result = {"outcome": result.outcome, "number": number, "signed_on": day}
    following, role, place = walker.next_step, "", ""
    ends = following is None and not (result.outcome == GRANT and walker.procedure.opens)
    if following is None and not ends:
        own = [step for step in walker.version.steps if step.role != EXTERNAL] or [RECORDER]
        following, role, place = walker.step, own[-1].role, own[-1].place
    walker.note(
        "take_result", actor=actor, at=at, to=following, role=role, place=place, reason=result.note, **dossier.result
    )
    if ends:
        walker.note("finish", actor=actor, at=at)


def _need_number(number: str) -> str:
    if not number.strip():
        raise NoLetter("Chưa ghi số văn bản. Ghi số công văn chuyển đi hoặc số quyết định nhận về.")
    return number.strip()
