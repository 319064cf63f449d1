"""From records to wanted facts: what a batch of people says, kind by kind."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from ansinh.kit.vietnamese import fold, sort_key
from ansinh.registry.facts import Wanted
from ansinh.registry.people import KnownPerson, add_households
from ansinh.registry.records import PersonRecord

WantedByKind = dict[str, list[Wanted]]
_FINENESS = {None: 0, "YEAR": 1, "MONTH": 2, "DAY": 3}


def name_values(full_name: str) -> dict[str, object]:
    """The columns of an identity that follow from the name."""
    return {"full_name": full_name, "fold": fold(full_name), "sort_key": sort_key(full_name)}


def wanted_of_people(
    records: Sequence[PersonRecord], ids: Sequence[int], sources: Sequence[int], known: Mapping[int, KnownPerson]
) -> WantedByKind:
    """Everything that the records say of the people themselves, by kind of fact."""
    wanted: WantedByKind = defaultdict(list)
    for record, person_id, source_id in zip(records, ids, sources, strict=True):
        before = known.get(person_id)
        for kind, values in _facts_of(record, before):
            wanted[kind].append(Wanted(person_id, record.valid_from, values, source_id=source_id))
        if record.receiver:
            receiver = record.receiver
            values = {
                "receiver_name": receiver.receiver_name,
                "relation": receiver.relation,
                "receiver_cccd": receiver.receiver_cccd,
            }
            wanted["receiver"].append(Wanted(person_id, record.valid_from, values, receiver.until, source_id))
        if record.died_on and (before is None or before.died_on is None):
            values = {"certificate": record.death_certificate}
            wanted["death"].append(Wanted(person_id, record.died_on, values, source_id=source_id))
    return wanted


def wanted_of_households(
    records: Sequence[PersonRecord], ids: Sequence[int], sources: Sequence[int], known: Mapping[int, KnownPerson]
) -> WantedByKind:
    """Memberships and poverty classes; adds the households that are new."""
    wanted: WantedByKind = defaultdict(list)
    needing: dict[int, tuple[int, int | None, str]] = {}  # a household by key, or one for a class that has none yet
    household_of: dict[int, int] = {}
    for record, person_id in zip(records, ids, strict=True):
        before = known.get(person_id)
        commune = record.commune_id or (before.commune_id if before else None)
        if record.household_key is not None and commune is not None:
            needing[person_id] = (commune, record.village_id, record.household_key)
        elif before and before.household_id:
            household_of.setdefault(person_id, before.household_id)
        elif record.poverty and commune is not None:
            needing.setdefault(person_id, (commune, record.village_id, ""))
    household_of |= dict(zip(needing, add_households(list(needing.values())), strict=True))
    for record, person_id, source_id in zip(records, ids, sources, strict=True):
        if person_id in needing and (record.household_key is not None or record.poverty):
            relation = "HEAD" if record.household_key is None else record.relation
            values: dict[str, object] = {"household_id": household_of[person_id], "relation": relation}
            wanted["membership"].append(Wanted(person_id, record.valid_from, values, source_id=source_id))
        if record.poverty:
            values = {
                "kind": record.poverty.kind,
                "certificate": record.poverty.certificate,
                "details": dict(record.poverty.details),
            }
            household = household_of[person_id]
            wanted["poverty"].append(Wanted(household, record.valid_from, values, source_id=source_id))
    return wanted


def _facts_of(record: PersonRecord, before: KnownPerson | None) -> list[tuple[str, dict[str, object]]]:
    facts: list[tuple[str, dict[str, object]]] = [
        (
            "identity",
            {
                **name_values(record.full_name),
                **_birth(record, before),
                "sex": record.sex,
                "ethnicity": record.ethnicity,
            },
        )
    ]
    if record.commune_id is not None:
        place = {"commune_id": record.commune_id, "village_id": record.village_id}
        facts.append(("residence", {"kind": "PERMANENT", **place}))
    if record.cccd:
        facts.append(("paper", {"kind": "CCCD", "number": record.cccd}))
    facts += [("paper", vars(paper)) for paper in record.papers]
    facts += [("phone", {"number": number}) for number in record.phones]
    facts += [("income", vars(income)) for income in record.incomes]
    if record.route:
        facts.append(("route", vars(record.route)))
    if record.disability:
        facts.append(("disability", {**vars(record.disability), "kinds": " ".join(record.disability.kinds)}))
    if record.schooling:
        facts.append(("schooling", vars(record.schooling)))
    return facts


def _birth(record: PersonRecord, before: KnownPerson | None) -> dict[str, object]:
    """The birth as stated, unless it only repeats what is known more finely ("1956" of someone born 12/3/1956)."""
    stated: dict[str, object] = {"birth_date": record.birth_date, "birth_precision": record.birth_precision}
    if before is None or before.birth_date is None or record.birth_date is None:
        return stated
    coarser = _FINENESS[record.birth_precision] < _FINENESS[before.birth_precision]
    known = before.birth_date.replace(day=1)
    same = record.birth_date == (known.replace(month=1) if record.birth_precision == "YEAR" else known)
    return {"birth_date": None, "birth_precision": None} if coarser and same else stated
