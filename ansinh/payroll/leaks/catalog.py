"""The checks, as data: one named question a kind of leak, the SQL that asks it, and the one action that it proposes.

Every statement is a SELECT over ``LISTED`` (what the list pays, one row an entitlement) that gives the columns
``person_id, other_id, entitlement_id, subject, month_vnd, since, evidence``. Parameters: ``payroll`` (id), ``month`` (the last
one that the list pays), and what ``actions`` reads from the law. A check is added here and nowhere else.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ansinh.payroll.leaks import accounts, entitled, gone, granted, identity

# One row an entitlement of the list. ``month``: the last month that the list pays for it.
LISTED = """
listed AS MATERIALIZED (
  SELECT l.entitlement_id, l.person_id, max(l.benefit_id) AS benefit_id, max(l.term_id) AS term_id,
    max(l.due_month) AS month, max(l.due_vnd) AS month_vnd
  FROM payroll_line l WHERE l.payroll_id = %(payroll)s AND l.kind <> 'RECOVERY' GROUP BY 1, 2
), payee AS MATERIALIZED (
  SELECT person_id, max(month) AS month, sum(month_vnd)::bigint AS month_vnd, max(entitlement_id) AS entitlement_id
  FROM listed GROUP BY 1
)"""


class Remedy(StrEnum):
    """The one action that a finding proposes. The first three open a review that holds the money."""

    STOP = "STOP"  # and a draft decision that ends the benefit
    SUSPEND = "SUSPEND"  # and a draft decision that suspends it
    HOLD = "HOLD"  # until somebody has looked
    TO_POST = "TO_POST"  # the account is wrong: the money goes by post until a right one is given


@dataclass(frozen=True)
class Check:
    """One question to the list. ``blocks``: an open finding hinders the lock. ``law``: the point behind the remedy."""

    kind: str
    title: str
    remedy: Remedy
    law: str
    statement: str
    blocks: bool


ENDS = "NĐ 20/2021 Điều 8.2; NĐ 335/2026 Điều 8.4"
SUSPENDS = "TT 02/2021 Điều 2.1; NĐ 335/2026 Điều 9.1"

CHECKS = (
    Check("DEAD", "Đã chết", Remedy.STOP, ENDS, gone.DEAD, blocks=True),
    Check(
        "LIST_SAYS_GONE", "Danh sách xã báo đã chết hoặc chuyển đi", Remedy.HOLD, ENDS, gone.LIST_SAYS_GONE, blocks=True
    ),
    Check(
        "LIST_MISSING", "Không còn trong danh sách mới nhất của xã", Remedy.HOLD, ENDS, gone.LIST_MISSING, blocks=False
    ),
    Check("UNCOLLECTED", "Ba tháng liền không nhận tiền", Remedy.SUSPEND, SUSPENDS, gone.UNCOLLECTED, blocks=True),
    Check("SAME_PAPER", "Hai người cùng một số giấy tờ", Remedy.HOLD, "", identity.SAME_PAPER, blocks=True),
    Check("NEAR_PERSON", "Có thể là cùng một người", Remedy.HOLD, "", identity.NEAR_PERSON, blocks=False),
    Check("EXCLUDES", "Hưởng hai khoản loại trừ nhau", Remedy.STOP, ENDS, entitled.EXCLUDES, blocks=True),
    Check("AGE", "Không còn hoặc chưa đến độ tuổi", Remedy.STOP, ENDS, entitled.AGE, blocks=True),
    Check("SCHOOLING", "Đã thôi học", Remedy.STOP, ENDS, entitled.SCHOOLING, blocks=True),
    Check(
        "CERTIFICATE", "Giấy xác nhận khuyết tật hết hạn", Remedy.SUSPEND, SUSPENDS, entitled.CERTIFICATE, blocks=True
    ),
    Check("AMOUNT", "Hệ số hoặc số tiền khác quy định", Remedy.HOLD, "", granted.AMOUNT, blocks=True),
    Check("DECISION_UNKNOWN", "Không rõ số quyết định", Remedy.HOLD, "", granted.DECISION_UNKNOWN, blocks=False),
    Check("DECISION_REUSED", "Số quyết định của người khác", Remedy.HOLD, "", granted.DECISION_REUSED, blocks=False),
    Check("DECISION_LATE", "Quyết định ký sau khi đã hưởng", Remedy.HOLD, "", granted.DECISION_LATE, blocks=False),
    Check("RECEIVER_LAPSED", "Giấy ủy quyền hết hạn", Remedy.TO_POST, "", accounts.RECEIVER_LAPSED, blocks=False),
    Check("ACCOUNT_SHARED", "Nhiều người chung một tài khoản", Remedy.TO_POST, "", accounts.SHARED, blocks=False),
    Check("ACCOUNT_NAME", "Tên tài khoản khác tên người hưởng", Remedy.TO_POST, "", accounts.NAME, blocks=False),
)
BY_KIND = {check.kind: check for check in CHECKS}
BLOCKING = [check.kind for check in CHECKS if check.blocks]
