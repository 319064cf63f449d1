"""Layouts of results that no channel file knows: an officer says once which column is what, and it is remembered.

A layout belongs to a channel and to the titles of its header row, in order. The same header in a later file is read by
the latest version; another header is another layout. What is said is tried on the file itself before it is kept.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from ansinh.audit.actions import record
from ansinh.intake.reading import Cell, Sheet, read
from ansinh.kit.actors import Actor
from ansinh.kit.money import parse_vnd
from ansinh.kit.vietnamese import fold
from ansinh.payments import references
from ansinh.payments.channel_models import ResultMapping
from ansinh.payments.channels import Channel, ResultLayout
from ansinh.payments.refusals import MappingRefused

SHOWN_ROWS = 12
FIELD_TITLES = {
    "reference": "Mã chi trả hoặc nội dung",
    "amount": "Số tiền",
    "status": "Trạng thái, kết quả",
    "proof": "Chứng từ, ghi chú",
    "account": "Số tài khoản",
    "name": "Họ tên",
}
NEEDED = ("reference", "amount", "status", "proof")


@dataclass(frozen=True)
class Preview:
    """The first rows of a file as text, and which of them looks like the header (1 is the first)."""

    sheet: str
    rows: tuple[tuple[str, ...], ...]
    header_row: int


@dataclass(frozen=True)
class Said:
    """What an officer says of a file: the header's row (1 is the first), the column of each field (0 is A), the words."""

    header_row: int
    columns: Mapping[str, int]
    paid: tuple[str, ...]
    returned: tuple[str, ...]


@dataclass(frozen=True)
class MappingRow:
    """One remembered layout, for the list of them."""

    channel: str
    version: int
    columns: tuple[tuple[str, str], ...]  # what the column is, and its title in the file
    paid: tuple[str, ...]
    returned: tuple[str, ...]
    recorded_at: datetime


def header_key(cells: Sequence[Cell]) -> str:
    """The titles of a header row as layouts are looked up by: folded, in order, without empty ones at the end."""
    return "|".join(fold(str(cell)) for cell in cells).rstrip("|")


def remembered(channel: Channel) -> dict[str, ResultLayout]:
    """The latest layout of each header that was explained for the channel."""
    kept = ResultMapping.objects.filter(channel=channel.code).order_by("version")
    return {each.header: _layout(each.columns, each.paid, each.returned) for each in kept}


def mappings() -> list[MappingRow]:
    """All remembered layouts with their versions, newest first."""
    return [
        MappingRow(
            each.channel,
            each.version,
            tuple((FIELD_TITLES[field], title) for field, title in each.columns.items()),
            tuple(each.paid),
            tuple(each.returned),
            each.recorded_at,
        )
        for each in ResultMapping.objects.order_by("-recorded_at", "-pk")
    ]


def preview(content: bytes) -> Preview:
    """The first sheet's first rows. Raises SheetRefused."""
    sheet = read(content).sheets[0]
    shown = [tuple(_shown(cell) for cell in cells) for cells in sheet.cells[:SHOWN_ROWS]]
    width = max(len(cells) for cells in shown)
    filled = [sum(1 for cell in cells if cell and not cell.isdigit()) for cells in shown]
    rows = tuple(cells + ("",) * (width - len(cells)) for cells in shown)
    return Preview(sheet.name, rows, filled.index(max(filled)) + 1)


def needed_fields(channel: Channel) -> tuple[str, ...]:
    """What a result of the channel must say."""
    return (*NEEDED, "account") if channel.form == "transfer" else NEEDED


def guess(shown: Preview, channel: Channel) -> Said:
    """A beginning for the officer: columns that are called as in the channel's own result, and its words."""
    titles = [fold(title) for title in shown.rows[shown.header_row - 1]]
    own = channel.result
    columns = {field: titles.index(title) for field, title in own.headers.items() if title in titles}
    return Said(shown.header_row, columns, own.paid, own.returned)


