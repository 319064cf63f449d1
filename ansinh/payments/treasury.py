"""The treasury's form Mẫu số 09 (Nghị định 11/2020/NĐ-CP): who is paid by a list, and what changed against the last one.

Part I groups people by source of money once the list is ordered on the lines of the budget, before that by programme. Part
II is what the payroll desk shows as changes, from the same computation. The layout follows notes of a copy (evidence
"copy"): compare with the form of the treasury before the first real one; the paper says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from itertools import groupby
from typing import Any

import pypdfium2  # type: ignore[import-untyped]
from django.db import connection

from ansinh.documents.lists import Cell, Column, Group, Kind, PaymentList, Signature
from ansinh.documents.rendering import pdf
from ansinh.documents.workbooks import workbook
from ansinh.kit.money import amount_in_words
from ansinh.kit.plans import many_rows
from ansinh.kit.vietnamese import format_count, format_month
from ansinh.payments.channels import banks
from ansinh.payments.files import File, heading_of, written_day
from ansinh.payments.models import BudgetLine
from ansinh.payments.payees import day_in_vietnam
from ansinh.payments.references import month_code
from ansinh.payments.refusals import NotOrdered
from ansinh.payroll import desk
from ansinh.payroll.models import Payroll
from ansinh.payroll.naming import ListName, named, words
from ansinh.payroll.sums import PROGRAMMES

PART_ONE = (
    Column("STT", Kind.NUMBER, 9),
    Column("Họ và tên", Kind.TEXT, 40),
    Column("Số tài khoản người hưởng", Kind.CODE, 28, "Tài khoản ngân hàng"),
    Column("Tên ngân hàng", Kind.TEXT, 24, "Tài khoản ngân hàng"),
    Column("Tổng số", Kind.MONEY, 24),
    *(Column(title, Kind.SIGN, 14, "Trong đó") for title in ("Tiền lương", "Tiền công", "TN tăng thêm", "Tiền thưởng")),
    Column("Phụ cấp và trợ cấp khác", Kind.MONEY, 24, "Trong đó"),
    *(Column(title, Kind.SIGN, 13, "Trong đó") for title in ("Tiền khoán", "Học bổng")),
    Column("Ghi chú", Kind.TEXT, 22),
)
PART_TWO = (
    Column("STT", Kind.NUMBER, 10),
    Column("Họ và tên", Kind.TEXT, 50),
    Column("Chế độ", Kind.TEXT, 52),
    Column("Tháng trước", Kind.MONEY, 28),
    Column("Tháng này", Kind.MONEY, 28),
    Column("Tăng, giảm", Kind.MONEY, 28),
    Column("Lý do, căn cứ", Kind.TEXT, 56),
)
SIGNATURES = (
    Signature("NGƯỜI LẬP BẢNG", "(Ký, họ tên)"),
    Signature("KẾ TOÁN TRƯỞNG", "(Ký, họ tên)"),
    Signature("THỦ TRƯỞNG ĐƠN VỊ", "(Ký, đóng dấu)"),
)
PROVISIONAL = (
    "Bố cục theo bản chép Mẫu số 09 kèm Nghị định 11/2020/NĐ-CP, chưa đối chiếu với bản gốc: so với mẫu của Kho bạc "
    "trước khi nộp."
)
TREASURY_BLOCK = (
    "Phần Kho bạc Nhà nước ghi: ngày ... tháng ... năm ...; kiểm soát chi, kế toán trưởng, giám đốc (ký, đóng dấu)."
)
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")

# One row a person and share of the budget, once every payment of the list is committed on a line of the budget.
BY_SOURCE = """
SELECT b.id::text, l.payee_name, l.account_number, l.bank, sum(p.amount_vnd)::bigint
FROM payments_posting p JOIN payments_orderline l ON l.id = p.order_line_id JOIN payments_order o ON o.id = l.order_id
JOIN payments_budgetline b ON b.id = p.budget_line_id
WHERE o.payroll_id = %(list)s AND p.kind = 'RESERVE'
GROUP BY b.id, l.id ORDER BY b.source, b.programme, b.id, min(o.channel), l.id
"""
WITHOUT_SOURCE = """
SELECT count(*) FILTER (WHERE p.budget_line_id IS NULL), count(*) FROM payments_posting p
JOIN payments_orderline l ON l.id = p.order_line_id JOIN payments_order o ON o.id = l.order_id
WHERE o.payroll_id = %(list)s AND p.kind = 'RESERVE'
"""
BY_PROGRAMME = """
WITH parts AS (
  SELECT b.programme AS key, l.person_id, sum(l.amount_vnd)::bigint AS vnd FROM payroll_line l
  JOIN policy_benefit b ON b.code = l.benefit_id WHERE l.payroll_id = %(list)s AND l.kind <> 'RECOVERY' GROUP BY 1, 2
  UNION ALL
  SELECT '', person_id, sum(amount_vnd)::bigint FROM payroll_adjustment WHERE payroll_id = %(list)s GROUP BY 2
)
SELECT parts.key, p.full_name, coalesce(w.account_number, ''), coalesce(w.bank, ''), parts.vnd
FROM parts JOIN registry_person p ON p.id = parts.person_id
LEFT JOIN registry_paymentroute w ON w.person_id = p.id AND w.channel = 'BANK' AND upper_inf(w.known) AND w.valid @> %(day)s
WHERE parts.vnd > 0 ORDER BY array_position(%(programmes)s, parts.key), p.commune_id, p.sort_key, p.id
"""


@dataclass(frozen=True)
class Section:
    """One roman-numbered group of part I: its title and what it adds up to."""

    key: str
    title: str
    people: int
    amount_vnd: int


@dataclass(frozen=True)
class Change:
    """The equation of part II, in đồng: last list + increase - decrease = this list; + back pay + carried = to pay."""

    last_vnd: int
    increase_vnd: int
    decrease_vnd: int
    this_vnd: int
    arrears_vnd: int
    carried_vnd: int

    @property
    def payable_vnd(self) -> int:
        return self.this_vnd + self.arrears_vnd + self.carried_vnd

    @property
    def ties(self) -> bool:
        return self.last_vnd + self.increase_vnd - self.decrease_vnd == self.this_vnd


@dataclass(frozen=True)
class TreasuryForm:
    """The form as two lists, with its sums."""

    sections: tuple[Section, ...]
    by_source: bool
    change: Change
    part_one: PaymentList
    part_two: PaymentList


def treasury_form(name: ListName) -> TreasuryForm:
    """Mẫu 09 of a list, over the people that the actor may see. Raises NoSuchMonth; NotOrdered for an empty list."""
    payroll = named(name)
    rows, titles, by_source = _people(payroll)
    if not rows:
        raise NotOrdered("Danh sách này không có khoản nào phải chi.", list=payroll.pk)
    found = [row for row in desk.changes(payroll.pk) if row.kind not in {"ARREARS", "RECOVERY"}]
    steps = {step.code: step.amount_vnd for step in desk.waterfall(payroll.pk)}
    change = Change(
        steps["LAST"],
        sum(row.difference_vnd for row in found if row.difference_vnd > 0),
        -sum(row.difference_vnd for row in found if row.difference_vnd < 0),
        steps["THIS"], steps["ARREARS"], steps["CARRIED"],
    )  # fmt: skip
    groups, sections = _sections(rows, titles)
    total = sum(section.amount_vnd for section in sections)
    one = _paper(payroll, PART_ONE, groups, part="1", total=total, notes=(TREASURY_BLOCK, PROVISIONAL))
    two = _paper(
        payroll,
        PART_TWO,
        _changes(found),
        part="2",
        total=total,
        notes=(_equation(change), TREASURY_BLOCK, PROVISIONAL),
    )
    return TreasuryForm(tuple(sections), by_source, change, one, two)


def treasury_file(name: ListName, form: str) -> File:
    """The form as "xlsx" (a sheet a part) or "pdf" (both parts in one file)."""
    made = treasury_form(name)
    stem = f"mau-09-{made.part_one.list_id.lower()}"
    if form == "xlsx":
        sheets = [("Phần I", made.part_one), ("Phần II", made.part_two)]
        return File(f"{stem}.xlsx", workbook(sheets))
    whole, written = pypdfium2.PdfDocument.new(), BytesIO()
    for part in (made.part_one, made.part_two):
        whole.import_pages(pypdfium2.PdfDocument(pdf(part)))
    whole.save(written)
    return File(f"{stem}.pdf", written.getvalue())


def _people(payroll: Payroll) -> tuple[list[tuple[Any, ...]], dict[str, str], bool]:
    """Rows (group, name, account, bank, đồng) in order, the groups' titles, and whether these are sources of money."""
    values = {"list": payroll.pk, "day": day_in_vietnam(payroll.drawn_at), "programmes": list(PROGRAMMES)}
    with many_rows():
        ((without, all_shares),) = _rows(WITHOUT_SOURCE, values)
        if all_shares and not without:
            lines = BudgetLine.objects.filter(year=payroll.month.year)
            return _rows(BY_SOURCE, values), {str(line.pk): _source(line) for line in lines}, True
        return _rows(BY_PROGRAMME, values), PROGRAMMES, False


