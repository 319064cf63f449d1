"""Random histories of a person: what was known stays known, Person repeats the facts, and a slow reading agrees."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ansinh.audit.session import acting
from ansinh.kit.actors import system_actor
from ansinh.kit.vietnamese import fold, sort_key
from ansinh.registry import actions, places, queries
from ansinh.registry.models import Disability, Person
from ansinh.registry.people import PROJECTION
from ansinh.registry.records import PersonRecord, SourceReference
from ansinh.registry.refusals import LastFact, UnknownFact

pytestmark = pytest.mark.django_db
SYSTEM = system_actor("test")
FORM = SourceReference("FORM", "form:1")
FIRST_DAY, FIRST_AT = date(2024, 1, 1), datetime(2024, 1, 1, 8, tzinfo=UTC)
DAYS = 12

days = st.integers(0, DAYS - 1)
degrees = st.sampled_from(["MILD", "SEVERE", "EXTREME"])
acts = st.one_of(
    st.tuples(st.just("record"), days, st.none() | st.integers(1, DAYS), degrees),
    st.tuples(st.just("end"), days),
    st.tuples(st.just("correct"), st.integers(0, 5), degrees),
    st.tuples(st.just("withdraw"), st.integers(0, 5)),
    st.tuples(st.just("move"), days, st.integers(0, 2)),
    st.tuples(st.just("rename"), days, st.sampled_from(["Lê Văn Bình", "Lê Thị Bính", "Nguyễn Ngà"])),
    st.tuples(st.just("die"), days),
)


@dataclass
class SlowReading:
    """Believed segments of one kind of fact: {first day: (last day + 1 or None, degree)}; degree of day by day."""

    segments: dict[int, tuple[int | None, str]] = field(default_factory=dict)

    def covering(self, day: int) -> int | None:
        return next((s for s, (end, _) in self.segments.items() if s <= day and (end is None or day < end)), None)

    def cut(self, start: int, end: int | None) -> None:
        for first, (last, degree) in list(self.segments.items()):
            if (end is None or first < end) and (last is None or start < last):
                del self.segments[first]
                if first < start:
                    self.segments[first] = (start, degree)
                if end is not None and (last is None or end < last):
                    self.segments[end] = (last, degree)

    def record(self, day: int, until: int | None, degree: str | None) -> None:
        at_day = self.covering(day)
        if at_day is not None and degree is not None:
            end, known = self.segments[at_day]
            if known == degree and (until is None or until == end):
                return
        end = until if until is not None else min((first for first in self.segments if first > day), default=None)
        self.cut(day, end)
        if degree is not None:
            self.segments[day] = (end, degree)

    def days(self) -> list[str | None]:
        found = [self.covering(day) for day in range(DAYS)]
        return [None if first is None else self.segments[first][1] for first in found]


@pytest.fixture(autouse=True)
def district() -> Iterator[None]:
    with acting(SYSTEM):
        actions.load_places(actor=SYSTEM, at=FIRST_AT)
        yield


def on(day: int) -> date:
    return FIRST_DAY + timedelta(days=day)


def degrees_known(person_id: int, at: datetime) -> list[str | None]:
    found = []
    for day in range(DAYS):
        rows = queries.as_of(Disability, on=on(day), known_at=at).filter(person_id=person_id)
        found.append(next((row.degree for row in rows), None))
    return found


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(acts, min_size=1, max_size=8))
def test_histories(history: list[tuple[object, ...]]) -> None:
    communes = [unit.id for unit in places.communes(FIRST_DAY)[:3]]
    record = PersonRecord(full_name="Lê Văn Bình", commune_id=communes[0], valid_from=FIRST_DAY, source=FORM)
    [one] = actions.take_in([record], actor=SYSTEM, at=FIRST_AT)
    slow, known = SlowReading(), []
    for step, act in enumerate(history):
        at = FIRST_AT + timedelta(hours=step + 1)
        perform(act, one, slow, at, communes)
        known.append((at, slow.days()))
    for at, expected in known:  # what was known then is what is answered of then, whatever came later
        assert degrees_known(one, at) == expected
    assert_person_repeats_its_facts(one)


def perform(act: tuple[object, ...], one: int, slow: SlowReading, at: datetime, communes: list[int]) -> None:
    match act:
        case ("record", int(day), until, str(degree)):
            end = until if isinstance(until, int) and until > day else None
            actions.record_fact(
                one, "disability", {"degree": degree}, source=FORM, actor=SYSTEM, on=on(day), at=at,
                until=None if end is None else on(end),
            )  # fmt: skip
            slow.record(day, end, degree)
        case ("end", int(day)):
            actions.end_fact(one, "disability", source=FORM, actor=SYSTEM, on=on(day), at=at)
            slow.record(day, None, None)
        case ("correct" | "withdraw" as word, int(place), *rest):
            rows = Disability.objects.filter(person_id=one, known__upper_inf=True).order_by("valid")
            if not rows:
                return
            row = rows[place % len(rows)]
            first = (row.valid.lower - FIRST_DAY).days
            end, _ = slow.segments.pop(first)
            if word == "withdraw":
                actions.withdraw_fact("disability", row.pk, actor=SYSTEM, at=at)
            else:
                degree = str(rest[0])
                actions.correct_fact("disability", row.pk, {"degree": degree}, source=FORM, actor=SYSTEM, at=at)
                slow.segments[first] = (end, degree)
            with pytest.raises(UnknownFact):
                actions.withdraw_fact("disability", row.pk, actor=SYSTEM, at=at)
        case ("move", int(day), int(place)):
            actions.move_person(one, communes[place], None, source=FORM, actor=SYSTEM, on=on(day), at=at)
        case ("rename", int(day), str(name)):
            actions.record_fact(one, "identity", {"full_name": name}, source=FORM, actor=SYSTEM, on=on(day), at=at)
        case ("die", int(day)):
            deaths = queries.person_page(one, on=on(day), known_at=at).of_kind("death")
            believed = [death for death in deaths if death.believed]
            if believed:
                actions.withdraw_fact("death", believed[0].id, actor=SYSTEM, at=at)
            else:
                actions.record_death(one, on=on(day), source=FORM, actor=SYSTEM, at=at)


def assert_person_repeats_its_facts(one: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"{PROJECTION} WHERE person.id = %s", [one])
        columns = [column.name for column in cursor.description]
        rebuilt = dict(zip(columns, cursor.fetchone(), strict=True))
    person = Person.objects.filter(pk=one).values(*columns).get()
    assert person == rebuilt
    assert (person["fold"], person["sort_key"]) == (fold(person["full_name"]), sort_key(person["full_name"]))
    page = queries.person_page(one, on=FIRST_DAY, known_at=datetime(2025, 1, 1, tzinfo=UTC))
    latest = {kind: page.of_kind(kind) for kind in ("identity", "residence", "death")}
    believed = {kind: [fact for fact in facts if fact.believed] for kind, facts in latest.items()}
    assert person["full_name"] == believed["identity"][0].values["full_name"]
    assert person["commune_id"] == believed["residence"][0].values["commune_id"]
    assert person["died_on"] == (believed["death"][-1].valid_from if believed["death"] else None)


def test_the_last_name_is_kept() -> None:
    [one] = actions.take_in(
        [PersonRecord("Lê Văn Bình", places.communes(FIRST_DAY)[0].id, FIRST_DAY, FORM)], actor=SYSTEM, at=FIRST_AT
    )
    identity = queries.person_page(one, on=FIRST_DAY, known_at=FIRST_AT).of_kind("identity")[0]
    with pytest.raises(LastFact):
        actions.withdraw_fact("identity", identity.id, actor=SYSTEM, at=FIRST_AT)
