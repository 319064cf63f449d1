"""From a balance down: its postings, the payment behind a posting, the decisions and the law behind the payment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from ansinh.kit.reading import from_json, read_rows
from ansinh.payments.budget.naming import LineName, lines_by_id
from ansinh.payments.ledger import KINDS
from ansinh.payments.states import LINE_TITLES

POSTINGS = """
SELECT p.id, p.at, p.kind, CASE WHEN p.debit_account = %(account)s THEN p.credit_account ELSE p.debit_account END,
  CASE WHEN p.debit_account = %(account)s THEN p.amount_vnd ELSE -p.amount_vnd END,
  p.budget_line_id, coalesce(l.reference, ''), coalesce(l.payee_name, ''), coalesce(e.decision_number, ''), count(*) OVER ()
FROM payments_posting p LEFT JOIN payments_orderline l ON l.id = p.order_line_id
LEFT JOIN payments_estimateentry e ON e.id = p.estimate_entry_id
WHERE %(account)s IN (p.debit_account, p.credit_account)
  AND (%(line)s::bigint IS NULL OR p.budget_line_id = %(line)s)
ORDER BY p.id DESC LIMIT %(most)s OFFSET %(skipped)s
"""
SIDES = """
SELECT account, budget_line_id, sum(debit)::bigint, sum(credit)::bigint FROM (
  SELECT debit_account AS account, budget_line_id, amount_vnd AS debit, 0 AS credit FROM payments_posting
  UNION ALL SELECT credit_account, budget_line_id, 0, amount_vnd FROM payments_posting) AS sides
WHERE account = %(account)s GROUP BY 1, 2 ORDER BY 2 NULLS LAST
"""
PAYMENT = """
SELECT l.id, l.reference, l.person_id, l.payee_name, l.amount_vnd, l.state, o.channel, p.month, p.id
FROM payments_orderline l JOIN payments_order o ON o.id = l.order_id JOIN payroll_payroll p ON p.id = o.payroll_id
WHERE l.reference = %(reference)s
"""
# Each part of the list's money for the person, with the decision that gives it and the law of benefit and rate. A part
# that was carried here names the payment that came back.
PARTS = """
SELECT seen.title, seen.code, l.due_month, l.amount_vnd, coalesce(nullif(i.old_number, ''), d.number), d.id,
  r.article, n.number, l.reason, '' AS back, l.id AS sorted
FROM payroll_line l JOIN policy_benefitseen seen ON seen.id = l.benefit_id
JOIN decisions_entitlement e ON e.id = l.entitlement_id
LEFT JOIN decisions_term t ON t.id = l.term_id
JOIN decisions_item i ON i.id = coalesce(t.item_id, e.opened_by_id) JOIN decisions_decision d ON d.id = i.decision_id
JOIN policy_rate r ON r.id = l.rate_id JOIN policy_instrument n ON n.code = r.instrument_id
WHERE l.payroll_id = %(payroll)s AND l.person_id = %(person)s AND l.kind <> 'RECOVERY'
UNION ALL
SELECT 'Tiền các kỳ trước chưa nhận', '', a.from_month, a.amount_vnd, '', NULL, '', '', '', a.reference, a.id
FROM payroll_adjustment a WHERE a.payroll_id = %(payroll)s AND a.person_id = %(person)s
ORDER BY back, sorted
"""
SHARES = """
SELECT p.kind, p.at, p.amount_vnd, p.budget_line_id FROM payments_posting p WHERE p.order_line_id = %(line)s ORDER BY p.id
"""
LAW = "SELECT code, versions FROM policy_benefit WHERE code = ANY (%(codes)s)"


@dataclass(frozen=True)
class Side:
    """What of an account belongs to one line of the budget (None: to none)."""

    line: LineName | None
    debit_vnd: int
    credit_vnd: int

    @property
    def balance_vnd(self) -> int:
        return self.debit_vnd - self.credit_vnd


@dataclass(frozen=True)
class PostingRow:
    """One posting as an account sees it: more (debit) is positive. ``reference``: of the payment, ``decision``: of the
    estimate that it comes from; both empty for other sources."""

    id: int
    at: datetime
    kind: str
    other_account: str
    amount_vnd: int
    line: LineName | None
    reference: str
    payee_name: str
    decision: str

    @property
    def kind_title(self) -> str:
        return KINDS[self.kind].title


@dataclass(frozen=True)
class Citation:
    """Where the law gives a benefit: the policy (as its screen is addressed), the instrument's number and the article."""

    policy: str
    number: str
    article: str


