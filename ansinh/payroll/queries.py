"""Reading the monthly lists: a person's lines explained, the printed list; the sums and the desk from their own files."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from ansinh.kit.vietnamese import format_month, format_vnd
from ansinh.payroll import sealing
from ansinh.payroll.desk import ChangeRow, Desk, WaterfallStep, changes, desk, waterfall
from ansinh.payroll.models import Line
from ansinh.payroll.naming import ListName, find
from ansinh.payroll.once import PendingOnce, pending_once
from ansinh.payroll.sums import (
    MonthRow,
    StoppedLine,
    StoppedRow,
    TotalRow,
    UnlockRequest,
    commune_names,
    lists,
    month_row,
    months,
    rows_of,
    stopped,
    stopped_lines,
    totals,
    unlock_request,
)

__all__ = [
    "BrokenSpan",
    "ChangeRow",
    "CommuneList",
    "Desk",
    "LineRow",
    "ListName",
    "MonthRow",
    "PendingOnce",
    "PrintedRow",
    "StoppedLine",
    "StoppedRow",
    "TotalRow",
    "UnlockRequest",
    "WaterfallStep",
    "changes",
    "commune_names",
    "desk",
    "drawn_spans_broken",
    "lines_of_person",
    "list_of_commune",
    "lists",
    "month_row",
    "months",
    "pending_once",
    "seal_broken",
    "stopped",
    "stopped_lines",
    "totals",
    "unlock_request",
    "waterfall",
]


@dataclass(frozen=True)
class LineRow:
    """One line, explained: rate x multiplier, the law behind the rate, and what was drawn before."""

    list_month: date
    state: str
    kind: str
    due_month: date
    benefit: str
    rate_vnd: int
    multiplier: Decimal
    due_vnd: int
    amount_vnd: int
    reason: str
    instrument: str
    article: str
    evidence: str
    decision: str

    @property
    def explanation(self) -> str:
        """How the amount comes about, as a sentence."""
        coefficient = f"{self.multiplier.normalize():f}".replace(".", ",")
        worth = f"{format_vnd(self.rate_vnd)} × {coefficient} = {format_vnd(self.due_vnd)} đồng"
        law = f" ({self.instrument}, {self.article})"
        if self.kind == "REGULAR":
            return f"{worth}{law}."
        before = format_vnd(self.due_vnd - self.amount_vnd)
        due = worth + law if self.due_vnd else "Không còn được hưởng"
        return f"Tháng {format_month(self.due_month)}: {due}; đã lập {before} đồng. {Line.Reason(self.reason).label}."


@dataclass(frozen=True)
class PrintedRow:
    """One payee on the printed list of a commune."""

    order: int
    person_id: int
    full_name: str
    birth_year: int | None
    village: str
    decision: str
    book: str
    regular_vnd: int
    back_months: int
    back_vnd: int
    total_vnd: int
    receiver: str
    channel: str


@dataclass(frozen=True)
class CommuneList:
    """The list that a commune signs. ``back``: months and đồng not yet paid of earlier months (arrears and carried)."""

    month: date
    state: str
    hash: str
    commune: str
    rows: tuple[PrintedRow, ...]
    regular_vnd: int
    back_vnd: int
    total_vnd: int


@dataclass(frozen=True)
class BrokenSpan:
    """An entitlement whose spans do not say what its locked lines say."""

    entitlement_id: int
    amount_vnd: int
    spans: str
    lines: str


def lines_of_person(person_id: int) -> list[LineRow]:
    """Every line of a person, newest list first, with its explanation."""
    rows = rows_of(
        "SELECT p.month, p.state, l.kind, l.due_month, b.title, r.amount_vnd, l.multiplier, l.due_vnd, l.amount_vnd,"
        " l.reason, i.number, r.article, r.evidence, coalesce(d.number, '')"
        " FROM payroll_line l JOIN payroll_payroll p ON p.id = l.payroll_id JOIN policy_benefitseen b ON b.id = l.benefit_id"
        " JOIN policy_rate r ON r.id = l.rate_id JOIN policy_instrument i ON i.code = r.instrument_id"
        " LEFT JOIN decisions_term t ON t.id = l.term_id LEFT JOIN decisions_item it ON it.id = t.item_id"
        " LEFT JOIN decisions_decision d ON d.id = it.decision_id"
        " WHERE l.person_id = %(person)s ORDER BY p.month DESC, l.due_month DESC, l.id",
        person=person_id,
    )
    return [LineRow(*row) for row in rows]


PRINTED = """
WITH paid AS (
  SELECT person_id, payroll_id, sum(amount_vnd) FILTER (WHERE kind = 'REGULAR') AS regular_vnd,
    count(DISTINCT due_month) FILTER (WHERE kind = 'ARREARS') AS back_months,
    sum(amount_vnd) FILTER (WHERE kind = 'ARREARS') AS back_vnd, max(entitlement_id) AS entitlement_id
  FROM payroll_line WHERE kind <> 'RECOVERY' AND commune_id = %(commune)s
    AND payroll_id = %(list)s GROUP BY 1, 2
), carried AS (
  SELECT person_id, count(DISTINCT from_month) AS back_months, sum(amount_vnd) AS back_vnd
  FROM payroll_adjustment WHERE commune_id = %(commune)s
    AND payroll_id = %(list)s GROUP BY 1
), payee AS (
  SELECT person_id, paid.entitlement_id, coalesce(paid.regular_vnd, 0)::bigint AS regular_vnd,
    (coalesce(paid.back_months, 0) + coalesce(carried.back_months, 0))::int AS back_months,
    (coalesce(paid.back_vnd, 0) + coalesce(carried.back_vnd, 0))::bigint AS back_vnd
  FROM paid FULL JOIN carried USING (person_id)
)
SELECT r.id, r.full_name, extract(year FROM r.birth_date)::int, coalesce(v.name, ''),
  coalesce(nullif(it.old_number, ''), d.number, ''), coalesce(book.number, ''), payee.regular_vnd, payee.back_months,
  payee.back_vnd, payee.regular_vnd + payee.back_vnd, coalesce(receiver.receiver_name, ''), coalesce(route.channel, 'POST')
