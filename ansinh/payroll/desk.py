"""The payroll desk: only what differs from last month, each with its decision and reason, in steps that add up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import connection

from ansinh.kit.plans import many_rows
from ansinh.payroll import sums
from ansinh.payroll.models import Line
from ansinh.payroll.naming import ListName, list_id

CHANGE_TITLES = {
    "NEW": "Tăng mới",
    "GONE": "Giảm",
    "RATE": "Đổi mức chuẩn",
    "CHANGED": "Điều chỉnh",
    "ARREARS": "Truy lĩnh",
    "RECOVERY": "Truy thu",
}
HELD_TITLES = {
    "DEATH": "Đã mất, chờ quyết định",
    "AGE": "Đến tuổi, chờ quyết định",
    "POVERTY_LEFT": "Không còn thuộc hộ nghèo, cận nghèo, chờ quyết định",
    "CERTIFICATE_EXPIRED": "Quá hạn khám lại khuyết tật, chờ quyết định",
    "UNCOLLECTED": "Ba tháng liền không nhận tiền, chờ quyết định",
    "DOUBT": "Cảnh báo khi soát bảng chi, chờ xác minh",
}

# Regular lines of the list's first month beside those of the month before, whichever list drew them up to this one (a
# commune in advance has its own); arrears and recoveries of this list, one row an entitlement. Payments that are made
# once have no month before.
COMPARED = """
list AS (SELECT * FROM payroll_payroll WHERE id = %(list)s),
regular AS (
  SELECT max(l.id) AS id, l.entitlement_id, l.due_month, max(l.person_id) AS person_id, max(l.commune_id) AS commune_id,
    max(l.benefit_id) AS benefit_id, max(l.term_id) AS term_id, max(l.rate_id) AS rate_id, max(l.multiplier) AS multiplier,
    sum(l.amount_vnd)::bigint AS amount_vnd
  FROM payroll_line l, list WHERE l.kind = 'REGULAR' AND l.payroll_id <= list.id
    AND l.due_month IN (list.month, (list.month - interval '1 month')::date)
    AND (list.scope = 'ALL' OR l.payroll_id = list.id OR list.scope = 'COMMUNE' AND l.commune_id = list.commune_id)
  GROUP BY l.entitlement_id, l.due_month
)"""
CHANGES = f"""
WITH {COMPARED},
this AS (SELECT regular.* FROM regular, list WHERE due_month = list.month),
last AS (SELECT regular.* FROM regular, list WHERE due_month < list.month), found AS (
  SELECT CASE WHEN o.id IS NULL THEN 'NEW' WHEN n.id IS NULL THEN 'GONE'
      WHEN n.multiplier = o.multiplier AND n.benefit_id = o.benefit_id THEN 'RATE' ELSE 'CHANGED' END AS kind,
    coalesce(n.entitlement_id, o.entitlement_id) AS entitlement_id, coalesce(n.person_id, o.person_id) AS person_id,
    coalesce(n.commune_id, o.commune_id) AS commune_id, coalesce(n.benefit_id, o.benefit_id) AS benefit_id, n.term_id,
    n.rate_id, coalesce(n.due_month, (o.due_month + interval '1 month')::date) AS from_month,
    coalesce(n.due_month, (o.due_month + interval '1 month')::date) AS to_month, coalesce(o.amount_vnd, 0) AS before_vnd,
    coalesce(n.amount_vnd, 0) AS after_vnd, '' AS reason
  FROM this n FULL JOIN last o ON o.entitlement_id = n.entitlement_id
  WHERE n.amount_vnd IS DISTINCT FROM o.amount_vnd OR n.benefit_id IS DISTINCT FROM o.benefit_id
  UNION ALL
  SELECT kind, entitlement_id, person_id, commune_id, min(benefit_id), max(term_id), max(rate_id), min(due_month),
    max(due_month), 0, sum(amount_vnd)::bigint, reason
  FROM payroll_line WHERE payroll_id = %(list)s AND kind <> 'REGULAR'
  GROUP BY kind, entitlement_id, person_id, commune_id, reason
)
SELECT f.kind, f.person_id, r.full_name, f.commune_id, b.title, f.from_month, f.to_month, f.before_vnd, f.after_vnd, f.reason,
  coalesce(by_term.number, by_end.number, ''), coalesce(by_term.signed_on, by_end.signed_on), coalesce(held.kind, ''),
  coalesce(i.number || ', ' || rate.article, '')
