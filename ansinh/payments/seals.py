"""Do orders say what their sealed lists say? For ``ansinh audit verify``."""

from __future__ import annotations

from django.db import connection

from ansinh.audit.seals import BrokenSeal
from ansinh.kit.vietnamese import format_vnd

ORDERS = """
SELECT o.id, o.amount_vnd, o.lines, coalesce(sum(l.amount_vnd), 0)::bigint, count(l.id)
FROM payments_order o LEFT JOIN payments_orderline l ON l.order_id = o.id
GROUP BY o.id HAVING o.amount_vnd <> coalesce(sum(l.amount_vnd), 0) OR o.lines <> count(l.id) ORDER BY o.id
"""
LINES = """
WITH listed AS (
  SELECT payroll_id, person_id, sum(regular_vnd)::bigint AS regular, sum(arrears_vnd)::bigint AS arrears,
    sum(carried_vnd)::bigint AS carried
  FROM payroll_payable WHERE payroll_id IN (SELECT payroll_id FROM payments_order) GROUP BY 1, 2
  HAVING sum(regular_vnd + arrears_vnd + carried_vnd) > 0
), ordered AS (
  SELECT o.payroll_id, l.person_id, min(l.reference) AS reference, sum(l.regular_vnd)::bigint AS regular,
    sum(l.arrears_vnd)::bigint AS arrears, sum(l.carried_vnd)::bigint AS carried
  FROM payments_order o JOIN payments_orderline l ON l.order_id = o.id GROUP BY 1, 2
)
SELECT payroll_id, coalesce(reference, '') FROM listed FULL JOIN ordered USING (payroll_id, person_id)
WHERE (listed.regular, listed.arrears, listed.carried) IS DISTINCT FROM (ordered.regular, ordered.arrears, ordered.carried)
ORDER BY 1, 2
"""


def broken() -> list[BrokenSeal]:
    """Orders whose sums are not their lines', and payments that are not what the list says. Needs the whole district."""
    found = []
    with connection.cursor() as cursor:
        cursor.execute(ORDERS)
        for order, told_vnd, told, vnd, lines in cursor.fetchall():
            said = (
                f"Lệnh chi {order}: ghi {told} khoản, {format_vnd(told_vnd)} đồng; các dòng cộng lại {lines} khoản,"
                f" {format_vnd(vnd)} đồng."
            )
            found.append(BrokenSeal("payments.order", f"order:{order}", said))
        cursor.execute(LINES)
        for payroll, reference in cursor.fetchall():
            which = (
                f"khoản «{reference}» khác danh sách đã khóa"
                if reference
                else "thiếu khoản của một người trong danh sách"
            )
            about = f"order_line:{reference}" if reference else f"payroll:{payroll}"
            found.append(BrokenSeal("payments.line", about, f"Danh sách {payroll}: {which}."))
    return found