FROM payee JOIN registry_person r ON r.id = payee.person_id
LEFT JOIN registry_unitversion v ON v.unit_id = r.village_id AND upper_inf(v.known) AND v.valid @> %(month)s
LEFT JOIN decisions_entitlement e ON e.id = payee.entitlement_id
LEFT JOIN decisions_item it ON it.id = e.opened_by_id LEFT JOIN decisions_decision d ON d.id = it.decision_id
LEFT JOIN registry_paper book ON book.person_id = r.id AND book.kind = 'PAYMENT_BOOK' AND upper_inf(book.known)
  AND book.valid @> %(month)s
LEFT JOIN registry_receiver receiver ON receiver.person_id = r.id AND upper_inf(receiver.known)
  AND receiver.valid @> %(month)s
LEFT JOIN registry_paymentroute route ON route.person_id = r.id AND upper_inf(route.known) AND route.valid @> %(month)s
ORDER BY v.name NULLS FIRST, r.sort_key, r.id
"""


def list_of_commune(name: ListName, commune_id: int) -> CommuneList | None:
    """The list that is printed for a commune, by village and name. None: the month was not drawn."""
    payroll = find(name)
    if payroll is None:
        return None
    month = payroll.month
    found = rows_of(PRINTED, list=payroll.pk, month=month, commune=commune_id)
    rows = tuple(PrintedRow(order, *row) for order, row in enumerate(found, start=1))
    return CommuneList(
        month=month,
        state=payroll.state,
        hash=payroll.hash,
        commune=commune_names(month).get(str(commune_id), ""),
        rows=rows,
        regular_vnd=sum(row.regular_vnd for row in rows),
        back_vnd=sum(row.back_vnd for row in rows),
        total_vnd=sum(row.total_vnd for row in rows),
    )


def drawn_spans_broken() -> list[BrokenSpan]:
    """Entitlements whose spans differ from their locked lines. Empty: whole. For the doctor and the tests."""
    rows = rows_of(
        "WITH net AS (SELECT l.entitlement_id, l.due_month, sum(l.amount_vnd)::bigint AS amount_vnd FROM payroll_line l"
        "  JOIN payroll_payroll p ON p.id = l.payroll_id AND p.state = 'LOCKED' GROUP BY 1, 2),"
        " told AS (SELECT entitlement_id, amount_vnd,"
        "  range_agg(daterange(due_month, (due_month + interval '1 month')::date)) AS months"
        "  FROM net WHERE amount_vnd <> 0 GROUP BY 1, 2)"
        " SELECT entitlement_id, amount_vnd, coalesce(s.months, '{}')::text, coalesce(t.months, '{}')::text"
        " FROM payroll_drawnspan s FULL JOIN told t USING (entitlement_id, amount_vnd)"
        " WHERE s.months IS DISTINCT FROM t.months ORDER BY 1, 2"
    )
    return [BrokenSpan(*row) for row in rows]


def seal_broken(name: ListName) -> bool:
    """Whether a locked list no longer has the content under its hash. Needs the whole district."""
    payroll = find(name)
    return payroll is not None and payroll.state == "LOCKED" and sealing.hash_of(payroll.pk) != payroll.hash
