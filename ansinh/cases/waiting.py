"""While the clock stands: for papers, for money, for another reason; and the one new appointment."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, datetime

from ansinh.audit.session import acting
from ansinh.cases import walking
from ansinh.cases.calendar import calendar
from ansinh.cases.models import PaperGiven
from ansinh.cases.records import PaperHanded, SupplementAsked, SupplementTaken
from ansinh.cases.refusals import NoPapers, PapersMissing, SecondSupplement, WrongDay
from ansinh.cases.walking import Walker
from ansinh.kit.actors import Actor
from ansinh.kit.bulk import execute_bulk
from ansinh.kit.vietnamese import format_date
from ansinh.offices.permissions import may

MISSING, HAVE = PaperGiven.State.MISSING, PaperGiven.State.HAVE
HAND_IN = (
    "UPDATE cases_papergiven p SET state = 'HAVE', copies = n.copies, file_id = n.file_id"
    " FROM unnest(%s::bigint[], %s::int[], %s::bigint[]) AS n (id, copies, file_id) WHERE p.id = n.id"
)


def ask_supplement(
    dossier_id: int,
    papers: Sequence[PaperHanded],
    reason: str,
    *,
    actor: Actor,
    at: datetime,
    seen_move: int | None = None,
) -> None:
    """Ask for what one dossier lacks (form 02). See ``ask_supplements``."""
    seen = None if seen_move is None else {dossier_id: seen_move}
    ask_supplements([SupplementAsked(dossier_id, papers, reason)], actor=actor, at=at, seen=seen)


def ask_supplements(
    asked: Sequence[SupplementAsked], *, actor: Actor, at: datetime, seen: Mapping[int, int] | None = None
) -> None:
    """Ask for papers; the clocks stand until they come. Once a dossier: the second time is the head's, who need not hold
    it, and counts it late. Raises NoPapers, NoReason, SecondSupplement and what ``hold`` does.
    """
    with acting(actor):
        for each in asked:
            walking.need_reason(each.reason)
            if not each.papers:
                raise NoPapers("Chưa ghi giấy tờ nào cần bổ sung. Chọn ít nhất một loại.", dossier=each.dossier_id)
        word = "ask_second_supplement" if may(actor, "dossier.second_supplement") else "ask_supplement"
        walkers = walking.hold([each.dossier_id for each in asked], word, actor=actor, at=at, seen=seen)
        for walker, each in zip(walkers, asked, strict=True):
            said = _count(walker, word)
            codes = [paper.code for paper in each.papers]
            walker.note(said, actor=actor, at=at, reason=each.reason, papers=codes)
        PaperGiven.objects.bulk_create(
            [
                PaperGiven(
                    dossier=walker.dossier,
                    code=paper.code,
                    title=paper.title or _title(walker, paper.code),
                    copies=paper.copies,
                    state=MISSING,
                )
                for walker, each in zip(walkers, asked, strict=True)
                for paper in each.papers
            ]
        )
        walking.write(walkers, actor=actor, at=at)


def take_supplement(
    dossier_id: int, papers: Sequence[PaperHanded], *, actor: Actor, at: datetime, seen_move: int | None = None
) -> None:
    """Everything that was asked of one dossier was handed in. See ``take_supplements``."""
    seen = None if seen_move is None else {dossier_id: seen_move}
    take_supplements([SupplementTaken(dossier_id, papers)], actor=actor, at=at, seen=seen)


def take_supplements(
    taken: Sequence[SupplementTaken], *, actor: Actor, at: datetime, seen: Mapping[int, int] | None = None
) -> None:
    """What was asked for came in, all of it; the clocks go on. Raises PapersMissing and what ``hold`` does."""
    with acting(actor):
        walkers = walking.hold([each.dossier_id for each in taken], "take_supplement", actor=actor, at=at, seen=seen)
        missing: dict[int, list[PaperGiven]] = defaultdict(list)
        rows = PaperGiven.objects.filter(dossier_id__in=[walker.dossier.pk for walker in walkers], state=MISSING)
        for row in rows.order_by("id"):
            missing[row.dossier_id].append(row)
        handed_in: list[tuple[int, int, int | None]] = []
        for walker, each in zip(walkers, taken, strict=True):
            handed_in += _hand_in(walker, each.papers, missing[walker.dossier.pk])
            walker.note("take_supplement", actor=actor, at=at)
        ids, copies, files = zip(*handed_in, strict=True) if handed_in else ((), (), ())
        execute_bulk(HAND_IN, [list(ids), list(copies), list(files)])
        walking.write(walkers, actor=actor, at=at)


def ask_payment(
    dossier_id: int, reason: str, *, amount_vnd: int, actor: Actor, at: datetime, seen_move: int | None = None
) -> None:
    """The applicant owes a fee; the clock stands until it is paid. Raises NoReason and what ``hold`` does."""
    with acting(actor):
        stated = walking.need_reason(reason)
        walker = walking.hold_one(dossier_id, "ask_payment", actor=actor, at=at, seen_move=seen_move)
        walker.note("ask_payment", actor=actor, at=at, reason=stated, amount_vnd=amount_vnd)
        walking.write([walker], actor=actor, at=at)


def payment_done(dossier_id: int, *, receipt: str, actor: Actor, at: datetime, seen_move: int | None = None) -> None:
    """The fee is paid, by this receipt; the clock goes on. Raises what ``hold`` does."""
    _simply("payment_done", dossier_id, actor=actor, at=at, seen_move=seen_move, reason=receipt)


def suspend(dossier_id: int, reason: str, *, actor: Actor, at: datetime, seen_move: int | None = None) -> None:
    """The clock stands for another reason, such as a complaint. Raises NoReason and what ``hold`` does."""
    _simply("suspend", dossier_id, actor=actor, at=at, seen_move=seen_move, reason=walking.need_reason(reason))


def resume(dossier_id: int, *, actor: Actor, at: datetime, seen_move: int | None = None) -> None:
    """The clock goes on. Raises what ``hold`` does."""
    _simply("resume", dossier_id, actor=actor, at=at, seen_move=seen_move)


def reappoint(
    dossier_id: int, new_day: date, reason: str, *, actor: Actor, at: datetime, seen_move: int | None = None
) -> None:
    """Apologise and name a new day (form 04): once, told at least a day before the old day, later than it.

    Raises WrongDay, NoReason and what ``hold`` does.
    """
    with acting(actor):
        stated = walking.need_reason(reason)
        walker = walking.hold_one(dossier_id, "reappoint", actor=actor, at=at, seen_move=seen_move)
        _check_new_day(walker, new_day, walking.day_of(at))
        old_due = walker.dossier.promised_at
        walker.dossier.reappointed = True
        told = old_due.isoformat() if old_due else ""
        walker.note("reappoint", actor=actor, at=at, reason=stated, new_day=new_day.isoformat(), old_due=told)
        walking.write([walker], actor=actor, at=at)


def _simply(word: str, dossier_id: int, *, actor: Actor, at: datetime, seen_move: int | None, reason: str = "") -> None:
    with acting(actor):
        walker = walking.hold_one(dossier_id, word, actor=actor, at=at, seen_move=seen_move)
        walker.note(word, actor=actor, at=at, reason=reason)
        walking.write([walker], actor=actor, at=at)


def _count(walker: Walker, word: str) -> str:
    """One request more; the word that it is: the head's first request is a first request. Raises SecondSupplement."""
    dossier = walker.dossier
    if dossier.supplement_count and word == "ask_supplement":
        raise SecondSupplement(
            f"Hồ sơ {dossier.code} đã yêu cầu bổ sung một lần. Lần thứ hai do Trưởng phòng quyết định, có lý do,"
            " và hồ sơ tính là quá hạn.",
            dossier=dossier.code,
        )
    dossier.supplement_count += 1
    return "ask_supplement" if dossier.supplement_count == 1 else word


