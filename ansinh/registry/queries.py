"""Reading the registry: people and their facts as of any day, as known at any moment.

Rows outside the session's places do not exist here: row security leaves them out before anything is counted.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TypeVar

from django.db import connection
from django.db.models import DateField, QuerySet

from ansinh.kit.identity import Disagreement, check_cccd
from ansinh.kit.plans import many_rows
from ansinh.kit.tables import Fact
from ansinh.registry.facts import KINDS, PERSON_KINDS, POVERTY, FactKind
from ansinh.registry.models import Person, Source
from ansinh.registry.places import apportion, last_names, succession_until
from ansinh.registry.records import SourceReference
from ansinh.registry.refusals import UnknownPerson

AnyFact = TypeVar("AnyFact", bound=Fact)


@dataclass(frozen=True)
class PersonRow:
    """A person in a list. ``birth_precision`` says how much of ``birth_date`` is known: DAY, MONTH, YEAR."""

    id: int
    full_name: str
    birth_date: date | None
    birth_precision: str | None
    sex: str | None
    cccd: str | None
    commune_id: int
    village_id: int | None
    died_on: date | None = None


@dataclass(frozen=True)
class FactRow:
    """One fact on the time line. ``holds``: true on the day asked, as known then; ``believed``: not replaced since.

    ``values``: its columns as written; ids of places and households with their name beside them (``commune``...).
    """

    kind: str
    id: int
    values: Mapping[str, object]
    valid_from: date
    valid_to: date | None
    known_from: datetime
    known_to: datetime | None
    holds: bool
    believed: bool
    source_kind: str
    source_reference: str
    recorded_by: int | None


@dataclass(frozen=True)
class PersonPage:
    """A person as known at a moment, with every fact known until then, and where the CCCD disagrees with the rest."""

    person: PersonRow
    commune: str
    village: str
    household_id: int | None
    facts: tuple[FactRow, ...]
    warnings: tuple[Disagreement, ...]

    def of_kind(self, kind: str) -> tuple[FactRow, ...]:
        """The facts of one kind, latest first."""
        return tuple(fact for fact in self.facts if fact.kind == kind)

    def holding(self, kind: str) -> tuple[FactRow, ...]:
        """The facts of one kind that hold on the day."""
        return tuple(fact for fact in self.facts if fact.kind == kind and fact.holds)


@dataclass(frozen=True)
class CommuneCountRow:
    """Living people of a unit."""

    unit_id: int
    name: str
    people: int


def as_of(model: type[AnyFact], *, on: date, known_at: datetime) -> QuerySet[AnyFact]:
    """The rows of any register of facts that held on a day, as they were known at a moment."""
    return model._default_manager.filter(valid__contains=on, known__contains=known_at)


def people_as_of(*, on: date, known_at: datetime, commune_id: int | None = None) -> list[PersonRow]:
    """The living residents of a commune (or of all that may be seen) on a day, as known at a moment, by name."""
    with many_rows(by_index=True), connection.cursor() as cursor:
        cursor.execute(
            f"{_AS_OF} AND (%(commune)s::bigint IS NULL OR r.commune_id = %(commune)s) ORDER BY i.sort_key, p.id",
            {"day": on, "moment": known_at, "commune": commune_id},
        )
        return [PersonRow(*row) for row in cursor.fetchall()]


def people_by_commune(*, on: date, known_at: datetime, shown_on: date) -> list[CommuneCountRow]:
    """How many living residents each commune had on ``on``, in the communes of ``shown_on``; totals are kept.

    ``shown_on`` = ``on``: as of then. A later day: what took a commune's place stands for it.
    """
    with many_rows(by_index=True), connection.cursor() as cursor:
        cursor.execute(
            f"SELECT commune_id, count(*) FROM ({_AS_OF}) AS residents GROUP BY commune_id",
            {"day": on, "moment": known_at},
        )
        counted = cursor.fetchall()
    stands_for = succession_until(shown_on)
    totals: dict[int, int] = defaultdict(int)
    for commune_id, count in counted:
        shares = stands_for[commune_id]
        for share, part in zip(shares, apportion(count, [one.share for one in shares]), strict=True):
            totals[share.unit_id] += part
    names = last_names(totals)
    rows = [CommuneCountRow(unit_id, names[unit_id], people) for unit_id, people in totals.items()]
    return sorted(rows, key=lambda row: row.unit_id)


def person_page(person_id: int, *, on: date, known_at: datetime) -> PersonPage:
    """One person with all facts known until ``known_at``, each marked whether it held on ``on``.

    Raises UnknownPerson, also for those outside the session's places.
    """
    row = Person.objects.filter(pk=person_id, withdrawn_at__isnull=True).values(
        "id", "full_name", "birth_date", "birth_precision", "sex", "cccd", "commune_id", "village_id", "died_on"
    )
    found = row.first()
    if found is None:
        raise UnknownPerson
    person = PersonRow(**found)
    facts = _facts(PERSON_KINDS.values(), [person_id], on, known_at)
    household_id = next(
        (fact.values["household_id"] for fact in facts if fact.kind == "membership" and fact.holds), None
    )
    if isinstance(household_id, int):
        facts += _facts([POVERTY], [household_id], on, known_at)
    places = {
        place
        for fact in facts
        for name in ("commune_id", "village_id")
        if isinstance(place := fact.values.get(name), int)
    }
    names = last_names({*places, person.commune_id, person.village_id or person.commune_id})
    warnings = check_cccd(person.cccd, person.birth_date, person.sex) if person.cccd else []
    return PersonPage(
        person=person,
        commune=names[person.commune_id],
        village=names.get(person.village_id or 0, ""),
        household_id=household_id if isinstance(household_id, int) else None,
        facts=tuple(_named(fact, names) for fact in facts),
        warnings=tuple(warnings),
    )


def people_of_household(household_id: int, *, on: date, known_at: datetime) -> list[tuple[PersonRow, str]]:
    """The members of a household on a day with their relation to its head, the head first."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT p.id, p.full_name, p.birth_date, p.birth_precision, p.sex, p.cccd, p.commune_id, p.village_id,"
            " p.died_on, m.relation FROM registry_membership m JOIN registry_person p ON p.id = m.person_id"
            " WHERE m.household_id = %s AND m.valid @> %s::date AND m.known @> %s::timestamptz"
            " ORDER BY m.relation = 'HEAD' DESC, p.birth_date, p.id",
            [household_id, on, known_at],
        )
        return [(PersonRow(*row[:9]), row[9]) for row in cursor.fetchall()]


