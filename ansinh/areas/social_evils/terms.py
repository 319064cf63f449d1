"""Terms of the states of drug cases, by the law of the day of the decision, from ``terms.yaml``."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from ansinh.kit.registers import Values
from ansinh.policy.limits import Limit, limit_on

FILE = Path(__file__).parent / "terms.yaml"


def term(code: str, day: date) -> Limit | None:
    """The term of a day, None where no law of that day is known."""
    return limit_on(FILE, code, day)


def term_fits(values: Values) -> bool:
    """Whether the months of the decision are those that the law of its day lets it order."""
    decided, months = _day(values["decided_on"]), values["months"]
    if decided is None or months is None:
        return True
    found = term(_code(values), decided)
    return found is None or (found.least or 0) <= months <= (found.most or months)


def _code(values: Values) -> str:
    """The term's name: of aftercare there are two, by how somebody was treated and how old they are."""
    if values["state"] != "AFTERCARE":
        return str(values["state"])
    return "AFTERCARE_COMPULSORY" if values["treated"] == "COMPULSORY" else "AFTERCARE_VOLUNTARY"


def _day(said: Any) -> date | None:
    """A day as a form or as a sheet says it."""
    return date.fromisoformat(said) if isinstance(said, str) and said else said or None
