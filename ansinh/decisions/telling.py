"""What a signed decision makes known of a person: facts of the registers, and told facts where no register holds them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from ansinh.policy.catalog import BASE_SOURCE, catalog
from ansinh.registry.models import Disability, Person
from ansinh.registry.records import FactRecord, SourceReference

# Not told: what the registry's own tables say, what a decision itself settles, and what only the request was.
SETTLED = frozenset(
    {"disability_degree", "certificate_issued_on", "died_on", "decision_signed_on", "application_filed"}
)


@dataclass(frozen=True)
class Established:
    """What a dossier established of a person, by name of the vocabulary, for the decision that settles it."""

    person_id: int
    facts: Mapping[str, Any]
    since: date  # the first month that the decision touches
    decision_id: int


def records_of(found: Iterable[Established]) -> list[FactRecord]:
    """The facts to record, each with the decision as its source."""
    all_of_them = list(found)
    known = _known([each.person_id for each in all_of_them])
    dead = set(
        Person.objects.filter(pk__in=[each.person_id for each in all_of_them], died_on__isnull=False).values_list(
            "pk", flat=True
        )
    )
    records = []
    for each in all_of_them:
        source = SourceReference("DECISION", f"decision:{each.decision_id}")
        degree = each.facts.get("disability_degree", "NONE")
        issued = _day(each.facts.get("certificate_issued_on"))
        if degree != "NONE" and (each.person_id, degree) not in known:
            values = {"degree": degree, "issued_on": issued}
            records.append(FactRecord(each.person_id, "disability", values, issued or each.since, source))
        died_on = _day(each.facts.get("died_on"))
        if died_on is not None and each.person_id not in dead:
            records.append(FactRecord(each.person_id, "death", {}, died_on, source))
        records += _told(each, source)
    return records


def _told(each: Established, source: SourceReference) -> list[FactRecord]:
    words = catalog().facts
    return [
        FactRecord(
            each.person_id, "told", {"name": name, "value": value, "guarded": words[name].guarded}, each.since, source
        )
        for name, value in sorted(each.facts.items())
        if value is not None and name not in SETTLED and words[name].source != BASE_SOURCE
    ]


def _known(people: list[int]) -> set[tuple[int, str]]:
    """Who is believed to have a certificate of which degree: the register's row says more of it than the dossier."""
    rows = Disability.objects.filter(person_id__in=people, known__upper_inf=True, valid__upper_inf=True)
    return set(rows.values_list("person_id", "degree"))


def _day(value: Any) -> date | None:
    return None if value is None else date.fromisoformat(str(value))
