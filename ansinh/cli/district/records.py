"""An invented person as the rooms take them: a record for the registry, grants for a decision."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from ansinh.cli.district.mix import CARE
from ansinh.cli.district.people import Invented
from ansinh.cli.district.workbooks import merit_file
from ansinh.decisions.actions import InPayment, ItemDraft
from ansinh.registry.records import (
    DisabilityRecord,
    PaperRecord,
    PersonRecord,
    ReceiverRecord,
    RouteRecord,
    SourceReference,
)

STANDARD = "social_assistance_standard"
DEGREES = {"ĐBN": "EXTREME", "Nặng": "SEVERE"}


def record_of(person: Invented, *, valid_from: date) -> PersonRecord:
    """What the registry learns of the person from a form at the counter."""
    return PersonRecord(
        full_name=person.name,
        commune_id=person.place.commune_id,
        village_id=person.place.village_id,
        valid_from=valid_from,
        source=SourceReference("DEMO", f"demo/{person.serial}"),
        birth_date=person.birth.replace(month=1, day=1) if person.year_only else person.birth,
        birth_precision="YEAR" if person.year_only else "DAY",
        sex="FEMALE" if person.female else "MALE",
        ethnicity="Kinh",
        cccd=person.cccd or None,
        papers=(PaperRecord("MERIT_FILE", merit_file(person)),) if person.category.is_merit else (),
        route=_route(person),
        receiver=ReceiverRecord(person.receiver) if person.receiver else None,
        disability=_disability(person),
    )


def grants_of(person: Invented) -> list[tuple[str, str, Decimal]]:
    """What the person is granted: (benefit code, rate code, multiplier)."""
    if not person.category.is_merit:
        coefficient = Decimal(person.category.coefficient.replace(",", "."))
        own, *others = person.category.benefits
        return [(own, STANDARD, coefficient), *((code, STANDARD, Decimal(1)) for code in others if code == CARE)]
    return [(code, merit_rate(code, person.percent), Decimal(1)) for code in person.category.benefits]


def in_payment(person: Invented, person_id: int, *, from_month: date) -> list[InPayment]:
    """The person's rows of the first load; ``from_month``: the first month that our lists owe."""
    return [
        InPayment(
            person_id=person_id,
            commune_id=person.place.commune_id,
            benefit_code=benefit,
            rate_code=rate,
            multiplier=multiplier,
            from_month=from_month,
            old_number=person.decision,
            facts={"in_payment_since": person.from_month.isoformat()},
        )
        for benefit, rate, multiplier in grants_of(person)
    ]


def new_grants(person: Invented, person_id: int, *, from_month: date, signed_in: date) -> list[ItemDraft]:
    """The items of a decision that grants the person what they are owed from a month on; support of carers begins with
    the month of signing (NĐ 20/2021 Điều 20)."""
    return [
        ItemDraft(
            person_id=person_id,
            commune_id=person.place.commune_id,
            action="OPEN",
            benefit_code=benefit,
            rate_code=rate,
            multiplier=multiplier,
            from_month=signed_in if benefit.startswith("ND20-CS.") else from_month,
        )
        for benefit, rate, multiplier in grants_of(person)
    ]


def merit_rate(benefit: str, percent: int | None) -> str:
    """War invalids have an amount for each percent; all others are paid by bands, which the benefit's code names."""
    return f"{benefit}.{percent}" if benefit in {"TB.TC", "TBB.TC"} else benefit


def _route(person: Invented) -> RouteRecord:
    if person.channel != "BANK":
        return RouteRecord(person.channel)
    return RouteRecord("BANK", "AGRIBANK", person.account, person.name.upper(), "NAME_MATCHED")


def _disability(person: Invented) -> DisabilityRecord | None:
    if not person.category.degree:
        return None
    return DisabilityRecord(
        DEGREES[person.category.degree], ("MOBILITY",), f"KT-{person.serial:05d}", person.decided_on
    )
