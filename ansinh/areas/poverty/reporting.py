"""The area's workbooks: the year's review by the official columns, and a project's settlement by household."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from django.db import connection

from ansinh.areas.poverty.desk import Overview, overview
from ansinh.areas.poverty.queries import Share
from ansinh.areas.poverty.scoring import CLASSES, NEAR_POOR, POOR
from ansinh.areas.poverty.transitions import GONE, WAYS, Balance
from ansinh.audit.actions import record
from ansinh.documents.lists import Cell, Column, Kind
from ansinh.documents.workbooks import Sheet, workbook
from ansinh.kit.actors import Actor
from ansinh.kit.vietnamese import format_date
from ansinh.registers.refusals import UnknownRecord

STANDINGS = {**CLASSES, GONE: "Không còn, chưa có hộ"}
# Settlement by household: the representative, their number and address; money, or the goods with number and price; signature.
SETTLED = """
SELECT r.full_name, coalesce(r.cccd, ''), concat_ws(', ', v.name, c.name), m.support_vnd,
  (SELECT string_agg(a.tag || CASE WHEN a.price_vnd IS NULL THEN '' ELSE ' (' || a.price_vnd || ' đồng)' END, '; ' ORDER BY a.tag)
    FROM poverty_animal a JOIN registers_thing x ON x.id = a.thing_id AND x.withdrawn_at IS NULL
    WHERE a.holder_id = m.thing_id AND a.mother_id IS NULL AND upper_inf(a.known) AND a.valid @> m.received_on),
  m.counterpart_vnd, m.received_on
FROM poverty_member m JOIN registers_thing t ON t.id = m.thing_id AND t.withdrawn_at IS NULL
JOIN registry_household h ON h.id = m.household_id
LEFT JOIN LATERAL (SELECT p.full_name, p.cccd FROM registry_membership s JOIN registry_person p ON p.id = s.person_id
  WHERE s.household_id = h.id AND s.relation = 'HEAD' AND upper_inf(s.known) ORDER BY s.id DESC LIMIT 1) r ON true
LEFT JOIN registry_unitversion v ON v.unit_id = h.village_id AND upper_inf(v.known) AND v.valid @> m.received_on
LEFT JOIN registry_unitversion c ON c.unit_id = h.commune_id AND upper_inf(c.known) AND c.valid @> m.received_on
WHERE m.project_id = %(project)s AND upper_inf(m.known) AND m.valid @> %(on)s::date AND m.state = 'RECEIVED'
ORDER BY v.name, r.full_name, m.thing_id
"""
SETTLEMENT_COLUMNS = (
    Column("STT", Kind.NUMBER, 10),
    Column("Người đại diện hộ", Kind.TEXT, 42),
    Column("Số CCCD", Kind.CODE, 30),
    Column("Địa chỉ", Kind.TEXT, 50),
    Column("Hỗ trợ", Kind.MONEY, 26),
    Column("Hiện vật (số tai, giá)", Kind.TEXT, 60),
    Column("Đối ứng", Kind.MONEY, 26),
    Column("Ngày nhận", Kind.CODE, 22),
    Column("Ký nhận", Kind.SIGN, 26),
)


def year_book(year: int, *, known_at: datetime, actor: Actor, at: datetime) -> bytes:
    """The review of a year as a workbook: poor, near-poor, matrix, deprivations, causes, exceptions."""
    found = overview(year, known_at=known_at)
    record("poverty.report_made", actor=actor, about=f"year:{year}", at=at)
    return workbook(
        [
            _balance_sheet("Hộ nghèo", POOR, found, [one.poor for one in found.moves.communes], found.moves.poor),
            _balance_sheet(
                "Hộ cận nghèo", NEAR_POOR, found, [one.near for one in found.moves.communes], found.moves.near
            ),
            _matrix_sheet(found),
            _share_sheet("Thiếu hụt", "CHỈ SỐ THIẾU HỤT DỊCH VỤ XÃ HỘI CƠ BẢN", found, found.lacking),
            _share_sheet("Nguyên nhân", "NGUYÊN NHÂN NGHÈO", found, found.causes),
            _able_sheet(found),
        ]
    )


def settlement(project_id: int, *, on: date, actor: Actor, at: datetime) -> bytes:
    """The settlement list of a project by household, to be signed. Raises UnknownRecord."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT f.code, f.title, f.decision FROM poverty_project f JOIN registers_thing t ON t.id = f.thing_id"
            " WHERE f.thing_id = %s AND t.withdrawn_at IS NULL AND upper_inf(f.known) AND f.valid @> %s::date",
            [project_id, on],
        )
        project = cursor.fetchone()
        if project is None:
            raise UnknownRecord
        cursor.execute(SETTLED, {"project": project_id, "on": on})
        rows = cursor.fetchall()
    cells = tuple(
        (place, *row[:6], format_date(row[6]) if row[6] else "", None) for place, row in enumerate(rows, start=1)
    )
    record(
        "poverty.settlement_made", actor=actor, about=f"project:{project_id}", at=at, after={"households": len(rows)}
    )
    title = ("DANH SÁCH QUYẾT TOÁN THEO HỘ", f"{project[0]} · {project[1]}", project[2])
    return workbook([Sheet("Quyết toán", title, SETTLEMENT_COLUMNS, cells)])


