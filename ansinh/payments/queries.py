"""What was ordered, what came back, what does not tie. Money is whole đồng."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import connection

from ansinh.kit.periods import add_months
from ansinh.kit.vietnamese import format_count
from ansinh.payments.camt053 import MAX_BYTES as MAX_RESULT_BYTES
from ansinh.payments.channels import channels
from ansinh.payments.desk import Desk, Difference, desk, differences
from ansinh.payments.files import (
    File,
    commune_list,
    district_lists,
    order_file,
    order_message,
    order_paper,
    protected_order_file,
)
from ansinh.payments.ledger import ACCOUNTS
from ansinh.payments.protection import password_of
from ansinh.payments.recoveries.models import RecoveryEntry
from ansinh.payments.refusals import ROW_SENTENCES
from ansinh.payments.states import LINE_TITLES, ORDER_TITLES
from ansinh.payroll.naming import ListName, list_id

# The reads of this room, wherever they are written.
__all__ = [
    "MAX_RESULT_BYTES", "Balance", "Desk", "Difference", "File", "OpenLines", "OrderRow", "PersonPayment", "RefusedRow", "StatementResult",
    "StatementRow", "TrialBalance", "Unpaid", "account_title", "carried_vnd", "commune_list", "desk", "differences", "district_lists", "open_lines",
    "order_file", "order_message", "order_paper", "orders", "payments_of_person", "protected_order_file", "statement_result", "statements", "trial_balance", "uncollected_for",
    "unpaid",
]  # fmt: skip


@dataclass(frozen=True)
class OrderRow:
    """One order with what became of its lines."""

    id: int
    channel: str
    state: str
    lines: int
    amount_vnd: int
    ordered_at: datetime
    sent_at: datetime | None
    paid: int
    paid_vnd: int
    returned: int
    returned_vnd: int
    open: int
    open_vnd: int

    @property
    def channel_title(self) -> str:
        return channels()[self.channel].title

    @property
    def is_transfer(self) -> bool:
        return channels()[self.channel].form == "transfer"

    @property
    def password(self) -> str:
        """Of the protected file; for those who may order."""
        return password_of(self.id)

    @property
    def state_title(self) -> str:
        return ORDER_TITLES[self.state]


@dataclass(frozen=True)
class RefusedRow:
    """A row of a result file that was not believed: why, in a sentence, and the payment that may be meant."""

    sheet: str
    row: int
    code: str
    sentence: str
    reference: str
    suggested_reference: str
    id: int
    amount_vnd: int | None
    settled: str  # what a person made of it: "PAID", "RETURNED", or ""
    settled_reason: str

    @property
    def settled_title(self) -> str:
        return LINE_TITLES.get(self.settled, "")


@dataclass(frozen=True)
class StatementResult:
    """What one result file did. ``already_taken``: these bytes were taken before, and nothing changed now."""

    statement_id: int
    already_taken: bool
    rows: int
    paid: int
    returned: int
    repeated: int
    refused: tuple[RefusedRow, ...]


@dataclass(frozen=True)
class StatementRow:
    """A result file in the list of those taken."""

    id: int
    channel: str
    file_name: str
    taken_at: datetime
    rows: int
    accepted: int
    refused: int

    @property
    def channel_title(self) -> str:
        return channels()[self.channel].title


@dataclass(frozen=True)
class Unpaid:
    """A payment that came back, or of which nothing is known yet. ``carried``: it stands in a later list."""

    person_id: int
    name: str
    commune_id: int
    channel: str
    reference: str
    amount_vnd: int
    state: str
    carried: bool

    @property
    def channel_title(self) -> str:
        return channels()[self.channel].title

    @property
    def state_title(self) -> str:
        return LINE_TITLES[self.state]


@dataclass(frozen=True)
class PersonPayment:
    """One month's payment to a person."""

    month: date
    channel: str
    reference: str
    regular_vnd: int
    arrears_vnd: int
    carried_vnd: int
    amount_vnd: int
    state: str

    @property
    def channel_title(self) -> str:
        return channels()[self.channel].title

    @property
    def state_title(self) -> str:
        return LINE_TITLES[self.state]


