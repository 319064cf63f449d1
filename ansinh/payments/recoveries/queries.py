"""Cases of recovery: the list, one case with its months, account and plan. Money is whole đồng."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from ansinh.kit.periods import add_months
from ansinh.kit.reading import read_rows
from ansinh.kit.vietnamese import format_month
from ansinh.payments.recoveries.models import Recovery, RecoveryEntry, RecoveryPlan, RecoveryWaiver
from ansinh.payments.recoveries.refusals import NoSuchRecovery
from ansinh.payments.references import reference
from ansinh.payroll.models import Line

LETTER = "R"  # of references: no channel of payment has it


@dataclass(frozen=True)
class Plan:
    """The plan in force: what is still due by it, worked out from what the case still owes."""

    id: int
    balance_vnd: int
    instalments: int
    amount_vnd: int
    first_due: date
    set_off_vnd: int
    ground: str
    document: str
    signed_on: date | None
    scan_id: int | None

    @property
    def ground_title(self) -> str:
        return RecoveryPlan.Ground(self.ground).label

    def dues(self) -> list[tuple[date, int]]:
        """Every instalment: its day and amount; the last one takes what is left."""
        left, found = self.balance_vnd, []
        for number in range(self.instalments):
            amount = min(self.amount_vnd, left)
            if amount:
                found.append((_same_day(self.first_due, number), amount))
            left -= amount
        return found

    def open_dues(self, open_vnd: int) -> list[tuple[date, int]]:
        """What of the instalments is unpaid when the case owes ``open_vnd``: earlier ones are paid first."""
        paid = max(self.balance_vnd - open_vnd, 0)
        found = []
        for day, amount in self.dues():
            covered = min(paid, amount)
            paid -= covered
            if amount > covered:
                found.append((day, amount - covered))
        return found


@dataclass(frozen=True)
class CaseRow:
    """A case in the list."""

    id: int
    person_id: int
    name: str
    commune_id: int
    commune: str
    held: str
    debtor_name: str
    balance_vnd: int
    claimed_vnd: int
    opened_month: date
    opened_at: datetime
    waiver_asked: bool
    plan: Plan | None

    @property
    def reference(self) -> str:
        """What stands in the remark of a repayment: "2412R0000012"."""
        return reference(self.opened_month, LETTER, self.id)

    @property
    def held_title(self) -> str:
        return Recovery.Held(self.held).label

    @property
    def next_due(self) -> tuple[date, int] | None:
        """The first instalment that is not paid: its day, and what is missing of it."""
        dues = self.plan.open_dues(self.balance_vnd) if self.plan and self.balance_vnd else []
        return dues[0] if dues else None

    def overdue_vnd(self, on: date) -> int:
        """What of the plan should have been paid before a day."""
        dues = self.plan.open_dues(self.balance_vnd) if self.plan and self.balance_vnd else []
        return sum(amount for day, amount in dues if day < on)


@dataclass(frozen=True)
class ClaimedMonth:
    """One month that was paid and not due: how much too much, by which list it was found, and why."""

    due_month: date
    benefit: str
    programme: str
    paid_vnd: int
    due_vnd: int
    claimed_vnd: int
    reason: str
    list_month: date
    decision: str
    signed_on: date | None

    @property
    def reason_title(self) -> str:
        return Line.Reason(self.reason).label


@dataclass(frozen=True)
class EntryRow:
    """One step of the account, with what was owed after it."""

    id: int
    kind: str
    change_vnd: int
    at: datetime
    month: date | None
    way: str
    reference: str
    paid_on: date | None
    document: str
    note: str
    reversed: bool
    open_vnd: int

    @property
    def title(self) -> str:
        return RecoveryEntry.Kind(self.kind).label

    @property
    def day(self) -> date:
        """The day that the step belongs to: of a repayment when it was paid."""
        return self.paid_on or self.at.date()

    @property
    def detail(self) -> str:
        """What the step stands on, in words."""
        match self.kind:
            case "REPAID":
                return f"{RecoveryEntry.Way(self.way).label}, số {self.reference}"
            case "WAIVED":
                return f"Quyết định {self.document}"
            case "SET_OFF":
                return f"Kỳ {format_month(self.month)}, theo {self.document}" if self.month else self.document
            case "REVERSED":
                return self.note
            case _:
                return f"Tháng {format_month(self.month)}" if self.month else ""


@dataclass(frozen=True)
class Waiver:
    """A request to write off and what became of it."""

    id: int
    state: str
    amount_vnd: int
    decision_number: str
    decided_on: date
    reason: str
    asked_by: int
    asked_at: datetime

    @property
    def state_title(self) -> str:
        return RecoveryWaiver.State(self.state).label


@dataclass(frozen=True)
class Case:
    """One case with everything that belongs to it; entries in order."""

    row: CaseRow
    debtor_id: int | None
    debtor_relation: str
    months: tuple[ClaimedMonth, ...]
    entries: tuple[EntryRow, ...]
    waivers: tuple[Waiver, ...]

    @property
    def lowered_vnd(self) -> int:
        return self.row.claimed_vnd - self.row.balance_vnd

    def sum_of(self, *kinds: str) -> int:
        """By how much entries of these kinds lowered the case."""
        return -sum(entry.change_vnd for entry in self.entries if entry.kind in kinds)

    @property
    def legal_basis(self) -> str:
        """What the texts that were read say of taking back; where they say nothing, that is said."""
        if any(month.programme == "MERIT" for month in self.months):
            return "Điều 15 Thông tư 44/2022/TT-BTC: người hưởng sai hoàn trả phần chênh lệch hoặc toàn bộ."
        return (
            "Các quyết định nêu trong bảng. Văn bản về trợ giúp xã hội đã đọc không có điều riêng về thu hồi;"
            " phần này chờ đối chiếu."
        )


@dataclass(frozen=True)
class Sums:
    """All cases that the actor may see: how many are open and what they owe."""

    open: int
    open_vnd: int
    closed: int
    collected_vnd: int


CASES = """
WITH plan AS (
  SELECT DISTINCT ON (recovery_id) * FROM payments_recoveryplan ORDER BY recovery_id, id DESC
)
SELECT r.id, r.person_id, p.full_name, r.commune_id, coalesce(v.name, ''), r.held, r.debtor_name, r.balance_vnd,
  (SELECT coalesce(sum(e.change_vnd), 0)::bigint FROM payments_recoveryentry e WHERE e.recovery_id = r.id AND e.kind = 'CLAIM'),
  r.opened_month, r.opened_at,
  EXISTS (SELECT 1 FROM payments_recoverywaiver w WHERE w.recovery_id = r.id AND w.state = 'ASKED'),
  plan.id, plan.balance_vnd, plan.instalments, plan.amount_vnd, plan.first_due, plan.set_off_vnd, plan.ground,
  plan.document, plan.signed_on, plan.scan_id
