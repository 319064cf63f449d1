"""The invented district: the same for the same seed, valid in form, and as large and as costly as the real one."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from ansinh.audit.session import acting
from ansinh.cli.district.mix import DISTRICT_PEOPLE, MERIT, SOCIAL_ASSISTANCE, head_counts
from ansinh.cli.district.people import HOUSEHOLDS, Invented, Inventor, Place, dice
from ansinh.cli.district.poverty import NEAR_POOR, POOR, invent_households
from ansinh.cli.district.records import grants_of
from ansinh.cli.district.workbooks import assistance_rows, assistance_sheet, write_list
from ansinh.intake.examining import Word, examine
from ansinh.intake.layouts import Kind
from ansinh.kit.actors import system_actor
from ansinh.kit.identity import check_cccd
from ansinh.policy.queries import rates_in_force

NEW_YEAR = date(2024, 1, 1)
PLACES = [
    Place(code, int(code), f"Xã {code}", int(code) * 10 + number, f"Thôn {number}")
    for code in HOUSEHOLDS
    for number in (1, 2, 3)
]


@pytest.fixture(scope="module")
def people() -> list[Invented]:
    inventor = Inventor(2024, PLACES, NEW_YEAR)
    everybody = (*SOCIAL_ASSISTANCE, *MERIT)
    return inventor.population(everybody, DISTRICT_PEOPLE)


def test_the_same_seed_gives_the_same_people() -> None:
    first, second = (Inventor(7, PLACES, NEW_YEAR).population(SOCIAL_ASSISTANCE, 500) for _ in range(2))
    assert first == second
    assert first != Inventor(8, PLACES, NEW_YEAR).population(SOCIAL_ASSISTANCE, 500)


def test_the_figures_of_the_office(people: list[Invented]) -> None:
    assert sum(HOUSEHOLDS.values()) == 55_960
    assert len(HOUSEHOLDS) == 22
    assert len(people) == DISTRICT_PEOPLE
    by_field = Counter(person.category.is_merit for person in people)
    assert 12_000 <= by_field[False] <= 13_000
    assert 7_000 <= by_field[True] <= 8_000


@pytest.mark.parametrize("people", [100, 777, 20_000])
def test_a_smaller_district_keeps_the_sum(people: int) -> None:
    counts = head_counts((*SOCIAL_ASSISTANCE, *MERIT), people)
    assert sum(count for _, count in counts) == people


def test_a_year_costs_just_over_300_billion(people: list[Invented], db: None) -> None:
    """By the amounts of the two halves of 2024; those who come and go in the year keep the balance."""
    total = 0
    for month in (date(2024, 1, 1), date(2024, 7, 1)):
        with acting(system_actor("tests")):
            rates = {code: rate.amount_vnd for code, rate in rates_in_force(month, date(2024, 12, 31)).items()}
        total += 6 * sum(int(rates[rate] * by) for person in people for _, rate, by in grants_of(person))
    assert 300_000_000_000 < total < 310_000_000_000


def test_numbers_and_dates_are_valid_in_form(people: list[Invented]) -> None:
    cards = [person.cccd for person in people if person.cccd]
    assert len(cards) == len(set(cards))
    for person in people:
        if person.cccd:
            assert check_cccd(person.cccd, person.birth, "FEMALE" if person.female else "MALE") == []
        assert person.birth < person.decided_on < NEW_YEAR
        assert person.decided_on.weekday() < 5
        assert bool(person.account) == (person.channel == "BANK")


def test_poor_households() -> None:
    inventor = Inventor(3, PLACES, NEW_YEAR)
    households = invent_households(inventor, DISTRICT_PEOPLE, new_year=NEW_YEAR, random=dice(3))
    assert Counter(each.after for each in households) == {"Hộ nghèo": POOR, "Hộ cận nghèo": NEAR_POOR}
    assert POOR - 161 == 1_108


def test_the_importer_reads_the_workbooks_whole(tmp_path: Path, db: None) -> None:
    """Whatever dirt the lists carry, the header is found, every row is a person and every sum ties."""
    local = Inventor(5, PLACES[:3], NEW_YEAR).population(SOCIAL_ASSISTANCE, 400)
    rows = list(assistance_rows(local))
    path = tmp_path / "list.xlsx"
    write_list(path, assistance_sheet(360_000, dice(5)), "Xã Bình Trị", rows)
    word = Word(commune_id=None, allowed=None, confirmed={}, remembered={}, accepted=frozenset())
    with acting(system_actor("tests")):
        examined = examine(path.read_bytes(), None, NEW_YEAR, word)
    assert examined.kind == Kind.BENEFICIARIES
    assert len(examined.rows) == len(rows)
    assert examined.sums
    assert all(check.holds for check in examined.sums)
