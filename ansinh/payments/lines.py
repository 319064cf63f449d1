"""One payment as files speak of it, and what each column of a channel's file says of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ansinh.documents.lists import SET_OFF, Cell
from ansinh.payments.channels import Channel, FileColumn

# Columns of payments_orderline, and of ``payees.PAYEES``, in the order of ``Line``.
FIELDS = (
    "commune_id, village_id, reference, payee_name, receiver_name, bank, account_number, birth_year,"
    " decision_numbers, book_number, back_months, regular_vnd, arrears_vnd, carried_vnd, set_off_vnd, amount_vnd"
)


@dataclass(frozen=True)
class Line:
    """What a file says of one payment."""

    commune_id: int
    village_id: int | None
    reference: str
    payee_name: str
    receiver_name: str
    bank: str
    account_number: str
    birth_year: int | None
    decision_numbers: str
    book_number: str
    back_months: int
    regular_vnd: int
    arrears_vnd: int
    carried_vnd: int
    set_off_vnd: int
    amount_vnd: int

    def birth(self) -> str:
        """The year of birth as it is written, "" when it is not known."""
        return str(self.birth_year or "")


def cells_of(
    layout: Channel, columns: tuple[FileColumn, ...], line: Line, number: int, month: date
) -> tuple[Cell, ...]:
    """The cells of a line under ``columns``; ``number`` is its place in the list or sheet, ``month`` the list's."""
    bank = layout.banks.get(line.bank)
    values: dict[str, Cell] = {
        "number": number,
        "reference": line.reference,
        "payee": line.payee_name,
        "birth_year": line.birth(),
        "decision_numbers": line.decision_numbers,
        "book_number": line.book_number,
        "regular": line.regular_vnd,
        "back_months": line.back_months,
        "back": line.arrears_vnd + line.carried_vnd,
        "set_off": line.set_off_vnd,
        "amount": line.amount_vnd,
        "receiver": line.receiver_name,
        "account": line.account_number,
        "account_name": account_name_of(layout, line),
        "bank_name": bank.name if bank else line.bank,
        "bin": bank.bin if bank else "",
        "remark": remark_of(layout, line, month),
        "transfer_kind": layout.transfer_kinds.get(transfer_kind(line, layout), ""),
        "source_account": layout.source_account,
        "blank": None,
    }
    return tuple(values[each.field] for each in columns)


def with_set_off(columns: tuple[FileColumn, ...]) -> tuple[FileColumn, ...]:
    """The columns with what is taken off before the amount: where nothing is, a list has no such column."""
    place = next((at for at, each in enumerate(columns) if each.field == "amount"), len(columns))
    return (*columns[:place], FileColumn("set_off", SET_OFF), *columns[place:])


def transfer_kind(line: Line, layout: Channel) -> str:
    """Whether the money stays in the bank that gets the file: "own_bank" or "other_banks"."""
    return "own_bank" if line.bank == layout.bank else "other_banks"


def account_name_of(layout: Channel, line: Line) -> str:
    """Whose account it is, in the letters of the bank."""
    return layout.plain(line.receiver_name or line.payee_name)


def remark_of(layout: Channel, line: Line, month: date) -> str:
    """The remark of a transfer: it ends with the payment's reference, by which the result is matched."""
    return layout.remark.format(month=f"{month:%m}", year=f"{month:%Y}", reference=line.reference)