FROM payments_recovery r JOIN registry_person p ON p.id = r.person_id
LEFT JOIN registry_unitversion v ON v.unit_id = r.commune_id AND upper_inf(v.known) AND v.valid @> r.opened_month
LEFT JOIN plan ON plan.recovery_id = r.id
WHERE (%(id)s::bigint IS NULL OR r.id = %(id)s) AND (%(person)s::bigint IS NULL OR r.person_id = %(person)s)
ORDER BY r.balance_vnd > 0 DESC, r.opened_month, p.sort_key, r.id
"""
PLAN_FIELDS = 10
MONTHS = """
SELECT l.due_month, b.title, b.programme, l.due_vnd - l.amount_vnd, l.due_vnd, e.change_vnd, l.reason, p.month,
  coalesce(d.number, ''), d.signed_on
FROM payments_recoveryentry e JOIN payroll_line l ON l.id = e.line_id JOIN payroll_payroll p ON p.id = l.payroll_id
JOIN policy_benefitseen b ON b.id = l.benefit_id
LEFT JOIN LATERAL (
  SELECT d.number, d.signed_on FROM decisions_item i JOIN decisions_decision d ON d.id = i.decision_id AND d.state = 'ISSUED'
  WHERE i.entitlement_id = l.entitlement_id AND i.from_month <= l.due_month AND d.issued_at <= p.drawn_at
  ORDER BY d.issued_at DESC LIMIT 1) AS d ON b.seen AND l.reason IN ('STOPPED', 'TERM_CHANGED')
