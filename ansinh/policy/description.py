"""A described person: facts by name, checked against the vocabulary and completed with what silence means."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from ansinh.policy.catalog import Catalogue
from ansinh.policy.refusals import FactRefused
from ansinh.policy.spec import UNSTATED, Fact

MOST = 10**12  # of anything that is counted, in đồng too; no fact is ever negative


def complete(facts: Mapping[str, Any], law: Catalogue) -> dict[str, Any]:
    """Every fact of the vocabulary, as stated, or as silence means it; None is unknown (or rightly no date).

    Raises FactRefused.
    """
    silence = {name: None if fact.absent is UNSTATED else fact.absent for name, fact in law.facts.items()}
    return {**silence, **stated(facts, law)}


def stated(facts: Mapping[str, Any], law: Catalogue) -> dict[str, Any]:
    """The facts that somebody stated, checked and typed.

    ``birth_date`` may be "1958" or "1958-03": then ``birth_precision`` follows. Raises FactRefused.
    """
    said = dict(facts)
    for name in said:
        if name not in law.facts:
            near = difflib.get_close_matches(name, law.facts, n=1)
            hint = f" Có phải «{near[0]}»?" if near else " Xem danh sách bằng lệnh «ansinh law facts»."
            raise FactRefused(f"Không có dữ kiện tên «{name}».{hint}", fact=name)
    if said.get("birth_date") is not None:
        said = {**_birth(said["birth_date"]), **{k: v for k, v in said.items() if k != "birth_date"}}
    return {name: _value(law.facts[name], value) for name, value in said.items()}


def _birth(value: Any) -> dict[str, Any]:
    """The date and how much of it is known."""
    text = str(value)
    if re.fullmatch(r"\d{4}", text):
        return {"birth_date": f"{text}-01-01", "birth_precision": "YEAR"}
    if re.fullmatch(r"\d{4}-\d{2}", text):
        return {"birth_date": f"{text}-01", "birth_precision": "MONTH"}
    return {"birth_date": value}


def _value(fact: Fact, value: Any) -> Any:
    if value is None:
        return None
    found = _READERS[fact.type](value)
    words = [word for word, _ in fact.values]
    if found is None or (fact.type == "enum" and found not in words):
        allowed = f" ({', '.join(words)})" if words else ""
        raise FactRefused(f"«{fact.name}» phải là {_KINDS[fact.type]}{allowed}.", fact=fact.name)
    return found


def _bool(value: Any) -> bool | None:
    return value if isinstance(value, bool) else None


def _int(value: Any) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= MOST else None


def _decimal(value: Any) -> Decimal | None:
    if isinstance(value, bool):
        return None
    try:
        stated = Decimal(str(value))
    except InvalidOperation:
        return None
    return stated if stated.is_finite() and 0 <= stated <= MOST else None


def _date(value: Any) -> date | None:
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        return None


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) else None


_READERS: dict[str, Callable[[Any], Any]] = {
    "bool": _bool,
    "int": _int,
    "decimal": _decimal,
    "date": _date,
    "enum": _text,
}
_KINDS = {
    "bool": "true hoặc false",
    "int": "số nguyên không âm",
    "decimal": "số không âm",
    "date": "ngày dạng 2024-09-30",
    "enum": "một trong các giá trị",
}
