"""Who has what to do next: one list for all roles, seen through saved views, next due first.

As many queries for 2,000 dossiers as for 20.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection

from ansinh.audit.session import acting
from ansinh.cases import clock
from ansinh.cases.calendar import calendar
from ansinh.cases.catalog import all_procedures
from ansinh.cases.catalog import procedure as procedure_of
from ansinh.cases.due import Due, Times, due
from ansinh.cases.models import Status
from ansinh.cases.spec import Step
from ansinh.cases.states import EXTERNAL, HOLDER_TITLES
from ansinh.kit.actors import Actor
from ansinh.kit.workdays import HANOI, Calendar
from ansinh.offices.permissions import check
from ansinh.offices.queries import role_title
from ansinh.registry.places import last_names

PAGE = 50
NEVER = "infinity"  # where a dossier without a legal time stands in the order
LATE = "(d.supplement_count > 1 OR coalesce(d.paused_since, %(at)s) > d.promised_at)"


@dataclass(frozen=True)
class View:
    """A saved view: its name in the address, its words, what to say when it is empty, its condition on a dossier."""

    code: str
    title: str
    empty: str
    condition: str


VIEWS = (
    View("viec", "Việc của tôi", "Không còn hồ sơ nào chờ bạn.", "d.status IN (2, 4) AND d.holder = %(role)s"),
    View(
        "cho-nhan",
        "Chờ nhận bàn giao",
        "Không có hồ sơ nào chờ bạn nhận.",
        "d.status IN (2, 4) AND d.holder = %(role)s AND d.accepted_at IS NULL",
    ),
    View("qua-han", "Quá hạn trả", "Không có hồ sơ quá hạn.", f"d.ended_at IS NULL AND {LATE}"),
    View(
        "cham",
        "Chậm tiến độ",
        "Không có bước nào chậm tiến độ.",
        "d.status IN (2, 4) AND d.step_due_at < %(at)s",
    ),
    View(
        "sap-han",
        "Sắp đến hạn",
        "Không có hồ sơ nào đến hạn trong hôm nay và ngày làm việc tới.",
        "d.status IN (2, 4) AND d.promised_at BETWEEN %(at)s AND %(soon)s",
    ),
    View("tam-dung", "Đang tạm dừng", "Không có hồ sơ nào đang chờ người dân.", "d.status IN (5, 6, 8)"),
    View(
        "co-quan-ngoai",
        "Ở cơ quan ngoài",
        "Không có hồ sơ nào ở Sở hay cơ quan khác.",
        f"d.status IN (2, 4) AND d.holder = '{EXTERNAL}'",
    ),
    View("cho-tra", "Chờ trả kết quả", "Không có kết quả nào chờ trả.", "d.status = 9"),
    View("dang-mo", "Tất cả đang giải quyết", "Không có hồ sơ nào đang giải quyết.", "d.ended_at IS NULL"),
    View("da-dong", "Đã đóng", "Chưa có hồ sơ nào đóng.", "d.status IN (3, 7, 10)"),
)
FIRST_VIEW = {"ONE_STOP_CLERK": "cho-tra", "INSPECTOR": "dang-mo", "ACCOUNTANT": "dang-mo"}
# What a dossier that does not walk waits for.
STANDING_VERBS = {
    Status.WAITS_FOR_PAPERS: "Nhận bổ sung",
    Status.WAITS_FOR_MONEY: "Ghi đã nộp",
    Status.SUSPENDED: "Tiếp tục",
    Status.DONE: "Trả kết quả",
}


@dataclass(frozen=True)
class QueueRow:
    """A dossier in a list. ``last_move`` goes back with an act, so that a second clerk is told."""

    id: int
    code: str
    procedure: str
    title: str
    area: str
    person_id: int | None
    name: str  # of the person it is about; else of the applicant
    commune_id: int
    commune: str
    status: int
    step: str
    verb: str
    holder: str
    holder_title: str
    holder_name: str
    accepted: bool
    conclusion: str
    exceptions: int
    received_at: datetime
    promised_at: datetime | None
    due: Due
    last_move: int

    @property
    def status_title(self) -> str:
        return str(Status(self.status).label)


@dataclass(frozen=True)
class Queue:
    """A page of a view. ``counts`` by view code under the same filters; ``after``: where the next page begins, or empty."""

    view: View
    rows: tuple[QueueRow, ...]
    counts: dict[str, int]
    after: str


ROWS = """
SELECT d.id, d.code, d.procedure, d.version_start, d.person_id, coalesce(p.full_name, d.applicant ->> 'name') AS name,
  d.commune_id, d.status, d.step, d.holder, coalesce(nullif(u.full_name, ''), u.username, '') AS holder_name,
  d.accepted_at IS NOT NULL AS accepted, d.conclusion, jsonb_array_length(d.exceptions) AS exceptions, d.received_at,
  d.promised_at, d.step_due_at, d.paused_since, d.ended_at, d.supplement_count, d.last_move
