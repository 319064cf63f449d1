"""Files that leave: what post and bank get, and the commune's list. The same order always gives the same bytes."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import date, datetime
from io import BytesIO
from itertools import groupby
from typing import Any
from zipfile import ZipFile, ZipInfo

from django.db import connection

from ansinh.documents.lists import MONTHLY_COLUMNS, MONTHLY_COLUMNS_NET, Column, Group, PaymentList, Signature
from ansinh.documents.pages import paginate
from ansinh.documents.rendering import fingerprint, pdf
from ansinh.documents.workbooks import workbook
from ansinh.kit.money import amount_in_words
from ansinh.kit.plans import many_rows
from ansinh.kit.vietnamese import fold, format_month
from ansinh.payments.channels import Channel
from ansinh.payments.lines import FIELDS, Line, cells_of, with_set_off
from ansinh.payments.pain001 import Payer, message
from ansinh.payments.payees import HANOI, PAYEES, PAYEES_OF_COMMUNE, day_in_vietnam, parameters
from ansinh.payments.points import points_of_villages
from ansinh.payments.protection import password_of, protected
from ansinh.payments.references import month_code
from ansinh.payments.refusals import NoMessage, NoSuchList, NoSuchOrder, NotOrdered
from ansinh.payments.transfers import sheet_of, transfer_sheets, transfers
from ansinh.payments.usage import used_channel
from ansinh.payroll.naming import ListName, address, find

NOTE = "«Chưa trả tháng trước» gồm tiền truy lĩnh và tiền các tháng trước chưa nhận."
SIGNATURES = (
    Signature("NGƯỜI LẬP BIỂU", "(Ký, họ tên)"),
    Signature("KẾ TOÁN", "(Ký, họ tên)"),
    Signature("TRƯỞNG PHÒNG", "(Ký, đóng dấu)"),
)
ORDER_LINES = f"SELECT {FIELDS} FROM payments_orderline WHERE order_id = %(order)s AND state <> 'COVERED' ORDER BY id"
OF_PAYEES = "SELECT " + FIELDS.replace("reference", "'' AS reference") + " FROM payees"
PAYEE_LINES = f"WITH {PAYEES} {OF_PAYEES} ORDER BY commune_id, village_id, sort_key, person_id"
COMMUNE_LINES = f"""
WITH {PAYEES_OF_COMMUNE} {OF_PAYEES} WHERE commune_id = %(commune)s ORDER BY village_id, sort_key, person_id
"""
NAMES = """
SELECT unit_id, name FROM registry_unitversion WHERE unit_id = ANY (%s) AND valid @> %s AND upper_inf(known)
"""
DECIDES = """
SELECT v.name, u.kind FROM registry_authority a
JOIN registry_unit u ON u.id = a.deciding_unit_id
JOIN registry_unitversion v ON v.unit_id = u.id AND upper_inf(v.known) AND v.valid @> %(day)s
WHERE a.commune_id = %(commune)s AND a.area = 'SOCIAL_ASSISTANCE' AND upper_inf(a.known) AND a.valid @> %(day)s
"""


@dataclass(frozen=True)
class File:
    """A file to hand out."""

    name: str
    content: bytes


@dataclass(frozen=True)
class _Drawn:
    """A list; ``fixed_at``: when it was locked, or drawn if it is still a draft. ``mark`` tells its papers from those of the
    district's list of the month, which has none."""

    month: date
    payroll_id: int
    locked: bool
    fixed_at: datetime
    address: str
    title: str
    mark: str


@dataclass(frozen=True)
class Heading:
    """Whose list it is: the authority on that day, and the places' names."""

    above: str
    authority: str
    seat: str
    commune: str
    villages: dict[int, str]


