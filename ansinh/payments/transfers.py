"""A bank's workbook: transfers split over sheets as its channel says, what cannot be transferred apart, and the guide."""

from __future__ import annotations

from datetime import date

from ansinh.documents.lists import Column, Kind
from ansinh.documents.workbooks import Sheet
from ansinh.payments.channels import Channel
from ansinh.payments.lines import Line, account_name_of, cells_of, remark_of, transfer_kind
from ansinh.payments.pain001 import Transfer


def transfer_sheets(lines: list[Line], layout: Channel, month: date) -> list[Sheet]:
    """The sheets of a bank's file, in the order of the channel's ``sheets``."""
    split: dict[str, list[Line]] = {key: [] for key in layout.sheets if key != "guide"}
    for line in lines:
        split[sheet_of(line, layout)].append(line)
    sheets = [_sheet(key, of_sheet, layout, month) for key, of_sheet in split.items()]
    guide = tuple((line,) for line in layout.guide)
    return [*sheets, Sheet(layout.sheets["guide"], (), (Column(layout.sheets["guide"], Kind.TEXT, 240),), guide)]


def transfers(lines: list[Line], layout: Channel, month: date) -> list[Transfer]:
    """The same payments for an ISO 20022 message. Each line must have an account at a bank of the channel."""
    return [
        Transfer(
            reference=line.reference,
            amount_vnd=line.amount_vnd,
            bin=layout.banks[line.bank].bin,
            name=account_name_of(layout, line),
            account=line.account_number,
            remark=remark_of(layout, line, month),
        )
        for line in lines
    ]


def sheet_of(line: Line, layout: Channel) -> str:
    """On which of the channel's sheets a payment stands; "incomplete" when it cannot be transferred."""
    if not (line.account_number and line.bank in layout.banks):
        return "incomplete"
    return "all" if "all" in layout.sheets else transfer_kind(line, layout)


def _sheet(key: str, lines: list[Line], layout: Channel, month: date) -> Sheet:
    columns = layout.columns if key == "own_bank" else layout.other_columns or layout.columns
    rows = tuple(cells_of(layout, columns, line, number, month) for number, line in enumerate(lines, start=1))
    return Sheet(layout.sheets[key], (), tuple(each.column for each in columns), rows)