def account_title(account: str) -> str:
    """An account in words."""
    family, _, of = account.partition(":")
    if family == "in_transit":
        of = channels()[of].title
    elif family == "paid":
        of = f"{of[5:]}/{of[:4]}"
    elif family == "collected":
        of = RecoveryEntry.Way(of).label.lower()
    return ACCOUNTS[family].format(of)


@dataclass(frozen=True)
class Balance:
    """One account of the ledger."""

    account: str
    debit_vnd: int
    credit_vnd: int

    @property
    def title(self) -> str:
        """The account in words."""
        return account_title(self.account)

    @property
    def balance_vnd(self) -> int:
        """What stands on the account: debits less credits."""
        return self.debit_vnd - self.credit_vnd


@dataclass(frozen=True)
class TrialBalance:
    """All accounts; debits and credits are equal because every posting has both."""

    accounts: tuple[Balance, ...]
    debit_vnd: int
    credit_vnd: int

    @property
    def ties(self) -> bool:
        return self.debit_vnd == self.credit_vnd


@dataclass(frozen=True)
class OpenLines:
    """Payments of a month without a result."""

    count: int
    amount_vnd: int


ORDERS = """
SELECT o.id, o.channel, o.state, count(*), sum(l.amount_vnd)::bigint, o.ordered_at, o.sent_at,
  count(*) FILTER (WHERE l.state = 'PAID'), coalesce(sum(l.amount_vnd) FILTER (WHERE l.state = 'PAID'), 0)::bigint,
  count(*) FILTER (WHERE l.state = 'RETURNED'), coalesce(sum(l.amount_vnd) FILTER (WHERE l.state = 'RETURNED'), 0)::bigint,
  count(*) FILTER (WHERE l.state = 'ORDERED'), coalesce(sum(l.amount_vnd) FILTER (WHERE l.state = 'ORDERED'), 0)::bigint
FROM payments_order o JOIN payments_orderline l ON l.order_id = o.id
WHERE o.payroll_id = %s GROUP BY o.id ORDER BY o.channel
"""
STATEMENTS = """
SELECT s.id, s.channel, s.file_name, s.taken_at, count(*), count(*) FILTER (WHERE r.outcome <> 'REFUSED'),
  count(*) FILTER (WHERE r.outcome = 'REFUSED')
FROM payments_statement s JOIN payments_statementrow r ON r.statement_id = s.id
WHERE s.payroll_id = %s GROUP BY s.id ORDER BY s.id DESC
"""
REFUSED = """
SELECT r.sheet, r.row, r.refusal, r.reference, r.raw ->> 'status', r.raw ->> 'amount', r.amount_vnd, l.amount_vnd,
  coalesce(s.reference, ''), r.id, coalesce(x.outcome, ''), coalesce(x.reason, '')
FROM payments_statementrow r LEFT JOIN payments_orderline l ON l.id = r.order_line_id
LEFT JOIN payments_orderline s ON s.id = r.suggested_line_id
LEFT JOIN payments_settlement x ON x.statement_row_id = r.id
WHERE r.statement_id = %s AND r.outcome = 'REFUSED' ORDER BY r.id
"""
UNPAID = """
SELECT l.person_id, l.payee_name, l.commune_id, o.channel, l.reference, l.amount_vnd, l.state,
  EXISTS (SELECT 1 FROM payroll_adjustment a WHERE a.reference = l.reference)
FROM payments_orderline l JOIN payments_order o ON o.id = l.order_id
WHERE o.payroll_id = %s AND l.state <> 'PAID' ORDER BY l.state DESC, l.commune_id, l.id
"""
OF_PERSON = """
SELECT p.month, o.channel, l.reference, l.regular_vnd, l.arrears_vnd, l.carried_vnd, l.amount_vnd, l.state
FROM payments_orderline l JOIN payments_order o ON o.id = l.order_id JOIN payroll_payroll p ON p.id = o.payroll_id
WHERE l.person_id = %s ORDER BY p.month DESC
"""
UNCOLLECTED = """
SELECT l.person_id FROM payments_orderline l JOIN payments_order o ON o.id = l.order_id
JOIN payroll_payroll p ON p.id = o.payroll_id
CROSS JOIN generate_series(p.month::timestamp, p.through::timestamp, interval '1 month') AS covered
WHERE l.state = 'RETURNED' AND p.scope <> 'ONE_OFF' AND covered BETWEEN %s AND %s
GROUP BY l.person_id HAVING count(DISTINCT covered) = %s ORDER BY l.person_id
"""
BALANCES = """
SELECT account, sum(debit)::bigint, sum(credit)::bigint FROM (
  SELECT debit_account AS account, amount_vnd AS debit, 0 AS credit FROM payments_posting
  UNION ALL SELECT credit_account, 0, amount_vnd FROM payments_posting) AS sides
GROUP BY account ORDER BY account
"""