def order_file(order_id: int) -> File:
    """The workbook of an order: for the post one sheet a commune, for a bank its four sheets. Raises NoSuchOrder."""
    month, layout, fixed_at = _order(order_id)
    lines = _lines(ORDER_LINES, {"order": order_id})
    name = f"{layout.code.lower()}-{month:%Y-%m}.xlsx"
    if layout.form == "transfer":
        return File(name, workbook(transfer_sheets(lines, layout, month)))
    papers = []
    for commune, of_commune in groupby(lines, key=lambda line: line.commune_id):
        paper = _pay_point_list(order_id, commune, list(of_commune), layout=layout, month=month, fixed_at=fixed_at)
        papers.append((paper.place[:31], paper))
    return File(name, workbook(papers))


def protected_order_file(order_id: int) -> File:
    """``order_file`` under the order's password (``OrderRow.password``). Raises NoSuchOrder."""
    plain = order_file(order_id)
    return File(plain.name, protected(plain.content, password_of(order_id)))


def order_message(order_id: int) -> File:
    """The order's transfers as one ISO 20022 message, without those that its workbook calls incomplete.

    Raises NoSuchOrder, and NoMessage when the order is no transfer, nothing can be transferred, or the office's own
    account at the bank is not written in the channel file.
    """
    month, layout, fixed_at = _order(order_id)
    lines = [line for line in _lines(ORDER_LINES, {"order": order_id}) if sheet_of(line, layout) != "incomplete"]
    if layout.form != "transfer" or not lines:
        raise NoMessage("Lệnh chi này không có khoản nào chuyển khoản được.", order=order_id)
    if not layout.has_message:
        raise NoMessage(
            f"Chưa khai tài khoản của đơn vị cho kênh {layout.title}. Nhờ người quản trị khai rồi tải lại.",
            order=order_id,
        )
    day = day_in_vietnam(fixed_at)
    heading = heading_of(lines[0].commune_id, lines[:1], day)
    payer = Payer(
        layout.plain(f"{heading.authority} {heading.seat}"), layout.source_account, layout.banks[layout.bank].bin
    )
    message_id = f"{layout.code}-{month_code(month)}-{order_id}"
    content = message(
        message_id, payer, transfers(lines, layout, month), created_at=fixed_at.astimezone(HANOI), pay_on=day
    )
    return File(f"{layout.code.lower()}-{month:%Y-%m}.xml", content)


def order_paper(order_id: int, commune_id: int) -> File:
    """The list of one commune as PDF, for signatures at its pay points. Raises NoSuchOrder."""
    month, layout, fixed_at = _order(order_id)
    lines = [line for line in _lines(ORDER_LINES, {"order": order_id}) if line.commune_id == commune_id]
    paper = _pay_point_list(order_id, commune_id, lines, layout=layout, month=month, fixed_at=fixed_at)
    return File(f"{layout.code.lower()}-{month:%Y-%m}-{_slug(paper.place)}.pdf", pdf(paper))


def order_fingerprint(order_id: int, commune_id: int) -> tuple[str, int]:
    """The fingerprint of a commune's list in an order, and its number of pages; ("", 0) when there is no such list."""
    try:
        month, layout, fixed_at = _order(order_id)
    except NoSuchOrder:
        return "", 0
    lines = [line for line in _lines(ORDER_LINES, {"order": order_id}) if line.commune_id == commune_id]
    if layout.form == "transfer" or not lines:
        return "", 0
    paper = _pay_point_list(order_id, commune_id, lines, layout=layout, month=month, fixed_at=fixed_at)
    return fingerprint(paper), len(paginate(paper))


def commune_list(of: ListName, commune_id: int, form: str) -> File:
    """The month's list of a commune, all ways of payment together, in the layout that communes know: "pdf" or "xlsx".

    From a draft it is marked as such. Raises NotOrdered when the month was not drawn, and NoSuchList.
    """
    drawn = _drawn(of)
    paper = _paper_of(drawn, commune_id)
    if not paper.count():
        raise NoSuchList("Không có danh sách của xã này trong kỳ.", commune=commune_id)
    name = f"danh-sach-{drawn.address}-{_slug(paper.place)}.{form}"
    return File(name, pdf(paper) if form == "pdf" else workbook([(paper.place[:31], paper)]))