def remember(content: bytes, channel: Channel, said: Said, *, actor: Actor, at: datetime) -> int:
    """Keep a layout, tried on the file it was said of; its version. In the caller's transaction. Raises MappingRefused."""
    sheet = read(content).sheets[0]
    header = _header(sheet, said.header_row)
    _check(sheet, header, channel, said)
    columns = {field: str(header[place]).strip() for field, place in said.columns.items()}
    key = header_key(header)
    latest = ResultMapping.objects.filter(channel=channel.code, header=key).order_by("-version").first()
    values = {"columns": columns, "paid": list(said.paid), "returned": list(said.returned)}
    if latest is not None and {name: getattr(latest, name) for name in values} == values:
        return latest.version
    version = latest.version + 1 if latest else 1
    ResultMapping.objects.create(
        channel=channel.code, header=key, version=version, recorded_by=actor.user_id, recorded_at=at, **values
    )
    record("payments.map_result", actor=actor, about=f"channel:{channel.code}", at=at, after=values)
    return version


def _shown(cell: Cell) -> str:
    """A cell as the spreadsheet shows it: whole numbers without a decimal part."""
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell).strip()


def _layout(columns: Mapping[str, str], paid: Sequence[str], returned: Sequence[str]) -> ResultLayout:
    headers = {field: fold(title) for field, title in columns.items()}
    return ResultLayout(headers, tuple(columns.values()), tuple(map(fold, paid)), tuple(map(fold, returned)))


def _header(sheet: Sheet, number: int) -> list[Cell]:
    if not 1 <= number <= len(sheet.cells):
        raise MappingRefused("Dòng tiêu đề nằm ngoài bảng. Chọn dòng có tên các cột.", field="header_row")
    return sheet.cells[number - 1]


def _check(sheet: Sheet, header: list[Cell], channel: Channel, said: Said) -> None:
    """Raises MappingRefused for what cannot be, or finds nothing in the file's own rows."""
    for field in needed_fields(channel):
        if field not in said.columns:
            raise MappingRefused(f"Chưa chỉ cột «{FIELD_TITLES[field]}».", field=field)
    if len(set(said.columns.values())) != len(said.columns):
        raise MappingRefused("Một cột được chỉ cho hai việc. Mỗi cột chỉ có một nghĩa.", field="columns")
    titles = [fold(str(cell)) for cell in header]
    for field, place in said.columns.items():
        if not (0 <= place < len(titles) and titles[place]):
            raise MappingRefused(f"Cột «{FIELD_TITLES[field]}» không có tên ở dòng tiêu đề. Chọn lại.", field=field)
        if titles.count(titles[place]) > 1:
            raise MappingRefused(
                f"Tên cột «{header[place]}» có hai lần trong dòng tiêu đề. Sửa tên trong tệp.", field=field
            )
    _check_words(said)
    _check_rows(sheet.cells[said.header_row :], said)


def _check_words(said: Said) -> None:
    paid, returned = {fold(word) for word in said.paid}, {fold(word) for word in said.returned}
    if not paid or not returned:
        raise MappingRefused("Ghi chữ của tệp cho «đã trả» và cho «chưa trả».", field="words")
    if paid & returned:
        raise MappingRefused("Một chữ không thể vừa là «đã trả» vừa là «chưa trả».", field="words")


def _check_rows(rows: list[list[Cell]], said: Said) -> None:
    def column(field: str) -> list[Cell]:
        place = said.columns[field]
        return [cells[place] for cells in rows if place < len(cells) and str(cells[place]).strip()]

    if not any(references.well_formed(references.find(str(cell))) for cell in column("reference")):
        raise MappingRefused("Cột mã chi trả không có mã nào của hệ thống. Chọn cột khác.", field="reference")
    amounts = (cell if isinstance(cell, int | float) else str(cell) for cell in column("amount"))
    if not any(parse_vnd(amount).amount_vnd for amount in amounts):
        raise MappingRefused("Cột số tiền không có số tiền nào. Chọn cột khác.", field="amount")
    words = tuple(fold(word) for word in (*said.paid, *said.returned))
    if not any(fold(str(cell)).startswith(words) for cell in column("status")):
        raise MappingRefused(
            "Cột trạng thái không có chữ nào trong các chữ đã ghi. Chọn cột khác hoặc ghi lại chữ.", field="status"
        )