def _balance_sheet(name: str, kind: str, found: Overview, places: Sequence[Balance], total: Balance) -> Sheet:
    ways = [way for way in WAYS if kind in (way.before, way.after)]
    columns = (
        Column("STT", Kind.NUMBER, 10),
        Column("Xã", Kind.TEXT, 40),
        Column("Đầu kỳ", Kind.COUNT, 18),
        *(Column(way.title, Kind.COUNT, 26, over="Giảm" if way.before == kind else "Tăng") for way in ways),
        Column("Cuối kỳ", Kind.COUNT, 18),
    )
    rows = [
        (place, one.name, *_cells(balance, [way.code for way in ways]))
        for place, (one, balance) in enumerate(zip(found.moves.communes, places, strict=True), start=1)
    ]
    rows.append((len(rows) + 1, "Cộng", *_cells(total, [way.code for way in ways])))
    return Sheet(name, _title(f"DIỄN BIẾN {name.upper()}", found), columns, tuple(rows))


def _cells(balance: Balance, codes: Sequence[str]) -> tuple[Cell, ...]:
    return (balance.start, *(balance.ways.get(code, 0) for code in codes), balance.end)


def _matrix_sheet(found: Overview) -> Sheet:
    columns = (
        Column("Đầu kỳ", Kind.TEXT, 40),
        *(Column(title, Kind.COUNT, 30, over="Cuối kỳ") for title in STANDINGS.values()),
    )
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (title, *(found.moves.matrix.get((before, after), 0) for after in STANDINGS))
        for before, title in STANDINGS.items()
    )
    return Sheet("Biến động", _title("BIẾN ĐỘNG GIỮA CÁC NHÓM HỘ", found), columns, rows)


def _share_sheet(name: str, title: str, found: Overview, shares: Sequence[Share]) -> Sheet:
    columns = (
        Column("STT", Kind.NUMBER, 10),
        Column(name, Kind.TEXT, 70),
        Column("Hộ nghèo", Kind.COUNT, 24),
        Column("Hộ cận nghèo", Kind.COUNT, 24),
    )
    rows = tuple((place, one.title, one.poor, one.near) for place, one in enumerate(shares, start=1))
    return Sheet(name, _title(title, found), columns, rows)


def _able_sheet(found: Overview) -> Sheet:
    columns = (Column("STT", Kind.NUMBER, 10), Column("Chủ hộ", Kind.TEXT, 45), Column("Xã", Kind.TEXT, 40))
    rows = tuple((place, one.head, one.commune) for place, one in enumerate(found.able, start=1))
    return Sheet("Còn lao động", _title("HỘ NGHÈO CÒN KHẢ NĂNG LAO ĐỘNG", found), columns, rows)


def _title(title: str, found: Overview) -> tuple[str, ...]:
    return (title, f"Năm {found.year}", found.standard.title)