@dataclass(frozen=True)
class Part:
    """What a payment is made of: one benefit and month by its decision and law, or money that came back (``back``)."""

    title: str
    benefit: str
    due_month: date
    amount_vnd: int
    decision_number: str
    decision_id: int | None
    rate_article: str
    rate_instrument: str
    reason: str
    back: str
    law: tuple[Citation, ...]


@dataclass(frozen=True)
class Share:
    """One posting of a payment."""

    kind: str
    at: datetime
    amount_vnd: int
    line: LineName | None

    @property
    def kind_title(self) -> str:
        return KINDS[self.kind].title


@dataclass(frozen=True)
class Payment:
    """A payment with what it is made of and what the ledger says of it."""

    reference: str
    person_id: int
    payee_name: str
    amount_vnd: int
    state: str
    channel: str
    month: date
    parts: tuple[Part, ...]
    shares: tuple[Share, ...]

    @property
    def state_title(self) -> str:
        return LINE_TITLES[self.state]


def sides(account: str) -> list[Side]:
    """An account by line of the budget."""
    rows = read_rows(SIDES, account=account)
    names = lines_by_id([row[1] for row in rows if row[1] is not None])
    return [Side(names.get(line), debit, credit) for _, line, debit, credit in rows]


def postings(account: str, line_id: int | None, *, page: int, a_page: int) -> tuple[list[PostingRow], int]:
    """One page (from 1) of an account's postings, latest first, and how many there are. ``line_id`` None: of all lines."""
    rows = read_rows(POSTINGS, account=account, line=line_id, most=a_page, skipped=(page - 1) * a_page)
    names = lines_by_id([row[5] for row in rows if row[5] is not None])
    found = [
        PostingRow(id_, at, kind, other, amount, names.get(line), reference, payee, decision)
        for id_, at, kind, other, amount, line, reference, payee, decision, _ in rows
    ]
    return found, rows[0][-1] if rows else 0


def payment(reference: str) -> Payment | None:
    """A payment by its reference, as far as the actor may see it: guarded benefits by their neutral title, without law."""
    rows = read_rows(PAYMENT, reference=reference)
    if not rows:
        return None
    line, reference, person, name, amount, state, channel, month, payroll = rows[0]
    parts = read_rows(PARTS, payroll=payroll, person=person)
    versions = {code: from_json(each) for code, each in read_rows(LAW, codes=[row[1] for row in parts if row[1]])}
    shares = read_rows(SHARES, line=line)
    names = lines_by_id([row[3] for row in shares if row[3] is not None])
    return Payment(
        reference, person, name, amount, state, channel, month,
        parts=tuple(_part(row, versions.get(row[1], [])) for row in parts),
        shares=tuple(Share(kind, at, vnd, names.get(of)) for kind, at, vnd, of in shares),
    )  # fmt: skip


def _part(row: tuple[Any, ...], versions: list[dict[str, Any]]) -> Part:
    title, benefit, due_month, vnd, decision, decision_id, article, number, reason, back, _ = row
    month = due_month.isoformat()
    law = [
        Citation(version["policy"], version["number"], version["article"])
        for version in versions
        if version["from"][:7] <= month[:7] and (version["to"] is None or version["to"] >= month)
    ]
    return Part(
        title, benefit, due_month, vnd, decision, decision_id, article, number, reason, back, tuple(dict.fromkeys(law))
    )
