"""The registry's verbs: taking in, recording, correcting, undoing; and who sees what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ansinh.audit.session import acting
from ansinh.kit.actors import Actor, system_actor
from ansinh.registry import actions, facts, places, queries
from ansinh.registry.models import Disability, Identity, Person, PovertyClass, Residence
from ansinh.registry.records import (
    DisabilityRecord,
    IncomeRecord,
    PersonRecord,
    PovertyRecord,
    ReceiverRecord,
    RouteRecord,
    SourceReference,
)
from ansinh.registry.refusals import (
    AlreadyDead,
    CccdForm,
    CccdTaken,
    LastFact,
    OutsideScope,
    UndoBlocked,
    UnknownFact,
    UnknownPerson,
)

pytestmark = pytest.mark.django_db
SYSTEM = system_actor("test")
SEPTEMBER = datetime(2024, 9, 1, 8, tzinfo=UTC)
OCTOBER = datetime(2024, 10, 1, 8, tzinfo=UTC)
NOVEMBER = datetime(2024, 11, 5, 8, tzinfo=UTC)
FORM = SourceReference("FORM", "form:1")
DAY = date(2024, 9, 1)


@pytest.fixture(autouse=True)
def district() -> Iterator[None]:
    with acting(SYSTEM):
        actions.load_places(actor=SYSTEM, at=SEPTEMBER)
        yield


def commune(code: str = "20818") -> int:
    return places.unit_at(code, DAY).id


def person(name: str = "Nguyễn Văn Mẫu", reference: str = "a", **facts_of: object) -> PersonRecord:
    given: dict[str, object] = {"commune_id": commune(), "valid_from": date(2024, 1, 1)}
    return PersonRecord(full_name=name, source=SourceReference("SHEET_ROW", reference), **{**given, **facts_of})  # type: ignore[arg-type]


def take(*records: PersonRecord, at: datetime = SEPTEMBER, actor: Actor = SYSTEM) -> list[int]:
    return actions.take_in(list(records), actor=actor, at=at)


def officer(*codes: str) -> Actor:
    return Actor(user_id=7, name="Công chức", role="COMMUNE_OFFICER", communes=tuple(commune(code) for code in codes))


def test_taking_in_keeps_the_order_and_fills_person() -> None:
    first, second = take(
        person(birth_date=date(1956, 3, 12), birth_precision="DAY", sex="MALE", cccd="049056000001"),
        person("Trần Thị Thử", "b"),
    )
    row = Person.objects.get(pk=first)
    assert (row.full_name, row.fold, row.cccd, row.sex) == ("Nguyễn Văn Mẫu", "nguyen van mau", "049056000001", "MALE")
    assert Person.objects.get(pk=second).full_name == "Trần Thị Thử"


def test_the_number_of_statements_does_not_grow() -> None:
    def statements(count: int) -> int:
        records = [
            person(f"Người {n}", f"{count}/{n}", phones=(f"09{count}{n}",), household_key=f"{count}/{n}")
            for n in range(count)
        ]
        with CaptureQueriesContext(connection) as captured:
            take(*records)
        return len(captured)

    assert statements(40) == statements(3)


def test_what_is_the_same_is_not_recorded_again_and_what_is_left_out_stays() -> None:
    known = person(
        birth_date=date(1956, 3, 12),
        birth_precision="DAY",
        ethnicity="Kinh",
        disability=DisabilityRecord("SEVERE", ("VISION",)),
    )
    [one] = take(known)
    again = replace(known, person_id=one, ethnicity="", birth_date=date(1956, 1, 1), birth_precision="YEAR")
    take(replace(again, disability=DisabilityRecord("SEVERE", ("VISION",))), at=OCTOBER)
    assert Identity.objects.filter(person_id=one).count() == 1
    assert Disability.objects.filter(person_id=one).count() == 1
    assert Person.objects.get(pk=one).birth_date == date(1956, 3, 12)


def test_a_detail_that_is_new_joins_what_is_believed() -> None:
    [one] = take(person(disability=DisabilityRecord("SEVERE", ("VISION",))))
    take(person(person_id=one, disability=DisabilityRecord("SEVERE", ("VISION",), certificate="12/GXN")), at=OCTOBER)
    believed = Disability.objects.get(person_id=one, known__upper_inf=True)
    assert (believed.certificate, believed.degree) == ("12/GXN", "SEVERE")


def test_a_change_keeps_the_time_before_it() -> None:
    [one] = take(person(disability=DisabilityRecord("MILD")))
    values = {"degree": "SEVERE"}
    actions.record_fact(one, "disability", values, source=FORM, actor=SYSTEM, on=date(2024, 8, 1), at=OCTOBER)
    believed = Disability.objects.filter(person_id=one, known__upper_inf=True).order_by("valid")
    assert [(fact.degree, fact.valid.lower, fact.valid.upper) for fact in believed] == [
        ("MILD", date(2024, 1, 1), date(2024, 8, 1)),
        ("SEVERE", date(2024, 8, 1), None),
    ]


def test_a_list_of_a_day_as_it_was_known_then() -> None:
    [one] = take(person())
    residence = Residence.objects.get(person_id=one)
    elsewhere = {"commune_id": commune("20815")}
    actions.correct_fact(
        "residence", residence.pk, elsewhere, source=FORM, actor=SYSTEM, at=datetime(2024, 11, 20, tzinfo=UTC)
    )
    end_of_october = date(2024, 10, 31)

    def residents(code: str, known_at: datetime) -> list[int]:
        return [row.id for row in queries.people_as_of(on=end_of_october, known_at=known_at, commune_id=commune(code))]

    assert residents("20818", NOVEMBER) == [one]
    assert residents("20815", NOVEMBER) == []
    assert residents("20815", datetime(2024, 12, 1, tzinfo=UTC)) == [one]
    assert queries.as_of(Residence, on=end_of_october, known_at=NOVEMBER).get().commune_id == commune()


def test_a_correction_leaves_the_days_as_they_were() -> None:
    [one] = take(person(incomes=(IncomeRecord("PENSION", 2_000_000),)))
    income = queries.person_page(one, on=DAY, known_at=SEPTEMBER).holding("income")[0]
    actions.correct_fact("income", income.id, {"amount_vnd": 2_500_000}, source=FORM, actor=SYSTEM, at=OCTOBER)
    page = queries.person_page(one, on=DAY, known_at=NOVEMBER)
    assert [(row.values["amount_vnd"], row.valid_from, row.holds) for row in page.of_kind("income")] == [
        (2_500_000, date(2024, 1, 1), True),
        (2_000_000, date(2024, 1, 1), False),
    ]
    with pytest.raises(UnknownFact):
        actions.correct_fact("income", income.id, {"amount_vnd": 1}, source=FORM, actor=SYSTEM, at=NOVEMBER)


def test_an_end_and_a_withdrawal() -> None:
    [one] = take(person(incomes=(IncomeRecord("PENSION"), IncomeRecord("WAGE"))))
    actions.end_fact(one, "income", key="WAGE", source=FORM, actor=SYSTEM, on=date(2024, 6, 1), at=OCTOBER)
    page = queries.person_page(one, on=DAY, known_at=NOVEMBER)
    assert [row.values["kind"] for row in page.holding("income")] == ["PENSION"]
    actions.withdraw_fact("income", page.holding("income")[0].id, actor=SYSTEM, at=NOVEMBER)
    assert queries.person_page(one, on=DAY, known_at=NOVEMBER).holding("income") == ()
    with pytest.raises(LastFact):
        actions.withdraw_fact("residence", page.of_kind("residence")[0].id, actor=SYSTEM, at=NOVEMBER)


def test_a_receiver_ends_on_the_stated_day() -> None:
    [one] = take(person(receiver=ReceiverRecord("Trần Văn Thay", "con", until=date(2024, 10, 1))))
    assert queries.person_page(one, on=date(2024, 9, 30), known_at=SEPTEMBER).holding("receiver")
    assert not queries.person_page(one, on=date(2024, 10, 1), known_at=SEPTEMBER).holding("receiver")


def test_a_death_is_recorded_once() -> None:
    [one] = take(person(cccd="049056000001"))
    for _ in range(2):
        actions.record_death(one, on=date(2024, 8, 15), source=FORM, actor=SYSTEM, at=OCTOBER)
    assert Person.objects.get(pk=one).died_on == date(2024, 8, 15)
    with pytest.raises(AlreadyDead):
        actions.record_death(one, on=date(2024, 8, 16), source=FORM, actor=SYSTEM, at=OCTOBER)
    assert queries.people_as_of(on=date(2024, 8, 15), known_at=NOVEMBER) == []
    assert [row.id for row in queries.people_as_of(on=date(2024, 8, 14), known_at=NOVEMBER)] == [one]
    take(person("Người khác", "b", cccd="049056000001"), at=NOVEMBER)  # free again among the living


def test_one_cccd_is_one_living_person_also_out_of_sight() -> None:
    take(person(cccd="049056000001"))
    with pytest.raises(CccdTaken) as seen, acting(officer("20815")):
        take(
            person("Lê Giả Định", "b", commune_id=commune("20815")),
            person("Lê Thị Trùng", "c", commune_id=commune("20815"), cccd="049056000001"),
            actor=officer("20815"),
        )
    assert seen.value.fields == {"rows": [1]}
    assert "Mẫu" not in seen.value.sentence
    with pytest.raises(CccdForm), acting(SYSTEM):
        take(person("Sai", "d", cccd="49056000001"))


def test_a_changed_cccd_that_is_taken_names_the_row() -> None:
    _, second = take(person(cccd="049056000001"), person("Trần Thị Thử", "b"))
    with pytest.raises(CccdTaken) as seen, acting(SYSTEM):
        take(person("Trần Thị Thử", "c", person_id=second, cccd="049056000001"), at=OCTOBER)
    assert seen.value.fields == {"rows": [0]}


def test_a_household_moves_with_its_head_and_keeps_its_class() -> None:
    poor = PovertyRecord("POOR", details={"b1": 120})
    head, child = take(
        person(household_key="20818/1", relation="HEAD", poverty=poor),
        person("Nguyễn Thị Con", "b", household_key="20818/1", relation="CHILD"),
    )
    actions.move_person(head, commune("20815"), None, source=FORM, actor=SYSTEM, on=date(2024, 9, 1), at=OCTOBER)
    page = queries.person_page(head, on=DAY, known_at=NOVEMBER)
    assert page.commune == "Xã Bình Lãnh"
    assert page.household_id is not None
    assert [row.values["kind"] for row in page.holding("poverty")] == ["POOR"]
    members = queries.people_of_household(page.household_id, on=DAY, known_at=NOVEMBER)
    assert [(row.id, relation) for row, relation in members] == [(head, "HEAD"), (child, "CHILD")]
    actions.record_poverty_class(
        page.household_id, PovertyRecord("NEITHER"), source=FORM, actor=SYSTEM, on=date(2025, 1, 1), at=NOVEMBER
    )
    classes = PovertyClass.objects.filter(household_id=page.household_id, known__upper_inf=True).order_by("valid")
    assert [(row.kind, row.valid.lower) for row in classes] == [
        ("POOR", date(2024, 1, 1)),
        ("NEITHER", date(2025, 1, 1)),
    ]


def test_a_class_without_a_household_makes_one() -> None:
    [one] = take(person(poverty=PovertyRecord("NEAR_POOR")))
    take(person(person_id=one, poverty=PovertyRecord("POOR"), valid_from=date(2024, 6, 1)), at=OCTOBER)
    page = queries.person_page(one, on=DAY, known_at=NOVEMBER)
    assert [row.values["kind"] for row in page.of_kind("poverty") if row.believed] == ["POOR", "NEAR_POOR"]
    assert [row.values["relation"] for row in page.holding("membership")] == ["HEAD"]


def test_undo_believes_again_what_was_replaced_and_withdraws_who_was_new() -> None:
    [one] = take(person(route=RouteRecord("POST")))
    one_again, new = take(
        person(reference="x", person_id=one, route=RouteRecord("BANK", "AGRIBANK", "4200")),
        person("Lê Giả Định", "y", cccd="049056000009"),
        at=OCTOBER,
    )
    assert one_again == one
    references = [SourceReference("SHEET_ROW", "x"), SourceReference("SHEET_ROW", "y")]
    actions.undo_source(list(queries.source_ids(references).values()), actor=SYSTEM, at=NOVEMBER)
    page = queries.person_page(one, on=DAY, known_at=NOVEMBER)
    assert [row.values["channel"] for row in page.holding("route")] == ["POST"]
    assert queries.person_page(one, on=DAY, known_at=OCTOBER).holding("route")[0].values["channel"] == "BANK"
    with pytest.raises(UnknownPerson):
        queries.person_page(new, on=DAY, known_at=NOVEMBER)
    take(person("Lê Giả Định", "z", cccd="049056000009"), at=NOVEMBER)


def test_undo_is_refused_when_something_was_built_on_it() -> None:
    [one] = take(person(route=RouteRecord("POST")))
    actions.record_fact(one, "route", {"channel": "HOME"}, source=FORM, actor=SYSTEM, on=DAY, at=OCTOBER)
    sources = queries.source_ids([SourceReference("SHEET_ROW", "a")])
    with pytest.raises(UndoBlocked) as seen:
        actions.undo_source(list(sources.values()), actor=SYSTEM, at=NOVEMBER)
    assert seen.value.fields == {"facts": 1}


def test_undo_is_refused_however_often_it_was_changed_since() -> None:
    [one] = take(person())
    for name, at in (("Nguyễn Văn Mẩu", OCTOBER), ("Nguyễn Văn Mầu", OCTOBER + timedelta(days=1))):
        believed = Identity.objects.get(person_id=one, known__upper_inf=True)
        actions.correct_fact("identity", believed.pk, {"full_name": name}, source=FORM, actor=SYSTEM, at=at)
    sources = queries.source_ids([SourceReference("SHEET_ROW", "a")])
    with pytest.raises(UndoBlocked):
        actions.undo_source(list(sources.values()), actor=SYSTEM, at=NOVEMBER)


def test_undo_withdraws_nobody_of_whom_others_said_more() -> None:
    [one] = take(person())
    actions.record_death(one, on=DAY, source=FORM, actor=SYSTEM, at=OCTOBER)
    sources = queries.source_ids([SourceReference("SHEET_ROW", "a")])
    with pytest.raises(UndoBlocked) as seen:
        actions.undo_source(list(sources.values()), actor=SYSTEM, at=NOVEMBER)
    assert seen.value.fields == {"facts": 1}


def test_an_officer_sees_and_writes_their_commune_only() -> None:
    mine, other = take(person(), person("Trần Thị Thử", "b", commune_id=commune("20815")))
    of_binh_tri = officer("20818")
    with acting(of_binh_tri):
        assert [row.id for row in queries.people_as_of(on=DAY, known_at=OCTOBER)] == [mine]
        assert [row.people for row in queries.people_by_commune(on=DAY, known_at=OCTOBER, shown_on=DAY)] == [1]
        for act in (
            lambda: queries.person_page(other, on=DAY, known_at=OCTOBER),
            lambda: actions.record_death(other, on=DAY, source=FORM, actor=of_binh_tri, at=OCTOBER),
            lambda: take(person(person_id=other, reference="c"), actor=of_binh_tri),
        ):
            with pytest.raises(UnknownPerson):
                act()
        with pytest.raises(OutsideScope) as seen:
            take(person(), person("X", "d", commune_id=commune("20815")), actor=of_binh_tri)
        assert seen.value.fields == {"rows": [1]}
        with pytest.raises(OutsideScope):
            actions.move_person(mine, commune("20815"), None, source=FORM, actor=of_binh_tri, on=DAY, at=OCTOBER)


def test_warnings_name_where_the_cccd_disagrees() -> None:
    [one] = take(person(cccd="049156000001", birth_date=date(1957, 1, 1), birth_precision="YEAR", sex="MALE"))
    page = queries.person_page(one, on=DAY, known_at=OCTOBER)
    assert {warning.code for warning in page.warnings} == {"SEX", "BIRTH_YEAR"}


def test_the_keys_of_facts_are_those_of_their_constraints() -> None:
    with connection.cursor() as cursor:
        for kind in facts.KINDS.values():
            cursor.execute(
                "SELECT array_agg(a.attname::text ORDER BY place) FROM pg_constraint c"
                " CROSS JOIN LATERAL unnest(c.conkey) WITH ORDINALITY AS k (number, place)"
                " JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k.number"
                " WHERE c.conname = %s",
                [f"{kind.table}_one_at_a_time"],
            )
            assert cursor.fetchone()[0] == [kind.subject, *kind.keys, "valid"]
