"""Payment references: what we write into the remark and find again in the result, "2409A000123X".

Year and month of the list, letter of the channel, serial, check character. The check character is the number formed by
the rest (the letter as two digits) modulo 31: it finds every wrong digit and every two neighbours that changed places.
"""

from __future__ import annotations

import re
from datetime import date

CHECK_CHARACTERS = "0123456789ABCDEFHJKLMNPRSTUVWXY"  # 31, without the letters that look like digits
SERIAL_DIGITS = 6
SHAPE = re.compile(rf"(?<![A-Z0-9])[0-9]{{4}}[A-Z][0-9]{{{SERIAL_DIGITS}}}[A-Z0-9](?![A-Z0-9])")

# The same as ``reference``, for an INSERT ... SELECT: the %(yymm)s parameter, columns ``letter`` and ``serial``.
REFERENCE_SQL = f"""
%(yymm)s || letter || lpad(serial::text, {SERIAL_DIGITS}, '0') || substr('{CHECK_CHARACTERS}', 1 + mod(
  (%(yymm)s::bigint * 100 + ascii(letter) - 55) * {10**SERIAL_DIGITS} + serial, {len(CHECK_CHARACTERS)})::int, 1)
"""


def month_code(month: date) -> str:
    """``2024-09 -> "2409"``."""
    return f"{month:%y%m}"


def reference(month: date, letter: str, serial: int) -> str:
    """The reference of one payment. ``letter`` A-Z, ``serial`` from 1 within the month and channel."""
    body = f"{month_code(month)}{letter}{serial:0{SERIAL_DIGITS}d}"
    return body + _check(body)


def find(remark: str) -> str:
    """What looks like a reference in a remark, or an empty string. Whether it is right: ``well_formed``."""
    found = SHAPE.search(remark.upper())
    return found[0] if found else ""


def well_formed(text: str) -> bool:
    """Whether the check character belongs to the rest."""
    return bool(SHAPE.fullmatch(text)) and text[-1] == _check(text[:-1])


def _check(body: str) -> str:
    number = int(f"{body[:4]}{ord(body[4]) - 55}{body[5:]}")
    return CHECK_CHARACTERS[number % len(CHECK_CHARACTERS)]
