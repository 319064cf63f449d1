"""The one box: names without marks, years, numbers, unfinished and misspelt words, within one's places."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest

from ansinh.audit.session import acting
from ansinh.kit.actors import Actor, system_actor
from ansinh.registry import actions, places
from ansinh.registry.models import Identity
from ansinh.registry.records import PaperRecord, PersonRecord, RouteRecord, SourceReference
from ansinh.registry.search import find, words_of

pytestmark = pytest.mark.django_db
SYSTEM = system_actor("test")
AT = datetime(2024, 9, 1, 8, tzinfo=UTC)
FORM = SourceReference("FORM", "form:1")
PEOPLE = [
    ("Lê Văn Bình", 1956, "20818"),
    ("Lê Văn Bính", 1961, "20818"),
    ("Nguyễn Thị Lan", 1950, "20818"),
    ("Nguyễn Ngọc Ngà", 1948, "20818"),
    ("Nguyễn Thị Lan Anh", 1971, "20815"),
    ("Trần Đăng Khoa", 1949, "20815"),
]


@pytest.fixture(autouse=True)
def ids() -> Iterator[list[int]]:
    with acting(SYSTEM):
        actions.load_places(actor=SYSTEM, at=AT)
        records = [
            PersonRecord(
                full_name=name,
                birth_date=date(year, 1, 1),
                birth_precision="YEAR",
                commune_id=places.unit_at(code, AT.date()).id,
                valid_from=date(2024, 1, 1),
                source=SourceReference("DEMO", name),
                cccd=f"0490{year % 100:02d}0{year:05d}",
                papers=(PaperRecord("MERIT_FILE", f"QN/TB {year:05d}"),),
                route=RouteRecord("BANK", "AGRIBANK", f"4200205{year:06d}"),
            )
            for name, year, code in PEOPLE
        ]
        yield actions.take_in(records, actor=SYSTEM, at=AT)


def names(text: str, **window: int) -> list[str]:
    return [row.full_name for row in find(text, **window)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("le van binh 1956", ["Lê Văn Bình"]),
        ("Lê Văn Bình", ["Lê Văn Bình", "Lê Văn Bính"]),
        ("1956 BINH le", ["Lê Văn Bình"]),
        ("nguyen th", ["Nguyễn Thị Lan Anh", "Nguyễn Thị Lan"]),
        ("lan", ["Nguyễn Thị Lan Anh", "Nguyễn Thị Lan"]),
        ("dang kho", ["Trần Đăng Khoa"]),
        ("tran 194", ["Trần Đăng Khoa"]),
        ("1948", ["Nguyễn Ngọc Ngà"]),
        ("049056001956", ["Lê Văn Bình"]),
        ("049 056 001 956", ["Lê Văn Bình"]),
        ("binh 049056001956", ["Lê Văn Bình"]),
        ("4200205001950", ["Nguyễn Thị Lan"]),
        ("QN/TB 01949", ["Trần Đăng Khoa"]),
        ("", []),
        ("%", []),
        ("100%", []),
        ("le van binh 1999", []),
    ],
)
def test_what_is_typed_finds_who_is_meant(text: str, found: list[str]) -> None:
    assert sorted(names(text)) == sorted(found)


def test_a_person_comes_once_though_two_words_fit() -> None:
    assert names("ng") == ["Nguyễn Ngọc Ngà", "Nguyễn Thị Lan Anh", "Nguyễn Thị Lan"]
    assert names("ng", limit=1) + names("ng", limit=2, offset=1) == names("ng")


@pytest.mark.parametrize("text", ["tran dang khao", "tran dang khoaa", "trran dang khoa"])
def test_a_misspelt_word_is_tried_only_when_nobody_fits(text: str) -> None:
    [row] = find(text)
    assert (row.full_name, row.exact) == ("Trần Đăng Khoa", False)
    assert all(found.exact for found in find("lan"))


def test_a_row_shows_enough_to_choose() -> None:
    [row] = find("dang khoa")
    assert (row.commune, row.birth_precision, row.died_on) == ("Xã Bình Lãnh", "YEAR", None)


def test_later_rooms_add_their_numbers(ids: list[int]) -> None:
    for _ in range(2):
        actions.add_search_keys([(ids[0], "1203/QĐ-UBND")], actor=SYSTEM, at=AT)
    assert names("1203/qđ-ubnd") == names("1203/") == names("1203") == names("binh 1203/QĐ-UBND") == ["Lê Văn Bình"]


def test_a_corrected_name_is_found_under_both_with_its_numbers(ids: list[int]) -> None:
    actions.add_search_keys([(ids[0], "1203/QĐ-UBND")], actor=SYSTEM, at=AT)
    identity = Identity.objects.get(person_id=ids[0])
    actions.correct_fact("identity", identity.pk, {"full_name": "Lê Văn Vinh"}, source=FORM, actor=SYSTEM, at=AT)
    assert names("le van vinh 1956") == names("le van binh 1956") == names("vinh 1203/QĐ-UBND") == ["Lê Văn Vinh"]


def test_outside_ones_places_nobody_is_found(ids: list[int]) -> None:
    place = places.unit_at("20818", AT.date()).id
    with acting(Actor(user_id=7, name="Công chức", role="COMMUNE_OFFICER", communes=(place,))):
        assert names("nguyen thi lan") == ["Nguyễn Thị Lan"]
        assert names("dang khoa") == names("4200205001949") == names("khoaa") == []
    actions.move_person(ids[5], place, None, source=FORM, actor=SYSTEM, on=date(2024, 9, 1), at=AT)
    with acting(Actor(user_id=7, name="Công chức", role="COMMUNE_OFFICER", communes=(place,))):
        assert names("dang khoa") == names("4200205001949") == ["Trần Đăng Khoa"]


def test_words_of_a_query() -> None:
    assert words_of(" Lê  Văn BÌNH 1956 ") == ["le", "van", "binh", "1956"]
    assert words_of("049 056 001 956") == ["049056001956"]
    assert words_of("1203/QĐ-UBND") == ["1203/qd-ubnd"]
    assert words_of("QN/TB 01949") == ["qn/tb01949"]
