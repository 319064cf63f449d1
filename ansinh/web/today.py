"""The days that the month turns on, and what waits for the visitor."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from ansinh.decisions import queries as decisions
from ansinh.documents import queries as documents
from ansinh.kit.actors import Actor
from ansinh.kit.periods import add_months
from ansinh.kit.vietnamese import format_month
from ansinh.offices.permissions import may
from ansinh.payments import queries as payments
from ansinh.payroll import queries as payroll
from ansinh.payroll.approvals import last_step


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
    following = add_months(first, 1)
    found = [
        Deadline(first.replace(day=20), _("Bưu điện, ngân hàng trả kết quả chi"), first, 0),
        Deadline(first.replace(day=25), _("Gửi danh sách chi và rút dự toán"), following, 0),
        Deadline(following.replace(day=20), _("Bưu điện, ngân hàng trả kết quả chi"), following, 0),
        Deadline(following.replace(day=25), _("Gửi danh sách chi và rút dự toán"), add_months(following, 1), 0),
    ]
    return [Deadline(entry.day, entry.title, entry.month, (entry.day - on).days) for entry in found]


def next_deadline(on: date, *, day: int | None = None) -> Deadline:
    """The first of them that is not past; of the 20th or the 25th only, if ``day`` says so."""
    return next(entry for entry in deadlines(on) if entry.days_left >= 0 and day in (None, entry.day.day))


@dataclass(frozen=True)
class Task:
    """Something that waits for somebody: how many, the verb and its right, the place that does it, by when.

    ``at_once``: the many are done in one go (a result file), and count as one thing in the menu.
    """

    count: int
    verb: str | Promise
    detail: str | Promise
    place: str  # of the menu
    right: str
    due: Deadline | None = None
    at_once: bool = False


MONTH_RIGHTS = ("payroll.draw", "payroll.approve", "payroll.lock", "payment.order", "payment.reconcile")


def tasks(actor: Actor, on: date, at: datetime) -> list[Task]:
    """What waits for this actor, in the order of the path; only what their role may do."""
    waits = decisions.waiting(actor.role, at)
    late = ngettext("%d hồ sơ quá hạn", "%d hồ sơ quá hạn", waits.late) % waits.late if waits.late else ""
    found = [
        Task(waits.imports, _("Duyệt danh sách nhận vào"), _("đã so sánh xong"), "imports", "import.approve"),
        Task(waits.submissions, _("Nhận đơn gửi qua mạng"), _("công dân đã xác nhận"), "dossiers", "dossier.receive"),
        Task(waits.dossiers, _("Giải quyết hồ sơ"), late or _("đang ở bước của tôi"), "dossiers", "dossier.read"),
        Task(
            waits.reviews,
            _("Xử lý rà soát"),
            _("đến tuổi, đã mất, hết hạn giấy, không nhận tiền"),
            "decisions",
            "review.settle",
        ),
        Task(waits.drafts, _("Ban hành quyết định"), _("dự thảo chờ ký"), "decisions", "decision.issue"),
        Task(waits.proposed, _("Ký quyết định theo tờ trình"), _("đã trình"), "decisions", "decision.issue"),
        *_paper_tasks(actor, on),
        *_month_tasks(actor, on),
    ]
    return [task for task in found if task.count and may(actor, task.right)]


def waiting_by_place(actor: Actor, on: date, at: datetime) -> dict[str, int]:
    """The counts of the menu."""
    counts: dict[str, int] = {}
    for task in tasks(actor, on, at):
        counts[task.place] = counts.get(task.place, 0) + (1 if task.at_once else task.count)
    return counts


def _paper_tasks(actor: Actor, on: date) -> list[Task]:
    """Incoming papers: those without a direction, and the visitor's own."""
    papers = documents.waiting(actor, on)
    late = ngettext("%d văn bản quá hạn", "%d văn bản quá hạn", papers.late) % papers.late if papers.late else ""
    return [
        Task(papers.to_direct, _("Chỉ đạo văn bản đến"), _("chưa giao người chủ trì"), "documents", "document.direct"),
        Task(papers.mine, _("Giải quyết văn bản đến"), late or _("tôi chủ trì"), "documents", "document.read"),
    ]


def _month_tasks(actor: Actor, on: date) -> list[Task]:
    """The next step of the newest month and of each other list, for those who may take it (three people: nobody twice), and the results still missing."""
    made = payroll.lists() if _may_any(actor, MONTH_RIGHTS) else []
    months = sorted((row for row in made if row.scope == "ALL"), key=lambda row: row.month, reverse=True)
    coming = next_deadline(on, day=25)
    steps: list[Task] = []
    for row in [*months[:1], *(row for row in made if row.scope != "ALL")]:
        steps += _next_step(row, actor, on, coming)
    if months and all(row.state == "LOCKED" for row in made) and months[0].through < coming.month:
        following = format_month(add_months(months[0].through, 1))
        steps.append(_step(_("Lập bảng chi kỳ %s") % following, "payroll", "payroll.draw", coming))
    ordered = next((row for row in months if row.ordered_at is not None), None)
    if ordered is not None:
        verb = _("Nhận kết quả chi kỳ %s") % _months(ordered)
        count = payments.open_lines(ordered.month).count
        due = next_deadline(on, day=20)
        detail = _("người chưa rõ đã nhận hay chưa")
        steps.append(Task(count, verb, detail, "payments", "payment.reconcile", due, at_once=True))
    return steps


def _next_step(row: payroll.MonthRow, actor: Actor, on: date, coming: Deadline) -> list[Task]:
    """What a list waits for, unless this actor had a hand in it already or its sum is beyond them."""
    if row.state == "LOCKED":
        waits = row.ordered_at is None
        return [_step(_("Lập lệnh chi %s") % _called(row), "payroll", "payment.order", coming)] if waits else []
    if row.approved_by is None:
        if actor.user_id == row.drawn_by:
            return []
        return [_step(_("Duyệt bảng chi %s") % _called(row), "payroll", "payroll.approve", coming)]
    if actor.user_id in {row.approved_by, row.drawn_by}:
        return []
    right = last_step(row.payable_vnd, on).right
    return [_step(_("Khóa %s") % _called(row), "payroll", right, coming)]


def _called(row: payroll.MonthRow) -> str:
    """The list after a verb: "kỳ 09/2024", "danh sách «Quà Tết» (01/2026)"."""
    return _("kỳ %s") % _months(row) if row.scope == "ALL" else _("danh sách %s") % row.words


def _months(row: payroll.MonthRow) -> str:
    """The months of a list: "09/2024", "01/2026 và 02/2026"."""
    first, last = format_month(row.month), format_month(row.through)
    return first if first == last else _("%(first)s và %(last)s") % {"first": first, "last": last}


def _may_any(actor: Actor, rights: Iterable[str]) -> bool:
    """Whether the question is worth the database's while."""
    return any(may(actor, right) for right in rights)


def _step(verb: str, place: str, right: str, due: Deadline) -> Task:
    return Task(1, verb, "", place, right, due)