WHERE e.recovery_id = %(id)s AND e.kind = 'CLAIM' ORDER BY l.due_month, e.id
"""
ENTRIES = """
SELECT e.id, e.kind, e.change_vnd, e.at, coalesce(list.month, own.due_month), e.way, e.reference, e.paid_on,
  coalesce(w.decision_number, plan.document, ''), e.note,
  EXISTS (SELECT 1 FROM payments_recoveryentry t WHERE t.of_id = e.id AND t.kind = 'REVERSED'),
  (sum(e.change_vnd) OVER (ORDER BY e.id))::bigint
FROM payments_recoveryentry e LEFT JOIN payments_recoveryentry claim ON claim.id = e.of_id
LEFT JOIN payroll_line own ON own.id = coalesce(e.line_id, claim.line_id)
LEFT JOIN payroll_payroll list ON list.id = e.payroll_id AND e.kind = 'SET_OFF'
LEFT JOIN payments_recoverywaiver w ON w.id = e.waiver_id LEFT JOIN payments_recoveryplan plan ON plan.id = e.plan_id
WHERE e.recovery_id = %(id)s ORDER BY e.id
"""


def cases() -> list[CaseRow]:
    """All cases that the actor may see: open ones first, the oldest on top."""
    return [_row(row) for row in read_rows(CASES, id=None, person=None)]


def cases_of_person(person_id: int) -> list[CaseRow]:
    """The cases about a person's overpaid months."""
    return [_row(row) for row in read_rows(CASES, id=None, person=person_id)]


def case(recovery_id: int) -> Case:
    """One case with its months, account and requests. Raises NoSuchRecovery."""
    found = read_rows(CASES, id=recovery_id, person=None)
    if not found:
        raise NoSuchRecovery("Không có hồ sơ thu hồi này.", recovery=recovery_id)
    debtor, relation = read_rows(
        "SELECT debtor_id, debtor_relation FROM payments_recovery WHERE id = %(id)s", id=recovery_id
    )[0]
    waivers = read_rows(
        "SELECT id, state, amount_vnd, decision_number, decided_on, reason, asked_by, asked_at"
        " FROM payments_recoverywaiver WHERE recovery_id = %(id)s ORDER BY id DESC",
        id=recovery_id,
    )
    return Case(
        row=_row(found[0]),
        debtor_id=debtor,
        debtor_relation=relation,
        months=tuple(ClaimedMonth(*row) for row in read_rows(MONTHS, id=recovery_id)),
        entries=tuple(EntryRow(*row) for row in read_rows(ENTRIES, id=recovery_id)),
        waivers=tuple(Waiver(*row) for row in waivers),
    )


def sums() -> Sums:
    """What all visible cases come to."""
    return Sums(
        *read_rows(
            "SELECT count(*) FILTER (WHERE balance_vnd > 0), coalesce(sum(balance_vnd), 0)::bigint,"
            " count(*) FILTER (WHERE balance_vnd = 0), coalesce((SELECT -sum(change_vnd) FROM payments_recoveryentry"
            "  WHERE kind IN ('REPAID', 'REVERSED', 'SET_OFF')), 0)::bigint FROM payments_recovery"
        )[0]
    )


def case_by_reference(said: str) -> CaseRow | None:
    """The case whose reference this is; None when there is no such case."""
    number = said[5:11]
    found = read_rows(CASES, id=int(number), person=None) if number.isdigit() else []
    row = _row(found[0]) if found else None
    return row if row is not None and row.reference == said else None


def _row(row: tuple[Any, ...]) -> CaseRow:
    plan = row[-PLAN_FIELDS:]
    values: tuple[Any, ...] = (*row[:-PLAN_FIELDS], Plan(*plan) if plan[0] is not None else None)
    return CaseRow(*values)


def _same_day(first: date, months: int) -> date:
    """The same day of a later month, or its last day if it is shorter."""
    start = add_months(first.replace(day=1), months)
    last = (add_months(start, 1) - start).days
    return start.replace(day=min(first.day, last))
