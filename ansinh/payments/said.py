"""What one row of a result says, whatever kind of file said it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ansinh.kit.vietnamese import fold


@dataclass(frozen=True)
class SaidRow:
    """What one row says. ``outcome``: "PAID", "RETURNED", or "" when it is unclear; ``raw``: the cells by field."""

    sheet: str
    row: int
    raw: dict[str, str]
    reference: str
    well_formed: bool
    amount_vnd: int | None
    name: str
    account: str
    outcome: str
    has_proof: bool


def letters(text: str) -> str:
    """A name as it is compared: letters and digits only, without marks."""
    return re.sub(r"[^a-z0-9]", "", fold(text))


def digits(account: str) -> str:
    """An account number as it is compared: without blanks and leading zeros, which number cells lose."""
    return account.replace(" ", "").lstrip("0")
