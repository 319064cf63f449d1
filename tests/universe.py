"""A small world with names, built through the officers' actions: three communes, forty people, one account a role.

Five people are told apart by what they are; the others fill the lists. Amounts are those of January 2024.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from ansinh.audit.session import acting
from ansinh.cli.district.lists import ListFile, write_lists
from ansinh.cli.district.mix import MERIT, SOCIAL_ASSISTANCE, Category
from ansinh.cli.district.office import open_accounts, staff
from ansinh.cli.district.people import Invented, Inventor, Place, dice
from ansinh.cli.district.year import moment
from ansinh.kit.actors import Actor, system_actor
from ansinh.registry import actions as registry
from ansinh.registry import places as gazetteer
from tests import estimates

NEW_YEAR = date(2024, 1, 1)
BINH_TRI, HA_LAM, BINH_MINH = "20818", "20791", "20812"
COMMUNES = (BINH_TRI, HA_LAM, BINH_MINH)
PEOPLE = 40

OLD_WOMAN = "Nguyễn Thị Mẫu"  # over 80, no pension, by post: 1.0
SEVERE_MAN = "Trần Văn Thử"  # severe disability, 44 years old, to his account: 1.5
EXTREME_WOMAN = "Lê Thị Giả Định"  # extreme disability, over 60: 2.5, and 1.0 to the household that cares for her
ORPHAN = "Phạm Gia Bảo"  # without both parents, 9 years old: 1.5, his aunt receives
INVALID = "Võ Văn Thương"  # war invalid, 41 %: the amount of the decree's table


@dataclass(frozen=True)
class Universe:
    """The world: actors by role, commune ids by code, who is in payment, and their lists as files."""

    staff: Mapping[str, Actor]
    communes: Mapping[str, int]
    people: Sequence[Invented]
    files: Sequence[ListFile]

    def named(self, name: str) -> Invented:
        return next(person for person in self.people if person.name == name)


def build(folder: Path) -> Universe:
    """Places, accounts, and the communes' lists in ``folder``; nothing of the lists is taken in yet."""
    places = _places()
    communes = {place.commune_code: place.commune_id for place in places}
    open_accounts(communes[BINH_TRI], at=moment(NEW_YEAR))
    people = _people(places)
    estimates.plenty()
    return Universe(staff(), communes, people, write_lists(folder, people, [], on=NEW_YEAR, random=dice(1)))


def _places() -> list[Place]:
    installer = system_actor("tests")
    found = []
    with acting(installer):
        registry.load_places(actor=installer, at=moment(NEW_YEAR))
        for code in COMMUNES:
            commune = gazetteer.unit_at(code, NEW_YEAR)
            names = ["Thôn Mẫu 1", "Thôn Mẫu 2"]
            ids = registry.add_villages(commune.id, names, actor=installer, on=NEW_YEAR, at=moment(NEW_YEAR))
            found += [
                Place(code, commune.id, commune.name, village_id, name)
                for village_id, name in zip(ids, names, strict=True)
            ]
    return found


def _people(places: list[Place]) -> list[Invented]:
    inventor = Inventor(40, places, NEW_YEAR)
    here = next(place for place in places if place.commune_code == BINH_TRI)

    def named(
        name: str, category: Category, born: date, channel: str, *, female: bool, percent: int | None = None
    ) -> Invented:
        person = inventor.invent(category, decided_before=NEW_YEAR, born=born)
        century_and_sex = (born.year // 100 - 19) * 2 + int(female)
        return replace(
            person,
            name=name,
            female=female,
            cccd=f"049{century_and_sex}{born.year % 100:02d}{person.serial:06d}",
            place=here,
            percent=percent,
            channel=channel,
            account=f"4200205{person.serial:06d}" if channel == "BANK" else "",
            receiver="Phạm Thị Nuôi" if name == ORPHAN else "",
        )

    by_code = {category.benefits[0]: category for category in (*reversed(MERIT), *SOCIAL_ASSISTANCE)}
    told_apart = [
        named(OLD_WOMAN, by_code["ND20-5.5.c"], date(1941, 3, 5), "POST", female=True),
        named(SEVERE_MAN, by_code["ND20-5.6.nang"], date(1979, 6, 2), "BANK", female=False),
        named(EXTREME_WOMAN, by_code["ND20-5.6.dbn.nct"], date(1958, 9, 9), "BANK", female=True),
        named(ORPHAN, by_code["ND20-5.1.b"], date(2014, 11, 20), "POST", female=False),
        named(INVALID, by_code["TB.TC"], date(1950, 2, 1), "BANK", female=False, percent=41),
    ]
    others = [*inventor.population(SOCIAL_ASSISTANCE, 50), *inventor.population(MERIT, 50)]
    rest = [person for person in others if len(person.category.benefits) == 1]
    step = len(rest) // (PEOPLE - len(told_apart))  # from all over the mix
    chosen = [*told_apart, *rest[::step]][:PEOPLE]
    return sorted(chosen, key=lambda person: (person.place.commune_code, person.place.village_id, person.serial))