def _title(walker: Walker, code: str) -> str:
    return next((paper.title for paper in walker.procedure.papers if paper.code == code), code)


def _hand_in(
    walker: Walker, papers: Sequence[PaperHanded], missing: Sequence[PaperGiven]
) -> list[tuple[int, int, int | None]]:
    """The rows that are no longer missing, as (id, copies, file)."""
    handed = {paper.code: paper for paper in papers}
    still = [row.title for row in missing if row.code not in handed]
    if still:
        raise PapersMissing(
            f"Hồ sơ {walker.dossier.code} còn thiếu: {'; '.join(still)}. Nhận đủ rồi ghi một lần.",
            dossier=walker.dossier.code,
        )
    return [(row.pk, handed[row.code].copies, handed[row.code].file_id) for row in missing]


def _check_new_day(walker: Walker, new_day: date, today: date) -> None:
    dossier = walker.dossier
    old = walking.day_of(dossier.promised_at) if dossier.promised_at else None
    if dossier.reappointed:
        wrong = "đã hẹn lại một lần; mỗi hồ sơ chỉ được hẹn lại một lần. Giải quyết sớm nhất có thể."
    elif old is None:
        wrong = "không có ngày hẹn trả theo luật nên không cần hẹn lại."
    elif today >= old:
        wrong = f"hẹn trả ngày {format_date(old)}; phải báo hẹn lại trước đó ít nhất một ngày. Giải quyết ngay."
    elif new_day <= old:
        wrong = f"hẹn trả ngày {format_date(old)}; ngày mới phải sau ngày đó. Chọn ngày khác."
    elif not calendar().is_working(new_day):
        wrong = f"không hẹn được vào ngày nghỉ {format_date(new_day)}. Chọn một ngày làm việc."
    else:
        return
    raise WrongDay(f"Hồ sơ {dossier.code} {wrong}", dossier=dossier.code)
