"""People in payment, as an approved list names them: what their first-load decision has to grant."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from django.db import connection

from ansinh.intake.queries import ApprovedRow, approved_rows
from ansinh.policy.catalog import BenefitLine, catalog


@dataclass(frozen=True)
class InPayment:
    """A person whom an older list pays already.

    ``from_month``: the first month that *this* office's lists owe; earlier months were paid by the old lists. Since when
    the person has had the benefit belongs into ``facts``. ``old_number``: of the decision that granted it.
    """

    person_id: int
    commune_id: int
    benefit_code: str
    rate_code: str
    multiplier: Decimal
    from_month: date
    old_number: str = ""
    source_id: int | None = None
    facts: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class LeftOut:
    """A row that opens nothing, and why: NO_BENEFIT, UNKNOWN_RATE, NO_COEFFICIENT, HELD_ALREADY."""

    row: int
    person_id: int
    cause: str


@dataclass(frozen=True)
class LoadedLists:
    """The decision that took lists over, for how many people, and the rows that it left out."""

    decision_id: int
    people: int
    left_out: tuple[LeftOut, ...]


@dataclass(frozen=True)
class Loads:
    """What lists open, what they leave out, and which of them open something."""

    rows: list[InPayment]
    left_out: list[LeftOut]
    used: list[int]


def loads_of_lists(import_ids: Sequence[int], *, from_month: date) -> Loads:
    """What the rows of approved imports open from a month on. Lists that say no benefit (poor households) open nothing."""
    lines = _lines_on(from_month)
    rates = _rate_codes(from_month)
    held = _held_on(from_month)
    loads = Loads([], [], [])
    for import_id in import_ids:
        before = len(loads.rows)
        approved = approved_rows(import_id)
        for row, code in [(each, code) for each in approved for code in _codes(each)]:
            found = _in_payment(row, code, lines, rates, from_month)
            if isinstance(found, str):
                loads.left_out.append(LeftOut(row.row, row.person_id, found))
            elif (found.person_id, found.benefit_code) in held:
                loads.left_out.append(LeftOut(row.row, row.person_id, "HELD_ALREADY"))
            else:
                loads.rows.append(found)
        if len(loads.rows) > before:
            loads.used.append(import_id)
    return loads


def _codes(row: ApprovedRow) -> Iterator[str]:
    """The row's own benefit, and the components paid beside it."""
    yield row.benefit_code
    yield from (code for code, _ in row.beside)


def _in_payment(
    row: ApprovedRow, code: str, lines: Mapping[str, BenefitLine], rates: frozenset[str], from_month: date
) -> InPayment | str:
    """The row's entitlement to one code, or the cause why there is none.

    A list names a war invalid by the code of the rate ("TB.TC.41"); the benefit is the part before the percent.
    """
    line = lines.get(code) or lines.get(code.rpartition(".")[0])
    if line is None:
        return "NO_BENEFIT"
    rate = code if code in rates else line.rate
    if rate not in rates:
        return "UNKNOWN_RATE"
    multiplier = row.coefficient if code == row.benefit_code and row.coefficient else _own_coefficient(line)
    if multiplier is None:
        return "NO_COEFFICIENT"
    since = row.from_month.isoformat() if row.from_month else None
    decided_on = row.decision_on.isoformat() if row.decision_on else None
    listed = row.amount_vnd if code == row.benefit_code else dict(row.beside)[code]
    return InPayment(
        person_id=row.person_id,
        commune_id=row.commune_id,
        benefit_code=line.code,
        rate_code=rate,
        multiplier=multiplier,
        from_month=from_month,
        old_number=row.decision_number,
        source_id=row.source_id,
        facts={"in_payment_since": since, "decided_on": decided_on, "listed_vnd": listed},
    )


def _own_coefficient(line: BenefitLine) -> Decimal | None:
    """The coefficient of the law's table; none when the law multiplies by a number of children or the like."""
    if line.row.quantity:
        return None
    return Decimal(line.coefficient or "1")


def _lines_on(month: date) -> dict[str, BenefitLine]:
    """The table rows of the versions in force, by legal code."""
    return {line.code: line for line in catalog().lines_on(month)}


def _rate_codes(month: date) -> frozenset[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT DISTINCT code FROM policy_rate WHERE months @> %s AND upper_inf(known)", [month])
        return frozenset(code for (code,) in cursor.fetchall())


def _held_on(month: date) -> frozenset[tuple[int, str]]:
    """Who holds which benefit already in the month."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT person_id, benefit_id FROM decisions_term WHERE upper_inf(known) AND months @> %s", [month]
        )
        return frozenset((person_id, code) for person_id, code in cursor.fetchall())