def source_ids(references: Sequence[SourceReference]) -> dict[SourceReference, int]:
    """The newest source row of each reference."""
    rows = Source.objects.filter(reference__in={one.reference for one in references}).order_by("id")
    found = {
        SourceReference(kind, reference): pk for pk, kind, reference in rows.values_list("id", "kind", "reference")
    }
    return {one: found[one] for one in references if one in found}


_AS_OF = """
SELECT p.id, i.full_name, i.birth_date, i.birth_precision, i.sex,
  (SELECT c.number FROM registry_paper c WHERE c.person_id = p.id AND c.kind = 'CCCD'
    AND c.valid @> %(day)s::date AND c.known @> %(moment)s::timestamptz) AS cccd,
  r.commune_id, r.village_id
FROM registry_residence r
JOIN registry_person p ON p.id = r.person_id
JOIN registry_identity i ON i.person_id = r.person_id AND i.valid @> %(day)s::date AND i.known @> %(moment)s::timestamptz
WHERE r.kind = 'PERMANENT' AND r.valid @> %(day)s::date AND r.known @> %(moment)s::timestamptz
  AND NOT EXISTS (SELECT 1 FROM registry_death d WHERE d.person_id = r.person_id
    AND d.valid @> %(day)s::date AND d.known @> %(moment)s::timestamptz)
"""


def _facts(kinds: Iterable[FactKind], subject_ids: list[int], on: date, known_at: datetime) -> list[FactRow]:
    """All facts of the subjects known until a moment, in one statement: kind by kind, latest first."""
    of_kind = [
        f"SELECT '{kind.name}' AS kind, f.id, to_jsonb(f) - ARRAY['id', 'valid', 'known', 'source_id', 'recorded_by',"
        f" '{kind.subject}'] AS what, lower(f.valid) AS since, upper(f.valid), lower(f.known), upper(f.known),"
        " f.valid @> %(day)s::date AND f.known @> %(moment)s::timestamptz, upper_inf(f.known),"
        " coalesce(s.kind, ''), coalesce(s.reference, ''), f.recorded_by"
        f" FROM {kind.table} f LEFT JOIN registry_source s ON s.id = f.source_id"
        f" WHERE f.{kind.subject} = ANY (%(subjects)s) AND NOT isempty(f.known) AND lower(f.known) <= %(moment)s"
        for kind in kinds
    ]
    with connection.cursor() as cursor:
        cursor.execute(
            " UNION ALL ".join(of_kind) + " ORDER BY kind, since DESC, id DESC",
            {"day": on, "moment": known_at, "subjects": subject_ids},
        )
        return [FactRow(row[0], row[1], _values(row[0], json.loads(row[2])), *row[3:]) for row in cursor.fetchall()]


def _values(kind: str, stored: dict[str, object]) -> dict[str, object]:
    """The columns of a fact with dates as dates: JSON knows none."""
    dates = {name for name, column in KINDS[kind].columns.items() if isinstance(column, DateField)}
    return {
        name: date.fromisoformat(str(value)) if value and name in dates else value for name, value in stored.items()
    }


def _named(fact: FactRow, names: Mapping[int, str]) -> FactRow:
    """The fact with the names of its places beside their ids."""
    places = {
        name.removesuffix("_id"): names[place]
        for name in ("commune_id", "village_id")
        if isinstance(place := fact.values.get(name), int)
    }
    return replace(fact, values={**fact.values, **places}) if places else fact
