"""A result file as it came: its payment rows, read and cleaned. Nothing is looked up here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from ansinh.intake.legacy_fonts import convert, is_unicode, looks_legacy, vote
from ansinh.intake.reading import Cell, Sheet, read
from ansinh.kit.money import parse_vnd
from ansinh.kit.vietnamese import fold
from ansinh.payments import camt053, references
from ansinh.payments.channels import Channel, ResultLayout
from ansinh.payments.mapping import header_key
from ansinh.payments.refusals import NotAResult
from ansinh.payments.said import SaidRow, digits, letters

HEADER_WITHIN = 30  # rows
TYPED_WITHIN = 60  # rows that tell of old type


def rows_of(content: bytes, channel: Channel, known: Mapping[str, ResultLayout] | None = None) -> list[SaidRow]:
    """The payment rows of all sheets, in order; titles, groups and sums are passed over. A bank may also send CAMT.053.

    ``known``: layouts that officers explained, by ``mapping.header_key``; the channel's own is tried first.
    Raises NotAResult when no sheet has the channel's columns, SheetRefused when the file is unsafe or broken.
    """
    if channel.form == "transfer" and camt053.is_message(content):
        return camt053.rows_of(content)
    found: list[SaidRow] = []
    recognised = False
    for sheet in map(_in_unicode, read(content).sheets):
        header = _header(sheet, channel.result) or _known_header(sheet, known or {})
        if header is not None:
            recognised = True
            found.extend(_rows(sheet, *header))
    if not recognised:
        titles = ", ".join(f"«{title}»" for title in channel.result.titles)
        raise NotAResult(
            f"Không thấy bảng kết quả của {channel.title} trong tệp. Bảng cần có các cột: {titles}.",
            channel=channel.code,
        )
    return found


def _in_unicode(sheet: Sheet) -> Sheet:
    """The sheet without old Vietnamese type, if its first rows are typed so."""
    first = [str(cell) for cells in sheet.cells[:TYPED_WITHIN] for cell in cells]
    old = [text for text in first if looks_legacy(text)]
    if len(old) <= sum(map(is_unicode, first)):
        return sheet
    font = vote(old)
    cells = [[convert(cell, font) if isinstance(cell, str) else cell for cell in row] for row in sheet.cells]
    return replace(sheet, cells=cells)


def _header(sheet: Sheet, layout: ResultLayout) -> tuple[int, dict[str, int], ResultLayout] | None:
    """Index of the header row, the column of each field (``number`` too if there is one), and the layout."""
    for index, cells in enumerate(sheet.cells[:HEADER_WITHIN]):
        titles = [fold(_text(cell)) for cell in cells]
        if all(title in titles for title in layout.headers.values()):
            places = {field: titles.index(title) for field, title in layout.headers.items()}
            return index, places | ({"number": titles.index("stt")} if "stt" in titles else {}), layout
    return None


def _known_header(sheet: Sheet, known: Mapping[str, ResultLayout]) -> tuple[int, dict[str, int], ResultLayout] | None:
    """The same for the first row that is the header of a layout that was explained."""
    for cells in sheet.cells[:HEADER_WITHIN]:
        layout = known.get(header_key(cells))
        if layout is not None:
            return _header(sheet, layout)
    return None


def _rows(sheet: Sheet, header: int, places: dict[str, int], layout: ResultLayout) -> Iterator[SaidRow]:
    for index, cells in enumerate(sheet.cells[header + 1 :], start=header + 2):
        values = {field: cells[place] if place < len(cells) else "" for field, place in places.items()}
        number = values.pop("number", "")
        row = _row(sheet.name, index, values, layout)
        # A sum has neither a number nor an account; a payment that lost its reference has one of them.
        if row.reference or row.account or isinstance(number, int | float) or _text(number).isdigit():
            yield row


def _row(sheet: str, index: int, values: dict[str, Cell], layout: ResultLayout) -> SaidRow:
    raw = {field: _text(value) for field, value in values.items()}
    reference = references.find(raw["reference"])
    amount = values["amount"]
    return SaidRow(
        sheet=sheet,
        row=index,
        raw=raw,
        reference=reference,
        well_formed=references.well_formed(reference),
        amount_vnd=parse_vnd(amount if isinstance(amount, int | float) else raw["amount"]).amount_vnd,
        name=letters(raw.get("name", "")),
        account=digits(raw.get("account", "")),
        outcome=_outcome(fold(raw["status"]), layout),
        has_proof=bool(raw["proof"]),
    )


def _outcome(status: str, layout: ResultLayout) -> str:
    if status.startswith(layout.returned):
        return "RETURNED"
    return "PAID" if status.startswith(layout.paid) else ""


def _text(cell: Cell) -> str:
    """A cell as text; whole numbers without a decimal part, as an account typed into a number cell is meant."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()
