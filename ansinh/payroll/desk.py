"""The payroll desk: only what differs from last month, each with its decision and reason, in steps that add up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection

from ansinh.kit.periods import add_months
from ansinh.payroll import sums
from ansinh.payroll.models import Line

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
}

# Regular lines of this month beside those of the last; arrears and recoveries of this month, one row an entitlement.
CHANGES = """
WITH this AS (SELECT l.* FROM payroll_line l JOIN payroll_payroll p ON p.id = l.payroll_id AND p.month = %(month)s),
last AS (
  SELECT l.* FROM payroll_line l JOIN payroll_payroll p ON p.id = l.payroll_id AND p.month = %(last)s AND l.kind = 'REGULAR'
), found AS (
  SELECT CASE WHEN o.id IS NULL THEN 'NEW' WHEN n.id IS NULL THEN 'GONE'
      WHEN n.multiplier = o.multiplier AND n.benefit_id = o.benefit_id THEN 'RATE' ELSE 'CHANGED' END AS kind,
    coalesce(n.entitlement_id, o.entitlement_id) AS entitlement_id, coalesce(n.person_id, o.person_id) AS person_id,
    coalesce(n.commune_id, o.commune_id) AS commune_id, coalesce(n.benefit_id, o.benefit_id) AS benefit_id, n.term_id,
    n.rate_id, %(month)s AS from_month, %(month)s AS to_month, coalesce(o.amount_vnd, 0) AS before_vnd,
    coalesce(n.amount_vnd, 0) AS after_vnd, '' AS reason
  FROM (SELECT * FROM this WHERE kind = 'REGULAR') n FULL JOIN last o ON o.entitlement_id = n.entitlement_id
  WHERE n.amount_vnd IS DISTINCT FROM o.amount_vnd OR n.benefit_id IS DISTINCT FROM o.benefit_id
  UNION ALL
  SELECT kind, entitlement_id, person_id, commune_id, min(benefit_id), max(term_id), max(rate_id), min(due_month),
    max(due_month), 0, sum(amount_vnd)::bigint, reason
  FROM this WHERE kind <> 'REGULAR' GROUP BY kind, entitlement_id, person_id, commune_id, reason
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
    AND v.holds AND v.from_month <= %(month)s ORDER BY v.from_month LIMIT 1) AS held ON true
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


def changes(month: date) -> list[ChangeRow]:
    """New, gone, changed, arrears and recoveries of a month against the month before."""
    with connection.cursor() as cursor:
        cursor.execute(CHANGES, {"month": month, "last": add_months(month, -1)})
        return [ChangeRow(*row) for row in cursor.fetchall()]


def waterfall(month: date, found: list[ChangeRow] | None = None) -> list[WaterfallStep]:
    """From last month's regular sum by steps to this month's regular sum, and on to what is paid."""
    found = changes(month) if found is None else found
    last, this = _sums(add_months(month, -1)), _sums(month)
    steps = [WaterfallStep("LAST", "Tháng trước", last["lines"], last["regular_vnd"])]
    for kind in ("NEW", "GONE", "CHANGED", "RATE"):
        steps.append(_step(kind, [row for row in found if row.kind == kind]))
    steps.append(WaterfallStep("THIS", "Trợ cấp tháng này", this["lines"], this["regular_vnd"]))
    steps.append(_step("ARREARS", [row for row in found if row.kind == "ARREARS"]))
    steps.append(WaterfallStep("CARRIED", "Chưa nhận kỳ trước chuyển sang", this["carried"], this["carried_vnd"]))
    payable = this["regular_vnd"] + this["arrears_vnd"] + this["carried_vnd"]
    steps.append(WaterfallStep("PAYABLE", "Phải chi", this["lines"], payable))
    steps.append(_step("RECOVERY", [row for row in found if row.kind == "RECOVERY"]))
    return steps


def desk(month: date) -> Desk | None:
    """The desk of a month; None when it was not drawn."""
    row = sums.month_row(month)
    if row is None:
        return None
    found = changes(month)
    return Desk(
        row=row,
        waterfall=tuple(waterfall(month, found)),
        changes=tuple(found),
        by_commune=tuple(sums.totals(month, by="commune")),
        by_programme=tuple(sums.totals(month, by="programme")),
        by_channel=tuple(sums.totals(month, by="channel")),
        stopped=tuple(sums.stopped(month)),
    )


def _step(kind: str, rows: list[ChangeRow]) -> WaterfallStep:
    return WaterfallStep(kind, CHANGE_TITLES[kind], len(rows), sum(row.difference_vnd for row in rows))


def _sums(month: date) -> dict[str, Any]:
    """Counts and sums of the visible lines of a month; zeros when there is no list."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FILTER (WHERE kind = 'REGULAR') AS lines,"
            " coalesce(sum(amount_vnd) FILTER (WHERE kind = 'REGULAR'), 0)::bigint AS regular_vnd,"
            " coalesce(sum(amount_vnd) FILTER (WHERE kind = 'ARREARS'), 0)::bigint AS arrears_vnd,"
            " count(*) FILTER (WHERE kind = 'CARRIED') AS carried,"
            " coalesce(sum(amount_vnd) FILTER (WHERE kind = 'CARRIED'), 0)::bigint AS carried_vnd FROM ("
            "SELECT payroll_id, kind, amount_vnd FROM payroll_line"
            " UNION ALL SELECT payroll_id, 'CARRIED', amount_vnd FROM payroll_adjustment) AS parts"
            " JOIN payroll_payroll p ON p.id = parts.payroll_id WHERE p.month = %s",
            [month],
        )
        columns = [column.name for column in cursor.description]
        return dict(zip(columns, cursor.fetchone(), strict=True))
