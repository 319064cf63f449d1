"""From approved lists to the first load: what a list says of each person in payment, as one dated decision."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal

from ansinh.audit.session import acting
from ansinh.decisions.actions import InPayment, load_in_payment
from ansinh.intake.actions import mark_used
from ansinh.intake.queries import ApprovedRow, approved_rows
from ansinh.kit.actors import Actor
from ansinh.policy.catalog import catalog

RATES_BY_PERCENT = ("TB.TC", "TBB.TC")  # the rate names the percent, "TB.TC.41"; the benefit does not


def load_lists(
    import_ids: Sequence[int], *, from_month: date, number: str, signed_on: date, actor: Actor, at: datetime
) -> int:
    """Take over everybody whom these approved lists pay, from ``from_month`` on; the lists can then not be undone.

    Gives the decision's id. Raises what ``load_in_payment`` raises, and WrongState for a list that is not approved.
    """
    with acting(actor):
        rows = [row for import_id in import_ids for row in approved_rows(import_id)]
        loads = [load for row in rows for load in loads_of(row, from_month)]
        decision_id = load_in_payment(loads, number=number, signed_on=signed_on, actor=actor, at=at)
        for import_id in import_ids:
            mark_used(import_id, used_by=f"decision:{decision_id}", actor=actor, at=at)
    return decision_id


def loads_of(row: ApprovedRow, from_month: date) -> list[InPayment]:
    """The benefit of a row and those paid beside it; none for lists that do not say the benefit."""
    if not row.benefit_code:
        return []
    codes = [row.benefit_code, *(code for code, _ in row.beside)]
    return [_load(row, code, from_month) for code in codes]


def _load(row: ApprovedRow, code: str, from_month: date) -> InPayment:
    benefit = next((kind for kind in RATES_BY_PERCENT if code.startswith(f"{kind}.")), code)
    rate = _rate_of(benefit) if benefit == code else code
    since = row.from_month.isoformat() if row.from_month else None
    return InPayment(
        person_id=row.person_id,
        commune_id=row.commune_id,
        benefit_code=benefit,
        rate_code=rate or code,
        multiplier=(row.coefficient or Decimal(1)) if code == row.benefit_code else Decimal(1),
        from_month=from_month,
        old_number=row.decision_number,
        source_id=row.source_id,
        facts={"in_payment_since": since, "decided_on": str(row.decision_on or ""), "amount_vnd": row.amount_vnd},
    )


def _rate_of(benefit: str) -> str:
    """The rate that the policies name for the benefit: the standard of social assistance, or the benefit's own."""
    return next((line.rate for line in catalog().lines() if line.code == benefit and line.rate), "")