def _source(line: BudgetLine) -> str:
    code = ", ".join(
        f"{word} {value}"
        for word, value in (("chương", line.chapter), ("loại", line.category), ("khoản", line.subcategory))
        if value
    )
    programme = PROGRAMMES.get(line.programme, line.programme)
    return f"{BudgetLine.Source(line.source).label}: {programme}{f' ({code})' if code else ''}"


def _sections(rows: list[tuple[Any, ...]], titles: dict[str, str]) -> tuple[list[Group], list[Section]]:
    groups, sections, number = [], [], 0
    for place, (key, of_group) in enumerate(groupby(rows, key=lambda row: row[0])):
        cells: list[tuple[Cell, ...]] = []
        for _, full_name, account, bank, vnd in of_group:
            number += 1
            known = banks().get(bank)
            bank_name = known.name if known else bank
            cells.append(
                (
                    number,
                    full_name,
                    account,
                    bank_name,
                    vnd,
                    *[None] * 4,
                    vnd,
                    *[None] * 2,
                    "" if account else "Tiền mặt",
                )
            )
        title = titles.get(key, key)
        groups.append(Group(f"{ROMAN[place] if place < len(ROMAN) else place + 1}. {title}", tuple(cells)))
        sections.append(Section(key, title, len(cells), sum(row[4] for row in cells if isinstance(row[4], int))))
    return groups, sections


