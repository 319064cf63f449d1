"""Editing the office's calendar. Every change reads the clocks of the open dossiers again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from ansinh.audit.actions import record
from ansinh.audit.session import acting
from ansinh.cases import walking
from ansinh.cases.calendar import FIRST_YEAR, OFF, WORKING, calendar, ruled_days
from ansinh.cases.models import DayOff
from ansinh.cases.spec import GUARDS
from ansinh.kit.actors import Actor
from ansinh.kit.refusals import Refusal
from ansinh.kit.vietnamese import format_date, single_spaced
from ansinh.offices.permissions import check

RIGHT = "calendar.set"
YEARS_AHEAD = 2  # further on, a date is a slip of the hand


class DayRefused(Refusal):
    """The day cannot be set or taken out as asked."""

    code = "day_refused"


def load_days(*, actor: Actor, at: datetime, until_year: int) -> int:
    """Put the days that the rules give into the table, through ``until_year``; returns how many were new.

    Safe to repeat: a day that was ever in the table, even taken out, is left as officers have it.
    """
    check(actor, RIGHT)
    known = set(DayOff.objects.values_list("day", flat=True))
    new = [
        DayOff(
            day=ruled.day,
            kind=ruled.kind,
            title=ruled.title,
            source=ruled.source,
            provisional=ruled.provisional,
            set_by=actor.user_id,
            set_by_name=actor.name,
            set_at=at,
        )
        for number in range(FIRST_YEAR, until_year + 1)
        for ruled in ruled_days(number)
        if ruled.day not in known
    ]
    DayOff.objects.bulk_create(new)
    if new:
        recompute_clocks(actor=actor, at=at)
        record("calendar.loaded", actor=actor, about="calendar:days", at=at, after={"days": len(new)})
    return len(new)


def set_day_off(day: date, *, kind: str, title: str, source: str, actor: Actor, at: datetime) -> int:
    """A weekday is off, or a weekend day is worked; gives how many open dossiers are due on another day now.

    ``source``: the announcement, or why. Raises DayRefused.
    """
    check(actor, RIGHT)
    title, source = single_spaced(title), single_spaced(source)
    _check_new(day, kind, title, source, at.year)
    DayOff.objects.create(
        day=day, kind=kind, title=title, source=source, set_by=actor.user_id, set_by_name=actor.name, set_at=at
    )
    moved = recompute_clocks(actor=actor, at=at)
    record("calendar.set", actor=actor, about=f"calendar:{day}", at=at, after={"kind": kind, "dossiers": moved})
    return moved


def remove_day_off(day: date, *, reason: str, actor: Actor, at: datetime) -> int:
    """A day of the table counts no longer; it stays to be read, with the reason.

    Gives how many open dossiers are due on another day now. Raises DayRefused.
    """
    check(actor, RIGHT)
    reason = single_spaced(reason)
    if not reason:
        raise DayRefused("Bỏ một ngày trong lịch phải có lý do. Ghi lý do rồi làm lại.", day=day.isoformat())
    removed = DayOff.objects.filter(day=day, removed_at=None).update(
        removed_by_name=actor.name, removed_at=at, removal_reason=reason
    )
    if not removed:
        raise DayRefused(
            f"Ngày {format_date(day)} không có trong lịch nghỉ. Tải lại trang để xem lịch hiện tại.",
            day=day.isoformat(),
        )
    moved = recompute_clocks(actor=actor, at=at)
    record("calendar.removed", actor=actor, about=f"calendar:{day}", at=at, after={"dossiers": moved})
    return moved


def recompute_clocks(*, actor: Actor, at: datetime) -> int:
    """Read the clocks of all open dossiers again, and give how many are due on another day than before.

    Counts days and shows nothing, so it reaches every commune and guarded register whatever the actor may see.
    """
    everywhere = replace(actor, communes=None, guarded=frozenset(GUARDS) - {""})
    with acting(everywhere):
        walkers = walking.open_walkers()
        before = [walker.dossier.promised_at for walker in walkers]
        if walkers:
            walking.refresh(walkers, at=at)
        moved = sum(then != walker.dossier.promised_at for then, walker in zip(before, walkers, strict=True))
        if moved:
            record("dossier.clocks_read", actor=actor, about="dossiers", at=at, after={"dossiers": moved})
        return moved


def _check_new(day: date, kind: str, title: str, source: str, this_year: int) -> None:
    shown = format_date(day)
    if kind not in (OFF, WORKING) or not title or not source:
        raise DayRefused("Cần chọn loại ngày, ghi tên ngày và căn cứ. Ghi đủ rồi làm lại.", day=day.isoformat())
    if not FIRST_YEAR <= day.year <= this_year + YEARS_AHEAD:
        raise DayRefused(
            f"Lịch chỉ ghi từ năm {FIRST_YEAR} đến năm {this_year + YEARS_AHEAD}. Kiểm tra lại năm của ngày {shown}.",
            day=day.isoformat(),
        )
    if DayOff.objects.filter(day=day, removed_at=None).exists():
        raise DayRefused(f"Ngày {shown} đã có trong lịch. Bỏ ngày đó trước khi ghi lại.", day=day.isoformat())
    if calendar().is_working(day) == (kind == WORKING):
        what = "đã là ngày làm việc" if kind == WORKING else "rơi vào cuối tuần, vốn đã nghỉ"
        raise DayRefused(f"Ngày {shown} {what}. Không cần ghi vào lịch.", day=day.isoformat())
