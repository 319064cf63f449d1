"""How lateness is said: of the citizen's date («quá hạn») and of the step («chậm tiến độ»). Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from ansinh.cases.models import Status
from ansinh.cases.states import ENDED, PAUSED
from ansinh.kit.workdays import HANOI, Calendar

SOON_SHARE = 0.2  # of the promised time, or one day: what remains is said in amber
NOON = 12


@dataclass(frozen=True)
class Times:
    """The stored moments of a dossier that lateness is read from."""

    status: int
    starts_at: datetime
    promised_at: datetime | None
    step_due_at: datetime | None
    paused_since: datetime | None
    ended_at: datetime | None
    supplement_count: int


@dataclass(frozen=True)
class Due:
    """``words``: «Còn 3 ngày». ``tone``: FREE, SOON, TODAY, LATE, PAUSED, DONE. ``step_words``: empty unless it is slow."""

    words: str
    tone: str
    late: bool
    step_words: str


def due(times: Times, calendar: Calendar, *, at: datetime) -> Due:
    """What to say of a dossier at a moment, in working days. A second supplement request counts it late whatever the day."""
    status = Status(times.status)
    seen = times.ended_at or times.paused_since or at
    past = times.promised_at is not None and seen > times.promised_at
    late = status is not Status.NOT_RECEIVED and (past or times.supplement_count > 1)
    words, tone = _words(times, status, calendar, at, past=past)
    if late and not past:
        words = f"{words}; bổ sung hai lần, tính là quá hạn"
    return Due(words, "LATE" if late and tone not in ("DONE", "PAUSED") else tone, late, _step(times, calendar, at))


def _words(times: Times, status: Status, calendar: Calendar, at: datetime, *, past: bool) -> tuple[str, str]:
    if status in ENDED:
        return _outcome(times, status, calendar, past=past), "DONE"
    if status in PAUSED:
        return "Đồng hồ dừng", "PAUSED"
    if times.promised_at is None:
        return "Luật không ghi hạn", "FREE"
    today, promised = at.astimezone(HANOI).date(), times.promised_at.astimezone(HANOI)
    left = calendar.between(today, promised.date())
    if past:
        return f"Đã quá hạn {_days(-left)}", "LATE"
    if today == promised.date():
        return ("Trong sáng nay" if promised.hour <= NOON else "Trong hôm nay"), "TODAY"
    whole = calendar.between(times.starts_at.astimezone(HANOI).date(), promised.date())
    return f"Còn {left} ngày", "SOON" if left <= max(1, whole * SOON_SHARE) else "FREE"


def _outcome(times: Times, status: Status, calendar: Calendar, *, past: bool) -> str:
    """How the end lies to the promise."""
    if status in (Status.NOT_RECEIVED, Status.WITHDRAWN):
        return str(status.label)
    if times.promised_at is None or times.ended_at is None:
        return "Đã xong"
    ahead = calendar.between(times.ended_at.astimezone(HANOI).date(), times.promised_at.astimezone(HANOI).date())
    if past:
        return f"Trễ hạn {_days(-ahead)}"
    return f"Trước hạn {_days(ahead)}" if ahead else "Đúng hạn"


def _step(times: Times, calendar: Calendar, at: datetime) -> str:
    """«Chậm tiến độ 1 ngày» while the step is in somebody's hands past its own time."""
    if times.step_due_at is None or times.paused_since or times.ended_at or at <= times.step_due_at:
        return ""
    days = calendar.between(times.step_due_at.astimezone(HANOI).date(), at.astimezone(HANOI).date())
    return f"Chậm tiến độ {_days(days)}"


def _days(count: int) -> str:
    """A lateness of some hours is said as such."""
    return f"{count} ngày" if count > 0 else "dưới 1 ngày"