def orders(name: ListName) -> list[OrderRow]:
    """The orders of a list, by channel, over the lines that the actor may see."""
    return [OrderRow(*row) for row in _rows(ORDERS, [list_id(name)])]


def statements(name: ListName) -> list[StatementRow]:
    """The result files that were taken for a list, latest first, over the rows that the actor may see."""
    return [StatementRow(*row) for row in _rows(STATEMENTS, [list_id(name)])]


def statement_result(statement_id: int, *, already_taken: bool) -> StatementResult:
    """What a taken file did, with every refused row in words."""
    outcomes = dict(
        _rows("SELECT outcome, count(*) FROM payments_statementrow WHERE statement_id = %s GROUP BY 1", [statement_id])
    )
    return StatementResult(
        statement_id=statement_id,
        already_taken=already_taken,
        rows=sum(outcomes.values()),
        paid=outcomes.get("PAID", 0),
        returned=outcomes.get("RETURNED", 0),
        repeated=outcomes.get("REPEATED", 0),
        refused=tuple(_refused(row) for row in _rows(REFUSED, [statement_id])),
    )


def unpaid(name: ListName) -> list[Unpaid]:
    """Who did not get the money of a list: first what came back, then what has no result yet."""
    return [Unpaid(*row) for row in _rows(UNPAID, [list_id(name)])]


def open_lines(name: ListName) -> OpenLines:
    """How much of a list has no result yet."""
    made = orders(name)
    return OpenLines(sum(each.open for each in made), sum(each.open_vnd for each in made))


def carried_vnd(month: date) -> int:
    """Money of the month's list that came back and was handed on to later lists."""
    sql = "SELECT coalesce(sum(amount_vnd), 0)::bigint FROM payroll_adjustment WHERE from_month = %s"
    return int(_rows(sql, [month])[0][0])


def uncollected_for(month: date, *, months: int) -> list[int]:
    """People whose money came back in each of the last ``months`` lists up to ``month``."""
    first = add_months(month, 1 - months)
    return [person for (person,) in _rows(UNCOLLECTED, [first, month, months])]


def payments_of_person(person_id: int) -> list[PersonPayment]:
    """Every payment to a person, latest first; empty when the actor may not see them."""
    return [PersonPayment(*row) for row in _rows(OF_PERSON, [person_id])]


def trial_balance() -> TrialBalance:
    """All accounts of the ledger, over the rows that the actor may see."""
    accounts = tuple(Balance(*row) for row in _rows(BALANCES, []))
    return TrialBalance(accounts, sum(a.debit_vnd for a in accounts), sum(a.credit_vnd for a in accounts))


def _refused(row: tuple[Any, ...]) -> RefusedRow:
    sheet, number, code, reference, status, amount, said_vnd, known_vnd, suggested, row_id, settled, why = row
    said = status
    if code == "AMOUNT_DIFFERS":
        said = amount if said_vnd is None else format_count(said_vnd)
    known = "" if known_vnd is None else format_count(known_vnd)
    sentence = ROW_SENTENCES[code].format(reference=reference, said=said, known=known)
    return RefusedRow(sheet, number, code, sentence, reference, suggested, row_id, said_vnd, settled, why)


def _rows(sql: str, values: list[Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return list(cursor.fetchall())
