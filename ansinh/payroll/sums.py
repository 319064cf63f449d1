"""Sums of the monthly lists, and where each stands. Every sum is made from the lines that the actor may see: nothing
leaks through a total."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import connection

from ansinh.payroll import drawing
from ansinh.payroll.models import Payroll, Stopped, Unlocking
from ansinh.payroll.naming import ListName, address, find, list_id, words

PROGRAMMES = {
    "SOCIAL_ASSISTANCE": "Trợ cấp xã hội hằng tháng",
    "SOCIAL_PENSION": "Trợ cấp hưu trí xã hội",
    "CARE_SUPPORT": "Hỗ trợ kinh phí chăm sóc, nuôi dưỡng",
    "FUNERAL": "Mai táng phí",
    "FACILITY": "Nuôi dưỡng tại cơ sở",
    "EMERGENCY": "Trợ giúp khẩn cấp",
    "MERIT": "Ưu đãi người có công",
    "": "Tiền chuyển từ kỳ trước",
}
CHANNELS = {"POST": "Bưu điện", "HOME": "Chi tại nhà", "BANK": "Tài khoản ngân hàng"}


@dataclass(frozen=True)
class MonthRow:
    """A list and where it stands. People are named by user id. ``address`` names it in addresses and commands;
    ``words`` in a sentence after "danh sách"; ``name`` is what the functions of this room take for it."""

    id: int
    address: str
    words: str
    month: date
    through: date
    scope: str
    commune_id: int | None
    title: str
    state: str
    law_as_of: date
    drawn_at: datetime
    drawn_by: int | None
    approved_by: int | None
    approved_at: datetime | None
    locked_by: int | None
    locked_at: datetime | None
    ordered_at: datetime | None
    hash: str
    payable_vnd: int  # as drawn

    @property
    def name(self) -> ListName:
        return self.month if self.scope == "ALL" else self.id


@dataclass(frozen=True)
class UnlockRequest:
    """Who asked to open a locked list again, why and when; the second person is still missing."""

    asked_by: int
    asked_at: datetime
    reason: str


@dataclass(frozen=True)
class TotalRow:
    """Sums of one group of lines, in đồng. ``recovery_vnd`` is 0 or less and stands beside the rest."""

    key: str
    title: str
    people: int
    lines: int
    regular_vnd: int
    arrears_vnd: int
    recovery_vnd: int
    carried_vnd: int

    @property
    def payable_vnd(self) -> int:
        """What goes out: regular, arrears and carried money."""
        return self.regular_vnd + self.arrears_vnd + self.carried_vnd


@dataclass(frozen=True)
class StoppedRow:
    """Months that were not drawn for one cause."""

    cause: str
    title: str
    people: int
    months: int
    amount_vnd: int | None


@dataclass(frozen=True)
class StoppedLine:
    """One month of one person that was not drawn."""

    person_id: int
    full_name: str
    due_month: date
    cause: str
    title: str
    rate_code: str
    amount_vnd: int | None


def unlock_request(name: ListName) -> UnlockRequest | None:
    """The open request for a list, if there is one."""
    found = Unlocking.objects.filter(payroll_id=list_id(name), granted_by=None).first()
    return UnlockRequest(found.asked_by, found.asked_at, found.reason) if found else None


def months() -> list[MonthRow]:
    """The lists of the whole district, newest first."""
    return [_month_row(payroll) for payroll in Payroll.objects.filter(scope="ALL").order_by("-month")]


def lists() -> list[MonthRow]:
    """The lists of every scope, newest first."""
    return [_month_row(payroll) for payroll in Payroll.objects.order_by("-pk")]


def month_row(name: ListName) -> MonthRow | None:
    """One list, if it was drawn."""
    payroll = find(name)
    return None if payroll is None else _month_row(payroll)


TOTALS = """
SELECT key, count(DISTINCT person_id) FILTER (WHERE kind <> 'CARRIED'), count(*) FILTER (WHERE kind <> 'CARRIED'),
  {sums}
