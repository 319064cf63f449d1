"""The days that the month turns on, and what waits for the visitor."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext


@dataclass(frozen=True)
class Deadline:
    """A day by which something must be done. ``level``: LATE, NEAR (3 days or fewer), AHEAD."""

    day: date
    title: str | Promise
    month: date  # the payroll month that it belongs to
    days_left: int

    @property
    def level(self) -> str:
        """Whether to worry."""
        if self.days_left < 0:
            return "LATE"
        return "NEAR" if self.days_left <= 3 else "AHEAD"

    @property
    def words(self) -> str:
        """ "Còn 3 ngày", as officials say it."""
        if self.days_left == 0:
            return str(_("Hôm nay"))
        if self.days_left < 0:
            late = -self.days_left
            return ngettext("Đã quá hạn %d ngày", "Đã quá hạn %d ngày", late) % late
        return ngettext("Còn %d ngày", "Còn %d ngày", self.days_left) % self.days_left


def deadlines(on: date) -> list[Deadline]:
    """The two days of every month, from the current month to the next (Nghị định 20/2021 Điều 34 khoản 4, 5).

    By the 20th the payer says who was paid; by the 25th the list of the next month goes out.
    """
    first = on.replace(day=1)
    following = _next_month(first)
    found = [
        Deadline(first.replace(day=20), _("Bưu điện, ngân hàng trả kết quả chi"), first, 0),
        Deadline(first.replace(day=25), _("Gửi danh sách chi và rút dự toán"), following, 0),
        Deadline(following.replace(day=20), _("Bưu điện, ngân hàng trả kết quả chi"), following, 0),
        Deadline(following.replace(day=25), _("Gửi danh sách chi và rút dự toán"), _next_month(following), 0),
    ]
    return [Deadline(entry.day, entry.title, entry.month, (entry.day - on).days) for entry in found]


def next_deadline(on: date) -> Deadline:
    """The first of them that is not past."""
    return next(entry for entry in deadlines(on) if entry.days_left >= 0)


def _next_month(month: date) -> date:
    return (month + timedelta(days=31)).replace(day=1)