def district_lists(of: ListName, form: str) -> File:
    """The lists of all communes at once: one workbook with a sheet a commune, or the PDFs in one archive ("pdf")."""
    drawn = _drawn(of)
    with many_rows():
        lines = _lines(PAYEE_LINES, parameters(drawn.payroll_id, drawn.fixed_at))
    papers = [
        _commune_paper(drawn, commune, list(of_commune))
        for commune, of_commune in groupby(lines, key=lambda line: line.commune_id)
    ]
    name = f"danh-sach-{drawn.address}"
    if form == "xlsx":
        return File(f"{name}.xlsx", workbook([(paper.place[:31], paper) for paper in papers]))
    with ThreadPoolExecutor() as pool:  # typst works outside the interpreter's lock
        made = list(pool.map(pdf, papers))
    archive = BytesIO()
    with ZipFile(archive, "w") as pack:
        for paper, content in zip(papers, made, strict=True):
            pack.writestr(ZipInfo(f"{name}-{_slug(paper.place)}.pdf"), content)  # ZipInfo's date is fixed
    return File(f"{name}.zip", archive.getvalue())


def commune_paper(of: ListName, commune_id: int) -> PaymentList:
    """The values of ``commune_list``."""
    return _paper_of(_drawn(of), commune_id)


def _paper_of(drawn: _Drawn, commune_id: int) -> PaymentList:
    with many_rows():
        lines = _lines(COMMUNE_LINES, parameters(drawn.payroll_id, drawn.fixed_at) | {"commune": commune_id})
    return _commune_paper(drawn, commune_id, lines)


def _commune_paper(drawn: _Drawn, commune_id: int, lines: list[Line]) -> PaymentList:
    heading = heading_of(commune_id, lines, day_in_vietnam(drawn.fixed_at))
    number = iter(range(1, len(lines) + 1))
    lowered = any(line.set_off_vnd for line in lines)
    return _paper(
        lines, heading, drawn.month, drawn.fixed_at,
        list_id=f"{month_code(drawn.month)}-{commune_id}{drawn.mark}{'' if drawn.locked else '-N'}",
        title=f"{'' if drawn.locked else 'Dự thảo: '}{drawn.title}",
        columns=MONTHLY_COLUMNS_NET if lowered else MONTHLY_COLUMNS,
        cells=lambda line: (
            next(number), line.payee_name, line.birth(), line.decision_numbers, line.book_number, line.regular_vnd,
            line.back_months, line.arrears_vnd + line.carried_vnd, *([line.set_off_vnd] if lowered else []),
            line.amount_vnd, None, line.receiver_name,
        ),
        signatures=SIGNATURES,
    )  # fmt: skip


def _drawn(of: ListName) -> _Drawn:
    payroll = find(of)
    if payroll is None:
        said = f"Chưa có danh sách tháng {format_month(of)}." if isinstance(of, date) else "Không có danh sách này."
        raise NotOrdered(said, list=str(of))
    return _Drawn(
        payroll.month,
        payroll.pk,
        payroll.state == "LOCKED",
        payroll.locked_at or payroll.drawn_at,
        address(payroll),
        payroll.title or "danh sách chi trả trợ cấp hằng tháng",
        "" if payroll.scope == "ALL" else f"-L{payroll.pk}",
    )


