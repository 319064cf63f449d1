"""The registers of merit tell the policies what a described person would: same facts, same sums."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from ansinh.areas.merit.models import Circumstance, Kinship, Recognition, Worship
from ansinh.audit.session import acting
from ansinh.kit.actors import Actor, system_actor
from ansinh.policy import assess
from ansinh.registry.models import Death, Person, Schooling, Unit

pytestmark = pytest.mark.django_db

SYSTEM = system_actor("test")
LEARNT = datetime(2024, 1, 1, tzinfo=UTC)
ON = date(2025, 3, 1)
TIME = {"valid": (date(2021, 7, 1), None), "known": (LEARNT, None)}
Make = Callable[..., int]


@pytest.fixture
def person() -> Make:
    """Adds a person to the registry; returns the id."""

    def make(birth: date = date(1950, 1, 1), **more: Any) -> int:
        commune = Unit.objects.create(kind=Unit.Kind.COMMUNE)
        made = Person.objects.create(
            full_name="Nguyễn Văn Mẫu",
            fold="nguyen van mau",
            sort_key="m",
            birth_date=birth,
            birth_precision="DAY",
            sex="FEMALE",
            commune=commune,
            **more,
        )
        return int(made.pk)

    return make


def given(
    person_id: int, on: date = ON, known_at: datetime = datetime(2025, 3, 5, tzinfo=UTC)
) -> dict[str, int | None]:
    """What is granted to one person out of the registers."""
    rows = assess.assess_people(on, known_at, [person_id])
    return {row.code: row.amount_vnd for row in rows if row.outcome == "GRANTED"}


def test_recognitions_and_circumstances(person: Make) -> None:
    with acting(SYSTEM):
        someone = person()
        Recognition.objects.create(person_id=someone, kind="TB", file_number="QN/TB 1", percent=85, severe=True, **TIME)
        Recognition.objects.create(person_id=someone, kind="TD", file_number="QN/TD 2", **TIME)
        Circumstance.objects.create(person_id=someone, kind="ATTENDED_AT_HOME", **TIME)
        described = {"birth_date": "1950-01-01", "war_invalid_percent": 85, "war_invalid_severe": True}
        described |= {"jailed_by_enemy": True, "attended_at_home": True}
        expected = {benefit.code: benefit.amount_vnd for benefit in assess.assess_described(described, ON).benefits}
        assert given(someone) == expected
        assert expected == {"TB.TC": 7601000, "TB.PCDB": 2867000, "TD.TC": 1673000, "TB.PVDB": 3582000}


def test_prison_suspends_from_its_day_and_only_once_it_is_known(person: Make) -> None:
    with acting(SYSTEM):
        someone = person()
        Recognition.objects.create(person_id=someone, kind="TB", file_number="QN/TB 1", percent=45, **TIME)
        Circumstance.objects.create(
            person_id=someone,
            kind="IN_PRISON",
            valid=(date(2024, 6, 1), date(2024, 9, 1)),
            known=(datetime(2024, 7, 10, tzinfo=UTC), None),
        )
        later = datetime(2024, 12, 1, tzinfo=UTC)
        assert given(someone, date(2024, 6, 1), later) == {}
        assert given(someone, date(2024, 9, 1), later) == {"TB.TC": 4024000}
        assert given(someone, date(2024, 6, 1), datetime(2024, 7, 1, tzinfo=UTC)) == {"TB.TC": 2965000}


def test_each_dead_person_counts_once_and_only_from_61_percent(person: Make) -> None:
    """Pháp lệnh Điều 6 khoản 5 điểm d: one survivor benefit for somebody with two kinds of merit."""
    with acting(SYSTEM):
        mother = person()
        common: dict[str, Any] = {"person_id": mother, "relation": "PARENT", "of_died_on": date(2022, 5, 5), **TIME}
        Kinship.objects.create(of_kind="TB", of_file_number="1", of_name="Anh Cả", of_percent=70, **common)
        Kinship.objects.create(of_kind="BB", of_file_number="2", of_name="Anh Cả", of_percent=65, **common)
        Kinship.objects.create(of_kind="TB", of_file_number="3", of_name="Anh Hai", of_percent=60, **common)
        Kinship.objects.create(
            of_kind="TB", of_file_number="4", of_name="Anh Ba", of_percent=90, **{**common, "of_died_on": None}
        )
        assert given(mother) == {"TB.TUAT": 1565000}
        Kinship.objects.create(
            of_kind="LS", of_file_number="5", of_name="Anh Tư", **{**common, "of_died_on": date(1972, 1, 1)}
        )
        assert given(mother) == {"TB.TUAT": 1565000, "LS.TUAT1": 2789000}


def test_survivor_benefit_begins_in_the_month_after_the_death(person: Make) -> None:
    with acting(SYSTEM):
        child = person(date(2015, 1, 1))
        Kinship.objects.create(
            person_id=child, of_kind="TB", of_file_number="1", of_name="Cha", of_percent=70,
            of_died_on=date(2025, 3, 10), relation="CHILD", **TIME,
        )  # fmt: skip
        assert given(child, date(2025, 3, 31)) == {}
        assert given(child, date(2025, 4, 1)) == {"TB.TUAT": 1565000}


def test_schooling_worship_and_death(person: Make) -> None:
    with acting(SYSTEM):
        student, keeper = person(date(2005, 1, 1)), person()
        Kinship.objects.create(
            person_id=student, of_kind="TB", of_file_number="1", of_name="Cha", of_percent=35, relation="CHILD", **TIME
        )
        Schooling.objects.create(person_id=student, level="UNIVERSITY", **TIME)
        for number in ("7", "8"):
            Worship.objects.create(person_id=keeper, martyr_file_number=number, martyr_name="Liệt sĩ", **TIME)
        assert given(student) == {"GDT.2": 1399000, "GDN.DH": 1116000}
        assert given(keeper) == {"TC.THOCUNG": 2800000}
        Recognition.objects.create(person_id=keeper, kind="TD", file_number="QN/TD 2", **TIME)
        Death.objects.create(person_id=keeper, **{**TIME, "valid": (date(2025, 3, 20), None)})
        assert given(keeper, date(2025, 3, 20), datetime(2025, 4, 1, tzinfo=UTC)) == {
            "TC.THOCUNG": 2800000,
            "TD.TC": 1673000,
            "ML.3THANG.TD.TC": 5019000,
            "MT.MAITANG": 23400000,
        }
        assert given(keeper, date(2025, 4, 1), datetime(2025, 4, 1, tzinfo=UTC)) == {}


@pytest.mark.parametrize(
    "row",
    [
        {"kind": "TB", "percent": 20},
        {"kind": "BB", "percent": 40},
        {"kind": "CD_CHILD", "percent": 60},
        {"kind": "TD", "percent": 50},
        {"kind": "TB", "percent": None},
        {"kind": "GD", "award": ""},
        {"kind": "BM", "award": "DETACHED"},
    ],
)
def test_the_database_refuses_what_the_tables_of_the_law_do_not_hold(person: Make, row: dict[str, Any]) -> None:
    with acting(SYSTEM):
        someone = person()
        with pytest.raises(IntegrityError), transaction.atomic():
            Recognition.objects.create(person_id=someone, file_number="1", **row, **TIME)


def test_one_recognition_of_a_kind_at_a_time(person: Make) -> None:
    with acting(SYSTEM):
        someone = person()
        Recognition.objects.create(person_id=someone, kind="TB", file_number="1", percent=41, **TIME)
        with pytest.raises(IntegrityError, match="one_at_a_time"), transaction.atomic():
            Recognition.objects.create(person_id=someone, kind="TB", file_number="2", percent=45, **TIME)


def test_registers_are_seen_with_their_person_only(person: Make) -> None:
    with acting(SYSTEM):
        someone = person()
        Recognition.objects.create(person_id=someone, kind="BM", file_number="1", **TIME)
        Kinship.objects.create(
            person_id=someone, of_kind="LS", of_file_number="5", of_name="Liệt sĩ", relation="PARENT", **TIME
        )
    with acting(Actor(user_id=None, name="other", role="COMMUNE_OFFICER", communes=(0,))):
        assert (Recognition.objects.count(), Kinship.objects.count()) == (0, 0)
    assert Recognition.objects.count() == 0