FROM cases_dossier d
LEFT JOIN registry_person p ON p.id = d.person_id
LEFT JOIN offices_user u ON u.id = d.holder_user_id
"""
ORDER = "coalesce(d.promised_at, 'infinity'), d.id"


def queue(
    actor: Actor,
    *,
    at: datetime,
    view: str = "",
    area: str = "",
    procedure: str = "",
    commune_id: int | None = None,
    after: str = "",
    size: int = PAGE,
) -> Queue:
    """A page of dossiers as the actor sees them, next due first. An unknown view is the role's first one.

    ``after``: as the page before gave it. Raises NotPermitted.
    """
    check(actor, "dossier.read")
    wanted = {each.code: each for each in VIEWS}
    shown = wanted.get(view) or wanted[FIRST_VIEW.get(actor.role, "viec")]
    with acting(actor):
        days = calendar()
        filters, values = _filters(area, procedure, commune_id)
        values |= {"role": actor.role, "at": at, "soon": clock.closing(days.next_working(at.astimezone(HANOI).date()))}
        counts = _counts(filters, values)
        keyset, place = _place(after)
        found = fetch(
            f"{ROWS} WHERE {filters} AND ({shown.condition}) {keyset} ORDER BY {ORDER} LIMIT %(size)s",
            {**values, **place, "size": size + 1},
        )
        rows = rows_of(found[:size], days, at=at)
    return Queue(shown, rows, counts, _following(rows[-1]) if len(found) > size else "")


def rows_of(found: Sequence[dict[str, Any]], days: Calendar, *, at: datetime) -> tuple[QueueRow, ...]:
    """Rows of ``ROWS`` with their words, for lists."""
    names = last_names({row["commune_id"] for row in found})
    return tuple(_row(row, names, days, at) for row in found)


def verb_of(status: int, step: Step, holder: str) -> str:
    """The one word on the row's button."""
    if Status(status) in (Status.RECEIVED, Status.IN_WORK):
        # What an agency decided came back, and waits to be written down as a decision.
        return "Ghi quyết định" if step.role == EXTERNAL and holder != EXTERNAL else step.verb
    return STANDING_VERBS.get(Status(status), "Xem")


def holder_title(holder: str) -> str:
    return role_title(holder) or HOLDER_TITLES.get(holder, holder)


def _filters(area: str, procedure: str, commune_id: int | None) -> tuple[str, dict[str, Any]]:
    conditions, values = ["true"], dict[str, Any]()
    if area:
        conditions.append("d.procedure = ANY (%(codes)s)")
        values["codes"] = [each.code for each in all_procedures() if each.area == area]
    if procedure:
        conditions.append("d.procedure = %(procedure)s")
        values["procedure"] = procedure
    if commune_id is not None:
        conditions.append("d.commune_id = %(commune)s")
        values["commune"] = commune_id
    return " AND ".join(conditions), values


def _counts(filters: str, values: dict[str, Any]) -> dict[str, int]:
    columns = ", ".join(f"count(*) FILTER (WHERE {view.condition})" for view in VIEWS)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {columns} FROM cases_dossier d WHERE {filters}", values)
        return dict(zip([view.code for view in VIEWS], cursor.fetchone(), strict=True))


def fetch(statement: str, values: dict[str, Any]) -> list[dict[str, Any]]:
    """The rows of a statement by column."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        names = [column.name for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def _place(after: str) -> tuple[str, dict[str, Any]]:
    """Rows after the one that a page ended with; a place that nobody gave is the beginning."""
    moment, _, last = after.partition("~")
    if not last.isdigit() or len(last) > 18:
        return "", {}
    try:
        promised = NEVER if moment == NEVER else datetime.fromisoformat(moment).isoformat()
    except ValueError:
        return "", {}
    return (
        "AND (coalesce(d.promised_at, 'infinity'), d.id) > (%(promised)s::timestamptz, %(last)s)",
        {"promised": promised, "last": int(last)},
    )


def _following(row: QueueRow) -> str:
    return f"{row.promised_at.isoformat() if row.promised_at else NEVER}~{row.id}"


def _row(row: dict[str, Any], names: dict[int, str], days: Calendar, at: datetime) -> QueueRow:
    procedure = procedure_of(row["procedure"])
    step = procedure.version_on(row["version_start"]).step(row["step"])
    times = Times(
        status=row["status"],
        starts_at=row["received_at"],
        promised_at=row["promised_at"],
        step_due_at=row["step_due_at"],
        paused_since=row["paused_since"],
        ended_at=row["ended_at"],
        supplement_count=row["supplement_count"],
    )
    return QueueRow(
        id=row["id"],
        code=row["code"],
        procedure=procedure.code,
        title=procedure.title,
        area=procedure.area,
        person_id=row["person_id"],
        name=row["name"] or "",
        commune_id=row["commune_id"],
        commune=names.get(row["commune_id"], ""),
        status=row["status"],
        step=step.title,
        verb=verb_of(row["status"], step, row["holder"]),
        holder=row["holder"],
        holder_title=holder_title(row["holder"]),
        holder_name=row["holder_name"],
        accepted=row["accepted"],
        conclusion=row["conclusion"],
        exceptions=row["exceptions"],
        received_at=row["received_at"],
        promised_at=row["promised_at"],
        due=due(times, days, at=at),
        last_move=row["last_move"],
    )
