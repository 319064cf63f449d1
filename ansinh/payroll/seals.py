"""Are the locked lists as they were approved? For ``ansinh audit verify``: what was changed afterwards, by name."""

from __future__ import annotations

from ansinh.audit.seals import BrokenSeal
from ansinh.kit.vietnamese import format_vnd
from ansinh.payroll import naming, sealing
from ansinh.payroll.models import Payroll
from ansinh.payroll.sums import rows_of

# A line is worth its rate times its multiplier. Several rates of one list, or many lines of one, tell which was changed.
LINES = """
SELECT l.id, l.due_vnd, round(r.amount_vnd * l.multiplier)::bigint, r.code, count(*) OVER (PARTITION BY r.id),
  count(*) FILTER (WHERE l.due_vnd <> round(r.amount_vnd * l.multiplier)) OVER (PARTITION BY r.id)
FROM payroll_line l JOIN policy_rate r ON r.id = l.rate_id WHERE l.payroll_id = %(list)s AND l.due_vnd <> 0
"""
SUMS = """
SELECT count(*), coalesce(sum(amount_vnd) FILTER (WHERE kind = 'REGULAR'), 0)::bigint,
  coalesce(sum(amount_vnd) FILTER (WHERE kind = 'ARREARS'), 0)::bigint,
  coalesce(sum(amount_vnd) FILTER (WHERE kind = 'RECOVERY'), 0)::bigint
FROM payroll_line WHERE payroll_id = %(list)s
"""
# The trail tells under which hash a list was locked last: whoever changes a list and its hash cannot change that.
TOLD = """
SELECT DISTINCT ON (about) about, after ->> 'hash' FROM audit_entry WHERE word = 'payroll.lock' ORDER BY about, id DESC
"""


def broken() -> list[BrokenSeal]:
    """Every locked list whose content, hash or trail do not agree; empty: all whole. Needs the whole district."""
    told = dict(rows_of(TOLD))
    found: list[BrokenSeal] = []
    for payroll in Payroll.objects.filter(state="LOCKED").order_by("pk"):
        about = naming.about(payroll)
        if sealing.hash_of(payroll.pk) != payroll.hash:
            found += _changed(payroll, about)
        elif told.get(about) != payroll.hash:
            said = f"Danh sách {naming.words(payroll)}: dấu niêm khác dấu ghi trong nhật ký lúc khóa."
            found.append(BrokenSeal("payroll.hash", about, said))
    return found


def _changed(payroll: Payroll, about: str) -> list[BrokenSeal]:
    """What of a list is not as it was locked: its lines, rates or totals; or something else under the hash."""
    words = naming.words(payroll)
    found = []
    rates = set()
    for line, due, worth, code, lines, wrong in rows_of(
        f"SELECT * FROM ({LINES}) AS l WHERE due_vnd <> round", list=payroll.pk
    ):
        if lines == wrong and lines > 1:  # every line of the rate: the rate was changed
            rates.add(code)
            continue
        said = f"Danh sách {words}: dòng {line} ghi {format_vnd(due)} đồng, mức «{code}» cho {format_vnd(worth)} đồng."
        found.append(BrokenSeal("payroll.line", f"{about}/line:{line}", said))
    for code in sorted(rates):
        said = f"Danh sách {words}: mức «{code}» đã bị sửa sau khi khóa."
        found.append(BrokenSeal("payroll.rate", f"{about}/rate:{code}", said))
    lines, regular, arrears, recovery = rows_of(SUMS, list=payroll.pk)[0]
    sums = {"lines": lines, "regular_vnd": regular, "arrears_vnd": arrears, "recovery_vnd": recovery}
    wrong_sums = [name for name, value in sums.items() if payroll.totals.get(name) != value]
    if wrong_sums:
        said = f"Danh sách {words}: tổng đã ghi khác tổng các dòng ({', '.join(wrong_sums)})."
        found.append(BrokenSeal("payroll.totals", about, said))
    if not found:
        found.append(BrokenSeal("payroll.content", about, f"Danh sách {words}: nội dung khác lúc khóa."))
    return found