def _pay_point_list(
    order_id: int, commune: int, lines: list[Line], *, layout: Channel, month: date, fixed_at: datetime
) -> PaymentList:
    """By pay point and village; people who are paid at home by village only."""
    heading = heading_of(commune, lines, day_in_vietnam(fixed_at))
    points = points_of_villages(commune, at=fixed_at) if layout.route == "POST" else {}
    lines = sorted(lines, key=lambda line: points.get(line.village_id or 0, (0, ""))[::-1])
    titles = {
        village: f"Điểm chi trả {point[1]}: {heading.villages.get(village, '')}" for village, point in points.items()
    }
    heading = replace(heading, villages=heading.villages | titles)
    numbers = {line.reference: number for number, line in enumerate(lines, start=1)}
    columns = with_set_off(layout.columns) if any(line.set_off_vnd for line in lines) else layout.columns
    return _paper(
        lines, heading, month, fixed_at,
        list_id=f"{month_code(month)}-{commune}-{layout.code}-{order_id}",
        title=f"Danh sách chi trả trợ cấp hằng tháng: {layout.title}",
        columns=tuple(each.column for each in columns),
        cells=lambda line: cells_of(layout, columns, line, numbers[line.reference], month),
        signatures=layout.signatures,
    )  # fmt: skip


def _paper(
    lines: Sequence[Line], heading: Heading, month: date, fixed_at: datetime, *, list_id: str, title: str,
    columns: tuple[Column, ...], cells: Any, signatures: tuple[Signature, ...],
) -> PaymentList:  # fmt: skip
    period = f"Tháng {month.month} năm {month.year}"
    groups = tuple(
        Group(heading.villages.get(village or 0, "Chưa rõ thôn"), tuple(cells(line) for line in of_village))
        for village, of_village in groupby(lines, key=lambda line: line.village_id)
    )
    return PaymentList(
        list_id=list_id,
        authority_above=heading.above,
        authority=heading.authority,
        place_and_date=f"{heading.seat}, {written_day(day_in_vietnam(fixed_at))}",
        title=title,
        subtitle=f"{heading.commune} - {period}",
        place=heading.commune,
        period=period,
        columns=columns,
        groups=groups,
        words=amount_in_words(sum(line.amount_vnd for line in lines)) + " chẵn",
        notes=(NOTE,),
        signatures=signatures,
    )


def _order(order_id: int) -> tuple[date, Channel, datetime]:
    found = _rows(
        "SELECT p.month, o.channel, o.ordered_at FROM payments_order o JOIN payroll_payroll p ON p.id = o.payroll_id"
        " WHERE o.id = %(order)s",
        {"order": order_id},
    )
    if not found:
        raise NoSuchOrder("Không có lệnh chi này.", order=order_id)
    month, code, ordered_at = found[0]
    return month, used_channel(code), ordered_at


def heading_of(commune: int, lines: Sequence[Line], day: date) -> Heading:
    """The head of a paper about a commune: the authority on that day, and the names of the lines' villages."""
    villages = {line.village_id for line in lines if line.village_id}
    with connection.cursor() as cursor:
        cursor.execute(NAMES, [[commune, *villages], day])
        names: dict[int, str] = dict(cursor.fetchall())
    name = names.pop(commune, "")
    deciding = _rows(DECIDES, {"commune": commune, "day": day})
    unit, kind = deciding[0] if deciding else (name, "COMMUNE")
    # Until 30/6/2025 the district's office for labour and social affairs; after that the commune's office that took over.
    office = "Phòng Lao động - Thương binh và Xã hội" if kind == "DISTRICT" else "Phòng Văn hóa - Xã hội"
    return Heading(f"Ủy ban nhân dân {unit}", office, _without_kind(unit), name, names)


def _without_kind(name: str) -> str:
    """ "Huyện Thăng Bình" as in a date line: "Thăng Bình"."""
    for kind in ("Huyện ", "Xã ", "Thị trấn ", "Phường "):
        if name.lower().startswith(kind.lower()):
            return name[len(kind) :]
    return name


def written_day(day: date) -> str:
    """ "ngày 05 tháng 9 năm 2024": a zero before days below 10 and before months 1 and 2 only."""
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"


def _slug(name: str) -> str:
    return fold(name).replace(" ", "-")


def _lines(sql: str, values: dict[str, Any]) -> list[Line]:
    return [Line(*row) for row in _rows(sql, values)]


def _rows(sql: str, values: dict[str, Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return list(cursor.fetchall())