def _changes(found: list[desk.ChangeRow]) -> list[Group]:
    groups, number = [], 0
    for title, sign in (("A. Tăng so với tháng trước", 1), ("B. Giảm so với tháng trước", -1)):
        cells: list[tuple[Cell, ...]] = []
        for row in found:
            if row.difference_vnd * sign > 0:
                number += 1
                cells.append(
                    (number, row.full_name, row.benefit, row.before_vnd, row.after_vnd, row.difference_vnd, row.reason)
                )
        groups.append(Group(title if cells else f"{title}: không có", tuple(cells)))
    return groups


def _equation(change: Change) -> str:
    return (
        f"Tháng trước {format_count(change.last_vnd)} + tăng {format_count(change.increase_vnd)}"
        f" - giảm {format_count(change.decrease_vnd)} = tháng này {format_count(change.this_vnd)}; cộng truy lĩnh"
        f" {format_count(change.arrears_vnd)} và tiền kỳ trước chuyển sang {format_count(change.carried_vnd)} là"
        f" {format_count(change.payable_vnd)} đồng."
    )


def _paper(
    payroll: Payroll, columns: tuple[Column, ...], groups: list[Group], *, part: str, total: int, notes: tuple[str, ...]
) -> PaymentList:  # fmt: skip
    day = day_in_vietnam(payroll.locked_at or payroll.drawn_at)
    commune = _rows("SELECT min(commune_id) FROM payroll_line WHERE payroll_id = %(list)s", {"list": payroll.pk})[0][0]
    heading = heading_of(commune or 0, [], day)
    titles = {"1": "Bảng thanh toán cho đối tượng thụ hưởng", "2": "Thuyết minh thay đổi so với tháng trước"}
    draft = "" if payroll.state == "LOCKED" else "Dự thảo: "
    return PaymentList(
        list_id=f"{month_code(payroll.month)}-KB09-{payroll.pk}-{part}",
        authority_above=heading.above,
        authority=heading.authority,
        place_and_date=f"{heading.seat}, {written_day(day)}",
        title=f"{draft}{titles[part]}",
        subtitle=f"Mẫu số 09, phần {'I' * int(part)} - danh sách {words(payroll)}",
        place=heading.seat,
        period=f"Tháng {format_month(payroll.month)}",
        columns=columns,
        groups=tuple(groups),
        words=f"{amount_in_words(total)} chẵn",
        notes=notes,
        signatures=SIGNATURES,
    )


def _rows(sql: str, values: dict[str, Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return list(cursor.fetchall())