FROM found f JOIN registry_person r ON r.id = f.person_id JOIN policy_benefitseen b ON b.id = f.benefit_id
LEFT JOIN policy_rate rate ON rate.id = f.rate_id LEFT JOIN policy_instrument i ON i.code = rate.instrument_id
LEFT JOIN decisions_term t ON t.id = f.term_id LEFT JOIN decisions_item it ON it.id = t.item_id
LEFT JOIN decisions_decision by_term ON by_term.id = it.decision_id
LEFT JOIN LATERAL (
  SELECT d.number, d.signed_on FROM decisions_item e JOIN decisions_decision d ON d.id = e.decision_id AND d.state = 'ISSUED'
  WHERE f.term_id IS NULL AND e.entitlement_id = f.entitlement_id AND e.action IN ('STOP', 'SUSPEND')
  ORDER BY d.issued_at DESC, d.id DESC LIMIT 1) AS by_end ON true
LEFT JOIN LATERAL (
  SELECT v.kind FROM decisions_review v WHERE f.kind = 'GONE' AND v.entitlement_id = f.entitlement_id AND v.state = 'OPEN'
    AND v.holds AND v.from_month <= f.from_month ORDER BY v.from_month LIMIT 1) AS held ON true
ORDER BY f.kind, r.sort_key, r.id, f.from_month
"""


@dataclass(frozen=True)
class ChangeRow:
    """What is different for one entitlement, and by which decision. Arrears: ``after_vnd`` for the months from..to."""

    kind: str
    person_id: int
    full_name: str
    commune_id: int
    benefit: str
    from_month: date
    to_month: date
    before_vnd: int
    after_vnd: int
    reason_code: str
    decision: str
    signed_on: date | None
    held_by: str
    law: str

    @property
    def difference_vnd(self) -> int:
        return self.after_vnd - self.before_vnd

    @property
    def title(self) -> str:
        return CHANGE_TITLES[self.kind]

    @property
    def reason(self) -> str:
        """Why, in words: the reason of arrears, the review that holds, or the decision."""
        if self.reason_code:
            return Line.Reason(self.reason_code).label
        if self.held_by:
            return HELD_TITLES[self.held_by]
        if self.kind == "RATE":
            return f"Mức chuẩn mới theo {self.law}"
        return f"Quyết định số {self.decision}" if self.decision else "Hết thời hạn hưởng"


@dataclass(frozen=True)
class WaterfallStep:
    """One step from last month's regular sum to this month's sum to pay. ``amount_vnd`` is signed."""

    code: str
    title: str
    rows: int
    amount_vnd: int


@dataclass(frozen=True)
class Desk:
    """Everything that the payroll desk shows of a month."""

    row: sums.MonthRow
    waterfall: tuple[WaterfallStep, ...]
    changes: tuple[ChangeRow, ...]
    by_commune: tuple[sums.TotalRow, ...]
    by_programme: tuple[sums.TotalRow, ...]
    by_channel: tuple[sums.TotalRow, ...]
    stopped: tuple[sums.StoppedRow, ...]


def changes(name: ListName) -> list[ChangeRow]:
    """New, gone, changed, arrears and recoveries of a list against the month before."""
    with many_rows(), connection.cursor() as cursor:
        cursor.execute(CHANGES, {"list": list_id(name)})
        return [ChangeRow(*row) for row in cursor.fetchall()]


SUMS = f"""
WITH {COMPARED}, own AS (SELECT l.* FROM payroll_line l JOIN list ON list.id = l.payroll_id),
ahead AS (
  SELECT l.amount_vnd FROM payroll_line l, list WHERE l.kind = 'REGULAR' AND l.payroll_id < list.id
    AND l.due_month BETWEEN list.month AND list.through
    AND (list.scope = 'ALL' OR list.scope = 'COMMUNE' AND l.commune_id = list.commune_id)
), told AS (
  SELECT 'LAST' AS code, regular.amount_vnd FROM regular, list WHERE due_month < list.month
  UNION ALL SELECT 'AHEAD', -amount_vnd FROM ahead
  UNION ALL SELECT 'SECOND', own.amount_vnd FROM own, list WHERE kind = 'REGULAR' AND due_month > list.month
  UNION ALL SELECT 'SECOND', l.amount_vnd FROM payroll_line l, list WHERE l.kind = 'REGULAR' AND l.payroll_id < list.id
    AND l.due_month > list.month AND l.due_month <= list.through
    AND (list.scope = 'ALL' OR list.scope = 'COMMUNE' AND l.commune_id = list.commune_id)
  UNION ALL SELECT 'THIS', amount_vnd FROM own WHERE kind = 'REGULAR'
  UNION ALL SELECT kind, amount_vnd FROM own WHERE kind = 'ARREARS'
  UNION ALL SELECT 'CARRIED', a.amount_vnd FROM payroll_adjustment a JOIN list ON list.id = a.payroll_id
)
SELECT code, count(*), sum(amount_vnd)::bigint FROM told GROUP BY code
"""


def waterfall(name: ListName, found: list[ChangeRow] | None = None) -> list[WaterfallStep]:
    """From last month's regular sum by steps to this list's regular sum, and on to what is paid.

    SECOND (the second of two months) and AHEAD (drawn already by a list of a commune in advance) only where there are any.
    """
    found = changes(name) if found is None else found
    with many_rows(), connection.cursor() as cursor:
        cursor.execute(SUMS, {"list": list_id(name)})
        told = {code: (rows, vnd) for code, rows, vnd in cursor.fetchall()}

    def sum_of(code: str, title: str) -> WaterfallStep:
        return WaterfallStep(code, title, *told.get(code, (0, 0)))

    def changed(kind: str) -> WaterfallStep:
        rows = [row for row in found if row.kind == kind]
        return WaterfallStep(kind, CHANGE_TITLES[kind], len(rows), sum(row.difference_vnd for row in rows))

    this = sum_of("THIS", "Trợ cấp tháng này")
    between = [sum_of("SECOND", "Tháng sau chi cùng"), sum_of("AHEAD", "Xã đã chi trước")]
    carried = sum_of("CARRIED", "Chưa nhận kỳ trước chuyển sang")
    payable = this.amount_vnd + told.get("ARREARS", (0, 0))[1] + carried.amount_vnd
    return [
        sum_of("LAST", "Tháng trước"),
        *(changed(kind) for kind in ("NEW", "GONE", "CHANGED", "RATE")),
        *(step for step in between if step.rows),
        this,
        changed("ARREARS"),
        carried,
        WaterfallStep("PAYABLE", "Phải chi", this.rows, payable),
        changed("RECOVERY"),
    ]


def desk(name: ListName) -> Desk | None:
    """The desk of a list; None when it was not drawn."""
    row = sums.month_row(name)
    if row is None:
        return None
    found = changes(row.id)
    return Desk(
        row=row,
        waterfall=tuple(waterfall(row.id, found)),
        changes=tuple(found),
        by_commune=tuple(sums.totals(row.id, by="commune")),
        by_programme=tuple(sums.totals(row.id, by="programme")),
        by_channel=tuple(sums.totals(row.id, by="channel")),
        stopped=tuple(sums.stopped(row.id)),
    )
