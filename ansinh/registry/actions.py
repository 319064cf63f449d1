"""The only writers of the registry. Callers open the session (``audit.session.acting``) around them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from ansinh.audit.actions import record
from ansinh.kit.actors import Actor
from ansinh.kit.bulk import without_waiting
from ansinh.registry import districts, facts, people, searchkeys, taking, undoing
from ansinh.registry.facts import KINDS, PERSON_KINDS, POVERTY, FactKind, Wanted
from ansinh.registry.models import CommuneCount
from ansinh.registry.records import FactRecord, PersonRecord, PovertyRecord, SourceReference
from ansinh.registry.refusals import AlreadyDead, CccdForm, CccdTaken, LastFact, OutsideScope, UnknownFact


def take_in(records: Sequence[PersonRecord], *, actor: Actor, at: datetime) -> list[int]:
    """Add or update people, in a constant number of statements; ids in the order of ``records``.

    Only what differs from what is believed of ``valid_from`` is recorded. Raises CccdTaken, CccdForm, OutsideScope
    and UnknownPerson; then nothing is written.
    """
    if not records:
        return []
    _check_places([each.commune_id for each in records], actor)
    _check_numbers([each.cccd for each in records])
    with facts.plans_for(len(records)):
        known = people.lock(each.person_id for each in records if each.person_id is not None)
        sources = people.add_sources([each.source for each in records], at=at)
        ids, added = _person_ids(records)
        wanted = taking.wanted_of_people(records, ids, sources, known)
        wanted |= taking.wanted_of_households(records, ids, sources, known)
        with without_waiting():
            for kind in (*PERSON_KINDS.values(), POVERTY):
                facts.write(kind, wanted.get(kind.name, []), recorded_by=actor.user_id, at=at)
        if added:  # as the records say: nothing to project but the households they head
            people.project_households(added)
            searchkeys.index_new(added)
        if known:
            _project(records, ids, known)
            searchkeys.index_people(known)
    after = {"added": len(added), "updated": len(records) - len(added)}
    record("registry.taken_in", actor=actor, about=f"source:{sources[0]}", at=at, after=after)
    return ids


def record_fact(
    person_id: int,
    kind: str,
    values: Mapping[str, object],
    *,
    source: SourceReference,
    actor: Actor,
    on: date,
    at: datetime,
    until: date | None = None,
) -> None:
    """From ``on`` (to ``until``) something else is true of the person. Details left out stay as believed.

    ``kind`` is a name in ``facts.PERSON_KINDS``, ``values`` its columns. Raises UnknownPerson, CccdTaken, CccdForm,
    OutsideScope.
    """
    said = _completed(kind, values)
    if kind == "residence":
        _check_places([_id(said.get("commune_id"))], actor)
    people.lock([person_id])
    source_id = people.add_sources([source], at=at)[0]
    wanted = Wanted(person_id, on, said, valid_to=until, source_id=source_id)
    facts.write(PERSON_KINDS[kind], [wanted], recorded_by=actor.user_id, at=at)
    _settle("registry.fact_recorded", person_id, kind, actor=actor, at=at)


def record_facts(said: Sequence[FactRecord], *, actor: Actor, at: datetime) -> None:
    """The same for many people and kinds, in a constant number of statements. Raises what ``record_fact`` raises."""
    if not said:
        return
    people_ids = sorted({each.person_id for each in said})
    with facts.plans_for(len(said)):
        people.lock(people_ids)
        sources = people.add_sources([each.source for each in said], at=at)
        wanted: dict[str, list[Wanted]] = defaultdict(list)
        for each, source_id in zip(said, sources, strict=True):
            values = _completed(each.kind, each.values)
            if each.kind == "residence":
                _check_places([_id(values.get("commune_id"))], actor)
            wanted[each.kind].append(
                Wanted(each.person_id, each.on, values, valid_to=each.until, source_id=source_id, holds=each.holds)
            )
        for kind, rows in wanted.items():
            facts.write(PERSON_KINDS[kind], rows, recorded_by=actor.user_id, at=at)
        people.project(people_ids)
        searchkeys.index_people(people_ids)
    after = {kind: len(rows) for kind, rows in sorted(wanted.items())}
    record("registry.facts_recorded", actor=actor, about=f"source:{sources[0]}", at=at, after=after)


def end_fact(
    person_id: int,
    kind: str,
    *,
    source: SourceReference,
    actor: Actor,
    on: date,
    at: datetime,
    key: str = "",
) -> None:
    """What is believed of ``on`` held only until then.

    ``key``: which one, where several hold side by side (kind of income or paper, number of a phone).
    """
    people.lock([person_id])
    of_kind = PERSON_KINDS[kind]
    source_id = people.add_sources([source], at=at)[0]
    wanted = Wanted(person_id, on, dict.fromkeys(of_kind.keys, key), source_id=source_id, holds=False)
    facts.write(of_kind, [wanted], recorded_by=actor.user_id, at=at)
    _settle("registry.fact_ended", person_id, kind, actor=actor, at=at)


def correct_fact(
    kind: str,
    fact_id: int,
    values: Mapping[str, object],
    *,
    source: SourceReference,
    actor: Actor,
    at: datetime,
    valid: tuple[date, date | None] | None = None,
) -> None:
    """The fact was recorded wrongly: other ``values`` for the same days (or for ``valid``), known from ``at``.

    Columns left out stay as they were. Raises UnknownFact, CccdTaken, CccdForm, OutsideScope.
    """
    of_kind = KINDS[kind]
    believed = _believed(of_kind, fact_id)
    subject_id, days = believed.pop(of_kind.subject), believed.pop("valid")
    start, end = valid or (days.lower, days.upper)
    said = _completed(kind, {**believed, **values})
    if kind == "residence":
        _check_places([_id(said["commune_id"])], actor)
    if kind in PERSON_KINDS:
        people.lock([subject_id])
    if not facts.close(of_kind, [fact_id], at=at):
        raise UnknownFact
    source_id = people.add_sources([source], at=at)[0]
    wanted = Wanted(subject_id, start, said, valid_to=end, source_id=source_id)
    facts.write(of_kind, [wanted], recorded_by=actor.user_id, at=at)
    _settle("registry.fact_corrected", subject_id, kind, actor=actor, at=at)


def withdraw_fact(kind: str, fact_id: int, *, actor: Actor, at: datetime) -> None:
    """The fact was never true: nobody believes it from ``at`` on. Raises UnknownFact, LastFact."""
    of_kind = KINDS[kind]
    believed = _believed(of_kind, fact_id)
    subject_id = believed[of_kind.subject]
    if kind in PERSON_KINDS:
        people.lock([subject_id])
    others = of_kind.model._default_manager.filter(**{of_kind.subject: subject_id, "known__upper_inf": True}).exclude(
        pk=fact_id
    )
    if kind in ("identity", "residence") and not others.exists():
        raise LastFact
    if not facts.close(of_kind, [fact_id], at=at):
        raise UnknownFact
    _settle("registry.fact_withdrawn", subject_id, kind, actor=actor, at=at)


def record_death(
    person_id: int, *, on: date, source: SourceReference, actor: Actor, at: datetime, certificate: str = ""
) -> None:
    """The person died on ``on``. Safe to repeat; raises AlreadyDead when another day is recorded, UnknownPerson."""
    died_on = people.lock([person_id])[person_id].died_on
    if died_on is not None and died_on != on:
        raise AlreadyDead
    record_fact(person_id, "death", {"certificate": certificate}, source=source, actor=actor, on=on, at=at)


def move_person(
    person_id: int,
    commune_id: int,
    village_id: int | None,
    *,
    source: SourceReference,
    actor: Actor,
    on: date,
    at: datetime,
) -> None:
    """The person's permanent residence is elsewhere from ``on``; a household follows its head. Raises OutsideScope."""
    values = {"kind": "PERMANENT", "commune_id": commune_id, "village_id": village_id}
    record_fact(person_id, "residence", values, source=source, actor=actor, on=on, at=at)