FROM (
  SELECT {key_of_line} AS key, l.person_id, l.kind, l.amount_vnd
  FROM payroll_line l JOIN payroll_payroll list ON list.id = l.payroll_id
  JOIN policy_benefit b ON b.code = l.benefit_id {route_of_line}
  WHERE l.payroll_id = %(list)s
  UNION ALL
  SELECT {key_of_carried}, a.person_id, 'CARRIED', a.amount_vnd
  FROM payroll_adjustment a JOIN payroll_payroll list ON list.id = a.payroll_id {route_of_carried}
  WHERE a.payroll_id = %(list)s
) AS parts GROUP BY key ORDER BY key
"""
SUMS = ", ".join(
    f"coalesce(sum(amount_vnd) FILTER (WHERE kind = '{kind}'), 0)::bigint"
    for kind in ("REGULAR", "ARREARS", "RECOVERY", "CARRIED")
)
ROUTE = """
LEFT JOIN registry_paymentroute route ON route.person_id = {of}.person_id AND upper_inf(route.known) AND route.valid @> list.month
"""
KEYS = {
    "all": ("''", "''"),
    "commune": ("l.commune_id::text", "a.commune_id::text"),
    "programme": ("b.programme", "''"),
    "channel": ("coalesce(route.channel, 'POST')", "coalesce(route.channel, 'POST')"),
}


def totals(name: ListName, *, by: str = "all") -> list[TotalRow]:
    """Sums of the list by "commune", "programme" or "channel"; each way adds up to the same. "all": one row or none.

    Carried money belongs to no programme and has its own row there. Without a route, money goes by post.
    """
    of_line, of_carried = KEYS[by]
    routed = by == "channel"
    statement = TOTALS.format(
        sums=SUMS,
        key_of_line=of_line,
        key_of_carried=of_carried,
        route_of_line=ROUTE.format(of="l") if routed else "",
        route_of_carried=ROUTE.format(of="a") if routed else "",
    )
    rows = rows_of(statement, list=list_id(name))
    titles = {"programme": PROGRAMMES, "channel": CHANNELS, "all": {}}.get(by)
    if titles is None:
        payroll = find(name)
        titles = commune_names(payroll.month) if payroll else {}
    order = list(titles)
    rows.sort(key=lambda row: order.index(row[0]) if row[0] in titles else len(order))
    return [TotalRow(row[0], titles.get(row[0], row[0]), *row[1:]) for row in rows]


def stopped(name: ListName) -> list[StoppedRow]:
    """What was not drawn, by cause."""
    rows = rows_of(
        "SELECT s.cause, count(DISTINCT s.person_id), count(*), sum(s.amount_vnd)::bigint FROM payroll_stopped s"
        " WHERE s.payroll_id = %(list)s GROUP BY 1 ORDER BY 1",
        list=list_id(name),
    )
    return [StoppedRow(cause, Stopped.Cause(cause).label, people, count, vnd) for cause, people, count, vnd in rows]


def stopped_lines(name: ListName) -> list[StoppedLine]:
    """Each month of each person that was not drawn, and why."""
    rows = rows_of(
        "SELECT s.person_id, r.full_name, s.due_month, s.cause, s.rate_code, s.amount_vnd FROM payroll_stopped s"
        " JOIN registry_person r ON r.id = s.person_id WHERE s.payroll_id = %(list)s"
        " ORDER BY s.cause, r.sort_key, s.due_month",
        list=list_id(name),
    )
    return [
        StoppedLine(person, name, due_month, cause, Stopped.Cause(cause).label, rate_code, vnd)
        for person, name, due_month, cause, rate_code, vnd in rows
    ]


def commune_names(month: date) -> dict[str, str]:
    """Names of the communes as of the month by id, in the order of their official codes."""
    rows = rows_of(
        "SELECT v.unit_id::text, v.name FROM registry_unitversion v JOIN registry_unit u ON u.id = v.unit_id"
        " WHERE u.kind = 'COMMUNE' AND upper_inf(v.known) AND v.valid @> %(month)s ORDER BY v.code",
        month=month,
    )
    return dict(rows)


def rows_of(statement: str, **values: date | int | None) -> list[tuple[Any, ...]]:
    """The rows of one statement."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return list(cursor.fetchall())


def _month_row(payroll: Payroll) -> MonthRow:
    return MonthRow(
        id=payroll.pk,
        address=address(payroll),
        words=words(payroll),
        month=payroll.month,
        through=payroll.through,
        scope=payroll.scope,
        commune_id=payroll.commune_id,
        title=payroll.title,
        state=payroll.state,
        law_as_of=payroll.law_as_of,
        drawn_at=payroll.drawn_at,
        drawn_by=payroll.drawn_by,
        approved_by=payroll.approved_by,
        approved_at=payroll.approved_at,
        locked_by=payroll.locked_by,
        locked_at=payroll.locked_at,
        ordered_at=payroll.ordered_at,
        hash=payroll.hash,
        payable_vnd=drawing.Totals(**payroll.totals).payable_vnd if payroll.totals else 0,
    )
