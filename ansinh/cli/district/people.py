"""The invented people of the district: the same for the same seed, valid in form, with the spread of a real place."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from ansinh.cli.district.mix import Category, head_counts
from ansinh.cli.district.names import invent_name

A_DAY = 13  # decisions that an office numbers: so a number has one date in its year
PROVINCE = "049"
BANK_SHARE, HOME_SHARE = 0.55, 0.04
YEAR_ONLY_SHARE = 0.22  # of those born before 1955: their papers say only the year
NO_CARD_SHARE = 0.015
RECEIVER_SHARE = 0.06

# Households of each commune in 2024, invented so that they add up to the 55,960 of the office's report.
HOUSEHOLDS = {
    "20791": 4870, "20794": 2310, "20797": 2340, "20800": 2590, "20803": 3020, "20806": 3240, "20809": 2080,
    "20812": 2690, "20815": 2190, "20818": 2720, "20821": 1640, "20822": 1790, "20824": 2860, "20827": 1810,
    "20830": 1480, "20833": 4010, "20836": 2640, "20839": 2060, "20842": 2170, "20845": 2280, "20848": 2960,
    "20851": 2210,
}  # fmt: skip


@dataclass(frozen=True)
class Place:
    """A village of a commune, with the ids and names that the registry gave them."""

    commune_code: str
    commune_id: int
    commune: str  # "Bình Trị"
    village_id: int
    village: str


@dataclass(frozen=True)
class Invented:
    """A person in payment, or soon to be. ``quantity`` multiplies the coefficient; ``percent`` is of injury."""

    serial: int
    name: str
    female: bool
    birth: date
    year_only: bool
    cccd: str  # empty: has none yet
    place: Place
    category: Category
    percent: int | None
    decision: str
    decided_on: date
    from_month: date
    channel: str  # POST, HOME, BANK
    account: str
    receiver: str


def dice(seed: int) -> Random:
    """Chance that falls the same way for the same seed: that the district is the same is the point."""
    return Random(seed)  # noqa: S311


class Inventor:
    """Makes people one after the other; keeps the numbers that must not repeat."""

    def __init__(self, seed: int, places: list[Place], new_year: date) -> None:
        self._random = dice(seed)
        self._places = places
        self._weights = _village_weights(places)
        self._new_year = new_year
        self._cards: set[str] = set()
        self._serial = 0

    def population(self, categories: tuple[Category, ...], people: int) -> list[Invented]:
        """People already in payment at the new year, in their communes' order."""
        made = [
            self.invent(category, decided_before=self._new_year)
            for category, count in head_counts(categories, people)
            for _ in range(count)
        ]
        return sorted(made, key=lambda person: (person.place.commune_code, person.place.village_id, person.serial))

    def invent(self, category: Category, *, decided_before: date, born: date | None = None) -> Invented:
        """One person of the category whose decision was signed before the day; ``born`` fixes the birth date."""
        random = self._random
        self._serial += 1
        birth = born or self._birth(category)
        female = random.random() < category.female
        decided_on = self._decision_day(category, birth, decided_before)
        channel, account = self._route()
        name = invent_name(random, female=female, birth_year=birth.year)
        needs_receiver = birth.year > self._new_year.year - 16 or random.random() < RECEIVER_SHARE
        return Invented(
            serial=self._serial,
            name=name,
            female=female,
            birth=birth,
            year_only=born is None and birth.year < 1955 and random.random() < YEAR_ONLY_SHARE,
            cccd="" if random.random() < NO_CARD_SHARE else self._card(birth, female=female),
            place=random.choices(self._places, cum_weights=self._weights)[0],
            category=category,
            percent=random.randint(*category.percents) if category.percents else None,
            decision=f"{decided_on.timetuple().tm_yday * A_DAY + random.randrange(A_DAY)}/QĐ-{'SLĐTBXH' if category.is_merit else 'UBND'}",
            decided_on=decided_on,
            from_month=decided_on.replace(day=1),
            channel=channel,
            account=account,
            receiver=self._receiver(name) if needs_receiver else "",
        )

    def _birth(self, category: Category) -> date:
        """Evenly among the young; among the old the higher ages are rarer."""
        low, high = category.ages
        spread = self._random.random() ** (1.0 if high < 60 else 2.0)
        days = int(365.2425 * low + 1 + spread * 365.2425 * (high - low + 1 - 0.02))
        return self._new_year - timedelta(days=days)

    def _decision_day(self, category: Category, birth: date, before: date) -> date:
        """A working day after the person came under the category, at the earliest when the present law began."""
        came_under = date(min(birth.year + category.ages[0], before.year), 1, 2)
        earliest = max(came_under, date(2021, 7, 5), birth)
        days = max((before - earliest).days - 40, 1)
        day = min(earliest + timedelta(days=self._random.randrange(days)), before - timedelta(days=20))
        return day - timedelta(days=max(day.weekday() - 4, 0))

    def _card(self, birth: date, *, female: bool) -> str:
        century = (birth.year // 100 - 19) * 2 + int(female)
        while True:
            card = f"{PROVINCE}{century}{birth.year % 100:02d}{self._random.randrange(1, 999_999):06d}"
            if card not in self._cards:
                self._cards.add(card)
                return card

    def _route(self) -> tuple[str, str]:
        lot = self._random.random()
        if lot < BANK_SHARE:
            return "BANK", f"4200205{self._serial:06d}"
        return ("HOME" if lot < BANK_SHARE + HOME_SHARE else "POST"), ""

    def _receiver(self, name: str) -> str:
        """Mostly a son or daughter: the same family name."""
        other = invent_name(self._random, female=self._random.random() < 0.6, birth_year=1975)
        return " ".join([name.split(maxsplit=1)[0], *other.split()[1:]])


def _village_weights(places: list[Place]) -> list[float]:
    """Cumulative weights: a commune's people by its households, spread evenly over its villages."""
    villages: dict[str, int] = {}
    for place in places:
        villages[place.commune_code] = villages.get(place.commune_code, 0) + 1
    total, cumulative = 0.0, []
    for place in places:
        total += HOUSEHOLDS.get(place.commune_code, 2000) / villages[place.commune_code]
        cumulative.append(total)
    return cumulative
