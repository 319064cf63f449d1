"""What is always true of the money between two acts, whoever was killed, waited or failed: each as a sentence and a query.

A query gives what breaks its sentence, as the trail names things ("order_line:2409A0001"); no row: it holds. For
``ansinh doctor``, ``ansinh audit verify`` and the soak. All are set-based, and see what the actor sees: ask them as one who
sees the whole district. What is sealed is proved in ``seals.py``.
"""

from __future__ import annotations

from dataclasses import dataclass

from ansinh.audit.seals import BrokenSeal
from ansinh.kit.reading import read_rows
from ansinh.payroll.queries import drawn_spans_broken


@dataclass(frozen=True)
class Invariant:
    """``holds``: the sentence, for people. ``broken_by``: a query that gives one column, what breaks it."""

    code: str
    holds: str
    broken_by: str


LISTS = (
    Invariant(
        "list.totals",
        "Tổng ghi trên mỗi danh sách bằng tổng các dòng của nó.",
        """
        SELECT 'payroll:' || p.id FROM payroll_payroll p LEFT JOIN payroll_line l ON l.payroll_id = p.id
        GROUP BY p.id HAVING (p.totals ->> 'lines')::bigint IS DISTINCT FROM count(l.id)
          OR (p.totals ->> 'regular_vnd')::bigint + (p.totals ->> 'arrears_vnd')::bigint + (p.totals ->> 'recovery_vnd')::bigint
            IS DISTINCT FROM coalesce(sum(l.amount_vnd), 0)::bigint
        """,
    ),
    Invariant(
        "list.due",
        "Cộng mọi danh sách đã khóa, mỗi tháng của một quyền hưởng bằng đúng số được hưởng theo dòng lập sau cùng.",
        """
        SELECT 'entitlement:' || l.entitlement_id || ':' || l.due_month FROM payroll_line l
        JOIN payroll_payroll p ON p.id = l.payroll_id AND p.state = 'LOCKED' GROUP BY l.entitlement_id, l.due_month
        HAVING sum(l.amount_vnd) <> (array_agg(l.due_vnd ORDER BY l.payroll_id DESC))[1]
        """,
    ),
    Invariant(
        "list.once",
        "Một người không có hai dòng chi còn hiệu lực cùng nhóm chế độ cho cùng một tháng.",
        """
        SELECT 'line:' || max(id) FROM payroll_line, unnest(ARRAY[1, 2]) AS half WHERE claims AND halves & half > 0
        GROUP BY person_id, group_id, due_month, half HAVING count(*) > 1
        """,
    ),
    Invariant(
        "list.carried",
        "Mỗi khoản chuyển kỳ sau là một khoản đã trả về, đúng người, đúng số tiền.",
        """
        SELECT 'order_line:' || a.reference FROM payroll_adjustment a LEFT JOIN payments_orderline l USING (reference)
        WHERE (l.state, l.person_id, l.amount_vnd) IS DISTINCT FROM ('RETURNED', a.person_id, a.amount_vnd)
        """,
    ),
)
ORDERS = (
    Invariant(
        "order.list",
        "Danh sách ghi «đã lập lệnh chi» khi và chỉ khi có lệnh chi cho mọi khoản phải chi của nó.",
        """
        SELECT 'payroll:' || p.id FROM payroll_payroll p
        WHERE p.ordered_at IS NULL AND EXISTS (SELECT 1 FROM payments_order o WHERE o.payroll_id = p.id)
          OR p.ordered_at IS NOT NULL AND NOT EXISTS (SELECT 1 FROM payments_order o WHERE o.payroll_id = p.id)
            AND EXISTS (SELECT 1 FROM payroll_payable v WHERE v.payroll_id = p.id
                        AND v.regular_vnd + v.arrears_vnd + v.carried_vnd > 0)
        """,
    ),
    Invariant(
        "order.reference",
        "Mỗi khoản chi có một mã riêng.",
        "SELECT 'order_line:' || reference FROM payments_orderline GROUP BY reference HAVING count(*) > 1",
    ),
    Invariant(
        "order.postings",
        "Mỗi khoản chi được giữ đúng số tiền của nó; đã chi hay trả về thì bút toán nói đúng như vậy, và chỉ một lần.",
        """
        SELECT 'order_line:' || l.reference FROM payments_orderline l
        LEFT JOIN payments_posting p ON p.order_line_id = l.id GROUP BY l.id
        HAVING (coalesce(sum(p.amount_vnd) FILTER (WHERE p.kind = 'RESERVE'), 0),
          coalesce(sum(p.amount_vnd) FILTER (WHERE p.kind = 'POST'), 0),
          coalesce(sum(p.amount_vnd) FILTER (WHERE p.kind = 'VOID'), 0))
        IS DISTINCT FROM (l.amount_vnd::numeric,
          CASE l.state WHEN 'PAID' THEN l.amount_vnd ELSE 0 END::numeric,
          CASE l.state WHEN 'RETURNED' THEN l.amount_vnd ELSE 0 END::numeric)
        """,
    ),
    Invariant(
        "order.set_off",
        "Khoản chi bị giảm bao nhiêu thì hồ sơ thu hồi có bấy nhiêu bút toán nêu lý do.",
        """
        WITH reason AS (
          SELECT a.payroll_id, a.person_id, -e.change_vnd AS vnd FROM payroll_adjustment a
          JOIN payments_orderline back USING (reference)
          JOIN payments_recoveryentry e ON e.returned_line_id = back.id AND e.kind = 'CAME_BACK'
          UNION ALL
          SELECT payroll_id, payee_id, -change_vnd FROM payments_recoveryentry WHERE kind IN ('RESTORED', 'SET_OFF')
        )
        SELECT 'order_line:' || l.reference FROM payments_orderline l JOIN payments_order o ON o.id = l.order_id
        LEFT JOIN reason r ON r.payroll_id = o.payroll_id AND r.person_id = l.person_id
        GROUP BY l.id HAVING l.set_off_vnd <> coalesce(sum(r.vnd), 0)
        """,
    ),
    Invariant(
        "result.row",
        "Mỗi dòng kết quả được nhận nói đúng như khoản chi, và mỗi khoản chi có kết quả do nhiều nhất một dòng.",
        """
        SELECT 'statement_row:' || r.id FROM payments_statementrow r JOIN payments_orderline l ON l.id = r.order_line_id
        WHERE r.outcome IN ('PAID', 'RETURNED') AND r.outcome <> l.state
        UNION ALL
        SELECT 'statement_row:' || max(id) FROM payments_statementrow WHERE outcome IN ('PAID', 'RETURNED')
        GROUP BY order_line_id HAVING count(*) > 1
        """,
    ),
    Invariant(
        "result.file",
        "Mỗi tệp kết quả giữ đủ các dòng của nó, và nhật ký ghi đúng một lần đã nhận.",
        """
        SELECT 'statement:' || s.id FROM payments_statement s LEFT JOIN payments_statementrow r ON r.statement_id = s.id
        GROUP BY s.id HAVING s.rows <> count(r.id)
        UNION ALL
        SELECT 'file:' || sha256 FROM (
          SELECT sha256, channel, 1 AS taken FROM payments_statement
          UNION ALL
          SELECT after ->> 'sha256', split_part(about, ':', -1), -1 FROM audit_entry WHERE word = 'payments.take_statement'
        ) AS told GROUP BY sha256, channel HAVING sum(taken) <> 0
        """,
    ),
)
LEDGER = (
    Invariant(
        "ledger.balance",
        "Mỗi bút toán chuyển một số tiền dương từ một tài khoản sang một tài khoản khác, và có đúng một căn cứ.",
        """
        SELECT 'posting:' || id FROM payments_posting WHERE amount_vnd <= 0 OR debit_account = credit_account
          OR '' IN (debit_account, credit_account) OR num_nonnulls(order_line_id, estimate_entry_id, recovery_entry_id) <> 1
        """,
    ),
    Invariant(
        "ledger.in_transit",
        "Số đang chi của mỗi kênh bằng tổng các khoản chưa có kết quả của kênh đó.",
        """
        SELECT 'account:' || account FROM (
          SELECT debit_account AS account, amount_vnd FROM payments_posting WHERE debit_account LIKE 'in_transit:%%'
          UNION ALL
          SELECT credit_account, -amount_vnd FROM payments_posting WHERE credit_account LIKE 'in_transit:%%'
          UNION ALL
          SELECT 'in_transit:' || o.channel, -l.amount_vnd FROM payments_orderline l JOIN payments_order o ON o.id = l.order_id
          WHERE l.state = 'ORDERED') AS moved GROUP BY account HAVING sum(amount_vnd) <> 0
        """,
    ),
    Invariant(
        "budget.balance",
        "Số còn lại của mỗi dòng dự toán bằng tổng các bút toán của nó, và không âm quá mức đã được quyết định.",
        """
        SELECT 'budget_line:' || b.id FROM payments_budgetline b LEFT JOIN payments_posting p ON p.budget_line_id = b.id
        GROUP BY b.id HAVING b.available_vnd + b.allowed_vnd < 0 OR b.available_vnd <> coalesce(sum(
          CASE WHEN p.debit_account LIKE 'budget:%%' THEN p.amount_vnd ELSE 0 END
          - CASE WHEN p.credit_account LIKE 'budget:%%' THEN p.amount_vnd ELSE 0 END), 0)
        """,
    ),
)
RECOVERIES = (
    Invariant(
        "recovery.balance",
        "Số còn phải thu của mỗi hồ sơ bằng tổng các bút toán của hồ sơ, và không âm.",
        """
        SELECT 'recovery:' || r.id FROM payments_recovery r LEFT JOIN payments_recoveryentry e ON e.recovery_id = r.id
        GROUP BY r.id HAVING r.balance_vnd < 0 OR r.balance_vnd <> coalesce(sum(e.change_vnd), 0)
        """,
    ),
    Invariant(
        "recovery.claim",
        "Mỗi dòng truy thu của danh sách đã lập lệnh chi có đúng một khoản phải thu, đúng số tiền.",
        """
        SELECT 'line:' || l.id FROM payroll_line l JOIN payroll_payroll p ON p.id = l.payroll_id AND p.ordered_at IS NOT NULL
        LEFT JOIN payments_recoveryentry e ON e.line_id = l.id AND e.kind = 'CLAIM'
        WHERE l.kind = 'RECOVERY' GROUP BY l.id HAVING count(e.id) <> 1 OR sum(e.change_vnd) <> -l.amount_vnd
        """,
    ),
    Invariant(
        "recovery.posting",
        "Mỗi bước của hồ sơ thu hồi có trong sổ, đúng số tiền và đúng chiều.",
        """
        SELECT 'recovery_entry:' || e.id FROM payments_recoveryentry e
        LEFT JOIN payments_posting p ON p.recovery_entry_id = e.id GROUP BY e.id
        HAVING e.change_vnd <> coalesce(sum(CASE WHEN p.debit_account LIKE 'receivable:%%' THEN p.amount_vnd ELSE 0 END
          - CASE WHEN p.credit_account LIKE 'receivable:%%' THEN p.amount_vnd ELSE 0 END), 0)
        """,
    ),
    Invariant(
        "recovery.month",
        "Với mỗi tháng, số bỏ thu không vượt quá số đã tính phải thu.",
        """
        SELECT 'recovery:' || e.recovery_id FROM payments_recoveryentry e
        LEFT JOIN payments_recoveryentry claim ON claim.id = e.of_id
        JOIN payroll_line l ON l.id = coalesce(e.line_id, claim.line_id)
        WHERE e.kind IN ('CLAIM', 'CAME_BACK', 'RESTORED')
        GROUP BY e.recovery_id, l.entitlement_id, l.due_month HAVING sum(e.change_vnd) < 0
        """,
    ),
    Invariant(
        "recovery.returned",
        "Tiền trả về được bỏ thu không quá số tiền của khoản đã trả về.",
        """
        SELECT 'order_line:' || l.reference FROM payments_orderline l
        JOIN payments_recoveryentry e ON e.returned_line_id = l.id AND e.kind = 'CAME_BACK'
        GROUP BY l.id HAVING l.state <> 'RETURNED' OR -sum(e.change_vnd) > l.amount_vnd
        """,
    ),
)
INVARIANTS = (*LISTS, *ORDERS, *LEDGER, *RECOVERIES)


def broken() -> list[BrokenSeal]:
    """Everything that breaks a sentence; empty: the money is whole. Needs the whole district."""
    found = [
        BrokenSeal(f"money.{each.code}", about, f"Không còn đúng: {each.holds}")
        for each in INVARIANTS
        for (about,) in read_rows(each.broken_by)
    ]
    spans = "Không còn đúng: Số đã chi theo từng tháng khớp các dòng của danh sách đã khóa."
    return found + [
        BrokenSeal("money.list.spans", f"entitlement:{span.entitlement_id}", spans) for span in drawn_spans_broken()
    ]