def join_household(
    person_id: int, household_id: int, relation: str, *, source: SourceReference, actor: Actor, on: date, at: datetime
) -> None:
    """The person belongs to the household from ``on``; ``relation`` is to its head."""
    values = {"household_id": household_id, "relation": relation}
    record_fact(person_id, "membership", values, source=source, actor=actor, on=on, at=at)


def record_poverty_class(
    household_id: int, poverty: PovertyRecord, *, source: SourceReference, actor: Actor, on: date, at: datetime
) -> None:
    """The household's class from ``on``, by the yearly review or a sudden one."""
    source_id = people.add_sources([source], at=at)[0]
    values = {"kind": poverty.kind, "certificate": poverty.certificate, "details": dict(poverty.details)}
    wanted = Wanted(household_id, on, values, source_id=source_id)
    facts.write(POVERTY, [wanted], recorded_by=actor.user_id, at=at)
    record("registry.fact_recorded", actor=actor, about=f"household:{household_id}", at=at, after={"kind": "poverty"})


def add_search_keys(keys: Sequence[tuple[int, str]], *, actor: Actor, at: datetime) -> None:
    """Let search find people by numbers of later rooms: (person id, "1203/QĐ-UBND"). Safe to repeat."""
    if keys:
        searchkeys.add_numbers(keys)
        record("registry.search_keys_added", actor=actor, about=f"keys:{len(keys)}", at=at)


def load_places(*, actor: Actor, at: datetime, district: str = "thang_binh") -> None:
    """The district's units with their successions, areas and authorities, from its file. Safe to repeat."""
    added = districts.load(district, recorded_by=actor.user_id, at=at)
    if added:
        record("registry.places_loaded", actor=actor, about=f"district:{district}", at=at, after={"units": added})


def add_villages(commune_id: int, names: Sequence[str], *, actor: Actor, on: date, at: datetime) -> list[int]:
    """Villages of a commune by name, added where missing; ids in the order of ``names``."""
    ids = districts.add_villages(commune_id, names, on=on, recorded_by=actor.user_id, at=at)
    record("registry.villages_added", actor=actor, about=f"unit:{commune_id}", at=at, after={"named": len(names)})
    return ids


def record_commune_counts(
    counts: Mapping[int, tuple[int, int]], *, since: date, until: date | None, actor: Actor, at: datetime
) -> None:
    """All households and people of communes over a period, as the office was told: commune -> (households, people).

    What was told of days from ``since`` on is replaced.
    """
    CommuneCount.objects.filter(commune_id__in=counts, period__startswith__gte=since).delete()
    for told in CommuneCount.objects.filter(commune_id__in=counts, period__contains=since):
        told.period = (told.period.lower, since)
        told.save(update_fields=["period"])
    CommuneCount.objects.bulk_create(
        [
            CommuneCount(commune_id=commune, period=(since, until), households=households, people=living)
            for commune, (households, living) in counts.items()
        ]
    )
    record("registry.counts_recorded", actor=actor, about="communes", at=at, after={"communes": len(counts)})


def undo_source(source_ids: Sequence[int], *, actor: Actor, at: datetime) -> None:
    """Take back every fact from these sources, as if they had never come, while nothing was built on them.

    What they had replaced is believed again; people of whom nothing is believed any more are withdrawn.
    Raises UndoBlocked when facts of theirs were changed since, PersonInUse when somebody withdrawn has a decision.
    """
    with facts.plans_for(len(source_ids)):
        touched = undoing.take_back(source_ids, recorded_by=actor.user_id, at=at)
        withdrawn = people.withdraw(touched, at=at)
        people.project(touched)
        searchkeys.index_people(touched)
    after = {"people": len(touched), "withdrawn": withdrawn}
    record("registry.source_undone", actor=actor, about=f"source:{min(source_ids)}", at=at, after=after)


def _person_ids(records: Sequence[PersonRecord]) -> tuple[list[int], list[int]]:
    """Ids in the order of the records, adding those who are new, and which were. Raises CccdTaken."""
    new = [place for place, each in enumerate(records) if each.person_id is None]
    added, taken = people.add_people([records[place] for place in new])
    if taken:
        raise CccdTaken([new[place] for place in taken])
    fresh = iter(added)
    return [next(fresh) if each.person_id is None else each.person_id for each in records], added


def _project(records: Sequence[PersonRecord], ids: Sequence[int], known: Mapping[int, people.KnownPerson]) -> None:
    """Project those who were known before; when a changed CCCD is taken, say which records changed theirs."""
    try:
        people.project(known)
    except CccdTaken:
        changed = [
            place
            for place, (each, person_id) in enumerate(zip(records, ids, strict=True))
            if each.cccd and person_id in known and known[person_id].cccd != each.cccd
        ]
        raise CccdTaken(changed) from None


def _settle(word: str, subject_id: int, kind: str, *, actor: Actor, at: datetime) -> None:
    """After one fact: bring the person in line and leave the trace."""
    about = "person" if kind in PERSON_KINDS else KINDS[kind].subject.removesuffix("_id")
    if kind in PERSON_KINDS:
        people.project([subject_id])
        searchkeys.index_people([subject_id])
    record(word, actor=actor, about=f"{about}:{subject_id}", at=at, after={"kind": kind})


def _believed(kind: FactKind, fact_id: int) -> dict[str, Any]:
    """Subject, days and columns of a fact that is believed now. Raises UnknownFact."""
    rows = kind.model._default_manager.filter(pk=fact_id, known__upper_inf=True)
    found = rows.values(kind.subject, "valid", *kind.columns).first()
    if found is None:
        raise UnknownFact
    return dict(found)


def _completed(kind: str, values: Mapping[str, object]) -> dict[str, object]:
    """The values with what follows from them: a name's fold and sort key. Raises CccdForm."""
    if kind == "paper" and values.get("kind") == "CCCD":
        _check_numbers([str(values.get("number"))])
    if kind == "identity" and "full_name" in values:
        return {**values, **taking.name_values(str(values["full_name"]))}
    return dict(values)


def _check_places(communes: Sequence[int | None], actor: Actor) -> None:
    allowed = actor.communes
    outside = [
        place for place, one in enumerate(communes) if one is not None and allowed is not None and one not in allowed
    ]
    if outside:
        raise OutsideScope(outside)


def _check_numbers(numbers: Iterable[str | None]) -> None:
    wrong = [place for place, one in enumerate(numbers) if one is not None and not re.fullmatch("[0-9]{12}", one)]
    if wrong:
        raise CccdForm(wrong)


def _id(value: object) -> int | None:
    return value if isinstance(value, int) else None
